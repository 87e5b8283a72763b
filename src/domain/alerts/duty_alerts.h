// Alerts of duties that are not limits of a petition record: items of the ledgers (A-16 suggestions and orders, A-24
// leaders' reading and reception, A-17 plans ...) with a day on which they fall due.
#pragma once

#include "domain/alerts/alerts.h"

#include <optional>
#include <string>

namespace domain {

struct Duty {
    std::string alert;
    std::string id; // of the ledger item
    std::string name; // 三项建议：改进工作建议
    std::string rule_id; // L25; empty where a document states the date
    Deadline deadline;
};

// Empty while no reminder has begun yet.
std::optional<Alert> alert_of(Duty const& duty, AlertSurroundings const& surroundings);

} // namespace domain
