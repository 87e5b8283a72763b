// Static text: measured, wrapped for Chinese, drawn and mirrored.
#pragma once

#include "ui/theme.h"

#include <imgui.h>

#include <string_view>
#include <vector>

namespace ui {

struct TextStyle {
    theme::TextSize size{theme::TextSize::Body};
    theme::Weight weight{theme::Weight::Regular};
    ImU32 colour{theme::INK};
};

enum class Mirrored { No, Yes };

ImVec2 measure(std::string_view text, TextStyle const& style = {});
// Lines of `text` no wider than `width`: breaks between Chinese characters, at blanks, never before closing
// punctuation.
std::vector<std::string_view> wrap_lines(std::string_view text, float width, TextStyle const& style = {});
// The longest beginning that fits, with … where something was cut.
std::string ellipsised(std::string_view text, float width, TextStyle const& style = {});
// Draws at a place, without layout and mirror.
void draw_text(ImDrawList& list, ImVec2 position, std::string_view text, TextStyle const& style = {});

// One item of layout each, mirrored as static text.
void text(std::string_view text, TextStyle const& style = {}, Mirrored mirrored = Mirrored::Yes);
void text_wrapped(std::string_view text, TextStyle const& style = {}, Mirrored mirrored = Mirrored::Yes);
void small_text(std::string_view text, ImU32 colour = theme::INK_SECONDARY); // wrapped, 12.5 px

void page_title(std::string_view text); // 20 bold, heading of level 1
void section_heading(std::string_view text); // 14 bold, heading of level 2

} // namespace ui
