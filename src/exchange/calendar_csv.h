// The CSV of a year's holiday arrangement: columns date, kind (OFF or WORK), name, statutory, in_lieu (0 or 1).
#pragma once

#include "base/result.h"
#include "domain/deadline/work_calendar.h"

#include <string>
#include <string_view>
#include <vector>

namespace exchange {

// The shipped file of several years. Same checks as parse_calendar_year, year by year.
base::Result<domain::WorkCalendar> parse_calendar(std::string_view text);

// What an office adopts: one year. Refuses a missing 元旦, WORK on a weekday, days outside the year (the 元旦 of a year
// may begin on 25 December before, CAL-11), duplicates and unknown kinds, in a sentence with the line number.
base::Result<std::vector<domain::CalendarException>> parse_calendar_year(std::string_view text, int year);

// Holidays that the arrangement does not mention: a warning beside the preview, because half an arrangement gives wrong
// deadlines, but 中秋 may well coincide with 国庆.
std::vector<std::string> missing_holidays(std::vector<domain::CalendarException> const& arrangement);

std::string write_calendar_csv(std::vector<domain::CalendarException> const& exceptions);

} // namespace exchange
