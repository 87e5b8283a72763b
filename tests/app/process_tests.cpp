// 过程统计 and 责任落实 over a workspace: figures follow each act, lists keep to what the identity sees (W10).
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>

namespace process_tests {

using support::TestWorkspace;
using support::with;

static app::IndicatorRequest period(char const* from, char const* to)
{
    app::IndicatorRequest request;
    request.period = {*base::parse_date(from), *base::parse_date(to)};
    request.group = domain::GroupBy::Unit;
    return request;
}

static app::ProcessLineRow line(TestWorkspace& workspace, std::string_view code, app::IndicatorRequest const& request)
{
    for (auto const& row : workspace.app().process_board(request).lines)
        if (row.code == code)
            return row;
    FAIL(std::string(code));
    return {};
}

static void puts_street(TestWorkspace& workspace)
{
    workspace.act_as("li");
    workspace.does("define_org", {},
        {{"id", "street"}, {"name", "锁金村街道"}, {"level", "TOWNSHIP"}, {"region", "320102007"}, {"kind", "UNIT"},
            {"parent", "bureau"}, {"party_leader", "龚正平"}, {"government_leader", "骆文渊"}});
    workspace.does("define_staff", {},
        {{"id", "zhong"}, {"name", "钟华"}, {"org", "street"},
            {"roles", base::ValueList{"FIRST_OFFICER", "UNIT_LEADER", "UNIT_OFFICER"}}});
}

TEST_SUITE_BEGIN("process_tests");

TEST_CASE("S28, S33, S89: the process statistics follow each act, the rebuild and the next start")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const all = period("2023-06-01", "2023-12-31");
    CHECK(line(workspace, "WAIT.TOTAL", all).median_text == "—");
    CHECK(line(workspace, "ONLINE", all).marked_text == "全程网办 0 件（—）");
    auto const record = workspace.registers();
    workspace.carries_to_the_end(record);
    auto const waiting = workspace.registers("2023-06-15", "陈丽华");
    auto const check = [&] {
        workspace.act_as("li");
        CHECK(line(workspace, "WAIT.TOTAL", all).count == 1);
        CHECK(line(workspace, "WAIT.TRIAGE", all).median_text == "0 天");
        auto const first = line(workspace, "FIRST_ACTION", all);
        CHECK(first.count == 2);
        CHECK(first.marked == 1); // nobody has taken the second one up
        auto const records = workspace.app().process_records(all, "FIRST_ACTION");
        CHECK(records.numerator == std::vector{waiting});
        CHECK(records.denominator == std::vector{waiting, record});
        CHECK(workspace.app().process_records(all, "NO_LINE").denominator.empty());
        auto const groups = workspace.app().process_board(all, "WAIT.TOTAL").groups;
        REQUIRE(groups.size() == 1);
        CHECK(groups.front().label == "玄武区住建局");
        CHECK(workspace.app().process_board(all, "FIRST_ACTION").groups.back().label == "尚未确定责任单位");
        workspace.act_as("he"); // the figure counts it, the list does not name what he may not see
        CHECK(line(workspace, "FIRST_ACTION", all).marked == 1);
        CHECK(workspace.app().process_records(all, "FIRST_ACTION").numerator.empty());
    };
    check();
    CHECK(workspace.is_rebuild_equal());
    workspace.reopen();
    check();
    workspace.act_as("li");
    auto const shown = workspace.app().case_view(waiting);
    REQUIRE(shown.has_value());
    auto const& lines = shown->responsibility;
    auto const told = std::find_if(lines.begin(), lines.end(), [](auto const& row) { return row.label == "接诉即办"; });
    REQUIRE(told != lines.end());
    CHECK(told->text.starts_with("尚未处置，已 "));
    CHECK(told->text.ends_with("超过内部目标 1 个工作日（可配置）"));
}

TEST_CASE("S89: the cause named at closing leads to its matters")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_opinion(record);
    workspace.go_to("2023-07-13");
    workspace.act_as("he");
    workspace.does("deliver", record, {{"delivered_on", "2023-07-13"}, {"method", "IN_PERSON"}, {"signed", true}});
    workspace.act_as("li");
    CHECK_FALSE(std::holds_alternative<app::Outcome>(
        workspace.attempt("close", record, {{"petitioner_opinion", "AGREE"}, {"cause_code", "77"}})));
    workspace.does("close", record, {{"petitioner_opinion", "AGREE"}, {"cause_code", "05"}});
    auto const july = period("2023-07-01", "2023-07-31");
    CHECK(line(workspace, "CAUSE.05", july).count == 1);
    CHECK(line(workspace, "CAUSE.05", july).marked_text == "又重复信访 0 件（0.0%）");
    CHECK(workspace.app().process_records(july, "CAUSE.05").denominator == std::vector{record});
    CHECK(line(workspace, "CAUSE.02", july).count == 0);
}

TEST_CASE("S132: the board says who is named, whose rules count, which ledgers are kept and what is overdue")
{
    TestWorkspace workspace;
    workspace.set_up();
    puts_street(workspace);
    auto const row = [&](char const* org) {
        auto const board = workspace.app().responsibility_board();
        auto const found = std::find_if(
            board.rows.begin(), board.rows.end(), [&](auto const& one) { return one.org == base::OrgId(org); });
        REQUIRE(found != board.rows.end());
        return *found;
    };
    CHECK(row("bureau").leaders_text == "缺 党委（党组）主要负责人、政府（行政）主要负责人、主要领导、分管领导");
    CHECK(row("street").leaders_text == "已明确");
    CHECK(row("bureau").rules_text == "用随程序的规则");
    CHECK(row("bureau").ledgers_text.starts_with("0 / "));
    auto const record = workspace.registers();
    workspace.does("refer_mediation", {},
        {{"title", "移送调解"}, {"record", record.value}, {"method", "PEOPLES_MEDIATION"}, {"organ", "人民调解委员会"},
            {"due_on", "2023-06-20"}});
    CHECK(row("bureau").ledgers_text.starts_with("1 / "));
    CHECK(row("bureau").overdue_items == 0);
    workspace.carries_to_acceptance(record);
    workspace.go_to("2023-08-25"); // the sixty days ended on the 21st, the mediation in June
    workspace.act_as("wang");
    CHECK(row("bureau").overdue_items >= 1);
    CHECK(row("housing").unexplained >= 1);
    CHECK(row("housing").faults >= 1);
    workspace.act_as("zhong"); // sees the own organisation only
    auto const own = workspace.app().responsibility_board();
    REQUIRE(own.rows.size() == 1);
    CHECK(own.rows.front().name == "锁金村街道");
}

TEST_CASE("S103: county and township have one list of what the township took in")
{
    TestWorkspace workspace;
    workspace.set_up();
    puts_street(workspace);
    workspace.act_as("li");
    auto const of_county = workspace.registers("2023-06-15", "王建国");
    workspace.act_as("zhong");
    auto const outcome = workspace.does("register_petition", {}, support::registration("2023-06-15", "陈丽华"));
    auto const joint = [&](char const* staff) {
        workspace.act_as(staff);
        app::LedgerFilter filter;
        filter.quick = "joint";
        return workspace.app().ledger_ids(filter);
    };
    CHECK(joint("zhong") == std::vector{outcome.record});
    CHECK(joint("li") == std::vector{outcome.record}); // not what the county itself took in
    CHECK(joint("he").empty()); // has no part in it
    workspace.act_as("zhong");
    workspace.does("triage", outcome.record,
        {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}, {"competent_unit", "housing"}});
    workspace.act_as("wang");
    workspace.does("assign", outcome.record, {{"unit", "housing"}, {"feedback_due", "2023-08-20"}});
    CHECK(joint("zhong") == std::vector{outcome.record});
    CHECK(joint("he") == std::vector{outcome.record}); // now the unit has it in hand
    CHECK(of_county != outcome.record);
}

TEST_SUITE_END();

} // namespace process_tests
