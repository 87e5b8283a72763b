// Ledgers through Application::execute: what is written, found again after a restart, exported, and rolled back.
#include "support/app/test_workspace.h"

#include "support/doctest.h"

namespace ledger_tests {

using support::TestWorkspace;
using support::with;

namespace {

base::ValueObject instruction(base::RecordId const& record)
{
    return {{"title", "请住建局一周内拿出方案"}, {"leader", "wang"}, {"record", record.value},
        {"instruction", "尽快解决"}, {"unit", "housing"}, {"due_on", "2023-06-22"}};
}

app::LedgerKindRow kind_row(app::Application& app, std::string_view code)
{
    for (auto const& row : app.ledger_kinds())
        if (row.code == code)
            return row;
    return {};
}

} // namespace

TEST_SUITE_BEGIN("ledgers");

TEST_CASE("S101: an instruction is kept as a ledger item, shown on its record's timeline, and found after a restart")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    auto const outcome = workspace.does("record_instruction", {}, instruction(record));
    REQUIRE(!outcome.ledger_item.empty());
    auto const before = workspace.app().case_view(record);
    REQUIRE(before.has_value());
    CHECK(before->timeline.size() == 2);
    CHECK(before->timeline.back().title.find("登记领导批示") != std::string::npos);
    CHECK(kind_row(workspace.app(), "INSTRUCTION").open == 1);

    workspace.reopen();
    auto const item = workspace.app().ledger_item(outcome.ledger_item);
    REQUIRE(item.has_value());
    CHECK(item->row.title == "请住建局一周内拿出方案");
    CHECK(item->row.due_on == "2023-06-25"); // 22 to 24 June 2023 is 端午, Sunday the 25th is worked
    REQUIRE(item->records.size() == 1);
    CHECK(item->records.front().id == record);
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("a ledger item falls overdue by itself, is closed by the unit it names, and is counted in the report")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const id = workspace.does("record_instruction", {}, instruction(workspace.registers())).ledger_item;
    workspace.go_to("2023-06-26");
    CHECK(kind_row(workspace.app(), "INSTRUCTION").overdue == 1);
    base::ValueObject const result{{"item", id}, {"result", "已解决"}};
    CHECK(workspace.refusal("close_instruction", {}, result) == "S101"); // li leads no unit
    workspace.act_as("xu");
    workspace.does("close_instruction", {}, result);
    auto const kind = workspace.app().ledger_kind("INSTRUCTION");
    REQUIRE(kind.has_value());
    CHECK(kind->kind.closed == 1);
    CHECK(kind->kind.overdue == 0);
    REQUIRE(!kind->report.empty());
    CHECK(kind->report.front().closed_late == 1);
    CHECK(workspace.refusal("close_instruction", {}, result) == "S101"); // already closed
}

TEST_CASE("a refused ledger act leaves no entry, and an item travels in a package")
{
    TestWorkspace office;
    office.set_up();
    auto const bad = with(instruction(office.registers()), "due_on", "soon");
    CHECK(support::message_of(office.attempt("record_instruction", {}, bad)).find("反馈期限") != std::string::npos);
    CHECK(kind_row(office.app(), "INSTRUCTION").open == 0);
    auto const id = office.does("record_instruction", {}, with(bad, "due_on", "2023-06-22")).ledger_item;

    TestWorkspace elsewhere(7);
    elsewhere.set_up();
    REQUIRE(kind_row(elsewhere.app(), "INSTRUCTION").open == 0);
    CHECK(elsewhere.import(office.export_all()).valid);
    REQUIRE(elsewhere.app().ledger_item(id).has_value());
    CHECK(elsewhere.app().ledger_item(id)->row.title == "请住建局一周内拿出方案");
}

} // namespace ledger_tests
