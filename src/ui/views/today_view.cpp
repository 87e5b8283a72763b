// See today_view.h; the layout follows the agreed picture.
#include "ui/views/today_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/number_card.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr float LIST_HEIGHT = 420;
constexpr float BESIDE_FROM = 960; // design pixels of the page: recent activity beside the list, else below it

std::array<TableColumn, 7> worklist_columns()
{
    return {TableColumn{label(Label::ColumnNumber), 0, 200}, TableColumn{label(Label::ColumnPetitioner), 0.8F, 96},
        TableColumn{label(Label::ColumnTitle), 4, 190}, TableColumn{label(Label::ColumnCategory), 0.4F, 78, false, 3},
        TableColumn{label(Label::ColumnUnit), 1.4F, 90, false, 1}, TableColumn{label(Label::ColumnDue), 0, 112},
        TableColumn{"", 0, 52, false, 2}};
}

} // namespace

void TodayView::draw(app::TodaySnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::Today));
    text(snapshot.title_line, {theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY});
    if (!snapshot.cards.empty())
        small_text("上排数字统计本身份能看到的全部信访件，下面的清单只列轮到本身份办的。");
    vertical_space(4);
    draw_cards(snapshot, commands);
    vertical_space(8);
    float below = ImGui::GetContentRegionAvail().y - theme::px(24);
    float height = std::max(theme::px(LIST_HEIGHT), below);
    if (content_width() < theme::px(BESIDE_FROM)) {
        draw_worklist(snapshot, height, commands);
        vertical_space(8);
        draw_recent(snapshot, 0);
        return;
    }
    Columns columns({2.8F, 1});
    columns.next();
    draw_worklist(snapshot, height, commands);
    columns.next();
    draw_recent(snapshot, height);
}

void TodayView::draw_cards(app::TodaySnapshot const& snapshot, Commands& commands)
{
    if (snapshot.cards.empty())
        return;
    Columns columns(std::vector<float>(snapshot.cards.size(), 1.0F));
    float height = 0;
    for (app::NumberCard const& card : snapshot.cards)
        height = std::max(height, number_card_height(card, columns.width()));
    for (app::NumberCard const& card : snapshot.cards) {
        columns.next();
        if (number_card(card, height)) {
            Navigate navigate;
            navigate.view = ViewKind::Ledger;
            navigate.filter.quick = card.filter;
            commands.push(std::move(navigate));
        }
    }
}

void TodayView::draw_worklist(app::TodaySnapshot const& snapshot, float height, Commands& commands)
{
    ImVec2 top = ImGui::GetCursorScreenPos();
    Card card("worklist", {.minimum_height = height});
    ImVec2 line = card.content_start();
    ImGui::SetCursorScreenPos(ImVec2(line.x, line.y + theme::px(7)));
    section_heading(label(Label::WorklistTitle));
    same_line(8);
    ImGui::SetCursorScreenPos(ImVec2(ImGui::GetCursorScreenPos().x, line.y + theme::px(5)));
    chip(label(Label::WorklistByDue), app::ChipLevel::Neutral);
    ButtonOptions primary{.kind = ButtonKind::Primary, .icon = Icon::Plus};
    same_line(8);
    ImGui::SetCursorScreenPos(ImVec2(ImGui::GetCursorScreenPos().x, line.y));
    std::string name = std::string(label(Label::Register)) + "##worklist";
    align_right(button_width(name, primary));
    if (button(name, primary))
        commands.push(Navigate{ViewKind::Register, {}, {}});
    ImGui::SetCursorScreenPos(ImVec2(line.x, line.y + theme::px(44)));
    static std::array<TableColumn, 7> const s_columns = worklist_columns();
    TableSpec spec{.name = label(Label::WorklistTitle), .columns = s_columns};
    spec.row_count = static_cast<int>(snapshot.worklist.size());
    spec.height = top.y + height - ImGui::GetCursorScreenPos().y - theme::px(theme::CARD_PADDING);
    spec.empty_text = label(Label::WorklistEmpty);
    TableEvents events = data_table("worklist", spec, [&](int row, TableRow& cells) {
        app::RecordRow const& record = snapshot.worklist[static_cast<std::size_t>(row)];
        cells.text(record.petition_no);
        cells.text(record.petitioner);
        cells.text(record.title);
        cells.text(record.category);
        unit_cell(cells, record.unit);
        cells.chip(record.due);
        cells.link(label(Label::Open));
    });
    if (events.activated >= 0)
        commands.push(Navigate{ViewKind::Case, snapshot.worklist[static_cast<std::size_t>(events.activated)].id, {}});
}

void TodayView::draw_recent(app::TodaySnapshot const& snapshot, float height)
{
    Card card("recent", {.title = label(Label::RecentTitle), .minimum_height = height});
    if (snapshot.recent.empty())
        small_text(label(Label::RecentEmpty));
    for (std::string const& line : snapshot.recent)
        small_text(line);
}

} // namespace ui
