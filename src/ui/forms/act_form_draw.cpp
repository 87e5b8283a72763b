// The drawing half of ActForm: one widget per argument type.
#include "ui/forms/act_form.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text.h"

namespace ui {

using domain::ArgumentType;

static FormEvents events_of(FieldResult const& result)
{
    return {result.changed, result.committed, result.submitted};
}

static FormEvents chosen(FieldResult const& result)
{
    return {result.changed, result.changed, false};
}

FormEvents ActForm::draw(std::string_view path, FormReferences const& references, ArgumentLook const& look)
{
    auto const* definition = find(path);
    CHECK(definition);
    return draw_argument(*definition, std::string(path), references, look);
}

FormEvents ActForm::draw_all(FormReferences const& references)
{
    FormEvents events;
    for (auto const& definition : m_act->arguments) {
        events.add(draw_argument(definition, std::string(definition.name), references, {}));
        vertical_space(4);
    }
    return events;
}

FormEvents ActForm::draw_argument(
    Definition const& definition, std::string const& path, FormReferences const& references, ArgumentLook const& look)
{
    if (definition.type == ArgumentType::Boolean)
        return draw_boolean(definition, path, look);
    if (definition.type == ArgumentType::TextList)
        return draw_text_list(definition, path, look);
    if (definition.type == ArgumentType::ObjectList)
        return draw_object_list(definition, path, references);
    FormEvents events;
    if (definition.type == ArgumentType::Object) {
        section_heading(look.label.empty() ? definition.label : look.label);
        for (auto const& field : definition.fields)
            events.add(draw_argument(field, path + "." + std::string(field.name), references, {}));
        return events;
    }

    FieldOptions const options{.label = look.label.empty() ? definition.label : look.label,
        .error = problem_at(path),
        .help = look.help,
        .hint = look.hint,
        .required = definition.required || look.required,
        .max_length = definition.max_length,
        .height = look.height};
    auto const id = m_scope + "/" + path;
    auto value = text(path);
    switch (definition.type) {
    case ArgumentType::LongText:
        events = events_of(text_area(id.c_str(), value, options));
        break;
    case ArgumentType::Date:
        events = events_of(date_field(id.c_str(), value, options));
        break;
    case ArgumentType::Integer:
        events = events_of(number_field(id.c_str(), value, options));
        break;
    case ArgumentType::Enumeration:
        events = chosen(picker(id.c_str(), value, definition.choices, options));
        break;
    case ArgumentType::Org:
        events = chosen(picker(id.c_str(), value, references.orgs, options));
        break;
    case ArgumentType::Staff:
        events = chosen(picker(id.c_str(), value, references.staff, options));
        break;
    case ArgumentType::Place:
        events = chosen(picker(id.c_str(), value, references.places, options));
        break;
    case ArgumentType::Category:
        events = chosen(picker(id.c_str(), value, references.categories, options));
        break;
    case ArgumentType::Record:
        events = chosen(picker(id.c_str(), value, references.records, options));
        break;
    default:
        events = events_of(text_field(id.c_str(), value, options));
        break;
    }
    if (events.changed || events.committed)
        set_text(path, std::move(value));
    return events;
}

FormEvents ActForm::draw_boolean(Definition const& definition, std::string const& path, ArgumentLook const& look)
{
    auto const label = look.label.empty() ? definition.label : look.label;
    FormEvents events;
    if (!definition.required && !look.required) {
        bool value = text(path) == "true";
        if (checkbox(label, value, problem_at(path))) {
            set_text(path, value ? "true" : "false");
            events = {true, true, false};
        }
        return events;
    }
    static constexpr RadioChoice YES_NO[]{{"true", "是"}, {"false", "否"}};
    auto value = text(path);
    if (radio_group(label, value, YES_NO, problem_at(path))) {
        set_text(path, std::move(value));
        events = {true, true, false};
    }
    return events;
}

FormEvents ActForm::draw_text_list(Definition const& definition, std::string const& path, ArgumentLook const& look)
{
    FormEvents events;
    if (list_size(path) == 0)
        set_list_size(path, 1);
    auto const base_label = std::string(look.label.empty() ? definition.label : look.label);
    std::size_t const size = list_size(path);
    std::size_t removed = size;
    for (std::size_t i = 0; i < size; ++i) {
        auto const item = path + "[" + std::to_string(i) + "]";
        auto const label = size == 1 ? base_label : base_label + " " + std::to_string(i + 1);
        auto const error = problem_at(item).empty() && i == 0 ? problem_at(path) : problem_at(item);
        float const remove_width = size > 1 ? button_width("删除", {.kind = ButtonKind::Quiet}) + theme::px(8) : 0;
        auto value = text(item);
        auto const id = m_scope + "/" + (i == 0 && size == 1 ? path : item);
        auto const result = events_of(text_area(id.c_str(), value,
            {.label = label,
                .error = error,
                .help = look.help,
                .hint = look.hint,
                .required = (definition.required || look.required) && i == 0,
                .width = content_width() - remove_width,
                .height = look.height}));
        if (result.changed || result.committed) {
            set_text(item, std::move(value));
            forget_problem(path);
        }
        events.add(result);
        if (size > 1) {
            same_line();
            auto const remove_label = "删除##" + id;
            if (button(remove_label, {.kind = ButtonKind::Quiet, .description = label}))
                removed = i;
        }
    }
    auto const add_label = "增加一项##" + m_scope + path;
    if (button(add_label, {.kind = ButtonKind::Link, .icon = Icon::Plus, .description = base_label})) {
        set_list_size(path, size + 1);
        request_focus(m_scope + "/" + path + "[" + std::to_string(size) + "]");
        events.changed = true;
    }
    if (removed < size) {
        remove_list_item(path, removed);
        events = {true, true, false};
    }
    return events;
}

FormEvents ActForm::draw_object_list(
    Definition const& definition, std::string const& path, FormReferences const& references)
{
    FormEvents events;
    section_heading(definition.label);
    if (auto const problem = problem_at(path); !problem.empty())
        small_text(problem, theme::OVERDUE);
    for (std::size_t i = 0; i < list_size(path); ++i) {
        auto const item = path + "[" + std::to_string(i) + "]";
        for (auto const& field : definition.fields) {
            auto const label = list_size(path) == 1 ? std::string(field.label)
                                                    : std::string(field.label) + " " + std::to_string(i + 1);
            events.add(draw_argument(field, item + "." + std::string(field.name), references, {.label = label}));
        }
        separator();
    }
    return events;
}

} // namespace ui
