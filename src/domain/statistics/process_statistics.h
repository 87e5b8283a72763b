// How the work itself goes, beside the indicators: the wait in each stage (S33), the first action after receipt (S28),
// causes and their repeats (S89), matters handled fully online (S116). Pure functions over the rows of facts; every
// figure keeps the rows behind it.
#pragma once

#include "domain/deadline/work_calendar.h"
#include "domain/indicators/indicator_table.h"

#include <functional>

namespace domain {

// One figure. `rows` are what is counted; `marked` the part that stands out: too late, repeated, fully online.
struct ProcessLine {
    std::string code; // WAIT.TRIAGE, FIRST_ACTION, CAUSE.03, ONLINE
    std::string name; // 登记→甄别
    std::string definition; // from which day to which, and who counts
    std::vector<std::uint32_t> rows; // the longest first
    std::vector<std::int32_t> values; // of `rows`: calendar days, working days for FIRST_ACTION; empty: no duration
    std::vector<std::uint32_t> marked;

    std::size_t count() const { return rows.size(); }
    // Nearest rank, so that a figure is always somebody's wait; empty where nothing is counted.
    std::optional<std::int32_t> percentile(int percent) const;
    std::optional<double> marked_share() const; // empty where nothing is counted
};

struct ProcessStatistics {
    std::vector<ProcessLine> waits; // stage by stage, the petitioner's whole wait last
    ProcessLine first_action, online;
    std::vector<ProcessLine> causes; // by code
};

struct ProcessSurroundings {
    WorkCalendar const& calendar;
    std::function<int(base::Date received_on)> first_action_target; // working days, CONFIG
};

ProcessStatistics process_statistics(
    IndicatorTable const& table, IndicatorQuery const& query, ProcessSurroundings const& surroundings);

struct ProcessGroup {
    std::string key;
    ProcessLine line;
};
// The same figure for each unit, region …, by key.
std::vector<ProcessGroup> grouped(IndicatorTable const& table, ProcessLine const& line, GroupBy group);

// Working days from receipt to the day of the first action, or to the cut-off while there is none; what came after
// closing time counts from the next day. Empty without calendar data.
std::optional<int> working_days_to_first_action(
    IndicatorFacts const& facts, std::int32_t cut, WorkCalendar const& calendar);
// Whether an act takes a matter up: not its registration, nor what only corrects, annotates or answers a reminder.
bool is_first_action(std::string_view act);

} // namespace domain
