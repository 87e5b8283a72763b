// The offices of a province for the simulation: bureaus of province, city and county, units, a township, the organs
// that take what the law sends elsewhere, the joint conference, and a petitioner who may ask and judge.
#pragma once

#include "app/application.h"
#include "app/demo/demo_random.h"
#include "domain/reference/region.h"

#include <string>
#include <vector>

namespace training {

// Everybody who may have to do with one matter.
struct Cast {
    base::OrgId bureau, city_bureau, township, unit, other_unit, courts, discipline;
    base::StaffId officer, leader, inspector, case_leader; // of the county bureau
    base::OrgId city_unit;
    base::StaffId city_officer, city_leader, city_unit_officer, city_unit_leader;
    base::StaffId township_officer, township_leader, township_handler, township_head;
    base::StaffId unit_officer, unit_leader, other_officer, other_leader;
    base::StaffId conference, reviewer, rechecker, petitioner;
    std::string place; // region code of the county
};

class SimulatedOffice {
public:
    static constexpr int COUNTIES_OF_A_CITY = 4;

    explicit SimulatedOffice(domain::RegionTable const& regions);

    app::WorkspaceSetup setup() const;
    domain::Organisation const& organisation() const { return m_organisation; }
    Cast cast(app::demo::DemoRandom& random) const; // of a county by chance

private:
    void add_city(domain::RegionTable const& regions, domain::Region const& city);
    void add_county(domain::Region const& county, base::OrgId const& city_bureau);
    void put(std::string id, std::string name, domain::OrgLevel level, std::string region, domain::OrgKind kind,
        std::string const& parent);
    base::StaffId hire(std::string const& org, std::string const& post, std::vector<domain::Role> roles);

    domain::Organisation m_organisation;
    std::vector<Cast> m_casts; // two a county: each unit has its turn
};

} // namespace training
