// A packed text buffer with one segment per row and, for long texts, a bit-sliced signature of character pairs: Chinese
// search over 100,000 records without asking SQL, where a LIKE scan takes 19 ms (rulings P7). Rows are numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// A set of row numbers.
class RowSet {
public:
    explicit RowSet(std::size_t rows = 0)
        : m_words((rows + 63) / 64, 0)
    {
    }
    void resize(std::size_t rows) { m_words.resize((rows + 63) / 64, 0); }
    void insert(std::uint32_t row) { m_words[row / 64] |= std::uint64_t{1} << (row % 64); }
    bool contains(std::uint32_t row) const
    {
        return row / 64 < m_words.size() && (m_words[row / 64] >> (row % 64) & 1) != 0;
    }
    void intersect(RowSet const& other);
    void unite(RowSet const& other);
    std::size_t size() const; // number of rows in the set
    std::vector<std::uint64_t> const& words() const { return m_words; }

private:
    std::vector<std::uint64_t> m_words;
};

// Short texts, scanned whole (Horspool): names, titles, numbers.
class PackedText {
public:
    // Inserts or replaces the text of a row. '\n' never matches; callers fold texts first.
    void put(std::uint32_t row, std::string_view text);
    void find(std::string_view needle, RowSet& found) const;
    std::string_view text(std::uint32_t row) const;
    std::size_t bytes() const { return m_buffer.size(); }

private:
    struct Segment {
        std::uint32_t offset{0};
        std::uint32_t row{0};
    };
    void compact();

    std::string m_buffer; // segments, each ended by '\n'
    std::vector<Segment> m_segments; // ascending offset; stale where m_starts[row] differs
    std::vector<std::uint32_t> m_starts; // offset by row
    std::vector<std::uint32_t> m_lengths;
    std::size_t m_wasted{0};
};

// Long texts: a filter over hashed pairs of characters leaves few rows, and those are compared byte by byte.
class SignedText {
public:
    SignedText();
    void put(std::uint32_t row, std::string_view text);
    void find(std::string_view needle, RowSet& found) const; // of two characters or more: one has no pair to filter by

private:
    static constexpr std::size_t SLICES = 1024; // 150 pairs fill 14 %: one pair passes a seventh of the rows, two 2 %.
    void clear_row(std::uint32_t row);

    PackedText m_texts;
    std::vector<std::vector<std::uint64_t>> m_slices; // by hash; one bit per row
    std::size_t m_rows{0};
};

} // namespace app
