// Effects of dispatch, sign-for and acceptance.
#include "domain/workflow/effects.h"

namespace domain {

void send_to(PetitionRecord& record, base::OrgId const& org, TimelineItem const& item, Organisation const& organisation)
{
    record.unit = org;
    record.dispatched_by = item.org_id;
    if (base::boolean_or(item.payload, "simple_proposed", false))
        record.simple_proposed = true;
    auto const* target = organisation.find_org(org);
    if (target && target->kind == OrgKind::Bureau) // it will relay, within the limit of its level (L04)
        note_event(record, "received_by_relay", item.occurred_on).detail = to_code(target->level);
}

static void dispatch(
    PetitionRecord& record, TimelineItem const& item, std::string_view disposal, Organisation const& organisation)
{
    record.disposal = disposal;
    record.dispatched_on = item.occurred_on;
    note_event(record, "dispatched_at", item.occurred_on);
    send_to(record, base::OrgId{base::text_or(item.payload, "unit")}, item, organisation);
    enter(record, State::Dispatched, item.occurred_on);
}

static std::string assign(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    record.feedback_due = date_in(item.payload, "feedback_due");
    note_event(record, "assigned_at", item.occurred_on).detail = base::text_or(item.payload, "feedback_due");
    note_document(record, "D10");
    dispatch(record, item, "ASSIGN", surroundings.organisation);
    return {};
}

static std::string transfer(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    record.not_assigned_reason = base::text_or(item.payload, "not_assigned_reason");
    record.feedback_due.reset();
    note_document(record, "D09");
    dispatch(record, item, "TRANSFER", surroundings.organisation);
    return {};
}

bool is_kept_from_assignment(PetitionRecord const& record, std::string_view disposal, Organisation const& organisation)
{
    if (record.first_time != FirstTime::First || record.matter_class != "APPEAL" || disposal == "MERGED")
        return false;
    return disposal != "GUIDE"
        || (!record.competent_unit.is_empty()
            && organisation.is_same_or_above(record.first_unit, record.competent_unit));
}

static std::string guide(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.disposal = base::text_or(item.payload, "disposal", "GUIDE");
    record.not_assigned_reason = base::text_or(item.payload, "not_assigned_reason", record.not_assigned_reason);
    record.guided_on = item.occurred_on;
    note_document(record, record.disposal == "DIRECT_REPLY" ? "D15" : "D12");
    note_event(record, "dispatched_at", item.occurred_on); // 转送、交办或另行处置都使 L02 终止
    note_event(record, "ended_at", item.occurred_on);
    enter(record, State::Guided, item.occurred_on);
    return {};
}

void name_responsible(PetitionRecord& record, TimelineItem const& item, base::Date on)
{
    auto const leader = base::text_or(item.payload, "unit_leader");
    auto const officer = base::text_or(item.payload, "unit_officer");
    bool const was_named = !record.unit_leader.is_empty() && !record.unit_officer.is_empty();
    if (!leader.empty())
        record.unit_leader = base::StaffId{leader};
    if (!officer.empty())
        record.unit_officer = base::StaffId{officer};
    if (!was_named && !record.unit_leader.is_empty() && !record.unit_officer.is_empty())
        note_event(record, "responsible_named_at", on);
    note_handler(record, record.unit_leader);
    note_handler(record, record.unit_officer);
}

static std::string sign_for(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    // Once it counted as signed for (L38), the day of dispatch is the day of receipt. A later arrival moves it only
    // where it is proved, and never once the notice period has run out in silence as well (law.md 1.1).
    auto const deemed = deemed_receipt(record, surroundings, item.occurred_on);
    bool const is_proved = !base::text_or(item.payload, "arrival_proof").empty()
        && !deemed_acceptance(record, surroundings, item.occurred_on);
    record.arrived_on = date_in(item.payload, "arrived_on").value_or(deemed.value_or(item.occurred_on));
    record.unit_received_on = deemed && !is_proved ? deemed : record.arrived_on;
    note_event(record, "arrived_at", *record.unit_received_on);
    note_event(record, "signed_for_at", item.occurred_on);
    note_event(record, "unit_received_at", *record.unit_received_on);
    if (base::boolean_or(item.payload, "simple_proposed", false))
        record.simple_proposed = true;
    name_responsible(record, item, item.occurred_on);
    enter(record, State::UnitReceived, item.occurred_on);
    return {};
}

static std::string self_receive(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.unit = record.first_unit;
    record.disposal = "SELF";
    record.unit_received_on = item.occurred_on;
    note_event(record, "dispatched_at", item.occurred_on);
    note_event(record, "unit_received_at", item.occurred_on);
    name_responsible(record, item, item.occurred_on);
    enter(record, State::UnitReceived, item.occurred_on);
    return {};
}

static std::string accept(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    record.notice_on = date_in(item.payload, "notice_on").value_or(item.occurred_on);
    // Law 1.1: once L06 has effectively passed without a notice the matter counts as accepted on its fifteenth day,
    // and a later notice does not move that date.
    record.deemed_accepted_on.reset();
    if (auto const deemed = deemed_acceptance(record, surroundings, *record.notice_on))
        record.deemed_accepted_on = deemed;
    record.accepted_on = record.deemed_accepted_on.value_or(*record.notice_on);
    record.procedure = Procedure::Ordinary;
    name_responsible(record, item, item.occurred_on);
    note_handler(record, item.identity_id);
    note_event(record, "notice_at", *record.notice_on);
    note_event(record, "accept_decided_at", item.occurred_on);
    note_event(record, "accepted_at", *record.accepted_on);
    note_document(record, "D03");
    enter(record, State::Accepted, item.occurred_on);
    return {};
}

static std::string accept_simple(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    auto why = accept(record, item, surroundings);
    if (!why.empty())
        return why;
    record.procedure = Procedure::Simple;
    record.simple_accepted_on = record.accepted_on;
    record.notice_form = base::text_or(item.payload, "notice_form");
    std::erase(record.documents, "D03");
    note_document(record, "D04");
    record.entered_on.erase(State::Accepted);
    enter(record, State::AcceptedSimple, item.occurred_on);
    return {};
}

Effect find_accept_effect(std::string_view act)
{
    if (act == "assign")
        return assign;
    if (act == "transfer")
        return transfer;
    if (act == "guide")
        return guide;
    if (act == "sign_for")
        return sign_for;
    if (act == "self_receive")
        return self_receive;
    if (act == "accept")
        return accept;
    if (act == "accept_simple")
        return accept_simple;
    return nullptr;
}

} // namespace domain
