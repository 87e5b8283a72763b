// The arguments of each act, as a clerk would fill in the form.
#include "app/demo/demo_case.h"
#include "domain/workflow/checklist.h"
#include "domain/workflow/effects.h"

namespace app::demo {

using base::Value;
using base::ValueList;
using base::ValueObject;
using enum StepKind;

static ValueList list_of(std::vector<std::string> const& texts)
{
    ValueList list;
    for (auto const& text : texts)
        list.emplace_back(text);
    return list;
}

ValueObject CaseMaker::registration(DemoCase const& demo_case, base::Date on)
{
    auto const& text = *demo_case.text;
    ValueObject out{{"channel", demo_case.channel}, {"received_on", base::to_iso(on)},
        {"petitioner_count", demo_case.person_count}, {"purpose", text.purpose}, {"place", "320102"},
        {"place_address", "玄武区" + demo_case.street->name + demo_case.words.at("路")}, {"category", text.category},
        {"matter_class", text.matter_class}, {"summary", filled(text.summary, demo_case.words)},
        {"facts", filled(text.facts, demo_case.words)}};
    ValueList demands;
    for (auto const& demand : text.demands)
        demands.emplace_back(filled(demand, demo_case.words));
    out.set("demands", std::move(demands));
    auto history = filled(text.history, demo_case.words);
    if (!demo_case.repeat_of.is_empty())
        history = m_random.pick(m_texts.repeat_histories) + history;
    out.set("history", std::move(history));
    ValueList people;
    for (auto const& person : demo_case.people) {
        ValueObject fields{{"name", person.name}, {"address", person.address}};
        if (!person.id_no.empty()) {
            fields.set("id_type", "111");
            fields.set("id_no", person.id_no);
        }
        if (!person.phone.empty())
            fields.set("phone", person.phone);
        people.emplace_back(std::move(fields));
    }
    out.set("petitioners", std::move(people));
    if (demo_case.people.empty())
        out.set("anonymous", true);
    if (demo_case.channel == "VISIT") {
        out.set("received_time", base::to_text({m_random.between(8 * 60 + 40, 11 * 60 + 20)}));
        out.set("confirmed_with_visitor", true);
        out.set("representatives", std::min(demo_case.person_count, 5));
    }
    return out;
}

ValueObject CaseMaker::triage(DemoCase const& demo_case)
{
    ValueObject out{{"first_time", demo_case.repeat_of.is_empty() ? "FIRST" : "REPEAT"},
        {"matter_class", demo_case.text->matter_class}, {"competent_level", "COUNTY"}};
    if (!demo_case.repeat_of.is_empty()) {
        out.set("repeat_of", demo_case.repeat_of.value);
        out.set("reason", "同一信访人反映同一事项，身份证号和诉求一致。");
    }
    if (!demo_case.text->route.empty())
        out.set("route", demo_case.text->route);
    if (!(demo_case.unit == demo_case.first_unit) || demo_case.path == Path::SelfHandled)
        out.set("competent_unit", demo_case.unit.value);
    return out;
}

constexpr int RENEWED_DAYS = 30; // where the execution limit passed while the opinion was sent back

ValueObject CaseMaker::opinion(DemoCase const& demo_case, base::Date on)
{
    auto const& text = *demo_case.text;
    std::string request;
    for (auto const& demand : text.demands)
        request += (request.empty() ? "" : "；") + filled(demand, demo_case.words);
    ValueList outcomes;
    for (std::size_t index = 0; index < text.results.size(); ++index) {
        auto const& result = text.results[index];
        ValueObject outcome{{"demand", static_cast<std::int64_t>(index)}, {"outcome", result.outcome},
            {"text", filled(result.text, demo_case.words)}};
        if (result.outcome == "SUPPORTED" || result.outcome == "PARTLY_SUPPORTED") {
            outcome.set("execution_unit", m_organisation.org_name(demo_case.unit));
            outcome.set("execution_due", base::to_iso(base::add_days(on, m_random.between(30, 60))));
        }
        outcomes.emplace_back(std::move(outcome));
    }
    return {{"request", request + "。"}, {"facts", filled(text.findings, demo_case.words)},
        {"outcomes", std::move(outcomes)}, {"legal_basis", list_of(text.basis)},
        {"remedy", "如不服本处理意见，可以自收到本意见书之日起三十日内向玄武区人民政府申请复查。"}};
}

ValueObject CaseMaker::checks(domain::PetitionRecord const& record)
{
    ValueList checks;
    for (auto const& item : domain::checklist()) {
        if (item.asked_at != domain::AskedAt::Verification)
            continue;
        bool const does_not_apply = item.id == "Q11" || (item.id == "Q05" && !record.collective);
        ValueObject check{{"check", item.id}, {"result", does_not_apply ? "NA" : "PASS"}};
        if (item.id == "Q16") // matters of one kind are worded alike (PS-2)
            check.set("comment", "已核对调查材料，各项诉求分别有查明的事实和处理结果。");
        checks.emplace_back(std::move(check));
    }
    return {{"checks", std::move(checks)}};
}

ValueObject CaseMaker::follow_up(StepKind kind, base::Date on, domain::PetitionRecord const& record)
{
    static std::vector<std::string> const METHODS{"PHONE", "PHONE", "ON_SITE", "ONLINE"};
    ValueObject out{{"on", base::to_iso(on)}, {"reached", kind != FollowUpInVain}};
    if (kind == FollowUpInVain) {
        out.set("method", "PHONE");
        out.set("note", "拨打登记电话两次，无人接听。");
        if (record.follow_ups.size() >= 2)
            out.set("proof", m_texts.unreachable_proof);
        return out;
    }
    bool const is_solved = kind == FollowUp;
    out.set("method", m_random.pick(METHODS));
    out.set("responsibility",
        ValueObject{{"told_in_time", true}, {"contacted", true}, {"leader_named", true},
            {"attitude", m_random.chance(80) ? "GOOD" : "FAIR"}});
    out.set("handling",
        ValueObject{{"result_received", true}, {"executed", is_solved}, {"solved", is_solved},
            {"accepts", is_solved && m_random.chance(92)}, {"new_demand", false}});
    out.set(
        "note", is_solved ? "信访人表示问题已经解决，对办理过程认可。" : "信访人表示处理意见没有落实，要求继续办理。");
    return out;
}

ValueObject CaseMaker::correction(DemoCase const& demo_case)
{
    auto const& text = m_random.pick(m_texts.corrections);
    if (text.value.empty() && demo_case.people.empty())
        return {{"field", "history"}, {"value", m_texts.corrections.front().value}, {"reason", text.reason}};
    return {{"field", text.field}, {"value", text.value.empty() ? make_address(*demo_case.street) : text.value},
        {"reason", text.reason}};
}

std::vector<CaseMaker::Act> CaseMaker::executions(
    DemoCase const& demo_case, base::Date on, domain::PetitionRecord const& record)
{
    std::vector<Act> acts;
    if (!record.opinion)
        return acts;
    for (auto const& outcome : record.opinion->outcomes) {
        bool const is_supported = outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED";
        if (is_supported && !outcome.executed_on)
            acts.push_back({"record_execution", demo_case.unit_officer,
                {{"demand", static_cast<std::int64_t>(outcome.demand)}, {"executed_on", base::to_iso(on)},
                    {"proof", m_random.pick(m_texts.execution_proofs)}}});
    }
    return acts;
}

static std::string pending_entry(domain::PetitionRecord const& record)
{
    return record.pending.empty() ? std::string() : record.pending.back().entry.value;
}

ValueObject CaseMaker::arguments(
    DemoCase const& demo_case, StepKind kind, base::Date on, domain::PetitionRecord const& record)
{
    static std::vector<std::string> const DELIVERIES{"IN_PERSON", "IN_PERSON", "MAIL"};
    static std::vector<std::string> const ANSWERS{"AGREE", "AGREE", "AGREE", "NONE", "DISAGREE"};
    auto const iso = base::to_iso(on);
    auto const responsible = [&] {
        return ValueObject{
            {"unit_leader", demo_case.unit_leader.value}, {"unit_officer", demo_case.unit_officer.value}};
    };
    switch (kind) {
    case Register:
        return registration(demo_case, on);
    case Triage:
        return triage(demo_case);
    case AskAssign:
    case Assign:
        return {{"unit", demo_case.unit.value}, {"feedback_due", base::to_iso(base::add_days(on, 60))},
            {"requirements", "请查清事实，依法按政策处理，按期报送办结报告。"}};
    case Transfer: {
        ValueObject out{{"unit", demo_case.unit.value}};
        if (demo_case.path == Path::Transferred)
            out.set("not_assigned_reason", m_random.pick(m_texts.not_assigned));
        return out;
    }
    case Refer:
        if (record.litigation)
            return {{"org", demo_case.unit.value}};
        return {{"org", demo_case.unit.value}, {"reason", "ACCUSATION"}};
    case ApproveAssign:
    case ApproveCorrection:
        return {{"of", pending_entry(record)}, {"decision", "APPROVE"}};
    case SelfReceive:
        return responsible();
    case SignFor: {
        auto out = responsible();
        out.set("arrived_on",
            base::to_iso(record.dispatched_on ? std::min(on, base::add_days(*record.dispatched_on, 1)) : on));
        return out;
    }
    case Accept: {
        auto out = responsible();
        out.set("notice_on", iso);
        return out;
    }
    case StartHandling:
        return {{"contacted_on", iso}, {"contact", m_random.pick(m_texts.contacts)}};
    case Investigate:
        return {{"findings",
            record.investigations.empty() ? filled(demo_case.text->findings, demo_case.words)
                                          : m_random.pick(m_texts.supplements)}};
    case Extend:
        return {
            {"days", m_random.between(3, 6) * 5}, {"reason", m_random.pick(m_texts.extensions)}, {"notified_on", iso}};
    case SubmitOpinion:
        return opinion(demo_case, on);
    case SendBack: {
        auto const& text = m_texts.send_backs[demo_case.send_back];
        return {{"failed", ValueList{text.check}}, {"required", text.required}};
    }
    case Resubmit: {
        auto const& text = m_texts.send_backs[demo_case.send_back];
        return {{"answers", ValueList{Value{ValueObject{{"check", text.check}, {"answer", text.answer}}}}},
            {"outcomes", domain::renewed_outcomes(*record.opinion, on, base::add_days(on, RENEWED_DAYS))}};
    }
    case Pass:
        return checks(record);
    case Deliver:
        return {{"delivered_on", iso}, {"method", m_random.pick(DELIVERIES)}, {"signed", true},
            {"proof", "送达回证已归档"}};
    case Close: {
        static std::vector<std::string> const CAUSES{"02", "05", "06", "07"}; // of the texts, one by one
        auto const answer = m_random.pick(ANSWERS);
        auto const& cause = m_random.pick(m_texts.causes);
        auto const place = static_cast<std::size_t>(&cause - m_texts.causes.data());
        return {{"petitioner_opinion", answer}, {"cause", cause}, {"cause_code", CAUSES[place % CAUSES.size()]}};
    }
    case FollowUpInVain:
    case FollowUpUnsolved:
    case FollowUp:
        return follow_up(kind, on, record);
    case Reopen:
        return {{"reason", m_random.pick(m_texts.reopenings)}};
    case Guide:
        return {
            {"disposal", m_random.chance(60) ? "DIRECT_REPLY" : "GUIDE"}, {"text", m_random.pick(m_texts.guidance)}};
    case Merge:
        return {{"disposal", "MERGED"}, {"text", "并入原事项一并办理，已告知信访人原件承办单位和进展。"}};
    case Withdraw:
        return {{"statement", m_random.pick(m_texts.withdrawals)}};
    case Void:
        return {{"reason", m_random.pick(m_texts.voids)}};
    case AskCorrection:
        return correction(demo_case);
    case ChangeOfficer: {
        auto const officers = m_organisation.staff_of(demo_case.first_unit, domain::Role::FirstOfficer);
        return {{"side", "FIRST"}, {"officer", m_random.pick(officers)->id.value}, {"reason", "工作分工调整。"}};
    }
    case TakeForVerification:
    case RecordExecution:
    case Settle:
        return {};
    }
    return {};
}

struct StepAct {
    StepKind kind;
    char const* act;
    base::StaffId DemoCase::*identity;
};

static constexpr StepAct STEP_ACTS[]{
    {Register, "register_petition", &DemoCase::first_officer},
    {Triage, "triage", &DemoCase::first_officer},
    {AskAssign, "assign", &DemoCase::first_officer},
    {ApproveAssign, "approve", &DemoCase::first_leader},
    {Assign, "assign", &DemoCase::first_leader},
    {Transfer, "transfer", &DemoCase::first_officer},
    {SelfReceive, "self_receive", &DemoCase::first_officer},
    {SignFor, "sign_for", &DemoCase::unit_officer},
    {Accept, "accept", &DemoCase::unit_leader},
    {StartHandling, "start_handling", &DemoCase::unit_officer},
    {Investigate, "investigate", &DemoCase::unit_officer},
    {Extend, "extend", &DemoCase::unit_leader},
    {SubmitOpinion, "submit_opinion", &DemoCase::unit_leader},
    {TakeForVerification, "take_for_verification", &DemoCase::first_officer},
    {SendBack, "send_back", &DemoCase::first_officer},
    {Resubmit, "resubmit", &DemoCase::unit_leader},
    {Pass, "pass_verification", &DemoCase::first_leader},
    {Deliver, "deliver", &DemoCase::unit_officer},
    {Close, "close", &DemoCase::first_officer},
    {FollowUpInVain, "follow_up", &DemoCase::first_officer},
    {FollowUpUnsolved, "follow_up", &DemoCase::first_officer},
    {FollowUp, "follow_up", &DemoCase::first_officer},
    {Settle, "settle", &DemoCase::first_leader},
    {Reopen, "reopen", &DemoCase::first_leader},
    {Guide, "guide", &DemoCase::first_officer},
    {Merge, "guide", &DemoCase::first_officer},
    {Withdraw, "withdraw", &DemoCase::first_officer},
    {Void, "void", &DemoCase::first_leader},
    {AskCorrection, "correct", &DemoCase::first_officer},
    {ApproveCorrection, "approve", &DemoCase::first_leader},
    {ChangeOfficer, "change_officer", &DemoCase::first_leader},
};

std::vector<CaseMaker::Act> CaseMaker::acts_of(
    DemoCase const& demo_case, Step const& step, base::Date on, domain::PetitionRecord const& record)
{
    if (step.kind == RecordExecution)
        return executions(demo_case, on, record);
    if (step.kind == Refer)
        return {{record.litigation ? "refer_political_legal" : "refer_discipline", demo_case.first_officer,
            arguments(demo_case, step.kind, on, record)}};
    for (auto const& row : STEP_ACTS) {
        if (row.kind == step.kind)
            return {{row.act, demo_case.*row.identity, arguments(demo_case, step.kind, on, record)}};
    }
    return {};
}

} // namespace app::demo
