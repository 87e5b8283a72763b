#include "app/queries/similar_query.h"

#include "app/queries/visibility.h"
#include "base/text.h"

#include <algorithm>

namespace app {

static constexpr std::size_t CANDIDATES_EACH = 4; // hashes may mislead: this many are compared for each row shown
static constexpr double SAME_LETTER = 0.95; // FT-06: a copy differs by a slip of the pen at most

std::vector<SimilarMatter> find_similar(Context& context, SimilarRequest const& request)
{
    std::vector<SimilarMatter> matters;
    VisibilityPredicate const is_visible(context);
    for (auto const& candidate : context.index.similar(request.text, request.limit * CANDIDATES_EACH)) {
        auto const& record = context.index.rows()[candidate.row];
        if (!is_visible(record) || record.id == request.except.value || record.state == domain::State::Void)
            continue;
        auto const row = context.projections.find_record(record.id);
        auto const texts = context.projections.find_record_texts(record.id);
        if (row.is_error() || texts.is_error() || !row.value() || !texts.value())
            continue;
        auto const& demand = texts.value()->demand;
        auto const& title = row.value()->title;
        SimilarMatter matter;
        auto known = title;
        if (demand.starts_with(title))
            known.clear();
        else
            known.push_back('\n');
        known.append(demand);
        matter.similarity = base::bigram_similarity(request.text, known);
        if (matter.similarity < request.at_least)
            continue;
        matter.record = base::RecordId(record.id);
        matter.petition_no = record.petition_no;
        matter.title = title;
        matter.state_text = domain::to_chinese(record.state);
        matter.same_letter = matter.similarity >= SAME_LETTER && request.received_on
            && record.received == request.received_on->days && row.value()->channel == request.channel;
        matters.push_back(std::move(matter));
    }
    std::stable_sort(matters.begin(), matters.end(),
        [](SimilarMatter const& left, SimilarMatter const& right) { return left.similarity > right.similarity; });
    if (matters.size() > request.limit)
        matters.resize(request.limit);
    return matters;
}

} // namespace app
