// The tree of regions, kept as a list sorted by code: a parent's code is always shorter or smaller than its children's.
#include "domain/reference/region.h"

#include "base/check.h"
#include "base/text.h"

#include <algorithm>
#include <utility>

namespace domain {

static constexpr std::size_t TOWNSHIP_DIGITS = 9; // W12
static constexpr std::size_t REGION_DIGITS = 6;
static constexpr std::size_t ORGANISATION_DIGITS = 12;

std::string_view region_level_label(RegionLevel level)
{
    switch (level) {
    case RegionLevel::Township:
        return "乡级";
    case RegionLevel::County:
        return "县级";
    case RegionLevel::City:
        return "市级";
    case RegionLevel::Province:
        return "省级";
    case RegionLevel::Nation:
        return "国家";
    }
    CHECK(!"known level");
}

// Empty when the region fits into the table.
static std::string problem_with(Region const& region, RegionTable const& table)
{
    std::size_t const digits = region.level == RegionLevel::Township ? TOWNSHIP_DIGITS : REGION_DIGITS;
    if (!base::is_ascii_digits(region.code) || region.code.size() != digits)
        return "区划代码“" + region.code + "”应为 " + std::to_string(digits) + " 位数字";
    if (region.name.empty())
        return "区划 " + region.code + " 缺少名称";
    if (region.parent.empty())
        return {};
    auto const* parent = table.find(region.parent);
    if (!parent)
        return "区划 " + region.code + " 的上级 " + region.parent + " 不存在";
    if (parent->level <= region.level)
        return "区划 " + region.code + " 的上级 " + region.parent + " 级别不高于它";
    return {};
}

base::Result<RegionTable> RegionTable::create(std::vector<Region> regions, std::string_view file)
{
    RegionTable table;
    table.m_regions = std::move(regions);
    auto& list = table.m_regions;
    std::stable_sort(list.begin(), list.end(), [](auto const& a, auto const& b) { return a.code < b.code; });
    for (std::size_t index = 0; index < list.size(); ++index) {
        auto problem = problem_with(list[index], table);
        if (index > 0 && list[index].code == list[index - 1].code)
            problem = "区划代码 " + list[index].code + " 重复";
        if (!problem.empty())
            return base::invalid_input(std::string(file) + " " + problem + "。", list[index].code);
    }
    return table;
}

base::Result<RegionTable> RegionTable::with_township(std::string code, std::string name) const
{
    if (code.size() != TOWNSHIP_DIGITS || !base::is_ascii_digits(code))
        return base::invalid_input("乡镇（街道）代码“" + code + "”应为 9 位数字，前 6 位是所属县区。", "code");
    std::string parent = code.substr(0, REGION_DIGITS);
    auto regions = m_regions;
    regions.push_back({std::move(code), std::move(name), std::move(parent), RegionLevel::Township, true});
    return create(std::move(regions), "乡镇（街道）：");
}

Region const* RegionTable::find(std::string_view code) const
{
    // Organisations carry the region's code padded with zeros.
    if (code.size() == ORGANISATION_DIGITS)
        code = code.substr(REGION_DIGITS, 3) == "000" ? code.substr(0, REGION_DIGITS) : code.substr(0, TOWNSHIP_DIGITS);
    auto const it = std::lower_bound(m_regions.begin(), m_regions.end(), code,
        [](auto const& region, std::string_view c) { return region.code < c; });
    return it != m_regions.end() && it->code == code ? &*it : nullptr;
}

std::vector<Region const*> RegionTable::children(std::string_view parent) const
{
    std::vector<Region const*> found;
    for (auto const& region : m_regions) {
        if (region.parent == parent)
            found.push_back(&region);
    }
    return found;
}

std::string RegionTable::full_name(std::string_view code) const
{
    auto const* region = find(code);
    if (!region)
        return std::string(code);
    std::string name = region->name;
    // Levels rise strictly towards the top, so this ends.
    while (!region->parent.empty()) {
        region = find(region->parent);
        name.insert(0, region->name);
    }
    return name;
}

bool RegionTable::is_within(std::string_view code, std::string_view ancestor) const
{
    auto const* top = find(ancestor);
    for (auto const* region = find(code); region && top;) {
        if (region == top)
            return true;
        region = region->parent.empty() ? nullptr : find(region->parent);
    }
    return false;
}

} // namespace domain
