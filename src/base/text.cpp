// UTF-8 handling and the folding used for comparing texts (W8). Stored text is never passed through folding (J8).
#include "base/text.h"

#include <algorithm>
#include <cstring>

namespace base {

static constexpr std::uint32_t REPLACEMENT_CHARACTER = 0xFFFD;

struct Decoded {
    std::uint32_t code_point{REPLACEMENT_CHARACTER};
    std::size_t length{1};
    bool is_valid{false};
};

static Decoded decode(std::string_view text, std::size_t offset)
{
    auto const byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[offset + index]); };
    std::uint8_t const first = byte(0);
    if (first < 0x80)
        return {first, 1, true};
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || offset + length > text.size())
        return {};
    std::uint32_t code_point = first & (0x7Fu >> length);
    for (std::size_t index = 1; index < length; ++index) {
        if ((byte(index) & 0xC0) != 0x80)
            return {};
        code_point = code_point << 6 | (byte(index) & 0x3Fu);
    }
    // Overlong forms, surrogates and values past the last plane are damage, not characters.
    bool const is_overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
    if (is_overlong || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        return {};
    return {code_point, length, true};
}

// Journals are megabytes of Chinese text: ASCII goes eight bytes at a time, the common three-byte characters inline.
bool is_valid_utf8(std::string_view text)
{
    for (std::size_t offset = 0; offset < text.size();) {
        std::uint64_t eight = 0;
        if (offset + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + offset, sizeof eight);
            if ((eight & 0x8080808080808080u) == 0) {
                offset += sizeof eight;
                continue;
            }
        }
        auto const first = static_cast<std::uint8_t>(text[offset]);
        if (first < 0x80) {
            ++offset;
            continue;
        }
        // E1 to EC start neither overlong forms nor surrogates.
        if (first >= 0xE1 && first <= 0xEC && offset + 2 < text.size()
            && (static_cast<std::uint8_t>(text[offset + 1]) & 0xC0) == 0x80
            && (static_cast<std::uint8_t>(text[offset + 2]) & 0xC0) == 0x80) {
            offset += 3;
            continue;
        }
        auto const decoded = decode(text, offset);
        if (!decoded.is_valid)
            return false;
        offset += decoded.length;
    }
    return true;
}

std::uint32_t next_code_point(std::string_view text, std::size_t& offset)
{
    if (offset >= text.size())
        return REPLACEMENT_CHARACTER;
    auto const decoded = decode(text, offset);
    offset += decoded.length;
    return decoded.code_point;
}

void append_code_point(std::string& text, std::uint32_t code_point)
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = REPLACEMENT_CHARACTER;
    auto const push = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        push(code_point);
    } else if (code_point < 0x800) {
        push(0xC0 | code_point >> 6);
        push(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        push(0xE0 | code_point >> 12);
        push(0x80 | (code_point >> 6 & 0x3F));
        push(0x80 | (code_point & 0x3F));
    } else {
        push(0xF0 | code_point >> 18);
        push(0x80 | (code_point >> 12 & 0x3F));
        push(0x80 | (code_point >> 6 & 0x3F));
        push(0x80 | (code_point & 0x3F));
    }
}

std::size_t code_point_count(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count)
        next_code_point(text, offset);
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count)
{
    std::size_t offset = 0;
    for (std::size_t taken = 0; taken < count && offset < text.size(); ++taken)
        next_code_point(text, offset);
    return text.substr(0, offset);
}

static constexpr std::string_view IDEOGRAPHIC_SPACE = "\xE3\x80\x80"; // U+3000

static bool is_ascii_space(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty()) {
        if (is_ascii_space(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(IDEOGRAPHIC_SPACE))
            text.remove_prefix(IDEOGRAPHIC_SPACE.size());
        else
            break;
    }
    while (!text.empty()) {
        if (is_ascii_space(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(IDEOGRAPHIC_SPACE))
            text.remove_suffix(IDEOGRAPHIC_SPACE.size());
        else
            break;
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        std::size_t const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string join(std::vector<std::string> const& parts, std::string_view separator)
{
    std::string joined;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (index > 0)
            joined += separator;
        joined += parts[index];
    }
    return joined;
}

bool is_ascii_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

static bool is_ascii_alphanumeric(std::uint32_t code_point)
{
    return (code_point >= '0' && code_point <= '9') || (code_point >= 'a' && code_point <= 'z');
}

// White space, punctuation and formatting characters that carry no meaning when two texts are compared.
static bool is_ignored(std::uint32_t code_point)
{
    if (code_point < 0x80)
        return !is_ascii_alphanumeric(code_point);
    if (code_point < 0xC0) { // Latin-1: the no-break space, ¡ § « ­ ¶ · » ¿ and control characters
        return code_point <= 0xA1 || code_point == 0xA7 || code_point == 0xAB || code_point == 0xAD
            || code_point == 0xB6 || code_point == 0xB7 || code_point == 0xBB || code_point == 0xBF;
    }
    return (code_point >= 0x2000 && code_point <= 0x206F) // general punctuation, zero-width characters
        || (code_point >= 0x2E00 && code_point <= 0x2E7F) // supplemental punctuation
        || (code_point >= 0x3000 && code_point <= 0x3004) || (code_point >= 0x3008 && code_point <= 0x3020)
        || code_point == 0x3030 || code_point == 0x303D || code_point == 0x30FB // 々 〆 〇 and 〡 to 〩 stay
        || (code_point >= 0xFE10 && code_point <= 0xFE1F) || (code_point >= 0xFE30 && code_point <= 0xFE6F)
        || (code_point >= 0xFF5F && code_point <= 0xFF65) || code_point == 0xFEFF;
}

static std::uint32_t folded(std::uint32_t code_point)
{
    if (code_point >= 0xFF01 && code_point <= 0xFF5E)
        code_point -= 0xFEE0;
    if (code_point >= 'A' && code_point <= 'Z')
        code_point += 'a' - 'A';
    return code_point;
}

std::string folded_for_comparison(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        auto const code_point = folded(next_code_point(text, offset));
        if (!is_ignored(code_point))
            append_code_point(result, code_point);
    }
    return result;
}

// Bigrams of the folded text, sorted; a text of one character has that character alone as its only gram.
static std::vector<std::uint64_t> sorted_bigrams(std::string_view text)
{
    std::vector<std::uint64_t> bigrams;
    std::uint64_t previous = 0;
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        std::uint64_t const current = folded(next_code_point(text, offset));
        if (is_ignored(static_cast<std::uint32_t>(current)))
            continue;
        if (count++ > 0)
            bigrams.push_back(previous << 32 | current);
        previous = current;
    }
    if (count == 1)
        bigrams.push_back(previous);
    std::sort(bigrams.begin(), bigrams.end());
    return bigrams;
}

double bigram_similarity(std::string_view left, std::string_view right)
{
    auto const left_bigrams = sorted_bigrams(left);
    auto const right_bigrams = sorted_bigrams(right);
    if (left_bigrams.empty() || right_bigrams.empty())
        return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < left_bigrams.size() && j < right_bigrams.size();) {
        if (left_bigrams[i] == right_bigrams[j]) {
            ++shared;
            ++i;
            ++j;
        } else if (left_bigrams[i] < right_bigrams[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(left_bigrams.size() + right_bigrams.size());
}

} // namespace base
