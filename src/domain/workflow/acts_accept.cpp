// The stage 受理: dispatch, sign-for and acceptance (T04, T05, T11, T12, T12a, T20).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role FIRST_OFFICER[]{Role::FirstOfficer};
static constexpr Role BUREAU_OFFICER[]{Role::BureauOfficer};
static constexpr Role BUREAU_LEADER[]{Role::BureauLeader};
static constexpr Role ASSIGNERS[]{Role::BureauOfficer, Role::BureauLeader};
static constexpr Role UNIT_OFFICER[]{Role::UnitOfficer};
static constexpr Role UNIT_LEADER[]{Role::UnitLeader};
static constexpr State DISPATCHABLE[]{State::Triaged, State::ReportedUp};
static constexpr State TRIAGED[]{State::Triaged};
static constexpr State DISPATCHED[]{State::Dispatched};
static constexpr State UNIT_RECEIVED[]{State::UnitReceived};
static constexpr State TO_ACCEPTED[]{State::Accepted};
static constexpr State TO_ACCEPTED_SIMPLE[]{State::AcceptedSimple};
static constexpr State TO_DISPATCHED[]{State::Dispatched};
static constexpr State TO_GUIDED[]{State::Guided};
static constexpr State TO_UNIT_RECEIVED[]{State::UnitReceived};

static constexpr ArgumentDefinition ASSIGN_ARGUMENTS[]{
    {.name = "unit", .label = "责任单位", .type = ArgumentType::Org, .required = true},
    {.name = "feedback_due", .label = "要求反馈日期", .type = ArgumentType::Date, .required = true},
    {.name = "requirements", .label = "办理要求", .type = ArgumentType::LongText},
    {.name = "simple_proposed", .label = "建议简易办理", .type = ArgumentType::Boolean},
};

static constexpr ArgumentDefinition TRANSFER_ARGUMENTS[]{
    {.name = "unit", .label = "转送单位", .type = ArgumentType::Org, .required = true},
    {.name = "not_assigned_reason", .label = "不交办的理由", .type = ArgumentType::LongText},
    {.name = "simple_proposed", .label = "建议简易办理", .type = ArgumentType::Boolean},
};

static constexpr Choice GUIDE_GROUND_CHOICES[]{{"OUT_OF_POWERS", "不属本机关职权"}, {"ANSWERABLE", "可以当即答复"},
    {"NO_CONTENT", "没有具体内容"}, {"THANKS", "表示感谢，没有诉求"}, {"DUPLICATE", "一信多投的重复来件"}};

static constexpr ArgumentDefinition GUIDE_ARGUMENTS[]{
    {.name = "disposal",
        .label = "处理方式",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = DISPOSAL_CHOICES},
    {.name = "ground", .label = "情形", .type = ArgumentType::Enumeration, .choices = GUIDE_GROUND_CHOICES},
    {.name = "text", .label = "告知或答复内容", .type = ArgumentType::LongText, .required = true},
    {.name = "not_assigned_reason", .label = "不交办的理由", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition SELF_RECEIVE_ARGUMENTS[]{
    {.name = "unit_leader", .label = "责任领导", .type = ArgumentType::Staff},
    {.name = "unit_officer", .label = "责任人", .type = ArgumentType::Staff},
};

static constexpr ArgumentDefinition SIGN_ARGUMENTS[]{
    {.name = "arrived_on", .label = "到达日期", .type = ArgumentType::Date},
    {.name = "arrival_proof", .label = "到达凭证（已视同签收的，按实际到达日期计须写明）", .max_length = 200},
    {.name = "unit_leader", .label = "责任领导（可待明确）", .type = ArgumentType::Staff},
    {.name = "unit_officer", .label = "责任人（可待明确）", .type = ArgumentType::Staff},
    {.name = "simple_proposed", .label = "拟简易办理", .type = ArgumentType::Boolean},
};

static constexpr ArgumentDefinition ACCEPT_ARGUMENTS[]{
    {.name = "notice_on", .label = "受理告知书日期", .type = ArgumentType::Date, .required = true},
    {.name = "unit_leader", .label = "责任领导", .type = ArgumentType::Staff},
    {.name = "unit_officer", .label = "责任人", .type = ArgumentType::Staff},
    {.name = "notice_arrived_on", .label = "告知书收到日期", .type = ArgumentType::Date},
};

static constexpr ArgumentDefinition ACCEPT_SIMPLE_ARGUMENTS[]{
    {.name = "notice_on", .label = "告知日期", .type = ArgumentType::Date, .required = true},
    {.name = "notice_form",
        .label = "告知形式",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = NOTICE_FORM_CHOICES},
    {.name = "unit_leader", .label = "责任领导", .type = ArgumentType::Staff},
    {.name = "unit_officer", .label = "责任人", .type = ArgumentType::Staff},
    {.name = "expected_outcome",
        .label = "预计处理结果",
        .type = ArgumentType::Enumeration,
        .choices = OUTCOME_CHOICES},
    {.name = "notice_record", .label = "告知记录（被告知人、时间、内容）", .type = ArgumentType::LongText},
    {.name = "reason", .label = "适用简易的理由", .type = ArgumentType::LongText},
};

static constexpr ActDefinition ACTS[]{
    {.name = "assign",
        .transition = "T05",
        .label = "交办",
        .help = "交责任单位办理并要求按期反馈办结报告；初次申诉求决事项应交办尽交办。",
        .clause = "通知三（二）；条例第二十二条第一款第三项",
        .actors = ASSIGNERS,
        .approvers = BUREAU_LEADER,
        .from = DISPATCHABLE,
        .to = TO_DISPATCHED,
        .arguments = ASSIGN_ARGUMENTS},
    {.name = "transfer",
        .transition = "T04",
        .label = "转送",
        .help = "转送有权处理的单位；初次申诉求决事项不交办的要写明理由。",
        .clause = "条例第二十二条第一款；通知三（二）",
        .actors = BUREAU_OFFICER,
        .from = DISPATCHABLE,
        .to = TO_DISPATCHED,
        .arguments = TRANSFER_ARGUMENTS},
    {.name = "guide",
        .transition = "T11",
        .label = "告知引导",
        .help = "不属本机关职权、可当即答复或没有具体内容的，告知、答复或存查。",
        .clause = "条例第二十三条第一款",
        .actors = FIRST_OFFICER,
        .from = DISPATCHABLE,
        .to = TO_GUIDED,
        .arguments = GUIDE_ARGUMENTS,
        .primary = false},
    {.name = "self_receive",
        .transition = "T12a",
        .label = "自办",
        .help = "首办单位自己有权处理的，直接由本单位办理。",
        .clause = "条例第二十三条第二款",
        .actors = FIRST_OFFICER,
        .from = TRIAGED,
        .to = TO_UNIT_RECEIVED,
        .arguments = SELF_RECEIVE_ARGUMENTS},
    {.name = "sign_for",
        .transition = "T12",
        .label = "签收",
        .help = "责任单位签收，并明确责任领导和责任人；可先待明确。",
        .clause = "通知三（三）；条例第二十三条第三款",
        .actors = UNIT_OFFICER,
        .from = DISPATCHED,
        .to = TO_UNIT_RECEIVED,
        .arguments = SIGN_ARGUMENTS},
    {.name = "accept",
        .transition = "T20",
        .label = "受理",
        .help = "出具受理告知书，自受理之日起六十日内办结。",
        .clause = "条例第二十三条第三款、第三十四条",
        .actors = UNIT_LEADER,
        .from = UNIT_RECEIVED,
        .to = TO_ACCEPTED,
        .arguments = ACCEPT_ARGUMENTS},
    {.name = "accept_simple",
        .transition = "T21",
        .label = "简易受理",
        .help = "事实清楚、责任明确、争议不大、易于解决的初次事项简易办理，十个工作日内作出处理意见。",
        .clause = "信访事项简易办理办法第四条、第五条",
        .actors = UNIT_LEADER,
        .from = UNIT_RECEIVED,
        .to = TO_ACCEPTED_SIMPLE,
        .arguments = ACCEPT_SIMPLE_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> accept_acts()
{
    return ACTS;
}

} // namespace domain
