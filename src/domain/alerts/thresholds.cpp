#include "domain/alerts/thresholds.h"

#include "domain/reference/rule_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace domain {

namespace {

constexpr int LADDER_STEPS = 3;

std::string one_decimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::size_t index_of(Indicator indicator)
{
    return static_cast<std::size_t>(indicator);
}

struct PeriodFigures {
    Board whole, whole_year_before;
    std::vector<BoardGroup> groups;
    std::map<std::string, Board> year_before;
};

PeriodFigures figures_of(IndicatorTable const& table, IndicatorQuery const& query, GroupBy group)
{
    PeriodFigures figures;
    figures.whole = table.board(query);
    figures.groups = table.boards(query, group);
    for (auto& one : table.boards(year_before(query), group))
        figures.year_before.emplace(one.key, one.board);
    return figures;
}

// The lowest count that is still among the highest `percent` of all groups.
double top_share_from(PeriodFigures const& figures, ThresholdRule const& rule)
{
    std::vector<std::int64_t> counts;
    for (auto const& group : figures.groups)
        counts.push_back(group.board[index_of(rule.indicator)].numerator);
    std::sort(counts.rbegin(), counts.rend());
    auto const kept = static_cast<std::size_t>(std::floor(static_cast<double>(counts.size()) * rule.value / 100));
    if (kept == 0 || counts.empty())
        return HUGE_VAL;
    return std::max(1.0, static_cast<double>(counts[kept - 1]));
}

// Empty where the group passes.
std::string reason_for(
    ThresholdRule const& rule, IndicatorRules const& indicators, PeriodFigures const& figures, BoardGroup const& group)
{
    auto const index = index_of(rule.indicator);
    auto const& figure = group.board[index];
    auto const value = figure.value();
    auto const mean = figures.whole[index].value();
    auto const& name = indicators.of(rule.indicator).name;
    auto const shown = value ? name + " " + one_decimal(*value * 100) + "%" : name;
    auto const mean_text = mean ? one_decimal(*mean * 100) + "%" : std::string();
    constexpr double EPSILON = 1e-9;
    switch (rule.test) {
    case ThresholdTest::BelowValue:
        if (value && *value * 100 < rule.value - EPSILON)
            return shown + "，低于 " + one_decimal(rule.value) + "%";
        break;
    case ThresholdTest::BelowMean:
        if (value && mean && (*mean - *value) * 100 > rule.value + EPSILON)
            return shown + "，低于平均值 " + mean_text + " " + one_decimal(rule.value) + " 个百分点以上";
        break;
    case ThresholdTest::AboveMean:
        if (value && mean && (*value - *mean) * 100 > rule.value + EPSILON)
            return shown + "，高于平均值 " + mean_text + " " + one_decimal(rule.value) + " 个百分点以上";
        break;
    case ThresholdTest::Growth: {
        auto const before = figures.year_before.find(group.key);
        auto const earlier = before == figures.year_before.end() ? 0 : before->second[index].numerator;
        if (earlier > 0
            && static_cast<double>(figure.numerator - earlier) * 100 > rule.value * static_cast<double>(earlier))
            return "重复信访 " + std::to_string(figure.numerator) + " 件，上年同期 " + std::to_string(earlier)
                + " 件，增幅超过 " + one_decimal(rule.value) + "%";
        break;
    }
    case ThresholdTest::AtLeast:
        if (static_cast<double>(figure.numerator) >= rule.value)
            return name + " " + std::to_string(figure.numerator) + " 件，达到 "
                + std::to_string(std::lround(rule.value)) + " 件";
        break;
    case ThresholdTest::TopShare:
        if (static_cast<double>(figure.numerator) >= top_share_from(figures, rule))
            return name + " " + std::to_string(figure.numerator) + " 件，居前 " + one_decimal(rule.value) + "%";
        break;
    }
    return {};
}

using Hits = std::map<std::pair<std::string, std::string>, Breach>; // by threshold and group

Hits hits_in(IndicatorTable const& table, Thresholds const& thresholds, IndicatorQuery const& query, GroupBy group)
{
    Hits hits;
    auto const figures = figures_of(table, query, group);
    for (auto const& one : figures.groups) {
        if (one.key.empty() || one.board[index_of(Indicator::K22)].denominator < thresholds.minimum_closed)
            continue;
        for (auto const& rule : thresholds.rows) {
            auto reason = reason_for(rule, table.rules(), figures, one);
            if (reason.empty())
                continue;
            auto& breach = hits[{rule.id, one.key}];
            breach.id = rule.id;
            breach.key = one.key;
            breach.figure = one.board[index_of(rule.indicator)];
            breach.reasons.push_back(std::move(reason));
        }
    }
    return hits;
}

} // namespace

std::string_view to_chinese(LadderStep step)
{
    switch (step) {
    case LadderStep::Bulletin:
        return "通报";
    case LadderStep::Interview:
        return "约谈";
    case LadderStep::Listed:
        break;
    }
    return "挂牌督办＋限期整改";
}

static constexpr std::array<std::string_view, 6> TEST_CODES{
    "BELOW_VALUE", "BELOW_MEAN", "ABOVE_MEAN", "GROWTH", "AT_LEAST", "TOP_SHARE"}; // in order of the enumeration

std::string_view to_code(ThresholdTest test)
{
    return TEST_CODES[static_cast<std::size_t>(test)];
}

std::optional<ThresholdTest> parse_threshold_test(std::string_view code)
{
    auto const found = std::find(TEST_CODES.begin(), TEST_CODES.end(), code);
    if (found == TEST_CODES.end())
        return {};
    return static_cast<ThresholdTest>(found - TEST_CODES.begin());
}

static base::Error refused_row(
    std::string const& file, std::size_t index, std::string const& field, std::string const& why)
{
    return base::invalid_input(
        file + " 的 thresholds 第 " + std::to_string(index + 1) + " 条的 " + field + "：" + why + "。",
        "thresholds[" + std::to_string(index) + "]." + field);
}

base::Result<Thresholds> Thresholds::create(std::vector<ThresholdRule> rows, int minimum_closed, std::string_view file)
{
    std::set<std::pair<std::string, ThresholdTest>> seen; // ESC-1 and ESC-3 compare in two ways
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const refused = [&](std::string_view field, std::string const& why) {
            return refused_row(std::string(file), i, std::string(field), why);
        };
        if (!rows[i].id.starts_with("ESC-"))
            return refused("id", "应为 ESC-1 至 ESC-3");
        if (!seen.emplace(rows[i].id, rows[i].test).second)
            return refused("test", "“" + rows[i].id + "/" + std::string(to_code(rows[i].test)) + "”重复");
        if (auto const why = why_out_of_range("thresholds", "value", rows[i].value); !why.empty())
            return refused("value", why);
    }
    if (auto const why = why_out_of_range("thresholds", "minimum_closed", minimum_closed); !why.empty())
        return base::invalid_input(std::string(file) + " 的 minimum_closed：" + why + "。", "minimum_closed");
    return Thresholds{std::move(rows), minimum_closed};
}

std::vector<Breach> breaches(
    IndicatorTable const& table, Thresholds const& thresholds, IndicatorQuery const& query, GroupBy group)
{
    auto hits = hits_in(table, thresholds, query, group);
    auto earlier = query;
    std::vector<Breach> result;
    if (hits.empty())
        return result;
    std::vector<Hits> before;
    for (int i = 1; i < LADDER_STEPS; ++i) {
        earlier = period_before(earlier);
        before.push_back(hits_in(table, thresholds, earlier, group));
    }
    for (auto& [key, breach] : hits) {
        for (auto const& period : before) {
            if (!period.contains(key))
                break;
            ++breach.consecutive;
        }
        breach.proposal = static_cast<LadderStep>(std::min(breach.consecutive, LADDER_STEPS) - 1);
        result.push_back(std::move(breach));
    }
    return result;
}

} // namespace domain
