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

// Law 4.5: 存 only with its reason; what is urgent or threatens has a content.
static void check_filing(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const ground = context.text("ground");
    if (record.urgent || record.threat)
        context.refuse(
            "T11", "重大紧急或者有扬言、极端倾向的，应报告并办理，不能存查（条例第二十五条，T11）", "disposal");
    if (ground != "NO_CONTENT" && ground != "THANKS" && ground != "DUPLICATE")
        context.refuse("T11", "存查须选明情形：没有具体内容、表示感谢，或者一信多投的重复来件（T11）", "ground");
    if (ground == "DUPLICATE" && record.first_time != FirstTime::Repeat)
        context.refuse("FT-06", "一信多投的，请先并为重复件（FT-06）", "ground");
}

static void guide(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const disposal = context.text("disposal");
    if (disposal == "MERGED" && record.first_time != FirstTime::Repeat)
        context.refuse("T11", "只有重复件可以并入原事项办理", "disposal");
    if (disposal == "FILE_ONLY")
        check_filing(context);
    // S38: whoever neither assigns nor transfers an appeal that the office has taken in says why, as at T04.
    if (is_kept_from_assignment(record, disposal, context.surroundings().organisation)
        && context.text("not_assigned_reason").empty())
        context.refuse("T11",
            "初次申诉求决事项应交办尽交办，改为告知、答复或者存查的须写明不交办的理由（通知三（二），S38，T11）",
            "not_assigned_reason");
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
