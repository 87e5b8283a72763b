#include "domain/reference/rule_history.h"

#include <algorithm>
#include <iterator>
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
    void operator()(WorkflowValues& values) const { history.workflow.adopt(from, values); }
    void operator()(OfficeHours& hours) const { history.hours.adopt(from, hours); }
    void operator()(Dictionary& list) const { history.categories.adopt(from, std::move(list)); }
};

template <typename Row> std::vector<Row> rows_on(std::vector<Row> const& rows, base::Date day)
{
    std::vector<Row> result;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(result),
        [&](Row const& row) { return row.basis.is_valid_on(day); });
    return result;
}

} // namespace

void RuleHistory::adopt(base::Date valid_from, RuleFileContent content)
{
    std::visit(Adopt{*this, valid_from}, content);
}

void RuleHistory::restore(std::string_view file, base::Date valid_from)
{
    struct Row {
        std::string_view file;
        void (*restore)(RuleHistory&, base::Date);
    };
    static constexpr Row ROWS[]{
        {"checklist", [](RuleHistory& history, base::Date from) { history.checks.restore(from); }},
        {"grounds", [](RuleHistory& history, base::Date from) { history.grounds.restore(from); }},
        {"routing", [](RuleHistory& history, base::Date from) { history.routing.restore(from); }},
        {"substance", [](RuleHistory& history, base::Date from) { history.substance.restore(from); }},
        {"unit_duties", [](RuleHistory& history, base::Date from) { history.duties.restore(from); }},
        {"alerts", [](RuleHistory& history, base::Date from) { history.alerts.restore(from); }},
        {"risk", [](RuleHistory& history, base::Date from) { history.risk.restore(from); }},
        {"thresholds", [](RuleHistory& history, base::Date from) { history.thresholds.restore(from); }},
        {"indicators", [](RuleHistory& history, base::Date from) { history.indicators.restore(from); }},
        {"workflow", [](RuleHistory& history, base::Date from) { history.workflow.restore(from); }},
        {"office_hours", [](RuleHistory& history, base::Date from) { history.hours.restore(from); }},
        {"content_categories", [](RuleHistory& history, base::Date from) { history.categories.restore(from); }},
    };
    for (auto const& row : ROWS)
        if (row.file == file)
            row.restore(*this, valid_from);
}

WorkRules RuleHistory::work_rules_on(base::Date received_on, base::Date today) const
{
    auto rules = WorkRules::create({rows_on(checks.on(received_on), received_on),
        rows_on(grounds.on(received_on), received_on), rows_on(routing.on(received_on), received_on),
        rows_on(substance.on(received_on), received_on), rows_on(duties.on(today), today)});
    return rules.is_error() ? WorkRules() : rules.release_value(); // each part was valid when it was adopted
}

} // namespace domain
