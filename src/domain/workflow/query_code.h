// 查询码 (law.md 4.1): what the petitioner queries and evaluates with.
#pragma once

#include "base/ids.h"
#include "domain/petition_record.h"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

// Eight letters and digits that cannot be mistaken for one another, from the hash of the registration: nobody outside
// the office can guess it, and every node works out the same one.
std::string query_code_of(base::EntryId const& registration);
// As people type it: small letters, spaces and full width do not matter.
std::string folded_query_code(std::string_view typed);

// The last four digits of any petitioner's ID; empty where none was registered (PR-05).
std::vector<std::string> id_tails(PetitionRecord const& record);

} // namespace domain
