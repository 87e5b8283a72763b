// The simple procedure (SP-01…SP-10, T21, T24) with its clocks L18–L21.
#include "domain/workflow/simple_procedure.h"
#include "support/domain/office.h"

#include "support/doctest.h"

namespace simple_tests {

using namespace support;
using base::ValueObject;
using domain::ClockState;
using domain::State;

TEST_SUITE_BEGIN("simple_tests");

static ValueObject const NOTICE{{"notice_on", "2023-06-19"}, {"notice_form", "SMS"}};

static void received(Story& story, ValueObject registered = registration(), ValueObject triage = {})
{
    story.does("register_petition", std::move(registered), "2023-06-15", "li");
    ValueObject fields{{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}};
    for (auto const& [name, value] : triage.fields())
        fields.set(name, value);
    story.does("triage", std::move(fields), "2023-06-15", "li")
        .does("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "wang")
        .does("sign_for", {{"arrived_on", "2023-06-16"}, {"unit_leader", "xu"}, {"unit_officer", "he"}}, "2023-06-16",
            "he");
}

TEST_CASE("SP-02 and TC11: every condition that bars the simple procedure, by its own id")
{
    struct Row {
        char const* name;
        ValueObject registered, triage;
        char const* refused;
    };
    Row const rows[]{
        {"plain", registration(), {}, ""},
        {"TC11: six persons", with(registration(), "petitioner_count", 6), {}, "SP-02(4)"},
        {"joint letter", with(registration(), "joint", true), {}, "SP-02(4)"},
        {"urgent", with(registration(), "urgent", true), {}, "SP-02(4)"},
        {"三跨三分离", registration(), {{"cross_kinds", base::ValueList{"CROSS_REGION"}}}, "SP-02(4)"},
        {"statutory duty", registration(), {{"route", "R5_STATUTORY_DUTY"}}, "SP-02(1)"},
    };
    for (auto const& row : rows) {
        INFO(std::string(row.name));
        Office office;
        Story story(office);
        received(story, row.registered, row.triage);
        CHECK(story.refusal("accept_simple", NOTICE, "2023-06-19", "xu") == row.refused);
    }
}

TEST_CASE("SP-01: only first-time matters; SP-02(3): not where the demand may be refused")
{
    Office office;
    Story first(office, "r0");
    first.triaged();
    Story repeat(office, "r1");
    received(repeat, registration(), {{"first_time", "REPEAT"}, {"repeat_of", "r0"}});
    CHECK(repeat.refusal("accept_simple", NOTICE, "2023-06-19", "xu") == "SP-01");
    Story story(office, "r2");
    received(story);
    CHECK(story.refusal("accept_simple", with(NOTICE, "expected_outcome", "NOT_SUPPORTED"), "2023-06-19", "xu")
        == "SP-02(3)");
    story.does("accept_simple", NOTICE, "2023-06-19", "xu")
        .does("start_handling", {{"contacted_on", "2023-06-20"}, {"contact", "电话"}}, "2023-06-20", "he")
        .does("investigate", {{"findings", "核实车位登记情况"}}, "2023-06-20", "he");
    auto refused = opinion();
    (*refused.find("outcomes")->list())[1].object()->set("outcome", "NOT_SUPPORTED");
    CHECK(story.refusal("submit_opinion", refused, "2023-06-20", "xu") == "SP-02(3)");
    CHECK(story.refusal("extend", {{"days", 5}, {"reason", "x"}, {"notified_on", "2023-06-20"}}, "2023-06-20", "xu")
        == "SP-09");
}

TEST_CASE("TC12, SP-04: a superior's assignment bars the simple procedure, the same level's does not; CONFIG switch")
{
    Office office;
    Story story(office);
    story.does("register_petition", registration(), "2023-06-15", "tang")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}}, "2023-06-15",
            "tang")
        .does("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "fang")
        .does("sign_for", {{"arrived_on", "2023-06-16"}, {"unit_leader", "xu"}, {"unit_officer", "he"}}, "2023-06-16",
            "he");
    CHECK(story.refusal("accept_simple", NOTICE, "2023-06-19", "xu") == "SP-04");
    Story same_level(office, "r2");
    received(same_level);
    office.config.workflow.same_level_bars_simple = 1;
    CHECK(same_level.refusal("accept_simple", NOTICE, "2023-06-19", "xu") == "SP-04");
    office.config.workflow.same_level_bars_simple = 0;
    CHECK(same_level.refusal("accept_simple", NOTICE, "2023-06-19", "xu").empty());
}

TEST_CASE("T21, SP-06, SP-07: three working days to decide, ten to answer, and sixty behind them")
{
    Office office;
    Story story(office);
    received(story);
    CHECK(story.clock("L19", "2023-06-16").rule_id.empty()); // runs only where the simple procedure is meant
    story.does("accept_simple", NOTICE, "2023-06-19", "xu");
    CHECK(story.record().state == State::AcceptedSimple);
    CHECK(story.record().notice_form == "SMS");
    CHECK(story.record().documents.back() == "D04");
    auto const decide = story.clock("L19", "2023-06-19");
    CHECK(decide.start == on("2023-06-16"));
    CHECK(decide.deadline.nominal == on("2023-06-21"));
    CHECK(decide.stopped_on == on("2023-06-19"));
    CHECK(story.clock("L06", "2023-06-19").state == ClockState::Stopped);
    auto const answer = story.clock("L20", "2023-06-19");
    CHECK(answer.deadline.nominal == on("2023-07-04")); // 22–24 June off, Sunday the 25th worked
    CHECK(story.clock("L10", "2023-06-19").deadline.nominal == on("2023-08-18"));
    CHECK(story.clock("L35", "2023-06-19").rule_id.empty());
}

TEST_CASE("SP-05, SP-06: where the simple procedure is proposed, the short limits of relay and decision are shown")
{
    Office office;
    Story story(office);
    story.does("register_petition", registration(), "2023-06-15", "tang")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "SUGGESTION"}}, "2023-06-15", "tang")
        .does("transfer", {{"unit", COUNTY_BUREAU.value}, {"simple_proposed", true}}, "2023-06-15", "tang");
    CHECK(story.clock("L18", "2023-06-15").deadline.nominal == on("2023-06-16"));
    story.does("relay", {{"org", HOUSING.value}}, "2023-06-16", "li");
    CHECK(story.clock("L18", "2023-06-16").stopped_on == on("2023-06-16"));
    story.does(
        "sign_for", {{"arrived_on", "2023-06-16"}, {"unit_leader", "xu"}, {"unit_officer", "he"}}, "2023-06-16", "he");
    CHECK(story.clock("L19", "2023-06-16").state == ClockState::Running);
    story.does("accept", {{"notice_on", "2023-06-19"}}, "2023-06-19", "xu");
    CHECK(story.clock("L19", "2023-06-19").rule_id.empty()); // the ordinary procedure was chosen after all
}

TEST_CASE("T24, SP-09: the switch stops L20; sixty days count from the simple acceptance, extendable")
{
    Office office;
    Story ordinary(office, "r0");
    ordinary.handling();
    CHECK(ordinary.refusal("switch_to_ordinary", {{"reason", "复杂"}}, "2023-06-21", "xu") == "T24");
    Story story(office);
    received(story);
    story.does("accept_simple", NOTICE, "2023-06-19", "xu")
        .does("start_handling", {{"contacted_on", "2023-06-20"}, {"contact", "电话"}}, "2023-06-20", "he")
        .does("switch_to_ordinary", {{"reason", "需要专业检测"}}, "2023-06-27", "xu");
    CHECK(story.record().state == State::Handling);
    CHECK(story.record().procedure == domain::Procedure::Ordinary);
    CHECK(story.clock("L20", "2023-06-27").stopped_on == on("2023-06-27"));
    auto const ordinary_clock = story.clock("L21", "2023-06-27");
    CHECK(ordinary_clock.start == on("2023-06-19"));
    CHECK(ordinary_clock.deadline.nominal == on("2023-08-18"));
    CHECK(story.clock("L10", "2023-06-27").deadline.nominal == on("2023-08-18"));
    story.does("extend", {{"days", 30}, {"reason", "检测周期长"}, {"notified_on", "2023-08-01"}}, "2023-08-01", "xu");
    CHECK(story.clock("L21", "2023-08-01").deadline.nominal == on("2023-09-17"));
}

TEST_CASE("the eligibility list names every condition with its id, met or not")
{
    Office office;
    Story story(office);
    received(story, with(registration(), "petitioner_count", 6));
    auto const conditions = domain::simple_conditions(story.record(), story.surroundings("2023-06-16"));
    REQUIRE(conditions.size() == 5);
    CHECK(conditions[0].is_met);
    REQUIRE(domain::first_unmet(conditions));
    CHECK(domain::first_unmet(conditions)->id == "SP-02(4)");
    CHECK(domain::first_unmet(conditions)->text.find("6 人集体") != std::string::npos);
}

TEST_SUITE_END();

} // namespace simple_tests
