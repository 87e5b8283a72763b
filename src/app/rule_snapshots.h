// What the rules page draws: every deadline rule with its clause, and what a changed value would move.
#pragma once

#include "app/snapshots.h"

namespace app {

struct RuleRow {
    std::string rule_id, name; // L23, 回访
    std::string limit; // 10个工作日
    std::string counted; // 办结之日 → 回访
    std::string actor; // 首办责任人
    std::string source; // 法定时限, 内部目标（可配置）
    std::string basis; // 条例第三十四条
    std::string validity; // 2022-05-01 起
    bool may_change{false}; // a CONFIG row with a number
    int n{0};
};

struct RuleChange {
    std::string rule_id;
    int n{0};
    base::Date valid_from; // for start events from this day on
    std::string reason;
};

} // namespace app
