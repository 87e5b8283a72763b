// What a person is told beside the form of an act, and what the case page tells of reviews, years and the query code.
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>

namespace act_advice_tests {

using support::registration;
using support::TestWorkspace;
using support::with;

TEST_SUITE_BEGIN("act advice");

static std::vector<std::string> ids(std::vector<base::Error> const& warnings)
{
    std::vector<std::string> found;
    found.reserve(warnings.size());
    for (auto const& warning : warnings)
        found.push_back(warning.id);
    return found;
}

static bool contains(std::vector<std::string> const& list, std::string_view wanted)
{
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

static std::string text_of(std::vector<app::LabelledText> const& lines, std::string_view label)
{
    auto const line = std::find_if(lines.begin(), lines.end(), [&](auto const& one) { return one.label == label; });
    return line == lines.end() ? std::string() : line->text;
}

// Accepted on 2023-06-20: 60 days end on Saturday 2023-08-19, the effective day is 2023-08-21.
static base::RecordId in_handling(TestWorkspace& workspace)
{
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    workspace.handles(record, "2023-06-21");
    return record;
}

static base::RecordId delivered(TestWorkspace& workspace)
{
    auto const record = in_handling(workspace);
    workspace.submits(record, "2023-07-05");
    workspace.verifies(record, "2023-07-06");
    workspace.delivers_and_closes(record, "2023-07-10");
    return record;
}

TEST_CASE("T26: a hearing on a matter that nobody graded is warned of before it is opened")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = in_handling(workspace);
    CHECK(contains(ids(workspace.app().act_advice({"open_hearing", record, {}, {}}).warnings), "T26"));
    CHECK(workspace.app().act_advice({"investigate", record, {}, {}}).warnings.empty());
}

TEST_CASE("an extension shows the limit as it is and as it would be")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = in_handling(workspace);
    auto const advice = workspace.app().act_advice({"extend", record, {{"days", 30}}, {}});
    CHECK(text_of(advice.notes, "现在的办理期限") == "2023年8月19日，顺延至 2023年8月21日");
    CHECK(text_of(advice.notes, "延期后的期限") == "2023年9月18日"); // 90 days after 20 June
    CHECK(text_of(workspace.app().act_advice({"extend", record, {}, {}}).notes, "延期后的期限").empty());
}

TEST_CASE("T47: a correction shows the limits that it moves, to who asks for it and to who approves it")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15");
    base::ValueObject const change{{"field", "received_on"}, {"value", "2023-06-12"}, {"reason", "邮戳日期"}};
    workspace.act_as("li");
    auto const notes = workspace.app().act_advice({"correct", record, change, {}}).notes;
    CHECK(text_of(notes, "即接即转") == "2023年6月15日 改为 2023年6月12日，已经逾期");
    CHECK(workspace.app().act_advice({"correct", record, {{"field", "received_on"}}, {}}).notes.empty());
    auto const name = base::ValueObject{{"field", "petitioners[0].name"}, {"value", "刘德方"}, {"reason", "笔误"}};
    CHECK(workspace.app().act_advice({"correct", record, name, {}}).notes.empty());
    workspace.does("correct", record, change);
    workspace.act_as("wang");
    CHECK(text_of(workspace.app().act_advice({"approve", record, {}, {}}).notes, "即接即转")
        == "2023年6月15日 改为 2023年6月12日，已经逾期");
    auto const last = workspace.app().case_view(record)->timeline.back();
    CHECK(last.title == "更正收到日期");
    CHECK(last.detail.find("原 2023-06-15，改为 2023-06-12") != std::string::npos);
}

TEST_CASE("the review sees the opinion; what is missing is said once, and not where it is somebody else's turn")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15");
    workspace.triages(record);
    workspace.act_as("li");
    auto const missing = [&](base::RecordId const& of) {
        std::vector<std::string> all;
        auto const view = workspace.app().case_view(of);
        for (auto const& stage : view->stages)
            all.insert(all.end(), stage.missing.begin(), stage.missing.end());
        return all;
    };
    CHECK(missing(record).empty()); // it can be assigned
    CHECK(workspace.app().case_view(record)->opinion.empty());
    workspace.does("assign", record, {{"unit", "housing"}, {"feedback_due", "2023-08-10"}});
    CHECK(missing(record).size() == 1); // waits for the leader; all ways of dispatching say so
    auto const other = workspace.registers("2023-06-15", "陈志明");
    workspace.triages(other);
    workspace.assigns(other);
    workspace.act_as("li");
    CHECK(missing(other).empty()); // the unit signs for it
}

TEST_CASE("a date of receipt more than a year back is asked about; one within the year is not")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const warned = [&](std::string_view day) {
        return contains(
            ids(workspace.app().act_advice({"register_petition", {}, registration(day), {}}).warnings), "J13");
    };
    CHECK(warned("1999-01-01"));
    CHECK(warned("2022-06-14"));
    CHECK(!warned("2022-06-15"));
    CHECK(!warned("2023-06-15"));
}

TEST_CASE("a request for review without a reason is warned of, and the page tells its days and the decision")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = delivered(workspace);
    workspace.act_as("li");
    CHECK(contains(ids(workspace.app().act_advice({"request_review", record, {}, {}}).warnings), "T40"));
    CHECK(workspace.app().act_advice({"request_review", record, {{"reason", "补偿标准不对。"}}, {}}).warnings.empty());
    workspace.go_to("2023-07-20");
    workspace.does("request_review", record,
        {{"requested_on", "2023-07-18"}, {"received_on", "2023-07-20"}, {"reason", "补偿标准不对。"}});
    auto view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    CHECK(text_of(view->responsibility, "复查") == "待出具意见；申请日期 7-18，收到日期 7-20");
    CHECK(view->timeline.back().detail.find("申请日期 7-18，收到日期 7-20") != std::string::npos);

    workspace.does("define_org", {},
        {{"id", "city"}, {"name", "南京市信访局"}, {"level", "CITY"}, {"region", "320100"}, {"kind", "BUREAU"}});
    workspace.does("define_org", {},
        {{"id", "housing"}, {"name", "玄武区住建局"}, {"level", "COUNTY"}, {"region", "320102"}, {"kind", "UNIT"},
            {"parent", "city"}});
    workspace.does("define_staff", {},
        {{"id", "rev"}, {"name", "冯越"}, {"org", "city"}, {"roles", base::ValueList{"REVIEW_ORG"}}, {"active", true}});
    workspace.act_as("rev");
    workspace.go_to("2023-08-01");
    workspace.does("issue_review", record,
        {{"decision", "CHANGE"}, {"delivered_on", "2023-08-01"}, {"reason", "按评估价重新计算。"}});
    workspace.act_as("li");
    view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    CHECK(text_of(view->responsibility, "复查").starts_with("变更（8-01 出具，8-01 送达）"));
    CHECK(view->timeline.back().title == "出具复查意见：变更");
}

TEST_CASE("dates of another year say so: stages, clocks, attachments")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = in_handling(workspace);
    CHECK(workspace.app().case_view(record)->stages[0].date == "6-15");
    workspace.go_to("2024-02-01");
    auto const view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    CHECK(view->stages[0].date == "2023-06-15");
    for (auto const& clock : view->clocks) {
        CAPTURE(clock.rule_id);
        CHECK(clock.date.find("年") != std::string::npos);
        if (clock.chip.text.ends_with("完成") && !clock.chip.text.starts_with("逾期"))
            CHECK(clock.chip.text.starts_with("2023-"));
    }
}

TEST_CASE("PR-05: the query code is for those who handle the matter; the petitioner's own screen has to be told it")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = delivered(workspace);
    workspace.act_as("li");
    auto const code_seen = [&] { return text_of(workspace.app().case_view(record)->registration, "查询码"); };
    auto const code = workspace.app().case_view(record)->record.query_code;
    REQUIRE(code.size() == 8);
    CHECK(code_seen() == code);
    CHECK(text_of(workspace.app().act_advice({"record_guidance", record, {}, {}}).notes, "查询码") == code);
    auto const for_petitioner = [&] {
        auto const hands = workspace.app().case_view(record)->next_hands;
        return std::find_if(hands.begin(), hands.end(), [](app::NextHand const& one) {
            return one.act->name == "evaluate";
        }) != hands.end();
    };
    CHECK(!for_petitioner()); // no such screen in this office
    workspace.does("define_staff", {},
        {{"id", "self"}, {"name", "自助评价"}, {"org", "bureau"}, {"roles", base::ValueList{"PETITIONER"}},
            {"active", true}});
    CHECK(for_petitioner());
    REQUIRE(!workspace.app().switch_identity(base::StaffId("self"), base::StaffId("self")).is_error());
    CHECK_FALSE(workspace.app().case_view(record).has_value()); // self_service_tests.cpp: a page of its own
    CHECK(workspace.app().act_advice({"record_guidance", record, {}, {}}).notes.empty());
}

TEST_CASE("triage begins with the way of handling and the unit that the duty table names")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    auto const proposed = workspace.app().proposed_arguments(record, "triage");
    CHECK(base::text_or(proposed, "matter_class") == "APPEAL");
    CHECK(base::text_or(proposed, "route") == "R6_PETITION");
    CHECK(base::text_or(proposed, "competent_unit") == "housing"); // 住房 in 玄武区
}

TEST_CASE("of two rows of one limit the page says which one counts")
{
    TestWorkspace workspace;
    workspace.set_up();
    app::RuleChange const change{"L09", 3, support::on("2023-07-01"), "区信访工作规则第八条"};
    auto const changed = workspace.app().override_rule(change);
    REQUIRE_MESSAGE(!changed.is_error(), (changed.is_error() ? changed.error().message : std::string()));
    auto const standings = [&] {
        std::vector<std::string> found;
        for (auto const& row : workspace.app().rules())
            if (row.rule_id == "L09")
                found.push_back(row.validity.substr(0, row.validity.find("，")));
        return found;
    };
    CHECK(standings() == std::vector<std::string>{"现行", "尚未起用"});
    workspace.go_to("2023-07-02");
    CHECK(standings() == std::vector<std::string>{"已停用", "现行"});
}

TEST_CASE("the preview of a package says whose it is and of when")
{
    TestWorkspace sender(1), receiver(2);
    sender.set_up();
    receiver.set_up();
    sender.registers();
    sender.go_to("2023-06-16", "09:30");
    auto const report = receiver.app().check_package(support::file_of(sender.export_all()));
    CHECK_MESSAGE(report.summary.starts_with("来自“玄武区信访局”，2023年6月16日 09:30 导出。"), report.summary);
}

TEST_SUITE_END();

} // namespace act_advice_tests
