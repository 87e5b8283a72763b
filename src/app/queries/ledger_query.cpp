#include "app/queries/ledger_query.h"

#include "app/queries/visibility.h"
#include "domain/workflow/acts.h"

#include <algorithm>
#include <array>

namespace app {

namespace {

constexpr int SOON_WORKING_DAYS = 3;
constexpr std::size_t STATE_CODES = 100;

struct ActorsOfState {
    std::vector<domain::Role> unit; // in the responsible unit
    std::vector<domain::Role> first; // in the first unit
};

bool is_unit_role(domain::Role role)
{
    return role == domain::Role::UnitOfficer || role == domain::Role::UnitLeader;
}

// Whose turn it is in each state: the actors of the primary acts that lead on from it.
std::array<ActorsOfState, STATE_CODES> const& actors_of_states()
{
    static auto const table = [] {
        std::array<ActorsOfState, STATE_CODES> actors;
        for (auto const& act : domain::act_definitions()) {
            if (!act.primary || !act.on_record)
                continue;
            for (auto const state : act.from) {
                // A settled follow-up may be repeated, but it is settling that is due then.
                if (state == domain::State::None || (state == domain::State::Observe && act.name == "follow_up"))
                    continue;
                auto& of_state = actors[static_cast<std::size_t>(state)];
                for (auto const role : act.actors)
                    (is_unit_role(role) ? of_state.unit : of_state.first).push_back(role);
            }
        }
        return actors;
    }();
    return table;
}

bool has_any_role(domain::Staff const& staff, std::vector<domain::Role> const& roles)
{
    return std::any_of(roles.begin(), roles.end(), [&](domain::Role role) { return staff.has_role(role); });
}

// The filter with its texts looked up once.
struct ResolvedFilter {
    explicit ResolvedFilter(RecordIndex const& index, LedgerFilter const& filter)
        : filter(filter)
    {
        resolve(index, filter.channel, channel);
        resolve(index, filter.unit, unit);
        resolve(index, filter.first_unit, first_unit);
        for (auto const state : filter.states)
            states[static_cast<std::size_t>(state)] = true;
    }

    void resolve(RecordIndex const& index, std::string const& text, std::optional<std::uint32_t>& number)
    {
        if (text.empty())
            return;
        number = index.number_of(text);
        matches_nothing |= !number.has_value();
    }

    LedgerFilter const& filter;
    std::optional<std::uint32_t> channel, unit, first_unit;
    std::array<bool, STATE_CODES> states{};
    bool matches_nothing{false};
};

// 330000 with its zeros stripped: a level-1 code matches everything below it.
std::string_view significant_part(std::string_view code)
{
    while (code.size() > 2 && code.ends_with("00"))
        code.remove_suffix(2);
    return code;
}

bool matches(RecordIndex const& index, ResolvedFilter const& resolved, IndexedRecord const& record)
{
    auto const& filter = resolved.filter;
    if (record.state == domain::State::Void && filter.states.empty() && filter.text.empty())
        return false;
    if (!filter.states.empty() && !resolved.states[static_cast<std::size_t>(record.state)])
        return false;
    if (filter.stage && record.stage != *filter.stage)
        return false;
    if (filter.only_open && !domain::is_open(record.state))
        return false;
    if ((resolved.channel && record.channel != *resolved.channel) || (resolved.unit && record.unit != *resolved.unit)
        || (resolved.first_unit && record.first_unit != *resolved.first_unit))
        return false;
    if (!filter.place.empty() && !index.text(record.place).starts_with(significant_part(filter.place)))
        return false;
    return filter.category.empty() || index.text(record.category).starts_with(significant_part(filter.category));
}

constexpr std::string_view QUICK_NAMES[]{"day_open", "due_soon", "due_today", "overdue", "follow_up", "mine", "joint"};

// The quick filters as they stand today for the present identity, looked up once for all rows.
class QuickFilter {
public:
    explicit QuickFilter(Context const& context)
    {
        auto const today = context.today();
        auto soon = today;
        for (int i = 0; i < SOON_WORKING_DAYS; ++i)
            soon = context.references.calendar.next_working_day(soon).value_or(base::add_days(soon, 1));
        m_today = today.days;
        m_soon_until = soon.days;
        for (auto const& org : context.organisation.orgs())
            if (domain::county_bureau_of_township(context.organisation, org.id))
                if (auto const number = context.index.number_of(org.id.value))
                    m_townships.push_back(*number);
        std::sort(m_townships.begin(), m_townships.end());
        if (auto const* staff = context.organisation.find_staff(context.session.identity_id))
            note_turns(context, *staff);
    }

    bool operator()(IndexedRecord const& record, Quick quick) const
    {
        bool const has_due = record.due != IndexedRecord::NO_DAY;
        switch (quick) {
        case Quick::DayOpen: // 日清: L03 runs, and ends today or began today
            return record.dispatch_due != IndexedRecord::NO_DAY
                && (record.dispatch_due == m_today || record.received == m_today);
        case Quick::DueSoon:
            return has_due && record.due > m_today && record.due <= m_soon_until;
        case Quick::DueToday:
            return has_due && record.due == m_today;
        case Quick::Overdue:
            return has_due && record.due < m_today;
        case Quick::FollowUp:
            return record.state == domain::State::Closed || record.state == domain::State::FollowUp;
        case Quick::Mine:
            return is_mine(record);
        case Quick::Joint:
            return domain::is_open(record.state)
                && std::binary_search(m_townships.begin(), m_townships.end(), record.first_unit);
        }
        return false;
    }

private:
    void note_turns(Context const& context, domain::Staff const& staff)
    {
        m_org = context.index.number_of(staff.org.value);
        m_approves =
            has_any_role(staff, {domain::Role::BureauLeader, domain::Role::FirstLeader, domain::Role::UnitLeader});
        for (std::size_t state = 0; state < STATE_CODES; ++state) {
            m_turn_in_unit[state] = has_any_role(staff, actors_of_states()[state].unit);
            m_turn_in_first[state] = has_any_role(staff, actors_of_states()[state].first);
        }
    }

    // Does the next step of this record lie with the present identity?
    bool is_mine(IndexedRecord const& record) const
    {
        bool const in_first_unit = m_org && record.first_unit == *m_org;
        bool const in_unit = m_org && record.unit == *m_org;
        auto const state = static_cast<std::size_t>(record.state);
        bool const awaits_leader = m_approves && (record.flags & record_flag::AWAITING_APPROVAL) != 0;
        return (in_unit && (awaits_leader || m_turn_in_unit[state]))
            || (in_first_unit && (awaits_leader || m_turn_in_first[state]));
    }

    std::int32_t m_today{0}, m_soon_until{0};
    std::optional<std::uint32_t> m_org; // of the identity, as the index numbers it
    std::vector<std::uint32_t> m_townships; // below the bureau of their county
    bool m_approves{false};
    std::array<bool, STATE_CODES> m_turn_in_unit{}, m_turn_in_first{};
};

} // namespace

std::optional<Quick> find_quick(std::string_view name)
{
    auto const* const found = std::find(std::begin(QUICK_NAMES), std::end(QUICK_NAMES), name);
    return found == std::end(QUICK_NAMES) ? std::nullopt : std::optional(static_cast<Quick>(found - QUICK_NAMES));
}

// In the order in which they lie in memory: by the order of a sort each row would be a cache miss.
static RowSet matching_rows(Context const& context, ResolvedFilter const& resolved, std::optional<Quick> quick)
{
    auto const& index = context.index;
    auto const& text = resolved.filter.text;
    std::optional<RowSet> found;
    if (!text.empty())
        found = index.search(text);
    VisibilityPredicate const is_visible(context);
    QuickFilter const matches_quick(context);
    RowSet matching(index.size());
    for (std::uint32_t row = 0; row < index.size(); ++row) {
        if (found && !found->contains(row))
            continue;
        auto const& record = index.rows()[row];
        if (is_visible(record) && matches(index, resolved, record) && (!quick || matches_quick(record, *quick)))
            matching.insert(row);
    }
    return matching;
}

std::vector<std::uint32_t> ledger(Context& context, LedgerFilter const& filter)
{
    std::vector<std::uint32_t> rows;
    auto& index = context.index;
    ResolvedFilter const resolved(index, filter);
    auto const quick = find_quick(filter.quick);
    if (resolved.matches_nothing || (!filter.quick.empty() && !quick))
        return rows;
    auto const found = matching_rows(context, resolved, quick);
    auto const visit = [&](std::uint32_t row) {
        if (found.contains(row))
            rows.push_back(row);
    };
    auto const& order = index.order(filter.sort);
    rows.reserve(order.size());
    if (!filter.descending) {
        std::for_each(order.begin(), order.end(), visit);
        return rows;
    }
    // Records without a limit come last in both directions.
    auto dated = order.end();
    if (filter.sort == LedgerSort::Due) {
        dated = std::partition_point(order.begin(), order.end(),
            [&](std::uint32_t row) { return index.rows()[row].due != IndexedRecord::NO_DAY; });
    }
    std::for_each(std::make_reverse_iterator(dated), order.rend(), visit);
    std::for_each(dated, order.end(), visit);
    return rows;
}

std::vector<base::RecordId> ledger_ids(Context& context, LedgerFilter const& filter)
{
    std::vector<base::RecordId> ids;
    for (auto const row : ledger(context, filter))
        ids.emplace_back(context.index.rows()[row].id);
    return ids;
}

RecordCounts count_records(Context const& context)
{
    RecordCounts counts;
    VisibilityPredicate const is_visible(context);
    QuickFilter const matches_quick(context);
    for (auto const& record : context.index.rows()) {
        if (record.removed)
            continue;
        if (!is_visible(record)) {
            // That there is an accusation is a secret too (PR-02).
            bool const is_told = record.state != domain::State::Void && !(record.flags & record_flag::CONFIDENTIAL);
            counts.hidden += is_told ? 1 : 0;
            continue;
        }
        ++(record.state == domain::State::Void ? counts.void_records : counts.visible);
        counts.earliest_follow_up = std::min(counts.earliest_follow_up, record.follow_up_due);
        for (std::size_t quick = 0; quick < std::size(QUICK_NAMES); ++quick)
            counts.quick[quick] += matches_quick(record, static_cast<Quick>(quick)) ? 1 : 0;
    }
    return counts;
}

} // namespace app
