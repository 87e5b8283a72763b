// The document requirements of the acts, in order of the document.
#include "domain/workflow/documents.h"

namespace domain {

static constexpr std::string_view D01[]{"登记项目", "接待记录", "来访人核对签名"};
static constexpr std::string_view D03[]{"信访人", "信访事项", "收到日期和来源", "受理的各项诉求",
    "办理单位、联系方式、途径和程序", "六十日办理期限和可延长三十日", "办理期间不向上级重复信访", "查询和评价方法"};
static constexpr std::string_view D09[]{
    "信访人和事项概况", "转送依据", "接收单位", "十五日告知和五个工作日异议", "期限", "附件清单"};
static constexpr std::string_view D10[]{
    "信访人和事项概况", "交办依据", "办理要求", "反馈日期", "办结报告要求", "明确责任领导", "联系人"};
static constexpr std::string_view D12[]{"去向或途径", "理由"};
static constexpr std::string_view D15[]{"问题", "答复", "答复方式"};
static constexpr std::string_view D16[]{
    "投诉请求", "事实和理由", "各项诉求的处理意见", "法律法规依据", "救济途径", "单位、印章和日期"};
static constexpr std::string_view D18[]{"调查人", "记录人", "时间地点", "被调查人", "内容", "结论"};
static constexpr std::string_view D19[]{"原期限", "理由", "批准人", "新期限"};
static constexpr std::string_view D22[]{"事项", "办理过程", "查明情况", "各项诉求的结果", "信访人意见", "送达", "回访"};
static constexpr std::string_view D23[]{"不通过的审核项", "整改要求", "日期"};
static constexpr std::string_view D25[]{"文书", "受送达人", "方式、地点和时间", "签收，或拒收和见证人"};
static constexpr std::string_view D26[]{"回访方式", "时间", "回访人", "工作责任落实情况", "信访事项处理情况", "下一步"};
static constexpr std::string_view D33[]{"案结事了的各项条件", "依据"};
static constexpr std::string_view D02[]{"报告对象", "时间、地点、规模", "主要诉求", "苗头倾向", "已采取的措施", "建议"};
static constexpr std::string_view D04[]{"告知形式", "告知时间", "被告知人", "十个工作日办理期限"};
static constexpr std::string_view D05[]{"转普通程序的理由", "自简易受理之日起六十日的期限"};
static constexpr std::string_view D06[]{"信访事项", "理由", "有权处理的政法机关和地址"};
static constexpr std::string_view D07[]{"信访事项", "不予受理的理由和条款", "可以提出的途径", "日期"};
static constexpr std::string_view D08[]{"终结文书和文号", "同一事实和理由", "条例第三十六条第三款"};
static constexpr std::string_view D11[]{"移送事由", "层级", "材料清单", "密级", "回执"};
static constexpr std::string_view D13[]{"法定途径", "法律依据", "有权机关", "该途径的期限"};
static constexpr std::string_view D14[]{"详细理由", "职权清单依据", "建议办理单位", "审核决定"};
static constexpr std::string_view D20[]{"事项", "时间和地点", "听证组", "参加人", "陈述", "听证意见", "起止日期"};
static constexpr std::string_view D21[]{"当事人", "争议", "协议内容", "履行期限", "签名"};
static constexpr std::string_view D24[]{"归口和方式", "督办情形", "督办意见", "反馈期限"};
static constexpr std::string_view D27[]{"案情", "难点", "可选办法", "建议"};
static constexpr std::string_view D28[]{"争议单位", "争议情况", "处理原则", "决定：主办和协办"};
static constexpr std::string_view D29[]{
    "包案领导", "责任单位和人员", "成因和诉求分析", "化解措施", "进度安排", "责任人"};
static constexpr std::string_view D30[]{"请求", "事实和理由", "原处理意见"};
static constexpr std::string_view D31[]{
    "请求", "原处理意见", "查明情况", "维持、变更或撤销", "依据", "三十日内申请复核"};
static constexpr std::string_view D32[]{"请求", "复查意见", "查明情况", "维持、变更或撤销", "依据", "信访程序终结"};
static constexpr std::string_view D34[]{"文书和材料目录"};
static constexpr std::string_view D44[]{"各环节情况", "原因", "化解责任", "措施", "期限"};

static constexpr DocumentRequirement DOCUMENTS[]{
    {"D01", "信访事项登记表", "register_petition", "", "L01", D01},
    {"D02", "重大紧急信访事项报告", "report_up", "", "L17", D02},
    {"D03", "信访事项受理告知书", "accept", "", "L06", D03},
    {"D04", "简易办理告知", "accept_simple", "", "L19", D04},
    {"D05", "转普通程序告知书", "switch_to_ordinary", "", "", D05},
    {"D06", "涉法涉诉引导告知书", "refer_political_legal", "来访的", "L02", D06},
    {"D07", "不予受理告知书", "not_accept", "", "L06", D07},
    {"D08", "不再受理告知书", "no_longer_accept", "", "L06", D08},
    {"D09", "转送函", "transfer", "", "L02", D09},
    {"D10", "交办函", "assign", "", "L02", D10},
    {"D11", "移送函（政法、纪检监察）", "refer_discipline", "", "L02", D11},
    {"D12", "转送去向、途径告知书", "guide", "告知引导、并入或存的", "L05", D12},
    {"D13", "依法分类处理告知书", "route_other", "", "L06", D13},
    {"D14", "异议书及异议审核意见", "object", "", "L08", D14},
    {"D15", "直接答复记录", "guide", "直接答复的", "", D15},
    {"D16", "信访事项处理意见书", "submit_opinion", "", "L10", D16},
    {"D18", "调查笔录", "investigate", "", "", D18},
    {"D19", "延期办理告知书", "extend", "", "L10", D19},
    {"D20", "听证通知书、听证笔录、听证意见", "conclude_hearing", "", "", D20},
    {"D21", "调解协议书、和解协议书", "conclude_mediation", "达成协议的", "", D21},
    {"D22", "办结报告", "submit_opinion", "交办的", "L12", D22},
    {"D23", "审核意见、退回重办通知", "send_back", "", "L34", D23},
    {"D24", "督办函", "supervise", "", "L26", D24},
    {"D25", "送达回证", "deliver", "", "L33", D25},
    {"D26", "回访记录", "follow_up", "", "L23", D26},
    {"D27", "提请联席会议研究报告", "report_joint_conference", "", "L28", D27},
    {"D28", "受理争议协调函、受理决定", "dispute_acceptance", "", "L39", D28},
    {"D29", "包案化解方案", "assign_case_leader", "", "", D29},
    {"D30", "复查、复核申请书", "request_review", "", "L13", D30},
    {"D31", "复查意见书", "issue_review", "", "L14", D31},
    {"D32", "复核意见书", "issue_recheck", "", "L16", D32},
    {"D33", "闭环销号审批单", "settle", "", "", D33},
    {"D34", "卷宗目录", "archive", "", "", D34},
    {"D44", "越级进京初次信访事项复盘报告", "record_retrospect", "", "L29", D44},
};

std::span<DocumentRequirement const> document_requirements()
{
    return DOCUMENTS;
}

DocumentRequirement const* find_document(std::string_view kind)
{
    for (auto const& document : DOCUMENTS)
        if (document.kind == kind)
            return &document;
    return nullptr;
}

} // namespace domain
