// Availability and decisions. Both ask closed_because() first; a decision then looks at the arguments and the date.
#include "domain/workflow/guards/guard.h"

#include "domain/ledgers/ledger.h"
#include "domain/workflow/correction.h"
#include "domain/workflow/visibility.h"

#include <algorithm>

namespace domain {

namespace {

// What must have happened before an act, said as the office says it; used when the record is not that far yet.
struct NotYet {
    std::string_view act;
    std::string_view why;
};
constexpr NotYet NOT_YET[]{
    {"triage", "甄别须先登记（T01）"},
    {"assign", "交办须先甄别：判定初次或重复、诉求类别和有权处理单位（T02）"},
    {"transfer", "转送须先甄别：判定初次或重复、诉求类别和有权处理单位（T02）"},
    {"guide", "告知引导须先甄别（T02）"},
    {"self_receive", "自办须先甄别（T02）"},
    {"sign_for", "签收须先由首办单位转送或交办（T04、T05）"},
    {"accept", "受理须先由责任单位签收（T12，条例第二十三条第三款）"},
    {"start_handling", "开始办理须先受理并出具受理告知书（T20）"},
    {"investigate", "记录调查须先与信访人取得联系、开始办理（T23）"},
    {"extend", "延期须在开始办理之后、原期限届满之前申请（条例第三十四条，T25）"},
    {"submit_opinion", "提交处理意见须先开始办理（T23）"},
    {"resubmit", "本件没有被退回重办，不需要整改报审（T30）"},
    {"take_for_verification", "审核须先由责任单位提交处理意见（T28）"},
    {"send_back", "退回重办须先由首办责任人开始审核（T29）"},
    {"pass_verification", "审核通过须先由首办责任人开始审核（T29）"},
    {"deliver", "送达须先由首办单位审核通过（T32，谁首办、谁交办、谁审核）"},
    {"close", "认定办结须先送达处理意见书并记下送达回证（T33）"},
    {"follow_up", "回访须先认定办结（T34，通知三（二））"},
    {"record_execution", "记录执行须先出具处理意见（T32）"},
    {"settle", "案结事了须先认定办结并回访（T34、T35）"},
    {"reopen", "重新办理须在回访之后（T35、T36）"},
    {"report_up", "报请党委政府须先甄别，且标明重大紧急（T02，条例第二十五条）"},
    {"refer_political_legal", "转政法部门须先甄别（T02）"},
    {"refer_discipline", "转纪检监察机关须先甄别（T02）"},
    {"route_other", "导入其他途径须先甄别（T02）"},
    {"not_accept", "不予受理须先登记并甄别（T02）；责任单位须先签收（T12）"},
    {"no_longer_accept", "不再受理须先登记并甄别（T02）；责任单位须先签收（T12）"},
    {"record_referral_result", "本件没有转政法部门、纪检监察机关或其他途径（T06–T08）"},
    {"relay", "逐级转下级须先由上级转送或交办（T04、T05）"},
    {"object", "提出异议须先签收（T12，条例第二十三条第三款）"},
    {"consent_objection", "责任单位没有提出异议（T14）"},
    {"reject_objection", "责任单位没有提出异议（T14）"},
    {"redispatch", "改派须先同意异议、收回材料（T15）"},
    {"dispute_acceptance", "提出受理争议须先签收（T12，条例第二十四条）"},
    {"advance_dispute", "本件没有受理争议（T18，条例第二十四条）"},
    {"decide_acceptance", "本件没有受理争议（T18，条例第二十四条）"},
    {"accept_simple", "简易受理须先由责任单位签收（T12）"},
    {"switch_to_ordinary", "转普通程序须先简易受理（T21）"},
    {"open_hearing", "听证须先开始办理（T23）"},
    {"conclude_hearing", "没有正在进行的听证（T26）"},
    {"open_mediation", "调解须先开始办理（T23）"},
    {"conclude_mediation", "没有正在进行的调解（T27）"},
    {"request_review", "申请复查须先收到书面答复（T33，条例第三十五条）"},
    {"issue_review", "没有待办的复查请求（T40）"},
    {"request_recheck", "申请复核须先有复查意见（T41，条例第三十六条）"},
    {"issue_recheck", "没有待办的复核请求（T42）"},
    {"open_recheck_hearing", "没有待办的复核请求（T42）"},
    {"conclude_recheck_hearing", "没有待办的复核请求（T42）"},
    {"archive", "归档须先案结事了、复核终结或者另行终结（T43、T45）"},
};

std::string transition_of(ActDefinition const& act)
{
    if (!act.transition.empty())
        return std::string(act.transition);
    auto const* ledger = find_ledger_act(act.name).kind;
    return std::string(ledger ? ledger->clauses.substr(0, ledger->clauses.find(' ')) : act.name);
}

std::string state_name(State state)
{
    return in_quotes(to_chinese(state));
}

std::string why_state_is_wrong(ActDefinition const& act, PetitionRecord const& record)
{
    auto const label = std::string(act.label);
    // A settled record may still be reopened, so the acts that start from given states say more than that it has ended.
    bool const may_follow_an_end = std::any_of(act.from.begin(), act.from.end(), is_final);
    if (act.from.empty() || (is_final(record.state) && record.state != State::Settled && !may_follow_an_end))
        return "本件已终结（" + std::string(to_chinese(record.state)) + "），不能再" + label;
    auto const latest = std::max_element(act.from.begin(), act.from.end());
    bool const is_past = record.state > *latest || (act.name == "resubmit" && record.state > State::SentBack);
    if (is_past && !(act.name == "resubmit" && record.send_back_count == 0))
        return "本件" + state_name(record.state) + "，已过“" + label + "”这一步";
    for (auto const& row : NOT_YET)
        if (row.act == act.name)
            return std::string(row.why);
    return "本件" + state_name(record.state) + "，不能" + label;
}

std::optional<Refusal> closed_by_state(ActDefinition const& act, PetitionRecord const* record)
{
    if (act.name == "register_petition") {
        if (record && record->state != State::None)
            return Refusal{"T01", "本件已登记"};
        return {};
    }
    if (!record || record->state == State::None)
        return Refusal{transition_of(act), "还没有登记"};
    if (record->state == State::Void && act.name != "undo" && act.name != "resolve_conflict")
        return Refusal{transition_of(act), "本件已误登作废"};
    if (act.from.empty()) {
        if (act.needs_open && !is_open(record->state))
            return Refusal{transition_of(act), why_state_is_wrong(act, *record)};
        return {};
    }
    if (starts_from(act, record->state))
        return {};
    return Refusal{transition_of(act), why_state_is_wrong(act, *record)};
}

std::string who_may(ActDefinition const& act, PetitionRecord const* record, Organisation const& organisation)
{
    std::string text;
    for (auto role : act.actors) {
        if (!text.empty())
            text += "或";
        auto const org = record ? org_of_role(role, act, *record) : base::OrgId{};
        if (!org.is_empty())
            text += in_quotes(organisation.org_name(org)) + "的";
        text += to_chinese(role);
    }
    return text;
}

bool has_actor_role(ActDefinition const& act, GuardContext const& context)
{
    auto const& identity = *context.identity;
    auto const holds = [&](Role role) {
        if (!context.record)
            return identity.active && identity.has_role(role);
        return acts_in_role(identity, role, act, *context.record, context.surroundings.organisation);
    };
    return std::any_of(act.actors.begin(), act.actors.end(), holds)
        || std::any_of(act.recorders.begin(), act.recorders.end(), holds);
}

bool is_superior_correction(GuardContext const& context)
{
    auto const& identity = *context.identity;
    return context.act.name == "correct" && context.record && identity.active
        && !(identity.org == context.record->first_unit)
        && (identity.has_role(Role::FirstLeader) || identity.has_role(Role::Admin))
        && context.surroundings.organisation.is_same_or_above(identity.org, context.record->first_unit);
}

// Before the first administrator exists there is nobody who could define one.
bool is_empty_workspace(Organisation const& organisation)
{
    return std::none_of(organisation.staff().begin(), organisation.staff().end(),
        [](Staff const& staff) { return staff.active && staff.has_role(Role::Admin); });
}

std::optional<Refusal> closed_by_role(GuardContext const& context)
{
    auto const& act = context.act;
    auto const& organisation = context.surroundings.organisation;
    if (!act.on_record && (act.actors.empty() || is_empty_workspace(organisation)))
        return {};
    if (!context.identity)
        return Refusal{transition_of(act), "当前身份不在机构人员名册中，请先在设置中登记人员"};
    if (!context.identity->active)
        return Refusal{transition_of(act), in_quotes(context.identity->name) + "已不在岗，不能办理"};
    if (act.name == "approve" || has_actor_role(act, context) || is_superior_correction(context))
        return {};
    if (act.name == "evaluate")
        return Refusal{"PR-05", "满意度只能由信访人本人评价，工作人员不得代评（国信发〔2022〕11号，PR-05）"};
    return Refusal{transition_of(act),
        in_quotes(act.label) + "只能由" + who_may(act, context.record, organisation) + "办理，当前身份是"
            + in_quotes(context.identity->name)};
}

// PR-03. The petitioner's own acts are the petitioner's.
std::optional<Refusal> closed_by_recusal(GuardContext const& context)
{
    if (!context.record || !context.identity || context.identity->has_role(Role::Petitioner))
        return {};
    auto recusal = recusal_of(*context.identity, *context.record, context.surroundings.organisation);
    // A namesake may say so himself; the guard of that act asks whom it takes where he is named as accused.
    if (!recusal || (context.act.name == "decide_recusal" && recusal->ground == RecusalGround::PetitionersName))
        return {};
    return Refusal{"PR-03", std::move(recusal->why)};
}

// While an assignment waits for its approval, no other way of dispatching is open.
std::optional<Refusal> closed_by_pending(GuardContext const& context)
{
    if (!context.record || context.act.from.empty())
        return {};
    for (auto const& pending : context.record->pending) {
        auto const* waiting = find_act(pending.act);
        if (waiting && !waiting->from.empty())
            return Refusal{
                std::string(waiting->transition), in_quotes(waiting->label) + "正等待负责人批准，批准或不批准之后再办"};
    }
    return {};
}

std::optional<Refusal> closed_because(GuardContext const& context)
{
    if (context.act.on_record)
        if (auto refusal = closed_by_state(context.act, context.record))
            return refusal;
    if (auto refusal = closed_by_role(context))
        return refusal;
    if (auto refusal = closed_by_recusal(context))
        return refusal;
    if (auto refusal = closed_by_pending(context))
        return refusal;
    auto const* guard = find_guard(context.act.name);
    if (guard && guard->open && context.record)
        return guard->open(context);
    return {};
}

// Open acts carry a sentence too where something is worth knowing before the form is opened.
std::string hint(GuardContext const& context)
{
    if (context.act.name != "extend")
        return {};
    for (auto const& clock : clocks(*context.record, context.surroundings))
        if (clock.rule_id == "L10" && clock.deadline.effective
            && *clock.deadline.effective < context.surroundings.today)
            return "原办理期限已过，只能补录期限内已批准的延期（条例第三十四条）";
    return {};
}

void check_existing(ArgumentContext const& context)
{
    auto const& organisation = context.surroundings().organisation;
    for (auto const& argument : context.guard.act.arguments) {
        auto const value = context.text(argument.name);
        if (value.empty() || context.guard.act.name == "define_org")
            continue;
        auto const where = std::string(argument.name);
        if (argument.type == ArgumentType::Org && !organisation.find_org(base::OrgId{value}))
            context.errors.push_back(base::invalid_input("没有这个机构" + in_quotes(value), where));
        auto const* staff =
            argument.type == ArgumentType::Staff ? organisation.find_staff(base::StaffId{value}) : nullptr;
        if (argument.type == ArgumentType::Staff && !staff)
            context.errors.push_back(base::invalid_input("没有这名工作人员" + in_quotes(value), where));
        else if (staff && !staff->active)
            context.errors.push_back(base::invalid_input(in_quotes(staff->name) + "已不在岗，请另选", where));
        else if (staff && context.guard.record && context.guard.act.name != "decide_recusal")
            if (auto recusal = recusal_of(*staff, context.record(), organisation))
                context.refuse("PR-03", std::move(recusal->why), where);
    }
}

void check_attachment_sizes(ArgumentContext const& context)
{
    auto const files = attachments_in(context.payload);
    for (std::size_t index = 0; index < files.size(); ++index) {
        auto problem = why_too_large(files[index].name, files[index].size);
        if (!problem)
            continue;
        problem->where = std::string(ATTACHMENTS) + "[" + std::to_string(index) + "]";
        context.errors.push_back(std::move(*problem));
    }
}

// J13: not after today, not before the event it depends on.
void check_occurred_on(ArgumentContext const& context)
{
    auto const& today = context.surroundings().today;
    auto const id = transition_of(context.guard.act);
    if (context.occurred_on > today)
        return context.refuse(id, "办理日期不能晚于今天（" + base::to_chinese(today) + "）", "occurred_on");
    if (!context.guard.record || context.guard.record->state == State::None)
        return;
    auto const& record = context.record();
    auto const registered = record.entered_on.find(State::Registered);
    // A report of T03 made while the matter was still elsewhere moves no state, so it does not wait for the last step.
    bool const follows_a_step =
        !context.guard.act.from.empty() && (context.guard.act.name != "report_up" || record.state == State::Triaged);
    if (follows_a_step && context.occurred_on < record.state_since)
        context.refuse(id,
            "办理日期不能早于上一步“" + std::string(to_chinese(record.state)) + "”的日期（"
                + base::to_chinese(record.state_since) + "）",
            "occurred_on");
    else if (registered != record.entered_on.end() && context.occurred_on < registered->second)
        context.refuse(id, "办理日期不能早于登记日期（" + base::to_chinese(registered->second) + "）", "occurred_on");
}

// A demand may be named by its own words; the entry always holds its place in the list.
void number_demands(base::ValueObject& payload, PetitionRecord const& record)
{
    auto const number = [&](base::ValueObject& object) {
        auto* demand = object.find("demand");
        if (!demand || !demand->text())
            return;
        auto const found = std::find(record.demands.begin(), record.demands.end(), *demand->text());
        if (found != record.demands.end())
            *demand = static_cast<std::int64_t>(found - record.demands.begin());
    };
    number(payload);
    auto* outcomes = payload.find("outcomes");
    if (outcomes && outcomes->list())
        for (auto& item : *outcomes->list())
            if (item.object())
                number(*item.object());
}

// A guard speaks with the clause; where it has spoken about a field, the plain "not filled in" is dropped.
void merge(std::vector<base::Error>& errors, std::vector<base::Error> plain)
{
    for (auto& error : plain) {
        bool const is_covered = std::any_of(
            errors.begin(), errors.end(), [&](base::Error const& known) { return known.where == error.where; });
        if (!is_covered)
            errors.push_back(std::move(error));
    }
}

GuardContext context_of(
    ActDefinition const& act, PetitionRecord const* record, Identity const& identity, Surroundings const& surroundings)
{
    auto const& organisation = surroundings.organisation;
    return {act, record, organisation.find_staff(identity.identity_id), surroundings,
        organisation.find_staff(identity.operator_id)};
}

std::vector<base::Error> problems_of(GuardContext const& guard, base::ValueObject& payload, base::Date occurred_on)
{
    std::vector<base::Error> errors;
    ArgumentContext const context{guard, payload, occurred_on, errors};
    if (guard.record && guard.act.name != "triage")
        number_demands(payload, *guard.record);
    auto plain = validate_arguments(guard.act, payload);
    check_occurred_on(context);
    check_existing(context);
    check_attachment_sizes(context);
    auto const* row = find_guard(guard.act.name);
    if (row && row->arguments && (guard.record || !guard.act.on_record || guard.act.name == "register_petition"))
        row->arguments(context);
    merge(errors, std::move(plain));
    std::stable_partition(errors.begin(), errors.end(), [](base::Error const& error) { return !error.id.empty(); });
    return errors;
}

void fix_approval(GuardContext const& guard, base::ValueObject& payload)
{
    if (guard.act.approvers.empty() || !guard.identity)
        return;
    auto const* fixed = payload.find("awaits_approval");
    if (guard.act.name == "correct" && fixed && fixed->boolean() && !*fixed->boolean()
        && is_first_responsibility(base::text_or(payload, "field")))
        return;
    bool const holds = std::any_of(guard.act.approvers.begin(), guard.act.approvers.end(), [&](Role role) {
        return acts_in_role(*guard.identity, role, guard.act, *guard.record, guard.surroundings.organisation);
    });
    payload.set("awaits_approval", !holds && !is_superior_correction(guard));
}

// S22: who is responsible first is written down with the registration, so that no later change of people moves it.
void fix_first_responsibility(GuardContext const& guard, base::ValueObject& payload)
{
    if (guard.act.name != "register_petition" || !guard.identity)
        return;
    auto const set_if_absent = [&](char const* key, std::string const& value) {
        if (!value.empty() && !payload.find(key))
            payload.set(key, value);
    };
    set_if_absent("first_unit", guard.identity->org.value);
    set_if_absent("first_officer", guard.identity->id.value);
    base::OrgId const unit{base::text_or(payload, "first_unit")};
    if (auto const* leader = leader_for(payload, unit, guard.surroundings.organisation))
        set_if_absent("first_leader", leader->id.value);
}

} // namespace

static bool awaits_execution(PetitionRecord const& record)
{
    return record.opinion
        && std::any_of(record.opinion->outcomes.begin(), record.opinion->outcomes.end(), [](Outcome const& outcome) {
               return (outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED") && !outcome.executed_on;
           });
}

bool leads_on(ActDefinition const& act, PetitionRecord const& record)
{
    bool const is_observed = record.state == State::Observe;
    if (act.name == "record_execution")
        return is_observed && awaits_execution(record);
    return act.primary && !(is_observed && act.name == "follow_up");
}

std::vector<ActAvailability> availability(
    PetitionRecord const& record, Identity const& identity, Surroundings const& surroundings)
{
    std::vector<ActAvailability> result;
    for (auto const& act : act_definitions()) {
        if (!act.on_record)
            continue;
        auto const context = context_of(act, &record, identity, surroundings);
        auto refusal = closed_because(context);
        if (!refusal) {
            result.push_back({&act, true, {}, hint(context), false});
            continue;
        }
        bool const is_for_others =
            !closed_by_state(act, &record) && (closed_by_role(context) || closed_by_recusal(context));
        result.push_back({&act, false, std::move(refusal->id), std::move(refusal->why), is_for_others});
    }
    return result;
}

std::vector<base::Error> argument_problems(ActDefinition const& act, base::ValueObject const& payload,
    base::Date occurred_on, PetitionRecord const* record, Identity const& identity, Surroundings const& surroundings)
{
    auto copy = payload;
    return problems_of(context_of(act, record, identity, surroundings), copy, occurred_on);
}

base::Result<void> decide(ActDefinition const& act, base::ValueObject& payload, base::Date occurred_on,
    PetitionRecord const* record, Identity const& identity, Surroundings const& surroundings)
{
    auto const context = context_of(act, record, identity, surroundings);
    // A correction of first responsibility is refused as such, whoever asks (S22).
    bool const is_closed_correction =
        act.name == "correct" && record && is_first_responsibility(base::text_or(payload, "field"));
    auto const closed = closed_because(context);
    if (closed && !(is_closed_correction && record->state != State::None && record->state != State::Void))
        return base::refused(closed->id, closed->why);
    auto filled = payload;
    auto errors = problems_of(context, filled, occurred_on);
    if (!errors.empty())
        return std::move(errors.front());
    if (closed)
        return base::refused(closed->id, closed->why);
    fix_approval(context, filled);
    fix_first_responsibility(context, filled);
    payload = std::move(filled);
    return {};
}

} // namespace domain
