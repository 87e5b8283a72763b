// What the dialog of an act starts with, so that a clerk confirms instead of typing: dates, names on record, one
// outcome per demand, the checklist with what the books themselves prove.
#pragma once

#include "domain/workflow/engine.h"

namespace app {

// Arguments to start with; every one of them may be changed before the act is done.
base::ValueObject prefilled_arguments(domain::ActDefinition const& act, domain::PetitionRecord const& record,
    domain::Identity const& identity, domain::Surroundings const& surroundings);

// A new registration: visit, today, the present time, one petitioner with a resident ID.
base::ValueObject registration_defaults(base::Date today, base::TimeOfDay time, std::string const& region);

} // namespace app
