// The fields that a correction may name, read from the argument table of register_petition.
#include "domain/workflow/correction.h"

#include "base/text.h"
#include "domain/workflow/effects.h"

#include <charconv>

namespace domain {

bool is_first_responsibility(std::string_view field)
{
    return field == "first_unit" || field == "first_leader" || field == "first_officer";
}

ArgumentDefinition const* find_correctable(std::string_view path)
{
    auto const* registration = find_act("register_petition");
    auto const open = path.find('[');
    auto const* definition = find_argument(registration->arguments, path.substr(0, open));
    for (auto const triaged : {"route", "litigation", "competent_unit", "competent_level"})
        if (path == triaged)
            return find_argument(find_act("triage")->arguments, path);
    if (definition && definition->type == ArgumentType::Files)
        return nullptr; // what was handed in stays; more comes by add_attachments
    if (!definition || open == std::string_view::npos)
        return definition;
    auto const dot = path.find('.', open);
    if (dot == std::string_view::npos)
        return definition->type == ArgumentType::TextList ? definition : nullptr;
    return find_argument(definition->fields, path.substr(dot + 1));
}

std::string correction_label(std::string_view path)
{
    auto const* definition = find_correctable(path);
    if (is_first_responsibility(path))
        return path == "first_unit" ? "首办责任单位" : path == "first_leader" ? "首办责任领导" : "首办责任人";
    if (!definition)
        return std::string(path);
    auto const open = path.find('[');
    auto const close = path.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::string(definition->label);
    auto const* list = find_argument(find_act("register_petition")->arguments, path.substr(0, open));
    int index = 0;
    (void)std::from_chars(path.data() + open + 1, path.data() + close, index);
    return std::string(list ? list->label : definition->label) + " " + std::to_string(index + 1)
        + (list == definition || !list ? "" : " " + std::string(definition->label));
}

PetitionRecord with_correction(
    PetitionRecord record, std::string_view path, base::Value value, base::Date on, Surroundings const& surroundings)
{
    TimelineItem item;
    item.act = "correct";
    item.occurred_on = on;
    item.payload = {{"field", std::string(path)}};
    item.payload.set("value", std::move(value));
    (void)find_effect(item.act)(record, item, surroundings);
    return record;
}

std::vector<CorrectableField> correctable_fields(PetitionRecord const& record)
{
    std::vector<CorrectableField> fields;
    auto const add = [&](std::string path, std::string label, ArgumentDefinition const& definition) {
        auto const* value = find_registration_field(record.fields, path);
        fields.push_back({std::move(path), std::move(label), &definition, value ? *value : base::Value{}});
    };
    for (auto const& definition : find_act("register_petition")->arguments) {
        if (definition.type == ArgumentType::Files)
            continue;
        if (definition.type != ArgumentType::ObjectList) {
            add(std::string(definition.name), std::string(definition.label), definition);
            continue;
        }
        for (std::size_t index = 0; index < record.petitioners.size(); ++index)
            for (auto const& member : definition.fields)
                add(std::string(definition.name) + "[" + std::to_string(index) + "]." + std::string(member.name),
                    std::string(definition.label) + " " + std::to_string(index + 1) + " " + std::string(member.label),
                    member);
    }
    if (record.triaged_on)
        for (auto const name : {"route", "litigation", "competent_unit", "competent_level"}) {
            auto const& definition = *find_correctable(name);
            add(name, std::string(definition.label), definition);
        }
    return fields;
}

static std::optional<base::Value> read_integer(std::string_view text)
{
    if (!base::is_ascii_digits(text) || text.size() > 9)
        return {};
    std::int64_t number = 0;
    for (char digit : text)
        number = number * 10 + (digit - '0');
    return base::Value(number);
}

std::optional<base::Value> read_corrected_value(ArgumentDefinition const& definition, base::Value const& value)
{
    auto const* text = value.text();
    if (!text)
        return value;
    auto const trimmed = base::trimmed(*text);
    switch (definition.type) {
    case ArgumentType::Integer:
        return read_integer(trimmed);
    case ArgumentType::Boolean:
        if (trimmed == "true" || trimmed == "是")
            return base::Value(true);
        if (trimmed == "false" || trimmed == "否")
            return base::Value(false);
        return {};
    case ArgumentType::TextList: {
        base::ValueList list;
        for (auto const line : base::split(*text, '\n'))
            if (!base::trimmed(line).empty())
                list.emplace_back(base::trimmed(line));
        return base::Value(std::move(list));
    }
    default:
        return value;
    }
}

} // namespace domain
