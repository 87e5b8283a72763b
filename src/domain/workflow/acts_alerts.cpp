// What people do about alerts (clauses 8.9): acknowledge, urge (催办), explain what is overdue. Alerts themselves are
// never entries (J5); these acts name them by their id.
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role ANY_STAFF[]{Role::FirstOfficer, Role::FirstLeader, Role::BureauOfficer, Role::BureauLeader,
    Role::UnitOfficer, Role::UnitLeader, Role::Inspector, Role::JcOffice};
static constexpr Role URGERS[]{
    Role::FirstOfficer, Role::FirstLeader, Role::BureauOfficer, Role::BureauLeader, Role::Inspector};
static constexpr Role EXPLAINERS[]{Role::UnitLeader, Role::UnitOfficer, Role::FirstLeader, Role::BureauLeader};

static constexpr Choice URGE_CHOICES[]{{"ONLINE", "网上催办"}, {"PHONE", "电话催办"}, {"ON_SITE", "当面催办"}};

static constexpr ArgumentDefinition ACKNOWLEDGE_ARGUMENTS[]{
    {.name = "alert", .label = "提醒", .required = true, .max_length = 200},
    {.name = "note", .label = "处理打算", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition URGE_ARGUMENTS[]{
    {.name = "alert", .label = "提醒", .max_length = 200},
    {.name = "mode", .label = "催办方式", .type = ArgumentType::Enumeration, .choices = URGE_CHOICES},
    {.name = "text", .label = "催办内容", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition EXPLAIN_ARGUMENTS[]{
    {.name = "alert", .label = "提醒", .max_length = 200},
    {.name = "reason", .label = "逾期原因", .type = ArgumentType::LongText, .required = true},
    {.name = "measures", .label = "补救措施", .type = ArgumentType::LongText},
};

static constexpr ActDefinition ACTS[]{
    {.name = "acknowledge_alert",
        .label = "处理提醒",
        .help = "确认已知悉提醒并作了安排；到期提醒三个工作日内无人处理的，计为未履行督办职责。",
        .clause = "通知三（四）、三（七）",
        .actors = ANY_STAFF,
        .arguments = ACKNOWLEDGE_ARGUMENTS,
        .primary = false},
    {.name = "urge",
        .label = "催办",
        .help = "到期催办：记下催办的方式和内容。",
        .clause = "通知三（四）",
        .actors = URGERS,
        .arguments = URGE_ARGUMENTS,
        .primary = false},
    {.name = "explain_overdue",
        .label = "逾期说明",
        .help = "逾期问效：责任单位说明逾期的原因和补救措施。",
        .clause = "通知三（四）",
        .actors = EXPLAINERS,
        .arguments = EXPLAIN_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> alert_acts()
{
    return ACTS;
}

} // namespace domain
