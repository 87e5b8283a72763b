// Hearing, mediation, review, recheck, evaluation and archive (T26, T27, T40–T43, T45, law.md 6).
#include "support/domain/office.h"

#include "support/doctest.h"

namespace relief_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::ClockState;
using domain::State;

TEST_SUITE_BEGIN("relief_tests");

TEST_CASE("T26, T27: hearing and mediation lead out of handling and back, and stop no clock (AMB-12)")
{
    Office office;
    Story story(office);
    story.handling("2023-06-21");
    CHECK(story.refusal("conclude_hearing", {{"on", "2023-06-26"}, {"conclusion", "x"}}, "2023-06-26", "xu") == "T26");
    CHECK(story.refusal("open_hearing", {{"on", "2023-06-19"}}, "2023-06-26", "xu") == "T26"); // before acceptance
    story.does("open_hearing", {{"on", "2023-06-26"}}, "2023-06-26", "xu");
    CHECK(story.record().state == State::Hearing);
    CHECK(story.clock("L10", "2023-06-28").state == ClockState::Running);
    CHECK(story.clock("L10", "2023-06-28").deadline.nominal == on("2023-08-20"));
    CHECK(story.refusal("submit_opinion", opinion(), "2023-06-28", "xu") == "T28");
    CHECK(story.refusal("conclude_hearing", {{"on", "2023-06-25"}, {"conclusion", "x"}}, "2023-06-28", "xu") == "T26");
    story.does("conclude_hearing", {{"on", "2023-06-28"}, {"conclusion", "多数支持"}}, "2023-06-28", "xu");
    CHECK(story.record().state == State::Handling);
    CHECK(story.record().hearings[0].conclusion == "多数支持");

    story.does("open_mediation", {{"on", "2023-06-29"}}, "2023-06-29", "he");
    CHECK(story.record().state == State::Mediation);
    CHECK(story.refusal("conclude_mediation", {{"on", "2023-07-03"}, {"performance_due", "2023-08-01"}}, "2023-07-03",
              "he")
        == "T27"); // nothing to perform
    story.does("conclude_mediation",
        {{"on", "2023-07-03"}, {"agreement", "开发商交付车位"}, {"performance_due", "2023-08-01"}}, "2023-07-03", "he");
    CHECK(story.record().state == State::Handling);
    CHECK(story.record().documents.back() == "D21");
}

static ValueObject requested(char const* date)
{
    return {{"requested_on", date}};
}

TEST_CASE("T40, L13, W7: within thirty days of delivery by the postmark, later only with good reason")
{
    Office office;
    Story story(office);
    story.delivered("2023-07-13"); // 12 August is a Saturday
    CHECK(story.refusal("request_review", requested("2023-07-12"), "2023-07-20", "liu") == "T40"); // before delivery
    CHECK(story.refusal("request_review", requested("2023-08-15"), "2023-08-16", "liu") == "L13");
    CHECK(story.refusal("request_review", requested("2023-08-14"), "2023-08-20", "wang") == "T40"); // not a leader's
    SUBCASE("posted on the last day, entered by the review organ that received it")
    {
        story.does("request_review", with(requested("2023-08-14"), "received_on", "2023-08-18"), "2023-08-18", "fu");
        CHECK(story.record().state == State::Review);
        CHECK(story.clock("L13", "2023-08-18").stopped_on == on("2023-08-14"));
        CHECK(story.clock("L14", "2023-08-18").deadline.nominal == on("2023-09-17"));
    }
    SUBCASE("late with good reason")
    {
        story.does("request_review", with(requested("2023-08-15"), "good_reason", "住院"), "2023-08-15", "liu");
        CHECK(story.record().reviews[0].late_with_good_reason);
    }
}

TEST_CASE("T40 from SETTLED: a review reopens what was settled (W5)")
{
    Office office;
    Story story(office);
    story.settled_on_the_usual_dates();
    story.does("request_review", requested("2023-08-01"), "2023-08-01", "liu");
    CHECK(story.record().state == State::Review);
    CHECK_FALSE(story.record().settled_on);
}

TEST_CASE("T41: maintain or change leads to observation, revoke to handling again; Q21 recusal, Q22 asked")
{
    Office office;
    Story story(office);
    story.closed("2023-07-14").does("request_review", requested("2023-07-20"), "2023-07-20", "liu");
    ValueObject const review{{"decision", "MAINTAIN"}, {"reason", "原意见正确"}, {"delivered_on", "2023-08-10"}};
    auto fu = *office.organisation.find_staff(base::StaffId{"fu"});
    auto xu = *office.organisation.find_staff(base::StaffId{"xu"});
    xu.roles.push_back(domain::Role::ReviewOrg);
    office.organisation.put(xu);
    CHECK(story.refusal("issue_review", review, "2023-08-10", "xu") == "Q21");
    auto wang = *office.organisation.find_staff(base::StaffId{"wang"}); // of the same level as the unit
    wang.roles.push_back(domain::Role::ReviewOrg);
    office.organisation.put(wang);
    CHECK(story.refusal("issue_review", review, "2023-08-10", "wang") == "Q21");
    auto const failing = [](char const* id) { return ValueList{ValueObject{{"check", id}, {"result", "FAIL"}}}; };
    CHECK(story.refusal("issue_review", with(review, "checks", failing("Q22")), "2023-08-10", "fu") == "Q22");
    for (auto const decision : {"MAINTAIN", "CHANGE", "REVOKE"}) // Q22: with reason, whatever is decided
        CHECK(
            story.refusal("issue_review", {{"decision", decision}, {"delivered_on", "2023-08-10"}}, "2023-08-10", "fu")
            == "Q22");
    CHECK(story.refusal("issue_review", with(review, "checks", failing("Q13")), "2023-08-10", "fu") == "T41");
    CHECK(story.refusal("issue_review", with(review, "delivered_on", "2023-08-11"), "2023-08-10", "fu") == "T41");
    SUBCASE("maintained")
    {
        story.does("issue_review", review, "2023-08-10", "fu");
        CHECK(story.record().state == State::Observe);
        CHECK(story.clock("L14", "2023-08-10").stopped_on == on("2023-08-10"));
        CHECK(story.clock("L15", "2023-08-10").deadline.nominal == on("2023-09-09"));
    }
    SUBCASE("revoked: handled again, with the review period of the next opinion")
    {
        story.does("issue_review", with(review, "decision", "REVOKE"), "2023-08-10", "fu");
        CHECK(story.record().state == State::Handling);
        CHECK(story.record().round == 1);
        CHECK_FALSE(story.record().opinion);
        CHECK(story.record().earlier_opinions.size() == 1);
        CHECK(story.clock("L35", "2023-08-10", 2).start == on("2023-08-10"));
        CHECK(story.clock("L15", "2023-08-10").rule_id.empty());
    }
}

TEST_CASE("a review asked for before the closing closes the matter when it upholds the opinion")
{
    Office office;
    Story story(office);
    story.delivered("2023-07-13")
        .does("request_review", requested("2023-07-14"), "2023-07-14", "liu")
        .does("issue_review", {{"decision", "MAINTAIN"}, {"reason", "原意见正确"}, {"delivered_on", "2023-08-10"}},
            "2023-08-10", "fu");
    CHECK(story.record().closed_on == on("2023-08-10"));
    CHECK(story.clock("L23", "2023-08-10").state == ClockState::Running);
}

// Reviewed and upheld on 2023-08-10.
static void reviewed(Story& story)
{
    story.closed("2023-07-14")
        .does("request_review", requested("2023-07-20"), "2023-07-20", "liu")
        .does("issue_review", {{"decision", "MAINTAIN"}, {"reason", "原意见正确"}, {"delivered_on", "2023-08-10"}},
            "2023-08-10", "fu");
}

TEST_CASE("T42, L15, L16, CAL-9: recheck within thirty days, its hearing is not counted")
{
    Office office;
    Story story(office);
    story.followed_up("2023-07-20");
    CHECK(story.refusal("request_recheck", requested("2023-07-25"), "2023-07-25", "liu") == "T42"); // no review yet
    Story again(office, "r2");
    reviewed(again);
    CHECK(
        again.refusal("request_recheck", requested("2023-09-12"), "2023-09-12", "liu") == "L15"); // 9 Sept. is Saturday
    again.does("request_recheck", requested("2023-09-11"), "2023-09-11", "liu");
    CHECK(again.record().state == State::Recheck);
    CHECK(again.clock("L16", "2023-09-11").deadline.nominal == on("2023-10-11"));
    ValueObject const recheck{{"decision", "MAINTAIN"}, {"reason", "原意见正确"}, {"delivered_on", "2023-10-20"}};
    SUBCASE("the hearing named with the opinion")
    {
        CHECK(again.refusal(
                  "issue_recheck", {{"decision", "MAINTAIN"}, {"delivered_on", "2023-10-20"}}, "2023-10-20", "he2")
            == "Q22");
        CHECK(
            again.refusal("issue_recheck", with(recheck, "hearing_from", "2023-09-20"), "2023-10-20", "he2") == "L16");
        again.does("issue_recheck", with(with(recheck, "hearing_from", "2023-09-20"), "hearing_to", "2023-09-22"),
            "2023-10-20", "he2");
        CHECK(again.clock("L16", "2023-10-20").deadline.nominal == on("2023-10-14"));
        CHECK(again.record().state == State::Final);
    }
    SUBCASE("the hearing as it goes: paused, then three days more")
    {
        again.does("open_recheck_hearing", {{"on", "2023-09-20"}}, "2023-09-20", "he2");
        CHECK(again.clock("L16", "2023-09-21").state == ClockState::Paused);
        CHECK(again.refusal("issue_recheck", recheck, "2023-10-20", "he2") == "T42");
        again.does("conclude_recheck_hearing", {{"on", "2023-09-22"}, {"conclusion", "维持"}}, "2023-09-22", "he2");
        CHECK(again.clock("L16", "2023-09-22").deadline.nominal == on("2023-10-14"));
        office.config.workflow.hearing_counts_last_day = 0;
        CHECK(again.clock("L16", "2023-09-22").deadline.nominal == on("2023-10-13"));
    }
    SUBCASE("Q21: the review organ does not recheck itself")
    {
        auto fu = *office.organisation.find_staff(base::StaffId{"fu"});
        fu.roles.push_back(domain::Role::RecheckOrg);
        office.organisation.put(fu);
        CHECK(again.refusal("issue_recheck", recheck, "2023-10-20", "fu") == "Q21");
    }
    SUBCASE("T43 and T45 from FINAL")
    {
        again.does("issue_recheck", recheck, "2023-10-20", "he2");
        CHECK(again.refusal("settle", {}, "2023-10-20", "wang") == "T43"); // S46: nobody visited yet
        CHECK(again.refusal("archive", {}, "2023-10-20", "li") == "S46"); // nor is it filed away unvisited
        again.does("follow_up", follow_up("2023-10-23"), "2023-10-23", "li");
        CHECK(again.record().state == State::Final);
        again.does("record_execution", {{"demand", 0}, {"executed_on", "2023-10-23"}, {"proof", "确认单"}},
            "2023-10-23", "he");
        again.does("settle", {}, "2023-10-24", "wang");
        CHECK(again.record().state == State::Settled);
    }
}

TEST_CASE("evaluation: once a side, by the petitioner alone, in the scope and in the window (PR-05, L24, S64)")
{
    Office office;
    Story story(office);
    story.issued();
    auto const code = story.record().query_code;
    ValueObject const unit{{"side", "UNIT"}, {"value", "SATISFIED"}, {"query_code", code}};
    CHECK(story.record().in_eval_scope);
    CHECK(story.refusal("evaluate", unit, "2023-07-12", "liu") == "evaluate"); // not delivered yet
    story.does("evaluate", {{"side", "BUREAU"}, {"value", "BASICALLY"}, {"query_code", code}}, "2023-07-12", "liu");
    story.delivered("2023-07-13");
    for (auto const staff : {"li", "wang", "he"})
        CHECK(story.refusal("evaluate", unit, "2023-07-20", staff) == "PR-05");
    CHECK(story.refusal("evaluate", with(unit, "query_code", "WRONG"), "2023-07-20", "liu") == "PR-05");
    CHECK(story.refusal("evaluate", without(unit, "query_code"), "2023-07-20", "liu") == "PR-05");
    CHECK(story.refusal("evaluate", with(unit, "value", "NOT_SATISFIED"), "2023-07-20", "liu") == "evaluate");
    CHECK(story.refusal("evaluate", unit, "2023-08-15", "liu") == "L24");
    story.does("evaluate", unit, "2023-07-20", "liu");
    CHECK(story.refusal("evaluate", unit, "2023-07-21", "liu") == "evaluate"); // never changed
    CHECK(story.record().evaluations.size() == 2);
    CHECK(story.clock("L24", "2023-07-21").stopped_on == on("2023-07-20"));
    story.does("record_guidance", {{"on", "2023-07-14"}, {"method", "SMS"}}, "2023-07-21", "li");
    CHECK(story.record().guidances.size() == 1);

    auto anonymous = with(without(registration(), "petitioners"), "anonymous", true);
    Story other(office, "r2");
    other.does("register_petition", anonymous, "2023-06-15", "li").triaged();
    CHECK_FALSE(other.record().in_eval_scope);
    CHECK(other.refusal("evaluate", {{"side", "BUREAU"}, {"value", "SATISFIED"}}, "2023-06-15", "liu") == "S64");
    CHECK(other.record().query_code != story.record().query_code);
    CHECK(other.record().query_code.size() == 8);
}

TEST_CASE("T45: what has ended is archived, unless a supervision is unanswered; a review stays possible")
{
    Office office;
    Story open(office, "r0");
    open.handling();
    CHECK(open.refusal("archive", {}, "2023-06-22", "li") == "T45");
    Story story(office);
    story.settled_on_the_usual_dates();
    story.does("supervise", {{"mode", "PHONE"}, {"ground", "SV-2"}, {"opinion", "回访质量抽查"}}, "2023-07-24", "du");
    CHECK(story.refusal("archive", {}, "2023-07-25", "li") == "T45");
    story.does("answer_supervision", {{"reply", "已核查"}, {"result", "SOLVED"}}, "2023-07-26", "xu")
        .does("archive", {}, "2023-07-27", "li");
    CHECK(story.record().state == State::Archived);
    CHECK(story.record().documents.back() == "D34");
    story.does("request_review", requested("2023-08-01"), "2023-08-01", "liu");
    CHECK(story.record().state == State::Review);
}

TEST_SUITE_END();

} // namespace relief_tests
