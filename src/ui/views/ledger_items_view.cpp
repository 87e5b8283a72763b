// See ledger_items_view.h.
#include "ui/views/ledger_items_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/case_parts.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"

#include <algorithm>
#include <array>

namespace ui {

// Header and rows, at most `highest` design pixels.
static float table_height(std::size_t rows, float highest)
{
    constexpr float HEADER = 40;
    return std::min(theme::px(highest), theme::px(HEADER) + theme::px(theme::ROW_HEIGHT) * static_cast<float>(rows));
}

void LedgerItemsView::choose_kind(std::string code)
{
    m_kind = std::move(code);
    m_item.clear();
}

void LedgerItemsView::open_item(std::string id)
{
    m_item = std::move(id);
}

void LedgerItemsView::draw(LedgerItemsSnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::LedgerItems));
    vertical_space(4);
    {
        Columns columns({1, 3.4F});
        columns.next();
        draw_kinds(snapshot);
        columns.next();
        if (snapshot.item)
            draw_item(*snapshot.item, commands);
        else if (snapshot.kind)
            draw_kind(*snapshot.kind, commands);
    }
    m_dialog.draw(snapshot.item ? &*snapshot.item : nullptr, snapshot.references, commands);
}

namespace {

std::string count_text(int open, int overdue)
{
    std::string text = open == 0 ? std::string() : std::to_string(open) + " 项在办";
    if (overdue > 0)
        text += "，" + std::to_string(overdue) + " 项逾期";
    return text;
}

// A line as wide as the card with what is open on its right, red when some of it is overdue.
bool counted_button(std::string const& label, Icon icon, bool selected, int open, int overdue)
{
    float const right = ImGui::GetCursorScreenPos().x + content_width();
    std::string const told = count_text(open, overdue);
    bool const pressed = button(label,
        {.kind = ButtonKind::Quiet,
            .icon = icon,
            .description = told,
            .width = FILL,
            .small = true,
            .left_aligned = true,
            .selected = selected});
    ImVec2 const low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    draw_badge(*ImGui::GetWindowDrawList(), right - theme::px(8), (low.y + high.y) / 2,
        {overdue > 0 ? overdue : open, overdue > 0});
    return pressed;
}

} // namespace

// The groups, of which one shows its ledgers.
void LedgerItemsView::draw_kinds(LedgerItemsSnapshot const& snapshot)
{
    Card card("ledger_kinds", {.title = "台账"});
    auto const& kinds = snapshot.kinds;
    if (m_group.empty() && snapshot.kind)
        m_group = snapshot.kind->kind.group;
    for (std::size_t first = 0; first < kinds.size();) {
        std::string const& group = kinds[first].group;
        std::size_t last = first;
        int open = 0, overdue = 0;
        for (; last < kinds.size() && kinds[last].group == group; ++last) {
            open += kinds[last].open;
            overdue += kinds[last].overdue;
        }
        bool const is_shown = group == m_group;
        auto const icon = is_shown ? Icon::ChevronDown : Icon::ChevronRight;
        if (counted_button(group, icon, false, is_shown ? 0 : open, is_shown ? 0 : overdue))
            m_group = is_shown ? std::string("-") : group;
        for (; is_shown && first < last; ++first) {
            auto const& row = kinds[first];
            ImVec2 const start = ImGui::GetCursorScreenPos();
            ImGui::SetCursorScreenPos(ImVec2(start.x + theme::px(22), start.y)); // below the group's name
            if (counted_button(row.label + "##kind" + row.code, Icon::None, row.code == m_kind, row.open, row.overdue))
                choose_kind(row.code);
        }
        first = last;
    }
}

void LedgerItemsView::draw_acts(std::vector<app::ActChoice> const& acts, std::string const& item, Commands& commands)
{
    float const right = ImGui::GetCursorScreenPos().x + content_width();
    bool first = true;
    for (auto const& choice : acts) {
        if (!choice.open)
            continue;
        ButtonOptions const options{.kind = choice.main ? ButtonKind::Primary : ButtonKind::Secondary,
            .icon = item.empty() ? Icon::Plus : Icon::None,
            .description = choice.act->help};
        if (!first && ImGui::GetItemRectMax().x + theme::px(8) + button_width(choice.act->label, options) <= right)
            same_line();
        first = false;
        if (button(std::string(choice.act->label) + "##act" + std::string(choice.act->name), options))
            commands.push(OpenLedgerAct{std::string(choice.act->name), item});
    }
    for (auto const& choice : acts) {
        if (!choice.open && (item.empty() || acts.size() <= 6))
            small_text(choice.why);
    }
}

void LedgerItemsView::draw_kind(app::LedgerKindSnapshot const& kind, Commands& commands)
{
    static std::array<TableColumn, 5> const s_columns{TableColumn{"名称", 3, 160}, TableColumn{"状态", 1, 110},
        TableColumn{"登记单位", 1, 120, false, 2}, TableColumn{"登记日期", 0.2F, 104, false, 1},
        TableColumn{"期限", 0.4F, 130}};
    {
        Card card("ledger_kind", {.title = kind.kind.label});
        small_text(kind.kind.basis);
        vertical_space(4);
        draw_acts(kind.acts, {}, commands);
        vertical_space(8);
        if (kind.items.empty()) {
            empty_state(Icon::Ledger, "还没有登记", "登记后在这里跟踪期限、进展和结果。");
        } else {
            TableSpec spec{.name = kind.kind.label, .columns = s_columns};
            spec.row_count = static_cast<int>(kind.items.size());
            spec.height = table_height(kind.items.size(), 420);
            auto const events = data_table("ledger_items", spec, [&](int row, TableRow& cells) {
                auto const& item = kind.items[static_cast<std::size_t>(row)];
                cells.link(item.title);
                cells.text(item.status);
                cells.text(item.org);
                cells.text(item.opened_on);
                if (item.due.text.empty())
                    cells.text(item.due_on);
                else
                    cells.chip({item.due_on.substr(5) + " " + item.due.text, item.due.level});
            });
            if (events.activated >= 0)
                open_item(kind.items[static_cast<std::size_t>(events.activated)].id);
        }
    }
    vertical_space(8);
    draw_report(kind);
}

void LedgerItemsView::draw_report(app::LedgerKindSnapshot const& kind)
{
    Card card("ledger_report", {.title = "本年报表"});
    std::vector<TableColumn> columns{{"单位", 2, 120}, {"登记", 0.5F, 52}, {"办结", 0.5F, 52}, {"其中逾期", 0.5F, 76},
        {"在办", 0.5F, 52}, {"已逾期", 0.5F, 64}};
    for (auto const& sum : kind.sum_labels)
        columns.push_back({sum, 0.6F, 84});
    bool const has_coverage = std::any_of(
        kind.report.begin(), kind.report.end(), [](app::LedgerReportRow const& row) { return !row.coverage.empty(); });
    if (has_coverage)
        columns.push_back({"人员覆盖", 0.6F, 84});
    TableSpec spec{.name = "本年报表", .columns = columns};
    spec.row_count = static_cast<int>(kind.report.size());
    spec.height = table_height(kind.report.size(), 320);
    data_table("ledger_report", spec, [&](int row, TableRow& cells) {
        auto const& line = kind.report[static_cast<std::size_t>(row)];
        cells.text(line.org);
        for (int const figure : {line.opened, line.closed, line.closed_late, line.open, line.overdue})
            cells.text(std::to_string(figure));
        for (auto const& sum : line.sums)
            cells.text(sum);
        if (has_coverage)
            cells.text(line.coverage.empty() ? "—" : line.coverage);
    });
}

void LedgerItemsView::draw_item(app::LedgerItemSnapshot const& item, Commands& commands)
{
    {
        Card card("ledger_item", {.title = item.row.title});
        if (button("返回" + item.kind_label, {.kind = ButtonKind::Link, .icon = Icon::ChevronLeft, .small = true})) {
            m_item.clear();
            return;
        }
        same_line(12);
        chip(item.row.status, item.row.closed ? app::ChipLevel::Neutral : app::ChipLevel::Info);
        if (!item.row.due.text.empty()) {
            same_line();
            chip(item.row.due);
        }
        vertical_space(8);
        label_value("登记单位", item.row.org);
        label_value("登记日期", item.row.opened_on);
        if (!item.row.due_on.empty())
            label_value("期限", item.row.due_on);
        for (auto const& field : item.fields) {
            if (field.label != "名称")
                label_value(field.label, field.text);
        }
        for (auto const& record : item.records) {
            auto const name = record.petition_no + "##ledger_record";
            if (button(name, {.kind = ButtonKind::Link, .description = record.title, .small = true}))
                commands.push(Navigate{ViewKind::Case, record.id, {}});
            same_line();
            small_text(record.petitioner + "・" + record.title + "・" + record.state);
        }
        vertical_space(8);
        draw_acts(item.acts, item.row.id, commands);
    }
    vertical_space(8);
    Card card("ledger_timeline", {.title = "经过"});
    timeline(item.timeline);
}

} // namespace ui
