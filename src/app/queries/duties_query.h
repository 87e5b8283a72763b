// What somebody has in hand, for the day they leave: open records whose present officer or leader they are (W2).
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

// In order of receipt. First responsibility stays with whoever registered and is no duty.
std::vector<Duty> duties_of(Context& context, base::StaffId const& staff);

} // namespace app
