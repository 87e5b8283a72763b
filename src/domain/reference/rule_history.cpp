#include "domain/reference/rule_history.h"

#include <utility>

namespace domain {

namespace {

struct Adopt {
    RuleHistory& history;
    base::Date from;

    void operator()(std::vector<CheckRule>& rules) const { history.checks.adopt(from, std::move(rules)); }
    void operator()(std::vector<GroundRule>& rules) const { history.grounds.adopt(from, std::move(rules)); }
    void operator()(std::vector<RoutingRule>& rules) const { history.routing.adopt(from, std::move(rules)); }
    void operator()(std::vector<SubstanceRule>& rules) const { history.substance.adopt(from, std::move(rules)); }
    void operator()(std::vector<UnitDuty>& rules) const { history.duties.adopt(from, std::move(rules)); }
    void operator()(AlertRules& rules) const { history.alerts.adopt(from, std::move(rules)); }
    void operator()(RiskRules& rules) const { history.risk.adopt(from, std::move(rules)); }
    void operator()(Thresholds& rules) const { history.thresholds.adopt(from, std::move(rules)); }
    void operator()(IndicatorRules& rules) const { history.indicators.adopt(from, std::move(rules)); }
    void operator()(OfficeHours& hours) const { history.hours.adopt(from, hours); }
    void operator()(Dictionary& list) const { history.categories.adopt(from, std::move(list)); }
};

} // namespace

void RuleHistory::adopt(base::Date valid_from, RuleFileContent content)
{
    std::visit(Adopt{*this, valid_from}, content);
}

WorkRules RuleHistory::work_rules_on(base::Date received_on, base::Date today) const
{
    auto rules = WorkRules::create({checks.on(received_on), grounds.on(received_on), routing.on(received_on),
        substance.on(received_on), duties.on(today)});
    return rules.is_error() ? WorkRules() : rules.release_value(); // each part was valid when it was adopted
}

} // namespace domain
