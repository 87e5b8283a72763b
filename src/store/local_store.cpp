// SQL of settings, drafts and reference data.
#include "store/local_store.h"

namespace store {

static std::string blob_text(Statement const& row, int column)
{
    auto const bytes = row.blob(column);
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

base::Result<LocalStore> LocalStore::create(Database& database)
{
    LocalStore store;
    store.m_setting = TRY(database.prepare("SELECT value FROM settings WHERE key=?"));
    store.m_set_setting = TRY(database.prepare("INSERT OR REPLACE INTO settings VALUES(?,?)"));
    store.m_remove_setting = TRY(database.prepare("DELETE FROM settings WHERE key=?"));
    store.m_draft = TRY(database.prepare("SELECT key, bytes, updated_at FROM drafts WHERE key=?"));
    store.m_save_draft = TRY(database.prepare("INSERT OR REPLACE INTO drafts VALUES(?,?,?)"));
    store.m_discard_draft = TRY(database.prepare("DELETE FROM drafts WHERE key=?"));
    store.m_drafts = TRY(database.prepare("SELECT key, bytes, updated_at FROM drafts ORDER BY updated_at DESC, key"));
    store.m_put_reference = TRY(database.prepare("INSERT OR REPLACE INTO reference_data VALUES(?,?,?,?,?)"));
    store.m_find_reference = TRY(database.prepare(
        "SELECT kind, version, sha256, content, entry_id FROM reference_data WHERE kind=? AND sha256=?"));
    store.m_references = TRY(database.prepare(
        "SELECT kind, version, sha256, content, entry_id FROM reference_data WHERE kind=? ORDER BY version, sha256"));
    return store;
}

base::Result<std::optional<std::string>> LocalStore::setting(std::string_view key)
{
    std::optional<std::string> value;
    m_setting.bind(1, key);
    if (TRY(m_setting.step()))
        value = m_setting.text(0);
    m_setting.reset();
    return value;
}

base::Result<void> LocalStore::set_setting(std::string_view key, std::string_view value)
{
    return m_set_setting.bind(1, key).bind(2, value).run();
}

base::Result<void> LocalStore::remove_setting(std::string_view key)
{
    return m_remove_setting.bind(1, key).run();
}

static DraftRow read_draft(Statement const& row)
{
    return {std::string(row.text(0)), blob_text(row, 1), row.integer(2)};
}

base::Result<std::optional<DraftRow>> LocalStore::draft(std::string_view key)
{
    std::optional<DraftRow> draft;
    m_draft.bind(1, key);
    if (TRY(m_draft.step()))
        draft = read_draft(m_draft);
    m_draft.reset();
    return draft;
}

base::Result<void> LocalStore::save_draft(DraftRow const& draft)
{
    return m_save_draft.bind(1, draft.key).bind_blob(2, as_bytes(draft.bytes)).bind(3, draft.updated_at).run();
}

base::Result<void> LocalStore::discard_draft(std::string_view key)
{
    return m_discard_draft.bind(1, key).run();
}

base::Result<std::vector<DraftRow>> LocalStore::drafts()
{
    std::vector<DraftRow> drafts;
    while (TRY(m_drafts.step()))
        drafts.push_back(read_draft(m_drafts));
    m_drafts.reset();
    return drafts;
}

base::Result<void> LocalStore::put_reference(ReferenceRow const& row)
{
    m_put_reference.bind(1, row.kind).bind(2, row.version).bind(3, row.sha256).bind_blob(4, as_bytes(row.content));
    if (row.entry_id.empty())
        m_put_reference.bind_null(5);
    else
        m_put_reference.bind(5, row.entry_id);
    return m_put_reference.run();
}

static ReferenceRow read_reference(Statement const& row)
{
    return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), blob_text(row, 3),
        std::string(row.text(4))};
}

base::Result<std::optional<ReferenceRow>> LocalStore::find_reference(std::string_view kind, std::string_view sha256)
{
    std::optional<ReferenceRow> found;
    m_find_reference.bind(1, kind).bind(2, sha256);
    if (TRY(m_find_reference.step()))
        found = read_reference(m_find_reference);
    m_find_reference.reset();
    return found;
}

base::Result<std::vector<ReferenceRow>> LocalStore::references(std::string_view kind)
{
    std::vector<ReferenceRow> rows;
    m_references.bind(1, kind);
    while (TRY(m_references.step()))
        rows.push_back(read_reference(m_references));
    m_references.reset();
    return rows;
}

} // namespace store
