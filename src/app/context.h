// What commands and queries work on: the stores of the open workspace, its reference data and organisation, the
// writing node and the session. Private to app.
#pragma once

#include "app/attachments.h"
#include "app/clock_watch.h"
#include "app/queries/record_index.h"
#include "app/record_cache.h"
#include "domain/ledgers/ledger.h"
#include "domain/organisation.h"
#include "domain/reference/reference_data.h"
#include "domain/workflow/engine.h"
#include "platform/platform.h"
#include "store/database.h"
#include "store/journal_store.h"
#include "store/local_store.h"
#include "store/projection_store.h"

#include <memory>
#include <string>
#include <vector>

namespace app {

// The chain this copy of the workspace writes to (J1, J9).
struct Node {
    std::string name; // eight characters, random
    std::string tag; // its last two, in registration numbers
    store::ChainHead head; // of this node's chain; sequence 0 before the first entry
    std::int64_t lamport{0}; // greatest of the whole journal
    std::int64_t last_recorded_at{0};
};

struct Session {
    base::StaffId operator_id;
    base::StaffId identity_id;
    base::StaffId before; // whose identity was active before the self-service one was chosen (PR-05); else empty
};

struct WorkspaceFacts {
    std::string name;
    bool demo{false};
    bool is_set_up{false};
};

// What the frame around the screens says of the past at every frame; read again when the generation has changed.
struct SavedMarks {
    std::uint64_t generation{0};
    std::string last_act;
    std::optional<base::Instant> last_backup;
};

struct Context {
    static base::Result<std::unique_ptr<Context>> create(
        store::Database& database, platform::Clock& clock, platform::Random& random, store::AttachmentStore& files);

    base::Instant now() const { return clock.now(); }
    base::Date today() const { return base::civil_date(clock.now()); }
    // References into this context: valid while it lives, `today` as of the call.
    domain::Surroundings surroundings();
    domain::Identity identity() const { return {session.operator_id, session.identity_id}; }
    // The organisation of the present identity; empty where there is none.
    base::OrgId identity_org() const;

    store::Database& database;
    platform::Clock& clock;
    platform::Random& random;
    store::JournalStore journal;
    store::ProjectionStore projections;
    store::LocalStore local;
    Attachments attachments;
    domain::ReferenceData references;
    base::OrgId own_org; // whose own rules count here; empty before the set-up
    std::vector<std::string> reference_problems; // what was adopted and this program cannot use
    domain::OfficeConfig config;
    domain::Organisation organisation;
    Node node;
    Session session;
    WorkspaceFacts workspace;
    RecordCache cache;
    RecordIndex index;
    base::Date rules_day; // whose rules the index counts by
    std::optional<std::map<std::string, domain::LedgerItem>> ledger; // empty until asked for: load_ledger()
    ClockWatch clock_watch;
    std::uint64_t generation{1};
    SavedMarks saved_marks;
};

// The record as folded from its journal; null when no entry names it.
base::Result<domain::PetitionRecord const*> load_record(Context& context, base::RecordId const& id);
base::Result<std::optional<domain::Matter>> load_matter(Context& context, base::MatterId const& id);
// The same where the caller knows the members.
base::Result<std::optional<domain::Matter>> load_matter(
    Context& context, base::MatterId const& id, std::vector<base::RecordId> const& members);

} // namespace app
