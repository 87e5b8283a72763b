// Organisations, staff and the fold that makes them (S1, S22).
#include "domain/organisation_fold.h"
#include "support/domain/office.h"

#include "support/doctest.h"

namespace organisation_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::JournalEntry;
using domain::Role;

TEST_SUITE_BEGIN("organisation_tests");

TEST_CASE("the leader of a unit: first leader, else bureau leader, else unit leader; the retired do not count")
{
    Office office;
    CHECK(office.organisation.leader_of(COUNTY_BUREAU)->id == base::StaffId{"wang"});
    CHECK(office.organisation.leader_of(HOUSING)->id == base::StaffId{"xu"});
    CHECK(office.organisation.leader_of(COURTS) == nullptr);
    auto wang = *office.organisation.find_staff(base::StaffId{"wang"});
    wang.active = false;
    office.organisation.put(wang);
    CHECK(office.organisation.leader_of(COUNTY_BUREAU) == nullptr);
}

TEST_CASE("the line of superiors, in a damaged tree too")
{
    Office office;
    auto& organisation = office.organisation;
    CHECK(organisation.is_same_or_above(CITY_BUREAU, HOUSING));
    CHECK(organisation.is_same_or_above(HOUSING, HOUSING));
    CHECK_FALSE(organisation.is_same_or_above(HOUSING, CITY_BUREAU));
    auto city = *organisation.find_org(CITY_BUREAU);
    city.parent = HOUSING; // a loop
    organisation.put(city);
    CHECK_FALSE(organisation.is_same_or_above(COURTS, HOUSING));
}

TEST_CASE("codes and Chinese names")
{
    CHECK(domain::parse_role("FIRST_OFFICER") == Role::FirstOfficer);
    CHECK(domain::to_code(Role::PoliticalLegal) == "POL_LEGAL");
    CHECK_FALSE(domain::parse_role("first_officer").has_value());
    CHECK(domain::parse_org_level("TOWNSHIP") == domain::OrgLevel::Township);
    CHECK(domain::to_chinese(domain::OrgKind::Bureau) == "信访部门");
    CHECK(Office{}.organisation.org_name(base::OrgId{"unknown"}) == "unknown");
}

TEST_CASE("define_org and define_staff fold; what an entry leaves out stays")
{
    auto const act = [](std::uint64_t id, char const* name, ValueObject payload) {
        JournalEntry entry;
        entry.id = entry_id(id);
        entry.lamport = static_cast<std::int64_t>(id);
        entry.act = name;
        entry.payload = std::move(payload);
        return entry;
    };
    auto const organisation = domain::fold_organisation({
        act(2, "define_staff",
            {{"id", "s"}, {"name", "李敏"}, {"org", "o"}, {"roles", ValueList{"FIRST_OFFICER", "NONE"}}}),
        act(1, "define_org",
            {{"id", "o"}, {"name", "信访局"}, {"level", "CITY"}, {"region", "320100"}, {"kind", "BUREAU"}}),
        act(3, "define_staff", {{"id", "s"}, {"active", false}}),
        act(4, "define_org", {{"name", "nobody"}}),
    });
    REQUIRE(organisation.orgs().size() == 1);
    CHECK(organisation.orgs()[0].level == domain::OrgLevel::City);
    auto const* staff = organisation.find_staff(base::StaffId{"s"});
    REQUIRE(staff);
    CHECK(staff->name == "李敏");
    CHECK(staff->roles == std::vector<Role>{Role::FirstOfficer});
    CHECK_FALSE(staff->active);
}

TEST_CASE("S11, S94: an organisation names its Party and government leaders, a bureau its main and deputy leader too")
{
    domain::Org bureau{base::OrgId{"b"}, "信访局", domain::OrgLevel::County, "320102", domain::OrgKind::Bureau, {}};
    auto const missing = [](domain::Org const& org) {
        std::string posts;
        for (auto const& leader : domain::leaders_of(org))
            posts += leader.name.empty() ? std::string(leader.post) + ";" : std::string();
        return posts;
    };
    CHECK(missing(bureau) == "党委（党组）主要负责人;政府（行政）主要负责人;主要领导;分管领导;");
    CHECK(domain::leaders_of({base::OrgId{"u"}, "住建局"}).size() == 2);
    bureau.party_leader = "甲";
    bureau.main_leader = "乙";
    JournalEntry first, second;
    first.id = entry_id(1);
    first.lamport = 1;
    second.id = entry_id(2);
    second.lamport = 2;
    first.act = second.act = "define_org";
    first.payload = domain::define_org_payload(bureau); // as the set-up writes it
    second.payload = {{"id", "b"}, {"government_leader", "丙"}, {"main_leader", ""}};
    auto const organisation = domain::fold_organisation({first, second});
    REQUIRE(organisation.orgs().size() == 1);
    auto const& folded = organisation.orgs()[0];
    CHECK(folded.party_leader == "甲"); // left out: it stays
    CHECK(folded.government_leader == "丙");
    CHECK(folded.main_leader.empty()); // emptied: nobody holds the post any more
    CHECK(missing(folded) == "主要领导;分管领导;");
}

TEST_CASE("the first definitions need no administrator; later ones do, and say what is wrong")
{
    domain::Organisation empty;
    Office office;
    auto const decide = [&](domain::Organisation const& organisation, char const* act, ValueObject payload,
                            char const* who) {
        domain::Surroundings const surroundings{
            organisation, office.reference.calendar, office.reference.rules, office.config, on("2023-06-15"), {}, {}};
        base::StaffId const id{who};
        auto const result =
            domain::decide(*domain::find_act(act), payload, on("2023-06-15"), nullptr, {id, id}, surroundings);
        return result.is_error() ? result.error().where + result.error().id : std::string();
    };
    ValueObject const bureau{
        {"id", "bureau"}, {"name", "信访局"}, {"level", "COUNTY"}, {"region", "320102"}, {"kind", "BUREAU"}};
    CHECK(decide(empty, "define_org", bureau, "nobody").empty());
    CHECK(decide(office.organisation, "define_org", bureau, "wang") == "define_org");
    CHECK(decide(office.organisation, "define_org", bureau, "li").empty());
    CHECK(decide(office.organisation, "define_org", with(bureau, "parent", HOUSING.value), "li") == "parent"); // a loop
    ValueObject const staff{{"id", "x"}, {"name", "某"}, {"org", "bureau"}, {"roles", ValueList{"FIRST_OFFICER"}}};
    CHECK(decide(office.organisation, "define_staff", staff, "li").empty());
    CHECK(decide(office.organisation, "define_staff", with(staff, "roles", ValueList{"BOSS"}), "li") == "roles[0]");
    CHECK(decide(office.organisation, "define_staff", with(staff, "org", "nowhere"), "li") == "org");
}

TEST_SUITE_END();

} // namespace organisation_tests
