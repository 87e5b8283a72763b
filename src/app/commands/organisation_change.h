// What a change of the organisation moves in the projections. Registrations and acts carry the facts that were true
// when they were done (S22, W3); what does not, because it is older or came from elsewhere, is folded anew.
#pragma once

#include "app/context.h"
#include "app/projector.h"

namespace app {

// After `context.organisation` was changed, inside the same transaction. Where many records are concerned the
// projections are marked stale instead, and the caller rebuilds them in steps.
base::Result<void> follow_organisation(Context& context, domain::Organisation const& before, Touched& touched);

} // namespace app
