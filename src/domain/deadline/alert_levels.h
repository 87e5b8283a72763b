// When a running clock reminds, urges and accuses (S71–S73, clauses 8.9), and how much time is left.
#pragma once

#include "domain/deadline/deadline.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

enum class AlertLevel { Reminder = 1, Due = 2, Overdue = 3 }; // 临期提示提醒, 到期催办督办, 逾期问效问责

// One row of the table of leads; the first row of the rule's unit whose `up_to` is not exceeded applies.
struct AlertLead {
    DeadlineUnit unit{DeadlineUnit::CalendarDays};
    int up_to{0}; // length of the limit in `unit`
    std::vector<int> before; // level 1: days before the due day in `unit`; SameDay: hours before closing; Hours: hours
    std::vector<int> after{1}; // level 3: days after the due day in `unit`; SameDay and Hours: always the next day
};

using AlertLeads = std::vector<AlertLead>;

struct AlertDate {
    AlertLevel level{AlertLevel::Reminder};
    base::Date date;
    std::optional<base::TimeOfDay> at; // SameDay and Hours; otherwise from the beginning of the day
    int lead{0}; // days before (level 1) or after (level 3) the due day

    bool operator==(AlertDate const&) const = default;
};

// By date. All count from the effective date (W6), from the nominal one while the calendar is missing (CAL-13);
// reminders that would come before the start are left out, and a paused clock has none.
std::vector<AlertDate> alert_levels(
    Deadline const& deadline, AlertLeads const& leads, WorkCalendar const& calendar, OfficeHours hours = {});

// The last step that has begun. Without the calendar level 2 stands and is not followed by level 3 (CAL-13): past the
// nominal day it may still be in time, so nobody is accused, and nobody is left without a word either.
AlertDate const* standing_step(std::vector<AlertDate> const& steps, Deadline const& deadline, Moment now);

enum class RemainingLevel { Overdue, DueToday, Soon, Normal, Pending };

struct Remaining {
    RemainingLevel level{RemainingLevel::Normal};
    int days{0}; // left in the unit of the text; negative when overdue
    std::string text; // 逾期 1 天, 今天到期, 剩 1 个工作日, 剩 12 天, 剩 12 天，顺延待定, 暂停计时
};

// `now.at` matters to Hours only. Soon begins with the first reminder; Pending: calendar missing or clock paused.
Remaining remaining(Moment now, Deadline const& deadline, AlertLeads const& leads, WorkCalendar const& calendar,
    OfficeHours hours = {});

} // namespace domain
