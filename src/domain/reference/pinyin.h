// Pinyin initials for the filters of pickers and lists: 玄武区 is found by xwq. The table is generated at build time.
#pragma once

#include <string>
#include <string_view>

namespace domain {

// First letters in their most common reading, lower case; ASCII letters and digits stay, everything else is left out.
std::string pinyin_initials(std::string_view text);

// True when `typed` (case, white space and full-width forms aside) occurs in the text itself or in its initials, every
// reading of each character counting: 重庆 is found by cq and by zq. Empty `typed` matches everything.
bool matches_pinyin(std::string_view text, std::string_view typed);

} // namespace domain
