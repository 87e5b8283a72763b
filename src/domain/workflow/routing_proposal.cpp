// The rows of the routing table that the acts of this stage can carry out, top down, first hit wins (law.md 5.5).
#include "domain/workflow/routing_proposal.h"

#include "domain/petition_record.h"
#include "domain/workflow/visibility.h"

#include <algorithm>

namespace domain {

static constexpr int MOST_REPRESENTATIVES = 5; // 条例第二十条

static bool is_in_hand(PetitionRecord const& earlier)
{
    return earlier.accepted_on && is_open(earlier.state) && !earlier.delivered_on;
}

static bool is_finally_closed(PetitionRecord const& earlier)
{
    return std::any_of(earlier.reviews.begin(), earlier.reviews.end(),
        [](Review const& review) { return review.is_recheck && !review.decision.empty(); });
}

RoutingFacts routing_facts(PetitionRecord const& record, PetitionRecord const* earlier)
{
    RoutingFacts facts;
    facts.channel = record.channel;
    facts.matter_class = class_of(record);
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
    facts.category = record.category;
    facts.skip_level = record.skip_level;
    facts.several_units = !record.cross_kinds.empty() || !record.assist_units.empty();
    facts.in_hand = earlier && is_in_hand(*earlier);
    facts.finally_closed = earlier && is_finally_closed(*earlier);
    return facts;
}

RoutingFacts routing_facts(base::ValueObject const& registration, base::OrgId const& registering_unit)
{
    RoutingFacts facts;
    facts.channel = base::text_or(registration, "channel");
    facts.matter_class = presumed_class(registration);
    facts.place = base::text_or(registration, "place");
    facts.urgent = base::boolean_or(registration, "urgent", false);
    facts.threat = base::boolean_or(registration, "threat", false);
    facts.joint = base::boolean_or(registration, "joint", false);
    facts.petitioner_count = static_cast<int>(base::integer_or(registration, "petitioner_count", 1));
    facts.category = base::text_or(registration, "category");
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

Org const* competent_unit(RoutingFacts const& facts, Organisation const& organisation, WorkRules const& rules)
{
    if (auto const* unit = organisation.find_org(facts.competent_unit))
        return unit;
    return competent_by_duty(facts, organisation, rules);
}

bool is_below(Org const* unit, RoutingFacts const& facts, Organisation const& organisation)
{
    auto const* own = organisation.find_org(facts.registering_unit);
    return unit && own && unit->level < own->level;
}

bool fits(RoutingCondition condition, RoutingFacts const& facts, Organisation const& organisation, Org const* unit)
{
    bool const is_small = facts.matter_class == "CONSULT" || facts.matter_class == "OTHER";
    switch (condition) {
    case RoutingCondition::UrgentOrThreat:
        return facts.urgent || facts.threat;
    case RoutingCondition::FinallyClosed:
        return facts.finally_closed;
    case RoutingCondition::Litigation:
        return facts.litigation || facts.route == "R1_JUDICIAL";
    case RoutingCondition::Accusation:
        return facts.matter_class == "ACCUSATION";
    case RoutingCondition::PartyAppeal:
        return facts.route == "R3_PARTY_APPEAL";
    case RoutingCondition::InHand:
        return facts.in_hand;
    case RoutingCondition::SkipLevelVisit:
        return facts.skip_level;
    case RoutingCondition::OtherRoute:
        return facts.route == "R2_ARBITRATION" || facts.route == "R4_ADMIN_PROCEDURE";
    case RoutingCondition::SeveralUnits:
        return facts.several_units;
    case RoutingCondition::CompetentAtLevel:
        return !is_small && !is_below(unit, facts, organisation);
    case RoutingCondition::CompetentBelow:
        return !is_small && is_below(unit, facts, organisation);
    case RoutingCondition::AnswerableNow:
        return is_small;
    }
    return false;
}

// S131: somebody nearer to the petitioner could resolve it.
bool has_township_below(Organisation const& organisation, std::string_view place)
{
    constexpr std::size_t COUNTY_DIGITS = 6;
    auto const county = place.substr(0, COUNTY_DIGITS);
    return !county.empty() && std::any_of(organisation.orgs().begin(), organisation.orgs().end(), [&](Org const& org) {
        return org.level == OrgLevel::Township && std::string_view(org.region).starts_with(county);
    });
}

// Appeals that come for the first time are assigned (应交办尽交办), others transferred; what is one's own stays.
void goes_to_the_unit(
    RoutingFacts const& facts, Organisation const& organisation, Org const* unit, RoutingProposal& proposal)
{
    if (unit)
        proposal.target = unit->id;
    if (unit && unit->id == facts.registering_unit) {
        proposal.act = "self_receive";
        proposal.destination = "自办";
        proposal.basis = "本单位有权处理（条例第二十三条）";
        return;
    }
    bool const is_first_appeal = facts.first_time != FirstTime::Repeat && facts.matter_class == "APPEAL";
    proposal.act = is_first_appeal ? "assign" : "transfer";
    proposal.destination =
        (is_first_appeal ? "交办 " : "转送 ") + (unit ? unit->name : std::string("有权处理单位（待选）"));
    if (is_first_appeal && has_township_below(organisation, facts.place))
        proposal.notes.emplace_back(
            "先就地化解：街道、乡镇能办的交街道、乡镇，适合调解的先组织调解（通知一，新时代“枫桥经验”）");
    if (is_first_appeal)
        proposal.basis += "；初次申诉求决应交办尽交办（通知三（二））";
}

void refer_to(RoutingProposal& proposal, Organisation const& organisation, OrgKind kind, RoutingFacts const& facts)
{
    auto const* org = first_of_kind(organisation, kind, facts.registering_unit);
    if (!org)
        return;
    proposal.target = org->id;
    proposal.destination += " " + org->name;
}

void complete(RoutingProposal& proposal, RoutingCondition condition, RoutingFacts const& facts,
    Organisation const& organisation, Org const* unit)
{
    switch (condition) {
    case RoutingCondition::Litigation:
        refer_to(proposal, organisation, OrgKind::PoliticalLegal, facts);
        if (facts.channel == "VISIT")
            proposal.notes.emplace_back("来访的，同时告知引导到政法部门提出（条例第二十二条第二款）");
        return;
    case RoutingCondition::Accusation:
    case RoutingCondition::PartyAppeal:
        return refer_to(proposal, organisation, OrgKind::Discipline, facts);
    case RoutingCondition::SeveralUnits:
        goes_to_the_unit(facts, organisation, unit, proposal);
        proposal.notes.emplace_back("涉及多个单位或者跨地区，协商不成的由共同的上一级决定主办和协办（条例第二十四条）");
        return;
    case RoutingCondition::CompetentAtLevel:
    case RoutingCondition::CompetentBelow:
        return goes_to_the_unit(facts, organisation, unit, proposal);
    default:
        return;
    }
}

} // namespace

Org const* competent_by_duty(RoutingFacts const& facts, Organisation const& organisation, WorkRules const& rules)
{
    auto const* duty = rules.duty_for(facts.category);
    Org const* found = nullptr;
    for (auto const& org : organisation.orgs()) {
        bool const is_in_place = !facts.place.empty() && std::string_view(facts.place).starts_with(org.region);
        if (!duty || org.kind == OrgKind::Bureau || !is_in_place || org.name.find(duty->unit) == std::string::npos)
            continue;
        if (found)
            return nullptr;
        found = &org;
    }
    return found;
}

RoutingProposal propose_routing(RoutingFacts const& facts, Organisation const& organisation, WorkRules const& rules)
{
    RoutingProposal proposal;
    proposal.procedure = proposed_procedure(facts);
    if (facts.urgent || facts.threat)
        proposal.notes.emplace_back(facts.threat ? "有扬言或极端倾向，须立即报告（条例第二十五条）"
                                                 : "重大紧急，须同时报告党委政府（条例第二十五条）");
    if (facts.channel == "VISIT" && facts.petitioner_count > MOST_REPRESENTATIVES)
        proposal.notes.emplace_back("多人来访，应推选代表，不超过 5 人（条例第二十条）");
    auto const* unit = competent_unit(facts, organisation, rules);
    for (auto const& row : rules.routing()) {
        bool const is_only_a_note = row.condition == RoutingCondition::UrgentOrThreat; // RT-00 goes on below
        if (is_only_a_note || !fits(row.condition, facts, organisation, unit))
            continue;
        proposal.rule = row.id;
        proposal.act = row.act;
        proposal.destination = row.text;
        proposal.basis = row.basis.basis;
        complete(proposal, row.condition, facts, organisation, unit);
        return proposal;
    }
    return proposal;
}

} // namespace domain
