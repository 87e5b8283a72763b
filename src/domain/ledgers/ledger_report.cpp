// Reports over a ledger: by organisation, what was opened in a period and what became of it by today.
#include "domain/ledgers/ledger.h"

#include <algorithm>
#include <set>

namespace domain {

namespace {

void count(LedgerReportLine& line, LedgerKind const& kind, LedgerItem const& item, Surroundings const& surroundings)
{
    ++line.opened;
    bool const late = is_late(item, surroundings.rules, surroundings.calendar, surroundings.today);
    if (item.state == LedgerState::Closed) {
        ++line.closed;
        line.closed_late += late;
    } else {
        ++line.open;
        line.overdue += late;
    }
    line.sums.resize(kind.sums.size());
    for (std::size_t i = 0; i < kind.sums.size(); ++i)
        for (auto const& event : item.events) // every act adds what it states, so that progress adds up
            if (!event.inert)
                line.sums[i] += base::integer_or(event.payload, kind.sums[i], 0);
}

} // namespace

std::vector<LedgerReportLine> ledger_report(LedgerKind const& kind, std::map<std::string, LedgerItem> const& items,
    LedgerReportPeriod period, Surroundings const& surroundings)
{
    LedgerReportLine total;
    total.sums.resize(kind.sums.size());
    std::map<base::OrgId, LedgerReportLine> lines;
    std::map<base::OrgId, std::set<std::string>> covered; // empty org: the whole
    for (auto const& [id, item] : items) {
        if (item.kind != kind.code || item.state == LedgerState::Void || item.opened_on < period.from
            || item.opened_on > period.to)
            continue;
        count(total, kind, item, surroundings);
        count(lines[item.org], kind, item, surroundings);
        if (auto person = base::text_or(item.fields, kind.covers); !kind.covers.empty() && !person.empty()) {
            covered[item.org].insert(person);
            covered[{}].insert(std::move(person));
        }
    }
    if (!kind.covers.empty())
        for (auto const& staff : surroundings.organisation.staff()) {
            if (!staff.active)
                continue;
            ++total.to_cover;
            if (auto const line = lines.find(staff.org); line != lines.end())
                ++line->second.to_cover;
        }
    total.covered = static_cast<int>(covered[{}].size());
    std::vector<LedgerReportLine> result{total};
    for (auto& [org, line] : lines) {
        line.org = org;
        line.covered = static_cast<int>(covered[org].size());
        result.push_back(std::move(line));
    }
    return result;
}

} // namespace domain
