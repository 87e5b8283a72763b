// A guard has two halves: what closes an act whatever its arguments say, and what is wrong with the arguments.
// decide() runs both, availability() the first one only; so no act is possible that was not listed as open.
#pragma once

#include "domain/workflow/checklist.h"
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
    Staff const* operator_staff{nullptr}; // who sits at the machine; null when not in the staff list
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

struct CheckStep {
    std::string_view name; // 办结时
    std::string_view consequence; // 不能认定办结（T34）
};

// The answers to the checks of a step that has its list beside its other arguments. A shipped check may be left out,
// because the step rests on the fact it asks for (Q19 on the delivery); an own mandatory one may not.
void check_answers(ArgumentContext const& context, AskedAt asked_at, CheckStep const& step);

std::span<GuardRow const> register_guards();
std::span<GuardRow const> dispatch_guards();
std::span<GuardRow const> referral_guards();
std::span<GuardRow const> objection_guards();
std::span<GuardRow const> acceptance_guards();
std::span<GuardRow const> opinion_guards();
std::span<GuardRow const> verification_guards();
std::span<GuardRow const> follow_up_guards();
std::span<GuardRow const> relief_guards();
std::span<GuardRow const> evaluation_guards();
std::span<GuardRow const> supervision_guards();
std::span<GuardRow const> special_guards();
std::span<GuardRow const> approval_guards();
std::span<GuardRow const> linking_guards();
std::span<GuardRow const> correction_guards();
std::span<GuardRow const> recusal_guards();
std::span<GuardRow const> alert_guards();
std::span<GuardRow const> workspace_guards();
GuardRow const* find_guard(std::string_view act);

// True when this person may do the act in `role`: the role, and an organisation in which it counts for the record.
bool acts_in_role(Staff const& staff, Role role, ActDefinition const& act, PetitionRecord const& record,
    Organisation const& organisation);
// The organisation that is named when somebody else tries; empty where any will do.
base::OrgId org_of_role(Role role, ActDefinition const& act, PetitionRecord const& record);
// Art. 31 and the routing table (law.md 5.5): why an ordinary unit may not have it.
std::optional<std::string> sent_elsewhere_by_law(PetitionRecord const& record);
void check_unit_staff(ArgumentContext const& context, std::string_view argument, base::OrgId const& unit);
// Checks of law.md 4.1 on registration fields; shared by T01 and T47.
// `now` is of `today`; empty where times of the day are not compared with it.
void check_registration_fields(base::ValueObject const& fields, base::Date today, std::optional<base::TimeOfDay> now,
    std::vector<base::Error>& errors);
// Resolves the record named by `repeat_of` to the oldest record of its matter and fixes the matter in the payload.
void check_repeat_link(ArgumentContext const& context);
std::optional<Refusal> follow_up_is_missing(PetitionRecord const& record, OfficeConfig const& config); // S46, S47
std::string in_quotes(std::string_view text); // “…”
bool is_blank_text(std::string_view text);

} // namespace domain
