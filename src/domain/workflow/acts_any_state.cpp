// Acts that are not tied to one step: approval, links, corrections, void, withdrawal, undo, conflicts (T44, T46–T48,
// W2, W3, J3, J10, PR-03).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role FIRST_OFFICER[]{Role::FirstOfficer};
static constexpr Role FIRST_LEADER[]{Role::FirstLeader};
static constexpr Role LEADERS[]{Role::BureauLeader, Role::FirstLeader, Role::UnitLeader};
static constexpr Role CORRECTORS[]{Role::FirstOfficer, Role::FirstLeader, Role::Admin};
static constexpr Role OFFICER_CHANGERS[]{Role::FirstLeader, Role::UnitLeader};
static constexpr Role ANY_STAFF[]{Role::FirstOfficer, Role::FirstLeader, Role::BureauOfficer, Role::BureauLeader,
    Role::UnitOfficer, Role::UnitLeader};
static constexpr Role CONFLICT_RESOLVERS[]{Role::FirstLeader, Role::BureauLeader, Role::Admin};

static constexpr Choice SIDE_CHOICES[]{
    {"FIRST", "首办责任人"}, {"UNIT_LEADER", "责任领导"}, {"UNIT_OFFICER", "责任人"}};
static constexpr Choice CONFLICT_CHOICES[]{{"KEEP", "维持已生效的一项"}, {"REPLACE", "改用这一项"}};
static constexpr Choice RECUSAL_CHOICES[]{
    {"RECUSE", "应当回避"}, {"NOT_THE_SAME", "同名，不是同一人"}, {"LIFT", "不再回避"}};
static constexpr State TO_WITHDRAWN[]{State::Withdrawn};

static constexpr ArgumentDefinition APPROVE_ARGUMENTS[]{
    {.name = "of", .label = "待批准事项", .required = true, .max_length = 64},
    {.name = "decision",
        .label = "审批意见",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = APPROVAL_CHOICES},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition LINK_ARGUMENTS[]{
    {.name = "repeat_of", .label = "原信访件", .type = ArgumentType::Record, .required = true},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText, .required = true},
    {.name = "repeat_kind", .label = "重复件性质", .type = ArgumentType::Enumeration, .choices = REPEAT_KIND_CHOICES},
};

static constexpr ArgumentDefinition UNLINK_ARGUMENTS[]{
    {.name = "repeat_of", .label = "原信访件", .type = ArgumentType::Record},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition CHANGE_ARGUMENTS[]{
    {.name = "side", .label = "变更对象", .type = ArgumentType::Enumeration, .choices = SIDE_CHOICES},
    {.name = "officer", .label = "接办人", .type = ArgumentType::Staff, .required = true},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition RECUSAL_ARGUMENTS[]{
    {.name = "staff", .label = "工作人员", .type = ArgumentType::Staff, .required = true},
    {.name = "decision",
        .label = "核定结果",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = RECUSAL_CHOICES},
    {.name = "basis", .label = "依据", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition CORRECT_ARGUMENTS[]{
    {.name = "field", .label = "更正的项目", .required = true, .max_length = 60},
    {.name = "value", .label = "更正为", .type = ArgumentType::LongText, .required = true},
    {.name = "reason", .label = "更正理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition VOID_ARGUMENTS[]{
    {.name = "reason", .label = "作废理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition WITHDRAW_ARGUMENTS[]{
    {.name = "statement", .label = "撤回说明", .type = ArgumentType::LongText, .required = true},
    attachments_argument("撤回材料附件"),
};

static constexpr ArgumentDefinition UNDO_ARGUMENTS[]{
    {.name = "of", .label = "撤销的事项", .required = true, .max_length = 64},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition CONFLICT_ARGUMENTS[]{
    {.name = "of", .label = "未生效的事项", .required = true, .max_length = 64},
    {.name = "decision",
        .label = "处理",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = CONFLICT_CHOICES},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition ADD_ATTACHMENTS_ARGUMENTS[]{
    {.name = "purpose",
        .label = "材料类别",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = ATTACHMENT_PURPOSE_CHOICES},
    attachments_argument("附件", true),
    {.name = "note", .label = "说明", .type = ArgumentType::LongText},
};

static constexpr ActDefinition ACTS[]{
    {.name = "approve",
        .label = "审批",
        .help = "由负有审批职责的人批准或不批准待批事项；不批准须写理由。",
        .clause = "条例第二十二条、第三十四条",
        .actors = LEADERS,
        .arguments = APPROVE_ARGUMENTS,
        .primary = false},
    {.name = "link_repeat",
        .transition = "T44",
        .label = "并为重复件",
        .help = "认定为同一信访人就同一事项再次信访，并入原事项。",
        .clause = "通知三（四）",
        .actors = FIRST_OFFICER,
        .arguments = LINK_ARGUMENTS,
        .primary = false},
    {.name = "unlink_repeat",
        .transition = "T44",
        .label = "解除重复关联",
        .help = "认定有误的，解除关联，恢复为独立的初次事项。",
        .clause = "通知三（四）",
        .actors = FIRST_OFFICER,
        .arguments = UNLINK_ARGUMENTS,
        .primary = false},
    {.name = "change_officer",
        .label = "变更承办人",
        .help = "人员变动时变更现承办人；首办责任仍记在登记时的首办责任人名下。",
        .clause = "通知三（一）",
        .actors = OFFICER_CHANGERS,
        .needs_open = true,
        .arguments = CHANGE_ARGUMENTS,
        .primary = false},
    {.name = "decide_recusal",
        .label = "回避核定",
        .help = "与信访人、被反映人有利害关系的应当回避；只是同名的，写明怎样核实不是同一人，核定后可以继续办理。",
        .clause = "条例第二十八条第三款",
        .actors = ANY_STAFF,
        .arguments = RECUSAL_ARGUMENTS,
        .primary = false},
    {.name = "correct",
        .transition = "T47",
        .label = "更正",
        .help = "更正登记有误的项目，记下原值、新值和理由，时限随之重算。",
        .clause = "信访事项网上办理工作规程第五条",
        .actors = CORRECTORS,
        .approvers = FIRST_LEADER,
        .arguments = CORRECT_ARGUMENTS,
        .primary = false},
    {.name = "void",
        .transition = "T48",
        .label = "误登作废",
        .help = "误登的信访件在送达前可以作废，编号保留、不再使用。",
        .clause = "内部规则",
        .actors = FIRST_LEADER,
        .arguments = VOID_ARGUMENTS,
        .primary = false},
    {.name = "withdraw",
        .transition = "T46",
        .label = "信访人撤回",
        .help = "信访人书面或经记录撤回的，终止办理，不计为化解。",
        .clause = "内部规则",
        .actors = FIRST_OFFICER,
        .to = TO_WITHDRAWN,
        .needs_open = true,
        .arguments = WITHDRAW_ARGUMENTS,
        .primary = false},
    {.name = "undo",
        .label = "撤销",
        .help = "撤销本人刚做的一步；已送达、已导出的不能撤销，只能更正。",
        .clause = "内部规则",
        .actors = ANY_STAFF,
        .arguments = UNDO_ARGUMENTS,
        .primary = false},
    {.name = "add_attachments",
        .label = "补充附件",
        .help = "事后收到的材料和凭证补充入卷，写明类别，不改变办理状态。",
        .clause = "内部规则",
        .actors = ANY_STAFF,
        .arguments = ADD_ATTACHMENTS_ARGUMENTS,
        .primary = false},
    {.name = "resolve_conflict",
        .label = "处理冲突",
        .help = "两处各自办理后合并，相互矛盾的事项由负责人决定用哪一项。",
        .clause = "内部规则",
        .actors = CONFLICT_RESOLVERS,
        .arguments = CONFLICT_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> any_state_acts()
{
    return ACTS;
}

} // namespace domain
