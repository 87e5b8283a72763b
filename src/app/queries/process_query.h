// 过程统计: waits by stage, the first action, causes and online handling, with the records behind each line.
#pragma once

#include "app/context.h"
#include "app/queries/indicator_snapshots.h"

namespace app {

// `chosen` is the code of a line, or empty.
ProcessBoard make_process_board(Context& context, IndicatorRequest const& request, std::string_view chosen);
// `denominator`: what the line counts, the longest first; `numerator`: the part of it that stands out.
IndicatorRecords process_records(Context& context, IndicatorRequest const& request, std::string_view code);

} // namespace app
