#include "app/commands/upkeep.h"

#include "app/commands/open_workspace.h"
#include "app/journal_entries.h"
#include "base/text.h"

namespace app {

namespace {

constexpr std::size_t INDEX_STEP_RECORDS = 500;
constexpr std::size_t ADD_STEP_ENTRIES = 200;
constexpr std::size_t GENERATE_STEP_RECORDS = 20; // with their whole histories
constexpr std::size_t DIGEST_STEP_ROWS = 2000;
constexpr std::size_t CHAIN_STEP_ENTRIES = 2000;
constexpr char const* PROJECTION_SETTING = "projections";

std::string_view fault_text(store::ChainFault fault)
{
    switch (fault) {
    case store::ChainFault::WrongCommitment:
        return "内容与校验值不符";
    case store::ChainFault::WrongHash:
        return "编号与校验值不符";
    case store::ChainFault::BrokenLink:
        return "与前一条接不上";
    case store::ChainFault::GapInSequence:
        return "序号不连续";
    }
    return {};
}

void add_chain_lines(store::ChainReport const& report, std::string& text)
{
    text += "日志 " + std::to_string(report.entries) + " 条，未随附 " + std::to_string(report.withheld)
        + " 条，依法删除 " + std::to_string(report.erased) + " 条，分叉 " + std::to_string(report.forks) + " 处\n";
    if (report.is_sound()) {
        text += "日志链完整\n";
        return;
    }
    text += "日志链有 " + std::to_string(report.problems.size()) + " 处问题\n";
    for (auto const& problem : report.problems) {
        text += "节点 " + problem.node + " 第 " + std::to_string(problem.sequence) + " 条："
            + std::string(fault_text(problem.fault)) + "\n";
    }
}

} // namespace

base::Result<void> run_to_end(Work& work)
{
    while (true) {
        auto const more = work.step();
        if (more.is_error()) {
            work.abandon();
            return more.error();
        }
        if (!more.value())
            return {};
        if (work.is_waiting()) { // Nobody turns the event loop here: the answer would never come.
            work.abandon();
            return base::Error{base::ErrorCode::Conflict, "J12", "附件还没有读完，请稍候再试一次。", {}};
        }
    }
}

static base::Result<void> write_incoming(Context& context, EntryUnion& all, std::vector<IncomingEntry>& entries)
{
    auto transaction = TRY(store::Transaction::begin(context.database));
    TRY(all.add(entries));
    while (TRY(all.step(FOLD_STEP_RECORDS))) { }
    return transaction.commit();
}

base::Result<void> apply_incoming(Context& context, std::vector<IncomingEntry>& entries)
{
    EntryUnion all(context);
    auto written = write_incoming(context, all, entries);
    context.cache.clear();
    TRY(open_context(context));
    if (written.is_error())
        TRY(reindex(context, all.touched()));
    ++context.generation;
    return written;
}

base::Result<std::unique_ptr<IndexWork>> IndexWork::create(Context& context)
{
    context.index.clear();
    context.index.is_complete = false;
    return std::unique_ptr<IndexWork>(new IndexWork(context, TRY(ids_to_index(context))));
}

base::Result<bool> IndexWork::step()
{
    auto const count = std::min(INDEX_STEP_RECORDS, m_ids.size() - m_next);
    TRY(index_records(m_context, std::span(m_ids).subspan(m_next, count)));
    m_next += count;
    if (m_next < m_ids.size())
        return true;
    m_context.index.is_complete = true;
    ++m_context.generation;
    return false;
}

double IndexWork::fraction() const
{
    return m_ids.empty() ? 1 : static_cast<double>(m_next) / static_cast<double>(m_ids.size());
}

base::Result<bool> has_present_projections(Context& context)
{
    auto const version = TRY(context.local.setting(PROJECTION_SETTING));
    return version == PROJECTION_VERSION || (!version && !TRY(context.projections.has_records()));
}

base::Result<void> note_projections(Context& context, std::string_view version)
{
    return context.local.set_setting(PROJECTION_SETTING, version);
}

// --- Generating

base::Result<std::unique_ptr<GenerateWork>> GenerateWork::create(Context& context, std::unique_ptr<EntrySource> source)
{
    std::unique_ptr<GenerateWork> work(new GenerateWork(context, std::move(source)));
    work->m_transaction.emplace(TRY(store::Transaction::begin(context.database)));
    return work;
}

base::Result<bool> GenerateWork::step()
{
    if (m_source) {
        if (!TRY(m_source->step())) {
            m_entries = m_source->take_entries();
            m_source.reset();
        }
        return true;
    }
    if (m_next < m_entries.size()) {
        auto const count = std::min(ADD_STEP_ENTRIES, m_entries.size() - m_next);
        TRY(m_union.add(std::span(m_entries).subspan(m_next, count)));
        m_next += count;
        return true;
    }
    if (TRY(m_union.step(GENERATE_STEP_RECORDS)))
        return true;
    TRY(m_transaction->commit());
    m_transaction.reset();
    m_context.cache.clear();
    ++m_context.generation;
    TRY(open_context(m_context));
    return false;
}

double GenerateWork::fraction() const
{
    return m_source ? 0.5 * m_source->fraction() : 0.5 + 0.5 * m_union.fraction();
}

void GenerateWork::abandon()
{
    if (!m_transaction)
        return;
    m_transaction->rollback();
    m_transaction.reset();
    m_context.cache.clear();
    CHECK(!open_context(m_context).is_error());
    CHECK(!reindex(m_context, m_union.touched()).is_error());
}

// --- Rebuilding

base::Result<std::unique_ptr<RebuildWork>> RebuildWork::create(Context& context, Keep keep)
{
    std::unique_ptr<RebuildWork> work(new RebuildWork(context, keep));
    work->m_transaction.emplace(TRY(store::Transaction::begin(context.database)));
    return work;
}

base::Result<void> RebuildWork::begin_folding()
{
    m_before = m_digest.finish();
    m_digest = store::ProjectionDigest(m_context.database);
    TRY(m_context.projections.clear());
    TRY(m_union.add_all_records());
    m_phase = Phase::Folding;
    return {};
}

base::Result<bool> RebuildWork::step()
{
    switch (m_phase) {
    case Phase::Before:
        if (!TRY(m_digest.step(DIGEST_STEP_ROWS)))
            TRY(begin_folding());
        return true;
    case Phase::Folding:
        if (!TRY(m_union.step(FOLD_STEP_RECORDS)))
            m_phase = Phase::After;
        return true;
    case Phase::After:
        break;
    }
    if (TRY(m_digest.step(DIGEST_STEP_ROWS)))
        return true;
    TRY(finish());
    return false;
}

double RebuildWork::fraction() const
{
    return m_phase == Phase::Before ? 0 : m_phase == Phase::After ? 0.95 : 0.1 + 0.8 * m_union.fraction();
}

base::Result<void> RebuildWork::finish()
{
    m_after = m_digest.finish();
    if (m_keep == Keep::Nothing) {
        abandon();
        return {};
    }
    TRY(note_projections(m_context, PROJECTION_VERSION));
    TRY(m_transaction->commit());
    m_transaction.reset();
    m_context.cache.clear();
    m_context.index.is_complete = true; // The columns in memory followed every record.
    ++m_context.generation;
    return open_context(m_context);
}

void RebuildWork::abandon()
{
    // Statements that still read would keep the transaction from being rolled back.
    m_digest = store::ProjectionDigest(m_context.database);
    if (m_transaction)
        m_transaction->rollback();
    m_transaction.reset();
    m_context.cache.clear();
    // The columns in memory followed the rebuild; where it came out differently they follow the store back.
    if (m_phase != Phase::Before && m_before != m_after)
        CHECK(!reindex(m_context, m_union.touched()).is_error());
}

// --- Verifying

base::Result<AttachmentCheck> AttachmentCheck::create(Context& context)
{
    return AttachmentCheck(context, TRY(context.journal.entries(store::EntryOrder::Storage)));
}

base::Result<void> AttachmentCheck::read_entries()
{
    for (std::size_t i = 0; i < CHAIN_STEP_ENTRIES; ++i) {
        if (TRY(m_cursor->next())) {
            m_named.add(m_cursor->entry().bytes);
            continue;
        }
        m_cursor.reset();
        for (auto const& [hash, file] : m_named.files())
            m_files.push_back(file);
        return {};
    }
    return {};
}

void AttachmentCheck::judge(domain::Attachment const& file, base::Result<std::vector<std::uint8_t>> const& bytes)
{
    if (!bytes.is_error())
        return;
    if (bytes.error().code == base::ErrorCode::NotFound) {
        m_missing.push_back(file.name);
    } else if (bytes.error().code == base::ErrorCode::Damaged) {
        m_damaged.push_back(file.name);
    } else {
        m_unread.push_back(file.name);
        if (m_reason.empty())
            m_reason = bytes.error().message;
    }
}

base::Result<bool> AttachmentCheck::step()
{
    if (m_cursor) {
        TRY(read_entries());
        return true;
    }
    if (m_next == m_files.size())
        return false;
    auto const& file = m_files[m_next];
    if (!m_answer) {
        base::Hash hash{};
        CHECK(base::parse_hash(file.sha256, hash));
        m_answer = std::make_shared<Answer>();
        m_context->attachments.read(
            hash, [answer = m_answer](base::Result<std::vector<std::uint8_t>> bytes) { *answer = std::move(bytes); });
        return true;
    }
    if (!m_answer->has_value())
        return true;
    judge(file, **m_answer);
    m_answer.reset();
    ++m_next;
    return true;
}

static void add_file_line(std::string& text, std::string_view what, std::vector<std::string> const& files)
{
    constexpr std::size_t MOST = 20;
    if (files.empty())
        return;
    std::vector<std::string> const shown(
        files.begin(), files.begin() + static_cast<std::ptrdiff_t>(std::min(files.size(), MOST)));
    auto const place = what.find('%');
    text += std::string(what.substr(0, place)) + std::to_string(files.size()) + std::string(what.substr(place + 1))
        + "：" + base::join(shown, "、") + (files.size() > MOST ? " 等\n" : "\n");
}

void AttachmentCheck::report_to(VerifyReport& report) const
{
    report.files_missing = static_cast<std::int64_t>(m_missing.size());
    report.files_damaged = static_cast<std::int64_t>(m_damaged.size());
    report.files_unread = static_cast<std::int64_t>(m_unread.size());
    if (m_files.empty())
        return;
    auto const whole = m_files.size() - m_missing.size() - m_damaged.size() - m_unread.size();
    report.text += "附件 " + std::to_string(m_files.size()) + " 个，完整 " + std::to_string(whole) + " 个\n";
    add_file_line(report.text, "附件不在本机 % 个", m_missing);
    add_file_line(report.text, "附件已损坏 % 个，请从原件重新取得", m_damaged);
    add_file_line(report.text, "附件没有读出来 % 个，不知是否完好，请再核对一次", m_unread);
    if (!m_reason.empty())
        report.text += "没有读出来的原因：" + m_reason + "\n";
}

base::Result<std::unique_ptr<VerifyWork>> VerifyWork::create(Context& context)
{
    auto const entries = TRY(context.journal.count());
    return std::unique_ptr<VerifyWork>(
        new VerifyWork(context, TRY(context.journal.begin_verification()), TRY(context.database.tables()), entries));
}

base::Result<void> VerifyWork::check_next_table()
{
    m_damage += TRY(m_context.database.integrity_problems(m_tables[m_next_table]));
    ++m_next_table;
    return {};
}

base::Result<void> VerifyWork::finish_tables()
{
    m_report.text += m_damage.empty() ? "数据库文件完整\n" : "数据库文件有损坏：" + m_damage + "\n";
    m_report.is_sound &= m_damage.empty();
    if (m_context.database.is_read_only())
        m_report.text += "只读打开，未比对投影\n";
    else
        m_rebuild = TRY(RebuildWork::create(m_context, RebuildWork::Keep::Nothing));
    return {};
}

base::Result<bool> VerifyWork::step()
{
    if (m_chain) {
        if (!TRY(m_chain->step(CHAIN_STEP_ENTRIES))) {
            add_chain_lines(m_chain->report(), m_report.text);
            m_report.is_sound = m_chain->report().is_sound();
            m_chain.reset();
            m_attachments.emplace(TRY(AttachmentCheck::create(m_context)));
        }
        return true;
    }
    if (m_attachments) {
        if (!TRY(m_attachments->step())) {
            m_attachments->report_to(m_report);
            m_attachments.reset();
        }
        return true;
    }
    if (m_next_table < m_tables.size()) {
        TRY(check_next_table());
        if (m_next_table == m_tables.size())
            TRY(finish_tables());
        return m_next_table < m_tables.size() || m_rebuild != nullptr;
    }
    if (TRY(m_rebuild->step()))
        return true;
    bool const is_equal = m_rebuild->is_equal();
    m_report.text += is_equal ? "投影与日志一致\n" : "投影与日志不一致，请在“设置”中从日志重建\n";
    m_report.is_sound &= is_equal;
    return false;
}

double VerifyWork::fraction() const
{
    if (m_rebuild)
        return 0.4 + 0.6 * m_rebuild->fraction();
    if (m_chain && m_entries > 0)
        return 0.3 * static_cast<double>(m_chain->report().entries) / static_cast<double>(m_entries);
    return 0.3;
}

void VerifyWork::abandon()
{
    m_chain.reset();
    m_attachments.reset();
    if (m_rebuild)
        m_rebuild->abandon();
}

} // namespace app
