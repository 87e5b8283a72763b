#include "exchange/rule_files.h"

#include "base/embedded.h"
#include "exchange/figure_rules_json.h"
#include "exchange/json.h"
#include "exchange/reference_json.h"
#include "exchange/work_rules_json.h"

#include <algorithm>
#include <iterator>

namespace exchange {

using base::Result;
using domain::RuleFileContent;

std::string_view shipped_rule_file(domain::RuleFile const& file)
{
    auto const folder = file.kind == "DICTIONARY" ? "assets/dictionaries/" : "assets/rules/";
    return base::embedded_file(folder + std::string(file.id) + ".json");
}

// One part in the place of the shipped one, so that the whole is checked as it will be used.
template <typename Row>
static Result<RuleFileContent> checked(domain::ReferenceData const& shipped,
    std::vector<Row> domain::WorkRules::Parts::*part, Result<std::vector<Row>> parsed)
{
    auto rows = TRY(std::move(parsed));
    auto const& rules = shipped.work_rules;
    domain::WorkRules::Parts parts{rules.checks(), rules.grounds(), rules.routing(), rules.substance(), rules.duties()};
    parts.*part = rows;
    TRY(domain::WorkRules::create(std::move(parts)));
    return RuleFileContent(std::move(rows));
}

template <typename Rules> static Result<RuleFileContent> whole(Result<Rules> parsed)
{
    return RuleFileContent(TRY(std::move(parsed)));
}

static Result<RuleFileContent> parse(
    std::string_view id, std::string_view json, std::string const& name, domain::ReferenceData const& shipped)
{
    using Parts = domain::WorkRules::Parts;
    if (id == "checklist")
        return checked(shipped, &Parts::checks, parse_checklist(json, name));
    if (id == "grounds")
        return checked(shipped, &Parts::grounds, parse_grounds(json, name));
    if (id == "routing")
        return checked(shipped, &Parts::routing, parse_routing(json, name));
    if (id == "substance")
        return checked(shipped, &Parts::substance, parse_substance(json, name));
    if (id == "unit_duties")
        return checked(shipped, &Parts::duties, parse_unit_duties(json, name));
    if (id == "alerts")
        return whole(parse_alert_rules(json, name));
    if (id == "risk")
        return whole(parse_risk_rules(json, name));
    if (id == "thresholds")
        return whole(parse_thresholds(json, name));
    if (id == "indicators")
        return whole(parse_indicator_rules(json, name));
    if (id == "workflow")
        return whole(parse_workflow_values(json, name));
    if (id == "office_hours")
        return whole(parse_office_hours(json, name));
    if (id == "content_categories")
        return whole(parse_dictionary(json, name));
    return base::invalid_input(name + " 不是可以采用的规则文件。", std::string(id));
}

// A member beside the list that the program's own file does not know is a slip of the pen, such as hot_category.
static Result<void> check_members(domain::RuleFile const& file, std::string_view json)
{
    static constexpr std::string_view WORDS[]{"title", "authority", "note", "basis"}; // about any file
    auto const given = TRY(parse_json(json));
    auto const own = TRY(parse_json(shipped_rule_file(file)));
    if (!given.object())
        return {};
    for (auto const& [member, value] : given.object()->fields())
        if (!own.object()->find(member) && std::find(std::begin(WORDS), std::end(WORDS), member) == std::end(WORDS))
            return base::invalid_input(std::string(file.id) + ".json 的 " + member + "：程序不认识这一项。", member);
    return {};
}

Result<RuleFileContent> read_rule_file(
    domain::RuleFile const& file, std::string_view json, domain::ReferenceData const& shipped)
{
    auto content = TRY(parse(file.id, json, std::string(file.id) + ".json", shipped));
    TRY(check_members(file, json));
    if (auto problem = domain::why_not_adoptable(content, shipped.history))
        return std::move(*problem);
    return content;
}

} // namespace exchange
