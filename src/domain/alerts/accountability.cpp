#include "domain/alerts/accountability.h"

#include <algorithm>

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

static void add_registration_faults(
    IndicatorFacts const& facts, AlertSurroundings const& in, std::vector<AccountabilityGround>& grounds)
{
    auto const today = in.now.date.days;
    if (facts.clearing_due != NEVER && facts.registered > facts.clearing_due)
        grounds.push_back(
            {"S126", "未按规定登记：迟 " + std::to_string(facts.registered - facts.clearing_due) + " 天（日收日清）"});
    base::Date const received{facts.received};
    auto const* rule = facts.has(fact_flag::BY_BUREAU) ? in.rules.find("L02", received) : nullptr;
    auto const limit = rule ? compute_deadline(*rule, {received, {}}, {}, in.calendar, in.hours) : std::nullopt;
    auto const disposed = std::min(facts.disposed, today);
    bool const is_over = facts.ended <= today && facts.disposed == NEVER; // withdrawn or void before it was disposed of
    if (limit && limit->effective && disposed > limit->effective->days && !is_over)
        grounds.push_back({"S126",
            "未按规定转送、交办：超过十五日期限 " + std::to_string(disposed - limit->effective->days)
                + " 天（条例第二十二条）"});
}

std::vector<AccountabilityGround> fault_grounds(
    IndicatorFacts const& facts, std::vector<Alert> const& alerts, AlertSurroundings const& surroundings)
{
    std::vector<AccountabilityGround> grounds;
    add_registration_faults(facts, surroundings, grounds);
    for (auto const& alert : alerts) {
        if (alert.number == 22 && alert.level >= AlertLevel::Due)
            grounds.push_back({"S126", "应交办未交办（通知三（二））"});
        if (alert.is_fault)
            grounds.push_back({"S127", "应当督办而未督办：" + alert.text});
        if (alert.needs_explanation && !alert.rule_id.empty())
            grounds.push_back(
                {"S73", "逾期 " + std::to_string(alert.days_late) + " 天，尚未作出逾期说明（" + alert.rule_id + "）"});
    }
    return grounds;
}

} // namespace domain
