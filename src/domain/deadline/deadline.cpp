// How a deadline is counted.
//
// The 条例 has no counting article of its own, so the rules follow the civil and procedural codes by analogy (law 7.4).
// Two dates are worked out and kept apart (CAL-6):
//
//   nominal    the start day is not counted, day 1 is the day after (CAL-1), so nominal = start + n. Extensions and
//              pauses move it (CAL-8, CAL-9). For limits in working days only working days are counted (CAL-2), so a
//              make-up Sunday counts and 国庆 does not.
//   effective  a last day that is a rest day moves to the first working day after it (CAL-3). Extensions are added
//              before rolling, never to a rolled date: rolling twice would give days away.
//
// Worked example, V10. A matter accepted on 2025-08-08 (Friday) has 60 calendar days (L10, 条例第三十四条):
//
//   2025-08-08 is day 0; day 24 is 2025-09-01, day 54 is 2025-10-01, day 60 is 2025-10-07     nominal 2025-10-07
//   国庆 and 中秋 lie inside the period and count like any other day
//   2025-10-07 is 国庆节放假, 10-08 too, 10-09 is a Thursday on which people work             effective 2025-10-09
//   with 30 days of extension: 2025-08-08 + 90 = 2025-11-06, a Thursday                       both dates the same
//
// The same start with the 10 working days of L20 (V17 shows it across 春节): from 08-11 on, each day asks the calendar;
// 08-11 to 08-15 are five, 08-18 to 08-22 are ten, so both dates are 2025-08-22.
//
// A day in a year whose arrangement is not known yet gives no effective date (CAL-13). Nominal stands: in calendar days
// it needs no calendar, in working days it is the plain week's answer and marked as such.
#include "domain/deadline/deadline.h"

#include "base/check.h"

#include <algorithm>
#include <utility>

namespace domain {

using base::Date;

// The guards allow 30; a journal from elsewhere may say anything, and counting must not overflow (J3).
static constexpr int COUNTED_EXTENSION_DAYS = 3660;

// Answers for every day, and remembers whether one had to be answered without data.
class DayCounter {
public:
    explicit DayCounter(WorkCalendar const& calendar)
        : m_calendar(calendar)
    {
    }
    bool is_working(Date date)
    {
        auto const working = m_calendar.is_working(date);
        if (!working)
            m_is_missing_data = true;
        return working.value_or(is_plain_working_day(date));
    }
    bool is_missing_data() const { return m_is_missing_data; }

private:
    WorkCalendar const& m_calendar;
    bool m_is_missing_data{false};
};

using Span = std::pair<Date, Date>; // both days included

// Closed pauses as spans that do not overlap: two hearings on one day stop the clock for one day.
static std::vector<Span> paused_spans(DeadlineAdjustments const& adjustments)
{
    std::vector<Span> spans;
    for (auto const& pause : adjustments.pauses) {
        if (!pause.to || *pause.to < pause.from)
            continue;
        spans.emplace_back(pause.from, *pause.to);
    }
    std::sort(spans.begin(), spans.end());
    std::vector<Span> merged;
    for (auto const& span : spans) {
        if (!merged.empty() && span.first <= merged.back().second)
            merged.back().second = std::max(merged.back().second, span.second);
        else
            merged.push_back(span);
    }
    if (adjustments.pause_counting == PauseCounting::WithoutLastDay) {
        for (auto& span : merged)
            span.second = base::add_days(span.second, -1);
    }
    return merged;
}

static int paused_days(std::vector<Span> const& spans)
{
    int days = 0;
    for (auto const& [from, to] : spans)
        days += base::days_between(from, to) + 1;
    return days;
}

// CAL-2: the n-th working day after the start; days on which the clock stands still are not counted either.
static Date nth_working_day(Date start, int n, std::vector<Span> const& paused, DayCounter& counter)
{
    Date date = start;
    for (int counted = 0; counted < n;) {
        date = base::add_days(date, 1);
        bool const is_paused = std::any_of(
            paused.begin(), paused.end(), [&](Span const& span) { return span.first <= date && date <= span.second; });
        if (!is_paused && counter.is_working(date))
            ++counted;
    }
    return date;
}

// CAL-10: received on a rest day or after closing time counts as received on the next working day.
static Date same_working_day(StartEvent start, OfficeHours hours, DayCounter& counter)
{
    bool const is_after_closing = start.at && *start.at > hours.closing;
    Date date = is_after_closing ? base::add_days(start.date, 1) : start.date;
    while (!counter.is_working(date))
        date = base::add_days(date, 1);
    return date;
}

// W13: a day of the n-th month after the one in which the period ends.
static Date term_date(Date period_end, int months, int day)
{
    auto const parts = base::year_month_day(base::add_months(period_end, months));
    for (day = std::clamp(day, 1, 31);; --day) {
        if (auto const date = base::make_date(parts.year, parts.month, day))
            return *date;
    }
}

static void count_hours(Deadline& deadline, StartEvent start, int n)
{
    if (!start.at) {
        deadline.nominal = base::add_days(start.date, n / 24);
        return;
    }
    auto instant = base::at(start.date, *start.at);
    instant.milliseconds += std::int64_t{n} * 60 * 60 * 1000;
    deadline.nominal = base::civil_date(instant);
    deadline.due_time = base::time_of_day(instant);
}

static void roll(Deadline& deadline, DeadlineRule const& rule, WorkCalendar const& calendar)
{
    if (deadline.is_paused || deadline.is_missing_calendar)
        return;
    if (rule.roll == RollToWorkingDay::No) {
        deadline.effective = deadline.nominal;
        return;
    }
    deadline.effective = calendar.working_day_on_or_after(deadline.nominal);
    deadline.is_missing_calendar = !deadline.effective.has_value();
    deadline.is_provisional = calendar.is_provisional(deadline.nominal)
        || (deadline.effective && calendar.is_provisional(*deadline.effective));
}

std::optional<Deadline> compute_deadline(DeadlineRule const& rule, StartEvent start,
    DeadlineAdjustments const& adjustments, WorkCalendar const& calendar, OfficeHours hours)
{
    Deadline deadline;
    deadline.start = start.date;
    deadline.unit = adjustments.document_due ? DeadlineUnit::Document : rule.unit;
    deadline.is_paused =
        std::any_of(adjustments.pauses.begin(), adjustments.pauses.end(), [](Pause const& pause) { return !pause.to; });
    auto const paused = paused_spans(adjustments);
    int const extension_days = std::clamp(adjustments.extension_days, 0, COUNTED_EXTENSION_DAYS);
    int const n = rule.n.value_or(0) + extension_days;
    if (deadline.unit != DeadlineUnit::Document)
        deadline.limit = n;

    DayCounter counter(calendar);
    switch (deadline.unit) {
    case DeadlineUnit::CalendarDays:
        deadline.nominal = base::add_days(start.date, n + paused_days(paused));
        break;
    case DeadlineUnit::WorkingDays:
        deadline.nominal = nth_working_day(start.date, n, paused, counter);
        break;
    case DeadlineUnit::SameDay:
        // CAL-12: a rule that does not roll, 当场, is due where it began.
        deadline.nominal = rule.roll == RollToWorkingDay::Yes ? same_working_day(start, hours, counter) : start.date;
        break;
    case DeadlineUnit::Hours:
        count_hours(deadline, start, n);
        break;
    case DeadlineUnit::Months:
        // An extension of a limit in months is granted in days, like every extension.
        deadline.nominal =
            base::add_days(base::add_months(start.date, rule.n.value_or(0)), extension_days + paused_days(paused));
        break;
    case DeadlineUnit::Term:
        deadline.nominal = term_date(start.date, rule.n.value_or(1), rule.term_day);
        break;
    case DeadlineUnit::Document:
        if (!adjustments.document_due)
            return {};
        deadline.nominal = base::add_days(*adjustments.document_due, extension_days);
        break;
    }
    deadline.is_missing_calendar = counter.is_missing_data();
    roll(deadline, rule, calendar);
    return deadline;
}

std::string_view unit_label(DeadlineUnit unit)
{
    switch (unit) {
    case DeadlineUnit::CalendarDays:
        return "自然日";
    case DeadlineUnit::WorkingDays:
        return "工作日";
    case DeadlineUnit::SameDay:
        return "当日";
    case DeadlineUnit::Hours:
        return "小时";
    case DeadlineUnit::Months:
        return "月";
    case DeadlineUnit::Document:
        return "文书载明";
    case DeadlineUnit::Term:
        return "定期";
    }
    CHECK(!"known unit");
}

std::string_view source_label(RuleSource source)
{
    switch (source) {
    case RuleSource::Statute:
        return "法定时限";
    case RuleSource::NationalRule:
        return "国家规定时限";
    case RuleSource::Notice:
        return "通知要求";
    case RuleSource::Config:
        return "内部目标（可配置）";
    }
    CHECK(!"known source");
}

std::string limit_text(DeadlineRule const& rule)
{
    std::string const number = std::to_string(rule.n.value_or(0));
    switch (rule.unit) {
    case DeadlineUnit::CalendarDays:
        return number + "日";
    case DeadlineUnit::WorkingDays:
        return number + "个工作日";
    case DeadlineUnit::SameDay:
        return "当日";
    case DeadlineUnit::Hours:
        return number + "小时";
    case DeadlineUnit::Months:
        return number + "个月";
    case DeadlineUnit::Document:
        return "文书载明";
    case DeadlineUnit::Term:
        return "次月" + std::to_string(rule.term_day) + "日前";
    }
    CHECK(!"known unit");
}

} // namespace domain
