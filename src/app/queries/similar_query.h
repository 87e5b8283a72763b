// Matters alike in substance, whoever raised them: for the officer who triages, for consulting earlier handling (S97)
// and for finding one letter sent to several windows (FT-06).
#pragma once

#include "app/context.h"

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

std::vector<SimilarMatter> find_similar(Context& context, SimilarRequest const& request);

} // namespace app
