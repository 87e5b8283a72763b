// Modal dialogs over ImGui's popup stack, without its title bar.
#include "ui/widgets/dialog.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <string>

namespace ui {

namespace {

constexpr float DIALOG_PADDING = 24;
constexpr float DIALOG_PADDING_Y = 20;
constexpr float WINDOW_MARGIN = 16; // that stays free around the highest dialog
constexpr float BODY_BLEED = 4; // outlines of the body's widgets lie that far outside them
constexpr float BODY_SCROLL_ROOM = 16; // of the padding at the right: the scroll bar never moves what is beside it
constexpr float FOOTER_HEIGHT = 62; // space, line, space, one row of buttons

int& popups_last_frame()
{
    static int s_count = 0;
    return s_count;
}

} // namespace

Dialog::Dialog(std::string_view title, float width)
{
    std::string id = std::string(visible_label(title)) + "##dialog";
    if (!ImGui::IsPopupOpen(id.c_str()))
        ImGui::OpenPopup(id.c_str());
    ImGuiViewport* viewport = ImGui::GetMainViewport();
    float margin = theme::px(WINDOW_MARGIN);
    float fitted = std::min(theme::px(width), viewport->Size.x - 2 * margin);
    ImGui::SetNextWindowPos(viewport->GetCenter(), ImGuiCond_Always, ImVec2(0.5F, 0.5F));
    ImGui::SetNextWindowSizeConstraints(ImVec2(fitted, 0), ImVec2(fitted, viewport->Size.y - 2 * margin));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme::px(DIALOG_PADDING), theme::px(DIALOG_PADDING_Y)));
    constexpr ImGuiWindowFlags FLAGS = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove
        | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings;
    m_shown = ImGui::BeginPopupModal(id.c_str(), nullptr, FLAGS);
    ImGui::PopStyleVar();
    if (!m_shown)
        return;
    m_width.emplace(-1.0F); // whatever column it was opened from
    m_appearing = ImGui::IsWindowAppearing();
    // The body knows its height one frame after its content, the dialog one later: not shown until both stand.
    if (m_appearing) {
        ImGuiWindow* window = ImGui::GetCurrentWindow();
        window->HiddenFramesCannotSkipItems = std::max<ImS8>(window->HiddenFramesCannotSkipItems, 2);
    }
    base::MirrorNode node;
    node.role = base::MirrorRole::Dialog;
    node.name = std::string(visible_label(title));
    recorder().push(std::move(node));
    ImVec2 start = ImGui::GetCursorScreenPos();
    float right = start.x + content_width();
    text(visible_label(title), {theme::TextSize::Title, theme::Weight::Bold, theme::INK}, Mirrored::No);
    ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(ImVec2(right - theme::px(30), start.y - theme::px(2)));
    ImGui::PushItemFlag(ImGuiItemFlags_NoNavDefaultFocus, true);
    m_wants_close = icon_button(Icon::Cross, "关闭");
    ImGui::PopItemFlag();
    // Only the topmost popup takes Escape, and a field that was being edited takes it first. ImGui may have closed or
    // left those at the start of this frame already, so the last one counts too.
    int level = GImGui->BeginPopupStack.Size;
    bool topmost = GImGui->OpenPopupStack.Size == level && popups_last_frame() <= level;
    bool editing = ImGui::GetActiveID() != 0 || GImGui->ActiveIdPreviousFrame != 0;
    m_wants_close |= topmost && !editing && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    ImGui::SetCursorScreenPos(after);
    begin_body();
}

// Everything between title and buttons lies in a child window that is as high as its content until the window is full.
void Dialog::begin_body()
{
    vertical_space(2);
    ImVec2 start = ImGui::GetCursorScreenPos();
    float inner = content_width(), bleed = theme::px(BODY_BLEED);
    float above = start.y - ImGui::GetWindowPos().y;
    float highest = ImGui::GetMainViewport()->Size.y - 2 * theme::px(WINDOW_MARGIN) - theme::px(DIALOG_PADDING_Y)
        - theme::px(FOOTER_HEIGHT) - above;
    float width = inner + bleed + theme::px(BODY_SCROLL_ROOM);
    ImGui::SetCursorScreenPos(ImVec2(start.x - bleed, start.y));
    ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0), ImVec2(width, std::max(highest, theme::px(80))));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(bleed, bleed));
    ImGui::BeginChild("body", ImVec2(width, 0),
        ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding,
        ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    recorder().cover(ImGui::GetCurrentWindow()->ChildId);
    m_body_open = true;
    m_body_width.emplace(start.x + inner);
}

void Dialog::end_body()
{
    if (!m_body_open)
        return;
    m_body_open = false;
    m_body_width.reset();
    m_scrolls = ImGui::GetScrollMaxY() > 0;
    ImGui::EndChild();
}

Dialog::~Dialog()
{
    if (!m_shown)
        return;
    end_body();
    m_width.reset();
    ImVec2 position = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    recorder().pop(position, ImVec2(position.x + size.x, position.y + size.y));
    ImGui::EndPopup();
}

void Dialog::begin_buttons(float total_width)
{
    end_body();
    // A line says that there is more above than fits.
    if (m_scrolls)
        separator();
    else
        ImGui::Dummy(ImVec2(0, 1));
    vertical_space(m_scrolls ? 0 : -4);
    align_right(total_width);
}

// Dear ImGui looks for the next widget behind the present one; where that is gone, Tab would find nothing for ever.
void leave_vanished_focus()
{
    if (GImGui->NavId != 0 && !GImGui->NavIdIsAlive && GImGui->ActiveId == 0)
        ImGui::SetNavCursorVisible(false);
}

void close_abandoned_popups()
{
    ImGuiContext& context = *GImGui;
    popups_last_frame() = context.OpenPopupStack.Size;
    for (int i = 0; i < context.OpenPopupStack.Size; ++i) {
        ImGuiPopupData const& popup = context.OpenPopupStack[i];
        if (popup.Window != nullptr && !popup.Window->Active && popup.OpenFrameCount < context.FrameCount) {
            ImGui::ClosePopupToLevel(i, true);
            return;
        }
    }
}

} // namespace ui
