// All buttons share one behaviour (pressable) and differ in how they are drawn.
#include "ui/widgets/buttons.h"

#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <cmath>

namespace ui {

namespace {

struct ButtonColours {
    ImU32 background, line, ink;
};

bool is_closed(ButtonOptions const& options)
{
    return options.disabled || !options.closed_because.empty();
}

ButtonColours colours_of(ButtonOptions const& options, Pressable const& state)
{
    using namespace theme;
    constexpr ImU32 NOTHING = 0;
    if (is_closed(options)) {
        if (options.kind == ButtonKind::Link || options.kind == ButtonKind::Quiet)
            return {NOTHING, NOTHING, INK_FAINT};
        return {NEUTRAL_SOFT, LINE, INK_FAINT};
    }
    switch (options.kind) {
    case ButtonKind::Primary: {
        ImU32 fill = state.held ? PRIMARY_ACTIVE : state.hovered ? PRIMARY_HOVER : PRIMARY;
        return {fill, fill, WHITE};
    }
    case ButtonKind::Secondary:
        return {state.held ? NEUTRAL_SOFT : state.hovered ? TABLE_HEAD : CARD, CONTROL_LINE, INK};
    case ButtonKind::Quiet:
        if (options.selected)
            return {PRIMARY_SOFT, NOTHING, PRIMARY};
        return {state.held ? LINE : state.hovered ? NEUTRAL_SOFT : NOTHING, NOTHING, INK};
    case ButtonKind::Link:
        return {state.held || state.hovered ? PRIMARY_SOFT : NOTHING, NOTHING, PRIMARY};
    case ButtonKind::Danger:
        return {state.held || state.hovered ? OVERDUE_SOFT : CARD, OVERDUE, OVERDUE};
    }
    return {CARD, LINE, INK};
}

std::string shown_text(std::string_view label, ButtonOptions const& options)
{
    std::string shown(visible_label(label));
    if (!options.closed_because.empty())
        shown += " — " + std::string(options.closed_because);
    if (!options.shortcut.empty())
        shown += "  " + std::string(options.shortcut);
    return shown;
}

ImVec2 button_size(std::string const& shown, ButtonOptions const& options)
{
    // A link stands flush with the text around it.
    float padding = theme::px(options.kind == ButtonKind::Link ? 0 : options.small ? 12 : 15);
    float width = std::ceil(measure(shown).x) + 2 * padding + (options.icon == Icon::None ? 0 : theme::px(22));
    if (options.width == FILL)
        width = content_width();
    else if (options.width > 0)
        width = options.width;
    return ImVec2(std::round(width), theme::px(options.small ? 28 : theme::CONTROL_HEIGHT));
}

// A circle or square with its label, the common part of check boxes and radio buttons.
Pressable labelled_mark(std::string_view label, ImVec2& mark_centre)
{
    float height = theme::px(28), mark = theme::px(16);
    float width = mark + theme::px(8) + measure(visible_label(label)).x + theme::px(4);
    centre_on_line(height);
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImGuiID id = ImGui::GetID(label.data(), label.data() + label.size());
    Pressable state = pressable(id, start, ImVec2(start.x + width, start.y + height));
    mark_centre = ImVec2(start.x + mark / 2, start.y + height / 2);
    float text_y = start.y + (height - theme::font_size(theme::TextSize::Body)) / 2;
    draw_text(*ImGui::GetWindowDrawList(), ImVec2(start.x + mark + theme::px(8), text_y), visible_label(label));
    return state;
}

} // namespace

Pressable pressable(ImGuiID id, ImVec2 minimum, ImVec2 maximum, ImGuiItemFlags flags)
{
    ImRect rectangle(minimum, maximum);
    Pressable state;
    ImGui::SetCursorScreenPos(minimum);
    ImGui::ItemSize(rectangle.GetSize());
    state.visible = ImGui::ItemAdd(rectangle, id, nullptr, flags);
    if (!state.visible)
        return state;
    state.pressed = ImGui::ButtonBehavior(rectangle, id, &state.hovered, &state.held);
    // Ctrl+Enter submits the form (submit_shortcut), whatever widget the keyboard is on.
    if (ImGui::GetIO().KeyCtrl && GImGui->NavActivatePressedId == id)
        state.pressed = false;
    if (state.hovered)
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::RenderNavCursor(rectangle, id);
    return state;
}

float button_width(std::string_view label, ButtonOptions const& options)
{
    return button_size(shown_text(label, options), options).x;
}

void align_right(float width)
{
    float free = content_width() - width;
    if (free > 0) {
        ImVec2 position = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos(ImVec2(position.x + free, position.y));
    }
}

bool button(std::string_view label, ButtonOptions const& options)
{
    std::string shown = shown_text(label, options);
    ImVec2 size = button_size(shown, options);
    centre_on_line(size.y);
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + size.x, start.y + size.y);
    bool closed = is_closed(options);
    if (closed)
        ImGui::BeginDisabled();
    Pressable state = pressable(ImGui::GetID(label.data(), label.data() + label.size()), start, end);
    ButtonColours colours = colours_of(options, state);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float const beyond = options.kind == ButtonKind::Link ? theme::px(6) : 0;
    if ((colours.background >> IM_COL32_A_SHIFT) != 0)
        list.AddRectFilled(ImVec2(start.x - beyond, start.y), ImVec2(end.x + beyond, end.y), colours.background,
            theme::px(theme::RADIUS));
    if ((colours.line >> IM_COL32_A_SHIFT) != 0)
        list.AddRect(start, end, colours.line, theme::px(theme::RADIUS));
    float icon_room = options.icon == Icon::None ? 0 : theme::px(22);
    TextStyle style{theme::TextSize::Body, theme::Weight::Regular, colours.ink};
    float const margin = options.kind == ButtonKind::Link ? -1 : theme::px(8);
    std::string fitted = ellipsised(shown, size.x - icon_room - margin, style);
    float left = start.x + std::round((size.x - measure(fitted, style).x - icon_room) / 2);
    if (options.left_aligned)
        left = start.x + theme::px(10);
    if (options.icon != Icon::None)
        draw_icon(list, options.icon, ImVec2(left + theme::px(8), start.y + size.y / 2), theme::px(14), colours.ink);
    draw_text(list, ImVec2(left + icon_room, start.y + (size.y - theme::font_size(style.size)) / 2), fitted, style);
    bool const is_link = options.kind == ButtonKind::Link || options.left_aligned;
    base::MirrorNode node = item_node(is_link ? base::MirrorRole::Link : base::MirrorRole::Button, label);
    node.description = std::string(options.closed_because.empty() ? options.description : options.closed_because);
    node.disabled = closed;
    if (options.selected)
        node.selected = base::MirrorState::True;
    recorder().add(std::move(node));
    if (closed)
        ImGui::EndDisabled();
    return state.pressed && !closed;
}

bool icon_button(Icon icon, std::string_view name)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + theme::px(30), start.y + theme::px(30));
    Pressable state = pressable(ImGui::GetID(name.data(), name.data() + name.size()), start, end);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (state.hovered)
        list.AddRectFilled(start, end, theme::NEUTRAL_SOFT, theme::px(theme::RADIUS));
    draw_icon(list, icon, ImVec2((start.x + end.x) / 2, (start.y + end.y) / 2), theme::px(14), theme::INK_SECONDARY);
    recorder().add(item_node(base::MirrorRole::Button, name));
    return state.pressed;
}

bool toggle_chip(std::string_view label, bool selected)
{
    float height = theme::px(28);
    centre_on_line(height);
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + measure(visible_label(label), {theme::TextSize::Small}).x + theme::px(24), start.y + height);
    Pressable state = pressable(ImGui::GetID(label.data(), label.data() + label.size()), start, end);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImU32 background = selected ? theme::PRIMARY_SOFT : state.hovered ? theme::LINE : theme::NEUTRAL_SOFT;
    list.AddRectFilled(start, end, background, height / 2);
    if (selected)
        list.AddRect(start, end, theme::PRIMARY, height / 2);
    TextStyle style{theme::TextSize::Small, theme::Weight::Regular, selected ? theme::PRIMARY : theme::INK_SECONDARY};
    draw_text(list, ImVec2(start.x + theme::px(12), start.y + (height - theme::font_size(style.size)) / 2),
        visible_label(label), style);
    base::MirrorNode node = item_node(base::MirrorRole::CheckBox, label);
    node.checked = selected ? base::MirrorState::True : base::MirrorState::False;
    recorder().add(std::move(node));
    return state.pressed;
}

bool checkbox(std::string_view label, bool& value, std::string_view error)
{
    ImVec2 centre;
    Pressable state = labelled_mark(label, centre);
    if (state.pressed)
        value = !value;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float half = theme::px(8);
    ImVec2 minimum(centre.x - half, centre.y - half), maximum(centre.x + half, centre.y + half);
    list.AddRectFilled(minimum, maximum, value ? theme::PRIMARY : theme::CARD, theme::px(4));
    ImU32 line = !error.empty() ? theme::OVERDUE : value ? theme::PRIMARY : theme::CONTROL_LINE;
    list.AddRect(minimum, maximum, line, theme::px(4));
    if (value)
        draw_icon(list, Icon::Check, centre, theme::px(12), theme::WHITE);
    base::MirrorNode node = item_node(base::MirrorRole::CheckBox, label);
    node.checked = value ? base::MirrorState::True : base::MirrorState::False;
    node.invalid = !error.empty();
    node.description = std::string(error);
    recorder().add(std::move(node));
    if (!error.empty())
        small_text(error, theme::OVERDUE);
    return state.pressed;
}

bool radio_group(std::string_view label, std::string& code, std::span<RadioChoice const> choices,
    std::string_view error, bool is_required)
{
    ImGui::PushID(label.data(), label.data() + label.size());
    TextStyle label_style{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
    if (!visible_label(label).empty())
        text(std::string(visible_label(label)) + (is_required ? " *" : ""), label_style, Mirrored::No);
    bool changed = false;
    base::MirrorNode group;
    group.role = base::MirrorRole::RadioGroup;
    group.name = std::string(visible_label(label));
    group.required = is_required;
    group.invalid = !error.empty();
    group.description = std::string(error);
    MirrorScope scope(std::move(group));
    float right = ImGui::GetCursorScreenPos().x + content_width();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        RadioChoice const& choice = choices[i];
        float width = measure(choice.label).x + theme::px(28);
        if (i > 0 && ImGui::GetItemRectMax().x + theme::px(16) + width < right)
            same_line(16);
        ImVec2 centre;
        Pressable state = labelled_mark(choice.label, centre);
        if (state.pressed && code != choice.code) {
            code = std::string(choice.code);
            changed = true;
        }
        bool selected = code == choice.code;
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddCircleFilled(centre, theme::px(8), theme::CARD);
        ImU32 line = !error.empty() ? theme::OVERDUE : selected ? theme::PRIMARY : theme::CONTROL_LINE;
        list.AddCircle(centre, theme::px(8), line, 0, selected ? 2.0F : 1.0F);
        if (selected)
            list.AddCircleFilled(centre, theme::px(4), theme::PRIMARY);
        base::MirrorNode node = item_node(base::MirrorRole::Radio, choice.label);
        node.checked = selected ? base::MirrorState::True : base::MirrorState::False;
        recorder().add(std::move(node));
    }
    if (!error.empty())
        small_text(error, theme::OVERDUE);
    ImGui::PopID();
    return changed;
}

bool segmented(std::string_view name, std::string& code, std::span<RadioChoice const> choices)
{
    ImGui::PushID(name.data(), name.data() + name.size());
    MirrorScope scope(base::MirrorRole::RadioGroup, name);
    bool changed = false;
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float x = start.x, height = theme::px(theme::CONTROL_HEIGHT);
    for (RadioChoice const& choice : choices) {
        ImVec2 minimum(x, start.y), maximum(x + measure(choice.label).x + theme::px(28), start.y + height);
        Pressable state =
            pressable(ImGui::GetID(choice.label.data(), choice.label.data() + choice.label.size()), minimum, maximum);
        if (state.pressed && code != choice.code) {
            code = std::string(choice.code);
            changed = true;
        }
        bool selected = code == choice.code;
        ImU32 fill = selected ? theme::PRIMARY_SOFT : state.hovered ? theme::TABLE_HEAD : theme::CARD;
        bool first = &choice == &choices.front(), last = &choice == &choices.back();
        ImDrawFlags corners = first ? (last ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersLeft)
            : last                  ? ImDrawFlags_RoundCornersRight
                                    : ImDrawFlags_RoundCornersNone;
        list.AddRectFilled(minimum, maximum, fill, theme::px(theme::RADIUS), corners);
        list.AddRect(
            minimum, maximum, selected ? theme::PRIMARY : theme::CONTROL_LINE, theme::px(theme::RADIUS), corners);
        TextStyle style{theme::TextSize::Body, theme::Weight::Regular, selected ? theme::PRIMARY : theme::INK};
        draw_text(list, ImVec2(x + theme::px(14), start.y + (height - theme::font_size(style.size)) / 2), choice.label,
            style);
        base::MirrorNode node = item_node(base::MirrorRole::Radio, choice.label);
        node.checked = selected ? base::MirrorState::True : base::MirrorState::False;
        recorder().add(std::move(node));
        x = maximum.x - 1;
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy(ImVec2(x - start.x, height));
    ImGui::PopID();
    return changed;
}

} // namespace ui
