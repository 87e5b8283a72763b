// Which limits move when the calendar or a rule changes, straight from the table of clocks, and writing them: shared by
// the previews and the adoptions (J6).
#pragma once

#include "app/context.h"
#include "app/projector.h"
#include "app/snapshots.h"

#include <set>

namespace app {

struct MovedClock {
    store::ClockRow before, after;
};

// The clocks that come out differently under these rules and this calendar, among those whose nominal date is not
// before `nominal_from`.
base::Result<std::vector<MovedClock>> moved_clocks(
    Context& context, domain::RuleSet const& rules, domain::WorkCalendar const& calendar, base::Date nominal_from);
// Inside the caller's transaction.
base::Result<void> write_clocks(Context& context, std::vector<MovedClock> const& moved, Touched& touched);
// What follows from silence (L38, L06) is folded, not read from a clock. The records of which it says something else
// under these rules and this calendar than under the present ones; dates as above.
base::Result<std::set<base::RecordId>> moved_silence(
    Context& context, domain::RuleSet const& rules, domain::WorkCalendar const& calendar, base::Date nominal_from);
// Folds them anew, once the context has the new calendar or rules and an empty cache.
base::Result<void> project_silence(Context& context, std::set<base::RecordId> const& moved, Touched& touched);
// Lines of a preview: only limits that still run.
void describe_moves(Context& context, std::vector<MovedClock> const& moved, CalendarPreview& preview);

} // namespace app
