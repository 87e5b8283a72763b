// See today_view.h; the layout follows the agreed picture.
#include "ui/views/today_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr float CARD_HEIGHT = 106;
constexpr float LIST_HEIGHT = 420;
constexpr float BESIDE_FROM = 960; // design pixels of the page: recent activity beside the list, else below it

constexpr TextStyle SMALL{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
constexpr float SMALL_LINE = 17;

// Lines that title and note need beyond one each, at that width of a card.
float extra_lines(app::NumberCard const& card, float width)
{
    float const room = width - 2 * theme::px(theme::CARD_PADDING);
    return static_cast<float>(
        wrap_lines(card.title, room, SMALL).size() + wrap_lines(card.note, room, SMALL).size() - 2);
}

void draw_lines(ImDrawList& list, ImVec2& at, std::string_view text, float room)
{
    for (std::string_view line : wrap_lines(text, room, SMALL)) {
        draw_text(list, at, line, SMALL);
        at.y += theme::px(SMALL_LINE);
    }
}

// A white card that is one large button: title, figure, note.
bool number_card(app::NumberCard const& card, float height)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    float width = content_width();
    ImVec2 end(start.x + width, start.y + height);
    Pressable state = pressable(ImGui::GetID(card.filter.c_str()), start, end);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(start, end, theme::CARD, theme::px(theme::CARD_RADIUS));
    list.AddRect(start, end, state.hovered ? theme::PRIMARY : theme::LINE, theme::px(theme::CARD_RADIUS));
    float left = start.x + theme::px(theme::CARD_PADDING), room = width - 2 * theme::px(theme::CARD_PADDING);
    ImU32 ink = card.level == app::ChipLevel::Neutral ? theme::INK : theme::chip_colours(card.level).ink;
    TextStyle figure{theme::TextSize::Figure, theme::Weight::Bold, ink};
    ImVec2 at(left, start.y + theme::px(15));
    draw_lines(list, at, card.title, room);
    at.y += theme::px(6);
    draw_text(list, at, ellipsised(card.figure, room, figure), figure);
    at.y += theme::px(39);
    draw_lines(list, at, card.note, room);
    base::MirrorNode node = item_node(base::MirrorRole::Button, card.title);
    node.name += " " + card.figure;
    node.description = card.note;
    recorder().add(std::move(node));
    return state.pressed;
}

std::array<TableColumn, 7> worklist_columns()
{
    return {TableColumn{label(Label::ColumnNumber), 0, 200}, TableColumn{label(Label::ColumnPetitioner), 0.8F, 84},
        TableColumn{label(Label::ColumnTitle), 4, 120}, TableColumn{label(Label::ColumnCategory), 0.4F, 78, false, 3},
        TableColumn{label(Label::ColumnUnit), 1.4F, 90, false, 1}, TableColumn{label(Label::ColumnDue), 0, 112},
        TableColumn{"", 0, 52, false, 2}};
}

} // namespace

void TodayView::draw(app::TodaySnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::Today));
    text(snapshot.title_line, {theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY});
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
    Columns columns({2.45F, 1});
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
    float extra = 0;
    for (app::NumberCard const& card : snapshot.cards)
        extra = std::max(extra, extra_lines(card, columns.width()));
    float const height = theme::px(CARD_HEIGHT) + extra * theme::px(SMALL_LINE);
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
