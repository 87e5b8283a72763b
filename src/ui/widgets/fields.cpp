// Single-line fields over ImGui::InputText: our own frame, label and error around it, one mirror node each.
#include "ui/widgets/fields.h"

#include "base/date.h"
#include "base/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <vector>

namespace ui {

namespace {

std::string& focus_request()
{
    static std::string s_id;
    return s_id;
}

struct InputContext {
    std::string* value;
    std::size_t max_length;
};

// Keeps the text within its length by taking back what was just typed or pasted before the caret.
void trim_to_length(ImGuiInputTextCallbackData& data, std::size_t max_length)
{
    std::string_view typed(data.Buf, static_cast<std::size_t>(data.BufTextLen));
    std::size_t count = base::code_point_count(typed);
    int start = data.CursorPos;
    while (count > max_length && start > 0) {
        do
            --start;
        while (start > 0 && (static_cast<unsigned char>(data.Buf[start]) & 0xC0U) == 0x80U);
        --count;
    }
    if (start < data.CursorPos)
        data.DeleteChars(start, data.CursorPos - start);
}

int on_input(ImGuiInputTextCallbackData* data)
{
    auto& context = *static_cast<InputContext*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        context.value->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = context.value->data();
    } else if (data->EventFlag == ImGuiInputTextFlags_CallbackEdit) {
        trim_to_length(*data, context.max_length);
    } else if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) {
        // Full-width digits are digits; nothing else passes.
        if (data->EventChar >= 0xFF10 && data->EventChar <= 0xFF19)
            data->EventChar = data->EventChar - 0xFF10 + '0';
        return data->EventChar >= '0' && data->EventChar <= '9' ? 0 : 1;
    }
    return 0;
}

// Escape leaves a field and keeps what was typed; ImGui's own Escape would take it back.
void leave_on_escape(ImGuiID id)
{
    if (ImGui::GetActiveID() == id && ImGui::IsKeyPressed(ImGuiKey_Escape, ImGuiInputFlags_None, id))
        ImGui::ClearActiveID();
}

FieldResult framed_input(char const* id, std::string& value, FieldOptions const& options, ImGuiInputTextFlags flags,
    float left_room = 0, float right_room = 0, base::MirrorRole role = base::MirrorRole::TextBox)
{
    ImGui::BeginGroup(); // one item, so that same_line() goes on beside the whole field
    detail::field_label(options);
    std::string const excess = excess_text(value, options);
    FieldOptions shown = options;
    if (!excess.empty())
        shown.error = excess;
    FieldResult result = detail::bare_input(id, value, shown, flags, left_room, right_room, role);
    detail::field_footer(shown);
    ImGui::EndGroup();
    return result;
}

} // namespace

void request_focus(std::string_view id)
{
    focus_request() = std::string(id);
}

void drop_active_edit()
{
    ImGui::ClearActiveID();
    GImGui->InputTextDeactivatedState.ClearFreeMemory();
}

std::string excess_text(std::string_view value, FieldOptions const& options)
{
    if (!options.keeps_excess || value.size() <= options.max_length)
        return {};
    std::size_t const count = base::code_point_count(value);
    if (count <= options.max_length)
        return {};
    return "超出 " + std::to_string(count - options.max_length) + " 字，最多 " + std::to_string(options.max_length)
        + " 字；请删减后再提交，已录入的都还在";
}

bool submit_shortcut()
{
    // Below a popup nothing is submitted; a dialog is the popup it is drawn in.
    bool const is_covered = GImGui->OpenPopupStack.Size > GImGui->BeginPopupStack.Size;
    ImGuiIO const& io = ImGui::GetIO();
    bool const enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    return !is_covered && io.KeyCtrl && !io.KeyAlt && enter;
}

namespace detail {

bool take_focus_request(std::string_view id)
{
    if (focus_request() != id || id.empty())
        return false;
    focus_request().clear();
    return true;
}

void field_label(FieldOptions const& options)
{
    if (options.hide_label || visible_label(options.label).empty())
        return;
    std::string shown(visible_label(options.label));
    if (options.required)
        shown += " *";
    float spacing = ImGui::GetStyle().ItemSpacing.y;
    ImGui::GetStyle().ItemSpacing.y = theme::px(4);
    text(shown, {theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY}, Mirrored::No);
    ImGui::GetStyle().ItemSpacing.y = spacing;
}

void field_footer(FieldOptions const& options)
{
    if (!options.error.empty())
        text_wrapped(options.error, {theme::TextSize::Small, theme::Weight::Regular, theme::OVERDUE});
    else if (!options.help.empty())
        text_wrapped(options.help, {theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY});
}

ImU32 field_line_colour(FieldOptions const& options, bool active, bool hovered)
{
    if (!options.error.empty())
        return theme::OVERDUE;
    if (active)
        return theme::PRIMARY;
    return hovered && !options.disabled ? theme::INK_FAINT : theme::CONTROL_LINE;
}

void draw_field_frame(ImVec2 minimum, ImVec2 maximum, FieldOptions const& options, bool active, bool hovered)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float radius = theme::px(theme::RADIUS);
    list.AddRect(minimum, maximum, field_line_colour(options, active, hovered), radius);
    if (active)
        list.AddRect(ImVec2(minimum.x - 1, minimum.y - 1), ImVec2(maximum.x + 1, maximum.y + 1),
            field_line_colour(options, active, hovered), radius + 1);
}

FieldResult bare_input(char const* id, std::string& value, FieldOptions const& options, ImGuiInputTextFlags flags,
    float left_room, float right_room, base::MirrorRole role)
{
    float width = options.width > 0 ? options.width : content_width();
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + width, start.y + theme::px(theme::CONTROL_HEIGHT));
    bool locked = options.disabled || options.read_only;
    ImGui::GetWindowDrawList()->AddRectFilled(
        start, end, locked ? theme::NEUTRAL_SOFT : theme::CARD, theme::px(theme::RADIUS));
    if (options.disabled)
        ImGui::BeginDisabled();
    if (take_focus_request(id))
        ImGui::SetKeyboardFocusHere();
    ImGui::SetCursorScreenPos(ImVec2(start.x + left_room, start.y));
    ImGui::SetNextItemWidth(width - left_room - right_room);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, options.disabled ? theme::INK_SECONDARY : theme::INK);
    constexpr std::size_t UNLIMITED = SIZE_MAX;
    InputContext context{&value, options.keeps_excess ? UNLIMITED : options.max_length};
    flags |= ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackEdit;
    if (options.read_only)
        flags |= ImGuiInputTextFlags_ReadOnly;
    if (options.keeps_up_and_down)
        flags |= ImGuiInputTextFlags_CallbackHistory; // InputText then owns these keys
    std::string before = value;
    std::string label = "##" + std::string(id);
    std::string hint(options.hint);
    theme::FontScope body(theme::TextSize::Body);
    leave_on_escape(ImGui::GetID(label.c_str()));
    bool entered = ImGui::InputTextWithHint(label.c_str(), hint.c_str(), value.data(), value.capacity() + 1,
        flags | ImGuiInputTextFlags_EnterReturnsTrue, on_input, &context);
    ImGui::PopStyleColor(2);
    FieldResult result;
    result.changed = value != before;
    result.submitted = entered;
    result.committed = ImGui::IsItemDeactivatedAfterEdit();
    bool active = ImGui::IsItemActive();
    result.active = active;
    base::MirrorNode node = item_node(role, options.label);
    draw_field_frame(start, end, options, active, ImGui::IsItemHovered());
    set_rectangle(node, start, end);
    node.value = value;
    node.description = std::string(options.error.empty() ? options.help : options.error);
    node.invalid = !options.error.empty();
    node.required = options.required;
    node.read_only = options.read_only;
    node.disabled = options.disabled;
    node.active = active;
    recorder().add(std::move(node));
    if (options.disabled)
        ImGui::EndDisabled();
    return result;
}

} // namespace detail

FieldResult text_field(char const* id, std::string& value, FieldOptions const& options)
{
    return framed_input(id, value, options, 0);
}

FieldResult number_field(char const* id, std::string& value, FieldOptions const& options)
{
    return framed_input(id, value, options, ImGuiInputTextFlags_CallbackCharFilter);
}

FieldResult search_field(char const* id, std::string& value, FieldOptions const& options, std::string_view shortcut)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    float width = options.width > 0 ? options.width : content_width();
    TextStyle style{theme::TextSize::Small, theme::Weight::Regular, theme::INK_FAINT};
    float shortcut_width = shortcut.empty() ? 0 : measure(shortcut, style).x + theme::px(24);
    FieldOptions bare = options;
    bare.hide_label = true;
    FieldResult result = framed_input(id, value, bare, 0, theme::px(22), shortcut_width, base::MirrorRole::SearchBox);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float middle = start.y + theme::px(theme::CONTROL_HEIGHT) / 2;
    draw_icon(list, Icon::Search, ImVec2(start.x + theme::px(18), middle), theme::px(14), theme::INK_FAINT);
    if (!shortcut.empty()) {
        float half = theme::px(11);
        ImVec2 minimum(start.x + width - shortcut_width + theme::px(4), middle - half);
        ImVec2 maximum(start.x + width - theme::px(8), middle + half);
        list.AddRect(minimum, maximum, theme::CONTROL_LINE, theme::px(4));
        draw_text(list, ImVec2(minimum.x + theme::px(6), middle - theme::font_size(style.size) / 2), shortcut, style);
    }
    return result;
}

} // namespace ui
