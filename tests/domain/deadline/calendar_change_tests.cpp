// The preview of adopting a year: which deadlines move, and that the others are left out.
#include "domain/deadline/calendar_change.h"
#include "exchange/reference_json.h"

#include "support/doctest.h"

namespace calendar_change_tests {

using domain::CalendarDayKind;

static base::Date day(std::string_view text)
{
    auto const date = base::parse_date(text);
    REQUIRE_MESSAGE(date.has_value(), text);
    return *date;
}

TEST_SUITE("domain/deadline/calendar_change_tests")
{
    TEST_CASE("adopting 2027 settles what was pending and moves what ends on a new holiday")
    {
        static auto const data = exchange::shipped_reference_data().release_value();
        auto const adopted = data.calendar.with_year(2027,
            {{day("2026-12-31"), CalendarDayKind::Off, "元旦", false, true},
                {day("2027-01-01"), CalendarDayKind::Off, "元旦", true, false},
                {day("2027-01-02"), CalendarDayKind::Off, "元旦", false, false}});
        auto const* handling = data.rules.find("L10", day("2026-11-01"));
        auto const* dispatch = data.rules.find("L02", day("2026-11-01"));
        auto const* feedback = data.rules.find("L12", day("2026-11-01"));
        REQUIRE(handling);
        REQUIRE(dispatch);
        REQUIRE(feedback);
        std::vector<domain::OpenClock> const clocks{
            {base::RecordId("old"), dispatch, {day("2026-11-02"), {}}, {}}, // 11-17, far away
            {base::RecordId("moves"), handling, {day("2026-11-01"), {}}, {}}, // 12-31, now off
            {base::RecordId("settles"), handling, {day("2026-11-20"), {}}, {}}, // 2027-01-19
            {base::RecordId("ends provisional"), dispatch, {day("2026-12-14"), {}}, {}}, // 12-29
            {base::RecordId("no date"), feedback, {day("2026-12-14"), {}}, {}},
        };
        auto const moved = domain::moved_deadlines(clocks, data.calendar, adopted);
        REQUIRE(moved.size() == 3);
        CHECK(moved[0].record_id.value == "moves");
        CHECK(moved[0].rule_id == "L10");
        CHECK(base::to_iso(*moved[0].before.effective) == "2026-12-31");
        CHECK(base::to_iso(*moved[0].after.effective) == "2027-01-04");
        CHECK(moved[1].record_id.value == "settles");
        CHECK_FALSE(moved[1].before.effective.has_value());
        CHECK(base::to_iso(*moved[1].after.effective) == "2027-01-19");
        CHECK(moved[2].before.is_provisional);
        CHECK_FALSE(moved[2].after.is_provisional);
        CHECK(domain::moved_deadlines(clocks, adopted, adopted).empty());
    }
}

} // namespace calendar_change_tests
