// Synthetic people: ID numbers carry a region code that was never given out (320199) and a right check digit, telephone
// numbers the prefix 154 that no operator gives to people, so no real person can be meant.
#include "app/demo/demo_case.h"

#include "domain/reference/resident_id.h"

namespace app::demo {

static std::string padded(int number, int width)
{
    auto text = std::to_string(number);
    if (static_cast<int>(text.size()) < width)
        text.insert(0, static_cast<std::size_t>(width) - text.size(), '0');
    return text;
}

// One choice per statement, here and below: C++ leaves the order inside an expression open, and the seed decides alone.
std::string CaseMaker::make_address(Street const& street)
{
    std::string address = "南京市玄武区" + street.name;
    address += m_random.pick(street.estates);
    address += std::to_string(m_random.between(1, 28)) + "幢";
    address += std::to_string(m_random.between(1, 4)) + "单元";
    auto const floor = m_random.between(1, 6);
    address += std::to_string(floor * 100 + m_random.between(1, 4)) + "室";
    return address;
}

DemoPerson CaseMaker::make_person(DemoCase const& demo_case, base::Date today)
{
    DemoPerson person;
    bool const is_male = m_random.chance(52);
    if (m_random.chance(4)) {
        person.name = m_random.pick(m_texts.rare_names);
    } else {
        person.name = m_random.pick(m_texts.surnames);
        person.name += m_random.pick(is_male ? m_texts.male_names : m_texts.female_names);
    }
    auto number = "320199" + std::to_string(base::year_month_day(today).year - m_random.between(24, 82));
    number += padded(m_random.between(1, 12), 2);
    number += padded(m_random.between(1, 28), 2);
    number += padded(m_random.between(0, 99), 2);
    number += std::to_string(2 * m_random.below(5) + (is_male ? 1 : 0));
    number += domain::resident_id_check_digit(number);
    if (m_random.chance(85))
        person.id_no = number;
    if (m_random.chance(90) || person.id_no.empty())
        person.phone = "154" + padded(m_random.below(100000000), 8);
    person.address = make_address(*demo_case.street);
    return person;
}

base::StaffId CaseMaker::pick_staff(base::OrgId const& org, domain::Role role)
{
    auto const staff = m_organisation.staff_of(org, role);
    return staff.empty() ? base::StaffId{} : m_random.pick(staff)->id;
}

static bool fits(MatterText const& text, Path path)
{
    bool const is_for_others = text.route == "R1_JUDICIAL" || text.matter_class == "ACCUSATION";
    bool const is_small = text.matter_class == "CONSULT" || text.matter_class == "OTHER";
    switch (path) {
    case Path::ToPoliticalLegal:
        return is_for_others;
    case Path::Guided:
        return is_small;
    case Path::Transferred:
        return !is_for_others && !is_small && text.matter_class == "SUGGESTION";
    default:
        return !is_for_others && !is_small;
    }
}

void CaseMaker::choose_matter(DemoCase& out, base::Date start)
{
    do {
        out.text = &m_random.pick(m_texts.matters);
    } while (!fits(*out.text, out.path));
    out.street = &m_random.pick(m_texts.streets);
    auto const year = base::year_month_day(start).year;
    out.words = {
        {"街道", out.street->name},
        {"小区", m_random.pick(out.street->estates)},
        {"路", m_random.pick(out.street->roads)},
        {"号", std::to_string(m_random.between(1, 268))},
        {"楼", std::to_string(m_random.between(1, 28))},
        {"单元", std::to_string(m_random.between(1, 4))},
        {"公司", m_random.pick(m_texts.companies)},
        {"年", std::to_string(year - m_random.between(1, 4))},
        {"月", std::to_string(m_random.between(1, 12))},
        {"户", std::to_string(m_random.between(3, 26))},
        {"金额", std::to_string(m_random.between(12, 980) * 100)},
    };
}

void CaseMaker::choose_offices(DemoCase& out)
{
    if (out.path == Path::SelfHandled) {
        out.first_unit = out.unit = out.street->org;
    } else {
        out.first_unit = m_texts.orgs.front().id;
        bool const is_street = m_organisation.find_org(out.text->unit)
            && m_organisation.find_org(out.text->unit)->level == domain::OrgLevel::Township;
        out.unit = is_street ? out.street->org : out.text->unit;
    }
    out.first_officer = pick_staff(out.first_unit, domain::Role::FirstOfficer);
    out.first_leader = pick_staff(out.first_unit, domain::Role::FirstLeader);
    out.unit_officer = pick_staff(out.unit, domain::Role::UnitOfficer);
    out.unit_leader = pick_staff(out.unit, domain::Role::UnitLeader);
}

DemoCase CaseMaker::make(Path path, base::Date start)
{
    static std::vector<std::string> const CHANNELS{
        "VISIT", "VISIT", "VISIT", "VISIT", "ONLINE", "ONLINE", "ONLINE", "LETTER", "LETTER", "PHONE"};
    DemoCase out;
    out.path = path;
    choose_matter(out, start);
    choose_offices(out);
    out.channel = m_random.pick(CHANNELS);
    out.send_back = static_cast<std::size_t>(m_random.below(static_cast<int>(m_texts.send_backs.size())));
    if (out.channel == "LETTER" && path == Path::Assigned && m_random.chance(12))
        return out; // anonymous
    out.people.push_back(make_person(out, start));
    if (m_random.chance(6)) {
        out.person_count = m_random.between(5, 16);
        for (int person = 1; person < 4; ++person)
            out.people.push_back(make_person(out, start));
    } else if (m_random.chance(8)) {
        out.person_count = 2;
        out.people.push_back(make_person(out, start));
    }
    return out;
}

DemoCase CaseMaker::repeat_of(DemoCase const& first, base::RecordId const& record, Path path)
{
    static std::vector<std::string> const CHANNELS{"VISIT", "ONLINE", "PHONE"};
    DemoCase out = first;
    out.path = path;
    out.repeat_of = record;
    out.channel = m_random.pick(CHANNELS);
    out.person_count = 1;
    out.people.resize(1);
    choose_offices(out);
    return out;
}

} // namespace app::demo
