// Civil dates and instants: the calendar itself, leap days, and independence from the machine's time zone (CAL-7).
#include "base/date.h"

#include "support/doctest.h"

#include <cstdlib>
#include <ctime>

namespace date_tests {

using base::Date;

static Date day(std::string_view text)
{
    auto const date = base::parse_date(text);
    REQUIRE_MESSAGE(date.has_value(), text);
    return *date;
}

TEST_SUITE("base/date_tests")
{
    TEST_CASE("days are counted from 1970-01-01")
    {
        CHECK(day("1970-01-01").days == 0);
        CHECK(day("1969-12-31").days == -1);
        CHECK(day("2000-03-01").days == 11017);
        CHECK(day("2023-06-15").days == 19523);
    }

    TEST_CASE("every day from 1900 to 2999 has its own number and comes back")
    {
        int expected = day("1900-01-01").days;
        int weekday = static_cast<int>(base::weekday(day("1900-01-01")));
        CHECK(weekday == 1); // a Monday
        for (int year = 1900; year <= 2999; ++year) {
            for (int month = 1; month <= 12; ++month) {
                for (int number = 1; number <= 31; ++number) {
                    auto const date = base::make_date(year, month, number);
                    if (!date)
                        continue;
                    auto const parts = base::year_month_day(*date);
                    bool const is_right = date->days == expected && parts.year == year && parts.month == month
                        && parts.day == number && static_cast<int>(base::weekday(*date)) == weekday;
                    if (!is_right)
                        FAIL(year, "-", month, "-", number);
                    ++expected;
                    weekday = weekday % 7 + 1;
                }
            }
        }
        CHECK(expected == day("2999-12-31").days + 1);
    }

    TEST_CASE("29 February exists in leap years only")
    {
        for (int const year : {1904, 2000, 2024, 2400})
            CHECK(base::make_date(year, 2, 29).has_value());
        for (int const year : {1900, 2100, 2023, 2026})
            CHECK_FALSE(base::make_date(year, 2, 29).has_value());
    }

    TEST_CASE("text that is not exactly a date does not parse")
    {
        for (auto const* text :
            {"", "2023-6-15", "2023-06-15 ", " 2023-06-15", "2023/06/15", "20230615", "2023-13-01", "2023-00-10",
                "2023-04-31", "2023-01-00", "1899-12-31", "3000-01-01", "+023-01-01", "2023-0１-01", "2023-06-1５"}) {
            CAPTURE(text);
            CHECK_FALSE(base::parse_date(text).has_value());
        }
    }

    TEST_CASE("dates are written as people and files write them")
    {
        CHECK(base::to_iso(day("2023-06-05")) == "2023-06-05");
        CHECK(base::to_chinese(day("2023-06-05")) == "2023年6月5日");
        CHECK(base::to_month_day(day("2023-12-31")) == "12月31日");
        CHECK(base::weekday_chinese(base::weekday(day("2023-06-15"))) == "星期四");
        CHECK(base::weekday_chinese(base::weekday(day("2024-05-12"))) == "星期日");
    }

    TEST_CASE("adding months keeps the day or takes the month's last (CAL-14)")
    {
        CHECK(base::to_iso(base::add_months(day("2024-01-31"), 1)) == "2024-02-29");
        CHECK(base::to_iso(base::add_months(day("2023-01-31"), 1)) == "2023-02-28");
        CHECK(base::to_iso(base::add_months(day("2023-12-31"), 2)) == "2024-02-29");
        CHECK(base::to_iso(base::add_months(day("2023-08-31"), 1)) == "2023-09-30");
        CHECK(base::to_iso(base::add_months(day("2023-11-15"), 2)) == "2024-01-15");
        CHECK(base::to_iso(base::add_months(day("2024-03-31"), -1)) == "2024-02-29");
    }

    TEST_CASE("days are added across month ends and leap days")
    {
        CHECK(base::to_iso(base::add_days(day("2024-02-14"), 15)) == "2024-02-29");
        CHECK(base::to_iso(base::add_days(day("2023-02-14"), 15)) == "2023-03-01");
        CHECK(base::days_between(day("2024-02-01"), day("2024-03-01")) == 29);
        CHECK(base::days_between(day("2024-03-01"), day("2024-02-01")) == -29);
    }

    TEST_CASE("times of day")
    {
        CHECK(base::parse_time_of_day("17:30")->minutes == 1050);
        CHECK(base::to_text(base::TimeOfDay{545}) == "09:05");
        for (auto const* text : {"24:00", "9:00", "12:60", "12-30", "", "12:3０"})
            CHECK_FALSE(base::parse_time_of_day(text).has_value());
    }

    TEST_CASE("times of day as people type them")
    {
        for (auto const* text : {"09:05", "9:05", "9：05", "09：05", "0905", "905", "９：０５", " 9:05 "}) {
            REQUIRE_MESSAGE(base::parse_typed_time(text).has_value(), text);
            CHECK_MESSAGE(base::parse_typed_time(text)->minutes == 545, text);
        }
        for (auto const* text : {"", "9", "9:5", "90:5", "24:00", "12:60", "9:05:00", "上午9点", "9.05", ":905"})
            CHECK_FALSE_MESSAGE(base::parse_typed_time(text).has_value(), text);
    }

    TEST_CASE("an instant is read in any offset and written in both")
    {
        auto const instant = base::parse_instant("2023-06-15T10:00:00+08:00");
        REQUIRE(instant.has_value());
        CHECK(base::to_iso_utc(*instant) == "2023-06-15T02:00:00.000Z");
        CHECK(base::to_iso_shanghai(*instant) == "2023-06-15T10:00:00+08:00");
        CHECK(base::parse_instant("2023-06-15T02:00:00Z") == instant);
        CHECK(base::parse_instant("2023-06-14T22:00:00-04:00") == instant);
        CHECK(base::parse_instant("2023-06-15T02:00:00.250Z")->milliseconds == instant->milliseconds + 250);
        for (auto const* text : {"2023-06-15", "2023-06-15T10:00:00", "2023-06-15 10:00:00Z", "2023-06-15T10:60:00Z",
                 "2023-06-15T10:00:60Z", "2023-06-15T10:00:00.25Z", "2023-06-15T10:00:00+8:00", "2023-02-29T10:00:00Z",
                 "2023-06-15T10:00:00Zx"}) {
            CAPTURE(text);
            CHECK_FALSE(base::parse_instant(text).has_value());
        }
    }

    TEST_CASE("an instant before 1970 is written correctly")
    {
        CHECK(base::to_iso_utc(base::Instant{-1}) == "1969-12-31T23:59:59.999Z");
    }

    TEST_CASE("the civil date is Shanghai's at every hour of the day (CAL-7)")
    {
        auto const date_at = [](std::string_view text) {
            return base::to_iso(base::civil_date(*base::parse_instant(text)));
        };
        CHECK(date_at("2023-06-14T15:59:59Z") == "2023-06-14");
        CHECK(date_at("2023-06-14T16:00:00Z") == "2023-06-15");
        CHECK(date_at("2023-12-31T16:00:00Z") == "2024-01-01");
        CHECK(base::to_text(base::time_of_day(*base::parse_instant("2023-06-14T16:30:00Z"))) == "00:30");
        auto const instant = base::at(day("2023-06-15"), *base::parse_time_of_day("00:30"));
        CHECK(base::to_iso_utc(instant) == "2023-06-14T16:30:00.000Z");
    }

#ifndef __EMSCRIPTEN__
    TEST_CASE("the civil date does not change with the machine's time zone (CAL-7)")
    {
        auto const instant = *base::parse_instant("2023-06-14T16:30:00Z");
        for (auto const* zone : {"UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Asia/Kolkata"}) {
            CAPTURE(zone);
            ::setenv("TZ", zone, 1);
            ::tzset();
            CHECK(base::to_iso(base::civil_date(instant)) == "2023-06-15");
        }
        ::unsetenv("TZ");
        ::tzset();
    }
#endif
}

} // namespace date_tests
