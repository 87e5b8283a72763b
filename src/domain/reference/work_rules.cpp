// Validation of the work rules: what a file may say is decided here, how it is written in exchange.
#include "domain/reference/work_rules.h"

#include "base/text.h"
#include "domain/code_table.h"
#include "domain/reference/rule_file.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/documents.h"

#include <set>

namespace domain {

static constexpr CodeRow<RoutingCondition> CONDITIONS[]{
    {RoutingCondition::UrgentOrThreat, "URGENT_OR_THREAT", "重大紧急或有扬言"},
    {RoutingCondition::FinallyClosed, "FINALLY_CLOSED", "已经终结"},
    {RoutingCondition::Litigation, "LITIGATION", "涉法涉诉"},
    {RoutingCondition::Accusation, "ACCUSATION", "检举控告"},
    {RoutingCondition::PartyAppeal, "PARTY_APPEAL", "党员申诉"},
    {RoutingCondition::InHand, "IN_HAND", "已受理或者正在办理"},
    {RoutingCondition::SkipLevelVisit, "SKIP_LEVEL_VISIT", "越级走访"},
    {RoutingCondition::OtherRoute, "OTHER_ROUTE", "仲裁或行政程序"},
    {RoutingCondition::SeveralUnits, "SEVERAL_UNITS", "涉及多个单位或跨地区"},
    {RoutingCondition::CompetentAtLevel, "COMPETENT_AT_LEVEL", "本级单位有权处理"},
    {RoutingCondition::CompetentBelow, "COMPETENT_BELOW", "下级有权处理"},
    {RoutingCondition::AnswerableNow, "ANSWERABLE_NOW", "可当即答复或没有具体内容"},
};

std::optional<RoutingCondition> parse_routing_condition(std::string_view code)
{
    return parse_in(CONDITIONS, code);
}

namespace {

// Reports the first problem of a file with its row and field.
class RowCheck {
public:
    RowCheck(std::string_view file, std::string_view list)
        : m_file(file)
        , m_list(list)
    {
    }

    void next_row() { ++m_row; }
    void id(std::string const& id, std::string_view prefix)
    {
        if (!std::string_view(id).starts_with(prefix) || id.size() == prefix.size())
            fail("id", "“" + id + "”应以 " + std::string(prefix) + " 开头");
        else if (!m_ids.insert(id).second)
            fail("id", "“" + id + "”重复");
    }
    void one_of(std::string_view field, std::string const& value, std::initializer_list<std::string_view> codes)
    {
        std::string known;
        for (auto const code : codes) {
            if (code == value)
                return;
            known += (known.empty() ? "" : "、") + std::string(code);
        }
        fail(field, "“" + value + "”不是已知的值，应为 " + known);
    }
    void filled(std::string_view field, std::string const& value)
    {
        if (base::trimmed(value).empty())
            fail(field, "不能为空");
    }
    void range(std::string_view field, std::optional<int> value)
    {
        if (auto const why = value ? why_out_of_range("substance", field, *value) : std::string(); !why.empty())
            fail(field, why);
    }
    void basis(RuleBasis const& basis)
    {
        filled("basis", basis.basis);
        if (basis.valid_from && basis.valid_to && *basis.valid_to < *basis.valid_from)
            fail("valid_to", "不能早于 valid_from");
    }
    void fail(std::string_view field, std::string const& what)
    {
        if (m_error)
            return;
        m_error = base::invalid_input(m_file + " 的 " + m_list + " 第 " + std::to_string(m_row) + " 条的 "
                + std::string(field) + "：" + what + "。",
            m_list + "[" + std::to_string(m_row - 1) + "]." + std::string(field));
    }
    std::optional<base::Error>& error() { return m_error; }

private:
    std::string m_file;
    std::string m_list;
    int m_row{0};
    std::set<std::string> m_ids;
    std::optional<base::Error> m_error;
};

std::optional<base::Error> check_checks(std::vector<CheckRule> const& rows)
{
    RowCheck check("checklist.json", "checks");
    for (auto const& row : rows) {
        check.next_row();
        check.id(row.id, "Q");
        if (row.id.size() != 3 || !base::is_ascii_digits(std::string_view(row.id).substr(1)))
            check.fail("id", "“" + row.id + "”应为 Q 加两位数字，例如 Q23"); // what the acts' forms take
        check.one_of("stage", row.stage, {"REGISTER", "ACCEPT", "HANDLE", "REVIEW"});
        check.one_of("asked_at", row.asked_at, {"VERIFICATION", "CLOSING", "REVIEW"});
        check.filled("text", row.text);
        check.basis(row.basis);
    }
    return check.error();
}

std::optional<base::Error> check_grounds(std::vector<GroundRule> const& rows)
{
    RowCheck check("grounds.json", "grounds");
    for (auto const& row : rows) {
        check.next_row();
        check.id(row.id, row.kind == "NO_LONGER_ACCEPT" ? "X-" : "N-");
        check.one_of("kind", row.kind, {"NOT_ACCEPT", "NO_LONGER_ACCEPT", "ELSEWHERE"});
        check.filled("text", row.text);
        if (!find_document(row.document))
            check.fail("document", "没有“" + row.document + "”这种文书");
        check.basis(row.basis);
    }
    return check.error();
}

std::optional<base::Error> check_routing(std::vector<RoutingRule> const& rows)
{
    RowCheck check("routing.json", "rules");
    for (auto const& row : rows) {
        check.next_row();
        check.id(row.id, "RT-");
        if (!find_act(row.act))
            check.fail("act", "没有“" + row.act + "”这种办理动作");
        check.filled("text", row.text);
        check.basis(row.basis);
    }
    return check.error();
}

std::optional<base::Error> check_substance(std::vector<SubstanceRule> const& rows)
{
    RowCheck check("substance.json", "rules");
    for (auto const& row : rows) {
        check.next_row();
        check.id(row.id, "PS-");
        check.one_of("holds_up", row.holds_up, {"T32", "T43"});
        check.filled("text", row.text);
        check.range("characters", row.characters);
        check.range("percent", row.percent);
        check.range("days", row.days);
        check.basis(row.basis);
    }
    return check.error();
}

std::optional<base::Error> check_duties(std::vector<UnitDuty> const& rows)
{
    RowCheck check("unit_duties.json", "duties");
    std::set<std::string> seen;
    for (auto const& row : rows) {
        check.next_row();
        if (row.category.size() != 6 || !base::is_ascii_digits(row.category))
            check.fail("category", "“" + row.category + "”应为 6 位分类代码");
        else if (!seen.insert(row.category).second)
            check.fail("category", "“" + row.category + "”重复");
        check.filled("unit", row.unit);
        check.basis(row.basis);
    }
    return check.error();
}

} // namespace

base::Result<WorkRules> WorkRules::create(Parts parts)
{
    for (auto error : {check_checks(parts.checks), check_grounds(parts.grounds), check_routing(parts.routing),
             check_substance(parts.substance), check_duties(parts.duties)})
        if (error)
            return std::move(*error);
    WorkRules rules;
    rules.m_parts = std::move(parts);
    return rules;
}

SubstanceRule const* WorkRules::find_substance(std::string_view id) const
{
    for (auto const& rule : m_parts.substance)
        if (rule.id == id)
            return &rule;
    return nullptr;
}

// "030600" covers itself, "030000" the whole first level.
static std::string_view significant(std::string_view category)
{
    while (category.size() >= 2 && category.substr(category.size() - 2) == "00")
        category.remove_suffix(2);
    return category;
}

UnitDuty const* WorkRules::duty_for(std::string_view category) const
{
    UnitDuty const* best = nullptr;
    for (auto const& duty : m_parts.duties) {
        auto const prefix = significant(duty.category);
        if (category.starts_with(prefix) && (!best || prefix.size() > significant(best->category).size()))
            best = &duty;
    }
    return best;
}

} // namespace domain
