// Administrative divisions: GB/T 2260 codes of six digits, townships of nine (W12).
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class RegionLevel { Township = 1, County, City, Province, Nation };

struct Region {
    std::string code;
    std::string name;
    std::string parent; // code; empty at the top
    RegionLevel level{RegionLevel::County};
    bool is_standard{true}; // false: a zone used in statistics that GB/T 2260 does not list
};

class RegionTable {
public:
    RegionTable() = default;
    // Refuses malformed or repeated codes, empty names, unknown parents and levels out of order.
    static base::Result<RegionTable> create(std::vector<Region> regions, std::string_view file);
    base::Result<RegionTable> with_township(std::string code, std::string name) const;

    std::vector<Region> const& regions() const { return m_regions; } // by code
    Region const* find(std::string_view code) const; // accepts 12-digit organisation codes (320102000000) too
    std::vector<Region const*> children(std::string_view parent) const; // "" for the top
    std::string full_name(std::string_view code) const; // 江苏省南京市玄武区; the code itself when unknown
    // True for the region itself.
    bool is_within(std::string_view code, std::string_view ancestor) const;

private:
    std::vector<Region> m_regions;
};

std::string_view region_level_label(RegionLevel level); // 县级

} // namespace domain
