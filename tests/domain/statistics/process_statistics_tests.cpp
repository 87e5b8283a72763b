// Waits by stage (S33), the first action (S28), causes (S89), online handling (S116).
#include "../indicators/facts_builder.h"
#include "domain/statistics/process_statistics.h"

#include "support/doctest.h"

namespace process_statistics_tests {

using domain::ProcessLine;
using domain::ProcessStatistics;
using support::closed_matter;
using support::day;
using support::first_time;
using support::june;
using support::on;

static ProcessStatistics statistics_of(
    domain::IndicatorTable const& table, domain::IndicatorQuery const& query = june(), int target = 1)
{
    support::Office const office;
    return domain::process_statistics(table, query, {office.reference.calendar, [=](base::Date) { return target; }});
}

static ProcessLine const& wait(ProcessStatistics const& statistics, std::string_view code)
{
    for (auto const& line : statistics.waits)
        if (line.code == code)
            return line;
    FAIL(std::string(code));
    return statistics.waits.front();
}

static std::string records(domain::IndicatorTable const& table, std::vector<std::uint32_t> const& rows)
{
    std::string text;
    for (auto const row : rows)
        text += table.record_of(row) + " ";
    return text;
}

static domain::RecordFacts answered(std::string record, std::string_view received, std::string_view delivered)
{
    auto facts = closed_matter(std::move(record), received, delivered);
    facts.facts.closed = domain::NEVER;
    return facts;
}

TEST_SUITE_BEGIN("process_statistics_tests");

TEST_CASE(
    "S33: the petitioner's whole wait runs from receipt to the first delivery; median and P90 are somebody's wait")
{
    auto const table =
        support::table_of({answered("a", "2023-06-01", "2023-06-11"), answered("b", "2023-06-01", "2023-06-21"),
            answered("c", "2023-06-01", "2023-06-04"), answered("d", "2023-05-01", "2023-06-30"),
            answered("later", "2023-06-20", "2023-07-01"), first_time("waiting", "2023-06-01")});
    auto const statistics = statistics_of(table);
    auto const& total = wait(statistics, "WAIT.TOTAL");
    CHECK(total.count() == 4); // each in the period in which its wait ended
    CHECK(total.percentile(50) == 10); // of 3, 10, 20, 60
    CHECK(total.percentile(90) == 60);
    CHECK(records(table, total.rows) == "d b a c "); // the longest first
    CHECK(wait(statistics, "WAIT.CLOSE").count() == 0);
    CHECK_FALSE(wait(statistics, "WAIT.CLOSE").percentile(50).has_value()); // —, never 0
    CHECK(wait(statistics_of(table, june("2023-06-15")), "WAIT.TOTAL").count() == 2); // what was known by then
}

TEST_CASE("S33: a stage needs both of its days; a repeat waits for nothing of its own; the filter narrows")
{
    auto facts = first_time("a", "2023-06-01");
    facts.facts.triaged = day("2023-06-02");
    facts.facts.disposed = day("2023-06-05");
    facts.facts.accepted = day("2023-06-15");
    auto joined = support::repeat_of("a", "r", "2023-06-03");
    joined.facts.disposed = day("2023-06-20");
    auto other = facts;
    other.record = other.matter = "b";
    other.unit = "water";
    other.facts.accepted = day("2023-06-25");
    auto const table = support::table_of({facts, joined, other});
    auto const all = statistics_of(table);
    CHECK(wait(all, "WAIT.TRIAGE").percentile(50) == 1);
    CHECK(wait(all, "WAIT.DISPATCH").count() == 2);
    CHECK(wait(all, "WAIT.ACCEPT").percentile(90) == 20);
    CHECK(wait(all, "WAIT.ANSWER").count() == 0);
    auto query = june();
    query.filter.unit = "water";
    CHECK(wait(statistics_of(table, query), "WAIT.ACCEPT").count() == 1);
    auto const groups = domain::grouped(table, wait(all, "WAIT.ACCEPT"), domain::GroupBy::Unit);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].key == "housing");
    CHECK(groups[0].line.percentile(50) == 10);
    CHECK(groups[1].line.percentile(50) == 20);
}

TEST_CASE("S28: the first action is counted in working days; what is over the internal target stands out")
{
    auto prompt = first_time("prompt", "2023-06-16"); // a Friday
    prompt.facts.first_action = day("2023-06-19");
    auto late = first_time("late", "2023-06-15");
    late.facts.first_action = day("2023-06-19");
    auto evening = late;
    evening.record = evening.matter = "evening";
    evening.facts.hints = domain::fact_hint::AFTER_HOURS; // counts as received the next working day
    auto const idle = first_time("idle", "2023-06-12");
    auto const fresh = first_time("fresh", "2023-06-19");
    auto const table = support::table_of({prompt, late, evening, idle, fresh});
    auto const line = statistics_of(table, june("2023-06-19")).first_action;
    CHECK(records(table, line.rows) == "idle late prompt evening "); // fresh may still be taken up in time
    CHECK(records(table, line.marked) == "late idle ");
    CHECK(line.percentile(50) == 1);
    CHECK(line.marked_share() == doctest::Approx(0.5));
    CHECK(statistics_of(table, june("2023-06-19"), 2).first_action.marked.size() == 1);
    CHECK_FALSE(domain::working_days_to_first_action(
        [] {
            auto far = first_time("far", "2009-06-03").facts; // no holiday arrangement of that year: no answer
            far.first_action = day("2009-06-05");
            return far;
        }(),
        day("2023-06-19"), support::Office{}.reference.calendar)
                    .has_value());
}

TEST_CASE("S28: registering, correcting and answering a reminder are no first action")
{
    CHECK_FALSE(domain::is_first_action("register_petition"));
    CHECK_FALSE(domain::is_first_action("correct"));
    CHECK_FALSE(domain::is_first_action("acknowledge_alert"));
    CHECK(domain::is_first_action("triage"));
    CHECK(domain::is_first_action("report_up"));
}

TEST_CASE("S89: closed matters by cause, and those of them that came back")
{
    auto a = closed_matter("a", "2023-05-01", "2023-06-10");
    auto b = closed_matter("b", "2023-05-01", "2023-06-11");
    auto c = closed_matter("c", "2023-05-01", "2023-06-12");
    a.facts.cause = b.facts.cause = 2;
    c.facts.cause = 5;
    auto const table = support::table_of(
        {a, b, c, support::repeat_of("b", "again", "2023-06-20"), closed_matter("unsaid", "2023-05-01", "2023-06-12")});
    auto const statistics = statistics_of(table);
    CHECK(statistics.causes[1].code == "CAUSE.02");
    CHECK(records(table, statistics.causes[1].rows) == "a b ");
    CHECK(records(table, statistics.causes[1].marked) == "b ");
    CHECK(statistics.causes[4].count() == 1);
    CHECK(statistics.causes[0].count() == 0);
    CHECK_FALSE(statistics.causes[0].marked_share().has_value());
    CHECK(statistics_of(table, june("2023-06-15")).causes[1].marked.empty()); // not known yet
}

TEST_CASE("S116: fully online is brought, answered and judged online; without a closing there is no rate")
{
    auto const online = [](std::string record) {
        auto facts = closed_matter(std::move(record), "2023-05-01", "2023-06-10");
        facts.facts.channel = domain::ChannelCode::Online;
        facts.facts.hints = domain::fact_hint::DELIVERED_ONLINE;
        facts.facts.evaluated_unit = day("2023-06-12");
        return facts;
    };
    auto by_letter = online("letter");
    by_letter.facts.channel = domain::ChannelCode::Letter;
    auto on_paper = online("paper");
    on_paper.facts.hints = 0;
    auto unjudged = online("unjudged");
    unjudged.facts.evaluated_unit = domain::NEVER;
    auto const table = support::table_of({online("whole"), by_letter, on_paper, unjudged});
    auto const line = statistics_of(table).online;
    CHECK(line.count() == 4);
    CHECK(records(table, line.marked) == "whole ");
    CHECK(statistics_of(table, june("2023-06-11")).online.marked.empty());
    CHECK_FALSE(statistics_of(support::table_of({})).online.marked_share().has_value());
}

TEST_SUITE_END();

} // namespace process_statistics_tests
