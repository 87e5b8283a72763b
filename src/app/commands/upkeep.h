// Works of upkeep: building the record index at open, rebuilding the projections, verifying the journal.
#pragma once

#include "app/application.h"
#include "app/commands/entry_union.h"
#include "app/work.h"

#include <optional>

namespace app {

class IndexWork : public Work {
public:
    static base::Result<std::unique_ptr<IndexWork>> create(Context& context);
    base::Result<bool> step() override;
    std::string title() const override { return "正在建立检索索引"; }
    double fraction() const override;
    std::size_t records() const { return m_ids.size(); }

private:
    IndexWork(Context& context, std::vector<std::string> ids)
        : m_context(context)
        , m_ids(std::move(ids))
    {
    }
    Context& m_context;
    std::vector<std::string> m_ids;
    std::size_t m_next{0};
};

// Clears every projection and folds everything anew; the digest before and after must be equal (J15).
class RebuildWork : public Work {
public:
    enum class Keep { Result, Nothing }; // Nothing: only to compare, the transaction is rolled back

    static base::Result<std::unique_ptr<RebuildWork>> create(Context& context, Keep keep);
    base::Result<bool> step() override;
    std::string title() const override { return "正在从日志重建"; }
    double fraction() const override { return m_union.fraction(); }
    bool holds_transaction() const override { return m_transaction.has_value(); }
    void abandon() override;

    bool is_equal() const { return m_before == m_after; }

private:
    RebuildWork(Context& context, Keep keep)
        : m_context(context)
        , m_keep(keep)
        , m_union(context)
    {
    }
    base::Result<void> finish();

    Context& m_context;
    Keep m_keep;
    EntryUnion m_union;
    std::optional<store::Transaction> m_transaction;
    base::Hash m_before{}, m_after{};
};

// Chain and projections, a report in lines.
base::Result<VerifyReport> verify_workspace(Context& context);

// Entries from elsewhere in one transaction, folded and indexed.
base::Result<void> apply_incoming(Context& context, std::vector<IncomingEntry>& entries);

// Runs a work to its end at once.
base::Result<void> run_to_end(Work& work);
// Folds organisation, references, node and index anew from the store.
base::Result<void> reload_context(Context& context);

} // namespace app
