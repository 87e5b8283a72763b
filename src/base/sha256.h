// SHA-256 (FIPS 180-4). Our own because crypto.subtle is absent on plain HTTP (rulings P8).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace base {

using Hash = std::array<std::uint8_t, 32>;

class Sha256 {
public:
    Sha256();
    void update(std::span<std::uint8_t const> bytes);
    void update(std::string_view text);
    // Ends the computation; the object must not be used afterwards.
    Hash finish();

private:
    void process_block(std::uint8_t const* block);

    std::array<std::uint32_t, 8> m_state;
    std::array<std::uint8_t, 64> m_buffer{};
    std::uint64_t m_length{0}; // bytes so far
};

Hash sha256(std::string_view text);
std::string to_hex(std::span<std::uint8_t const> bytes); // lowercase
// Empty when `text` is not exactly 64 hex digits.
bool parse_hash(std::string_view text, Hash& out);

} // namespace base
