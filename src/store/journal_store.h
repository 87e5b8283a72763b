// JournalStore: the append-only journal in SQLite. Payload bytes are opaque here (J14); the hash chain is checked here.
#pragma once

#include "domain/journal_hash.h"
#include "store/database.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace store {

enum class Presence { Here, Withheld, Erased };

struct StoredSubject {
    std::string kind; // "record", "matter", ...
    std::string id;

    bool operator==(StoredSubject const&) const = default;
};

struct StoredEntry {
    base::EntryId id;
    std::string node;
    std::int64_t sequence{0};
    base::Hash prev{};
    base::Hash commitment{};
    Presence presence{Presence::Here};
    domain::Nonce nonce{}; // meaningful only while the bytes are here
    std::string bytes; // empty unless here
    std::int64_t lamport{0};
    std::string act, operator_id, identity_id, org_id;
    std::string occurred_on; // ISO date
    std::int64_t recorded_at{0}; // milliseconds
    std::vector<base::EntryId> parents;
    std::vector<StoredSubject> subjects;

    bool operator==(StoredEntry const&) const = default;
};

struct ChainHead {
    std::string node;
    std::int64_t sequence{0};
    base::EntryId id;
    std::int64_t lamport{0};
    std::int64_t recorded_at{0};
};

enum class ChainFault { WrongCommitment, WrongHash, BrokenLink, GapInSequence };

struct ChainProblem {
    ChainFault fault{};
    std::string node;
    std::int64_t sequence{0};
    base::EntryId id;
};

struct ChainReport {
    std::int64_t entries{0};
    std::int64_t withheld{0};
    std::int64_t erased{0};
    std::int64_t forks{0}; // places where one chain has two entries of the same sequence
    std::vector<ChainProblem> problems;

    bool is_sound() const { return problems.empty(); }
};

enum class EntryOrder {
    Storage, // as they arrived: parents before children
    Label, // by node, sequence, entry id
};

// Reads entries one at a time, so that an export never holds the whole journal. The store must not be written to
// while a cursor is open.
class EntryCursor {
public:
    // False at the end.
    base::Result<bool> next();
    StoredEntry const& entry() const { return m_entry; }

private:
    friend class JournalStore;
    explicit EntryCursor(Statement statement)
        : m_statement(std::move(statement))
    {
    }
    Statement m_statement;
    StoredEntry m_entry;
};

// Recomputes every hash and follows every link, in pieces. Nothing is written meanwhile.
class ChainVerification {
public:
    ~ChainVerification();
    ChainVerification(ChainVerification&&) noexcept;
    // Up to `entries` entries; false at the end.
    base::Result<bool> step(std::size_t entries);
    ChainReport const& report() const;

private:
    friend class JournalStore;
    struct Walk;
    ChainVerification(EntryCursor cursor);
    EntryCursor m_cursor;
    std::unique_ptr<Walk> m_walk;
};

class JournalStore {
public:
    // `database` is migrated and outlives the store.
    static base::Result<JournalStore> create(Database& database);

    // False when an entry of this id is already there (the union of two journals is idempotent); a withheld one is
    // completed when its bytes arrive, which counts as new. The hash is the caller's: entries from outside are checked
    // with has_valid_hash() first. Parents are appended before children.
    base::Result<bool> append(StoredEntry const&);
    // How many of them were new.
    base::Result<std::int64_t> append_many(std::span<StoredEntry const>);

    base::Result<bool> has(base::EntryId const&);
    base::Result<std::optional<StoredEntry>> find(base::EntryId const&);
    // In storage order.
    base::Result<std::vector<StoredEntry>> of_subject(std::string_view kind, std::string_view id);
    // What that person did, whether by this or another node; reads the whole journal.
    base::Result<std::vector<StoredEntry>> of_identity(std::string_view identity_id);
    // The bytes alone, of those entries whose bytes are here: what a fold needs. The visitor does not ask the store.
    base::Result<void> visit_bytes_of_subject(std::string_view kind, std::string_view id,
        std::function<base::Result<void>(base::EntryId, std::string_view bytes)> const& visit);
    // The entries that arrived last, newest first; withheld ones are left out.
    base::Result<std::vector<StoredEntry>> latest(std::int64_t limit);
    // Every subject of a kind that has entries, ordered.
    base::Result<std::vector<std::string>> subject_ids(std::string_view kind);
    base::Result<EntryCursor> entries(EntryOrder);
    base::Result<std::int64_t> count();

    // The last entry of each node's chain, ordered by node.
    base::Result<std::vector<ChainHead>> heads();
    base::Result<std::optional<ChainHead>> head(std::string_view node);
    base::Result<std::int64_t> next_sequence(std::string_view node);
    base::Result<std::int64_t> greatest_lamport();

    // A legally ordered erasure: drops the bytes, keeps the chain (J7). False when there is no such entry.
    base::Result<bool> erase_bytes(base::EntryId const&);

    base::Result<ChainVerification> begin_verification();
    base::Result<ChainReport> verify(); // all of it at once

private:
    explicit JournalStore(Database& database)
        : m_database(&database)
    {
    }
    base::Result<bool> remove_withheld(base::Hash const& id);
    base::Result<void> insert_subjects(StoredEntry const&, std::int64_t storage_order);

    Database* m_database;
    Statement m_insert, m_remove_withheld, m_insert_subject, m_has, m_find, m_of_subject, m_bytes_of_subject, m_head,
        m_erase;
    std::string m_bytes; // of the entry visited, kept for its memory
};

// The entry's id and commitment are those of its bytes; of a withheld or erased entry only the id can be checked.
bool has_valid_hash(StoredEntry const&);

} // namespace store
