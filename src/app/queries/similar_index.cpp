// One pass over the packed grams: a table says how often each gram stands in the question, and a row counts what it
// shares with it, each gram at most as often as both have it (Dice over multisets).
#include "app/queries/similar_index.h"

#include "base/text.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t GRAM_KINDS = 1u << 16;
constexpr std::size_t LONGEST = 600; // grams of a record that are kept; demands are shorter

std::uint16_t hashed(std::uint32_t first, std::uint32_t second)
{
    auto const mixed = (std::uint64_t{first} << 21 | second) * 0x9E3779B97F4A7C15u;
    return static_cast<std::uint16_t>(mixed >> 48);
}

std::vector<std::uint16_t> grams_of(std::string_view text)
{
    auto const folded = base::folded_for_comparison(text);
    std::vector<std::uint16_t> grams;
    std::uint32_t previous = 0;
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < folded.size() && grams.size() < LONGEST;) {
        auto const current = base::next_code_point(folded, offset);
        if (count++ > 0)
            grams.push_back(hashed(previous, current));
        previous = current;
    }
    if (count == 1)
        grams.push_back(hashed(0, previous));
    std::sort(grams.begin(), grams.end());
    return grams;
}

} // namespace

void SimilarIndex::put(std::uint32_t row, std::string_view text)
{
    if (row >= m_segments.size())
        m_segments.resize(row + 1);
    m_wasted += m_segments[row].length;
    auto const grams = grams_of(text);
    m_segments[row] = {static_cast<std::uint32_t>(m_grams.size()), static_cast<std::uint32_t>(grams.size())};
    m_grams.insert(m_grams.end(), grams.begin(), grams.end());
    if (m_wasted > m_grams.size() / 2)
        compact();
}

void SimilarIndex::compact()
{
    std::vector<std::uint16_t> kept;
    kept.reserve(m_grams.size() - m_wasted);
    for (auto& segment : m_segments) {
        auto const begin = m_grams.begin() + segment.offset;
        segment.offset = static_cast<std::uint32_t>(kept.size());
        kept.insert(kept.end(), begin, begin + segment.length);
    }
    m_grams = std::move(kept);
    m_wasted = 0;
}

std::vector<SimilarRow> SimilarIndex::find(std::string_view text, std::size_t limit) const
{
    auto const wanted = grams_of(text);
    std::vector<SimilarRow> found;
    if (wanted.empty() || limit == 0)
        return found;
    std::vector<std::uint16_t> times(GRAM_KINDS, 0);
    for (auto const gram : wanted)
        ++times[gram];
    auto const better = [](SimilarRow const& left, SimilarRow const& right) {
        return left.similarity != right.similarity ? left.similarity > right.similarity : left.row < right.row;
    };
    for (std::uint32_t row = 0; row < m_segments.size(); ++row) {
        auto const [offset, length] = m_segments[row];
        std::uint32_t shared = 0;
        std::uint32_t run = 0;
        for (std::uint32_t i = offset; i < offset + length; ++i) {
            run = i > offset && m_grams[i] == m_grams[i - 1] ? run + 1 : 1;
            shared += run <= times[m_grams[i]];
        }
        if (shared == 0)
            continue;
        SimilarRow const candidate{row, 2.0 * shared / static_cast<double>(wanted.size() + length)};
        if (found.size() == limit && !better(candidate, found.front()))
            continue;
        found.push_back(candidate);
        std::push_heap(found.begin(), found.end(), better); // the worst one is in front
        if (found.size() > limit) {
            std::pop_heap(found.begin(), found.end(), better);
            found.pop_back();
        }
    }
    std::sort(found.begin(), found.end(), better);
    return found;
}

} // namespace app
