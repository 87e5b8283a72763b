// Journal entries to the bytes that are stored, hashed and exchanged, and back (rulings J8, J14). The bytes of an entry
// never change once written: a later format is a new number beside this one, not a change of it.
#pragma once

#include "base/result.h"
#include "domain/journal.h"
#include "exchange/json_cursor.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace exchange {

inline constexpr int ENTRY_FORMAT = 1;

// Canonical JSON of everything but the id: keys sorted, no white space, equal entries give equal bytes.
std::string encode_entry(domain::JournalEntry const& entry);

// Refuses anything that is not a whole entry: Damaged with the field in `where`, TooNew for a later format.
base::Result<domain::JournalEntry> decode_entry(std::string_view bytes, base::EntryId id);

// The fields of a payload, without their values.
using PayloadShape = std::vector<std::pair<std::string, ValueShape>>;

// As strict as decode_entry, for readers of packages that only check: the payload stays empty, its shape is told.
base::Result<domain::JournalEntry> check_entry(std::string_view bytes, base::EntryId id, PayloadShape& shape);

} // namespace exchange
