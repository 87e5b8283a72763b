// "程序性办理" in place of "实体性化解": the detection rules PS-1…PS-6 (law.md 5.7, S53). Hints of the office's own
// making; PS-1…3 hold up T32 and PS-4…6 hold up T43 until the first leader confirms with a reason.
#pragma once

#include "domain/reference/work_rules.h"
#include "domain/workflow/engine.h"

#include <string>
#include <vector>

namespace domain {

struct ProceduralHit {
    std::string rule; // PS-2
    std::string text; // Chinese: what was found
    bool is_confirmed{false}; // the first leader has looked and given a reason
};

// Those of the present handling, in order of the rule. Opinions of the unit are compared only where the surroundings
// know them.
std::vector<ProceduralHit> procedural_hits(PetitionRecord const& record, Surroundings const& surroundings);
// The first unconfirmed hit among rules `from`..`to` ("PS-1", "PS-3"); null when nothing holds the act up.
ProceduralHit const* first_unconfirmed(
    std::vector<ProceduralHit> const& hits, std::string_view from, std::string_view to);
// The office's values for PS-2, PS-3, PS-4 and PS-6 as its rules state them.
void take_limits(OfficeConfig& config, std::vector<SubstanceRule> const& rules);
// The whole text of an opinion as it is measured and compared.
std::string opinion_text(HandlingOpinion const& opinion);

} // namespace domain
