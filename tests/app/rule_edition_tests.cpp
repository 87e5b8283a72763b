// Editions of rule files in the course of the work (J6, S2): what a later decision puts aside, what goes by the day of
// receipt, what is asked at closing, and what codes are called that a later edition dropped.
#include "support/app/rule_files.h"

#include "support/doctest.h"

#include <algorithm>

namespace rule_edition_tests {

using support::adopts;
using support::on;
using support::rule_change;
using support::rule_content;
using support::rule_file;
using support::rule_value;
using support::TestWorkspace;

namespace {

app::RuleFileChange restored(std::string file, std::string_view from)
{
    app::RuleFileChange change;
    change.file = std::move(file);
    change.restore = true;
    change.valid_from = on(from);
    change.reason = "本市规定废止";
    return change;
}

} // namespace

TEST_SUITE_BEGIN("rule_editions");

TEST_CASE("a preview tells which edition to come would not come any more, and the list marks it")
{
    TestWorkspace workspace;
    workspace.set_up();
    adopts(workspace, rule_change("risk", "", "red", 58, "2023-08-01"));
    auto const earlier = rule_change("risk", "", "orange", 35, "2023-07-01");
    auto const preview = workspace.app().preview_rule_file(earlier);
    CHECK(preview.changes == std::vector<std::string>{"改 橙色界限：40 → 35"});
    CHECK(preview.superseded
        == std::vector<std::string>{
            "2023-08-01 起的版本（本市规定第三条）不再施行", "　改 橙色界限：40 → 35", "　改 红色界限：58 → 60"});
    CHECK(workspace.app().preview_rule_file(rule_change("risk", "", "orange", 35, "2023-08-01")).superseded.empty());
    using enum app::EditionStanding;
    CHECK(rule_file(workspace, "risk").editions.front().standing == ToCome);
    adopts(workspace, earlier);
    auto const editions = rule_file(workspace, "risk").editions;
    CHECK(editions[0].standing == ToCome);
    CHECK(editions[1].standing == Superseded);
    workspace.go_to("2023-08-02");
    CHECK(rule_file(workspace, "risk").editions[0].standing == InForce);
    CHECK(rule_value(workspace, "risk", "红色界限") == "60 分");
}

TEST_CASE("what was decided for a later day can be taken back before it comes")
{
    TestWorkspace workspace;
    workspace.set_up();
    adopts(workspace, rule_change("risk", "", "red", 58, "2023-08-01"));
    adopts(workspace, restored("risk", "2023-06-15"));
    workspace.go_to("2023-08-02");
    CHECK(rule_value(workspace, "risk", "红色界限") == "60 分");
}

TEST_CASE("going back to the program's rules keeps no copy of them")
{
    TestWorkspace workspace;
    workspace.set_up();
    adopts(workspace, rule_change("checklist", "Q05", "mandatory", true, "2023-06-15"));
    auto const with_own = workspace.export_all();
    adopts(workspace, restored("checklist", "2023-06-15"));
    auto const package = workspace.export_all();
    auto const contents = [](std::string const& text) {
        std::size_t count = 0;
        for (auto at = text.find("chuxin.checklist"); at != std::string::npos;
             at = text.find("chuxin.checklist", at + 1))
            ++count;
        return count;
    };
    CHECK(contents(with_own) == 1);
    CHECK(contents(package) == 1);
    CHECK(!rule_file(workspace, "checklist").is_own);
    CHECK(rule_file(workspace, "checklist").editions.front().text.ends_with("恢复随程序的规则"));
    TestWorkspace copy(2);
    REQUIRE(copy.import(package).valid);
    CHECK(!rule_file(copy, "checklist").is_own);
    CHECK(rule_file(copy, "checklist").editions.front().problem.empty());
    CHECK(copy.digest() == workspace.digest());
}

TEST_CASE("a refusal is worded as on the day the matter was received, also when looked at as of a day")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const refuses = [&](base::RecordId const& record) {
        workspace.act_as("li");
        workspace.does("triage", record,
            {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R1_JUDICIAL"},
                {"competent_unit", "housing"}, {"competent_level", "COUNTY"}, {"reason", "另一件事"}});
        workspace.does("not_accept", record, {{"ground", "N-02"}});
    };
    auto const title = [](std::optional<app::CaseSnapshot> const& view) {
        REQUIRE(view.has_value());
        return std::any_of(view->timeline.begin(), view->timeline.end(),
                   [](app::TimelineLine const& line) { return line.title.ends_with("：涉法涉诉事项"); })
            ? std::string("shipped")
            : std::any_of(view->timeline.begin(), view->timeline.end(),
                  [](app::TimelineLine const& line) { return line.title.ends_with("（请向人民法院提出）"); })
            ? "own"
            : "none";
    };
    auto const earlier = workspace.registers();
    auto const own =
        rule_content(workspace, "grounds", R"("涉法涉诉事项")", R"("涉法涉诉事项（请向人民法院提出）")", "2023-06-16");
    auto const preview = workspace.app().preview_rule_file(own);
    REQUIRE(preview.effects.size() == 1);
    CHECK(preview.effects.front().starts_with("只改变不予受理、不再受理理由在办理经过中显示的文字"));
    adopts(workspace, own);
    workspace.go_to("2023-06-16");
    auto const later = workspace.registers("2023-06-16", "何建军");
    refuses(earlier);
    refuses(later);
    CHECK(title(workspace.app().case_view(earlier)) == "shipped");
    CHECK(title(workspace.app().case_view(later)) == "own");
    workspace.go_to("2023-06-17");
    workspace.act_as("li");
    adopts(workspace, restored("grounds", "2023-06-17"));
    CHECK(title(workspace.app().case_view(later)) == "own");
    CHECK(title(workspace.app().case_view_as_of(later, on("2023-06-16"))) == "own");
}

TEST_CASE("the alert about what was not executed goes by the signs of the day of receipt")
{
    auto const due_of = [](std::string_view received, std::string_view today) {
        TestWorkspace workspace;
        workspace.set_up();
        adopts(workspace, rule_change("substance", "PS-4", "days", 10, "2023-06-16"));
        workspace.go_to("2023-06-16");
        auto const record = workspace.registers(received);
        workspace.triages(record);
        workspace.assigns(record);
        workspace.signs_and_accepts(record, "2023-06-19");
        workspace.handles(record, "2023-06-27");
        workspace.submits(record, "2023-06-28");
        workspace.verifies(record, "2023-06-30");
        workspace.delivers_and_closes(record, "2023-07-03");
        workspace.go_to(today);
        for (auto const& alert : workspace.app().alerts_of(record))
            if (alert.number == 25)
                return base::to_iso(alert.due);
        return std::string();
    };
    CHECK(due_of("2023-06-16", "2023-07-20") == "2023-07-13");
    CHECK(due_of("2023-06-15", "2023-07-20").empty()); // thirty days are not nearly over
    CHECK(due_of("2023-06-15", "2023-08-03") == "2023-08-02");
}

TEST_CASE("an own mandatory check asked at the closing has to be answered there")
{
    TestWorkspace workspace;
    workspace.set_up();
    adopts(workspace, support::longer_checklist(workspace, "CLOSING", "2023-06-15"));
    auto const record = workspace.registers();
    workspace.triages(record);
    workspace.assigns(record);
    workspace.signs_and_accepts(record, "2023-06-19");
    workspace.handles(record, "2023-06-27");
    workspace.submits(record, "2023-06-28");
    workspace.verifies(record, "2023-06-30");
    workspace.go_to("2023-07-03");
    workspace.act_as("he");
    workspace.does("deliver", record, {{"delivered_on", "2023-07-03"}, {"method", "IN_PERSON"}, {"signed", true}});
    workspace.act_as("li");
    base::ValueObject const bare{{"petitioner_opinion", "AGREE"}};
    CHECK(workspace.refusal("close", record, bare) == "Q23");
    auto const with_check = [&](std::string_view id, std::string_view result) {
        return support::with(bare, "checks", base::ValueList{base::ValueObject{{"check", id}, {"result", result}}});
    };
    CHECK(workspace.refusal("close", record, with_check("Q23", "FAIL")) == "Q23");
    auto const wrong = support::message_of(workspace.attempt("close", record, with_check("Q13", "PASS")));
    CHECK(wrong.find("应为 Q19、Q23") != std::string::npos);
    CHECK(support::message_of(workspace.attempt("close", record, with_check("Q23", "PASS"))).empty());
}

TEST_CASE("a category that a later edition dropped keeps its name on the records that carry it")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const own = rule_content(workspace, "content_categories", "\"items\": [",
        R"("items": [{"code": "030501", "label": "车位销售", "parent": "030500", "note": "试行"},)", "2023-06-15");
    adopts(workspace, own);
    auto const list = rule_file(workspace, "content_categories");
    auto const row = std::find_if(
        list.rows.begin(), list.rows.end(), [](domain::RuleFileRow const& one) { return one.id == "030501"; });
    REQUIRE(row != list.rows.end());
    CHECK(row->source == "本单位增加");
    workspace.act_as("li");
    auto const record =
        workspace
            .does("register_petition", {}, support::with(support::registration("2023-06-15"), "category", "030501"))
            .record;
    adopts(workspace, restored("content_categories", "2023-06-15"));
    auto const view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    CHECK(std::any_of(view->registration.begin(), view->registration.end(),
        [](app::LabelledText const& line) { return line.text.ends_with("车位销售"); }));
}

TEST_SUITE_END();

} // namespace rule_edition_tests
