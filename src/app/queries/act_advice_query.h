// What a person should know before an act is done, beyond its arguments: warnings that forbid nothing, and dates that
// it would move.
#pragma once

#include "app/application.h"
#include "app/context.h"

namespace app {

ActAdvice make_act_advice(Context& context, Command const& command);

} // namespace app
