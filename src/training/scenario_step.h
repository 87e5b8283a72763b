// One line of a scenario: an act, a time jump, a question, or a note that is no step at all.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "base/value.h"

#include <optional>
#include <string>

namespace training {

struct Step {
    std::optional<base::Instant> at; // moves the clock before anything else happens
    std::optional<base::Date> occurred_on; // legal date of the act; empty: the day of the clock (J13)
    std::string identity; // `as`: as whom
    std::string operator_id; // who sits at the machine; empty: the same person
    std::string act; // `do`
    std::string question; // `ask`
    std::string ref; // the scenario's own name of a petition record
    base::ValueObject arguments; // everything else
    base::Value expected, unexpected; // `expect`, `expect_not`; null where the step has none

    bool is_note() const { return act.empty() && question.empty() && !at; }
};

// Refuses anything but an object, members of the wrong kind, and a step that both does and asks.
base::Result<Step> read_step(base::Value const& value);

} // namespace training
