// Review and recheck, evaluation by the petitioner, and the archive (T40–T42, T45, law.md 6).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role PETITIONER[]{Role::Petitioner};
static constexpr Role REVIEW_ORG[]{Role::ReviewOrg};
static constexpr Role RECHECK_ORG[]{Role::RecheckOrg};
static constexpr Role FIRST_OFFICER[]{Role::FirstOfficer};
// A request is a paper that is handed in or posted; whoever receives it enters it with its date.
static constexpr Role REQUEST_RECORDERS[]{Role::FirstOfficer, Role::UnitOfficer, Role::ReviewOrg, Role::RecheckOrg};
static constexpr State REVIEWABLE[]{State::Delivered, State::Closed, State::FollowUp, State::Observe, State::Settled};
static constexpr State ALSO_ARCHIVED[]{State::Archived}; // filing away takes no right from the petitioner
static constexpr State REVIEW[]{State::Review};
static constexpr State AFTER_REVIEW[]{State::Handling, State::Observe};
static constexpr State OBSERVE[]{State::Observe};
static constexpr State RECHECK[]{State::Recheck};
static constexpr State FINAL[]{State::Final};
static constexpr State ARCHIVABLE[]{State::Settled, State::Final, State::NotAccepted, State::NoLongerAccepted,
    State::ReferredPoliticalLegal, State::ReferredDiscipline, State::RoutedOther, State::Guided, State::Withdrawn};
static constexpr State ARCHIVED[]{State::Archived};

static constexpr Choice GUIDANCE_CHOICES[]{
    {"SMS", "短信"}, {"PHONE", "电话"}, {"ON_SITE", "现场指导"}, {"SLIP", "打印查询码"}};

static constexpr ArgumentDefinition REQUEST_ARGUMENTS[]{
    {.name = "requested_on", .label = "申请日期（邮寄的为邮戳日）", .type = ArgumentType::Date, .required = true},
    {.name = "received_on", .label = "收到申请日期", .type = ArgumentType::Date},
    {.name = "reason", .label = "申请理由", .type = ArgumentType::LongText},
    {.name = "good_reason", .label = "逾期的正当理由", .type = ArgumentType::LongText},
    attachments_argument("申请材料附件"),
};

static constexpr ArgumentDefinition REVIEW_ARGUMENTS[]{
    {.name = "decision",
        .label = "复查意见",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = REVIEW_DECISION_CHOICES},
    {.name = "delivered_on", .label = "送达日期", .type = ArgumentType::Date, .required = true},
    {.name = "reason", .label = "理由和依据", .type = ArgumentType::LongText},
    {.name = "checks", .label = "审核清单", .type = ArgumentType::ObjectList, .fields = CHECK_FIELDS},
};

static constexpr ArgumentDefinition RECHECK_ARGUMENTS[]{
    {.name = "decision",
        .label = "复核意见",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = REVIEW_DECISION_CHOICES},
    {.name = "hearing_from", .label = "听证开始日期", .type = ArgumentType::Date},
    {.name = "hearing_to", .label = "听证结束日期", .type = ArgumentType::Date},
    {.name = "delivered_on", .label = "送达日期", .type = ArgumentType::Date, .required = true},
    {.name = "reason", .label = "理由和依据", .type = ArgumentType::LongText},
    {.name = "checks", .label = "审核清单", .type = ArgumentType::ObjectList, .fields = CHECK_FIELDS},
};

static constexpr ArgumentDefinition HEARING_START_ARGUMENTS[]{
    {.name = "on", .label = "听证开始日期", .type = ArgumentType::Date, .required = true},
};

static constexpr ArgumentDefinition HEARING_END_ARGUMENTS[]{
    {.name = "on", .label = "听证结束日期", .type = ArgumentType::Date, .required = true},
    {.name = "conclusion", .label = "听证意见", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition EVALUATE_ARGUMENTS[]{
    {.name = "side",
        .label = "评价对象",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = EVALUATION_SIDE_CHOICES},
    {.name = "value",
        .label = "满意度",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = EVALUATION_CHOICES},
    {.name = "reason", .label = "不满意的理由", .type = ArgumentType::LongText},
    {.name = "query_code", .label = "查询码", .max_length = 12},
    {.name = "id_tail", .label = "证件号码后四位", .max_length = 4},
};

static constexpr Role PUBLISHERS[]{Role::UnitOfficer, Role::FirstOfficer};
static constexpr ArgumentDefinition PUBLISH_ARGUMENTS[]{
    {.name = "on", .label = "公开日期", .type = ArgumentType::Date, .required = true},
    {.name = "text", .label = "公开内容", .type = ArgumentType::LongText},
};
static constexpr ArgumentDefinition GUIDE_ARGUMENTS[]{
    {.name = "on", .label = "引导日期", .type = ArgumentType::Date, .required = true},
    {.name = "method",
        .label = "引导方式",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = GUIDANCE_CHOICES},
    {.name = "text", .label = "引导内容", .type = ArgumentType::LongText},
};

static constexpr ActDefinition ACTS[]{
    {.name = "request_review",
        .transition = "T40",
        .label = "申请复查",
        .help = "信访人不服处理意见的，自收到书面答复之日起三十日内请求原办理单位的上一级复查。",
        .clause = "条例第三十五条",
        .actors = PETITIONER,
        .from = REVIEWABLE,
        .to = REVIEW,
        .from_too = ALSO_ARCHIVED,
        .recorders = REQUEST_RECORDERS,
        .arguments = REQUEST_ARGUMENTS,
        .primary = false},
    {.name = "issue_review",
        .transition = "T41",
        .label = "出具复查意见",
        .help = "复查机关自收到请求之日起三十日内提出复查意见：维持、变更，或者撤销重新办理。",
        .clause = "条例第三十五条",
        .actors = REVIEW_ORG,
        .from = REVIEW,
        .to = AFTER_REVIEW,
        .arguments = REVIEW_ARGUMENTS},
    {.name = "request_recheck",
        .transition = "T42",
        .label = "申请复核",
        .help = "信访人不服复查意见的，自收到书面答复之日起三十日内请求复查机关的上一级复核。",
        .clause = "条例第三十六条第一款",
        .actors = PETITIONER,
        .from = OBSERVE,
        .to = RECHECK,
        .recorders = REQUEST_RECORDERS,
        .arguments = REQUEST_ARGUMENTS,
        .primary = false},
    {.name = "open_recheck_hearing",
        .label = "复核听证开始",
        .help = "复核机关举行听证，听证时间不计算在复核期限内。",
        .clause = "条例第三十六条第二款",
        .actors = RECHECK_ORG,
        .from = RECHECK,
        .arguments = HEARING_START_ARGUMENTS,
        .primary = false},
    {.name = "conclude_recheck_hearing",
        .label = "复核听证结束",
        .help = "记下听证结束日期，复核期限恢复计算。",
        .clause = "条例第三十六条第二款",
        .actors = RECHECK_ORG,
        .from = RECHECK,
        .arguments = HEARING_END_ARGUMENTS,
        .primary = false},
    {.name = "issue_recheck",
        .transition = "T42",
        .label = "出具复核意见",
        .help = "复核机关自收到请求之日起三十日内提出复核意见，信访程序终结。",
        .clause = "条例第三十六条",
        .actors = RECHECK_ORG,
        .from = RECHECK,
        .to = FINAL,
        .arguments = RECHECK_ARGUMENTS},
    {.name = "evaluate",
        .label = "满意度评价",
        .help = "信访人对信访部门和责任单位分别评价，每方一次；工作人员不得代评。",
        .clause = "信访事项满意度评价办法（国信发〔2022〕11号）",
        .actors = PETITIONER,
        .arguments = EVALUATE_ARGUMENTS,
        .primary = false},
    {.name = "record_guidance",
        .label = "记录引导评价",
        .help = "耐心细致引导信访人查询、评价，记下方式和内容。",
        .clause = "通知三（三）",
        .actors = FIRST_OFFICER,
        .arguments = GUIDE_ARGUMENTS,
        .primary = false},
    {.name = "publish_result",
        .label = "公开过程和结果",
        .help = "处理意见送达后，向信访人公开办理过程和办理结果；没有单独公开的，以审核认定办结为公开。",
        .clause = "通知三（三）；网上办理工作规程",
        .actors = PUBLISHERS,
        .arguments = PUBLISH_ARGUMENTS,
        .primary = false},
    {.name = "archive",
        .transition = "T45",
        .label = "归档",
        .help = "已经终结的信访件整理卷宗目录后归档。",
        .clause = "内部规则",
        .actors = FIRST_OFFICER,
        .from = ARCHIVABLE,
        .to = ARCHIVED,
        .primary = false},
};

std::span<ActDefinition const> relief_acts()
{
    return ACTS;
}

} // namespace domain
