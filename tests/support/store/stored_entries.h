// Builders of journal entries as the store sees them.
#pragma once

#include "store/journal_store.h"

namespace test_support {

// A sound chain of `length` entries of one node about one petition record.
std::vector<store::StoredEntry> a_chain(std::string const& node, int length, std::string const& record_id = "record-1");
// The same entry as it travels when its content may not be shown (J7).
store::StoredEntry withheld(store::StoredEntry const&);

} // namespace test_support
