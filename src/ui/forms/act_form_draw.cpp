// The drawing half of ActForm: one widget per argument type.
#include "ui/forms/act_form.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <charconv>

namespace ui {

using domain::ArgumentType;

// Times and codes stop at their length; words are kept whole and marked.
static constexpr std::size_t LONGEST_CODE = 12;

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

FormEvents ActForm::draw_as(std::string_view path, domain::ArgumentDefinition const& shape,
    FormReferences const& references, ArgumentLook const& look)
{
    auto shown = shape;
    if (shown.type == ArgumentType::TextList)
        shown.type = ArgumentType::LongText; // one item a line
    return draw_argument(shown, std::string(path), references, look);
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
    if (definition.type == ArgumentType::Files)
        return draw_files(definition, path, look);
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
        .required = definition.required || look.required || is_asked(path),
        .max_length = definition.max_length,
        .keeps_excess = definition.max_length > LONGEST_CODE,
        .height = look.height};
    auto const id = m_scope + "/" + path;
    take_problem_focus(id, options.error);
    auto value = text(path);
    auto const* offer = offer_at(path);
    if (offer) {
        auto with_none = options;
        if (offer->items.empty())
            with_none.hint = with_none.help = offer->none;
        events = chosen(picker(id.c_str(), value, offer->items, with_none));
    }
    switch (offer ? ArgumentType::Object : definition.type) {
    case ArgumentType::Object:
        break;
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
    if (radio_group(label, value, YES_NO, problem_at(path), true)) {
        set_text(path, std::move(value));
        events = {true, true, false};
    }
    return events;
}

FormEvents ActForm::draw_text_list(Definition const& definition, std::string const& path, ArgumentLook const& look)
{
    constexpr std::size_t MOST_TICKED = 8;
    if (auto const* offer = offer_at(path))
        return offer->items.size() <= MOST_TICKED ? draw_ticked_list(definition, path, look, *offer)
                                                  : draw_picked_list(definition, path, look, *offer);
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
        take_problem_focus(id, error);
        auto const result = events_of(text_area(id.c_str(), value,
            {.label = label,
                .error = error,
                .help = look.help,
                .hint = look.hint,
                .required = (definition.required || look.required) && i == 0,
                .max_length = definition.max_length,
                .keeps_excess = true,
                .width = content_width() - remove_width,
                .height = look.height}));
        if (result.changed || result.committed) {
            set_text(item, std::move(value));
            forget_problem(path);
        }
        events.add(result);
        if (size > 1) {
            same_line();
            if (draw_remove_button(item, label))
                removed = i;
        }
    }
    if (draw_add_button(path, "增加一项", base_label)) {
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

bool ActForm::draw_add_button(std::string const& path, std::string const& label, std::string_view description)
{
    auto const named = label + "##" + m_scope + path;
    return button(named, {.kind = ButtonKind::Link, .icon = Icon::Plus, .description = description});
}

bool ActForm::draw_remove_button(std::string const& item, std::string_view description)
{
    auto const named = "删除##" + m_scope + "/" + item;
    return button(named, {.kind = ButtonKind::Quiet, .description = description});
}

// Few to choose from: each is ticked or not, in the order offered.
FormEvents ActForm::draw_ticked_list(
    Definition const& definition, std::string const& path, ArgumentLook const& look, Offer const& offer)
{
    auto const label = look.label.empty() ? definition.label : look.label;
    small_text(std::string(label) + (definition.required ? " *" : ""));
    if (offer.items.empty())
        small_text(offer.none);
    std::vector<std::string> ticked;
    for (std::size_t i = 0; i < list_size(path); ++i)
        ticked.push_back(text(path + "[" + std::to_string(i) + "]"));
    FormEvents events;
    for (auto const& item : offer.items) {
        bool is_ticked = std::find(ticked.begin(), ticked.end(), item.code) != ticked.end();
        if (!checkbox(item.label + "##" + m_scope + path, is_ticked))
            continue;
        if (is_ticked)
            ticked.push_back(item.code);
        else
            std::erase(ticked, item.code);
        set_list_size(path, ticked.size());
        for (std::size_t i = 0; i < ticked.size(); ++i)
            set_text(path + "[" + std::to_string(i) + "]", ticked[i]);
        forget_problem(path);
        events = {true, true, false};
    }
    if (auto const problem = problem_at(path); !problem.empty())
        small_text(problem, theme::OVERDUE);
    return events;
}

// Many to choose from: one picker for each item.
FormEvents ActForm::draw_picked_list(
    Definition const& definition, std::string const& path, ArgumentLook const& look, Offer const& offer)
{
    FormEvents events;
    if (list_size(path) == 0)
        set_list_size(path, 1);
    auto const base_label = std::string(look.label.empty() ? definition.label : look.label);
    std::size_t const size = list_size(path);
    std::size_t removed = size;
    for (std::size_t i = 0; i < size; ++i) {
        auto const item = path + "[" + std::to_string(i) + "]";
        auto const label = base_label + " " + std::to_string(i + 1);
        float const remove_width = size > 1 ? button_width("删除", {.kind = ButtonKind::Quiet}) + theme::px(8) : 0;
        auto value = text(item);
        auto const id = m_scope + "/" + item;
        auto const result = chosen(picker(id.c_str(), value, offer.items,
            {.label = label,
                .error = problem_at(item).empty() && i == 0 ? problem_at(path) : problem_at(item),
                .required = definition.required && i == 0,
                .width = content_width() - remove_width}));
        if (result.changed) {
            set_text(item, std::move(value));
            forget_problem(path);
        }
        events.add(result);
        if (size > 1) {
            same_line();
            if (draw_remove_button(item, label))
                removed = i;
        }
    }
    if (draw_add_button(path, "增加一项", base_label)) {
        set_list_size(path, size + 1);
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
    std::size_t const size = list_size(path);
    std::size_t const fewest = definition.required ? 1 : 0;
    std::size_t removed = size;
    for (std::size_t i = 0; i < size; ++i) {
        auto const item = path + "[" + std::to_string(i) + "]";
        for (auto const& field : definition.fields) {
            auto const label =
                size == 1 ? std::string(field.label) : std::string(field.label) + " " + std::to_string(i + 1);
            events.add(draw_argument(field, item + "." + std::string(field.name), references, {.label = label}));
        }
        if (size > fewest) {
            auto const description = std::string(definition.label) + " " + std::to_string(i + 1);
            if (draw_remove_button(item, description))
                removed = i;
        }
        separator();
    }
    if (draw_add_button(path, "增加一项" + std::string(definition.label), {})) {
        set_list_size(path, size + 1);
        events.changed = true;
    }
    if (removed < size) {
        remove_list_item(path, removed);
        events = {true, true, false};
    }
    return events;
}

// What is stored already, each with its size; the button asks for one more.
FormEvents ActForm::draw_files(Definition const& definition, std::string const& path, ArgumentLook const& look)
{
    FormEvents events;
    if (std::exchange(m_file_came, false))
        events = {true, true, false};
    small_text(std::string(look.label.empty() ? definition.label : look.label) + (definition.required ? " *" : ""));
    std::size_t const size = list_size(path);
    std::size_t removed = size;
    for (std::size_t i = 0; i < size; ++i) {
        auto const item = path + "[" + std::to_string(i) + "]";
        auto const& name = text(item + ".name");
        std::int64_t bytes = 0;
        auto const& typed = text(item + ".size");
        std::from_chars(typed.data(), typed.data() + typed.size(), bytes);
        ui::text(name + "（" + domain::size_text(bytes) + "）");
        same_line();
        if (button("移除##" + m_scope + "/" + item, {.kind = ButtonKind::Quiet, .description = name, .small = true}))
            removed = i;
        if (auto const problem = problem_at(item); !problem.empty())
            small_text(problem, theme::OVERDUE);
    }
    if (m_coming_file == path)
        small_text("正在保存附件……");
    else if (button("选择文件…##" + m_scope + path,
                 {.kind = ButtonKind::Quiet, .icon = Icon::Plus, .description = definition.label}))
        m_wanted_file = path;
    if (auto const problem = problem_at(path); !problem.empty())
        small_text(problem, theme::OVERDUE);
    if (removed < size) {
        remove_list_item(path, removed);
        events = {true, true, false};
    }
    return events;
}

} // namespace ui
