// An office's own limits (S96, J6): CONFIG rows only, never looser than a statute, previewed, kept, the same after a
// rebuild.
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>

namespace rule_tests {

using support::on;
using support::TestWorkspace;

namespace {

app::RuleRow row_of(app::Application& app, std::string_view id)
{
    app::RuleRow latest;
    for (auto const& row : app.rules())
        if (row.rule_id == id)
            latest = row;
    return latest;
}

std::string due_of(app::Application& app, base::RecordId const& record, std::string_view rule)
{
    auto const view = app.case_view(record);
    REQUIRE(view.has_value());
    for (auto const& clock : view->clocks)
        if (clock.rule_id == rule)
            return clock.date;
    return {};
}

} // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("every rule is shown with its limit, source and clause; only CONFIG rows may be changed")
{
    TestWorkspace workspace;
    workspace.set_up();
    CHECK(workspace.app().rules().size() >= 41);
    CHECK(row_of(workspace.app(), "L10").source == "法定时限");
    CHECK(row_of(workspace.app(), "L10").limit == "60日");
    CHECK(!row_of(workspace.app(), "L10").may_change);
    CHECK(row_of(workspace.app(), "L23").may_change);
    for (auto const& row : workspace.app().rules()) {
        CAPTURE(row.rule_id);
        CHECK(!row.basis.empty());
        CHECK(!row.actor.empty());
    }
}

TEST_CASE("a statutory limit, a looser one, a past day and a missing reason are refused and change nothing")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const digest = workspace.digest();
    app::RuleChange change{"L10", 40, on("2023-06-15"), "本地规定"};
    CHECK(workspace.app().override_rule(change).error().id == "L10");
    change = {"L35", 90, on("2023-06-15"), "本地规定"};
    CHECK(workspace.app().override_rule(change).error().where == "n"); // longer than the sixty days of L10
    change = {"L23", 5, on("2023-06-14"), "本地规定"};
    CHECK(workspace.app().override_rule(change).error().where == "valid_from");
    change = {"L23", 5, on("2023-06-15"), " "};
    CHECK(workspace.app().preview_rule(change).problems.front().where == "reason");
    change.reason = "本地规定";
    workspace.act_as("xu");
    CHECK(workspace.app().override_rule(change).error().id == "J6");
    CHECK(workspace.digest() == digest);
    CHECK(row_of(workspace.app(), "L23").n == 10);
}

TEST_CASE("a shorter internal limit counts for what starts from its day on; the preview says so; a rebuild agrees")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.triages(record);
    workspace.assigns(record);
    workspace.signs_and_accepts(record, "2023-06-20"); // L35 runs from here: thirty days
    workspace.act_as("li");
    workspace.go_to("2023-06-20");
    auto const before = due_of(workspace.app(), record, "L35");
    app::RuleChange const change{"L35", 20, on("2023-06-20"), "全市快办快结规定"};
    auto const preview = workspace.app().preview_rule(change);
    CHECK(preview.problems.empty());
    CHECK(preview.moved_count == 1);
    REQUIRE(preview.moves.size() == 1);
    CHECK(preview.moves.front().ends_with("2023-07-20 → 2023-07-10"));
    CHECK(due_of(workspace.app(), record, "L35") == before); // looking changes nothing
    REQUIRE(!workspace.app().override_rule(change).is_error());
    CHECK(due_of(workspace.app(), record, "L35") != before);
    CHECK(row_of(workspace.app(), "L35").limit == "20日");
    CHECK(workspace.is_rebuild_equal());
    workspace.reopen();
    CHECK(row_of(workspace.app(), "L35").n == 20);

    workspace.go_to("2023-07-01");
    app::RuleChange const later{"L35", 25, on("2023-07-01"), "调整"};
    CHECK(workspace.app().preview_rule(later).moved_count == 0); // what has begun goes on as it began
    REQUIRE(!workspace.app().override_rule(later).is_error());
    CHECK(workspace.is_rebuild_equal());
}

} // namespace rule_tests
