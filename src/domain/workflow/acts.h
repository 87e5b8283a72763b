// The act table: every act with its transition, actors, states and arguments. One table drives validation, the journal
// codec, the scenario language, the dialogs and the help; law.md 5.3 and acts.csv are its source.
#pragma once

#include "base/result.h"
#include "base/value.h"
#include "domain/organisation.h"
#include "domain/workflow/states.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class ArgumentType {
    Text, // one line
    LongText, // several lines
    Date, // "YYYY-MM-DD"
    Integer,
    Boolean,
    Enumeration, // one of `choices`
    TextList,
    Org,
    Staff,
    Place, // region code
    Category, // content category code
    Record, // ref of another petition record
    Object, // fields in `fields`
    ObjectList, // list of objects with `fields`
    Files, // list of attachments (domain/attachment.h); always called ATTACHMENTS
};

struct Choice {
    std::string_view code; // "LETTER"
    std::string_view label; // 来信
};

struct ArgumentDefinition {
    std::string_view name; // "received_on"
    std::string_view label; // 信访日期
    ArgumentType type{ArgumentType::Text};
    bool required{false};
    std::span<Choice const> choices{};
    std::span<ArgumentDefinition const> fields{};
    std::size_t max_length{4000}; // code points, for text
    std::string_view missing_id{}; // the check that is not met when it is left out, e.g. "Q15"
};

struct ActDefinition {
    std::string_view name; // "register_petition"
    std::string_view transition; // "T01"; empty for acts without one
    std::string_view label; // 登记
    std::string_view help; // one sentence: what it does and under which clause
    std::string_view clause; // 条例第二十二条
    std::span<Role const> actors; // any of these
    std::span<Role const> approvers; // non-empty: needs an `approve` act by one of these, unless the actor holds it
    std::span<State const> from; // empty: any state; {None} creates the record
    std::span<State const> to{}; // where it leads; empty: the state stays
    std::span<State const> from_too{}; // states beyond those of law.md 5.3, for the reason given at the row
    std::span<Role const> recorders{}; // may enter what the actor handed in: a petitioner's written request
    bool needs_open{false}; // with an empty `from`: any state that is_open
    std::span<ArgumentDefinition const> arguments;
    bool primary{true}; // shown as a step of the main path
    bool on_record{true}; // false: concerns the workspace, an organisation or a node, never one record
};

std::span<ActDefinition const> act_definitions(); // in order of the closed loop
bool starts_from(ActDefinition const& act, State state); // true where the act names no states at all
ActDefinition const* find_act(std::string_view name);

// The label of a code among choices; the code itself where unknown.
std::string_view choice_label(std::span<Choice const> choices, std::string_view code);
// The argument of an act by name, or null.
ArgumentDefinition const* find_argument(std::span<ArgumentDefinition const> arguments, std::string_view name);
// Checks one value against its definition; used for the value of a correction (T47).
std::vector<base::Error> validate_argument(
    ArgumentDefinition const& definition, base::Value const& value, std::string const& where);

// Checks presence, types, enumerations, dates and lengths of all arguments, of nested ones too. Reports every problem,
// each with `where` = path such as "petitioners[0].id_no". Unknown arguments are a problem as well.
std::vector<base::Error> validate_arguments(ActDefinition const& act, base::ValueObject const& arguments);

} // namespace domain
