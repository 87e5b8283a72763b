// A document of a case as HTML to print (D03, D16).
#pragma once

#include "app/context.h"

namespace app {

base::Result<std::string> make_document(Context& context, base::RecordId const& id, std::string const& kind);

} // namespace app
