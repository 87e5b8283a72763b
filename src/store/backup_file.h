// A backup is the database's own .sqlite file. Here its bytes become blocks again, and a file that is no whole and
// sound backup of this program is refused before it replaces anything.
#pragma once

#include "base/result.h"
#include "store/memory_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace store {

// The bytes cut into blocks, the last one padded with zeros.
std::vector<Block> backup_blocks(std::string_view bytes);

// Looks at a copy in memory; the error is one sentence about the file called `name`. Answers the file's schema version.
base::Result<std::uint32_t> check_backup(std::string_view bytes, std::string const& name);

} // namespace store
