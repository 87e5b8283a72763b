// Rows lie in a child window with a clipper; the header stands above it. A row is one item: its cells are text only, so
// a table of 100,000 rows costs what fits on the screen.
#include "ui/widgets/data_table.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui {

struct TableDrawing {
    std::vector<float> left, width; // screen pixels of the columns
    ImVec2 row_start;
    int row{0};
    std::size_t column{0};

    void begin_row(TableRow& cells, int index, ImVec2 start)
    {
        row = index;
        row_start = start;
        column = 0;
        cells.m_drawing = this;
    }

    // Records the cell and moves on; the returned rectangle is where to draw, none where the column is left out.
    std::optional<ImRect> next_cell(std::string_view text)
    {
        CHECK(column < left.size());
        if (width[column] <= 0) {
            ++column;
            return std::nullopt;
        }
        ImRect cell(row_start.x + left[column], row_start.y, row_start.x + left[column] + width[column],
            row_start.y + theme::px(theme::ROW_HEIGHT));
        base::MirrorNode node;
        node.role = base::MirrorRole::Cell;
        node.name = std::string(text);
        node.row = row;
        node.column = static_cast<int>(column);
        set_rectangle(node, cell.Min, cell.Max);
        recorder().add(std::move(node));
        ++column;
        return cell;
    }
};

namespace {

constexpr float HEADER_HEIGHT = 36;
constexpr float CELL_PADDING = 10;

void measure_columns(TableSpec const& spec, float total, TableDrawing& drawing)
{
    int stays = 0;
    for (TableColumn const& column : spec.columns)
        stays = std::max(stays, column.leaves);
    float minimum = 0, weights = 0;
    for (;; --stays) {
        minimum = weights = 0;
        for (TableColumn const& column : spec.columns) {
            if (column.leaves > stays)
                continue;
            minimum += theme::px(column.minimum_width);
            weights += column.weight;
        }
        if (minimum <= total || stays == 0)
            break;
    }
    float rest = std::max(0.0F, total - minimum), x = 0;
    for (TableColumn const& column : spec.columns) {
        float width = column.leaves > stays
            ? 0
            : std::floor(theme::px(column.minimum_width) + (weights > 0 ? rest * column.weight / weights : 0));
        drawing.left.push_back(x);
        drawing.width.push_back(width);
        x += width;
    }
}

void draw_header_cell(
    TableSpec const& spec, TableDrawing const& drawing, std::size_t i, ImVec2 start, TableEvents& events)
{
    TableColumn const& column = spec.columns[i];
    ImVec2 minimum(start.x + drawing.left[i], start.y);
    ImVec2 maximum(minimum.x + drawing.width[i], minimum.y + theme::px(HEADER_HEIGHT));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    TextStyle style{theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY};
    bool sorted = spec.sorted_column == static_cast<int>(i);
    base::MirrorNode node;
    if (column.sortable) {
        Pressable state =
            pressable(ImGui::GetID(column.title.data(), column.title.data() + column.title.size()), minimum, maximum);
        if (state.pressed)
            events.sort_by = static_cast<int>(i);
        if (state.hovered || sorted)
            style.colour = theme::INK;
        node = item_node(base::MirrorRole::ColumnHeader, column.title);
    } else {
        node.role = base::MirrorRole::ColumnHeader;
        node.name = std::string(column.title);
        set_rectangle(node, minimum, maximum);
    }
    float y = minimum.y + (theme::px(HEADER_HEIGHT) - theme::font_size(style.size)) / 2;
    float const room = drawing.width[i] - theme::px(CELL_PADDING + 4);
    draw_text(list, ImVec2(minimum.x + theme::px(CELL_PADDING), y), ellipsised(column.title, room, style), style);
    if (sorted) {
        float x = minimum.x + theme::px(CELL_PADDING) + measure(column.title, style).x + theme::px(10);
        draw_icon(list, spec.descending ? Icon::SortDown : Icon::SortUp,
            ImVec2(x, minimum.y + theme::px(HEADER_HEIGHT) / 2), theme::px(10), theme::PRIMARY);
        node.description = spec.descending ? "降序" : "升序";
    }
    node.row = 0;
    node.column = static_cast<int>(i);
    recorder().add(std::move(node));
}

void draw_header(TableSpec const& spec, TableDrawing const& drawing, float width, TableEvents& events)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + width, start.y + theme::px(HEADER_HEIGHT));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(start, end, theme::TABLE_HEAD);
    list.AddRectFilled(ImVec2(start.x, end.y - 1), end, theme::LINE);
    base::MirrorNode row; // A header stands in a row, as every cell does.
    row.role = base::MirrorRole::Row;
    recorder().push(std::move(row));
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        if (drawing.width[i] > 0)
            draw_header_cell(spec, drawing, i, start, events);
    }
    recorder().pop(start, end);
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy(ImVec2(width, end.y - start.y));
}

void draw_one_row(
    TableSpec const& spec, TableDrawing& drawing, int row, float width, DrawRow const& draw_row, TableEvents& events)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + width, start.y + theme::px(theme::ROW_HEIGHT));
    ImGui::PushID(row);
    // Tab stops once at a table; within it the arrow keys move.
    bool tab_stop = row == std::max(0, spec.selected_row) || row == events.first_visible;
    Pressable state = pressable(ImGui::GetID("row"), start, end, tab_stop ? 0 : ImGuiItemFlags_NoTabStop);
    if (state.visible) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (row == spec.selected_row || state.held)
            list.AddRectFilled(start, end, theme::ROW_SELECTED);
        else if (state.hovered)
            list.AddRectFilled(start, end, theme::ROW_HOVER);
        list.AddRectFilled(ImVec2(start.x, end.y - 1), end, theme::LINE);
        if (state.pressed)
            events.activated = row;
        base::MirrorNode node = item_node(base::MirrorRole::Row, "");
        node.row = row;
        node.selected = row == spec.selected_row ? base::MirrorState::True : base::MirrorState::False;
        if (ImGui::IsItemFocused())
            events.selected = row;
        recorder().push(std::move(node));
        TableRow cells;
        drawing.begin_row(cells, row, start);
        draw_row(row, cells);
        recorder().pop();
    }
    ImGui::PopID();
}

void draw_rows(TableSpec const& spec, TableDrawing& drawing, float width, DrawRow const& draw_row, TableEvents& events)
{
    ImGuiListClipper clipper;
    clipper.Begin(spec.row_count, theme::px(theme::ROW_HEIGHT));
    bool first = true;
    while (clipper.Step()) {
        if (first && clipper.DisplayEnd > clipper.DisplayStart)
            events.first_visible = clipper.DisplayStart;
        first = first && clipper.DisplayEnd <= clipper.DisplayStart;
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            draw_one_row(spec, drawing, row, width, draw_row, events);
            events.last_visible = std::max(events.last_visible, row);
        }
    }
}

void draw_empty(TableSpec const& spec, float width)
{
    TextStyle grey{theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY};
    vertical_space(24);
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(
        ImVec2(start.x + std::max(0.0F, (width - measure(spec.empty_text, grey).x) / 2), start.y));
    text(spec.empty_text, grey, Mirrored::No);
    // A table may hold rows of cells and nothing else.
    ImVec2 const low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    base::MirrorNode row;
    row.role = base::MirrorRole::Row;
    row.row = 0;
    recorder().push(std::move(row));
    base::MirrorNode cell;
    cell.role = base::MirrorRole::Cell;
    cell.name = std::string(spec.empty_text);
    cell.row = cell.column = 0;
    set_rectangle(cell, low, high);
    recorder().add(std::move(cell));
    recorder().pop(low, high);
    vertical_space(16);
}

} // namespace

// What a cell had no room for, while the mouse is over it.
static void full_text_tip(std::string_view full)
{
    constexpr float WIDTH = 420; // design pixels
    if (!ImGui::BeginTooltip())
        return;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, theme::px(4)));
    for (std::string_view line : wrap_lines(full, theme::px(WIDTH), {}))
        text(line, {}, Mirrored::No);
    ImGui::PopStyleVar();
    ImGui::EndTooltip();
}

void TableRow::text(std::string_view text, TextStyle const& style)
{
    std::optional<ImRect> cell = m_drawing->next_cell(text);
    if (!cell)
        return;
    std::string fitted = ellipsised(text, cell->GetWidth() - theme::px(CELL_PADDING + 4), style);
    float y = cell->Min.y + (cell->GetHeight() - theme::font_size(style.size)) / 2;
    draw_text(*ImGui::GetWindowDrawList(), ImVec2(cell->Min.x + theme::px(CELL_PADDING), y), fitted, style);
    if (fitted != text && ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(cell->Min, cell->Max))
        full_text_tip(text);
}

void TableRow::chip(app::Chip const& chip)
{
    std::optional<ImRect> cell = m_drawing->next_cell(chip.text);
    if (cell && !chip.text.empty())
        draw_chip(*ImGui::GetWindowDrawList(),
            ImVec2(cell->Min.x + theme::px(CELL_PADDING),
                cell->Min.y + std::floor((cell->GetHeight() - chip_height()) / 2)),
            chip);
}

void TableRow::link(std::string_view text)
{
    std::optional<ImRect> cell = m_drawing->next_cell(text);
    if (!cell)
        return;
    TextStyle style{theme::TextSize::Body, theme::Weight::Regular, theme::PRIMARY};
    float y = cell->Min.y + (cell->GetHeight() - theme::font_size(style.size)) / 2;
    draw_text(*ImGui::GetWindowDrawList(), ImVec2(cell->Min.x + theme::px(CELL_PADDING), y), text, style);
}

void TableRow::skip()
{
    m_drawing->next_cell("");
}

void unit_cell(TableRow& cells, std::string_view unit)
{
    if (unit.empty())
        cells.text("待确定", {.colour = theme::INK_SECONDARY});
    else
        cells.text(unit);
}

TableEvents data_table(char const* id, TableSpec const& spec, DrawRow const& draw_row)
{
    ImGui::PushID(id);
    TableEvents events;
    TableDrawing drawing;
    float width = content_width();
    bool scrolls = spec.height > 0;
    float body_width = width - (scrolls ? ImGui::GetStyle().ScrollbarSize : 0);
    measure_columns(spec, body_width, drawing);
    base::MirrorNode node;
    node.role = base::MirrorRole::Table;
    node.name = std::string(spec.name);
    node.row_count = spec.row_count;
    node.column_count = static_cast<int>(spec.columns.size());
    ImVec2 start = ImGui::GetCursorScreenPos();
    recorder().push(std::move(node));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    draw_header(spec, drawing, width, events);
    if (spec.row_count == 0) {
        draw_empty(spec, width);
    } else if (scrolls) {
        float height = std::max(theme::px(theme::ROW_HEIGHT), spec.height - theme::px(HEADER_HEIGHT));
        ImGui::BeginChild("rows", ImVec2(width, height), ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoBackground);
        recorder().cover(ImGui::GetCurrentWindow()->ChildId);
        if (spec.to_top)
            ImGui::SetScrollY(0);
        draw_rows(spec, drawing, body_width, draw_row, events);
        ImGui::EndChild();
    } else {
        draw_rows(spec, drawing, body_width, draw_row, events);
    }
    ImVec2 end = ImGui::GetItemRectMax();
    ImGui::PopStyleVar();
    recorder().pop(start, ImVec2(start.x + width, std::max(end.y, start.y)));
    ImGui::PopID();
    return events;
}

} // namespace ui
