// Alerts that stand today (clauses 8.9), 初转重 risks, thresholds and accountability candidates. All computed when
// asked, from dates that are stored (J5).
#pragma once

#include "app/context.h"
#include "app/queries/alert_snapshots.h"
#include "app/queries/indicator_snapshots.h"
#include "domain/statistics/org_readiness.h"

namespace app {

AlertList make_alerts(Context& context, AlertRequest const& request);
// Those of one record, for the case view and the scenario language.
std::vector<domain::Alert> alerts_of_record(Context const& context, std::string const& record);
// By other rules than those in force, for the preview of a change: of the records alone.
struct AlertCounts {
    int reminders{0}, due{0}, overdue{0}, faults{0};
};
AlertCounts count_alerts(Context const& context, domain::RuleHistory const& history);
// S132: faults, explanations owed and reports not begun in time, by the organisation that is bound.
std::map<std::string, domain::OrgFaults> faults_by_org(
    Context const& context, std::map<std::string, domain::LedgerItem> const& items);
struct RiskCounts {
    int orange{0}, red{0}; // open first-time matters; orange without the red ones
};
RiskCounts count_risks(Context const& context, domain::RiskRules const& rules);
std::vector<RiskRow> make_risks(Context const& context, std::size_t limit);
std::vector<domain::AccountabilityGround> grounds_of_record(Context const& context, std::string const& record);
std::vector<BreachRow> make_breaches(Context const& context, IndicatorRequest const& request);
std::vector<AccountabilityRow> make_accountability(Context const& context, std::size_t limit);

} // namespace app
