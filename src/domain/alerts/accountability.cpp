#include "domain/alerts/accountability.h"

namespace domain {

static constexpr int REPEATED_OBJECTIONS = 2; // S123

std::vector<AccountabilityGround> accountability_grounds(IndicatorFacts const& facts, std::vector<Alert> const& alerts)
{
    std::vector<AccountabilityGround> grounds;
    for (auto const& alert : alerts) {
        if (alert.level != AlertLevel::Overdue || alert.days_late == 0)
            continue;
        auto const days = std::to_string(alert.days_late);
        if (alert.rule_id == "L06" || alert.rule_id == "L05")
            grounds.push_back({"G1", "未按规定期限受理：告知逾期 " + days + " 天"});
        else if (alert.rule_id == "L10" || alert.rule_id == "L20" || alert.rule_id == "L21")
            grounds.push_back({"G1", "未按规定期限办理：逾期 " + days + " 天"});
        else if (alert.number == 25)
            grounds.push_back({"G2", "处理意见不落实：超过 " + days + " 天没有执行"});
    }
    // Late, though done at last.
    bool const was_late = facts.answered != NEVER && facts.handling_due_effective != NEVER
        && facts.answered > facts.handling_due_effective;
    if (was_late)
        grounds.push_back({"G1",
            "未按规定期限办理：迟 " + std::to_string(facts.answered - facts.handling_due_effective) + " 天办结"});
    if (facts.send_backs > 0)
        grounds.push_back({"G2", "程序不规范：审核退回 " + std::to_string(facts.send_backs) + " 次"});
    if (facts.rejected_objections >= REPEATED_OBJECTIONS)
        grounds.push_back({"G3", "推诿塞责：异议被驳回 " + std::to_string(facts.rejected_objections) + " 次"});
    if (facts.has(fact_flag::PROCEDURAL_RISK))
        grounds.push_back({"G3", "敷衍了事：疑似程序性办理"});
    if (facts.has(fact_flag::BAD_ATTITUDE))
        grounds.push_back({"G3", "作风粗暴：回访中信访人评价态度差"});
    return grounds;
}

} // namespace domain
