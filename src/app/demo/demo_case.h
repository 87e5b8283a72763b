// One made-up matter: who complains about what, which office and people have it, and the words of every step.
#pragma once

#include "app/demo/demo_plan.h"
#include "app/demo/demo_texts.h"
#include "app/demo/lawful_journal.h"
#include "domain/petition_record.h"

#include <map>
#include <string>

namespace app::demo {

struct DemoPerson {
    std::string name, id_no, phone, address;
};

struct DemoCase {
    Path path{Path::Assigned};
    MatterText const* text{nullptr};
    std::map<std::string, std::string, std::less<>> words; // {小区} and the like
    std::string channel;
    std::vector<DemoPerson> people; // empty: anonymous
    int person_count{1};
    Street const* street{nullptr};
    base::OrgId first_unit, unit;
    base::StaffId first_officer, first_leader, unit_officer, unit_leader;
    base::RecordId repeat_of; // empty: first-time
    std::size_t send_back{0}; // which of the texts
};

class CaseMaker {
public:
    CaseMaker(DemoTexts const& texts, domain::Organisation const& organisation, DemoRandom& random)
        : m_texts(texts)
        , m_organisation(organisation)
        , m_random(random)
    {
    }

    DemoCase make(Path path, base::Date start);
    // The same person about the same matter again.
    DemoCase repeat_of(DemoCase const& first, base::RecordId const& record, Path path);

    using Act = LawfulJournal::Act;
    // The acts of a step, one or more; what depends on earlier acts is read from the record.
    std::vector<Act> acts_of(
        DemoCase const& demo_case, Step const& step, base::Date on, domain::PetitionRecord const& record);

private:
    DemoPerson make_person(DemoCase const& demo_case, base::Date today);
    std::string make_address(Street const& street);
    void choose_matter(DemoCase& out, base::Date start);
    void choose_offices(DemoCase& out);
    base::StaffId pick_staff(base::OrgId const& org, domain::Role role);
    base::ValueObject registration(DemoCase const& demo_case, base::Date on);
    base::ValueObject triage(DemoCase const& demo_case);
    base::ValueObject opinion(DemoCase const& demo_case, base::Date on);
    base::ValueObject checks(domain::PetitionRecord const& record);
    base::ValueObject follow_up(StepKind kind, base::Date on, domain::PetitionRecord const& record);
    base::ValueObject correction(DemoCase const& demo_case);
    std::vector<Act> executions(DemoCase const& demo_case, base::Date on, domain::PetitionRecord const& record);
    base::ValueObject arguments(
        DemoCase const& demo_case, StepKind kind, base::Date on, domain::PetitionRecord const& record);

    DemoTexts const& m_texts;
    domain::Organisation const& m_organisation;
    DemoRandom& m_random;
};

} // namespace app::demo
