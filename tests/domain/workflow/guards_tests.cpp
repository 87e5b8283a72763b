// Each guard of law.md 5.3 refuses with its own id, and lets the same act pass once the fault is mended.
#include "support/domain/office.h"

#include "support/doctest.h"

namespace guards_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::State;

TEST_SUITE_BEGIN("guards_tests");

static ValueObject petitioner(std::string key, base::Value value)
{
    ValueObject person{{"name", "刘德芳"}, {"phone", "13800002231"}, {"address", "南京市玄武区锁金村12号"}};
    person.set(std::move(key), std::move(value));
    return with(registration(), "petitioners", ValueList{person});
}

static ValueObject with_outcome(std::size_t index, std::string key, base::Value value)
{
    auto payload = opinion();
    (*payload.find("outcomes")->list())[index].object()->set(std::move(key), std::move(value));
    return payload;
}

TEST_CASE("registration: what 网上办理工作规程 Art. 5 asks for, and what cannot be true")
{
    struct Row {
        char const* name;
        ValueObject payload;
        char const* refused;
    };
    Row const rows[]{
        {"no name", petitioner("name", " "), "Q01"},
        {"no address", petitioner("address", ""), "Q01"},
        {"wrong check digit", petitioner("id_no", "320102195703140822"), "Q01"},
        {"wrong phone", petitioner("phone", "1380000"), "Q01"},
        {"no place", without(registration(), "place"), "Q01"},
        {"no facts", without(registration(), "facts"), "Q02"},
        {"no history", without(registration(), "history"), "Q02"},
        {"no demand", with(registration(), "demands", ValueList{}), "Q02"},
        {"nobody", with(registration(), "petitioners", ValueList{}), "Q01"},
        {"no person counted", with(registration(), "petitioner_count", 0), "Q05"},
        {"more representatives than persons", with(registration(), "representatives", 2), "Q05"},
        {"received tomorrow", with(registration(), "received_on", "2023-06-16"), "T01"},
        {"time that is none", with(registration(), "received_time", "25:00"), "T01"},
    };
    for (auto const& row : rows) {
        INFO(std::string(row.name));
        Office office;
        Story story(office);
        CHECK(story.refusal("register_petition", row.payload, "2023-06-15", "li") == row.refused);
    }
}

TEST_CASE("an anonymous petition needs neither name nor address (FT-05)")
{
    Office office;
    Story story(office);
    auto const payload = with(with(registration(), "anonymous", true), "petitioners", ValueList{});
    story.does("register_petition", payload, "2023-06-15", "li");
    CHECK(story.record().anonymous);
}

TEST_CASE("all problems of a form are reported at once, each at its field")
{
    Office office;
    auto payload = petitioner("name", "");
    payload.remove("place");
    payload.set("channel", "PIGEON");
    base::StaffId const li{"li"};
    auto const problems = domain::argument_problems(*domain::find_act("register_petition"), payload, on("2023-06-15"),
        nullptr, {li, li}, office.surroundings(on("2023-06-15")));
    std::vector<std::string> where;
    for (auto const& problem : problems)
        where.push_back(problem.where);
    std::sort(where.begin(), where.end());
    CHECK(where == std::vector<std::string>{"channel", "petitioners[0].name", "place"});
}

TEST_CASE("TC11: six representatives are a warning of 条例第二十条, never a refusal")
{
    Office office;
    Story story(office);
    auto payload = with(registration(), "petitioner_count", 8);
    payload.set("representatives", 6);
    auto const warnings = domain::warnings(
        *domain::find_act("register_petition"), payload, nullptr, office.surroundings(on("2023-06-15")));
    bool const names_article = std::any_of(warnings.begin(), warnings.end(), [](base::Error const& warning) {
        return warning.where == "representatives" && warning.message.find("条例第二十条") != std::string::npos;
    });
    CHECK(names_article);
    story.does("register_petition", payload, "2023-06-15", "li");
    CHECK(story.record().collective);
}

TEST_CASE("triage: a repeat names its original (FT-01), an appeal its route (T02)")
{
    Office office;
    Story first(office, "r1");
    first.triaged();
    Story story(office, "r2");
    story.registered();
    ValueObject const repeat{{"first_time", "REPEAT"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}};
    CHECK(story.refusal("triage", repeat, "2023-06-15", "li") == "FT-01");
    CHECK(story.refusal("triage", with(repeat, "repeat_of", "r9"), "2023-06-15", "li") == "FT-01");
    CHECK(story.refusal("triage", with(repeat, "repeat_of", "r2"), "2023-06-15", "li") == "FT-01");
    CHECK(story.refusal("triage", with(with(repeat, "first_time", "FIRST"), "repeat_of", "r1"), "2023-06-15", "li")
        == "FT-01");
    CHECK(story.refusal("triage", without(with(repeat, "first_time", "FIRST"), "route"), "2023-06-15", "li") == "T02");
    story.does("triage", with(repeat, "repeat_of", "r1"), "2023-06-15", "li");
    CHECK(story.record().matter_id == first.record().own_matter_id);
}

TEST_CASE("dispatch: litigation goes to the political-legal department (RT-02), accusations to discipline (RT-03)")
{
    struct Row {
        char const* matter_class;
        char const* route;
    };
    for (auto const& row : {Row{"APPEAL", "R1_JUDICIAL"}, Row{"ACCUSATION", "R6_PETITION"},
             Row{"APPEAL", "R3_PARTY_APPEAL"}, Row{"APPEAL", "R2_ARBITRATION"}}) {
        INFO(std::string(row.route));
        Office office;
        Story story(office);
        story.registered().does("triage",
            {{"first_time", "FIRST"}, {"matter_class", row.matter_class}, {"route", row.route}}, "2023-06-15", "li");
        ValueObject const assign{{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}};
        CHECK(story.refusal("assign", assign, "2023-06-15", "wang") == "T05");
        CHECK(story.refusal("transfer", {{"unit", HOUSING.value}, {"not_assigned_reason", "x"}}, "2023-06-15", "li")
            == "T04");
    }
}

TEST_CASE("assignment: not to oneself, and with a feedback date after it (L12)")
{
    Office office;
    Story story(office);
    story.triaged();
    ValueObject const assign{{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}};
    CHECK(story.refusal("assign", with(assign, "unit", COUNTY_BUREAU.value), "2023-06-15", "wang") == "T05");
    CHECK(story.refusal("assign", with(assign, "feedback_due", "2023-06-15"), "2023-06-15", "wang") == "L12");
    CHECK(story.refusal("assign", with(assign, "unit", "nowhere"), "2023-06-15", "wang") == "没有这个机构“nowhere”");
    CHECK(story.refusal("self_receive", {}, "2023-06-15", "li") == "T12a"); // the housing unit is competent
}

TEST_CASE("acceptance names leader and officer (S51, L32) and dates its notice between receipt and today")
{
    Office office;
    Story story(office);
    story.assigned().does("sign_for", {{"arrived_on", "2023-06-16"}}, "2023-06-16", "he");
    CHECK(story.refusal("accept", {{"notice_on", "2023-06-20"}}, "2023-06-20", "xu") == "L32");
    ValueObject const complete{{"notice_on", "2023-06-20"}, {"unit_leader", "xu"}, {"unit_officer", "he"}};
    CHECK(
        story.refusal("accept", with(complete, "unit_officer", "li"), "2023-06-20", "xu") == "L32"); // not of the unit
    CHECK(story.refusal("accept", with(complete, "notice_on", "2023-06-15"), "2023-06-20", "xu") == "T20");
    CHECK(story.refusal("accept", with(complete, "notice_on", "2023-06-21"), "2023-06-20", "xu") == "T20");
    story.does("accept", complete, "2023-06-20", "xu");
    CHECK(story.clock("L32", "2023-06-20").stopped_on == on("2023-06-20"));
}

TEST_CASE("TC07 to TC09: extension at most 30 days, once, and before the original due date (条例第三十四条)")
{
    Office office;
    Story story(office);
    story.registered("2024-07-01")
        .triaged("2024-07-01")
        .assigned("2024-07-01")
        .signed_for("2024-07-01")
        .accepted("2024-07-01")
        .handling("2024-07-01");
    ValueObject const extension{{"days", 30}, {"reason", "案情复杂"}, {"notified_on", "2024-08-20"}};
    SUBCASE("TC07: 30 days more, ending on a working Sunday")
    {
        story.does("extend", extension, "2024-08-20", "xu");
        CHECK(story.clock("L10", "2024-08-20").deadline.nominal == on("2024-09-29"));
        CHECK(story.clock("L10", "2024-08-20").deadline.effective == on("2024-09-29"));
        CHECK(story.refusal("extend", extension, "2024-08-21", "xu") == "T25");
    }
    SUBCASE("TC08: refused after the original due date")
    {
        CHECK(story.refusal("extend", extension, "2024-09-02", "xu") == "T25");
        CHECK(story.refusal("extend", extension, "2024-08-30", "xu").empty());
    }
    SUBCASE("TC09: 31 days are refused")
    {
        CHECK(story.refusal("extend", with(extension, "days", 31), "2024-08-20", "xu") == "T25");
        CHECK(story.refusal("extend", with(extension, "days", 0), "2024-08-20", "xu") == "T25");
    }
}

TEST_CASE("TC19, TC20: the opinion has the four parts of 条例第三十二条 and answers every demand")
{
    struct Row {
        char const* name;
        ValueObject payload;
        char const* refused;
    };
    auto one_outcome = opinion();
    one_outcome.find("outcomes")->list()->pop_back();
    Row const rows[]{
        {"no legal basis", without(opinion(), "legal_basis"), "Q15"},
        {"blank legal basis", with(opinion(), "legal_basis", ValueList{" "}), "Q15"},
        {"no facts", with(opinion(), "facts", ""), "Q15"},
        {"no request", without(opinion(), "request"), "Q15"},
        {"no remedy", without(opinion(), "remedy"), "Q17"},
        {"one demand unanswered", one_outcome, "Q14"},
        {"a demand answered twice", with_outcome(1, "demand", 0), "Q14"},
        {"a demand that is none", with_outcome(1, "demand", 2), "Q14"},
        {"no execution unit", with_outcome(0, "execution_unit", ""), "Q20"},
        {"no execution date", with_outcome(0, "execution_due", base::Value{}), "Q20"},
        {"an execution date that is over", with_outcome(0, "execution_due", "2023-06-01"), "Q20"},
    };
    Office office;
    Story story(office);
    story.handling();
    CHECK(story.refusal("submit_opinion", opinion(), "2023-07-10", "xu") == "Q13"); // no investigation yet
    story.investigated();
    for (auto const& row : rows) {
        INFO(std::string(row.name));
        CHECK(story.refusal("submit_opinion", row.payload, "2023-07-10", "xu") == row.refused);
    }
    auto by_words = with_outcome(0, "demand", "要求交付地下车位");
    story.does("submit_opinion", by_words, "2023-07-10", "xu");
    CHECK(story.record().opinion->outcomes[0].demand == 0);
}

TEST_CASE("four eyes: who handled a matter does not verify it (T29, T30, T32)")
{
    Office office;
    // li is first officer, and now also the officer and leader of the first unit that handles the matter itself.
    auto li = *office.organisation.find_staff(base::StaffId{"li"});
    li.roles.insert(li.roles.end(), {domain::Role::UnitOfficer, domain::Role::UnitLeader, domain::Role::FirstLeader});
    office.organisation.put(li);
    Story story(office);
    story.registered()
        .does("triage",
            {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
                {"competent_unit", COUNTY_BUREAU.value}},
            "2023-06-15", "li")
        .does("self_receive", {{"unit_leader", "li"}, {"unit_officer", "li"}}, "2023-06-15", "li")
        .does("accept", {{"notice_on", "2023-06-20"}}, "2023-06-20", "li")
        .does("start_handling", {{"contacted_on", "2023-06-21"}, {"contact", "电话"}}, "2023-06-21", "li")
        .does("investigate", {{"findings", "核实"}}, "2023-06-21", "li")
        .does("submit_opinion", opinion(), "2023-07-10", "li");
    CHECK(story.refusal("take_for_verification", {}, "2023-07-11", "li") == "T29");
    story.does("take_for_verification", {}, "2023-07-11", "qian");
    CHECK(story.refusal("pass_verification", all_checks(), "2023-07-12", "li") == "T32");
    CHECK(story.refusal("send_back", {{"failed", ValueList{"Q13"}}, {"required", "补"}}, "2023-07-12", "li") == "T30");
    story.does("pass_verification", all_checks(), "2023-07-12", "wang");
}

TEST_CASE("verification passes only with every mandatory check, and goes back with a named one (T30, T32)")
{
    Office office;
    Story story(office);
    story.under_verification();
    auto missing = all_checks();
    missing.find("checks")->list()->erase(missing.find("checks")->list()->begin() + 15); // Q16
    auto failed = all_checks();
    (*failed.find("checks")->list())[3].object()->set("result", "FAIL"); // Q04
    auto optional = all_checks();
    (*optional.find("checks")->list())[5].object()->set("result", "FAIL"); // Q06 is not mandatory
    CHECK(story.refusal("pass_verification", missing, "2023-07-12", "wang") == "Q16");
    CHECK(story.refusal("pass_verification", failed, "2023-07-12", "wang") == "Q04");
    CHECK(story.refusal("send_back", {{"failed", ValueList{"Q99"}}, {"required", "补"}}, "2023-07-12", "li") == "T30");
    CHECK(story.refusal("send_back", {{"required", "补"}}, "2023-07-12", "li") == "T30");
    SUBCASE("a failed check that is not mandatory does not hold it up")
    {
        story.does("pass_verification", optional, "2023-07-12", "wang");
        CHECK(story.record().state == State::OpinionIssued);
    }
    SUBCASE("sent back: each failed check is answered (T31)")
    {
        story.does("send_back", {{"failed", ValueList{"Q13", "Q15"}}, {"required", "补充调查"}}, "2023-07-12", "li");
        auto const answers = [](std::vector<std::string> checks) {
            ValueList list;
            for (auto& check : checks)
                list.emplace_back(ValueObject{{"check", check}, {"answer", "已补充"}});
            return ValueObject{{"answers", list}};
        };
        CHECK(story.refusal("resubmit", answers({"Q13"}), "2023-07-14", "xu") == "Q15");
        story.does("resubmit", answers({"Q13", "Q15"}), "2023-07-14", "xu");
        CHECK(story.record().state == State::OpinionDrafted);
        CHECK(story.record().opinion->legal_basis.size() == 1); // kept from the first submission
        CHECK(story.record().send_back_count == 1);
    }
}

TEST_CASE("delivery: between issue and today, refusal with a witness (T33, Q19)")
{
    Office office;
    Story story(office);
    story.issued("2023-07-12");
    ValueObject const delivery{{"delivered_on", "2023-07-13"}, {"method", "IN_PERSON"}, {"signed", true}};
    CHECK(story.refusal("close", {{"petitioner_opinion", "AGREE"}}, "2023-07-13", "li") == "T34");
    CHECK(story.refusal("deliver", with(delivery, "delivered_on", "2023-07-11"), "2023-07-13", "he") == "T33");
    CHECK(story.refusal("deliver", with(delivery, "delivered_on", "2023-07-14"), "2023-07-13", "he") == "T33");
    CHECK(story.refusal("deliver", with(delivery, "signed", false), "2023-07-13", "he") == "Q19");
    story.does("deliver", with(with(delivery, "signed", false), "witness", "居委会 陈洁"), "2023-07-13", "he");
}

TEST_CASE("follow-up asks both parts (S48, S49); 未能联系 takes three different days and a proof (S47)")
{
    Office office;
    Story story(office);
    story.closed("2023-07-14");
    CHECK(story.refusal("follow_up", without(follow_up("2023-07-17"), "responsibility"), "2023-07-17", "li") == "T35");
    CHECK(story.refusal("follow_up", without(follow_up("2023-07-17"), "handling"), "2023-07-17", "li") == "T35");
    CHECK(story.refusal("follow_up", follow_up("2023-07-13"), "2023-07-17", "li") == "T35");
    auto const vain = [](char const* date) {
        return ValueObject{{"on", date}, {"method", "PHONE"}, {"reached", false}};
    };
    story.does("follow_up", vain("2023-07-17"), "2023-07-17", "li");
    story.does("follow_up", vain("2023-07-17"), "2023-07-17", "li"); // the same day does not count twice
    story.does("follow_up", vain("2023-07-18"), "2023-07-18", "li");
    CHECK(story.record().state == State::FollowUp);
    CHECK(story.refusal("settle", {}, "2023-07-18", "wang") == "T43");
    CHECK(story.refusal("follow_up", vain("2023-07-19"), "2023-07-19", "li") == "T35");
    story.does("follow_up", with(vain("2023-07-19"), "proof", "三次通话记录"), "2023-07-19", "li");
    CHECK(story.record().unreachable);
    CHECK(story.record().state == State::Observe);
}

TEST_CASE("T46: what is closed is not withdrawn any more, so that the closing counts")
{
    Office office;
    Story before(office, "r2");
    before.delivered("2023-07-13").does("withdraw", {{"statement", "书面撤回"}}, "2023-07-13", "li");
    Story story(office);
    story.closed("2023-07-14");
    CHECK(story.refusal("withdraw", {{"statement", "书面撤回"}}, "2023-07-14", "li") == "T46");
}

TEST_CASE("TC24 and the conditions of 案结事了 (law 3.3, W5)")
{
    Office office;
    Story story(office);
    story.closed("2023-07-14");
    CHECK(story.refusal("settle", {}, "2023-07-14", "wang") == "T43");
    story.does("follow_up", follow_up("2023-07-20", false), "2023-07-20", "li");
    CHECK(story.refusal("settle", {}, "2023-07-20", "wang") == "T43");
    CHECK(story.refusal(
              "record_execution", {{"demand", 1}, {"executed_on", "2023-07-21"}, {"proof", "x"}}, "2023-07-21", "he")
        == "K20"); // an explanation is not executed
    story.does(
        "record_execution", {{"demand", 0}, {"executed_on", "2023-07-21"}, {"proof", "确认单"}}, "2023-07-21", "he");
    CHECK(story.refusal("settle", {}, "2023-07-21", "wang") == "PS-5");
    story.does("follow_up", follow_up("2023-07-24"), "2023-07-24", "li");
    SUBCASE("an observation period of the office's own")
    {
        office.config.workflow.settle_observation_days = 30;
        CHECK(story.refusal("settle", {}, "2023-07-24", "wang") == "T43");
        CHECK(story.refusal("settle", {}, "2023-08-13", "wang").empty());
    }
    SUBCASE("one that the office adopted counts for what it receives from that day on")
    {
        auto values = office.config.workflow;
        values.settle_observation_days = 30;
        auto history = office.reference.history;
        office.config.history = &history;
        history.adopt(on("2023-07-15"), values);
        CHECK(story.refusal("settle", {}, "2023-07-24", "wang") == "");
        history.adopt(on("2023-06-01"), values);
        CHECK(story.refusal("settle", {}, "2023-07-24", "wang") == "T43");
    }
    SUBCASE("without one")
    {
        story.does("settle", {}, "2023-07-24", "wang");
        CHECK(story.record().state == State::Settled);
    }
}

TEST_CASE("a petitioner who disagrees keeps the matter open until the review period ends (条例第三十五条)")
{
    Office office;
    Story story(office);
    story.delivered("2023-07-13").does("close", {{"petitioner_opinion", "DISAGREE"}}, "2023-07-14", "li");
    story.followed_up("2023-07-20")
        .does("record_execution", {{"demand", 0}, {"executed_on", "2023-07-21"}, {"proof", "x"}}, "2023-07-21", "he");
    CHECK(story.refusal("settle", {}, "2023-08-14", "wang") == "L13"); // 12 August is a Saturday
    CHECK(story.refusal("settle", {}, "2023-08-15", "wang").empty());
}

TEST_CASE("dates: never after today, never before the step it depends on (J13)")
{
    Office office;
    Story story(office);
    story.assigned("2023-06-19");
    CHECK(story.refusal("sign_for", {}, "2023-06-18", "he") == "T12");
    base::StaffId const he{"he"};
    base::ValueObject payload;
    auto const tomorrow = domain::decide(*domain::find_act("sign_for"), payload, on("2023-06-21"), &story.record(),
        {he, he}, office.surroundings(on("2023-06-20")));
    REQUIRE(tomorrow.is_error());
    CHECK(tomorrow.error().where == "occurred_on");
}

TEST_CASE("roles count in their own organisation only (谁首办、谁交办、谁审核)")
{
    Office office;
    Story story(office);
    story.triaged();
    CHECK(story.refusal("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "he")
        == "T05");
    CHECK(story.refusal("triage", {}, "2023-06-15", "shi") == "T02");
    story.assigned();
    CHECK(story.refusal("sign_for", {}, "2023-06-16", "li") == "T12");
    auto const closed = story.availability("deliver", "2023-06-16", "he");
    CHECK_FALSE(closed.open);
    CHECK(closed.refused == "T33");
    CHECK(closed.why == "送达须先由首办单位审核通过（T32，谁首办、谁交办、谁审核）");
}

TEST_CASE("void only before delivery, correction at any time (T47, T48)")
{
    Office office;
    Story story(office);
    story.issued();
    ValueObject const reason{{"reason", "误登"}};
    CHECK(story.refusal("void", reason, "2023-07-12", "li") == "T48"); // the leader's act
    SUBCASE("before")
    {
        story.does("void", reason, "2023-07-12", "wang");
        CHECK(story.record().state == State::Void);
        CHECK_FALSE(story.record().petition_no.empty()); // kept, never reused
        CHECK(story.refusal("deliver", {}, "2023-07-13", "he") == "T33");
    }
    SUBCASE("after")
    {
        story.delivered();
        CHECK(story.refusal("void", reason, "2023-07-13", "wang") == "T48");
    }
}

TEST_SUITE_END();

} // namespace guards_tests
