// The parts of the ledger table and the short forms in which its rows are written.
#pragma once

#include "domain/ledgers/ledger.h"

namespace domain {

std::span<LedgerKind const> source_ledgers();
std::span<LedgerKind const> leadership_ledgers();
std::span<LedgerKind const> service_ledgers();
std::span<LedgerKind const> supervision_ledgers();
std::span<LedgerKind const> accountability_ledgers();
std::span<LedgerKind const> staff_ledgers();

enum class Need { Required, Optional };
inline constexpr Need REQUIRED = Need::Required;
inline constexpr Need OPTIONAL = Need::Optional;

constexpr ArgumentDefinition typed(std::string_view name, std::string_view label, ArgumentType type, Need need)
{
    return {.name = name, .label = label, .type = type, .required = need == Need::Required};
}
constexpr ArgumentDefinition line(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    auto argument = typed(name, label, ArgumentType::Text, need);
    argument.max_length = 200;
    return argument;
}
constexpr ArgumentDefinition text(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    return typed(name, label, ArgumentType::LongText, need);
}
constexpr ArgumentDefinition date(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    return typed(name, label, ArgumentType::Date, need);
}
constexpr ArgumentDefinition count(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    return typed(name, label, ArgumentType::Integer, need);
}
constexpr ArgumentDefinition yes_no(std::string_view name, std::string_view label, Need need = OPTIONAL)
{
    return typed(name, label, ArgumentType::Boolean, need);
}
constexpr ArgumentDefinition org(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    return typed(name, label, ArgumentType::Org, need);
}
constexpr ArgumentDefinition staff(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    return typed(name, label, ArgumentType::Staff, need);
}
constexpr ArgumentDefinition place(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    return typed(name, label, ArgumentType::Place, need);
}
constexpr ArgumentDefinition record(Need need = OPTIONAL)
{
    return typed("record", "有关信访件", ArgumentType::Record, need);
}
constexpr ArgumentDefinition choice(
    std::string_view name, std::string_view label, std::span<Choice const> choices, Need need = REQUIRED)
{
    auto argument = typed(name, label, ArgumentType::Enumeration, need);
    argument.choices = choices;
    return argument;
}
constexpr ArgumentDefinition texts(std::string_view name, std::string_view label, Need need = REQUIRED)
{
    return typed(name, label, ArgumentType::TextList, need);
}
constexpr ArgumentDefinition rows(
    std::string_view name, std::string_view label, std::span<ArgumentDefinition const> fields, Need need = REQUIRED)
{
    auto argument = typed(name, label, ArgumentType::ObjectList, need);
    argument.fields = fields;
    return argument;
}
inline constexpr ArgumentDefinition TITLE = line("title", "名称");
inline constexpr ArgumentDefinition ITEM{
    .name = "item", .label = "台账编号", .type = ArgumentType::Text, .required = true, .max_length = 64};

constexpr ActDefinition ledger_act(std::string_view name, std::string_view label, std::string_view help,
    std::string_view clause, std::span<Role const> actors, std::span<ArgumentDefinition const> arguments)
{
    return {.name = name,
        .label = label,
        .help = help,
        .clause = clause,
        .actors = actors,
        .arguments = arguments,
        .primary = false,
        .on_record = false};
}

// Who keeps which ledger; a role counts in the holder's own organisation.
inline constexpr Role OFFICERS[]{Role::FirstOfficer, Role::BureauOfficer, Role::UnitOfficer, Role::UnitLeader,
    Role::BureauLeader, Role::FirstLeader};
inline constexpr Role BUREAU[]{Role::BureauOfficer, Role::BureauLeader, Role::FirstOfficer, Role::FirstLeader};
inline constexpr Role BUREAU_HEADS[]{Role::BureauLeader, Role::FirstLeader};
inline constexpr Role UNIT_HEADS[]{Role::UnitLeader, Role::BureauLeader, Role::FirstLeader};
inline constexpr Role JOINT_OFFICE[]{Role::JcOffice, Role::BureauLeader};
inline constexpr Role LEADERS[]{Role::CaseLeader, Role::BureauLeader, Role::FirstLeader, Role::UnitLeader};
inline constexpr Role ANALYSTS[]{Role::Analyst, Role::BureauOfficer, Role::BureauLeader};
inline constexpr Role INSPECTORS[]{Role::Inspector, Role::BureauOfficer, Role::BureauLeader};
inline constexpr Role ADMINS[]{Role::Admin, Role::BureauLeader, Role::FirstLeader};

// Checks shared by several kinds (ledger_checks.cpp).
void check_not_before_opening(ArgumentContext const&, LedgerItem const*); // dates of the act lie within the item's life
void check_target_below(ArgumentContext const&, LedgerItem const*); // S128: by the next higher organ
void check_period(ArgumentContext const&, LedgerItem const*); // from ≤ to
void check_weights(ArgumentContext const&, LedgerItem const*); // S117: the weights come to 100
void check_masked(ArgumentContext const&, LedgerItem const*); // S80: no personal data in a bulletin (TC38)
void check_ledger_correction(ArgumentContext const&, LedgerKind const&, LedgerItem const&);

std::span<LedgerAct const> common_ledger_acts(); // void and correct, for items of every kind

} // namespace domain
