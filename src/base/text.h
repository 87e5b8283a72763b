// UTF-8 text: validation, code points, trimming, and the normalisation used for comparing (never for storing, J8).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool is_valid_utf8(std::string_view text);
// Decodes the code point at `offset` and moves `offset` past it; U+FFFD for a damaged sequence, one byte at a time.
std::uint32_t next_code_point(std::string_view text, std::size_t& offset);
void append_code_point(std::string& text, std::uint32_t code_point);
std::size_t code_point_count(std::string_view text);
// The first `count` code points; never cuts inside one.
std::string_view first_code_points(std::string_view text, std::size_t count);

// Removes ASCII white space and U+3000 at both ends.
std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::vector<std::string> const& parts, std::string_view separator);
bool is_ascii_digits(std::string_view text); // false for empty text

// For comparing only: full-width ASCII to half-width, lower case, white space and punctuation removed (W8).
std::string folded_for_comparison(std::string_view text);
// Dice coefficient over multisets of character bigrams of the folded texts, 0..1 (W8). Two empty texts give 0.
double bigram_similarity(std::string_view left, std::string_view right);

} // namespace base
