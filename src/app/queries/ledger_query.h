// Lists and counts over all records: the ledger's filters, the quick filters behind the cards of 今日, the worklist.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace app {

// The quick filters behind the cards of 今日 and the chips of the ledger. Limits are compared with the day on which
// somebody looks (J5).
enum class Quick { DayOpen, DueSoon, DueToday, Overdue, FollowUp, Mine, Joint };
inline constexpr std::size_t QUICKS = static_cast<std::size_t>(Quick::Joint) + 1;
// day_open, due_soon, due_today, overdue, follow_up, mine, joint (县乡一体化, S103); empty for an unknown name.
std::optional<Quick> find_quick(std::string_view name);

// The visible records that the filter matches, in its order, as row numbers of the index.
std::vector<std::uint32_t> ledger(Context& context, LedgerFilter const& filter);
std::vector<base::RecordId> ledger_ids(Context& context, LedgerFilter const& filter);

// All counts over all records, in one pass.
struct RecordCounts {
    int visible{0}; // without void ones
    int void_records{0}; // visible ones that were registered by mistake (T48)
    int hidden{0}; // in which the identity's organisation has no part, without void ones and without accusations
    std::array<int, QUICKS> quick{}; // by Quick, of the visible ones
    std::int32_t earliest_follow_up{IndexedRecord::NO_DAY};

    int of(Quick kind) const { return quick[static_cast<std::size_t>(kind)]; }
};
RecordCounts count_records(Context const& context);

} // namespace app
