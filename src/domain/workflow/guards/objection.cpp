// Relay (T13), objection and return (T14–T17, 条例第二十三条第三款), and the dispute about who accepts (T18, T19,
// 条例第二十四条).
#include "domain/workflow/guards/guard.h"

#include <algorithm>

namespace domain {

static std::optional<Refusal> relay_is_open(GuardContext const& context)
{
    auto const* holder = context.surroundings.organisation.find_org(context.record->unit);
    if (holder && holder->kind != OrgKind::Bureau)
        return Refusal{"T13", "本件已送到责任单位" + in_quotes(holder->name) + "，不再逐级转下级（T13）"};
    return {};
}

static void relay(ArgumentContext const& context)
{
    auto const& organisation = context.surroundings().organisation;
    auto const* from = organisation.find_org(context.record().unit);
    auto const* to = organisation.find_org(base::OrgId{context.text("org")});
    if (!to)
        return;
    if (to->id == context.record().unit)
        context.refuse("T13", "不能转给本机关自己（T13）", "org");
    else if (from && to->level > from->level)
        context.refuse("T13", "逐级转送只能转往本级或者下级，" + in_quotes(to->name) + "是上级（T13）", "org");
}

static std::optional<base::Date> objection_due(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const* rule = record.unit_received_on ? surroundings.rules.find("L08", *record.unit_received_on) : nullptr;
    if (!rule)
        return {};
    auto const deadline = compute_deadline(*rule, {*record.unit_received_on, {}}, {}, surroundings.calendar,
        surroundings.config.hours_on(*record.unit_received_on));
    return deadline ? deadline->effective : std::nullopt;
}

static std::optional<Refusal> object_is_open(GuardContext const& context)
{
    if (context.record->disposal == "SELF")
        return Refusal{"T14", "本件由本单位自办，没有转送交办单位可以提出异议（T14）"};
    return {};
}

static void object(ArgumentContext const& context)
{
    auto const due = objection_due(context.record(), context.surroundings());
    if (due && context.occurred_on > *due)
        context.refuse("L08",
            "异议应在收到之日起五个工作日内提出，期限到" + base::to_chinese(*due) + "（条例第二十三条第三款，L08）",
            "occurred_on");
    if (context.text("proposed_unit") == context.record().unit.value)
        context.refuse("T14", "“建议办理单位”不应是本单位", "proposed_unit");
}

static std::optional<Refusal> redispatch_is_open(GuardContext const& context)
{
    if (auto why = sent_elsewhere_by_law(*context.record))
        return Refusal{"T17", *std::move(why)};
    return {};
}

static void redispatch(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const unit = context.text("unit");
    if (unit == record.unit.value && context.text("superior_decision").empty())
        context.refuse("T17", "已同意异议，不能再派原单位；上级决定仍由其办理的须写明决定（T17）", "unit");
    if (context.guard.identity && unit == context.guard.identity->org.value)
        context.refuse("T17", "不能改派给本机关自己（T17）", "unit");
    auto const* org = context.surroundings().organisation.find_org(base::OrgId{unit});
    if (org && org->kind != OrgKind::Unit && org->kind != OrgKind::Bureau)
        context.refuse("T17", "应改派责任单位或下级信访部门，" + in_quotes(org->name) + "不是", "unit");
    bool const is_assigned = context.text("how") == "ASSIGN";
    auto const due = date_in(context.payload, "feedback_due");
    if (is_assigned && context.text("feedback_due").empty())
        context.refuse("L12", "交办须写明要求反馈日期（条例第二十二条第一款第三项，L12）", "feedback_due");
    if (is_assigned && due && *due <= context.occurred_on)
        context.refuse(
            "L12", "“要求反馈日期”应晚于改派日期（" + base::to_chinese(context.occurred_on) + "）", "feedback_due");
}

static void check_orgs(ArgumentContext const& context, std::string_view argument)
{
    auto const orgs = orgs_in(context.payload, argument);
    for (std::size_t index = 0; index < orgs.size(); ++index)
        if (!context.surroundings().organisation.find_org(orgs[index]))
            context.refuse(std::string(context.guard.act.transition), "没有这个机构" + in_quotes(orgs[index].value),
                std::string(argument) + "[" + std::to_string(index) + "]");
}

static void dispute_acceptance(ArgumentContext const& context)
{
    auto units = orgs_in(context.payload, "units");
    check_orgs(context, "units");
    if (std::find(units.begin(), units.end(), context.record().unit) == units.end())
        units.push_back(context.record().unit);
    std::sort(units.begin(), units.end());
    if (std::unique(units.begin(), units.end()) - units.begin() < 2)
        context.refuse("T18", "受理争议应涉及两个以上机关、单位（条例第二十四条，T18）", "units");
}

static bool is_common_superior(
    base::OrgId const& org, AcceptanceDispute const& dispute, Organisation const& organisation)
{
    return std::all_of(dispute.units.begin(), dispute.units.end(),
        [&](base::OrgId const& unit) { return organisation.is_same_or_above(org, unit); });
}

static bool has_common_superior(AcceptanceDispute const& dispute, Organisation const& organisation)
{
    return std::any_of(organisation.orgs().begin(), organisation.orgs().end(),
        [&](Org const& org) { return is_common_superior(org.id, dispute, organisation); });
}

// 条例第二十四条: the common superior decides; where there is none, the joint conference.
static std::optional<Refusal> decide_is_open(GuardContext const& context)
{
    auto const* identity = context.identity;
    auto const& organisation = context.surroundings.organisation;
    if (!identity || context.record->disputes.empty() || identity->has_role(Role::JcOffice))
        return {};
    if (!is_common_superior(identity->org, context.record->disputes.back(), organisation))
        return Refusal{"T19",
            "受理争议由共同的上一级机关、单位决定，" + in_quotes(organisation.org_name(identity->org))
                + "不是各争议单位的共同上级；没有共同上级的由联席会议协调（条例第二十四条，T19）"};
    return {};
}

// The unit that holds the matter passes it on; of the others, those who may decide.
static std::optional<Refusal> advance_is_open(GuardContext const& context)
{
    bool const is_the_units = context.identity && context.identity->has_role(Role::UnitLeader)
        && context.identity->org == context.record->unit;
    return is_the_units ? std::nullopt : decide_is_open(context);
}

static int step_in(ArgumentContext const& context)
{
    auto const step = context.text("step");
    return step.size() == 1 ? step[0] - '0' : 0;
}

static int present_step(AcceptanceDispute const& dispute)
{
    return dispute.steps.empty() ? 1 : dispute.steps.back().step;
}

static void advance_dispute(ArgumentContext const& context)
{
    auto const step = step_in(context);
    if (context.record().disputes.empty() || step == 0)
        return;
    auto const& dispute = context.record().disputes.back();
    if (step <= present_step(dispute))
        context.refuse("T18",
            "争议已在第 " + std::to_string(present_step(dispute)) + " 步，只能依次转入后面的一步（条例第二十四条）",
            "step");
    else if (step == 2 && !has_common_superior(dispute, context.surroundings().organisation))
        context.refuse("T18", "各争议单位没有共同的上一级，应转入联席会议协调（条例第二十四条）", "step");
}

// Which step a decision belongs to, where nobody said: the one that was reached, else the one that its decider has.
static int step_of_decision(ArgumentContext const& context, AcceptanceDispute const& dispute)
{
    constexpr int SUCCESSOR = 4;
    auto const* identity = context.guard.identity;
    if (present_step(dispute) >= SUCCESSOR)
        return present_step(dispute);
    bool const decides_as_superior =
        identity && is_common_superior(identity->org, dispute, context.surroundings().organisation);
    auto const* org = identity ? context.surroundings().organisation.find_org(identity->org) : nullptr;
    bool const is_conference = org && org->kind == OrgKind::JointConference;
    return decides_as_superior && !is_conference ? 2 : 3;
}

static void check_decider(ArgumentContext const& context, AcceptanceDispute const& dispute, int step)
{
    auto const* identity = context.guard.identity;
    auto const& organisation = context.surroundings().organisation;
    if (!identity)
        return;
    if (step == 2 && !is_common_superior(identity->org, dispute, organisation))
        context.refuse("T19",
            "第二步由共同的上一级机关、单位决定，" + in_quotes(organisation.org_name(identity->org))
                + "不是（条例第二十四条，T19）",
            "step");
    if (step == 3 && !identity->has_role(Role::JcOffice))
        context.refuse("T19", "第三步由联席会议协调处理，应由联席会议办公室录入（条例第二十四条，T19）", "step");
    auto const* own = organisation.find_org(identity->org);
    auto const* raiser = organisation.find_org(dispute.raised_by);
    if (step == 5 && own && raiser && own->level != raiser->level)
        context.refuse("T19",
            "第五步由" + in_quotes(raiser->name) + "的同级（" + std::string(to_chinese(raiser->level))
                + "）党委、政府决定，应由同级的信访部门或者联席会议办公室录入（条例第二十四条，T19）",
            "step");
}

// What each step asks for beside the unit: 1 and 4 bind who it may be, 5 rests on a document.
static void check_step(ArgumentContext const& context, AcceptanceDispute const& dispute, int step)
{
    auto const lead = context.text("lead");
    auto const former = context.text("former_unit");
    auto const is_disputed = [&](std::string const& unit) {
        return dispute.raised_by.value == unit
            || std::any_of(dispute.units.begin(), dispute.units.end(),
                [&](base::OrgId const& known) { return known.value == unit; });
    };
    if (step < present_step(dispute))
        context.refuse("T19",
            "争议已转到第 " + std::to_string(present_step(dispute))
                + " 步，不能再按前面的步骤决定（条例第二十四条，T19）",
            "step");
    if (step == 1 && !lead.empty() && !is_disputed(lead))
        context.refuse("T19", "协商一致的，主办单位应是争议单位之一（条例第二十四条，T19）", "lead");
    if (step == 4 && !is_disputed(former))
        context.refuse("T19",
            "第四步应写明哪个争议单位已分立、合并或者撤销，由继续行使其职权的单位受理（条例第二十四条，T19）",
            "former_unit");
    else if (step == 4 && former == lead)
        context.refuse(
            "T19", "已分立、合并、撤销的单位不能主办，应为继续行使其职权的单位（条例第二十四条，T19）", "lead");
    if (step == 5 && context.text("decision_no").empty())
        context.refuse("T19",
            "第五步由同级党委、政府或者其指定的单位受理，应写明党委、政府决定的文号（条例第二十四条，T19）",
            "decision_no");
}

static void decide_acceptance(ArgumentContext const& context)
{
    check_orgs(context, "assist");
    auto const assist = orgs_in(context.payload, "assist");
    base::OrgId const lead{context.text("lead")};
    if (std::find(assist.begin(), assist.end(), lead) != assist.end())
        context.refuse("T19", "同一单位不能既主办又协办（T19）", "assist");
    if (context.record().disputes.empty())
        return;
    auto const& dispute = context.record().disputes.back();
    if (context.text("step").empty())
        context.payload.set("step", std::to_string(step_of_decision(context, dispute)));
    check_decider(context, dispute, step_in(context));
    check_step(context, dispute, step_in(context));
}

std::span<GuardRow const> objection_guards()
{
    static constexpr GuardRow ROWS[]{
        {"relay", relay_is_open, relay},
        {"object", object_is_open, object},
        {"redispatch", redispatch_is_open, redispatch},
        {"dispute_acceptance", nullptr, dispute_acceptance},
        {"advance_dispute", advance_is_open, advance_dispute},
        {"decide_acceptance", decide_is_open, decide_acceptance},
    };
    return ROWS;
}

} // namespace domain
