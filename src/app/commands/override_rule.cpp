#include "app/commands/override_rule.h"

#include "app/commands/adoption.h"
#include "app/commands/clock_changes.h"
#include "app/references.h"
#include "base/text.h"
#include "exchange/rule_override_json.h"

#include <algorithm>

namespace app {

namespace {

std::string validity_text(domain::DeadlineRule const& rule)
{
    std::string text;
    if (rule.valid_from)
        text = base::to_iso(*rule.valid_from) + " 起";
    if (rule.valid_to)
        text += (text.empty() ? "" : "，") + std::string("至 ") + base::to_iso(*rule.valid_to);
    return text;
}

std::string role_text(std::string_view code)
{
    auto const role = domain::parse_role(code);
    return std::string(role ? domain::to_chinese(*role) : code);
}

base::Result<domain::RuleSet> changed_rules(Context const& context, RuleChange const& change)
{
    if (base::trimmed(change.reason).empty())
        return base::invalid_input("请写明调整理由，例如本地规定的名称和条款。", "reason");
    // What has begun under one value goes on under it: nobody's limit changes behind his back.
    if (change.valid_from < context.today())
        return base::invalid_input("起用日期不能早于今天。", "valid_from");
    return context.references.rules.with_override(change.rule_id, change.n, change.valid_from);
}

base::Result<void> write_override(
    Context& context, RuleChange const& change, domain::RuleSet const& rules, Touched& touched)
{
    context.references.rules = rules; // the next due of a record is chosen by the new rules
    auto const moved = TRY(moved_clocks(context, rules, context.references.calendar, change.valid_from));
    auto const silence = TRY(moved_silence(context, rules, context.references.calendar, change.valid_from));
    auto const content = exchange::write_rule_override({change.rule_id, change.n, change.valid_from, change.reason});
    TRY(adopt_reference(
        context, reference_kind::RULE_OVERRIDE, change.rule_id + "/" + base::to_iso(change.valid_from), content));
    TRY(write_clocks(context, moved, touched));
    context.cache.clear(); // folded with the rules as they were
    return project_silence(context, silence, touched);
}

} // namespace

// Of several rows of one limit a person has to see which one counts.
static std::string standing_text(
    domain::DeadlineRule const& rule, std::vector<domain::DeadlineRule> const& rules, base::Date today)
{
    auto const same =
        std::count_if(rules.begin(), rules.end(), [&](auto const& other) { return other.rule_id == rule.rule_id; });
    if (same < 2)
        return {};
    if (rule.valid_to && *rule.valid_to < today)
        return "已停用，";
    return rule.valid_from && *rule.valid_from > today ? "尚未起用，" : "现行，";
}

std::vector<RuleRow> make_rule_rows(Context const& context)
{
    std::vector<RuleRow> rows;
    for (auto const& rule : context.references.rules.rules()) {
        RuleRow row;
        row.rule_id = rule.rule_id;
        row.name = rule.name;
        row.limit = domain::limit_text(rule);
        row.counted = rule.start_label + "起";
        row.actor = role_text(rule.actor);
        row.source = domain::source_label(rule.source);
        row.basis = rule.basis;
        row.validity = standing_text(rule, context.references.rules.rules(), context.today()) + validity_text(rule);
        bool const is_over = rule.valid_to && *rule.valid_to < context.today();
        row.may_change = rule.source == domain::RuleSource::Config && rule.n && !is_over;
        row.n = rule.n.value_or(0);
        rows.push_back(std::move(row));
    }
    return rows;
}

CalendarPreview preview_rule(Context& context, RuleChange const& change)
{
    CalendarPreview preview;
    auto const rules = changed_rules(context, change);
    if (rules.is_error()) {
        preview.problems.push_back(rules.error());
        return preview;
    }
    auto const moved = moved_clocks(context, rules.value(), context.references.calendar, change.valid_from);
    if (moved.is_error())
        preview.problems.push_back(moved.error());
    else
        describe_moves(context, moved.value(), preview);
    return preview;
}

base::Result<void> override_rule(Context& context, RuleChange const& change)
{
    if (auto problem = why_not_adopter(context, "调整内部时限"))
        return std::move(*problem);
    auto const rules = TRY(changed_rules(context, change));
    return adopt_with(context, [&](Touched& touched) { return write_override(context, change, rules, touched); });
}

} // namespace app
