#include "app/commands/adopt_calendar.h"

#include "app/commands/adoption.h"
#include "app/commands/clock_changes.h"
#include "app/references.h"
#include "base/text.h"
#include "exchange/calendar_csv.h"

#include <algorithm>

namespace app {

namespace {

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

// No limit reaches further back over the new year than two months of working days.
base::Date first_concerned(Arrangement const& arrangement)
{
    return base::add_months(*base::make_date(arrangement.year, 1, 1), -2);
}

base::Result<std::vector<MovedClock>> moved_by(Context& context, Arrangement const& arrangement)
{
    return moved_clocks(context, context.references.rules, arrangement.calendar, first_concerned(arrangement));
}

base::Result<void> write_calendar(
    Context& context, std::string_view csv, Arrangement const& arrangement, Touched& touched)
{
    auto const moved = TRY(moved_by(context, arrangement));
    auto const silence =
        TRY(moved_silence(context, context.references.rules, arrangement.calendar, first_concerned(arrangement)));
    TRY(adopt_reference(context, reference_kind::CALENDAR_YEAR, std::to_string(arrangement.year), csv));
    TRY(write_clocks(context, moved, touched));
    context.references.calendar = arrangement.calendar;
    context.cache.clear();
    return project_silence(context, silence, touched);
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
    auto const moved = moved_by(context, arrangement.value());
    if (moved.is_error()) {
        preview.problems.push_back(moved.error());
        return preview;
    }
    describe_moves(context, moved.value(), preview);
    return preview;
}

base::Result<void> adopt_calendar(Context& context, std::string_view csv)
{
    if (auto problem = why_not_adopter(context, "启用放假安排"))
        return std::move(*problem);
    auto const arrangement = TRY(read_arrangement(context, csv));
    return adopt_with(context, [&](Touched& touched) { return write_calendar(context, csv, arrangement, touched); });
}

} // namespace app
