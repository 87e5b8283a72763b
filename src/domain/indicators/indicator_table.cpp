// Which figures a row can stand in at all is decided once, when it is put (channel, class, exclusions);
// indicator_shares.cpp decides the rest for each period.
#include "domain/indicators/indicator_scope.h"

#include <algorithm>

namespace domain {

namespace {

// Registered or referred elsewhere by law: never judged as a first-time matter (law.md 3.5, AMB-17).
bool is_outside_cohort(IndicatorFacts const& facts)
{
    constexpr auto OUTSIDE =
        fact_flag::ANONYMOUS | fact_flag::LITIGATION | fact_flag::REFUSED | fact_flag::REFERRED | fact_flag::GUIDED;
    return facts.has(OUTSIDE) || facts.matter_class == ClassCode::Accusation;
}

bool is_cohort_class(IndicatorFacts const& facts)
{
    return facts.matter_class == ClassCode::Appeal || facts.matter_class == ClassCode::Suggestion;
}

// Section 6: who is asked for an evaluation at all.
bool is_evaluated(IndicatorFacts const& facts)
{
    constexpr auto OUTSIDE = fact_flag::ANONYMOUS | fact_flag::LITIGATION | fact_flag::REFERRED
        | fact_flag::NO_ORDINARY_ROUTE | fact_flag::SECRET;
    return facts.is_first() && facts.has(fact_flag::REACHABLE) && !facts.has(OUTSIDE)
        && facts.matter_class != ClassCode::Accusation;
}

bool should_be_assigned(IndicatorFacts const& facts)
{
    constexpr auto OUTSIDE = fact_flag::LITIGATION | fact_flag::SELF;
    bool const is_guided = facts.has(fact_flag::GUIDED) && !facts.has_hint(fact_hint::KEPT_BACK);
    constexpr auto ELSEWHERE = fact_flag::REFUSED | fact_flag::REFERRED | fact_flag::NO_ORDINARY_ROUTE;
    if (!facts.is_first() || facts.matter_class != ClassCode::Appeal || facts.triaged == NEVER
        || !facts.has(fact_flag::BY_BUREAU) || facts.has(OUTSIDE) || is_guided)
        return false;
    bool const was_passed_on = facts.disposed != NEVER && facts.unit_received != NEVER;
    if (facts.has(ELSEWHERE) && !was_passed_on) // by the bureau itself: not accepted; by the unit, it was (T22)
        return false;
    return !(facts.has(fact_flag::WITHDRAWN) && facts.disposed == NEVER);
}

bool is_starting_with(std::string const& code, std::string const& prefix)
{
    auto const last = prefix.find_last_not_of('0');
    auto length = last == std::string::npos ? std::size_t{0} : last + 1;
    length += length % 2; // codes come in pairs of digits
    return length <= code.size() && code.compare(0, length, prefix, 0, length) == 0;
}

} // namespace

std::uint32_t IndicatorTable::intern(std::string const& text)
{
    auto const [place, is_new] = m_numbers.try_emplace(text, static_cast<std::uint32_t>(m_texts.size()));
    if (is_new)
        m_texts.push_back(text);
    return place->second;
}

std::optional<std::uint32_t> IndicatorTable::row_of(std::string const& record) const
{
    auto const found = m_by_record.find(record);
    if (found == m_by_record.end() || m_eligible[found->second] == 0)
        return {};
    return found->second;
}

std::uint64_t IndicatorTable::eligible_for(IndicatorFacts const& facts) const
{
    std::uint64_t bits = std::uint64_t{1} << INDICATOR_COUNT; // the row is there
    auto const add = [&](std::initializer_list<Indicator> indicators) {
        for (auto const indicator : indicators)
            bits |= bit(indicator);
    };
    using enum Indicator;
    bool const is_repeat = facts.first_time == FirstTime::Repeat;
    if (!is_repeat && facts.has(fact_flag::BY_BUREAU))
        add({K01});
    if (!is_repeat && facts.has(fact_flag::HAS_UNIT))
        add({K02, K02Strict});
    if (!is_repeat)
        add({K03, K04, K21, K19});
    if (facts.is_first())
        add({K05Acceptance, K05Answer, K06, K22});
    if (!(is_repeat && facts.repeat_kind == RepeatKind::Duplicate))
        add({K07, K14});
    if (facts.is_first() && is_cohort_class(facts) && !is_outside_cohort(facts))
        add({K08, K09});
    if (is_evaluated(facts))
        add({K10, K11, K12, K13});
    if (is_evaluated(facts) && facts.has(fact_flag::BY_BUREAU)) // else there is no bureau to judge
        add({K10Bureau, K11Bureau, K12Bureau});
    if (facts.has(fact_flag::TO_BEIJING))
        add({K15, K15Persons});
    if (facts.is_first() && !facts.has(fact_flag::ANONYMOUS)) // AMB-8, AMB-20
        add({K16});
    if (should_be_assigned(facts))
        add({K17});
    if (facts.has(fact_flag::BY_BUREAU)) // 即接即转、日收日清 bind petition bureaus
        add({K18});
    if (facts.has(fact_flag::SUPPORTED))
        add({K20});
    for (std::size_t i = 0; i < m_rules.rows().size(); ++i) {
        auto const& rule = m_rules.rows()[i];
        bool const is_channel = (rule.channels >> static_cast<unsigned>(facts.channel) & 1) != 0;
        if (!is_channel || (!rule.with_litigation && facts.has(fact_flag::LITIGATION)))
            bits &= ~bit(rule.indicator);
    }
    return bits;
}

void IndicatorTable::add_to_matter(std::uint32_t row)
{
    auto const [last, is_new] = m_last_of_matter.try_emplace(m_rows[row].matter, row);
    if (is_new) {
        m_next_of_matter[row] = row;
        return;
    }
    m_next_of_matter[row] = m_next_of_matter[last->second];
    m_next_of_matter[last->second] = row;
    last->second = row;
}

void IndicatorTable::take_from_matter(std::uint32_t row)
{
    auto before = row;
    while (m_next_of_matter[before] != row)
        before = m_next_of_matter[before];
    auto const matter = m_rows[row].matter;
    if (before == row) {
        m_last_of_matter.erase(matter);
        return;
    }
    m_next_of_matter[before] = m_next_of_matter[row];
    if (auto const last = m_last_of_matter.find(matter); last != m_last_of_matter.end() && last->second == row)
        last->second = before;
}

void IndicatorTable::put(RecordFacts const& record)
{
    auto const [place, is_new] = m_by_record.try_emplace(record.record, static_cast<std::uint32_t>(m_rows.size()));
    auto const row = place->second;
    if (is_new) {
        m_rows.emplace_back();
        m_eligible.push_back(0);
        m_records.push_back(record.record);
        m_next_of_matter.push_back(row);
        m_person.push_back(0);
    } else if (m_eligible[row] != 0) {
        remove(record.record);
    }
    auto& facts = m_rows[row];
    facts = record.facts;
    facts.matter = intern(record.matter);
    facts.unit = intern(record.unit);
    facts.first_unit = intern(record.first_unit);
    facts.region = intern(record.region);
    facts.category = intern(record.category);
    m_person[row] = intern(record.person);
    if (m_person[row] != 0)
        m_by_person[m_person[row]].push_back(row);
    if (should_be_assigned(facts))
        facts.flags |= fact_flag::ASSIGNABLE;
    m_eligible[row] = eligible_for(facts);
    add_to_matter(row);
}

void IndicatorTable::remove(std::string const& record)
{
    auto const row = row_of(record);
    if (!row)
        return;
    take_from_matter(*row);
    if (m_person[*row] != 0)
        std::erase(m_by_person[m_person[*row]], *row);
    m_eligible[*row] = 0;
}

void IndicatorTable::set_rules(IndicatorRules rules)
{
    m_rules = std::move(rules);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_eligible[row] != 0)
            m_eligible[row] = eligible_for(m_rows[row]);
}

std::vector<std::uint32_t> IndicatorTable::others_of_matter(std::uint32_t row) const
{
    std::vector<std::uint32_t> others;
    for (auto other = m_next_of_matter[row]; other != row; other = m_next_of_matter[other])
        others.push_back(other);
    std::sort(others.begin(), others.end());
    return others;
}

int IndicatorTable::earlier_matters_of_person(std::uint32_t row) const
{
    auto const found = m_by_person.find(m_person[row]);
    if (m_person[row] == 0 || found == m_by_person.end())
        return 0;
    return static_cast<int>(std::count_if(found->second.begin(), found->second.end(), [&](std::uint32_t other) {
        return other != row && m_rows[other].matter != m_rows[row].matter && m_rows[other].is_first()
            && m_rows[other].registered <= m_rows[row].registered;
    }));
}

std::int32_t IndicatorTable::closed_at(std::uint32_t row, std::int32_t cut) const
{
    auto const& facts = m_rows[row];
    if (facts.closed <= cut)
        return facts.closed;
    for (auto const& span : facts.earlier_closings)
        if (span.closed <= cut && cut < span.reopened)
            return span.closed;
    return NEVER;
}

std::int32_t IndicatorTable::followed_up_at(IndicatorFacts const& facts, std::int32_t cut) const
{
    if (facts.closed <= cut)
        return facts.followed_up;
    for (auto const& span : facts.earlier_closings)
        if (span.closed <= cut && cut < span.reopened)
            return span.followed_up;
    return NEVER;
}

std::vector<std::uint32_t> IndicatorTable::rows_in(IndicatorFilter const& filter) const
{
    IndicatorQuery query;
    query.filter = filter;
    auto const scope = scope_of(query);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < m_rows.size(); ++row)
        if (m_eligible[row] != 0 && scope.admits(m_rows[row]))
            rows.push_back(row);
    return rows;
}

IndicatorTable::Scope IndicatorTable::scope_of(IndicatorQuery const& query) const
{
    Scope scope;
    scope.from = query.period.from.days;
    scope.to = query.period.to.days;
    scope.cut = query.cut_off.days;
    scope.options = query.options;
    scope.window = query.options.window_days.value_or(NEVER);
    scope.channel = query.filter.channel;
    auto const matching = [&](std::string const& wanted, bool is_prefix) {
        std::vector<std::uint8_t> numbers;
        if (wanted.empty())
            return numbers;
        scope.filters_texts = true;
        numbers.reserve(m_texts.size());
        for (auto const& text : m_texts)
            numbers.push_back(is_prefix ? is_starting_with(text, wanted) : text == wanted);
        return numbers;
    };
    scope.region = matching(query.filter.region, true);
    scope.category = matching(query.filter.category, true);
    scope.unit = matching(query.filter.unit, false);
    scope.first_unit = matching(query.filter.first_unit, false);
    return scope;
}

} // namespace domain
