// May a matter be handled by the simple procedure (《信访事项简易办理办法》, SP-01…SP-10)? A recommendation with every
// condition; the unit decides, and the guard of T21 refuses what the rules bar.
#pragma once

#include "domain/workflow/engine.h"

#include <string>
#include <vector>

namespace domain {

struct SimpleCondition {
    std::string id; // SP-01, SP-02(4), SP-04
    bool is_met{true};
    std::string text; // Chinese: the condition, or why it is not met
};

// `expected_outcome` is the unit's forecast; empty where it has none.
std::vector<SimpleCondition> simple_conditions(
    PetitionRecord const& record, Surroundings const& surroundings, std::string_view expected_outcome = {});
// The first condition that is not met, or null.
SimpleCondition const* first_unmet(std::vector<SimpleCondition> const& conditions);
// A superior organ in the same line assigned it: SP-02(2) as read by SP-04.
bool is_assigned_by_superior(PetitionRecord const& record, Organisation const& organisation);

} // namespace domain
