// What a search for similar matters asks and answers.
#pragma once

#include "base/date.h"
#include "base/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct SimilarMatter {
    base::RecordId record;
    std::string petition_no, title, state_text;
    double similarity{0}; // Dice of W8, exact
    bool same_letter{false}; // FT-06: one text, the same day and channel
};

struct SimilarRequest {
    std::string text; // summary and demands
    base::RecordId except;
    std::string channel; // with `received_on`: what FT-06 compares; empty asks nothing
    std::optional<base::Date> received_on;
    std::size_t limit{10};
    double at_least{0.3};
};

} // namespace app
