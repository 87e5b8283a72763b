#include "app/commands/organisation_change.h"

#include "app/commands/entry_union.h"
#include "app/commands/upkeep.h"
#include "app/journal_entries.h"
#include "domain/workflow/acts.h"

#include <algorithm>
#include <set>

namespace app {

namespace {

constexpr std::size_t FOLD_AT_ONCE = 500;

// Kind, level and region of an office are read wherever it is named: as first, present or competent unit.
bool has_other_office(Context const& context, domain::Organisation const& before)
{
    auto const& orgs = context.organisation.orgs();
    return std::any_of(orgs.begin(), orgs.end(), [&](domain::Org const& org) {
        auto const* known = before.find_org(org.id);
        return known && (known->kind != org.kind || known->level != org.level || known->region != org.region);
    });
}

// Offices that are new, or have another leader (S22): of those that records name as a unit.
std::set<std::uint32_t> changed_offices(Context const& context, domain::Organisation const& before)
{
    std::set<std::uint32_t> offices;
    auto const leader = [](domain::Organisation const& organisation, base::OrgId const& id) {
        auto const* staff = organisation.leader_of(id);
        return staff ? staff->id : base::StaffId{};
    };
    for (auto const& org : context.organisation.orgs()) {
        bool const is_same = before.find_org(org.id) && leader(before, org.id) == leader(context.organisation, org.id);
        if (auto const number = context.index.number_of(org.id.value); !is_same && number)
            offices.insert(*number);
    }
    return offices;
}

std::vector<base::StaffId> people_with_other_roles(Context const& context, domain::Organisation const& before)
{
    std::vector<base::StaffId> people;
    for (auto const& staff : context.organisation.staff()) {
        auto const* known = before.find_staff(staff.id);
        if (!known || known->roles != staff.roles)
            people.push_back(staff.id);
    }
    return people;
}

// Records with an act of that person which needed an approver and does not say whether it had one (W3).
base::Result<void> add_undecided(Context& context, base::StaffId const& person, std::set<base::RecordId>& records)
{
    for (auto const& stored : TRY(context.journal.of_identity(person.value))) {
        auto const* act = domain::find_act(stored.act);
        if (!act || act->approvers.empty() || TRY(to_entry(stored)).payload.find("awaits_approval"))
            continue;
        for (auto const& subject : stored.subjects) {
            if (subject.kind == "record")
                records.insert(base::RecordId(subject.id));
        }
    }
    return {};
}

} // namespace

base::Result<void> follow_organisation(Context& context, domain::Organisation const& before, Touched& touched)
{
    if (!context.index.is_complete) // Not every record can be found yet.
        return note_projections(context, STALE_PROJECTIONS);
    std::set<base::RecordId> records;
    bool const is_everywhere = has_other_office(context, before);
    auto const offices = changed_offices(context, before);
    for (auto const& record : context.index.rows()) {
        bool const is_named = offices.contains(record.first_unit) || offices.contains(record.unit);
        if (!record.removed && (is_everywhere || is_named))
            records.insert(base::RecordId(record.id));
    }
    for (auto const& person : people_with_other_roles(context, before))
        TRY(add_undecided(context, person, records));
    if (records.empty())
        return {};
    context.cache.clear();
    if (records.size() > FOLD_AT_ONCE)
        return note_projections(context, STALE_PROJECTIONS);
    for (auto const& id : records) {
        TRY(project_with_followers(context, id, touched));
        context.cache.trim();
    }
    for (auto const& id : touched.matters)
        TRY(project_matter(context, id));
    return {};
}

} // namespace app
