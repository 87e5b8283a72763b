// Long work in steps, the clock that somebody set, changes of the organisation, and what a workspace that is not there
// cannot do.
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>

namespace upkeep_tests {

using base::ValueList;
using base::ValueObject;
using support::registration;
using support::TestWorkspace;

namespace {

constexpr std::int64_t MINUTE = 60 * 1000;
constexpr std::int64_t DAY = 24 * 60 * MINUTE;

int entries_of_act(TestWorkspace& workspace, std::string const& act)
{
    auto const package = workspace.export_all();
    auto const needle = "\\\"act\\\":\\\"" + act + "\\\"";
    int count = 0;
    for (auto at = package.find(needle); at != std::string::npos; at = package.find(needle, at + 1))
        ++count;
    return count;
}

ValueObject staff_entry(std::string const& id, std::string const& name, std::string const& org, ValueList roles)
{
    return {{"id", id}, {"name", name}, {"org", org}, {"roles", std::move(roles)}, {"active", true}};
}

} // namespace

TEST_SUITE_BEGIN("upkeep");

TEST_CASE("a weekend is no jump of the clock, neither with the program closed nor open")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers("2023-06-15", "甲");
    workspace.go_to("2023-06-19", "08:30"); // time passed, the clock went with it
    CHECK(workspace.app().shell().clock_question.empty());
    workspace.registers("2023-06-19", "乙");
    workspace.go_to("2023-07-03", "08:30");
    workspace.reopen();
    CHECK(workspace.app().shell().clock_question.empty());
    workspace.registers("2023-07-03", "丙");
    CHECK(entries_of_act(workspace, "clock_suspect") == 0);
}

TEST_CASE("a clock that was set is asked about before the next act, and the answer is recorded")
{
    for (std::int64_t const jump : {-6 * MINUTE, 25 * 60 * MINUTE, 400 * DAY, -400 * DAY}) {
        CAPTURE(jump);
        TestWorkspace workspace(1, "2024-06-14");
        workspace.set_up();
        workspace.registers("2024-06-14", "甲");
        auto const before = workspace.digest();
        workspace.clock().jump(jump);
        CHECK(!workspace.app().shell().clock_question.empty());
        auto const day = base::to_iso(workspace.app().today());
        CHECK(workspace.refusal("register_petition", {}, registration(day, "乙")) == "J11");
        CHECK(workspace.digest() == before);
        // Setting it right again is an answer too.
        workspace.clock().jump(-jump);
        CHECK(workspace.app().shell().clock_question.empty());
        CHECK(
            support::message_of(workspace.attempt("register_petition", {}, registration("2024-06-14", "乙"))).empty());
        CHECK(entries_of_act(workspace, "clock_suspect") == 0);

        workspace.clock().jump(jump);
        CHECK(workspace.refusal("register_petition", {}, registration(day, "丙")) == "J11");
        workspace.app().confirm_clock();
        CHECK(workspace.app().shell().clock_question.empty());
        CHECK(support::message_of(workspace.attempt("register_petition", {}, registration(day, "丙"))).empty());
        CHECK(support::message_of(workspace.attempt("register_petition", {}, registration(day, "丁"))).empty());
        CHECK(entries_of_act(workspace, "clock_suspect") == 1);
        CHECK(workspace.app().verify_report().value().is_sound);
    }
}

TEST_CASE("a clock that stands before the newest entry is asked about after opening, once")
{
    TestWorkspace workspace(1, "2023-06-15");
    workspace.set_up();
    workspace.registers("2023-06-15", "甲");
    workspace.go_to("2023-06-14", "10:00");
    workspace.reopen();
    CHECK(!workspace.app().shell().clock_question.empty());
    CHECK(workspace.refusal("register_petition", {}, registration("2023-06-14", "乙")) == "J11");
    workspace.app().confirm_clock();
    CHECK(support::message_of(workspace.attempt("register_petition", {}, registration("2023-06-14", "乙"))).empty());
    CHECK(workspace.app().shell().clock_question.empty());
}

TEST_CASE("a small step of the clock is nobody's business")
{
    TestWorkspace workspace;
    workspace.set_up();
    for (std::int64_t const jump : {-4 * MINUTE, 23 * 60 * MINUTE}) {
        workspace.registers("2023-06-15", "甲");
        workspace.clock().jump(jump);
        CHECK(workspace.app().shell().clock_question.empty());
    }
}

TEST_CASE("a workspace that was never set up exports nothing")
{
    TestWorkspace workspace;
    std::string out;
    auto const exported = workspace.app().export_package({}, [&](std::string_view piece) { out += piece; });
    REQUIRE(exported.is_error());
    CHECK(exported.error().message.find("还没有建立") != std::string::npos);
    CHECK(out.empty());
}

TEST_CASE("rebuilding and verifying in steps refuse acts meanwhile, report at the end, and can be given up")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers("2023-06-15", "甲");
    auto const before = workspace.digest();

    REQUIRE(!workspace.app().begin_verify().is_error());
    CHECK(workspace.app().progress().active);
    CHECK(!support::message_of(workspace.attempt("register_petition", {}, registration("2023-06-15"))).empty());
    CHECK(workspace.app().begin_rebuild().is_error()); // one at a time
    while (workspace.app().work_step())
        CHECK(workspace.app().progress().active);
    auto const verified = workspace.app().take_verify_report();
    REQUIRE(verified.has_value());
    CHECK(verified->value().is_sound);
    CHECK(!workspace.app().take_verify_report().has_value());

    for (int steps = 1; steps < 12; ++steps) { // given up after each step
        REQUIRE(!workspace.app().begin_verify().is_error());
        for (int i = 0; i < steps; ++i)
            workspace.app().work_step();
        bool const was_active = workspace.app().progress().active;
        workspace.app().cancel_work();
        if (was_active)
            CHECK(workspace.app().take_verify_report()->error().code == base::ErrorCode::Cancelled);
        REQUIRE(!workspace.app().begin_rebuild().is_error());
        for (int i = 0; i < steps; ++i)
            workspace.app().work_step();
        workspace.app().cancel_work();
        CHECK(workspace.digest() == before);
        CHECK(workspace.app().ledger_ids({}).size() == 1);
    }
    (void)workspace.app().take_rebuild_outcome();
    REQUIRE(!workspace.app().begin_rebuild().is_error());
    while (workspace.app().work_slice()) { }
    CHECK(workspace.app().take_rebuild_outcome()->value());
    CHECK(workspace.digest() == before);
    workspace.registers("2023-06-15", "乙");
    CHECK(workspace.app().ledger_ids({}).size() == 2);
}

TEST_CASE("verifying notices projections that the journal does not give, and rebuilding mends them")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15", "甲");
    auto const before = workspace.digest();
    REQUIRE(!workspace.database().execute("UPDATE petition_records SET title='改过'").is_error());
    auto const report = workspace.app().verify_report();
    CHECK(!report.value().is_sound);
    CHECK(report.value().text.find("投影与日志不一致") != std::string::npos);
    REQUIRE(!workspace.app().rebuild().is_error());
    CHECK(workspace.digest() == before);
    CHECK(workspace.app().ledger_rows(std::span(&record, 1)).front().title != "改过");
}

TEST_CASE("projections of another program version are rebuilt when the workspace is opened")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.registers("2023-06-15", "甲");
    auto const before = workspace.digest();
    for (auto const* tampering :
        {"DELETE FROM settings WHERE key='projections'", "UPDATE settings SET value='1' WHERE key='projections'"}) {
        REQUIRE(!workspace.database().execute(tampering).is_error());
        REQUIRE(
            !workspace.database().execute("UPDATE petition_records SET title='旧版'; DELETE FROM clocks").is_error());
        CHECK(workspace.digest() != before);
        workspace.reopen();
        CHECK(workspace.digest() == before);
        CHECK(workspace.app().ledger_ids({}).size() == 1);
    }
    // A present one is taken as it is.
    REQUIRE(!workspace.database().execute("UPDATE petition_records SET title='现版'").is_error());
    workspace.reopen();
    CHECK(workspace.digest() != before);
}

TEST_CASE("after a change of people or offices the projections are still what the journal gives")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.triages(record);
    workspace.assigns(record);
    workspace.act_as("li");
    auto const first_leader = workspace.app().case_view(record)->record.first_leader;
    CHECK(first_leader == base::StaffId("wang"));

    // Another leader, a member who loses a role, a unit with another name, a bureau that becomes a unit.
    workspace.does("define_staff", {}, staff_entry("an", "安平", "bureau", {"FIRST_LEADER", "BUREAU_LEADER"}));
    CHECK(workspace.is_rebuild_equal());
    workspace.does("define_staff", {}, staff_entry("wang", "王海峰", "bureau", {"BUREAU_OFFICER"}));
    CHECK(workspace.is_rebuild_equal());
    // S22: who was responsible first stays so.
    CHECK(workspace.app().case_view(record)->record.first_leader == first_leader);
    workspace.does("define_org", {},
        {{"id", "housing"}, {"name", "玄武区住房和城乡建设局"}, {"level", "COUNTY"}, {"region", "320102"},
            {"kind", "UNIT"}, {"parent", "bureau"}});
    CHECK(workspace.is_rebuild_equal());
    // Level and region of the responsible unit are among the facts that figures count.
    for (auto const& [level, region] : {std::pair{"CITY", "320102"}, std::pair{"CITY", "320100"}}) {
        workspace.does("define_org", {},
            {{"id", "housing"}, {"name", "南京市住房和城乡建设局"}, {"level", level}, {"region", region},
                {"kind", "UNIT"}, {"parent", "bureau"}});
        CHECK(workspace.is_rebuild_equal());
    }
    auto const clocks_before = workspace.app().case_view(record)->clocks.size();
    workspace.does("define_org", {},
        {{"id", "bureau"}, {"name", "玄武区信访局"}, {"level", "COUNTY"}, {"region", "320102"}, {"kind", "UNIT"}});
    CHECK(workspace.app().case_view(record)->clocks.size() < clocks_before); // L02 and L03 bind bureaus
    CHECK(workspace.is_rebuild_equal());
    workspace.reopen();
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("a repeat is found by whichever petitioner it shares, in either place")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const with_people = [](char const* first, char const* first_phone, char const* second, char const* phone) {
        auto arguments = registration("2023-06-15", first);
        arguments.set("petitioners",
            ValueList{ValueObject{{"name", first}, {"phone", first_phone}, {"address", "南京市玄武区锁金村12号"}},
                ValueObject{{"name", second}, {"phone", phone}, {"address", "南京市玄武区锁金村14号"}}});
        arguments.set("petitioner_count", 2);
        return arguments;
    };
    workspace.act_as("li");
    auto const first =
        workspace.does("register_petition", {}, with_people("刘德芳", "13800000001", "孙桂英", "13800000002")).record;
    auto const candidates = [&](ValueObject const& arguments) {
        std::vector<base::RecordId> ids;
        for (auto const& candidate : workspace.app().register_advice(arguments).duplicates)
            ids.push_back(candidate.id);
        return ids;
    };
    std::vector<base::RecordId> const expected{first};
    CHECK(candidates(with_people("刘德芳", "13800000001", "周立", "13800000003")) == expected);
    CHECK(candidates(with_people("孙桂英", "13800000002", "周立", "13800000003")) == expected);
    CHECK(candidates(with_people("周立", "13800000003", "孙桂英", "13800000002")) == expected);
    CHECK(candidates(with_people("周立", "13800000003", "吴芳", "13800000004")).empty());
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("the dialog of an execution begins with the demand where only one is to be carried out")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    workspace.handles(record, "2023-06-21");
    CHECK(workspace.app().proposed_arguments(record, "record_execution").find("demand") == nullptr);
    workspace.submits(record, "2023-07-10"); // the first demand supported, the second explained
    workspace.verifies(record, "2023-07-11");
    workspace.delivers_and_closes(record, "2023-07-13");
    auto const proposed = workspace.app().proposed_arguments(record, "record_execution");
    CHECK(base::integer_or(proposed, "demand", -1) == 0);
}

TEST_CASE("an act whose transaction fails leaves no trace in the store, in memory or in the chain")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15", "甲");
    auto const before = workspace.digest();
    auto const shown = workspace.app().ledger_rows(std::span(&record, 1)).front().state;
    // The last things an act writes: its clocks, its matter.
    for (auto const* table : {"clocks", "matters", "petition_records"}) {
        REQUIRE(!workspace.database()
                     .execute(std::string("CREATE TRIGGER refuse BEFORE INSERT ON ") + table
                         + " BEGIN SELECT RAISE(ABORT, 'injected'); END")
                     .is_error());
        workspace.act_as("li");
        auto const triage = workspace.attempt("triage", record,
            {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
                {"competent_unit", "housing"}, {"competent_level", "COUNTY"}});
        CHECK(support::message_of(triage).find("injected") != std::string::npos);
        CHECK(support::message_of(workspace.attempt("register_petition", {}, registration("2023-06-15", "乙")))
                  .find("injected")
            != std::string::npos);
        REQUIRE(!workspace.database().execute("DROP TRIGGER refuse").is_error());
        CHECK(workspace.digest() == before);
        CHECK(workspace.app().ledger_ids({}).size() == 1);
        CHECK(workspace.app().ledger_rows(std::span(&record, 1)).front().state == shown);
        CHECK(workspace.app().case_view(record)->timeline.size() == 1);
        CHECK(workspace.app().verify_report().value().is_sound);
    }
    // And the next act goes on as if nothing had been: chain, numbers, state.
    auto const next = workspace.registers("2023-06-15", "丙");
    CHECK(workspace.app().case_view(next)->record.petition_no.find("0002") != std::string::npos);
    workspace.triages(record);
    CHECK(workspace.app().verify_report().value().is_sound);
    CHECK(workspace.is_rebuild_equal());
    workspace.reopen();
    CHECK(workspace.app().ledger_ids({}).size() == 2);
}

TEST_CASE("what has left the office in a package can be corrected but not undone")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const first = workspace.registers("2023-06-15", "甲");
    auto const second = workspace.registers("2023-06-15", "乙");
    workspace.triages(first);
    workspace.triages(second);
    std::string package;
    REQUIRE(!workspace.app().export_package({first}, [&](std::string_view piece) { package += piece; }).is_error());
    auto const undo = [&](base::RecordId const& record) {
        auto const view = workspace.app().case_view(record);
        return workspace.refusal(
            "undo", record, {{"of", view->record.timeline.back().entry.value}, {"reason", "点错"}});
    };
    CHECK(undo(first) == "J10");
    CHECK(undo(second).empty());
    CHECK(workspace.is_rebuild_equal());
}

TEST_SUITE_END();

} // namespace upkeep_tests
