// Journal entries between domain and store: building and chaining new ones, reading old ones back (J1, J2, J8, J11).
#pragma once

#include "app/context.h"
#include "domain/journal.h"

#include <vector>

namespace app {

// The acts that the program itself records; nobody fills in a form for them.
namespace system_act {
inline constexpr char const* DEFINE_ORG = "define_org";
inline constexpr char const* DEFINE_STAFF = "define_staff";
inline constexpr char const* START_NODE = "start_node";
inline constexpr char const* ADOPT_REFERENCE = "adopt_reference";
inline constexpr char const* CLOCK_SUSPECT = "clock_suspect";
inline constexpr char const* EXPORT_PACKAGE = "export_package";
inline constexpr char const* IMPORT_PACKAGE = "import_package";
} // namespace system_act

// The one subject of entries about the workspace as a whole.
inline constexpr char const* WORKSPACE_SUBJECT = "workspace";

struct EntryDraft {
    std::string act;
    std::vector<domain::Subject> subjects;
    domain::Identity identity;
    base::OrgId org;
    base::Date occurred_on;
    base::ValueObject payload;
};

// An entry with its place in a chain: the hash covers exactly these bytes.
struct ChainedEntry {
    domain::JournalEntry entry;
    store::StoredEntry stored;
};

// Sets the id from bytes, nonce and the entry before.
ChainedEntry chain_entry(domain::JournalEntry entry, store::ChainHead const& head, platform::Random& random);

// Appends to this node's chain inside the caller's transaction. A jump of the clock that a person
// confirmed is recorded first (J11). When the
// transaction is rolled back, the caller calls reload_node().
base::Result<domain::JournalEntry> append_entry(Context& context, EntryDraft draft);
base::Result<void> reload_node(Context& context);
// A new chain for this copy, whose first entry names the old head (J1).
base::Result<void> start_node(Context& context, base::ValueObject payload, domain::Identity const& identity);

base::Result<domain::JournalEntry> to_entry(store::StoredEntry const& stored);
// In storage order; entries whose bytes are withheld or erased are left out.
base::Result<std::vector<domain::JournalEntry>> entries_of(Context& context, domain::Subject const& subject);
// All entries about subjects of one kind, in causal order.
base::Result<std::vector<domain::JournalEntry>> entries_of_kind(Context& context, domain::SubjectKind kind);
// The entries of these subjects that no other entry of theirs follows.
base::Result<std::vector<base::EntryId>> frontier_of(Context& context, std::vector<domain::Subject> const& subjects);

domain::Subject record_subject(base::RecordId const& id);
domain::Subject matter_subject(base::MatterId const& id);
domain::Subject workspace_subject();

} // namespace app
