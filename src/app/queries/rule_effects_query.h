// What a changed rule would show differently, as far as it can be counted at once: risk levels, proposals, alerts,
// figures. What decides the course of a matter touches only matters received from its day on, and that is said.
#pragma once

#include "app/context.h"
#include "domain/reference/rule_file.h"

namespace app {

std::vector<std::string> rule_effects(
    Context& context, domain::RuleFile const& file, domain::RuleFileContent const& rules, base::Date valid_from);

} // namespace app
