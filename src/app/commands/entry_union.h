// The union of this journal with entries from elsewhere, and the folding anew of what they touch: import, demo data,
// rebuild. Idempotent, commutative and associative, because a record is always folded from all of its entries (J3).
#pragma once

#include "app/context.h"
#include "app/projector.h"

#include <map>
#include <span>

namespace app {

struct IncomingEntry {
    store::StoredEntry stored;
    domain::JournalEntry entry; // meaningless where the bytes are withheld or erased
};

class EntryUnion {
public:
    explicit EntryUnion(Context& context)
        : m_context(context)
    {
    }

    // Parents before children. Everything happens in the caller's transaction.
    base::Result<void> add(std::span<IncomingEntry> entries);
    // Every record of the journal, for a rebuild.
    base::Result<void> add_all_records();
    // Folds and projects up to `limit` records; false when nothing is left. The first call brings organisation and
    // reference data up to date, because every fold looks at them.
    base::Result<bool> step(std::size_t limit);
    double fraction() const; // of the folding

    std::int64_t entries_new() const { return m_new; }
    std::int64_t entries_known() const { return m_known; }
    std::int64_t records_new() const { return m_records_new; }
    Touched const& touched() const { return m_touched; }

private:
    void note(domain::JournalEntry const& entry);
    base::Result<void> prepare_folding();
    base::Result<void> write_numbers();

    Context& m_context;
    Touched m_touched;
    std::vector<base::RecordId> m_queue;
    std::size_t m_next{0};
    bool m_is_prepared{false};
    std::map<std::string, std::int64_t> m_numbers; // greatest serial by series
    std::int64_t m_new{0}, m_known{0}, m_records_new{0};
};

} // namespace app
