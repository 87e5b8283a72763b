// What forms start with: a new registration, and the dialog of each act. Proposals only; the person changes them.
#pragma once

#include "app/context.h"
#include "domain/matching/first_or_repeat.h"
#include "domain/workflow/routing_proposal.h"

namespace app {

base::ValueObject registration_defaults(Context const& context);
base::ValueObject proposed_arguments(Context& context, base::RecordId const& id, std::string_view act);
// What the comparison with earlier records says of this one: the best candidate, or FIRST without one (FT-01).
domain::MatchProposal match_of(Context& context, domain::PetitionRecord const& record);
// The first row of the routing table that fits (RT-00 to RT-11), with the record that this one repeats or may repeat.
domain::RoutingProposal routing_of(Context& context, domain::PetitionRecord const& record);

} // namespace app
