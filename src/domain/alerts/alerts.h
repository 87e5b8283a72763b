// Which alerts stand on a record today. Computed from stored dates whenever somebody looks (J5): ids are made of cause,
// rule and step, so that a person's answer to one finds it again tomorrow.
#pragma once

#include "domain/alerts/alert_rules.h"
#include "domain/deadline/rule_set.h"
#include "domain/indicators/indicator_table.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace domain {

// A limit of a record as the alerts need it; stopped ones only where they were stopped late (S127).
struct AlertClock {
    std::string rule_id;
    int occurrence{1};
    std::int32_t start{NEVER}, nominal{NEVER};
    std::int32_t effective{NEVER}; // NEVER while the calendar is missing: runs on nominal (CAL-13)
    std::int32_t stopped{NEVER};
    std::int32_t exists_from{0}; // a limit that follows from silence exists from that day on
    int extension_days{0};
    bool is_paused{false};
};

// Noted: acknowledged by the unit that is late itself, which answers for nothing on the bureau's side (S127).
enum class ReactionKind : std::uint8_t { Acknowledged, Urged, Supervised, Explained, Noted, SupervisedRepeat };

struct AlertReaction { // what people did about alerts of a record
    ReactionKind kind{ReactionKind::Acknowledged};
    std::int32_t day{NEVER};
    std::string alert; // id; empty: about the record as a whole; of SupervisedRepeat the desk (S75)
};

struct AlertSubject {
    std::string record;
    IndicatorFacts const* facts{nullptr};
    std::vector<AlertClock> const* clocks{nullptr};
    std::vector<AlertReaction> const* reactions{nullptr};
    int repeats{0}; // linked to it by today
    std::int32_t last_repeat{NEVER};
    std::int32_t backlog{NEVER};
    int risk{0}; // 8.8
    int execution_days{30}; // PS-4 and PS-6 of the day of receipt
    int early_repeat_days{30};
    ChannelCode repeat_channel{ChannelCode::Unknown}; // of the last repeat
    std::vector<std::int32_t> repeats_after_retrospect{}; // days, in order: each broke what it had promised (S60)
};

struct AlertSurroundings {
    RuleSet const& rules;
    AlertRules const& alerts;
    WorkCalendar const& calendar;
    OfficeHours hours;
    int risk_orange{40}, risk_red{60};
    Moment now;
};

struct Alert {
    std::string id; // A-06.<record>.L10.1.+7
    int number{0};
    std::string rule_id; // the limit; empty for what is no limit
    std::string record;
    AlertLevel level{AlertLevel::Reminder};
    base::Date since; // first day of this step
    base::Date due; // the day it is about
    int days_late{0}; // 0 until it is overdue
    std::string text; // 办理期限 2023-08-19 到期，剩 3 天（法定时限，条例第三十四条）
    std::vector<Recipient> recipients;
    bool binds_first_unit{false}; // Officer and Leader are those of the first unit
    std::optional<base::Date> acknowledged, urged, explained;
    bool is_fault{false}; // S127: level 2 stood so long without anybody acting
    bool needs_explanation{false}; // level 3 of a limit without 逾期说明

    bool operator<(Alert const& other) const;
};

// By level, most urgent first, then by due day and id.
std::vector<Alert> alerts_of(AlertSubject const& subject, AlertSurroundings const& surroundings);

// What acts did about alerts, from the timeline (acknowledge_alert, urge, explain_overdue, supervise).
std::vector<AlertReaction> reactions_of(PetitionRecord const& record);

} // namespace domain
