// Helpers of the effects, and the look-up over the stages.
#include "domain/workflow/effects.h"

#include <algorithm>

namespace domain {

Effect find_effect(std::string_view act)
{
    for (auto find : {find_register_effect, find_refer_effect, find_accept_effect, find_object_effect,
             find_handle_effect, find_verify_effect, find_assess_effect, find_relief_effect, find_supervise_effect,
             find_special_effect, find_any_state_effect})
        if (auto const effect = find(act))
            return effect;
    return nullptr;
}

void enter(PetitionRecord& record, State state, base::Date on)
{
    record.state = state;
    record.state_since = on;
    record.entered_on.emplace(state, on);
}

ClockEvent& note_event(PetitionRecord& record, std::string_view name, base::Date on, std::optional<base::TimeOfDay> at)
{
    record.events.push_back({std::string(name), on, at, {}, {}});
    return record.events.back();
}

void note_document(PetitionRecord& record, std::string_view kind)
{
    if (std::find(record.documents.begin(), record.documents.end(), kind) == record.documents.end())
        record.documents.emplace_back(kind);
}

void note_handler(PetitionRecord& record, base::StaffId const& staff)
{
    auto& handlers = record.handlers;
    if (!staff.is_empty() && std::find(handlers.begin(), handlers.end(), staff) == handlers.end())
        handlers.push_back(staff);
}

std::optional<base::Date> date_in(base::ValueObject const& object, std::string_view key)
{
    return base::parse_date(base::text_or(object, key));
}

std::vector<base::OrgId> orgs_in(base::ValueObject const& object, std::string_view key)
{
    std::vector<base::OrgId> orgs;
    for (auto& text : texts_in(object, key))
        orgs.push_back(base::OrgId{std::move(text)});
    return orgs;
}

std::vector<std::string> texts_in(base::ValueObject const& object, std::string_view key)
{
    std::vector<std::string> texts;
    for (auto const& item : base::list_or_empty(object, key))
        if (item.text())
            texts.push_back(*item.text());
    return texts;
}

} // namespace domain
