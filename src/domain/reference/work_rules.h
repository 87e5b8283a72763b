// The rules of the work beside the deadlines, as data: the review checklist, grounds of refusal, the routing table, the
// signs of 程序性办理 and which unit is competent for what. Validated once when built.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "domain/deadline/deadline.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct RuleBasis {
    RuleSource source{RuleSource::Config};
    std::string basis; // 条例第三十二条
    std::optional<base::Date> valid_from, valid_to; // inclusive

    bool is_valid_on(base::Date day) const
    {
        return !(valid_from && day < *valid_from) && !(valid_to && *valid_to < day);
    }
};

struct CheckRule { // Q01–Q22 (law.md 5.6)
    std::string id, stage, text, asked_at;
    bool is_mandatory{false};
    RuleBasis basis;
};

struct GroundRule { // N-01…, X-01… (law.md 1.6)
    std::string id, kind, text, document;
    RuleBasis basis;
};

enum class RoutingCondition {
    UrgentOrThreat,
    FinallyClosed,
    Litigation,
    Accusation,
    PartyAppeal,
    InHand,
    SkipLevelVisit,
    OtherRoute,
    SeveralUnits,
    CompetentAtLevel,
    CompetentBelow,
    AnswerableNow,
};

struct RoutingRule { // RT-00…RT-11 (law.md 5.5), in the order in which they are asked
    std::string id;
    RoutingCondition condition{RoutingCondition::UrgentOrThreat};
    std::string act, text;
    RuleBasis basis;
};

struct SubstanceRule { // PS-1…PS-6 (law.md 5.7)
    std::string id, holds_up, text;
    std::optional<int> characters, percent, days;
    RuleBasis basis;
};

struct UnitDuty { // who is competent for a content category; the longest category wins
    std::string category; // six digits, trailing zeros are open
    std::string unit; // part of the unit's name: 住建
    RuleBasis basis;
};

class WorkRules {
public:
    struct Parts {
        std::vector<CheckRule> checks;
        std::vector<GroundRule> grounds;
        std::vector<RoutingRule> routing;
        std::vector<SubstanceRule> substance;
        std::vector<UnitDuty> duties;
    };

    WorkRules() = default;
    // Refuses repeated or unknown ids, acts and documents that do not exist, and values out of range; the error names
    // file, row (from 1) and field.
    static base::Result<WorkRules> create(Parts parts);

    std::vector<CheckRule> const& checks() const { return m_parts.checks; }
    std::vector<GroundRule> const& grounds() const { return m_parts.grounds; }
    std::vector<RoutingRule> const& routing() const { return m_parts.routing; }
    std::vector<SubstanceRule> const& substance() const { return m_parts.substance; }
    std::vector<UnitDuty> const& duties() const { return m_parts.duties; }
    SubstanceRule const* find_substance(std::string_view id) const;
    // Part of the name of the unit that is competent for a category; null where nothing is said.
    UnitDuty const* duty_for(std::string_view category) const;

private:
    Parts m_parts;
};

std::optional<RoutingCondition> parse_routing_condition(std::string_view code);

} // namespace domain
