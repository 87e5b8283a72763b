// The journal's SQL.
#include "store/journal_store.h"

#include "store/entry_packing.h"

#include <algorithm>
#include <cstring>

namespace store {

static constexpr std::string_view COLUMNS =
    "entry_id, node, sequence, prev, commitment, presence, nonce, bytes, lamport, act, operator_id, identity_id, "
    "org_id, occurred_on, recorded_at, parents, subjects, packing";

static void copy_hash(std::span<std::uint8_t const> bytes, base::Hash& out)
{
    if (bytes.size() == out.size())
        std::memcpy(out.data(), bytes.data(), out.size());
}

static std::string joined_subjects(std::vector<StoredSubject> const& subjects)
{
    std::string text;
    for (auto const& subject : subjects)
        text.append(subject.kind).append(" ").append(subject.id).append("\n");
    return text;
}

static std::vector<StoredSubject> split_subjects(std::string_view text)
{
    std::vector<StoredSubject> subjects;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        auto const space = line.find(' ');
        if (space != line.npos)
            subjects.push_back({std::string(line.substr(0, space)), std::string(line.substr(space + 1))});
    }
    return subjects;
}

static EntryColumns columns_of(Statement const& row)
{
    return {row.text(1), row.integer(2), row.integer(8), row.text(9), row.text(10), row.text(11), row.text(12),
        row.text(13), row.integer(14), row.blob(15), row.text(16)};
}

// Damaged packing gives empty bytes, whose hash does not fit.
static void read_bytes(Statement const& row, std::string& bytes)
{
    auto const stored = row.blob(7);
    std::string_view const text(reinterpret_cast<char const*>(stored.data()), stored.size());
    if (row.integer(17) != PACKED_BY_COLUMNS)
        bytes = text;
    else if (!unpack_bytes(columns_of(row), text, bytes))
        bytes.clear();
}

static void read_entry(Statement const& row, StoredEntry& entry)
{
    base::Hash id{};
    copy_hash(row.blob(0), id);
    entry.id = domain::to_entry_id(id);
    entry.node = row.text(1);
    entry.sequence = row.integer(2);
    copy_hash(row.blob(3), entry.prev);
    copy_hash(row.blob(4), entry.commitment);
    entry.presence = static_cast<Presence>(row.integer(5));
    entry.nonce = {};
    if (auto const nonce = row.blob(6); nonce.size() == domain::NONCE_SIZE)
        std::memcpy(entry.nonce.data(), nonce.data(), domain::NONCE_SIZE);
    read_bytes(row, entry.bytes);
    entry.lamport = row.integer(8);
    entry.act = row.text(9);
    entry.operator_id = row.text(10);
    entry.identity_id = row.text(11);
    entry.org_id = row.text(12);
    entry.occurred_on = row.text(13);
    entry.recorded_at = row.integer(14);
    entry.parents.clear();
    auto const parents = row.blob(15);
    for (std::size_t offset = 0; offset + sizeof(base::Hash) <= parents.size(); offset += sizeof(base::Hash)) {
        base::Hash parent{};
        copy_hash(parents.subspan(offset, sizeof(base::Hash)), parent);
        entry.parents.push_back(domain::to_entry_id(parent));
    }
    entry.subjects = split_subjects(row.text(16));
}

bool has_valid_hash(StoredEntry const& entry)
{
    if (entry.presence == Presence::Here && domain::commitment_of(entry.nonce, entry.bytes) != entry.commitment)
        return false;
    return domain::to_entry_id(domain::entry_hash(entry.prev, entry.commitment)) == entry.id;
}

base::Result<bool> EntryCursor::next()
{
    if (!TRY(m_statement.step()))
        return false;
    read_entry(m_statement, m_entry);
    return true;
}

base::Result<JournalStore> JournalStore::create(Database& database)
{
    JournalStore store(database);
    std::string const columns(COLUMNS);
    store.m_insert = TRY(database.prepare(
        "INSERT OR IGNORE INTO journal_entries(" + columns + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    store.m_remove_withheld =
        TRY(database.prepare("DELETE FROM journal_entries WHERE entry_id=? AND presence=1 RETURNING storage_order"));
    store.m_insert_subject = TRY(database.prepare("INSERT OR IGNORE INTO entry_subjects VALUES(?,?,?)"));
    store.m_has = TRY(database.prepare("SELECT 1 FROM journal_entries WHERE entry_id=?"));
    store.m_find = TRY(database.prepare("SELECT " + columns + " FROM journal_entries WHERE entry_id=?"));
    store.m_of_subject = TRY(database.prepare("SELECT " + columns
        + " FROM entry_subjects CROSS JOIN journal_entries USING(storage_order) WHERE kind=? AND id=?"
          " ORDER BY entry_subjects.storage_order"));
    store.m_bytes_of_subject = TRY(database.prepare("SELECT " + columns
        + " FROM entry_subjects CROSS JOIN journal_entries USING(storage_order) WHERE kind=? AND id=? AND presence=0"
          " ORDER BY entry_subjects.storage_order"));
    store.m_head = TRY(database.prepare("SELECT node, sequence, entry_id, lamport, recorded_at FROM journal_entries"
                                        " WHERE node=? ORDER BY sequence DESC, entry_id DESC LIMIT 1"));
    store.m_erase = TRY(database.prepare(
        "UPDATE journal_entries SET presence=2, nonce=NULL, bytes=NULL WHERE entry_id=? AND presence=0"));
    return store;
}

static void bind_optional(Statement& statement, int index, std::string_view text)
{
    if (text.empty())
        statement.bind_null(index);
    else
        statement.bind_view(index, text);
}

static base::Error damaged_id(std::string_view what)
{
    return {base::ErrorCode::Damaged, "J1", "日志条目的" + std::string(what) + "不是 64 位十六进制哈希。", {}};
}

base::Result<bool> JournalStore::append(StoredEntry const& entry)
{
    base::Hash id{};
    if (!domain::to_hash(entry.id, id))
        return damaged_id("编号");
    std::vector<std::uint8_t> parents;
    for (auto const& parent : entry.parents) {
        base::Hash hash{};
        if (!domain::to_hash(parent, hash))
            return damaged_id("上级条目编号");
        parents.insert(parents.end(), hash.begin(), hash.end());
    }
    for (auto const& subject : entry.subjects) {
        if (subject.kind.find(' ') != std::string::npos || subject.id.find('\n') != std::string::npos)
            return base::Error{base::ErrorCode::Damaged, "J4", "日志条目的对象编号含有不允许的字符。", {}};
    }
    bool const is_here = entry.presence == Presence::Here;
    auto const subjects = joined_subjects(entry.subjects);
    std::string packed;
    m_insert.bind_blob_view(1, id).bind_view(2, entry.node).bind(3, entry.sequence);
    m_insert.bind_blob_view(4, entry.prev).bind_blob_view(5, entry.commitment);
    m_insert.bind(6, static_cast<int>(entry.presence));
    if (is_here) {
        EntryColumns const columns{entry.node, entry.sequence, entry.lamport, entry.act, entry.operator_id,
            entry.identity_id, entry.org_id, entry.occurred_on, entry.recorded_at, parents, subjects};
        pack_bytes(columns, entry.bytes, packed);
        m_insert.bind_blob_view(7, entry.nonce).bind_blob_view(8, as_bytes(packed));
    } else {
        m_insert.bind_null(7).bind_null(8);
    }
    m_insert.bind(9, entry.lamport);
    bind_optional(m_insert, 10, entry.act);
    bind_optional(m_insert, 11, entry.operator_id);
    bind_optional(m_insert, 12, entry.identity_id);
    bind_optional(m_insert, 13, entry.org_id);
    bind_optional(m_insert, 14, entry.occurred_on);
    m_insert.bind(15, entry.recorded_at).bind_blob_view(16, parents);
    bind_optional(m_insert, 17, subjects);
    m_insert.bind(18, is_here ? PACKED_BY_COLUMNS : UNPACKED);
    TRY(m_insert.run());
    bool is_new = m_database->changed_rows() > 0;
    if (!is_new && is_here && TRY(remove_withheld(id))) {
        TRY(m_insert.run()); // the bindings are still there
        is_new = true;
    }
    if (is_new)
        TRY(insert_subjects(entry, m_database->last_inserted_row()));
    return is_new;
}

base::Result<bool> JournalStore::remove_withheld(base::Hash const& id)
{
    m_remove_withheld.bind_blob(1, id);
    bool const removed = TRY(m_remove_withheld.step());
    TRY(m_remove_withheld.run());
    return removed;
}

base::Result<void> JournalStore::insert_subjects(StoredEntry const& entry, std::int64_t storage_order)
{
    for (auto const& subject : entry.subjects) {
        m_insert_subject.bind_view(1, subject.kind).bind_view(2, subject.id).bind(3, storage_order);
        TRY(m_insert_subject.run());
    }
    return {};
}

base::Result<std::int64_t> JournalStore::append_many(std::span<StoredEntry const> entries)
{
    std::int64_t added = 0;
    for (auto const& entry : entries)
        added += TRY(append(entry)) ? 1 : 0;
    return added;
}

base::Result<bool> JournalStore::has(base::EntryId const& entry_id)
{
    base::Hash id{};
    if (!domain::to_hash(entry_id, id))
        return false;
    m_has.bind_blob(1, id);
    bool const found = TRY(m_has.step());
    m_has.reset();
    return found;
}

base::Result<std::optional<StoredEntry>> JournalStore::find(base::EntryId const& entry_id)
{
    std::optional<StoredEntry> entry;
    base::Hash id{};
    if (!domain::to_hash(entry_id, id))
        return entry;
    m_find.bind_blob(1, id);
    if (TRY(m_find.step()))
        read_entry(m_find, entry.emplace());
    m_find.reset();
    return entry;
}

base::Result<std::vector<StoredEntry>> JournalStore::of_subject(std::string_view kind, std::string_view id)
{
    std::vector<StoredEntry> entries;
    m_of_subject.bind(1, kind).bind(2, id);
    while (TRY(m_of_subject.step()))
        read_entry(m_of_subject, entries.emplace_back());
    m_of_subject.reset();
    return entries;
}

base::Result<std::vector<StoredEntry>> JournalStore::of_identity(std::string_view identity_id)
{
    auto statement = TRY(m_database->prepare("SELECT " + std::string(COLUMNS)
        + " FROM journal_entries WHERE identity_id=? AND presence=0 ORDER BY storage_order"));
    statement.bind(1, identity_id);
    std::vector<StoredEntry> entries;
    while (TRY(statement.step()))
        read_entry(statement, entries.emplace_back());
    return entries;
}

base::Result<void> JournalStore::visit_bytes_of_subject(std::string_view kind, std::string_view id,
    std::function<base::Result<void>(base::EntryId, std::string_view bytes)> const& visit)
{
    m_bytes_of_subject.bind_view(1, kind).bind_view(2, id);
    base::Result<void> visited;
    while (!visited.is_error() && TRY(m_bytes_of_subject.step())) {
        base::Hash hash{};
        copy_hash(m_bytes_of_subject.blob(0), hash);
        read_bytes(m_bytes_of_subject, m_bytes);
        visited = visit(domain::to_entry_id(hash), m_bytes);
    }
    m_bytes_of_subject.reset();
    return visited;
}

base::Result<std::vector<StoredEntry>> JournalStore::latest(std::int64_t limit)
{
    auto statement = TRY(m_database->prepare("SELECT " + std::string(COLUMNS)
        + " FROM journal_entries WHERE presence=0 ORDER BY storage_order DESC LIMIT ?"));
    statement.bind(1, limit);
    std::vector<StoredEntry> entries;
    while (TRY(statement.step()))
        read_entry(statement, entries.emplace_back());
    return entries;
}

base::Result<std::vector<std::string>> JournalStore::subject_ids(std::string_view kind)
{
    auto statement = TRY(m_database->prepare("SELECT DISTINCT id FROM entry_subjects WHERE kind=? ORDER BY id"));
    statement.bind(1, kind);
    std::vector<std::string> ids;
    while (TRY(statement.step()))
        ids.emplace_back(statement.text(0));
    return ids;
}

base::Result<EntryCursor> JournalStore::entries(EntryOrder order)
{
    std::string const columns(COLUMNS);
    return EntryCursor(TRY(m_database->prepare("SELECT " + columns + " FROM journal_entries ORDER BY "
        + (order == EntryOrder::Storage ? "storage_order" : "node, sequence, entry_id"))));
}

base::Result<std::int64_t> JournalStore::count()
{
    return m_database->query_integer("SELECT count(*) FROM journal_entries");
}

base::Result<std::optional<ChainHead>> JournalStore::head(std::string_view node)
{
    std::optional<ChainHead> head;
    m_head.bind(1, node);
    if (TRY(m_head.step())) {
        base::Hash id{};
        copy_hash(m_head.blob(2), id);
        head = ChainHead{std::string(m_head.text(0)), m_head.integer(1), domain::to_entry_id(id), m_head.integer(3),
            m_head.integer(4)};
    }
    m_head.reset();
    return head;
}

base::Result<std::vector<ChainHead>> JournalStore::heads()
{
    // Walks from node to node through the index instead of reading every entry.
    auto next_node = TRY(m_database->prepare("SELECT min(node) FROM journal_entries WHERE node > ?"));
    std::vector<ChainHead> heads;
    std::string node;
    while (true) {
        next_node.bind(1, node);
        TRY(next_node.step());
        if (next_node.is_null(0))
            return heads;
        node = next_node.text(0);
        next_node.reset();
        heads.push_back(*TRY(head(node)));
    }
}

base::Result<std::int64_t> JournalStore::next_sequence(std::string_view node)
{
    auto const last = TRY(head(node));
    return last ? last->sequence + 1 : 1;
}

base::Result<std::int64_t> JournalStore::greatest_lamport()
{
    return m_database->query_integer("SELECT coalesce(max(lamport), 0) FROM journal_entries");
}

base::Result<bool> JournalStore::erase_bytes(base::EntryId const& entry_id)
{
    base::Hash id{};
    if (!domain::to_hash(entry_id, id))
        return false;
    m_erase.bind_blob(1, id);
    TRY(m_erase.run());
    return m_database->changed_rows() > 0;
}

// Follows each chain in the order (node, sequence). A fork keeps both entries as possible predecessors of the next.
struct ChainVerification::Walk {
public:
    void visit(StoredEntry const& entry)
    {
        ++m_report.entries;
        m_report.withheld += entry.presence == Presence::Withheld;
        m_report.erased += entry.presence == Presence::Erased;
        if (entry.presence == Presence::Here && domain::commitment_of(entry.nonce, entry.bytes) != entry.commitment)
            report(ChainFault::WrongCommitment, entry);
        if (domain::to_entry_id(domain::entry_hash(entry.prev, entry.commitment)) != entry.id)
            report(ChainFault::WrongHash, entry);
        advance_to(entry);
        check_link(entry);
        m_here.push_back(entry.id);
    }
    ChainReport const& report() const { return m_report; }

private:
    void advance_to(StoredEntry const& entry)
    {
        if (m_node != entry.node) {
            m_node = entry.node;
            m_sequence = 0;
            m_before.clear();
            m_here.clear();
        }
        if (entry.sequence == m_sequence) {
            ++m_report.forks;
            return;
        }
        if (entry.sequence != m_sequence + 1)
            report(ChainFault::GapInSequence, entry);
        m_before = std::move(m_here);
        m_here.clear();
        m_sequence = entry.sequence;
    }

    void check_link(StoredEntry const& entry)
    {
        // The first entry of a chain stands on nothing; what an older node's head was is named by its parents (J1).
        if (entry.sequence == 1 && entry.prev == base::Hash{})
            return;
        if (std::find(m_before.begin(), m_before.end(), domain::to_entry_id(entry.prev)) == m_before.end())
            report(ChainFault::BrokenLink, entry);
    }

    void report(ChainFault fault, StoredEntry const& entry)
    {
        m_report.problems.push_back({fault, entry.node, entry.sequence, entry.id});
    }

    ChainReport m_report;
    std::string m_node;
    std::int64_t m_sequence{0};
    std::vector<base::EntryId> m_before, m_here; // ids of the sequence before and of the present one
};

ChainVerification::ChainVerification(EntryCursor cursor)
    : m_cursor(std::move(cursor))
    , m_walk(std::make_unique<Walk>())
{
}

ChainVerification::~ChainVerification() = default;
ChainVerification::ChainVerification(ChainVerification&&) noexcept = default;

base::Result<bool> ChainVerification::step(std::size_t entries)
{
    for (std::size_t i = 0; i < entries; ++i) {
        if (!TRY(m_cursor.next()))
            return false;
        m_walk->visit(m_cursor.entry());
    }
    return true;
}

ChainReport const& ChainVerification::report() const
{
    return m_walk->report();
}

base::Result<ChainVerification> JournalStore::begin_verification()
{
    return ChainVerification(TRY(entries(EntryOrder::Label)));
}

base::Result<ChainReport> JournalStore::verify()
{
    auto verification = TRY(begin_verification());
    while (TRY(verification.step(SIZE_MAX))) { }
    return verification.report();
}

} // namespace store
