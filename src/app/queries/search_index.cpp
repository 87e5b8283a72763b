#include "app/queries/search_index.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>

namespace app {

namespace {

// Horspool: a needle of k bytes looks at about every third byte of Chinese text, because trailing bytes repeat.
class Horspool {
public:
    explicit Horspool(std::string_view needle)
        : m_needle(needle)
    {
        m_skip.fill(needle.size());
        for (std::size_t i = 0; i + 1 < needle.size(); ++i)
            m_skip[static_cast<std::uint8_t>(needle[i])] = needle.size() - 1 - i;
    }

    std::size_t find(std::string_view text, std::size_t from) const
    {
        auto const length = m_needle.size();
        auto const last = m_needle.back();
        while (from + length <= text.size()) {
            auto const byte = text[from + length - 1];
            if (byte == last && text.compare(from, length, m_needle) == 0)
                return from;
            from += m_skip[static_cast<std::uint8_t>(byte)];
        }
        return std::string_view::npos;
    }

private:
    std::string_view m_needle;
    std::array<std::size_t, 256> m_skip{};
};

std::size_t slot(std::uint32_t first, std::uint32_t second, std::size_t slices)
{
    std::uint32_t hash = first * 2654435761u ^ (second * 2246822519u + 0x9E3779B9u);
    hash ^= hash >> 15;
    hash *= 2246822519u;
    hash ^= hash >> 13;
    return hash % slices;
}

// Calls `visit` with the slot of every pair of neighbouring characters.
template <typename Visit> void each_pair(std::string_view text, std::size_t slices, Visit visit)
{
    std::size_t offset = 0;
    std::uint32_t previous = 0;
    while (offset < text.size()) {
        auto const character = base::next_code_point(text, offset);
        if (previous != 0)
            visit(slot(previous, character, slices));
        previous = character;
    }
}

} // namespace

void RowSet::intersect(RowSet const& other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= i < other.m_words.size() ? other.m_words[i] : 0;
}

void RowSet::unite(RowSet const& other)
{
    if (m_words.size() < other.m_words.size())
        m_words.resize(other.m_words.size(), 0);
    for (std::size_t i = 0; i < other.m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
}

std::size_t RowSet::size() const
{
    std::size_t count = 0;
    for (auto const word : m_words)
        count += static_cast<std::size_t>(std::popcount(word));
    return count;
}

void PackedText::put(std::uint32_t row, std::string_view text)
{
    if (row >= m_starts.size()) {
        m_starts.resize(row + 1, UINT32_MAX);
        m_lengths.resize(row + 1, 0);
    } else if (m_starts[row] != UINT32_MAX) {
        m_wasted += m_lengths[row] + 1;
    }
    auto const offset = static_cast<std::uint32_t>(m_buffer.size());
    m_buffer.append(text);
    m_buffer.push_back('\n');
    m_starts[row] = offset;
    m_lengths[row] = static_cast<std::uint32_t>(text.size());
    m_segments.push_back({offset, row});
    if (m_wasted > 1024 * 1024 && m_wasted > m_buffer.size() / 2)
        compact();
}

void PackedText::compact()
{
    PackedText fresh;
    fresh.m_buffer.reserve(m_buffer.size() - m_wasted);
    for (std::uint32_t row = 0; row < m_starts.size(); ++row) {
        if (m_starts[row] != UINT32_MAX)
            fresh.put(row, text(row));
    }
    *this = std::move(fresh);
}

std::string_view PackedText::text(std::uint32_t row) const
{
    if (row >= m_starts.size() || m_starts[row] == UINT32_MAX)
        return {};
    return std::string_view(m_buffer).substr(m_starts[row], m_lengths[row]);
}

void PackedText::find(std::string_view needle, RowSet& found) const
{
    if (needle.empty() || m_segments.empty())
        return;
    Horspool const search(needle);
    auto segment = m_segments.begin();
    std::size_t position = 0;
    while ((position = search.find(m_buffer, position)) != std::string_view::npos) {
        auto const next = std::upper_bound(segment, m_segments.end(), position,
            [](std::size_t offset, Segment const& candidate) { return offset < candidate.offset; });
        segment = next - 1;
        if (m_starts[segment->row] == segment->offset)
            found.insert(segment->row);
        if (next == m_segments.end())
            return;
        position = next->offset; // One hit in a segment is enough.
    }
}

SignedText::SignedText()
    : m_slices(SLICES)
{
}

void SignedText::clear_row(std::uint32_t row)
{
    for (auto& slice : m_slices)
        slice[row / 64] &= ~(std::uint64_t{1} << (row % 64));
}

void SignedText::put(std::uint32_t row, std::string_view text)
{
    auto const words = row / 64 + 1;
    if (words > m_slices.front().size()) {
        // Doubling keeps the number of reallocations small while the index is built.
        auto const capacity = std::max<std::size_t>(words, m_slices.front().size() * 2);
        for (auto& slice : m_slices)
            slice.resize(capacity, 0);
    }
    if (row < m_rows)
        clear_row(row);
    m_rows = std::max<std::size_t>(m_rows, row + 1);
    each_pair(text, SLICES, [&](std::size_t slice) { m_slices[slice][row / 64] |= std::uint64_t{1} << (row % 64); });
    m_texts.put(row, text);
}

void SignedText::find(std::string_view needle, RowSet& found) const
{
    if (needle.empty() || m_rows == 0)
        return;
    std::vector<std::uint64_t> candidates((m_rows + 63) / 64, ~std::uint64_t{0});
    each_pair(needle, SLICES, [&](std::size_t slice) {
        for (std::size_t word = 0; word < candidates.size(); ++word)
            candidates[word] &= m_slices[slice][word];
    });
    Horspool const search(needle);
    for (std::size_t word = 0; word < candidates.size(); ++word) {
        for (auto bits = candidates[word]; bits != 0; bits &= bits - 1) {
            auto const row = static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
            if (row < m_rows && search.find(m_texts.text(row), 0) != std::string_view::npos)
                found.insert(row);
        }
    }
}

} // namespace app
