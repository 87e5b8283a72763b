// Led cases, consultations, retrospects, ledgers and delegation (T39, S18–S20, S56–S60, AMB-19).
#include "domain/workflow/guards/guard.h"

namespace domain {

static std::optional<Refusal> is_led(GuardContext const& context)
{
    auto const& record = *context.record;
    if (!record.led_case)
        return Refusal{"T39", "本件没有领导包案（T39）"};
    bool const leads = context.identity && context.identity->has_role(Role::CaseLeader);
    if (context.act.name == "record_leader_activity" && leads && !(context.identity->id == record.led_case->leader))
        return Refusal{"T39",
            "本件的包案领导是" + in_quotes(context.surroundings.organisation.staff_name(record.led_case->leader))};
    return {};
}

static void assign_case_leader(ArgumentContext const& context)
{
    auto const* leader = context.surroundings().organisation.find_staff(base::StaffId{context.text("leader")});
    if (leader && !leader->has_role(Role::CaseLeader))
        context.refuse(
            "T39", in_quotes(leader->name) + "没有“包案领导”这一角色，请先在人员名册中登记（T39）", "leader");
    auto const& measures = base::list_or_empty(context.payload, "measures");
    for (std::size_t index = 0; index < measures.size(); ++index) {
        auto const* measure = measures[index].object();
        auto const due = measure ? date_in(*measure, "due") : std::nullopt;
        if (due && *due < context.occurred_on)
            context.refuse("T39", "化解措施的完成期限不能早于包案日期（" + base::to_chinese(context.occurred_on) + "）",
                "measures[" + std::to_string(index) + "].due");
    }
}

static void record_measure_progress(ArgumentContext const& context)
{
    auto const count = context.record().led_case ? context.record().led_case->measures.size() : 0;
    auto const measure = base::integer_or(context.payload, "measure", 0);
    if (measure < 1 || measure > static_cast<std::int64_t>(count))
        context.refuse("T39", "没有这一项措施，方案共有 " + std::to_string(count) + " 项", "measure");
    auto const progress = base::integer_or(context.payload, "progress", 0);
    if (progress < 0 || progress > 100)
        context.refuse("T39", "“进度”应为 0 至 100", "progress");
}

static void check_on(ArgumentContext const& context)
{
    context.check_date("on", context.record().received_on, "收到日期");
}

static std::optional<Refusal> retrospect_is_open(GuardContext const& context)
{
    if (!context.record->skip_to_beijing)
        return Refusal{"S59", "只有越级进京的初次信访事项需要复盘（通知三（三），S59）"};
    if (context.record->retrospect)
        return Refusal{"S59", "本件已于" + base::to_chinese(context.record->retrospect->on) + "复盘"};
    return {};
}

static void record_retrospect(ArgumentContext const& context)
{
    auto const due = date_in(context.payload, "resolve_due");
    if (due && *due < context.occurred_on)
        context.refuse(
            "S60", "“化解期限”不能早于复盘日期（" + base::to_chinese(context.occurred_on) + "）", "resolve_due");
}

static std::optional<Refusal> resolution_is_open(GuardContext const& context)
{
    auto const& retrospect = context.record->retrospect;
    if (!retrospect)
        return Refusal{"S60", "记录化解须先复盘（通知三（三），S59、S60）"};
    if (retrospect->resolved_on)
        return Refusal{"S60", "已于" + base::to_chinese(*retrospect->resolved_on) + "化解"};
    return {};
}

static void record_resolution(ArgumentContext const& context)
{
    context.check_date("on", context.record().received_on, "收到日期");
}

static std::optional<Refusal> mark_is_open(GuardContext const& context)
{
    if (context.record->backlog_marked_on)
        return Refusal{"mark_backlog", "本件已列为积案"};
    return {};
}

static void delegate(ArgumentContext const& context)
{
    auto const& organisation = context.surroundings().organisation;
    auto const* org = organisation.find_org(base::OrgId{context.text("org")});
    if (!org)
        return;
    bool const is_lower_bureau = org->kind == OrgKind::Bureau && !(org->id == context.record().first_unit)
        && organisation.is_same_or_above(context.record().first_unit, org->id);
    if (!is_lower_bureau)
        context.refuse("delegate", "只能委托下级信访部门，" + in_quotes(org->name) + "不是", "org");
}

std::span<GuardRow const> special_guards()
{
    static constexpr GuardRow ROWS[]{
        {"assign_case_leader", nullptr, assign_case_leader},
        {"record_measure_progress", is_led, record_measure_progress},
        {"record_consultation", nullptr, check_on},
        {"record_leader_activity", is_led, check_on},
        {"record_retrospect", retrospect_is_open, record_retrospect},
        {"record_resolution", resolution_is_open, record_resolution},
        {"mark_backlog", mark_is_open, nullptr},
        {"record_education", nullptr, check_on},
        {"record_assistance", nullptr, check_on},
        {"record_conduct", nullptr, check_on},
        {"delegate", nullptr, delegate},
    };
    return ROWS;
}

} // namespace domain
