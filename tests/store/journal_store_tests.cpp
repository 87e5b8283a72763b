// The journal: union, order, heads, and a hash chain that notices every change (J1, J2, J7, J8).
#include "store/journal_store.h"

#include "store/entry_packing.h"
#include "store/migrate.h"
#include "support/store/opened_database.h"
#include "support/store/stored_entries.h"

namespace journal_store_tests {

using namespace test_support;
using store::ChainFault;
using store::EntryOrder;
using store::JournalStore;
using store::StoredEntry;

namespace {

struct Journal {
    std::unique_ptr<store::Database> database = value_of(store::Database::create_scratch());
    std::optional<JournalStore> store;

    Journal()
    {
        REQUIRE(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
        store = value_of(JournalStore::create(*database));
    }
    void add(std::span<StoredEntry const> entries)
    {
        REQUIRE(value_of(store->append_many(entries)) == static_cast<std::int64_t>(entries.size()));
    }
    std::vector<StoredEntry> all(EntryOrder order)
    {
        std::vector<StoredEntry> entries;
        auto cursor = value_of(store->entries(order));
        while (value_of(cursor.next()))
            entries.push_back(cursor.entry());
        return entries;
    }
    // The only fault that the chain now shows.
    ChainFault only_fault()
    {
        auto const report = value_of(store->verify());
        REQUIRE(report.problems.size() >= 1);
        return report.problems[0].fault;
    }
};

} // namespace

TEST_SUITE("journal_hash")
{
    TEST_CASE("commitment and entry hash are those of the ruling, byte for byte")
    {
        domain::Nonce nonce{};
        nonce.fill(0x61);
        // SHA-256 of sixteen 'a' followed by "bytes", then of 32 zero bytes followed by that; computed with sha256sum.
        auto const commitment = domain::commitment_of(nonce, "bytes");
        CHECK(base::to_hex(commitment) == "2e9a040d5c080d999c02a4b4e1280bdaba319d46e692052b34575ba177981401");
        CHECK(base::to_hex(domain::entry_hash({}, commitment))
            == "e807b08eb4909fb78e0caf81e5d739a153af02de4abff793d4dff146e560805b");
    }
}

TEST_SUITE("entry_packing")
{
    // As exchange/journal_codec writes it.
    static constexpr std::string_view WRITTEN =
        R"({"act":"assign","format":1,"identity_id":"S-zhao","lamport":873,"node":"NODE0001","occurred_on":"2024-12-23",)"
        R"("operator_id":"S-li","org_id":"O-xfj","parents":[)"
        R"("6161616161616161616161616161616161616161616161616161616161616161",)"
        R"("6262626262626262626262626262626262626262626262626262626262626262"],"payload":{"unit":"O-jyj","text":"查"},)"
        R"("recorded_at":"2024-12-23T02:45:41.007Z","sequence":873,)"
        R"("subjects":[{"id":"RNODE0001-867","kind":"record"},{"id":"MNODE0001-867","kind":"matter"}]})";

    struct Row {
        std::array<std::uint8_t, 64> parents{};
        store::EntryColumns columns{"NODE0001", 873, 873, "assign", "S-li", "S-zhao", "O-xfj", "2024-12-23",
            1734921941007, parents, "record RNODE0001-867\nmatter MNODE0001-867\n"};
        Row()
        {
            parents.fill('a');
            std::fill(parents.begin() + 32, parents.end(), 'b');
        }
    };

    TEST_CASE("what the columns say is not kept twice, and every text comes back byte for byte")
    {
        Row const row;
        auto const comes_back = [&](std::string_view bytes) {
            std::string packed, unpacked;
            store::pack_bytes(row.columns, bytes, packed);
            CHECK(store::unpack_bytes(row.columns, packed, unpacked));
            CHECK(unpacked == bytes);
            return packed.size();
        };
        CHECK(comes_back(WRITTEN) < 40);
        comes_back("");
        comes_back("{");
        comes_back("{}");
        comes_back("something else altogether");
        comes_back(std::string(70000, 'x'));
        // Cut anywhere and changed anywhere.
        for (std::size_t i = 0; i <= WRITTEN.size(); ++i) {
            comes_back(WRITTEN.substr(0, i));
            comes_back(WRITTEN.substr(i));
            auto changed = std::string(WRITTEN);
            if (i < changed.size())
                changed[i] ^= 0x15;
            comes_back(changed);
            comes_back(changed + changed);
        }
    }

    TEST_CASE("a packed text that is none is refused")
    {
        Row const row;
        std::string out;
        for (std::string_view damaged : {"", "\x80", "\xFF\xFF\xFF\xFF\xFF", "\x05", "\xFF\x7F\x01x"})
            CHECK_FALSE(store::unpack_bytes(row.columns, damaged, out));
    }
}

TEST_SUITE("journal_store")
{
    TEST_CASE("an entry comes back as it was, and adding it twice adds it once")
    {
        Journal journal;
        auto const chain = a_chain("n1", 3);
        journal.add(chain);
        CHECK(value_of(journal.store->append_many(chain)) == 0);
        CHECK(value_of(journal.store->count()) == 3);
        CHECK(*value_of(journal.store->find(chain[1].id)) == chain[1]);
        CHECK(value_of(journal.store->has(chain[2].id)));
        CHECK_FALSE(value_of(journal.store->has(base::EntryId(std::string(64, '0')))));
        CHECK_FALSE(value_of(journal.store->find(base::EntryId("kein hash"))).has_value());
    }

    TEST_CASE("the entries of a subject come in storage order, and only those")
    {
        Journal journal;
        auto first = a_chain("n1", 4, "record-a");
        auto const other = a_chain("n2", 3, "record-b");
        first.back().subjects.push_back({"record", "record-b"});
        journal.add(other);
        journal.add(first);
        auto const of_b = value_of(journal.store->of_subject("record", "record-b"));
        REQUIRE(of_b.size() == 4);
        CHECK(of_b[0] == other[0]);
        CHECK(of_b[3] == first[3]);
        CHECK(value_of(journal.store->of_subject("record", "record-a")).size() == 4);
        CHECK(value_of(journal.store->of_subject("matter", "record-a")).empty());
        std::vector<std::string> bytes;
        REQUIRE_OK(journal.store->visit_bytes_of_subject(
            "record", "record-b", [&](base::EntryId id, std::string_view text) -> base::Result<void> {
                CHECK(id == of_b[bytes.size()].id);
                bytes.emplace_back(text);
                return {};
            }));
        REQUIRE(bytes.size() == 4);
        CHECK(bytes[3] == first[3].bytes);
        CHECK(value_of(journal.store->of_identity("staff-2")).size() == 7);
        CHECK(value_of(journal.store->of_identity("staff-1")).empty());
    }

    TEST_CASE("entries stream in both orders")
    {
        Journal journal;
        auto const second = a_chain("n2", 2);
        auto const first = a_chain("n1", 2);
        journal.add(second);
        journal.add(first);
        auto const stored = journal.all(EntryOrder::Storage);
        CHECK(stored[0] == second[0]);
        auto const labelled = journal.all(EntryOrder::Label);
        CHECK(labelled[0] == first[0]);
        CHECK(labelled[3] == second[1]);
    }

    TEST_CASE("heads, next sequence and Lamport number follow the chains")
    {
        Journal journal;
        CHECK(value_of(journal.store->heads()).empty());
        CHECK(value_of(journal.store->next_sequence("n1")) == 1);
        CHECK(value_of(journal.store->greatest_lamport()) == 0);
        auto const first = a_chain("n1", 3);
        auto const second = a_chain("n2", 5);
        journal.add(first);
        journal.add(second);
        auto const heads = value_of(journal.store->heads());
        REQUIRE(heads.size() == 2);
        CHECK(heads[0].id == first[2].id);
        CHECK(heads[1].id == second[4].id);
        CHECK(value_of(journal.store->next_sequence("n1")) == 4);
        CHECK(value_of(journal.store->greatest_lamport()) == 5);
    }

    TEST_CASE("a sound chain verifies, also with withheld and erased entries, which are counted")
    {
        Journal journal;
        auto chain = a_chain("n1", 5);
        chain[1] = withheld(chain[1]);
        journal.add(chain);
        REQUIRE(value_of(journal.store->erase_bytes(chain[3].id)));
        auto const report = value_of(journal.store->verify());
        CHECK(report.is_sound());
        CHECK(report.entries == 5);
        CHECK(report.withheld == 1);
        CHECK(report.erased == 1);
        CHECK(value_of(journal.store->find(chain[3].id))->bytes.empty());
        CHECK_FALSE(value_of(journal.store->erase_bytes(chain[3].id)));
    }

    TEST_CASE("a withheld entry is completed when its bytes arrive, never the other way round")
    {
        Journal journal;
        auto const chain = a_chain("n1", 2);
        journal.add(std::vector{withheld(chain[0]), chain[1]});
        CHECK(value_of(journal.store->append(chain[0])));
        CHECK(*value_of(journal.store->find(chain[0].id)) == chain[0]);
        CHECK(value_of(journal.store->of_subject("record", "record-1")).size() == 2);
        CHECK_FALSE(value_of(journal.store->append(withheld(chain[0]))));
        CHECK(*value_of(journal.store->find(chain[0].id)) == chain[0]);
        // What was erased by order stays erased.
        REQUIRE(value_of(journal.store->erase_bytes(chain[1].id)));
        CHECK_FALSE(value_of(journal.store->append(chain[1])));
        CHECK(value_of(journal.store->find(chain[1].id))->presence == store::Presence::Erased);
    }

    TEST_CASE("a fork is kept as two branches and counted, not reported as damage")
    {
        Journal journal;
        auto const chain = a_chain("n1", 3);
        auto const branch = a_chain("n1", 2, "record-2");
        journal.add(chain);
        journal.add(branch);
        auto const report = value_of(journal.store->verify());
        CHECK(report.is_sound());
        CHECK(report.forks == 2);
        CHECK(report.entries == 5);
    }

    TEST_CASE("changed bytes, a changed link and a missing entry are each found")
    {
        Journal journal;
        auto const chain = a_chain("n1", 4);
        journal.add(chain);
        REQUIRE_OK(journal.database->execute("UPDATE journal_entries SET bytes=CAST('x' AS BLOB) WHERE sequence=2"));
        CHECK(journal.only_fault() == ChainFault::WrongCommitment);

        Journal relinked;
        relinked.add(chain);
        REQUIRE_OK(relinked.database->execute("UPDATE journal_entries SET prev=zeroblob(32) WHERE sequence=3"));
        CHECK(relinked.only_fault() == ChainFault::WrongHash);

        Journal cut;
        cut.add(chain);
        REQUIRE_OK(cut.database->execute("DELETE FROM journal_entries WHERE sequence=2"));
        CHECK(cut.only_fault() == ChainFault::GapInSequence);

        Journal relabelled;
        auto stranger = a_chain("n1", 2, "record-9");
        relabelled.add(chain);
        stranger[1].sequence = 5; // stands on an entry that is not number 4
        relabelled.add(std::vector{stranger[1]});
        CHECK(relabelled.only_fault() == ChainFault::BrokenLink);
    }

    TEST_CASE("an entry from outside shows by itself whether its hash fits")
    {
        auto entry = a_chain("n1", 1)[0];
        CHECK(store::has_valid_hash(entry));
        CHECK(store::has_valid_hash(withheld(entry)));
        entry.bytes += " ";
        CHECK_FALSE(store::has_valid_hash(entry));
    }

    TEST_CASE("a damaged id or subject is refused before anything is written")
    {
        Journal journal;
        auto entry = a_chain("n1", 1)[0];
        entry.subjects.push_back({"record", "two\nlines"});
        CHECK(journal.store->append(entry).error().code == base::ErrorCode::Damaged);
        entry.subjects.pop_back();
        entry.id.value.pop_back();
        CHECK(journal.store->append(entry).error().code == base::ErrorCode::Damaged);
        CHECK(value_of(journal.store->count()) == 0);
    }
}

} // namespace journal_store_tests
