#include "base/base64.h"

#include <array>

namespace base {

static constexpr std::string_view DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static constexpr std::uint8_t NO_DIGIT = 0xFF;

static constexpr std::array<std::uint8_t, 256> VALUES = [] {
    std::array<std::uint8_t, 256> values{};
    for (auto& value : values)
        value = NO_DIGIT;
    for (std::size_t i = 0; i < DIGITS.size(); ++i)
        values[static_cast<std::uint8_t>(DIGITS[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

void append_base64(std::string& out, std::span<std::uint8_t const> bytes)
{
    out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
    std::size_t at = 0;
    for (; at + 3 <= bytes.size(); at += 3) {
        std::uint32_t const group = bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2];
        for (int shift = 18; shift >= 0; shift -= 6)
            out += DIGITS[group >> shift & 63];
    }
    auto const rest = bytes.size() - at;
    if (rest == 0)
        return;
    std::uint32_t const group = bytes[at] << 16 | (rest == 2 ? bytes[at + 1] << 8 : 0);
    out += DIGITS[group >> 18 & 63];
    out += DIGITS[group >> 12 & 63];
    out += rest == 2 ? DIGITS[group >> 6 & 63] : '=';
    out += '=';
}

std::optional<std::vector<std::uint8_t>> parse_base64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return {};
    std::size_t const padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    std::vector<std::uint8_t> bytes;
    bytes.reserve(text.size() / 4 * 3);
    auto const digits = text.size() - padding;
    std::uint32_t group = 0;
    for (std::size_t at = 0; at < digits; ++at) {
        auto const value = VALUES[static_cast<std::uint8_t>(text[at])];
        if (value == NO_DIGIT)
            return {};
        group = group << 6 | value;
        if (at % 4 != 3)
            continue;
        bytes.push_back(static_cast<std::uint8_t>(group >> 16));
        bytes.push_back(static_cast<std::uint8_t>(group >> 8));
        bytes.push_back(static_cast<std::uint8_t>(group));
        group = 0;
    }
    // The last digit before the padding carries bits that must be zero, or two texts would say the same.
    if (padding == 1) {
        if ((group & 3) != 0)
            return {};
        bytes.push_back(static_cast<std::uint8_t>(group >> 10));
        bytes.push_back(static_cast<std::uint8_t>(group >> 2));
    } else if (padding == 2) {
        if ((group & 15) != 0)
            return {};
        bytes.push_back(static_cast<std::uint8_t>(group >> 4));
    }
    return bytes;
}

} // namespace base
