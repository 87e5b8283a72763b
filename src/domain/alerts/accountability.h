// Candidates for 改进工作 and 追究责任 suggestions (S121–S123) and for the list of faults (S126, S127): grounds G1–G3
// found in limits, reviews and follow-ups. Evidence for a person to judge, never a decision.
#pragma once

#include "domain/alerts/alerts.h"

#include <string>
#include <vector>

namespace domain {

struct AccountabilityGround {
    std::string id; // G1 未按规定期限受理办理, G2 程序不规范、意见不落实, G3 推诿敷衍、作风粗暴
    std::string text; // 受理告知逾期 3 天
};

// `alerts` are those of the record.
std::vector<AccountabilityGround> accountability_grounds(IndicatorFacts const& facts, std::vector<Alert> const& alerts);

// Faults of the first unit for the list of S126 and S127, and limits passed without the explanation that S73 asks for:
// ids "S126", "S127", "S73". Evidence for `record_fault`, `demand_explanation` and `order_correction`.
std::vector<AccountabilityGround> fault_grounds(
    IndicatorFacts const& facts, std::vector<Alert> const& alerts, AlertSurroundings const& surroundings);

} // namespace domain
