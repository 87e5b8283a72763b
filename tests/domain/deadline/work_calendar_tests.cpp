// The working calendar: weekends, holidays, make-up working days, and what it does not know.
#include "exchange/reference_json.h"

#include "support/doctest.h"

#include <algorithm>

namespace work_calendar_tests {

using base::Date;
using domain::CalendarDayKind;
using domain::WorkCalendar;

static Date day(std::string_view text)
{
    auto const date = base::parse_date(text);
    REQUIRE_MESSAGE(date.has_value(), text);
    return *date;
}

static WorkCalendar const& calendar()
{
    static auto const data = exchange::shipped_reference_data().release_value();
    return data.calendar;
}

TEST_SUITE("domain/deadline/work_calendar_tests")
{
    TEST_CASE("a day is a working day iff it is a make-up day or a weekday that is not off (7.2)")
    {
        struct Row {
            char const* date;
            bool is_working;
            char const* reason;
        };
        static Row const ROWS[] = {
            {"2023-06-15", true, ""},
            {"2023-06-17", false, "周末"},
            {"2023-06-22", false, "端午节放假"},
            {"2023-06-25", true, "端午节调休上班"},
            {"2023-10-02", false, "国庆节放假"},
            {"2023-10-07", true, "国庆节调休上班"},
            {"2024-02-09", true, ""}, // 除夕 2024 was no holiday yet
            {"2025-01-28", false, "春节放假"}, // 除夕 is one from 2025 on
            {"2026-01-01", false, "元旦放假"},
            {"2026-01-04", true, "元旦调休上班"},
            {"2026-04-06", false, "清明节放假"},
        };
        for (auto const& row : ROWS) {
            CAPTURE(row.date);
            auto const status = calendar().day(day(row.date));
            CHECK(status.has_data);
            CHECK(status.is_working == row.is_working);
            CHECK(status.reason == row.reason);
            CHECK(calendar().is_working(day(row.date)) == row.is_working);
        }
    }

    TEST_CASE("a year without an arrangement has no answer (CAL-13)")
    {
        CHECK_FALSE(calendar().is_working(day("2027-01-04")).has_value());
        CHECK_FALSE(calendar().is_working(day("2021-12-31")).has_value());
        auto const status = calendar().day(day("2027-01-04"));
        CHECK_FALSE(status.has_data);
        CHECK(status.is_working); // the plain week, marked as such
        CHECK(status.reason == "2027年放假安排尚未导入");
        CHECK_FALSE(calendar().working_day_on_or_after(day("2027-01-02")).has_value());
        CHECK_FALSE(calendar().working_days_between(day("2026-12-30"), day("2027-01-04")).has_value());
        CHECK_FALSE(WorkCalendar{}.is_working(day("2026-01-04")).has_value());
    }

    TEST_CASE("neighbouring working days are found across holidays")
    {
        CHECK(calendar().working_day_on_or_after(day("2026-02-15")) == day("2026-02-24"));
        CHECK(calendar().next_working_day(day("2024-05-10")) == day("2024-05-11"));
        CHECK(calendar().working_day_on_or_before(day("2025-10-08")) == day("2025-09-30"));
        CHECK(calendar().working_days_between(day("2023-09-28"), day("2023-10-09")) == 3);
        CHECK(calendar().working_days_between(day("2023-10-09"), day("2023-09-28")) == -3);
    }

    TEST_CASE("the last week of the last year is provisional until the next arrangement is known (CAL-11)")
    {
        CHECK_FALSE(calendar().is_provisional(day("2026-12-24")));
        CHECK(calendar().is_provisional(day("2026-12-25")));
        CHECK(calendar().is_provisional(day("2026-12-31")));
        CHECK_FALSE(calendar().is_provisional(day("2025-12-31")));
        CHECK_FALSE(calendar().is_provisional(day("2027-12-31")));
    }

    TEST_CASE("adopting a year adds it, takes back its predecessor's last days and ends the provisional state")
    {
        std::vector<domain::CalendarException> const arrangement{
            {day("2026-12-31"), CalendarDayKind::Off, "元旦", false, true},
            {day("2027-01-01"), CalendarDayKind::Off, "元旦", true, false},
            {day("2027-01-03"), CalendarDayKind::Work, "元旦", false, false},
        };
        auto const adopted = calendar().with_year(2027, arrangement);
        CHECK(adopted.has_year(2027));
        CHECK(calendar().is_working(day("2026-12-31")) == true);
        CHECK(adopted.is_working(day("2026-12-31")) == false);
        CHECK(adopted.is_working(day("2027-01-03")) == true);
        CHECK_FALSE(adopted.is_provisional(day("2026-12-31")));

        // A corrected arrangement replaces the first one whole, the day in December included.
        auto const corrected =
            adopted.with_year(2027, {{day("2027-01-01"), CalendarDayKind::Off, "元旦", true, false}});
        CHECK(corrected.is_working(day("2026-12-31")) == true);
        CHECK(corrected.is_working(day("2027-01-03")) == false);
        CHECK(
            corrected == calendar().with_year(2027, {{day("2027-01-01"), CalendarDayKind::Off, "元旦", true, false}}));
    }

    TEST_CASE("the order in which rows come does not matter")
    {
        auto reversed = calendar().exceptions();
        std::reverse(reversed.begin(), reversed.end());
        CHECK(WorkCalendar({2026, 2024, 2022, 2025, 2023}, reversed) == calendar());
    }

    TEST_CASE("the longest rest in the arrangements is nine days")
    {
        // RuleSet counts on it when it asks how long a limit in working days may last.
        int longest = 0;
        int current = 0;
        for (Date date = day("2022-01-01"); date <= day("2026-12-31"); date = base::add_days(date, 1)) {
            current = *calendar().is_working(date) ? 0 : current + 1;
            longest = std::max(longest, current);
        }
        CHECK(longest == 9);
    }
}

} // namespace work_calendar_tests
