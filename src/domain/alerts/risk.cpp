#include "domain/alerts/risk.h"

#include "domain/reference/rule_file.h"

#include <algorithm>
#include <array>

namespace domain {

static constexpr int MANY_EARLIER_MATTERS = 2;
static constexpr int GREATEST_SCORE = 100;

static constexpr std::array<std::string_view, RISK_FACTORS> RISK_CODES{"NOT_SUPPORTED", "EXPLAINED", "DISAGREED",
    "NOT_SATISFIED", "BASICALLY_SATISFIED", "CLOSED_LATE", "SENT_BACK", "PROCEDURAL_RISK", "NOT_EXECUTED", "COLLECTIVE",
    "EARLIER_MATTERS", "HOT_CATEGORY", "SKIP_LEVEL", "NO_FOLLOW_UP"};

std::string_view to_code(RiskFactor factor)
{
    return RISK_CODES[static_cast<std::size_t>(factor)];
}

std::optional<RiskFactor> parse_risk_factor(std::string_view code)
{
    auto const found = std::find(RISK_CODES.begin(), RISK_CODES.end(), code);
    if (found == RISK_CODES.end())
        return {};
    return static_cast<RiskFactor>(found - RISK_CODES.begin());
}

static base::Error refused_value(std::string const& place, std::string const& why, std::string const& where)
{
    return base::invalid_input(place + "：" + why + "。", where);
}

base::Result<RiskRules> RiskRules::create(
    std::vector<RiskRow> rows, int orange, int red, std::vector<std::string> hot_categories, std::string_view file)
{
    std::sort(
        rows.begin(), rows.end(), [](RiskRow const& left, RiskRow const& right) { return left.factor < right.factor; });
    for (std::size_t i = 0; i < RISK_FACTORS; ++i) {
        auto const code = std::string(RISK_CODES[i]);
        if (i >= rows.size() || static_cast<std::size_t>(rows[i].factor) != i)
            return base::invalid_input(std::string(file) + " 中风险因素 " + code + " 应当恰好有一行。", code);
        if (auto const why = why_out_of_range("risk", "points", rows[i].points); !why.empty())
            return refused_value(std::string(file) + " 中风险因素 " + code + " 的 points", why, code);
    }
    if (rows.size() != RISK_FACTORS)
        return base::invalid_input(std::string(file) + " 中有重复的风险因素。", "factors");
    for (auto const& [field, value] : {std::pair{"orange", orange}, std::pair{"red", red}})
        if (auto const why = why_out_of_range("risk", field, value); !why.empty())
            return refused_value(std::string(file) + " 的 " + field, why, field);
    if (orange >= red)
        return base::invalid_input(std::string(file) + " 的 orange、red：橙色界限应低于红色界限。", "red");
    RiskRules rules;
    rules.m_rows = std::move(rows);
    rules.m_orange = orange;
    rules.m_red = red;
    rules.m_hot = std::move(hot_categories);
    return rules;
}

bool RiskRules::is_hot(std::string_view category) const
{
    return std::any_of(m_hot.begin(), m_hot.end(), [&](std::string const& hot) {
        auto const length = std::min(hot.size(), hot.find_last_not_of('0') + 1);
        return !category.empty()
            && category.substr(0, length + length % 2) == std::string_view(hot).substr(0, length + length % 2);
    });
}

static bool is_closed_late(IndicatorFacts const& facts, base::Date today)
{
    auto const due = facts.handling_due_effective;
    if (due == NEVER)
        return false;
    return facts.answered != NEVER ? facts.answered > due : today.days > due && facts.ended > today.days;
}

RiskScore risk_score(IndicatorTable const& table, std::uint32_t row, RiskRules const& rules, base::Date today)
{
    auto const& facts = table.rows()[row];
    auto const is_valued = [&](EvaluationCode value) {
        return (facts.evaluated_unit <= today.days && facts.unit_value == value)
            || (facts.evaluated_bureau <= today.days && facts.bureau_value == value);
    };
    bool const is_not_satisfied = is_valued(EvaluationCode::NotSatisfied);
    std::array<bool, RISK_FACTORS> holds{};
    auto const set = [&](RiskFactor factor, bool is_there) { holds[static_cast<std::size_t>(factor)] = is_there; };
    using enum RiskFactor;
    set(NotSupported, facts.has(fact_flag::NOT_SUPPORTED));
    set(Explained, facts.has(fact_flag::EXPLAINED) && !facts.has(fact_flag::NOT_SUPPORTED));
    set(Disagreed, facts.has(fact_flag::DISAGREED));
    set(NotSatisfied, is_not_satisfied);
    set(BasicallySatisfied, !is_not_satisfied && is_valued(EvaluationCode::Basically));
    set(ClosedLate, is_closed_late(facts, today));
    set(SentBack, facts.send_backs > 0);
    set(ProceduralRisk, facts.has(fact_flag::PROCEDURAL_RISK));
    set(NotExecuted,
        facts.has(fact_flag::SUPPORTED) && facts.executed > today.days && facts.delivered <= today.days
            && facts.execution_due < today.days);
    set(Collective, facts.has(fact_flag::COLLECTIVE));
    set(EarlierMatters, table.earlier_matters_of_person(row) >= MANY_EARLIER_MATTERS);
    set(HotCategory, rules.is_hot(table.text(facts.category)));
    set(SkipLevel, facts.has(fact_flag::SKIP_LEVEL));
    set(NoFollowUp, facts.closed <= today.days && facts.followed_up > today.days && facts.follow_up_due < today.days);
    RiskScore score;
    for (std::size_t i = 0; i < RISK_FACTORS; ++i) {
        if (!holds[i])
            continue;
        score.points += rules.rows()[i].points;
        score.factors.push_back(static_cast<RiskFactor>(i));
    }
    score.points = std::min(score.points, GREATEST_SCORE);
    return score;
}

} // namespace domain
