// Alerts that stand today (clauses 8.9), 初转重 risks, thresholds and accountability candidates. All computed when
// asked, from dates that are stored (J5).
#pragma once

#include "app/context.h"
#include "app/queries/alert_snapshots.h"
#include "app/queries/indicator_snapshots.h"

namespace app {

AlertList make_alerts(Context& context, AlertRequest const& request);
// Those of one record, for the case view and the scenario language.
std::vector<domain::Alert> alerts_of_record(Context const& context, std::string const& record);
std::vector<RiskRow> make_risks(Context const& context, std::size_t limit);
std::vector<domain::AccountabilityGround> grounds_of_record(Context const& context, std::string const& record);
std::vector<BreachRow> make_breaches(Context const& context, IndicatorRequest const& request);
std::vector<AccountabilityRow> make_accountability(Context const& context, std::size_t limit);

} // namespace app
