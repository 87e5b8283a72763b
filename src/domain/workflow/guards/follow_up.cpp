// Follow-up (T35, S46–S49), execution (K20) and settling: 案结事了 (law.md 3.3, W5).
#include "domain/workflow/guards/guard.h"

#include "domain/workflow/substance.h"

#include <algorithm>
#include <set>

namespace domain {

static bool has_object(base::ValueObject const& payload, std::string_view key)
{
    auto const* value = payload.find(key);
    return value && value->object() && !value->object()->is_empty();
}

static bool completes_the_attempts(ArgumentContext const& context)
{
    auto const& record = context.record();
    std::set<base::Date> days;
    for (auto const& attempt : record.follow_ups)
        if (!attempt.reached && attempt.round == record.round)
            days.insert(attempt.on);
    if (auto const on = date_in(context.payload, "on"))
        days.insert(*on);
    auto const& values = context.surroundings().config.workflow_on(context.record().received_on);
    return static_cast<int>(days.size()) >= values.follow_up_attempts;
}

static void follow_up(ArgumentContext const& context)
{
    context.check_date("on", context.record().closed_on, "办结日期");
    auto const* reached = context.payload.find("reached");
    if (!reached || !reached->boolean())
        return;
    if (*reached->boolean()) {
        if (!has_object(context.payload, "responsibility"))
            context.refuse("T35", "回访须了解工作责任落实情况（通知三（二），S48）", "responsibility");
        if (!has_object(context.payload, "handling"))
            context.refuse("T35", "回访须了解信访事项处理情况（通知三（二），S49）", "handling");
    } else if (completes_the_attempts(context) && context.text("proof").empty() && !has_attachments(context.payload)) {
        context.refuse("T35",
            "认定未能联系须附凭证：写明在不同日期的各次回访如何进行，或者附上凭证文件（通知三（二），S47）", "proof");
    }
}

static void record_execution(ArgumentContext const& context)
{
    context.check_date("executed_on", context.record().received_on, "收到日期");
    auto const demand = base::integer_or(context.payload, "demand", -1);
    auto const& opinion = context.record().opinion;
    bool const is_supported =
        opinion && std::any_of(opinion->outcomes.begin(), opinion->outcomes.end(), [&](Outcome const& outcome) {
            return static_cast<std::int64_t>(outcome.demand) == demand
                && (outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED");
        });
    if (!is_supported)
        context.refuse("K20", "只有予以支持的诉求需要记录执行（条例第三十二条）", "demand");
}

std::optional<Refusal> follow_up_is_missing(PetitionRecord const& record, OfficeConfig const& config)
{
    if (record.anonymous) // AMB-20: nobody to call; left out of K16
        return {};
    bool const was_reached = std::any_of(record.follow_ups.begin(), record.follow_ups.end(),
        [&](FollowUpRecord const& attempt) { return attempt.reached && attempt.round == record.round; });
    if (was_reached || record.unreachable)
        return {};
    if (record.follow_ups.empty())
        return Refusal{"T43", "案结事了须先回访：对所有已办结的初次信访事项都要回访（通知三（二），S46）"};
    return Refusal{"T43",
        "未能联系须在 " + std::to_string(config.workflow_on(record.received_on).follow_up_attempts)
            + " 个不同日期各回访一次，现有 " + std::to_string(unreached_days(record)) + " 天（通知三（二），S47）"};
}

static std::optional<Refusal> execution_is_missing(PetitionRecord const& record)
{
    if (!record.opinion)
        return {};
    for (auto const& outcome : record.opinion->outcomes)
        if ((outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED") && !outcome.executed_on)
            return Refusal{"T43",
                "第 " + std::to_string(outcome.demand + 1)
                    + " 项诉求予以支持但尚无执行记录，请责任单位先“记录执行”（条例第三十二条，K20）"};
    return {};
}

// S18: who was told no is owed an explanation in person, on record. A demand that was explained has it in the opinion.
static std::optional<Refusal> education_is_missing(PetitionRecord const& record)
{
    if (!record.opinion || !record.educations.empty())
        return {};
    for (auto const& outcome : record.opinion->outcomes)
        if (outcome.outcome == "NOT_SUPPORTED")
            return Refusal{"S18",
                "第 " + std::to_string(outcome.demand + 1)
                    + " 项诉求不予支持，销号前应有疏导教育记录，请先“记录疏导教育”（条例第三十二条，S18）"};
    return {};
}

// PS-4…6 (law.md 5.7) hold up T43 until the first leader confirms with a reason.
static std::optional<Refusal> looks_procedural(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const hits = procedural_hits(record, surroundings);
    auto const* hit = first_unconfirmed(hits, "PS-4", "PS-6");
    if (!hit)
        return {};
    return Refusal{hit->rule,
        hit->text + "；应重新办理（T36）、再次回访，或由首办责任领导“确认实体性化解”并写明理由（" + hit->rule + "）"};
}

static std::optional<Refusal> petitioner_may_still_ask_for_review(
    PetitionRecord const& record, Surroundings const& surroundings)
{
    if (record.petitioner_opinion != "DISAGREE" || record.state == State::Final || !record.delivered_on)
        return {};
    for (auto const& clock : clocks(record, surroundings))
        if (clock.rule_id == "L13" && clock.state != ClockState::Stopped
            && clock.deadline.working_date() >= surroundings.today)
            return Refusal{"L13",
                "信访人不同意处理意见，复查申请期限到" + base::to_chinese(clock.deadline.working_date())
                    + "，期满未申请方可销号（条例第三十五条，L13）"};
    return {};
}

static std::optional<Refusal> observation_is_open(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const days = surroundings.config.workflow_on(record.received_on).settle_observation_days;
    auto const until = base::add_days(record.closed_on.value_or(record.state_since), days);
    if (days > 0 && surroundings.today < until)
        return Refusal{"T43", "观察期到" + base::to_chinese(until) + "，期满无重复信访方可销号（内部目标，T43）"};
    if (!surroundings.find_record || !record.closed_on)
        return {};
    for (auto const& id : record.repeats) {
        auto const* repeat = surroundings.find_record(id);
        if (repeat && repeat->received_on > *record.closed_on && repeat->received_on <= until
            && repeat->state != State::Void)
            return Refusal{"T43", "办结后信访人又来信访（" + repeat->petition_no + "），不能销号（通知三（四），T44）"};
    }
    return {};
}

static std::optional<Refusal> settle_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    auto const& surroundings = context.surroundings;
    if (auto refusal = follow_up_is_missing(record, surroundings.config))
        return refusal;
    if (auto refusal = execution_is_missing(record))
        return refusal;
    if (auto refusal = education_is_missing(record))
        return refusal;
    if (auto refusal = looks_procedural(record, surroundings))
        return refusal;
    if (auto refusal = petitioner_may_still_ask_for_review(record, surroundings))
        return refusal;
    if (auto refusal = observation_is_open(record, surroundings))
        return refusal;
    bool const has_conflict = std::any_of(record.timeline.begin(), record.timeline.end(), [](TimelineItem const& item) {
        return item.inert && !item.conflict_resolved && !item.conflicts_with.is_empty();
    });
    if (has_conflict)
        return Refusal{"T43", "本件有两处办理相互矛盾，须先处理冲突（J3）"};
    return {};
}

// What was answered and closed is not taken back any more: the closing counts (K08, K09), and a review may be asked
// for.
static std::optional<Refusal> withdraw_is_open(GuardContext const& context)
{
    if (!context.record->closed_on)
        return {};
    return Refusal{"T46", "本件已于" + base::to_chinese(*context.record->closed_on) + "办结，不能再作撤回处理（T46）"};
}

std::span<GuardRow const> follow_up_guards()
{
    static constexpr GuardRow ROWS[]{
        {"follow_up", nullptr, follow_up},
        {"record_execution", nullptr, record_execution},
        {"settle", settle_is_open, nullptr},
        {"withdraw", withdraw_is_open, nullptr},
    };
    return ROWS;
}

} // namespace domain
