// Rule files of an office's own (J6, S96): previewed, adopted from a day on, the same after a rebuild, seen by others
// without becoming theirs, and given back.
#include "support/app/rule_files.h"

#include "support/doctest.h"

#include <algorithm>

namespace rule_file_tests {

using support::adopts;
using support::longer_checklist;
using support::on;
using support::rule_change;
using support::rule_file;
using support::rule_value;
using support::TestWorkspace;

namespace {

std::vector<std::string> checks_of(TestWorkspace& workspace, base::RecordId const& record)
{
    std::vector<std::string> ids;
    auto const view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    for (auto const& check : view->checks)
        ids.push_back(check.id);
    return ids;
}

} // namespace

TEST_SUITE_BEGIN("rule_files");

TEST_CASE("every rule file is shown with its rows, their source and whose they are")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const files = workspace.app().rule_files();
    CHECK(files.size() == 12);
    for (auto const& file : files) {
        CAPTURE(file.file);
        CHECK(!file.is_own);
        CHECK(file.state.starts_with("随程序（"));
        CHECK(!file.rows.empty());
        CHECK(file.editions.empty());
    }
    CHECK(rule_value(workspace, "substance", "PS-3") == "1 日");
    CHECK(rule_value(workspace, "risk", "红色界限") == "60 分");
}

TEST_CASE("a loosened rule, a past day, no reason, no change and a wrong identity are refused and change nothing")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const digest = workspace.digest();
    auto wanted = rule_change("risk", "", "red", 55, "2023-06-14");
    CHECK(workspace.app().adopt_rule_file(wanted).error().where == "valid_from");
    wanted.valid_from = on("2023-06-15");
    wanted.reason = " ";
    CHECK(workspace.app().preview_rule_file(wanted).problems.front().where == "reason");
    CHECK(workspace.app().adopt_rule_file(rule_change("risk", "", "red", 60, "2023-06-15")).error().where == "content");
    CHECK(workspace.app().adopt_rule_file(rule_change("risk", "", "red", 30, "2023-06-15")).is_error()); // below orange
    auto const loosened =
        workspace.app().adopt_rule_file(rule_change("checklist", "Q13", "mandatory", false, "2023-06-15"));
    CHECK(loosened.error().message.find("条例第三十一条第六项") != std::string::npos);
    CHECK(workspace.app().adopt_rule_file(rule_change("moon", "", "red", 55, "2023-06-15")).error().where == "file");
    workspace.act_as("xu");
    CHECK(workspace.app().adopt_rule_file(rule_change("risk", "", "red", 55, "2023-06-15")).error().id == "J6");
    CHECK(workspace.digest() == digest);
    CHECK(rule_file(workspace, "risk").editions.empty());
}

TEST_CASE("a matter keeps the checklist of the day it was received; a later one is asked the office's own check")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const earlier = workspace.registers();
    auto const own = longer_checklist(workspace, "VERIFICATION", "2023-07-01");
    auto const preview = workspace.app().preview_rule_file(own);
    CHECK(preview.changes == std::vector<std::string>{"增 Q23：附有现场照片"});
    REQUIRE(!preview.effects.empty());
    CHECK(preview.effects.front().starts_with("以前收到、还没有归档的 1 件按原规则办完"));
    adopts(workspace, own);
    CHECK(checks_of(workspace, earlier).size() == 22);
    CHECK(rule_file(workspace, "checklist").rows.size() == 22); // not yet
    workspace.go_to("2023-07-03");
    CHECK(rule_file(workspace, "checklist").state == "本单位 2023-07-01 起");
    auto const later = workspace.registers("2023-07-03", "何建军");
    CHECK(checks_of(workspace, later).front() == "Q23");
    CHECK(checks_of(workspace, earlier).front() == "Q01");
    for (auto const& record : {earlier, later}) {
        workspace.act_as("li");
        workspace.triages(record);
        workspace.assigns(record);
        workspace.signs_and_accepts(record, "2023-07-03");
    }
    for (auto const& record : {earlier, later})
        workspace.handles(record, "2023-07-10");
    for (auto const& record : {earlier, later}) {
        workspace.submits(record, "2023-07-12");
        workspace.act_as("li");
        workspace.does("take_for_verification", record, {});
        base::ValueList checks;
        auto const view = workspace.app().case_view(record);
        for (auto const& check : view->checks)
            if (check.asked_at == domain::AskedAt::Verification && check.id != "Q23")
                checks.emplace_back(base::ValueObject{{"check", check.id}, {"result", "PASS"}});
        workspace.act_as("wang");
        base::ValueObject const arguments{{"checks", checks}};
        if (record == later)
            CHECK(workspace.refusal("pass_verification", record, arguments) == "Q23");
        else
            CHECK(support::message_of(workspace.attempt("pass_verification", record, arguments)).empty());
    }
    CHECK(workspace.is_rebuild_equal());
}

// With the journal, and after a restart.
static void check_stays(TestWorkspace& workspace, char const* file, char const* row, char const* value)
{
    CHECK(rule_value(workspace, file, row) == value);
    CHECK(workspace.is_rebuild_equal());
    workspace.reopen();
    CHECK(rule_value(workspace, file, row) == value);
}

TEST_CASE("signs of procedural handling go by the day of receipt; what was received today already is counted anew")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers();
    adopts(workspace, rule_change("substance", "PS-3", "days", 5, "2023-06-15"));
    check_stays(workspace, "substance", "PS-3", "5 日");
    auto const editions = rule_file(workspace, "substance").editions;
    REQUIRE(editions.size() == 1);
    CHECK(editions.front().standing == app::EditionStanding::InForce);
    CHECK(editions.front().reason == "本市规定第三条");
    CHECK(editions.front().text == "2023-06-15 起，2023-06-15 李敏启用");
}

TEST_CASE("the values of the workflow are read again after a restart, and a rebuild finds the same")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers();
    adopts(workspace, rule_change("workflow", "", "settle_observation_days", 30, "2023-06-15"));
    check_stays(workspace, "workflow", "办结后观察多久才可销号", "30 日");
}

TEST_CASE("a later closing time moves what is to be done the same day, from its day on")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-15", "17:50");
    auto arguments = support::registration("2023-06-15");
    arguments.set("received_time", "17:45");
    auto const record = workspace.does("register_petition", {}, arguments).record;
    auto const due = [&] {
        auto const view = workspace.app().case_view(record);
        for (auto const& clock : view->clocks)
            if (clock.rule_id == "L03")
                return clock.date;
        return std::string();
    };
    auto const before = due();
    adopts(workspace, rule_change("office_hours", "", "closing", "18:00", "2023-06-15"));
    CHECK(due() != before);
    CHECK(workspace.is_rebuild_equal());
    workspace.reopen();
    CHECK(due() != before);
}

TEST_CASE("risk points and alert values count at once; their preview says how much")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.triages(record);
    CHECK(workspace.app().risks().empty());
    auto const lower = rule_change("risk", "HOT_CATEGORY", "points", 40, "2023-06-15");
    // 030500 is not hot: nothing moves.
    CHECK(workspace.app().preview_rule_file(lower).effects.front().starts_with("按今天的情况，没有"));
    app::RuleFileChange list = lower;
    list.values.push_back({"", "hot_categories", base::ValueList{"030500"}});
    auto const preview = workspace.app().preview_rule_file(list);
    REQUIRE(preview.problems.empty());
    CHECK(preview.effects == std::vector<std::string>{"按今天的情况，初转重橙色 0 件 → 1 件"});
    CHECK(workspace.app().risks().empty()); // looking changes nothing
    adopts(workspace, list);
    CHECK(workspace.app().risks().size() == 1);
    CHECK(workspace.app()
              .preview_rule_file(rule_change("alerts", "", "fault_working_days", 1, "2023-06-15"))
              .problems.empty());
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("figures are counted by the rules of their cut-off day")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers();
    app::IndicatorRequest request;
    request.period = domain::period_of(domain::PeriodKind::Month, on("2023-06-15"));
    auto const pieces = [&](std::string_view cut_off) {
        request.cut_off = on(cut_off);
        return workspace.app()
            .indicator_board(request)
            .cards[static_cast<std::size_t>(domain::Indicator::K07)]
            .figure.denominator;
    };
    CHECK(pieces("2023-06-15") == 1);
    adopts(workspace, rule_change("indicators", "K07", "channels", base::ValueList{"LETTER"}, "2023-06-16"));
    CHECK(pieces("2023-06-15") == 1);
    workspace.go_to("2023-06-16");
    CHECK(pieces("2023-06-16") == 0);
    CHECK(pieces("2023-06-15") == 1);
    workspace.reopen();
    CHECK(pieces("2023-06-16") == 0);
}

TEST_CASE("the case as of a day before the adoption is shown by the rules of that day")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-15", "10:00");
    auto const record = workspace.registers();
    workspace.go_to("2023-06-15", "11:00");
    workspace.go_to("2023-06-16");
    adopts(workspace, longer_checklist(workspace, "VERIFICATION", "2023-06-16"));
    auto const later = workspace.registers("2023-06-16", "何建军");
    CHECK(workspace.app().case_view(later)->checks.size() == 23);
    CHECK(workspace.app().case_view_as_of(record, on("2023-06-15"))->checks.size() == 22);
    CHECK(workspace.app().case_view_as_of(later, on("2023-06-16"))->checks.size() == 23);
}

TEST_CASE("back to the program's rules is an adoption of its own; from its day on the newest decision counts")
{
    TestWorkspace workspace;
    workspace.set_up();
    adopts(workspace, rule_change("risk", "", "red", 55, "2023-06-15"));
    adopts(workspace, rule_change("risk", "", "red", 58, "2023-08-01"));
    app::RuleFileChange restore;
    restore.file = "risk";
    restore.restore = true;
    restore.valid_from = on("2023-07-01");
    restore.reason = "本市规定废止";
    adopts(workspace, restore);
    CHECK(rule_value(workspace, "risk", "红色界限") == "55 分");
    workspace.go_to("2023-07-01");
    CHECK(rule_value(workspace, "risk", "红色界限") == "60 分");
    CHECK(!rule_file(workspace, "risk").is_own);
    workspace.go_to("2023-08-02");
    CHECK(rule_value(workspace, "risk", "红色界限") == "60 分"); // what was to come in August does not come
    CHECK(rule_file(workspace, "risk").editions.size() == 3);
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("another office sees the rules that came with a package and goes on by its own")
{
    TestWorkspace county(1);
    county.set_up();
    county.registers();
    adopts(county, rule_change("risk", "", "red", 55, "2023-06-15"));
    REQUIRE(!county.app().override_rule({"L35", 20, on("2023-06-15"), "本市规定"}).is_error());

    TestWorkspace city(2);
    support::set_up_city(city);
    REQUIRE(city.import(county.export_all()).valid);
    auto const seen = rule_file(city, "risk");
    CHECK(!seen.is_own);
    CHECK(rule_value(city, "risk", "红色界限") == "60 分");
    REQUIRE(seen.editions.size() == 1);
    CHECK(!seen.editions.front().is_ours);
    CHECK(seen.editions.front().office == "玄武区信访局");
    for (auto const& rule : city.app().rules())
        CHECK((rule.rule_id != "L35" || rule.n == 30));
    CHECK(city.is_rebuild_equal());

    // The same decision of its own counts, whatever came from elsewhere.
    adopts(city, rule_change("risk", "", "red", 55, "2023-06-15"));
    CHECK(rule_value(city, "risk", "红色界限") == "55 分");

    // A copy that only imported shows what its sender saw; so does a further copy of the same office.
    TestWorkspace copy(3);
    REQUIRE(copy.import(county.export_all()).valid);
    CHECK(rule_value(copy, "risk", "红色界限") == "55 分");
    CHECK(copy.digest() == county.digest());
    TestWorkspace second(4);
    second.set_up();
    REQUIRE(second.import(county.export_all()).valid);
    CHECK(rule_value(second, "risk", "红色界限") == "55 分");

    // A restored backup goes on under a new node with the office's rules.
    REQUIRE(!county.app().start_new_node("恢复备份").is_error());
    county.reopen();
    CHECK(rule_value(county, "risk", "红色界限") == "55 分");
    adopts(county, rule_change("risk", "", "orange", 35, "2023-06-15"));
    CHECK(rule_value(county, "risk", "橙色界限") == "35 分");
    CHECK(rule_value(county, "risk", "红色界限") == "55 分");
}

TEST_SUITE_END();

} // namespace rule_file_tests
