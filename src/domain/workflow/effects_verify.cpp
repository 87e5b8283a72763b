// Effects of verification, issue, delivery and closing.
#include "domain/workflow/effects.h"

namespace domain {

static std::string take_for_verification(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.verification_started_on = item.occurred_on;
    enter(record, State::UnderVerification, item.occurred_on);
    return {};
}

static std::string send_back(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.failed_checks = texts_in(item.payload, "failed");
    record.required_correction = base::text_or(item.payload, "required");
    record.sent_back_on = item.occurred_on;
    ++record.send_back_count;
    note_event(record, "verified_at", item.occurred_on); // T30 stops L37
    note_event(record, "sent_back_at", item.occurred_on);
    note_document(record, "D23");
    enter(record, State::SentBack, item.occurred_on);
    return {};
}

static std::string comment_on(std::vector<CheckResult> const& checks, std::string_view id)
{
    for (auto const& check : checks)
        if (check.check == id)
            return check.comment;
    return {};
}

static std::string pass_verification(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.checks.clear();
    for (auto const& value : base::list_or_empty(item.payload, "checks")) {
        auto const* object = value.object();
        if (object)
            record.checks.push_back(
                {base::text_or(*object, "check"), base::text_or(*object, "result"), base::text_or(*object, "comment")});
    }
    for (auto const& rule : texts_in(item.payload, "confirmed_rules"))
        record.confirmations.push_back(
            {rule, comment_on(record.checks, "Q16"), item.occurred_on, item.identity_id, record.round});
    record.opinion_issued_on = item.occurred_on;
    note_event(record, "verified_at", item.occurred_on);
    note_event(record, "opinion_issued_at", item.occurred_on);
    enter(record, State::OpinionIssued, item.occurred_on);
    return {};
}

static std::string deliver(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.delivered_on = date_in(item.payload, "delivered_on").value_or(item.occurred_on);
    record.delivery_method = base::text_or(item.payload, "method");
    record.delivery_signed = base::boolean_or(item.payload, "signed", false);
    record.delivered_online = base::boolean_or(item.payload, "electronic", false);
    note_event(record, "delivered_at", *record.delivered_on);
    note_event(record, "opinion_delivered_at", *record.delivered_on);
    note_document(record, "D25");
    enter(record, State::Delivered, item.occurred_on);
    return {};
}

static std::string close(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.petitioner_opinion = base::text_or(item.payload, "petitioner_opinion");
    record.cause = base::text_or(item.payload, "cause");
    record.cause_code = base::text_or(item.payload, "cause_code");
    record.prevention = base::text_or(item.payload, "prevention");
    record.closed_on = item.occurred_on;
    note_event(record, "closed_at", item.occurred_on);
    enter(record, State::Closed, item.occurred_on);
    return {};
}

Effect find_verify_effect(std::string_view act)
{
    if (act == "take_for_verification")
        return take_for_verification;
    if (act == "send_back")
        return send_back;
    if (act == "pass_verification")
        return pass_verification;
    if (act == "deliver")
        return deliver;
    if (act == "close")
        return close;
    return nullptr;
}

} // namespace domain
