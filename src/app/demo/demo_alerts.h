// What the demo's people do about alerts before they become faults (S127): acknowledge, urge, explain. A few are left
// alone, so that the screen of supervision has something to show.
#pragma once

#include "app/demo/demo_random.h"
#include "app/demo/lawful_journal.h"
#include "domain/alerts/alerts.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace app::demo {

class DemoAlerts {
public:
    // Within three working days of level 2; after level 3; leading the petitioner to evaluate (S66); when he came again
    // (S74), and the unit's reply to that; what the petitioner thinks of either side (law.md 6).
    enum class Answer { React, Explain, Guide, Supervise, ReplyToSupervision, JudgeBureau, JudgeUnit };

    // An answer that is due; to an alert only as long as the matter has not gone on.
    struct Plan {
        base::Date on;
        std::string key; // of the alert: L10.1
        Answer answer{Answer::React};
    };

    explicit DemoAlerts(domain::ReferenceData const& references);

    // After a step of the record on `today`. `handled` remembers which alerts were decided on, one way or the other.
    std::vector<Plan> plan(domain::PetitionRecord const& record, domain::Surroundings const& surroundings,
        std::map<std::string, bool>& handled);
    std::vector<Plan> plan_guidance(base::Date delivered_on);
    // Some judge both sides, some only the unit, many nobody.
    std::vector<Plan> plan_evaluation(base::Date delivered_on);
    // S74: who comes again is no alert to tick off. Empty where the office let it be.
    std::vector<Plan> plan_supervision(base::Date repeated_on);
    // The act of a plan on its day; empty when the alert does not stand any more.
    std::optional<LawfulJournal::Act> act_of(
        Plan const& plan, domain::PetitionRecord const& record, domain::Surroundings const& surroundings) const;
    DemoRandom& random() { return m_random; }

private:
    std::vector<domain::Alert> standing(
        domain::PetitionRecord const& record, domain::Surroundings const& surroundings) const;
    base::Date working_days_after(base::Date date, int days) const;

    domain::ReferenceData const& m_references;
    domain::AlertRules const& m_rules;
    DemoRandom m_random, m_judgement; // a stream of its own: the answers to alerts do not depend on it
};

} // namespace app::demo
