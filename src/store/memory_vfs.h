// The only SQLite VFS of the program (SQLITE_OS_OTHER): main databases live in MemoryFile objects, nothing else is
// ever opened. Journals and temporary files stay inside SQLite (journal_mode=MEMORY, temp_store=MEMORY).
#pragma once

#include "store/memory_file.h"

#include <string>

namespace store {

// Makes `file` openable by SQLite under the returned name, until unregistered. The file must outlive the connection.
std::string register_memory_file(MemoryFile& file);
void unregister_memory_file(std::string const& name);

} // namespace store
