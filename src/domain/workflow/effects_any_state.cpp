// Effects of acts that are not tied to one step: officers, corrections, recusals, void and withdrawal.
#include "domain/workflow/effects.h"

#include <algorithm>

namespace domain {

static std::string change_officer(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    // W2: first_officer stays for accountability; only the present holder changes.
    base::StaffId const officer{base::text_or(item.payload, "officer")};
    auto const side = base::text_or(item.payload, "side", "FIRST");
    if (side == "UNIT_LEADER")
        record.unit_leader = officer;
    else if (side == "UNIT_OFFICER")
        record.unit_officer = officer;
    else
        record.present_officer = officer;
    if (side != "FIRST")
        note_handler(record, officer);
    return {};
}

// L17 starts when the office learns of it, and never ran where the mark was a mistake.
static void note_urgency(PetitionRecord& record, base::Date on)
{
    bool const is_urgent = record.urgent || record.threat;
    auto const known = std::find_if(record.events.begin(), record.events.end(),
        [](ClockEvent const& event) { return event.name == "urgent_known_at"; });
    if (!is_urgent && known != record.events.end())
        record.events.erase(known);
    else if (is_urgent && known == record.events.end())
        note_event(record, "urgent_known_at", on);
}

static std::string correct(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    auto const field = base::text_or(item.payload, "field");
    auto const* value = item.payload.find("value");
    if (!value || field.empty())
        return "没有写明更正的项目和内容";
    auto const text = value->text() ? *value->text() : std::string{};
    // S22: these three move only by a superior's correction, which the guard of T47 has seen to.
    if (field == "first_unit")
        record.first_unit = base::OrgId{text};
    else if (field == "first_leader")
        record.first_leader = base::StaffId{text};
    else if (field == "first_officer")
        record.first_officer = record.present_officer = base::StaffId{text};
    else if (!set_registration_field(record.fields, field, *value))
        return "没有“" + field + "”这一项";
    else
        load_registration(record, surroundings);
    if (record.triaged_on)
        load_triage(record);
    if (field == "urgent" || field == "threat")
        note_urgency(record, item.occurred_on);
    // PR-03: with other names in the matter it is to be asked again who is not the same person.
    bool const is_accused = field == "accused";
    if (is_accused || field.starts_with("petitioners"))
        std::erase_if(record.recusals, [&](RecusalDecision const& decision) {
            return decision.finding == (is_accused ? RecusalFinding::NotTheAccused : RecusalFinding::NotThePetitioner);
        });
    return {};
}

// The guard has written of whom a namesake is not the same person.
static std::string decide_recusal(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    base::StaffId const staff{base::text_or(item.payload, "staff")};
    auto const decision = base::text_or(item.payload, "decision");
    auto const finding = decision != "NOT_THE_SAME"           ? RecusalFinding::Recused
        : base::text_or(item.payload, "name_of") == "ACCUSED" ? RecusalFinding::NotTheAccused
                                                              : RecusalFinding::NotThePetitioner;
    std::erase_if(record.recusals,
        [&](RecusalDecision const& earlier) { return earlier.staff == staff && earlier.finding == finding; });
    if (decision != "LIFT")
        record.recusals.push_back(
            {staff, finding, base::text_or(item.payload, "basis"), item.identity_id, item.occurred_on});
    return {};
}

static std::string void_registration(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.voided_on = item.occurred_on;
    record.pending.clear();
    note_event(record, "voided_at", item.occurred_on);
    enter(record, State::Void, item.occurred_on);
    return {};
}

static std::string withdraw(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.withdrawn_on = item.occurred_on;
    record.pending.clear();
    note_event(record, "ended_at", item.occurred_on);
    note_document(record, "D12");
    enter(record, State::Withdrawn, item.occurred_on);
    return {};
}

Effect find_any_state_effect(std::string_view act)
{
    if (act == "change_officer")
        return change_officer;
    if (act == "decide_recusal")
        return decide_recusal;
    if (act == "correct")
        return correct;
    if (act == "void")
        return void_registration;
    if (act == "withdraw")
        return withdraw;
    return nullptr;
}

} // namespace domain
