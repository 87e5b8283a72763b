// Which entries have left the office in a package; those can be corrected but not undone (J10).
#pragma once

#include "app/context.h"
#include "domain/journal.h"

namespace app {

base::Result<bool> is_exported(Context& context, domain::JournalEntry const& entry);

} // namespace app
