// The style set-up: ImGui's own windows, borders and fills are switched off or recoloured so that nothing of the debug
// look remains; our widgets draw the rest.
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace ui::theme {

namespace {

float s_zoom = 1;

// The font loader's contract: a font size of 16 gives text of 14 CSS pixels.
constexpr float LINE_PER_EM = 16.0F / 14.0F;

ImVec4 vec(ImU32 colour)
{
    return ImGui::ColorConvertU32ToFloat4(colour);
}

void set_colours(ImGuiStyle& style)
{
    ImVec4* colours = style.Colors;
    for (int i = 0; i < ImGuiCol_COUNT; ++i)
        colours[i] = vec(CARD);
    colours[ImGuiCol_Text] = vec(INK);
    colours[ImGuiCol_TextDisabled] = vec(INK_FAINT);
    colours[ImGuiCol_WindowBg] = vec(PAGE);
    colours[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
    colours[ImGuiCol_PopupBg] = vec(CARD);
    colours[ImGuiCol_Border] = vec(LINE);
    colours[ImGuiCol_BorderShadow] = ImVec4(0, 0, 0, 0);
    colours[ImGuiCol_FrameBg] = vec(CARD);
    colours[ImGuiCol_FrameBgHovered] = vec(CARD);
    colours[ImGuiCol_FrameBgActive] = vec(CARD);
    colours[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
    colours[ImGuiCol_ScrollbarGrab] = vec(CONTROL_LINE);
    colours[ImGuiCol_ScrollbarGrabHovered] = vec(INK_FAINT);
    colours[ImGuiCol_ScrollbarGrabActive] = vec(INK_SECONDARY);
    colours[ImGuiCol_Header] = vec(ROW_SELECTED);
    colours[ImGuiCol_HeaderHovered] = vec(ROW_HOVER);
    colours[ImGuiCol_HeaderActive] = vec(ROW_SELECTED);
    colours[ImGuiCol_Separator] = vec(LINE);
    colours[ImGuiCol_TextSelectedBg] = vec(IM_COL32(0xBF, 0xD7, 0xFA, 255));
    colours[ImGuiCol_InputTextCursor] = vec(INK);
    colours[ImGuiCol_NavCursor] = vec(PRIMARY);
    colours[ImGuiCol_NavWindowingHighlight] = ImVec4(0, 0, 0, 0);
    colours[ImGuiCol_NavWindowingDimBg] = ImVec4(0, 0, 0, 0);
    colours[ImGuiCol_ModalWindowDimBg] = vec(IM_COL32(0x1D, 0x29, 0x39, 0x66));
}

} // namespace

void set_zoom(float factor)
{
    s_zoom = std::clamp(factor, 1.0F, 2.0F);
}

float zoom()
{
    return s_zoom;
}

float px(float design)
{
    return std::round(design * s_zoom);
}

float font_size(TextSize size)
{
    float em = 14;
    switch (size) {
    case TextSize::Small:
        em = 12.5F;
        break;
    case TextSize::Body:
        em = 14;
        break;
    case TextSize::Title:
        em = 20;
        break;
    case TextSize::Figure:
        em = 28;
        break;
    }
    return std::round(em * LINE_PER_EM * s_zoom * 2) / 2;
}

ImFont* font(Weight weight)
{
    ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
    if (weight == Weight::Bold && fonts.Size > 1)
        return fonts[1];
    return fonts.Size > 0 ? fonts[0] : nullptr;
}

ChipColours chip_colours(app::ChipLevel level)
{
    switch (level) {
    case app::ChipLevel::Neutral:
        return {INK_SECONDARY, NEUTRAL_SOFT};
    case app::ChipLevel::Info:
        return {PRIMARY, PRIMARY_SOFT};
    case app::ChipLevel::Ok:
        return {OK, OK_SOFT};
    case app::ChipLevel::DueSoon:
        return {DUE_SOON, DUE_SOON_SOFT};
    case app::ChipLevel::Overdue:
        return {OVERDUE, OVERDUE_SOFT};
    }
    return {INK_SECONDARY, NEUTRAL_SOFT};
}

void apply()
{
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.FontSizeBase = font_size(TextSize::Body);
    style.WindowPadding = ImVec2(0, 0);
    style.WindowRounding = px(CARD_RADIUS);
    style.WindowBorderSize = 0;
    style.WindowMinSize = ImVec2(1, 1);
    style.ChildRounding = 0;
    style.ChildBorderSize = 0;
    style.PopupRounding = px(CARD_RADIUS);
    style.PopupBorderSize = 1;
    style.FramePadding = ImVec2(px(11), std::floor((px(CONTROL_HEIGHT) - font_size(TextSize::Body)) / 2));
    style.FrameRounding = px(RADIUS);
    style.FrameBorderSize = 0;
    style.ItemSpacing = ImVec2(px(8), px(8));
    style.ItemInnerSpacing = ImVec2(px(8), px(4));
    style.CellPadding = ImVec2(px(8), 0);
    style.ScrollbarSize = px(12);
    style.ScrollbarRounding = px(6);
    style.GrabRounding = px(RADIUS);
    style.DisabledAlpha = 1; // our widgets draw their own disabled look
    style.AntiAliasedLinesUseTex = false;
    set_colours(style);
    ImGuiIO& io = ImGui::GetIO();
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigErrorRecovery = false;
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
}

FontScope::FontScope(TextSize size, Weight weight)
{
    ImGui::PushFont(font(weight), font_size(size));
}

FontScope::~FontScope()
{
    ImGui::PopFont();
}

} // namespace ui::theme
