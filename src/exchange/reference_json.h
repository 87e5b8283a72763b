// Rules, code lists and regions from the files of assets/, or from files that an office adopts (J6, J14).
#pragma once

#include "base/result.h"
#include "domain/reference/reference_data.h"

#include <string_view>

namespace exchange {

// `file` is named in errors.
base::Result<domain::RuleSet> parse_rule_set(std::string_view json, std::string_view file);
base::Result<domain::Dictionary> parse_dictionary(std::string_view json, std::string_view file);
base::Result<domain::RegionTable> parse_regions(std::string_view csv, std::string_view file);
base::Result<domain::OfficeHours> parse_office_hours(std::string_view json, std::string_view file);

// All files of assets/rules, assets/calendars, assets/regions and assets/dictionaries compiled into the program.
base::Result<domain::ReferenceData> shipped_reference_data();

} // namespace exchange
