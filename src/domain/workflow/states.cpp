// Names and places of the states (law.md 5.2).
#include "domain/workflow/states.h"

#include "domain/code_table.h"

namespace domain {

static constexpr CodeRow<State> STATES[]{
    {State::None, "NONE", "未登记"},
    {State::Registered, "REGISTERED", "已登记"},
    {State::Triaged, "TRIAGED", "已甄别"},
    {State::ReportedUp, "REPORTED_UP", "已报请党委政府"},
    {State::Dispatched, "DISPATCHED", "已转送交办，待签收"},
    {State::Objected, "OBJECTED", "异议待核"},
    {State::Returned, "RETURNED", "已退回，待改派"},
    {State::UnitReceived, "UNIT_RECEIVED", "责任单位已签收"},
    {State::AcceptDispute, "ACCEPT_DISPUTE", "受理争议协调"},
    {State::Accepted, "ACCEPTED", "已受理"},
    {State::AcceptedSimple, "ACCEPTED_SIMPLE", "已受理（简易）"},
    {State::NotAccepted, "NOT_ACCEPTED", "不予受理"},
    {State::NoLongerAccepted, "NO_LONGER_ACCEPTED", "不再受理"},
    {State::ReferredPoliticalLegal, "REFERRED_PL", "已转政法部门"},
    {State::ReferredDiscipline, "REFERRED_DISCIPLINE", "已转纪检监察机关"},
    {State::RoutedOther, "ROUTED_OTHER", "已导入其他法定途径"},
    {State::Guided, "GUIDED", "已告知引导"},
    {State::Withdrawn, "WITHDRAWN", "信访人撤回"},
    {State::Handling, "HANDLING", "办理中"},
    {State::Mediation, "MEDIATION", "调解中"},
    {State::Hearing, "HEARING", "听证中"},
    {State::OpinionDrafted, "OPINION_DRAFTED", "处理意见报审"},
    {State::UnderVerification, "UNDER_VERIFICATION", "首办单位审核中"},
    {State::SentBack, "SENT_BACK", "退回重办"},
    {State::OpinionIssued, "OPINION_ISSUED", "已出具处理意见"},
    {State::Delivered, "DELIVERED", "已送达"},
    {State::Closed, "CLOSED", "已办结"},
    {State::FollowUp, "FOLLOW_UP", "待回访"},
    {State::Observe, "OBSERVE", "观察期"},
    {State::Review, "REVIEW", "复查中"},
    {State::Recheck, "RECHECK", "复核中"},
    {State::Final, "FINAL", "复核终结"},
    {State::Settled, "SETTLED", "案结事了"},
    {State::Archived, "ARCHIVED", "已归档"},
    {State::Void, "VOID", "误登作废"},
};

static constexpr CodeRow<Stage> STAGES[]{
    {Stage::None, "NONE", ""},
    {Stage::Register, "REGISTER", "登记"},
    {Stage::Accept, "ACCEPT", "受理"},
    {Stage::Handle, "HANDLE", "办理"},
    {Stage::Supervise, "SUPERVISE", "督查"},
    {Stage::Assess, "ASSESS", "考核"},
};

std::string_view to_code(State state)
{
    return code_in(STATES, state);
}

std::string_view to_chinese(State state)
{
    return label_in(STATES, state);
}

std::optional<State> parse_state(std::string_view code)
{
    return parse_in(STATES, code);
}

Stage stage_of(State state)
{
    switch (state) {
    case State::None:
        return Stage::None;
    case State::Registered:
    case State::Triaged:
    case State::ReportedUp:
    case State::Guided:
    case State::Withdrawn:
    case State::Void:
        return Stage::Register;
    case State::Dispatched:
    case State::Objected:
    case State::Returned:
    case State::UnitReceived:
    case State::AcceptDispute:
    case State::Accepted:
    case State::AcceptedSimple:
    case State::NotAccepted:
    case State::NoLongerAccepted:
    case State::ReferredPoliticalLegal:
    case State::ReferredDiscipline:
    case State::RoutedOther:
        return Stage::Accept;
    case State::Handling:
    case State::Mediation:
    case State::Hearing:
    case State::OpinionDrafted:
    case State::OpinionIssued:
    case State::Delivered:
        return Stage::Handle;
    case State::UnderVerification:
    case State::SentBack:
    case State::Closed:
    case State::FollowUp:
    case State::Review:
    case State::Recheck:
    case State::Final:
        return Stage::Supervise;
    case State::Observe:
    case State::Settled:
    case State::Archived:
        return Stage::Assess;
    }
    return Stage::None;
}

std::string_view to_chinese(Stage stage)
{
    return label_in(STAGES, stage);
}

std::string_view to_code(Stage stage)
{
    return code_in(STAGES, stage);
}

bool is_final(State state)
{
    switch (state) {
    case State::NotAccepted:
    case State::NoLongerAccepted:
    case State::ReferredPoliticalLegal:
    case State::ReferredDiscipline:
    case State::RoutedOther:
    case State::Guided:
    case State::Withdrawn:
    case State::Final:
    case State::Settled:
    case State::Archived:
    case State::Void:
        return true;
    default:
        return false;
    }
}

bool is_open(State state)
{
    return state != State::None && !is_final(state);
}

} // namespace domain
