// Adopting the holiday arrangement of one year from a CSV, with a preview of every limit that moves (CAL-13, J6).
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

CalendarPreview preview_calendar(Context& context, std::string_view csv);
base::Result<void> adopt_calendar(Context& context, std::string_view csv);

} // namespace app
