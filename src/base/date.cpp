// Civil calendar arithmetic on a day count (days_from_civil), so that no time zone of the machine can take part
// (CAL-7).
#include "base/date.h"

#include "base/text.h"

#include <array>

namespace base {

static constexpr std::int64_t MILLISECONDS_PER_MINUTE = 60 * 1000;
static constexpr std::int64_t MILLISECONDS_PER_DAY = 24 * 60 * MILLISECONDS_PER_MINUTE;
static constexpr std::int64_t SHANGHAI_OFFSET = 8 * 60 * MILLISECONDS_PER_MINUTE; // UTC+8, no DST
static constexpr int FIRST_YEAR = 1900;
static constexpr int LAST_YEAR = 2999;

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
    static constexpr std::array<int, 12> DAYS{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : DAYS[static_cast<std::size_t>(month - 1)];
}

// Counts in eras of 400 years that begin on 1 March, so that the leap day is the last day of its year.
static std::int32_t days_from_civil(int year, int month, int day)
{
    int const shifted_year = month <= 2 ? year - 1 : year;
    int const era = (shifted_year >= 0 ? shifted_year : shifted_year - 399) / 400;
    int const year_of_era = shifted_year - era * 400;
    int const day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

std::optional<Date> make_date(int year, int month, int day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return {};
    return Date{days_from_civil(year, month, day)};
}

YearMonthDay year_month_day(Date date)
{
    int const shifted = date.days + 719468;
    int const era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int const day_of_era = shifted - era * 146097;
    int const year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int const shifted_month = (5 * day_of_year + 2) / 153;
    int const day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    int const month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

Weekday weekday(Date date)
{
    // 1970-01-01 was a Thursday; the double modulo keeps days before it positive.
    int const from_monday = ((date.days + 3) % 7 + 7) % 7;
    return static_cast<Weekday>(from_monday + 1);
}

Date add_days(Date date, int days)
{
    return Date{date.days + days};
}

Date add_months(Date date, int months)
{
    auto const parts = year_month_day(date);
    int const month_index = parts.year * 12 + (parts.month - 1) + months;
    int const year = month_index / 12;
    int const month = month_index % 12 + 1;
    int const last_day = days_in_month(year, month);
    return Date{days_from_civil(year, month, parts.day < last_day ? parts.day : last_day)};
}

int days_between(Date from, Date to)
{
    return to.days - from.days;
}

static std::optional<int> parse_digits(std::string_view text)
{
    int number = 0;
    for (char const character : text) {
        if (character < '0' || character > '9')
            return {};
        number = number * 10 + (character - '0');
    }
    return number;
}

static std::string padded(int number, int width)
{
    std::string digits = std::to_string(number);
    if (digits.size() < static_cast<std::size_t>(width))
        digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
    return digits;
}

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    auto const year = parse_digits(text.substr(0, 4));
    auto const month = parse_digits(text.substr(5, 2));
    auto const day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day)
        return {};
    return make_date(*year, *month, *day);
}

std::string to_iso(Date date)
{
    auto const parts = year_month_day(date);
    return padded(parts.year, 4) + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2);
}

std::string to_chinese(Date date)
{
    return std::to_string(year_month_day(date).year) + "年" + to_month_day(date);
}

std::string to_month_day(Date date)
{
    auto const parts = year_month_day(date);
    return std::to_string(parts.month) + "月" + std::to_string(parts.day) + "日";
}

std::string_view weekday_chinese(Weekday weekday)
{
    static constexpr std::array<std::string_view, 7> NAMES{
        "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"};
    return NAMES[static_cast<std::size_t>(weekday) - 1];
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return {};
    auto const hours = parse_digits(text.substr(0, 2));
    auto const minutes = parse_digits(text.substr(3, 2));
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return {};
    return TimeOfDay{*hours * 60 + *minutes};
}

std::optional<TimeOfDay> parse_typed_time(std::string_view text)
{
    std::string digits;
    std::size_t colons = 0;
    std::size_t after_colon = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        auto const character = next_code_point(text, offset);
        constexpr std::uint32_t FULL_WIDTH = 0xFEE0; // from ：and ０ to : and 0
        auto const plain = character >= 0xFF10 && character <= 0xFF1A ? character - FULL_WIDTH : character;
        if (plain >= '0' && plain <= '9') {
            digits += static_cast<char>(plain);
            after_colon += colons;
        } else if (plain == ':' && colons == 0 && !digits.empty()) {
            colons = 1;
        } else if (plain != ' ' && plain != 0x3000) {
            return {};
        }
    }
    if (digits.size() < 3 || digits.size() > 4 || (colons == 1 && after_colon != 2))
        return {};
    if (digits.size() == 3)
        digits.insert(digits.begin(), '0');
    return parse_time_of_day(digits.substr(0, 2) + ":" + digits.substr(2));
}

std::string to_text(TimeOfDay time)
{
    return padded(time.minutes / 60, 2) + ":" + padded(time.minutes % 60, 2);
}

// The part after the seconds: an optional ".mmm", then "Z" or "+hh:mm" or "-hh:mm".
static std::optional<std::int64_t> parse_fraction_and_offset(std::string_view text)
{
    std::int64_t milliseconds = 0;
    if (!text.empty() && text[0] == '.') {
        if (text.size() < 4)
            return {};
        auto const fraction = parse_digits(text.substr(1, 3));
        if (!fraction)
            return {};
        milliseconds = *fraction;
        text.remove_prefix(4);
    }
    if (text == "Z")
        return milliseconds;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-'))
        return {};
    auto const offset = parse_time_of_day(text.substr(1));
    if (!offset || offset->minutes > 14 * 60)
        return {};
    std::int64_t const shift = offset->minutes * MILLISECONDS_PER_MINUTE;
    return text[0] == '+' ? milliseconds - shift : milliseconds + shift;
}

std::optional<Instant> parse_instant(std::string_view text)
{
    if (text.size() < 20 || text[10] != 'T' || text[16] != ':')
        return {};
    auto const date = parse_date(text.substr(0, 10));
    auto const time = parse_time_of_day(text.substr(11, 5));
    auto const seconds = parse_digits(text.substr(17, 2));
    if (!date || !time || !seconds || *seconds > 59)
        return {};
    auto const rest = parse_fraction_and_offset(text.substr(19));
    if (!rest)
        return {};
    return Instant{
        date->days * MILLISECONDS_PER_DAY + time->minutes * MILLISECONDS_PER_MINUTE + *seconds * 1000 + *rest};
}

struct SplitInstant {
    Date date;
    std::int64_t milliseconds{0}; // of that day
};

static SplitInstant split_instant(std::int64_t milliseconds)
{
    std::int64_t days = milliseconds / MILLISECONDS_PER_DAY;
    std::int64_t rest = milliseconds % MILLISECONDS_PER_DAY;
    if (rest < 0) {
        rest += MILLISECONDS_PER_DAY;
        --days;
    }
    return {Date{static_cast<std::int32_t>(days)}, rest};
}

static std::string date_and_seconds(SplitInstant const& parts)
{
    auto const minutes = static_cast<int>(parts.milliseconds / MILLISECONDS_PER_MINUTE);
    auto const seconds = static_cast<int>(parts.milliseconds / 1000 % 60);
    return to_iso(parts.date) + "T" + to_text(TimeOfDay{minutes}) + ":" + padded(seconds, 2);
}

std::string to_iso_utc(Instant instant)
{
    auto const parts = split_instant(instant.milliseconds);
    return date_and_seconds(parts) + "." + padded(static_cast<int>(parts.milliseconds % 1000), 3) + "Z";
}

std::string to_iso_shanghai(Instant instant)
{
    return date_and_seconds(split_instant(instant.milliseconds + SHANGHAI_OFFSET)) + "+08:00";
}

Date civil_date(Instant instant)
{
    return split_instant(instant.milliseconds + SHANGHAI_OFFSET).date;
}

TimeOfDay time_of_day(Instant instant)
{
    auto const parts = split_instant(instant.milliseconds + SHANGHAI_OFFSET);
    return TimeOfDay{static_cast<int>(parts.milliseconds / MILLISECONDS_PER_MINUTE)};
}

Instant at(Date date, TimeOfDay time)
{
    return Instant{date.days * MILLISECONDS_PER_DAY + time.minutes * MILLISECONDS_PER_MINUTE - SHANGHAI_OFFSET};
}

} // namespace base
