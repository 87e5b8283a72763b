// The questions of a scenario about alerts and indicators.
#pragma once

#include "training/scenario.h"

#include <optional>

namespace training {

// Empty where the step asks for something else.
std::optional<Answer> answer_figures(Scenario const& scenario, Step const& step);

} // namespace training
