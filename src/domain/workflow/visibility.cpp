// PR-01 to PR-03 on the facts of a record.
#include "domain/workflow/visibility.h"

#include "base/text.h"

#include <algorithm>

namespace domain {

namespace {

constexpr std::size_t SHORTEST_NAME = 6; // bytes: two Chinese characters
constexpr std::size_t SHORTEST_UNIT = 9; // 住建局

// 徐晓东、何平 are two accused; one without the other is one too.
std::vector<std::string> parts_of(std::string_view accused)
{
    std::string text{accused};
    for (std::string_view const separator : {"，", "；", "、", ",", ";", "\n", "以及"})
        for (auto at = text.find(separator); at != std::string::npos; at = text.find(separator, at + 1))
            text.replace(at, separator.size(), "\t");
    std::vector<std::string> parts;
    for (auto const part : base::split(text, '\t'))
        if (auto folded = base::folded_for_comparison(part); !folded.empty())
            parts.push_back(std::move(folded));
    return parts;
}

bool contains(std::string const& text, std::string const& word)
{
    return !word.empty() && text.find(word) != std::string::npos;
}

bool part_names_person(std::string const& part, Staff const& staff, Organisation const& organisation)
{
    auto const name = base::folded_for_comparison(staff.name);
    if (part == name)
        return true;
    if (name.size() < SHORTEST_NAME || !contains(part, name))
        return false;
    bool names_own = false;
    bool names_other = false;
    for (auto const& org : organisation.orgs()) {
        if (!contains(part, base::folded_for_comparison(org.name)))
            continue;
        bool const is_own = organisation.is_same_or_above(org.id, staff.org);
        names_own |= is_own;
        names_other |= !is_own;
    }
    return names_own || !names_other;
}

bool part_names_unit(std::string const& part, Org const& org, Organisation const& organisation)
{
    auto const name = base::folded_for_comparison(org.name);
    bool const is_short_form = part.size() >= SHORTEST_UNIT && contains(name, part);
    if (!contains(part, name) && !is_short_form)
        return false;
    return std::none_of(organisation.staff().begin(), organisation.staff().end(),
        [&](Staff const& staff) { return staff.org == org.id && part_names_person(part, staff, organisation); });
}

bool accuses_unit_of(Staff const& staff, std::string_view accused, Organisation const& organisation)
{
    auto const* org = organisation.find_org(staff.org);
    return org && names_unit(accused, *org, organisation);
}

// 320100 lies in 320000; 000000 covers everything.
bool covers_region(std::string_view upper, std::string_view lower)
{
    while (upper.ends_with("00"))
        upper.remove_suffix(2);
    return lower.starts_with(upper);
}

// The organs that oversee ordinary matters without having been given them: the joint conference office of the region
// (条例第十二条), and whoever may be asked for a review or recheck (条例第三十五条、第三十六条).
bool oversees(Staff const& viewer, RecordAccess const& access, Organisation const& organisation)
{
    auto const* own = organisation.find_org(viewer.org);
    if (!own)
        return false;
    bool const reviews = access.is_answered && (viewer.has_role(Role::ReviewOrg) || viewer.has_role(Role::RecheckOrg));
    bool const convenes = viewer.has_role(Role::JcOffice);
    return std::any_of(access.orgs.begin(), access.orgs.end(), [&](base::OrgId const& id) {
        auto const* org = organisation.find_org(id);
        if (!org || !covers_region(own->region, org->region))
            return false;
        return (convenes && own->level >= org->level) || (reviews && own->level > org->level);
    });
}

void add(std::vector<base::OrgId>& orgs, base::OrgId const& org)
{
    if (!org.is_empty() && std::find(orgs.begin(), orgs.end(), org) == orgs.end())
        orgs.push_back(org);
}

bool has_name(std::vector<Petitioner> const& petitioners, std::string const& name)
{
    return std::any_of(petitioners.begin(), petitioners.end(), [&](Petitioner const& petitioner) {
        return !name.empty() && base::folded_for_comparison(petitioner.name) == name;
    });
}

std::optional<Recusal> recusal_of_accused(
    Staff const& staff, std::string_view accused, bool is_accusation, Organisation const& organisation)
{
    if (names_person(accused, staff, organisation))
        return Recusal{RecusalGround::AccusedName,
            "“" + staff.name + "”与被反映人同名，应当回避，请由他人办理（条例第二十八条第三款，PR-03）"};
    if (is_accusation && accuses_unit_of(staff, accused, organisation))
        return Recusal{RecusalGround::AccusedUnit,
            "“" + organisation.org_name(staff.org)
                + "”是被检举控告的单位，应当回避，请交上一级信访部门办理（条例第二十八条第三款、第三十条，PR-03）"};
    return {};
}

RecusalDecision const* find_decision(PetitionRecord const& record, base::StaffId const& staff, RecusalFinding finding)
{
    auto const found = std::find_if(record.recusals.begin(), record.recusals.end(),
        [&](RecusalDecision const& decision) { return decision.staff == staff && decision.finding == finding; });
    return found == record.recusals.end() ? nullptr : &*found;
}

bool is_one_of(std::vector<base::StaffId> const& persons, base::StaffId const& staff)
{
    return std::find(persons.begin(), persons.end(), staff) != persons.end();
}

} // namespace

std::string_view class_of_purpose(std::string_view purpose)
{
    struct Row {
        std::string_view code, label, matter_class;
    };
    static constexpr Row ROWS[]{{"01", "申诉", "APPEAL"}, {"02", "求决", "APPEAL"}, {"03", "揭发控告", "ACCUSATION"},
        {"04", "意见建议", "SUGGESTION"}};
    for (auto const& row : ROWS)
        if (purpose == row.code || purpose == row.label)
            return row.matter_class;
    return {};
}

std::string presumed_class(base::ValueObject const& registration)
{
    auto named = base::text_or(registration, "matter_class");
    auto const of_purpose = class_of_purpose(base::text_or(registration, "purpose"));
    return named.empty() || of_purpose == "ACCUSATION" ? std::string(of_purpose) : named;
}

std::string class_of(PetitionRecord const& record)
{
    return record.matter_class.empty() ? presumed_class(record.fields) : record.matter_class;
}

bool is_confidential(PetitionRecord const& record)
{
    return class_of(record) == "ACCUSATION" || record.route == "R3_PARTY_APPEAL"
        || (record.referral && record.referral->kind == "DISCIPLINE");
}

bool names_person(std::string_view accused, Staff const& staff, Organisation const& organisation)
{
    auto const parts = parts_of(accused);
    return std::any_of(parts.begin(), parts.end(),
        [&](std::string const& part) { return part_names_person(part, staff, organisation); });
}

bool names_unit(std::string_view accused, Org const& org, Organisation const& organisation)
{
    auto const parts = parts_of(accused);
    return std::any_of(
        parts.begin(), parts.end(), [&](std::string const& part) { return part_names_unit(part, org, organisation); });
}

RecordAccess access_of(PetitionRecord const& record)
{
    RecordAccess access;
    access.confidential = is_confidential(record);
    access.is_answered = record.opinion_issued_on.has_value();
    access.accused = base::text_or(record.fields, "accused");
    auto& orgs = access.orgs;
    for (auto const& org : {record.first_unit, record.dispatched_by, record.unit})
        add(orgs, org);
    for (auto const& relay : record.relays) {
        add(orgs, relay.from);
        add(orgs, relay.to);
    }
    for (auto const& objection : record.objections)
        add(orgs, objection.unit);
    for (auto const& dispute : record.disputes) {
        for (auto const& org : {dispute.raised_by, dispute.decided_by, dispute.lead})
            add(orgs, org);
        for (auto const* named : {&dispute.units, &dispute.assist})
            for (auto const& org : *named)
                add(orgs, org);
    }
    for (auto const& org : record.assist_units)
        add(orgs, org);
    if (record.referral)
        add(orgs, record.referral->org);
    if (record.non_acceptance)
        add(orgs, record.non_acceptance->by);
    for (auto const& review : record.reviews)
        add(orgs, review.decided_by);
    for (auto const& supervision : record.supervisions)
        add(orgs, supervision.issued_by);
    for (auto const& delegation : record.delegations)
        add(orgs, delegation.to);
    if (record.led_case)
        access.staff.push_back(record.led_case->leader);
    for (auto const& decision : record.recusals)
        if (decision.finding == RecusalFinding::NotTheAccused)
            access.namesakes.push_back(decision.staff);
    return access;
}

bool may_see(Staff const& viewer, RecordAccess const& access, Organisation const& organisation)
{
    bool const is_namesake = is_one_of(access.namesakes, viewer.id);
    bool const is_accused = access.confidential && !access.accused.empty()
        && ((!is_namesake && names_person(access.accused, viewer, organisation))
            || accuses_unit_of(viewer, access.accused, organisation));
    if (is_accused)
        return false;
    bool const has_part = std::any_of(access.orgs.begin(), access.orgs.end(),
        [&](base::OrgId const& org) { return organisation.is_same_or_above(viewer.org, org); });
    bool const is_named = is_one_of(access.staff, viewer.id);
    return has_part || is_named || (!access.confidential && oversees(viewer, access, organisation));
}

std::optional<Recusal> recusal_of(Staff const& staff, PetitionRecord const& record, Organisation const& organisation)
{
    if (auto const* decision = find_decision(record, staff.id, RecusalFinding::Recused))
        return Recusal{RecusalGround::Decided,
            "“" + staff.name + "”已核定回避（" + decision->basis + "），请由他人办理（条例第二十八条第三款，PR-03）"};
    if (!find_decision(record, staff.id, RecusalFinding::NotThePetitioner)
        && has_name(record.petitioners, base::folded_for_comparison(staff.name)))
        return Recusal{RecusalGround::PetitionersName,
            "“" + staff.name
                + "”与信访人同名，本人的信访事项应当回避，请由他人办理；不是同一人的，先办“回避核定”"
                  "（条例第二十八条第三款，PR-03）"};
    auto const accused = base::text_or(record.fields, "accused");
    if (accused.empty())
        return {};
    auto recusal = recusal_of_accused(staff, accused, is_confidential(record), organisation);
    if (!recusal || recusal->ground != RecusalGround::AccusedName)
        return recusal;
    if (find_decision(record, staff.id, RecusalFinding::NotTheAccused))
        return {};
    recusal->why.insert(recusal->why.rfind("（"), "；不是同一人的，由其他负责人办“回避核定”");
    return recusal;
}

std::optional<Recusal> recusal_of(
    Staff const& staff, base::ValueObject const& registration, Organisation const& organisation)
{
    auto const accused = base::text_or(registration, "accused");
    if (accused.empty())
        return {};
    auto recusal = recusal_of_accused(staff, accused, presumed_class(registration) == "ACCUSATION", organisation);
    if (recusal && recusal->ground == RecusalGround::AccusedName)
        recusal->why.insert(recusal->why.rfind("（"), "；只是同名的，请在姓名前写明被反映人的单位");
    return recusal;
}

Staff const* leader_for(
    base::ValueObject const& registration, base::OrgId const& unit, Organisation const& organisation)
{
    for (auto const role : {Role::FirstLeader, Role::BureauLeader, Role::UnitLeader})
        for (auto const* leader : organisation.staff_of(unit, role))
            if (!recusal_of(*leader, registration, organisation))
                return leader;
    return nullptr;
}

} // namespace domain
