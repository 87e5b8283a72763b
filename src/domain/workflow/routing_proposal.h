// What the system suggests beside a registration or a triage (law.md 5.5): procedure, destination and their basis. A
// proposal that the officer confirms, never a decision.
#pragma once

#include "domain/organisation.h"
#include "domain/petition_record.h"

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
};

struct RoutingProposal {
    std::string rule; // RT-02
    std::string act; // assign, transfer, guide, self_receive; empty where this stage has no act for it
    base::OrgId target; // empty: to be chosen
    std::string procedure; // 普通（6 人集体，不适用简易）
    std::string destination; // 交办 玄武区市场监管局
    std::string basis; // 属地管理、分级负责（RT-08）
    std::vector<std::string> notes; // RT-00: 重大紧急，须同时报告
};

RoutingFacts routing_facts(PetitionRecord const& record);
RoutingFacts routing_facts(base::ValueObject const& registration, base::OrgId const& registering_unit);
RoutingProposal propose_routing(RoutingFacts const& facts, Organisation const& organisation);

} // namespace domain
