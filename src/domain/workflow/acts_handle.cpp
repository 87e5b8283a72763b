// The stage 办理: contact, investigation, extension and the handling opinion (T23, T25, T28, T31).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role UNIT_OFFICER[]{Role::UnitOfficer};
static constexpr Role UNIT_LEADER[]{Role::UnitLeader};
static constexpr State ACCEPTED[]{State::Accepted, State::AcceptedSimple};
static constexpr State HANDLING[]{State::Handling};
static constexpr State INVESTIGATING[]{State::Handling, State::SentBack};
static constexpr State SENT_BACK[]{State::SentBack};

static constexpr ArgumentDefinition START_ARGUMENTS[]{
    {.name = "contacted_on", .label = "联系日期", .type = ArgumentType::Date, .required = true},
    {.name = "contact", .label = "联系情况", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition INVESTIGATE_ARGUMENTS[]{
    {.name = "findings", .label = "调查核实情况", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition EXTEND_ARGUMENTS[]{
    {.name = "days", .label = "延长日数", .type = ArgumentType::Integer, .required = true},
    {.name = "reason", .label = "延期理由", .type = ArgumentType::LongText, .required = true},
    {.name = "notified_on", .label = "告知信访人日期", .type = ArgumentType::Date, .required = true},
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

static constexpr ActDefinition ACTS[]{
    {.name = "start_handling",
        .transition = "T23",
        .label = "开始办理",
        .help = "与信访人取得联系后开始办理。",
        .clause = "通知三（三）；条例第三十一条",
        .actors = UNIT_OFFICER,
        .from = ACCEPTED,
        .arguments = START_ARGUMENTS},
    {.name = "investigate",
        .transition = "T23",
        .label = "记录调查",
        .help = "记下调查核实的情况，作为处理意见的事实依据。",
        .clause = "条例第三十一条第六项",
        .actors = UNIT_OFFICER,
        .from = INVESTIGATING,
        .arguments = INVESTIGATE_ARGUMENTS},
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
        .arguments = OPINION_ARGUMENTS},
    {.name = "resubmit",
        .transition = "T31",
        .label = "整改后重新报审",
        .help = "对退回的每个审核项逐一说明整改情况，再报首办单位审核。",
        .clause = "通知三（二）及时纠偏纠错",
        .actors = UNIT_LEADER,
        .from = SENT_BACK,
        .arguments = RESUBMIT_ARGUMENTS},
};

std::span<ActDefinition const> handle_acts()
{
    return ACTS;
}

} // namespace domain
