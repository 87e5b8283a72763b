// Matters alike in substance, whoever raised them: for the officer who triages, for consulting earlier handling (S97)
// and for finding one letter sent to several windows (FT-06).
#pragma once

#include "app/context.h"
#include "app/queries/similar_snapshots.h"

namespace app {

std::vector<SimilarMatter> find_similar(Context& context, SimilarRequest const& request);

} // namespace app
