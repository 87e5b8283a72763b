// The rules page beside the deadlines: every rule file with the rows in force today and the editions adopted.
#pragma once

#include "app/context.h"
#include "app/rule_snapshots.h"

namespace app {

std::vector<RuleFileSnapshot> make_rule_files(Context& context);
// The text of the edition that counts on that day.
base::Result<std::string> content_in_force(Context& context, domain::RuleFile const& file, base::Date day);

} // namespace app
