// on items of the ledgers: leads, levels, deterministic ids, and the label of what is no statute (TC39).
#include "../indicators/facts_builder.h"

#include "domain/alerts/duty_alerts.h"

namespace duty_alerts_tests {

using namespace support;
using domain::AlertLevel;

static std::optional<domain::Alert> alert_on(std::string_view today, std::string const& alert = "A-16")
{
    static Office const office;
    static auto const rules = exchange::shipped_figure_rules();
    REQUIRE_FALSE(rules.is_error());
    domain::Duty duty{alert, "item1", "改进工作建议", "L25", {}};
    duty.deadline = *domain::compute_deadline(*office.reference.rules.find("L25", on("2023-06-15")),
        {on("2023-06-15"), {}}, {}, office.reference.calendar); // 15 July is a Saturday: 17 July
    return domain::alert_of(duty,
        {office.reference.rules, rules.value().alerts, office.reference.calendar, {}, 40, 60,
            {on(today), *base::parse_time_of_day("09:00")}});
}

TEST_CASE("A-16 TC39: suggestion without feedback, seven and three days before, the day, the day after")
{
    CHECK_FALSE(alert_on("2023-07-09").has_value());
    CHECK(alert_on("2023-07-10")->id == "A-16.item1.L25.-7");
    CHECK(alert_on("2023-07-14")->id == "A-16.item1.L25.-3");
    CHECK(alert_on("2023-07-17")->level == AlertLevel::Due);
    CHECK(alert_on("2023-07-17")->id == "A-16.item1.L25.0");
    auto const late = alert_on("2023-07-18");
    REQUIRE(late.has_value());
    CHECK(late->level == AlertLevel::Overdue);
    CHECK(late->days_late == 1);
    CHECK(late->text.find("非法定期限") != std::string::npos);
}

TEST_CASE("A-24 a duty of a leader, and an alert nobody knows")
{
    CHECK(alert_on("2023-07-17", "A-24")->number == 24);
    CHECK_FALSE(alert_on("2023-07-17", "A-99").has_value());
}

} // namespace duty_alerts_tests
