// Organisations and staff as a plain value (S1, law.md 5.1): two vectors ordered by id, so folding in any lawful order
// gives the same bytes.
#include "domain/organisation.h"

#include "domain/code_table.h"

#include <algorithm>
#include <array>

namespace domain {

static constexpr CodeRow<OrgLevel> ORG_LEVELS[]{
    {OrgLevel::Township, "TOWNSHIP", "乡镇级"},
    {OrgLevel::County, "COUNTY", "县级"},
    {OrgLevel::City, "CITY", "市级"},
    {OrgLevel::Province, "PROVINCE", "省级"},
    {OrgLevel::Nation, "NATION", "国家级"},
};

static constexpr CodeRow<OrgKind> ORG_KINDS[]{
    {OrgKind::Bureau, "BUREAU", "信访部门"},
    {OrgKind::Unit, "UNIT", "责任单位"},
    {OrgKind::PoliticalLegal, "POLITICAL_LEGAL", "政法部门"},
    {OrgKind::Discipline, "DISCIPLINE", "纪检监察机关"},
    {OrgKind::JointConference, "JOINT_CONFERENCE", "信访工作联席会议"},
};

static constexpr CodeRow<Role> ROLES[]{
    {Role::FirstOfficer, "FIRST_OFFICER", "首办责任人"},
    {Role::FirstLeader, "FIRST_LEADER", "首办责任领导"},
    {Role::BureauOfficer, "BUREAU_OFFICER", "信访部门经办人"},
    {Role::BureauLeader, "BUREAU_LEADER", "信访部门负责人"},
    {Role::UnitOfficer, "UNIT_OFFICER", "责任单位承办人"},
    {Role::UnitLeader, "UNIT_LEADER", "责任单位负责人"},
    {Role::Inspector, "INSPECTOR", "督查专员"},
    {Role::JcOffice, "JC_OFFICE", "联席会议办公室"},
    {Role::CaseLeader, "CASE_LEADER", "包案领导"},
    {Role::ReviewOrg, "REVIEW_ORG", "复查机关"},
    {Role::RecheckOrg, "RECHECK_ORG", "复核机关"},
    {Role::PoliticalLegal, "POL_LEGAL", "政法部门"},
    {Role::Discipline, "DISCIPLINE", "纪检监察机关"},
    {Role::Analyst, "ANALYST", "统计分析员"},
    {Role::Admin, "ADMIN", "系统管理员"},
    {Role::Petitioner, "PETITIONER", "信访人"},
};

std::string_view to_code(OrgLevel level)
{
    return code_in(ORG_LEVELS, level);
}

std::string_view to_code(OrgKind kind)
{
    return code_in(ORG_KINDS, kind);
}

std::string_view to_code(Role role)
{
    return code_in(ROLES, role);
}

std::string_view to_chinese(OrgLevel level)
{
    return label_in(ORG_LEVELS, level);
}

std::string_view to_chinese(OrgKind kind)
{
    return label_in(ORG_KINDS, kind);
}

std::string_view to_chinese(Role role)
{
    return label_in(ROLES, role);
}

std::optional<OrgLevel> parse_org_level(std::string_view code)
{
    return parse_in(ORG_LEVELS, code);
}

std::optional<OrgKind> parse_org_kind(std::string_view code)
{
    return parse_in(ORG_KINDS, code);
}

std::optional<Role> parse_role(std::string_view code)
{
    return parse_in(ROLES, code);
}

std::vector<NamedLeader> leaders_of(Org const& org)
{
    std::vector<NamedLeader> leaders{
        {"党委（党组）主要负责人", org.party_leader}, {"政府（行政）主要负责人", org.government_leader}};
    if (org.kind == OrgKind::Bureau) {
        leaders.push_back({"主要领导", org.main_leader});
        leaders.push_back({"分管领导", org.deputy_leader});
    }
    return leaders;
}

bool Staff::has_role(Role role) const
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

template <typename T> static void insert_or_replace(std::vector<T>& list, T item)
{
    auto const it =
        std::lower_bound(list.begin(), list.end(), item.id, [](T const& left, auto const& id) { return left.id < id; });
    if (it != list.end() && it->id == item.id)
        *it = std::move(item);
    else
        list.insert(it, std::move(item));
}

template <typename T, typename Id> static T const* find_by_id(std::vector<T> const& list, Id const& id)
{
    auto const it =
        std::lower_bound(list.begin(), list.end(), id, [](T const& left, Id const& key) { return left.id < key; });
    return it != list.end() && it->id == id ? &*it : nullptr;
}

void Organisation::put(Org org)
{
    insert_or_replace(m_orgs, std::move(org));
}

void Organisation::put(Staff staff)
{
    insert_or_replace(m_staff, std::move(staff));
}

Org const* Organisation::find_org(base::OrgId const& id) const
{
    return find_by_id(m_orgs, id);
}

Staff const* Organisation::find_staff(base::StaffId const& id) const
{
    return find_by_id(m_staff, id);
}

std::vector<Staff const*> Organisation::staff_of(base::OrgId const& org, Role role) const
{
    std::vector<Staff const*> found;
    for (auto const& staff : m_staff)
        if (staff.active && staff.org == org && staff.has_role(role))
            found.push_back(&staff);
    return found;
}

Staff const* Organisation::leader_of(base::OrgId const& org) const
{
    constexpr std::array RANKED{Role::FirstLeader, Role::BureauLeader, Role::UnitLeader};
    Staff const* leader = nullptr;
    auto rank = RANKED.size(); // of the leader found so far
    for (auto const& staff : m_staff) {
        if (!staff.active || !(staff.org == org))
            continue;
        for (std::size_t i = 0; i < rank; ++i)
            if (staff.has_role(RANKED[i])) {
                leader = &staff;
                rank = i;
                break;
            }
    }
    return leader;
}

std::string Organisation::org_name(base::OrgId const& id) const
{
    auto const* org = find_org(id);
    return org ? org->name : id.value;
}

std::string Organisation::staff_name(base::StaffId const& id) const
{
    auto const* staff = find_staff(id);
    return staff ? staff->name : id.value;
}

bool Organisation::is_same_or_above(base::OrgId const& upper, base::OrgId const& lower) const
{
    auto current = lower;
    // A damaged tree may hold a cycle; no chain is longer than the list of organisations.
    for (std::size_t step = 0; step <= m_orgs.size(); ++step) {
        if (current == upper)
            return true;
        auto const* org = find_org(current);
        if (!org || org->parent.is_empty())
            return false;
        current = org->parent;
    }
    return false;
}

Org const* county_bureau_of_township(Organisation const& organisation, base::OrgId const& township)
{
    auto const* org = organisation.find_org(township);
    auto const* above = org && org->level == OrgLevel::Township ? organisation.find_org(org->parent) : nullptr;
    return above && above->level == OrgLevel::County && above->kind == OrgKind::Bureau ? above : nullptr;
}

} // namespace domain
