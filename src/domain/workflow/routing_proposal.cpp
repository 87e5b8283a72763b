// The rows of the routing table that the acts of this stage can carry out, top down, first hit wins (law.md 5.5).
#include "domain/workflow/routing_proposal.h"

namespace domain {

static constexpr int COLLECTIVE_FROM = 5; // persons

RoutingFacts routing_facts(PetitionRecord const& record)
{
    RoutingFacts facts;
    facts.channel = record.channel;
    facts.matter_class =
        record.matter_class.empty() ? base::text_or(record.fields, "matter_class") : record.matter_class;
    facts.route = record.route;
    facts.place = record.place;
    facts.litigation = record.litigation;
    facts.urgent = record.urgent;
    facts.threat = record.threat;
    facts.joint = base::boolean_or(record.fields, "joint", false);
    facts.petitioner_count = record.petitioner_count;
    facts.first_time = record.first_time;
    facts.registering_unit = record.first_unit;
    facts.competent_unit = record.competent_unit;
    return facts;
}

RoutingFacts routing_facts(base::ValueObject const& registration, base::OrgId const& registering_unit)
{
    RoutingFacts facts;
    facts.channel = base::text_or(registration, "channel");
    facts.matter_class = base::text_or(registration, "matter_class");
    facts.place = base::text_or(registration, "place");
    facts.urgent = base::boolean_or(registration, "urgent", false);
    facts.threat = base::boolean_or(registration, "threat", false);
    facts.joint = base::boolean_or(registration, "joint", false);
    facts.petitioner_count = static_cast<int>(base::integer_or(registration, "petitioner_count", 1));
    facts.registering_unit = registering_unit;
    return facts;
}

namespace {

// SP-02(4) and SP-01: only what can be known before the unit looks at the matter.
std::string proposed_procedure(RoutingFacts const& facts)
{
    if (facts.petitioner_count >= COLLECTIVE_FROM)
        return "普通（" + std::to_string(facts.petitioner_count) + " 人集体，不适用简易）";
    if (facts.joint)
        return "普通（联名，不适用简易）";
    if (facts.first_time == FirstTime::Repeat)
        return "普通（重复件，简易只适用于初次事项）";
    if (!facts.route.empty() && facts.route != "R6_PETITION")
        return "按法定途径（条例第三十一条），不适用简易";
    if (facts.matter_class == "SUGGESTION" || facts.matter_class == "CONSULT")
        return "可简易（建议、咨询，能当即答复的当即答复）";
    return "普通";
}

Org const* first_of_kind(Organisation const& organisation, OrgKind kind, base::OrgId const& beside)
{
    auto const* own = organisation.find_org(beside);
    for (auto const& org : organisation.orgs())
        if (org.kind == kind && own && org.level == own->level && org.region == own->region)
            return &org;
    return nullptr;
}

void send_to(RoutingProposal& proposal, Organisation const& organisation, OrgKind kind, RoutingFacts const& facts,
    std::string_view verb)
{
    auto const* org = first_of_kind(organisation, kind, facts.registering_unit);
    proposal.act = "transfer";
    proposal.target = org ? org->id : base::OrgId{};
    proposal.destination = std::string(verb) + (org ? " " + org->name : std::string{});
}

// RT-02 to RT-07: what the law sends elsewhere.
bool goes_elsewhere(RoutingFacts const& facts, Organisation const& organisation, RoutingProposal& proposal)
{
    if (facts.litigation || facts.route == "R1_JUDICIAL") {
        proposal.rule = "RT-02";
        send_to(proposal, organisation, OrgKind::PoliticalLegal, facts, "转同级政法部门");
        if (facts.channel == "VISIT") {
            proposal.act = "guide";
            proposal.destination = "告知引导到同级政法部门";
        }
        proposal.basis = "涉法涉诉事项转同级政法部门（通知三（二），条例第二十二条第二款）";
        return true;
    }
    if (facts.matter_class == "ACCUSATION" || facts.route == "R3_PARTY_APPEAL") {
        bool const is_accusation = facts.matter_class == "ACCUSATION";
        proposal.rule = is_accusation ? "RT-03" : "RT-04";
        send_to(proposal, organisation, OrgKind::Discipline, facts, "转纪检监察机关");
        proposal.basis = is_accusation ? "检举控告按管理权限转纪检监察机关（条例第二十二条第二款）"
                                       : "党员申诉转同级纪检监察机关（通知三（二））";
        return true;
    }
    if (facts.route == "R2_ARBITRATION" || facts.route == "R4_ADMIN_PROCEDURE") {
        proposal.rule = "RT-07";
        proposal.act = "guide";
        proposal.destination = "导入仲裁或行政程序，告知信访人";
        proposal.basis = "依法分类处理（条例第三十一条）";
        return true;
    }
    return false;
}

void goes_to_the_unit(RoutingFacts const& facts, Organisation const& organisation, RoutingProposal& proposal)
{
    auto const* own = organisation.find_org(facts.registering_unit);
    auto const* unit = organisation.find_org(facts.competent_unit);
    if (unit && unit->id == facts.registering_unit) {
        proposal.rule = "RT-08";
        proposal.act = "self_receive";
        proposal.target = unit->id;
        proposal.destination = "自办";
        proposal.basis = "本单位有权处理（条例第二十三条）";
        return;
    }
    bool const is_below = unit && own && unit->level < own->level;
    proposal.rule = is_below ? "RT-09" : "RT-08";
    proposal.target = unit ? unit->id : base::OrgId{};
    auto const name = unit ? " " + unit->name : std::string("有权处理单位（待选）");
    bool const is_first_appeal = facts.first_time != FirstTime::Repeat && facts.matter_class == "APPEAL";
    proposal.act = is_first_appeal ? "assign" : "transfer";
    proposal.destination = (is_first_appeal ? "交办" : "转送") + name;
    proposal.basis = std::string("属地管理、分级负责")
        + (is_first_appeal ? "；初次申诉求决应交办尽交办（通知三（二））" : "，谁主管、谁负责");
}

} // namespace

RoutingProposal propose_routing(RoutingFacts const& facts, Organisation const& organisation)
{
    RoutingProposal proposal;
    proposal.procedure = proposed_procedure(facts);
    if (facts.urgent || facts.threat) // RT-00 goes on below
        proposal.notes.emplace_back(facts.threat ? "有扬言或极端倾向，须立即报告（条例第二十五条）"
                                                 : "重大紧急，须同时报告党委政府（条例第二十五条）");
    if (facts.channel == "VISIT" && facts.petitioner_count > COLLECTIVE_FROM)
        proposal.notes.emplace_back("多人来访，应推选代表，不超过 5 人（条例第二十条）");
    if (!goes_elsewhere(facts, organisation, proposal))
        goes_to_the_unit(facts, organisation, proposal);
    return proposal;
}

} // namespace domain
