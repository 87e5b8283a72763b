#include "domain/statistics/org_readiness.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace domain {

bool OrgReadiness::lacks_leaders() const
{
    return std::any_of(leaders.begin(), leaders.end(), [](NamedLeader const& one) { return one.name.empty(); });
}

bool is_ledger_of_the_notice(LedgerKind const& kind)
{
    constexpr int FIRST = 88;
    constexpr int LAST = 119;
    for (auto const clause : base::split(kind.clauses, ' ')) {
        int number = 0;
        if (clause.size() > 1)
            std::from_chars(clause.data() + 1, clause.data() + clause.size(), number);
        if (number >= FIRST && number <= LAST)
            return true;
    }
    return false;
}

static void add_ledgers(OrgReadiness& readiness, ReadinessFacts const& facts)
{
    std::set<std::string> kinds;
    for (auto const& [id, item] : facts.items) {
        if (!(item.org == readiness.org) || item.state == LedgerState::Void)
            continue;
        kinds.insert(item.kind);
        readiness.overdue_items +=
            item.state == LedgerState::Open && is_late(item, facts.rules, facts.calendar, facts.today);
    }
    for (auto const& kind : ledger_kinds()) {
        if (!is_ledger_of_the_notice(kind))
            continue;
        auto& list = kinds.contains(std::string(kind.code)) ? readiness.kept : readiness.not_kept;
        list.push_back(&kind);
    }
}

std::vector<OrgReadiness> org_readiness(ReadinessFacts const& facts, base::OrgId const& viewer)
{
    std::vector<OrgReadiness> rows;
    for (auto const& org : facts.organisation.orgs()) {
        bool const handles = org.kind == OrgKind::Bureau || org.kind == OrgKind::Unit;
        if (!handles || !facts.organisation.is_same_or_above(viewer, org.id))
            continue;
        OrgReadiness readiness;
        readiness.org = org.id;
        readiness.leaders = leaders_of(org);
        readiness.has_own_rules = facts.orgs_with_rules.contains(org.id.value);
        add_ledgers(readiness, facts);
        if (auto const found = facts.faults.find(org.id.value); found != facts.faults.end()) {
            readiness.faults = found->second.faults;
            readiness.unexplained = found->second.unexplained;
            readiness.overdue_items += found->second.overdue_reports;
        }
        rows.push_back(std::move(readiness));
    }
    return rows;
}

} // namespace domain
