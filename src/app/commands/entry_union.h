// The union of this journal with entries from elsewhere, and the folding anew of what they touch: import, demo data,
// rebuild. Idempotent, commutative and associative, because a record is always folded from all of its entries (J3).
#pragma once

#include "app/context.h"
#include "app/projector.h"

#include <map>
#include <span>

namespace app {

inline constexpr std::size_t FOLD_STEP_RECORDS = 100; // a step of work keeps the screen alive

struct IncomingEntry {
    store::StoredEntry stored;
    domain::JournalEntry entry; // as a generator made it; not filled for what came in a package
};

// Entries that are made in pieces, by a generator.
class EntrySource {
public:
    virtual ~EntrySource() = default;
    virtual base::Result<bool> step() = 0; // false when all are made
    virtual double fraction() const = 0;
    virtual std::vector<IncomingEntry> take_entries() = 0;
};

class EntryUnion {
public:
    explicit EntryUnion(Context& context)
        : m_context(context)
    {
    }

    // Parents before children. Everything happens in the caller's transaction.
    base::Result<void> add(std::span<IncomingEntry> entries);
    // Content of reference data has come in: every fold looks at it.
    void note_reference() { m_touched.references = true; }
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
    void note(store::StoredEntry const& entry);
    base::Result<void> prepare_folding();
    base::Result<void> fold_next();
    base::Result<void> project_next(domain::PetitionRecord const& record);
    base::Result<void> write_numbers();

    Context& m_context;
    Touched m_touched;
    std::vector<base::RecordId> m_queue;
    std::size_t m_next{0};
    bool m_is_prepared{false};
    bool m_starts_empty{false}; // no projection was there before: nothing moves along, nothing old is looked for
    std::map<base::MatterId, std::vector<base::RecordId>> m_members; // of the matters folded so far, when it does
    std::map<std::string, std::int64_t> m_numbers; // greatest serial by series
    std::int64_t m_new{0}, m_known{0}, m_records_new{0};
};

} // namespace app
