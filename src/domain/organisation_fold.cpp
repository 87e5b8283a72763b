// The fold of the organisation. Later entries replace earlier ones whole; a field that is absent keeps its old value.
#include "domain/organisation_fold.h"

namespace domain {

static std::string subject_id(JournalEntry const& entry, SubjectKind kind)
{
    for (auto const& subject : entry.subjects)
        if (subject.kind == kind)
            return subject.id;
    return {};
}

static bool apply_org(Organisation& organisation, JournalEntry const& entry)
{
    base::OrgId const id{base::text_or(entry.payload, "id", subject_id(entry, SubjectKind::Org))};
    if (id.is_empty())
        return false;
    auto const* known = organisation.find_org(id);
    Org org = known ? *known : Org{.id = id};
    org.name = base::text_or(entry.payload, "name", org.name);
    org.region = base::text_or(entry.payload, "region", org.region);
    org.parent = base::OrgId{base::text_or(entry.payload, "parent", org.parent.value)};
    org.party_leader = base::text_or(entry.payload, "party_leader", org.party_leader);
    org.government_leader = base::text_or(entry.payload, "government_leader", org.government_leader);
    org.main_leader = base::text_or(entry.payload, "main_leader", org.main_leader);
    org.deputy_leader = base::text_or(entry.payload, "deputy_leader", org.deputy_leader);
    if (auto const level = parse_org_level(base::text_or(entry.payload, "level")))
        org.level = *level;
    if (auto const kind = parse_org_kind(base::text_or(entry.payload, "kind")))
        org.kind = *kind;
    organisation.put(std::move(org));
    return true;
}

static bool apply_staff(Organisation& organisation, JournalEntry const& entry)
{
    base::StaffId const id{base::text_or(entry.payload, "id", subject_id(entry, SubjectKind::Staff))};
    if (id.is_empty())
        return false;
    auto const* known = organisation.find_staff(id);
    Staff staff = known ? *known : Staff{.id = id};
    staff.name = base::text_or(entry.payload, "name", staff.name);
    staff.org = base::OrgId{base::text_or(entry.payload, "org", staff.org.value)};
    staff.active = base::boolean_or(entry.payload, "active", staff.active);
    if (entry.payload.find("roles")) {
        staff.roles.clear();
        for (auto const& item : base::list_or_empty(entry.payload, "roles")) {
            auto const role = item.text() ? parse_role(*item.text()) : std::nullopt;
            if (role && !staff.has_role(*role))
                staff.roles.push_back(*role);
        }
    }
    organisation.put(std::move(staff));
    return true;
}

base::ValueObject define_org_payload(Org const& org)
{
    base::ValueObject payload{{"id", org.id.value}, {"name", org.name}, {"level", to_code(org.level)},
        {"region", org.region}, {"kind", to_code(org.kind)}};
    auto const set = [&](std::string_view name, std::string const& value) {
        if (!value.empty())
            payload.set(std::string(name), value);
    };
    set("parent", org.parent.value);
    set("party_leader", org.party_leader);
    set("government_leader", org.government_leader);
    set("main_leader", org.main_leader);
    set("deputy_leader", org.deputy_leader);
    return payload;
}

bool apply(Organisation& organisation, JournalEntry const& entry)
{
    if (entry.act == "define_org")
        return apply_org(organisation, entry);
    if (entry.act == "define_staff")
        return apply_staff(organisation, entry);
    return false;
}

Organisation fold_organisation(std::vector<JournalEntry> entries)
{
    sort_causally(entries);
    Organisation organisation;
    for (auto const& entry : entries)
        apply(organisation, entry);
    return organisation;
}

} // namespace domain
