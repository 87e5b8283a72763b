// The working calendar: which days count as working days, and why (law 7.2). Built from the yearly holiday
// arrangements that an office has adopted; a year without an arrangement has no answer (CAL-13).
#pragma once

#include "base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace domain {

enum class CalendarDayKind { Off, Work }; // a holiday, or a weekend day turned into a working day (调休上班)

// One line of an arrangement: a day that differs from the plain week, or a statutory holiday on a weekend.
struct CalendarException {
    base::Date date;
    CalendarDayKind kind{CalendarDayKind::Off};
    std::string name; // 元旦, 春节, 清明, 劳动节, 端午, 中秋, 国庆节
    bool is_statutory{false}; // one of the 13 days of 全国年节及纪念日放假办法
    bool is_in_lieu{false}; // a weekday off that a make-up working day repays

    bool operator==(CalendarException const&) const = default;
};

// The year whose arrangement lists this day: 元旦 of a year may begin in the last days of December before (CAL-11).
int arrangement_year(CalendarException const& exception);

struct DayStatus {
    bool is_working{false};
    bool has_data{true}; // false: is_working is only the plain week, Monday to Friday
    bool is_provisional{false}; // CAL-11
    std::string reason; // 国庆节放假, 劳动节调休上班, 周末; empty on an ordinary working day
};

// Monday to Friday: what a day is without an arrangement.
bool is_plain_working_day(base::Date date);

class WorkCalendar {
public:
    WorkCalendar() = default; // no year loaded
    // Rows may come in any order; a later row for a date replaces an earlier one.
    WorkCalendar(std::vector<int> years, std::vector<CalendarException> exceptions);

    // The same calendar with the arrangement of one year added or replaced.
    WorkCalendar with_year(int year, std::vector<CalendarException> const& arrangement) const;

    bool has_year(int year) const;
    std::vector<int> const& years() const { return m_years; } // ascending
    std::vector<CalendarException> const& exceptions() const { return m_exceptions; } // by date
    bool operator==(WorkCalendar const& other) const
    {
        return m_years == other.m_years && m_exceptions == other.m_exceptions;
    }

    // Empty in a year without data.
    std::optional<bool> is_working(base::Date date) const;
    // From 25 December of a loaded year while the next one is not: its arrangement may still change these days
    // (CAL-11).
    bool is_provisional(base::Date date) const;
    DayStatus day(base::Date date) const;
    CalendarException const* exception_on(base::Date date) const;

    // The date itself when it is a working day. Empty when the search leaves the loaded years.
    std::optional<base::Date> working_day_on_or_after(base::Date date) const;
    std::optional<base::Date> working_day_on_or_before(base::Date date) const;
    std::optional<base::Date> next_working_day(base::Date date) const; // strictly after
    // Working days in (from, to]; negative when `to` is before `from`. Empty without data for all of them.
    std::optional<int> working_days_between(base::Date from, base::Date to) const;
    std::optional<int> working_days_in_year(int year) const;

private:
    std::vector<int> m_years;
    std::vector<CalendarException> m_exceptions;
    base::Date m_first_day; // of m_days
    std::vector<std::uint8_t> m_days; // one per day of the years covered: unknown, rest, working
};

} // namespace domain
