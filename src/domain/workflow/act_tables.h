// The parts of the act table, one per stage of the closed loop; acts.cpp puts them together. The choice lists are here
// because forms, guards and documents name the same codes.
#pragma once

#include "domain/workflow/acts.h"

namespace domain {

std::span<ActDefinition const> workspace_acts();
std::span<ActDefinition const> register_acts();
std::span<ActDefinition const> accept_acts();
std::span<ActDefinition const> handle_acts();
std::span<ActDefinition const> verify_acts();
std::span<ActDefinition const> assess_acts();
std::span<ActDefinition const> any_state_acts();
std::span<ActDefinition const> ledger_acts();
std::span<ActDefinition const> alert_acts();

inline constexpr Choice CHANNEL_CHOICES[]{{"LETTER", "来信"}, {"VISIT", "来访"}, {"ONLINE", "网上"}, {"PHONE", "来电"}};
inline constexpr Choice PURPOSE_CHOICES[]{
    {"01", "申诉"}, {"02", "求决"}, {"03", "揭发控告"}, {"04", "意见建议"}, {"99", "其他"}};
inline constexpr Choice ID_TYPE_CHOICES[]{{"111", "居民身份证"}, {"112", "临时居民身份证"}, {"113", "户口簿"},
    {"114", "军官证"}, {"414", "普通护照"}, {"511", "台湾居民来往大陆通行证"}, {"516", "港澳居民来往内地通行证"},
    {"553", "外国人永久居留身份证"}, {"990", "其他"}};
inline constexpr Choice MATTER_CLASS_CHOICES[]{{"SUGGESTION", "建议意见"}, {"ACCUSATION", "检举控告"},
    {"APPEAL", "申诉求决"}, {"CONSULT", "咨询"}, {"OTHER", "其他"}};
inline constexpr Choice FIRST_TIME_CHOICES[]{{"FIRST", "初次"}, {"REPEAT", "重复"}};
// Why a linked record counts as a repeat in K08, or does not (law.md 3.5, FT-06).
inline constexpr Choice REPEAT_KIND_CHOICES[]{{"CONTINUED", "继续信访"}, {"PROGRESS", "咨询进度"},
    {"THANKS", "单纯致谢"}, {"REVIEW", "依法申请复查复核"}, {"DUPLICATE", "一信多投"}};
inline constexpr Choice ROUTE_CHOICES[]{{"R1_JUDICIAL", "涉法涉诉，依法定程序处理"}, {"R2_ARBITRATION", "仲裁"},
    {"R3_PARTY_APPEAL", "党员申诉、申请复审"}, {"R4_ADMIN_PROCEDURE", "行政复议、裁决、确认、许可、处罚等行政程序"},
    {"R5_STATUTORY_DUTY", "申请查处、履行法定职责"}, {"R6_PETITION", "信访程序"}};
inline constexpr Choice LEVEL_CHOICES[]{
    {"TOWNSHIP", "乡镇级"}, {"COUNTY", "县级"}, {"CITY", "市级"}, {"PROVINCE", "省级"}, {"NATION", "国家级"}};
inline constexpr Choice DISPOSAL_CHOICES[]{
    {"GUIDE", "告知引导"}, {"DIRECT_REPLY", "直接答复"}, {"FILE_ONLY", "存"}, {"MERGED", "并入办理"}};
inline constexpr Choice OUTCOME_CHOICES[]{{"SUPPORTED", "予以支持"}, {"PARTLY_SUPPORTED", "部分支持"},
    {"EXPLAINED", "解释说明"}, {"NOT_SUPPORTED", "不予支持"}};
inline constexpr Choice CHECK_RESULT_CHOICES[]{{"PASS", "通过"}, {"FAIL", "不通过"}, {"NA", "不适用"}};
inline constexpr Choice DELIVERY_CHOICES[]{{"IN_PERSON", "当面送达"}, {"MAIL", "邮寄送达"}, {"OTHER", "其他方式"}};
inline constexpr Choice PETITIONER_OPINION_CHOICES[]{{"AGREE", "同意"}, {"DISAGREE", "不同意"}, {"NONE", "无明确意见"}};
inline constexpr Choice FOLLOW_UP_CHOICES[]{{"ON_SITE", "实地回访"}, {"PHONE", "电话回访"}, {"ONLINE", "网络回访"}};
inline constexpr Choice ATTITUDE_CHOICES[]{{"GOOD", "好"}, {"FAIR", "一般"}, {"POOR", "差"}};
inline constexpr Choice APPROVAL_CHOICES[]{{"APPROVE", "批准"}, {"REFUSE", "不批准"}};

} // namespace domain
