#include "app/commands/clock_changes.h"

#include "app/queries/fact_text.h"

namespace app {

namespace {

constexpr std::size_t PREVIEW_LINES = 200;

std::optional<domain::Deadline> compute_again(Context const& context, domain::RuleSet const& rules,
    domain::WorkCalendar const& calendar, store::ClockRow const& clock)
{
    auto const start = base::parse_date(clock.start_on);
    auto const* rule = start ? rules.find(clock.rule_id, *start) : nullptr;
    if (!rule || clock.state == "PAUSED")
        return {};
    domain::DeadlineAdjustments adjustments;
    adjustments.extension_days = static_cast<int>(clock.extension_days);
    if (rule->unit == domain::DeadlineUnit::Document)
        adjustments.document_due = base::parse_date(clock.nominal_on);
    domain::StartEvent event{*start, {}};
    if (clock.start_minutes >= 0)
        event.at = base::TimeOfDay{static_cast<int>(clock.start_minutes)};
    return domain::compute_deadline(*rule, event, adjustments, calendar, context.config.hours_on(*start));
}

std::string shown(std::string const& nominal, std::string const& effective)
{
    return effective.empty() ? nominal + "（顺延待定）" : effective;
}

} // namespace

// Without folding: 100,000 open clocks are recomputed within the time of a click.
base::Result<std::vector<MovedClock>> moved_clocks(
    Context& context, domain::RuleSet const& rules, domain::WorkCalendar const& calendar, base::Date nominal_from)
{
    std::vector<MovedClock> moved;
    TRY(context.projections.for_each_clock_from(base::to_iso(nominal_from), [&](store::ClockRow const& clock) {
        auto const deadline = compute_again(context, rules, calendar, clock);
        if (!deadline)
            return true;
        auto after = clock;
        after.nominal_on = base::to_iso(deadline->nominal);
        after.effective_on = deadline->effective ? base::to_iso(*deadline->effective) : std::string();
        if (clock.state != "STOPPED")
            after.state = deadline->is_missing_calendar ? "MISSING_CALENDAR" : "RUNNING";
        if (!(after == clock))
            moved.push_back({clock, std::move(after)});
        return true;
    }));
    return moved;
}

base::Result<void> write_clocks(Context& context, std::vector<MovedClock> const& moved, Touched& touched)
{
    for (auto const& clock : moved) {
        TRY(context.projections.put(clock.after));
        touched.records.insert(base::RecordId(clock.after.record_id));
    }
    for (auto const& id : touched.records) {
        auto row = TRY(context.projections.find_record(id.value));
        if (!row)
            continue;
        auto const clocks = TRY(context.projections.clocks_of(id.value));
        set_next_due(*row, clocks, context.references.rules);
        refresh_limits(*row, clocks);
        TRY(context.projections.put(*row));
    }
    return {};
}

base::Result<std::set<base::RecordId>> moved_silence(
    Context& context, domain::RuleSet const& rules, domain::WorkCalendar const& calendar, base::Date nominal_from)
{
    std::set<base::RecordId> moved;
    auto const& present = context.references;
    auto const moves = [&](store::ClockRow const& clock) {
        auto const before = compute_again(context, present.rules, present.calendar, clock);
        auto const after = compute_again(context, rules, calendar, clock);
        return before.has_value() != after.has_value()
            || (before && (before->nominal != after->nominal || before->effective != after->effective));
    };
    TRY(context.projections.for_each_clock_from(base::to_iso(nominal_from), [&](store::ClockRow const& clock) {
        if (clock.rule_id != "L06" && clock.rule_id != "L38")
            return true;
        auto notice = clock; // whoever is silent to L38 owes the notice from the same day
        notice.rule_id = "L06";
        if (moves(clock) || moves(notice))
            moved.emplace(clock.record_id);
        return true;
    }));
    return moved;
}

base::Result<void> project_silence(Context& context, std::set<base::RecordId> const& moved, Touched& touched)
{
    for (auto const& id : moved) {
        touched.records.insert(id);
        if (auto const* record = TRY(load_record(context, id)))
            TRY(project_record(context, *record));
        context.cache.trim();
    }
    return {};
}

void describe_moves(Context& context, std::vector<MovedClock> const& moved, CalendarPreview& preview)
{
    for (auto const& clock : moved) {
        if (clock.before.state == "STOPPED")
            continue;
        ++preview.moved_count;
        auto const* record = context.index.find(clock.before.record_id);
        auto const* rule =
            context.references.rules.find(clock.before.rule_id, *base::parse_date(clock.before.start_on));
        if (preview.moves.size() < PREVIEW_LINES && record && rule) {
            preview.moves.push_back(record->petition_no + " " + rule->name + " "
                + shown(clock.before.nominal_on, clock.before.effective_on) + " → "
                + shown(clock.after.nominal_on, clock.after.effective_on));
        }
    }
}

} // namespace app
