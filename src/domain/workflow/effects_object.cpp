// Effects of relay, objection, return, re-dispatch and the dispute about who accepts.
#include "domain/workflow/effects.h"

namespace domain {

static std::string relay(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    base::OrgId const to{base::text_or(item.payload, "org")};
    auto const received_on =
        record.relays.empty() ? record.dispatched_on.value_or(item.occurred_on) : record.relays.back().relayed_on;
    record.relays.push_back({record.unit, to, received_on, item.occurred_on});
    note_event(record, "relayed_at", item.occurred_on);
    note_document(record, "D09");
    send_to(record, to, item, surroundings.organisation);
    enter(record, State::Dispatched, item.occurred_on);
    return {};
}

static std::string object(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    Objection objection;
    objection.unit = record.unit;
    objection.raised_on = item.occurred_on;
    objection.reason = base::text_or(item.payload, "reason");
    objection.proposed_unit = base::OrgId{base::text_or(item.payload, "proposed_unit")};
    record.objections.push_back(std::move(objection));
    note_event(record, "objected_at", item.occurred_on);
    note_document(record, "D14");
    enter(record, State::Objected, item.occurred_on);
    return {};
}

static std::string decide_objection(PetitionRecord& record, TimelineItem const& item, std::string_view decision)
{
    if (record.objections.empty())
        return "没有待核实的异议";
    auto& objection = record.objections.back();
    objection.decision = decision;
    objection.decided_on = item.occurred_on;
    objection.decision_reason = base::text_or(item.payload, "reason");
    note_event(record, "objection_decided_at", item.occurred_on);
    return {};
}

// The unit is rid of it: its clocks end, and the first unit's duty to dispatch runs again from the original receipt.
static void leave_unit(PetitionRecord& record, base::Date on)
{
    record.unit_received_on.reset();
    record.arrived_on.reset();
    record.unit_leader = {};
    record.unit_officer = {};
    record.handlers.clear();
    note_event(record, "unit_left_at", on);
}

static std::string consent_objection(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (auto why = decide_objection(record, item, "CONSENT"); !why.empty())
        return why;
    leave_unit(record, item.occurred_on);
    record.returned_on = item.occurred_on;
    note_event(record, "returned_at", item.occurred_on);
    enter(record, State::Returned, item.occurred_on);
    return {};
}

static std::string reject_objection(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (auto why = decide_objection(record, item, "REJECT"); !why.empty())
        return why;
    enter(record, State::UnitReceived, item.occurred_on);
    return {};
}

static std::string redispatch(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    bool const is_assigned = base::text_or(item.payload, "how") == "ASSIGN";
    record.disposal = is_assigned ? "ASSIGN" : "TRANSFER";
    record.feedback_due = is_assigned ? date_in(item.payload, "feedback_due") : std::nullopt;
    if (auto const reason = base::text_or(item.payload, "not_assigned_reason"); !reason.empty())
        record.not_assigned_reason = reason;
    if (is_assigned)
        note_event(record, "assigned_at", item.occurred_on).detail = base::text_or(item.payload, "feedback_due");
    record.dispatched_on = item.occurred_on;
    note_event(record, "dispatched_at", item.occurred_on);
    note_document(record, is_assigned ? "D10" : "D09");
    send_to(record, base::OrgId{base::text_or(item.payload, "unit")}, item, surroundings.organisation);
    enter(record, State::Dispatched, item.occurred_on);
    return {};
}

// S62: every step has a limit of its own, so the clock of the one before ends where the next begins.
static void begin_step(PetitionRecord& record, AcceptanceDispute& dispute, DisputeStep step)
{
    note_event(record, "dispute_step_at", step.since).detail = std::to_string(step.step);
    dispute.steps.push_back(std::move(step));
}

// 条例第二十四条: who decides follows from the step, never from what somebody writes.
static std::string decider_of(AcceptanceDispute const& dispute, Organisation const& organisation)
{
    auto const* raiser = organisation.find_org(dispute.raised_by);
    switch (dispute.step) {
    case 1:
        return "有关单位协商一致";
    case 3:
        return "信访工作联席会议";
    case 4:
        return organisation.org_name(dispute.lead) + "（继续行使职权）";
    case 5:
        return (raiser ? std::string(to_chinese(raiser->level)) : std::string("同级")) + "党委、政府";
    default:
        return organisation.org_name(dispute.decided_by);
    }
}

static std::string dispute_acceptance(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    AcceptanceDispute dispute;
    dispute.raised_by = record.unit;
    dispute.raised_on = item.occurred_on;
    dispute.units = orgs_in(item.payload, "units");
    dispute.reason = base::text_or(item.payload, "reason");
    begin_step(record, dispute, {1, item.occurred_on, dispute.reason});
    record.disputes.push_back(std::move(dispute));
    note_document(record, "D28");
    enter(record, State::AcceptDispute, item.occurred_on);
    return {};
}

static std::string advance_dispute(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const step = base::text_or(item.payload, "step");
    if (record.disputes.empty() || step.size() != 1)
        return "没有受理争议";
    note_event(record, "dispute_step_ended_at", item.occurred_on);
    begin_step(
        record, record.disputes.back(), {step[0] - '0', item.occurred_on, base::text_or(item.payload, "reason")});
    return {};
}

static std::string decide_acceptance(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    if (record.disputes.empty())
        return "没有受理争议";
    auto& dispute = record.disputes.back();
    dispute.decided_on = item.occurred_on;
    dispute.decided_by = item.org_id;
    dispute.lead = base::OrgId{base::text_or(item.payload, "lead")};
    dispute.assist = orgs_in(item.payload, "assist");
    dispute.basis = base::text_or(item.payload, "basis");
    auto const* decider = surroundings.organisation.find_org(item.org_id);
    dispute.step = decider && decider->kind == OrgKind::JointConference ? 3 : 2;
    if (auto const step = base::text_or(item.payload, "step"); step.size() == 1 && step[0] >= '1' && step[0] <= '5')
        dispute.step = step[0] - '0';
    dispute.former_unit = base::OrgId{base::text_or(item.payload, "former_unit")};
    dispute.decision_no = base::text_or(item.payload, "decision_no");
    dispute.decider = decider_of(dispute, surroundings.organisation);
    note_event(record, "dispute_step_ended_at", item.occurred_on);
    record.assist_units = dispute.assist;
    auto const lead = dispute.lead;
    if (!(lead == record.unit)) {
        leave_unit(record, item.occurred_on);
        record.unit = lead;
        record.unit_received_on = record.arrived_on = item.occurred_on;
        note_event(record, "unit_received_at", item.occurred_on);
    }
    enter(record, State::UnitReceived, item.occurred_on);
    return {};
}

Effect find_object_effect(std::string_view act)
{
    if (act == "relay")
        return relay;
    if (act == "object")
        return object;
    if (act == "consent_objection")
        return consent_objection;
    if (act == "reject_objection")
        return reject_objection;
    if (act == "redispatch")
        return redispatch;
    if (act == "dispute_acceptance")
        return dispute_acceptance;
    if (act == "advance_dispute")
        return advance_dispute;
    if (act == "decide_acceptance")
        return decide_acceptance;
    return nullptr;
}

} // namespace domain
