// Colours, sizes, fonts and zoom of the office look. Everything drawn takes its measures from here; sizes are design
// pixels at 100 % and pass through px().
#pragma once

#include "app/snapshots.h"

#include <imgui.h>

namespace ui::theme {

inline constexpr ImU32 PRIMARY = IM_COL32(0x15, 0x54, 0xB3, 255);
inline constexpr ImU32 PRIMARY_HOVER = IM_COL32(0x11, 0x47, 0x99, 255);
inline constexpr ImU32 PRIMARY_ACTIVE = IM_COL32(0x0D, 0x3B, 0x80, 255);
inline constexpr ImU32 PRIMARY_SOFT = IM_COL32(0xE6, 0xEF, 0xFB, 255);
inline constexpr ImU32 INK = IM_COL32(0x1D, 0x29, 0x39, 255);
inline constexpr ImU32 INK_SECONDARY = IM_COL32(0x66, 0x70, 0x85, 255);
inline constexpr ImU32 INK_FAINT = IM_COL32(0x98, 0xA2, 0xB3, 255);
inline constexpr ImU32 PAGE = IM_COL32(0xF4, 0xF6, 0xFA, 255);
inline constexpr ImU32 CARD = IM_COL32(255, 255, 255, 255);
inline constexpr ImU32 LINE = IM_COL32(0xE3, 0xE8, 0xEF, 255);
inline constexpr ImU32 CONTROL_LINE = IM_COL32(0xC7, 0xD0, 0xDD, 255);
inline constexpr ImU32 TABLE_HEAD = IM_COL32(0xF7, 0xF9, 0xFC, 255);
inline constexpr ImU32 ROW_SELECTED = IM_COL32(0xEE, 0xF4, 0xFD, 255);
inline constexpr ImU32 ROW_HOVER = IM_COL32(0xF7, 0xF9, 0xFC, 255);
inline constexpr ImU32 OK = IM_COL32(0x1D, 0x7A, 0x46, 255);
inline constexpr ImU32 OK_SOFT = IM_COL32(0xE6, 0xF4, 0xEC, 255);
inline constexpr ImU32 DUE_SOON = IM_COL32(0xA7, 0x64, 0x00, 255);
inline constexpr ImU32 DUE_SOON_SOFT = IM_COL32(0xFF, 0xF3, 0xDC, 255);
inline constexpr ImU32 OVERDUE = IM_COL32(0xB4, 0x23, 0x18, 255);
inline constexpr ImU32 OVERDUE_SOFT = IM_COL32(0xFD, 0xE8, 0xE6, 255);
inline constexpr ImU32 NEUTRAL_SOFT = IM_COL32(0xEE, 0xF1, 0xF5, 255);
inline constexpr ImU32 BADGE_RED = IM_COL32(0xD9, 0x2D, 0x20, 255);
inline constexpr ImU32 WHITE = IM_COL32(255, 255, 255, 255);

inline constexpr float RADIUS = 6; // controls
inline constexpr float CARD_RADIUS = 8;
inline constexpr float ROW_HEIGHT = 40;
inline constexpr float CONTROL_HEIGHT = 34;
inline constexpr float GAP = 16; // between cards and columns
inline constexpr float CARD_PADDING = 16;
inline constexpr float TOP_BAR_HEIGHT = 48;
inline constexpr float NAVIGATION_WIDTH = 192;

enum class TextSize { Small, Body, Title, Figure }; // 12.5, 14, 20 and 28 px: each size costs an atlas of its own

void set_zoom(float factor); // 1.0 to 2.0
float zoom();
// A design measure in screen pixels, rounded so that lines stay crisp.
float px(float design);
// The size to give ImGui, whose font size is the height of a line and not of an em.
float font_size(TextSize size);

enum class Weight { Regular, Bold };
ImFont* font(Weight weight);

struct ChipColours {
    ImU32 ink, background;
};
ChipColours chip_colours(app::ChipLevel level);

// Sets ImGui's style for the current zoom; call before the first frame and after set_zoom().
void apply();

// Pushes font and size for its life time.
class FontScope {
public:
    explicit FontScope(TextSize size, Weight weight = Weight::Regular);
    ~FontScope();
    FontScope(FontScope const&) = delete;
    FontScope& operator=(FontScope const&) = delete;
};

} // namespace ui::theme
