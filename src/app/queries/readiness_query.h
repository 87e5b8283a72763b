// The responsibility board (S132) for the identity's own line of organisations.
#pragma once

#include "app/context.h"
#include "app/queries/indicator_snapshots.h"

namespace app {

ResponsibilityBoard make_responsibility_board(Context& context);

} // namespace app
