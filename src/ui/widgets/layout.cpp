// Columns and cards are laid out by moving ImGui's cursor and grouping; no child windows, so that Tab and the arrow
// keys run through a page in reading order.
#include "ui/widgets/layout.h"

#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

std::vector<float>& right_edges()
{
    static std::vector<float> s_edges;
    return s_edges;
}

// Where the narrowest column would be unreadable, the columns share two rows or more as evenly as they can.
std::vector<float> column_widths(std::vector<float> weights, float available, float gap)
{
    constexpr float NARROWEST = 120;
    std::size_t const wanted = weights.size();
    for (std::size_t rows = 2;; ++rows) {
        float total = 0, least = weights.front();
        for (float weight : weights) {
            total += weight;
            least = std::min(least, weight);
        }
        float shared = available - gap * static_cast<float>(weights.size() - 1);
        if (weights.size() > 1 && shared * least / total < theme::px(NARROWEST)) {
            weights.assign((wanted + rows - 1) / rows, 1.0F);
            continue;
        }
        float left_over = shared;
        for (float& weight : weights) {
            weight = std::floor(shared * weight / total);
            left_over -= weight;
        }
        weights.back() += left_over; // rows of different columns end at the same edge
        return weights;
    }
}

std::string with_thousands(int number)
{
    std::string digits = std::to_string(number);
    for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(static_cast<std::size_t>(i), ",");
    return digits;
}

} // namespace

float content_width()
{
    float left = ImGui::GetCursorScreenPos().x;
    float available = ImGui::GetContentRegionAvail().x;
    if (!right_edges().empty() && right_edges().back() >= 0)
        available = std::min(available, right_edges().back() - left);
    return std::max(available, 1.0F);
}

WidthScope::WidthScope(float right_edge_x)
{
    right_edges().push_back(right_edge_x);
}

WidthScope::~WidthScope()
{
    right_edges().pop_back();
}

void vertical_space(float design_pixels)
{
    ImVec2 position = ImGui::GetCursorScreenPos();
    position.y += theme::px(design_pixels);
    ImGui::SetCursorScreenPos(position);
    ImGui::Dummy(ImVec2(0, 0));
    ImGui::SetCursorScreenPos(position);
}

void separator()
{
    ImVec2 position = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(
        position, ImVec2(position.x + content_width(), position.y + 1), theme::LINE);
    ImGui::Dummy(ImVec2(content_width(), 1));
}

void centre_on_line(float height)
{
    ImGuiWindow const* window = ImGui::GetCurrentWindowRead();
    if (!window->DC.IsSameLine || window->DC.CurrLineSize.y <= height)
        return;
    ImVec2 position = ImGui::GetCursorScreenPos();
    float line_top = window->DC.CursorPosPrevLine.y;
    ImGui::SetCursorScreenPos(ImVec2(position.x, line_top + std::floor((window->DC.CurrLineSize.y - height) / 2)));
}

void same_line(float gap)
{
    ImGui::SameLine(0, theme::px(gap));
}

Columns::Columns(std::vector<float> weights, float gap, float row_gap)
    : m_gap(theme::px(gap))
    , m_row_gap(theme::px(row_gap))
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    m_left = start.x;
    m_top = m_bottom = start.y;
    m_right = m_left + content_width();
    m_widths = column_widths(std::move(weights), content_width(), m_gap);
}

void Columns::close_cell()
{
    if (!m_open)
        return;
    m_open = false;
    right_edges().pop_back();
    ImGui::EndGroup();
    m_bottom = std::max(m_bottom, ImGui::GetItemRectMax().y);
}

void Columns::next()
{
    close_cell();
    if (m_cell == m_widths.size()) {
        m_cell = 0;
        m_top = m_bottom = m_bottom + m_row_gap;
    }
    float x = m_left;
    for (std::size_t i = 0; i < m_cell; ++i)
        x += m_widths[i] + m_gap;
    ImGui::SetCursorScreenPos(ImVec2(x, m_top));
    ImGui::BeginGroup();
    right_edges().push_back(x + m_widths[m_cell]);
    ++m_cell;
    m_open = true;
}

Columns::~Columns()
{
    close_cell();
    // One item as large as the whole, so that the layout goes on below the highest column.
    ImGui::SetCursorScreenPos(ImVec2(m_left, m_top));
    ImGui::Dummy(ImVec2(m_right - m_left, m_bottom - m_top));
}

Card::Card(char const* id, CardOptions const& options)
    : m_start(ImGui::GetCursorScreenPos())
    , m_width(content_width())
    , m_padding(theme::px(options.padding))
    , m_minimum_height(options.minimum_height)
{
    ImGui::PushID(id);
    base::MirrorNode node;
    node.role = base::MirrorRole::Region;
    node.name = std::string(visible_label(options.title));
    recorder().push(std::move(node));
    m_splitter.Split(ImGui::GetWindowDrawList(), 2);
    m_splitter.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
    m_content = ImVec2(m_start.x + m_padding, m_start.y + m_padding);
    ImGui::SetCursorScreenPos(m_content);
    ImGui::BeginGroup();
    right_edges().push_back(m_start.x + m_width - m_padding);
    if (!visible_label(options.title).empty())
        section_heading(visible_label(options.title));
}

Card::~Card()
{
    right_edges().pop_back();
    ImGui::EndGroup();
    ImVec2 end(m_start.x + m_width, std::max(ImGui::GetItemRectMax().y + m_padding, m_start.y + m_minimum_height));
    ImDrawList* list = ImGui::GetWindowDrawList();
    m_splitter.SetCurrentChannel(list, 0);
    list->AddRectFilled(m_start, end, theme::CARD, theme::px(theme::CARD_RADIUS));
    list->AddRect(m_start, end, theme::LINE, theme::px(theme::CARD_RADIUS));
    m_splitter.Merge(list);
    ImGui::SetCursorScreenPos(m_start);
    ImGui::Dummy(ImVec2(end.x - m_start.x, end.y - m_start.y));
    recorder().pop(m_start, end);
    ImGui::PopID();
}

void label_value(std::string_view label, std::string_view value, float label_width)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    float right = start.x + content_width();
    TextStyle grey{theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY};
    text(label, grey, Mirrored::No);
    float const column = std::max(theme::px(label_width), measure(label, grey).x + theme::px(10));
    ImGui::SetCursorScreenPos(ImVec2(start.x + column, start.y));
    {
        WidthScope scope(right);
        text_wrapped(value, {}, Mirrored::No);
    }
    base::MirrorNode node;
    node.role = base::MirrorRole::Text;
    node.name = std::string(label) + "：" + std::string(value);
    set_rectangle(node, start, ImVec2(right, ImGui::GetItemRectMax().y));
    recorder().add(std::move(node));
}

void label_values(std::span<app::LabelledText const> rows, float label_width)
{
    // The longest label sets the column, so that the values stand below each other.
    float widest = label_width;
    for (app::LabelledText const& row : rows)
        widest = std::max(widest, (measure(row.label).x + theme::px(10)) / theme::px(1));
    for (app::LabelledText const& row : rows)
        label_value(row.label, row.text, widest);
}

float chip_height()
{
    return theme::px(24);
}

float chip_width(std::string_view text)
{
    return measure(text, {theme::TextSize::Small, theme::Weight::Regular, 0}).x + theme::px(20);
}

void draw_chip(ImDrawList& list, ImVec2 position, app::Chip const& chip)
{
    theme::ChipColours colours = theme::chip_colours(chip.level);
    ImVec2 end(position.x + chip_width(chip.text), position.y + chip_height());
    list.AddRectFilled(position, end, colours.background, chip_height() / 2);
    TextStyle style{theme::TextSize::Small, theme::Weight::Regular, colours.ink};
    draw_text(list,
        ImVec2(position.x + theme::px(10), position.y + (chip_height() - theme::font_size(theme::TextSize::Small)) / 2),
        chip.text, style);
}

void chip(std::string_view text, app::ChipLevel level)
{
    centre_on_line(chip_height());
    draw_chip(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), {std::string(text), level});
    ImGui::Dummy(ImVec2(chip_width(text), chip_height()));
    base::MirrorNode node;
    node.role = base::MirrorRole::Text;
    node.name = std::string(text);
    set_rectangle(node, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    recorder().add(std::move(node));
}

void draw_badge(ImDrawList& list, float right, float centre_y, app::NavigationBadge const& badge)
{
    if (badge.count <= 0)
        return;
    std::string label = with_thousands(badge.count);
    TextStyle style{theme::TextSize::Small, theme::Weight::Regular, badge.urgent ? theme::WHITE : theme::INK_SECONDARY};
    ImVec2 size = measure(label, style);
    float padding = badge.urgent ? theme::px(7) : 0;
    float half = theme::px(10);
    float left = right - size.x - 2 * padding;
    if (badge.urgent)
        list.AddRectFilled(ImVec2(left, centre_y - half), ImVec2(right, centre_y + half), theme::BADGE_RED, half);
    draw_text(list, ImVec2(left + padding, centre_y - size.y / 2), label, style);
}

} // namespace ui
