// Base64 (RFC 4648) with padding, for bytes that travel in text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

void append_base64(std::string& out, std::span<std::uint8_t const> bytes);
// Empty where `text` is not exactly what append_base64 writes: foreign characters, missing padding, loose bits.
std::optional<std::vector<std::uint8_t>> parse_base64(std::string_view text);

} // namespace base
