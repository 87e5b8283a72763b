// What the canvas*.cpp files share and nobody else may include: Dear ImGui itself, and text offsets in UTF-16 units,
// which are what the page counts in.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace platform::browser {

int utf16_length(std::string_view utf8);
std::size_t byte_offset(std::string_view utf8, int utf16_offset);

// The id of the text field being edited, 0 when none is.
std::uint32_t active_text_field();

} // namespace platform::browser
