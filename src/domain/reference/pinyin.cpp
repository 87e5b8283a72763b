// Initials and matching. A typed filter is short, so matching tries every place of the text with every reading.
#include "domain/reference/pinyin.h"

#include "base/text.h"
#include "domain/reference/pinyin_table.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace domain {

static constexpr std::uint32_t IDEOGRAPHIC_ZERO = 0x3007; // 〇, in years and some names

static bool is_alphanumeric(std::uint32_t code_point)
{
    return (code_point >= '0' && code_point <= '9') || (code_point >= 'a' && code_point <= 'z');
}

// The letter under which the character is found; 0 where it has none. `code_point` is folded.
static char initial_of(std::uint32_t code_point)
{
    if (is_alphanumeric(code_point))
        return static_cast<char>(code_point);
    if (code_point == IDEOGRAPHIC_ZERO)
        return 'l';
    auto const index = code_point - pinyin_table::FIRST_CHARACTER;
    if (code_point < pinyin_table::FIRST_CHARACTER || index >= pinyin_table::INITIALS.size())
        return 0;
    char const letter = pinyin_table::INITIALS[index];
    return letter == '.' ? '\0' : letter;
}

static bool has_initial(std::uint32_t code_point, char letter)
{
    if (initial_of(code_point) == letter)
        return true;
    auto const& characters = pinyin_table::FURTHER_CHARACTERS;
    auto [first, last] = std::equal_range(characters.begin(), characters.end(), code_point);
    for (; first != last; ++first) {
        if (pinyin_table::FURTHER_INITIALS[static_cast<std::size_t>(first - characters.begin())] == letter)
            return true;
    }
    return false;
}

static std::vector<std::uint32_t> code_points_of(std::string_view text)
{
    std::vector<std::uint32_t> result;
    for (std::size_t offset = 0; offset < text.size();)
        result.push_back(base::next_code_point(text, offset));
    return result;
}

std::string pinyin_initials(std::string_view text)
{
    std::string initials;
    for (auto const code_point : code_points_of(base::folded_for_comparison(text))) {
        if (char const letter = initial_of(code_point))
            initials += letter;
    }
    return initials;
}

bool matches_pinyin(std::string_view text, std::string_view typed)
{
    auto const wanted = code_points_of(base::folded_for_comparison(typed));
    auto const characters = code_points_of(base::folded_for_comparison(text));
    if (wanted.empty())
        return true;
    // Each typed character is either the character itself or an initial of it, so 玄w finds 玄武区 too.
    auto const is_match = [](std::uint32_t character, std::uint32_t typed_character) {
        return character == typed_character
            || (is_alphanumeric(typed_character) && has_initial(character, static_cast<char>(typed_character)));
    };
    return std::search(characters.begin(), characters.end(), wanted.begin(), wanted.end(), is_match)
        != characters.end();
}

} // namespace domain
