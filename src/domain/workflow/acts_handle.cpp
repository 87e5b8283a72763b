// The stage 办理: contact, investigation, extension and the handling opinion (T23, T25, T28, T31).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role UNIT_OFFICER[]{Role::UnitOfficer};
static constexpr Role UNIT_LEADER[]{Role::UnitLeader};
static constexpr State ACCEPTED[]{State::Accepted, State::AcceptedSimple};
static constexpr State HANDLING[]{State::Handling};
static constexpr State ALSO_SENT_BACK[]{State::SentBack}; // what the first unit asks for is investigated there
static constexpr State SENT_BACK[]{State::SentBack};
static constexpr State SWITCHABLE[]{State::Handling, State::AcceptedSimple};
static constexpr State HEARING[]{State::Hearing};
static constexpr State MEDIATION[]{State::Mediation};
static constexpr State TO_HEARING[]{State::Hearing};
static constexpr State TO_MEDIATION[]{State::Mediation};
static constexpr State TO_HANDLING[]{State::Handling};
static constexpr State TO_OPINION_DRAFTED[]{State::OpinionDrafted};

static constexpr ArgumentDefinition START_ARGUMENTS[]{
    {.name = "contacted_on", .label = "联系日期", .type = ArgumentType::Date, .required = true},
    {.name = "contact", .label = "联系情况", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition INVESTIGATE_ARGUMENTS[]{
    {.name = "findings", .label = "调查核实情况", .type = ArgumentType::LongText, .required = true},
    attachments_argument("调查材料附件"),
};

static constexpr ArgumentDefinition EXTEND_ARGUMENTS[]{
    {.name = "days", .label = "延长日数", .type = ArgumentType::Integer, .required = true},
    {.name = "reason", .label = "延期理由", .type = ArgumentType::LongText, .required = true},
    {.name = "notified_on", .label = "告知信访人日期", .type = ArgumentType::Date, .required = true},
    attachments_argument("延期审批单、延期告知书（补录的必附）"),
};

static constexpr ArgumentDefinition OUTCOME_FIELDS[]{
    {.name = "demand", .label = "对应诉求", .type = ArgumentType::Integer, .required = true},
    {.name = "outcome",
        .label = "处理结果",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = OUTCOME_CHOICES},
    {.name = "text", .label = "处理意见", .type = ArgumentType::LongText, .required = true},
    {.name = "execution_unit", .label = "执行单位", .max_length = 100},
    {.name = "execution_due", .label = "执行期限", .type = ArgumentType::Date},
};

static constexpr ArgumentDefinition OPINION_ARGUMENTS[]{
    {.name = "request", .label = "投诉请求", .type = ArgumentType::LongText, .required = true, .missing_id = "Q15"},
    {.name = "facts", .label = "事实和理由", .type = ArgumentType::LongText, .required = true, .missing_id = "Q15"},
    {.name = "outcomes",
        .label = "处理意见",
        .type = ArgumentType::ObjectList,
        .required = true,
        .fields = OUTCOME_FIELDS,
        .missing_id = "Q14"},
    {.name = "legal_basis",
        .label = "法律法规依据",
        .type = ArgumentType::TextList,
        .required = true,
        .missing_id = "Q15"},
    {.name = "remedy", .label = "救济途径", .type = ArgumentType::LongText, .required = true, .missing_id = "Q17"},
};

static constexpr ArgumentDefinition ANSWER_FIELDS[]{
    {.name = "check", .label = "审核项", .required = true, .max_length = 3},
    {.name = "answer", .label = "整改情况", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition RESUBMIT_ARGUMENTS[]{
    {.name = "answers",
        .label = "逐项整改说明",
        .type = ArgumentType::ObjectList,
        .required = true,
        .fields = ANSWER_FIELDS},
    {.name = "request", .label = "投诉请求", .type = ArgumentType::LongText},
    {.name = "facts", .label = "事实和理由", .type = ArgumentType::LongText},
    {.name = "outcomes", .label = "处理意见", .type = ArgumentType::ObjectList, .fields = OUTCOME_FIELDS},
    {.name = "legal_basis", .label = "法律法规依据", .type = ArgumentType::TextList},
    {.name = "remedy", .label = "救济途径", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition SWITCH_ARGUMENTS[]{
    {.name = "reason", .label = "转普通程序的理由", .type = ArgumentType::LongText, .required = true},
    {.name = "notified_on", .label = "告知信访人日期", .type = ArgumentType::Date},
};

static constexpr ArgumentDefinition OPEN_HEARING_ARGUMENTS[]{
    {.name = "on", .label = "听证开始日期", .type = ArgumentType::Date, .required = true},
    {.name = "ground", .label = "听证理由", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition CONCLUDE_HEARING_ARGUMENTS[]{
    {.name = "on", .label = "听证结束日期", .type = ArgumentType::Date, .required = true},
    {.name = "conclusion", .label = "听证意见", .type = ArgumentType::LongText, .required = true},
    attachments_argument("听证材料附件"),
};

static constexpr ArgumentDefinition OPEN_MEDIATION_ARGUMENTS[]{
    {.name = "on", .label = "调解开始日期", .type = ArgumentType::Date, .required = true},
    {.name = "mediator", .label = "调解组织或调解员", .max_length = 100},
};

static constexpr ArgumentDefinition CONCLUDE_MEDIATION_ARGUMENTS[]{
    {.name = "on", .label = "调解结束日期", .type = ArgumentType::Date, .required = true},
    {.name = "agreement", .label = "协议内容（未达成的不填）", .type = ArgumentType::LongText},
    {.name = "performance_due", .label = "履行期限", .type = ArgumentType::Date},
    attachments_argument("调解材料附件"),
};

static constexpr ActDefinition ACTS[]{
    {.name = "start_handling",
        .transition = "T23",
        .label = "开始办理",
        .help = "与信访人取得联系后开始办理。",
        .clause = "通知三（三）；条例第三十一条",
        .actors = UNIT_OFFICER,
        .from = ACCEPTED,
        .to = TO_HANDLING,
        .arguments = START_ARGUMENTS},
    {.name = "investigate",
        .transition = "T23",
        .label = "记录调查",
        .help = "记下调查核实的情况，作为处理意见的事实依据。",
        .clause = "条例第三十一条第六项",
        .actors = UNIT_OFFICER,
        .from = HANDLING,
        .from_too = ALSO_SENT_BACK,
        .arguments = INVESTIGATE_ARGUMENTS},
    {.name = "switch_to_ordinary",
        .transition = "T24",
        .label = "转普通程序",
        .help = "不宜简易或者没有妥善解决的，经负责人批准转普通程序，六十日自简易受理之日起算。",
        .clause = "信访事项简易办理办法",
        .actors = UNIT_LEADER,
        .from = SWITCHABLE,
        .to = TO_HANDLING,
        .arguments = SWITCH_ARGUMENTS,
        .primary = false},
    {.name = "open_hearing",
        .transition = "T26",
        .label = "举行听证",
        .help = "重大、复杂、疑难的信访事项可以举行听证；办理期限照常计算。",
        .clause = "条例第三十一条第六项",
        .actors = UNIT_LEADER,
        .from = HANDLING,
        .to = TO_HEARING,
        .arguments = OPEN_HEARING_ARGUMENTS,
        .primary = false},
    {.name = "conclude_hearing",
        .transition = "T26",
        .label = "听证结束",
        .help = "记下听证结束日期和听证意见，继续办理。",
        .clause = "条例第三十一条第六项",
        .actors = UNIT_LEADER,
        .from = HEARING,
        .to = TO_HANDLING,
        .arguments = CONCLUDE_HEARING_ARGUMENTS},
    {.name = "open_mediation",
        .transition = "T27",
        .label = "组织调解",
        .help = "在裁量权范围内、双方自愿的，组织调解或者促成和解；办理期限照常计算。",
        .clause = "条例第三十三条",
        .actors = UNIT_OFFICER,
        .from = HANDLING,
        .to = TO_MEDIATION,
        .arguments = OPEN_MEDIATION_ARGUMENTS,
        .primary = false},
    {.name = "conclude_mediation",
        .transition = "T27",
        .label = "调解结束",
        .help = "达成协议的记下协议书内容；未达成的继续办理。",
        .clause = "条例第三十三条",
        .actors = UNIT_OFFICER,
        .from = MEDIATION,
        .to = TO_HANDLING,
        .arguments = CONCLUDE_MEDIATION_ARGUMENTS},
    {.name = "extend",
        .transition = "T25",
        .label = "申请延期",
        .help = "情况复杂的，经负责人批准可延长一次，不超过三十日，并告知信访人理由。",
        .clause = "条例第三十四条",
        .actors = UNIT_LEADER,
        .from = HANDLING,
        .arguments = EXTEND_ARGUMENTS,
        .primary = false},
    {.name = "submit_opinion",
        .transition = "T28",
        .label = "提交处理意见（报审）",
        .help = "按四项内容写明处理意见，逐项答复诉求，报首办单位审核。",
        .clause = "条例第三十二条",
        .actors = UNIT_LEADER,
        .from = HANDLING,
        .to = TO_OPINION_DRAFTED,
        .arguments = OPINION_ARGUMENTS},
    {.name = "resubmit",
        .transition = "T31",
        .label = "整改后重新报审",
        .help = "对退回的每个审核项逐一说明整改情况，再报首办单位审核。",
        .clause = "通知三（二）及时纠偏纠错",
        .actors = UNIT_LEADER,
        .from = SENT_BACK,
        .to = TO_OPINION_DRAFTED,
        .arguments = RESUBMIT_ARGUMENTS},
};

std::span<ActDefinition const> handle_acts()
{
    return ACTS;
}

} // namespace domain
