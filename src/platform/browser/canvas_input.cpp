// Input: the page's messages become Dear ImGui events, and what assistive technology does to the mirror becomes the
// same edits that a person would make.
#include "platform/browser/canvas.h"

#include "base/text.h"
#include "platform/browser/bridge.h"
#include "platform/browser/canvas_internal.h"

#include <algorithm>
#include <utility>

// The selection of an edited field can only be set through its stb_textedit state, which imgui_internal.h hides.
namespace ImStb {
#include <imstb_textedit.h>
}

namespace platform::browser {

// KEY_NAMES of web/protocol.ts, in the same order.
static constexpr ImGuiKey KEYS[] = {
    ImGuiKey_Tab,
    ImGuiKey_LeftArrow,
    ImGuiKey_RightArrow,
    ImGuiKey_UpArrow,
    ImGuiKey_DownArrow,
    ImGuiKey_PageUp,
    ImGuiKey_PageDown,
    ImGuiKey_Home,
    ImGuiKey_End,
    ImGuiKey_Insert,
    ImGuiKey_Delete,
    ImGuiKey_Backspace,
    ImGuiKey_Space,
    ImGuiKey_Enter,
    ImGuiKey_Escape,
    ImGuiKey_KeypadEnter,
    ImGuiKey_LeftCtrl,
    ImGuiKey_LeftShift,
    ImGuiKey_LeftAlt,
    ImGuiKey_LeftSuper,
    ImGuiKey_RightCtrl,
    ImGuiKey_RightShift,
    ImGuiKey_RightAlt,
    ImGuiKey_RightSuper,
    ImGuiKey_F1,
    ImGuiKey_F2,
    ImGuiKey_F3,
    ImGuiKey_F4,
    ImGuiKey_F5,
    ImGuiKey_F6,
    ImGuiKey_F7,
    ImGuiKey_F8,
    ImGuiKey_F9,
    ImGuiKey_F10,
    ImGuiKey_F11,
    ImGuiKey_F12,
    ImGuiKey_0,
    ImGuiKey_1,
    ImGuiKey_2,
    ImGuiKey_3,
    ImGuiKey_4,
    ImGuiKey_5,
    ImGuiKey_6,
    ImGuiKey_7,
    ImGuiKey_8,
    ImGuiKey_9,
    ImGuiKey_A,
    ImGuiKey_B,
    ImGuiKey_C,
    ImGuiKey_D,
    ImGuiKey_E,
    ImGuiKey_F,
    ImGuiKey_G,
    ImGuiKey_H,
    ImGuiKey_I,
    ImGuiKey_J,
    ImGuiKey_K,
    ImGuiKey_L,
    ImGuiKey_M,
    ImGuiKey_N,
    ImGuiKey_O,
    ImGuiKey_P,
    ImGuiKey_Q,
    ImGuiKey_R,
    ImGuiKey_S,
    ImGuiKey_T,
    ImGuiKey_U,
    ImGuiKey_V,
    ImGuiKey_W,
    ImGuiKey_X,
    ImGuiKey_Y,
    ImGuiKey_Z,
    ImGuiKey_Comma,
    ImGuiKey_Minus,
    ImGuiKey_Period,
    ImGuiKey_Slash,
    ImGuiKey_Semicolon,
    ImGuiKey_Equal,
    ImGuiKey_LeftBracket,
    ImGuiKey_Backslash,
    ImGuiKey_RightBracket,
    ImGuiKey_GraveAccent,
    ImGuiKey_Apostrophe,
};

// How long a field may take to become active before a request to edit it is dropped.
static constexpr int FIELD_REQUEST_FRAMES = 6;

int utf16_length(std::string_view utf8)
{
    int units = 0;
    for (std::size_t offset = 0; offset < utf8.size();)
        units += base::next_code_point(utf8, offset) >= 0x10000 ? 2 : 1;
    return units;
}

std::size_t byte_offset(std::string_view utf8, int utf16_offset)
{
    std::size_t offset = 0;
    for (int units = 0; offset < utf8.size() && units < utf16_offset;)
        units += base::next_code_point(utf8, offset) >= 0x10000 ? 2 : 1;
    return offset;
}

std::uint32_t active_text_field()
{
    auto const& context = *ImGui::GetCurrentContext();
    return context.ActiveId != 0 && context.ActiveId == context.InputTextState.ID ? context.ActiveId : 0;
}

static void send_modifiers(int modifiers)
{
    auto& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & 1) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & 2) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & 4) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & 8) != 0);
}

void Canvas::receive_key(Message const& message)
{
    auto const place = static_cast<std::size_t>(message.number(0));
    if (place >= std::size(KEYS))
        return;
    send_modifiers(static_cast<int>(message.number(2)));
    ImGui::GetIO().AddKeyEvent(KEYS[place], message.number(1) != 0);
}

// The page keeps Ctrl+C, Ctrl+X and Ctrl+V for the clipboard events; the key itself is made up here.
void Canvas::press_with_control(int key)
{
    auto& io = ImGui::GetIO();
    // Dear ImGui's shortcuts are Cmd+V on a Mac.
    auto const modifier = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
    io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(static_cast<ImGuiKey>(key), true);
    io.AddKeyEvent(static_cast<ImGuiKey>(key), false);
    io.AddKeyEvent(modifier, false);
}

// Several lines are pasted: as characters, line feeds would be keys.
void Canvas::insert_text(std::string_view text)
{
    std::string const terminated(text);
    m_text_on_its_way = true;
    if (text.find('\n') == std::string_view::npos) {
        ImGui::GetIO().AddInputCharactersUTF8(terminated.c_str());
        return;
    }
    m_clipboard = terminated;
    press_with_control(ImGuiKey_V);
}

// Replaces the whole text of the active field through its own editing, so that undo, filters and callbacks work as they
// do for a person.
void Canvas::replace_text(std::string_view text)
{
    auto& io = ImGui::GetIO();
    ImGui::GetCurrentContext()->InputTextState.SelectAll();
    m_text_on_its_way = true;
    if (!text.empty()) {
        insert_text(text);
        return;
    }
    io.AddKeyEvent(ImGuiKey_Delete, true);
    io.AddKeyEvent(ImGuiKey_Delete, false);
}

static bool is_input(ToProgram kind)
{
    switch (kind) {
    case ToProgram::Resize:
    case ToProgram::Focus:
    case ToProgram::FileOpened:
    case ToProgram::FontsChanged:
    case ToProgram::ContextRestored:
    case ToProgram::Environment:
    case ToProgram::Wake:
    case ToProgram::Remembered:
        return false;
    default:
        return true;
    }
}

// Dear ImGui drops text that reaches a field in the same frame as a click elsewhere, so a click that follows text waits
// for the frame after it; what follows the click waits with it, so that the order stays.
bool Canvas::must_wait(ToProgram kind) const
{
    if (!is_input(kind))
        return false;
    if (!m_held.empty() || m_field_request.id != 0)
        return true;
    switch (kind) {
    case ToProgram::PointerButton:
    case ToProgram::Activate:
    case ToProgram::FocusWidget:
    case ToProgram::SetText:
    case ToProgram::SetSelection:
        return m_text_on_its_way;
    default:
        return false;
    }
}

void Canvas::receive(Message const& message)
{
    bool const replaces_pending_text = message.kind == ToProgram::SetText && m_held.empty()
        && static_cast<std::uint32_t>(message.number(0)) == m_field_request.id;
    if (must_wait(message.kind) && !replaces_pending_text)
        m_held.push_back({message.kind, {message.numbers.begin(), message.numbers.end()}, std::string(message.text)});
    else
        handle(message);
    request_frame();
}

// After each frame.
void Canvas::replay_held_messages()
{
    if (ImGui::GetCurrentContext()->InputEventsQueue.Size == 0 && m_field_request.id == 0)
        m_text_on_its_way = false;
    auto held = std::exchange(m_held, {});
    while (!held.empty() && !must_wait(held.front().kind)) {
        auto const& message = held.front();
        handle({message.kind, message.numbers, message.text});
        held.pop_front();
    }
    m_held = std::move(held);
}

void Canvas::handle(Message const& message)
{
    auto& io = ImGui::GetIO();
    auto const x = static_cast<float>(message.number(0)), y = static_cast<float>(message.number(1));
    auto const id = static_cast<std::uint32_t>(message.number(0));
    switch (message.kind) {
    case ToProgram::Resize:
        m_width = message.number(0);
        m_height = message.number(1);
        m_scale = std::clamp(message.number(2), 0.25, 8.0);
        m_must_draw = true; // a canvas is empty from the moment its size is set
        break;
    case ToProgram::PointerMove:
        io.AddMousePosEvent(x, y);
        break;
    case ToProgram::PointerButton:
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(std::clamp(static_cast<int>(message.number(2)), 0, 4), message.number(3) != 0);
        break;
    case ToProgram::Wheel:
        io.AddMouseWheelEvent(-x, -y);
        break;
    case ToProgram::PointerLeave:
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        break;
    case ToProgram::Key:
        receive_key(message);
        break;
    case ToProgram::Text:
        insert_text(message.text);
        break;
    case ToProgram::Preedit:
        m_preedit = message.text;
        m_preedit_caret = static_cast<int>(message.number(0));
        break;
    case ToProgram::Paste:
        m_clipboard = message.text;
        m_text_on_its_way = true;
        press_with_control(ImGuiKey_V);
        break;
    case ToProgram::Cut:
        press_with_control(ImGuiKey_X);
        break;
    case ToProgram::Copy:
        press_with_control(ImGuiKey_C);
        break;
    case ToProgram::Focus:
        io.AddFocusEvent(message.number(0) != 0);
        break;
    case ToProgram::Activate:
        ImGui::ActivateItemByID(id);
        break;
    case ToProgram::FocusWidget:
        // What is typed next is meant for this field, so it waits until the field is active.
        if (active_text_field() != id)
            m_field_request = {id, FIELD_REQUEST_FRAMES, std::nullopt};
        break;
    case ToProgram::SetText:
        m_field_request = {id, FIELD_REQUEST_FRAMES, std::string(message.text)};
        break;
    case ToProgram::SetSelection:
        m_selection_request = {true, static_cast<int>(message.number(0)), static_cast<int>(message.number(1))};
        break;
    case ToProgram::FontsChanged:
        discard_glyphs();
        break;
    case ToProgram::ContextRestored:
        forget_textures();
        break;
    case ToProgram::Environment:
        io.ConfigMacOSXBehaviors = message.number(0) != 0;
        break;
    case ToProgram::FileOpened: // belongs to the ports, the bridge sends them there
    case ToProgram::Remembered:
    case ToProgram::Wake:
        break;
    }
}

// The field that was asked for is gone: what was typed for it must not reach the one left behind.
void Canvas::drop_text_for_lost_field()
{
    auto const is_typed = [](HeldMessage const& message) {
        return message.kind == ToProgram::Text || message.kind == ToProgram::Preedit || message.kind == ToProgram::Paste
            || message.kind == ToProgram::Cut || message.kind == ToProgram::Key;
    };
    auto const is_release = [](HeldMessage const& message) { // or the key would stay down
        return message.kind == ToProgram::Key && message.numbers[1] == 0;
    };
    auto const end = std::find_if_not(m_held.begin(), m_held.end(), is_typed);
    m_held.erase(std::remove_if(m_held.begin(), end, [&](auto const& message) { return !is_release(message); }), end);
}

// Runs before NewFrame(): edits the field that the mirror asked for, once it is active.
void Canvas::apply_field_requests()
{
    auto& context = *ImGui::GetCurrentContext();
    auto& state = context.InputTextState;
    auto const active = active_text_field();
    // Shortcuts, pasting among them, work from the second frame of a field on.
    if (m_field_request.id != 0 && active == m_field_request.id && !context.ActiveIdIsJustActivated) {
        if (auto const text = std::exchange(m_field_request, {}).text)
            replace_text(*text);
    } else if (m_field_request.id != 0 && active != m_field_request.id) {
        ImGui::ActivateItemByID(m_field_request.id);
        context.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
        if (m_field_request.frames_left-- <= 0) {
            m_field_request = {};
            drop_text_for_lost_field();
        }
    }
    if (m_selection_request.pending && active != 0 && state.TextA.Data) {
        std::string_view const text{state.TextA.Data, static_cast<std::size_t>(state.TextLen)};
        state.Stb->select_start = static_cast<int>(byte_offset(text, m_selection_request.start));
        state.Stb->select_end = state.Stb->cursor = static_cast<int>(byte_offset(text, m_selection_request.end));
        state.CursorClamp();
        state.CursorFollow = true;
    }
    m_selection_request.pending = false;
}

} // namespace platform::browser
