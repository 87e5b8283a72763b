// From a record that went its way to its row of facts.
#include "facts_builder.h"

namespace indicator_facts_tests {

using namespace support;
namespace fact_flag = domain::fact_flag;

static domain::IndicatorFacts facts_of(Story const& story, std::string_view today = "2023-12-31")
{
    auto const& record = story.record();
    auto const surroundings = story.surroundings(today);
    auto facts = domain::indicator_facts(record, domain::clocks(record, surroundings), record.matter_id, surroundings);
    REQUIRE(facts.has_value());
    return facts->facts;
}

TEST_CASE("facts of the main path are the dates of its acts and limits")
{
    Office office;
    Story story(office);
    story.settled_on_the_usual_dates();
    auto const facts = facts_of(story);
    CHECK(facts.registered == day("2023-06-15"));
    CHECK(facts.triaged == day("2023-06-15"));
    CHECK(facts.assigned == day("2023-06-15"));
    CHECK(facts.clearing_due == day("2023-06-15"));
    CHECK(facts.unit_received == day("2023-06-16"));
    CHECK(facts.notice == day("2023-06-20"));
    CHECK(facts.notice_due == day("2023-07-01")); // nominal, a Saturday
    CHECK(facts.accepted == day("2023-06-20"));
    CHECK(facts.handling_due == day("2023-08-19")); // nominal, a Saturday
    CHECK(facts.handling_due_effective == day("2023-08-21"));
    CHECK(facts.submitted == day("2023-07-10"));
    CHECK(facts.answered == day("2023-07-12"));
    CHECK(facts.delivered == day("2023-07-13"));
    CHECK(facts.closed == day("2023-07-14"));
    CHECK(facts.followed_up == day("2023-07-20"));
    CHECK(facts.ended == day("2023-07-21"));
    CHECK(facts.evaluation_ends == day("2023-08-14")); // 12 August is a Saturday
    CHECK(facts.has(fact_flag::SUPPORTED));
    CHECK(facts.has(fact_flag::EXPLAINED));
    CHECK(facts.received_rank == 2);
    CHECK(facts.unit_rank == 2);
}

TEST_CASE("facts do not depend on the day on which they are derived (J5)")
{
    Office office;
    Story story(office);
    story.signed_for();
    auto const early = facts_of(story, "2023-06-17");
    auto const late = facts_of(story, "2023-06-30");
    CHECK(early.deemed_from == late.deemed_from);
    // L06: 1 July is a Saturday, so silence counts from the day after Monday 3 July; the sixty days from 1 July.
    CHECK(late.deemed_from == day("2023-07-04"));
    CHECK(late.deemed_due == day("2023-08-30"));
    CHECK(late.accepted == domain::NEVER);
}

TEST_CASE("a void registration counts nowhere (T48)")
{
    Office office;
    Story story(office);
    story.registered().does("void", {{"reason", "误登"}}, "2023-06-15", "wang");
    CHECK_FALSE(domain::indicator_facts(story.record(), {}, story.record().matter_id, story.surroundings("2023-06-16"))
                    .has_value());
}

TEST_CASE("reopening keeps the earlier closing with its follow-up (W4)")
{
    Office office;
    Story story(office);
    story.closed().does("follow_up", follow_up("2023-07-20", false), "2023-07-20", "li");
    story.does("reopen", {{"reason", "处理意见没有执行"}}, "2023-07-21", "wang");
    auto const facts = facts_of(story);
    CHECK(facts.closed == domain::NEVER);
    REQUIRE(facts.earlier_closings.size() == 1);
    CHECK(facts.earlier_closings.front().closed == day("2023-07-14"));
    CHECK(facts.earlier_closings.front().reopened == day("2023-07-21"));
    CHECK(facts.earlier_closings.front().followed_up == day("2023-07-20"));
    CHECK(facts.answered == day("2023-07-14")); // K03 measures the first answer, the story did all on one day
}

TEST_CASE("an act that was undone leaves no fact")
{
    Office office;
    Story story(office);
    story.assigned();
    story.does("undo", {{"of", story.last_entry().value}}, "2023-06-15", "wang");
    auto const facts = facts_of(story);
    CHECK(facts.assigned == domain::NEVER);
    CHECK(facts.disposed == domain::NEVER);
}

TEST_CASE("TC15: a county matter visited at the province is skip-level, at the nation it is 越级进京 (K15)")
{
    struct Row {
        char const* source;
        domain::OrgLevel registered_by;
        bool is_skip_level, is_to_beijing;
    };
    using domain::OrgLevel;
    for (auto const& row : {Row{"", OrgLevel::Province, true, false}, Row{"", OrgLevel::Nation, true, true},
             Row{"NATION", OrgLevel::County, true, true}, Row{"PROVINCE", OrgLevel::County, true, false},
             Row{"CITY", OrgLevel::County, false, false}}) {
        INFO("source ", row.source, ", registered at level ", static_cast<int>(row.registered_by));
        Office office;
        office.organisation.put(
            domain::Org{support::COUNTY_BUREAU, "信访局", row.registered_by, "320102", domain::OrgKind::Bureau, {}});
        Story story(office);
        auto fields = support::registration();
        if (*row.source)
            fields.set("source_level", row.source);
        story.does("register_petition", std::move(fields), "2023-06-15", "li")
            .does("triage",
                {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
                    {"competent_unit", "housing"}, {"competent_level", "COUNTY"}},
                "2023-06-15", "li");
        CHECK(facts_of(story).has(fact_flag::SKIP_LEVEL) == row.is_skip_level);
        CHECK(facts_of(story).has(fact_flag::TO_BEIJING) == row.is_to_beijing);
    }
}

TEST_CASE("K04: the notice is due from the receipt by the unit that has to give it (T17, T19)")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16").does("object", {{"reason", "由其他部门主管"}}, "2023-06-19", "xu");
    CHECK(facts_of(story).notice_due == day("2023-07-01"));
    story.does("consent_objection", {}, "2023-06-20", "li");
    CHECK(facts_of(story).notice_due == domain::NEVER); // nobody holds it
    story
        .does("redispatch", {{"unit", support::URBAN.value}, {"how", "ASSIGN"}, {"feedback_due", "2023-08-20"}},
            "2023-06-21", "li")
        .does("sign_for", {{"arrived_on", "2023-06-21"}}, "2023-06-21", "zhu");
    CHECK(facts_of(story).notice_due == day("2023-07-06"));
}

TEST_CASE("PS-5: a follow-up that says 未实际解决 is a procedural risk, one that says solved is none")
{
    Office office;
    Story solved(office);
    solved.followed_up();
    CHECK_FALSE(facts_of(solved).has(fact_flag::PROCEDURAL_RISK));
    Story unsolved(office, "r2");
    unsolved.closed().does("follow_up", follow_up("2023-07-20", false), "2023-07-20", "li");
    CHECK(facts_of(unsolved).has(fact_flag::PROCEDURAL_RISK));
}

} // namespace indicator_facts_tests
