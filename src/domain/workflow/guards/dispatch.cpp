// Dispatch and sign-for: T04, T05, T11, T12, T12a and the routing rows that bar them (law.md 5.5).
#include "domain/workflow/guards/guard.h"

namespace domain {

static std::optional<Refusal> is_for_a_unit(GuardContext const& context)
{
    if (auto why = sent_elsewhere_by_law(*context.record))
        return Refusal{std::string(context.act.transition), *std::move(why)};
    return {};
}

static std::optional<Refusal> self_receive_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    if (auto refusal = is_for_a_unit(context))
        return refusal;
    if (!record.competent_unit.is_empty() && !(record.competent_unit == record.first_unit))
        return Refusal{"T12a",
            "甄别认定的有权处理单位是" + in_quotes(context.surroundings.organisation.org_name(record.competent_unit))
                + "，应交办或转送，不能自办"};
    return {};
}

static Org const* target_unit(ArgumentContext const& context)
{
    auto const& record = context.record();
    base::OrgId const id{context.text("unit")};
    auto const* org = context.surroundings().organisation.find_org(id);
    if (org && id == record.first_unit)
        context.refuse(std::string(context.guard.act.transition),
            "不能转给本单位；本单位有权处理的请用“自办”（条例第二十三条第二款）", "unit");
    return org;
}

static void assign(ArgumentContext const& context)
{
    auto const* org = target_unit(context);
    if (org && org->kind != OrgKind::Unit && org->kind != OrgKind::Bureau)
        context.refuse("T05", "应交办给责任单位或下级信访部门，" + in_quotes(org->name) + "不是", "unit");
    auto const due = date_in(context.payload, "feedback_due");
    if (due && *due <= context.occurred_on)
        context.refuse(
            "L12", "“要求反馈日期”应晚于交办日期（" + base::to_chinese(context.occurred_on) + "）", "feedback_due");
}

static void transfer(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const* org = target_unit(context);
    if (org && org->kind != OrgKind::Unit && org->kind != OrgKind::Bureau)
        context.refuse("T04", "应转送有权处理的单位或下级信访部门，" + in_quotes(org->name) + "不是", "unit");
    // S38: 受理的申诉求决类初次信访应交办尽交办.
    bool const should_be_assigned = record.first_time == FirstTime::First && record.matter_class == "APPEAL";
    if (should_be_assigned && context.text("not_assigned_reason").empty())
        context.refuse("T04", "初次申诉求决事项应交办尽交办，改用转送须写明不交办的理由（通知三（二），S38，T04）",
            "not_assigned_reason");
}

static void guide(ArgumentContext const& context)
{
    if (context.text("disposal") == "MERGED" && context.record().first_time != FirstTime::Repeat)
        context.refuse("T11", "只有重复件可以并入原事项办理", "disposal");
}

void check_unit_staff(ArgumentContext const& context, std::string_view argument, base::OrgId const& unit)
{
    auto const* staff = context.surroundings().organisation.find_staff(base::StaffId{context.text(argument)});
    if (staff && !(staff->org == unit))
        context.refuse("L32",
            in_quotes(staff->name) + "不是" + in_quotes(context.surroundings().organisation.org_name(unit))
                + "的工作人员",
            std::string(argument));
}

static void self_receive(ArgumentContext const& context)
{
    check_unit_staff(context, "unit_leader", context.record().first_unit);
    check_unit_staff(context, "unit_officer", context.record().first_unit);
}

static void sign_for(ArgumentContext const& context)
{
    context.check_date("arrived_on", context.record().dispatched_on, "转送交办日期");
    check_unit_staff(context, "unit_leader", context.record().unit);
    check_unit_staff(context, "unit_officer", context.record().unit);
}

std::span<GuardRow const> dispatch_guards()
{
    static constexpr GuardRow ROWS[]{
        {"assign", is_for_a_unit, assign},
        {"transfer", is_for_a_unit, transfer},
        {"guide", nullptr, guide},
        {"self_receive", self_receive_is_open, self_receive},
        {"sign_for", nullptr, sign_for},
    };
    return ROWS;
}

} // namespace domain
