// Random histories that were forked, worked on apart and exchanged in part: their union does not depend on order,
// grouping or repetition, the fold never fails, and the projections are what a rebuild gives (J1 to J3, J15).
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>
#include <array>

namespace forks_tests {

using base::ValueList;
using base::ValueObject;
using support::TestWorkspace;

namespace {

constexpr int FORKS = 3;
constexpr int ACTS = 10;

struct Office {
    std::unique_ptr<TestWorkspace> workspace;
    std::vector<base::EntryId> done; // of this fork, for undoing
};

base::RecordId pick(platform::SeededRandom& random, std::vector<base::RecordId> const& ids)
{
    return ids[random.below(ids.size())];
}

struct Attempt {
    char const* staff;
    char const* act;
    ValueObject arguments;
};

// One of the acts of the early stages, where the paths part; most are refused in most states, and that is fine.
Attempt some_attempt(platform::SeededRandom& random, std::vector<base::RecordId> const& records, Office const& office)
{
    auto const other = pick(random, records).value;
    auto const undone = office.done.empty() ? std::string() : office.done[random.below(office.done.size())].value;
    auto const marked = std::to_string(random.below(1000));
    std::vector<Attempt> const attempts{
        {"li", "triage",
            {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
                {"competent_unit", "housing"}, {"competent_level", "COUNTY"}, {"reason", "与此前的不是一件事"}}},
        {"li", "triage",
            {{"first_time", "REPEAT"}, {"repeat_of", other}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
                {"reason", "同一人同一事"}, {"competent_unit", "housing"}, {"competent_level", "COUNTY"}}},
        {"wang", "assign", {{"unit", "housing"}, {"feedback_due", "2023-08-20"}}},
        {"li", "assign", {{"unit", "housing"}, {"feedback_due", "2023-08-21"}}},
        {"wang", "transfer", {{"unit", "housing"}}},
        {"li", "guide",
            {{"disposal", "GUIDE"}, {"text", "告知向法院起诉" + marked}, {"not_assigned_reason", "应由法院处理"}}},
        {"he", "sign_for", {{"arrived_on", "2023-06-15"}, {"unit_leader", "xu"}, {"unit_officer", "he"}}},
        {"xu", "accept", {{"notice_on", "2023-06-15"}, {"unit_leader", "xu"}, {"unit_officer", "he"}}},
        {"he", "start_handling", {{"contacted_on", "2023-06-15"}, {"contact", "电话联系" + marked}}},
        {"he", "investigate", {{"findings", "现场核查" + marked}}},
        {"li", "link_repeat", {{"repeat_of", other}, {"reason", "同一人同一事"}}},
        {"li", "unlink_repeat", {{"reason", "不是同一事项"}}},
        {"li", "correct",
            {{"field", "place"}, {"value", random.below(2) == 0 ? "320104" : "320105"}, {"reason", "写错"}}},
        {"wang", "correct", {{"field", "facts"}, {"value", "更正后的事实" + marked}, {"reason", "写错"}}},
        {"wang", "void", {{"reason", "误登"}}},
        {"li", "undo", {{"of", undone}, {"reason", "点错"}}},
        {"wang", "undo", {{"of", undone}, {"reason", "点错"}}},
    };
    return attempts[random.below(attempts.size())];
}

void work_apart(Office& office, platform::SeededRandom& random, int& done)
{
    auto& workspace = *office.workspace;
    for (int i = 0; i < ACTS; ++i) {
        auto const records = workspace.app().ledger_ids({});
        if (records.empty() || random.below(6) == 0) {
            workspace.registers("2023-06-15", random.below(2) == 0 ? "刘德芳" : "孙桂英");
            continue;
        }
        auto const chosen = some_attempt(random, records, office);
        workspace.act_as(chosen.staff);
        auto const result = workspace.attempt(chosen.act, pick(random, records), chosen.arguments);
        if (auto const* outcome = std::get_if<app::Outcome>(&result)) {
            office.done.push_back(outcome->entry);
            ++done;
        }
    }
}

void import_sound(TestWorkspace& receiver, std::string const& package)
{
    auto const report = receiver.app().import_package(support::file_of(package));
    CHECK(!report.is_error());
    if (!report.is_error())
        CHECK_MESSAGE(report.value().valid, report.value().summary);
}

// A workspace that has everything in these packages and can pass it on.
std::unique_ptr<TestWorkspace> joined(std::uint64_t seed, std::vector<std::string> const& packages)
{
    auto workspace = std::make_unique<TestWorkspace>(seed);
    for (auto const& package : packages)
        import_sound(*workspace, package);
    return workspace;
}

std::array<std::string, FORKS> forked_histories(std::uint64_t seed, int& acts_done)
{
    platform::SeededRandom random(seed);
    TestWorkspace origin(seed);
    origin.set_up();
    origin.registers("2023-06-15", "刘德芳");
    origin.triages(origin.registers("2023-06-15", "孙桂英"));
    auto const common = origin.export_all();

    std::array<Office, FORKS> offices;
    for (std::size_t i = 0; i < offices.size(); ++i) {
        offices[i].workspace = joined(seed * 100 + i, {common});
        REQUIRE(!offices[i].workspace->app().start_new_node("复制").is_error());
        REQUIRE(!offices[i].workspace->app().switch_identity(base::StaffId("li"), base::StaffId("li")).is_error());
    }
    for (int round = 0; round < 2; ++round) {
        for (auto& office : offices)
            work_apart(office, random, acts_done);
        // Some meet in between, so that a part of the history is common again.
        auto& from = offices[random.below(offices.size())];
        auto& to = offices[random.below(offices.size())];
        import_sound(*to.workspace, from.workspace->export_all());
        CHECK(to.workspace->is_rebuild_equal());
    }
    std::array<std::string, FORKS> packages;
    for (std::size_t i = 0; i < offices.size(); ++i)
        packages[i] = offices[i].workspace->export_all();
    return packages;
}

} // namespace

TEST_SUITE_BEGIN("forks");

TEST_CASE("the union of forked histories is commutative, associative and idempotent, and no fold fails")
{
    for (std::uint64_t const seed : {101, 102}) {
        INFO("seed " << seed);
        int acts_done = 0;
        auto const packages = forked_histories(seed, acts_done);
        CHECK(acts_done > FORKS * 3); // else the histories prove nothing

        std::array<std::size_t, FORKS> order{0, 1, 2};
        std::string digest;
        do {
            auto receiver = joined(seed + 1000, {packages[order[0]], packages[order[1]], packages[order[2]]});
            if (digest.empty()) {
                digest = receiver->digest();
                CHECK(receiver->is_rebuild_equal());
                auto const verified = receiver->app().verify_report();
                CHECK_MESSAGE(verified.value().is_sound, verified.value().text);
            }
            CHECK(receiver->digest() == digest);
        } while (std::next_permutation(order.begin(), order.end()));

        // (A ∪ B) ∪ C and A ∪ (B ∪ C): the inner union is passed on as a package of its own.
        std::size_t const alone = seed % FORKS;
        auto pair = std::make_unique<TestWorkspace>(seed + 2000);
        pair->set_up();
        import_sound(*pair, packages[(alone + 1) % FORKS]);
        import_sound(*pair, packages[(alone + 2) % FORKS]);
        auto const both = pair->export_all();
        auto left = joined(seed + 3000, {packages[alone], both});
        auto right = joined(seed + 3001, {both, packages[alone]});
        CHECK(left->digest() == right->digest());
        auto const settled = left->digest();
        for (auto const& package : packages)
            import_sound(*left, package);
        import_sound(*left, both);
        CHECK(left->digest() == settled);
        CHECK(settled == digest);
    }
}

TEST_SUITE_END();

} // namespace forks_tests
