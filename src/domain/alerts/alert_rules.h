// The alerts A-01 to A-25 (clauses 8.9) as rows: what each is called, whom it tells and on which clause it rests, and
// the values that the texts leave open.
#pragma once

#include "base/result.h"
#include "domain/deadline/alert_levels.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

inline constexpr int ALERT_COUNT = 25;

enum class Recipient {
    Officer, // whoever holds the step: 责任人, or 首办责任人 where the first unit is bound
    Leader, // that side's leader
    FirstOfficer,
    BureauDesk, // BUREAU_OFFICER of the first unit
    FirstLeader,
    BureauLeader,
    UpperBureau, // next higher bureau
};

std::string_view to_chinese(Recipient recipient);

struct AlertRule {
    int number{0}; // 5 for A-05
    std::string name; // 办理期限
    std::string basis; // 通知三（四）
};

struct AlertValues { // CONFIG
    int fault_working_days{3}; // S127
    int upper_bureau_after_days{15}; // level 3 tells the next higher bureau
    int pre_backlog_days{180}, pre_backlog_repeats{2};
    int submission_lead_working_days{5}; // A-05, verification.lead_days
    int publication_working_days{3}; // after delivery
    int participation_percent{50}; // K10 below it
};

class AlertRules {
public:
    AlertRules() = default;
    static base::Result<AlertRules> create(std::vector<AlertRule> rows, AlertValues values, std::string_view file);

    AlertRule const& of(int number) const { return m_rows[static_cast<std::size_t>(number - 1)]; }
    std::vector<AlertRule> const& rows() const { return m_rows; }
    AlertValues const& values() const { return m_values; }
    bool is_empty() const { return m_rows.empty(); }

private:
    std::vector<AlertRule> m_rows; // A-01 first
    AlertValues m_values;
};

std::string alert_code(int number); // "A-05"
std::string_view to_chinese(AlertLevel level); // 临期提示提醒

// Level 1: who holds the step and its leader; level 2 also the first officer and the bureau's desk; level 3 also the
// first leader and the bureau's leader, the next higher bureau once it is `upper_bureau_after_days` late.
std::vector<Recipient> recipients_of(AlertLevel level, int days_late, AlertValues const& values);

} // namespace domain
