// The field of several lines: wraps at its width and grows with its text, so that nothing typed is ever out of sight.
// Dear ImGui 1.92.2 has no wrapping input, hence this widget over TextEditing. While it is active it keeps ImGui's own
// InputTextState filled, because that is what the platform reads for the text agent, the selection and the caret.
#include "base/text.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"
#include "ui/widgets/text_editing.h"

#include <imgui_internal.h>
namespace ImStb {
#include <imstb_textedit.h> // the declaration of STB_TexteditState only
}

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ui {

namespace {

constexpr int SMALLEST_LINES = 3;

struct ActiveArea { // one field is edited at a time
    ImGuiID id{0};
    TextEditing editing;
    float wanted_x{-1}; // column that Up and Down keep; negative: that of the caret
    bool edited{false};
    bool selecting{false}; // the mouse is held since a press inside
    bool show_caret{false}; // scroll the page to it
};

ActiveArea& active_area()
{
    static ActiveArea s_area;
    return s_area;
}

struct AreaLayout {
    ImVec2 start, end; // of the frame
    ImVec2 text; // left top of the first line
    float line_height{0};
    std::vector<std::string_view> lines;

    float x_of(std::size_t line, std::size_t position, std::size_t line_start) const
    {
        return text.x + measure(lines[line].substr(0, position - line_start)).x;
    }
};

AreaLayout make_layout(std::string_view value, FieldOptions const& options)
{
    AreaLayout layout;
    float width = options.width > 0 ? options.width : content_width();
    layout.line_height = std::round(theme::font_size(theme::TextSize::Body) * 1.3F);
    layout.start = ImGui::GetCursorScreenPos();
    layout.text = ImVec2(layout.start.x + theme::px(11), layout.start.y + theme::px(7));
    // A caret at the end of a full line still lies inside the frame.
    layout.lines = wrap_lines(value, width - theme::px(24));
    float lines = static_cast<float>(layout.lines.size());
    float smallest =
        options.height > 0 ? options.height : layout.line_height * static_cast<float>(SMALLEST_LINES) + theme::px(14);
    float height = std::max(smallest, lines * layout.line_height + theme::px(14));
    layout.end = ImVec2(layout.start.x + width, layout.start.y + std::round(height));
    return layout;
}

std::size_t position_at(AreaLayout const& layout, TextEditing const& editing, ImVec2 point)
{
    float row = std::floor((point.y - layout.text.y) / layout.line_height);
    std::size_t line = static_cast<std::size_t>(std::clamp(row, 0.0F, static_cast<float>(layout.lines.size() - 1)));
    std::string_view text = layout.lines[line];
    std::size_t position = editing.line_start(line), offset = 0;
    float x = layout.text.x;
    while (offset < text.size()) {
        std::size_t before = offset;
        base::next_code_point(text, offset);
        float width = measure(text.substr(before, offset - before)).x;
        if (point.x < x + width / 2)
            return position + before;
        x += width;
    }
    return position + text.size();
}

void activate(ImGuiID id, std::string const& value, FieldOptions const& options)
{
    ActiveArea& area = active_area();
    ImGuiInputTextState& state = GImGui->InputTextState;
    ImGui::InputTextDeactivateHook(state.ID);
    area.id = id;
    area.edited = area.selecting = false;
    area.wanted_x = -1;
    area.show_caret = true;
    area.editing.start(value, options.keeps_excess ? SIZE_MAX : options.max_length);
    state.ID = id;
    state.CursorAnimReset();
    state.Stb->single_line = 0;
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGui::SetActiveID(id, window);
    ImGui::SetFocusID(id, window);
    ImGui::FocusWindow(window);
}

// ImGui's state as the platform reads it (text, caret, selection), and what it may have changed there.
void take_platform_selection(TextEditing& editing)
{
    ImGuiInputTextState const& state = GImGui->InputTextState;
    auto in_text = [&](int offset) { return static_cast<std::size_t>(std::max(0, offset)); };
    bool selection = state.Stb->select_start != state.Stb->select_end;
    std::size_t caret = in_text(state.Stb->cursor);
    std::size_t anchor = caret;
    if (selection)
        anchor = in_text(caret == in_text(state.Stb->select_end) ? state.Stb->select_start : state.Stb->select_end);
    bool same = caret == editing.caret() && selection == editing.has_selection()
        && (!selection || std::min(anchor, caret) == editing.selection_start());
    if (!same)
        editing.select(anchor, caret);
}

void give_platform_state(TextEditing const& editing, FieldOptions const& options)
{
    ImGuiInputTextState& state = GImGui->InputTextState;
    std::string const& text = editing.text();
    state.Flags = ImGuiInputTextFlags_Multiline | (options.read_only ? ImGuiInputTextFlags_ReadOnly : 0);
    state.TextA.resize(static_cast<int>(text.size()) + 1);
    std::memcpy(state.TextA.Data, text.c_str(), text.size() + 1);
    state.TextSrc = state.TextA.Data;
    state.TextLen = static_cast<int>(text.size());
    state.BufCapacity = state.TextA.Size;
    int caret = static_cast<int>(editing.caret());
    state.Stb->cursor = state.Stb->select_end = caret;
    int other = static_cast<int>(
        editing.caret() == editing.selection_start() ? editing.selection_end() : editing.selection_start());
    state.Stb->select_start = editing.has_selection() ? other : caret;
}

void take_mouse(ActiveArea& area, AreaLayout const& layout, bool hovered)
{
    ImGuiIO const& io = ImGui::GetIO();
    std::size_t position = position_at(layout, area.editing, io.MousePos);
    if (hovered && io.MouseClicked[0]) {
        area.selecting = io.MouseClickedCount[0] == 1;
        if (io.MouseClickedCount[0] == 2)
            area.editing.select_word(position);
        else if (io.MouseClickedCount[0] >= 3)
            area.editing.select_line(position);
        else
            area.editing.move_to(position, io.KeyShift ? Extend::Yes : Extend::No);
        GImGui->InputTextState.CursorAnimReset();
    } else if (area.selecting && io.MouseDown[0] && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
        area.editing.move_to(position, Extend::Yes);
        area.show_caret = true;
    }
    if (!io.MouseDown[0])
        area.selecting = false;
}

bool pressed(ImGuiKey key, ImGuiID id)
{
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id);
}

void move_line(ActiveArea& area, AreaLayout const& layout, int by, Extend extend)
{
    TextEditing& editing = area.editing;
    std::size_t line = editing.caret_line();
    if (area.wanted_x < 0)
        area.wanted_x = layout.x_of(line, editing.caret(), editing.line_start(line));
    int target = static_cast<int>(line) + by;
    float wanted = area.wanted_x;
    if (target < 0)
        editing.move_to(0, extend);
    else if (target >= static_cast<int>(layout.lines.size()))
        editing.move_to(editing.text().size(), extend);
    else
        editing.move_to(position_at(layout, editing,
                            ImVec2(wanted, layout.text.y + (static_cast<float>(target) + 0.5F) * layout.line_height)),
            extend);
    area.wanted_x = wanted;
}

// True when a key moved the caret.
bool take_moving_keys(ActiveArea& area, AreaLayout const& layout)
{
    ImGuiIO const& io = ImGui::GetIO();
    TextEditing& editing = area.editing;
    Extend extend = io.KeyShift ? Extend::Yes : Extend::No;
    bool words = io.ConfigMacOSXBehaviors ? io.KeyAlt : io.KeyCtrl;
    constexpr int PAGE = 8;
    for (auto [key, by] : {std::pair(ImGuiKey_UpArrow, -1), std::pair(ImGuiKey_DownArrow, 1),
             std::pair(ImGuiKey_PageUp, -PAGE), std::pair(ImGuiKey_PageDown, PAGE)}) {
        if (pressed(key, area.id)) {
            move_line(area, layout, by, extend);
            return true;
        }
    }
    area.wanted_x = pressed(ImGuiKey_LeftArrow, area.id) || pressed(ImGuiKey_RightArrow, area.id) ? -1 : area.wanted_x;
    if (pressed(ImGuiKey_LeftArrow, area.id))
        words ? editing.word_left(extend) : editing.left(extend);
    else if (pressed(ImGuiKey_RightArrow, area.id))
        words ? editing.word_right(extend) : editing.right(extend);
    else if (pressed(ImGuiKey_Home, area.id))
        io.KeyCtrl ? editing.move_to(0, extend) : editing.to_line_start(extend);
    else if (pressed(ImGuiKey_End, area.id))
        io.KeyCtrl ? editing.move_to(editing.text().size(), extend) : editing.to_line_end(extend);
    else
        return false;
    area.wanted_x = -1;
    return true;
}

bool shortcut(ImGuiKeyChord chord, ImGuiID id)
{
    return ImGui::Shortcut(chord, ImGuiInputFlags_Repeat, id);
}

void copy_selection(TextEditing const& editing)
{
    if (editing.has_selection())
        ImGui::SetClipboardText(std::string(editing.selected()).c_str());
}

void take_shortcuts(ActiveArea& area, bool may_edit)
{
    TextEditing& editing = area.editing;
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_A, area.id))
        editing.select_all();
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_C, area.id) || shortcut(ImGuiMod_Ctrl | ImGuiKey_Insert, area.id))
        copy_selection(editing);
    if (!may_edit)
        return;
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_X, area.id) || shortcut(ImGuiMod_Shift | ImGuiKey_Delete, area.id)) {
        copy_selection(editing);
        if (editing.has_selection())
            editing.erase_left();
    }
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_V, area.id) || shortcut(ImGuiMod_Shift | ImGuiKey_Insert, area.id)) {
        if (char const* text = ImGui::GetClipboardText())
            editing.insert(text);
    }
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Z, area.id))
        editing.undo();
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Y, area.id) || shortcut(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, area.id))
        editing.redo();
}

void take_characters(ActiveArea& area, bool may_edit)
{
    ImGuiIO& io = ImGui::GetIO();
    // Characters that come with Ctrl alone belong to shortcuts; AltGr gives Ctrl and Alt.
    bool ignore = !may_edit || (io.KeyCtrl && !io.KeyAlt) || (io.ConfigMacOSXBehaviors && io.KeySuper);
    std::string typed;
    for (ImWchar code_point : io.InputQueueCharacters) {
        if (!ignore && code_point >= 0x20 && code_point != 0x7F && !(code_point >= 0xE000 && code_point <= 0xF8FF))
            base::append_code_point(typed, code_point);
    }
    io.InputQueueCharacters.resize(0);
    if (!typed.empty())
        area.editing.insert(typed);
}

// Returns true for Ctrl+Enter.
bool take_editing_keys(ActiveArea& area, bool may_edit)
{
    ImGuiIO const& io = ImGui::GetIO();
    TextEditing& editing = area.editing;
    bool enter = pressed(ImGuiKey_Enter, area.id) || pressed(ImGuiKey_KeypadEnter, area.id);
    if (enter && io.KeyCtrl)
        return true;
    if (!may_edit)
        return false;
    if (enter)
        editing.insert("\n");
    if (pressed(ImGuiKey_Backspace, area.id))
        io.KeyCtrl ? editing.erase_word_left() : editing.erase_left();
    if (pressed(ImGuiKey_Delete, area.id) && !io.KeyShift)
        io.KeyCtrl ? editing.erase_word_right() : editing.erase_right();
    return false;
}

void own_keys(ImGuiID id)
{
    for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Enter,
             ImGuiKey_KeypadEnter, ImGuiKey_Delete, ImGuiKey_Backspace, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageUp,
             ImGuiKey_PageDown})
        ImGui::SetKeyOwner(key, id);
    GImGui->ActiveIdUsingNavDirMask |=
        (1 << ImGuiDir_Left) | (1 << ImGuiDir_Right) | (1 << ImGuiDir_Up) | (1 << ImGuiDir_Down);
    GImGui->ActiveIdAllowOverlap = !ImGui::GetIO().MouseDown[0];
}

void draw_lines(AreaLayout const& layout, TextEditing const* editing, FieldOptions const& options)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    TextStyle style;
    style.colour = options.disabled ? theme::INK_SECONDARY : theme::INK;
    float text_drop = (layout.line_height - theme::font_size(style.size)) / 2;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        float y = layout.text.y + static_cast<float>(i) * layout.line_height;
        if (editing != nullptr && editing->has_selection()) {
            std::size_t from = std::max(editing->selection_start(), editing->line_start(i));
            std::size_t to = std::min(editing->selection_end(), editing->line_end(i));
            if (from <= to && editing->selection_end() > editing->line_start(i)) {
                float left = layout.x_of(i, from, editing->line_start(i));
                float right = layout.x_of(i, to, editing->line_start(i));
                // A selected line feed shows as a little more.
                float more = editing->selection_end() > editing->line_end(i) ? theme::px(4) : 0;
                list.AddRectFilled(ImVec2(left, y), ImVec2(right + more, y + layout.line_height),
                    ImGui::GetColorU32(ImGuiCol_TextSelectedBg));
            }
        }
        draw_text(list, ImVec2(layout.text.x, y + text_drop), layout.lines[i], style);
    }
}

void draw_caret(ActiveArea& area, AreaLayout const& layout)
{
    ImGuiContext& context = *GImGui;
    ImGuiInputTextState& state = context.InputTextState;
    std::size_t line = area.editing.caret_line();
    float size = theme::font_size(theme::TextSize::Body);
    float x = std::floor(layout.x_of(line, area.editing.caret(), area.editing.line_start(line)));
    float y =
        layout.text.y + static_cast<float>(line) * layout.line_height + std::floor((layout.line_height - size) / 2);
    state.CursorAnim += context.IO.DeltaTime;
    bool visible =
        !context.IO.ConfigInputTextCursorBlink || state.CursorAnim <= 0 || std::fmod(state.CursorAnim, 1.2F) <= 0.8F;
    ImRect caret(x, y, x + 1, y + size);
    if (visible)
        ImGui::GetWindowDrawList()->AddRectFilled(caret.Min, caret.Max, ImGui::GetColorU32(ImGuiCol_InputTextCursor));
    if (area.show_caret) {
        ImRect around(x - 1, y - layout.line_height, x + 1, y + 2 * layout.line_height);
        ImGui::ScrollToRect(ImGui::GetCurrentWindow(), around, ImGuiScrollFlags_KeepVisibleEdgeY);
        area.show_caret = false;
    }
    context.WantTextInputNextFrame = 1;
    ImGuiPlatformImeData& ime = context.PlatformImeData;
    ime.WantVisible = ime.WantTextInput = true;
    ime.InputPos = ImVec2(x - 1, y);
    ime.InputLineHeight = size;
    ime.ViewportId = ImGui::GetCurrentWindow()->Viewport->ID;
}

// One frame of the active field; true for Ctrl+Enter.
bool edit(ActiveArea& area, AreaLayout& layout, bool hovered, std::string& value, FieldOptions const& options)
{
    bool may_edit = !options.read_only;
    own_keys(area.id);
    if (hovered && ImGui::GetIO().MouseClicked[0])
        ImGui::SetKeyOwner(ImGuiKey_MouseLeft, area.id);
    area.editing.set_lines(layout.lines);
    take_platform_selection(area.editing);
    std::string before = area.editing.text();
    std::size_t caret = area.editing.caret();
    take_mouse(area, layout, hovered);
    take_moving_keys(area, layout);
    bool submitted = take_editing_keys(area, may_edit);
    take_shortcuts(area, may_edit);
    take_characters(area, may_edit);
    if (area.editing.text() != before) {
        area.edited = true;
        area.wanted_x = -1;
        value = area.editing.text();
        ImGui::MarkItemEdited(area.id);
        layout = make_layout(value, options);
        area.editing.set_lines(layout.lines);
    }
    if (area.editing.caret() != caret || area.editing.text() != before) {
        area.show_caret = true;
        GImGui->InputTextState.CursorAnimReset();
    }
    give_platform_state(area.editing, options);
    return submitted;
}

} // namespace

FieldResult text_area(char const* id_text, std::string& value, FieldOptions const& wanted)
{
    FieldOptions options = wanted;
    std::string const excess = excess_text(value, options);
    if (!excess.empty())
        options.error = excess;
    ImGui::BeginGroup();
    detail::field_label(options);
    ActiveArea& area = active_area();
    ImGuiContext& context = *GImGui;
    ImGuiID id = ImGui::GetID(id_text);
    if (detail::take_focus_request(id_text))
        ImGui::SetKeyboardFocusHere();
    AreaLayout layout = make_layout(value, options);
    ImRect frame(layout.start, layout.end);
    FieldResult result;
    if (options.disabled)
        ImGui::BeginDisabled();
    ImGui::ItemSize(frame.GetSize());
    bool drawn = ImGui::ItemAdd(frame, id, nullptr, ImGuiItemFlags_Inputable);
    bool hovered = drawn
        && ImGui::ItemHoverable(frame, id, context.LastItemData.ItemFlags | ImGuiItemFlags_NoNavDisableMouseHover);
    if (hovered)
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    bool clicked = hovered && context.IO.MouseClicked[0];
    if (context.ActiveId != id && (clicked || context.NavActivateId == id) && !options.disabled)
        activate(id, value, options);
    bool active = context.ActiveId == id && area.id == id;
    if (active
        && ((context.IO.MouseClicked[0] && !clicked)
            || ImGui::IsKeyPressed(ImGuiKey_Escape, ImGuiInputFlags_None, id))) {
        ImGui::ClearActiveID();
        active = false;
    }
    if (active) {
        std::string before = value;
        result.submitted = edit(area, layout, hovered, value, options);
        result.changed = value != before;
    }
    if (area.id == id && !active) {
        result.committed = area.edited;
        area = {};
    }
    ImGui::GetWindowDrawList()->AddRectFilled(frame.Min, frame.Max,
        options.disabled || options.read_only ? theme::NEUTRAL_SOFT : theme::CARD, theme::px(theme::RADIUS));
    if (value.empty() && !options.hint.empty())
        draw_text(*ImGui::GetWindowDrawList(), layout.text, options.hint, {.colour = theme::INK_FAINT});
    draw_lines(layout, active ? &area.editing : nullptr, options);
    if (active)
        draw_caret(area, layout);
    else if (drawn)
        ImGui::RenderNavCursor(frame, id);
    base::MirrorNode node = item_node(base::MirrorRole::MultilineTextBox, options.label);
    detail::draw_field_frame(frame.Min, frame.Max, options, active, hovered);
    node.value = value;
    node.description = std::string(options.error.empty() ? options.help : options.error);
    node.invalid = !options.error.empty();
    node.required = options.required;
    node.read_only = options.read_only;
    node.disabled = options.disabled;
    node.active = result.active = active;
    recorder().add(std::move(node));
    if (options.disabled)
        ImGui::EndDisabled();
    detail::field_footer(options);
    ImGui::EndGroup();
    return result;
}

} // namespace ui
