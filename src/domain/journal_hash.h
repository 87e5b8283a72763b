// The hash chain of the journal as pure functions (rulings J1, J7, J8):
// commitment = SHA-256(nonce ‖ stored bytes), entry id = SHA-256(prev ‖ commitment). A withheld or erased entry keeps
// its place in the chain with prev and commitment alone.
#pragma once

#include "base/ids.h"
#include "base/sha256.h"

#include <array>
#include <string_view>

namespace domain {

inline constexpr std::size_t NONCE_SIZE = 16;
using Nonce = std::array<std::uint8_t, NONCE_SIZE>;

base::Hash commitment_of(Nonce const& nonce, std::string_view stored_bytes);
// `prev` is all zeros for the first entry of a chain.
base::Hash entry_hash(base::Hash const& prev, base::Hash const& commitment);

base::EntryId to_entry_id(base::Hash const& hash);
// False when `id` is not 64 hex digits.
bool to_hash(base::EntryId const& id, base::Hash& out);

} // namespace domain
