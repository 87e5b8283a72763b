#include "exchange/rule_override_json.h"

#include "exchange/json.h"

namespace exchange {

base::Result<RuleOverride> parse_rule_override(std::string_view json, std::string_view file)
{
    auto const value = TRY(parse_json(json));
    auto const* object = value.object();
    auto const fail = [&](std::string_view field, std::string_view expected) {
        return base::invalid_input(
            "内部时限 " + std::string(file) + " 的“" + std::string(field) + "”应当是" + std::string(expected) + "。",
            std::string(field));
    };
    if (!object)
        return fail("内容", "一个对象");
    RuleOverride result;
    result.rule_id = base::text_or(*object, "rule_id");
    if (result.rule_id.empty())
        return fail("rule_id", "规则编号，如 L23");
    constexpr std::int64_t LONGEST = 3660;
    auto const n = base::integer_or(*object, "n", -1);
    if (n < 0 || n > LONGEST)
        return fail("n", "0 到 3660 的整数");
    result.n = static_cast<int>(n);
    auto const valid_from = base::parse_date(base::text_or(*object, "valid_from"));
    if (!valid_from)
        return fail("valid_from", "2023-06-15 这样的日期");
    result.valid_from = *valid_from;
    result.reason = base::text_or(*object, "reason");
    return result;
}

std::string write_rule_override(RuleOverride const& rule_override)
{
    return write_json(base::Value(base::ValueObject{{"rule_id", rule_override.rule_id}, {"n", rule_override.n},
        {"valid_from", base::to_iso(rule_override.valid_from)}, {"reason", rule_override.reason}}));
}

} // namespace exchange
