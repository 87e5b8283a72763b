// Availability and decisions agree: nothing is possible that availability did not list as open, and what is closed says
// why in Chinese, with a clause.
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>
#include <map>
#include <random>

namespace availability_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;

TEST_SUITE_BEGIN("availability_tests");

static constexpr char const* STAFF[]{
    "li", "qian", "wang", "he", "xu", "shi", "du", "jin", "bao", "fang", "fu", "he2", "liu"};

// The same for the acts beside the main path.
static ValueObject plausible_aside(std::string_view act, std::string const& date)
{
    static std::map<std::string_view, ValueObject> const ARGUMENTS{
        {"report_up", {{"recipients", ValueList{"区委、区政府"}}}},
        {"refer_political_legal", {{"org", COURTS.value}}},
        {"refer_discipline", {{"org", DISCIPLINE.value}, {"reason", "ACCUSATION"}}},
        {"route_other", {{"route", "R4_ADMIN_PROCEDURE"}}},
        {"not_accept", {{"ground", "N-03"}}},
        {"no_longer_accept",
            {{"ground", "X-01"}, {"final_document", "苏信复核〔2020〕3号"},
                {"attachments",
                    ValueList{ValueObject{{"name", "复核意见书.pdf"}, {"media_type", "application/pdf"}, {"size", 9},
                        {"sha256", std::string(64, 'a')}}}}}},
        {"record_referral_result", {{"result", "已收件"}}},
        {"relay", {{"org", HOUSING.value}}},
        {"object", {{"reason", "不属本单位职权"}}},
        {"reject_objection", {{"reason", "职权清单载明"}}},
        {"redispatch", {{"unit", URBAN.value}, {"how", "TRANSFER"}}},
        {"dispute_acceptance", {{"units", ValueList{HOUSING.value, URBAN.value}}, {"reason", "职责交叉"}}},
        {"decide_acceptance", {{"lead", HOUSING.value}, {"basis", "事权单位"}}},
        {"accept_simple", {{"notice_on", date}, {"notice_form", "PHONE"}}},
        {"open_hearing", {{"on", date}}},
        {"conclude_hearing", {{"on", date}, {"conclusion", "多数支持"}}},
        {"open_mediation", {{"on", date}}},
        {"conclude_mediation", {{"on", date}, {"agreement", "交付车位"}}},
        {"request_review", {{"requested_on", date}}},
        {"issue_review", {{"decision", "MAINTAIN"}, {"reason", "正确"}, {"delivered_on", date}}},
        {"request_recheck", {{"requested_on", date}}},
        {"open_recheck_hearing", {{"on", date}}},
        {"conclude_recheck_hearing", {{"on", date}, {"conclusion", "维持"}}},
        {"issue_recheck", {{"decision", "MAINTAIN"}, {"reason", "正确"}, {"delivered_on", date}}},
        {"record_guidance", {{"on", date}, {"method", "SMS"}}},
        {"publish_result", {{"on", date}}},
        {"supervise", {{"mode", "PHONE"}, {"ground", "SV-2"}, {"opinion", "抓紧办理"}}},
        {"answer_supervision", {{"reply", "已办理"}, {"result", "SOLVED"}}},
        {"confirm_substantive", {{"rule", "PS-5"}, {"reason", "已依法答复"}}},
        {"grade_difficulty", {{"grade", "COMPLEX"}}},
        {"report_joint_conference", {{"proposal", "明确牵头单位"}}},
        {"assign_case_leader",
            {{"leader", "bao"}, {"measures", ValueList{ValueObject{{"text", "督促交付"}, {"owner", "徐晓东"}}}}}},
        {"record_measure_progress", {{"measure", 1}, {"progress", 50}}},
        {"record_consultation", {{"on", date}, {"participants", ValueList{"住建局"}}, {"conclusion", "由住建局牵头"}}},
        {"record_leader_activity", {{"on", date}, {"kind", "MEETING"}, {"text", "专题会"}}},
        {"record_education", {{"on", date}, {"text", "上门疏导"}}},
        {"add_attachments",
            {{"purpose", "OTHER"},
                {"attachments",
                    ValueList{ValueObject{{"name", "照片.jpg"}, {"media_type", "image/jpeg"}, {"size", 1000},
                        {"sha256", std::string(64, 'a')}}}}}},
        {"record_assistance", {{"on", date}, {"kind", "SOCIAL"}, {"text", "救助"}}},
        {"record_conduct", {{"on", date}, {"kind", "26-4"}, {"text", "滞留"}}},
    };
    auto const found = ARGUMENTS.find(act);
    auto arguments = found == ARGUMENTS.end() ? ValueObject{{"reason", "x"}, {"repeat_of", "r0"}} : found->second;
    for (auto const key : {"on", "notice_on", "requested_on", "delivered_on"}) // the map keeps those of its first use
        if (arguments.find(key))
            arguments.set(key, date);
    return arguments;
}

// Arguments that suit an act in most states.
static ValueObject plausible(std::string_view act, Story const& story, base::Date day, std::mt19937& random)
{
    auto const date = base::to_iso(day);
    auto const last = story.entries().empty() ? std::string() : story.entries().back().id.value;
    if (act == "register_petition")
        return registration(date);
    if (act == "triage")
        return {{"first_time", "FIRST"}, {"matter_class", random() % 3 ? "APPEAL" : "SUGGESTION"},
            {"route", "R6_PETITION"}};
    if (act == "assign")
        return {{"unit", HOUSING.value}, {"feedback_due", base::to_iso(base::add_days(day, 30))}};
    if (act == "transfer")
        return {{"unit", HOUSING.value}, {"not_assigned_reason", "统筹办理"}};
    if (act == "guide")
        return {{"disposal", "GUIDE"}, {"text", "请向有权机关提出"}};
    if (act == "self_receive")
        return {};
    if (act == "sign_for")
        return {{"unit_leader", "xu"}, {"unit_officer", "he"}};
    if (act == "accept")
        return {{"notice_on", date}};
    if (act == "start_handling")
        return {{"contacted_on", date}, {"contact", "电话"}};
    if (act == "investigate")
        return {{"findings", "核实"}};
    if (act == "extend")
        return {{"days", static_cast<int>(random() % 35)}, {"reason", "复杂"}, {"notified_on", date}};
    if (act == "submit_opinion")
        return opinion();
    if (act == "resubmit")
        return {{"answers", ValueList{ValueObject{{"check", "Q13"}, {"answer", "已补充"}}}}};
    if (act == "send_back")
        return {{"failed", ValueList{"Q13"}}, {"required", "补充"}};
    if (act == "pass_verification")
        return all_checks();
    if (act == "deliver")
        return {{"delivered_on", date}, {"method", "MAIL"}, {"signed", true}};
    if (act == "close")
        return {{"petitioner_opinion", "AGREE"}};
    if (act == "follow_up")
        return follow_up(date, random() % 3 != 0);
    if (act == "record_execution")
        return {{"demand", 0}, {"executed_on", date}, {"proof", "确认单"}};
    if (act == "undo")
        return {{"of", last}};
    if (act == "approve" || act == "resolve_conflict")
        return {{"of", last}, {"decision", act == "approve" ? "APPROVE" : "KEEP"}, {"reason", "x"}};
    if (act == "correct")
        return {{"field", "place_address"}, {"value", date}, {"reason", "补充"}};
    if (act == "change_officer")
        return {{"officer", "qian"}, {"reason", "调动"}};
    if (act == "withdraw")
        return {{"statement", "书面撤回"}};
    if (act == "evaluate")
        return {{"side", "UNIT"}, {"value", "SATISFIED"}, {"query_code", story.record().query_code}};
    return plausible_aside(act, date);
}

// Mostly an act that is open to this person, so that the walk gets on; now and then any act at all.
static domain::ActDefinition const& pick_act(
    Story const& story, base::Date day, char const* staff, std::mt19937& random)
{
    auto const acts = domain::act_definitions();
    if (random() % 3 == 0)
        return acts[random() % acts.size()];
    base::StaffId const id{staff};
    std::vector<domain::ActDefinition const*> open;
    for (auto const& item : domain::availability(story.record(), {id, id}, story.surroundings(base::to_iso(day))))
        if (item.open && (item.act->primary || random() % 6 == 0)) // side acts are many and lead nowhere
            open.push_back(item.act);
    return open.empty() ? acts[random() % acts.size()] : *open[random() % open.size()];
}

TEST_CASE("random lawful histories: decide() allows nothing that availability() closed, with the same id")
{
    auto const seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::map<std::string, int> done;
    for (int history = 0; history < 30; ++history) {
        Office office;
        Story story(office);
        auto day = on("2023-06-15");
        story.registered("2023-06-15");
        for (int step = 0; step < 180; ++step) {
            // Mostly those who carry the main path.
            auto const staff = STAFF[random() % (random() % 4 ? 6 : std::size(STAFF))];
            auto const& act = pick_act(story, day, staff, random);
            // Void and the like end a history; keep them rare.
            bool const is_end = std::any_of(act.to.begin(), act.to.end(), [](domain::State state) {
                return domain::is_final(state) && state != domain::State::Settled && state != domain::State::Final;
            });
            if (!act.on_record || act.name == "register_petition" || ((is_end || act.name == "void") && random() % 40))
                continue;
            auto const date = base::to_iso(day);
            auto const listed = story.availability(act.name, date, staff);
            auto const result = story.attempt(act.name, plausible(act.name, story, day, random), date, staff);
            if (!listed.open) {
                REQUIRE_MESSAGE(result.is_error(), std::string(act.name));
                CHECK(result.error().id == listed.refused);
                CHECK_FALSE(listed.refused.empty());
                CHECK_FALSE(listed.why.empty());
            }
            if (!result.is_error()) {
                ++done[std::string(act.name)];
                CHECK_FALSE(story.record().timeline.back().inert); // what was allowed takes effect
                day = base::add_days(day, static_cast<int>(random() % 2));
            }
        }
        auto const folded = domain::fold_record(base::RecordId{"r1"}, story.entries(), office.surroundings(day));
        CHECK(folded.state == story.record().state);
        CHECK(folded.timeline.size() == story.record().timeline.size());
    }
    CHECK(done["submit_opinion"] > 0); // the walks get far enough to mean something
    CHECK(done["undo"] > 0);
    CHECK(done["supervise"] > 0);
}

TEST_CASE("every act is listed once, and every closed one says why")
{
    Office office;
    Story story(office);
    story.handling();
    base::StaffId const li{"li"};
    auto const list = domain::availability(story.record(), {li, li}, story.surroundings("2023-06-21"));
    std::size_t on_record = 0;
    for (auto const& act : domain::act_definitions())
        on_record += act.on_record;
    CHECK(list.size() == on_record);
    for (auto const& item : list)
        CHECK((item.open || (!item.refused.empty() && !item.why.empty())));
}

TEST_CASE("after the original due date extending stays open for late entry only, and says so (T25, J13)")
{
    Office office;
    Story story(office);
    story.accepted("2023-06-20").handling("2023-06-21");
    CHECK(story.availability("extend", "2023-06-21", "xu").why.empty());
    auto const late = story.availability("extend", "2023-09-01", "xu");
    CHECK(late.open);
    CHECK(late.why.find("补录") != std::string::npos);
}

TEST_SUITE_END();

} // namespace availability_tests
