// Helpers of the guards and the look-up over the themes.
#include "domain/workflow/guards/guard.h"

#include "domain/ledgers/ledger.h"

#include "base/text.h"

namespace domain {

GuardRow const* find_guard(std::string_view act)
{
    for (auto rows : {register_guards(), dispatch_guards(), opinion_guards(), verification_guards(), follow_up_guards(),
             approval_guards(), linking_guards(), correction_guards(), workspace_guards(), ledger_guards()})
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
    auto const id = std::string(guard.act.transition);
    if (*date > surroundings().today)
        refuse(id, label + "不能晚于今天（" + base::to_chinese(surroundings().today) + "）", std::string(argument));
    else if (earliest && *date < *earliest)
        refuse(id, label + "不能早于" + std::string(earliest_label) + "（" + base::to_chinese(*earliest) + "）",
            std::string(argument));
}

bool acts_in_role(Staff const& staff, Role role, PetitionRecord const& record, Organisation const& organisation)
{
    if (!staff.active || !staff.has_role(role))
        return false;
    switch (role) {
    case Role::FirstOfficer:
    case Role::FirstLeader:
    case Role::BureauOfficer:
    case Role::BureauLeader: // 谁首办、谁交办、谁审核 (S41)
        return staff.org == record.first_unit;
    case Role::UnitOfficer:
    case Role::UnitLeader:
        return !record.unit.is_empty() && staff.org == record.unit;
    case Role::Admin:
        return organisation.is_same_or_above(staff.org, record.first_unit);
    default:
        return true;
    }
}

} // namespace domain
