// The workspace or a selection of cases as a package: what goes into it, and the entry that says what left the office.
#include "app/commands/exchange_package.h"

#include "app/journal_entries.h"
#include "app/references.h"
#include "exchange/package_writer.h"

#include <algorithm>
#include <set>

namespace app {

namespace {

exchange::EntryPresence to_presence(store::Presence presence)
{
    switch (presence) {
    case store::Presence::Here:
        return exchange::EntryPresence::Here;
    case store::Presence::Withheld:
        return exchange::EntryPresence::Withheld;
    case store::Presence::Erased:
        return exchange::EntryPresence::Erased;
    }
    return exchange::EntryPresence::Withheld;
}

exchange::PackageEntry to_package(store::StoredEntry const& stored)
{
    exchange::PackageEntry entry;
    entry.node = stored.node;
    entry.sequence = stored.sequence;
    entry.prev = stored.prev;
    entry.commitment = stored.commitment;
    CHECK(domain::to_hash(stored.id, entry.hash));
    entry.presence = to_presence(stored.presence);
    entry.nonce = stored.nonce;
    entry.bytes = stored.bytes;
    return entry;
}

// The chosen records, and the others of their matters: a repeat without its first piece would lose its matter.
base::Result<std::set<std::string>> with_their_matters(Context& context, std::vector<base::RecordId> const& selection)
{
    std::set<std::string> records;
    for (auto const& id : selection) {
        auto const row = TRY(context.projections.find_record(id.value));
        if (!row) {
            return base::Error{base::ErrorCode::NotFound, {}, "要导出的信访件“" + id.value + "”不存在。", "record"};
        }
        records.insert(id.value);
        for (auto const& member : TRY(context.projections.records_of_matter(row->matter_id)))
            records.insert(member.record_id);
    }
    return records;
}

bool is_wanted(store::StoredEntry const& entry, std::set<std::string> const& records)
{
    return std::any_of(entry.subjects.begin(), entry.subjects.end(), [&](store::StoredSubject const& subject) {
        return subject.kind == "org" || subject.kind == "staff" || subject.kind == "reference"
            || (subject.kind == "record" && records.contains(subject.id));
    });
}

// Calls `visit` with every entry of the package, in storage order: parents before children.
base::Result<std::int64_t> each_entry(
    Context& context, std::set<std::string> const& records, std::function<void(store::StoredEntry const&)> const& visit)
{
    std::int64_t count = 0;
    auto cursor = TRY(context.journal.entries(store::EntryOrder::Storage));
    while (TRY(cursor.next())) {
        if (!records.empty() && !is_wanted(cursor.entry(), records))
            continue;
        ++count;
        if (visit)
            visit(cursor.entry());
    }
    return count;
}

base::Result<std::vector<store::ReferenceRow>> all_references(Context& context)
{
    std::vector<store::ReferenceRow> rows;
    std::set<std::string_view> kinds{reference_kind::CALENDAR, reference_kind::CALENDAR_YEAR, reference_kind::RULES,
        reference_kind::RULE_OVERRIDE, reference_kind::OFFICE_HOURS, reference_kind::REGIONS,
        reference_kind::DICTIONARY};
    for (auto const& file : domain::rule_files())
        kinds.insert(file.kind);
    for (auto const kind : kinds) {
        for (auto& row : TRY(context.local.references(kind))) {
            if (!row.entry_id.empty())
                rows.push_back(std::move(row));
        }
    }
    return rows;
}

base::Result<void> record_export(
    Context& context, std::set<std::string> const& records, exchange::PackageHeader const& header)
{
    if (context.database.is_read_only() || context.node.name.empty())
        return {};
    base::ValueList ids;
    for (auto const& id : records)
        ids.push_back(id);
    EntryDraft draft;
    draft.act = system_act::EXPORT_PACKAGE;
    draft.subjects = {workspace_subject()};
    draft.identity = context.identity();
    draft.org = context.identity_org();
    draft.occurred_on = context.today();
    draft.payload = {{"records", std::move(ids)}, {"entries", header.entry_count}};
    if (header.file_count)
        draft.payload.set("files", *header.file_count);
    auto transaction = TRY(store::Transaction::begin(context.database));
    auto const appended = append_entry(context, std::move(draft));
    if (appended.is_error()) {
        TRY(reload_node(context));
        return appended.error();
    }
    TRY(context.local.set_setting("last_backup", base::to_iso_utc(context.now())));
    TRY(transaction.commit());
    ++context.generation;
    return {};
}

} // namespace

base::Result<std::unique_ptr<ExportWork>> ExportWork::create(Context& context,
    std::vector<base::RecordId> const& selection, std::function<void(std::string_view)> sink, bool with_attachments)
{
    if (!context.workspace.is_set_up)
        return base::refused(
            "J1", "这个工作区还没有建立，没有可以导出的账目；请先按向导建立工作区，或者导入交换包的原单位导出。");
    std::unique_ptr<ExportWork> work(
        new ExportWork(context, TRY(with_their_matters(context, selection)), std::move(sink)));
    TRY(work->prepare(with_attachments));
    return work;
}

base::Result<void> ExportWork::prepare(bool with_attachments)
{
    m_header.node = m_context.node.name;
    m_header.workspace = m_context.workspace.name;
    m_header.created_at = m_context.now();
    m_header.selection = m_records.empty() ? exchange::PackageSelection::All : exchange::PackageSelection::Records;
    for (auto const& id : m_records)
        m_header.records.emplace_back(id);
    NamedAttachments named;
    m_header.entry_count = TRY(each_entry(m_context, m_records, [&](store::StoredEntry const& entry) {
        if (with_attachments)
            named.add(entry.bytes);
    }));
    for (auto const& [hash, file] : named.files())
        if (m_context.attachments.is_here(hash))
            m_files.push_back(file);
    if (with_attachments)
        m_header.file_count = static_cast<std::int64_t>(m_files.size());
    for (auto const& head : TRY(m_context.journal.heads())) {
        exchange::PackageHead out{head.node, head.sequence, {}};
        CHECK(domain::to_hash(head.id, out.hash));
        m_header.heads.push_back(std::move(out));
    }
    return {};
}

base::Result<void> ExportWork::write_entries()
{
    auto const references = TRY(all_references(m_context));
    m_header.reference_count = static_cast<std::int64_t>(references.size());
    m_writer.begin(m_header);
    for (auto const& row : references) {
        exchange::PackageReference reference{row.kind, row.version, {}, row.content};
        CHECK(base::parse_hash(row.sha256, reference.sha256));
        m_writer.add(reference);
    }
    TRY(each_entry(m_context, m_records, [&](store::StoredEntry const& entry) { m_writer.add(to_package(entry)); }));
    m_has_entries = true;
    return {};
}

// Asks for the next file, or writes the one that has come.
base::Result<void> ExportWork::write_file()
{
    auto const& attachment = m_files[m_next];
    exchange::PackageFile file;
    CHECK(base::parse_hash(attachment.sha256, file.sha256));
    if (!m_answer) {
        m_answer = std::make_shared<Answer>();
        m_context.attachments.read(file.sha256,
            [answer = m_answer](base::Result<std::vector<std::uint8_t>> bytes) { *answer = std::move(bytes); });
        return {};
    }
    auto const answer = std::exchange(m_answer, nullptr);
    auto& bytes = **answer;
    if (bytes.is_error())
        return base::Error{bytes.error().code, "J12",
            "附件“" + attachment.name + "”不能随包导出：" + bytes.error().message + "可以先导出不含附件的包。", {}};
    file.bytes = bytes.release_value();
    m_writer.add(file);
    ++m_next;
    return {};
}

base::Result<bool> ExportWork::step()
{
    if (is_waiting())
        return true;
    if (!m_has_entries) {
        TRY(write_entries());
        return true;
    }
    if (m_next < m_files.size()) {
        TRY(write_file());
        return true;
    }
    TRY(m_writer.finish());
    TRY(record_export(m_context, m_records, m_header));
    return false;
}

double ExportWork::fraction() const
{
    if (!m_has_entries)
        return 0;
    return m_files.empty() ? 1 : 0.2 + 0.8 * static_cast<double>(m_next) / static_cast<double>(m_files.size());
}

} // namespace app
