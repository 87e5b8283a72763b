// Effects of supervision, grading, the report to the joint conference and the first leader's confirmation.
#include "domain/workflow/effects.h"

#include <algorithm>

namespace domain {

static std::string supervise(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    Supervision supervision;
    supervision.id = item.entry.value;
    supervision.obligation = base::text_or(item.payload, "obligation");
    supervision.desk = base::text_or(item.payload, "desk", record.channel);
    supervision.mode = base::text_or(item.payload, "mode");
    supervision.ground = base::text_or(item.payload, "ground");
    supervision.opinion = base::text_or(item.payload, "opinion");
    supervision.issued_on = item.occurred_on;
    supervision.reply_due = date_in(item.payload, "reply_due");
    supervision.issued_by = item.org_id;
    auto& event = note_event(record, "supervision_delivered_at", item.occurred_on);
    event.key = supervision.id;
    event.detail = base::text_or(item.payload, "reply_due");
    record.supervisions.push_back(std::move(supervision));
    note_document(record, "D24");
    return {};
}

static std::string answer_supervision(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const of = base::text_or(item.payload, "of");
    auto const open = std::find_if(record.supervisions.begin(), record.supervisions.end(),
        [&](Supervision const& known) { return !known.answered_on && (of.empty() || known.id == of); });
    if (open == record.supervisions.end())
        return "没有待答复的督办";
    open->answered_on = item.occurred_on;
    open->reply = base::text_or(item.payload, "reply");
    open->result = base::text_or(item.payload, "result");
    note_event(record, "supervision_reply_at", item.occurred_on).key = open->id;
    return {};
}

static std::string confirm_substantive(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.confirmations.push_back({base::text_or(item.payload, "rule"), base::text_or(item.payload, "reason"),
        item.occurred_on, item.identity_id, record.round});
    return {};
}

static std::string grade_difficulty(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    Difficulty difficulty{base::text_or(item.payload, "grade"), texts_in(item.payload, "criteria"), item.occurred_on};
    if (difficulty.grade != "ORDINARY" && record.conference_reports.empty())
        note_event(record, "difficulty_graded_at", item.occurred_on);
    else if (difficulty.grade == "ORDINARY")
        note_event(record, "difficulty_withdrawn_at", item.occurred_on);
    record.difficulties.push_back(std::move(difficulty));
    return {};
}

static std::string report_joint_conference(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.conference_reports.push_back({base::text_or(item.payload, "proposal"), item.org_id, item.occurred_on});
    note_event(record, "jc_reported_at", item.occurred_on);
    note_document(record, "D27");
    return {};
}

Effect find_supervise_effect(std::string_view act)
{
    if (act == "supervise")
        return supervise;
    if (act == "answer_supervision")
        return answer_supervision;
    if (act == "confirm_substantive")
        return confirm_substantive;
    if (act == "grade_difficulty")
        return grade_difficulty;
    if (act == "report_joint_conference")
        return report_joint_conference;
    return nullptr;
}

} // namespace domain
