// 自助评价 (PR-05, S64–S66): what a petitioner sees at the office's own screen, opened by query code and the end of the
// ID number and by nothing else.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

#include <string_view>

namespace app {

base::Result<SelfServiceSnapshot> make_self_service(
    Context& context, std::string_view query_code, std::string_view id_tail);

} // namespace app
