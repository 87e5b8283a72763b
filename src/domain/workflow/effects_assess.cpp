// Effects of follow-up, execution, settling and reopening.
#include "domain/workflow/effects.h"

#include <set>

namespace domain {

static base::ValueObject object_in(base::ValueObject const& payload, std::string_view key)
{
    auto const* value = payload.find(key);
    return value && value->object() ? *value->object() : base::ValueObject{};
}

// S47: 未能联系 needs attempts on different days.
int unreached_days(PetitionRecord const& record)
{
    std::set<base::Date> days;
    for (auto const& follow_up : record.follow_ups)
        if (!follow_up.reached && follow_up.round == record.round)
            days.insert(follow_up.on);
    return static_cast<int>(days.size());
}

static std::string follow_up(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    FollowUpRecord entry;
    entry.on = date_in(item.payload, "on").value_or(item.occurred_on);
    entry.method = base::text_or(item.payload, "method");
    entry.reached = base::boolean_or(item.payload, "reached", false);
    entry.responsibility = object_in(item.payload, "responsibility");
    entry.handling = object_in(item.payload, "handling");
    entry.entry = item.entry;
    entry.round = record.round;
    bool const reached = entry.reached;
    auto const on = entry.on;
    record.follow_ups.push_back(std::move(entry));
    note_document(record, "D26");
    record.unreachable =
        !reached && unreached_days(record) >= surroundings.config.workflow_on(record.received_on).follow_up_attempts;
    if (reached || record.unreachable) {
        note_event(record, "follow_up_at", on);
        note_event(record, "follow_up_entered_at", base::civil_date(item.recorded_at));
        if (record.state != State::Final)
            enter(record, State::Observe, item.occurred_on);
    } else if (record.state != State::Observe && record.state != State::Final) {
        enter(record, State::FollowUp, item.occurred_on);
    }
    return {};
}

static std::string record_execution(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const demand = base::integer_or(item.payload, "demand", -1);
    if (record.opinion)
        for (auto& outcome : record.opinion->outcomes) {
            if (static_cast<std::int64_t>(outcome.demand) != demand)
                continue;
            outcome.executed_on = date_in(item.payload, "executed_on").value_or(item.occurred_on);
            outcome.execution_proof = base::text_or(item.payload, "proof");
            return {};
        }
    return "处理意见中没有这一项诉求";
}

static std::string settle(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    bool const is_followed_up = record.state == State::Observe || record.state == State::Final;
    if (!is_followed_up && !record.anonymous)
        return "没有回访，不能销号（通知三（二））";
    record.settled_on = item.occurred_on;
    note_event(record, "ended_at", item.occurred_on);
    note_document(record, "D33");
    enter(record, State::Settled, item.occurred_on);
    return {};
}

void begin_new_round(PetitionRecord& record, base::Date on)
{
    if (record.opinion)
        record.earlier_opinions.push_back(std::move(*record.opinion));
    record.opinion.reset();
    record.submitted_on.reset();
    record.verification_started_on.reset();
    record.opinion_issued_on.reset();
    record.delivered_on.reset();
    record.closed_on.reset();
    record.settled_on.reset();
    record.petitioner_opinion.clear();
    record.unreachable = false;
    record.earlier_investigations = record.investigations.size();
    record.reopened_on = on;
    ++record.round;
    note_event(record, "reopened_at", on);
    enter(record, State::Handling, on);
}

static std::string reopen(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    note_document(record, "D23");
    begin_new_round(record, item.occurred_on);
    return {};
}

Effect find_assess_effect(std::string_view act)
{
    if (act == "follow_up")
        return follow_up;
    if (act == "record_execution")
        return record_execution;
    if (act == "settle")
        return settle;
    if (act == "reopen")
        return reopen;
    return nullptr;
}

} // namespace domain
