// Supervision and its obligations (T37, T44, J5), difficulty and the joint conference (T38), led cases (T39),
// retrospect, backlog, ledgers and delegation.
#include "domain/alerts/alerts.h"
#include "domain/workflow/special_handling.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>

namespace supervision_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::ClockState;
using domain::State;

TEST_SUITE_BEGIN("supervision_tests");

static ValueObject supervision(char const* ground = "SV-2")
{
    return {{"mode", "ONLINE"}, {"ground", ground}, {"opinion", "请抓紧办理"}};
}

TEST_CASE("T37: by the desk or the inspector, answered within the letter's date or L26; two run side by side")
{
    Office office;
    Story story(office);
    story.accepted("2023-06-20");
    CHECK(story.refusal("supervise", supervision(), "2023-06-26", "he") == "T37");
    auto other = *office.organisation.find_staff(base::StaffId{"du"});
    other.id = base::StaffId{"du2"};
    other.org = URBAN;
    office.organisation.put(other);
    CHECK(story.refusal("supervise", supervision(), "2023-06-26", "du2") == "T37"); // no organ above
    CHECK(story.refusal("supervise", with(supervision(), "reply_due", "2023-06-26"), "2023-06-26", "li") == "L26");
    CHECK(story.refusal("supervise", supervision("REPEAT"), "2023-06-26", "li") == "T37"); // nobody came again
    CHECK(story.refusal("answer_supervision", {{"reply", "x"}, {"result", "SOLVED"}}, "2023-06-26", "xu") == "T37");
    story.does("supervise", with(supervision(), "reply_due", "2023-07-03"), "2023-06-26", "li");
    auto const first = story.record().supervisions[0].id;
    story.does("supervise", supervision("SV-1"), "2023-06-27", "du");
    CHECK(story.record().supervisions[0].desk == "VISIT"); // 归口: the channel of the matter
    CHECK(story.clock("L26", "2023-06-27", 1).deadline.nominal == on("2023-07-03")); // as the letter says
    CHECK(story.clock("L26", "2023-06-27", 2).deadline.nominal == on("2023-07-11")); // ten working days
    story.does("answer_supervision", {{"of", first}, {"reply", "已约谈开发商"}, {"result", "PROGRESSING"}},
        "2023-06-29", "xu");
    CHECK(story.clock("L26", "2023-06-29", 1).stopped_on == on("2023-06-29"));
    CHECK(story.clock("L26", "2023-06-29", 2).state == ClockState::Running);
    CHECK(story.record().supervisions[0].result == "PROGRESSING");
    CHECK(story.refusal("answer_supervision", {{"of", first}, {"reply", "x"}, {"result", "SOLVED"}}, "2023-06-30", "xu")
        == "T37");
}

TEST_CASE("TC17, S74, S75: a repeat makes a supervision due, for the desk of its channel, with an id of its own")
{
    Office office;
    Story first(office, "r1");
    first.accepted("2023-06-20");
    CHECK(domain::supervision_obligations(first.record(), first.surroundings("2023-06-20")).empty());
    Story again(office, "r2");
    again.does("register_petition", with(registration("2023-06-26"), "channel", "PHONE"), "2023-06-26", "li")
        .does("triage",
            {{"first_time", "REPEAT"}, {"repeat_of", "r1"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}},
            "2023-06-26", "li");
    office.records[base::RecordId{"r1"}].repeats.push_back(base::RecordId{"r2"}); // as the fold of its mention does
    auto obligations = domain::supervision_obligations(first.record(), first.surroundings("2023-06-26"));
    REQUIRE(obligations.size() == 1);
    CHECK(obligations[0].id == "S74:r1:r2");
    CHECK(obligations[0].desk == "PHONE");
    CHECK(obligations[0].since == on("2023-06-26"));
    CHECK(obligations[0].supervision.empty());
    first.does("supervise", supervision("REPEAT"), "2023-06-27", "li");
    CHECK(first.record().supervisions[0].desk == "PHONE"); // the desk of the repeat (AMB-10)
    CHECK(first.record().supervisions[0].obligation == "S74:r1:r2");
    office.records[base::RecordId{"r1"}].repeats = {base::RecordId{"r2"}};
    obligations = domain::supervision_obligations(first.record(), first.surroundings("2023-06-27"));
    CHECK(obligations[0].supervision == first.record().supervisions[0].id);
}

TEST_CASE(
    "S75: another desk than that of the repeat's channel is refused without a reason, and carries it out with one")
{
    Office office;
    Story first(office, "r1");
    first.accepted("2023-06-20");
    Story again(office, "r2");
    again.does("register_petition", with(registration("2023-06-26"), "channel", "PHONE"), "2023-06-26", "li")
        .does("triage",
            {{"first_time", "REPEAT"}, {"repeat_of", "r1"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}},
            "2023-06-26", "li");
    office.records[base::RecordId{"r1"}].repeats = {base::RecordId{"r2"}};
    auto const by_letter = with(supervision("REPEAT"), "desk", "LETTER");
    CHECK(first.refusal("supervise", by_letter, "2023-06-27", "li") == "S75");
    CHECK(first.refusal("supervise", with(supervision("SV-2"), "desk", "LETTER"), "2023-06-27", "li").empty());
    first.does("supervise", with(by_letter, "desk_reason", "电访岗当日无人在岗"), "2023-06-27", "li");
    CHECK(first.record().supervisions.back().desk == "LETTER");
    CHECK(first.record().supervisions.back().obligation == "S74:r1:r2");
    auto const reactions = domain::reactions_of(first.record());
    CHECK(std::any_of(reactions.begin(), reactions.end(), [](domain::AlertReaction const& done) {
        return done.kind == domain::ReactionKind::SupervisedRepeat && done.alert == "PHONE"; // A-09 is answered
    }));
}

TEST_CASE("S54, S55, L28: what is graded as major, difficult or complex is reported within three working days")
{
    Office office;
    Story story(office);
    story.does("register_petition", with(registration(), "petitioner_count", 8), "2023-06-15", "li").handling();
    auto const proposal = domain::propose_difficulty(story.record());
    CHECK(proposal.grade == "MAJOR");
    CHECK(proposal.criteria == std::vector<std::string>{"五人以上（8 人）"});
    story.does("grade_difficulty", {{"grade", "ORDINARY"}}, "2023-06-21", "xu");
    CHECK(story.refusal("report_joint_conference", {{"proposal", "x"}}, "2023-06-21", "xu") == "T38");
    story.does("grade_difficulty", {{"grade", "MAJOR"}, {"criteria", ValueList{"五人以上"}}}, "2023-06-21", "xu");
    CHECK(story.clock("L28", "2023-06-21").deadline.nominal == on("2023-06-27")); // 22–24 off, the 25th worked
    story.does("report_joint_conference", {{"proposal", "提请明确牵头单位"}}, "2023-06-26", "xu");
    CHECK(story.clock("L28", "2023-06-26").stopped_on == on("2023-06-26"));
    CHECK(story.record().documents.back() == "D27");
}

TEST_CASE("T39, S56–S58: a case leader with measures, their progress, consultation and activity")
{
    Office office;
    Story story(office);
    story.handling("2023-06-21");
    ValueObject const led{{"leader", "bao"},
        {"measures", ValueList{ValueObject{{"text", "督促交付车位"}, {"owner", "徐晓东"}, {"due", "2023-07-31"}}}}};
    CHECK(story.refusal("record_measure_progress", {{"measure", 1}, {"progress", 50}}, "2023-06-26", "xu") == "T39");
    CHECK(story.refusal("assign_case_leader", with(led, "leader", "wang"), "2023-06-26", "jin") == "T39");
    CHECK(story.refusal("assign_case_leader", led, "2023-06-26", "wang") == "T39");
    story.does("assign_case_leader", led, "2023-06-26", "jin");
    CHECK(story.refusal("record_measure_progress", {{"measure", 2}, {"progress", 50}}, "2023-06-27", "xu") == "T39");
    CHECK(story.refusal("record_measure_progress", {{"measure", 1}, {"progress", 101}}, "2023-06-27", "xu") == "T39");
    story.does("record_measure_progress", {{"measure", 1}, {"progress", 60}, {"note", "已约谈"}}, "2023-06-27", "xu")
        .does("record_consultation",
            {{"on", "2023-06-28"}, {"participants", ValueList{"住建局", "城管局"}}, {"conclusion", "由住建局牵头"}},
            "2023-06-28", "bao")
        .does("record_leader_activity", {{"on", "2023-06-28"}, {"kind", "INTERVIEW"}, {"text", "约见信访人"}},
            "2023-06-28", "bao");
    CHECK(story.record().led_case->measures[0].progress == 60);
    CHECK(story.record().led_case->measures[0].due == on("2023-07-31"));
    CHECK(story.record().consultations[0].participants.size() == 2);
    CHECK(story.record().leader_activities[0].kind == "INTERVIEW");
}

TEST_CASE("S59, S60, L29: a skip-level visit to Beijing is looked back on within ten working days")
{
    Office office;
    Story story(office);
    story.does("register_petition", with(registration(), "source_level", "NATION"), "2023-06-15", "li").assigned();
    CHECK(story.clock("L29", "2023-06-15").deadline.nominal == on("2023-06-30")); // 22 and 23 off, the 25th worked
    ValueObject const retrospect{{"findings", "各环节情况"}, {"cause", "乡镇未及时答复"}, {"measures", "专班化解"},
        {"resolve_leader", "鲍文清"}, {"resolve_due", "2023-08-31"}};
    Story plain(office, "r2");
    plain.assigned();
    CHECK(plain.refusal("record_retrospect", retrospect, "2023-06-20", "wang") == "S59");
    CHECK(story.refusal("record_retrospect", with(retrospect, "resolve_due", "2023-06-19"), "2023-06-20", "wang")
        == "S60");
    story.does("record_retrospect", retrospect, "2023-06-20", "wang");
    CHECK(story.clock("L29", "2023-06-20").stopped_on == on("2023-06-20"));
    CHECK(story.refusal("record_retrospect", retrospect, "2023-06-21", "wang") == "S59");
}

TEST_CASE("law 3.7: a warning at 180 days, a backlog after 365, or when the joint conference says so")
{
    Office office;
    Story story(office);
    story.registered("2023-06-15").handling("2023-06-21");
    auto const level = [&](char const* today) {
        return domain::backlog_status(story.record(), story.surroundings(today));
    };
    CHECK(level("2023-12-11").level == domain::BacklogLevel::None);
    CHECK(level("2023-12-12").level == domain::BacklogLevel::Warning);
    CHECK(level("2024-06-14").level == domain::BacklogLevel::Warning);
    CHECK(level("2024-06-15").level == domain::BacklogLevel::Backlog);
    CHECK(level("2025-01-10").since == on("2024-06-15"));
    story.does("mark_backlog", {{"reason", "联席会议纪要"}}, "2023-07-03", "jin");
    CHECK(level("2023-07-03").level == domain::BacklogLevel::Backlog);
    auto const flags = domain::flags_of(story.record(), story.surroundings("2023-07-03"));
    CHECK(std::count(flags.begin(), flags.end(), "backlog") == 1);
}

TEST_CASE("law 3.7: three repeats within twelve months after closing are a backlog, two a warning")
{
    Office office;
    Story story(office, "r1");
    story.closed("2023-07-14");
    auto const repeat = [&](char const* id, char const* date) {
        Story again(office, id);
        again.registered(date);
        office.records[base::RecordId{"r1"}].repeats.push_back(base::RecordId{id});
    };
    auto const level = [&] { return domain::backlog_status(story.record(), story.surroundings("2025-01-10")).level; };
    repeat("r2", "2023-07-01"); // before closing: does not count
    repeat("r3", "2023-08-01");
    CHECK(level() == domain::BacklogLevel::None);
    repeat("r4", "2023-10-09");
    CHECK(level() == domain::BacklogLevel::Warning);
    repeat("r5", "2024-08-02"); // more than twelve months after the first of the three
    CHECK(level() == domain::BacklogLevel::Warning);
    repeat("r6", "2024-09-02"); // October to September
    CHECK(level() == domain::BacklogLevel::Backlog);
}

TEST_CASE("S18 to S20: education, assistance and conduct are dated notes of the record")
{
    Office office;
    Story story(office);
    story.registered("2023-06-15").handling("2023-06-21");
    story.does("record_education", {{"on", "2023-06-21"}, {"text", "上门疏导"}}, "2023-06-21", "he")
        .does("record_assistance", {{"on", "2023-06-21"}, {"kind", "SOCIAL"}, {"text", "申请临时救助"}}, "2023-06-21",
            "li")
        .does(
            "record_conduct", {{"on", "2023-06-21"}, {"kind", "26-4"}, {"text", "在接待大厅滞留"}}, "2023-06-21", "li");
    CHECK(story.record().educations.size() == 1);
    CHECK(story.record().assistances[0].kind == "SOCIAL");
    CHECK(story.record().conducts[0].kind == "26-4");
    CHECK(story.refusal("record_education", {{"on", "2023-06-01"}, {"text", "x"}}, "2023-06-21", "he")
        == "record_education"); // before the matter was there
}

TEST_CASE("AMB-19: a superior bureau leaves follow-up and verification to a lower one; the first unit stays")
{
    Office office;
    Story story(office);
    story.does("register_petition", registration(), "2023-06-15", "tang")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}}, "2023-06-15",
            "tang")
        .does("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "fang");
    story.signed_for().submitted();
    CHECK(story.refusal("take_for_verification", {}, "2023-07-11", "li") == "T29");
    ValueObject const delegation{{"task", "VERIFICATION"}, {"org", COUNTY_BUREAU.value}, {"reason", "就近审核"}};
    CHECK(story.refusal("delegate", with(delegation, "org", URBAN.value), "2023-07-11", "shi") == "delegate");
    story.does("delegate", delegation, "2023-07-11", "shi");
    story.does("take_for_verification", {}, "2023-07-11", "li")
        .does("pass_verification", all_checks(), "2023-07-12", "wang");
    CHECK(story.record().first_unit == CITY_BUREAU);
    story.delivered("2023-07-13").does("close", {{"petitioner_opinion", "AGREE"}}, "2023-07-14", "tang");
    CHECK(story.refusal("follow_up", follow_up("2023-07-20"), "2023-07-20", "li") == "T35"); // not this task
    story.does("delegate", with(delegation, "task", "FOLLOW_UP"), "2023-07-20", "shi")
        .does("follow_up", follow_up("2023-07-20"), "2023-07-20", "li");
}

TEST_SUITE_END();

} // namespace supervision_tests
