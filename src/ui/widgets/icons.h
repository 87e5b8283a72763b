// Small line icons drawn with vectors; no icon font.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace ui {

enum class Icon : std::uint8_t {
    None,
    Today,
    Register,
    Ledger,
    Folder,
    Bell,
    Chart,
    Exchange,
    Rules,
    Settings,
    Search,
    Plus,
    Check,
    Cross,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Calendar,
    Warning,
    Info,
    SortUp,
    SortDown,
    Printer,
    Person,
    Count,
};

// Draws the icon into a square of `size` screen pixels around `centre`.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);

} // namespace ui
