// See number_card.h.
#include "ui/widgets/number_card.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

namespace ui {

namespace {

constexpr float CARD_HEIGHT = 106;
constexpr float SMALL_LINE = 17;
constexpr TextStyle SMALL{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};

void draw_lines(ImDrawList& list, ImVec2& at, std::string_view text, float room)
{
    for (std::string_view line : wrap_lines(text, room, SMALL)) {
        draw_text(list, at, line, SMALL);
        at.y += theme::px(SMALL_LINE);
    }
}

} // namespace

float number_card_height(app::NumberCard const& card, float width)
{
    float const room = width - 2 * theme::px(theme::CARD_PADDING);
    auto const lines = wrap_lines(card.title, room, SMALL).size() + wrap_lines(card.note, room, SMALL).size();
    return theme::px(CARD_HEIGHT) + theme::px(SMALL_LINE) * (static_cast<float>(lines) - 2);
}

bool number_card(app::NumberCard const& card, float height)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    float width = content_width();
    ImVec2 end(start.x + width, start.y + (height > 0 ? height : number_card_height(card, width)));
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

} // namespace ui
