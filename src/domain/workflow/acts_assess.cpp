// The last stage: follow-up, execution, settling and reopening (T35, T36, T43).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role FIRST_OFFICER[]{Role::FirstOfficer};
static constexpr Role FIRST_LEADER[]{Role::FirstLeader};
static constexpr Role UNIT_OFFICER[]{Role::UnitOfficer};
static constexpr State FOLLOW_UP_STATES[]{State::Closed, State::FollowUp};
// A further visit while the matter is watched, and the one that 复核 came before; neither moves the state.
static constexpr State FOLLOW_UP_AGAIN[]{State::Observe, State::Final};
static constexpr State SETTLE_STATES[]{State::Observe, State::Final};
// For anonymous petitions, which nobody can follow up (AMB-20); the guard sees to it.
static constexpr State SETTLE_ANONYMOUS[]{State::Closed, State::FollowUp};
static constexpr State REOPEN_STATES[]{State::FollowUp, State::Observe, State::Settled};
static constexpr State EXECUTION_STATES[]{State::OpinionIssued, State::Delivered, State::Closed, State::FollowUp,
    State::Observe, State::Review, State::Recheck, State::Final};
static constexpr State TO_HANDLING[]{State::Handling};
static constexpr State TO_OBSERVE[]{State::Observe};
static constexpr State TO_SETTLED[]{State::Settled};

static constexpr ArgumentDefinition RESPONSIBILITY_FIELDS[]{
    {.name = "told_in_time", .label = "是否按时告知", .type = ArgumentType::Boolean, .required = true},
    {.name = "contacted", .label = "是否与信访人联系", .type = ArgumentType::Boolean, .required = true},
    {.name = "leader_named", .label = "是否明确责任领导和责任人", .type = ArgumentType::Boolean, .required = true},
    {.name = "attitude",
        .label = "工作态度",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = ATTITUDE_CHOICES},
};

static constexpr ArgumentDefinition HANDLING_FIELDS[]{
    {.name = "result_received", .label = "是否收到处理结果", .type = ArgumentType::Boolean, .required = true},
    {.name = "executed", .label = "处理意见是否执行", .type = ArgumentType::Boolean},
    {.name = "solved", .label = "问题是否解决", .type = ArgumentType::Boolean, .required = true},
    {.name = "accepts", .label = "信访人是否认可", .type = ArgumentType::Boolean, .required = true},
    {.name = "new_demand", .label = "有无新的诉求", .type = ArgumentType::Boolean},
    {.name = "new_demand_text", .label = "新的诉求内容", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition FOLLOW_UP_ARGUMENTS[]{
    {.name = "on", .label = "回访日期", .type = ArgumentType::Date, .required = true},
    {.name = "method",
        .label = "回访方式",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = FOLLOW_UP_CHOICES},
    {.name = "reached", .label = "是否联系上", .type = ArgumentType::Boolean, .required = true},
    {.name = "responsibility",
        .label = "工作责任落实情况",
        .type = ArgumentType::Object,
        .fields = RESPONSIBILITY_FIELDS},
    {.name = "handling", .label = "信访事项处理情况", .type = ArgumentType::Object, .fields = HANDLING_FIELDS},
    {.name = "proof", .label = "未能联系的凭证", .type = ArgumentType::LongText},
    {.name = "note", .label = "回访记录", .type = ArgumentType::LongText},
    attachments_argument("回访凭证附件"),
};

static constexpr ArgumentDefinition EXECUTION_ARGUMENTS[]{
    {.name = "demand", .label = "对应诉求", .type = ArgumentType::Integer, .required = true},
    {.name = "executed_on", .label = "执行日期", .type = ArgumentType::Date, .required = true},
    {.name = "proof", .label = "执行凭证", .type = ArgumentType::LongText, .required = true},
    attachments_argument("执行凭证附件"),
};

static constexpr ArgumentDefinition REASON_ARGUMENTS[]{
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ActDefinition ACTS[]{
    {.name = "follow_up",
        .transition = "T35",
        .label = "回访",
        .help = "对已办结事项回访，了解责任落实和事项处理两方面情况。",
        .clause = "通知三（二）",
        .actors = FIRST_OFFICER,
        .from = FOLLOW_UP_STATES,
        .to = TO_OBSERVE,
        .from_too = FOLLOW_UP_AGAIN,
        .arguments = FOLLOW_UP_ARGUMENTS},
    {.name = "record_execution",
        .label = "记录执行",
        .help = "予以支持的诉求执行到位后，记下日期和凭证。",
        .clause = "条例第三十二条",
        .actors = UNIT_OFFICER,
        .from = EXECUTION_STATES,
        .arguments = EXECUTION_ARGUMENTS,
        .primary = false},
    {.name = "settle",
        .transition = "T43",
        .label = "案结事了销号",
        .help = "已回访、已执行、没有重复信访的，闭环销号。",
        .clause = "通知三（一）直至案结事了",
        .actors = FIRST_LEADER,
        .from = SETTLE_STATES,
        .to = TO_SETTLED,
        .from_too = SETTLE_ANONYMOUS},
    {.name = "reopen",
        .transition = "T36",
        .label = "重新办理",
        .help = "回访发现处理意见未执行或有错误的，重新办理。",
        .clause = "通知三（二）及时纠偏纠错",
        .actors = FIRST_LEADER,
        .from = REOPEN_STATES,
        .to = TO_HANDLING,
        .arguments = REASON_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> assess_acts()
{
    return ACTS;
}

} // namespace domain
