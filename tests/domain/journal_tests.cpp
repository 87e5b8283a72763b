// The causal order of entries (J2).
#include "domain/journal.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>
#include <random>

namespace journal_tests {

using domain::JournalEntry;
using support::entry_id;

TEST_SUITE_BEGIN("journal_tests");

static JournalEntry entry(
    std::uint64_t id, char const* node, std::int64_t lamport, std::vector<std::uint64_t> parents = {})
{
    JournalEntry result;
    result.id = entry_id(id);
    result.node = node;
    result.lamport = lamport;
    result.sequence = lamport;
    for (auto parent : parents)
        result.parents.push_back(entry_id(parent));
    return result;
}

static std::vector<std::string> order(std::vector<JournalEntry> entries)
{
    domain::sort_causally(entries);
    std::vector<std::string> ids;
    for (auto const& item : entries)
        ids.push_back(item.id.value.substr(62));
    return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("a parent comes before its child, whatever the Lamport numbers say")
{
    CHECK(order({entry(2, "A", 1, {1}), entry(1, "B", 9)}) == Ids{"01", "02"});
}

TEST_CASE("concurrent entries go by lamport, then node, then sequence")
{
    CHECK(order({entry(3, "B", 2), entry(2, "A", 2), entry(1, "C", 1)}) == Ids{"01", "02", "03"});
}

TEST_CASE("a parent that is not in the list counts as none")
{
    CHECK(order({entry(1, "A", 5, {77}), entry(2, "A", 1)}) == Ids{"02", "01"});
}

TEST_CASE("a cycle in a damaged journal is ordered all the same, and no entry is lost")
{
    CHECK(order({entry(1, "A", 2, {2}), entry(2, "A", 1, {1}), entry(3, "A", 3, {1})}) == Ids{"02", "01", "03"});
    CHECK(order({entry(1, "A", 1, {1})}) == Ids{"01"});
}

TEST_CASE("the order depends on the set of entries alone")
{
    auto const seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<JournalEntry> entries;
    for (std::uint64_t id = 1; id <= 200; ++id) {
        std::vector<std::uint64_t> parents;
        for (auto count = id > 1 ? random() % 3 : 0; count > 0; --count)
            parents.push_back(1 + random() % (id - 1));
        entries.push_back(entry(id, random() % 2 ? "A" : "B", static_cast<std::int64_t>(random() % 40), parents));
    }
    auto const expected = order(entries);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(entries.begin(), entries.end(), random);
        REQUIRE(order(entries) == expected);
    }
    domain::sort_causally(entries);
    std::vector<base::EntryId> seen;
    for (auto const& item : entries) {
        for (auto const& parent : item.parents)
            CHECK(std::find(seen.begin(), seen.end(), parent) != seen.end());
        seen.push_back(item.id);
    }
}

TEST_CASE("subject kinds read back from their text")
{
    domain::SubjectKind kind{};
    CHECK(domain::parse_subject_kind("matter", kind));
    CHECK(kind == domain::SubjectKind::Matter);
    CHECK(domain::to_text(domain::SubjectKind::Ledger) == "ledger");
    CHECK_FALSE(domain::parse_subject_kind("Matter", kind));
}

TEST_SUITE_END();

} // namespace journal_tests
