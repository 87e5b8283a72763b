// A guard has two halves: what closes an act whatever its arguments say, and what is wrong with the arguments.
// decide() runs both, availability() the first one only; so no act is possible that was not listed as open.
#pragma once

#include "domain/workflow/effects.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

struct Refusal {
    std::string id; // most specific clause or check id
    std::string why;
};

struct GuardContext {
    ActDefinition const& act;
    PetitionRecord const* record; // null for register_petition and for acts off a record
    Staff const* identity; // null when the identity is not in the staff list
    Surroundings const& surroundings;
};

using OpenGuard = std::optional<Refusal> (*)(GuardContext const&);

struct ArgumentContext {
    GuardContext const& guard;
    base::ValueObject& payload; // may be completed
    base::Date occurred_on;
    std::vector<base::Error>& errors;

    PetitionRecord const& record() const { return *guard.record; }
    Surroundings const& surroundings() const { return guard.surroundings; }
    void refuse(std::string id, std::string message, std::string where) const;
    // Reports a date that lies after today or before `earliest`, which is called `earliest_label`.
    void check_date(
        std::string_view argument, std::optional<base::Date> earliest, std::string_view earliest_label) const;
    std::string text(std::string_view argument) const; // trimmed
};

using ArgumentGuard = void (*)(ArgumentContext const&);

struct GuardRow {
    std::string_view act;
    OpenGuard open{nullptr};
    ArgumentGuard arguments{nullptr};
};

std::span<GuardRow const> register_guards();
std::span<GuardRow const> dispatch_guards();
std::span<GuardRow const> opinion_guards();
std::span<GuardRow const> verification_guards();
std::span<GuardRow const> follow_up_guards();
std::span<GuardRow const> approval_guards();
std::span<GuardRow const> linking_guards();
std::span<GuardRow const> correction_guards();
std::span<GuardRow const> workspace_guards();
GuardRow const* find_guard(std::string_view act);

// True when this person may act in `role` for the record: the role, and the organisation in which it counts.
bool acts_in_role(Staff const& staff, Role role, PetitionRecord const& record, Organisation const& organisation);
// Checks of law.md 4.1 on registration fields; shared by T01 and T47.
void check_registration_fields(base::ValueObject const& fields, base::Date today, std::vector<base::Error>& errors);
// Resolves the record named by `repeat_of` to the oldest record of its matter and fixes the matter in the payload.
void check_repeat_link(ArgumentContext const& context);
std::string in_quotes(std::string_view text); // “…”
bool is_blank_text(std::string_view text);

} // namespace domain
