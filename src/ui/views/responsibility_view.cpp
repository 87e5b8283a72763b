// See responsibility_view.h.
#include "ui/views/responsibility_view.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/layout.h"

#include <array>

namespace ui {

namespace {

void count_cell(TableRow& cells, int count)
{
    cells.text(count == 0 ? "—" : std::to_string(count), {.colour = count == 0 ? theme::INK : theme::OVERDUE});
}

} // namespace

void ResponsibilityView::draw(app::ResponsibilityBoard const& board, Commands& commands)
{
    static std::array<TableColumn, 7> const s_columns{TableColumn{"机构", 1.6F, 196}, TableColumn{"负责人", 1.6F, 120},
        TableColumn{"本地规则", 0.6F, 110, false, 1}, TableColumn{"台账", 0.3F, 84}, TableColumn{"逾期台账", 0.2F, 76},
        TableColumn{"失职", 0.2F, 52}, TableColumn{"待说明", 0.2F, 64}};
    {
        Card card("responsibility", {.title = "责任落实"});
        small_text("负责人未明确 " + std::to_string(board.lacking_leaders) + " 个，启用本地规则 "
            + std::to_string(board.with_rules) + " 个；逾期台账和报告 " + std::to_string(board.overdue_items)
            + " 项，失职 " + std::to_string(board.faults) + " 件，逾期待说明 " + std::to_string(board.unexplained)
            + " 件（本机构及下级）。点一行看明细。");
        TableSpec spec{.name = "责任落实", .columns = s_columns};
        spec.row_count = static_cast<int>(board.rows.size());
        spec.height = theme::px(420);
        spec.empty_text = "没有信访部门或责任单位。";
        for (std::size_t i = 0; i < board.rows.size(); ++i)
            if (board.rows[i].org == m_chosen)
                spec.selected_row = static_cast<int>(i);
        auto const events = data_table("responsibility", spec, [&](int index, TableRow& cells) {
            auto const& row = board.rows[static_cast<std::size_t>(index)];
            cells.link(row.name);
            cells.text(row.leaders_text, {.colour = row.lacks_leaders ? theme::OVERDUE : theme::INK});
            cells.text(row.rules_text);
            cells.text(row.ledgers_text);
            count_cell(cells, row.overdue_items);
            count_cell(cells, row.faults);
            count_cell(cells, row.unexplained);
        });
        if (events.activated >= 0)
            m_chosen = board.rows[static_cast<std::size_t>(events.activated)].org;
    }
    for (auto const& row : board.rows) {
        if (row.org == m_chosen) {
            vertical_space(8);
            draw_row(row, commands);
        }
    }
}

void ResponsibilityView::draw_row(app::ResponsibilityRow const& row, Commands& commands)
{
    Card card("responsibility_row", {.title = row.name});
    for (auto const& [post, name] : row.leaders)
        label_value(post, name, 168);
    label_value("已建台账", row.kept_text, 168);
    label_value("还没有登记的台账", row.not_kept_text, 168);
    if (button("看提醒和逾期说明"))
        commands.push(Navigate{ViewKind::Alerts, {}, {}});
    same_line();
    if (button("看台账"))
        commands.push(Navigate{ViewKind::LedgerItems, {}, {}});
}

} // namespace ui
