// The conditions of the simple procedure, in the order in which an officer would ask them.
#include "domain/workflow/simple_procedure.h"

namespace domain {

bool is_assigned_by_superior(PetitionRecord const& record, Organisation const& organisation)
{
    if (record.disposal != "ASSIGN")
        return false;
    auto const* unit = organisation.find_org(record.unit);
    auto const is_above_unit = [&](base::OrgId const& id) {
        auto const* org = organisation.find_org(id);
        return org && unit && org->level > unit->level;
    };
    // An assignment keeps its weight while it is relayed down.
    return is_above_unit(record.dispatched_by) || is_above_unit(record.first_unit);
}

static SimpleCondition first_time_condition(PetitionRecord const& record)
{
    return {"SP-01", record.first_time == FirstTime::First,
        record.first_time == FirstTime::First ? "初次信访事项" : "简易办理只适用于初次信访事项（SP-01）"};
}

static SimpleCondition route_condition(PetitionRecord const& record)
{
    bool const is_simple_class = record.matter_class == "SUGGESTION" || record.matter_class == "CONSULT";
    bool const is_met = record.matter_class != "ACCUSATION" && !record.litigation
        && (record.route == "R6_PETITION" || (record.route.empty() && is_simple_class));
    return {"SP-02(1)", is_met,
        is_met ? "属信访程序办理的事项" : "条例第三十一条第一项至第五项规定的事项不适用简易办理（SP-02(1)）"};
}

static SimpleCondition assignment_condition(PetitionRecord const& record, Surroundings const& surroundings)
{
    bool const same_level_too = surroundings.config.workflow_on(record.received_on).same_level_bars_simple != 0;
    bool const is_superior = is_assigned_by_superior(record, surroundings.organisation);
    bool const is_met = !is_superior && !(same_level_too && record.disposal == "ASSIGN");
    if (is_met)
        return {"SP-04", true, "不是上级机关、单位交办的事项"};
    return {"SP-04", false,
        is_superior ? "上级机关、单位交办的事项不适用简易办理（SP-02(2)、SP-04）"
                    : "按本机关设定，交办的事项不适用简易办理（内部规则，SP-04）"};
}

static SimpleCondition outcome_condition(std::string_view expected_outcome)
{
    bool const is_met = expected_outcome != "NOT_SUPPORTED";
    return {"SP-02(3)", is_met, is_met ? "没有可能不予支持的情形" : "可能不予支持的事项不适用简易办理（SP-02(3)）"};
}

static std::string why_not_plain(PetitionRecord const& record)
{
    if (!record.assist_units.empty() || !record.cross_kinds.empty())
        return "涉及多个责任主体";
    if (record.collective)
        return std::to_string(record.petitioner_count) + " 人集体";
    if (base::boolean_or(record.fields, "joint", false))
        return "联名";
    if (record.urgent || record.threat)
        return "重大紧急";
    if (!record.difficulties.empty() && record.difficulties.back().grade != "ORDINARY")
        return "已评定为重大、疑难或复杂";
    return {};
}

std::vector<SimpleCondition> simple_conditions(
    PetitionRecord const& record, Surroundings const& surroundings, std::string_view expected_outcome)
{
    auto const why = why_not_plain(record);
    SimpleCondition const plain{"SP-02(4)", why.empty(),
        why.empty() ? "单一责任主体，不是集体、联名，不重大、疑难、复杂" : why + "，不适用简易办理（SP-02(4)）"};
    return {first_time_condition(record), route_condition(record), assignment_condition(record, surroundings),
        outcome_condition(expected_outcome), plain};
}

SimpleCondition const* first_unmet(std::vector<SimpleCondition> const& conditions)
{
    for (auto const& condition : conditions)
        if (!condition.is_met)
            return &condition;
    return nullptr;
}

} // namespace domain
