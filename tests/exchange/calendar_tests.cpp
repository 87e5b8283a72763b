// Adopting a year's holiday arrangement from a CSV file: what is accepted, and what is said about what is not.
#include "exchange/calendar_csv.h"

#include "base/embedded.h"

#include "support/doctest.h"

namespace calendar_tests {

using domain::CalendarDayKind;
using exchange::parse_calendar_year;

static std::string const HEADER = "date,kind,name,statutory,in_lieu\n";

static std::string refusal(std::string const& rows, int year = 2027)
{
    auto const result = parse_calendar_year(HEADER + rows, year);
    return result.is_error() ? result.error().message : "";
}

TEST_SUITE("exchange/calendar_tests")
{
    TEST_CASE("a year is read, sorted, with the last days of December before it")
    {
        auto const result = parse_calendar_year(
            HEADER + "2027-01-03,WORK,元旦,0,0\n2027-01-01,OFF,元旦,1,0\n2026-12-31,OFF,元旦,0,1\n", 2027);
        REQUIRE_FALSE(result.is_error());
        auto const& days = result.value();
        REQUIRE(days.size() == 3);
        CHECK(base::to_iso(days[0].date) == "2026-12-31");
        CHECK(days[0].is_in_lieu);
        CHECK(days[1].is_statutory);
        CHECK(days[2].kind == CalendarDayKind::Work);
        CHECK(exchange::missing_holidays(days)
            == std::vector<std::string>{"春节", "清明", "劳动节", "端午", "中秋", "国庆"});
    }

    TEST_CASE("mistakes are named with their line")
    {
        std::string const new_year = "2027-01-01,OFF,元旦,1,0\n";
        CHECK(refusal(new_year).empty());
        CHECK(refusal("2027-02-06,OFF,春节,1,0\n") == "2027年的放假安排缺少元旦（2027-01-01，OFF）。");
        CHECK(refusal("") == "2027年的放假安排缺少元旦（2027-01-01，OFF）。");
        CHECK(refusal(new_year + "2027-01-05,WORK,元旦,0,0\n")
            == "第 3 行：2027-01-05 是星期二，本来就上班，不应列为调休上班（WORK）。");
        CHECK(refusal(new_year + "2028-01-01,OFF,元旦,1,0\n") == "第 3 行：2028-01-01 不属于2027年的放假安排。");
        CHECK(refusal(new_year + "2026-12-24,OFF,元旦,0,0\n") == "第 3 行：2026-12-24 不属于2027年的放假安排。");
        CHECK(refusal(new_year + "2026-12-31,OFF,春节,0,0\n") == "第 3 行：2026-12-31 不属于2027年的放假安排。");
        CHECK(refusal(new_year + new_year) == "第 3 行：2027-01-01 重复，第 2 行已有这一天。");
        CHECK(refusal("2027-1-1,OFF,元旦,1,0\n") == "第 2 行：日期“2027-1-1”无效，应为 2027-01-01 的写法。");
        CHECK(refusal("2027-02-29,OFF,春节,1,0\n") == "第 2 行：日期“2027-02-29”无效，应为 2027-01-01 的写法。");
        CHECK(refusal(new_year + "2027-02-06,放假,春节,1,0\n")
            == "第 3 行：kind 应为 OFF（放假）或 WORK（上班），现为“放假”。");
        CHECK(refusal(new_year + "2027-02-06,OFF,,1,0\n") == "第 3 行：缺少节日名称。");
        CHECK(refusal(new_year + "2027-02-06,OFF,春节,是,0\n") == "第 3 行：statutory 应为 0 或 1，现为“是”。");
        CHECK(refusal(new_year + "2027-02-07,WORK,春节,1,0\n")
            == "第 3 行：2027-02-07 是调休上班，statutory 和 in_lieu 应为 0。");
        CHECK(
            parse_calendar_year("日期,类型\n2027-01-01,OFF\n", 2027).error().message == "第 1 行：表头缺少列“date”。");
        CHECK_FALSE(refusal(new_year, 1999).empty());
    }

    TEST_CASE("the shipped file holds five whole years and comes back as it was")
    {
        auto const text = base::embedded_file("assets/calendars/cn-2022-2026.csv");
        auto const calendar = exchange::parse_calendar(text);
        REQUIRE_FALSE(calendar.is_error());
        CHECK(calendar.value().years() == std::vector<int>{2022, 2023, 2024, 2025, 2026});
        auto const written = exchange::write_calendar_csv(calendar.value().exceptions());
        CHECK(exchange::parse_calendar(written).value() == calendar.value());
        for (int const year : calendar.value().years()) {
            std::vector<domain::CalendarException> of_year;
            for (auto const& exception : calendar.value().exceptions()) {
                if (domain::arrangement_year(exception) == year)
                    of_year.push_back(exception);
            }
            CAPTURE(year);
            CHECK(exchange::missing_holidays(of_year).empty());
        }
    }

    TEST_CASE("as many make-up days are worked as weekdays are given in lieu")
    {
        auto const calendar = exchange::parse_calendar(base::embedded_file("assets/calendars/cn-2022-2026.csv"));
        for (int const year : {2023, 2024, 2025, 2026}) {
            int balance = 0;
            for (auto const& exception : calendar.value().exceptions()) {
                if (domain::arrangement_year(exception) != year)
                    continue;
                bool const is_weekend = base::weekday(exception.date) >= base::Weekday::Saturday;
                balance += exception.kind == CalendarDayKind::Work ? 1 : 0;
                balance -= exception.kind == CalendarDayKind::Off && !is_weekend ? 1 : 0;
                balance += exception.is_statutory ? 1 : 0;
            }
            CAPTURE(year);
            CHECK(balance == 0); // weekdays off = statutory days + days worked in exchange
        }
    }
}

} // namespace calendar_tests
