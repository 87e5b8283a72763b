// Packages of a lived-in workspace: whatever is carried over looks the same on the other side, in any order, any number
// of times, in any selection.
#include "app/demo/demo_journal.h"
#include "app/demo/demo_workspace.h"
#include "exchange/reference_json.h"
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>

namespace exchange_tests {

using support::TestWorkspace;

static std::unique_ptr<TestWorkspace> office(std::uint64_t seed)
{
    auto workspace = std::make_unique<TestWorkspace>(seed, "2026-06-16");
    workspace->go_to("2026-06-16", "09:00");
    app::GenerateOptions options;
    options.matters = 60;
    options.seed = seed;
    auto const result = app::generate_workspace(workspace->app(), options);
    REQUIRE_MESSAGE(!result.is_error(), (result.is_error() ? result.error().message : std::string()));
    return workspace;
}

static std::unique_ptr<TestWorkspace> empty_workspace(std::uint64_t seed)
{
    auto workspace = std::make_unique<TestWorkspace>(seed, "2026-06-16");
    workspace->go_to("2026-06-16", "09:30");
    return workspace;
}

// Only a workspace with a node of its own can pass on what it has.
static std::unique_ptr<TestWorkspace> fresh_office(std::uint64_t seed)
{
    auto workspace = empty_workspace(seed);
    auto const texts = app::demo::load_demo_texts().release_value();
    REQUIRE(
        !workspace->app().set_up({texts.workspace_name, texts.orgs, texts.staff, texts.operator_id, true}).is_error());
    return workspace;
}

// A second office with a history of its own: other matters, another node, the same people.
static std::vector<app::IncomingEntry> other_history(std::uint64_t seed)
{
    auto const texts = app::demo::load_demo_texts().release_value();
    auto const references = exchange::shipped_reference_data().release_value();
    app::demo::JournalOptions options;
    options.matters = 25;
    options.seed = seed;
    options.node = "DEMOQQ" + std::to_string(seed);
    options.until = base::civil_date(app::demo_start());
    options.from = base::add_months(options.until, -24);
    options.with_showcases = false;
    app::demo::DemoJournal journal(texts, references, options);
    return journal.generate().release_value();
}

static void check_same_case(TestWorkspace& left, TestWorkspace& right, base::RecordId const& id)
{
    CAPTURE(id.value);
    auto const here = left.app().case_view(id);
    auto const there = right.app().case_view(id);
    CHECK(here.has_value());
    CHECK(there.has_value());
    if (!here || !there) // built without exceptions: REQUIRE would go on
        return;
    CHECK(here->record.state == there->record.state);
    CHECK(here->record.petition_no == there->record.petition_no);
    CHECK(here->record.fields == there->record.fields);
    CHECK(here->record.matter_id == there->record.matter_id);
    CHECK(here->record.first_officer == there->record.first_officer);
    CHECK(here->record.timeline.size() == there->record.timeline.size());
    if (here->record.timeline.size() != there->record.timeline.size())
        return;
    for (std::size_t index = 0; index < here->record.timeline.size(); ++index) {
        CHECK(here->record.timeline[index].entry == there->record.timeline[index].entry);
        CHECK(here->record.timeline[index].state_after == there->record.timeline[index].state_after);
    }
}

TEST_SUITE_BEGIN("exchange");

TEST_CASE("a lived-in workspace arrives with the same states, and arriving again changes nothing")
{
    for (std::uint64_t const seed : {11, 12, 13}) {
        auto sender = office(seed);
        auto const package = sender->export_all();
        auto receiver = empty_workspace(seed + 100);
        auto const report = receiver->import(package);
        REQUIRE_MESSAGE(report.valid, report.summary);
        CHECK(receiver->digest() == sender->digest());
        CHECK(receiver->is_rebuild_equal());
        auto const again = receiver->import(package);
        CHECK(again.entries_new == 0);
        CHECK(receiver->digest() == sender->digest());
        // What came is passed on unchanged.
        auto second = fresh_office(seed + 200);
        CHECK(second->import(package).valid);
        auto third = empty_workspace(seed + 300);
        auto const passed_on = third->import(second->export_all());
        REQUIRE_MESSAGE(passed_on.valid, passed_on.summary);
        CHECK(third->digest() == sender->digest());
    }
}

TEST_CASE("the union of three journals does not depend on the order in which they come")
{
    auto const base_office = office(21);
    auto const common = base_office->export_all();
    std::vector<std::string> packages{common};
    for (std::uint64_t const seed : {31, 32}) {
        auto other = fresh_office(seed);
        REQUIRE(!other->app().apply_entries(other_history(seed)).is_error());
        packages.push_back(other->export_all());
    }
    std::vector<std::size_t> order{0, 1, 2};
    std::string digest;
    do {
        auto receiver = empty_workspace(300 + order[0] * 9 + order[1] * 3);
        for (auto const index : order) {
            auto const report = receiver->import(packages[index]);
            CHECK_MESSAGE(report.valid, report.summary);
        }
        if (digest.empty())
            digest = receiver->digest();
        CHECK(receiver->digest() == digest);
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("a selection carries its cases whole, and the rest of the workspace stays behind")
{
    auto sender = office(41);
    auto const ids = sender->app().ledger_ids({});
    app::demo::DemoRandom random(5);
    for (int round = 0; round < 4; ++round) {
        std::vector<base::RecordId> selection;
        for (auto const& id : ids) {
            if (random.chance(10))
                selection.push_back(id);
        }
        std::string package;
        REQUIRE(!sender->app().export_package(selection, [&](std::string_view piece) { package += piece; }).is_error());
        auto receiver = fresh_office(400 + static_cast<std::uint64_t>(round));
        auto const report = receiver->import(package);
        REQUIRE_MESSAGE(report.valid, report.summary);
        for (auto const& id : selection)
            check_same_case(*sender, *receiver, id);
        CHECK(receiver->app().ledger_ids({}).size() < ids.size());
        CHECK(receiver->is_rebuild_equal());
    }
}

TEST_CASE("a package cut off or changed anywhere leaves the receiver as it was")
{
    auto sender = office(51);
    auto const package = sender->export_all();
    auto receiver = empty_workspace(52);
    receiver->import(office(53)->export_all());
    auto const before = receiver->digest();
    app::demo::DemoRandom random(6);
    for (int round = 0; round < 12; ++round) {
        auto damaged = package;
        auto const at = static_cast<std::size_t>(random.next() % damaged.size());
        if (round % 2 == 0)
            damaged.resize(at);
        else
            damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
        auto const report = receiver->app().import_package(support::file_of(damaged));
        bool const is_refused = report.is_error() || !report.value().valid;
        CAPTURE(at);
        CHECK(is_refused);
        CHECK(receiver->digest() == before);
    }
}

TEST_CASE("what was corrected to a number or to yes and no arrives like everything else (T47)")
{
    support::TestWorkspace sender(61);
    sender.set_up();
    auto const record = sender.registers();
    sender.act_as("wang");
    sender.does("correct", record, {{"field", "petitioner_count"}, {"value", 3}, {"reason", "登记时少写二人"}});
    sender.does("correct", record, {{"field", "urgent"}, {"value", true}, {"reason", "核实为重大紧急"}});
    auto receiver = empty_workspace(62);
    auto const report = receiver->import(sender.export_all());
    CHECK_MESSAGE(report.valid, (report.problems.empty() ? report.summary : report.problems.front().message));
    CHECK(receiver->digest() == sender.digest());
}

TEST_SUITE_END();

} // namespace exchange_tests
