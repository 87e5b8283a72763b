// 初转重 risk factor by factor, and the thresholds ESC-1 to ESC-3 with their ladder (clauses 8.8).
#include "../indicators/facts_builder.h"

#include "domain/alerts/risk.h"
#include "domain/alerts/thresholds.h"

namespace risk_tests {

using namespace support;
using domain::Indicator;
using domain::RiskFactor;
namespace fact_flag = domain::fact_flag;

static exchange::FigureRules const& rules()
{
    static auto const shipped = exchange::shipped_figure_rules();
    if (shipped.is_error())
        FAIL(shipped.error().message);
    return shipped.value();
}

static domain::RiskScore score(domain::RecordFacts const& facts, std::string_view today = "2023-12-31")
{
    auto const table = table_of({facts});
    return domain::risk_score(table, 0, rules().risk, on(today));
}

TEST_CASE("each risk factor adds its row's points")
{
    auto const base = closed_matter("a", "2023-05-01", "2023-06-01");
    CHECK(score(base).points == 0);
    auto const with = [&](auto&& change) {
        auto facts = base;
        change(facts.facts);
        return score(facts);
    };
    auto const flagged = [&](std::uint32_t flag) {
        return with([&](domain::IndicatorFacts& facts) { facts.flags |= flag; }).points;
    };
    CHECK(flagged(fact_flag::NOT_SUPPORTED) == 25);
    CHECK(flagged(fact_flag::EXPLAINED) == 15);
    CHECK(flagged(fact_flag::DISAGREED) == 20);
    CHECK(flagged(fact_flag::PROCEDURAL_RISK) == 15);
    CHECK(flagged(fact_flag::COLLECTIVE) == 10);
    CHECK(flagged(fact_flag::SKIP_LEVEL) == 10);
    auto const evaluated = [&](domain::EvaluationCode value) {
        return with([&](domain::IndicatorFacts& facts) {
            facts.evaluated_unit = day("2023-06-10");
            facts.unit_value = value;
        }).points;
    };
    CHECK(evaluated(domain::EvaluationCode::NotSatisfied) == 20);
    CHECK(evaluated(domain::EvaluationCode::Basically) == 5);
    CHECK(evaluated(domain::EvaluationCode::Satisfied) == 0);
    CHECK(with([](auto& facts) { facts.handling_due_effective = facts.answered - 1; }).points == 15);
    CHECK(with([](auto& facts) { facts.send_backs = 1; }).points == 10);
    CHECK(with([](auto& facts) {
        facts.flags |= fact_flag::SUPPORTED;
        facts.execution_due = day("2023-07-01");
    }).points
        == 20);
    CHECK(with([](auto& facts) { facts.follow_up_due = day("2023-06-20"); }).points == 10);
    auto hot = base;
    hot.category = "030302";
    CHECK(score(hot).points == 5);
    CHECK(score(hot).factors == std::vector<RiskFactor>{RiskFactor::HotCategory});
}

TEST_CASE("risk: earlier matters of the person, and never more than 100")
{
    auto one = first_time("a", "2023-01-01");
    auto two = first_time("b", "2023-02-01");
    auto three = first_time("c", "2023-03-01");
    one.person = two.person = three.person = "x";
    auto table = table_of({one, two, three});
    CHECK(domain::risk_score(table, 2, rules().risk, on("2023-03-02")).points == 10);
    CHECK(domain::risk_score(table, 1, rules().risk, on("2023-03-02")).points == 0);
    three.facts.flags |= fact_flag::NOT_SUPPORTED | fact_flag::DISAGREED | fact_flag::PROCEDURAL_RISK
        | fact_flag::COLLECTIVE | fact_flag::SKIP_LEVEL;
    three.facts.send_backs = 2;
    three.facts.evaluated_unit = day("2023-03-01");
    three.facts.unit_value = domain::EvaluationCode::NotSatisfied;
    table.put(three);
    CHECK(domain::risk_score(table, 2, rules().risk, on("2023-03-02")).points == 100); // 120 in all
}

// `resolved` of `closed` matters of a region in a month hold.
static void add_month(
    domain::IndicatorTable& table, std::string const& region, std::string const& month, int resolved, int closed)
{
    for (int i = 0; i < closed; ++i) {
        auto const id = region + month + std::to_string(i);
        auto facts = closed_matter(id, month + "-01", month + "-10");
        facts.region = region;
        table.put(facts);
        if (i < resolved)
            continue;
        auto repeat = repeat_of(id, id + "r", month + "-11");
        repeat.region = region;
        table.put(repeat);
    }
}

static std::vector<std::string> hits(domain::IndicatorTable const& table, std::string_view id, std::string_view month)
{
    std::vector<std::string> found;
    auto const period = domain::period_of(domain::PeriodKind::Month, on(std::string(month) + "-01"));
    for (auto const& breach :
        domain::breaches(table, rules().thresholds, {period, base::add_days(period.to, 1)}, domain::GroupBy::Region))
        if (breach.id == id)
            found.push_back(breach.key + "/" + std::to_string(breach.consecutive) + "/"
                + std::string(domain::to_chinese(breach.proposal)));
    return found;
}

TEST_CASE("A-14 ESC-1 below 85 % or five points under the mean, from twenty closed matters on")
{
    domain::IndicatorTable table(indicator_rules());
    add_month(table, "320102", "2023-05", 17, 20); // 85 %
    CHECK(hits(table, "ESC-1", "2023-05").empty());
    add_month(table, "320104", "2023-05", 16, 20); // 80 %
    CHECK(hits(table, "ESC-1", "2023-05") == std::vector<std::string>{"320104/1/通报"});
    add_month(table, "320105", "2023-05", 10, 19); // too few to compare
    CHECK(hits(table, "ESC-1", "2023-05") == std::vector<std::string>{"320104/1/通报"});
}

TEST_CASE("the ladder: 通报, then 约谈, then 挂牌督办＋限期整改; a good period begins it anew")
{
    domain::IndicatorTable table(indicator_rules());
    add_month(table, "320102", "2023-03", 10, 20);
    add_month(table, "320102", "2023-04", 10, 20);
    add_month(table, "320102", "2023-05", 10, 20);
    CHECK(hits(table, "ESC-1", "2023-03") == std::vector<std::string>{"320102/1/通报"});
    CHECK(hits(table, "ESC-1", "2023-04") == std::vector<std::string>{"320102/2/约谈"});
    CHECK(hits(table, "ESC-1", "2023-05") == std::vector<std::string>{"320102/3/挂牌督办＋限期整改"});
    add_month(table, "320102", "2023-06", 20, 20);
    add_month(table, "320102", "2023-07", 10, 20);
    CHECK(hits(table, "ESC-1", "2023-06").empty());
    CHECK(hits(table, "ESC-1", "2023-07") == std::vector<std::string>{"320102/1/通报"});
}

TEST_CASE("A-14 ESC-2a share above the mean, ESC-2b growth against the year before")
{
    domain::IndicatorTable table(indicator_rules());
    add_month(table, "320102", "2023-05", 20, 20); // no repeats
    add_month(table, "320104", "2023-05", 15, 20); // 5 of 25
    CHECK(hits(table, "ESC-2a", "2023-05") == std::vector<std::string>{"320104/1/通报"});
    CHECK(hits(table, "ESC-2b", "2023-05").empty()); // nothing a year before to compare with
    add_month(table, "320104", "2022-05", 16, 20); // 4: grown by a quarter
    CHECK(hits(table, "ESC-2b", "2023-05") == std::vector<std::string>{"320104/1/通报"});
    add_month(table, "320104", "2022-05", 15, 20);
    CHECK(hits(table, "ESC-2b", "2023-05").empty());
}

TEST_CASE("A-14 ESC-3 three new backlogs in the period")
{
    domain::IndicatorTable table(indicator_rules());
    add_month(table, "320102", "2023-05", 20, 20);
    for (int i = 0; i < 3; ++i) {
        CHECK(hits(table, "ESC-3", "2023-05").empty());
        auto marked = first_time("m" + std::to_string(i), "2023-04-01");
        marked.facts.marked_backlog = day("2023-05-05");
        table.put(marked);
    }
    CHECK(hits(table, "ESC-3", "2023-05") == std::vector<std::string>{"320102/1/通报"});
}

TEST_CASE("bad risk and threshold files name file, row and field")
{
    auto const risk = exchange::parse_risk_rules(
        R"({"schema":"chuxin.risk","version":"1","orange":40,"red":60,"factors":[{"factor":"LUCK","name":"x","points":1}]})",
        "mine.json");
    REQUIRE(risk.is_error());
    CHECK(risk.error().where == "factors[0].factor");
    auto const threshold = exchange::parse_thresholds(
        R"({"schema":"chuxin.thresholds","version":"1","minimum_closed":20,"thresholds":[
            {"id":"ESC-1","name":"x","indicator":"K09","test":"BELOW_VALUE","value":0,"basis":"x"}]})",
        "mine.json");
    REQUIRE(threshold.is_error());
    CHECK(threshold.error().where == "thresholds[0].value");
    auto const alerts = exchange::parse_alert_rules(
        R"({"schema":"chuxin.alerts","version":"1","alerts":[{"id":"A-01","name":"x","basis":"x"}],
            "values":{"fault_working_days":3,"upper_bureau_after_days":15,
            "pre_backlog_days":180,"pre_backlog_repeats":2,"submission_lead_working_days":5,
            "publication_working_days":3,"participation_percent":50}})",
        "mine.json");
    REQUIRE(alerts.is_error());
    CHECK(alerts.error().where == "A-02");
}

} // namespace risk_tests
