#include "app/queries/rule_effects_query.h"

#include "app/queries/alert_query.h"
#include "app/queries/indicator_query.h"
#include "app/queries/ruled_table.h"
#include "base/text.h"

#include <algorithm>
#include <set>

namespace app {

namespace {

std::string from_to(std::string_view name, std::int64_t before, std::int64_t after)
{
    return std::string(name) + " " + std::to_string(before) + " 件 → " + std::to_string(after) + " 件";
}

void compare(std::vector<std::string>& lines, std::string_view name, int before, int after)
{
    if (before != after)
        lines.push_back(from_to(name, before, after));
}

std::vector<std::string> risk_effects(Context const& context, domain::RiskRules const& rules)
{
    std::vector<std::string> lines;
    auto const before = count_risks(context, context.references.history.risk.on(context.today()));
    auto const after = count_risks(context, rules);
    compare(lines, "按今天的情况，初转重红色", before.red, after.red);
    compare(lines, "按今天的情况，初转重橙色", before.orange, after.orange);
    return lines;
}

std::vector<std::string> alert_effects(Context const& context, domain::AlertRules const& rules)
{
    auto const& history = context.references.history;
    auto changed = history;
    changed.adopt(context.today(), rules);
    std::vector<std::string> lines;
    auto const before = count_alerts(context, history);
    auto const after = count_alerts(context, changed);
    compare(lines, "按今天的情况，临期提示提醒", before.reminders, after.reminders);
    compare(lines, "按今天的情况，到期催办督办", before.due, after.due);
    compare(lines, "按今天的情况，逾期问效问责", before.overdue, after.overdue);
    compare(lines, "其中无人处理应追究的", before.faults, after.faults);
    return lines;
}

// Of the last month that is over, as A-14 proposes it.
std::set<std::string> proposals(Context const& context, domain::Thresholds const& thresholds)
{
    std::set<std::string> found;
    auto const today = context.today();
    auto const period = domain::months_before(domain::period_of(domain::PeriodKind::Month, today), 1);
    RuledTable const table(context, today);
    for (auto const group : {domain::GroupBy::Region, domain::GroupBy::Unit}) {
        for (auto const& breach : domain::breaches(*table, thresholds, {period, today}, group)) {
            auto const* region = context.references.regions.find(breach.key);
            auto const name = group == domain::GroupBy::Unit ? context.organisation.org_name(base::OrgId(breach.key))
                : region                                     ? region->name
                                                             : breach.key;
            found.insert(name + "：建议" + std::string(domain::to_chinese(breach.proposal)) + "（" + breach.id + "）");
        }
    }
    return found;
}

std::vector<std::string> threshold_effects(Context const& context, domain::Thresholds const& thresholds)
{
    std::vector<std::string> lines;
    auto const before = proposals(context, context.references.history.thresholds.on(context.today()));
    auto const after = proposals(context, thresholds);
    for (auto const& line : after)
        if (!before.contains(line))
            lines.push_back("上月新增：" + line);
    for (auto const& line : before)
        if (!after.contains(line))
            lines.push_back("上月不再：" + line);
    return lines;
}

std::vector<std::string> indicator_effects(Context const& context, domain::IndicatorRules const& rules)
{
    auto const today = context.today();
    domain::IndicatorQuery const query{domain::period_of(domain::PeriodKind::Year, today), today};
    RuledTable const present(context, today);
    auto changed = *present;
    changed.set_rules(rules);
    auto const before = (*present).board(query);
    auto const after = changed.board(query);
    std::vector<std::string> lines;
    for (auto const& rule : rules.rows()) {
        auto const index = static_cast<std::size_t>(rule.indicator);
        auto const shown = [](domain::IndicatorFigure const& figure) {
            return figure_text(figure) + "（" + std::to_string(figure.denominator) + " 件）";
        };
        if (!(before[index] == after[index]))
            lines.push_back(base::join({"本年", rule.name, shown(before[index]), "→", shown(after[index])}, " "));
    }
    return lines;
}

std::vector<std::string> course_effects(Context const& context, base::Date valid_from)
{
    std::int64_t open = 0;
    std::int64_t concerned = 0;
    for (auto const& row : context.index.rows()) {
        bool const is_open = !row.removed && row.state != domain::State::Archived && row.state != domain::State::Void;
        open += is_open && row.received < valid_from.days;
        concerned += is_open && row.received >= valid_from.days && row.received != IndexedRecord::NO_DAY;
    }
    std::vector<std::string> lines{"以前收到、还没有归档的 " + std::to_string(open) + " 件按原规则办完；"
        + base::to_iso(valid_from) + " 起收到的按新规则。"};
    if (concerned > 0)
        lines.push_back("其中已经收到的有 " + std::to_string(concerned) + " 件。");
    return lines;
}

} // namespace

std::vector<std::string> rule_effects(
    Context& context, domain::RuleFile const& file, domain::RuleFileContent const& rules, base::Date valid_from)
{
    std::vector<std::string> lines;
    if (auto const* risk = std::get_if<domain::RiskRules>(&rules))
        lines = risk_effects(context, *risk);
    else if (auto const* alerts = std::get_if<domain::AlertRules>(&rules))
        lines = alert_effects(context, *alerts);
    else if (auto const* thresholds = std::get_if<domain::Thresholds>(&rules))
        lines = threshold_effects(context, *thresholds);
    else if (auto const* indicators = std::get_if<domain::IndicatorRules>(&rules))
        lines = indicator_effects(context, *indicators);
    else if (std::holds_alternative<domain::OfficeHours>(rules))
        return {base::to_iso(valid_from) + " 起收到的按新的下班时间计算当日办结的期限；以前的不变。"};
    else if (file.id == "grounds")
        return {"只改变不予受理、不再受理理由在办理经过中显示的文字，" + base::to_iso(valid_from)
            + " 起收到的按新文字；可以不予受理的情形不变。"};
    else if (file.id == "unit_duties" || file.id == "content_categories")
        return {base::to_iso(valid_from) + " 起登记和转送交办时按新的内容提示；已有记录不变。"};
    else
        return course_effects(context, valid_from);
    if (lines.empty())
        lines.emplace_back("按今天的情况，没有提醒、评分或数字因此变动。");
    return lines;
}

} // namespace app
