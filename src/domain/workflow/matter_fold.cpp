// The matter over its records (W1): roles, closing and settling of the matter are those of its governing record.
#include "domain/workflow/engine.h"

#include <algorithm>
#include <tuple>

namespace domain {

static bool is_registered_before(PetitionRecord const* left, PetitionRecord const* right)
{
    return std::tie(left->registered_at.milliseconds, left->id.value)
        < std::tie(right->registered_at.milliseconds, right->id.value);
}

static PetitionRecord const* governing_record(
    base::MatterId const& id, std::vector<PetitionRecord const*> const& members)
{
    for (auto const* record : members)
        if (record->own_matter_id == id && record->state != State::Void)
            return record;
    for (auto const* record : members)
        if (record->state != State::Void)
            return record;
    return members.empty() ? nullptr : members.front();
}

Matter fold_matter(base::MatterId const& id, std::vector<PetitionRecord const*> members)
{
    std::erase_if(members, [](PetitionRecord const* record) { return !record || record->state == State::None; });
    std::sort(members.begin(), members.end(), is_registered_before);
    Matter matter;
    matter.id = id;
    auto const* governing = governing_record(id, members);
    if (!governing)
        return matter;
    matter.governing_record = governing->id;
    matter.first_unit = governing->first_unit;
    matter.first_leader = governing->first_leader;
    matter.first_officer = governing->first_officer;
    matter.state = governing->state;
    matter.closed_on = governing->closed_on;
    matter.settled_on = governing->settled_on;
    matter.provisional = governing->first_time == FirstTime::Undecided;
    for (auto const* record : members) {
        matter.records.push_back(record->id);
        if (record != governing && record->first_time == FirstTime::Repeat && record->state != State::Void)
            ++matter.repeat_count;
    }
    return matter;
}

base::MatterId matter_of(
    PetitionRecord const& record, std::function<PetitionRecord const*(base::RecordId const&)> const& find_record)
{
    // Forks may have linked A to B and B to C; the oldest record of the chain gives the matter. A loop of links, which
    // two offices can make together, ends at its smallest id so that every member answers the same.
    std::vector<PetitionRecord const*> chain{&record};
    while (chain.back()->first_time == FirstTime::Repeat && find_record) {
        auto const* next = find_record(chain.back()->repeat_of);
        if (!next)
            return chain.back()->matter_id;
        auto const seen = std::find_if(
            chain.begin(), chain.end(), [&](PetitionRecord const* known) { return known->id == next->id; });
        if (seen != chain.end()) {
            auto const smallest = std::min_element(
                seen, chain.end(), [](auto const* left, auto const* right) { return left->id < right->id; });
            return (*smallest)->own_matter_id;
        }
        chain.push_back(next);
    }
    return chain.back()->own_matter_id;
}

std::vector<Subject> subjects_of(std::string_view act, base::ValueObject const& payload, PetitionRecord const& record)
{
    std::vector<Subject> subjects{{SubjectKind::Record, record.id.value}};
    auto const add = [&](SubjectKind kind, std::string id) {
        Subject const subject{kind, std::move(id)};
        if (!subject.id.empty() && std::find(subjects.begin(), subjects.end(), subject) == subjects.end())
            subjects.push_back(subject);
    };
    add(SubjectKind::Matter, record.matter_id.value);
    if (act == "register_petition")
        add(SubjectKind::Matter, base::text_or(payload, "matter_id"));
    for (auto const& value : base::list_or_empty(payload, "siblings")) {
        auto const* sibling = value.object();
        auto const* registration = sibling ? sibling->find("registration") : nullptr;
        if (!registration || !registration->object())
            continue;
        add(SubjectKind::Record, base::text_or(*sibling, "id"));
        add(SubjectKind::Matter, base::text_or(*registration->object(), "matter_id"));
    }
    if (act == "triage" || act == "link_repeat" || act == "unlink_repeat") {
        add(SubjectKind::Record, base::text_or(payload, "repeat_of", record.repeat_of.value));
        add(SubjectKind::Matter, base::text_or(payload, "matter_id"));
        if (act == "unlink_repeat")
            add(SubjectKind::Matter, record.own_matter_id.value);
    }
    return subjects;
}

} // namespace domain
