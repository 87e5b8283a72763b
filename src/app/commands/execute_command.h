// One act by one person: checked, decided by the domain, written with its projections in one transaction.
#pragma once

#include "app/application.h"
#include "app/context.h"

namespace app {

CommandResult execute_command(Context& context, Command const& command);
// The same path without writing.
std::vector<base::Error> check_command(Context& context, Command const& command);

// May the identity take this entry back? Empty when it may; J10: only while it is the frontier of all its subjects and
// has not left the office.
std::optional<base::Error> why_not_undoable(Context& context, domain::JournalEntry const& entry);

} // namespace app
