#include "app/commands/upkeep.h"

#include "app/commands/open_workspace.h"
#include "app/journal_entries.h"

namespace app {

namespace {

constexpr std::size_t INDEX_STEP_RECORDS = 500;
constexpr std::size_t FOLD_STEP_RECORDS = 100;

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

base::Result<void> reload_context(Context& context)
{
    context.cache.clear();
    context.index.clear();
    TRY(open_context(context));
    TRY(index_records(context, TRY(ids_to_index(context))));
    ++context.generation;
    return {};
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

base::Result<std::unique_ptr<RebuildWork>> RebuildWork::create(Context& context, Keep keep)
{
    std::unique_ptr<RebuildWork> work(new RebuildWork(context, keep));
    work->m_before = TRY(context.projections.digest());
    work->m_transaction.emplace(TRY(store::Transaction::begin(context.database)));
    TRY(context.projections.clear());
    TRY(work->m_union.add_all_records());
    return work;
}

base::Result<bool> RebuildWork::step()
{
    if (TRY(m_union.step(FOLD_STEP_RECORDS)))
        return true;
    TRY(finish());
    return false;
}

base::Result<void> RebuildWork::finish()
{
    m_after = TRY(m_context.projections.digest());
    if (m_keep == Keep::Result) {
        TRY(m_transaction->commit());
        m_transaction.reset();
        return reload_context(m_context);
    }
    abandon();
    return {};
}

void RebuildWork::abandon()
{
    if (m_transaction)
        m_transaction->rollback();
    m_transaction.reset();
    m_context.cache.clear();
    // The columns in memory followed the rebuild; where it came out differently they follow the store back.
    if (m_before != m_after)
        CHECK(!reindex(m_context, m_union.touched()).is_error());
}

base::Result<VerifyReport> verify_workspace(Context& context)
{
    VerifyReport report;
    auto const chain = TRY(context.journal.verify());
    add_chain_lines(chain, report.text);
    auto const problems = TRY(context.database.integrity_problems());
    report.text += problems.empty() ? "数据库文件完整\n" : "数据库文件有损坏：" + problems + "\n";
    report.is_sound = chain.is_sound() && problems.empty();
    if (context.database.is_read_only()) {
        report.text += "只读打开，未比对投影\n";
        return report;
    }
    auto const work = TRY(RebuildWork::create(context, RebuildWork::Keep::Nothing));
    TRY(run_to_end(*work));
    report.text += work->is_equal() ? "投影与日志一致\n" : "投影与日志不一致，请在“设置”中从日志重建\n";
    report.is_sound &= work->is_equal();
    return report;
}

} // namespace app
