// Helpers of the guards and the look-up over the themes.
#include "domain/workflow/guards/guard.h"

#include "domain/ledgers/ledger.h"

#include "base/text.h"

namespace domain {

GuardRow const* find_guard(std::string_view act)
{
    for (auto rows : {register_guards(), referral_guards(), dispatch_guards(), objection_guards(), acceptance_guards(),
             opinion_guards(), verification_guards(), follow_up_guards(), relief_guards(), evaluation_guards(),
             supervision_guards(), special_guards(), approval_guards(), linking_guards(), correction_guards(),
             recusal_guards(), alert_guards(), workspace_guards(), ledger_guards()})
        for (auto const& row : rows)
            if (row.act == act)
                return &row;
    return nullptr;
}

std::string in_quotes(std::string_view text)
{
    return "“" + std::string(text) + "”";
}

bool is_blank_text(std::string_view text)
{
    return base::trimmed(text).empty();
}

void ArgumentContext::refuse(std::string id, std::string message, std::string where) const
{
    errors.push_back({base::ErrorCode::Refused, std::move(id), std::move(message), std::move(where)});
}

std::string ArgumentContext::text(std::string_view argument) const
{
    return std::string(base::trimmed(base::text_or(payload, argument)));
}

void ArgumentContext::check_date(
    std::string_view argument, std::optional<base::Date> earliest, std::string_view earliest_label) const
{
    auto const date = date_in(payload, argument);
    if (!date)
        return;
    auto const* definition = find_argument(guard.act.arguments, argument);
    auto const label = in_quotes(definition ? definition->label : argument);
    auto const id = std::string(guard.act.transition.empty() ? guard.act.name : guard.act.transition);
    if (*date > surroundings().today)
        refuse(id, label + "不能晚于今天（" + base::to_chinese(surroundings().today) + "）", std::string(argument));
    else if (earliest && *date < *earliest)
        refuse(id, label + "不能早于" + std::string(earliest_label) + "（" + base::to_chinese(*earliest) + "）",
            std::string(argument));
}

// The sender of the step before: it decides on objections and sends the matter out again (条例第二十三条第三款).
static bool belongs_to_sender(std::string_view act)
{
    return act == "consent_objection" || act == "reject_objection" || act == "redispatch";
}

static bool is_unit_side(Role role)
{
    return role == Role::UnitOfficer || role == Role::UnitLeader;
}

static base::OrgId bureau_of(ActDefinition const& act, PetitionRecord const& record)
{
    if (act.name == "relay") // the bureau that holds it now, somewhere between the sender and the unit
        return record.unit;
    if (belongs_to_sender(act.name) && !record.dispatched_by.is_empty())
        return record.dispatched_by;
    return record.first_unit;
}

static bool comes_from_above(std::string_view act)
{
    return act == "supervise" || act == "advance_dispute" || act == "decide_acceptance";
}

base::OrgId org_of_role(Role role, ActDefinition const& act, PetitionRecord const& record)
{
    switch (role) {
    case Role::FirstOfficer:
    case Role::FirstLeader: // 谁首办、谁交办、谁审核 (S41)
        return record.first_unit;
    case Role::BureauOfficer:
    case Role::BureauLeader:
        // Supervision and the decision of a dispute come from above; the guards say from whom.
        return comes_from_above(act.name) ? base::OrgId{} : bureau_of(act, record);
    case Role::UnitOfficer:
    case Role::UnitLeader: // before any dispatch, a unit that registered the matter itself
        return record.unit.is_empty() && !record.registered_by_bureau ? record.first_unit : record.unit;
    default:
        return {};
    }
}

// AMB-19: a superior bureau may leave follow-up and verification to a lower one.
static bool is_delegated(Staff const& staff, ActDefinition const& act, PetitionRecord const& record)
{
    std::string_view const task = act.name == "follow_up" ? "FOLLOW_UP"
        : act.name == "take_for_verification" || act.name == "send_back" || act.name == "pass_verification"
        ? "VERIFICATION"
        : "";
    for (auto const& delegation : record.delegations)
        if (!task.empty() && delegation.task == task && delegation.to == staff.org)
            return true;
    return false;
}

// 县乡一体化 (S103): what a township took in, the bureau of its county may dispatch too.
static bool dispatches_for_township(Staff const& staff, Role role, ActDefinition const& act,
    PetitionRecord const& record, Organisation const& organisation)
{
    bool const is_dispatch = act.name == "assign" || act.name == "transfer";
    if (!is_dispatch || (role != Role::BureauOfficer && role != Role::BureauLeader))
        return false;
    auto const* county = county_bureau_of_township(organisation, record.first_unit);
    return county && county->id == staff.org;
}

bool acts_in_role(Staff const& staff, Role role, ActDefinition const& act, PetitionRecord const& record,
    Organisation const& organisation)
{
    if (!staff.active || !staff.has_role(role))
        return false;
    if (role == Role::Admin)
        return organisation.is_same_or_above(staff.org, record.first_unit);
    auto const org = org_of_role(role, act, record);
    if (org.is_empty())
        return !is_unit_side(role);
    return staff.org == org || (!is_unit_side(role) && is_delegated(staff, act, record))
        || dispatches_for_township(staff, role, act, record, organisation);
}

} // namespace domain
