// Special handling: led cases, consultation, retrospect, backlog, the ledgers of 三到位一处理, delegation (T39,
// S18–S20, S56–S61, AMB-19).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role JC_OFFICE[]{Role::JcOffice};
static constexpr Role CASE_TEAM[]{Role::CaseLeader, Role::UnitLeader, Role::UnitOfficer};
static constexpr Role CONVENERS[]{Role::CaseLeader, Role::JcOffice};
static constexpr Role CASE_LEADER[]{Role::CaseLeader};
static constexpr Role RETROSPECTORS[]{Role::UnitLeader, Role::BureauLeader};
static constexpr Role HELPERS[]{Role::UnitOfficer, Role::FirstOfficer};
static constexpr Role FIRST_LEADER[]{Role::FirstLeader};

static constexpr Choice ACTIVITY_CHOICES[]{
    {"INTERVIEW", "约见信访人"}, {"MEETING", "召开会议"}, {"INSTRUCTION", "批示"}, {"VISIT", "下访"}};
static constexpr Choice ASSISTANCE_CHOICES[]{{"SOCIAL", "社会救助"}, {"JUDICIAL", "司法救助"},
    {"LEGAL_AID", "法律援助"}, {"PSYCHOLOGICAL", "心理疏导"}, {"OTHER", "其他帮扶"}};
static constexpr Choice CONDUCT_CHOICES[]{{"26-1", "围堵、冲击机关或者拦截公务车辆、堵塞交通"},
    {"26-2", "携带危险物品、管制器具"}, {"26-3", "侮辱、殴打、威胁工作人员或者非法限制人身自由"},
    {"26-4", "在信访接待场所滞留、滋事或者弃留生活不能自理的人"},
    {"26-5", "煽动、串联、胁迫、以财物诱使、幕后操纵他人信访或者借机敛财"}, {"26-6", "其他扰乱公共秩序的行为"}};
static constexpr Choice TASK_CHOICES[]{{"FOLLOW_UP", "回访"}, {"VERIFICATION", "审核"}};

static constexpr ArgumentDefinition MEASURE_FIELDS[]{
    {.name = "text", .label = "化解措施", .type = ArgumentType::LongText, .required = true},
    {.name = "owner", .label = "责任人", .required = true, .max_length = 100},
    {.name = "due", .label = "完成期限", .type = ArgumentType::Date},
};

static constexpr ArgumentDefinition LEADER_ARGUMENTS[]{
    {.name = "leader", .label = "包案领导", .type = ArgumentType::Staff, .required = true},
    {.name = "measures", .label = "化解措施", .type = ArgumentType::ObjectList, .fields = MEASURE_FIELDS},
};

static constexpr ArgumentDefinition PROGRESS_ARGUMENTS[]{
    {.name = "measure", .label = "第几项措施", .type = ArgumentType::Integer, .required = true},
    {.name = "progress", .label = "进度（%）", .type = ArgumentType::Integer, .required = true},
    {.name = "note", .label = "进展情况", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition CONSULTATION_ARGUMENTS[]{
    {.name = "on", .label = "会商日期", .type = ArgumentType::Date, .required = true},
    {.name = "participants", .label = "参加单位和人员", .type = ArgumentType::TextList, .required = true},
    {.name = "views", .label = "各方意见", .type = ArgumentType::LongText},
    {.name = "conclusion", .label = "会商结论", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition ACTIVITY_ARGUMENTS[]{
    {.name = "on", .label = "日期", .type = ArgumentType::Date, .required = true},
    {.name = "kind", .label = "活动", .type = ArgumentType::Enumeration, .required = true, .choices = ACTIVITY_CHOICES},
    {.name = "text", .label = "内容", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition RETROSPECT_ARGUMENTS[]{
    {.name = "findings", .label = "各环节情况", .type = ArgumentType::LongText, .required = true},
    {.name = "cause", .label = "越级原因", .type = ArgumentType::LongText, .required = true},
    {.name = "measures", .label = "化解措施", .type = ArgumentType::LongText, .required = true},
    {.name = "resolve_leader", .label = "化解责任领导", .required = true, .max_length = 60},
    {.name = "resolve_due", .label = "化解期限", .type = ArgumentType::Date, .required = true},
};

static constexpr ArgumentDefinition RESOLUTION_ARGUMENTS[]{
    {.name = "on", .label = "化解日期", .type = ArgumentType::Date, .required = true},
    {.name = "result", .label = "化解情况", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition REASON_ARGUMENTS[]{
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition EDUCATION_ARGUMENTS[]{
    {.name = "on", .label = "日期", .type = ArgumentType::Date, .required = true},
    {.name = "text", .label = "疏导教育情况", .type = ArgumentType::LongText, .required = true},
    {.name = "outcome", .label = "效果", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition ASSISTANCE_ARGUMENTS[]{
    {.name = "on", .label = "日期", .type = ArgumentType::Date, .required = true},
    {.name = "kind",
        .label = "帮扶类别",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = ASSISTANCE_CHOICES},
    {.name = "text", .label = "帮扶情况", .type = ArgumentType::LongText, .required = true},
    {.name = "outcome", .label = "结果", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition CONDUCT_ARGUMENTS[]{
    {.name = "on", .label = "日期", .type = ArgumentType::Date, .required = true},
    {.name = "kind", .label = "行为", .type = ArgumentType::Enumeration, .required = true, .choices = CONDUCT_CHOICES},
    {.name = "text", .label = "经过", .type = ArgumentType::LongText, .required = true},
    {.name = "outcome", .label = "依法处理情况", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition DELEGATE_ARGUMENTS[]{
    {.name = "task", .label = "委托事项", .type = ArgumentType::Enumeration, .required = true, .choices = TASK_CHOICES},
    {.name = "org", .label = "受委托的下级信访部门", .type = ArgumentType::Org, .required = true},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ActDefinition ACTS[]{
    {.name = "assign_case_leader",
        .transition = "T39",
        .label = "领导包案",
        .help = "明确包案领导，制定化解措施、责任人和期限。",
        .clause = "条例第十八条；通知三（三）",
        .actors = JC_OFFICE,
        .needs_open = true,
        .arguments = LEADER_ARGUMENTS,
        .primary = false},
    {.name = "record_measure_progress",
        .label = "记录措施进度",
        .help = "记下一项化解措施的进度和情况。",
        .clause = "通知三（三）解决方案和化解措施",
        .actors = CASE_TEAM,
        .needs_open = true,
        .arguments = PROGRESS_ARGUMENTS,
        .primary = false},
    {.name = "record_consultation",
        .label = "集体会商",
        .help = "记下会商的参加人、各方意见和结论。",
        .clause = "通知三（三）组织集体会商",
        .actors = CONVENERS,
        .needs_open = true,
        .arguments = CONSULTATION_ARGUMENTS,
        .primary = false},
    {.name = "record_leader_activity",
        .label = "包案领导活动",
        .help = "记下包案领导约见、会议、批示、下访等活动。",
        .clause = "条例第十八条；通知三（三）",
        .actors = CASE_LEADER,
        .needs_open = true,
        .arguments = ACTIVITY_ARGUMENTS,
        .primary = false},
    {.name = "record_retrospect",
        .label = "越级进京复盘",
        .help = "对越级进京的初次信访事项逐环节复盘，落实化解责任。",
        .clause = "通知三（三）全面复盘分析",
        .actors = RETROSPECTORS,
        .arguments = RETROSPECT_ARGUMENTS,
        .primary = false},
    {.name = "record_resolution",
        .label = "记录越级进京化解",
        .help = "复盘时承诺的化解已经落实的，记下日期和情况。",
        .clause = "通知三（三）落实化解责任",
        .actors = RETROSPECTORS,
        .arguments = RESOLUTION_ARGUMENTS,
        .primary = false},
    {.name = "mark_backlog",
        .label = "列为积案",
        .help = "由联席会议办公室认定为信访积案。",
        .clause = "通知三（三）防止演变为信访积案",
        .actors = JC_OFFICE,
        .arguments = REASON_ARGUMENTS,
        .primary = false},
    {.name = "record_education",
        .label = "记录疏导教育",
        .help = "诉求无理的，记下疏导教育情况。",
        .clause = "条例第二十七条、第三十二条",
        .actors = HELPERS,
        .arguments = EDUCATION_ARGUMENTS,
        .primary = false},
    {.name = "record_assistance",
        .label = "记录帮扶救助",
        .help = "生活困难的，记下帮扶救助情况。",
        .clause = "条例第二十七条、第三十七条",
        .actors = HELPERS,
        .arguments = ASSISTANCE_ARGUMENTS,
        .primary = false},
    {.name = "record_conduct",
        .label = "记录违规行为",
        .help = "信访人有禁止行为的，记下经过和依法处理情况。",
        .clause = "条例第二十六条、第四十七条",
        .actors = HELPERS,
        .arguments = CONDUCT_ARGUMENTS,
        .primary = false},
    {.name = "delegate",
        .label = "委托下级",
        .help = "上级先登记后转下级办理的，可以把回访或者审核委托给下级信访部门，首办责任不变。",
        .clause = "通知三（二）",
        .actors = FIRST_LEADER,
        .needs_open = true,
        .arguments = DELEGATE_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> special_acts()
{
    return ACTS;
}

} // namespace domain
