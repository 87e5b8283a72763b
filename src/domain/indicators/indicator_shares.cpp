// The formulas of law.md 3.5, one row at a time, and the pass over all rows: in one file, so that the pass is one loop.
#include "domain/indicators/indicator_scope.h"

#include <algorithm>

namespace domain {

static constexpr int BUREAU_DAYS = 15; // K01: registered + 15 days, as the national statistics count
static constexpr int UNIT_DAYS = 30; // K02: 15 + 15
static constexpr int STRICT_DAYS = 15; // K02': 条例第二十三条第三款
static constexpr int LOCAL_RANK = 2; // county and below

int IndicatorTable::repeats_of(std::uint32_t row, std::int32_t cut) const
{
    int repeats = 0;
    for (auto other = m_next_of_matter[row]; other != row; other = m_next_of_matter[other]) {
        auto const& later = m_rows[other];
        repeats += later.first_time == FirstTime::Repeat && later.repeat_kind == RepeatKind::Continued
            && later.received <= cut;
    }
    return repeats;
}

// R(P): a later record of the same matter, whatever its channel and level.
bool IndicatorTable::has_repeat(std::uint32_t row, std::int32_t closed, Scope const& scope) const
{
    auto const until = scope.window == NEVER ? scope.cut : std::min(scope.cut, closed + scope.window);
    for (auto other = m_next_of_matter[row]; other != row; other = m_next_of_matter[other]) {
        auto const& later = m_rows[other];
        if (later.first_time != FirstTime::Repeat || later.repeat_kind != RepeatKind::Continued)
            continue;
        bool const is_after = later.received > closed;
        if ((is_after || scope.options.variant == Variant::V3) && later.received <= until)
            return true;
    }
    return false;
}

// Later records of the matter that count as repeats, received after `closed`, in order.
std::vector<std::int32_t> IndicatorTable::repeat_days(std::uint32_t row, std::int32_t closed) const
{
    std::vector<std::int32_t> days;
    for (auto other = m_next_of_matter[row]; other != row; other = m_next_of_matter[other]) {
        auto const& later = m_rows[other];
        if (later.first_time == FirstTime::Repeat && later.repeat_kind == RepeatKind::Continued
            && later.received > closed)
            days.push_back(later.received);
    }
    std::sort(days.begin(), days.end());
    return days;
}

std::int32_t IndicatorTable::backlog_day(std::uint32_t row, std::int32_t cut) const
{
    auto const& facts = m_rows[row];
    auto day = facts.marked_backlog;
    // (a) unresolved for more than 365 days, or unresolved again after that (law.md 3.7)
    auto const old = facts.backlog_on;
    auto const ask = [&](std::int32_t start) {
        if (start <= cut && start < facts.ended && closed_at(row, start) == NEVER)
            day = std::min(day, start);
    };
    ask(old);
    for (auto const& span : facts.earlier_closings)
        ask(std::max(old, span.reopened));
    // (b) three repeats within twelve months after closing
    if (m_next_of_matter[row] == row)
        return day <= cut ? day : NEVER;
    auto const closed = facts.earlier_closings.empty() ? facts.closed : facts.earlier_closings.front().closed;
    auto const days = repeat_days(row, closed);
    std::size_t const repeats = std::max<std::size_t>(facts.backlog_repeats, 1);
    for (auto i = repeats - 1; i < days.size(); ++i) {
        if (base::Date{days[i]} > base::add_months(base::Date{days[i + 1 - repeats]}, 12))
            continue;
        day = std::min(day, days[i]);
        break;
    }
    return day <= cut ? day : NEVER;
}

IndicatorTable::Share IndicatorTable::acceptance_share(
    Indicator indicator, IndicatorFacts const& facts, Scope const& scope) const
{
    bool const was_withdrawn = facts.has(fact_flag::WITHDRAWN) && scope.knows(facts.ended);
    // `done` by `due`, anchored at `due`; what was withdrawn before it was done owes nothing.
    auto const in_time = [&](std::int32_t due, std::int32_t done) -> Share {
        if (due == NEVER || !scope.holds(due) || (was_withdrawn && done == NEVER))
            return {};
        return {done <= due && scope.knows(done), 1};
    };
    using enum Indicator;
    switch (indicator) {
    case K01:
        return in_time(facts.registered + BUREAU_DAYS, facts.triaged);
    case K02:
        return in_time(facts.registered + UNIT_DAYS, facts.notice);
    case K02Strict:
        return facts.unit_received == NEVER ? Share{} : in_time(facts.unit_received + STRICT_DAYS, facts.notice);
    case K03: {
        bool const is_deemed = facts.handling_due == NEVER && scope.knows(facts.deemed_from);
        return in_time(is_deemed ? facts.deemed_due : facts.handling_due, facts.answered);
    }
    default:
        return in_time(facts.notice_due, facts.notice); // K04
    }
}

IndicatorTable::Share IndicatorTable::resolution_share(Indicator indicator, std::uint32_t row, Scope const& scope) const
{
    auto const& facts = m_rows[row];
    if (facts.matter_class == ClassCode::Suggestion && !scope.options.with_suggestions)
        return {};
    auto const closed = closed_at(row, scope.cut);
    bool is_resolved = false;
    if (scope.options.variant == Variant::V2) {
        auto const due = facts.handling_due_effective != NEVER ? facts.handling_due_effective
            : scope.knows(facts.deemed_from)                   ? facts.deemed_due_effective
                                                               : NEVER;
        bool const owes_nothing = facts.has(fact_flag::WITHDRAWN) && facts.ended <= due;
        if (!scope.holds(facts.registered) || due >= scope.cut || owes_nothing)
            return {};
        is_resolved = closed != NEVER && !has_repeat(row, closed, scope);
    } else {
        if (!scope.holds(closed))
            return {};
        is_resolved = !has_repeat(row, closed, scope);
    }
    return {(indicator == Indicator::K09) == is_resolved, 1};
}

IndicatorTable::Share IndicatorTable::evaluation_share(
    Indicator indicator, IndicatorFacts const& facts, Scope const& scope) const
{
    using enum Indicator;
    bool const is_bureau = indicator == K10Bureau || indicator == K11Bureau || indicator == K12Bureau;
    auto const on = is_bureau ? facts.evaluated_bureau : facts.evaluated_unit;
    auto const value = is_bureau ? facts.bureau_value : facts.unit_value;
    bool const is_overdue = !scope.knows(on) && scope.holds(facts.evaluation_ends) && facts.evaluation_ends < scope.cut;
    if (indicator == K11 || indicator == K11Bureau)
        return {value != EvaluationCode::NotSatisfied && scope.happened_in(on), scope.happened_in(on)};
    return {scope.happened_in(on), scope.happened_in(on) || is_overdue};
}

IndicatorTable::Share IndicatorTable::closing_share(Indicator indicator, std::uint32_t row, Scope const& scope) const
{
    auto const& facts = m_rows[row];
    auto const closed = closed_at(row, scope.cut);
    if (closed == NEVER || !scope.holds(closed))
        return {};
    using enum Indicator;
    if (indicator == K13)
        return {scope.knows(facts.published), 1};
    if (indicator == K16)
        return {scope.knows(followed_up_at(facts, scope.cut)), 1};
    return {facts.unit_rank > 0 && facts.unit_rank <= LOCAL_RANK, 1}; // K22
}

// Which figures a row can stand in for this period at all, by the day each is anchored at. Most rows fall out here.
std::uint64_t IndicatorTable::live_in(std::uint32_t row, Scope const& scope) const
{
    using enum Indicator;
    constexpr auto AT_REGISTRATION = bit(K06) | bit(K07) | bit(K14);
    constexpr auto AT_CLOSING = bit(K08) | bit(K09) | bit(K13) | bit(K16) | bit(K22);
    constexpr auto BUREAU_EVALUATION = bit(K10Bureau) | bit(K11Bureau);
    constexpr auto UNIT_EVALUATION = bit(K10) | bit(K11);
    auto const& facts = m_rows[row];
    auto const among = [&](std::int32_t day, std::uint64_t bits) { return scope.holds(day) ? bits : 0; };
    auto live = among(facts.registered, AT_REGISTRATION) | among(facts.registered + BUREAU_DAYS, bit(K01))
        | among(facts.registered + UNIT_DAYS, bit(K02)) | among(facts.received, bit(K15) | bit(K15Persons) | bit(K18))
        | among(facts.triaged, bit(K17)) | among(facts.notice_due, bit(K04)) | among(facts.handling_due, bit(K03))
        | among(facts.deemed_due, bit(K03)) | among(facts.first_delivered, bit(K05Acceptance) | bit(K05Answer))
        | among(facts.delivered, bit(K20)) | among(facts.reviewed, bit(K21))
        | among(facts.evaluated_bureau, BUREAU_EVALUATION) | among(facts.evaluated_unit, UNIT_EVALUATION)
        | among(facts.evaluation_ends, BUREAU_EVALUATION | UNIT_EVALUATION);
    if (facts.unit_received != NEVER)
        live |= among(facts.unit_received + STRICT_DAYS, bit(K02Strict));
    bool const has_closings = !facts.earlier_closings.empty();
    live |= has_closings ? AT_CLOSING : among(facts.closed, AT_CLOSING);
    if (scope.options.variant == Variant::V2)
        live |= among(facts.registered, bit(K08) | bit(K09));
    // A backlog is marked, or old and unresolved, or comes from repeats.
    bool const can_be_backlog = has_closings || facts.marked_backlog != NEVER || m_next_of_matter[row] != row
        || std::min(facts.closed, facts.ended) >= facts.backlog_on;
    return live | (can_be_backlog ? bit(K19) : 0);
}

IndicatorTable::Share IndicatorTable::share(Indicator indicator, std::uint32_t row, Scope const& scope) const
{
    auto const& facts = m_rows[row];
    auto const among = [&](std::int32_t anchor, bool is_counted) -> Share {
        return scope.happened_in(anchor) ? Share{is_counted, 1} : Share{};
    };
    using enum Indicator;
    switch (indicator) {
    case K01:
    case K02:
    case K02Strict:
    case K03:
    case K04:
        return acceptance_share(indicator, facts, scope);
    case K05Acceptance:
        return scope.happened_in(facts.first_delivered) && facts.accepted != NEVER
            ? Share{facts.accepted - facts.registered, 1}
            : Share{};
    case K05Answer:
        return scope.happened_in(facts.first_delivered) ? Share{facts.first_delivered - facts.registered, 1} : Share{};
    case K06:
        return among(facts.registered, scope.knows(facts.contacted));
    case K07:
        return among(facts.registered, facts.first_time == FirstTime::Repeat);
    case K08:
    case K09:
        return resolution_share(indicator, row, scope);
    case K14:
        return among(facts.registered, facts.channel == ChannelCode::Online);
    case K15:
        return scope.happened_in(facts.received) ? Share{1, 0} : Share{};
    case K15Persons:
        return scope.happened_in(facts.received) ? Share{facts.persons, 0} : Share{};
    case K17:
        return among(facts.triaged, scope.knows(facts.assigned));
    case K18:
        return among(facts.received, facts.disposed <= facts.clearing_due && scope.knows(facts.disposed));
    case K19:
        return scope.holds(backlog_day(row, scope.cut)) ? Share{1, 0} : Share{};
    case K20:
        return among(facts.delivered, scope.knows(facts.executed) && !facts.has(fact_flag::EXECUTED_LATE));
    case K21:
        return among(facts.reviewed, scope.knows(facts.sent_back));
    case K13:
    case K16:
    case K22:
        return closing_share(indicator, row, scope);
    default:
        return evaluation_share(indicator, facts, scope);
    }
}

// K12 has no rows of its own: it is made of the sums of K10 and K11 (law.md 3.5, variants A and B).
static IndicatorFigure participation_satisfaction(
    IndicatorFigure const& participation, IndicatorFigure const& satisfaction, bool by_product)
{
    IndicatorFigure figure;
    auto const total = participation.denominator;
    auto const unevaluated = total - participation.numerator;
    if (by_product) {
        figure.numerator = satisfaction.numerator;
        figure.denominator = satisfaction.denominator == 0 ? 0 : total;
    } else {
        figure.numerator = participation.numerator * (satisfaction.numerator + unevaluated);
        figure.denominator = total * total;
    }
    return figure;
}

static void finish(Board& board, IndicatorRules const& rules, IndicatorOptions const& options)
{
    auto const at = [&](Indicator indicator) -> IndicatorFigure& { return board[static_cast<std::size_t>(indicator)]; };
    using enum Indicator;
    at(K12) = participation_satisfaction(at(K10), at(K11), options.participation_by_product);
    at(K12Bureau) = participation_satisfaction(at(K10Bureau), at(K11Bureau), options.participation_by_product);
    for (auto const& rule : rules.rows())
        at(rule.indicator).unit = rule.unit;
}

static std::string key_of(std::string const& text, GroupBy group)
{
    constexpr std::size_t CITY_DIGITS = 4;
    constexpr std::size_t COUNTY_DIGITS = 6;
    if (group == GroupBy::City)
        return text.size() >= CITY_DIGITS ? text.substr(0, CITY_DIGITS) + "00" : text;
    return group == GroupBy::Region ? text.substr(0, COUNTY_DIGITS) : text;
}

static std::uint32_t text_number(IndicatorFacts const& facts, GroupBy group)
{
    switch (group) {
    case GroupBy::Unit:
        return facts.unit;
    case GroupBy::FirstUnit:
        return facts.first_unit;
    case GroupBy::Category:
        return facts.category;
    case GroupBy::Region:
    case GroupBy::City:
        return facts.region;
    default:
        return 0;
    }
}

static constexpr std::array<char const*, 5> CHANNEL_KEYS{"", "LETTER", "VISIT", "ONLINE", "PHONE"};

std::string IndicatorTable::group_key(std::uint32_t row, GroupBy group) const
{
    auto const& facts = m_rows[row];
    if (group == GroupBy::Channel)
        return CHANNEL_KEYS[static_cast<std::size_t>(facts.channel)];
    return key_of(m_texts[text_number(facts, group)], group);
}

std::vector<BoardGroup> IndicatorTable::boards(IndicatorQuery const& query, GroupBy group) const
{
    auto const scope = scope_of(query);
    std::vector<BoardGroup> groups;
    std::unordered_map<std::string, std::uint32_t> by_key;
    constexpr std::uint32_t NO_GROUP = UINT32_MAX;
    std::vector<std::uint32_t> by_number(std::max(m_texts.size(), CHANNEL_KEYS.size()), NO_GROUP);
    auto const group_of = [&](IndicatorFacts const& facts) -> Board& {
        bool const is_channel = group == GroupBy::Channel;
        auto const number = is_channel ? static_cast<std::uint32_t>(facts.channel) : text_number(facts, group);
        if (by_number[number] == NO_GROUP) {
            auto const key = is_channel ? std::string(CHANNEL_KEYS[number]) : key_of(m_texts[number], group);
            auto const [place, is_new] = by_key.try_emplace(key, static_cast<std::uint32_t>(groups.size()));
            if (is_new)
                groups.push_back({key, {}});
            by_number[number] = place->second;
        }
        return groups[by_number[number]].board;
    };
    constexpr auto DERIVED = bit(Indicator::K12) | bit(Indicator::K12Bureau) | std::uint64_t{1} << INDICATOR_COUNT;
    for (std::uint32_t row = 0; row < m_rows.size(); ++row) {
        if (m_eligible[row] == 0 || !scope.admits(m_rows[row]))
            continue;
        auto bits = m_eligible[row] & ~DERIVED & live_in(row, scope);
        auto& board = group_of(m_rows[row]);
        for (; bits != 0; bits &= bits - 1) {
            auto const index = static_cast<std::size_t>(__builtin_ctzll(bits));
            auto const part = share(static_cast<Indicator>(index), row, scope);
            board[index].numerator += part.numerator;
            board[index].denominator += part.denominator;
        }
    }
    for (auto& one : groups)
        finish(one.board, m_rules, query.options);
    std::sort(groups.begin(), groups.end(),
        [](BoardGroup const& left, BoardGroup const& right) { return left.key < right.key; });
    return groups;
}

Board IndicatorTable::board(IndicatorQuery const& query) const
{
    auto groups = boards(query, GroupBy::Nothing);
    if (!groups.empty())
        return groups.front().board;
    Board board;
    finish(board, m_rules, query.options);
    return board;
}

IndicatorRows IndicatorTable::rows_of(Indicator indicator, IndicatorQuery const& query) const
{
    if (indicator == Indicator::K12)
        indicator = Indicator::K10;
    if (indicator == Indicator::K12Bureau)
        indicator = Indicator::K10Bureau;
    auto const scope = scope_of(query);
    IndicatorRows result;
    for (std::uint32_t row = 0; row < m_rows.size(); ++row) {
        if ((m_eligible[row] & live_in(row, scope) & bit(indicator)) == 0 || !scope.admits(m_rows[row]))
            continue;
        auto const part = share(indicator, row, scope);
        bool const is_counted =
            part.numerator != 0 || (part.denominator != 0 && m_rules.of(indicator).unit == IndicatorUnit::Days);
        if (is_counted)
            result.numerator.push_back(row);
        if (part.denominator != 0)
            result.denominator.push_back(row);
    }
    return result;
}

} // namespace domain
