// The workspace or a selection of cases as a package: what goes into it, and the entry that says what left the office.
#include "app/commands/exchange_package.h"

#include "app/journal_entries.h"
#include "app/queries/ledger_items_query.h"
#include "app/queries/visibility.h"
#include "base/text.h"
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

// Whatever an entry names, also where the content itself came with a package: the next office folds as this one does.
base::Result<std::vector<store::ReferenceRow>> all_references(Context& context)
{
    std::set<std::pair<std::string, std::string>> named; // kind and hash
    for (auto const& entry : TRY(entries_of_kind(context, domain::SubjectKind::Reference)))
        if (entry.act == system_act::ADOPT_REFERENCE)
            named.emplace(base::text_or(entry.payload, "kind"), base::text_or(entry.payload, "sha256"));
    std::vector<store::ReferenceRow> rows;
    for (auto const& [kind, sha256] : named)
        if (auto row = TRY(context.local.find_reference(kind, sha256)))
            rows.push_back(std::move(*row));
    return rows;
}

// `is_backup`: whether it counts as one. A part of the workspace is none, and neither is a package that should keep a
// proof which can still be had from its original; what never was on this machine no backup can keep.
base::Result<void> record_export(Context& context, std::set<std::string> const& records,
    exchange::PackageHeader const& header, base::OrgId const& recipient, std::int64_t withheld, bool is_backup)
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
    if (!recipient.is_empty()) {
        draft.payload.set("recipient", recipient.value);
        draft.payload.set("withheld", withheld);
    }
    auto transaction = TRY(store::Transaction::begin(context.database));
    auto const appended = append_entry(context, std::move(draft));
    if (appended.is_error()) {
        TRY(reload_node(context));
        return appended.error();
    }
    if (is_backup)
        TRY(context.local.set_setting("last_backup", base::to_iso_utc(context.now())));
    TRY(transaction.commit());
    ++context.generation;
    return {};
}

} // namespace

base::Result<std::unique_ptr<ExportWork>> ExportWork::create(Context& context,
    std::vector<base::RecordId> const& selection, std::function<void(std::string_view)> sink, bool with_attachments,
    base::OrgId const& recipient)
{
    if (!context.workspace.is_set_up)
        return base::refused(
            "J1", "这个工作区还没有建立，没有可以导出的账目；请先按向导建立工作区，或者导入交换包的原单位导出。");
    std::unique_ptr<ExportWork> work(
        new ExportWork(context, TRY(with_their_matters(context, selection)), std::move(sink)));
    if (!recipient.is_empty())
        TRY(work->withhold_from(recipient));
    TRY(work->prepare(with_attachments));
    return work;
}

// What the recipient may not see, by the same predicate as a person's (PR-01, PR-02). Nothing that was asked for by
// name is left out in silence.
base::Result<void> ExportWork::withhold_from(base::OrgId const& recipient)
{
    if (!m_context.organisation.find_org(recipient))
        return base::invalid_input("没有这个收件单位“" + recipient.value + "”，请写机构编号。", "recipient");
    m_recipient = recipient;
    VisibilityPredicate const is_visible(m_context, recipient);
    for (auto const& record : m_context.index.rows()) {
        if (is_visible(record))
            continue;
        m_hidden_records.insert(record.id);
        if (m_records.contains(record.id))
            return base::refused("PR-02",
                "“" + record.petition_no + "”不能交给“" + m_context.organisation.org_name(recipient)
                    + "”：它不是承办单位，也不是上级，或者是被检举控告的单位（信访工作条例第三十条，PR-01、PR-02）。");
    }
    for (auto const& [id, item] : *TRY(load_ledger(m_context)))
        if (!is_visible(item))
            m_hidden_items.insert(id);
    return {};
}

bool ExportWork::is_withheld(store::StoredEntry const& entry) const
{
    return std::any_of(entry.subjects.begin(), entry.subjects.end(), [&](store::StoredSubject const& subject) {
        return (subject.kind == "record" && m_hidden_records.contains(subject.id))
            || (subject.kind == "ledger" && m_hidden_items.contains(subject.id));
    });
}

base::Result<void> ExportWork::prepare(bool with_attachments)
{
    if (with_attachments)
        if (auto unknown = m_context.attachments.why_unknown())
            return std::move(*unknown);
    m_header.node = m_context.node.name;
    m_header.workspace = m_context.workspace.name;
    m_header.created_at = m_context.now();
    m_header.selection = m_records.empty() ? exchange::PackageSelection::All : exchange::PackageSelection::Records;
    for (auto const& id : m_records)
        m_header.records.emplace_back(id);
    NamedAttachments named;
    m_header.entry_count = TRY(each_entry(m_context, m_records, [&](store::StoredEntry const& entry) {
        bool const stays_here = is_withheld(entry);
        m_report.withheld += stays_here;
        if (with_attachments && !stays_here)
            named.add(entry.bytes);
    }));
    for (auto const& [hash, file] : named.files()) {
        if (m_context.attachments.is_damaged(hash))
            m_report.damaged.push_back(file.name);
        else if (m_context.attachments.is_here(hash))
            m_named.push_back(file);
        else
            m_report.missing.push_back(file.name);
    }
    if (with_attachments)
        m_header.file_count = 0; // check_file() counts
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
    TRY(each_entry(m_context, m_records, [&](store::StoredEntry const& entry) {
        auto packed = to_package(entry);
        if (is_withheld(entry) && packed.presence == exchange::EntryPresence::Here) {
            packed.presence = exchange::EntryPresence::Withheld;
            packed.nonce = {};
            packed.bytes.clear();
        }
        m_writer.add(packed);
    }));
    m_has_entries = true;
    return {};
}

// Asks the store for the file, or takes the answer that has come.
std::optional<base::Result<std::vector<std::uint8_t>>> ExportWork::next_bytes(domain::Attachment const& attachment)
{
    if (m_answer)
        return std::move(*std::exchange(m_answer, nullptr));
    base::Hash hash{};
    CHECK(base::parse_hash(attachment.sha256, hash));
    m_answer = std::make_shared<Answer>();
    m_context.attachments.read(
        hash, [answer = m_answer](base::Result<std::vector<std::uint8_t>> bytes) { *answer = std::move(bytes); });
    return {};
}

static base::Error not_exported(domain::Attachment const& attachment, base::Error const& error)
{
    return {error.code, "J12",
        "附件“" + attachment.name + "”读不出来，没有导出：" + error.message + "请再导出一次，或者先导出不含附件的包。",
        {}};
}

// One damaged file must not keep the others here; only a store that gives no answer ends the export.
base::Result<void> ExportWork::check_file()
{
    auto const& attachment = m_named[m_next_named];
    auto const bytes = next_bytes(attachment);
    if (!bytes)
        return {};
    if (!bytes->is_error())
        m_files.push_back(attachment);
    else if (bytes->error().code == base::ErrorCode::Damaged)
        m_report.damaged.push_back(attachment.name);
    else if (bytes->error().code == base::ErrorCode::NotFound)
        m_report.missing.push_back(attachment.name);
    else
        return not_exported(attachment, bytes->error());
    ++m_next_named;
    m_header.file_count = static_cast<std::int64_t>(m_files.size());
    return {};
}

base::Result<void> ExportWork::write_file()
{
    auto const& attachment = m_files[m_next];
    auto bytes = next_bytes(attachment);
    if (!bytes)
        return {};
    if (bytes->is_error())
        return not_exported(attachment, bytes->error());
    exchange::PackageFile file;
    CHECK(base::parse_hash(attachment.sha256, file.sha256));
    file.bytes = bytes->release_value();
    m_writer.add(file);
    ++m_next;
    return {};
}

static std::string left_out(std::vector<std::string> const& names, std::string_view why)
{
    constexpr std::size_t MOST_NAMES = 10;
    if (names.empty())
        return {};
    std::vector<std::string> const shown(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), MOST_NAMES)));
    return "；另有 " + std::to_string(names.size()) + " 个" + std::string(why) + "，未写入：" + base::join(shown, "、")
        + (names.size() > MOST_NAMES ? "等" : "");
}

base::Result<void> ExportWork::finish()
{
    TRY(m_writer.finish());
    m_report.files = m_header.file_count.value_or(0);
    m_report.summary = "数据包已导出";
    if (!m_recipient.is_empty())
        m_report.summary += "，收件单位“" + m_context.organisation.org_name(m_recipient) + "”，不随附 "
            + std::to_string(m_report.withheld) + " 条";
    if (m_header.file_count)
        m_report.summary += "，含附件 " + std::to_string(m_report.files) + " 个"
            + left_out(m_report.missing, "不在本机") + left_out(m_report.damaged, "已损坏");
    bool const keeps_everything = m_records.empty() && m_recipient.is_empty() && m_report.damaged.empty();
    return record_export(m_context, m_records, m_header, m_recipient, m_report.withheld, keeps_everything);
}

base::Result<bool> ExportWork::step()
{
    if (is_waiting())
        return true;
    if (m_next_named < m_named.size()) {
        TRY(check_file());
        return true;
    }
    if (!m_has_entries) {
        TRY(write_entries());
        return true;
    }
    if (m_next < m_files.size()) {
        TRY(write_file());
        return true;
    }
    TRY(finish());
    return false;
}

double ExportWork::fraction() const
{
    auto const all = static_cast<double>(m_named.size() + m_files.size() + 1);
    return static_cast<double>(m_next_named + m_next + (m_has_entries ? 1 : 0)) / all;
}

} // namespace app
