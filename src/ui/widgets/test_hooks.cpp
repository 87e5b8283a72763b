// Implements the hooks that IMGUI_ENABLE_TEST_ENGINE asks for. They cost nothing until recording is switched on.
#include "ui/widgets/test_hooks.h"

#include <imgui_internal.h>

namespace ui {

std::vector<HookedItem>& hooked_items()
{
    static std::vector<HookedItem> s_items;
    return s_items;
}

void start_recording_items()
{
    hooked_items().clear();
    GImGui->TestEngineHookItems = true;
}

void stop_recording_items()
{
    GImGui->TestEngineHookItems = false;
}

} // namespace ui

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, ImRect const&, ImGuiLastItemData const* item)
{
    if (item == nullptr || id == 0)
        return; // windows and title bars
    ui::hooked_items().push_back({id, context->CurrentWindow->ID, (item->ItemFlags & ImGuiItemFlags_Disabled) != 0});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, char const*, ImGuiItemStatusFlags) { }

void ImGuiTestEngineHook_Log(ImGuiContext*, char const*, ...) { }

char const* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID)
{
    return nullptr;
}
