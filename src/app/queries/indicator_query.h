// The assessment board, its groups and the records behind each figure (law.md 3.5, S7–S9, S45, S117).
#pragma once

#include "app/context.h"
#include "app/queries/indicator_snapshots.h"

namespace app {

IndicatorBoard make_indicator_board(Context& context, IndicatorRequest const& request);
IndicatorRecords indicator_records(Context& context, domain::Indicator indicator, IndicatorRequest const& request);
// 玄武区住建局 for a unit, 住房保障 for a category; what is missing, for an empty key.
std::string group_label(Context const& context, domain::GroupBy group, std::string const& key);
// The figure as shown: 85.0%, 12.5 天, 3, —.
std::string figure_text(domain::IndicatorFigure const& figure);

} // namespace app
