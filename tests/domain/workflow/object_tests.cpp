// Relay, objection, return and the dispute about who accepts (T13–T19).
#include "support/domain/office.h"

#include "support/doctest.h"

namespace object_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::ClockState;
using domain::State;

TEST_SUITE_BEGIN("object_tests");

// Registered and triaged by the city bureau, sent to the county bureau on 15 June.
static void sent_down(Story& story)
{
    story.does("register_petition", registration(), "2023-06-15", "tang")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "SUGGESTION"}, {"competent_level", "COUNTY"}},
            "2023-06-15", "tang")
        .does("transfer", {{"unit", COUNTY_BUREAU.value}}, "2023-06-15", "tang");
}

TEST_CASE("T13: the bureau that holds the matter relays it down, and its own limit runs (L04X)")
{
    Office office;
    Story story(office);
    sent_down(story);
    CHECK(story.clock("L04X", "2023-06-15").deadline.nominal == on("2023-06-19")); // county: 4 days
    CHECK(story.clock("L04C", "2023-06-15").rule_id.empty());
    CHECK(story.refusal("relay", {{"org", CITY_BUREAU.value}}, "2023-06-16", "li") == "T13"); // up again
    CHECK(story.refusal("relay", {{"org", HOUSING.value}}, "2023-06-16", "tang") == "T13"); // not the holder
    story.does("relay", {{"org", HOUSING.value}}, "2023-06-16", "li");
    CHECK(story.record().state == State::Dispatched);
    CHECK(story.record().unit == HOUSING);
    REQUIRE(story.record().relays.size() == 1);
    CHECK(story.record().relays[0].from == COUNTY_BUREAU);
    CHECK(story.record().relays[0].received_on == on("2023-06-15"));
    CHECK(story.clock("L04X", "2023-06-20").stopped_on == on("2023-06-16"));
    CHECK(story.record().dispatched_on == on("2023-06-15")); // L02 looks at the first unit only
    CHECK(story.refusal("relay", {{"org", URBAN.value}}, "2023-06-16", "li") == "T13"); // it is with a unit now
    story.does("sign_for", {{"arrived_on", "2023-06-19"}}, "2023-06-19", "he");
    CHECK(story.record().first_unit == CITY_BUREAU); // fixed (AMB-19)
}

TEST_CASE("T14, L08: an objection within five working days, with reasons; L06 keeps running and L09 starts")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16"); // all on one day; 22–24 June are off, the 25th is worked
    ValueObject const objection{{"reason", "车位销售由市场监管部门主管"}, {"proposed_unit", URBAN.value}};
    CHECK(story.refusal("object", {{"proposed_unit", URBAN.value}}, "2023-06-19", "xu") != ""); // reasons are due
    CHECK(story.refusal("object", with(objection, "proposed_unit", HOUSING.value), "2023-06-19", "xu") == "T14");
    CHECK(story.refusal("object", objection, "2023-06-27", "xu") == "L08");
    story.does("object", objection, "2023-06-26", "xu");
    CHECK(story.record().state == State::Objected);
    CHECK(story.clock("L08", "2023-06-26").stopped_on == on("2023-06-26"));
    CHECK(story.clock("L06", "2023-06-26").state == ClockState::Running);
    CHECK(story.clock("L09", "2023-06-26").deadline.nominal == on("2023-06-28"));
    SUBCASE("T16: rejected with a reason; the count of rejected ones is kept for S123")
    {
        story.does("reject_objection", {{"reason", "职权清单载明由住建部门负责"}}, "2023-06-27", "li");
        CHECK(story.record().state == State::UnitReceived);
        CHECK(story.record().objections.back().decision == "REJECT");
        CHECK(story.clock("L09", "2023-06-27").stopped_on == on("2023-06-27"));
        CHECK(story.clock("L06", "2023-06-27").state == ClockState::Running);
    }
    SUBCASE("TC05, T15, T17: returned; L02 counts on from the original receipt, not to the old unit again")
    {
        story.does("consent_objection", {}, "2023-06-27", "li");
        CHECK(story.record().state == State::Returned);
        CHECK(story.clock("L06", "2023-06-27").stopped_on == on("2023-06-27"));
        CHECK(story.clock("L12", "2023-06-27").state == ClockState::Stopped);
        auto const dispatch_again = story.clock("L02", "2023-06-27", 2);
        CHECK(dispatch_again.start == on("2023-06-16"));
        CHECK(dispatch_again.deadline.nominal == on("2023-07-01"));
        ValueObject const again{{"unit", URBAN.value}, {"how", "ASSIGN"}, {"feedback_due", "2023-08-20"}};
        CHECK(story.refusal("redispatch", with(again, "unit", HOUSING.value), "2023-07-04", "li") == "T17");
        CHECK(story.refusal("redispatch", without(again, "feedback_due"), "2023-07-04", "li") == "L12");
        story.does("redispatch", again, "2023-07-04", "li");
        CHECK(story.record().unit == URBAN);
        CHECK(story.clock("L02", "2023-07-04", 2).stopped_on == on("2023-07-04")); // after the due date: late
        CHECK(story.clock("L12", "2023-07-03", 2).deadline.nominal == on("2023-08-20"));
        CHECK(story.clock("L12", "2023-07-03", 1).deadline.nominal == on("2023-08-15")); // as the first letter said
        CHECK(story.refusal("sign_for", {}, "2023-07-04", "he") == "T12");
        story.does("sign_for", {{"arrived_on", "2023-07-04"}}, "2023-07-04", "zhu");
        CHECK(story.clock("L06", "2023-07-04", 2).start == on("2023-07-04"));
        CHECK(story.record().unit_leader.is_empty()); // the new unit names its own
    }
    SUBCASE("T17: the same unit again only by a superior's decision")
    {
        story.does("consent_objection", {}, "2023-06-27", "li");
        story.does("redispatch",
            {{"unit", HOUSING.value}, {"how", "TRANSFER"}, {"superior_decision", "市信访局指定由住建部门办理"}},
            "2023-06-28", "li");
        CHECK(story.record().state == State::Dispatched);
    }
}

TEST_CASE("T18, T19: the common superior decides who accepts; without one, the joint conference (条例第二十四条)")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16");
    ValueObject const dispute{{"units", ValueList{HOUSING.value, URBAN.value}}, {"reason", "职责交叉"}};
    CHECK(story.refusal("dispute_acceptance", with(dispute, "units", ValueList{HOUSING.value}), "2023-06-19", "xu")
        == "T18");
    CHECK(story.refusal("dispute_acceptance", with(dispute, "units", ValueList{HOUSING.value, "x"}), "2023-06-19", "xu")
        == "T18");
    story.does("dispute_acceptance", dispute, "2023-06-19", "xu");
    CHECK(story.record().state == State::AcceptDispute);
    CHECK(story.clock("L06", "2023-06-19").state == ClockState::Running);
    ValueObject const decision{
        {"lead", URBAN.value}, {"assist", ValueList{HOUSING.value}}, {"basis", "问题属地、事权单位"}};
    CHECK(story.refusal("decide_acceptance", decision, "2023-06-20", "xu") == "T19");
    auto stranger = *office.organisation.find_org(CITY_BUREAU);
    stranger.id = base::OrgId{"other-city"};
    office.organisation.put(stranger);
    office.organisation.put(
        domain::Staff{base::StaffId{"gu"}, "顾城", base::OrgId{"other-city"}, {domain::Role::BureauLeader}, true});
    CHECK(story.refusal("decide_acceptance", decision, "2023-06-20", "gu") == "T19"); // above neither of them
    CHECK(story.refusal("decide_acceptance", with(decision, "assist", ValueList{URBAN.value}), "2023-06-20", "fang")
        == "T19");
    SUBCASE("another unit: its clocks start with the decision")
    {
        story.does("decide_acceptance", decision, "2023-06-20", "fang");
        CHECK(story.record().state == State::UnitReceived);
        CHECK(story.record().unit == URBAN);
        CHECK(story.record().assist_units == std::vector{HOUSING});
        CHECK(story.record().disputes.back().step == 2);
        CHECK(story.clock("L06", "2023-06-20", 1).stopped_on == on("2023-06-20"));
        CHECK(story.clock("L06", "2023-06-20", 2).start == on("2023-06-20"));
    }
    SUBCASE("the same unit: its clock goes on")
    {
        story.does("decide_acceptance", {{"lead", HOUSING.value}, {"basis", "事权单位"}}, "2023-06-20", "jin");
        CHECK(story.record().unit == HOUSING);
        CHECK(story.clock("L06", "2023-06-20", 1).state == ClockState::Running);
        CHECK(story.clock("L06", "2023-06-20", 2).rule_id.empty());
    }
}

TEST_CASE("S62: each step of the dispute has five working days of its own, and who decides follows from the step")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16")
        .does("dispute_acceptance", {{"units", ValueList{HOUSING.value, URBAN.value}}, {"reason", "职责交叉"}},
            "2023-06-19", "xu");
    auto const first = story.clock("L39", "2023-06-19");
    CHECK(first.start == on("2023-06-19"));
    CHECK(first.deadline.effective == on("2023-06-27")); // 22 to 24 June off, Sunday 25 June worked
    CHECK(first.source == domain::RuleSource::Config);
    auto const* rule = office.reference.rules.find("L39", first.start);
    REQUIRE(rule != nullptr);
    auto const told = domain::explain_deadline(*rule, {first.start, {}}, {}, office.reference.calendar);
    REQUIRE(told.has_value());
    CHECK(told->explanation[0].text.starts_with("进入本步之日 6月19日（不计入）＋5个工作日"));
    CHECK(told->explanation[1].text.find("内部") != std::string::npos);
    ValueObject const next{{"step", "2"}, {"reason", "协商不成"}};
    CHECK(story.refusal("advance_dispute", with(next, "step", "1"), "2023-06-21", "xu") == "T18");
    CHECK_FALSE(story.refusal("advance_dispute", without(next, "reason"), "2023-06-21", "xu").empty());
    CHECK(story.refusal("advance_dispute", next, "2023-06-21", "zhu") == "T18"); // not the unit that holds it
    story.does("advance_dispute", next, "2023-06-21", "xu");
    CHECK(story.record().state == State::AcceptDispute);
    CHECK(story.clock("L39", "2023-06-21", 1).stopped_on == on("2023-06-21"));
    CHECK(story.clock("L39", "2023-06-21", 2).start == on("2023-06-21"));
    CHECK(story.clock("L06", "2023-06-21").state == ClockState::Running); // the statutory limit knows no pause
    CHECK(story.refusal("advance_dispute", next, "2023-06-25", "xu") == "T18");
    ValueObject const decision{{"lead", URBAN.value}, {"basis", "问题属地、事权单位"}};
    CHECK(story.refusal("decide_acceptance", with(decision, "step", "1"), "2023-06-25", "fang") == "T19");
    CHECK(story.refusal("decide_acceptance", with(decision, "step", "3"), "2023-06-25", "fang") == "T19");
    SUBCASE("2: the common superior")
    {
        story.does("decide_acceptance", decision, "2023-06-25", "fang");
        CHECK(story.record().disputes.back().step == 2);
        CHECK(story.record().disputes.back().decider == office.organisation.org_name(CITY_BUREAU));
        CHECK(story.clock("L39", "2023-06-25", 2).stopped_on == on("2023-06-25"));
    }
    SUBCASE("3: the joint conference")
    {
        story.does("advance_dispute", {{"step", "3"}, {"reason", "没有形成决定"}}, "2023-06-25", "fang");
        CHECK(story.refusal("decide_acceptance", with(decision, "step", "2"), "2023-06-26", "jin") == "T19");
        story.does("decide_acceptance", with(decision, "step", "3"), "2023-06-26", "jin");
        CHECK(story.record().disputes.back().decider == "信访工作联席会议");
    }
    SUBCASE("4: the unit that goes on with the powers of one that is gone")
    {
        auto const merged = with(decision, "step", "4");
        CHECK(story.refusal("decide_acceptance", merged, "2023-06-25", "fang") == "T19");
        CHECK(story.refusal("decide_acceptance", with(merged, "former_unit", URBAN.value), "2023-06-25", "fang")
            == "T19");
        story.does("decide_acceptance", with(merged, "former_unit", HOUSING.value), "2023-06-25", "fang");
        CHECK(story.record().disputes.back().decider == office.organisation.org_name(URBAN) + "（继续行使职权）");
        CHECK(story.record().unit == URBAN);
    }
    SUBCASE("5: Party committee and government of the unit's own level, by a decision that has a number")
    {
        auto const unclear = with(decision, "step", "5");
        CHECK(story.refusal("decide_acceptance", unclear, "2023-06-25", "jin") == "T19");
        CHECK(story.refusal("decide_acceptance", with(unclear, "decision_no", "玄委〔2023〕9号"), "2023-06-25", "fang")
            == "T19"); // a city bureau for a district unit
        story.does("decide_acceptance", with(unclear, "decision_no", "玄委〔2023〕9号"), "2023-06-25", "jin");
        CHECK(story.record().disputes.back().decider == "县级党委、政府");
        CHECK(story.record().disputes.back().decision_no == "玄委〔2023〕9号");
    }
}

TEST_SUITE_END();

} // namespace object_tests
