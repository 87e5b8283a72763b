// Dispatch, sign-for and acceptance: T04, T05, T11, T12, T12a, T20 and the routing rows that bar them (law.md 5.5).
#include "domain/workflow/guards/guard.h"

namespace domain {

// Matters that the law sends elsewhere are not for an ordinary unit.
static std::optional<Refusal> barred_by_route(PetitionRecord const& record)
{
    if (record.litigation)
        return Refusal{
            "RT-02", "涉法涉诉事项应转同级政法部门，不能交一般责任单位办理（通知三（二），条例第二十二条第二款）"};
    if (record.matter_class == "ACCUSATION")
        return Refusal{"RT-03", "检举控告事项应按管理权限转纪检监察机关（条例第二十二条第二款、第三十条）"};
    if (record.route == "R3_PARTY_APPEAL")
        return Refusal{"RT-04", "党员申诉、申请复审事项应转同级纪检监察机关（通知三（二））"};
    if (record.route == "R2_ARBITRATION" || record.route == "R4_ADMIN_PROCEDURE")
        return Refusal{"RT-07", "应导入仲裁或行政程序，请用“告知引导”告知信访人（条例第三十一条）"};
    return {};
}

static bool is_only_for_another_organ(PetitionRecord const& record)
{
    return record.litigation || record.matter_class == "ACCUSATION" || record.route == "R3_PARTY_APPEAL";
}

static std::optional<Refusal> assign_is_open(GuardContext const& context)
{
    return barred_by_route(*context.record);
}

static std::optional<Refusal> transfer_is_open(GuardContext const& context)
{
    if (is_only_for_another_organ(*context.record))
        return {}; // the target decides, see transfer()
    return barred_by_route(*context.record);
}

static std::optional<Refusal> self_receive_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    if (auto refusal = barred_by_route(record))
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
    if (org && record.litigation && org->kind != OrgKind::PoliticalLegal)
        context.refuse("RT-02", "涉法涉诉事项只能转同级政法部门（通知三（二），条例第二十二条第二款）", "unit");
    bool const is_for_discipline = record.matter_class == "ACCUSATION" || record.route == "R3_PARTY_APPEAL";
    if (org && !record.litigation && is_for_discipline && org->kind != OrgKind::Discipline)
        context.refuse(record.matter_class == "ACCUSATION" ? "RT-03" : "RT-04",
            "检举控告和党员申诉事项只能转纪检监察机关（通知三（二），条例第二十二条第二款）", "unit");
    // S38: 受理的申诉求决类初次信访应交办尽交办.
    bool const should_be_assigned =
        record.first_time == FirstTime::First && record.matter_class == "APPEAL" && !is_only_for_another_organ(record);
    if (should_be_assigned && context.text("not_assigned_reason").empty())
        context.refuse("S38", "初次申诉求决事项应交办尽交办，改用转送须写明不交办的理由（通知三（二），T04）",
            "not_assigned_reason");
}

static void guide(ArgumentContext const& context)
{
    if (context.text("disposal") == "MERGED" && context.record().first_time != FirstTime::Repeat)
        context.refuse("T11", "只有重复件可以并入原事项办理", "disposal");
}

static void check_unit_staff(ArgumentContext const& context, std::string_view argument, base::OrgId const& unit)
{
    auto const* staff = context.surroundings().organisation.find_staff(base::StaffId{context.text(argument)});
    if (staff && !(staff->org == unit))
        context.refuse("S51",
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

static void accept(ArgumentContext const& context)
{
    auto const& record = context.record();
    context.check_date("notice_on", record.unit_received_on, "收到日期");
    context.check_date("notice_arrived_on", date_in(context.payload, "notice_on"), "告知书日期");
    check_unit_staff(context, "unit_leader", record.unit);
    check_unit_staff(context, "unit_officer", record.unit);
    // S51: 收到初次信访事项后，应当明确责任领导和责任人.
    if (record.unit_leader.is_empty() && context.text("unit_leader").empty())
        context.refuse("S51", "受理须先明确责任领导（通知三（三），L32）", "unit_leader");
    if (record.unit_officer.is_empty() && context.text("unit_officer").empty())
        context.refuse("S51", "受理须先明确责任人（通知三（三），L32）", "unit_officer");
}

std::span<GuardRow const> dispatch_guards()
{
    static constexpr GuardRow ROWS[]{
        {"assign", assign_is_open, assign},
        {"transfer", transfer_is_open, transfer},
        {"guide", nullptr, guide},
        {"self_receive", self_receive_is_open, self_receive},
        {"sign_for", nullptr, sign_for},
        {"accept", nullptr, accept},
    };
    return ROWS;
}

} // namespace domain
