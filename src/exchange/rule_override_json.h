// An office's own value for a CONFIG rule, as it is adopted and kept: {"rule_id","n","valid_from","reason"} (J6, S96).
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace exchange {

struct RuleOverride {
    std::string rule_id; // "L23"
    int n{0}; // in the rule's own unit
    base::Date valid_from; // the start events from this day on
    std::string reason;
};

base::Result<RuleOverride> parse_rule_override(std::string_view json, std::string_view file);
std::string write_rule_override(RuleOverride const& rule_override);

} // namespace exchange
