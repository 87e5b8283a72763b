// What every adoption of reference data has in common (J6): who may do it, and one transaction for the entry and all
// that rests on it.
#pragma once

#include "app/context.h"
#include "app/projector.h"

#include <functional>
#include <optional>
#include <string_view>

namespace app {

// `what` is to be done by the administrator of the office whose rules count here: 启用放假安排. People of other offices
// are here as well, by import, and decide for themselves only at home.
std::optional<base::Error> why_not_adopter(Context const& context, std::string_view what);

// Runs `write` in a transaction. Where it fails, everything is again as the journal says.
base::Result<void> adopt_with(Context& context, std::function<base::Result<void>(Touched&)> const& write);

} // namespace app
