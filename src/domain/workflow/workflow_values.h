// The values of the course of a matter that the texts leave open (assets/rules/workflow.json). What an office may adopt
// instead, within which limits: reference/rule_file.cpp.
#pragma once

namespace domain {

struct WorkflowValues { // CONFIG
    int settle_observation_days{0}; // W5: days after closing before settling
    int late_entry_working_days{1}; // J13: entered later than this is 补录
    int follow_up_attempts{3}; // S47: on as many different days
    int same_level_bars_simple{0}; // SP-04, AMB-1: 1 = an assignment by the same level bars the simple procedure too
    int hearing_counts_last_day{1}; // CAL-9: 1 = with the "+ 1"
    int first_action_working_days{1}; // S28: from receipt to the first action
    int backlog_days{365}, backlog_repeats{3}; // law.md 3.7
};

} // namespace domain
