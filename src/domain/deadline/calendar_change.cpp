// Counts every open clock under both calendars and keeps those that differ.
#include "domain/deadline/calendar_change.h"

#include "base/check.h"

namespace domain {

static bool is_same_outcome(Deadline const& left, Deadline const& right)
{
    return left.nominal == right.nominal && left.effective == right.effective && left.due_time == right.due_time
        && left.is_missing_calendar == right.is_missing_calendar && left.is_provisional == right.is_provisional;
}

std::vector<MovedDeadline> moved_deadlines(
    std::vector<OpenClock> const& clocks, WorkCalendar const& before, WorkCalendar const& after, OfficeHours hours)
{
    std::vector<MovedDeadline> moved;
    for (auto const& clock : clocks) {
        CHECK(clock.rule);
        auto old_deadline = compute_deadline(*clock.rule, clock.start, clock.adjustments, before, hours);
        auto new_deadline = compute_deadline(*clock.rule, clock.start, clock.adjustments, after, hours);
        if (old_deadline && new_deadline && !is_same_outcome(*old_deadline, *new_deadline)) {
            moved.push_back({clock.record_id, clock.rule->rule_id, std::move(*old_deadline), std::move(*new_deadline)});
        }
    }
    return moved;
}

} // namespace domain
