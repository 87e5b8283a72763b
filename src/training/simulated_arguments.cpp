#include "training/simulated_arguments.h"

#include "domain/workflow/checklist.h"
#include "domain/workflow/effects.h"

namespace training::say {

using app::demo::filled;
using base::ValueList;
using base::ValueObject;

static std::string later(Scene const& scene, int least, int most)
{
    return base::to_iso(base::add_days(scene.on, scene.random.between(least, most)));
}

static std::string today(Scene const& scene)
{
    return base::to_iso(scene.on);
}

ValueObject nothing(Scene const&)
{
    return {};
}

ValueObject registration(Scene const& scene)
{
    auto const& matter = scene.matter;
    auto const& text = *matter.text;
    ValueObject out{{"channel", matter.channel}, {"received_on", today(scene)}, {"petitioner_count", matter.persons},
        {"purpose", "02"}, {"place", matter.cast.place}, {"category", text.category},
        {"summary", filled(text.summary, matter.words)}, {"facts", filled(text.facts, matter.words)},
        {"history", filled(text.history, matter.words)}};
    // Most come in office hours; some in the evening, which the next working day clears.
    auto const minutes = scene.random.chance(96) ? scene.random.between(8 * 60, 17 * 60 + 30) : 18 * 60;
    out.set("received_time", base::to_text({minutes}));
    ValueList demands;
    for (auto const& demand : text.demands)
        demands.emplace_back(filled(demand, matter.words));
    out.set("demands", std::move(demands));
    if (matter.anonymous) {
        out.set("anonymous", true);
    } else {
        ValueObject person{{"name", matter.name}, {"address", matter.address}, {"phone", matter.phone}};
        if (!matter.id_no.empty()) {
            person.set("id_type", "111");
            person.set("id_no", matter.id_no);
        }
        out.set("petitioners", ValueList{std::move(person)});
    }
    if (matter.urgent)
        out.set("urgent", true);
    if (!matter.source_level.empty())
        out.set("source_level", matter.source_level);
    return out;
}

ValueObject triage(Scene const& scene)
{
    auto const& matter = scene.matter;
    bool const is_first = matter.repeat_of.is_empty() || matter.repeat_kind == "LINKED";
    ValueObject out{{"first_time", is_first ? "FIRST" : "REPEAT"}, {"matter_class", matter.matter_class},
        {"competent_level", "COUNTY"}};
    if (!is_first) {
        out.set("repeat_of", matter.repeat_of.value);
        out.set("reason", "同一信访人反映同一事项，身份证号和诉求一致。");
        if (!matter.repeat_kind.empty())
            out.set("repeat_kind", matter.repeat_kind);
    }
    if (is_first && !matter.repeat_of.is_empty())
        out.set("reason", "登记时没有查到原件的材料，先按初次办理，核对后再关联。");
    if (!matter.route.empty())
        out.set("route", matter.route);
    return out;
}

ValueObject assignment(Scene const& scene)
{
    return {{"unit", scene.matter.cast.unit.value}, {"feedback_due", base::to_iso(base::add_days(scene.on, 60))},
        {"requirements", "请查清事实，依法按政策处理，按期报送办结报告。"}};
}

ValueObject transfer(Scene const& scene)
{
    ValueObject out{{"unit", scene.matter.cast.unit.value}};
    if (scene.matter.matter_class == "APPEAL")
        out.set("not_assigned_reason", "属咨询性质，单位可以直接答复。");
    return out;
}

ValueObject transfer_to_bureau(Scene const& scene)
{
    return {{"unit", scene.matter.cast.bureau.value}};
}

ValueObject relay(Scene const& scene)
{
    return {{"org", scene.matter.cast.unit.value}};
}

ValueObject report_up(Scene const&)
{
    return {{"recipients", ValueList{"本级党委、政府", "上一级信访部门"}}, {"measures", "已派人到现场稳定情绪。"},
        {"reported_time", "11:30"}};
}

ValueObject to_courts(Scene const& scene)
{
    return {{"org", scene.matter.cast.courts.value}};
}

ValueObject to_discipline(Scene const& scene)
{
    return {{"org", scene.matter.cast.discipline.value}, {"reason", "ACCUSATION"}};
}

ValueObject route(Scene const& scene)
{
    return {{"route", scene.matter.route}, {"organ", "劳动人事争议仲裁委员会"}, {"text", "请依法申请仲裁。"}};
}

ValueObject unit_route(Scene const&)
{
    return {{"route", "R4_ADMIN_PROCEDURE"}, {"organ", "行政审批局"}, {"text", "请依法申请办理。"}};
}

ValueObject skip_level_refusal(Scene const&)
{
    return {{"ground", "N-03"}, {"text", "请到依法有权处理的本级或者上一级机关提出。"}};
}

ValueObject handled_refusal(Scene const&)
{
    return {{"ground", "N-01"}, {"text", "原信访事项正在办理，请等待处理意见。"}};
}

ValueObject final_refusal(Scene const&)
{
    return {{"ground", "X-02"}, {"final_document", "（2020）苏0102民终3号"}};
}

ValueObject approval(Scene const& scene)
{
    auto const& pending = scene.matter.record.pending;
    return {{"of", pending.empty() ? std::string() : pending.back().entry.value}, {"decision", "APPROVE"}};
}

ValueObject guidance(Scene const& scene)
{
    return {{"disposal", scene.random.chance(60) ? "DIRECT_REPLY" : "GUIDE"},
        {"text", "已当面说明政策并告知办理渠道。"}, {"not_assigned_reason", "当场答复即可，信访人认可。"}};
}

ValueObject merging(Scene const&)
{
    return {{"disposal", "MERGED"}, {"text", "并入原事项一并办理，已告知信访人承办单位和进展。"}};
}

ValueObject responsible(Scene const& scene)
{
    return {
        {"unit_leader", scene.matter.cast.unit_leader.value}, {"unit_officer", scene.matter.cast.unit_officer.value}};
}

ValueObject receipt(Scene const& scene)
{
    auto out = responsible(scene);
    out.set("arrived_on", today(scene));
    return out;
}

ValueObject objection(Scene const& scene)
{
    return {{"reason", "该事项由其他部门主管，职权清单已附。"}, {"proposed_unit", scene.matter.cast.other_unit.value}};
}

ValueObject reason(Scene const&)
{
    return {{"reason", "经核实情况属实，按规定办理。"}};
}

ValueObject redispatch(Scene const& scene)
{
    return {{"unit", scene.matter.cast.unit.value}, {"how", "ASSIGN"},
        {"feedback_due", base::to_iso(base::add_days(scene.on, 60))}};
}

ValueObject dispute(Scene const& scene)
{
    return {{"units", ValueList{scene.matter.cast.unit.value, scene.matter.cast.other_unit.value}},
        {"reason", "涉及两个部门，职责交叉。"}};
}

ValueObject next_step(Scene const&)
{
    return {{"step", "2"}, {"reason", "两家协商后仍有分歧。"}};
}

ValueObject decision(Scene const& scene)
{
    return {{"lead", scene.matter.cast.other_unit.value}, {"assist", ValueList{scene.matter.cast.unit.value}},
        {"basis", "问题属地、事权单位。"}};
}

ValueObject acceptance(Scene const& scene)
{
    auto out = responsible(scene);
    out.set("notice_on", today(scene));
    return out;
}

ValueObject simple_acceptance(Scene const& scene)
{
    auto out = acceptance(scene);
    out.set("notice_form", "SMS");
    return out;
}

ValueObject contact(Scene const& scene)
{
    return {{"contacted_on", today(scene)}, {"contact", "电话联系信访人，核对诉求和证据。"}};
}

ValueObject investigation(Scene const& scene)
{
    return {{"findings", filled(scene.matter.text->findings, scene.matter.words)}};
}

ValueObject extension(Scene const& scene)
{
    return {{"days", scene.random.between(1, 6) * 5}, {"reason", "鉴定需要时间。"}, {"notified_on", today(scene)}};
}

ValueObject on_that_day(Scene const& scene)
{
    return {{"on", today(scene)}};
}

ValueObject conclusion(Scene const& scene)
{
    return {{"on", today(scene)}, {"conclusion", "多数参加人支持处理方案。"}};
}

ValueObject agreement(Scene const& scene)
{
    return {
        {"on", today(scene)}, {"agreement", "双方同意按核定金额分期支付。"}, {"performance_due", later(scene, 20, 40)}};
}

ValueObject opinion(Scene const& scene)
{
    auto const& matter = scene.matter;
    auto const& text = *matter.text;
    std::string request;
    for (auto const& demand : matter.record.demands)
        request += demand + "；";
    ValueList outcomes;
    for (std::size_t index = 0; index < matter.record.demands.size(); ++index) {
        auto const& result = text.results[std::min(index, text.results.size() - 1)];
        auto const code = result.outcome == "NOT_SUPPORTED" && matter.simple ? "EXPLAINED" : result.outcome;
        ValueObject outcome{{"demand", static_cast<std::int64_t>(index)}, {"outcome", code},
            {"text", filled(result.text, matter.words)}};
        if (code == "SUPPORTED" || code == "PARTLY_SUPPORTED") {
            outcome.set("execution_unit", "承办单位");
            outcome.set("execution_due", later(scene, 15, 60));
        }
        outcomes.emplace_back(std::move(outcome));
    }
    ValueList basis;
    for (auto const& article : text.basis)
        basis.emplace_back(article);
    return {{"request", std::move(request)}, {"facts", filled(text.findings, matter.words)},
        {"outcomes", std::move(outcomes)}, {"legal_basis", std::move(basis)},
        {"remedy", "如不服本处理意见，可以自收到本意见书之日起三十日内向市人民政府申请复查。"}};
}

ValueObject send_back(Scene const&)
{
    return {{"failed", ValueList{"Q14"}}, {"required", "第二项诉求没有逐一答复，请补充。"}};
}

static constexpr int RENEWED_DAYS = 30; // where the execution limit passed while the opinion was sent back

ValueObject answers(Scene const& scene)
{
    ValueList answers;
    for (auto const& check : scene.matter.record.failed_checks)
        answers.emplace_back(ValueObject{{"check", check}, {"answer", "已逐项补充答复。"}});
    return {{"answers", std::move(answers)},
        {"outcomes",
            domain::renewed_outcomes(*scene.matter.record.opinion, scene.on, base::add_days(scene.on, RENEWED_DAYS))}};
}

ValueObject checks(Scene const& scene)
{
    ValueList checks;
    for (auto const& item : domain::checklist()) {
        if (item.asked_at != domain::AskedAt::Verification)
            continue;
        bool const does_not_apply = item.id == "Q11" || (item.id == "Q05" && !scene.matter.record.collective);
        checks.emplace_back(ValueObject{{"check", item.id}, {"result", does_not_apply ? "NA" : "PASS"}});
    }
    return {{"checks", std::move(checks)}};
}

ValueObject delivery(Scene const& scene)
{
    if (scene.matter.record.channel == "ONLINE")
        return {{"delivered_on", today(scene)}, {"method", "OTHER"}, {"electronic", true}, {"signed", true},
            {"proof", "网上签收记录已归档"}};
    return {{"delivered_on", today(scene)}, {"method", "IN_PERSON"}, {"signed", true}, {"proof", "送达回证已归档"}};
}

ValueObject closing(Scene const& scene)
{
    return {{"petitioner_opinion", scene.random.chance(85) ? "AGREE" : "NONE"}, {"cause", "政策执行不到位"},
        {"cause_code", scene.matter.record.petitioner_count % 2 == 0 ? "07" : "02"}};
}

static ValueObject visit(Scene const& scene, bool is_solved)
{
    return {{"on", today(scene)}, {"method", "PHONE"}, {"reached", true},
        {"responsibility",
            ValueObject{{"told_in_time", true}, {"contacted", true}, {"leader_named", true},
                {"attitude", scene.random.chance(95) ? "GOOD" : "FAIR"}}},
        {"handling",
            ValueObject{
                {"result_received", true}, {"executed", is_solved}, {"solved", is_solved}, {"accepts", is_solved}}}};
}

ValueObject follow_up(Scene const& scene)
{
    return visit(scene, true);
}

ValueObject follow_up_unsolved(Scene const& scene)
{
    return visit(scene, false);
}

ValueObject follow_up_in_vain(Scene const& scene)
{
    return {{"on", today(scene)}, {"method", "PHONE"}, {"reached", false}, {"proof", "三日通话记录，均无人接听。"}};
}

ValueObject execution(Scene const& scene, std::size_t demand)
{
    return {{"demand", static_cast<std::int64_t>(demand)}, {"executed_on", today(scene)}, {"proof", "银行转账凭证"}};
}

ValueObject request(Scene const& scene)
{
    return {{"requested_on", today(scene)}, {"reason", "认为认定的事实有误。"}};
}

ValueObject upheld(Scene const& scene)
{
    return {{"decision", scene.random.chance(80) ? "MAINTAIN" : "CHANGE"}, {"delivered_on", today(scene)},
        {"reason", "事实清楚，依据正确。"}};
}

ValueObject revoked(Scene const& scene)
{
    return {{"decision", "REVOKE"}, {"delivered_on", today(scene)}, {"reason", "主要事实没有查清，应重新办理。"}};
}

static ValueObject evaluation(Scene const& scene, char const* side)
{
    auto const number = scene.random.below(100);
    auto const* value = number < 60 ? "SATISFIED" : number < 85 ? "BASICALLY" : "NOT_SATISFIED";
    ValueObject out{{"side", side}, {"value", value}};
    if (number >= 85)
        out.set("reason", "等候时间太长。");
    auto const& record = scene.matter.record; // PR-05: both are the petitioner's own
    out.set("query_code", record.query_code);
    if (!record.petitioners.empty() && record.petitioners.front().id_no.size() >= 4)
        out.set("id_tail", record.petitioners.front().id_no.substr(record.petitioners.front().id_no.size() - 4));
    return out;
}

ValueObject evaluation_of_unit(Scene const& scene)
{
    return evaluation(scene, "UNIT");
}

ValueObject evaluation_of_bureau(Scene const& scene)
{
    return evaluation(scene, "BUREAU");
}

ValueObject supervision(Scene const& scene)
{
    return {
        {"mode", "ONLINE"}, {"ground", "SV-2"}, {"opinion", "请抓紧办理并反馈。"}, {"reply_due", later(scene, 7, 14)}};
}

ValueObject supervision_of_repeat(Scene const& scene)
{
    return {{"mode", "PHONE"}, {"ground", "REPEAT"}, {"opinion", "信访人再次信访，请说明办理情况。"},
        {"reply_due", later(scene, 7, 14)}};
}

ValueObject supervision_reply(Scene const&)
{
    return {{"reply", "已约见信访人并加快办理。"}, {"result", "PROGRESSING"}};
}

ValueObject difficulty(Scene const&)
{
    return {{"grade", "MAJOR"}, {"criteria", ValueList{"涉及人数较多"}}};
}

ValueObject proposal(Scene const&)
{
    return {{"proposal", "提请明确牵头单位，由领导包案。"}};
}

ValueObject led_case(Scene const& scene)
{
    return {{"leader", scene.matter.cast.case_leader.value},
        {"measures",
            ValueList{
                ValueObject{{"text", "督促责任单位履行"}, {"owner", "承办单位"}, {"due", later(scene, 20, 40)}}}}};
}

ValueObject progress(Scene const& scene)
{
    return {{"measure", 1}, {"progress", scene.random.between(20, 100)}, {"note", "已约谈责任单位。"}};
}

ValueObject consultation(Scene const& scene)
{
    return {{"on", today(scene)}, {"participants", ValueList{"住建局", "人社局"}}, {"conclusion", "由责任单位牵头。"}};
}

ValueObject activity(Scene const& scene)
{
    return {{"on", today(scene)}, {"kind", "INTERVIEW"}, {"text", "约见信访人。"}};
}

ValueObject retrospect(Scene const& scene)
{
    return {{"findings", "逐环节复盘，基层答复不及时。"}, {"cause", "没有及时答复"}, {"measures", "专班化解"},
        {"resolve_leader", "包案领导"}, {"resolve_due", later(scene, 20, 60)}};
}

ValueObject resolution(Scene const& scene)
{
    return {{"on", today(scene)}, {"result", "承诺的措施已经落实，信访人表示认可。"}};
}

ValueObject note(Scene const& scene)
{
    return {{"on", today(scene)}, {"text", "上门疏导，说明政策。"}};
}

ValueObject assistance(Scene const& scene)
{
    return {{"on", today(scene)}, {"kind", "SOCIAL"}, {"text", "协助申请临时救助。"}};
}

ValueObject delegation(Scene const& scene)
{
    return {{"task", "FOLLOW_UP"}, {"org", scene.matter.cast.bureau.value}, {"reason", "就近回访。"}};
}

ValueObject undoing(Scene const& scene)
{
    return {{"of", scene.matter.record.timeline.back().entry.value}, {"reason", "选错了办理方式。"}};
}

ValueObject new_officer(Scene const& scene)
{
    return {{"side", "FIRST"}, {"officer", scene.matter.cast.officer.value}, {"reason", "原承办人外出学习。"}};
}

ValueObject recusal(Scene const& scene)
{
    return {{"staff", scene.matter.cast.case_leader.value}, {"decision", "RECUSE"},
        {"basis", "与信访人是亲属，本人提出回避。"}};
}

ValueObject referral_result(Scene const& scene)
{
    return {{"receipt_on", today(scene)}, {"result_on", today(scene)}, {"result", "已收件，按程序办理。"}};
}

ValueObject publication(Scene const& scene)
{
    return {{"on", today(scene)}, {"text", "办理过程和处理意见已在网上公开。"}};
}

ValueObject evaluation_guidance(Scene const& scene)
{
    return {{"on", today(scene)}, {"method", "PHONE"}, {"text", "说明查询和评价的办法。"}};
}

ValueObject conduct(Scene const& scene)
{
    return {{"on", today(scene)}, {"kind", "26-1"}, {"text", "在单位门口拉横幅，经劝说离开。"}};
}

ValueObject urging(Scene const&)
{
    return {{"mode", "ONLINE"}, {"text", "请抓紧办理，按期答复信访人。"}};
}

ValueObject acknowledgement(Scene const& scene)
{
    return {{"alert", "A-06." + scene.matter.record.id.value + ".L10.1.+0"}, {"note", "已安排专人办理。"}};
}

ValueObject explanation(Scene const&)
{
    return {{"reason", "等待鉴定结论。"}, {"measures", "已明确办结时间。"}};
}

ValueObject link(Scene const& scene)
{
    return {{"repeat_of", scene.matter.repeat_of.value}, {"reason", "核对后确认为同一事项。"}};
}

ValueObject statement(Scene const&)
{
    return {{"statement", "问题已自行协商解决，书面撤回。"}};
}

ValueObject correction(Scene const& scene)
{
    return {{"field", "place_address"}, {"value", "城关街道" + std::to_string(scene.random.between(1, 900)) + "号"},
        {"reason", "登记时写错。"}};
}

ValueObject split(Scene const& scene)
{
    ValueList first, rest;
    for (auto const& demand : scene.matter.record.demands)
        (first.empty() ? first : rest).emplace_back(demand);
    auto const& cast = scene.matter.cast;
    return {{"parts",
                ValueList{ValueObject{{"demands", std::move(first)}, {"competent_unit", cast.unit.value}},
                    ValueObject{{"demands", std::move(rest)}, {"competent_unit", cast.other_unit.value}}}},
        {"reason", "两项诉求由不同单位主管。"}};
}

ValueObject substance(std::string const& rule)
{
    return {{"rule", rule}, {"reason", "经核实，诉求已经实际处理，另行答复。"}};
}

} // namespace training::say
