// The act table against the law's own table (tests/fixtures/acts.csv): names, roles, states and arguments.
#include "domain/workflow/acts.h"
#include "exchange/csv.h"

#include "base/text.h"

#include "support/doctest.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace act_table_tests {

using domain::ActDefinition;
using domain::State;

TEST_SUITE_BEGIN("act_table_tests");

#ifndef __EMSCRIPTEN__ // the fixture is a file beside the sources

static std::string fixture()
{
    std::FILE* file = std::fopen(CHUXIN_SOURCE_DIR "/tests/fixtures/acts.csv", "rb");
    REQUIRE(file);
    std::string text;
    char buffer[4096];
    for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
        text.append(buffer, count);
    std::fclose(file);
    return text;
}

static std::set<std::string> parts(std::string_view text, char separator)
{
    std::set<std::string> result;
    for (auto const part : base::split(text, separator))
        if (!base::trimmed(part).empty())
            result.emplace(base::trimmed(part));
    return result;
}

// "open_hearing / conclude_hearing" are two acts; their states stand in the same order.
static std::vector<std::string> names_of(std::string_view act)
{
    std::vector<std::string> names;
    for (auto const part : base::split(act, '/'))
        names.emplace_back(base::trimmed(part));
    return names;
}

struct Argument {
    std::string name;
    std::set<std::string> codes;
};

// "ref,mode(ONLINE|PHONE),outcomes[{demand,outcome(SUPPORTED|…)}]": commas inside brackets belong to the argument.
static std::vector<Argument> arguments_of(std::string_view text)
{
    std::vector<std::string> raw(1);
    int depth = 0;
    for (char letter : text) {
        depth += letter == '(' || letter == '[' || letter == '{';
        depth -= letter == ')' || letter == ']' || letter == '}';
        if (letter == ',' && depth == 0)
            raw.emplace_back();
        else
            raw.back() += letter;
    }
    std::vector<Argument> arguments;
    for (auto const& item : raw) {
        if (item == "ref" || item.starts_with("…") || item.empty())
            continue;
        auto const end = item.find_first_of("([{");
        Argument argument{item.substr(0, end), {}};
        bool const is_choice = end != std::string::npos && item[end] == '(' && item.find('|') != std::string::npos;
        if (is_choice)
            argument.codes = parts(std::string_view(item).substr(end + 1, item.size() - end - 2), '|');
        arguments.push_back(std::move(argument));
    }
    return arguments;
}

static std::set<std::string> codes_of(std::span<State const> states)
{
    std::set<std::string> codes;
    for (auto const state : states)
        codes.emplace(to_code(state));
    return codes;
}

static void check_roles(ActDefinition const& act, std::string_view roles)
{
    if (roles == "a leader's role")
        return;
    auto const plus = roles.find('+');
    std::set<std::string> actors;
    for (auto const role : act.actors)
        actors.emplace(to_code(role));
    auto const expected = parts(roles.substr(0, plus), '|');
    if (plus == std::string_view::npos) {
        CHECK(actors == expected);
        return;
    }
    // A + B: A asks and B approves, or B does it at once.
    CHECK(actors.contains(*expected.begin()));
    std::set<std::string> approvers;
    for (auto const role : act.approvers)
        approvers.emplace(to_code(role));
    CHECK(approvers == std::set<std::string>{std::string(roles.substr(plus + 1))});
}

static void check_from(ActDefinition const& act, std::string_view from)
{
    if (from.empty() || from == "any" || from == "before DELIVERED")
        return;
    if (from == "any open") {
        CHECK(act.from.empty());
        CHECK(act.needs_open);
        return;
    }
    auto expected = parts(from, '|');
    if (expected.erase("final")) // 终态
        for (auto const state : {State::NotAccepted, State::NoLongerAccepted, State::ReferredPoliticalLegal,
                 State::ReferredDiscipline, State::RoutedOther, State::Guided, State::Withdrawn})
            expected.emplace(to_code(state));
    CHECK(codes_of(act.from) == expected);
}

static void check_to(ActDefinition const& act, std::string_view from, std::string_view to)
{
    if (to.empty() || to == "void")
        return;
    if (to == "same" || to == from)
        CHECK((act.to.empty() || codes_of(act.to) == parts(from, '|')));
    else
        CHECK(codes_of(act.to) == parts(to, '|'));
}

static void check_arguments(ActDefinition const& act, std::string_view text)
{
    std::set<std::string> known;
    for (auto const& argument : arguments_of(text)) {
        INFO(argument.name);
        known.insert(argument.name);
        auto const* definition = domain::find_argument(act.arguments, argument.name);
        REQUIRE(definition);
        std::set<std::string> codes;
        for (auto const& choice : definition->choices)
            codes.emplace(choice.code);
        if (!argument.codes.empty())
            CHECK(codes == argument.codes);
    }
    for (auto const& argument : act.arguments) {
        INFO(std::string(argument.name));
        CHECK((!argument.required || known.contains(std::string(argument.name)) || text.find("…") != text.npos));
    }
}

TEST_CASE("the act table has every act of the law's table, with its transition, roles, states and arguments")
{
    auto const table = exchange::CsvTable::create(fixture(), {"t", "act", "role", "from", "to", "args"});
    REQUIRE_FALSE(table.is_error());
    std::size_t seen = 0;
    for (auto const& row : table.value().rows()) {
        auto const field = [&](std::string_view column) { return table.value().field(row, column); };
        auto const names = names_of(field("act"));
        auto const from = base::split(field("from"), '|');
        auto const to = base::split(field("to"), '|');
        for (std::size_t index = 0; index < names.size(); ++index) {
            INFO(names[index]);
            auto const* act = domain::find_act(names[index]);
            REQUIRE(act);
            ++seen;
            CHECK(act->transition == (field("t") == "-" ? "" : field("t")));
            check_roles(*act, field("role"));
            bool const is_pair = names.size() == 2 && from.size() == 2;
            check_from(*act, is_pair ? from[index] : field("from"));
            check_to(*act, is_pair ? from[index] : field("from"), is_pair ? to[index] : field("to"));
            if (!is_pair && names.size() == 1)
                check_arguments(*act, field("args"));
        }
    }
    CHECK(seen == 59); // 56 rows, three of which name two acts
}

#endif

TEST_CASE("every state from 10 to 95 is reached by an act, and every transition T01 to T48 has one")
{
    std::set<std::string> reached{"FOLLOW_UP"}; // T35 passes through it while nobody was reached
    std::set<std::string> transitions{"T22"}; // T08–T10 done by the unit
    for (auto const& act : domain::act_definitions()) {
        for (auto const state : act.to)
            reached.emplace(to_code(state));
        transitions.emplace(act.transition);
    }
    for (int number = 10; number <= 95; ++number)
        if (auto const code = domain::to_code(static_cast<State>(number)); !code.empty())
            CHECK_MESSAGE(reached.contains(std::string(code)), std::string(code));
    for (int number = 1; number <= 48; ++number) {
        auto const id = std::string(number < 10 ? "T0" : "T") + std::to_string(number);
        CHECK_MESSAGE(transitions.contains(id), id);
    }
}

TEST_SUITE_END();

} // namespace act_table_tests
