// Reporting up and the ways out of the petition procedure: T03, T06–T10, T22 (law.md 1.6, 5.5).
#include "domain/workflow/guards/guard.h"

#include <algorithm>

namespace domain {

std::optional<std::string> sent_elsewhere_by_law(PetitionRecord const& record)
{
    if (record.litigation)
        return "涉法涉诉事项应转同级政法部门，请用“转政法部门”（RT-02，通知三（二），条例第二十二条第二款）";
    if (record.matter_class == "ACCUSATION")
        return "检举控告事项应按管理权限转纪检监察机关，请用“转纪检监察机关”（RT-03，条例第二十二条第二款、第三十条）";
    if (record.route == "R3_PARTY_APPEAL")
        return "党员申诉、监察对象申请复查事项应转同级纪检监察机关，请用“转纪检监察机关”（RT-04，通知三（二））";
    if (record.route == "R2_ARBITRATION" || record.route == "R4_ADMIN_PROCEDURE")
        return "应导入仲裁或行政程序，请用“导入其他途径”（RT-07，条例第三十一条）";
    return {};
}

static std::optional<Refusal> report_is_open(GuardContext const& context)
{
    if (!context.record->urgent && !context.record->threat)
        return Refusal{"T03", "只有标明重大紧急或者有扬言、极端倾向的事项才报请党委政府（条例第二十五条，T03）"};
    if (context.record->reported_up_on)
        return Refusal{"T03", "本件已于" + base::to_chinese(*context.record->reported_up_on) + "报请党委政府（T03）"};
    return {};
}

static void report_up(ArgumentContext const& context)
{
    auto const time = context.text("reported_time");
    if (!time.empty() && !base::parse_time_of_day(time))
        context.refuse("T03", "“报告时间”应写成 09:30 的样式", "reported_time");
}

static bool is_same_level(Org const& org, PetitionRecord const& record, Organisation const& organisation)
{
    auto const* first = organisation.find_org(record.first_unit);
    return first && org.level == first->level && org.region == first->region;
}

static std::optional<Refusal> political_legal_is_open(GuardContext const& context)
{
    if (!context.record->litigation)
        return Refusal{"T06", "甄别时没有认定为涉法涉诉，不能转政法部门；认定有误的请先更正（T06）"};
    return {};
}

static void refer_political_legal(ArgumentContext const& context)
{
    auto const& organisation = context.surroundings().organisation;
    auto const* org = organisation.find_org(base::OrgId{context.text("org")});
    if (!org)
        return;
    if (org->kind != OrgKind::PoliticalLegal)
        context.refuse("T06", in_quotes(org->name) + "不是政法部门（T06）", "org");
    else if (!is_same_level(*org, context.record(), organisation))
        context.refuse(
            "T06", "涉法涉诉事项应转同级政法部门，" + in_quotes(org->name) + "不是同级（通知三（二），T06）", "org");
}

static bool is_party_appeal(PetitionRecord const& record)
{
    return record.route == "R3_PARTY_APPEAL";
}

static std::optional<Refusal> discipline_is_open(GuardContext const& context)
{
    if (context.record->matter_class != "ACCUSATION" && !is_party_appeal(*context.record))
        return Refusal{"T07", "只有检举控告和党员申诉、监察对象申请复查事项转纪检监察机关（通知三（二），T07）"};
    return {};
}

static void refer_discipline(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const& organisation = context.surroundings().organisation;
    bool const is_appeal = context.text("reason") == "DISCIPLINE_APPEAL";
    if (is_appeal && !is_party_appeal(record))
        context.refuse("T07", "甄别的途径不是党员申诉，移送事由应选“检举控告”（T07）", "reason");
    if (!is_appeal && context.text("reason") == "ACCUSATION" && record.matter_class != "ACCUSATION")
        context.refuse("T07", "本件不是检举控告，移送事由应选“党员申诉、监察对象申请复查”（T07）", "reason");
    auto const* org = organisation.find_org(base::OrgId{context.text("org")});
    if (!org)
        return;
    if (org->kind != OrgKind::Discipline)
        context.refuse("T07", in_quotes(org->name) + "不是纪检监察机关（T07）", "org");
    else if (is_appeal && !is_same_level(*org, record, organisation))
        context.refuse("T07",
            "党员申诉、监察对象申请复查应转同级纪检监察机关，" + in_quotes(org->name) + "不是同级（通知三（二），T07）",
            "org"); // accusations go by management authority instead (AMB-15)
}

// T22: once a unit holds it, the refusal is the unit's.
static std::optional<Refusal> is_the_units_turn(GuardContext const& context)
{
    auto const& record = *context.record;
    bool const is_unit =
        context.identity && context.identity->org == record.unit && context.identity->has_role(Role::UnitLeader);
    if (record.state == State::UnitReceived && !is_unit)
        return Refusal{std::string(context.act.transition), "责任单位已签收，应由责任单位负责人决定（T22）"};
    return {};
}

static void route_other(ArgumentContext const& context)
{
    auto const route = context.text("route");
    if (!route.empty() && route != "R2_ARBITRATION" && route != "R4_ADMIN_PROCEDURE")
        context.refuse("T08", "只有仲裁和行政程序用“导入其他途径”（条例第三十一条第二项、第四项，T08）", "route");
}

static PetitionRecord const* earlier_record(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const& find = context.surroundings().find_record;
    return record.first_time == FirstTime::Repeat && find ? find(record.repeat_of) : nullptr;
}

// Accepted or being handled by a unit, and the time for it still running (条例第十九条第三款).
static bool is_being_handled(State state)
{
    return (state >= State::Dispatched && state <= State::AcceptedSimple)
        || (state >= State::Handling && state <= State::OpinionIssued) || state == State::Review
        || state == State::Recheck;
}

static void not_accept(ArgumentContext const& context)
{
    auto const ground = context.text("ground");
    auto const& record = context.record();
    if (ground == "N-01") {
        auto const* earlier = earlier_record(context);
        if (!earlier || !is_being_handled(earlier->state))
            context.refuse("N-01",
                "以“已受理或者正在办理”不予受理的，应先并为重复件，且原信访件正在办理（条例第十九条第三款，N-01）",
                "ground");
    } else if (ground == "N-02" && !record.litigation) {
        context.refuse("N-02", "甄别时没有认定为涉法涉诉，不能以此不予受理（条例第二十条第二款，N-02）", "ground");
    } else if (ground == "N-03" && !record.skip_level) {
        context.refuse("N-03", "本件不是越级走访，不能以此不予受理（条例第二十条第一款，N-03）", "ground");
    }
}

static bool lost_the_right_to_review(PetitionRecord const& earlier, Surroundings const& surroundings)
{
    bool const was_asked_for = !earlier.reviews.empty() && earlier.reviews.back().is_recheck;
    for (auto const& clock : clocks(earlier, surroundings))
        if ((clock.rule_id == "L13" || clock.rule_id == "L15") && clock.deadline.working_date() >= surroundings.today)
            return false;
    return earlier.delivered_on && !was_asked_for;
}

static void no_longer_accept(ArgumentContext const& context)
{
    auto const ground = context.text("ground");
    if (ground.empty())
        return;
    if (context.text("final_document").empty())
        context.refuse(
            ground, "不再受理须写明已经终结的文书名称和文号（条例第三十六条第三款，" + ground + "）", "final_document");
    if (ground == "X-02" && !context.record().litigation)
        context.refuse(ground, "甄别时没有认定为涉法涉诉，不能以此不再受理（条例第三十七条第三款，X-02）", "ground");
    auto const* earlier = earlier_record(context);
    if (!earlier) { // T10: linked; the earlier matter may be older than this workspace, then its document itself speaks
        if (ground != "X-02" && !has_attachments(context.payload))
            context.refuse(ground,
                "应先并为重复件，关联已经终结的原信访件；原件早于本系统的，须附上终结文书（条例第三十六条第三款，"
                    + ground + "）",
                "attachments");
        return;
    }
    bool const was_rechecked = std::any_of(earlier->reviews.begin(), earlier->reviews.end(),
        [](domain::Review const& review) { return review.is_recheck && !review.decision.empty(); });
    if (ground == "X-01" && !was_rechecked)
        context.refuse(ground, "原信访件没有复核意见，不能以复核终结不再受理（条例第三十六条第三款，X-01）", "ground");
    if (ground == "X-03" && !lost_the_right_to_review(*earlier, context.surroundings()))
        context.refuse(ground, "原信访件仍在申请复查、复核的期限内，或者已经申请（国信发〔2014〕4号，X-03）", "ground");
}

static void record_referral_result(ArgumentContext const& context)
{
    auto const sent_on = context.record().referral ? std::optional(context.record().referral->on) : std::nullopt;
    context.check_date("receipt_on", sent_on, "移送日期");
    context.check_date("result_on", sent_on, "移送日期");
    if (context.text("receipt_on").empty() && context.text("result_on").empty() && context.text("result").empty())
        context.refuse("record_referral_result", "请填写收件日期或者处理结果", "receipt_on");
}

std::span<GuardRow const> referral_guards()
{
    static constexpr GuardRow ROWS[]{
        {"report_up", report_is_open, report_up},
        {"refer_political_legal", political_legal_is_open, refer_political_legal},
        {"refer_discipline", discipline_is_open, refer_discipline},
        {"route_other", is_the_units_turn, route_other},
        {"not_accept", is_the_units_turn, not_accept},
        {"no_longer_accept", is_the_units_turn, no_longer_accept},
        {"record_referral_result", nullptr, record_referral_result},
    };
    return ROWS;
}

} // namespace domain
