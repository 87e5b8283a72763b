// 初转重 risks of the records that are still open (S69, clauses 8.8).
#include "app/queries/alert_query.h"
#include "app/queries/visibility.h"
#include "base/text.h"

#include <algorithm>

namespace app {

static std::string number_of(Context const& context, std::string const& record)
{
    auto const* row = context.index.find(record);
    return row ? row->petition_no : std::string();
}

RiskCounts count_risks(Context const& context, domain::RiskRules const& rules)
{
    auto const& table = context.index.figures().table();
    auto const today = context.today();
    RiskCounts counts;
    for (std::uint32_t row = 0; row < table.rows().size(); ++row) {
        auto const& facts = table.rows()[row];
        if (table.is_removed(row) || facts.first_time == domain::FirstTime::Repeat || facts.ended <= today.days)
            continue;
        auto const points = domain::risk_score(table, row, rules, today).points;
        counts.red += points >= rules.red();
        counts.orange += points >= rules.orange() && points < rules.red();
    }
    return counts;
}

std::vector<RiskRow> make_risks(Context const& context, std::size_t limit)
{
    auto const& figures = context.index.figures();
    auto const& table = figures.table();
    VisibilityPredicate const is_visible(context);
    auto const today = context.today();
    auto const& rules = context.references.history.risk.on(today);
    std::vector<std::pair<domain::RiskScore, std::uint32_t>> scores;
    for (std::uint32_t row = 0; row < table.rows().size(); ++row) {
        auto const& facts = table.rows()[row];
        if (table.is_removed(row) || facts.first_time == domain::FirstTime::Repeat || facts.ended <= today.days)
            continue;
        auto score = domain::risk_score(table, row, rules, today);
        auto const* record = context.index.find(table.record_of(row));
        if (score.points >= rules.orange() && record && is_visible(*record))
            scores.emplace_back(std::move(score), row);
    }
    std::stable_sort(scores.begin(), scores.end(),
        [](auto const& left, auto const& right) { return left.first.points > right.first.points; });
    scores.resize(std::min(scores.size(), limit));
    std::vector<RiskRow> rows;
    for (auto const& [score, number] : scores) {
        RiskRow row;
        row.record = base::RecordId(table.record_of(number));
        row.petition_no = number_of(context, row.record.value);
        row.points = score.points;
        row.is_red = score.points >= rules.red();
        std::vector<std::string> factors;
        for (auto const factor : score.factors) {
            auto const& factor_rule = rules.of(factor);
            factors.push_back(factor_rule.name + " " + std::to_string(factor_rule.points));
        }
        row.factors_text = base::join(factors, "、");
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace app
