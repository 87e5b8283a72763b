// On what sight of a record rests as one short text, kept in the record's row (access): the predicate of visibility
// answers from it for a hundred thousand rows without folding any journal.
#pragma once

#include "domain/workflow/visibility.h"
#include "store/projection_rows.h"

#include <string>
#include <string_view>

namespace app {

std::string access_text(domain::RecordAccess const& access);
domain::RecordAccess parse_access(std::string_view text);
// Of a row that an older program wrote, until it is rebuilt: its first unit and the unit that holds it.
std::string access_of_row(store::PetitionRecordRow const& row, bool is_confidential);

} // namespace app
