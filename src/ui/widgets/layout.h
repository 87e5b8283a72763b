// Places things: width of the current column, columns with weights, cards, spacing, label/value rows.
#pragma once

#include "app/snapshots.h"
#include "ui/widgets/text.h"

#include <imgui.h>

#include <span>
#include <string_view>
#include <vector>

namespace ui {

// Width that the current column, card or window leaves from the cursor to its right edge.
float content_width();
// So many design pixels more than the 8 that lie between any two items.
void vertical_space(float design_pixels);
void separator();
// After same_line(): moves down so that an item of that height stands in the middle of a higher line.
void centre_on_line(float height);
// Continues on the same line, `gap` design pixels further.
void same_line(float gap = 8);

// Columns side by side: weights share the width. Call next() before each column, also the first; when a row is full the
// next call starts a new row below the highest column.
//     Columns columns({3, 1});
//     columns.next(); ...; columns.next(); ...
class Columns {
public:
    explicit Columns(std::vector<float> weights, float gap = theme::GAP, float row_gap = theme::GAP);
    ~Columns();
    Columns(Columns const&) = delete;
    Columns& operator=(Columns const&) = delete;
    void next();
    float width() const { return m_widths.front(); } // of the first column

private:
    void close_cell();
    std::vector<float> m_widths;
    float m_gap, m_row_gap, m_left, m_top, m_bottom, m_right;
    std::size_t m_cell{0}; // of the row; 0: none open yet
    bool m_open{false};
};

struct CardOptions {
    std::string_view title{}; // heading of level 2; also the name of the region
    float minimum_height{0}; // screen pixels; 0: as high as its content
    float padding{theme::CARD_PADDING};
};

// A white card with a line around it, as wide as the column.
class Card {
public:
    explicit Card(char const* id, CardOptions const& options = {});
    ~Card();
    Card(Card const&) = delete;
    Card& operator=(Card const&) = delete;
    // Where the content starts on the heading's line, for buttons on the right.
    ImVec2 content_start() const { return m_content; }

private:
    ImDrawListSplitter m_splitter;
    ImVec2 m_start, m_content;
    float m_width, m_padding, m_minimum_height;
};

// Narrows content_width() for its life time; used by the scopes above.
class WidthScope {
public:
    explicit WidthScope(float right_edge_x); // screen x of the right edge
    ~WidthScope();
    WidthScope(WidthScope const&) = delete;
    WidthScope& operator=(WidthScope const&) = delete;
};

// 首办单位   玄武区信访局: grey label, value wrapped beside it.
void label_value(std::string_view label, std::string_view value, float label_width = 84);
void label_values(std::span<app::LabelledText const> rows, float label_width = 84);

void chip(std::string_view text, app::ChipLevel level);
inline void chip(app::Chip const& value)
{
    chip(value.text, value.level);
}
float chip_width(std::string_view text);
// Draws a chip without layout and mirror; `position` is its left top.
void draw_chip(ImDrawList& list, ImVec2 position, app::Chip const& chip);
float chip_height();
// A count: red when urgent, plain grey text otherwise. Right-aligned at `right`, centred at `centre_y`.
void draw_badge(ImDrawList& list, float right, float centre_y, app::NavigationBadge const& badge);

} // namespace ui
