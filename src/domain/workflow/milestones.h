// The dates that are public to the petitioner through the query code (S14, S65; 网上办理工作规程): what was done with
// the petition and when, without anybody's name. Empty for what must be kept confidential.
#pragma once

#include "domain/petition_record.h"

#include <string>
#include <vector>

namespace domain {

struct Milestone {
    std::string label; // 受理告知
    base::Date on;
};

std::vector<Milestone> public_milestones(PetitionRecord const& record); // by date

} // namespace domain
