// What the registration form is told while it is filled in: duplicates, suggestions, limits, problems.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

RegisterAdvice make_register_advice(Context& context, base::ValueObject const& arguments);

} // namespace app
