// The rows behind the figures (indicators, alerts, thresholds, risk) and the values of the workflow from the files of
// assets/rules.
#pragma once

#include "base/result.h"
#include "domain/alerts/alert_rules.h"
#include "domain/alerts/risk.h"
#include "domain/alerts/thresholds.h"
#include "domain/indicators/indicator_rules.h"
#include "domain/workflow/workflow_values.h"

#include <string_view>

namespace exchange {

// `file` is named in errors, with the row and the field.
base::Result<domain::IndicatorRules> parse_indicator_rules(std::string_view json, std::string_view file);
base::Result<domain::AlertRules> parse_alert_rules(std::string_view json, std::string_view file);
base::Result<domain::RiskRules> parse_risk_rules(std::string_view json, std::string_view file);
base::Result<domain::Thresholds> parse_thresholds(std::string_view json, std::string_view file);

base::Result<domain::WorkflowValues> parse_workflow_values(std::string_view json, std::string_view file);

struct FigureRules {
    domain::IndicatorRules indicators;
    domain::AlertRules alerts;
    domain::RiskRules risk;
    domain::Thresholds thresholds;
    domain::WorkflowValues workflow;
};

base::Result<FigureRules> shipped_figure_rules();

} // namespace exchange
