// Effects of review, recheck, evaluation and archiving.
#include "domain/workflow/effects.h"

namespace domain {

static void request(PetitionRecord& record, TimelineItem const& item, bool is_recheck)
{
    Review review;
    review.is_recheck = is_recheck;
    review.requested_on = date_in(item.payload, "requested_on").value_or(item.occurred_on);
    review.received_on = date_in(item.payload, "received_on").value_or(item.occurred_on);
    review.late_with_good_reason = !base::text_or(item.payload, "good_reason").empty();
    review.round = record.round;
    note_event(record, is_recheck ? "recheck_requested_at" : "review_requested_at", review.requested_on);
    note_event(record, is_recheck ? "recheck_received_at" : "review_received_at", review.received_on);
    record.reviews.push_back(std::move(review));
    record.settled_on.reset(); // W5
    note_document(record, "D30");
    enter(record, is_recheck ? State::Recheck : State::Review, item.occurred_on);
}

static std::string request_review(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    request(record, item, false);
    return {};
}

static std::string request_recheck(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    request(record, item, true);
    return {};
}

static bool decide_review(PetitionRecord& record, TimelineItem const& item, bool is_recheck)
{
    if (record.reviews.empty() || record.reviews.back().is_recheck != is_recheck
        || !record.reviews.back().decision.empty())
        return false;
    auto& review = record.reviews.back();
    review.decision = base::text_or(item.payload, "decision");
    review.reason = base::text_or(item.payload, "reason");
    review.issued_on = item.occurred_on;
    review.delivered_on = date_in(item.payload, "delivered_on").value_or(item.occurred_on);
    review.decided_by = item.org_id;
    return true;
}

// A review asked for before the closing leaves nothing else to close: upholding the opinion does it.
static void close_if_open(PetitionRecord& record, base::Date on)
{
    if (record.closed_on)
        return;
    record.closed_on = on;
    note_event(record, "closed_at", on);
}

static std::string issue_review(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (!decide_review(record, item, false))
        return "没有待办的复查请求";
    auto const& review = record.reviews.back();
    note_event(record, "review_opinion_at", item.occurred_on);
    note_document(record, "D31");
    if (review.decision == "REVOKE") {
        begin_new_round(record, item.occurred_on);
        return {};
    }
    note_event(record, "review_delivered_at", *review.delivered_on);
    close_if_open(record, item.occurred_on);
    enter(record, State::Observe, item.occurred_on);
    return {};
}

static std::string open_recheck_hearing(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (!record.hearings.empty() && record.hearings.back().in_recheck && !record.hearings.back().concluded_on)
        return "复核听证正在进行";
    record.hearings.push_back({true, date_in(item.payload, "on").value_or(item.occurred_on), {}, {}});
    return {};
}

static std::string conclude_recheck_hearing(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (record.hearings.empty() || !record.hearings.back().in_recheck || record.hearings.back().concluded_on)
        return "没有正在进行的复核听证";
    record.hearings.back().concluded_on = date_in(item.payload, "on").value_or(item.occurred_on);
    record.hearings.back().conclusion = base::text_or(item.payload, "conclusion");
    note_document(record, "D20");
    return {};
}

static std::string issue_recheck(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (!decide_review(record, item, true))
        return "没有待办的复核请求";
    auto const from = date_in(item.payload, "hearing_from");
    auto const to = date_in(item.payload, "hearing_to");
    if (from && to) {
        record.hearings.push_back({true, *from, *to, {}});
        note_document(record, "D20");
    }
    note_event(record, "recheck_opinion_at", item.occurred_on);
    note_document(record, "D32");
    enter(record, State::Final, item.occurred_on);
    return {};
}

static std::string evaluate(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const side = base::text_or(item.payload, "side");
    for (auto const& known : record.evaluations)
        if (known.side == side)
            return "这一方已经评价过，评价后不再改动";
    record.evaluations.push_back(
        {side, base::text_or(item.payload, "value"), base::text_or(item.payload, "reason"), item.occurred_on});
    if (side == "UNIT" && record.delivered_on)
        note_event(record, "evaluation_at", item.occurred_on);
    return {};
}

static std::string record_guidance(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.guidances.push_back({date_in(item.payload, "on").value_or(item.occurred_on),
        base::text_or(item.payload, "method"), base::text_or(item.payload, "text")});
    return {};
}

static std::string publish_result(PetitionRecord&, TimelineItem const&, Surroundings const&)
{
    return {}; // the timeline keeps it; K13 reads its day
}

static std::string archive(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    record.archived_on = item.occurred_on;
    note_document(record, "D34");
    enter(record, State::Archived, item.occurred_on);
    return {};
}

Effect find_relief_effect(std::string_view act)
{
    if (act == "request_review")
        return request_review;
    if (act == "issue_review")
        return issue_review;
    if (act == "request_recheck")
        return request_recheck;
    if (act == "open_recheck_hearing")
        return open_recheck_hearing;
    if (act == "conclude_recheck_hearing")
        return conclude_recheck_hearing;
    if (act == "issue_recheck")
        return issue_recheck;
    if (act == "evaluate")
        return evaluate;
    if (act == "record_guidance")
        return record_guidance;
    if (act == "publish_result")
        return publish_result;
    if (act == "archive")
        return archive;
    return nullptr;
}

} // namespace domain
