#include "exchange/figure_rules_json.h"

#include "base/embedded.h"
#include "base/text.h"
#include "domain/reference/rule_file.h"
#include "exchange/row_reader.h"

namespace exchange {

using base::Result;
using domain::ChannelCode;
using domain::IndicatorRule;
using domain::IndicatorUnit;

static constexpr std::array<std::pair<std::string_view, IndicatorUnit>, 3> INDICATOR_UNITS{
    {{"PERCENT", IndicatorUnit::Percent}, {"DAYS", IndicatorUnit::Days}, {"COUNT", IndicatorUnit::Count}}};

static std::uint8_t channels_in(RowReader& reader)
{
    static constexpr std::array<std::pair<std::string_view, ChannelCode>, 4> CHANNELS{{{"LETTER", ChannelCode::Letter},
        {"VISIT", ChannelCode::Visit}, {"ONLINE", ChannelCode::Online}, {"PHONE", ChannelCode::Phone}}};
    std::uint8_t bits = 0;
    for (auto const& name : reader.texts("channels")) {
        bool is_known = false;
        for (auto const& [code, channel] : CHANNELS) {
            if (code == name) {
                bits |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(channel));
                is_known = true;
            }
        }
        if (!is_known)
            reader.refuse("channels", "“" + name + "”不是信访形式，应为 LETTER、VISIT、ONLINE、PHONE");
    }
    return bits;
}

static Result<IndicatorRule> parse_indicator(RowReader reader)
{
    IndicatorRule rule;
    auto const id = reader.text("id", true);
    auto const indicator = domain::parse_indicator(id);
    if (indicator)
        rule.indicator = *indicator;
    else
        reader.refuse("id", "“" + id + "”不是已知的指标，应为 K01 至 K22");
    rule.name = reader.text("name", true);
    rule.formula = reader.text("formula", true);
    rule.anchor = reader.text("anchor", true);
    rule.basis = reader.text("basis", true);
    rule.unit = reader.code("unit", INDICATOR_UNITS);
    rule.channels = channels_in(reader);
    rule.with_litigation = reader.boolean("litigation");
    rule.higher_is_better = reader.boolean("higher_is_better");
    rule.target = reader.number("target");
    if (auto error = reader.take_error())
        return std::move(*error);
    return rule;
}

Result<domain::IndicatorRules> parse_indicator_rules(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_reference_file(json, file, "chuxin.indicators"));
    auto const& rows = base::list_or_empty(object, "indicators");
    std::vector<IndicatorRule> rules;
    for (std::size_t index = 0; index < rows.size(); ++index)
        rules.push_back(TRY(parse_indicator(RowReader(rows[index], file, "indicators", index))));
    return domain::IndicatorRules::create(std::move(rules), file);
}

// A whole number beside the list. One that no int holds stays out of its limits, which the domain checks.
static Result<int> number_in(base::ValueObject const& object, std::string_view file, std::string_view field)
{
    constexpr std::int64_t FAR = 1000000;
    auto const* value = object.find(field);
    auto const* number = value ? value->integer() : nullptr;
    if (!number)
        return base::invalid_input(
            std::string(file) + " 的 " + std::string(field) + (value ? "：应当是整数。" : "：缺少。"),
            std::string(field));
    return static_cast<int>(std::clamp(*number, -FAR, FAR));
}

static constexpr std::string_view ADDED_LATER =
    "first_action_working_days"; // editions adopted before have no such member

// The members of `values`, each within its limits (reference/rule_file.cpp).
static Result<void> read_values(base::ValueObject const& object, std::string_view id, std::string_view file,
    std::vector<std::pair<std::string_view, int*>> const& values)
{
    auto const* given = object.find("values");
    base::Value const present = given ? *given : base::Value(base::ValueObject{});
    RowReader reader(present, file, "values", 0);
    for (auto const& [name, value] : values) {
        auto const number = reader.integer(name);
        if (!number && name == ADDED_LATER) // an edition adopted before it existed: the program's own value
            continue;
        *value = number.value_or(*value);
        if (auto const why = number ? domain::why_out_of_range(id, name, *number) : "缺少"; !why.empty())
            reader.refuse(name, why);
    }
    if (auto error = reader.take_error())
        return std::move(*error);
    return {};
}

Result<domain::WorkflowValues> parse_workflow_values(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_reference_file(json, file, "chuxin.workflow"));
    domain::WorkflowValues values;
    TRY(read_values(object, "workflow", file,
        {{"settle_observation_days", &values.settle_observation_days},
            {"first_action_working_days", &values.first_action_working_days},
            {"late_entry_working_days", &values.late_entry_working_days},
            {"follow_up_attempts", &values.follow_up_attempts},
            {"same_level_bars_simple", &values.same_level_bars_simple},
            {"hearing_counts_last_day", &values.hearing_counts_last_day}, {"backlog_days", &values.backlog_days},
            {"backlog_repeats", &values.backlog_repeats}}));
    return values;
}

Result<domain::AlertRules> parse_alert_rules(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_reference_file(json, file, "chuxin.alerts"));
    std::vector<domain::AlertRule> rules;
    auto const& rows = base::list_or_empty(object, "alerts");
    for (std::size_t index = 0; index < rows.size(); ++index) {
        RowReader reader(rows[index], file, "alerts", index);
        domain::AlertRule rule;
        auto const id = reader.text("id", true);
        for (int number = 1; number <= domain::ALERT_COUNT; ++number)
            if (domain::alert_code(number) == id)
                rule.number = number;
        if (rule.number == 0)
            reader.refuse("id", "“" + id + "”不是已知的提醒，应为 A-01 至 A-25");
        rule.name = reader.text("name", true);
        rule.basis = reader.text("basis", true);
        if (auto error = reader.take_error())
            return std::move(*error);
        rules.push_back(std::move(rule));
    }
    domain::AlertValues values;
    TRY(read_values(object, "alerts", file,
        {{"fault_working_days", &values.fault_working_days},
            {"upper_bureau_after_days", &values.upper_bureau_after_days},
            {"pre_backlog_days", &values.pre_backlog_days}, {"pre_backlog_repeats", &values.pre_backlog_repeats},
            {"submission_lead_working_days", &values.submission_lead_working_days},
            {"publication_working_days", &values.publication_working_days},
            {"participation_percent", &values.participation_percent}}));
    return domain::AlertRules::create(std::move(rules), values, file);
}

Result<domain::RiskRules> parse_risk_rules(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_reference_file(json, file, "chuxin.risk"));
    std::vector<domain::RiskRow> rows;
    auto const& factors = base::list_or_empty(object, "factors");
    for (std::size_t index = 0; index < factors.size(); ++index) {
        RowReader reader(factors[index], file, "factors", index);
        domain::RiskRow row;
        auto const code = reader.text("factor", true);
        auto const factor = domain::parse_risk_factor(code);
        if (!factor)
            reader.refuse("factor", "“" + code + "”不是已知的风险因素");
        row.factor = factor.value_or(row.factor);
        row.name = reader.text("name", true);
        row.points = reader.integer("points").value_or(-1);
        if (auto error = reader.take_error())
            return std::move(*error);
        rows.push_back(std::move(row));
    }
    std::vector<std::string> hot;
    for (auto const& category : base::list_or_empty(object, "hot_categories"))
        if (category.text() && category.text()->size() == 6 && base::is_ascii_digits(*category.text()))
            hot.push_back(*category.text());
        else
            return base::invalid_input(std::string(file) + " 的 hot_categories 第 " + std::to_string(hot.size() + 1)
                    + " 个：应为 6 位分类代码。",
                "hot_categories[" + std::to_string(hot.size()) + "]");
    auto const orange = TRY(number_in(object, file, "orange"));
    auto const red = TRY(number_in(object, file, "red"));
    return domain::RiskRules::create(std::move(rows), orange, red, std::move(hot), file);
}

Result<domain::Thresholds> parse_thresholds(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_reference_file(json, file, "chuxin.thresholds"));
    std::vector<domain::ThresholdRule> rules;
    auto const& rows = base::list_or_empty(object, "thresholds");
    for (std::size_t index = 0; index < rows.size(); ++index) {
        RowReader reader(rows[index], file, "thresholds", index);
        domain::ThresholdRule rule;
        rule.id = reader.text("id", true);
        rule.name = reader.text("name", true);
        auto const indicator = domain::parse_indicator(reader.text("indicator", true));
        if (!indicator)
            reader.refuse("indicator", "应为 K01 至 K22");
        rule.indicator = indicator.value_or(rule.indicator);
        auto const code = reader.text("test", true);
        auto const test = domain::parse_threshold_test(code);
        if (!test)
            reader.refuse("test",
                "“" + code + "”不是已知的值，应为 BELOW_VALUE、BELOW_MEAN、ABOVE_MEAN、GROWTH、AT_LEAST、TOP_SHARE");
        rule.test = test.value_or(rule.test);
        rule.value = reader.number("value").value_or(0);
        rule.basis = reader.text("basis", true);
        if (auto error = reader.take_error())
            return std::move(*error);
        rules.push_back(std::move(rule));
    }
    auto const minimum_closed = TRY(number_in(object, file, "minimum_closed"));
    return domain::Thresholds::create(std::move(rules), minimum_closed, file);
}

Result<FigureRules> shipped_figure_rules()
{
    auto const file = [](std::string_view name) {
        return base::embedded_file(std::string("assets/rules/") + std::string(name));
    };
    FigureRules rules;
    rules.indicators = TRY(parse_indicator_rules(file("indicators.json"), "indicators.json"));
    rules.alerts = TRY(parse_alert_rules(file("alerts.json"), "alerts.json"));
    rules.risk = TRY(parse_risk_rules(file("risk.json"), "risk.json"));
    rules.thresholds = TRY(parse_thresholds(file("thresholds.json"), "thresholds.json"));
    rules.workflow = TRY(parse_workflow_values(file("workflow.json"), "workflow.json"));
    return rules;
}

} // namespace exchange
