// What Dear ImGui submitted in a frame, by its test-engine hooks: the proof that no widget lacks a mirror node.
#pragma once

#include <imgui.h>

#include <vector>

namespace ui {

struct HookedItem {
    ImGuiID id{0};
    ImGuiID window{0};
    bool disabled{false};
};

void start_recording_items(); // switches the hooks on for the current context
void stop_recording_items();
std::vector<HookedItem>& hooked_items(); // of the frames since they were last cleared

} // namespace ui
