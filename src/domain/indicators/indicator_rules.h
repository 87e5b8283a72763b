// The indicators K01–K22 (law.md 3.5) as rows that an office can see and, where the texts leave it open, change:
// channels that count, whether litigation counts, the target. What is counted is code (indicator_table.cpp).
#pragma once

#include "base/result.h"
#include "domain/indicators/indicator_facts.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class Indicator : std::uint8_t {
    K01, // 信访部门及时受理率
    K02, // 责任单位及时受理率
    K02Strict, // 自责任单位收到之日起十五日 (条例)
    K03, // 按期答复率
    K04, // 按期受理告知率
    K05Acceptance, // 平均受理周期
    K05Answer, // 平均答复周期
    K06, // 办理联系率
    K07, // 重复信访占比
    K08, // 初转重率
    K09, // 一次性化解率
    K10, // 参评率, 责任单位
    K10Bureau,
    K11, // 满意率
    K11Bureau,
    K12, // 参评满意率
    K12Bureau,
    K13, // 公开率
    K14, // 网信占比
    K15, // 越级进京批次
    K15Persons, // 越级进京人次
    K16, // 回访率
    K17, // 交办率
    K18, // 日清率
    K19, // 新增积案
    K20, // 处理意见执行率
    K21, // 退回重办率
    K22, // 就地化解率
};

inline constexpr std::size_t INDICATOR_COUNT = static_cast<std::size_t>(Indicator::K22) + 1;

enum class IndicatorUnit { Percent, Days, Count };

std::string_view to_code(Indicator indicator); // "K09", "K02'", "K05A", "K10B"
std::optional<Indicator> parse_indicator(std::string_view code);

struct IndicatorRule {
    Indicator indicator{Indicator::K01};
    std::string name; // 一次性化解率
    std::string formula; // in words, printed with the figure
    std::string anchor; // what must fall into the period: 办结日期
    std::string basis;
    IndicatorUnit unit{IndicatorUnit::Percent};
    std::uint8_t channels{0}; // bits of ChannelCode
    bool with_litigation{false};
    bool higher_is_better{true};
    std::optional<double> target; // CONFIG

    bool operator==(IndicatorRule const&) const = default;
};

class IndicatorRules {
public:
    IndicatorRules() = default;
    // Each indicator exactly once; `file` is named in errors.
    static base::Result<IndicatorRules> create(std::vector<IndicatorRule> rows, std::string_view file);

    IndicatorRule const& of(Indicator indicator) const { return m_rows[static_cast<std::size_t>(indicator)]; }
    bool is_empty() const { return m_rows.empty(); }
    std::vector<IndicatorRule> const& rows() const { return m_rows; }
    bool operator==(IndicatorRules const&) const = default;

private:
    std::vector<IndicatorRule> m_rows; // in order of the enumeration
};

} // namespace domain
