// Who may see a petition record (PR-01, PR-02) and who keeps out of its handling (PR-03, 条例第二十八条第三款). Pure:
// lists, counts, badges, searches, ledgers and commands all ask may_see() of the same few facts of a record (W10).
#pragma once

#include "domain/organisation.h"
#include "domain/petition_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// 申诉、求决 → APPEAL, 揭发控告 → ACCUSATION, 意见建议 → SUGGESTION; empty for 其他, which a person decides
// (law.md 1.4).
std::string_view class_of_purpose(std::string_view purpose);
// What a registration counts as until triage decides. Either word for an accusation keeps it secret.
std::string presumed_class(base::ValueObject const& registration);
std::string class_of(PetitionRecord const& record); // as triaged, else as presumed

// Accusations and Party-member appeals: kept from units that have no part in them (条例第三十条, PR-02, TC14).
bool is_confidential(PetitionRecord const& record);

// Whether the words in the field 被反映人或单位 mean this person (by name, and by unit where one is named with it), or
// the organisation itself rather than somebody in it. In doubt they do: the cost of a mistake is a disclosure.
bool names_person(std::string_view accused, Staff const& staff, Organisation const& organisation);
bool names_unit(std::string_view accused, Org const& org, Organisation const& organisation);

// The facts on which sight of a record rests.
struct RecordAccess {
    bool confidential{false};
    bool is_answered{false}; // a written answer is out: the organs of review may be asked
    std::string accused;
    std::vector<base::OrgId> orgs; // first unit, and every organ that it was given to or that supervises it
    std::vector<base::StaffId> staff; // named persons: the leader of a led case
    std::vector<base::StaffId> namesakes; // found not to be the accused, whose name they bear
};
RecordAccess access_of(PetitionRecord const& record);
// PR-01: its organs, those above them in the line, named persons; for ordinary matters also the joint conference office
// and the organs of review of the region. PR-02: never who is accused, nor anybody of the accused unit.
bool may_see(Staff const& viewer, RecordAccess const& access, Organisation const& organisation);

// PR-03: why this person keeps out of the handling, and on what that rests.
enum class RecusalGround { PetitionersName, AccusedName, AccusedUnit, Decided };
struct Recusal {
    RecusalGround ground;
    std::string why;
};
// Empty where nothing is known against it. A namesake who was found to be somebody else (decide_recusal) stays.
std::optional<Recusal> recusal_of(Staff const& staff, PetitionRecord const& record, Organisation const& organisation);
// The same for a registration that is not written yet: only what its field of the accused says.
std::optional<Recusal> recusal_of(
    Staff const& staff, base::ValueObject const& registration, Organisation const& organisation);
// The leader whom a first unit names for this registration: as Organisation::leader_of, but nobody who is accused in
// it.
Staff const* leader_for(
    base::ValueObject const& registration, base::OrgId const& unit, Organisation const& organisation);

} // namespace domain
