// Periods, their comparison periods and the words for them.
#include "domain/indicators/indicator_table.h"

#include <algorithm>
#include <cmath>

namespace domain {

Period period_of(PeriodKind kind, base::Date day)
{
    auto const date = base::year_month_day(day);
    int const months = kind == PeriodKind::Month ? 1 : kind == PeriodKind::Quarter ? 3 : 12;
    auto const from = *base::make_date(date.year, (date.month - 1) / months * months + 1, 1);
    return {from, base::add_days(base::add_months(from, months), -1)};
}

static int months_of(Period const& period) // 0 unless it is made of whole months
{
    auto const from = base::year_month_day(period.from);
    auto const after = base::year_month_day(base::add_days(period.to, 1));
    if (from.day != 1 || after.day != 1)
        return 0;
    return (after.year - from.year) * 12 + after.month - from.month;
}

Period months_before(Period const& period, int months)
{
    auto const after = base::add_days(period.to, 1);
    if (months_of(period) > 0)
        return {base::add_months(period.from, -months), base::add_days(base::add_months(after, -months), -1)};
    auto const from = base::add_months(period.from, -months);
    return {from, base::add_days(from, base::days_between(period.from, period.to))};
}

static IndicatorQuery moved(IndicatorQuery const& query, Period period)
{
    auto other = query;
    other.period = period;
    int const beyond = base::days_between(query.period.to, query.cut_off);
    other.cut_off = beyond >= 0
        ? base::add_days(period.to, beyond)
        : std::min(period.to, base::add_days(period.from, base::days_between(query.period.from, query.cut_off)));
    return other;
}

IndicatorQuery year_before(IndicatorQuery const& query)
{
    return moved(query, months_before(query.period, 12));
}

IndicatorQuery period_before(IndicatorQuery const& query)
{
    int const months = months_of(query.period);
    if (months > 0)
        return moved(query, months_before(query.period, months));
    int const days = base::days_between(query.period.from, query.period.to) + 1;
    return moved(query, {base::add_days(query.period.from, -days), base::add_days(query.period.to, -days)});
}

std::string to_chinese(Period const& period)
{
    auto const from = base::year_month_day(period.from);
    auto year = std::to_string(from.year) + "年";
    if (period == period_of(PeriodKind::Year, period.from))
        return year;
    if (period == period_of(PeriodKind::Month, period.from))
        return year + std::to_string(from.month) + "月";
    static constexpr char const* QUARTERS[]{"第一季度", "第二季度", "第三季度", "第四季度"};
    if (period == period_of(PeriodKind::Quarter, period.from))
        return year + QUARTERS[(from.month - 1) / 3];
    return base::to_iso(period.from) + " 至 " + base::to_iso(period.to);
}

std::string to_text(IndicatorOptions const& options)
{
    std::string text = "V" + std::to_string(static_cast<int>(options.variant));
    if (options.window_days)
        text += ",W=" + std::to_string(*options.window_days);
    if (options.with_suggestions)
        text += ",+SUGGESTION";
    if (options.participation_by_product)
        text += ",K12=B";
    return text;
}

std::optional<double> IndicatorFigure::value() const
{
    if (unit == IndicatorUnit::Count)
        return static_cast<double>(numerator);
    if (denominator == 0)
        return {};
    return static_cast<double>(numerator) / static_cast<double>(denominator);
}

} // namespace domain
