// Folds define_org and define_staff entries into the organisation (J4: their subjects are Org and Staff).
#pragma once

#include "domain/journal.h"
#include "domain/organisation.h"

namespace domain {

// True when the entry changed the organisation; total, an entry without a usable id has no effect (J3).
bool apply(Organisation& organisation, JournalEntry const& entry);
Organisation fold_organisation(std::vector<JournalEntry> entries);

base::ValueObject define_org_payload(Org const& org); // the arguments of define_org that make it

} // namespace domain
