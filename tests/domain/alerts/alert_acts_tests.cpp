// What may be done about alerts, and which acts lead on (通知三（四）, T43).
#include "support/doctest.h"
#include "support/domain/office.h"

namespace alert_acts_tests {

using namespace support;

TEST_SUITE_BEGIN("alert_acts_tests");

static std::string refused(Story const& story, char const* act, char const* date, char const* staff)
{
    return story.availability(act, date, staff).refused;
}

TEST_CASE("S72, S73: nothing is urged where no limit runs, nothing explained where none was missed")
{
    Office office;
    Story story(office);
    story.registered();
    CHECK(refused(story, "urge", "2023-06-15", "li").empty());
    CHECK(refused(story, "explain_overdue", "2023-06-15", "wang") == "S73");
    CHECK(refused(story, "explain_overdue", "2023-06-20", "wang").empty()); // L03, the day itself, is missed
    CHECK(story.refusal("urge", {{"alert", "A-02.other.L03.1.+0"}, {"text", "请抓紧"}}, "2023-06-15", "li") == "S71");
    Story over(office, "r2");
    over.settled_on_the_usual_dates();
    CHECK(refused(over, "urge", "2023-07-21", "li") == "S72");
}

TEST_CASE("T43: while the execution is not on record it is what leads on, not one more follow-up")
{
    Office office;
    Story story(office);
    story.delivered();
    auto const leads = [&](char const* act) { return domain::leads_on(*domain::find_act(act), story.record()); };
    CHECK_FALSE(leads("record_execution")); // closing comes first
    CHECK(leads("follow_up"));
    story.closed().does("follow_up", follow_up("2023-08-10", true), "2023-08-10", "li");
    REQUIRE(story.record().state == domain::State::Observe);
    CHECK(leads("record_execution"));
    CHECK_FALSE(leads("follow_up"));
    story.does(
        "record_execution", {{"demand", 0}, {"executed_on", "2023-08-11"}, {"proof", "确认单"}}, "2023-08-11", "he");
    CHECK_FALSE(leads("record_execution"));
    CHECK(leads("settle"));
}

TEST_CASE("an act that is somebody else's turn is told apart from one that lacks something")
{
    Office office;
    Story story(office);
    story.registered();
    CHECK_FALSE(story.availability("void", "2023-06-15", "wang").is_for_others);
    CHECK(story.availability("void", "2023-06-15", "li").is_for_others);
    CHECK_FALSE(story.availability("accept", "2023-06-15", "li").is_for_others); // not that far yet
}

TEST_SUITE_END();

} // namespace alert_acts_tests
