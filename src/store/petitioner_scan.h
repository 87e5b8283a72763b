// Every petitioner of the workspace by name and address, read from the projections.
#pragma once

#include "base/result.h"
#include "store/database.h"

#include <functional>
#include <string_view>

namespace store {

// Petitioners after the main one come with their folded name alone. The views are valid during the call.
base::Result<void> each_petitioner(
    Database& database, std::function<void(std::string_view name, std::string_view address)> const& visit);

} // namespace store
