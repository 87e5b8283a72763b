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

// 条例第二十四条: the common superior decides; where there is none, the joint conference.
static std::optional<Refusal> decide_is_open(GuardContext const& context)
{
    auto const* identity = context.identity;
    auto const& organisation = context.surroundings.organisation;
    if (!identity || context.record->disputes.empty() || identity->has_role(Role::JcOffice))
        return {};
    auto const& units = context.record->disputes.back().units;
    bool const is_common_superior = std::all_of(units.begin(), units.end(),
        [&](base::OrgId const& unit) { return organisation.is_same_or_above(identity->org, unit); });
    if (!is_common_superior)
        return Refusal{"T19",
            "受理争议由共同的上一级机关、单位决定，" + in_quotes(organisation.org_name(identity->org))
                + "不是各争议单位的共同上级；没有共同上级的由联席会议协调（条例第二十四条，T19）"};
    return {};
}

static void decide_acceptance(ArgumentContext const& context)
{
    check_orgs(context, "assist");
    auto const assist = orgs_in(context.payload, "assist");
    base::OrgId const lead{context.text("lead")};
    if (std::find(assist.begin(), assist.end(), lead) != assist.end())
        context.refuse("T19", "同一单位不能既主办又协办（T19）", "assist");
}

std::span<GuardRow const> objection_guards()
{
    static constexpr GuardRow ROWS[]{
        {"relay", relay_is_open, relay},
        {"object", object_is_open, object},
        {"redispatch", redispatch_is_open, redispatch},
        {"dispute_acceptance", nullptr, dispute_acceptance},
        {"decide_acceptance", decide_is_open, decide_acceptance},
    };
    return ROWS;
}

} // namespace domain
