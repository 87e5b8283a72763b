// The three alert levels per length of limit (clauses 8.9, W6), and the words for the time that is left.
#include "exchange/reference_json.h"

#include "support/doctest.h"

namespace alert_levels_tests {

using base::Date;
using base::TimeOfDay;
using domain::AlertLevel;
using domain::Deadline;
using domain::RemainingLevel;

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

static Deadline due(std::string_view rule_id, std::string_view start,
    domain::DeadlineAdjustments const& adjustments = {}, TimeOfDay at = TimeOfDay{9 * 60})
{
    auto const* rule = reference().rules.find(rule_id, day("2024-01-01"));
    REQUIRE_MESSAGE(rule, rule_id);
    auto const deadline =
        domain::compute_deadline(*rule, {day(start), at}, adjustments, reference().calendar, reference().office_hours);
    REQUIRE(deadline.has_value());
    return *deadline;
}

// "1:2023-06-20 2:2023-06-21@17:30 ..."
static std::string alerts_text(Deadline const& deadline)
{
    std::string text;
    for (auto const& alert : domain::alert_levels(deadline, reference().rules.alert_leads(), reference().calendar)) {
        text +=
            (text.empty() ? "" : " ") + std::to_string(static_cast<int>(alert.level)) + ":" + base::to_iso(alert.date);
        if (alert.at)
            text += "@" + base::to_text(*alert.at);
    }
    return text;
}

static domain::Remaining left(std::string_view today, Deadline const& deadline, std::optional<TimeOfDay> at = {})
{
    return domain::remaining({day(today), at}, deadline, reference().rules.alert_leads(), reference().calendar);
}

TEST_SUITE("domain/deadline/alert_levels_tests")
{
    TEST_CASE("same-day limits remind two hours before closing and accuse on the next working day")
    {
        CHECK(alerts_text(due("L03", "2023-06-16")) == "1:2023-06-16@15:30 2:2023-06-16@17:30 3:2023-06-19");
    }

    TEST_CASE("up to five working days: one working day before, the due day, one after")
    {
        CHECK(alerts_text(due("L08", "2023-09-22")) == "1:2023-09-28 2:2023-10-07 3:2023-10-08");
    }

    TEST_CASE("ten working days: three working days before")
    {
        CHECK(alerts_text(due("L20", "2023-06-01")) == "1:2023-06-12 2:2023-06-15 3:2023-06-16");
    }

    TEST_CASE("fifteen calendar days: five and two days before")
    {
        CHECK(alerts_text(due("L02", "2023-06-15")) == "1:2023-06-25 1:2023-06-28 2:2023-06-30 3:2023-07-01");
    }

    TEST_CASE("thirty days: seven and three days before")
    {
        CHECK(alerts_text(due("L14", "2023-06-01")) == "1:2023-06-26 1:2023-06-30 2:2023-07-03 3:2023-07-04");
    }

    TEST_CASE("sixty and ninety days: fifteen, seven and three before; one, seven and fifteen after")
    {
        CHECK(alerts_text(due("L10", "2024-07-01"))
            == "1:2024-08-15 1:2024-08-23 1:2024-08-27 2:2024-08-30 3:2024-08-31 3:2024-09-06 3:2024-09-14");
        CHECK(alerts_text(due("L10", "2024-07-01", {.extension_days = 30})).starts_with("1:2024-09-14"));
    }

    TEST_CASE("W6: leads count from the effective date, not the nominal one")
    {
        // Nominal 2025-10-07, effective 10-09.
        CHECK(alerts_text(due("L10", "2025-08-08"))
            == "1:2025-09-24 1:2025-10-02 1:2025-10-06 2:2025-10-09 3:2025-10-10 3:2025-10-16 3:2025-10-24");
    }

    TEST_CASE("CAL-13: in a year without data alerts run on nominal")
    {
        CHECK(alerts_text(due("L02", "2026-12-20")) == "1:2026-12-30 1:2027-01-02 2:2027-01-04 3:2027-01-05");
        CHECK(alerts_text(due("L08", "2026-12-30")) == "1:2027-01-05 2:2027-01-06 3:2027-01-07");
    }

    TEST_CASE("limits in months and of documents go by their length in days")
    {
        CHECK(alerts_text(due("L22", "2023-04-10")).starts_with("1:2023-05-28")); // 15 before 06-12
        CHECK(alerts_text(due("L12", "2023-06-01", {.document_due = day("2023-06-09")}))
            == "1:2023-06-04 1:2023-06-07 2:2023-06-09 3:2023-06-10");
        // A reminder before the start would remind of nothing.
        CHECK(alerts_text(due("L12", "2023-06-07", {.document_due = day("2023-06-09")}))
            == "1:2023-06-07 2:2023-06-09 3:2023-06-10");
    }

    TEST_CASE("hours remind one hour before")
    {
        CHECK(alerts_text(due("L17", "2023-06-15", {}, TimeOfDay{10 * 60}))
            == "1:2023-06-15@11:00 2:2023-06-15@12:00 3:2023-06-16");
    }

    TEST_CASE("a paused clock raises nothing")
    {
        domain::DeadlineAdjustments adjustments;
        adjustments.pauses = {{day("2023-06-05"), {}, "听证"}};
        CHECK(alerts_text(due("L16", "2023-06-01", adjustments)).empty());
        CHECK(left("2023-06-06", due("L16", "2023-06-01", adjustments)).text == "暂停计时");
    }

    TEST_CASE("the time left is told in the limit's own unit")
    {
        struct Row {
            char const* today;
            RemainingLevel level;
            int days;
            char const* text;
        };
        auto const in_days = due("L02", "2023-06-15"); // 06-30, reminders from 06-25
        for (auto const& row : {Row{"2023-06-18", RemainingLevel::Normal, 12, "剩 12 天"},
                 Row{"2023-06-24", RemainingLevel::Normal, 6, "剩 6 天"},
                 Row{"2023-06-25", RemainingLevel::Soon, 5, "剩 5 天"},
                 Row{"2023-06-30", RemainingLevel::DueToday, 0, "今天到期"},
                 Row{"2023-07-01", RemainingLevel::Overdue, -1, "逾期 1 天"}}) {
            CAPTURE(row.today);
            auto const remaining = left(row.today, in_days);
            CHECK(remaining.level == row.level);
            CHECK(remaining.days == row.days);
            CHECK(remaining.text == row.text);
        }
        auto const in_working_days = due("L08", "2023-09-22"); // 10-07, across 国庆
        CHECK(left("2023-09-27", in_working_days).text == "剩 2 个工作日");
        CHECK(left("2023-09-27", in_working_days).level == RemainingLevel::Normal);
        CHECK(left("2023-09-30", in_working_days).text == "剩 1 个工作日");
        CHECK(left("2023-09-30", in_working_days).level == RemainingLevel::Soon);
        CHECK(left("2023-10-08", in_working_days).text == "逾期 1 天");
    }

    TEST_CASE("between the nominal and the effective date nothing is overdue (CAL-6)")
    {
        CHECK(left("2025-10-08", due("L10", "2025-08-08")).text == "剩 1 天");
        CHECK(left("2025-10-09", due("L10", "2025-08-08")).text == "今天到期");
    }

    TEST_CASE("CAL-13: without data nobody is called late")
    {
        auto const deadline = due("L02", "2026-12-20"); // nominal 2027-01-04
        CHECK(left("2027-01-01", deadline).text == "剩 3 天，顺延待定");
        CHECK(left("2027-01-04", deadline).text == "今天到期，顺延待定");
        CHECK(left("2027-01-05", deadline).text == "顺延待定");
        CHECK(left("2027-01-05", deadline).level == RemainingLevel::Pending);
    }

    TEST_CASE("a limit in hours is told to the minute")
    {
        auto const deadline = due("L17", "2023-06-15", {}, TimeOfDay{10 * 60}); // 12:00
        CHECK(left("2023-06-15", deadline, TimeOfDay{10 * 60 + 30}).text == "剩 1 小时 30 分钟");
        CHECK(left("2023-06-15", deadline, TimeOfDay{11 * 60 + 59}).text == "剩 1 分钟");
        CHECK(left("2023-06-15", deadline, TimeOfDay{13 * 60}).text == "逾期 1 小时");
        CHECK(left("2023-06-18", deadline, TimeOfDay{13 * 60}).text == "逾期 3 天");
    }
}

} // namespace alert_levels_tests
