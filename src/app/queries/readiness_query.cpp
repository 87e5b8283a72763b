#include "app/queries/readiness_query.h"

#include "app/queries/alert_query.h"
#include "app/queries/ledger_items_query.h"
#include "app/references.h"
#include "base/text.h"
#include "domain/statistics/org_readiness.h"

namespace app {

namespace {

std::string labels_of(std::vector<domain::LedgerKind const*> const& kinds)
{
    std::vector<std::string> labels;
    labels.reserve(kinds.size());
    for (auto const* kind : kinds)
        labels.emplace_back(kind->label);
    return labels.empty() ? "无" : base::join(labels, "、");
}

ResponsibilityRow to_row(Context const& context, domain::OrgReadiness const& readiness)
{
    ResponsibilityRow row;
    row.org = readiness.org;
    row.name = context.organisation.org_name(readiness.org);
    std::vector<std::string> missing;
    for (auto const& leader : readiness.leaders) {
        row.leaders.push_back({std::string(leader.post), leader.name.empty() ? "未明确" : leader.name});
        if (leader.name.empty())
            missing.emplace_back(leader.post);
    }
    row.leaders_text = missing.empty() ? "已明确" : "缺 " + base::join(missing, "、");
    row.lacks_leaders = !missing.empty();
    row.rules_text = readiness.has_own_rules ? "已启用" : "用随程序的规则";
    auto const all = readiness.kept.size() + readiness.not_kept.size();
    row.ledgers_text = std::to_string(readiness.kept.size()) + " / " + std::to_string(all) + " 类";
    row.kept_text = labels_of(readiness.kept);
    row.not_kept_text = labels_of(readiness.not_kept);
    row.overdue_items = readiness.overdue_items;
    row.faults = readiness.faults;
    row.unexplained = readiness.unexplained;
    return row;
}

} // namespace

ResponsibilityBoard make_responsibility_board(Context& context)
{
    ResponsibilityBoard board;
    auto const items = load_visible_ledger(context);
    auto const editions = rule_editions(context);
    if (items.is_error() || editions.is_error())
        return board;
    std::set<std::string> with_rules;
    for (auto const& edition : editions.value())
        if (edition.problem.empty() && !edition.is_as_shipped)
            with_rules.insert(edition.org.value);
    auto const faults = faults_by_org(context, items.value().items());
    domain::ReadinessFacts const facts{context.organisation, items.value().items(), with_rules, faults,
        context.references.rules, context.references.calendar, context.today()};
    for (auto const& readiness : domain::org_readiness(facts, context.identity_org())) {
        board.rows.push_back(to_row(context, readiness));
        board.lacking_leaders += readiness.lacks_leaders();
        board.with_rules += readiness.has_own_rules;
        board.faults += readiness.faults;
        board.unexplained += readiness.unexplained;
        board.overdue_items += readiness.overdue_items;
    }
    return board;
}

} // namespace app
