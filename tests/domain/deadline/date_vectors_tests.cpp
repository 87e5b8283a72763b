// Hand-worked due dates: every row of the table of date vectors, and the working days of whole years.
#include "exchange/csv.h"
#include "exchange/reference_json.h"

#include "support/doctest.h"

#include <cstdio>

namespace date_vectors_tests {

using base::Weekday;
using domain::DeadlineUnit;

struct DateVector {
    char const* id;
    DeadlineUnit unit;
    int n;
    char const* start;
    Weekday weekday;
    char const* nominal;
    char const* effective;
    char const* why;
};

static DateVector const VECTORS[] = {
    {"V01", DeadlineUnit::CalendarDays, 15, "2023-06-15", Weekday::Thursday, "2023-06-30", "2023-06-30", "plain"},
    {"V03", DeadlineUnit::CalendarDays, 15, "2023-07-01", Weekday::Saturday, "2023-07-16", "2023-07-17",
        "ends on an ordinary Sunday"},
    {"V04", DeadlineUnit::CalendarDays, 15, "2023-01-06", Weekday::Friday, "2023-01-21", "2023-01-28",
        "ends on 除夕 2023, rolls to make-up Saturday"},
    {"V05", DeadlineUnit::CalendarDays, 15, "2024-02-14", Weekday::Wednesday, "2024-02-29", "2024-02-29", "leap day"},
    {"V07", DeadlineUnit::CalendarDays, 60, "2024-07-01", Weekday::Monday, "2024-08-30", "2024-08-30", "plain 60"},
    {"V09", DeadlineUnit::CalendarDays, 60, "2022-12-01", Weekday::Thursday, "2023-01-30", "2023-01-30",
        "crosses 春节"},
    {"V10", DeadlineUnit::CalendarDays, 60, "2025-08-08", Weekday::Friday, "2025-10-07", "2025-10-09",
        "ends in 8-day holiday"},
    {"V12", DeadlineUnit::CalendarDays, 30, "2026-01-24", Weekday::Saturday, "2026-02-23", "2026-02-24",
        "ends on last day of 9-day 春节"},
    {"V15", DeadlineUnit::WorkingDays, 5, "2023-04-21", Weekday::Friday, "2023-04-27", "2023-04-27",
        "make-up Sunday 04-23 counts"},
    {"V16", DeadlineUnit::WorkingDays, 5, "2023-12-29", Weekday::Friday, "2024-01-08", "2024-01-08", "new year"},
    {"V17", DeadlineUnit::WorkingDays, 10, "2025-01-20", Weekday::Monday, "2025-02-08", "2025-02-08",
        "simple reply across 春节"},
    {"V20", DeadlineUnit::WorkingDays, 3, "2026-09-18", Weekday::Friday, "2026-09-22", "2026-09-22",
        "make-up Sunday 09-20"},
    {"V21", DeadlineUnit::WorkingDays, 1, "2024-05-10", Weekday::Friday, "2024-05-11", "2024-05-11",
        "next day is make-up Saturday"},
    {"V22", DeadlineUnit::WorkingDays, 1, "2024-02-08", Weekday::Thursday, "2024-02-09", "2024-02-09",
        "除夕 2024 was a working Friday"},
    {"V24", DeadlineUnit::SameDay, 0, "2024-05-11", Weekday::Saturday, "2024-05-11", "2024-05-11",
        "make-up Saturday = same day"},
    {"V25", DeadlineUnit::SameDay, 0, "2024-05-12", Weekday::Sunday, "2024-05-13", "2024-05-13", "Sunday"},
};

static domain::WorkCalendar const& calendar()
{
    static auto const data = exchange::shipped_reference_data().release_value();
    return data.calendar;
}

TEST_SUITE("domain/deadline/date_vectors_tests")
{
    TEST_CASE("every hand-worked vector gives its nominal and its effective date")
    {
        CHECK(std::size(VECTORS) == 16);
        for (auto const& vector : VECTORS) {
            CAPTURE(vector.id);
            CAPTURE(vector.why);
            domain::DeadlineRule rule;
            rule.rule_id = vector.id;
            rule.unit = vector.unit;
            rule.n = vector.n;
            auto const start = base::parse_date(vector.start);
            REQUIRE(start.has_value());
            CHECK(base::weekday(*start) == vector.weekday);
            auto const deadline = domain::compute_deadline(rule, {*start, base::TimeOfDay{9 * 60}}, {}, calendar());
            REQUIRE(deadline.has_value());
            CHECK(base::to_iso(deadline->nominal) == vector.nominal);
            REQUIRE(deadline->effective.has_value());
            CHECK(base::to_iso(*deadline->effective) == vector.effective);
            CHECK_FALSE(deadline->is_missing_calendar);
        }
    }

    TEST_CASE("the years have as many working days as the arrangements give them")
    {
        CHECK(calendar().working_days_in_year(2023) == 249);
        CHECK(calendar().working_days_in_year(2024) == 251);
        CHECK(calendar().working_days_in_year(2025) == 248);
        CHECK(calendar().working_days_in_year(2026) == 248);
        CHECK_FALSE(calendar().working_days_in_year(2027).has_value());
    }

#ifndef __EMSCRIPTEN__
    TEST_CASE("the fixture that the command-line tests read holds the same vectors")
    {
        std::FILE* file = std::fopen(CHUXIN_SOURCE_DIR "/tests/fixtures/date_vectors.csv", "rb");
        REQUIRE(file);
        std::string text(100000, '\0');
        text.resize(std::fread(text.data(), 1, text.size(), file));
        std::fclose(file);
        auto const table = exchange::CsvTable::create(text, {"id", "n", "start", "due_nominal", "due_effective"});
        REQUIRE_FALSE(table.is_error());
        REQUIRE(table.value().rows().size() == std::size(VECTORS));
        for (std::size_t index = 0; index < std::size(VECTORS); ++index) {
            auto const& row = table.value().rows()[index];
            CHECK(table.value().field(row, "id") == VECTORS[index].id);
            CHECK(table.value().field(row, "n") == std::to_string(VECTORS[index].n));
            CHECK(table.value().field(row, "start") == VECTORS[index].start);
            CHECK(table.value().field(row, "due_nominal") == VECTORS[index].nominal);
            CHECK(table.value().field(row, "due_effective") == VECTORS[index].effective);
        }
    }
#endif
}

} // namespace date_vectors_tests
