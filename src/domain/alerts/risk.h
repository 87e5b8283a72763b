// 初转重 risk before it happens (S69, clauses 8.8): points for what made petitioners come again, every factor a row
// that an office can change. Internal, never a legal judgement.
#pragma once

#include "base/result.h"
#include "domain/indicators/indicator_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class RiskFactor {
    NotSupported,
    Explained,
    Disagreed, // 信访人意见：不同意
    NotSatisfied,
    BasicallySatisfied,
    ClosedLate,
    SentBack,
    ProceduralRisk,
    NotExecuted,
    Collective,
    EarlierMatters, // two or more of the same person
    HotCategory,
    SkipLevel,
    NoFollowUp, // its date has passed
};

inline constexpr std::size_t RISK_FACTORS = static_cast<std::size_t>(RiskFactor::NoFollowUp) + 1;

std::string_view to_code(RiskFactor factor); // "NOT_SUPPORTED"
std::optional<RiskFactor> parse_risk_factor(std::string_view code);

struct RiskRow {
    RiskFactor factor{RiskFactor::NotSupported};
    std::string name; // 处理意见不予支持
    int points{0};
};

class RiskRules {
public:
    RiskRules() = default;
    static base::Result<RiskRules> create(
        std::vector<RiskRow> rows, int orange, int red, std::vector<std::string> hot_categories, std::string_view file);

    RiskRow const& of(RiskFactor factor) const { return m_rows[static_cast<std::size_t>(factor)]; }
    std::vector<RiskRow> const& rows() const { return m_rows; }
    int orange() const { return m_orange; }
    int red() const { return m_red; }
    bool is_hot(std::string_view category) const; // listed, or below a listed one

private:
    std::vector<RiskRow> m_rows; // in order of the enumeration
    int m_orange{40}, m_red{60};
    std::vector<std::string> m_hot;
};

struct RiskScore {
    int points{0}; // 0–100
    std::vector<RiskFactor> factors;
};

RiskScore risk_score(IndicatorTable const& table, std::uint32_t row, RiskRules const& rules, base::Date today);

} // namespace domain
