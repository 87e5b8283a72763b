// Which clocks a record runs, when they start and stop (law.md 1.1, 5.3, tables/deadline_rules).
#include "domain/indicators/indicator_facts.h"
#include "domain/workflow/special_handling.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>

namespace clocks_tests {

using namespace support;
using domain::ClockState;

TEST_SUITE_BEGIN("clocks_tests");

TEST_CASE("TC02: a petition that comes on a Sunday is registered and passed on by Monday (L01, L03)")
{
    Office office;
    Story story(office);
    story.does("register_petition", registration("2024-05-12"), "2024-05-13", "li");
    CHECK(story.clock("L01", "2024-05-13").deadline.effective == on("2024-05-13"));
    CHECK(story.clock("L01", "2024-05-13").state == ClockState::Stopped);
    CHECK(story.clock("L03", "2024-05-13").deadline.effective == on("2024-05-13"));
    CHECK(story.clock("L03", "2024-05-13").state == ClockState::Running);
}

TEST_CASE("the clocks of the main path start and stop with their events")
{
    Office office;
    Story story(office);
    story.settled_on_the_usual_dates();
    struct Row {
        char const* rule;
        char const* start;
        char const* stopped;
    };
    Row const rows[]{
        {"L01", "2023-06-15", "2023-06-15"},
        {"L02", "2023-06-15", "2023-06-15"},
        {"L06", "2023-06-16", "2023-06-20"},
        {"L08", "2023-06-16", "2023-06-20"},
        {"L10", "2023-06-20", "2023-07-12"}, // W4: 办结 of L10 is the issue of the opinion
        {"L12", "2023-06-15", "2023-07-10"},
        {"L23", "2023-07-14", "2023-07-20"},
        {"L32", "2023-06-16", "2023-06-16"},
        {"L33", "2023-07-12", "2023-07-13"},
        {"L35", "2023-06-20", "2023-07-12"},
        {"L36", "2023-07-20", "2023-07-20"},
        {"L37", "2023-07-10", "2023-07-12"},
        {"L38", "2023-06-16", "2023-06-16"},
    };
    for (auto const& row : rows) {
        INFO(std::string(row.rule));
        auto const clock = story.clock(row.rule, "2023-07-21");
        CHECK(clock.start == on(row.start));
        CHECK(clock.state == ClockState::Stopped);
        CHECK(clock.stopped_on == on(row.stopped));
    }
    CHECK(story.clock("L12", "2023-07-21").deadline.nominal == on("2023-08-14")); // the date in the assignment
    CHECK(story.clock("L13", "2023-07-21").deadline.nominal == on("2023-08-12"));
    CHECK(story.clock("L13", "2023-07-21").state == ClockState::Running); // W5: still open after settling
    CHECK(story.clock("L13", "2023-08-15").state == ClockState::Stopped);
    CHECK(story.clock("L05", "2023-07-21").rule_id.empty());
}

TEST_CASE("a unit that received the matter itself tells within 15 days (L05), and nobody signs for it")
{
    Office office;
    Story story(office);
    story.registered()
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}}, "2023-06-15",
            "li")
        .does("self_receive", {}, "2023-06-15", "li");
    CHECK(story.clock("L05", "2023-06-16").deadline.nominal == on("2023-06-30"));
    CHECK(story.clock("L07", "2023-06-15").deadline.nominal == on("2023-06-15"));
    CHECK(story.clock("L07", "2023-06-16").rule_id.empty()); // afterwards L05 governs
    CHECK(story.clock("L06", "2023-06-16").rule_id.empty());
    CHECK(story.clock("L02", "2023-06-16").state == ClockState::Stopped);
}

TEST_CASE("not signed for within L38 counts as signed for: the unit's clocks run from the dispatch")
{
    Office office;
    Story story(office);
    story.assigned("2023-06-15"); // a Thursday
    CHECK(story.clock("L06", "2023-06-16").rule_id.empty());
    auto const clock = story.clock("L06", "2023-06-19");
    CHECK(clock.start == on("2023-06-15"));
    CHECK(clock.deadline.nominal == on("2023-06-30"));
    CHECK(story.clock("L10", "2023-06-30").rule_id.empty());
    CHECK(story.clock("L10", "2023-07-03").start == on("2023-06-30")); // and accepted on the fifteenth day after
    story.does("sign_for", {}, "2023-06-27", "he");
    CHECK(story.record().unit_received_on == on("2023-06-15")); // signing late does not move it
}

TEST_CASE("law 1.1: a later signing moves neither the deemed receipt nor the deemed acceptance")
{
    Office office;
    SUBCASE("an arrival of its own that nobody proves")
    {
        Story story(office);
        story.assigned("2023-06-15").does("sign_for", {{"arrived_on", "2023-06-27"}}, "2023-06-27", "he");
        CHECK(story.record().unit_received_on == on("2023-06-15"));
        CHECK(story.record().arrived_on == on("2023-06-27")); // what was said stays on record
        CHECK(story.clock("L06", "2023-06-27").start == on("2023-06-15"));
        auto const signing = story.clock("L38", "2023-06-27");
        CHECK(signing.start == on("2023-06-15"));
        CHECK(signing.days_late() == 11);
    }
    SUBCASE("proved, within the notice period")
    {
        Story story(office);
        story.assigned("2023-06-15")
            .does("sign_for", {{"arrived_on", "2023-06-27"}, {"arrival_proof", "邮戳 6 月 27 日"}}, "2023-06-27", "he");
        CHECK(story.clock("L06", "2023-06-27").start == on("2023-06-27"));
        CHECK_FALSE(story.clock("L38", "2023-06-27").days_late());
    }
    SUBCASE("once it counts as accepted, no proof undoes it")
    {
        Story story(office);
        story.assigned("2023-06-15")
            .does("sign_for", {{"arrived_on", "2023-08-15"}, {"arrival_proof", "邮戳"}}, "2023-08-15", "he");
        CHECK(story.clock("L06", "2023-08-15").deadline.nominal == on("2023-06-30"));
        CHECK(story.clock("L10", "2023-08-15").start == on("2023-06-30"));
        CHECK(story.clock("L06", "2023-08-15", 2).rule_id.empty());
    }
}

TEST_CASE("T14: L06 runs on under an objection and a dispute, and its silence is acceptance there too")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16"); // L06: nominal 1 July, effective Monday 3 July
    SUBCASE("objection")
    {
        story.does("object", {{"reason", "不属本单位职权"}}, "2023-06-20", "xu");
    }
    SUBCASE("dispute")
    {
        story.does("dispute_acceptance",
            {{"units", base::ValueList{HOUSING.value, URBAN.value}}, {"reason", "职责交叉"}}, "2023-06-20", "xu");
    }
    CHECK(story.clock("L10", "2023-07-03").rule_id.empty());
    CHECK(story.clock("L10", "2023-07-04").start == on("2023-07-01"));
    auto const facts = domain::indicator_facts(
        story.record(), story.clocks("2023-06-20"), story.record().matter_id, story.surroundings("2023-06-20"));
    REQUIRE(facts.has_value());
    CHECK(facts->facts.deemed_from == on("2023-07-04").days);
    CHECK(facts->facts.deemed_due == on("2023-08-30").days); // K03 counts it
    auto const flags = domain::flags_of(story.record(), story.surroundings("2023-07-04"));
    CHECK(std::find(flags.begin(), flags.end(), "deemed_accepted") != flags.end());
}

TEST_CASE("without a notice the matter counts as accepted on the fifteenth day, and a late notice does not move it")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16"); // L06: nominal and effective 1 July -> Monday 3 July
    CHECK(story.clock("L10", "2023-07-03").rule_id.empty());
    auto const deemed = story.clock("L10", "2023-07-04");
    CHECK(deemed.start == on("2023-07-01"));
    CHECK(deemed.deadline.nominal == on("2023-08-30"));
    CHECK(story.record().state == domain::State::UnitReceived); // J5: nothing is written
    story.accepted("2023-07-10");
    CHECK(story.record().accepted_on == on("2023-07-01"));
    CHECK(story.record().notice_on == on("2023-07-10"));
    CHECK(story.clock("L10", "2023-07-10").start == on("2023-07-01"));
    CHECK(story.clock("L06", "2023-07-10").stopped_on == on("2023-07-10"));
}

TEST_CASE("a send-back starts L34 and the next review starts L37 again")
{
    Office office;
    Story story(office);
    story.under_verification("2023-07-11")
        .does("send_back", {{"failed", base::ValueList{"Q13"}}, {"required", "补充"}}, "2023-07-12", "li")
        .does("resubmit", {{"answers", base::ValueList{base::ValueObject{{"check", "Q13"}, {"answer", "已补充"}}}}},
            "2023-07-14", "xu");
    CHECK(story.clock("L34", "2023-07-14").start == on("2023-07-12"));
    CHECK(story.clock("L34", "2023-07-14").stopped_on == on("2023-07-14"));
    CHECK(story.clock("L37", "2023-07-14").stopped_on == on("2023-07-12"));
    CHECK(story.clock("L37", "2023-07-14", 2).start == on("2023-07-14"));
    CHECK(story.clock("L10", "2023-07-14").state == ClockState::Running); // T30: L10 keeps running
}

TEST_CASE("reopening starts a new internal target, never a new L10 (T36)")
{
    Office office;
    Story story(office);
    story.followed_up("2023-07-20").does("reopen", {{"reason", "意见没有执行"}}, "2023-07-24", "wang");
    CHECK(story.record().state == domain::State::Handling);
    CHECK_FALSE(story.record().closed_on.has_value());
    CHECK(story.clock("L35", "2023-07-24", 2).start == on("2023-07-24"));
    CHECK(story.clock("L10", "2023-07-24").state == ClockState::Stopped);
    CHECK(story.clock("L10", "2023-07-24", 2).rule_id.empty());
    CHECK(story.clock("L13", "2023-07-24").stopped_on == on("2023-07-24"));
}

TEST_CASE("correcting the date of receipt moves the clocks that start there (T47)")
{
    Office office;
    Story story(office);
    story.triaged("2023-06-15");
    CHECK(story.clock("L02", "2023-06-15").deadline.nominal == on("2023-06-30"));
    story.does(
        "correct", {{"field", "received_on"}, {"value", "2023-06-12"}, {"reason", "邮戳日期"}}, "2023-06-15", "wang");
    CHECK(story.record().received_on == on("2023-06-12"));
    CHECK(story.clock("L02", "2023-06-15").deadline.nominal == on("2023-06-27"));
}

TEST_CASE("a year without calendar data shows the nominal date and blocks nothing (CAL-13)")
{
    Office office;
    Story story(office);
    story.registered("2026-12-28")
        .triaged("2026-12-28")
        .assigned("2026-12-28")
        .signed_for("2026-12-28")
        .accepted("2026-12-28");
    auto const clock = story.clock("L10", "2026-12-28");
    CHECK(clock.state == ClockState::MissingCalendar);
    CHECK(clock.deadline.nominal == on("2027-02-26"));
    CHECK_FALSE(clock.deadline.effective.has_value());
    story.handling("2026-12-28");
}

TEST_CASE("the most urgent clock: statute before an internal target, never a petitioner's right")
{
    Office office;
    Story story(office);
    story.accepted("2023-06-20");
    auto const clocks = story.clocks("2023-06-20");
    auto const* next = domain::next_due(clocks);
    REQUIRE(next);
    CHECK(next->rule_id == "L35");
    CHECK(next->source == domain::RuleSource::Config);
    story.delivered("2023-07-13");
    auto const after = story.clocks("2023-07-13");
    CHECK(domain::next_due(after) == nullptr); // only L13 and L24 run
}

TEST_SUITE_END();

} // namespace clocks_tests
