// Civil dates and instants. All civil dates are Asia/Shanghai (UTC+8, no DST), whatever the machine says (CAL-7).
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A civil day of the proleptic Gregorian calendar. Valid years 1900 to 2999; anything else does not parse.
struct Date {
    std::int32_t days{0}; // since 1970-01-01

    bool operator==(Date const&) const = default;
    auto operator<=>(Date const&) const = default;
};

struct YearMonthDay {
    int year{1970};
    int month{1}; // 1..12
    int day{1}; // 1..31
};

enum class Weekday { Monday = 1, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

// A point in time, milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t milliseconds{0};

    bool operator==(Instant const&) const = default;
    auto operator<=>(Instant const&) const = default;
};

// Minutes after midnight, Asia/Shanghai: 0..1439.
struct TimeOfDay {
    int minutes{0};

    bool operator==(TimeOfDay const&) const = default;
    auto operator<=>(TimeOfDay const&) const = default;
};

std::optional<Date> make_date(int year, int month, int day); // empty when there is no such day
YearMonthDay year_month_day(Date date);
Weekday weekday(Date date);
Date add_days(Date date, int days);
// Same day of the n-th month after, or that month's last day (CAL-14).
Date add_months(Date date, int months);
int days_between(Date from, Date to); // to - from

std::optional<Date> parse_date(std::string_view text); // "YYYY-MM-DD", nothing else
std::string to_iso(Date date);
std::string to_chinese(Date date); // 2023年6月15日
std::string to_month_day(Date date); // 6月15日
std::string_view weekday_chinese(Weekday weekday); // 星期四

std::optional<TimeOfDay> parse_time_of_day(std::string_view text); // "HH:MM"
// As people type it: 9:30, 9：30, 0930 and 930 too. Empty where it is none of these.
std::optional<TimeOfDay> parse_typed_time(std::string_view text);
std::string to_text(TimeOfDay time); // "HH:MM"

// "2023-06-15T10:00:00+08:00" or "...Z", optional .mmm
std::optional<Instant> parse_instant(std::string_view text);
std::string to_iso_utc(Instant instant); // 2023-06-15T02:00:00.000Z
std::string to_iso_shanghai(Instant instant); // 2023-06-15T10:00:00+08:00
Date civil_date(Instant instant); // in Asia/Shanghai
TimeOfDay time_of_day(Instant instant); // in Asia/Shanghai
Instant at(Date date, TimeOfDay time); // that time in Asia/Shanghai

} // namespace base
