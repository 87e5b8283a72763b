// Character bigrams of every record's demands, packed: matters alike in substance among 100,000, whoever raised them
// (W8). The packed grams are hashes and only choose candidates; what is shown is compared exactly.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace app {

struct SimilarRow {
    std::uint32_t row{0};
    double similarity{0};
};

class SimilarIndex {
public:
    void put(std::uint32_t row, std::string_view text); // inserts or replaces
    void remove(std::uint32_t row) { put(row, {}); }
    // The rows most alike, best first.
    std::vector<SimilarRow> find(std::string_view text, std::size_t limit) const;

private:
    struct Segment {
        std::uint32_t offset{0}, length{0};
    };
    void compact();

    std::vector<std::uint16_t> m_grams; // segments in any order
    std::vector<Segment> m_segments; // by row
    std::size_t m_wasted{0};
};

} // namespace app
