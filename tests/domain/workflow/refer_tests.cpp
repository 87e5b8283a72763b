// Ways out of the petition procedure (T03, T06–T10, T22) and what they do to the clocks.
#include "domain/indicators/indicator_facts.h"
#include "support/domain/office.h"

#include "support/doctest.h"

namespace refer_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::State;

TEST_SUITE_BEGIN("refer_tests");

static Story triaged_as(
    Office& office, ValueObject fields, ValueObject registered = registration(), char const* id = "r1")
{
    Story story(office, id);
    story.does("register_petition", std::move(registered), "2023-06-15", "li");
    ValueObject triage{{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}};
    for (auto const& [name, value] : fields.fields())
        triage.set(name, value);
    return std::move(story.does("triage", std::move(triage), "2023-06-15", "li"));
}

static void approved(Story& story, char const* date)
{
    story.does("approve", {{"of", story.last_entry().value}, {"decision", "APPROVE"}}, date, "wang");
}

TEST_CASE("T03: only what is urgent or threatens is reported up, by the leader, and L17 stops")
{
    Office office;
    Story plain(office, "r0");
    plain.triaged();
    ValueObject const report{{"recipients", ValueList{"区委、区政府", "南京市信访局"}}, {"reported_time", "11:30"}};
    CHECK(plain.refusal("report_up", report, "2023-06-15", "wang") == "T03");
    auto story = triaged_as(office, {}, with(registration(), "urgent", true));
    CHECK(story.clock("L17", "2023-06-15").state == domain::ClockState::Running);
    CHECK(story.refusal("report_up", report, "2023-06-15", "li") == "T03"); // the leader's act
    story.does("report_up", report, "2023-06-15", "wang");
    CHECK(story.record().state == State::ReportedUp);
    CHECK(story.clock("L17", "2023-06-15").state == domain::ClockState::Stopped);
    // RT-00: reporting does not replace handling.
    story.does("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "wang");
    CHECK(story.record().state == State::Dispatched);
}

TEST_CASE("L17, RT-00: the report stays owed after every other step, can still be made, and is late by the hour")
{
    Office office;
    ValueObject const report{{"recipients", ValueList{"区委、区政府"}}, {"reported_time", "16:30"}};
    auto const urgent = with(with(registration(), "urgent", true), "received_time", "10:00");
    SUBCASE("guided away")
    {
        auto story = triaged_as(office, {}, urgent);
        auto const warned =
            domain::warnings(*domain::find_act("guide"), {}, &story.record(), story.surroundings("2023-06-15"));
        REQUIRE(warned.size() == 1);
        CHECK(warned.front().id == "A-13");
        story.does("guide", {{"disposal", "GUIDE"}, {"text", "请到有权处理的机关反映"}}, "2023-06-15", "li");
        CHECK(story.clock("L17", "2023-06-16").state == domain::ClockState::Running);
        story.does("report_up", report, "2023-06-16", "wang");
        CHECK(story.record().state == State::Guided); // T03 moves TRIAGED only
        CHECK(story.clock("L17", "2023-06-16").days_late() == 1);
        CHECK(story.refusal("report_up", report, "2023-06-16", "wang") == "T03"); // once
    }
    SUBCASE("withdrawn") // 条例第二十五条 does not ask whether the petitioner goes on
    {
        auto story = triaged_as(office, {}, urgent);
        story.does("withdraw", {{"statement", "书面撤回"}}, "2023-06-15", "li");
        CHECK(story.clock("L17", "2023-06-16").state == domain::ClockState::Running);
    }
    SUBCASE("registered by mistake")
    {
        auto story = triaged_as(office, {}, urgent);
        story.does("void", {{"reason", "误登"}}, "2023-06-15", "wang");
        CHECK(story.clock("L17", "2023-06-16").state == domain::ClockState::Stopped);
    }
    SUBCASE("handed on first, reported the same day six hours after it came in")
    {
        auto story = triaged_as(office, {}, urgent);
        story.does("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "wang");
        story.does("report_up", report, "2023-06-15", "wang");
        CHECK(story.record().state == State::Dispatched);
        CHECK(story.clock("L17", "2023-06-15").stopped_at == base::parse_time_of_day("16:30"));
        CHECK(story.clock("L17", "2023-06-15").days_late() == 0); // the day, but not the two hours
    }
    SUBCASE("in time")
    {
        auto story = triaged_as(office, {}, urgent);
        story.does("report_up", with(report, "reported_time", "11:30"), "2023-06-15", "wang");
        CHECK_FALSE(story.clock("L17", "2023-06-15").days_late());
    }
}

TEST_CASE("S59, S60: refusing a skip-level visit to Beijing leaves the retrospect and its promise owed")
{
    Office office;
    auto story = triaged_as(office, {{"competent_level", "COUNTY"}}, with(registration(), "source_level", "NATION"));
    REQUIRE(story.record().skip_to_beijing);
    story.does("not_accept", {{"ground", "N-03"}}, "2023-06-15", "li");
    approved(story, "2023-06-15");
    REQUIRE(story.record().state == State::NotAccepted);
    CHECK(story.clock("L02", "2023-06-16").state == domain::ClockState::Stopped);
    CHECK(story.clock("L29", "2023-06-16").state == domain::ClockState::Running);
    CHECK(story.refusal("record_resolution", {{"on", "2023-06-20"}, {"result", "已化解"}}, "2023-06-20", "wang")
        == "S60");
    story.does("record_retrospect",
        {{"findings", "各环节情况"}, {"cause", "未及时答复"}, {"measures", "专班化解"}, {"resolve_leader", "王海峰"},
            {"resolve_due", "2023-07-20"}},
        "2023-06-20", "wang");
    CHECK(story.clock("L29", "2023-06-20").stopped_on == on("2023-06-20"));
    auto const promised = [&] {
        return domain::indicator_facts(
            story.record(), story.clocks("2023-06-20"), story.record().matter_id, story.surroundings("2023-06-20"))
            ->facts.resolve_due;
    };
    CHECK(promised() == on("2023-07-20").days);
    story.does("record_resolution", {{"on", "2023-07-18"}, {"result", "车位已交付"}}, "2023-07-18", "wang");
    CHECK(promised() == domain::NEVER);
    CHECK(story.refusal("record_resolution", {{"on", "2023-07-18"}, {"result", "又"}}, "2023-07-19", "wang") == "S60");
}

TEST_CASE("T06: a litigation matter goes to the political-legal department of the same level, and L02 stops")
{
    Office office;
    Story plain(office, "r0");
    plain.triaged();
    CHECK(plain.refusal("refer_political_legal", {{"org", COURTS.value}}, "2023-06-15", "li") == "T06");
    auto story = triaged_as(office, {{"route", "R1_JUDICIAL"}});
    CHECK(story.refusal("refer_political_legal", {{"org", HOUSING.value}}, "2023-06-15", "li") == "T06");
    auto city_courts = *office.organisation.find_org(COURTS);
    city_courts.id = base::OrgId{"city-courts"};
    city_courts.level = domain::OrgLevel::City;
    office.organisation.put(city_courts);
    CHECK(story.refusal("refer_political_legal", {{"org", "city-courts"}}, "2023-06-15", "li") == "T06");
    story.does("refer_political_legal", {{"org", COURTS.value}}, "2023-06-16", "li");
    CHECK(story.record().state == State::ReferredPoliticalLegal);
    CHECK(story.record().referral->org == COURTS);
    CHECK(story.clock("L02", "2023-06-20").stopped_on == on("2023-06-16"));
    CHECK_FALSE(story.record().in_eval_scope);
    // 转出不等于办结: receipt and result are followed.
    story.does("record_referral_result", {{"receipt_on", "2023-06-19"}, {"result", "已立案"}}, "2023-06-20", "li");
    CHECK(story.record().referral->receipt_on == on("2023-06-19"));
    CHECK(story.record().referral->result == "已立案");
}

TEST_CASE("TC14, T07: a Party-member appeal goes to the same-level discipline organ only, accusations by authority")
{
    Office office;
    auto story = triaged_as(office, {{"route", "R3_PARTY_APPEAL"}});
    ValueObject const appeal{{"org", DISCIPLINE.value}, {"reason", "DISCIPLINE_APPEAL"}};
    CHECK(story.refusal("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}}, "2023-06-15", "wang")
        == "T05");
    CHECK(story.refusal("refer_discipline", with(appeal, "org", CITY_DISCIPLINE.value), "2023-06-15", "li") == "T07");
    CHECK(story.refusal("refer_discipline", with(appeal, "org", COURTS.value), "2023-06-15", "li") == "T07");
    CHECK(story.refusal("refer_discipline", with(appeal, "reason", "ACCUSATION"), "2023-06-15", "li") == "T07");
    story.does("refer_discipline", appeal, "2023-06-15", "li");
    CHECK(story.record().state == State::ReferredDiscipline);

    auto accusation = triaged_as(office, {{"matter_class", "ACCUSATION"}}, registration(), "r2");
    accusation.does("refer_discipline", {{"org", CITY_DISCIPLINE.value}, {"reason", "ACCUSATION"}}, "2023-06-15", "li");
    CHECK(accusation.record().state == State::ReferredDiscipline); // 按管理权限 (AMB-15)
    CHECK(
        triaged_as(office, {}, registration(), "r3").refusal("refer_discipline", appeal, "2023-06-15", "li") == "T07");
}

TEST_CASE("T08: arbitration and administrative procedures are led in, by the bureau or, after sign-for, by the unit")
{
    Office office;
    auto story = triaged_as(office, {{"route", "R2_ARBITRATION"}});
    CHECK(story.refusal("route_other", {{"route", "R1_JUDICIAL"}}, "2023-06-15", "li") == "T08");
    story.does("route_other", {{"route", "R2_ARBITRATION"}}, "2023-06-15", "li");
    CHECK(story.record().state == State::RoutedOther);

    Story by_unit(office, "r2");
    by_unit.signed_for("2023-06-16");
    CHECK(by_unit.refusal("route_other", {{"route", "R4_ADMIN_PROCEDURE"}}, "2023-06-19", "li") == "T08"); // T22
    by_unit.does("route_other", {{"route", "R4_ADMIN_PROCEDURE"}}, "2023-06-19", "xu");
    CHECK(by_unit.record().state == State::RoutedOther);
    CHECK(by_unit.clock("L06", "2023-06-20").stopped_on == on("2023-06-19"));
    CHECK(by_unit.clock("L12", "2023-06-20").state == domain::ClockState::Stopped);
}

TEST_CASE("T09, N-01 to N-03: each ground needs its facts, and the leader's approval")
{
    Office office;
    Story plain(office, "r0");
    plain.triaged();
    for (auto const ground : {"N-01", "N-02", "N-03"})
        CHECK(plain.refusal("not_accept", {{"ground", ground}}, "2023-06-15", "li") == std::string_view(ground));

    SUBCASE("N-01: the same matter is being handled")
    {
        Story first(office, "r1");
        first.accepted();
        Story again(office, "r2");
        again.does("register_petition", registration("2023-06-25"), "2023-06-25", "li")
            .does("triage",
                {{"first_time", "REPEAT"}, {"repeat_of", "r1"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}},
                "2023-06-25", "li")
            .does("not_accept", {{"ground", "N-01"}}, "2023-06-25", "li");
        CHECK(again.record().state == State::Triaged); // waits for the leader
        approved(again, "2023-06-26");
        CHECK(again.record().state == State::NotAccepted);
        CHECK(again.record().non_acceptance->ground == "N-01");
        CHECK(again.record().documents.back() == "D07");
        CHECK(again.record().first_time == domain::FirstTime::Repeat); // still registered and counted
    }
    SUBCASE("N-02: litigation")
    {
        auto story = triaged_as(office, {{"route", "R1_JUDICIAL"}});
        story.does("not_accept", {{"ground", "N-02"}}, "2023-06-15", "li");
        approved(story, "2023-06-15");
        CHECK(story.record().state == State::NotAccepted);
    }
}

TEST_CASE("TC15, N-03: a county matter visited at the province is a skip-level visit, at the nation one to Beijing")
{
    struct Row {
        char const* channel;
        char const* source;
        char const* competent;
        bool skip_level, beijing;
    };
    for (auto const& row : {Row{"VISIT", "PROVINCE", "COUNTY", true, false},
             Row{"VISIT", "NATION", "COUNTY", true, true}, Row{"VISIT", "NATION", "PROVINCE", false, false},
             Row{"VISIT", "CITY", "COUNTY", false, false}, Row{"LETTER", "NATION", "COUNTY", false, false}}) {
        INFO(row.channel << " " << row.source << " " << row.competent);
        Office office;
        auto fields = with(with(registration(), "channel", row.channel), "source_level", row.source);
        auto story = triaged_as(office, {{"competent_level", row.competent}}, fields);
        CHECK(story.record().skip_level == row.skip_level);
        CHECK(story.record().skip_to_beijing == row.beijing);
        CHECK(story.refusal("not_accept", {{"ground", "N-03"}}, "2023-06-15", "li")
            == std::string_view(row.skip_level ? "" : "N-03"));
    }
}

TEST_CASE("T11, S38: a first appeal is not filed or answered away without its ground, and it stays owed (A-22, K17)")
{
    Office office;
    auto const guided = [](char const* disposal) { return ValueObject{{"disposal", disposal}, {"text", "存"}}; };
    Story story(office);
    story.triaged();
    CHECK(story.refusal("guide", guided("FILE_ONLY"), "2023-06-15", "li") == "T11"); // no ground
    CHECK(story.refusal("guide", with(guided("FILE_ONLY"), "ground", "ANSWERABLE"), "2023-06-15", "li") == "T11");
    CHECK(
        story.refusal("guide", with(guided("FILE_ONLY"), "ground", "NO_CONTENT"), "2023-06-15", "li") == "T11"); // S38
    CHECK(story.refusal("guide", with(guided("FILE_ONLY"), "ground", "DUPLICATE"), "2023-06-15", "li") == "FT-06");
    CHECK(story.refusal("guide", guided("DIRECT_REPLY"), "2023-06-15", "li") == "T11");
    CHECK(story.refusal("guide", guided("GUIDE"), "2023-06-15", "li") == "T11"); // the unit is one of ours
    auto urgent = triaged_as(office, {}, with(registration(), "urgent", true), "r2");
    CHECK(urgent.refusal("guide", with(with(guided("FILE_ONLY"), "ground", "NO_CONTENT"), "not_assigned_reason", "无"),
              "2023-06-15", "li")
        == "T11");
    story.does(
        "guide", with(guided("DIRECT_REPLY"), "not_assigned_reason", "当场答复，信访人认可"), "2023-06-15", "li");
    auto const facts_of = [](Story const& of) {
        return domain::indicator_facts(
            of.record(), of.clocks("2023-06-16"), of.record().matter_id, of.surroundings("2023-06-16"))
            ->facts;
    };
    CHECK(facts_of(story).has_hint(domain::fact_hint::KEPT_BACK));
    CHECK_FALSE(facts_of(story).has(domain::fact_flag::PROCEDURAL_RISK));
    auto elsewhere = triaged_as(office, {}, registration(), "r3"); // no unit of the own line is competent
    elsewhere.does("guide", guided("GUIDE"), "2023-06-15", "li");
    CHECK_FALSE(facts_of(elsewhere).has_hint(domain::fact_hint::KEPT_BACK));
    elsewhere.does("archive", {}, "2023-06-16", "li");
    CHECK(facts_of(elsewhere).has(domain::fact_flag::GUIDED)); // filing it away changes nothing in the figures
}

TEST_CASE("W1: unlinking reopens what was ended because of the link, with the clocks of the original receipt")
{
    Office office;
    Story first(office, "r1");
    first.assigned();
    Story again(office, "r2");
    auto const repeat = [&](Story& story) {
        story.does("register_petition", registration("2023-06-20"), "2023-06-20", "li")
            .does("triage",
                {{"first_time", "REPEAT"}, {"repeat_of", "r1"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}},
                "2023-06-20", "li");
    };
    repeat(again);
    SUBCASE("N-01")
    {
        again.does("not_accept", {{"ground", "N-01"}}, "2023-06-21", "li");
        CHECK(again.refusal("unlink_repeat", {{"reason", "不是同一事项"}}, "2023-06-21", "li") == "FT-01"); // W3
        approved(again, "2023-06-21");
        REQUIRE(again.record().state == State::NotAccepted);
    }
    SUBCASE("merged")
    {
        again.does("guide", {{"disposal", "MERGED"}, {"text", "并入办理"}}, "2023-06-21", "li");
        REQUIRE(again.record().state == State::Guided);
        again.does("archive", {}, "2023-06-22", "li");
    }
    CHECK(again.clock("L02", "2023-06-23").state == domain::ClockState::Stopped);
    again.does("unlink_repeat", {{"reason", "不是同一事项"}}, "2023-07-20", "li");
    CHECK(again.record().state == State::Triaged);
    CHECK_FALSE(again.record().non_acceptance);
    auto const dispatch = again.clock("L02", "2023-07-20");
    CHECK(dispatch.state == domain::ClockState::Running);
    CHECK(dispatch.start == on("2023-06-20"));
    CHECK(dispatch.deadline.nominal == on("2023-07-05")); // long past: it is late
    again.does("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-09-01"}}, "2023-07-20", "wang");
    CHECK(again.clock("L02", "2023-07-20").days_late() == 15);
}

TEST_CASE("a refusal on a ground of its own outlives the link")
{
    Office office;
    Story first(office, "r1");
    first.assigned();
    auto again = triaged_as(office, {{"first_time", "REPEAT"}, {"repeat_of", "r1"}, {"competent_level", "COUNTY"}},
        with(registration(), "source_level", "NATION"), "r2");
    again.does("not_accept", {{"ground", "N-03"}}, "2023-06-16", "li");
    approved(again, "2023-06-16");
    again.does("unlink_repeat", {{"reason", "不是同一事项"}}, "2023-06-20", "li");
    CHECK(again.record().state == State::NotAccepted);
}

TEST_CASE("RT-08, RT-09: assigning past the competent unit, or upwards, is said before it is done")
{
    Office office;
    Story story(office);
    story.triaged();
    auto const warned = [&](base::OrgId const& unit) {
        std::vector<std::string> ids;
        for (auto const& warning : domain::warnings(*domain::find_act("assign"), {{"unit", unit.value}},
                 &story.record(), story.surroundings("2023-06-15")))
            ids.push_back(warning.id);
        return ids;
    };
    CHECK(warned(HOUSING).empty());
    CHECK(warned(URBAN) == std::vector<std::string>{"RT-08"});
    CHECK(warned(CITY_HOUSING) == std::vector<std::string>{"RT-08", "RT-09"});
}

TEST_CASE("T10, X-01 to X-03: 不再受理 names the final document and an end that really came")
{
    Office office;
    Story plain(office, "r0");
    plain.triaged();
    ValueObject const closed{{"ground", "X-01"}, {"final_document", "苏信复核〔2020〕3号"}};
    CHECK(plain.refusal("no_longer_accept", {{"ground", "X-01"}}, "2023-06-15", "li") == "X-01");
    CHECK(plain.refusal("no_longer_accept", with(closed, "ground", "X-02"), "2023-06-15", "li") == "X-02");

    Story first(office, "r1");
    first.delivered("2023-07-13");
    Story again(office, "r2");
    again.does("register_petition", registration("2023-07-20"), "2023-07-20", "li")
        .does("triage",
            {{"first_time", "REPEAT"}, {"repeat_of", "r1"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}},
            "2023-07-20", "li");
    CHECK(again.refusal("no_longer_accept", closed, "2023-07-20", "li") == "X-01"); // no recheck there
    CHECK(again.refusal("no_longer_accept", with(closed, "ground", "X-03"), "2023-07-20", "li") == "X-03");
    again.does("no_longer_accept", with(closed, "ground", "X-03"), "2023-08-15", "li"); // L13 ended on 14 August
    approved(again, "2023-08-15");
    CHECK(again.record().state == State::NoLongerAccepted);
    CHECK(again.record().documents.back() == "D08");
    // T10 asks for the final document: a number that anybody may type is none. Where the earlier matter is older than
    // the workspace, the paper itself is attached.
    CHECK(plain.refusal("no_longer_accept", closed, "2023-06-15", "li") == "X-01");
    CHECK(plain.refusal("no_longer_accept", with(closed, "ground", "X-03"), "2023-06-15", "li") == "X-03");
    ValueObject const paper{
        {"name", "复核意见书.pdf"}, {"media_type", "application/pdf"}, {"size", 9}, {"sha256", std::string(64, 'a')}};
    plain.does("no_longer_accept", with(closed, "attachments", ValueList{paper}), "2023-06-15", "li");
    approved(plain, "2023-06-15");
    CHECK(plain.record().non_acceptance->final_document == "苏信复核〔2020〕3号");
}

TEST_SUITE_END();

} // namespace refer_tests
