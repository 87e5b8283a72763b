// ESC-1 to ESC-3 (S81–S83, clauses 8.8): which region or unit stands out, and which step of 通报, 约谈,
// 挂牌督办＋限期整改 is due. The system only proposes; the values are CONFIG, for the notice gives no number.
#pragma once

#include "base/result.h"
#include "domain/indicators/indicator_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class ThresholdTest {
    BelowValue, // percent
    BelowMean, // points under the figure of the whole
    AboveMean,
    Growth, // percent more than a year before, of the numerator
    AtLeast, // a count
    TopShare, // among the highest so many percent
};

std::string_view to_code(ThresholdTest test); // "BELOW_VALUE"
std::optional<ThresholdTest> parse_threshold_test(std::string_view code);

struct ThresholdRule {
    std::string id; // ESC-1
    std::string name; // 一次性化解率偏低
    Indicator indicator{Indicator::K09};
    ThresholdTest test{ThresholdTest::BelowValue};
    double value{0};
    std::string basis;
};

enum class LadderStep { Bulletin, Interview, Listed }; // 通报, 约谈, 挂牌督办＋限期整改

std::string_view to_chinese(LadderStep step);

struct Thresholds {
    std::vector<ThresholdRule> rows;
    int minimum_closed{20}; // first-time matters closed in the period; smaller groups are not compared

    static base::Result<Thresholds> create(std::vector<ThresholdRule> rows, int minimum_closed, std::string_view file);
};

struct Breach {
    std::string id; // ESC-1
    std::string key; // of the group: region or unit
    std::vector<std::string> reasons; // 一次性化解率 80.0%，低于 85%
    IndicatorFigure figure;
    int consecutive{1}; // periods in a row, this one included
    LadderStep proposal{LadderStep::Bulletin};
};

// Per group, over the period of `query`; the periods before it decide the step.
std::vector<Breach> breaches(
    IndicatorTable const& table, Thresholds const& thresholds, IndicatorQuery const& query, GroupBy group);

} // namespace domain
