// base::Value to JSON text. Written by hand so that the bytes are canonical and damaged text cannot stop the program.
#include "base/text.h"
#include "exchange/json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace exchange {

using base::Value;
using base::ValueList;
using base::ValueObject;

static void write_text(std::string& out, std::string_view text)
{
    static constexpr char HEX[] = "0123456789abcdef";
    out += '"';
    for (std::size_t offset = 0; offset < text.size();) {
        auto const byte = static_cast<unsigned char>(text[offset]);
        if (byte >= 0x80) {
            // Passing through the decoder turns a damaged byte into U+FFFD, so what we write can always be read.
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
            if (byte < 0x20) {
                out += "\\u00";
                out += HEX[byte >> 4];
                out += HEX[byte & 0xF];
            } else {
                out += static_cast<char>(byte);
            }
        }
    }
    out += '"';
}

struct Layout {
    bool is_pretty{false};

    void break_line(std::string& out, std::size_t depth) const
    {
        if (!is_pretty)
            return;
        out += '\n';
        out.append(depth * 2, ' ');
    }
};

static void write_value(std::string& out, Value const& value, Layout layout, std::size_t depth);

static void write_list(std::string& out, ValueList const& list, Layout layout, std::size_t depth)
{
    out += '[';
    for (std::size_t index = 0; index < list.size(); ++index) {
        if (index > 0)
            out += ',';
        layout.break_line(out, depth + 1);
        write_value(out, list[index], layout, depth + 1);
    }
    if (!list.empty())
        layout.break_line(out, depth);
    out += ']';
}

static void write_object(std::string& out, ValueObject const& object, Layout layout, std::size_t depth)
{
    out += '{';
    bool is_first = true;
    for (auto const& [key, value] : object.fields()) {
        if (!is_first)
            out += ',';
        is_first = false;
        layout.break_line(out, depth + 1);
        write_text(out, key);
        out += layout.is_pretty ? ": " : ":";
        write_value(out, value, layout, depth + 1);
    }
    if (!object.is_empty())
        layout.break_line(out, depth);
    out += '}';
}

static void write_value(std::string& out, Value const& value, Layout layout, std::size_t depth)
{
    if (auto const* boolean = value.boolean()) {
        out += *boolean ? "true" : "false";
    } else if (auto const* integer = value.integer()) {
        out += std::to_string(*integer);
    } else if (auto const* real = value.real()) {
        CHECK(std::isfinite(*real)); // JSON has no NaN; none of our figures may be one
        out += nlohmann::json(*real).dump();
    } else if (auto const* text = value.text()) {
        write_text(out, *text);
    } else if (auto const* list = value.list()) {
        write_list(out, *list, layout, depth);
    } else if (auto const* object = value.object()) {
        write_object(out, *object, layout, depth);
    } else {
        out += "null";
    }
}

std::string write_json(Value const& value)
{
    std::string out;
    write_value(out, value, {}, 0);
    return out;
}

std::string write_json_pretty(Value const& value)
{
    std::string out;
    write_value(out, value, {.is_pretty = true}, 0);
    out += '\n';
    return out;
}

} // namespace exchange
