// A table of any length: only the rows in view are drawn and mirrored. Header with sorting, hovered and selected rows,
// keyboard by arrows, Home, End, Page Up, Page Down, Enter.
#pragma once

#include "app/snapshots.h"
#include "ui/widgets/text.h"

#include <functional>
#include <span>
#include <string_view>

namespace ui {

struct TableColumn {
    std::string_view title;
    float weight{1}; // share of the width that is left after the minimum widths
    float minimum_width{60}; // design pixels
    bool sortable{false};
    int leaves{0}; // where the columns do not fit: the highest number is left out first; 0 always stays
};

struct TableSpec {
    std::string_view name; // for screen readers: 该我办的
    std::span<TableColumn const> columns;
    int row_count{0};
    float height{0}; // screen pixels of the whole; 0: all rows without scrolling of its own
    int selected_row{-1};
    int sorted_column{-1};
    bool descending{false};
    bool to_top{false}; // other rows than before: shown from the first one on
    std::string_view empty_text{"没有内容"};
};

// Draws the cells of one row, left to right, one call per column.
class TableRow {
public:
    void text(std::string_view text, TextStyle const& style = {});
    void chip(app::Chip const& chip);
    void link(std::string_view text); // blue, not an item of its own: the row opens
    void skip();

private:
    friend struct TableDrawing;
    struct TableDrawing* m_drawing{nullptr};
};

// 责任单位, or in grey that none is settled yet.
void unit_cell(TableRow& cells, std::string_view unit);

struct TableEvents {
    int activated{-1}; // row that was clicked or opened by Enter
    int selected{-1}; // row the keyboard is on
    int sort_by{-1}; // column whose header was pressed
    int first_visible{0}, last_visible{-1}; // rows drawn, inclusive
};

using DrawRow = std::function<void(int row, TableRow& cells)>;
TableEvents data_table(char const* id, TableSpec const& spec, DrawRow const& draw_row);

} // namespace ui
