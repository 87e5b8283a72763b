// See completeness.h. Scroll bars and windows themselves are reached by wheel, keys and their content.
#include "ui/completeness.h"

#include "ui/widgets/test_hooks.h"

#include <imgui_internal.h>

#include <cstdio>

namespace test {

namespace {

bool is_window_part(ImGuiWindow* window, ImGuiID id)
{
    return window == nullptr || window->IsFallbackWindow || id == window->ID || id == window->MoveId
        || id == window->ChildId || id == window->PopupId || id == ImGui::GetWindowScrollbarID(window, ImGuiAxis_X)
        || id == ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y);
}

} // namespace

std::string unmirrored_items(Screen& screen)
{
    ui::start_recording_items();
    screen.frame();
    ui::stop_recording_items();
    std::string missing;
    for (ui::HookedItem const& item : ui::hooked_items()) {
        ImGuiWindow* window = ImGui::FindWindowByID(item.window);
        if (is_window_part(window, item.id) || ui::recorder().has(item.id) || ui::recorder().is_covered(item.id))
            continue;
        char text[64];
        std::snprintf(text, sizeof text, "%08X in ", item.id);
        missing += text + std::string(window->Name) + "; ";
    }
    return missing;
}

} // namespace test
