// What is wrong with the arguments of ledger acts beyond their types.
#include "domain/ledgers/ledger_tables.h"

#include "base/text.h"

#include <algorithm>

namespace domain {

namespace {

std::optional<base::Date> date_argument(ArgumentContext const& context, std::string_view name)
{
    return base::parse_date(context.text(name));
}

// The longest run of ASCII digits, with a closing X counted as one (resident ID).
std::size_t longest_number(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (char const letter : text) {
        bool const is_digit = letter >= '0' && letter <= '9';
        run = is_digit || (letter == 'X' && run == 17) ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

void check_not_before_opening(ArgumentContext const& context, LedgerItem const* item)
{
    for (auto const& argument : context.guard.act.arguments) {
        bool const is_past =
            argument.name == "held_on" || argument.name == "delivered_on" || argument.name == "issued_on";
        if (argument.type == ArgumentType::Date && is_past && item)
            context.check_date(argument.name, item->opened_on, "登记日期");
    }
}

void check_target_below(ArgumentContext const& context, LedgerItem const* item)
{
    auto const* staff = context.guard.identity;
    base::OrgId const target{item ? base::text_or(item->fields, "unit") : context.text("unit")};
    auto const& organisation = context.surroundings().organisation;
    auto const* own = staff ? organisation.find_org(staff->org) : nullptr;
    auto const* below = organisation.find_org(target);
    if (!own || !below)
        return;
    bool const is_above = !(own->id == target) && static_cast<int>(own->level) > static_cast<int>(below->level)
        && organisation.is_same_or_above(own->id, target);
    if (!is_above)
        context.refuse("S128",
            "责令改正由上一级机关作出，" + in_quotes(own->name) + "不是" + in_quotes(below->name) + "的上级", "unit");
}

void check_period(ArgumentContext const& context, LedgerItem const*)
{
    auto const from = date_argument(context, "from");
    for (auto const* last : {"to", "due_on"}) {
        auto const to = date_argument(context, last);
        if (from && to && *to < *from)
            context.errors.push_back(base::invalid_input("截止日期不能早于起始日期", last));
    }
}

void check_weights(ArgumentContext const& context, LedgerItem const* item)
{
    if (!item)
        check_period(context, item);
    std::int64_t total = 0;
    auto const& indicators = base::list_or_empty(context.payload, "indicators");
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        auto const* row = indicators[i].object();
        if (!row)
            continue;
        auto const id = base::text_or(*row, "indicator");
        auto const weight = base::integer_or(*row, "weight", 0);
        total += weight;
        auto const where = "indicators[" + std::to_string(i) + "].";
        if (id.size() != 3 || id[0] != 'K' || id < "K01" || id > "K22")
            context.errors.push_back(
                base::invalid_input("没有指标" + in_quotes(id) + "，应为 K01 至 K22", where + "indicator"));
        if (weight <= 0)
            context.errors.push_back(base::invalid_input("权重应大于 0", where + "weight"));
    }
    if (!indicators.empty() && total != 100)
        context.refuse("S117", "各指标权重之和应为 100，现为 " + std::to_string(total), "indicators");
}

void check_masked(ArgumentContext const& context, LedgerItem const* item)
{
    check_period(context, item);
    constexpr std::size_t PHONE_DIGITS = 11; // a mobile number; a resident ID has 18
    for (auto const& argument : context.guard.act.arguments) {
        if (argument.type == ArgumentType::LongText && longest_number(context.text(argument.name)) >= PHONE_DIGITS)
            context.refuse("S80", in_quotes(argument.label) + "中有电话或证件号码，通报不得含个人信息，请隐去",
                std::string(argument.name));
    }
}

void check_ledger_correction(ArgumentContext const& context, LedgerKind const& kind, LedgerItem const& item)
{
    auto const field = context.text("field");
    ArgumentDefinition const* definition = nullptr;
    for (auto const& act : kind.acts)
        if (auto const* found = find_argument(act.act.arguments, field); found && field != "item")
            definition = found;
    if (!definition || !item.fields.find(field))
        return context.errors.push_back(base::invalid_input("这一项没有" + in_quotes(field) + "可以更正", "field"));
    bool const is_plain = definition->type == ArgumentType::Text || definition->type == ArgumentType::LongText
        || definition->type == ArgumentType::Date || definition->type == ArgumentType::Enumeration
        || definition->type == ArgumentType::Org || definition->type == ArgumentType::Staff
        || definition->type == ArgumentType::Place;
    auto const text = context.text("value");
    base::Value value = text;
    if (definition->type == ArgumentType::Integer && !text.empty() && base::is_ascii_digits(text) && text.size() < 10)
        value = static_cast<std::int64_t>(std::stoll(text));
    else if (!is_plain)
        return context.errors.push_back(
            base::invalid_input(in_quotes(definition->label) + "不能这样更正，请作废后重新登记", "field"));
    auto problems = validate_argument(*definition, value, "value");
    if (problems.empty())
        context.payload.set("value", std::move(value));
    context.errors.insert(context.errors.end(), problems.begin(), problems.end());
}

} // namespace domain
