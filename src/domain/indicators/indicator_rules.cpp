#include "domain/indicators/indicator_rules.h"

#include <algorithm>

namespace domain {

static constexpr std::array<std::string_view, INDICATOR_COUNT> INDICATOR_CODES{"K01", "K02", "K02'", "K03", "K04",
    "K05A", "K05B", "K06", "K07", "K08", "K09", "K10", "K10B", "K11", "K11B", "K12", "K12B", "K13", "K14", "K15",
    "K15P", "K16", "K17", "K18", "K19", "K20", "K21", "K22"};

std::string_view to_code(Indicator indicator)
{
    return INDICATOR_CODES[static_cast<std::size_t>(indicator)];
}

std::optional<Indicator> parse_indicator(std::string_view code)
{
    auto const found = std::find(INDICATOR_CODES.begin(), INDICATOR_CODES.end(), code);
    if (found == INDICATOR_CODES.end())
        return {};
    return static_cast<Indicator>(found - INDICATOR_CODES.begin());
}

base::Result<IndicatorRules> IndicatorRules::create(std::vector<IndicatorRule> rows, std::string_view file)
{
    std::sort(rows.begin(), rows.end(),
        [](IndicatorRule const& left, IndicatorRule const& right) { return left.indicator < right.indicator; });
    for (std::size_t i = 0; i < INDICATOR_COUNT; ++i) {
        auto const code = std::string(INDICATOR_CODES[i]);
        bool const is_there = i < rows.size() && static_cast<std::size_t>(rows[i].indicator) == i;
        if (!is_there)
            return base::invalid_input(std::string(file) + " 中指标 " + code + " 应当恰好有一行。", code);
        if (rows[i].channels == 0)
            return base::invalid_input(
                std::string(file) + " 中指标 " + code + " 的 channels：至少一种信访形式。", code);
    }
    if (rows.size() != INDICATOR_COUNT)
        return base::invalid_input(std::string(file) + " 中有重复的指标。", "indicators");
    IndicatorRules rules;
    rules.m_rows = std::move(rows);
    return rules;
}

} // namespace domain
