// SHA-256 after FIPS 180-4, section 6.2.
#include "base/sha256.h"

#include <bit>
#include <cstring>

namespace base {

static constexpr std::array<std::uint32_t, 64> ROUND_CONSTANTS{0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
    0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
    0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351,
    0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f,
    0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

Sha256::Sha256()
    : m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
{
}

void Sha256::update(std::string_view text)
{
    update({reinterpret_cast<std::uint8_t const*>(text.data()), text.size()});
}

void Sha256::update(std::span<std::uint8_t const> bytes)
{
    std::size_t used = m_length % 64;
    m_length += bytes.size();
    while (!bytes.empty()) {
        std::size_t const count = std::min(bytes.size(), 64 - used);
        std::memcpy(m_buffer.data() + used, bytes.data(), count);
        bytes = bytes.subspan(count);
        used += count;
        if (used == 64) {
            process_block(m_buffer.data());
            used = 0;
        }
    }
}

Hash Sha256::finish()
{
    std::uint64_t const bits = m_length * 8;
    std::array<std::uint8_t, 72> padding{};
    padding[0] = 0x80;
    std::size_t const used = m_length % 64;
    std::size_t const zeros_until = used < 56 ? 56 - used : 120 - used;
    for (int i = 0; i < 8; ++i)
        padding[zeros_until + i] = static_cast<std::uint8_t>(bits >> (56 - 8 * i));
    update({padding.data(), zeros_until + 8});

    Hash hash;
    for (std::size_t i = 0; i < 8; ++i) {
        for (std::size_t j = 0; j < 4; ++j)
            hash[i * 4 + j] = static_cast<std::uint8_t>(m_state[i] >> (24 - 8 * j));
    }
    return hash;
}

void Sha256::process_block(std::uint8_t const* block)
{
    std::array<std::uint32_t, 64> w;
    for (std::size_t i = 0; i < 16; ++i) {
        w[i] = std::uint32_t(block[i * 4]) << 24 | std::uint32_t(block[i * 4 + 1]) << 16
            | std::uint32_t(block[i * 4 + 2]) << 8 | std::uint32_t(block[i * 4 + 3]);
    }
    for (std::size_t i = 16; i < 64; ++i) {
        auto const s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        auto const s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }

    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t i = 0; i < 64; ++i) {
        auto const sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        auto const temp1 = h + sum1 + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[i] + w[i];
        auto const sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        auto const temp2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + temp1;
        d = c;
        c = b;
        b = a;
        a = temp1 + temp2;
    }
    std::array<std::uint32_t, 8> const add{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i)
        m_state[i] += add[i];
}

Hash sha256(std::string_view text)
{
    Sha256 hasher;
    hasher.update(text);
    return hasher.finish();
}

std::string to_hex(std::span<std::uint8_t const> bytes)
{
    static constexpr char DIGITS[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto byte : bytes) {
        text.push_back(DIGITS[byte >> 4]);
        text.push_back(DIGITS[byte & 15]);
    }
    return text;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool parse_hash(std::string_view text, Hash& out)
{
    if (text.size() != 64)
        return false;
    for (std::size_t i = 0; i < 32; ++i) {
        int const high = hex_digit(text[i * 2]);
        int const low = hex_digit(text[i * 2 + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

} // namespace base
