#include "training/scenario_figures.h"

namespace training {

namespace {

using base::Value;
using base::ValueList;
using base::ValueObject;

constexpr std::size_t EVERY_ALERT = 1'000'000;

ValueObject alert_row(Scenario const& scenario, domain::Alert const& alert)
{
    ValueList recipients;
    for (auto const recipient : alert.recipients)
        recipients.emplace_back(domain::to_chinese(recipient));
    return {{"id", domain::alert_code(alert.number)}, {"level", static_cast<int>(alert.level)},
        {"ref", alert.record.empty() ? Value() : Value(scenario.ref_of(base::RecordId(alert.record)))},
        {"due", base::to_iso(alert.due)}, {"rule", alert.rule_id.empty() ? Value() : Value(alert.rule_id)},
        {"alert", alert.id}, {"text", alert.text}, {"fault", alert.is_fault}, {"recipients", std::move(recipients)},
        {"acknowledged", alert.acknowledged ? Value(base::to_iso(*alert.acknowledged)) : Value()}};
}

Answer alerts_answer(Scenario const& scenario, Step const& step)
{
    ValueList rows;
    if (!step.ref.empty()) {
        auto const id = scenario.record_of(step.ref);
        if (id.is_empty())
            return refusal("SYNTAX", "还没有名为“" + step.ref + "”的信访件。");
        for (auto const& alert : scenario.application().alerts_of(id))
            rows.emplace_back(alert_row(scenario, alert));
    } else {
        app::AlertRequest request;
        request.limit = EVERY_ALERT;
        for (auto const& row : scenario.application().alerts(request).rows)
            rows.emplace_back(alert_row(scenario, row.alert));
    }
    return {true, {}, {}, {{"alerts", std::move(rows)}}};
}

std::optional<domain::Variant> parse_variant(std::string const& text)
{
    if (text == "V1")
        return domain::Variant::V1;
    if (text == "V2")
        return domain::Variant::V2;
    if (text == "V3")
        return domain::Variant::V3;
    return {};
}

// Without a period: everything up to today.
std::optional<app::IndicatorRequest> request_of(Scenario const& scenario, ValueObject const& arguments)
{
    auto const date = [&](std::string_view name, base::Date fallback) -> std::optional<base::Date> {
        auto const text = base::text_or(arguments, name);
        return text.empty() ? fallback : base::parse_date(text);
    };
    auto const today = scenario.application().today();
    auto const as_of = date("as_of", today);
    auto const from = date("from", *base::make_date(2000, 1, 1));
    auto const to = date("to", as_of.value_or(today));
    auto const variant = parse_variant(base::text_or(arguments, "variant", "V1"));
    auto const window = base::integer_or(arguments, "window", 0);
    if (!as_of || !from || !to || !variant || window < 0 || window > 3660)
        return {};
    app::IndicatorRequest request;
    request.period = {*from, *to};
    request.cut_off = *as_of;
    request.options.variant = *variant;
    if (window > 0)
        request.options.window_days = static_cast<int>(window);
    request.options.with_suggestions = base::boolean_or(arguments, "with_suggestions", false);
    request.filter.region = base::text_or(arguments, "region");
    request.filter.unit = base::text_or(arguments, "unit");
    request.filter.first_unit = base::text_or(arguments, "first_unit");
    return request;
}

Answer bad_request()
{
    return refusal("SYNTAX", "from、to、as_of 应为日期，variant 应为 V1、V2 或 V3，window 应为天数。");
}

Value number_or_null(std::optional<std::int32_t> number)
{
    return number ? Value(*number) : Value();
}

// 过程统计, each line with the records behind it as the identity sees them.
Answer statistics_answer(Scenario const& scenario, Step const& step)
{
    auto const request = request_of(scenario, step.arguments);
    if (!request)
        return bad_request();
    auto const refs = [&](std::vector<base::RecordId> const& records) {
        ValueList list;
        for (auto const& record : records)
            list.emplace_back(scenario.ref_of(record));
        return list;
    };
    ValueObject lines;
    for (auto const& line : scenario.application().process_board(*request).lines) {
        auto const records = scenario.application().process_records(*request, line.code);
        lines.set(line.code,
            ValueObject{{"count", line.count}, {"median", number_or_null(line.median)},
                {"p90", number_or_null(line.p90)}, {"marked", line.marked}, {"records", refs(records.denominator)},
                {"marked_records", refs(records.numerator)}});
    }
    return {true, {}, {}, {{"statistics", std::move(lines)}}};
}

// 责任落实, by organisation.
Answer responsibility_answer(Scenario const& scenario)
{
    ValueObject orgs;
    for (auto const& row : scenario.application().responsibility_board().rows) {
        ValueList missing;
        for (auto const& [post, name] : row.leaders)
            if (name == "未明确")
                missing.emplace_back(post);
        orgs.set(row.org.value,
            ValueObject{{"missing", std::move(missing)}, {"rules", row.rules_text}, {"ledgers", row.ledgers_text},
                {"overdue", row.overdue_items}, {"faults", row.faults}, {"unexplained", row.unexplained}});
    }
    return {true, {}, {}, {{"responsibility", std::move(orgs)}}};
}

Answer indicators_answer(Scenario const& scenario, Step const& step)
{
    auto const asked = request_of(scenario, step.arguments);
    if (!asked)
        return bad_request();
    auto const& request = *asked;
    auto const board = scenario.application().indicator_board(request);
    ValueObject figures;
    for (auto const& card : board.cards) {
        auto const value = card.figure.value();
        figures.set(card.code,
            ValueObject{{"value", value ? Value(*value) : Value()}, {"numerator", card.figure.numerator},
                {"denominator", card.figure.denominator}, {"variant", board.variant_text}});
    }
    return {true, {}, {}, {{"indicators", std::move(figures)}}};
}

} // namespace

std::optional<Answer> answer_figures(Scenario const& scenario, Step const& step)
{
    if (step.question == "alerts")
        return alerts_answer(scenario, step);
    if (step.question == "indicators")
        return indicators_answer(scenario, step);
    if (step.question == "statistics")
        return statistics_answer(scenario, step);
    if (step.question == "responsibility")
        return responsibility_answer(scenario);
    return {};
}

} // namespace training
