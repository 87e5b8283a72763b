// The parts of the act table, one per stage of the closed loop; acts.cpp puts them together. The choice lists are here
// because forms, guards and documents name the same codes.
#pragma once

#include "domain/attachment.h"
#include "domain/workflow/acts.h"

namespace domain {

std::span<ActDefinition const> workspace_acts();
std::span<ActDefinition const> register_acts();
std::span<ActDefinition const> refer_acts();
std::span<ActDefinition const> accept_acts();
std::span<ActDefinition const> object_acts();
std::span<ActDefinition const> handle_acts();
std::span<ActDefinition const> verify_acts();
std::span<ActDefinition const> assess_acts();
std::span<ActDefinition const> relief_acts();
std::span<ActDefinition const> supervise_acts();
std::span<ActDefinition const> special_acts();
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
// 信访原因 (law.md 4.1): the national table has a field and no list; this one is the program's own (CONFIG).
inline constexpr Choice CAUSE_CHOICES[]{{"01", "政策缺失或不完善"}, {"02", "政策落实不到位"}, {"03", "决策或审批不当"},
    {"04", "执法、行政行为不规范"}, {"05", "推诿拖延、作风不实"}, {"06", "企业经营、合同纠纷"}, {"07", "历史遗留问题"},
    {"08", "诉求缺乏政策依据"}, {"09", "其他原因"}};
inline constexpr Choice PETITIONER_OPINION_CHOICES[]{{"AGREE", "同意"}, {"DISAGREE", "不同意"}, {"NONE", "无明确意见"}};
inline constexpr Choice FOLLOW_UP_CHOICES[]{{"ON_SITE", "实地回访"}, {"PHONE", "电话回访"}, {"ONLINE", "网络回访"}};
inline constexpr Choice ATTITUDE_CHOICES[]{{"GOOD", "好"}, {"FAIR", "一般"}, {"POOR", "差"}};
inline constexpr Choice NOTICE_FORM_CHOICES[]{
    {"PAPER", "书面"}, {"PHONE", "电话"}, {"SMS", "短信"}, {"NETWORK", "网络"}};
inline constexpr Choice REFUSAL_CHOICES[]{
    {"N-01", "同一事项已受理或者正在办理"}, {"N-02", "涉法涉诉事项"}, {"N-03", "越级走访"}};
inline constexpr Choice NO_LONGER_CHOICES[]{{"X-01", "复核终结后以同一事实和理由提出"},
    {"X-02", "涉法涉诉事项已依法终结"}, {"X-03", "无正当理由逾期未申请复查、复核"}};
inline constexpr Choice DISCIPLINE_CHOICES[]{
    {"ACCUSATION", "检举控告"}, {"DISCIPLINE_APPEAL", "党员申诉、监察对象申请复查"}};
inline constexpr Choice REVIEW_DECISION_CHOICES[]{{"MAINTAIN", "维持"}, {"CHANGE", "变更"}, {"REVOKE", "撤销"}};
inline constexpr Choice SUPERVISION_MODE_CHOICES[]{
    {"ONLINE", "网上督办"}, {"PHONE", "电话督办"}, {"ON_SITE", "实地督查"}};
inline constexpr Choice SUPERVISION_GROUND_CHOICES[]{{"SV-1", "未按规定受理或者办理"}, {"SV-2", "推诿、敷衍、拖延"},
    {"SV-3", "弄虚作假"}, {"SV-4", "拒不执行处理意见"}, {"OVERDUE", "逾期未办"}, {"REPEAT", "信访人继续信访"}};
inline constexpr Choice SUPERVISION_RESULT_CHOICES[]{
    {"SOLVED", "已解决"}, {"PROGRESSING", "正在推进"}, {"NOT_SOLVED", "未解决"}};
inline constexpr Choice DIFFICULTY_CHOICES[]{
    {"ORDINARY", "一般"}, {"MAJOR", "重大"}, {"DIFFICULT", "疑难"}, {"COMPLEX", "复杂"}};
inline constexpr Choice EVALUATION_SIDE_CHOICES[]{{"BUREAU", "信访部门"}, {"UNIT", "责任单位"}};
inline constexpr Choice EVALUATION_CHOICES[]{
    {"SATISFIED", "满意"}, {"BASICALLY", "基本满意"}, {"NOT_SATISFIED", "不满意"}};
inline constexpr Choice SUBSTANCE_CHOICES[]{{"PS-1", "只有已转、已告知、已解释，没有查明事实"},
    {"PS-2", "处理意见过短或与本单位其他意见雷同"}, {"PS-3", "受理后一日内拟出意见且没有联系信访人"},
    {"PS-4", "予以支持的诉求送达后久未执行"}, {"PS-5", "回访反映问题没有实际解决"}, {"PS-6", "办结后短期内重复信访"}};
inline constexpr Choice APPROVAL_CHOICES[]{{"APPROVE", "批准"}, {"REFUSE", "不批准"}};

inline constexpr Choice ATTACHMENT_PURPOSE_CHOICES[]{{"PETITION", "信访材料"}, {"INVESTIGATION", "调查材料"},
    {"DELIVERY", "送达凭证"}, {"EXECUTION", "执行凭证"}, {"FOLLOW_UP", "回访凭证"}, {"OTHER", "其他"}};

inline constexpr ArgumentDefinition FILE_FIELDS[]{
    {.name = "name", .label = "文件名", .required = true, .max_length = 200},
    {.name = "media_type", .label = "文件类型", .required = true, .max_length = 100},
    {.name = "size", .label = "字节数", .type = ArgumentType::Integer, .required = true},
    {.name = "sha256", .label = "校验值", .required = true, .max_length = 64},
};

// Proof files of an act. The law asks for the paper; whether its picture is in the system is the office's choice, so no
// act but add_attachments requires one.
constexpr ArgumentDefinition attachments_argument(std::string_view label, bool required = false)
{
    return {
        .name = ATTACHMENTS, .label = label, .type = ArgumentType::Files, .required = required, .fields = FILE_FIELDS};
}

inline constexpr ArgumentDefinition CHECK_FIELDS[]{
    {.name = "check", .label = "审核项", .required = true, .max_length = 3},
    {.name = "result",
        .label = "审核结果",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = CHECK_RESULT_CHOICES},
    {.name = "comment", .label = "说明", .type = ArgumentType::LongText},
};

} // namespace domain
