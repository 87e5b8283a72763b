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
    return compute_deadline(
        *rule, {start, {}}, adjustments, surroundings.calendar, surroundings.config.hours_on(start));
}

bool has_passed(std::optional<Deadline> const& deadline, base::Date as_of)
{
    return deadline && deadline->effective && *deadline->effective < as_of;
}

bool is_self_received(PetitionRecord const& record)
{
    return record.disposal == "SELF";
}

bool was_simple(PetitionRecord const& record)
{
    return record.simple_accepted_on.has_value();
}

// The relay limit that belongs to the level of the bureau holding the matter (L04N, L04P, L04C, L04X).
std::string_view relay_level(std::string_view rule_id)
{
    switch (rule_id.back()) {
    case 'N':
        return "NATION";
    case 'P':
        return "PROVINCE";
    case 'C':
        return "CITY";
    default:
        return "COUNTY";
    }
}

// Which rules run for this record at all; the events alone do not say it.
bool applies(
    DeadlineRule const& rule, ClockEvent const& event, PetitionRecord const& record, Surroundings const& surroundings)
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
    if (id == "L24")
        return record.in_eval_scope;
    if (id.starts_with("L04"))
        return event.detail == relay_level(id);
    if (id == "L18") // SP-05, SP-06: only where the simple procedure was proposed or chosen
        return record.simple_proposed || was_simple(record);
    if (id == "L19")
        return was_simple(record) || (record.simple_proposed && record.procedure == Procedure::None);
    if (id == "L20")
        return was_simple(record);
    if (id == "L35")
        return record.procedure != Procedure::Simple && record.route != "R5_STATUTORY_DUTY";
    if (id == "L22") // 条例第三十一条第五项: the limit of the special law, else two months
        return record.route == "R5_STATUTORY_DUTY";
    if (id == "L10")
        return record.route != "R5_STATUTORY_DUTY";
    return id != "L11"; // the extension inside L10
}

// A right that may be used within a window, not a duty that can be overdue.
bool is_window(DeadlineRule const& rule)
{
    return rule.actor == "PETITIONER" || rule.rule_id == "L08";
}

std::vector<Pause> recheck_hearings(PetitionRecord const& record, base::Date from)
{
    std::vector<Pause> pauses;
    for (auto const& hearing : record.hearings)
        if (hearing.in_recheck && hearing.opened_on >= from)
            pauses.push_back({hearing.opened_on, hearing.concluded_on, "听证"});
    return pauses;
}

DeadlineAdjustments adjustments_of(
    DeadlineRule const& rule, ClockEvent const& event, PetitionRecord const& record, OfficeConfig const& config)
{
    DeadlineAdjustments adjustments;
    if (rule.rule_id == "L10" || rule.rule_id == "L21") {
        adjustments.extension_days = record.extension_days;
        adjustments.extension_approver = record.extension_approver.value;
        adjustments.extension_approved_on = record.extended_on;
    }
    if (rule.rule_id == "L16") { // 条例第三十六条第二款, CAL-9
        adjustments.pauses = recheck_hearings(record, event.on);
        adjustments.pause_counting = config.workflow_on(record.received_on).hearing_counts_last_day
            ? PauseCounting::BothDays
            : PauseCounting::WithoutLastDay;
    }
    if (rule.unit == DeadlineUnit::Document || rule.rule_id == "L26")
        adjustments.document_due = base::parse_date(event.detail); // as the letter states
    return adjustments;
}

// The day on which it was sent to the unit that is to sign for it; a bureau on the way relays instead of signing.
std::optional<base::Date> sent_to_unit_on(PetitionRecord const& record, Organisation const& organisation)
{
    auto const* holder = organisation.find_org(record.unit);
    if (record.state != State::Dispatched || !record.dispatched_on || (holder && holder->kind == OrgKind::Bureau))
        return {};
    bool const was_relayed = !record.relays.empty() && record.relays.back().relayed_on >= *record.dispatched_on;
    return was_relayed ? record.relays.back().relayed_on : *record.dispatched_on;
}

// The events of the record and those that follow from today's date.
std::vector<ClockEvent> events_as_of_today(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto events = record.events;
    if (auto const sent_on = sent_to_unit_on(record, surroundings.organisation)) {
        events.push_back({"arrived_at", *sent_on});
        if (auto const received = deemed_receipt(record, surroundings, surroundings.today))
            events.push_back({"unit_received_at", *received});
    }
    if (may_be_deemed_accepted(record.state))
        if (auto const deemed = deemed_acceptance(record, surroundings, surroundings.today))
            events.push_back({"accepted_at", *deemed});
    return events;
}

bool starts(DeadlineRule const& rule, ClockEvent const& event)
{
    if (event.name == rule.starts_at)
        return true;
    if (rule.rule_id == "L35")
        return event.name == "reopened_at"; // T36: a new internal target
    if (rule.rule_id == "L02")
        return event.name == "returned_at"; // T17: counts on from the original receipt
    if (rule.rule_id == "L21")
        return event.name == "switched_at"; // SP-09: with the day of the simple acceptance
    return false;
}

bool belongs_to_unit(DeadlineRule const& rule)
{
    auto const& start = rule.starts_at;
    return start == "unit_received_at" || start == "assigned_at" || start == "arrived_at" || start == "accepted_at"
        || start == "objected_at";
}

bool stops(DeadlineRule const& rule, ClockEvent const& event)
{
    auto const& id = rule.rule_id;
    if (event.name == rule.ends_at)
        return true;
    if (event.name == "voided_at") // T48: it should never have been registered
        return true;
    if (event.name == "ended_at") // 条例第二十五条 and the retrospect of S59 are owed however the matter itself ended
        return !is_window(rule) && id != "L17" && id != "L29";
    if (event.name == "reopened_at") // T36: the opinion that could be reviewed and judged is gone
        return rule.starts_at == "opinion_delivered_at" || rule.starts_at == "review_received_at";
    if (event.name == "unit_left_at") // T15, T19: the unit is rid of it
        return belongs_to_unit(rule);
    if (event.name == "unit_received_at") // the bureau handles it itself instead of relaying it
        return id.starts_with("L04") || id == "L18";
    if (event.name == "switched_at") // T24
        return id == "L20";
    if (event.name == "difficulty_withdrawn_at")
        return id == "L28";
    if (event.name == "opinion_issued_at") // for 履职类 the opinion is the reply
        return id == "L22";
    // Accepting ends the time for saying that it is none of the unit's business.
    return id == "L08" && event.name == "accepted_at";
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
        struct Run {
            DeadlineRule const* rule; // the version in force when it started (J6)
            std::size_t clock;
            std::string_view key;
        };
        std::vector<Run> running; // side by side only where events carry keys: one supervision beside another
        for (auto const& event : m_events) {
            bool has_stopped = false;
            std::erase_if(running, [&](Run const& run) {
                bool const concerns = event.key.empty() || event.key == run.key;
                if (!concerns || !stops(*run.rule, event))
                    return false;
                clocks[run.clock].state = ClockState::Stopped;
                clocks[run.clock].stopped_on = event.on;
                clocks[run.clock].stopped_at = event.time;
                return has_stopped = true;
            });
            if (has_stopped || !starts(any_version, event)) // names first: looking up the version costs more
                continue;
            if (std::any_of(running.begin(), running.end(), [&](Run const& run) { return run.key == event.key; }))
                continue;
            auto const from = start_of(any_version, event);
            auto const* rule = find_rule(m_surroundings, rule_id, from.on);
            if (rule && applies(*rule, from, m_record, m_surroundings) && starts(*rule, event)
                && start(*rule, from, occurrence, clocks))
                running.push_back({rule, clocks.size() - 1, event.key});
        }
        for (auto const& run : running)
            close_lapsed_window(clocks[run.clock]);
    }

private:
    // Where the day that counts is an earlier one than that of the event.
    ClockEvent start_of(DeadlineRule const& rule, ClockEvent event) const
    {
        if (rule.rule_id == "L02") {
            event.on = m_record.received_on;
            event.time = m_record.received_at;
        }
        if (rule.rule_id == "L21")
            event.on = m_record.simple_accepted_on.value_or(event.on);
        return event;
    }

    bool start(DeadlineRule const& rule, ClockEvent const& event, int& occurrence, std::vector<RecordClock>& clocks)
    {
        auto const deadline =
            compute_deadline(rule, {event.on, event.time}, adjustments_of(rule, event, m_record, m_surroundings.config),
                m_surroundings.calendar, m_surroundings.config.hours_on(event.on));
        if (!deadline)
            return false;
        RecordClock clock;
        clock.rule_id = rule.rule_id;
        clock.occurrence = ++occurrence;
        clock.start = event.on;
        clock.start_time = event.time;
        clock.key = event.key;
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

bool may_be_deemed_accepted(State state)
{
    return state == State::Dispatched || state == State::Objected || state == State::UnitReceived
        || state == State::AcceptDispute;
}

std::optional<int> RecordClock::days_late() const
{
    auto const& due = deadline.effective;
    if (is_window || !stopped_on || !due)
        return {};
    bool const is_past_the_hour =
        deadline.due_time && stopped_at && *stopped_on == *due && *stopped_at > *deadline.due_time;
    if (*stopped_on <= *due && !is_past_the_hour)
        return {};
    return base::days_between(*due, *stopped_on);
}

std::optional<base::Date> deemed_receipt(
    PetitionRecord const& record, Surroundings const& surroundings, base::Date as_of)
{
    auto const sent_on = sent_to_unit_on(record, surroundings.organisation);
    if (!sent_on || !has_passed(deadline_of(surroundings, "L38", *sent_on), as_of))
        return {};
    return sent_on;
}

std::optional<base::Date> deemed_acceptance(
    PetitionRecord const& record, Surroundings const& surroundings, base::Date as_of)
{
    if (is_self_received(record) || !may_be_deemed_accepted(record.state))
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
