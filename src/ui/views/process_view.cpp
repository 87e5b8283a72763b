// See process_view.h.
#include "ui/views/process_view.h"

#include "ui/widgets/data_table.h"
#include "ui/widgets/layout.h"

#include <array>

namespace ui {

std::vector<float> record_columns()
{
    constexpr float NARROW = 900;
    return content_width() < theme::px(NARROW) ? std::vector<float>{1} : std::vector<float>{1, 1};
}

void record_list(char const* id, std::string_view title, std::size_t count, std::vector<app::RecordRow> const& rows,
    Commands& commands)
{
    static std::array<TableColumn, 3> const s_columns{
        TableColumn{"编号", 1, 196}, TableColumn{"事项", 1.6F, 110}, TableColumn{"状态", 0.4F, 84}};
    std::string heading = std::string(title) + " " + std::to_string(count) + " 件";
    if (count > rows.size())
        heading += "（先列 " + std::to_string(rows.size()) + " 件）";
    section_heading(heading);
    TableSpec spec{.name = title, .columns = s_columns};
    spec.row_count = static_cast<int>(rows.size());
    spec.height = theme::px(260);
    spec.empty_text = "没有。";
    auto const events = data_table(id, spec, [&](int row, TableRow& cells) {
        auto const& record = rows[static_cast<std::size_t>(row)];
        cells.link(record.petition_no);
        cells.text(record.title);
        cells.text(record.state);
    });
    if (events.activated >= 0)
        commands.push(Navigate{ViewKind::Case, rows[static_cast<std::size_t>(events.activated)].id, {}});
}

void ProcessView::draw(ProcessSnapshot const& snapshot, Commands& commands)
{
    static std::array<TableColumn, 5> const s_columns{TableColumn{"统计项", 1.4F, 150}, TableColumn{"件数", 0.4F, 72},
        TableColumn{"中位数", 0.5F, 90}, TableColumn{"九成不超过", 0.5F, 96}, TableColumn{"其中", 1.2F, 150}};
    auto const& lines = snapshot.board.lines;
    {
        Card card("process", {.title = "过程统计"});
        small_text(snapshot.board.target_text + "；点一行看算法、分组和件。");
        TableSpec spec{.name = "过程统计", .columns = s_columns};
        spec.row_count = static_cast<int>(lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i].code == m_chosen)
                spec.selected_row = static_cast<int>(i);
        auto const events = data_table("process", spec, [&](int row, TableRow& cells) {
            auto const& line = lines[static_cast<std::size_t>(row)];
            cells.link(line.name);
            cells.text(line.count_text);
            cells.text(line.median_text);
            cells.text(line.p90_text);
            cells.text(line.marked_text);
        });
        if (events.activated >= 0) {
            m_chosen = lines[static_cast<std::size_t>(events.activated)].code;
            m_changed = true;
        }
    }
    for (auto const& line : lines) {
        if (line.code == m_chosen) {
            vertical_space(8);
            draw_line(line, snapshot, commands);
        }
    }
}

void ProcessView::draw_line(app::ProcessLineRow const& line, ProcessSnapshot const& snapshot, Commands& commands)
{
    Card card("process_line", {.title = line.name});
    label_value("算法", line.definition);
    vertical_space(4);
    if (line.marked_label.empty()) {
        record_list("counted", "计入的件（久的在前）", snapshot.counted_count, snapshot.counted, commands);
        return;
    }
    Columns columns(record_columns());
    columns.next();
    record_list("marked", line.marked_label, snapshot.marked_count, snapshot.marked, commands);
    columns.next();
    record_list("counted", "计入的件", snapshot.counted_count, snapshot.counted, commands);
}

void ProcessView::draw_groups(app::ProcessBoard const& board)
{
    static std::array<TableColumn, 5> const s_columns{TableColumn{"名称", 1.4F, 130}, TableColumn{"件数", 0.4F, 72},
        TableColumn{"中位数", 0.5F, 90}, TableColumn{"九成不超过", 0.5F, 96}, TableColumn{"其中", 1.2F, 150}};
    TableSpec spec{.name = "分组比较", .columns = s_columns};
    spec.row_count = static_cast<int>(board.groups.size());
    spec.height = theme::px(320);
    spec.empty_text = "这一期没有数据。";
    data_table("process_groups", spec, [&](int row, TableRow& cells) {
        auto const& group = board.groups[static_cast<std::size_t>(row)];
        cells.text(group.label);
        cells.text(group.line.count_text);
        cells.text(group.line.median_text);
        cells.text(group.line.p90_text);
        cells.text(group.line.marked_text);
    });
}

} // namespace ui
