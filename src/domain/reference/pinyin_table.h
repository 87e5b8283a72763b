// The generated table behind pinyin.h (tools/generate_pinyin.mjs); about 30 KB.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace domain::pinyin_table {

inline constexpr std::uint32_t FIRST_CHARACTER = 0x4E00;

extern std::string_view const INITIALS; // one letter per character from FIRST_CHARACTER on; '.' where there is none
extern std::span<std::uint16_t const> const FURTHER_CHARACTERS; // ascending; a character may occur more than once
extern std::string_view const FURTHER_INITIALS; // one letter per element of FURTHER_CHARACTERS

} // namespace domain::pinyin_table
