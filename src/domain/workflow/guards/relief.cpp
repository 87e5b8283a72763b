// Review (T40, T41), recheck (T42) and the archive (T45): 条例第三十五条、第三十六条.
#include "domain/workflow/guards/guard.h"

#include <algorithm>

namespace domain {

// W7: the day of the postmark is compared with the effective date.
static std::optional<base::Date> window_end(
    PetitionRecord const& record, Surroundings const& surroundings, std::string_view rule_id)
{
    std::optional<base::Date> end;
    for (auto const& clock : clocks(record, surroundings))
        if (clock.rule_id == rule_id)
            end = clock.deadline.working_date();
    return end;
}

static void check_request(
    ArgumentContext const& context, std::string_view rule, base::Date received_from, std::string_view article)
{
    context.check_date("requested_on", received_from, "收到书面答复日期");
    auto const requested_on = date_in(context.payload, "requested_on");
    context.check_date("received_on", requested_on, "申请日期");
    auto const end = window_end(context.record(), context.surroundings(), rule);
    if (requested_on && end && *requested_on > *end && context.text("good_reason").empty())
        context.refuse(std::string(rule),
            "申请应在收到书面答复之日起三十日内提出，期限到" + base::to_chinese(*end) + "；有正当理由的请写明（"
                + std::string(article) + "，" + std::string(rule) + "）",
            "requested_on");
}

static Review const* last_review(PetitionRecord const& record)
{
    return record.reviews.empty() || record.reviews.back().round != record.round ? nullptr : &record.reviews.back();
}

static std::optional<Refusal> request_review_is_open(GuardContext const& context)
{
    auto const* review = last_review(*context.record);
    if (review && !review->decision.empty())
        return Refusal{"T40", "本件已经复查，不服复查意见的应申请复核（条例第三十六条，T42）"};
    if (!context.record->delivered_on)
        return Refusal{"T40", "申请复查须先收到书面答复（条例第三十五条，T40）"};
    return {};
}

static void request_review(ArgumentContext const& context)
{
    check_request(context, "L13", context.record().delivered_on.value_or(context.occurred_on), "条例第三十五条");
}

static std::optional<Refusal> request_recheck_is_open(GuardContext const& context)
{
    auto const* review = last_review(*context.record);
    if (!review || review->is_recheck || review->decision.empty())
        return Refusal{"T42", "申请复核须先有复查意见（条例第三十六条第一款，T42）"};
    return {};
}

static void request_recheck(ArgumentContext const& context)
{
    auto const* review = last_review(context.record());
    auto const delivered_on = review && review->delivered_on ? *review->delivered_on : context.occurred_on;
    check_request(context, "L15", delivered_on, "条例第三十六条第一款");
}

// Q21: whoever handled the matter, or the unit itself, does not review it.
static std::optional<Refusal> reviewer_is_another(GuardContext const& context)
{
    auto const& record = *context.record;
    auto const* identity = context.identity;
    if (!identity)
        return {};
    bool const handled =
        std::find(record.handlers.begin(), record.handlers.end(), identity->id) != record.handlers.end();
    if (handled || (!record.unit.is_empty() && identity->org == record.unit))
        return Refusal{
            "Q21", "复查、复核由原办理单位的上一级进行，原承办人和原办理单位应当回避（条例第三十五条，Q21）"};
    auto const* reviewer = context.surroundings.organisation.find_org(identity->org);
    auto const* unit = context.surroundings.organisation.find_org(record.unit);
    if (reviewer && unit && reviewer->level <= unit->level)
        return Refusal{"Q21",
            "复查、复核由原办理单位（" + unit->name + "，" + std::string(to_chinese(unit->level))
                + "）的上一级机关、单位进行，" + reviewer->name + "是" + std::string(to_chinese(reviewer->level))
                + "（条例第三十五条，Q21）"};
    bool const reviewed_before = context.act.name == "issue_recheck"
        && std::any_of(record.reviews.begin(), record.reviews.end(),
            [&](Review const& review) { return !review.is_recheck && review.decided_by == identity->org; });
    if (reviewed_before)
        return Refusal{"Q21", "复核由复查机关的上一级进行，复查机关应当回避（条例第三十六条，Q21）"};
    return {};
}

static void issue_review(ArgumentContext const& context)
{
    auto const* review = last_review(context.record());
    context.check_date("delivered_on", review ? std::optional(review->requested_on) : std::nullopt, "申请日期");
    check_answers(context, AskedAt::Review, {"复查复核", "不能出具"});
    if (context.text("reason").empty())
        context.refuse("Q22", "维持、变更或者撤销都要写明理由（条例第三十五条、第三十六条，Q22）", "reason");
}

static bool has_open_hearing(PetitionRecord const& record)
{
    return !record.hearings.empty() && record.hearings.back().in_recheck && !record.hearings.back().concluded_on;
}

static std::optional<Refusal> open_hearing_is_open(GuardContext const& context)
{
    if (has_open_hearing(*context.record))
        return Refusal{"T26", "复核听证正在进行"};
    return {};
}

static std::optional<Refusal> conclude_hearing_is_open(GuardContext const& context)
{
    if (!has_open_hearing(*context.record))
        return Refusal{"T26", "没有正在进行的复核听证"};
    return {};
}

static void recheck_hearing(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const* review = last_review(record);
    if (context.guard.act.name == "open_recheck_hearing")
        context.check_date("on", review ? std::optional(review->received_on) : std::nullopt, "收到复核请求日期");
    else if (has_open_hearing(record))
        context.check_date("on", record.hearings.back().opened_on, "听证开始日期");
}

static std::optional<Refusal> issue_recheck_is_open(GuardContext const& context)
{
    if (has_open_hearing(*context.record))
        return Refusal{"T42", "复核听证尚未结束，不能出具复核意见（条例第三十六条第二款，T42）"};
    return reviewer_is_another(context);
}

static void issue_recheck(ArgumentContext const& context)
{
    issue_review(context);
    auto const* review = last_review(context.record());
    auto const from = date_in(context.payload, "hearing_from");
    auto const to = date_in(context.payload, "hearing_to");
    context.check_date("hearing_from", review ? std::optional(review->received_on) : std::nullopt, "收到复核请求日期");
    context.check_date("hearing_to", from, "听证开始日期");
    if (from.has_value() != to.has_value())
        context.refuse(
            "L16", "听证的开始和结束日期应同时填写（条例第三十六条第二款，L16）", from ? "hearing_to" : "hearing_from");
}

static std::optional<Refusal> archive_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    if (!record.pending.empty())
        return Refusal{"T45", "还有待批准的事项，批准或不批准之后再归档（T45）"};
    bool const has_conflict = std::any_of(record.timeline.begin(), record.timeline.end(), [](TimelineItem const& item) {
        return item.inert && !item.conflict_resolved && !item.conflicts_with.is_empty();
    });
    if (has_conflict)
        return Refusal{"T45", "本件有两处办理相互矛盾，须先处理冲突（T45）"};
    // S46: every closed first-time matter is visited, the one that ended with a recheck too.
    if (record.state == State::Final && record.closed_on && record.first_time == FirstTime::First)
        if (auto missing = follow_up_is_missing(record, context.surroundings.config))
            return Refusal{"S46", "归档前" + std::move(missing->why)};
    for (auto const& supervision : record.supervisions)
        if (!supervision.answered_on)
            return Refusal{"T45", "还有没有答复的督办，卷宗不齐（T37、T45）"};
    return {};
}

std::span<GuardRow const> relief_guards()
{
    static constexpr GuardRow ROWS[]{
        {"request_review", request_review_is_open, request_review},
        {"issue_review", reviewer_is_another, issue_review},
        {"request_recheck", request_recheck_is_open, request_recheck},
        {"open_recheck_hearing", open_hearing_is_open, recheck_hearing},
        {"conclude_recheck_hearing", conclude_hearing_is_open, recheck_hearing},
        {"issue_recheck", issue_recheck_is_open, issue_recheck},
        {"archive", archive_is_open, nullptr},
    };
    return ROWS;
}

} // namespace domain
