#include "app/commands/adopt_calendar.h"

#include "app/journal_entries.h"
#include "app/projector.h"
#include "app/references.h"
#include "base/text.h"
#include "exchange/calendar_csv.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t PREVIEW_LINES = 200;

// The year an arrangement is for: that of its last day, because 元旦 may begin in December before.
int year_of(std::string_view csv)
{
    int year = 0;
    for (auto const line : base::split(csv, '\n')) {
        for (auto const field : base::split(line, ',')) {
            if (auto const date = base::parse_date(base::trimmed(field)))
                year = std::max(year, base::year_month_day(*date).year);
        }
    }
    return year;
}

struct Arrangement {
    int year{0};
    domain::WorkCalendar calendar; // the present one with that year
};

base::Result<Arrangement> read_arrangement(Context const& context, std::string_view csv)
{
    auto const year = year_of(csv);
    if (year == 0)
        return base::invalid_input("文件里没有日期，应为 date,kind,name,statutory,in_lieu 五列的 CSV。", "line 1");
    auto const days = TRY(exchange::parse_calendar_year(csv, year));
    return Arrangement{year, context.references.calendar.with_year(year, days)};
}

std::optional<domain::Deadline> compute_again(
    Context const& context, store::ClockRow const& clock, domain::WorkCalendar const& calendar)
{
    auto const start = base::parse_date(clock.start_on);
    auto const* rule = start ? context.references.rules.find(clock.rule_id, *start) : nullptr;
    if (!rule || clock.state == "PAUSED")
        return {};
    domain::DeadlineAdjustments adjustments;
    adjustments.extension_days = static_cast<int>(clock.extension_days);
    if (rule->unit == domain::DeadlineUnit::Document)
        adjustments.document_due = base::parse_date(clock.nominal_on);
    domain::StartEvent event{*start, {}};
    if (clock.start_minutes >= 0)
        event.at = base::TimeOfDay{static_cast<int>(clock.start_minutes)};
    return domain::compute_deadline(*rule, event, adjustments, calendar, {context.config.closing_time});
}

std::string shown(std::string const& nominal, std::string const& effective)
{
    return effective.empty() ? nominal + "（顺延待定）" : effective;
}

struct MovedClock {
    store::ClockRow before, after;
};

// Straight from the table of clocks, without folding: 100,000 open clocks are recomputed within the time of a click.
base::Result<std::vector<MovedClock>> moved_clocks(Context& context, Arrangement const& arrangement)
{
    // No limit reaches further back over the new year than two months of working days.
    auto const from = base::add_months(*base::make_date(arrangement.year, 1, 1), -2);
    std::vector<MovedClock> moved;
    TRY(context.projections.for_each_clock_from(base::to_iso(from), [&](store::ClockRow const& clock) {
        auto const deadline = compute_again(context, clock, arrangement.calendar);
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
        set_next_due(*row, TRY(context.projections.clocks_of(id.value)), context.references.rules);
        TRY(context.projections.put(*row));
    }
    return {};
}

base::Result<void> write_adoption(
    Context& context, std::string_view csv, Arrangement const& arrangement, Touched& touched)
{
    auto const moved = TRY(moved_clocks(context, arrangement));
    auto transaction = TRY(store::Transaction::begin(context.database));
    TRY(adopt_reference(context, reference_kind::CALENDAR_YEAR, std::to_string(arrangement.year), csv));
    TRY(write_clocks(context, moved, touched));
    return transaction.commit();
}

std::optional<base::Error> why_not_adoptable(Context const& context)
{
    auto const* staff = context.organisation.find_staff(context.session.identity_id);
    if (!staff || !staff->has_role(domain::Role::Admin))
        return base::refused("J6", "启用放假安排须由系统管理员操作，请先切换身份。");
    return {};
}

} // namespace

CalendarPreview preview_calendar(Context& context, std::string_view csv)
{
    CalendarPreview preview;
    auto const arrangement = read_arrangement(context, csv);
    if (arrangement.is_error()) {
        preview.problems.push_back(arrangement.error());
        return preview;
    }
    preview.year = arrangement.value().year;
    auto const moved = moved_clocks(context, arrangement.value());
    if (moved.is_error()) {
        preview.problems.push_back(moved.error());
        return preview;
    }
    for (auto const& clock : moved.value()) {
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
    return preview;
}

base::Result<void> adopt_calendar(Context& context, std::string_view csv)
{
    if (auto problem = why_not_adoptable(context))
        return std::move(*problem);
    auto const arrangement = TRY(read_arrangement(context, csv));
    Touched touched;
    auto written = write_adoption(context, csv, arrangement, touched);
    if (written.is_error()) {
        TRY(reload_node(context));
        return written;
    }
    context.references.calendar = arrangement.calendar;
    context.cache.clear();
    ++context.generation;
    return reindex(context, touched);
}

} // namespace app
