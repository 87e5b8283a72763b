// Effects of led cases, consultations, retrospects and the ledgers of 三到位一处理.
#include "domain/workflow/effects.h"

#include <algorithm>

namespace domain {

static std::string assign_case_leader(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    LedCase led;
    led.leader = base::StaffId{base::text_or(item.payload, "leader")};
    led.assigned_on = item.occurred_on;
    for (auto const& value : base::list_or_empty(item.payload, "measures")) {
        auto const* object = value.object();
        if (!object)
            continue;
        Measure measure;
        measure.text = base::text_or(*object, "text");
        measure.owner = base::text_or(*object, "owner");
        measure.due = date_in(*object, "due");
        led.measures.push_back(std::move(measure));
    }
    record.led_case = std::move(led);
    note_document(record, "D29");
    return {};
}

static std::string record_measure_progress(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const number = base::integer_or(item.payload, "measure", 0); // from 1, as people count
    if (!record.led_case || number < 1 || number > static_cast<std::int64_t>(record.led_case->measures.size()))
        return "没有这一项化解措施";
    auto& measure = record.led_case->measures[static_cast<std::size_t>(number - 1)];
    measure.progress =
        static_cast<int>(std::clamp<std::int64_t>(base::integer_or(item.payload, "progress", 0), 0, 100));
    measure.progressed_on = item.occurred_on;
    measure.note = base::text_or(item.payload, "note");
    return {};
}

static LogNote to_note(TimelineItem const& item)
{
    LogNote note;
    note.kind = base::text_or(item.payload, "kind");
    note.on = date_in(item.payload, "on").value_or(item.occurred_on);
    note.text = base::text_or(item.payload, "text", base::text_or(item.payload, "views"));
    note.outcome = base::text_or(item.payload, "outcome", base::text_or(item.payload, "conclusion"));
    note.participants = texts_in(item.payload, "participants");
    note.by = item.identity_id;
    return note;
}

static std::string record_consultation(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.consultations.push_back(to_note(item));
    return {};
}

static std::string record_leader_activity(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.leader_activities.push_back(to_note(item));
    return {};
}

static std::string record_education(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.educations.push_back(to_note(item));
    return {};
}

static std::string record_assistance(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.assistances.push_back(to_note(item));
    return {};
}

static std::string record_conduct(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.conducts.push_back(to_note(item));
    return {};
}

static std::string record_retrospect(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const& payload = item.payload;
    record.retrospect = Retrospect{item.occurred_on, base::text_or(payload, "findings"),
        base::text_or(payload, "cause"), base::text_or(payload, "measures"), base::text_or(payload, "resolve_leader"),
        date_in(payload, "resolve_due"), {}, {}};
    note_event(record, "retrospect_at", item.occurred_on);
    note_document(record, "D44");
    return {};
}

static std::string record_resolution(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (!record.retrospect)
        return "本件还没有复盘";
    record.retrospect->resolved_on = date_in(item.payload, "on").value_or(item.occurred_on);
    record.retrospect->resolution = base::text_or(item.payload, "result");
    return {};
}

static std::string mark_backlog(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.backlog_marked_on = item.occurred_on;
    return {};
}

static std::string delegate(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const task = base::text_or(item.payload, "task");
    std::erase_if(record.delegations, [&](Delegation const& known) { return known.task == task; });
    record.delegations.push_back({task, base::OrgId{base::text_or(item.payload, "org")}, item.occurred_on,
        base::text_or(item.payload, "reason")});
    return {};
}

Effect find_special_effect(std::string_view act)
{
    struct Row {
        std::string_view act;
        Effect effect;
    };
    static constexpr Row ROWS[]{{"assign_case_leader", assign_case_leader},
        {"record_measure_progress", record_measure_progress}, {"record_consultation", record_consultation},
        {"record_leader_activity", record_leader_activity}, {"record_retrospect", record_retrospect},
        {"record_resolution", record_resolution}, {"mark_backlog", mark_backlog},
        {"record_education", record_education}, {"record_assistance", record_assistance},
        {"record_conduct", record_conduct}, {"delegate", delegate}};
    for (auto const& row : ROWS)
        if (row.act == act)
            return row.effect;
    return nullptr;
}

} // namespace domain
