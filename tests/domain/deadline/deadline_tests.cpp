// The counting rules CAL-1 to CAL-14 of law 7.4, each by its name.
#include "exchange/reference_json.h"

#include "support/doctest.h"

namespace deadline_tests {

using base::Date;
using base::TimeOfDay;
using domain::Deadline;
using domain::DeadlineAdjustments;
using domain::DeadlineRule;

static domain::ReferenceData const& reference()
{
    static auto const data = exchange::shipped_reference_data().release_value();
    return data;
}

static Date day(std::string_view text)
{
    auto const date = base::parse_date(text);
    REQUIRE_MESSAGE(date.has_value(), text);
    return *date;
}

static DeadlineRule const& rule(std::string_view id)
{
    auto const* found = reference().rules.find(id, day("2024-01-01"));
    REQUIRE_MESSAGE(found, id);
    return *found;
}

static Deadline due(std::string_view rule_id, std::string_view start, DeadlineAdjustments const& adjustments = {},
    std::optional<TimeOfDay> at = TimeOfDay{9 * 60})
{
    auto const deadline = domain::compute_deadline(
        rule(rule_id), {day(start), at}, adjustments, reference().calendar, reference().office_hours);
    REQUIRE(deadline.has_value());
    return *deadline;
}

// Nominal and effective date, 待定 while there is none.
static std::string dates(Deadline const& deadline)
{
    return base::to_iso(deadline.nominal) + " " + (deadline.effective ? base::to_iso(*deadline.effective) : "待定");
}

TEST_SUITE("domain/deadline/deadline_tests")
{
    TEST_CASE("CAL-1: the first day is not counted")
    {
        CHECK(dates(due("L02", "2023-06-15")) == "2023-06-30 2023-06-30");
        CHECK(dates(due("L10", "2024-07-01")) == "2024-08-30 2024-08-30");
        CHECK(dates(due("L02", "2024-02-14")) == "2024-02-29 2024-02-29");
    }

    TEST_CASE("CAL-2: working days leave out rest days and count make-up days")
    {
        CHECK(dates(due("L08", "2023-04-21")) == "2023-04-27 2023-04-27"); // Sunday 04-23 is worked
        CHECK(dates(due("L20", "2025-01-20")) == "2025-02-08 2025-02-08"); // ends on a worked Saturday
        CHECK(dates(due("L18", "2024-05-10")) == "2024-05-11 2024-05-11");
    }

    TEST_CASE("CAL-3: a last day that is a rest day moves to the first working day after it")
    {
        CHECK(dates(due("L02", "2023-07-01")) == "2023-07-16 2023-07-17");
        CHECK(dates(due("L10", "2025-08-08")) == "2025-10-07 2025-10-09");
        CHECK(dates(due("L02", "2023-01-06")) == "2023-01-21 2023-01-28"); // to a make-up Saturday, no further
    }

    TEST_CASE("CAL-3: a last day that is a make-up working day does not move")
    {
        auto const deadline = due("L10", "2024-07-01", {.extension_days = 30});
        CHECK(dates(deadline) == "2024-09-29 2024-09-29");
        CHECK(base::weekday(deadline.nominal) == base::Weekday::Sunday);
    }

    TEST_CASE("CAL-4: the last day ends at 24:00, so a deadline in days has no time of day")
    {
        CHECK_FALSE(due("L10", "2024-07-01").due_time.has_value());
        CHECK(due("L10", "2024-07-01", {}, TimeOfDay{23 * 60 + 59}).nominal == due("L10", "2024-07-01").nominal);
    }

    TEST_CASE("CAL-5: a request by mail counts from the date of its postmark, whenever it arrives")
    {
        // The caller passes the postmark or the signed date as the start; no travel time is added to it.
        CHECK(dates(due("L13", "2023-06-16")) == "2023-07-16 2023-07-17");
    }

    TEST_CASE("CAL-6: nominal and effective are kept apart")
    {
        auto const deadline = due("L10", "2026-01-24", {});
        CHECK(dates(deadline) == "2026-03-25 2026-03-25");
        auto const rolled = due("L14", "2026-01-24");
        CHECK(base::to_iso(rolled.nominal) == "2026-02-23");
        CHECK(base::to_iso(*rolled.effective) == "2026-02-24");
        CHECK(base::to_iso(rolled.working_date()) == "2026-02-24");
    }

    TEST_CASE("CAL-7: the start is Shanghai's civil day, not the machine's or UTC's")
    {
        auto const received = *base::parse_instant("2023-06-14T16:30:00Z"); // 00:30 on the 15th in Shanghai
        auto const deadline = domain::compute_deadline(
            rule("L02"), {base::civil_date(received), base::time_of_day(received)}, {}, reference().calendar);
        CHECK(base::to_iso(deadline->nominal) == "2023-06-30");
    }

    TEST_CASE("CAL-8: an extension is added to the nominal date before rolling")
    {
        // Without extension the 60 days end on Tuesday 2025-10-07 and roll to 10-09; 30 more count from the 7th.
        CHECK(dates(due("L10", "2025-08-08")) == "2025-10-07 2025-10-09");
        CHECK(dates(due("L10", "2025-08-08", {.extension_days = 30})) == "2025-11-06 2025-11-06");
        CHECK(dates(due("L10", "2025-08-08", {.extension_days = 1})) == "2025-10-08 2025-10-09");
    }

    TEST_CASE("CAL-9: hearing days are added, from its first day to its conclusion")
    {
        DeadlineAdjustments adjustments;
        adjustments.pauses = {{day("2023-06-05"), day("2023-06-12"), "听证"}};
        CHECK(dates(due("L16", "2023-06-01")) == "2023-07-01 2023-07-03");
        CHECK(dates(due("L16", "2023-06-01", adjustments)) == "2023-07-09 2023-07-10"); // 8 days
        adjustments.pause_counting = domain::PauseCounting::WithoutLastDay;
        CHECK(base::to_iso(due("L16", "2023-06-01", adjustments).nominal) == "2023-07-08"); // 7 days
    }

    TEST_CASE("CAL-9: days on which two hearings overlap count once")
    {
        DeadlineAdjustments adjustments;
        adjustments.pauses = {
            {day("2023-06-10"), day("2023-06-14"), "听证"}, {day("2023-06-05"), day("2023-06-12"), "听证"}};
        CHECK(base::to_iso(due("L16", "2023-06-01", adjustments).nominal) == "2023-07-11"); // 10 days
    }

    TEST_CASE("CAL-9: while the hearing goes on there is no effective date")
    {
        DeadlineAdjustments adjustments;
        adjustments.pauses = {{day("2023-06-05"), {}, "听证"}};
        auto const deadline = due("L16", "2023-06-01", adjustments);
        CHECK(deadline.is_paused);
        CHECK_FALSE(deadline.effective.has_value());
    }

    TEST_CASE("CAL-10: the same day means the same working day, before closing time")
    {
        CHECK(dates(due("L01", "2023-06-15", {}, TimeOfDay{10 * 60})) == "2023-06-15 2023-06-15");
        CHECK(dates(due("L01", "2023-06-15", {}, TimeOfDay{17 * 60 + 30})) == "2023-06-15 2023-06-15");
        CHECK(dates(due("L01", "2023-06-15", {}, TimeOfDay{17 * 60 + 31})) == "2023-06-16 2023-06-16");
        CHECK(dates(due("L03", "2024-05-12")) == "2024-05-13 2024-05-13"); // Sunday
        CHECK(dates(due("L03", "2024-05-11")) == "2024-05-11 2024-05-11"); // make-up Saturday
        CHECK(dates(due("L03", "2023-06-16", {}, TimeOfDay{18 * 60})) == "2023-06-19 2023-06-19"); // Friday evening
        CHECK(dates(due("L01", "2023-06-15", {}, std::nullopt)) == "2023-06-15 2023-06-15"); // time not recorded
    }

    TEST_CASE("CAL-11: from 25 December of the last loaded year a date is provisional")
    {
        auto const deadline = due("L10", "2026-11-01");
        CHECK(dates(deadline) == "2026-12-31 2026-12-31");
        CHECK(deadline.is_provisional);
        CHECK_FALSE(due("L10", "2026-10-24").is_provisional); // 12-23
        CHECK_FALSE(due("L10", "2025-11-01").is_provisional); // 2026 is loaded
        CHECK(due("L08", "2026-12-22").is_provisional); // working days into that week
    }

    TEST_CASE("CAL-12: limits in days start on the civil day of receipt, after closing time or on a rest day too")
    {
        CHECK(dates(due("L02", "2023-06-15", {}, TimeOfDay{20 * 60})) == "2023-06-30 2023-06-30");
        CHECK(base::to_iso(due("L02", "2023-06-17").nominal) == "2023-07-02"); // a Saturday
        CHECK(dates(due("L08", "2023-06-15", {}, TimeOfDay{20 * 60})) == dates(due("L08", "2023-06-15")));
    }

    TEST_CASE("CAL-12: 当场 never moves, on a rest day or after closing time")
    {
        CHECK(dates(due("L07", "2024-05-12", {}, TimeOfDay{20 * 60})) == "2024-05-12 2024-05-12");
        // It needs no calendar either.
        CHECK(dates(due("L07", "2027-05-12")) == "2027-05-12 2027-05-12");
        CHECK_FALSE(due("L07", "2027-05-12").is_missing_calendar);
    }

    TEST_CASE("CAL-13: a date in a year without data keeps its nominal date and has no effective one")
    {
        auto const deadline = due("L10", "2026-11-20");
        CHECK(dates(deadline) == "2027-01-19 待定");
        CHECK(deadline.is_missing_calendar);
        CHECK(base::to_iso(deadline.working_date()) == "2027-01-19"); // alerts run on nominal
        CHECK(dates(due("L08", "2026-12-30")) == "2027-01-06 待定"); // the plain week's answer, marked
        CHECK(due("L08", "2026-12-30").is_missing_calendar);
        CHECK(dates(due("L01", "2027-01-02")) == "2027-01-04 待定");
        // The roll itself may leave the known years: 2022 begins them, so go the other way with an empty calendar.
        auto const none = domain::compute_deadline(rule("L02"), {day("2023-06-15"), {}}, {}, domain::WorkCalendar{});
        CHECK(dates(*none) == "2023-06-30 待定");
    }

    TEST_CASE("CAL-14: a limit in months ends on the same day of the month or on its last")
    {
        CHECK(dates(due("L22", "2023-04-10")) == "2023-06-10 2023-06-12"); // a Saturday, rolled
        CHECK(base::to_iso(due("L22", "2023-12-31").nominal) == "2024-02-29");
        CHECK(base::to_iso(due("L22", "2022-12-31").nominal) == "2023-02-28");
    }

    TEST_CASE("a limit in hours runs through nights and rest days and does not roll")
    {
        auto const deadline = due("L17", "2023-06-17", {}, TimeOfDay{23 * 60});
        CHECK(dates(deadline) == "2023-06-18 2023-06-18");
        REQUIRE(deadline.due_time.has_value());
        CHECK(base::to_text(*deadline.due_time) == "01:00");
    }

    TEST_CASE("a document states its own date, which outranks the rule's length")
    {
        CHECK_FALSE(domain::compute_deadline(rule("L12"), {day("2023-04-17"), {}}, {}, reference().calendar));
        CHECK(dates(due("L12", "2023-04-17", {.document_due = day("2023-06-20")})) == "2023-06-20 2023-06-20");
        CHECK(dates(due("L12", "2023-04-17", {.document_due = day("2023-06-17")})) == "2023-06-17 2023-06-19");
        CHECK(dates(due("L26", "2023-04-17", {.document_due = day("2023-04-20")})) == "2023-04-20 2023-04-20");
        CHECK(dates(due("L26", "2023-04-17")) == "2023-04-28 2023-04-28"); // 10 working days, 04-23 is worked
    }

    TEST_CASE("W13: the annual report is due on 31 January, the bulletin on the 10th of the next month")
    {
        CHECK(dates(due("L30", "2023-12-31")) == "2024-01-31 2024-01-31");
        CHECK(dates(due("L31", "2023-06-30")) == "2023-07-10 2023-07-10");
        CHECK(dates(due("L31", "2023-11-30")) == "2023-12-10 2023-12-10"); // a Sunday: TERM does not roll
        CHECK(dates(due("L31", "2023-01-31")) == "2023-02-10 2023-02-10");
    }

    TEST_CASE("an absurd extension in a foreign journal does not overflow")
    {
        auto const deadline = due("L10", "2023-06-15", {.extension_days = 2000000000});
        CHECK(deadline.nominal > day("2030-01-01"));
        CHECK(dates(due("L10", "2023-06-15", {.extension_days = -5})) == dates(due("L10", "2023-06-15")));
    }
}

} // namespace deadline_tests
