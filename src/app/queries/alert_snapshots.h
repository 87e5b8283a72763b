// What the alert list draws: rows with finished texts, and what to ask for.
#pragma once

#include "base/ids.h"
#include "domain/alerts/accountability.h"
#include "domain/alerts/alerts.h"
#include "domain/alerts/risk.h"
#include "domain/alerts/thresholds.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct AlertRequest {
    std::optional<domain::AlertLevel> level;
    int number{0}; // A-xx; 0: every one
    bool only_faults{false}; // S127
    bool only_unexplained{false}; // level 3 without 逾期说明
    bool only_open{false}; // not acknowledged
    base::OrgId first_unit; // empty: all
    base::RecordId record; // empty: of all records and of the office
    std::size_t offset{0};
    std::size_t limit{200};
};

struct AlertRow {
    domain::Alert alert;
    std::string code;
    std::string name; // 办理期限
    std::string level_text; // 临期提示提醒
    std::string basis;
    std::string petition_no; // empty for an alert of the office itself
    std::string due_text; // 8月21日
    std::string recipients_text; // 徐晓东（责任领导）、…
    std::string acknowledged_text; // 8月22日已处理
    bool is_past{false}; // of a limit that was met at last, or overdue for months: listed last
};

struct AlertList {
    std::vector<AlertRow> rows; // the window asked for: what waits for somebody, what is answered, what is long past
    int total{0}; // of all that the request matches
    int waiting{0}, past{0}; // of all that the request matches
    int reminders{0}, due{0}, overdue{0}, faults{0}, unexplained{0}; // of all that stand today
};

struct RiskRow { // 初转重 risk, highest first
    base::RecordId record;
    std::string petition_no;
    int points{0};
    bool is_red{false};
    std::string factors_text; // 处理意见不予支持 25、退回重办 10
};

struct BreachRow { // ESC-1 …, with what the system proposes
    domain::Breach breach;
    std::string name; // 一次性化解率偏低
    std::string label; // of the region or unit
    std::string text;
    std::string proposal_text; // 约谈
};

struct AccountabilityRow {
    base::RecordId record;
    std::string petition_no, unit;
    std::vector<domain::AccountabilityGround> grounds;
};

} // namespace app
