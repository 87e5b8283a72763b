// Lists and counts over all records: the ledger's filters, the quick filters behind the cards of 今日, the worklist.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

// The day limits against which stored dates are compared when somebody looks (J5).
struct DueDays {
    std::int32_t today{0};
    std::int32_t soon_until{0}; // the third working day from today
};
DueDays due_days(Context const& context);

// day_open, due_soon, due_today, overdue, follow_up, mine; false for an unknown name.
bool matches_quick(Context const& context, IndexedRecord const& record, std::string_view quick, DueDays const& days);
bool has_quick(std::string_view quick);

// The visible records that the filter matches, in its order, as row numbers of the index.
std::vector<std::uint32_t> ledger(Context& context, LedgerFilter const& filter);
std::vector<base::RecordId> ledger_ids(Context& context, LedgerFilter const& filter);
int count_quick(Context const& context, std::string_view quick);

// Does the next step of this record lie with the present identity?
bool is_mine(Context const& context, IndexedRecord const& record);

} // namespace app
