// The main job from registration to settling, and what the fold keeps of it.
#include "support/domain/office.h"

#include "support/doctest.h"

namespace main_path_tests {

using namespace support;
using domain::State;

TEST_SUITE_BEGIN("main_path_tests");

TEST_CASE("a petition goes through the whole closed loop, each act leading to its state of law 5.3")
{
    Office office;
    Story story(office);
    struct Row {
        Story& (Story::*step)(std::string_view);
        std::string_view date;
        State state;
    };
    Row const rows[]{
        {&Story::registered, "2023-06-15", State::Registered},
        {&Story::triaged, "2023-06-15", State::Triaged},
        {&Story::assigned, "2023-06-15", State::Dispatched},
        {&Story::signed_for, "2023-06-16", State::UnitReceived},
        {&Story::accepted, "2023-06-20", State::Accepted},
        {&Story::handling, "2023-06-21", State::Handling},
        {&Story::investigated, "2023-06-25", State::Handling},
        {&Story::submitted, "2023-07-10", State::OpinionDrafted},
        {&Story::under_verification, "2023-07-11", State::UnderVerification},
        {&Story::issued, "2023-07-12", State::OpinionIssued},
        {&Story::delivered, "2023-07-13", State::Delivered},
        {&Story::closed, "2023-07-14", State::Closed},
        {&Story::followed_up, "2023-07-20", State::Observe},
        {&Story::settled, "2023-07-21", State::Settled},
    };
    for (auto const& row : rows) {
        (story.*row.step)(row.date);
        CHECK_MESSAGE(story.record().state == row.state, row.date);
    }
    auto const& record = story.record();
    CHECK(record.first_unit == COUNTY_BUREAU);
    CHECK(record.unit == HOUSING);
    CHECK(record.accepted_on == on("2023-06-20"));
    CHECK(record.opinion_issued_on == on("2023-07-12"));
    CHECK(record.delivered_on == on("2023-07-13"));
    CHECK(record.closed_on == on("2023-07-14"));
    CHECK(record.settled_on == on("2023-07-21"));
    CHECK(record.documents == std::vector<std::string>{"D01", "D10", "D03", "D18", "D22", "D16", "D25", "D26", "D33"});
    for (auto const& item : record.timeline)
        CHECK_FALSE(item.inert);
}

TEST_CASE("folding all entries at once gives what applying them one by one gave")
{
    Office office;
    Story story(office);
    story.settled("2023-07-21");
    auto const folded = domain::fold_record(base::RecordId{"r1"}, story.entries(), story.surroundings("2023-07-21"));
    CHECK(folded.state == story.record().state);
    CHECK(folded.timeline.size() == story.record().timeline.size());
    CHECK(folded.frontier == story.record().frontier);
    CHECK(folded.fields == story.record().fields);
    CHECK(folded.documents == story.record().documents);
}

TEST_CASE("TC01: unit, leader and officer of the first reception are fixed at registration (S22)")
{
    Office office;
    Story story(office);
    story.registered("2023-06-15");
    CHECK(story.record().first_unit == COUNTY_BUREAU);
    CHECK(story.record().first_leader == base::StaffId{"wang"});
    CHECK(story.record().first_officer == base::StaffId{"li"});
    CHECK(story.clock("L02", "2023-06-15").deadline.effective == on("2023-06-30"));
    CHECK(story.clock("L03", "2023-06-15").deadline.effective == on("2023-06-15"));
    story.signed_for("2023-06-16");
    CHECK(story.record().first_unit == COUNTY_BUREAU); // 3.3: a transfer does not move it
    CHECK(story.record().first_officer == base::StaffId{"li"});
}

TEST_CASE("a form cannot set the first unit by itself (S22)")
{
    Office office;
    Story story(office);
    story.does("register_petition", with(registration(), "first_unit", "housing"), "2023-06-15", "li");
    CHECK(story.record().first_unit == COUNTY_BUREAU);
}

TEST_CASE("TC03: a first-time appeal is assigned; a transfer needs a reason (S38, T04)")
{
    Office office;
    Story story(office);
    story.triaged();
    base::ValueObject const transfer{{"unit", HOUSING.value}};
    CHECK(story.refusal("transfer", transfer, "2023-06-15", "li") == "T04");
    CHECK(story.refusal("transfer", with(transfer, "not_assigned_reason", "  "), "2023-06-15", "li") == "T04");
    story.does("transfer", with(transfer, "not_assigned_reason", "涉及面广，由主管部门统筹"), "2023-06-15", "li");
    CHECK(story.record().state == State::Dispatched);
    CHECK(story.record().not_assigned_reason == "涉及面广，由主管部门统筹");
    CHECK(story.record().documents.back() == "D09");
}

TEST_CASE("TC36: nobody in the office edits the first officer; a superior corrects it with a reason (S22)")
{
    Office office;
    Story story(office);
    story.triaged();
    base::ValueObject const change{{"field", "first_officer"}, {"value", "qian"}, {"reason", "登记时选错"}};
    CHECK(story.refusal("correct", change, "2023-06-16", "li") == "S22");
    CHECK(story.refusal("correct", change, "2023-06-16", "wang") == "S22");
    CHECK(story.refusal("correct", change, "2023-06-16", "he") == "S22");
    CHECK(story.record().first_officer == base::StaffId{"li"});
    CHECK_FALSE(story.refusal("correct", without(change, "reason"), "2023-06-16", "shi").empty());
    story.does("correct", change, "2023-06-16", "shi");
    CHECK(story.record().first_officer == base::StaffId{"qian"});
    CHECK(base::text_or(story.record().timeline.back().payload, "old_value") == "li");
    CHECK(base::text_or(story.record().timeline.back().payload, "reason") == "登记时选错");
}

TEST_SUITE_END();

} // namespace main_path_tests
