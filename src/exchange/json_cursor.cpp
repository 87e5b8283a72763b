// Runs of plain bytes are copied at once and checked for UTF-8 afterwards; only escapes go byte by byte.
#include "exchange/json_cursor.h"

#include "base/text.h"
#include "exchange/json.h"
#include "exchange/json_bytes.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace exchange {

using base::Value;
using base::ValueList;
using base::ValueObject;

bool JsonCursor::fail(std::string_view chinese_reason)
{
    if (m_problem.empty()) {
        m_problem = chinese_reason;
        m_problem_offset = m_position;
    }
    return false;
}

void JsonCursor::skip_space()
{
    while (m_position < m_text.size()) {
        char const c = m_text[m_position];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_position;
    }
}

bool JsonCursor::expect(char character)
{
    if (has_problem())
        return false;
    skip_space();
    if (m_position >= m_text.size())
        return fail("内容到此中断，文件不完整");
    if (m_text[m_position] != character)
        return fail(std::string("此处应当是“") + character + "”");
    ++m_position;
    return true;
}

bool JsonCursor::enter_object()
{
    if (!expect('{'))
        return false;
    if (++m_depth > MAX_JSON_DEPTH)
        return fail("嵌套过深");
    m_is_first = true;
    return true;
}

bool JsonCursor::enter_array()
{
    if (!expect('['))
        return false;
    if (++m_depth > MAX_JSON_DEPTH)
        return fail("嵌套过深");
    m_is_first = true;
    return true;
}

bool JsonCursor::next_key(std::string& key)
{
    if (has_problem())
        return false;
    skip_space();
    bool const is_first = std::exchange(m_is_first, false);
    if (m_position < m_text.size() && m_text[m_position] == '}') {
        ++m_position;
        --m_depth;
        return false;
    }
    if (!is_first && !expect(','))
        return false;
    return read_text(key) && expect(':');
}

bool JsonCursor::next_element()
{
    if (has_problem())
        return false;
    skip_space();
    bool const is_first = std::exchange(m_is_first, false);
    if (m_position < m_text.size() && m_text[m_position] == ']') {
        ++m_position;
        --m_depth;
        return false;
    }
    return is_first || expect(',');
}

static constexpr std::size_t TYPICAL_ENTRY_SIZE = 2048;

bool JsonCursor::read_text(std::string& out)
{
    out.clear();
    if (!expect('"'))
        return false;
    std::size_t const begin = m_position;
    unsigned seen = 0;
    while (true) {
        std::size_t const run = m_position;
        unsigned char byte_class = 0;
        while (m_position < m_text.size()) {
            byte_class = BYTE_CLASSES.of[static_cast<unsigned char>(m_text[m_position])];
            if (byte_class == 1)
                break;
            seen |= byte_class;
            ++m_position;
        }
        out.append(m_text.data() + run, m_position - run);
        if (m_position >= m_text.size())
            return fail("文字没有结束，文件不完整");
        char const stop = m_text[m_position++];
        if (stop == '"')
            break;
        if (stop != '\\') {
            --m_position;
            return fail("文字中有未转义的控制字符");
        }
        // The text of a journal entry is escaped all over; its buffer should not grow step by step.
        if (out.capacity() < TYPICAL_ENTRY_SIZE)
            out.reserve(std::min(m_text.size() - m_position + out.size(), TYPICAL_ENTRY_SIZE));
        char const escaped = m_position < m_text.size() ? m_text[m_position] : '\0';
        if (escaped == '"' || escaped == '\\') {
            out += escaped;
            ++m_position;
        } else if (!read_escape(out)) {
            return false;
        }
    }
    if (seen != 0 && !base::is_valid_utf8(out)) {
        m_position = begin;
        return fail("含有不是 UTF-8 编码的字节");
    }
    return true;
}

bool JsonCursor::read_hex4(std::uint32_t& out)
{
    out = 0;
    for (int digit = 0; digit < 4; ++digit) {
        char const c = m_position < m_text.size() ? m_text[m_position] : '\0';
        std::uint32_t value = 0;
        if (c >= '0' && c <= '9')
            value = static_cast<std::uint32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            value = static_cast<std::uint32_t>(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            value = static_cast<std::uint32_t>(c - 'A') + 10;
        else
            return fail("\\u 转义应当有四位十六进制数字");
        out = out * 16 + value;
        ++m_position;
    }
    return true;
}

bool JsonCursor::read_escape(std::string& out)
{
    char const kind = m_position < m_text.size() ? m_text[m_position++] : '\0';
    switch (kind) {
    case '"':
    case '\\':
    case '/':
        out += kind;
        return true;
    case 'n':
        out += '\n';
        return true;
    case 't':
        out += '\t';
        return true;
    case 'r':
        out += '\r';
        return true;
    case 'b':
        out += '\b';
        return true;
    case 'f':
        out += '\f';
        return true;
    case 'u':
        break;
    default:
        return fail("文字中有不认识的转义");
    }
    std::uint32_t code_point = 0;
    if (!read_hex4(code_point))
        return false;
    if (code_point >= 0xD800 && code_point < 0xDC00) {
        std::uint32_t low = 0;
        if (m_text.substr(m_position, 2) != "\\u")
            return fail("\\u 转义不成对");
        m_position += 2;
        if (!read_hex4(low))
            return false;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail("\\u 转义不成对");
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
    } else if (code_point >= 0xDC00 && code_point < 0xE000) {
        return fail("\\u 转义不成对");
    }
    base::append_code_point(out, code_point);
    return true;
}

bool JsonCursor::read_literal(std::string_view literal)
{
    if (m_text.substr(m_position, literal.size()) != literal)
        return fail("不符合 JSON 格式");
    m_position += literal.size();
    return true;
}

bool JsonCursor::read_number(Value& out)
{
    std::size_t const begin = m_position;
    auto const digits = [&] {
        std::size_t const from = m_position;
        while (m_position < m_text.size() && m_text[m_position] >= '0' && m_text[m_position] <= '9')
            ++m_position;
        return m_position - from;
    };
    auto const take = [&](std::string_view any_of) {
        bool const taken = m_position < m_text.size() && any_of.find(m_text[m_position]) != std::string_view::npos;
        m_position += taken;
        return taken;
    };
    bool const is_negative = take("-");
    std::size_t const integer_begin = m_position;
    std::size_t const integer_digits = digits();
    if (integer_digits == 0 || (integer_digits > 1 && m_text[integer_begin] == '0'))
        return fail("不符合 JSON 格式");
    bool is_real = false;
    if (take(".")) {
        is_real = true;
        if (digits() == 0)
            return fail("小数点后应当有数字");
    }
    if (take("eE")) {
        is_real = true;
        take("+-");
        if (digits() == 0)
            return fail("指数应当有数字");
    }
    if (is_real) {
        out = std::strtod(std::string(m_text.substr(begin, m_position - begin)).c_str(), nullptr);
        double const value = *out.real();
        if (!(value >= std::numeric_limits<double>::lowest() && value <= std::numeric_limits<double>::max()))
            return fail("数字超出范围");
        return true;
    }
    // Collected as a negative number, because the range below zero is the larger one.
    std::int64_t value = 0;
    for (std::size_t index = integer_begin; index < m_position; ++index) {
        if (__builtin_mul_overflow(value, std::int64_t{10}, &value)
            || __builtin_sub_overflow(value, std::int64_t{m_text[index] - '0'}, &value))
            return fail("整数超出 64 位范围");
    }
    if (!is_negative && __builtin_sub_overflow(std::int64_t{0}, value, &value))
        return fail("整数超出 64 位范围");
    out = value;
    return true;
}

bool JsonCursor::read_integer(std::int64_t& out)
{
    if (has_problem())
        return false;
    skip_space();
    Value value;
    if (m_position >= m_text.size()
        || (m_text[m_position] != '-' && (m_text[m_position] < '0' || m_text[m_position] > '9')))
        return fail("此处应当是整数");
    if (!read_number(value))
        return false;
    if (!value.integer())
        return fail("此处应当是整数");
    out = *value.integer();
    return true;
}

bool JsonCursor::read_object(ValueObject& out)
{
    if (!enter_object())
        return false;
    std::string key;
    while (next_key(key)) {
        Value value;
        if (!read_value(value))
            return false;
        auto const size_before = out.size();
        std::string const name = key;
        out.set(std::move(key), std::move(value));
        if (out.size() == size_before)
            return fail("字段“" + name + "”重复");
    }
    return !has_problem();
}

bool JsonCursor::read_list(ValueList& out)
{
    if (!enter_array())
        return false;
    while (next_element()) {
        if (!read_value(out.emplace_back()))
            return false;
    }
    return !has_problem();
}

bool JsonCursor::read_value(Value& out)
{
    if (has_problem())
        return false;
    skip_space();
    if (m_position >= m_text.size())
        return fail("内容到此中断，文件不完整");
    switch (m_text[m_position]) {
    case '"': {
        std::string text;
        if (!read_text(text))
            return false;
        out = std::move(text);
        return true;
    }
    case '{': {
        ValueObject object;
        if (!read_object(object))
            return false;
        out = std::move(object);
        return true;
    }
    case '[': {
        ValueList list;
        if (!read_list(list))
            return false;
        out = std::move(list);
        return true;
    }
    case 't':
        out = true;
        return read_literal("true");
    case 'f':
        out = false;
        return read_literal("false");
    case 'n':
        out = Value{};
        return read_literal("null");
    default:
        return read_number(out);
    }
}

bool JsonCursor::skip_value()
{
    ValueShape ignored{};
    return skip_value(ignored);
}

bool JsonCursor::is_null()
{
    if (has_problem())
        return false;
    skip_space();
    return m_text.substr(m_position, 4) == "null" && read_literal("null");
}

bool JsonCursor::at_end()
{
    skip_space();
    return !has_problem() && m_position == m_text.size();
}

void append_json_text(std::string& out, std::string_view text)
{
    static constexpr char HEX[] = "0123456789abcdef";
    bool const is_sound = base::is_valid_utf8(text);
    out += '"';
    for (std::size_t offset = 0; offset < text.size();) {
        std::size_t const run = offset;
        while (offset < text.size()) {
            auto const byte_class = BYTE_CLASSES.of[static_cast<unsigned char>(text[offset])];
            if (byte_class == 1 || (byte_class == 2 && !is_sound))
                break;
            ++offset;
        }
        out.append(text.data() + run, offset - run);
        if (offset >= text.size())
            break;
        auto const byte = static_cast<unsigned char>(text[offset]);
        if (byte >= 0x80) {
            base::append_code_point(out, base::next_code_point(text, offset));
            continue;
        }
        ++offset;
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += HEX[byte >> 4];
            out += HEX[byte & 0xF];
        }
    }
    out += '"';
}

} // namespace exchange
