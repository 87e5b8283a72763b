// Correction (T47), void (T48), undo (J10) and the resolution of conflicts (J3).
#include "domain/workflow/correction.h"
#include "domain/workflow/guards/guard.h"

#include <algorithm>

namespace domain {

static bool is_superior_leader(GuardContext const& context)
{
    auto const* identity = context.identity;
    auto const& organisation = context.surroundings.organisation;
    return identity && !(identity->org == context.record->first_unit)
        && (identity->has_role(Role::Admin) || identity->has_role(Role::FirstLeader))
        && organisation.is_same_or_above(identity->org, context.record->first_unit);
}

// S22: 首办责任 is fixed at the first registration; a superior may correct it, with a reason, and it stays on record.
static void correct_first_responsibility(ArgumentContext const& context, std::string const& field)
{
    auto const& record = context.record();
    if (!is_superior_leader(context.guard))
        return context.refuse("S22",
            "首办责任单位、责任领导和责任人在首次登记时固定，不能更改；确有错误的由上级机关更正并写明理由（通知三（一）"
            "，S22）",
            "field");
    auto const value = context.text("value");
    auto const& organisation = context.surroundings().organisation;
    if (field == "first_unit" && !organisation.find_org(base::OrgId{value}))
        context.refuse("S22", "没有这个机构" + in_quotes(value), "value");
    if (field != "first_unit" && !organisation.find_staff(base::StaffId{value}))
        context.refuse("S22", "没有这名工作人员" + in_quotes(value), "value");
    auto const& old = field == "first_unit" ? record.first_unit.value
        : field == "first_leader"           ? record.first_leader.value
                                            : record.first_officer.value;
    context.payload.set("old_value", old);
    context.payload.set("awaits_approval", false);
}

static bool starts_with_field(std::string_view where, std::string_view path)
{
    return where == path || (where.starts_with(path) && (where[path.size()] == '[' || where[path.size()] == '.'));
}

static void correct(ArgumentContext const& context)
{
    auto const field = context.text("field");
    if (is_first_responsibility(field))
        return correct_first_responsibility(context, field);
    auto const* definition = find_correctable(field);
    auto const* typed = context.payload.find("value");
    if (!definition)
        return context.refuse("T47", "没有可以更正的项目" + in_quotes(field), "field");
    bool const is_of_triage =
        !find_argument(find_act("register_petition")->arguments, field.substr(0, field.find('[')));
    if (is_of_triage && !context.record().triaged_on)
        context.refuse("T47", "本件尚未甄别，请在甄别时填写（T02、T47）", "field");
    if (is_of_triage && context.record().dispatched_on)
        context.refuse("T47", "转送交办之后不再更正甄别结论，去向有误的由责任单位提出异议（T14、T47）", "field");
    if (!typed)
        return;
    auto const value = read_corrected_value(*definition, *typed);
    if (!value)
        return context.refuse("T47",
            in_quotes(definition->label) + "的新值不对，应为"
                + (definition->type == ArgumentType::Integer ? "整数" : "“是”或“否”"),
            "value");
    for (auto& error : validate_argument(*definition, *value, "value"))
        context.errors.push_back(std::move(error));
    auto corrected = context.record().fields;
    auto const* old = find_registration_field(corrected, field);
    context.payload.set("old_value", old ? *old : base::Value{});
    if (old && *old == *value)
        context.refuse("T47", in_quotes(definition->label) + "与原值相同，不需要更正", "value");
    if (!set_registration_field(corrected, field, *value))
        return context.refuse("T47", "本件没有" + in_quotes(field) + "这一项", "field");
    std::vector<base::Error> problems;
    check_registration_fields(corrected, context.surroundings().today, context.surroundings().now, problems);
    for (auto& problem : problems)
        if (starts_with_field(problem.where, field))
            context.refuse(problem.id, problem.message, "value");
    context.payload.set("value", *value);
}

static std::optional<Refusal> void_is_open(GuardContext const& context)
{
    if (static_cast<int>(context.record->state) >= static_cast<int>(State::Delivered))
        return Refusal{
            "T48", "本件" + std::string(to_chinese(context.record->state)) + "，送达后不能作废，只能更正（T47、T48）"};
    return {};
}

// Registration goes by T48, so that its number stays on record; what has been delivered has left the office.
static bool can_be_undone(TimelineItem const& item)
{
    return item.act != "register_petition" && item.act != "split_registration" && item.act != "deliver"
        && item.act != "undo" && item.act != "resolve_conflict" && !item.inert && !item.undone && !item.overruled
        && !item.mention;
}

static std::optional<Refusal> undo_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    if (record.timeline.empty() || record.frontier.size() != 1 || !(record.timeline.back().entry == record.frontier[0]))
        return Refusal{"J10", "有两处同时办理，不能撤销，只能更正（T47）"};
    auto const& last = record.timeline.back();
    auto const* act = find_act(last.act);
    auto const label = in_quotes(act ? act->label : last.act);
    if (last.act == "register_petition")
        return Refusal{"J10", "登记不能撤销；误登的请用“误登作废”，编号保留（T48）"};
    if (!can_be_undone(last))
        return Refusal{"J10", "最近一步是" + label + "，不能撤销，只能更正（T47）"};
    if (context.identity && !(last.identity_id == context.identity->id))
        return Refusal{"J10",
            "最近一步" + label + "由" + context.surroundings.organisation.staff_name(last.identity_id)
                + "办理，只能由本人撤销"};
    return {};
}

static void undo(ArgumentContext const& context)
{
    if (!(context.record().timeline.back().entry.value == context.text("of")))
        context.refuse("J10", "只能撤销最近一步，此前的只能更正（T47）", "of");
}

static bool is_open_conflict(TimelineItem const& item)
{
    return item.inert && !item.conflict_resolved && !item.mention;
}

static std::optional<Refusal> resolve_is_open(GuardContext const& context)
{
    auto const& timeline = context.record->timeline;
    if (std::none_of(timeline.begin(), timeline.end(), is_open_conflict))
        return Refusal{"J3", "本件没有待处理的冲突"};
    return {};
}

static void resolve_conflict(ArgumentContext const& context)
{
    auto const& timeline = context.record().timeline;
    auto const of = context.text("of");
    auto const item = std::find_if(
        timeline.begin(), timeline.end(), [&](TimelineItem const& candidate) { return candidate.entry.value == of; });
    if (item == timeline.end() || !is_open_conflict(*item))
        return context.refuse("J3", "没有这一待处理的冲突", "of");
    if (context.text("decision") == "REPLACE" && item->conflicts_with.is_empty())
        context.refuse("J3", "这一项没有与别的办理冲突，只能维持不生效", "decision");
}

std::span<GuardRow const> correction_guards()
{
    static constexpr GuardRow ROWS[]{
        {"correct", nullptr, correct},
        {"void", void_is_open, nullptr},
        {"undo", undo_is_open, undo},
        {"resolve_conflict", resolve_is_open, resolve_conflict},
    };
    return ROWS;
}

} // namespace domain
