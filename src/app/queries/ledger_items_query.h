// The ledgers beside petition matters: kinds with counts, one ledger with its report, one item.
#pragma once

#include "app/context.h"
#include "app/ledger_snapshots.h"

namespace app {

// All items, folded once and kept until the journal brings others.
base::Result<std::map<std::string, domain::LedgerItem> const*> load_ledger(Context& context);

std::vector<LedgerKindRow> make_ledger_kinds(Context& context);
std::optional<LedgerKindSnapshot> make_ledger_kind(Context& context, std::string_view code);
std::optional<LedgerItemSnapshot> make_ledger_item(Context& context, std::string const& id);

} // namespace app
