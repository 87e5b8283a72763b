// What forms start with: a new registration, and the dialog of each act. Proposals only; the person changes them.
#pragma once

#include "app/context.h"

namespace app {

base::ValueObject registration_defaults(Context const& context);
base::ValueObject proposed_arguments(Context& context, base::RecordId const& id, std::string_view act);

} // namespace app
