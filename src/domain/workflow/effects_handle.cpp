// Effects of handling: contact, investigation, extension, the handling opinion and its second submission.
#include "domain/workflow/effects.h"

namespace domain {

HandlingOpinion read_opinion(base::ValueObject const& payload, HandlingOpinion const* before, base::Date on)
{
    HandlingOpinion opinion = before ? *before : HandlingOpinion{};
    opinion.request = base::text_or(payload, "request", opinion.request);
    opinion.facts = base::text_or(payload, "facts", opinion.facts);
    opinion.remedy = base::text_or(payload, "remedy", opinion.remedy);
    if (payload.find("legal_basis"))
        opinion.legal_basis = texts_in(payload, "legal_basis");
    if (payload.find("outcomes")) {
        opinion.outcomes.clear();
        for (auto const& item : base::list_or_empty(payload, "outcomes")) {
            auto const* object = item.object();
            auto const demand = object ? base::integer_or(*object, "demand", -1) : -1;
            if (demand < 0)
                continue;
            opinion.outcomes.push_back({.demand = static_cast<std::size_t>(demand),
                .outcome = base::text_or(*object, "outcome"),
                .text = base::text_or(*object, "text"),
                .execution_unit = base::text_or(*object, "execution_unit"),
                .execution_due = date_in(*object, "execution_due")});
        }
    }
    opinion.submitted_on = on;
    return opinion;
}

static std::string start_handling(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.contacted_on = date_in(item.payload, "contacted_on").value_or(item.occurred_on);
    record.contact = base::text_or(item.payload, "contact");
    note_handler(record, item.identity_id);
    enter(record, State::Handling, item.occurred_on);
    return {};
}

static std::string investigate(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.investigations.push_back(base::text_or(item.payload, "findings"));
    note_handler(record, item.identity_id);
    note_document(record, "D18");
    return {};
}

static std::string extend(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const days = base::integer_or(item.payload, "days", 0);
    if (record.extended_on)
        return "本件已延期一次，不能再次延期（条例第三十四条）";
    if (days < 1 || days > MAX_EXTENSION_DAYS)
        return "延长期限应为 1 至 30 日（条例第三十四条）";
    record.extension_days = static_cast<int>(days);
    record.extension_approver = item.identity_id;
    record.extended_on = item.occurred_on;
    record.extension_notified_on = date_in(item.payload, "notified_on");
    note_document(record, "D19");
    return {};
}

static std::string switch_to_ordinary(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (record.procedure != Procedure::Simple)
        return "本件不是简易办理";
    // SP-09: the sixty days go on from the simple acceptance, so accepted_on stays.
    record.procedure = Procedure::Ordinary;
    record.switched_on = item.occurred_on;
    record.switch_reason = base::text_or(item.payload, "reason");
    note_event(record, "switched_at", item.occurred_on);
    note_document(record, "D05");
    enter(record, State::Handling, item.occurred_on);
    return {};
}

static std::string open_hearing(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.hearings.push_back({false, date_in(item.payload, "on").value_or(item.occurred_on), {}, {}});
    enter(record, State::Hearing, item.occurred_on);
    return {};
}

static std::string conclude_hearing(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (record.hearings.empty())
        return "没有正在进行的听证";
    record.hearings.back().concluded_on = date_in(item.payload, "on").value_or(item.occurred_on);
    record.hearings.back().conclusion = base::text_or(item.payload, "conclusion");
    note_document(record, "D20"); // its minutes and opinion exist from here on
    enter(record, State::Handling, item.occurred_on);
    return {};
}

static std::string open_mediation(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.mediations.push_back({date_in(item.payload, "on").value_or(item.occurred_on), {}, {}, {}});
    enter(record, State::Mediation, item.occurred_on);
    return {};
}

static std::string conclude_mediation(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (record.mediations.empty())
        return "没有正在进行的调解";
    auto& mediation = record.mediations.back();
    mediation.concluded_on = date_in(item.payload, "on").value_or(item.occurred_on);
    mediation.agreement = base::text_or(item.payload, "agreement");
    mediation.performance_due = date_in(item.payload, "performance_due");
    if (!mediation.agreement.empty())
        note_document(record, "D21");
    enter(record, State::Handling, item.occurred_on);
    return {};
}

static void take_opinion(PetitionRecord& record, TimelineItem const& item)
{
    auto opinion = read_opinion(item.payload, record.opinion ? &*record.opinion : nullptr, item.occurred_on);
    if (record.opinion)
        record.earlier_opinions.push_back(std::move(*record.opinion));
    record.opinion = std::move(opinion);
    record.submitted_on = item.occurred_on;
    record.checks.clear();
    note_handler(record, item.identity_id);
    note_event(record, "submitted_at", item.occurred_on);
    note_document(record, "D16");
    enter(record, State::OpinionDrafted, item.occurred_on);
}

static std::string submit_opinion(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (record.disposal == "ASSIGN") {
        note_event(record, "completion_report_at", item.occurred_on); // the opinion goes up with the 办结报告 (T28)
        note_document(record, "D22");
    }
    take_opinion(record, item);
    return {};
}

static std::string resubmit(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    note_event(record, "resubmitted_at", item.occurred_on);
    take_opinion(record, item);
    return {};
}

Effect find_handle_effect(std::string_view act)
{
    if (act == "start_handling")
        return start_handling;
    if (act == "investigate")
        return investigate;
    if (act == "extend")
        return extend;
    if (act == "switch_to_ordinary")
        return switch_to_ordinary;
    if (act == "open_hearing")
        return open_hearing;
    if (act == "conclude_hearing")
        return conclude_hearing;
    if (act == "open_mediation")
        return open_mediation;
    if (act == "conclude_mediation")
        return conclude_mediation;
    if (act == "submit_opinion")
        return submit_opinion;
    if (act == "resubmit")
        return resubmit;
    return nullptr;
}

} // namespace domain
