// The rules of the work (review checklist, grounds, routing, signs of 程序性办理, unit duties) from the files of
// assets/rules.
#pragma once

#include "base/result.h"
#include "domain/reference/work_rules.h"

#include <string_view>

namespace exchange {

// Each takes the text of its file; `file` is named in errors together with row and field.
base::Result<std::vector<domain::CheckRule>> parse_checklist(std::string_view json, std::string_view file);
base::Result<std::vector<domain::GroundRule>> parse_grounds(std::string_view json, std::string_view file);
base::Result<std::vector<domain::RoutingRule>> parse_routing(std::string_view json, std::string_view file);
base::Result<std::vector<domain::SubstanceRule>> parse_substance(std::string_view json, std::string_view file);
base::Result<std::vector<domain::UnitDuty>> parse_unit_duties(std::string_view json, std::string_view file);

// The files compiled into the program.
base::Result<domain::WorkRules> shipped_work_rules();

} // namespace exchange
