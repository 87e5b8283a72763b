// An office's own value for a CONFIG deadline rule: preview of every limit that moves, then adoption (J6, S96).
#pragma once

#include "app/context.h"
#include "app/rule_snapshots.h"

namespace app {

std::vector<RuleRow> make_rule_rows(Context const& context);
// `year` of the preview is 0; problems name the field.
CalendarPreview preview_rule(Context& context, RuleChange const& change);
base::Result<void> override_rule(Context& context, RuleChange const& change);

} // namespace app
