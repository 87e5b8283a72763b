// 压实工作责任 (S132): what each organisation has in place: leaders named (S11, S94), its own rules, the ledgers of the
// notice kept, nothing overdue or at fault.
#pragma once

#include "domain/ledgers/ledger.h"

#include <map>
#include <set>

namespace domain {

struct OrgReadiness {
    base::OrgId org;
    std::vector<NamedLeader> leaders; // named or not
    bool has_own_rules{false}; // adopted a rule file of its own
    std::vector<LedgerKind const*> kept, not_kept; // of the ledgers S88–S119: with an entry, without
    int overdue_items{0}; // open ledger items and reports past their day
    int faults{0}, unexplained{0}; // S127; S73

    bool lacks_leaders() const;
};

struct OrgFaults {
    int faults{0}, unexplained{0}, overdue_reports{0};
};

struct ReadinessFacts {
    Organisation const& organisation;
    std::map<std::string, LedgerItem> const& items;
    std::set<std::string> const& orgs_with_rules;
    std::map<std::string, OrgFaults> const& faults; // by organisation
    RuleSet const& rules;
    WorkCalendar const& calendar;
    base::Date today;
};

// Bureaus and units that `viewer` belongs to or stands above, by id.
std::vector<OrgReadiness> org_readiness(ReadinessFacts const& facts, base::OrgId const& viewer);

// One of the ledgers that the notice's parts 三（五）、三（六） ask for (S88–S119).
bool is_ledger_of_the_notice(LedgerKind const& kind);

} // namespace domain
