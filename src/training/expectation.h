// What a step of a scenario expects of its answer, and where the answer differs.
#pragma once

#include "base/value.h"

#include <string>
#include <vector>

namespace training {

struct Difference {
    std::string where; // path in the answer: clocks[0].effective
    base::Value expected, actual; // `actual` is null where the answer has nothing there
};

// Subset match. An object needs the expected members, a list of objects or texts an own element for each expected one,
// in any order; an empty list and a null mean: nothing there. A text that ends in … needs its beginning only.
bool is_met(base::Value const& expected, base::Value const& actual);
// Where and how it is not met; empty where it is.
std::vector<Difference> differences(base::Value const& expected, base::Value const& actual);

} // namespace training
