// Rule files as an office sees, changes and adopts them: read and checked whole, shown row by row, compared row by row,
// and changed number by number (J6). What they mean is decided in domain/reference.
#pragma once

#include "domain/reference/reference_data.h"
#include "domain/reference/rule_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace exchange {

// The text of the file as the program ships it.
std::string_view shipped_rule_file(domain::RuleFile const& file);
// Refuses what cannot be read, what is no rule, and what would loosen a statute: file, row, field and clause are named.
base::Result<domain::RuleFileContent> read_rule_file(
    domain::RuleFile const& file, std::string_view json, domain::ReferenceData const& shipped);

struct RuleFileText { // what stands beside the rows
    std::string version, authority, note;
    std::vector<domain::RuleFileRow> rows;
};

// `json` has been read before; `shipped` tells which rows are the office's own.
RuleFileText describe_rule_file(domain::RuleFile const& file, std::string_view json, std::string_view shipped);
// "改 PS-3：日数 1 → 3", "增 Q23：…", "删 …"; empty where both say the same.
std::vector<std::string> rule_file_changes(
    domain::RuleFile const& file, std::string_view before, std::string_view after);

struct RuleValue {
    std::string row; // PS-3, ESC-1/BELOW_VALUE; empty for a value of the whole file
    std::string field; // days
    base::Value value;
};

// The file with these values in the place of the old ones; refuses a row or field that is not there.
base::Result<std::string> with_rule_values(
    domain::RuleFile const& file, std::string_view json, std::vector<RuleValue> const& values);

} // namespace exchange
