// Board, lists, alerts, risk and their acts over a real workspace: facts follow each act, survive a reopening and are
// rebuilt bit for bit.
#include "support/app/test_workspace.h"

#include "app/queries/fact_text.h"
#include "support/doctest.h"

#include <algorithm>
#include <set>

namespace figures_tests {

using support::TestWorkspace;
using support::with;

TEST_SUITE_BEGIN("figures");

namespace {

app::IndicatorRequest month(std::string_view day, std::string_view cut_off = {})
{
    app::IndicatorRequest request;
    request.period = domain::period_of(domain::PeriodKind::Month, support::on(day));
    if (!cut_off.empty())
        request.cut_off = support::on(cut_off);
    return request;
}

app::IndicatorCard card(TestWorkspace& workspace, std::string_view code, app::IndicatorRequest const& request)
{
    for (auto const& one : workspace.app().indicator_board(request).cards)
        if (one.code == code)
            return one;
    FAIL("no card ", code);
    return {};
}

std::vector<std::string> codes(std::vector<domain::Alert> const& alerts)
{
    std::vector<std::string> found;
    for (auto const& alert : alerts)
        found.push_back(domain::alert_code(alert.number) + "/" + std::to_string(static_cast<int>(alert.level)));
    return found;
}

bool contains(std::vector<std::string> const& list, std::string const& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

} // namespace

TEST_CASE("facts are the same after they were written as text and read back")
{
    domain::RecordFacts facts;
    facts.facts.received = 19523;
    facts.facts.registered = 19523;
    facts.facts.closed = 19560;
    facts.facts.notice_due = 19500;
    facts.facts.flags = 0xFFFFFFFFu;
    facts.facts.persons = 9999;
    facts.facts.first_time = domain::FirstTime::Repeat;
    facts.facts.repeat_kind = domain::RepeatKind::Duplicate;
    facts.facts.earlier_closings = {{19530, 19540, domain::NEVER}, {19550, 19555, 19552}};
    facts.region = "320102";
    facts.person = "a|b,c;d";
    std::vector<domain::AlertReaction> const reactions{
        {domain::ReactionKind::Urged, 19530, {}}, {domain::ReactionKind::Acknowledged, 19531, "A-05.r1.L10.1.-7"}};
    store::PetitionRecordRow row;
    row.record_id = "r1";
    row.matter_id = "m1";
    row.facts_digest = app::facts_text({facts, reactions});
    auto const read = app::parse_facts(row);
    REQUIRE(read.has_value());
    CHECK(app::facts_text(*read) == row.facts_digest);
    CHECK(read->record.person == "a|b,c;d");
    CHECK(read->record.facts.earlier_closings.size() == 2);
    CHECK(read->record.facts.closed == 19560);
    CHECK(read->record.facts.accepted == domain::NEVER);
    CHECK(read->reactions[1].alert == "A-05.r1.L10.1.-7");
    row.facts_digest = "0|other version";
    CHECK_FALSE(app::parse_facts(row).has_value());
}

TEST_CASE("the board follows each act, the reopened file and the rebuild")
{
    TestWorkspace workspace;
    workspace.set_up();
    CHECK(card(workspace, "K09", month("2023-07-01")).value_text == "—");
    auto const record = workspace.registers();
    workspace.carries_to_the_end(record);
    auto const check = [&] {
        auto const closed = card(workspace, "K16", month("2023-07-01", "2023-12-31"));
        CHECK(closed.fraction_text == "1 / 1");
        CHECK(closed.value_text == "100.0%");
        CHECK_FALSE(closed.misses_target);
        CHECK(card(workspace, "K18", month("2023-06-01", "2023-12-31")).fraction_text == "1 / 1");
        CHECK(card(workspace, "K17", month("2023-06-01", "2023-12-31")).value_text == "100.0%");
    };
    check();
    CHECK(workspace.is_rebuild_equal());
    check();
    workspace.reopen();
    check();
}

TEST_CASE("comparison texts, groups and lists are ready to draw")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers("2023-06-15", "王建国");
    auto const assigned = workspace.registers("2023-06-15", "陈丽华");
    workspace.triages(assigned);
    workspace.assigns(assigned);
    auto request = month("2023-06-01", "2023-06-30");
    request.group = domain::GroupBy::FirstUnit;
    workspace.act_as("li");
    auto const board = workspace.app().indicator_board(request);
    CHECK(board.period_text == "2023年6月");
    CHECK(board.variant_text == "V1");
    REQUIRE(board.cards.size() == domain::INDICATOR_COUNT);
    auto const cleared = card(workspace, "K18", request);
    CHECK(cleared.value_text == "50.0%");
    CHECK(cleared.misses_target);
    CHECK(cleared.period_before.value_text == "—");
    CHECK(cleared.period_before.change_text.empty());
    REQUIRE(board.groups.size() == 1);
    CHECK(board.groups.front().label == "玄武区信访局");
    auto const records = workspace.app().indicator_records(domain::Indicator::K18, request);
    CHECK(records.numerator == std::vector{assigned});
    CHECK(records.denominator.size() == 2);
}

TEST_CASE("a group without a name says what is missing, and comes last")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers("2023-06-15", "王建国"); // nobody has been given it yet
    auto const assigned = workspace.registers("2023-06-15", "陈丽华");
    workspace.triages(assigned);
    workspace.assigns(assigned);
    auto request = month("2023-06-01", "2023-06-30");
    request.group = domain::GroupBy::Unit;
    auto const board = workspace.app().indicator_board(request);
    REQUIRE(board.groups.size() == 2);
    CHECK(board.groups.front().label == "玄武区住建局");
    CHECK(board.groups.back().label == "尚未确定责任单位");
}

TEST_CASE(
    "what waits for somebody comes first in the list of alerts, what is answered after it, what is long past last")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const old = workspace.registers("2023-06-15", "王建国");
    workspace.triages(old);
    workspace.assigns(old);
    workspace.signs_and_accepts(old, "2023-06-20");
    workspace.go_to("2024-01-15"); // the sixty days ended in August
    auto const fresh = workspace.registers("2024-01-15", "陈丽华");
    workspace.triages(fresh);
    auto const answered = workspace.registers("2024-01-15", "赵志强");
    workspace.triages(answered);
    workspace.go_to("2024-01-16");
    workspace.act_as("li");
    auto const of_answered = workspace.app().alerts_of(answered);
    REQUIRE_FALSE(of_answered.empty());
    for (auto const& alert : of_answered)
        workspace.does("acknowledge_alert", answered, {{"alert", alert.id}, {"note", "今天转出"}});
    auto const list = workspace.app().alerts({});
    CHECK(list.waiting + list.past < list.total);
    CHECK(list.past >= 1);
    auto const place = [&](app::AlertRow const& row) {
        bool const is_answered = !row.acknowledged_text.empty() && !row.alert.needs_explanation;
        return row.is_past ? 2 : is_answered ? 1 : 0;
    };
    CHECK(std::is_sorted(list.rows.begin(), list.rows.end(),
        [&](app::AlertRow const& one, app::AlertRow const& other) { return place(one) < place(other); }));
    CHECK(base::RecordId(list.rows.front().alert.record) == fresh);
    CHECK(base::RecordId(list.rows.back().alert.record) == old);
    CHECK(list.rows.back().is_past);
}

TEST_CASE(
    "S79, S80: analysis and bulletin begin with the figures of the month that is over, and are missed when absent")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15", "王建国");
    workspace.triages(record);
    workspace.assigns(record);
    workspace.registers("2023-06-15", "陈丽华");
    workspace.act_as("li");
    app::AlertRequest office;
    office.number = 18;
    CHECK(workspace.app().alerts(office).total == 0); // in May nobody worked here
    workspace.go_to("2023-07-10");
    std::set<std::string> missed;
    for (auto const& row : workspace.app().alerts(office).rows)
        missed.insert(row.alert.id.substr(0, row.alert.id.find('/')));
    CHECK(missed == std::set<std::string>{"A-18.ANALYSIS", "A-18.BULLETIN"});

    workspace.does("define_org", {},
        {{"id", "bureau"}, {"name", "玄武区信访局"}, {"level", "COUNTY"}, {"region", "320102"}, {"kind", "BUREAU"},
            {"party_leader", "龚正平"}, {"deputy_leader", "凌卫东"}});
    auto const bulletin = workspace.app().proposed_arguments({}, "draft_bulletin");
    CHECK(base::text_or(bulletin, "issue_no") == "2023 年第 1 期");
    CHECK(base::text_or(bulletin, "from") == "2023-06-01");
    CHECK(base::text_or(bulletin, "to") == "2023-06-30");
    auto const text = base::text_or(bulletin, "content");
    CHECK(text.find(
              "四、负责人：玄武区信访局：党委（党组）主要负责人 龚正平，政府（行政）主要负责人未明确，主要领导未明确，"
              "分管领导 凌卫东") // S11, S94
        != std::string::npos);
    CHECK(text.find(card(workspace, "K07", month("2023-06-01", "2023-06-30")).value_text) != std::string::npos);
    auto analysis = workspace.app().proposed_arguments({}, "draft_analysis");
    CHECK(base::text_or(analysis, "content").find("登记 2 件，其中重复 0 件") != std::string::npos);
    CHECK(base::text_or(analysis, "content").find("日清率 50.0%（1 / 2）") != std::string::npos);
    workspace.does("draft_analysis", {}, analysis); // as proposed, it is lawful
    REQUIRE(workspace.app().alerts(office).rows.size() == 2); // the item itself falls due today
    for (auto const& row : workspace.app().alerts(office).rows)
        CHECK(row.alert.id.find("ANALYSIS/") == std::string::npos);
    workspace.go_to("2023-08-05"); // the month after, the bulletin that nobody began is still missed
    auto const later = workspace.app().alerts(office).rows;
    CHECK(std::any_of(later.begin(), later.end(),
        [](auto const& row) { return row.alert.id.starts_with("A-18.BULLETIN/2023-06-30"); }));
    auto const issued =
        workspace.does("draft_bulletin", {}, with(bulletin, "recipients", base::ValueList{"各县（市、区）"}));
    workspace.does("void_ledger_item", {}, {{"item", issued.ledger_item}, {"reason", "误登"}});
    auto const next = workspace.app().proposed_arguments({}, "draft_bulletin");
    CHECK(base::text_or(next, "issue_no") == "2023 年第 2 期"); // a voided number is not given again
    workspace.go_to("2024-01-20");
    auto const report = workspace.app().proposed_arguments({}, "draft_annual_report");
    CHECK(base::text_or(report, "year_end") == "2023-12-31");
    CHECK(base::text_or(report, "supervision").find("约谈 0 次") != std::string::npos);
    auto const day = workspace.app().proposed_arguments({}, "open_day_close");
    CHECK(base::integer_or(day, "received", -1) == 0);
}

TEST_CASE("an alert stands, is acknowledged by an act, and its fault is found when nobody acts (TC40)")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    workspace.go_to("2023-08-21"); // the sixty days end on this Monday
    workspace.act_as("li");
    auto const stands = workspace.app().alerts_of(record);
    REQUIRE(contains(codes(stands), "A-05/2"));
    auto const alert =
        *std::find_if(stands.begin(), stands.end(), [](auto const& one) { return one.rule_id == "L10"; });
    auto const list = workspace.app().alerts({});
    auto const row = std::find_if(
        list.rows.begin(), list.rows.end(), [&](app::AlertRow const& one) { return one.alert.id == alert.id; });
    REQUIRE(row != list.rows.end());
    CHECK(row->recipients_text.find("徐晓东（责任领导）") != std::string::npos);
    CHECK(row->petition_no.starts_with("LF"));
    CHECK(row->due_text == "8月21日");

    SUBCASE("acknowledged in time")
    {
        workspace.does("acknowledge_alert", record, {{"alert", alert.id}, {"note", "已电话催办"}});
        workspace.go_to("2023-08-28");
        auto const later = workspace.app().alerts_of(record);
        CHECK(std::none_of(
            later.begin(), later.end(), [](auto const& one) { return one.rule_id == "L10" && one.is_fault; }));
        workspace.reopen();
        workspace.act_as("li");
        auto const reread = workspace.app().alerts_of(record);
        CHECK(std::none_of(
            reread.begin(), reread.end(), [](auto const& one) { return one.rule_id == "L10" && one.is_fault; }));
    }
    SUBCASE("acknowledged when it is overdue: the explanation is still waited for")
    {
        workspace.go_to("2023-08-22");
        for (auto const& one : workspace.app().alerts_of(record))
            workspace.does("acknowledge_alert", record, {{"alert", one.id}, {"note", "已电话催办"}});
        auto const overdue = workspace.app().alerts({});
        auto const answered = std::find_if(overdue.rows.begin(), overdue.rows.end(),
            [&](app::AlertRow const& one) { return one.alert.needs_explanation && !one.acknowledged_text.empty(); });
        REQUIRE(answered != overdue.rows.end());
        CHECK(answered - overdue.rows.begin() < overdue.waiting);
    }
    SUBCASE("nobody acts")
    {
        workspace.go_to("2023-08-25");
        app::AlertRequest faults;
        faults.only_faults = true;
        faults.number = 6;
        CHECK(workspace.app().alerts(faults).total == 1);
        CHECK(workspace.app().alerts({}).unexplained >= 1);
        auto const candidates = workspace.app().accountability();
        REQUIRE(candidates.size() == 1);
        CHECK(candidates.front().grounds.front().id == "G1");
        CHECK(workspace.app().risks().empty());
    }
}

TEST_CASE("silence turns into acceptance: the sixty days run although no act began them (law.md 1.1)")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.triages(record);
    workspace.assigns(record);
    workspace.act_as("li");
    // Dispatched on the 15th: signed for from the 17th on (L38), notice by 30 June, deemed accepted from 1 July.
    workspace.go_to("2023-06-30");
    CHECK(contains(codes(workspace.app().alerts_of(record)), "A-03/2"));
    CHECK(card(workspace, "K03", month("2023-08-01")).fraction_text == "0 / 0");
    workspace.go_to("2023-07-01");
    CHECK(contains(codes(workspace.app().alerts_of(record)), "A-03/3"));
    CHECK(card(workspace, "K03", month("2023-08-01")).fraction_text == "0 / 1"); // 29 August
    workspace.go_to("2023-08-29");
    CHECK(contains(codes(workspace.app().alerts_of(record)), "A-05/2"));
}

TEST_CASE("similar matters come best first, and one letter of the same day and channel is told (FT-06)")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15", "王建国");
    auto const other = workspace.registers("2023-06-15", "陈丽华");
    workspace.act_as("li");
    app::SimilarRequest request;
    auto const form = support::registration("2023-06-15");
    for (auto const& demand : base::list_or_empty(form, "demands"))
        request.text += *demand.text() + "\n";
    request.channel = "VISIT";
    request.received_on = support::on("2023-06-15");
    request.except = other;
    auto const found = workspace.app().similar_matters(request);
    REQUIRE(found.size() == 1);
    CHECK(found.front().record == record);
    CHECK(found.front().similarity == doctest::Approx(1.0));
    CHECK(found.front().same_letter);
    request.channel = "LETTER";
    CHECK_FALSE(workspace.app().similar_matters(request).front().same_letter);
    request.text = "完全无关";
    CHECK(workspace.app().similar_matters(request).empty());
}

TEST_SUITE_END();

TEST_CASE("A-18 the next year's calendar, A-21 an office without a leader, A-01 a port that took in more")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.act_as("li");
    auto const texts = [&](int number) {
        std::string all;
        app::AlertRequest request;
        request.number = number;
        for (auto const& row : workspace.app().alerts(request).rows)
            all += row.alert.id + " ";
        return all;
    };
    CHECK(texts(18).empty());
    CHECK(texts(1).empty());
    workspace.go_to("2023-06-15");
    workspace.does("count_intake", {},
        {{"title", "来信登记端口"}, {"port", "PAPER"}, {"on", "2023-06-15"}, {"received", 5}, {"registered", 3},
            {"merged", 1}});
    CHECK(texts(1).find(".INTAKE ") != std::string::npos);
    workspace.go_to("2026-12-01"); // 2027 is not there yet
    CHECK(texts(18) == "A-18.calendar.2027 ");
    workspace.go_to("2027-01-04");
    CHECK(texts(18) == "A-18.calendar.2027 ");
    CHECK(texts(21).find("A-21.org.") == std::string::npos);
}

TEST_CASE("S124: the draft of a suggestion carries its ground and the course of the matter")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    workspace.go_to("2023-08-25");
    workspace.act_as("wang");
    auto const draft = workspace.app().proposed_arguments(record, "issue_suggestion");
    CHECK(base::text_or(draft, "ground") == "G1");
    CHECK(base::text_or(draft, "kind") == "IMPROVE_WORK");
    CHECK(base::text_or(draft, "record") == record.value);
    auto const facts = base::text_or(draft, "facts");
    CHECK(facts.find("未按规定期限办理") != std::string::npos);
    CHECK(facts.find("2023-06-20 ") != std::string::npos);
    auto const supervision = workspace.app().proposed_arguments(record, "supervise");
    CHECK(base::text_or(supervision, "ground") == "OVERDUE");
    auto const candidates = workspace.app().accountability();
    REQUIRE(candidates.size() == 1);
    CHECK(std::any_of(candidates.front().grounds.begin(), candidates.front().grounds.end(),
        [](auto const& ground) { return ground.id == "S73"; }));
}

} // namespace figures_tests
