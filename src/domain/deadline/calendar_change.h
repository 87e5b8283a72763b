// What adopting another working calendar would change: the preview shown before an office adopts a year (CAL-13, J6).
#pragma once

#include "base/ids.h"
#include "domain/deadline/deadline.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

struct OpenClock {
    base::RecordId record_id;
    DeadlineRule const* rule{nullptr};
    StartEvent start;
    DeadlineAdjustments adjustments;
};

struct MovedDeadline {
    base::RecordId record_id;
    std::string rule_id;
    Deadline before;
    Deadline after;
};

// The clocks whose nominal or effective date differs, or that become known or provisional; in the order given.
std::vector<MovedDeadline> moved_deadlines(std::vector<OpenClock> const& clocks, WorkCalendar const& before,
    WorkCalendar const& after, OfficeHours hours = {});

} // namespace domain
