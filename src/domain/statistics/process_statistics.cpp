// One pass over the rows in scope. A wait counts in the period in which it ended, as K05 does; a repeat joins the older
// matter and waits for nothing of its own.
#include "domain/statistics/process_statistics.h"

#include "domain/workflow/act_tables.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace domain {

namespace {

std::int32_t first_closed(IndicatorFacts const& facts)
{
    return facts.earlier_closings.empty() ? facts.closed : facts.earlier_closings.front().closed;
}

struct Wait {
    std::string_view code, name, definition;
    std::int32_t (*from)(IndicatorFacts const&);
    std::int32_t (*to)(IndicatorFacts const&);
};

template <std::int32_t IndicatorFacts::*Member> std::int32_t day_of(IndicatorFacts const& facts)
{
    return facts.*Member;
}

using F = IndicatorFacts;
constexpr std::array WAITS{
    Wait{"WAIT.TRIAGE", "登记→甄别", "登记日到甄别日", day_of<&F::registered>, day_of<&F::triaged>},
    Wait{"WAIT.DISPATCH", "甄别→交办", "甄别日到交办、转送或作其他处理之日", day_of<&F::triaged>, day_of<&F::disposed>},
    Wait{"WAIT.ACCEPT", "交办→受理", "交办日到责任单位受理日", day_of<&F::disposed>, day_of<&F::accepted>},
    Wait{"WAIT.ANSWER", "受理→办结", "受理日到出具处理意见日", day_of<&F::accepted>, day_of<&F::answered>},
    Wait{"WAIT.DELIVER", "办结→送达", "出具处理意见日到首次送达日", day_of<&F::answered>, day_of<&F::first_delivered>},
    Wait{"WAIT.CLOSE", "送达→结案", "首次送达日到首次审核认定办结日", day_of<&F::first_delivered>, first_closed},
    Wait{"WAIT.TOTAL", "群众等待合计", "收到日到首次送达日：信访人从提出到拿到答复", day_of<&F::received>,
        day_of<&F::first_delivered>},
};

ProcessLine line_of(std::string code, std::string name, std::string definition)
{
    ProcessLine line;
    line.code = std::move(code);
    line.name = std::move(name);
    line.definition = std::move(definition);
    return line;
}

void add(ProcessLine& line, std::uint32_t row, std::int32_t value)
{
    line.rows.push_back(row);
    line.values.push_back(value);
}

void longest_first(ProcessLine& line)
{
    std::vector<std::size_t> order(line.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t left, std::size_t right) { return line.values[left] > line.values[right]; });
    ProcessLine sorted;
    for (auto const place : order)
        add(sorted, line.rows[place], line.values[place]);
    line.rows = std::move(sorted.rows);
    line.values = std::move(sorted.values);
}

class Pass {
public:
    Pass(IndicatorTable const& table, IndicatorQuery const& query, ProcessSurroundings const& surroundings)
        : m_table(table)
        , m_from(query.period.from.days)
        , m_to(std::min(query.period.to, query.cut_off).days)
        , m_cut(query.cut_off.days)
        , m_surroundings(surroundings)
    {
        for (auto const& wait : WAITS)
            m_result.waits.push_back(
                line_of(std::string(wait.code), std::string(wait.name), std::string(wait.definition)));
        m_result.first_action = line_of("FIRST_ACTION", "收到→首次处置",
            "收到日到登记以后第一次办理之日，按工作日；下班以后收到的从次日计；超过内部目标的列出");
        m_result.online = line_of("ONLINE", "全程网办",
            "本期办结的初次信访事项中，网上提出、处理意见网上送达、信访人凭查询码评价过责任单位的");
        for (auto const& cause : CAUSE_CHOICES)
            m_result.causes.push_back(
                line_of("CAUSE." + std::string(cause.code), "产生原因：" + std::string(cause.label),
                    "本期办结时认定为这一原因的事项；其中办结前后又重复信访的列出"));
    }

    void take(std::uint32_t row)
    {
        auto const& facts = m_table.rows()[row];
        if (facts.first_time == FirstTime::Repeat)
            return;
        for (std::size_t i = 0; i < WAITS.size(); ++i) {
            auto const from = WAITS[i].from(facts);
            auto const to = WAITS[i].to(facts);
            if (from != NEVER && happened(to) && to >= from)
                add(m_result.waits[i], row, to - from);
        }
        take_first_action(row, facts);
        if (happened(first_closed(facts)))
            take_closed(row, facts);
    }

    ProcessStatistics finish()
    {
        for (auto& line : m_result.waits)
            longest_first(line);
        longest_first(m_result.first_action);
        return std::move(m_result);
    }

private:
    bool happened(std::int32_t day) const { return day >= m_from && day <= m_to; }

    // Of what was received in the period; what still waits within the target is no figure yet.
    void take_first_action(std::uint32_t row, IndicatorFacts const& facts)
    {
        if (!happened(facts.received))
            return;
        auto const days = working_days_to_first_action(facts, m_cut, m_surroundings.calendar);
        if (!days)
            return;
        bool const is_late = *days > m_surroundings.first_action_target(base::Date{facts.received});
        if (facts.first_action > m_cut && !is_late)
            return;
        add(m_result.first_action, row, *days);
        if (is_late)
            m_result.first_action.marked.push_back(row);
    }

    void take_closed(std::uint32_t row, IndicatorFacts const& facts)
    {
        if (facts.is_first()) {
            m_result.online.rows.push_back(row);
            bool const is_online = facts.channel == ChannelCode::Online && facts.has_hint(fact_hint::DELIVERED_ONLINE)
                && facts.evaluated_unit <= m_cut;
            if (is_online)
                m_result.online.marked.push_back(row);
        }
        for (std::size_t i = 0; i < std::size(CAUSE_CHOICES); ++i) {
            if (facts.cause != i + 1)
                continue;
            m_result.causes[i].rows.push_back(row);
            if (m_table.repeats_of(row, m_cut) > 0)
                m_result.causes[i].marked.push_back(row);
        }
    }

    IndicatorTable const& m_table;
    std::int32_t m_from, m_to, m_cut;
    ProcessSurroundings const& m_surroundings;
    ProcessStatistics m_result;
};

} // namespace

std::optional<std::int32_t> ProcessLine::percentile(int percent) const
{
    if (values.empty())
        return {};
    auto const size = static_cast<std::int64_t>(values.size());
    auto const rank = (size * percent + 99) / 100; // from 1, counted from the shortest
    return values[static_cast<std::size_t>(size - rank)]; // the longest come first
}

std::optional<double> ProcessLine::marked_share() const
{
    if (rows.empty())
        return {};
    return static_cast<double>(marked.size()) / static_cast<double>(rows.size());
}

ProcessStatistics process_statistics(
    IndicatorTable const& table, IndicatorQuery const& query, ProcessSurroundings const& surroundings)
{
    Pass pass(table, query, surroundings);
    for (auto const row : table.rows_in(query.filter))
        pass.take(row);
    return pass.finish();
}

std::vector<ProcessGroup> grouped(IndicatorTable const& table, ProcessLine const& line, GroupBy group)
{
    std::vector<ProcessGroup> groups;
    auto const group_of = [&](std::uint32_t row) -> ProcessLine& {
        auto key = table.group_key(row, group);
        for (auto& known : groups)
            if (known.key == key)
                return known.line;
        groups.push_back({std::move(key), line_of(line.code, line.name, line.definition)});
        return groups.back().line;
    };
    for (std::size_t i = 0; i < line.rows.size(); ++i) {
        auto& part = group_of(line.rows[i]);
        part.rows.push_back(line.rows[i]);
        if (!line.values.empty())
            part.values.push_back(line.values[i]);
    }
    for (auto const row : line.marked)
        group_of(row).marked.push_back(row);
    std::sort(groups.begin(), groups.end(),
        [](ProcessGroup const& left, ProcessGroup const& right) { return left.key < right.key; });
    return groups;
}

std::optional<int> working_days_to_first_action(
    IndicatorFacts const& facts, std::int32_t cut, WorkCalendar const& calendar)
{
    auto const end = std::min(facts.first_action, cut);
    if (end <= facts.received)
        return 0;
    auto const days = calendar.working_days_between(base::Date{facts.received}, base::Date{end});
    if (days && facts.has_hint(fact_hint::AFTER_HOURS)) // received on the next working day (CAL-10)
        return std::max(0, *days - 1);
    return days;
}

bool is_first_action(std::string_view act)
{
    static constexpr std::string_view NONE[]{"register_petition", "correct", "void", "undo", "approve",
        "resolve_conflict", "add_attachments", "change_officer", "acknowledge_alert", "urge", "explain_overdue",
        "link_repeat", "unlink_repeat", "split_registration", "supervise", "delegate", "withdraw", "evaluate"};
    return std::find(std::begin(NONE), std::end(NONE), act) == std::end(NONE);
}

} // namespace domain
