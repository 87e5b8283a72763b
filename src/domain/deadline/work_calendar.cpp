// A day is a working day iff it is listed as a make-up working day, or is Monday to Friday and not listed as off
// (law 7.2). The answer for every day of the covered years is worked out once, because recomputing all clocks of an
// office asks for it millions of times.
#include "domain/deadline/work_calendar.h"

#include "base/check.h"

#include <algorithm>
#include <utility>

namespace domain {

using base::Date;

enum DayCode : std::uint8_t { Unknown, Rest, Working };

bool is_plain_working_day(Date date)
{
    return base::weekday(date) <= base::Weekday::Friday;
}

static Date first_day_of(int year)
{
    auto const date = base::make_date(year, 1, 1);
    CHECK(date.has_value()); // readers of calendars accept the years 2000 to 2100 only
    return *date;
}

int arrangement_year(CalendarException const& exception)
{
    auto const parts = base::year_month_day(exception.date);
    return parts.month == 12 && exception.name == "元旦" ? parts.year + 1 : parts.year;
}

WorkCalendar::WorkCalendar(std::vector<int> years, std::vector<CalendarException> exceptions)
    : m_years(std::move(years))
{
    std::sort(m_years.begin(), m_years.end());
    m_years.erase(std::unique(m_years.begin(), m_years.end()), m_years.end());
    std::stable_sort(
        exceptions.begin(), exceptions.end(), [](auto const& a, auto const& b) { return a.date < b.date; });
    for (auto& exception : exceptions) {
        if (!m_exceptions.empty() && m_exceptions.back().date == exception.date)
            m_exceptions.back() = std::move(exception);
        else
            m_exceptions.push_back(std::move(exception));
    }
    if (m_years.empty())
        return;

    m_first_day = first_day_of(m_years.front());
    auto const day_count = base::days_between(m_first_day, first_day_of(m_years.back() + 1));
    m_days.assign(static_cast<std::size_t>(day_count), Unknown);
    for (int const year : m_years) {
        for (Date date = first_day_of(year); date < first_day_of(year + 1); date = base::add_days(date, 1)) {
            auto const index = static_cast<std::size_t>(base::days_between(m_first_day, date));
            m_days[index] = is_plain_working_day(date) ? Working : Rest;
        }
    }
    for (auto const& exception : m_exceptions) {
        auto const index = base::days_between(m_first_day, exception.date);
        // A 元旦 that begins in a December whose year is not loaded says nothing about the rest of that year.
        if (index >= 0 && index < day_count && m_days[static_cast<std::size_t>(index)] != Unknown)
            m_days[static_cast<std::size_t>(index)] = exception.kind == CalendarDayKind::Work ? Working : Rest;
    }
}

WorkCalendar WorkCalendar::with_year(int year, std::vector<CalendarException> const& arrangement) const
{
    auto years = m_years;
    years.push_back(year);
    std::vector<CalendarException> exceptions;
    std::copy_if(m_exceptions.begin(), m_exceptions.end(), std::back_inserter(exceptions),
        [&](auto const& exception) { return arrangement_year(exception) != year; });
    exceptions.insert(exceptions.end(), arrangement.begin(), arrangement.end());
    return {std::move(years), std::move(exceptions)};
}

bool WorkCalendar::has_year(int year) const
{
    return std::binary_search(m_years.begin(), m_years.end(), year);
}

std::optional<bool> WorkCalendar::is_working(Date date) const
{
    auto const index = base::days_between(m_first_day, date);
    if (index < 0 || index >= static_cast<int>(m_days.size()) || m_days[static_cast<std::size_t>(index)] == Unknown)
        return {};
    return m_days[static_cast<std::size_t>(index)] == Working;
}

bool WorkCalendar::is_provisional(Date date) const
{
    auto const parts = base::year_month_day(date);
    return parts.month == 12 && parts.day >= 25 && has_year(parts.year) && !has_year(parts.year + 1);
}

CalendarException const* WorkCalendar::exception_on(Date date) const
{
    auto const it = std::lower_bound(m_exceptions.begin(), m_exceptions.end(), date,
        [](auto const& exception, Date d) { return exception.date < d; });
    return it != m_exceptions.end() && it->date == date ? &*it : nullptr;
}

// 清明 is called 清明节 in a sentence; 元旦, 春节 and 国庆节 are complete as they are.
static std::string holiday_name(std::string const& name)
{
    static constexpr std::string_view SUFFIX = "节";
    if (name == "元旦" || std::string_view(name).ends_with(SUFFIX))
        return name;
    return name + std::string(SUFFIX);
}

DayStatus WorkCalendar::day(Date date) const
{
    DayStatus status;
    auto const working = is_working(date);
    status.has_data = working.has_value();
    status.is_working = working.value_or(is_plain_working_day(date));
    status.is_provisional = is_provisional(date);
    if (!status.has_data) {
        status.reason = std::to_string(base::year_month_day(date).year) + "年放假安排尚未导入";
        return status;
    }
    auto const* exception = exception_on(date);
    if (exception && exception->kind == CalendarDayKind::Work)
        status.reason = holiday_name(exception->name) + "调休上班";
    else if (exception)
        status.reason = holiday_name(exception->name) + "放假";
    else if (!status.is_working)
        status.reason = "周末";
    return status;
}

std::optional<Date> WorkCalendar::working_day_on_or_after(Date date) const
{
    for (;; date = base::add_days(date, 1)) {
        auto const working = is_working(date);
        if (!working)
            return {};
        if (*working)
            return date;
    }
}

std::optional<Date> WorkCalendar::working_day_on_or_before(Date date) const
{
    for (;; date = base::add_days(date, -1)) {
        auto const working = is_working(date);
        if (!working)
            return {};
        if (*working)
            return date;
    }
}

std::optional<Date> WorkCalendar::next_working_day(Date date) const
{
    return working_day_on_or_after(base::add_days(date, 1));
}

std::optional<int> WorkCalendar::working_days_between(Date from, Date to) const
{
    if (to < from) {
        auto const reversed = working_days_between(to, from);
        return reversed ? std::optional(-*reversed) : std::nullopt;
    }
    int count = 0;
    for (Date date = base::add_days(from, 1); date <= to; date = base::add_days(date, 1)) {
        auto const working = is_working(date);
        if (!working)
            return {};
        count += *working ? 1 : 0;
    }
    return count;
}

std::optional<int> WorkCalendar::working_days_in_year(int year) const
{
    if (!has_year(year))
        return {};
    return working_days_between(base::add_days(first_day_of(year), -1), *base::make_date(year, 12, 31));
}

} // namespace domain
