// Validation of deadline rules. The one check that is law rather than form: an office may tighten a statutory limit for
// itself, never loosen it.
#include "domain/deadline/rule_set.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace domain {

static constexpr int MAX_N = 1000;
// The longest rest in the arrangements known is nine days (春节 2026): a limit in working days may stretch by it.
static constexpr int LONGEST_REST = 9;

struct Problem {
    std::string_view field;
    std::string text;
};

static std::optional<Problem> problem_with(DeadlineRule const& rule)
{
    if (rule.rule_id.empty())
        return Problem{"rule_id", "不能为空"};
    for (auto const& [field, text] : {std::pair<std::string_view, std::string const&>{"name", rule.name},
             {"starts_at", rule.starts_at}, {"ends_at", rule.ends_at}, {"start_label", rule.start_label},
             {"actor", rule.actor}, {"basis", rule.basis}}) {
        if (text.empty())
            return Problem{field, "不能为空"};
    }
    bool const needs_n = rule.unit != DeadlineUnit::Document;
    if (needs_n && !rule.n)
        return Problem{"n", "缺少期限长度"};
    if (!needs_n && rule.n)
        return Problem{"n", "期限由文书载明的规则不应有期限长度"};
    if (rule.n && (*rule.n < 0 || *rule.n > MAX_N))
        return Problem{"n", "应为 0 至 " + std::to_string(MAX_N) + " 的整数"};
    if (rule.unit == DeadlineUnit::SameDay && rule.n != 0)
        return Problem{"n", "当日办结的规则期限长度应为 0"};
    if (needs_n && rule.unit != DeadlineUnit::SameDay && rule.n == 0)
        return Problem{"n", "应为大于 0 的整数"};
    if (rule.extension_days < 0 || rule.extension_days > MAX_N)
        return Problem{"extension_days", "应为 0 至 " + std::to_string(MAX_N) + " 的整数"};
    if (rule.unit == DeadlineUnit::Term && (rule.term_day < 1 || rule.term_day > 31))
        return Problem{"term_day", "应为 1 至 31 的整数"};
    if (rule.valid_from && rule.valid_to && *rule.valid_to < *rule.valid_from)
        return Problem{"valid_to", "早于生效日期"};
    return {};
}

static bool is_overlapping(DeadlineRule const& left, DeadlineRule const& right)
{
    return !(left.valid_to && right.valid_from && *left.valid_to < *right.valid_from)
        && !(right.valid_to && left.valid_from && *right.valid_to < *left.valid_from);
}

// In calendar days, the least a limit can last and the most. Empty where its length is not fixed by the rule.
struct Length {
    int least{0};
    int most{0};
};

static std::optional<Length> length_in_days(DeadlineRule const& rule)
{
    int const n = rule.n.value_or(0);
    switch (rule.unit) {
    case DeadlineUnit::CalendarDays:
        return Length{n, n};
    case DeadlineUnit::WorkingDays:
        return Length{n, n + 2 * (n / 5) + LONGEST_REST};
    case DeadlineUnit::SameDay:
        return Length{0, rule.roll == RollToWorkingDay::Yes ? 1 + LONGEST_REST : 0};
    case DeadlineUnit::Hours:
        return Length{n / 24, n / 24 + 1};
    case DeadlineUnit::Months:
        return Length{28 * n, 31 * n};
    case DeadlineUnit::Document:
    case DeadlineUnit::Term:
        return {};
    }
    CHECK(!"known unit");
}

static bool may_last_longer(DeadlineRule const& rule, DeadlineRule const& statute)
{
    if (rule.unit == statute.unit)
        return rule.n > statute.n;
    auto const own = length_in_days(rule);
    auto const limit = length_in_days(statute);
    return own && limit && own->most > limit->least;
}

// Rows of the office's own that stand between a petitioner and a statutory limit though they end elsewhere: L06 and the
// deemed acceptance wait for the silence of L38, and L22 takes the place of L10 for 31(5).
struct GateOf {
    std::string_view rule_id, statute;
};
static constexpr GateOf GATES[]{{"L38", "L06"}, {"L22", "L10"}};

static std::optional<Problem> holds_up_a_statute(DeadlineRule const& rule, std::vector<DeadlineRule> const& rules)
{
    for (auto const& gate : GATES) {
        if (rule.source != RuleSource::Config || rule.rule_id != gate.rule_id)
            continue;
        for (auto const& other : rules) {
            auto const own = length_in_days(rule);
            auto const limit = length_in_days(other);
            bool const is_held_up = other.rule_id == gate.statute && other.source == RuleSource::Statute
                && is_overlapping(other, rule) && own && limit && own->most > limit->least + other.extension_days;
            if (is_held_up)
                return Problem{"n",
                    limit_text(rule) + "可能长于" + other.rule_id + "的法定期限" + limit_text(other)
                        + "，会使法定期限落空"};
        }
    }
    return {};
}

// Guard on 10.1. Where the law has two limits between the same events (L05 and, 当场, L07), the longer one bounds.
static std::optional<Problem> looser_than_statute(DeadlineRule const& rule, std::vector<DeadlineRule> const& rules)
{
    if (rule.source != RuleSource::Config && rule.source != RuleSource::Notice)
        return {};
    DeadlineRule const* bound = nullptr;
    for (auto const& other : rules) {
        bool const is_same_limit = other.source == RuleSource::Statute && other.starts_at == rule.starts_at
            && other.ends_at == rule.ends_at && is_overlapping(other, rule) && length_in_days(other);
        if (is_same_limit && (!bound || length_in_days(*bound)->least < length_in_days(other)->least))
            bound = &other;
    }
    if (!bound || !may_last_longer(rule, *bound))
        return {};
    return Problem{"n", limit_text(rule) + "可能长于" + bound->rule_id + "的法定期限" + limit_text(*bound)};
}

static std::optional<Problem> problem_among(DeadlineRule const& rule, std::vector<DeadlineRule> const& rules)
{
    for (auto const& other : rules) {
        if (&other != &rule && other.rule_id == rule.rule_id && is_overlapping(other, rule))
            return Problem{"rule_id", "规则 " + rule.rule_id + " 在同一时间有两条"};
    }
    auto const dot = rule.starts_at.find(".due");
    if (dot != std::string::npos) {
        bool const exists = std::any_of(rules.begin(), rules.end(),
            [&](auto const& other) { return other.rule_id == rule.starts_at.substr(0, dot); });
        if (!exists)
            return Problem{"starts_at", "所依据的规则 " + rule.starts_at.substr(0, dot) + " 不存在"};
    }
    if (auto problem = holds_up_a_statute(rule, rules))
        return problem;
    return looser_than_statute(rule, rules);
}

base::Result<RuleSet> RuleSet::create(
    std::string version, std::vector<DeadlineRule> rules, AlertLeads leads, std::string_view file)
{
    for (std::size_t index = 0; index < rules.size(); ++index) {
        auto problem = problem_with(rules[index]);
        if (!problem)
            problem = problem_among(rules[index], rules);
        if (!problem)
            continue;
        std::string const field(problem->field);
        return base::invalid_input(std::string(file) + " 第 " + std::to_string(index + 1) + " 条规则（"
                + rules[index].rule_id + "）的 " + field + "：" + problem->text + "。",
            "rules[" + std::to_string(index) + "]." + field);
    }
    RuleSet set;
    set.m_version = std::move(version);
    set.m_rules = std::move(rules);
    set.m_leads = std::move(leads);
    std::stable_sort(set.m_rules.begin(), set.m_rules.end(), [](auto const& a, auto const& b) {
        return a.rule_id != b.rule_id ? a.rule_id < b.rule_id : a.valid_from < b.valid_from;
    });
    return set;
}

base::Result<RuleSet> RuleSet::with_override(std::string_view rule_id, int n, base::Date valid_from) const
{
    auto const* current = find(rule_id, valid_from);
    if (!current)
        return base::invalid_input("没有编号为 " + std::string(rule_id) + " 的时限规则。");
    if (current->source != RuleSource::Config) {
        return base::refused(std::string(rule_id),
            current->name + "是" + std::string(source_label(current->source)) + "，本单位不能修改。");
    }
    DeadlineRule changed = *current;
    changed.n = n;
    changed.valid_from = valid_from;
    auto problem = problem_with(changed);
    if (!problem)
        problem = holds_up_a_statute(changed, m_rules);
    if (!problem)
        problem = looser_than_statute(changed, m_rules);
    if (problem)
        return base::invalid_input(current->name + "（" + current->rule_id + "）：" + problem->text + "。", "n");

    RuleSet set = *this;
    auto const at = set.m_rules.begin() + (current - m_rules.data());
    if (current->valid_from == valid_from) {
        *at = std::move(changed);
    } else {
        at->valid_to = base::add_days(valid_from, -1);
        set.m_rules.insert(at + 1, std::move(changed));
    }
    return set;
}

DeadlineRule const* RuleSet::find(std::string_view rule_id, base::Date on) const
{
    auto it = std::lower_bound(m_rules.begin(), m_rules.end(), rule_id,
        [](auto const& rule, std::string_view id) { return rule.rule_id < id; });
    for (; it != m_rules.end() && it->rule_id == rule_id; ++it) {
        bool const is_begun = !it->valid_from || *it->valid_from <= on;
        bool const is_over = it->valid_to && *it->valid_to < on;
        if (is_begun && !is_over)
            return &*it;
    }
    return nullptr;
}

} // namespace domain
