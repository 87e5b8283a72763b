// Measuring and wrapping text. Dear ImGui breaks lines at blanks only, which tears Chinese text apart; here every
// Chinese character may end a line, except where closing punctuation follows or opening punctuation precedes.
#include "ui/widgets/text.h"

#include "base/text.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

ImFontBaked* baked(TextStyle const& style)
{
    // The density follows the display, as in PushFont.
    theme::FontScope scope(style.size, style.weight);
    return ImGui::GetFontBaked();
}

bool is_wide(std::uint32_t code_point)
{
    return code_point >= 0x2E80;
}

bool is_one_of(std::u32string_view set, std::uint32_t code_point)
{
    return set.find(static_cast<char32_t>(code_point)) != std::u32string_view::npos;
}

bool may_not_start_line(std::uint32_t code_point)
{
    return is_one_of(U"，。、；：？！）》」』】〕・…—,.;:?!)]}%", code_point);
}

bool may_not_end_line(std::uint32_t code_point)
{
    return is_one_of(U"（《「『【〔([{", code_point);
}

void layout_lines(std::vector<std::string_view> const& lines, TextStyle const& style)
{
    float line_height = std::round(theme::font_size(style.size) * 1.2F);
    float width = 0;
    centre_on_line(line_height * static_cast<float>(lines.size()));
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImRect clip = ImGui::GetCurrentWindowRead()->ClipRect;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        float y = start.y + static_cast<float>(i) * line_height;
        width = std::max(width, measure(lines[i], style).x);
        if (y < clip.Max.y && y + line_height > clip.Min.y)
            draw_text(
                list, ImVec2(start.x, y + std::floor(line_height - theme::font_size(style.size)) / 2), lines[i], style);
    }
    ImGui::Dummy(ImVec2(width, line_height * static_cast<float>(lines.size())));
}

void mirror_item(base::MirrorRole role, std::string_view name, int level)
{
    base::MirrorNode node;
    node.role = role;
    node.name = std::string(name);
    node.level = level;
    set_rectangle(node, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    recorder().add(std::move(node));
}

} // namespace

ImVec2 measure(std::string_view text, TextStyle const& style)
{
    theme::FontScope scope(style.size, style.weight);
    return ImGui::CalcTextSize(text.data(), text.data() + text.size());
}

std::vector<std::string_view> wrap_lines(std::string_view text, float width, TextStyle const& style)
{
    ImFontBaked* font = baked(style);
    std::vector<std::string_view> lines;
    std::size_t line_start = 0, break_at = 0, offset = 0;
    float x = 0, x_at_break = 0;
    std::uint32_t previous = 0;
    while (offset < text.size()) {
        std::size_t at = offset;
        std::uint32_t code_point = base::next_code_point(text, offset);
        if (code_point == '\n') {
            lines.push_back(text.substr(line_start, at - line_start));
            line_start = break_at = offset;
            x = x_at_break = 0;
            previous = 0;
            continue;
        }
        bool wide_border = is_wide(code_point) || is_wide(previous);
        if (at > line_start && (wide_border || previous == ' ') && !may_not_start_line(code_point)
            && !may_not_end_line(previous)) {
            break_at = at;
            x_at_break = x;
        }
        float advance = font->GetCharAdvance(static_cast<ImWchar>(code_point));
        if (x + advance > width && at > line_start && code_point != ' ') {
            if (break_at <= line_start) {
                break_at = at;
                x_at_break = x;
            }
            lines.push_back(text.substr(line_start, break_at - line_start));
            line_start = break_at;
            x -= x_at_break;
            x_at_break = 0;
        }
        x += advance;
        previous = code_point;
    }
    lines.push_back(text.substr(line_start));
    return lines;
}

std::string ellipsised(std::string_view text, float width, TextStyle const& style)
{
    if (measure(text, style).x <= width)
        return std::string(text);
    ImFontBaked* font = baked(style);
    float x = font->GetCharAdvance(0x2026);
    std::size_t offset = 0, end = 0;
    while (offset < text.size()) {
        x += font->GetCharAdvance(static_cast<ImWchar>(base::next_code_point(text, offset)));
        if (x > width)
            break;
        end = offset;
    }
    return std::string(text.substr(0, end)) + "…";
}

void draw_text(ImDrawList& list, ImVec2 position, std::string_view text, TextStyle const& style)
{
    if (text.empty())
        return;
    theme::FontScope scope(style.size, style.weight);
    ImVec2 rounded(std::round(position.x), std::round(position.y));
    list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), rounded, style.colour, text.data(), text.data() + text.size());
}

void text(std::string_view text, TextStyle const& style, Mirrored mirrored)
{
    layout_lines({text}, style);
    if (mirrored == Mirrored::Yes)
        mirror_item(base::MirrorRole::Text, text, 0);
}

void text_wrapped(std::string_view text, TextStyle const& style, Mirrored mirrored)
{
    layout_lines(wrap_lines(text, content_width(), style), style);
    if (mirrored == Mirrored::Yes)
        mirror_item(base::MirrorRole::Text, text, 0);
}

void small_text(std::string_view text, ImU32 colour)
{
    text_wrapped(text, {theme::TextSize::Small, theme::Weight::Regular, colour});
}

void page_title(std::string_view text)
{
    layout_lines({text}, {theme::TextSize::Title, theme::Weight::Bold, theme::INK});
    mirror_item(base::MirrorRole::Heading, text, 1);
}

void section_heading(std::string_view text)
{
    layout_lines({text}, {theme::TextSize::Body, theme::Weight::Bold, theme::INK});
    mirror_item(base::MirrorRole::Heading, text, 2);
}

} // namespace ui
