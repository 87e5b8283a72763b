#include "documents/template.h"

#include "base/check.h"

#include <vector>

namespace documents {

using base::Value;
using base::ValueObject;

std::string escape_html(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

// The innermost scope that has the field: a section sees the fields around it too.
using Scopes = std::vector<ValueObject const*>;

static Value const* find(Scopes const& scopes, std::string_view name)
{
    for (auto it = scopes.rbegin(); it != scopes.rend(); ++it) {
        if (auto const* value = (*it)->find(name))
            return value;
    }
    return nullptr;
}

static std::string text_of(Value const* value)
{
    if (!value)
        return {};
    if (auto const* integer = value->integer())
        return std::to_string(*integer);
    return value->text() ? *value->text() : std::string();
}

static void fill(std::string& out, std::string_view text, Scopes& scopes);

static void fill_section(std::string& out, std::string_view body, Value const* value, Scopes& scopes)
{
    auto const fill_one = [&](ValueObject const& fields) {
        scopes.push_back(&fields);
        fill(out, body, scopes);
        scopes.pop_back();
    };
    if (!value)
        return;
    if (auto const* object = value->object()) {
        fill_one(*object);
    } else if (auto const* list = value->list()) {
        for (auto const& item : *list) {
            CHECK(item.object());
            fill_one(*item.object());
        }
    }
}

static void fill(std::string& out, std::string_view text, Scopes& scopes)
{
    while (true) {
        auto const open = text.find("{{");
        out += text.substr(0, open);
        if (open == std::string_view::npos)
            return;
        text.remove_prefix(open + 2);
        bool const is_raw = text.starts_with('{');
        std::string_view const ending = is_raw ? "}}}" : "}}";
        auto const close = text.find(ending);
        CHECK(close != std::string_view::npos);
        auto name = text.substr(is_raw ? 1 : 0, close - (is_raw ? 1 : 0));
        text.remove_prefix(close + ending.size());
        if (!name.starts_with('#')) {
            auto const value = text_of(find(scopes, name));
            out += is_raw ? value : escape_html(value);
            continue;
        }
        name.remove_prefix(1);
        auto const end_tag = "{{/" + std::string(name) + "}}";
        auto const end = text.find(end_tag);
        CHECK(end != std::string_view::npos);
        fill_section(out, text.substr(0, end), find(scopes, name), scopes);
        text.remove_prefix(end + end_tag.size());
    }
}

std::string fill_template(std::string_view text, ValueObject const& fields)
{
    std::string out;
    Scopes scopes{&fields};
    fill(out, text, scopes);
    return out;
}

} // namespace documents
