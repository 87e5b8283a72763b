// From folded records and matters to rows of the projection tables (J5): dates on which things become true, never
// levels or overdue marks, which depend on the day one looks.
#pragma once

#include "app/context.h"
#include "app/numbering.h"

#include <set>
#include <span>
#include <vector>

namespace app {

// What an act touched, collected while the transaction runs and followed after it is committed.
struct Touched {
    std::set<base::RecordId> records;
    std::set<base::MatterId> matters;
    bool organisation{false};
    bool references{false};
};

// Without the limits and the matter.
store::PetitionRecordRow to_row(domain::PetitionRecord const& record);
store::PetitionRecordTextRow to_text_row(domain::PetitionRecord const& record);
std::vector<store::PetitionerKeys> petitioner_keys(domain::PetitionRecord const& record); // the main one first
std::vector<store::ClockRow> to_clock_rows(
    domain::PetitionRecord const& record, std::span<domain::RecordClock const> clocks, domain::RuleSet const& rules);
std::string title_of(domain::PetitionRecord const& record); // one line: summary, else the first demand

// The nearest running limit that binds an office, as columns of the record's row. A petitioner's own limits (L13, L24)
// urge nobody.
void set_next_due(store::PetitionRecordRow& row, std::span<store::ClockRow const> clocks, domain::RuleSet const& rules);

// Brings the cached records that the entry concerns up to date; those not in the cache are read when needed.
base::Result<void> fold_into_cache(Context& context, domain::JournalEntry const& entry);

// Each inside the caller's transaction. The record's columns in memory are brought up to date at once; when the
// transaction is rolled back, the caller calls reindex(). Answers the matter that the record belongs to.
base::Result<base::MatterId> project_record(Context& context, domain::PetitionRecord const& record);
base::Result<void> project_matter(Context& context, base::MatterId const& id);
base::Result<void> project_matter(
    Context& context, base::MatterId const& id, std::vector<base::RecordId> const& members);
// The record as folded from the journal; when it moved to another matter, the records linked to it move along (W1).
// Matters are noted, not projected.
base::Result<void> project_with_followers(Context& context, base::RecordId const& id, Touched& touched);
// The records and matters of the entry's subjects, and the records that follow one of them into another matter.
base::Result<void> project_subjects(Context& context, domain::JournalEntry const& entry, Touched& touched);
base::Result<void> project_organisation(Context& context);
// The number series an entry took from (J9), whether the entry takes effect or not.
std::vector<TakenNumber> numbers_of(domain::JournalEntry const& entry);
base::Result<void> project_numbers(Context& context, domain::JournalEntry const& entry);

// Reads the touched records' columns anew from the projections.
base::Result<void> reindex(Context& context, Touched const& touched);

} // namespace app
