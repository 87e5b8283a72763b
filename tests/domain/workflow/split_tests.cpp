// Splitting a registration (W9), and corrections of what the triage found (T47).
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>

namespace split_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::State;

TEST_SUITE_BEGIN("split_tests");

static ValueObject part(char const* demand, base::OrgId const& unit)
{
    return {{"demands", ValueList{demand}}, {"competent_unit", unit.value}};
}

TEST_CASE("W9: split only where the competent units differ, every demand in exactly one part")
{
    Office office;
    Story story(office);
    story.registered("2023-06-15");
    auto const split = [&](ValueList parts) {
        return story.refusal("split_registration", {{"parts", std::move(parts)}}, "2023-06-16", "li");
    };
    auto const parking = part("要求交付地下车位", HOUSING);
    CHECK(split({parking, part("要求停止捆绑销售", HOUSING)}) == "split_registration");
    CHECK(split({parking}) == "split_registration");
    CHECK(split({parking, part("别的诉求", URBAN)}) == "split_registration");
    CHECK(split({parking, part("要求停止捆绑销售", base::OrgId{"nowhere"})}) == "split_registration");
    Story single(office, "r2");
    single.does("register_petition", with(registration(), "demands", ValueList{"一项"}), "2023-06-15", "li");
    CHECK(single.availability("split_registration", "2023-06-15", "li").refused == "split_registration");
}

TEST_CASE("W9: the parts get -1 and -2, share the registration, and each goes its own way")
{
    Office office;
    Story story(office);
    story.registered("2023-06-15");
    story.does("split_registration",
        {{"parts", ValueList{part("要求交付地下车位", HOUSING), part("要求停止捆绑销售", URBAN)}}}, "2023-06-16", "li");
    auto const& first = story.record();
    CHECK(first.petition_no == "LF32010220230615r1-1");
    CHECK(first.demands == std::vector<std::string>{"要求交付地下车位"});
    CHECK(story.refusal("split_registration", {}, "2023-06-16", "li") == "split_registration"); // once

    auto const& entry = story.entries().back();
    base::RecordId const id{"r1-2"};
    CHECK(
        std::find(entry.subjects.begin(), entry.subjects.end(), domain::Subject{domain::SubjectKind::Record, id.value})
        != entry.subjects.end());
    auto const sibling = domain::fold_record(id, {entry}, story.surroundings("2023-06-16"));
    CHECK(sibling.state == State::Registered);
    CHECK(sibling.petition_no == "LF32010220230615r1-2");
    CHECK(sibling.split_from == "LF32010220230615r1");
    CHECK(sibling.demands == std::vector<std::string>{"要求停止捆绑销售"});
    CHECK(sibling.first_officer == first.first_officer);
    CHECK(sibling.received_on == first.received_on);
    CHECK(sibling.received_at.minutes == first.received_at.minutes);
    CHECK(sibling.petitioners.size() == 1);
    CHECK_FALSE(sibling.own_matter_id == first.own_matter_id);
    CHECK_FALSE(sibling.timeline.back().mention);
    auto const clocks = domain::clocks(sibling, story.surroundings("2023-06-16"));
    CHECK(std::any_of(clocks.begin(), clocks.end(), [](auto const& clock) { return clock.rule_id == "L02"; }));
    CHECK(story.availability("undo", "2023-06-16", "li").refused == "J10"); // two records hang on it
}

TEST_CASE("T47: a wrong route is corrected before the dispatch, and what hangs on it follows")
{
    Office office;
    Story story(office);
    story.triaged("2023-06-15");
    ValueObject const correction{{"field", "route"}, {"value", "R1_JUDICIAL"}, {"reason", "核实为诉讼事项"}};
    Story registered(office, "r2");
    registered.registered("2023-06-15");
    CHECK(registered.refusal("correct", correction, "2023-06-15", "wang") == "T47"); // not triaged yet
    story.does("correct", correction, "2023-06-15", "wang");
    CHECK(story.record().route == "R1_JUDICIAL");
    CHECK(story.record().litigation);
    CHECK_FALSE(story.record().in_eval_scope);
    CHECK(story.record().timeline.back().payload.find("old_value")->text());
    CHECK(story.refusal("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "wang")
        == "T05");
    Story sent(office, "r3");
    sent.assigned("2023-06-15");
    CHECK(sent.refusal("correct", correction, "2023-06-16", "wang") == "T47"); // T14 is the way then
}

TEST_SUITE_END();

} // namespace split_tests
