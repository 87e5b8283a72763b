// What T47 may correct: the registration fields, and the three of first responsibility by a superior only (S22).
#pragma once

#include "domain/petition_record.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/engine.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct CorrectableField {
    std::string path; // "place", "petitioners[0].phone"
    std::string label; // 问题属地, 信访人 1 联系电话
    ArgumentDefinition const* definition{nullptr};
    base::Value value; // as it is now; null where never filled in
};

bool is_first_responsibility(std::string_view field); // first_unit, first_leader, first_officer
// Every field that a correction of this record may name, in the order of the registration form.
std::vector<CorrectableField> correctable_fields(PetitionRecord const& record);
// The definition behind a path; null where there is no such field.
ArgumentDefinition const* find_correctable(std::string_view path);
std::string correction_label(std::string_view path); // 问题属地, 信访人 1 联系电话
// The record as it would stand with the correction, for a preview of its limits (T47).
PetitionRecord with_correction(
    PetitionRecord record, std::string_view path, base::Value value, base::Date on, Surroundings const& surroundings);
// A value typed as text in the type of its field: 3 for “3”, true for “是”, one item a line for lists.
std::optional<base::Value> read_corrected_value(ArgumentDefinition const& definition, base::Value const& value);

} // namespace domain
