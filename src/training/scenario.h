// The scenario language: steps as plain values in, answers as plain values out, over the commands and queries of app.
// A step is an act, a time jump or a question; tests/scenarios/README.md describes the language for its writers.
#pragma once

#include "app/application.h"
#include "training/scenario_step.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace training {

// The workspace is set up by this person before the first step; `as` may name him while nobody else is defined.
inline constexpr char const* SCENARIO_ADMIN = "admin";
// Who does what only a petitioner may do: evaluate, ask for review.
inline constexpr char const* SCENARIO_PETITIONER = "petitioner";
// The clock stands here until a step says otherwise: before the Regulation came into force on 2022-05-01.
inline constexpr char const* SCENARIO_START = "2022-01-01T09:00:00+08:00";

struct Answer {
    bool ok{true};
    std::string refused; // most specific id, else the T number; SYNTAX for a step that cannot be read
    std::string why; // one Chinese sentence
    base::ValueObject members; // what was asked for, or what the act brought about
};

Answer refusal(std::string id, std::string why);

class Scenario {
public:
    // `application` lies over an empty workspace, `set_clock` moves the clock it reads; both outlive the scenario.
    Scenario(app::Application& application, std::function<void(base::Instant)> set_clock);

    // Total: whatever is wrong with a step becomes its answer, and the next one may follow.
    Answer run(Step const& step);

    // --- For the answers (scenario_questions.cpp) and arguments (scenario_arguments.cpp) ---
    app::Application& application() const { return m_application; }
    domain::Identity identity() const { return m_identity; }
    base::RecordId record_of(std::string const& ref) const; // empty where the scenario has no such name
    std::string ref_of(base::RecordId const& record) const; // the id itself where the scenario gave no name
    std::map<std::string, base::RecordId> const& refs() const { return m_refs; }
    std::string ledger_item_of(std::string const& ref) const; // empty where the scenario has no such item

private:
    base::Result<void> move_clock(Step const& step, std::optional<base::Date>& occurred_on);
    base::Result<void> ensure_set_up();
    base::Result<void> take_identity(Step const& step);
    Answer run_act(Step const& step, std::optional<base::Date> occurred_on);
    Answer describe(Step const& step, bool creates, app::Outcome const& outcome);

    app::Application& m_application;
    std::function<void(base::Instant)> m_set_clock;
    domain::Identity m_identity;
    std::map<std::string, base::RecordId> m_refs;
    std::map<std::string, std::string> m_items; // of ledgers
    std::string m_latest_ref; // what a step without `ref` speaks of
};

// scenario_arguments.cpp: the arguments of an act as the program takes them: names of records resolved, labels turned
// into codes, and the dates and counts filled in that a form would show filled in.
base::Result<base::ValueObject> resolve_arguments(
    Scenario const& scenario, domain::ActDefinition const& act, Step const& step, base::RecordId& record);

// scenario_rules.cpp: adopt_reference, which is no act on a petition.
Answer adopt_rules(app::Application& application, base::ValueObject const& arguments);

// scenario_questions.cpp
Answer answer_question(Scenario const& scenario, Step const& step);

} // namespace training
