// Supervision (T37, 条例第四十条第一款), the grading of difficulty and the report to the joint conference (T38), and
// the first leader's confirmation (law.md 5.7).
#include "domain/workflow/guards/guard.h"

#include "domain/workflow/special_handling.h"
#include "domain/workflow/substance.h"

#include <algorithm>

namespace domain {

// The first unit, or an organ above it or above the unit that handles the matter.
static std::optional<Refusal> supervise_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    auto const& organisation = context.surroundings.organisation;
    auto const* identity = context.identity;
    bool const is_entitled = !identity || organisation.is_same_or_above(identity->org, record.first_unit)
        || (!record.unit.is_empty() && organisation.is_same_or_above(identity->org, record.unit));
    if (!is_entitled)
        return Refusal{
            "T37", in_quotes(organisation.org_name(identity->org)) + "不是首办单位，也不是其上级，不能督办本件（T37）"};
    return {};
}

static SupervisionObligation const* open_obligation(
    std::vector<SupervisionObligation> const& obligations, std::string_view desk)
{
    for (auto const& obligation : obligations)
        if (obligation.supervision.empty() && (desk.empty() || obligation.desk == desk))
            return &obligation;
    return nullptr;
}

// S75: another desk than that of the repeat's channel says why, and then carries out what that desk owes.
static SupervisionObligation const* take_over(
    ArgumentContext const& context, std::vector<SupervisionObligation> const& obligations)
{
    auto const* oldest = open_obligation(obligations, {});
    if (!oldest)
        return nullptr;
    if (context.text("desk_reason").empty()) {
        context.refuse("S75", why_other_desk(obligations), "desk_reason");
        return nullptr;
    }
    context.payload.set("instead_of", oldest->desk);
    return oldest;
}

static void supervise(ArgumentContext const& context)
{
    auto const obligations = supervision_obligations(context.record(), context.surroundings());
    auto const ground = context.text("ground");
    if (ground == "REPEAT") {
        auto const* obligation = open_obligation(obligations, context.text("desk"));
        if (!obligation)
            obligation = take_over(context, obligations);
        if (!obligation && context.record().repeats.empty())
            context.refuse("T37", "信访人没有再次信访，督办情形应另选（通知三（四），T37）", "ground");
        if (obligation)
            context.payload.set("obligation", obligation->id);
        if (obligation && context.text("desk").empty()) // S75: 归口, by the channel through which the repeat came
            context.payload.set("desk", obligation->desk);
    }
    if (context.text("desk").empty())
        context.payload.set("desk", context.record().channel);
    auto const due = date_in(context.payload, "reply_due");
    if (due && *due <= context.occurred_on)
        context.refuse(
            "L26", "“要求反馈日期”应晚于督办日期（" + base::to_chinese(context.occurred_on) + "）", "reply_due");
}

static std::optional<Refusal> answer_is_open(GuardContext const& context)
{
    auto const& supervisions = context.record->supervisions;
    if (std::none_of(supervisions.begin(), supervisions.end(), [](auto const& known) { return !known.answered_on; }))
        return Refusal{"T37", "没有待答复的督办（T37）"};
    return {};
}

static void answer_supervision(ArgumentContext const& context)
{
    auto const of = context.text("of");
    auto const& supervisions = context.record().supervisions;
    auto const open = std::find_if(supervisions.begin(), supervisions.end(),
        [&](Supervision const& known) { return !known.answered_on && (of.empty() || known.id == of); });
    if (open == supervisions.end())
        return context.refuse("T37", "没有这一件待答复的督办", "of");
    if (context.occurred_on < open->issued_on)
        context.refuse("T37", "答复日期不能早于督办日期（" + base::to_chinese(open->issued_on) + "）", "occurred_on");
}

static void confirm_substantive(ArgumentContext const& context)
{
    auto const rule = context.text("rule");
    auto const hits = procedural_hits(context.record(), context.surroundings());
    bool const is_hit = std::any_of(
        hits.begin(), hits.end(), [&](ProceduralHit const& hit) { return hit.rule == rule && !hit.is_confirmed; });
    if (!rule.empty() && !is_hit)
        context.refuse(rule, "本件没有这一项提示，或者已经确认（" + rule + "）", "rule");
}

static std::optional<Refusal> conference_report_is_open(GuardContext const& context)
{
    auto const& difficulties = context.record->difficulties;
    if (!difficulties.empty() && difficulties.back().grade == "ORDINARY")
        return Refusal{"T38", "本件评定为一般事项，不需要报告联席会议；情况有变的请先重新评定（通知三（三），T38）"};
    return {};
}

std::span<GuardRow const> supervision_guards()
{
    static constexpr GuardRow ROWS[]{
        {"supervise", supervise_is_open, supervise},
        {"answer_supervision", answer_is_open, answer_supervision},
        {"confirm_substantive", nullptr, confirm_substantive},
        {"report_joint_conference", conference_report_is_open, nullptr},
    };
    return ROWS;
}

} // namespace domain
