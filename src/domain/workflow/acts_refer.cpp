// Ways that lead out of the petition procedure, and the report of major matters (T03, T06–T10, T22).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role BUREAU_LEADER[]{Role::BureauLeader};
static constexpr Role BUREAU_OFFICER[]{Role::BureauOfficer};
static constexpr Role BUREAU_OR_UNIT[]{Role::BureauOfficer, Role::UnitLeader};
static constexpr Role APPROVING_LEADERS[]{Role::BureauLeader, Role::UnitLeader};
static constexpr State TRIAGED[]{State::Triaged};
static constexpr State DISPATCHABLE[]{State::Triaged, State::ReportedUp};
// 条例第二十五条 says 及时: it is not held up by the triage, and a report that was missed stays owed (RT-00). The state
// moves from TRIAGED only.
static constexpr State WHENEVER_LEARNT[]{State::Registered, State::Dispatched, State::Objected, State::Returned,
    State::UnitReceived, State::AcceptDispute, State::Accepted, State::AcceptedSimple, State::NotAccepted,
    State::NoLongerAccepted, State::ReferredPoliticalLegal, State::ReferredDiscipline, State::RoutedOther,
    State::Guided, State::Withdrawn, State::Handling, State::Mediation, State::Hearing, State::OpinionDrafted,
    State::UnderVerification, State::SentBack, State::OpinionIssued, State::Delivered, State::Closed, State::FollowUp,
    State::Observe, State::Review, State::Recheck, State::Final, State::Settled, State::Archived};
static constexpr State REFUSABLE[]{State::Triaged, State::ReportedUp, State::UnitReceived};
static constexpr State REFERRED[]{State::ReferredPoliticalLegal, State::ReferredDiscipline, State::RoutedOther};
static constexpr State TO_REPORTED_UP[]{State::ReportedUp};
static constexpr State TO_REFERRED_PL[]{State::ReferredPoliticalLegal};
static constexpr State TO_REFERRED_DISCIPLINE[]{State::ReferredDiscipline};
static constexpr State TO_ROUTED_OTHER[]{State::RoutedOther};
static constexpr State TO_NOT_ACCEPTED[]{State::NotAccepted};
static constexpr State TO_NO_LONGER_ACCEPTED[]{State::NoLongerAccepted};

static constexpr ArgumentDefinition REPORT_ARGUMENTS[]{
    {.name = "recipients", .label = "报告对象", .type = ArgumentType::TextList, .required = true},
    {.name = "measures", .label = "已采取的措施和建议", .type = ArgumentType::LongText},
    {.name = "reported_time", .label = "报告时间", .max_length = 5},
};

static constexpr ArgumentDefinition POLITICAL_LEGAL_ARGUMENTS[]{
    {.name = "org", .label = "政法部门", .type = ArgumentType::Org, .required = true},
    {.name = "guidance", .label = "对来访人的告知引导", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition DISCIPLINE_ARGUMENTS[]{
    {.name = "org", .label = "纪检监察机关", .type = ArgumentType::Org, .required = true},
    {.name = "reason",
        .label = "移送事由",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = DISCIPLINE_CHOICES},
};

static constexpr ArgumentDefinition ROUTE_ARGUMENTS[]{
    {.name = "route",
        .label = "法定途径",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = ROUTE_CHOICES},
    {.name = "organ", .label = "受理该途径的机关", .max_length = 100},
    {.name = "text", .label = "告知内容", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition NOT_ACCEPT_ARGUMENTS[]{
    {.name = "ground",
        .label = "不予受理理由",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = REFUSAL_CHOICES},
    {.name = "text", .label = "告知内容", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition NO_LONGER_ARGUMENTS[]{
    {.name = "ground",
        .label = "不再受理理由",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = NO_LONGER_CHOICES},
    {.name = "final_document", .label = "终结文书名称和文号", .max_length = 200},
    {.name = "text", .label = "告知内容", .type = ArgumentType::LongText},
    attachments_argument("终结文书"),
};

static constexpr ArgumentDefinition RESULT_ARGUMENTS[]{
    {.name = "receipt_on", .label = "收件日期", .type = ArgumentType::Date},
    {.name = "result_on", .label = "反馈结果日期", .type = ArgumentType::Date},
    {.name = "result", .label = "处理结果", .type = ArgumentType::LongText},
};

static constexpr ActDefinition ACTS[]{
    {.name = "report_up",
        .transition = "T03",
        .label = "报请党委政府",
        .help = "重大紧急信访事项及时报告本级党委政府、主管部门和联席会议办公室，并报上一级信访部门。",
        .clause = "条例第二十五条",
        .actors = BUREAU_LEADER,
        .from = TRIAGED,
        .to = TO_REPORTED_UP,
        .from_too = WHENEVER_LEARNT,
        .arguments = REPORT_ARGUMENTS,
        .primary = false},
    {.name = "refer_political_legal",
        .transition = "T06",
        .label = "转政法部门",
        .help = "涉法涉诉事项转同级政法部门依法处理；来访的告知引导。",
        .clause = "通知三（二）；条例第二十二条第二款",
        .actors = BUREAU_OFFICER,
        .from = DISPATCHABLE,
        .to = TO_REFERRED_PL,
        .arguments = POLITICAL_LEGAL_ARGUMENTS,
        .primary = false},
    {.name = "refer_discipline",
        .transition = "T07",
        .label = "转纪检监察机关",
        .help = "检举控告按管理权限移送；党员申诉、监察对象申请复查转同级纪检监察机关。内容限制查阅。",
        .clause = "通知三（二）；条例第二十二条第二款、第三十条",
        .actors = BUREAU_OFFICER,
        .from = DISPATCHABLE,
        .to = TO_REFERRED_DISCIPLINE,
        .arguments = DISCIPLINE_ARGUMENTS,
        .primary = false},
    {.name = "route_other",
        .transition = "T08",
        .label = "导入其他途径",
        .help = "应当通过仲裁或者行政程序解决的，导入相应程序并告知信访人。",
        .clause = "条例第三十一条第二项、第四项",
        .actors = BUREAU_OR_UNIT,
        .from = REFUSABLE,
        .to = TO_ROUTED_OTHER,
        .arguments = ROUTE_ARGUMENTS,
        .primary = false},
    {.name = "not_accept",
        .transition = "T09",
        .label = "不予受理",
        .help = "有不予受理情形的，经负责人批准出具不予受理告知书；仍登记并计数。",
        .clause = "条例第十九条第三款、第二十条",
        .actors = BUREAU_OR_UNIT,
        .approvers = APPROVING_LEADERS,
        .from = REFUSABLE,
        .to = TO_NOT_ACCEPTED,
        .arguments = NOT_ACCEPT_ARGUMENTS,
        .primary = false},
    {.name = "no_longer_accept",
        .transition = "T10",
        .label = "不再受理",
        .help = "已经终结的事项以同一事实和理由再提出的，写明终结文书，经负责人批准不再受理。",
        .clause = "条例第三十六条第三款、第三十七条第三款",
        .actors = BUREAU_OR_UNIT,
        .approvers = APPROVING_LEADERS,
        .from = REFUSABLE,
        .to = TO_NO_LONGER_ACCEPTED,
        .arguments = NO_LONGER_ARGUMENTS,
        .primary = false},
    {.name = "record_referral_result",
        .label = "记录移送结果",
        .help = "记下政法部门、纪检监察机关或其他途径的收件和处理结果，转出不等于办结。",
        .clause = "通知三（二）全程跟踪管理",
        .actors = BUREAU_OFFICER,
        .from = REFERRED,
        .arguments = RESULT_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> refer_acts()
{
    return ACTS;
}

} // namespace domain
