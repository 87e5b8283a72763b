// The deadline rules in force: validated once when built, so that looking one up cannot fail later.
#pragma once

#include "base/result.h"
#include "domain/deadline/alert_levels.h"
#include "domain/deadline/deadline.h"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

class RuleSet {
public:
    RuleSet() = default; // no rules
    // `file` is named in errors together with the row (from 1) and the field. Refuses, besides malformed rows, a
    // CONFIG or NOTICE limit that may last longer than the STATUTE limit between the same events (law, guard on 10.1).
    static base::Result<RuleSet> create(
        std::string version, std::vector<DeadlineRule> rules, AlertLeads leads, std::string_view file);

    // An office's own value for a CONFIG row from a day on; other rows are not the office's to change.
    base::Result<RuleSet> with_override(std::string_view rule_id, int n, base::Date valid_from) const;

    std::string const& version() const { return m_version; }
    std::vector<DeadlineRule> const& rules() const { return m_rules; } // by id, then valid_from
    AlertLeads const& alert_leads() const { return m_leads; }
    // The version whose validity covers `on`, the legal date of the start event (J6); null when there is none.
    DeadlineRule const* find(std::string_view rule_id, base::Date on) const;

private:
    std::string m_version;
    std::vector<DeadlineRule> m_rules;
    AlertLeads m_leads;
};

} // namespace domain
