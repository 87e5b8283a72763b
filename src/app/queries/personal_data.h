// Names and addresses of petitioners in what leaves the office as a bulletin, report or article (PR-04, S80, D39).
#pragma once

#include "app/context.h"

#include <optional>

namespace app {

// For acts on such ledgers: what their texts, or those of the item that they issue, say about a petitioner of this
// workspace. Empty where nothing was found, and for all other acts.
std::optional<base::Error> why_not_masked(
    Context& context, domain::ActDefinition const& act, base::ValueObject const& arguments);

} // namespace app
