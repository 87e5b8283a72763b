// An office's own edition of a rule file (J6): checked whole, compared row by row, adopted with a day and a reason, and
// what rests on it counted anew.
#pragma once

#include "app/context.h"
#include "app/rule_snapshots.h"

namespace app {

// What adopting the change would put in force, whether it may be adopted or not. An empty change: what is in force now.
base::Result<RuleFileText> rule_file_text(Context& context, RuleFileChange const& change);
RuleFilePreview preview_rule_file(Context& context, RuleFileChange const& change);
base::Result<void> adopt_rule_file(Context& context, RuleFileChange const& change);

} // namespace app
