// What each act does to a record once it is lawful. An effect answers an empty text, or the Chinese reason why the act
// can have no effect in this state (J3); it then leaves the record untouched.
#pragma once

#include "domain/workflow/engine.h"

#include <optional>
#include <string>
#include <string_view>

namespace domain {

using Effect = std::string (*)(PetitionRecord&, TimelineItem const&, Surroundings const&);

// Null for acts that leave the facts of a record alone.
Effect find_effect(std::string_view act);
Effect find_register_effect(std::string_view act);
Effect find_refer_effect(std::string_view act);
Effect find_accept_effect(std::string_view act);
Effect find_object_effect(std::string_view act);
Effect find_handle_effect(std::string_view act);
Effect find_verify_effect(std::string_view act);
Effect find_assess_effect(std::string_view act);
Effect find_relief_effect(std::string_view act);
Effect find_supervise_effect(std::string_view act);
Effect find_special_effect(std::string_view act);
Effect find_any_state_effect(std::string_view act);

inline constexpr std::int64_t MAX_EXTENSION_DAYS = 30; // 条例第三十四条

// Helpers shared by the effects.
void enter(PetitionRecord& record, State state, base::Date on);
ClockEvent& note_event(
    PetitionRecord& record, std::string_view name, base::Date on, std::optional<base::TimeOfDay> at = {});
void note_document(PetitionRecord& record, std::string_view kind);
void note_handler(PetitionRecord& record, base::StaffId const& staff);
std::optional<base::Date> date_in(base::ValueObject const& object, std::string_view key);
std::vector<std::string> texts_in(base::ValueObject const& object, std::string_view key);
std::vector<base::OrgId> orgs_in(base::ValueObject const& object, std::string_view key);
void name_responsible(PetitionRecord& record, TimelineItem const& item, base::Date on); // 责任领导、责任人 (L32)
// The organisation that now holds the record for the next step; starts the clock of a relaying bureau (T04, T13).
void send_to(
    PetitionRecord& record, base::OrgId const& org, TimelineItem const& item, Organisation const& organisation);
// 应交办尽交办: whether ending it in this way keeps back a first appeal that the office should have assigned. To guide
// one to an office outside the own line is no such thing.
bool is_kept_from_assignment(PetitionRecord const& record, std::string_view disposal, Organisation const& organisation);
void begin_new_round(PetitionRecord& record, base::Date on); // T36, T41: handled again
// What follows from other facts and is kept for lists: 越级, evaluation scope. Run after each act.
void refresh_computed_facts(PetitionRecord& record, Surroundings const& surroundings);
// The opinion of a submit_opinion or resubmit payload; fields that are absent keep those of `before`.
HandlingOpinion read_opinion(base::ValueObject const& payload, HandlingOpinion const* before, base::Date on);

base::ValueObject to_value(Outcome const& outcome); // as in the list `outcomes` of such a payload
// The outcomes for a resubmission; an execution limit that passed before `today` becomes `due` (Q20).
base::ValueList renewed_outcomes(HandlingOpinion const& opinion, base::Date today, base::Date due);

// Recomputes the typed members from `record.fields` (T01, T47).
void load_registration(PetitionRecord& record, Surroundings const& surroundings);
// Sets "place" or "petitioners[0].phone"; false where the path leads nowhere.
void load_triage(PetitionRecord& record); // the typed members of what T02 found, from `record.fields`
bool set_registration_field(base::ValueObject& fields, std::string_view path, base::Value value);
base::Value const* find_registration_field(base::ValueObject const& fields, std::string_view path);

} // namespace domain
