// The document requirements of the main job.
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

static constexpr DocumentRequirement DOCUMENTS[]{
    {"D01", "信访事项登记表", "register_petition", "", "L01", D01},
    {"D03", "信访事项受理告知书", "accept", "", "L06", D03},
    {"D09", "转送函", "transfer", "", "L02", D09},
    {"D10", "交办函", "assign", "", "L02", D10},
    {"D12", "转送去向、途径告知书", "guide", "告知引导、并入或存的", "L05", D12},
    {"D15", "直接答复记录", "guide", "直接答复的", "", D15},
    {"D16", "信访事项处理意见书", "submit_opinion", "", "L10", D16},
    {"D18", "调查笔录", "investigate", "", "", D18},
    {"D19", "延期办理告知书", "extend", "", "L10", D19},
    {"D22", "办结报告", "submit_opinion", "交办的", "L12", D22},
    {"D23", "审核意见、退回重办通知", "send_back", "", "L34", D23},
    {"D25", "送达回证", "deliver", "", "L33", D25},
    {"D26", "回访记录", "follow_up", "", "L23", D26},
    {"D33", "闭环销号审批单", "settle", "", "", D33},
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
