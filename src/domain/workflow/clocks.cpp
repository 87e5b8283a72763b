// The clocks of a record: every rule of the rule set starts at its start event and stops at its end event. Which
// events a record has seen is noted by the effects; what depends on today (deemed sign-for and acceptance, lapsed
// rights of the petitioner) is worked out here and never stored (J5).
#include "domain/workflow/engine.h"

#include <algorithm>
#include <tuple>

namespace domain {

namespace {

DeadlineRule const* find_rule(Surroundings const& surroundings, std::string_view id, base::Date on)
{
    return surroundings.rules.find(id, on);
}

std::optional<Deadline> deadline_of(Surroundings const& surroundings, std::string_view rule_id, base::Date start,
    DeadlineAdjustments const& adjustments = {})
{
    auto const* rule = find_rule(surroundings, rule_id, start);
    if (!rule)
        return {};
    return compute_deadline(*rule, {start, {}}, adjustments, surroundings.calendar, {surroundings.config.closing_time});
}

bool has_passed(std::optional<Deadline> const& deadline, base::Date as_of)
{
    return deadline && deadline->effective && *deadline->effective < as_of;
}

bool is_self_received(PetitionRecord const& record)
{
    return record.disposal == "SELF";
}

// Which rules run for this record at all; the events alone do not say it.
bool applies(DeadlineRule const& rule, PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const& id = rule.rule_id;
    if (id == "L02" || id == "L03")
        return record.registered_by_bureau;
    if (id == "L05")
        return is_self_received(record);
    if (id == "L07") // 当场告知 is a matter of the day itself; afterwards L05 governs
        return is_self_received(record)
            && (surroundings.today <= record.received_on || record.notice_on == record.received_on);
    if (id == "L06" || id == "L08")
        return !is_self_received(record);
    if (id == "L23" || id == "L36")
        return !record.anonymous; // AMB-20
    if (id == "L11" || id == "L21" || id == "L22" || id == "L19" || id == "L20")
        return false; // L11 is the extension inside L10; the others belong to procedures a record is not in
    if (id.starts_with("L04") || id == "L18")
        return false; // relay levels
    return true;
}

// A right that may be used within a window, not a duty that can be overdue.
bool is_window(DeadlineRule const& rule)
{
    return rule.actor == "PETITIONER" || rule.rule_id == "L08";
}

DeadlineAdjustments adjustments_of(DeadlineRule const& rule, PetitionRecord const& record)
{
    DeadlineAdjustments adjustments;
    if (rule.rule_id == "L10") {
        adjustments.extension_days = record.extension_days;
        adjustments.extension_approver = record.extension_approver.value;
        adjustments.extension_approved_on = record.extended_on;
    }
    if (rule.unit == DeadlineUnit::Document)
        adjustments.document_due = record.feedback_due;
    return adjustments;
}

// The events of the record and those that follow from today's date.
std::vector<ClockEvent> events_as_of_today(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto events = record.events;
    if (record.state == State::Dispatched && record.dispatched_on) {
        events.push_back({"arrived_at", *record.dispatched_on});
        if (auto const received = deemed_receipt(record, surroundings, surroundings.today))
            events.push_back({"unit_received_at", *received});
    }
    if (record.state == State::UnitReceived || record.state == State::Dispatched)
        if (auto const deemed = deemed_acceptance(record, surroundings, surroundings.today))
            events.push_back({"accepted_at", *deemed});
    return events;
}

bool starts(DeadlineRule const& rule, ClockEvent const& event)
{
    return event.name == rule.starts_at
        || (rule.rule_id == "L35" && event.name == "reopened_at"); // T36: a new internal target
}

bool stops(DeadlineRule const& rule, ClockEvent const& event)
{
    if (event.name == rule.ends_at)
        return true;
    if (event.name == "ended_at")
        return !is_window(rule);
    if (event.name == "reopened_at") // T36: the opinion that could be reviewed and judged is gone
        return rule.starts_at == "opinion_delivered_at";
    // Accepting ends the time for saying that it is none of the unit's business.
    return rule.rule_id == "L08" && event.name == "accepted_at";
}

class ClockRun {
public:
    ClockRun(PetitionRecord const& record, Surroundings const& surroundings)
        : m_record(record)
        , m_surroundings(surroundings)
        , m_events(events_as_of_today(record, surroundings))
    {
    }

    void add_clocks_of(DeadlineRule const& any_version, std::vector<RecordClock>& clocks)
    {
        auto const& rule_id = any_version.rule_id;
        int occurrence = 0;
        DeadlineRule const* running = nullptr; // the version in force when it started (J6)
        for (auto const& event : m_events) {
            if (running && stops(*running, event)) {
                clocks.back().state = ClockState::Stopped;
                clocks.back().stopped_on = event.on;
                running = nullptr;
                continue;
            }
            if (running || !starts(any_version, event)) // names first: looking up the version costs more
                continue;
            auto const* rule = find_rule(m_surroundings, rule_id, event.on);
            if (rule && applies(*rule, m_record, m_surroundings) && starts(*rule, event)
                && start(*rule, event, occurrence, clocks))
                running = rule;
        }
        if (running)
            close_lapsed_window(clocks.back());
    }

private:
    bool start(DeadlineRule const& rule, ClockEvent const& event, int& occurrence, std::vector<RecordClock>& clocks)
    {
        auto const deadline = compute_deadline(rule, {event.on, event.time}, adjustments_of(rule, m_record),
            m_surroundings.calendar, {m_surroundings.config.closing_time});
        if (!deadline)
            return false;
        RecordClock clock;
        clock.rule_id = rule.rule_id;
        clock.occurrence = ++occurrence;
        clock.start = event.on;
        clock.start_time = event.time;
        clock.deadline = *deadline;
        clock.source = rule.source;
        clock.is_window = is_window(rule);
        clock.actor = rule.actor;
        clock.state = deadline->is_paused   ? ClockState::Paused
            : deadline->is_missing_calendar ? ClockState::MissingCalendar
                                            : ClockState::Running;
        clocks.push_back(std::move(clock));
        return true;
    }

    void close_lapsed_window(RecordClock& clock) const
    {
        if (!clock.is_window || !clock.deadline.effective || *clock.deadline.effective >= m_surroundings.today)
            return;
        clock.state = ClockState::Stopped;
        clock.stopped_on = clock.deadline.effective;
    }

    PetitionRecord const& m_record;
    Surroundings const& m_surroundings;
    std::vector<ClockEvent> m_events;
};

int authority(RuleSource source)
{
    return static_cast<int>(source);
}

} // namespace

std::optional<base::Date> deemed_receipt(
    PetitionRecord const& record, Surroundings const& surroundings, base::Date as_of)
{
    if (record.state != State::Dispatched || !record.dispatched_on)
        return {};
    if (!has_passed(deadline_of(surroundings, "L38", *record.dispatched_on), as_of))
        return {};
    return record.dispatched_on;
}

std::optional<base::Date> deemed_acceptance(
    PetitionRecord const& record, Surroundings const& surroundings, base::Date as_of)
{
    if (is_self_received(record))
        return {};
    auto const received_on =
        record.state == State::Dispatched ? deemed_receipt(record, surroundings, as_of) : record.unit_received_on;
    if (!received_on)
        return {};
    auto const deadline = deadline_of(surroundings, "L06", *received_on);
    if (!has_passed(deadline, as_of))
        return {};
    return deadline->nominal;
}

std::vector<RecordClock> clocks(PetitionRecord const& record, Surroundings const& surroundings)
{
    std::vector<RecordClock> result;
    ClockRun run(record, surroundings);
    std::string_view previous;
    for (auto const& rule : surroundings.rules.rules()) {
        if (rule.rule_id == previous) // a later version of the same rule
            continue;
        previous = rule.rule_id;
        run.add_clocks_of(rule, result);
    }
    std::stable_sort(result.begin(), result.end(), [](RecordClock const& left, RecordClock const& right) {
        return std::tie(left.start, left.rule_id, left.occurrence)
            < std::tie(right.start, right.rule_id, right.occurrence);
    });
    return result;
}

RecordClock const* next_due(std::vector<RecordClock> const& clocks)
{
    RecordClock const* best = nullptr;
    auto const key = [](RecordClock const& clock) {
        return std::tuple(clock.deadline.working_date(), authority(clock.source), clock.rule_id);
    };
    for (auto const& clock : clocks) {
        bool const is_running = clock.state == ClockState::Running || clock.state == ClockState::MissingCalendar;
        if (is_running && !clock.is_window && (!best || key(clock) < key(*best)))
            best = &clock;
    }
    return best;
}

} // namespace domain
