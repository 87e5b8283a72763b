// What the system suggests beside a registration or a triage (law.md 5.5): procedure, destination and their basis. A
// proposal that the officer confirms, never a decision.
#pragma once

#include "domain/organisation.h"
#include "domain/petition_record.h"
#include "domain/reference/work_rules.h"

#include <string>
#include <vector>

namespace domain {

struct RoutingFacts {
    std::string channel, matter_class, route, place;
    bool litigation{false}, urgent{false}, threat{false}, joint{false};
    int petitioner_count{1};
    FirstTime first_time{FirstTime::Undecided};
    base::OrgId registering_unit;
    base::OrgId competent_unit;
    std::string category;
    bool skip_level{false}; // law.md 3.6
    bool in_hand{false}; // the record that it repeats is accepted or being handled (N-01)
    bool finally_closed{false}; // the record that it repeats ended with 复核
    bool several_units{false}; // 三跨三分离
};

struct RoutingProposal {
    std::string rule; // RT-02
    std::string act; // the act that carries it out
    base::OrgId target; // empty: to be chosen
    std::string procedure; // 普通（6 人集体，不适用简易）
    std::string destination; // 交办 玄武区市场监管局
    std::string basis; // 属地管理、分级负责（RT-08）
    std::vector<std::string> notes; // RT-00: 重大紧急，须同时报告
};

// `earlier` is the record that this one repeats, or null.
RoutingFacts routing_facts(PetitionRecord const& record, PetitionRecord const* earlier = nullptr);
RoutingFacts routing_facts(base::ValueObject const& registration, base::OrgId const& registering_unit);
// Asks the rows of the routing table top down; the first that fits is proposed (RT-00 only adds a note).
RoutingProposal propose_routing(RoutingFacts const& facts, Organisation const& organisation, WorkRules const& rules);
// The unit of the region that the duty table names for the category; null where it names none, or several fit.
Org const* competent_by_duty(RoutingFacts const& facts, Organisation const& organisation, WorkRules const& rules);

} // namespace domain
