// The rules that an office may make its own (CONFIG rows), with every edition it adopted: which one is in force follows
// from the day of the event (S2). What decides the course of a matter is read as of the day the matter was received,
// figures and alerts as of the day asked about.
#pragma once

#include "domain/alerts/alert_rules.h"
#include "domain/alerts/risk.h"
#include "domain/alerts/thresholds.h"
#include "domain/deadline/deadline.h"
#include "domain/indicators/indicator_rules.h"
#include "domain/reference/dictionary.h"
#include "domain/reference/editions.h"
#include "domain/reference/work_rules.h"
#include "domain/workflow/workflow_values.h"

#include <variant>
#include <vector>

namespace domain {

// The content of one rule file, read and valid by itself.
using RuleFileContent = std::variant<std::vector<CheckRule>, std::vector<GroundRule>, std::vector<RoutingRule>,
    std::vector<SubstanceRule>, std::vector<UnitDuty>, AlertRules, RiskRules, Thresholds, IndicatorRules,
    WorkflowValues, OfficeHours, Dictionary>;

struct RuleHistory {
    Editions<std::vector<CheckRule>> checks;
    Editions<std::vector<GroundRule>> grounds;
    Editions<std::vector<RoutingRule>> routing;
    Editions<std::vector<SubstanceRule>> substance;
    Editions<std::vector<UnitDuty>> duties;
    Editions<AlertRules> alerts;
    Editions<RiskRules> risk;
    Editions<Thresholds> thresholds;
    Editions<IndicatorRules> indicators;
    Editions<WorkflowValues> workflow;
    Editions<OfficeHours> hours;
    Editions<Dictionary> categories; // content_categories, the one code list that may grow

    void adopt(base::Date valid_from, RuleFileContent content);
    // The rule file of that id counts as shipped from that day on.
    void restore(std::string_view file, base::Date valid_from);
    // The routing of a matter received on `received_on`; who is competent for what is asked as of `today`. Rows that
    // say from when or until when they count are there only on their days.
    WorkRules work_rules_on(base::Date received_on, base::Date today) const;
};

// Why an office may not adopt this: a part that rests on a statute, a national rule or the notice was left out, changed
// or made looser. The error names file, row, field and clause; empty where nothing stands against it.
std::optional<base::Error> why_not_adoptable(RuleFileContent const& own, RuleHistory const& history);

} // namespace domain
