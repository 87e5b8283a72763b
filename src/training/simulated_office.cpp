#include "training/simulated_office.h"

#include <algorithm>

namespace training {

using domain::OrgKind;
using domain::OrgLevel;
using domain::Role;

static constexpr char const* PROVINCE = "320000";

SimulatedOffice::SimulatedOffice(domain::RegionTable const& regions)
{
    put("P", "江苏省信访局", OrgLevel::Province, PROVINCE, OrgKind::Bureau, "");
    put("PX", "江苏省人民政府复查复核办公室", OrgLevel::Province, PROVINCE, OrgKind::Unit, "P");
    put("V", "信访人", OrgLevel::County, "320102", OrgKind::Unit, "");
    hire("P", "a", {Role::Admin});
    hire("PX", "r", {Role::RecheckOrg});
    hire("V", "p", {Role::Petitioner});
    for (auto const* city : regions.children(PROVINCE))
        add_city(regions, *city);
}

void SimulatedOffice::put(
    std::string id, std::string name, OrgLevel level, std::string region, OrgKind kind, std::string const& parent)
{
    m_organisation.put(
        domain::Org{base::OrgId(std::move(id)), std::move(name), level, std::move(region), kind, base::OrgId(parent)});
}

base::StaffId SimulatedOffice::hire(std::string const& org, std::string const& post, std::vector<Role> roles)
{
    static constexpr char const* SURNAMES[]{"李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
    // None of a petitioner: a namesake would have to stand back (PR-03).
    static constexpr char const* NAMES[]{"怀敏", "海峰", "敬之", "晓东", "守诚", "国强", "丽娟"};
    auto const number = m_organisation.staff().size();
    base::StaffId id(org + "-" + post);
    m_organisation.put(
        domain::Staff{id, std::string(SURNAMES[number % std::size(SURNAMES)]) + NAMES[number % std::size(NAMES)],
            base::OrgId(org), std::move(roles), true});
    return id;
}

void SimulatedOffice::add_city(domain::RegionTable const& regions, domain::Region const& city)
{
    auto const bureau = "B" + city.code;
    put(bureau, city.name + "信访局", OrgLevel::City, city.code, OrgKind::Bureau, "P");
    put("X" + city.code, city.name + "人民政府复查复核办公室", OrgLevel::City, city.code, OrgKind::Unit, bureau);
    put("H" + city.code, city.name + "住房和城乡建设局", OrgLevel::City, city.code, OrgKind::Unit, bureau);
    hire(bureau, "o", {Role::FirstOfficer, Role::BureauOfficer});
    hire(bureau, "l", {Role::FirstLeader, Role::BureauLeader});
    hire("H" + city.code, "u", {Role::UnitOfficer});
    hire("H" + city.code, "h", {Role::UnitLeader});
    hire("X" + city.code, "r", {Role::ReviewOrg});
    int taken = 0;
    for (auto const* county : regions.children(city.code))
        if (county->is_standard && taken++ < COUNTIES_OF_A_CITY)
            add_county(*county, base::OrgId(bureau));
}

void SimulatedOffice::add_county(domain::Region const& county, base::OrgId const& city_bureau)
{
    auto const& code = county.code;
    auto const bureau = "B" + code;
    auto const add = [&](char const* prefix, char const* name, OrgKind kind, OrgLevel level = OrgLevel::County) {
        put(prefix + code, county.name + name, level, level == OrgLevel::Township ? code + "001" : code, kind, bureau);
        return base::OrgId(prefix + code);
    };
    put(bureau, county.name + "信访局", OrgLevel::County, code, OrgKind::Bureau, city_bureau.value);
    Cast cast;
    cast.place = code;
    cast.bureau = base::OrgId(bureau);
    cast.city_bureau = city_bureau;
    cast.unit = add("H", "住房和城乡建设局", OrgKind::Unit);
    cast.other_unit = add("L", "人力资源和社会保障局", OrgKind::Unit);
    cast.courts = add("C", "委政法委员会", OrgKind::PoliticalLegal);
    cast.discipline = add("D", "纪委监委", OrgKind::Discipline);
    auto const conference = add("J", "信访工作联席会议办公室", OrgKind::JointConference);
    cast.township = add("T", "城关街道办事处", OrgKind::Unit, OrgLevel::Township);
    cast.officer = hire(bureau, "o", {Role::FirstOfficer, Role::BureauOfficer});
    cast.leader = hire(bureau, "l", {Role::FirstLeader, Role::BureauLeader});
    cast.inspector = hire(bureau, "i", {Role::Inspector, Role::Analyst});
    cast.case_leader = hire(bureau, "c", {Role::CaseLeader});
    cast.conference = hire(conference.value, "j", {Role::JcOffice});
    cast.township_officer = hire(cast.township.value, "o", {Role::FirstOfficer});
    cast.township_leader = hire(cast.township.value, "l", {Role::FirstLeader});
    cast.township_handler = hire(cast.township.value, "u", {Role::UnitOfficer});
    cast.township_head = hire(cast.township.value, "h", {Role::UnitLeader});
    cast.unit_officer = hire(cast.unit.value, "u", {Role::UnitOfficer});
    cast.unit_leader = hire(cast.unit.value, "h", {Role::UnitLeader});
    cast.other_officer = hire(cast.other_unit.value, "u", {Role::UnitOfficer});
    cast.other_leader = hire(cast.other_unit.value, "h", {Role::UnitLeader});
    cast.city_officer = base::StaffId(city_bureau.value + "-o");
    cast.city_leader = base::StaffId(city_bureau.value + "-l");
    cast.city_unit = base::OrgId("H" + city_bureau.value.substr(1));
    cast.city_unit_officer = base::StaffId(cast.city_unit.value + "-u");
    cast.city_unit_leader = base::StaffId(cast.city_unit.value + "-h");
    cast.reviewer = base::StaffId("X" + city_bureau.value.substr(1) + "-r");
    cast.rechecker = base::StaffId("PX-r");
    cast.petitioner = base::StaffId("V-p");
    m_casts.push_back(cast);
    std::swap(cast.unit, cast.other_unit);
    std::swap(cast.unit_officer, cast.other_officer);
    std::swap(cast.unit_leader, cast.other_leader);
    m_casts.push_back(std::move(cast));
}

app::WorkspaceSetup SimulatedOffice::setup() const
{
    app::WorkspaceSetup setup;
    setup.workspace_name = "演练：全省信访一年";
    setup.orgs = m_organisation.orgs();
    setup.staff = m_organisation.staff();
    setup.operator_id = base::StaffId("P-a");
    setup.demo = true;
    return setup;
}

Cast SimulatedOffice::cast(app::demo::DemoRandom& random) const
{
    return m_casts[static_cast<std::size_t>(random.below(static_cast<int>(m_casts.size())))];
}

} // namespace training
