// See argument_text.h.
#include "ui/forms/argument_text.h"

#include "base/date.h"
#include "base/text.h"

namespace ui {

using domain::ArgumentType;

static std::string name_in(std::span<app::PickerItem const> items, std::string const& code)
{
    for (auto const& item : items) {
        if (item.code == code)
            return item.label;
    }
    return code;
}

static std::string text_of(
    domain::ArgumentDefinition const& definition, std::string const& text, FormReferences const& references)
{
    switch (definition.type) {
    case ArgumentType::Enumeration:
        return std::string(domain::choice_label(definition.choices, text));
    case ArgumentType::Org:
        return name_in(references.orgs, text);
    case ArgumentType::Staff:
        return name_in(references.staff, text);
    case ArgumentType::Place:
        return name_in(references.places, text);
    case ArgumentType::Category:
        return name_in(references.categories, text);
    case ArgumentType::Record:
        return name_in(references.records, text);
    case ArgumentType::Date:
        if (auto const date = base::parse_date(text))
            return base::to_chinese(*date);
        return text;
    default:
        return text;
    }
}

std::string argument_text(
    domain::ArgumentDefinition const& definition, base::Value const& value, FormReferences const& references)
{
    if (auto const* text = value.text())
        return text_of(definition, *text, references);
    if (auto const* number = value.integer())
        return std::to_string(*number);
    if (auto const* boolean = value.boolean())
        return *boolean ? "是" : "否";
    std::vector<std::string> items;
    if (auto const* list = value.list(); list && definition.type == ArgumentType::TextList) {
        for (auto const& item : *list) {
            if (auto const* text = item.text())
                items.push_back(*text);
        }
    }
    return base::join(items, "；");
}

std::string typed_text(base::Value const& value)
{
    if (auto const* text = value.text())
        return *text;
    if (auto const* number = value.integer())
        return std::to_string(*number);
    if (auto const* boolean = value.boolean())
        return *boolean ? "true" : "false";
    std::vector<std::string> lines;
    if (auto const* list = value.list()) {
        for (auto const& item : *list) {
            if (auto const* text = item.text())
                lines.push_back(*text);
        }
    }
    return base::join(lines, "\n");
}

} // namespace ui
