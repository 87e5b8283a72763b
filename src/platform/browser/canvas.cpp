// Frames: when they are drawn, what is sent to the page after each, and how composition text is shown at the caret.
#include "platform/browser/canvas.h"

#include "base/text.h"
#include "platform/browser/bridge.h"
#include "platform/browser/canvas_internal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace platform::browser {

// Dear ImGui settles within two frames after an input: one to react, one for what depends on the new layout.
static constexpr int SETTLE_FRAMES = 4;
// A caret blinks by itself: visible for 0.8 s of every 1.2 s (imgui_widgets.cpp), drawn at each change and not between.
static constexpr double CARET_PERIOD = 1.2, CARET_VISIBLE = 0.8;
static constexpr double LONGEST_STEP = 1.0;

Canvas& canvas()
{
    // Never destroyed: the page may send messages until it is gone.
    static auto* s_canvas = new Canvas;
    return *s_canvas;
}

// Lets Dear ImGui reach the clipboard through the page.
struct CanvasClipboard {
    static char const* get(ImGuiContext*) { return canvas().m_clipboard.c_str(); }
    static void set(ImGuiContext*, char const* text)
    {
        canvas().m_clipboard = text;
        post(ToPage::CopyText, {}, text);
    }
};

void Canvas::start(Program program)
{
    m_program = std::move(program);
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.MouseDoubleClickTime = 0.5F; // as Windows does; frames of a busy machine are long
    io.BackendPlatformName = "chuxin";
    io.BackendRendererName = "chuxin_webgl1";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors | ImGuiBackendFlags_RendererHasTextures
        | ImGuiBackendFlags_RendererHasVtxOffset;
    auto& platform = ImGui::GetPlatformIO();
    platform.Platform_GetClipboardTextFn = CanvasClipboard::get;
    platform.Platform_SetClipboardTextFn = CanvasClipboard::set;
    create_fonts();
    request_frame();
}

void Canvas::request_frame()
{
    m_settle_frames = SETTLE_FRAMES;
    js_request_frame();
}

void Canvas::begin_frame(double now)
{
    auto& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(m_width), static_cast<float>(m_height)};
    io.DisplayFramebufferScale = {static_cast<float>(m_scale), static_cast<float>(m_scale)};
    double const step = m_previous_time > 0 ? (now - m_previous_time) / 1000 : 1.0 / 60;
    // Hours may lie between two frames; a double click or a held key must not see them as one step.
    io.DeltaTime = static_cast<float>(std::clamp(step, 0.0001, LONGEST_STEP));
    m_previous_time = now;
    apply_field_requests();
    ImGui::NewFrame();
    // Anti-aliasing fringes are one device pixel wide, not one CSS pixel.
    ImGui::GetCurrentContext()->DrawListSharedData.InitialFringeScale = static_cast<float>(1 / m_scale);
}

double Canvas::frame(double now)
{
    if (m_width < 1 || m_height < 1)
        return -1;
    begin_frame(now);
    if (m_program.draw)
        m_program.draw();
    draw_preedit();
    ImGui::Render();
    update_textures();
    draw_lists();
    send_cursor();
    send_field();
    send_mirror();
    m_settle_frames = std::max(0, m_settle_frames - 1);
    replay_held_messages();
    post(ToPage::Frame, {static_cast<double>(++m_frame_count)});
    if (m_frame_count == 1)
        post(ToPage::Ready);
    return next_delay();
}

// Dear ImGui has no composition of its own, and putting the text into the field's buffer would pollute its undo.
void Canvas::draw_preedit()
{
    auto const& ime = ImGui::GetCurrentContext()->PlatformImeData;
    if (m_preedit.empty() || !ime.WantTextInput)
        return;
    auto* font = ImGui::GetFont();
    float const size = ime.InputLineHeight;
    auto const width = [&](std::string_view text) {
        return font->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
    };
    ImVec2 position{ime.InputPos.x + 1, ime.InputPos.y};
    float const text_width = width(m_preedit);
    position.x = std::max(0.0f, std::min(position.x, static_cast<float>(m_width) - text_width - 2));
    auto* list = ImGui::GetForegroundDrawList();
    ImVec2 const end{position.x + text_width, position.y + size};
    list->AddRectFilled({position.x, position.y - 1}, {end.x + 2, end.y + 2}, IM_COL32(0xE6, 0xEF, 0xFB, 0xFF));
    list->AddText(
        font, size, position, IM_COL32(0x1D, 0x29, 0x39, 0xFF), m_preedit.data(), m_preedit.data() + m_preedit.size());
    list->AddRectFilled({position.x, end.y}, {end.x, end.y + 1}, IM_COL32(0x15, 0x54, 0xB3, 0xFF));
    std::string_view const before_caret{m_preedit.data(), byte_offset(m_preedit, m_preedit_caret)};
    float const caret = std::floor(position.x + width(before_caret));
    list->AddRectFilled({caret, position.y}, {caret + 1, end.y}, IM_COL32(0x1D, 0x29, 0x39, 0xFF));
}

void Canvas::send_mirror()
{
    if (!m_program.mirror)
        return;
    // A window that appears is laid out for one frame without being drawn; its places are not yet true.
    for (auto const* window : ImGui::GetCurrentContext()->Windows) {
        if (window->Active && window->HiddenFramesCannotSkipItems > 0
            && (window->Flags & ImGuiWindowFlags_Tooltip) == 0)
            return;
    }
    static std::vector<std::uint8_t> s_bytes; // keeps its memory between frames
    bool const takes_text = ImGui::GetCurrentContext()->PlatformImeData.WantTextInput;
    encode_mirror(m_program.mirror(), takes_text ? active_text_field() : 0, s_bytes);
    if (s_bytes == m_mirror_bytes)
        return;
    m_mirror_bytes = s_bytes;
    post(ToPage::Mirror, {}, {}, m_mirror_bytes);
}

// Tells the text agent where the caret is and what the edited field holds.
void Canvas::send_field()
{
    auto const& context = *ImGui::GetCurrentContext();
    auto const& ime = context.PlatformImeData;
    auto const id = active_text_field();
    auto const& state = context.InputTextState;
    bool const multiline = id != 0 && (state.Flags & ImGuiInputTextFlags_Multiline) != 0;
    std::vector<double> const text_input{ime.WantTextInput ? 1.0 : 0.0, ime.InputPos.x, ime.InputPos.y,
        ime.InputLineHeight, static_cast<double>(id), multiline ? 1.0 : 0.0};
    if (text_input != m_sent_text_input) {
        m_sent_text_input = text_input;
        post(ToPage::TextInput,
            {text_input[0], text_input[1], text_input[2], text_input[3], text_input[4], text_input[5]});
    }
    std::string_view text;
    int start = 0, end = 0;
    // A pass phrase never leaves the program, not even to the text agent.
    if (id != 0 && (state.Flags & ImGuiInputTextFlags_Password) == 0 && state.TextA.Data) {
        bool const read_only = (state.Flags & ImGuiInputTextFlags_ReadOnly) != 0;
        // A read-only field edits the caller's buffer, which is gone by now: its text comes with the mirror.
        if (!read_only)
            text = {state.TextA.Data, static_cast<std::size_t>(state.TextLen)};
        start = utf16_length(text.substr(0, std::min(state.GetSelectionStart(), state.GetSelectionEnd())));
        end = utf16_length(text.substr(0, std::max(state.GetSelectionStart(), state.GetSelectionEnd())));
        if (!state.HasSelection())
            start = end = utf16_length(text.substr(0, state.GetCursorPos()));
    }
    auto const message = std::to_string(start) + "," + std::to_string(end) + "," + std::string(text);
    if (message == m_sent_field)
        return;
    m_sent_field = message;
    post(ToPage::FieldText, {static_cast<double>(start), static_cast<double>(end)}, text);
}

void Canvas::send_cursor()
{
    int const cursor = ImGui::GetMouseCursor();
    if (cursor == m_sent_cursor || cursor < 0)
        return;
    m_sent_cursor = cursor;
    post(ToPage::Cursor, {static_cast<double>(cursor)});
}

static bool is_something_held(ImGuiContext const& context)
{
    for (bool down : context.IO.MouseDown) {
        if (down)
            return true;
    }
    // Held keys repeat by frames. Modifiers alone do nothing over time.
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; key++) {
        bool const modifier = key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper;
        bool const mouse = key >= ImGuiKey_MouseLeft && key <= ImGuiKey_MouseWheelY;
        bool const reserved = key >= ImGuiKey_ReservedForModCtrl && key <= ImGuiKey_ReservedForModSuper;
        if (!modifier && !mouse && !reserved && context.IO.KeysData[key - ImGuiKey_NamedKey_BEGIN].Down)
            return true;
    }
    return false;
}

// A child that is scrolled out of sight counts as hidden for as long as it is there, and nothing is awaited of it.
static bool is_out_of_sight(ImGuiWindow const& window)
{
    return (window.Flags & ImGuiWindowFlags_ChildWindow) != 0
        && (window.OuterRectClipped.GetWidth() <= 0 || window.OuterRectClipped.GetHeight() <= 0);
}

// A window that has just appeared is hidden while Dear ImGui measures it, a child in it one frame longer.
static bool is_appearing(ImGuiContext const& context)
{
    for (ImGuiWindow const* window : context.Windows) {
        if (window->Active && !is_out_of_sight(*window)
            && (window->HiddenFramesCanSkipItems > 0 || window->HiddenFramesCannotSkipItems > 0))
            return true;
    }
    return false;
}

// A window that always fits its content always says that it is fitting: only a size that still changes means more.
bool Canvas::is_fitting()
{
    std::vector<float> sizes;
    for (ImGuiWindow const* window : ImGui::GetCurrentContext()->Windows) {
        if (window->Active && (window->AutoFitFramesX > 0 || window->AutoFitFramesY > 0))
            sizes.insert(sizes.end(), {window->Size.x, window->Size.y});
    }
    return std::exchange(m_fitted_sizes, sizes) != sizes;
}

// 0: at once, negative: nothing is due.
double Canvas::next_delay()
{
    auto const& context = *ImGui::GetCurrentContext();
    bool const fitting = is_fitting();
    bool const dimming = context.DimBgRatio > 0 && context.DimBgRatio < 1;
    if (m_settle_frames > 0 || context.InputEventsQueue.Size > 0 || !m_held.empty() || m_field_request.id != 0
        || dimming || fitting || is_something_held(context) || is_appearing(context))
        return 0;
    double delay = -1;
    auto const wake_after = [&](double seconds) {
        double const milliseconds = std::max(1.0, std::ceil(seconds * 1000) + 1);
        delay = delay < 0 ? milliseconds : std::min(delay, milliseconds);
    };
    if (context.PlatformImeData.WantTextInput && m_preedit.empty()) {
        double const phase = std::max(0.0, static_cast<double>(context.InputTextState.CursorAnim));
        double const in_period = std::fmod(phase, CARET_PERIOD);
        double const lead = std::max(0.0, -static_cast<double>(context.InputTextState.CursorAnim));
        wake_after(lead + (in_period <= CARET_VISIBLE ? CARET_VISIBLE - in_period : CARET_PERIOD - in_period));
    }
    // A tooltip with a delay appears although the mouse rests.
    if (context.HoverItemDelayId != 0 && context.HoverItemDelayTimer < context.Style.HoverDelayNormal)
        wake_after(
            context.HoverItemDelayTimer < context.Style.HoverDelayShort ? context.Style.HoverDelayShort / 2 : 0.1);
    if (m_program.next_wake) {
        if (auto const due = m_program.next_wake())
            wake_after(
                std::max<double>(0, static_cast<double>(due->milliseconds - BrowserClock{}.now().milliseconds)) / 1000);
    }
    return delay;
}

} // namespace platform::browser
