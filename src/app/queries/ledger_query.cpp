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

} // namespace

DueDays due_days(Context const& context)
{
    auto const today = context.today();
    auto soon = today;
    for (int i = 0; i < SOON_WORKING_DAYS; ++i)
        soon = context.references.calendar.next_working_day(soon).value_or(base::add_days(soon, 1));
    return {today.days, soon.days};
}

bool has_quick(std::string_view quick)
{
    constexpr std::string_view NAMES[]{"day_open", "due_soon", "due_today", "overdue", "follow_up", "mine"};
    return std::find(std::begin(NAMES), std::end(NAMES), quick) != std::end(NAMES);
}

bool matches_quick(Context const& context, IndexedRecord const& record, std::string_view quick, DueDays const& days)
{
    bool const has_due = record.due != IndexedRecord::NO_DAY;
    if (quick == "day_open") { // 日清: L03 runs, and ends today or began today
        return record.dispatch_due != IndexedRecord::NO_DAY
            && (record.dispatch_due == days.today || record.received == days.today);
    }
    if (quick == "due_soon")
        return has_due && record.due > days.today && record.due <= days.soon_until;
    if (quick == "due_today")
        return has_due && record.due == days.today;
    if (quick == "overdue")
        return has_due && record.due < days.today;
    if (quick == "follow_up")
        return record.state == domain::State::Closed || record.state == domain::State::FollowUp;
    if (quick == "mine")
        return is_mine(context, record);
    return false;
}

bool is_mine(Context const& context, IndexedRecord const& record)
{
    auto const* staff = context.organisation.find_staff(context.session.identity_id);
    if (!staff)
        return false;
    auto const& actors = actors_of_states()[static_cast<std::size_t>(record.state)];
    bool const in_first_unit = context.index.text(record.first_unit) == staff->org.value;
    bool const in_unit = context.index.text(record.unit) == staff->org.value;
    bool const awaits_leader = (record.flags & record_flag::AWAITING_APPROVAL) != 0 && (in_first_unit || in_unit)
        && has_any_role(*staff, {domain::Role::BureauLeader, domain::Role::FirstLeader, domain::Role::UnitLeader});
    if (awaits_leader)
        return true;
    return (in_unit && has_any_role(*staff, actors.unit)) || (in_first_unit && has_any_role(*staff, actors.first));
}

std::vector<std::uint32_t> ledger(Context& context, LedgerFilter const& filter)
{
    std::vector<std::uint32_t> rows;
    auto& index = context.index;
    ResolvedFilter const resolved(index, filter);
    if (resolved.matches_nothing || (!filter.quick.empty() && !has_quick(filter.quick)))
        return rows;
    VisibilityPredicate const is_visible(context);
    std::optional<RowSet> found;
    if (!filter.text.empty())
        found = index.search(filter.text);
    auto const days = due_days(context);
    auto const visit = [&](std::uint32_t row) {
        auto const& record = index.rows()[row];
        if ((!found || found->contains(row)) && is_visible(record) && matches(index, resolved, record)
            && (filter.quick.empty() || matches_quick(context, record, filter.quick, days)))
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

int count_quick(Context const& context, std::string_view quick)
{
    VisibilityPredicate const is_visible(context);
    auto const days = due_days(context);
    auto const& rows = context.index.rows();
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](IndexedRecord const& record) {
        return is_visible(record) && matches_quick(context, record, quick, days);
    }));
}

} // namespace app
