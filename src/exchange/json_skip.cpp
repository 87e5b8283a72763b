// JsonCursor's way past a value without making it: a package is checked before it is applied, and what is only checked
// need not be built.
#include "base/text.h"
#include "exchange/json.h"
#include "exchange/json_bytes.h"
#include "exchange/json_cursor.h"

#include <algorithm>

namespace exchange {

using base::Value;

ValueShape shape_of(Value const& value)
{
    if (value.text())
        return ValueShape::Text;
    if (value.object())
        return ValueShape::Object;
    if (value.integer())
        return ValueShape::Integer;
    if (value.boolean())
        return ValueShape::Boolean;
    if (value.real())
        return ValueShape::Real;
    if (!value.list())
        return ValueShape::Null;
    auto const& list = *value.list();
    if (list.empty())
        return ValueShape::EmptyList;
    if (std::all_of(list.begin(), list.end(), [](Value const& item) { return item.text() != nullptr; }))
        return ValueShape::TextList;
    if (std::all_of(list.begin(), list.end(), [](Value const& item) { return item.object() != nullptr; }))
        return ValueShape::ObjectList;
    return ValueShape::OtherList;
}

// --- Skipping: whatever is not plain to see, and every problem, is left to the full reader, which starts again.
bool JsonCursor::skip_value(ValueShape& shape)
{
    if (has_problem())
        return false;
    auto const position = m_position;
    auto const depth = m_depth;
    if (skip_plainly(shape))
        return true;
    m_position = position;
    m_depth = depth;
    Value value;
    if (!read_value(value))
        return false;
    shape = shape_of(value);
    return true;
}

bool JsonCursor::skip_text(std::string_view& raw)
{
    std::size_t const begin = ++m_position;
    unsigned seen = 0;
    while (m_position < m_text.size()) {
        auto const byte_class = BYTE_CLASSES.of[static_cast<unsigned char>(m_text[m_position])];
        seen |= byte_class;
        if (byte_class != 1) {
            ++m_position;
            continue;
        }
        char const stop = m_text[m_position];
        if (stop == '"') {
            raw = m_text.substr(begin, m_position - begin);
            ++m_position;
            return (seen & 2u) == 0 || base::is_valid_utf8(raw);
        }
        char const escaped = m_position + 1 < m_text.size() ? m_text[m_position + 1] : '\0';
        if (stop != '\\' || std::string_view("\"\\/nrtbf").find(escaped) == std::string_view::npos)
            return false;
        m_position += 2;
    }
    return false;
}

bool JsonCursor::skip_object()
{
    if (++m_depth > MAX_JSON_DEPTH)
        return false;
    ++m_position;
    std::string_view previous;
    bool is_first = true;
    while (true) {
        skip_space();
        if (m_position >= m_text.size())
            return false;
        if (m_text[m_position] == '}')
            break;
        if (!is_first) {
            if (m_text[m_position++] != ',')
                return false;
            skip_space();
        }
        std::string_view key;
        if (m_position >= m_text.size() || m_text[m_position] != '"' || !skip_text(key))
            return false;
        // Ascending keys are no duplicates; escaped ones are not compared here.
        if ((!is_first && !(previous < key)) || key.find('\\') != std::string_view::npos)
            return false;
        previous = key;
        is_first = false;
        skip_space();
        if (m_position >= m_text.size() || m_text[m_position++] != ':')
            return false;
        ValueShape ignored{};
        if (!skip_plainly(ignored))
            return false;
    }
    ++m_position;
    --m_depth;
    return true;
}

bool JsonCursor::skip_list(ValueShape& shape)
{
    if (++m_depth > MAX_JSON_DEPTH)
        return false;
    ++m_position;
    shape = ValueShape::EmptyList;
    while (true) {
        skip_space();
        if (m_position >= m_text.size())
            return false;
        if (m_text[m_position] == ']')
            break;
        bool const is_first = shape == ValueShape::EmptyList;
        if (!is_first && m_text[m_position++] != ',')
            return false;
        ValueShape item{};
        if (!skip_plainly(item))
            return false;
        auto const kind = item == ValueShape::Text ? ValueShape::TextList
            : item == ValueShape::Object           ? ValueShape::ObjectList
                                                   : ValueShape::OtherList;
        shape = is_first || shape == kind ? kind : ValueShape::OtherList;
    }
    ++m_position;
    --m_depth;
    return true;
}

bool JsonCursor::skip_plainly(ValueShape& shape)
{
    skip_space();
    if (m_position >= m_text.size())
        return false;
    switch (m_text[m_position]) {
    case '"': {
        std::string_view raw;
        shape = ValueShape::Text;
        return skip_text(raw);
    }
    case '{':
        shape = ValueShape::Object;
        return skip_object();
    case '[':
        return skip_list(shape);
    default:
        // Numbers and literals allocate nothing in the full reader either, but it writes down its problems.
        auto const is_plain_end = [](char c) { return c == ',' || c == '}' || c == ']'; };
        auto const literal = m_text.substr(m_position, std::min<std::size_t>(20, m_text.size() - m_position));
        auto const end =
            static_cast<std::size_t>(std::find_if(literal.begin(), literal.end(), is_plain_end) - literal.begin());
        auto const word = literal.substr(0, end);
        if (word == "true" || word == "false")
            shape = ValueShape::Boolean;
        else if (word == "null")
            shape = ValueShape::Null;
        else if (base::is_ascii_digits(word) && word.size() < 19 && (word.size() == 1 || word[0] != '0'))
            shape = ValueShape::Integer;
        else
            return false;
        m_position += word.size();
        return true;
    }
}

} // namespace exchange
