// Buttons, links, chips that can be pressed, check boxes and radio groups.
#pragma once

#include "ui/widgets/icons.h"
#include "ui/widgets/text.h"

#include <span>
#include <string_view>

namespace ui {

enum class ButtonKind {
    Primary, // blue; at most one on a page
    Secondary, // white with a line
    Quiet, // no line
    Link, // blue text
    Danger, // red text with a red line
};

struct ButtonOptions {
    ButtonKind kind{ButtonKind::Secondary};
    // Non-empty: closed, and the reason is written on the button (送达 — 须先通过首办单位审核).
    std::string_view closed_because{};
    bool disabled{false}; // closed without a reason of its own, e.g. while something runs
    Icon icon{Icon::None};
    std::string_view shortcut{}; // "Ctrl+Enter", shown after the label
    std::string_view description{}; // for screen readers
    float width{0}; // screen pixels; 0: as wide as the label; FILL: the column
    bool small{false}; // 28 instead of 34 high
    bool left_aligned{false}; // a line of a list that leads somewhere: a link to screen readers
    bool selected{false}; // the line that is shown, of a list of quiet ones
};

inline constexpr float FILL = -1;

// True in the frame in which it was pressed (mouse, Space, Enter). The part of `label` after "##" tells equal labels
// apart.
bool button(std::string_view label, ButtonOptions const& options = {});
float button_width(std::string_view label, ButtonOptions const& options = {});
// Puts the cursor so that buttons of that total width end at the right edge of the column, on the present line.
void align_right(float width);
// A round icon without text; `name` is what it says to screen readers.
bool icon_button(Icon icon, std::string_view name);
// A filter that is on or off.
bool toggle_chip(std::string_view label, bool selected);

bool checkbox(std::string_view label, bool& value, std::string_view error = {});
struct RadioChoice {
    std::string_view code, label;
};
// A row of radio buttons under a group label; true when `code` changed. Arrow keys move, as everywhere.
bool radio_group(std::string_view label, std::string& code, std::span<RadioChoice const> choices,
    std::string_view error = {}, bool is_required = false);
// The same choice as joined segments, for two to five short labels.
bool segmented(std::string_view name, std::string& code, std::span<RadioChoice const> choices);

// An invisible item with ImGui's button behaviour, for composed widgets of this folder; no mirror node.
struct Pressable {
    bool pressed{false}, hovered{false}, held{false}, visible{true};
};
Pressable pressable(ImGuiID id, ImVec2 minimum, ImVec2 maximum, ImGuiItemFlags flags = 0);

} // namespace ui
