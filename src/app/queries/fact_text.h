// Facts of a record as one short text, kept in the record's row (facts_digest): columns in memory are built from it at
// open without folding any journal.
#pragma once

#include "domain/alerts/alerts.h"
#include "domain/indicators/indicator_facts.h"
#include "store/projection_rows.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct StoredFacts {
    domain::RecordFacts record;
    std::vector<domain::AlertReaction> reactions;
};

std::string facts_text(StoredFacts const& facts);
// The parts that the row has in columns of its own are taken from there. Empty where the text is of another version.
std::optional<StoredFacts> parse_facts(store::PetitionRecordRow const& row);
// The limits among the facts anew from the clocks, after a calendar moved them; all else stays as it was folded.
void refresh_limits(store::PetitionRecordRow& row, std::vector<store::ClockRow> const& clocks);

} // namespace app
