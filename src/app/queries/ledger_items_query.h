// The ledgers beside petition matters: kinds with counts, one ledger with its report, one item.
#pragma once

#include "app/context.h"
#include "app/ledger_snapshots.h"

namespace app {

// All items, folded once and kept until the journal brings others.
base::Result<std::map<std::string, domain::LedgerItem> const*> load_ledger(Context& context);

// The items that this identity may see (PR-02, W10): all of them, or a copy of some. Valid until the next command.
class VisibleLedger {
public:
    std::map<std::string, domain::LedgerItem> const& items() const { return m_all ? *m_all : m_some; }

private:
    friend base::Result<VisibleLedger> load_visible_ledger(Context& context);
    std::map<std::string, domain::LedgerItem> const* m_all{nullptr};
    std::map<std::string, domain::LedgerItem> m_some;
};
base::Result<VisibleLedger> load_visible_ledger(Context& context);

std::vector<LedgerKindRow> make_ledger_kinds(Context& context);
std::optional<LedgerKindSnapshot> make_ledger_kind(Context& context, std::string_view code);
std::optional<LedgerItemSnapshot> make_ledger_item(Context& context, std::string const& id);

} // namespace app
