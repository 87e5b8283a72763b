// What a figure is asked over, prepared once for a pass over the rows. Private to the table.
#pragma once

#include "domain/indicators/indicator_table.h"

namespace domain {

constexpr std::uint64_t bit(Indicator indicator)
{
    return std::uint64_t{1} << static_cast<unsigned>(indicator);
}

struct IndicatorTable::Scope {
    std::int32_t from{0}, to{0}, cut{0};
    IndicatorOptions options;
    std::int32_t window{NEVER};
    ChannelCode channel{ChannelCode::Unknown};
    bool filters_texts{false};
    std::vector<std::uint8_t> region, unit, first_unit, category; // by number of the text; empty: all

    bool holds(std::int32_t day) const { return day >= from && day <= to; }
    bool knows(std::int32_t day) const { return day <= cut; }
    bool happened_in(std::int32_t day) const { return holds(day) && knows(day); }

    bool admits(IndicatorFacts const& facts) const
    {
        if (channel != ChannelCode::Unknown && facts.channel != channel)
            return false;
        if (!filters_texts)
            return true;
        auto const is_in = [](std::vector<std::uint8_t> const& numbers, std::uint32_t number) {
            return numbers.empty() || numbers[number] != 0;
        };
        return is_in(region, facts.region) && is_in(unit, facts.unit) && is_in(first_unit, facts.first_unit)
            && is_in(category, facts.category);
    }
};

} // namespace domain
