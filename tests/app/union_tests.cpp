// Exchange, merge and reference data: journals as sets, projections as functions of them.
#include "support/app/test_workspace.h"

#include "support/doctest.h"

namespace union_tests {

using support::registration;
using support::TestWorkspace;

TEST_SUITE_BEGIN("union");

TEST_CASE("a package carries a workspace into an empty one: same states on both sides")
{
    TestWorkspace sender(1);
    sender.set_up();
    auto const record = sender.registers();
    sender.carries_to_the_end(record);
    auto const package = sender.export_all();

    TestWorkspace receiver(2, "2023-08-01");
    auto const report = receiver.import(package);
    CHECK_MESSAGE(report.valid, report.summary);
    CHECK(report.matters_new == 1);
    CHECK(receiver.digest() == sender.digest());
    CHECK(!receiver.app().is_set_up()); // the sender's node is not the receiver's
    CHECK(receiver.is_rebuild_equal());

    auto const again = receiver.import(package);
    CHECK(again.valid);
    CHECK(again.entries_new == 0);
    CHECK(again.entries_known == report.entries_new);
    CHECK(receiver.digest() == sender.digest());
}

TEST_CASE("two offices that worked apart reach the same state whichever way they merge")
{
    TestWorkspace left(1);
    left.set_up();
    auto const record = left.registers();
    left.triages(record);
    auto const common = left.export_all();

    TestWorkspace right(2);
    right.import(common);
    REQUIRE(!right.app().start_new_node("复制").is_error());
    REQUIRE(!right.app().switch_identity(base::StaffId("li"), base::StaffId("wang")).is_error());
    right.does("assign", record, {{"unit", "housing"}, {"feedback_due", "2023-08-20"}});
    right.registers("2023-06-15", "右边的人");

    left.act_as("li");
    left.does(
        "guide", record, {{"disposal", "GUIDE"}, {"text", "告知向法院起诉"}, {"not_assigned_reason", "应由法院处理"}});
    left.registers("2023-06-15", "左边的人");

    auto const from_left = left.export_all();
    auto const from_right = right.export_all();
    CHECK(left.import(from_right).valid);
    CHECK(right.import(from_left).valid);
    CHECK(left.digest() == right.digest());
    CHECK(left.is_rebuild_equal());
    CHECK(right.is_rebuild_equal());
    // Nothing is dropped: the act that lost is shown, inert (J3).
    auto const view = left.app().case_view(record);
    REQUIRE(view.has_value());
    CHECK(std::count_if(view->timeline.begin(), view->timeline.end(), [](app::TimelineLine const& line) {
        return line.inert;
    }) == 1);
    // Their numbers differ by the tag of the node.
    CHECK(left.app().ledger_ids({}).size() == 3);
    auto const verified = left.app().verify_report();
    CHECK_MESSAGE(verified.value().is_sound, verified.value().text);
}

TEST_CASE("checking a package changes nothing, and a damaged one is refused with its place")
{
    TestWorkspace sender(1);
    sender.set_up();
    sender.registers();
    auto const package = sender.export_all();

    TestWorkspace receiver(2);
    auto const before = receiver.digest();
    auto const checked = receiver.app().check_package(support::file_of(package));
    CHECK(checked.valid);
    CHECK(checked.matters_new == 1);
    CHECK(receiver.digest() == before);

    auto damaged = package;
    damaged[damaged.find("锁金村")] = 'x';
    auto const refused = receiver.import(damaged);
    CHECK(!refused.valid);
    REQUIRE(!refused.problems.empty());
    CHECK(!refused.problems.front().where.empty());
    CHECK(receiver.digest() == before);
    CHECK(receiver.app().ledger_ids({}).empty());
    CHECK(!receiver.import("这不是交换包").valid);
    CHECK(!receiver.import(package.substr(0, package.size() / 2)).valid);
    CHECK(receiver.digest() == before);
}

TEST_CASE("an import in steps refuses acts meanwhile and can be given up without a trace")
{
    TestWorkspace sender(1);
    sender.set_up();
    for (int i = 0; i < 30; ++i)
        sender.registers("2023-06-15", "人" + std::to_string(i));
    auto const package = sender.export_all();

    TestWorkspace receiver(2);
    receiver.set_up();
    auto const before = receiver.digest();
    REQUIRE(!receiver.app().begin_import(support::file_of(package)).is_error());
    CHECK(receiver.app().work_step());
    CHECK(receiver.app().progress().active);
    CHECK(!support::message_of(receiver.attempt("register_petition", {}, registration("2023-06-15"))).empty());
    receiver.app().cancel_work();
    CHECK(receiver.app().take_import_report()->error().code == base::ErrorCode::Cancelled);
    CHECK(receiver.digest() == before);
    CHECK(support::message_of(receiver.attempt("register_petition", {}, registration("2023-06-15"))).empty());

    REQUIRE(!receiver.app().begin_import(support::file_of(package)).is_error());
    while (receiver.app().work_step()) { }
    CHECK(receiver.app().take_import_report()->value().valid);
    CHECK(receiver.app().ledger_ids({}).size() == 31);
    CHECK(receiver.is_rebuild_equal());
}

TEST_CASE("a selection carries the case with its matter and what it needs")
{
    TestWorkspace sender(1);
    sender.set_up();
    auto const chosen = sender.registers("2023-06-15", "甲");
    sender.registers("2023-06-15", "乙");
    std::string package;
    REQUIRE(!sender.app().export_package({chosen}, [&](std::string_view piece) { package += piece; }).is_error());
    TestWorkspace receiver(2);
    auto const report = receiver.import(package);
    CHECK_MESSAGE(report.valid, report.summary);
    CHECK(report.matters_new == 1);
    CHECK(receiver.app().organisation().find_org(base::OrgId("housing")) != nullptr);
    CHECK(receiver.is_rebuild_equal());
}

constexpr char const* YEAR_2027 = "date,kind,name,statutory,in_lieu\n"
                                  "2027-01-01,OFF,元旦,1,0\n"
                                  "2027-01-02,OFF,元旦,0,0\n"
                                  "2027-01-03,OFF,元旦,0,0\n"
                                  "2027-01-04,OFF,元旦,0,1\n"
                                  "2027-01-09,WORK,元旦,0,0\n";

TEST_CASE("adopting the next year moves the limits that reach into it, after a preview")
{
    TestWorkspace workspace(1, "2026-11-03");
    workspace.set_up();
    workspace.go_to("2026-11-03");
    auto const record = workspace.registers("2026-11-03");
    workspace.triages(record);
    workspace.assigns(record, "2026-12-20");
    workspace.signs_and_accepts(record, "2026-11-05"); // L10: 60 days, nominal 2027-01-04
    auto const limit = [&] {
        auto const view = workspace.app().case_view(record);
        for (auto const& line : view->clocks) {
            if (line.rule_id == "L10")
                return line.date;
        }
        return std::string();
    };
    CHECK(limit() == "2027年1月4日（顺延待定）");
    CHECK(!workspace.app().shell().notices.empty());

    auto const preview = workspace.app().preview_calendar(YEAR_2027);
    CHECK(preview.year == 2027);
    CHECK(preview.problems.empty());
    REQUIRE(preview.moved_count >= 1);
    CHECK(std::any_of(preview.moves.begin(), preview.moves.end(),
        [](std::string const& line) { return line.find("2027-01-04（顺延待定） → 2027-01-05") != std::string::npos; }));
    CHECK(limit() == "2027年1月4日（顺延待定）");

    CHECK(workspace.app().adopt_calendar(YEAR_2027).is_error()); // xu is no administrator
    workspace.act_as("li");
    REQUIRE(!workspace.app().adopt_calendar(YEAR_2027).is_error());
    CHECK(limit() == "2027年1月5日");
    CHECK(workspace.is_rebuild_equal());
    workspace.reopen();
    CHECK(limit() == "2027年1月5日");
    CHECK(
        workspace.app().preview_calendar("date,kind,name,statutory,in_lieu\n2027-13-01,OFF,元旦,1,0\n").problems.size()
        == 1);
}

TEST_CASE("a calendar that ends the wait for a notice turns silence into acceptance (L06)")
{
    TestWorkspace workspace(1, "2026-12-21");
    workspace.set_up();
    workspace.go_to("2026-12-21");
    auto const record = workspace.registers("2026-12-21");
    workspace.triages(record);
    workspace.assigns(record, "2027-02-20");
    workspace.act_as("li");
    auto const runs = [&](std::string_view rule) {
        auto const view = workspace.app().case_view(record);
        return std::any_of(
            view->clocks.begin(), view->clocks.end(), [&](auto const& line) { return line.rule_id == rule; });
    };
    workspace.go_to("2027-01-20"); // nominally the fifteen days ended on 5 January; nobody knows the holidays yet
    CHECK(workspace.is_rebuild_equal());
    CHECK_FALSE(runs("L10"));
    REQUIRE(!workspace.app().adopt_calendar(YEAR_2027).is_error());
    CHECK(runs("L10"));
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("a copied workspace writes a chain of its own that names the old head")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const first = workspace.registers("2023-06-15", "甲");
    REQUIRE(!workspace.app().start_new_node("从备份恢复").is_error());
    auto const second = workspace.registers("2023-06-15", "乙");
    auto const number = [&](base::RecordId const& id) { return workspace.app().case_view(id)->record.petition_no; };
    CHECK(number(first).substr(0, 20) == number(second).substr(0, 20)); // both 0001: a series of its own
    CHECK(number(first) != number(second));
    workspace.reopen();
    CHECK(workspace.app().is_set_up());
    CHECK(workspace.app().verify_report().value().is_sound);
    CHECK(workspace.is_rebuild_equal());
}

TEST_SUITE_END();

} // namespace union_tests
