// Organisations, staff and their roles (S1, S11, law.md 5.1), as folded from define_org and define_staff entries.
#pragma once

#include "base/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class OrgLevel { Township = 1, County = 2, City = 3, Province = 4, Nation = 5 }; // rank of law.md 3.6
enum class OrgKind { Bureau, Unit, PoliticalLegal, Discipline, JointConference };

enum class Role {
    FirstOfficer,
    FirstLeader,
    BureauOfficer,
    BureauLeader,
    UnitOfficer,
    UnitLeader,
    Inspector,
    JcOffice,
    CaseLeader,
    ReviewOrg,
    RecheckOrg,
    PoliticalLegal,
    Discipline,
    Analyst,
    Admin,
    Petitioner,
};

std::string_view to_code(OrgLevel level); // "COUNTY"
std::string_view to_code(OrgKind kind); // "BUREAU"
std::string_view to_code(Role role); // "FIRST_OFFICER"
std::string_view to_chinese(OrgLevel level); // 县级
std::string_view to_chinese(OrgKind kind); // 信访部门
std::string_view to_chinese(Role role); // 首办责任人
std::optional<OrgLevel> parse_org_level(std::string_view code);
std::optional<OrgKind> parse_org_kind(std::string_view code);
std::optional<Role> parse_role(std::string_view code);

struct Org {
    base::OrgId id;
    std::string name;
    OrgLevel level{OrgLevel::County};
    std::string region; // GB/T 2260 six digits, nine for a township (W12)
    OrgKind kind{OrgKind::Unit};
    base::OrgId parent; // empty at the top
    // By name: who answers for the work is seldom a member of staff here. Empty where nobody was named yet.
    std::string party_leader{}, government_leader{}; // 党政同责: 党委（党组）、政府（行政）主要负责人 (S11)
    std::string main_leader{}, deputy_leader{}; // of a bureau: 主要领导负总责、分管领导具体抓 (S94)
};

struct NamedLeader {
    std::string_view post; // 党委（党组）主要负责人
    std::string name; // empty: nobody was named
};
// The leaders that an organisation of this kind has to name, named or not: a bureau all four, others the two of S11.
std::vector<NamedLeader> leaders_of(Org const& org);

struct Staff {
    base::StaffId id;
    std::string name;
    base::OrgId org;
    std::vector<Role> roles;
    bool active{true};

    bool has_role(Role role) const;
};

// A value: copied into decisions and snapshots, never a live view of the store.
class Organisation {
public:
    void put(Org org); // inserts or replaces
    void put(Staff staff);

    Org const* find_org(base::OrgId const& id) const;
    Staff const* find_staff(base::StaffId const& id) const;
    std::vector<Org> const& orgs() const { return m_orgs; } // ordered by id
    std::vector<Staff> const& staff() const { return m_staff; } // ordered by id
    std::vector<Staff const*> staff_of(base::OrgId const& org, Role role) const; // active ones
    // The leader a first unit names at registration (S22): first active staff with FIRST_LEADER, else BUREAU_LEADER,
    // else UNIT_LEADER. Null where the organisation has none.
    Staff const* leader_of(base::OrgId const& org) const;
    std::string org_name(base::OrgId const& id) const; // the id itself where unknown
    std::string staff_name(base::StaffId const& id) const;
    bool is_same_or_above(base::OrgId const& upper, base::OrgId const& lower) const;

private:
    std::vector<Org> m_orgs;
    std::vector<Staff> m_staff;
};

// 县乡一体化 (S103): the petition bureau of the county directly above a township; null for any other organisation.
Org const* county_bureau_of_township(Organisation const& organisation, base::OrgId const& township);

} // namespace domain
