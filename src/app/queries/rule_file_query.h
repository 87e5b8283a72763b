// The rules page beside the deadlines: every rule file with the rows in force today and the editions adopted.
#pragma once

#include "app/context.h"
#include "app/references.h"
#include "app/rule_snapshots.h"

namespace app {

std::vector<RuleFileSnapshot> make_rule_files(Context& context);
// The edition among `editions` that counts on that day; null where the program's own counts.
RuleEdition const* edition_on(std::vector<RuleEdition> const& editions, domain::RuleFile const& file, base::Date day);
// The text of the file as it counts on that day.
base::Result<std::string> rule_file_on(
    Context& context, std::vector<RuleEdition> const& editions, domain::RuleFile const& file, base::Date day);

} // namespace app
