// What the dialog of a ledger act starts with: figures come from the indicators of the period that is over, for a
// person to look at and confirm (S79, S80, 条例第四十一条).
#pragma once

#include "app/context.h"

#include <string_view>

namespace app {

// Empty where the act has nothing to propose.
base::ValueObject proposed_ledger_arguments(Context& context, std::string_view act);

} // namespace app
