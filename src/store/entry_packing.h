// The bytes of an entry repeat most of what its row says in other columns: ids, dates, parents, subjects. Kept are only
// the bytes between the beginning and the end that can be written from those columns; the whole comes back byte for
// byte (J8), and a payload of any other form is kept as it is. Saves two thirds of a small entry.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace store {

// The columns of a row that its bytes repeat. Views: valid while the row is.
struct EntryColumns {
    std::string_view node;
    std::int64_t sequence{0};
    std::int64_t lamport{0};
    std::string_view act, operator_id, identity_id, org_id, occurred_on;
    std::int64_t recorded_at{0};
    std::span<std::uint8_t const> parents; // 32 bytes each
    std::string_view subjects; // one "kind id" per line
};

// What the number in the column `packing` means. A better way gets a new number; this one never changes.
inline constexpr std::int64_t UNPACKED = 0;
inline constexpr std::int64_t PACKED_BY_COLUMNS = 1;

// Packs into `out`.
void pack_bytes(EntryColumns const& columns, std::string_view bytes, std::string& out);
// False when `packed` is no packed text at all.
bool unpack_bytes(EntryColumns const& columns, std::string_view packed, std::string& out);

} // namespace store
