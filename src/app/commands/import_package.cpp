// A package into the workspace: checked whole, then joined with the journal and folded, in one transaction.
#include "app/commands/exchange_package.h"

#include "app/commands/open_workspace.h"
#include "app/commands/upkeep.h"
#include "app/journal_entries.h"
#include "app/references.h"
#include "exchange/package_elements.h"
#include "exchange/package_places.h"

namespace app {

namespace {

constexpr std::size_t CHUNK_BYTES = 256 * 1024;

bool knows_act(std::string_view act)
{
    return exchange::is_act_of_table(act) || act == system_act::EXPORT_PACKAGE;
}

store::Presence to_presence(exchange::EntryPresence presence)
{
    switch (presence) {
    case exchange::EntryPresence::Here:
        return store::Presence::Here;
    case exchange::EntryPresence::Withheld:
        return store::Presence::Withheld;
    case exchange::EntryPresence::Erased:
        return store::Presence::Erased;
    }
    return store::Presence::Withheld;
}

IncomingEntry to_incoming(exchange::PackageEntry&& package)
{
    IncomingEntry incoming;
    auto& stored = incoming.stored;
    stored.id = domain::to_entry_id(package.hash);
    stored.node = std::move(package.node);
    stored.sequence = package.sequence;
    stored.prev = package.prev;
    stored.commitment = package.commitment;
    stored.presence = to_presence(package.presence);
    if (package.presence != exchange::EntryPresence::Here)
        return incoming;
    auto& entry = package.entry;
    stored.nonce = package.nonce;
    stored.bytes = std::move(package.bytes);
    stored.lamport = entry.lamport;
    stored.act = entry.act;
    stored.operator_id = entry.operator_id.value;
    stored.identity_id = entry.identity_id.value;
    stored.org_id = entry.org_id.value;
    stored.occurred_on = base::to_iso(entry.occurred_on);
    stored.recorded_at = entry.recorded_at.milliseconds;
    stored.parents = entry.parents;
    for (auto const& subject : entry.subjects)
        stored.subjects.push_back({std::string(domain::to_text(subject.kind)), subject.id});
    return incoming;
}

} // namespace

ImportWork::ImportWork(Context& context, platform::OpenedFile file, Apply apply)
    : m_context(context)
    , m_file(std::move(file))
    , m_apply(apply)
    , m_union(context)
{
    exchange::PackageHandler& handler = *this;
    m_reader = std::make_unique<exchange::PackageReader>([this] { return read_chunk(); }, handler, knows_act);
}

base::Result<std::unique_ptr<ImportWork>> ImportWork::create(
    Context& context, platform::OpenedFile const& file, Apply apply)
{
    std::unique_ptr<ImportWork> work(new ImportWork(context, file, apply));
    work->m_transaction.emplace(TRY(store::Transaction::begin(context.database)));
    return work;
}

base::Result<std::string_view> ImportWork::read_chunk()
{
    m_chunk.resize(CHUNK_BYTES);
    auto const bytes = std::span(reinterpret_cast<std::uint8_t*>(m_chunk.data()), m_chunk.size());
    auto const count = TRY(m_file.read(m_offset, bytes));
    m_offset += count;
    return std::string_view(m_chunk).substr(0, count);
}

// A copy that has set nothing up goes by the rules of the office it heard of first.
base::Result<void> ImportWork::on_header(exchange::PackageHeader const& header)
{
    if (!m_context.node.name.empty() || TRY(m_context.local.setting(FIRST_PACKAGE_SETTING)))
        return {};
    return m_context.local.set_setting(FIRST_PACKAGE_SETTING, header.node);
}

base::Result<void> ImportWork::on_reference(exchange::PackageReference&& reference)
{
    store::ReferenceRow row{
        reference.kind, reference.version, base::to_hex(reference.sha256), std::move(reference.content), {}};
    if (TRY(m_context.local.find_reference(row.kind, row.sha256)))
        return {};
    m_union.note_reference(); // the entry that names it may have been here before
    return m_context.local.put_reference(row);
}

base::Result<void> ImportWork::on_entries(std::span<exchange::PackageEntry> entries)
{
    std::vector<IncomingEntry> incoming;
    incoming.reserve(entries.size());
    for (auto& entry : entries) {
        m_named.add(entry.bytes);
        incoming.push_back(to_incoming(std::move(entry)));
    }
    return m_union.add(incoming);
}

// Sound, says the reader. Nothing is stored before the whole package is; then the bytes are read once more, so that
// memory never holds more than one of them.
base::Result<void> ImportWork::on_file(exchange::PackageFile&& file, std::uint64_t offset, std::size_t size)
{
    auto const hex = base::to_hex(file.sha256);
    if (m_reader->report().problems.empty() && !TRY(is_named(hex)))
        return base::Error{base::ErrorCode::InvalidInput, "J12",
            "第 " + std::to_string(m_reader->report().files)
                + " 个附件没有记录提到：包内的附件应是记录中列出的附件，请向导出单位核实后重新导出。",
            "files[" + std::to_string(m_reader->report().files - 1) + "]"};
    if (m_files_in_package.insert(hex).second && !m_context.attachments.is_here(hex))
        m_files.push_back({file.sha256, offset, size});
    return {};
}

// Entries come before files, so all that the package names is known by then. What only the journal here names, because
// its entry is withheld from the package, is looked up when such a file comes.
base::Result<bool> ImportWork::is_named(std::string const& hash)
{
    if (m_named.files().contains(hash))
        return true;
    if (!m_named_here) {
        m_named_here.emplace();
        auto cursor = TRY(m_context.journal.entries(store::EntryOrder::Storage));
        while (TRY(cursor.next()))
            m_named_here->add(cursor.entry().bytes);
    }
    return m_named_here->files().contains(hash);
}

// J12: the bytes before the entries that name them.
base::Result<void> ImportWork::store_file()
{
    if (m_stored) {
        auto const stored = std::exchange(m_stored, nullptr);
        ++m_next_file;
        return **stored;
    }
    auto const& place = m_files[m_next_file];
    std::string text(place.size, '\0');
    auto const count = TRY(m_file.read(place.offset, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()}));
    exchange::PackageFile file;
    if (count != text.size() || exchange::parse_file(text, file) || file.sha256 != place.sha256)
        return base::Error{base::ErrorCode::Damaged, {}, "文件在导入期间被改动，没有改动任何数据，请重新导入。", {}};
    m_stored = std::make_shared<std::optional<base::Result<void>>>();
    m_context.attachments.add(
        file.sha256, file.bytes, [stored = m_stored](base::Result<void> outcome) { *stored = std::move(outcome); });
    return {};
}

void ImportWork::add_files_to_report()
{
    m_report.files_new = static_cast<std::int64_t>(m_files.size());
    for (auto const& [hash, file] : m_named.files())
        m_report.files_missing += !m_files_in_package.contains(hash) && !m_context.attachments.is_here(hash);
    if (m_report.files_new > 0)
        m_report.summary += "，新附件 " + std::to_string(m_report.files_new) + " 个";
    if (m_report.files_missing > 0)
        m_report.summary += "，附件未随包 " + std::to_string(m_report.files_missing) + " 个";
}

void ImportWork::make_report()
{
    auto const& package = m_reader->report();
    m_report.valid = package.is_valid();
    m_report.problems = package.problems;
    for (auto& problem : m_report.problems)
        problem.where = exchange::package_place(problem.where);
    m_report.entries_new = m_union.entries_new();
    m_report.entries_known = m_union.entries_known();
    m_report.matters_new = m_union.records_new();
    if (!m_report.valid) {
        m_report.summary = "“" + m_file.name + "”不能导入，没有改动任何数据。";
        if (package.has_more_problems)
            m_report.summary += "问题太多，只列出前 " + std::to_string(package.problems.size()) + " 处。";
        return;
    }
    if (package.header)
        m_report.summary = "来自“" + package.header->workspace + "”，"
            + base::to_chinese(base::civil_date(package.header->created_at)) + " "
            + base::to_text(base::time_of_day(package.header->created_at)) + " 导出。";
    m_report.summary += "共 " + std::to_string(package.entries) + " 条记录，其中新记录 "
        + std::to_string(m_report.entries_new) + " 条、已有 " + std::to_string(m_report.entries_known)
        + " 条，新信访件 " + std::to_string(m_report.matters_new) + " 件";
    if (package.withheld > 0)
        m_report.summary += "，未随附 " + std::to_string(package.withheld) + " 条";
    add_files_to_report();
    m_report.summary += "。";
}

base::Result<bool> ImportWork::step()
{
    if (m_is_reading) {
        if (m_reader->step())
            return true;
        m_is_reading = false;
        make_report();
        if (m_report.valid && m_apply == Apply::Yes)
            return true;
        abandon();
        return false;
    }
    if (is_waiting())
        return true;
    if (m_next_file < m_files.size()) {
        TRY(store_file());
        return true;
    }
    if (TRY(m_union.step(FOLD_STEP_RECORDS)))
        return true;
    TRY(finish());
    return false;
}

base::Result<void> ImportWork::finish()
{
    TRY(m_transaction->commit());
    m_transaction.reset();
    ++m_context.generation;
    return open_context(m_context);
}

double ImportWork::fraction() const
{
    auto const read =
        m_file.size == 0 ? 1.0 : static_cast<double>(m_reader->bytes_read()) / static_cast<double>(m_file.size);
    return m_apply == Apply::Yes ? read * 0.6 + m_union.fraction() * 0.4 : read;
}

void ImportWork::abandon()
{
    if (!m_transaction)
        return;
    m_transaction->rollback();
    m_transaction.reset();
    m_context.cache.clear();
    if (m_union.fraction() == 0)
        return;
    // Folding had begun with what is rolled back now. The store answered a moment ago, so it answers again.
    CHECK(!open_context(m_context).is_error());
    CHECK(!reindex(m_context, m_union.touched()).is_error());
}

} // namespace app
