#include "app/queries/indicator_query.h"

#include "app/queries/ruled_table.h"
#include "app/queries/visibility.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace app {

namespace {

using domain::Indicator;
using domain::IndicatorFigure;
using domain::IndicatorUnit;

constexpr char const* NO_VALUE = "—";

std::string one_decimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

domain::IndicatorQuery query_of(Context const& context, IndicatorRequest const& request)
{
    return {request.period, request.cut_off.value_or(context.today()), request.options, request.filter};
}

// What a person calls the difference: rates in points, days and counts as they are.
std::string change_text(IndicatorUnit unit, double change)
{
    auto const sign = change < 0 ? std::string("−") : std::string("+");
    switch (unit) {
    case IndicatorUnit::Percent:
        return sign + one_decimal(std::abs(change) * 100) + " 个百分点";
    case IndicatorUnit::Days:
        return sign + one_decimal(std::abs(change)) + " 天";
    case IndicatorUnit::Count:
        break;
    }
    return sign + std::to_string(std::lround(std::abs(change)));
}

IndicatorComparison compare(
    std::string label, domain::IndicatorRule const& rule, IndicatorFigure const& now, IndicatorFigure const& before)
{
    IndicatorComparison result{std::move(label), before, figure_text(before), {}, 0};
    auto const present = now.value();
    auto const earlier = before.value();
    if (!present || !earlier)
        return result;
    auto const change = *present - *earlier;
    result.change_text = change_text(rule.unit, change);
    if (std::abs(change) > 1e-9)
        result.verdict = (change > 0) == rule.higher_is_better ? 1 : -1;
    return result;
}

IndicatorCard make_card(domain::IndicatorRule const& rule, IndicatorFigure const& figure,
    IndicatorFigure const& year_before, IndicatorFigure const& period_before, std::string const& variant)
{
    IndicatorCard card;
    card.indicator = rule.indicator;
    card.code = domain::to_code(rule.indicator);
    card.name = rule.name;
    card.figure = figure;
    card.value_text = figure_text(figure);
    if (rule.unit != IndicatorUnit::Count)
        card.fraction_text = std::to_string(figure.numerator) + " / " + std::to_string(figure.denominator);
    if (rule.target) {
        card.target_text = "目标 " + std::to_string(std::lround(*rule.target)) + "%（内部目标，可配置）";
        card.misses_target = figure.value() && (*figure.value() * 100 < *rule.target) == rule.higher_is_better
            && std::abs(*figure.value() * 100 - *rule.target) > 1e-9;
    }
    card.year_before = compare("同比", rule, figure, year_before);
    card.period_before = compare("环比", rule, figure, period_before);
    card.formula = rule.formula;
    card.anchor = rule.anchor;
    card.basis = rule.basis;
    card.variant_text = variant;
    return card;
}

// What a record lacks that no group can name: said as the office would (law.md 3.5 counts it in the total).
std::string unnamed_group(domain::GroupBy group)
{
    switch (group) {
    case domain::GroupBy::Unit:
        return "尚未确定责任单位";
    case domain::GroupBy::FirstUnit:
        return "首办单位不详";
    case domain::GroupBy::Region:
    case domain::GroupBy::City:
        return "问题属地不详";
    case domain::GroupBy::Category:
        return "内容分类不详";
    case domain::GroupBy::Channel:
        return "信访形式不详";
    case domain::GroupBy::Nothing:
        break;
    }
    return "全部";
}

} // namespace

std::string group_label(Context const& context, domain::GroupBy group, std::string const& key)
{
    if (key.empty())
        return unnamed_group(group);
    switch (group) {
    case domain::GroupBy::Unit:
    case domain::GroupBy::FirstUnit:
        return context.organisation.org_name(base::OrgId(key));
    case domain::GroupBy::Region:
    case domain::GroupBy::City: {
        auto const* region = context.references.regions.find(key);
        return region ? region->name : key;
    }
    case domain::GroupBy::Category:
        return context.references.category(key, context.today()).full_label(key);
    case domain::GroupBy::Channel: {
        auto const* channels = context.references.dictionary("channels");
        return channels ? channels->full_label(key) : key;
    }
    case domain::GroupBy::Nothing:
        break;
    }
    return key;
}

std::string figure_text(IndicatorFigure const& figure)
{
    auto const value = figure.value();
    if (!value)
        return NO_VALUE;
    switch (figure.unit) {
    case IndicatorUnit::Percent:
        return one_decimal(*value * 100) + "%";
    case IndicatorUnit::Days:
        return one_decimal(*value) + " 天";
    case IndicatorUnit::Count:
        break;
    }
    return std::to_string(figure.numerator);
}

IndicatorBoard make_indicator_board(Context& context, IndicatorRequest const& request)
{
    auto const query = query_of(context, request);
    RuledTable const ruled(context, query.cut_off);
    auto const& table = *ruled;
    IndicatorBoard board;
    board.period_text = domain::to_chinese(query.period);
    board.cut_off_text = "截至 " + base::to_iso(query.cut_off);
    board.variant_text = domain::to_text(query.options);
    auto const now = table.board(query);
    auto const year_before = table.board(domain::year_before(query));
    auto const period_before = table.board(domain::period_before(query));
    for (auto const& rule : table.rules().rows()) {
        auto const index = static_cast<std::size_t>(rule.indicator);
        board.cards.push_back(
            make_card(rule, now[index], year_before[index], period_before[index], board.variant_text));
    }
    if (request.group == domain::GroupBy::Nothing)
        return board;
    for (auto const& group : table.boards(query, request.group)) {
        IndicatorGroup row{group.key, group_label(context, request.group, group.key), {}};
        for (auto const& figure : group.board)
            row.cells.push_back({figure, figure_text(figure)});
        board.groups.push_back(std::move(row));
    }
    std::stable_partition(
        board.groups.begin(), board.groups.end(), [](IndicatorGroup const& row) { return !row.key.empty(); });
    return board;
}

IndicatorRecords indicator_records(Context& context, Indicator indicator, IndicatorRequest const& request)
{
    auto const query = query_of(context, request);
    RuledTable const ruled(context, query.cut_off);
    auto const& table = *ruled;
    auto const rows = table.rows_of(indicator, query);
    VisibilityPredicate const is_visible(context);
    auto const ids = [&](std::vector<std::uint32_t> const& numbers) {
        std::vector<base::RecordId> records;
        for (auto const row : numbers) {
            auto const* record = context.index.find(table.record_of(row));
            if (record && is_visible(*record))
                records.emplace_back(record->id);
        }
        return records;
    };
    return {ids(rows.numerator), ids(rows.denominator)};
}

} // namespace app
