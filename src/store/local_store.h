// LocalStore: what belongs to this copy of the workspace and is no fact of the journal: settings, drafts, and the
// content of reference data that the journal names by hash.
#pragma once

#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace store {

struct ReferenceRow {
    std::string kind, version, sha256; // sha256 in lowercase hex
    std::string content;
    std::string entry_id; // adopting entry; empty while only proposed

    bool operator==(ReferenceRow const&) const = default;
};

struct DraftRow {
    std::string key;
    std::string bytes;
    std::int64_t updated_at{0}; // milliseconds
};

// Changes are made inside a Transaction, like every other write.
class LocalStore {
public:
    // `database` is migrated and outlives the store.
    static base::Result<LocalStore> create(Database& database);

    base::Result<std::optional<std::string>> setting(std::string_view key);
    base::Result<void> set_setting(std::string_view key, std::string_view value);
    base::Result<void> remove_setting(std::string_view key);

    base::Result<std::optional<DraftRow>> draft(std::string_view key);
    base::Result<void> save_draft(DraftRow const&);
    base::Result<void> discard_draft(std::string_view key);
    base::Result<std::vector<DraftRow>> drafts(); // newest first

    base::Result<void> put_reference(ReferenceRow const&);
    base::Result<std::optional<ReferenceRow>> find_reference(std::string_view kind, std::string_view sha256);
    base::Result<std::vector<ReferenceRow>> references(std::string_view kind); // by version

private:
    LocalStore() = default;

    Statement m_setting, m_set_setting, m_remove_setting, m_draft, m_save_draft, m_discard_draft, m_drafts;
    Statement m_put_reference, m_find_reference, m_references;
};

} // namespace store
