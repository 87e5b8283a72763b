// Forms begun and not yet done. No facts: they are of this copy alone and are never exported.
#pragma once

#include "app/context.h"

namespace app {

base::Result<void> save_draft(Context& context, std::string const& key, base::ValueObject const& fields);
std::optional<base::ValueObject> load_draft(Context& context, std::string const& key);
base::Result<void> discard_draft(Context& context, std::string const& key);

} // namespace app
