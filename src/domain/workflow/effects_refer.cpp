// Effects of reporting up and of the ways that lead out of the petition procedure.
#include "domain/workflow/effects.h"

namespace domain {

static void leave(PetitionRecord& record, State state, TimelineItem const& item)
{
    if (!record.unit_received_on)
        note_event(record, "dispatched_at", item.occurred_on); // 转送、交办或另行处置都使 L02 终止
    else
        note_event(record, "notice_at", item.occurred_on); // T22: the unit told the petitioner
    note_event(record, "ended_at", item.occurred_on);
    record.pending.clear();
    enter(record, state, item.occurred_on);
}

static std::string report_up(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.reported_up_on = item.occurred_on;
    record.reported_to = texts_in(item.payload, "recipients");
    auto time = base::parse_time_of_day(base::text_or(item.payload, "reported_time"));
    if (!time && base::civil_date(item.recorded_at) == item.occurred_on)
        time = base::time_of_day(item.recorded_at);
    note_event(record, "reported_at", item.occurred_on, time);
    note_document(record, "D02");
    if (record.state == State::Triaged)
        enter(record, State::ReportedUp, item.occurred_on);
    return {};
}

static std::string refer_political_legal(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    Referral referral;
    referral.kind = "POLITICAL_LEGAL";
    referral.org = base::OrgId{base::text_or(item.payload, "org")};
    referral.reason = "R1_JUDICIAL";
    referral.on = item.occurred_on;
    record.referral = std::move(referral);
    record.disposal = "REFER_POLITICAL_LEGAL";
    note_document(record, "D11");
    if (record.channel == "VISIT")
        note_document(record, "D06");
    leave(record, State::ReferredPoliticalLegal, item);
    return {};
}

static std::string refer_discipline(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    Referral referral;
    referral.kind = "DISCIPLINE";
    referral.org = base::OrgId{base::text_or(item.payload, "org")};
    referral.reason = base::text_or(item.payload, "reason");
    referral.on = item.occurred_on;
    record.referral = std::move(referral);
    record.disposal = "REFER_DISCIPLINE";
    note_document(record, "D11");
    leave(record, State::ReferredDiscipline, item);
    return {};
}

static std::string route_other(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    Referral referral;
    referral.kind = "OTHER_ROUTE";
    referral.reason = base::text_or(item.payload, "route");
    referral.on = item.occurred_on;
    record.route = referral.reason;
    record.referral = std::move(referral);
    record.disposal = "ROUTE_OTHER";
    note_document(record, "D13");
    leave(record, State::RoutedOther, item);
    return {};
}

static void refuse(PetitionRecord& record, TimelineItem const& item, State state, std::string_view document)
{
    record.non_acceptance = NonAcceptance{base::text_or(item.payload, "ground"),
        base::text_or(item.payload, "final_document"), item.org_id, item.occurred_on};
    record.disposal = state == State::NotAccepted ? "NOT_ACCEPT" : "NO_LONGER_ACCEPT";
    note_document(record, document);
    leave(record, state, item);
}

static std::string not_accept(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    refuse(record, item, State::NotAccepted, "D07");
    return {};
}

static std::string no_longer_accept(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    refuse(record, item, State::NoLongerAccepted, "D08");
    return {};
}

static std::string record_referral_result(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (!record.referral)
        return "本件没有移送";
    if (auto const on = date_in(item.payload, "receipt_on"))
        record.referral->receipt_on = on;
    if (auto const on = date_in(item.payload, "result_on"))
        record.referral->result_on = on;
    if (auto const result = base::text_or(item.payload, "result"); !result.empty())
        record.referral->result = result;
    return {};
}

Effect find_refer_effect(std::string_view act)
{
    if (act == "report_up")
        return report_up;
    if (act == "refer_political_legal")
        return refer_political_legal;
    if (act == "refer_discipline")
        return refer_discipline;
    if (act == "route_other")
        return route_other;
    if (act == "not_accept")
        return not_accept;
    if (act == "no_longer_accept")
        return no_longer_accept;
    if (act == "record_referral_result")
        return record_referral_result;
    return nullptr;
}

} // namespace domain
