// The date field: typed text is read tolerantly when the field is left, and a calendar button opens a month.
#include "base/date.h"
#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>

namespace ui {

namespace {

struct OpenMonth { // of the one calendar popup
    int year{2023}, month{1};
};

OpenMonth& open_month()
{
    static OpenMonth s_month;
    return s_month;
}

std::optional<base::Date>& today()
{
    static std::optional<base::Date> s_today;
    return s_today;
}

// The numbers of the text, with full-width digits read as digits and every other character as a separator.
std::vector<std::string> digit_groups(std::string_view typed)
{
    std::vector<std::string> groups;
    bool inside = false;
    for (std::size_t offset = 0; offset < typed.size();) {
        std::uint32_t code_point = base::next_code_point(typed, offset);
        if (code_point >= 0xFF10 && code_point <= 0xFF19)
            code_point = code_point - 0xFF10 + '0';
        bool digit = code_point >= '0' && code_point <= '9';
        if (digit && !inside)
            groups.emplace_back();
        if (digit)
            groups.back().push_back(static_cast<char>(code_point));
        inside = digit;
    }
    return groups;
}

bool draw_day(std::string& value, int day, base::Date shown, ImVec2 start, float size)
{
    std::string iso = base::to_iso(shown);
    Pressable state = pressable(ImGui::GetID(iso.c_str()), start, ImVec2(start.x + size, start.y + size));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    bool selected = value == iso;
    ImVec2 end(start.x + size, start.y + size);
    if (selected)
        list.AddRectFilled(start, end, theme::PRIMARY, theme::px(theme::RADIUS));
    else if (state.hovered)
        list.AddRectFilled(start, end, theme::NEUTRAL_SOFT, theme::px(theme::RADIUS));
    if (!selected && shown == today())
        list.AddRect(start, end, theme::PRIMARY, theme::px(theme::RADIUS));
    std::string text = std::to_string(day);
    bool weekend = base::weekday(shown) >= base::Weekday::Saturday;
    TextStyle style;
    style.colour = selected ? theme::WHITE : weekend ? theme::INK_SECONDARY : theme::INK;
    ImVec2 extent = measure(text, style);
    draw_text(list, ImVec2(start.x + (size - extent.x) / 2, start.y + (size - extent.y) / 2), text, style);
    base::MirrorNode node = item_node(base::MirrorRole::Option, base::to_chinese(shown));
    node.selected = selected ? base::MirrorState::True : base::MirrorState::False;
    recorder().add(std::move(node));
    if (state.pressed)
        value = iso;
    return state.pressed;
}

void draw_month_header(OpenMonth& month, float width)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    if (icon_button(Icon::ChevronLeft, "上个月"))
        month = month.month == 1 ? OpenMonth{month.year - 1, 12} : OpenMonth{month.year, month.month - 1};
    std::string title = std::to_string(month.year) + "年" + std::to_string(month.month) + "月";
    float title_width = measure(title).x;
    ImGui::SetCursorScreenPos(ImVec2(start.x + (width - title_width) / 2, start.y + theme::px(4)));
    text(title);
    ImGui::SetCursorScreenPos(ImVec2(start.x + width - theme::px(30), start.y));
    if (icon_button(Icon::ChevronRight, "下个月"))
        month = month.month == 12 ? OpenMonth{month.year + 1, 1} : OpenMonth{month.year, month.month + 1};
}

bool draw_calendar(std::string& value)
{
    OpenMonth& month = open_month();
    float size = theme::px(32);
    draw_month_header(month, size * 7);
    ImVec2 start = ImGui::GetCursorScreenPos();
    constexpr std::array<std::string_view, 7> NAMES{"一", "二", "三", "四", "五", "六", "日"};
    TextStyle grey{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
    for (std::size_t i = 0; i < NAMES.size(); ++i)
        draw_text(*ImGui::GetWindowDrawList(),
            ImVec2(start.x + static_cast<float>(i) * size + theme::px(10), start.y + theme::px(4)), NAMES[i], grey);
    start.y += theme::px(28);
    bool chosen = false;
    std::optional<base::Date> first = base::make_date(month.year, month.month, 1);
    if (!first)
        return false;
    int column = static_cast<int>(base::weekday(*first)) - 1;
    int row = 0;
    MirrorScope scope(base::MirrorRole::ListBox, "选择日期");
    for (int day = 1; base::make_date(month.year, month.month, day); ++day) {
        ImVec2 place(start.x + static_cast<float>(column) * size, start.y + static_cast<float>(row) * size);
        chosen |= draw_day(value, day, base::add_days(*first, day - 1), place, size);
        if (++column == 7) {
            column = 0;
            ++row;
        }
    }
    return chosen;
}

// Below the field, or above it where the month would not fit.
bool calendar_popup(std::string& value, ImVec2 start, float width)
{
    bool chosen = false;
    ImVec2 const screen = ImGui::GetMainViewport()->Size;
    float const wide = theme::px(7 * 32 + 20), high = theme::px(30 + 28 + 6 * 32 + 20);
    float const bottom = start.y + theme::px(theme::CONTROL_HEIGHT) + theme::px(2);
    bool const above = bottom + high > screen.y && start.y > high;
    float const left = start.x + wide > screen.x ? std::max(0.0F, start.x + width - wide) : start.x;
    ImGui::SetNextWindowPos(
        ImVec2(left, above ? start.y - theme::px(2) : bottom), ImGuiCond_Always, ImVec2(0, above ? 1.0F : 0.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme::px(10), theme::px(10)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (ImGui::BeginPopup("calendar", ImGuiWindowFlags_NoMove)) {
        WidthScope own_width(-1);
        chosen = draw_calendar(value);
        if (chosen || ImGui::IsKeyPressed(ImGuiKey_Escape, false))
            ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    return chosen;
}

} // namespace

void set_today(base::Date date)
{
    today() = date;
}

std::optional<std::string> normalised_date(std::string_view typed)
{
    std::vector<std::string> groups = digit_groups(typed);
    if (groups.size() == 1 && groups[0].size() == 8)
        groups = {groups[0].substr(0, 4), groups[0].substr(4, 2), groups[0].substr(6, 2)};
    if (groups.size() != 3 || groups[0].size() != 4 || groups[1].size() > 2 || groups[2].size() > 2)
        return std::nullopt;
    std::string iso = groups[0] + "-" + (groups[1].size() == 1 ? "0" : "") + groups[1] + "-"
        + (groups[2].size() == 1 ? "0" : "") + groups[2];
    std::optional<base::Date> date = base::parse_date(iso);
    if (!date)
        return std::nullopt;
    return iso;
}

FieldResult date_field(char const* id, std::string& value, FieldOptions const& options)
{
    ImGui::PushID(id);
    FieldOptions own = options;
    if (own.hint.empty())
        own.hint = "年-月-日";
    own.max_length = 20;
    ImGui::BeginGroup();
    detail::field_label(own);
    float width = options.width > 0 ? options.width : content_width();
    ImVec2 start = ImGui::GetCursorScreenPos();
    float button = theme::px(34);
    FieldResult result = detail::bare_input(id, value, own, 0, 0, button);
    if (result.committed || result.submitted) {
        if (std::optional<std::string> iso = normalised_date(value))
            value = *iso;
    }
    ImGui::SetCursorScreenPos(ImVec2(start.x + width - button + theme::px(2), start.y + theme::px(2)));
    if (!options.disabled && !options.read_only
        && icon_button(Icon::Calendar, "打开日历 " + std::string(visible_label(options.label)))) {
        std::optional<base::Date> date = base::parse_date(value);
        if (!date)
            date = today();
        if (date)
            open_month() = {base::year_month_day(*date).year, base::year_month_day(*date).month};
        ImGui::OpenPopup("calendar");
    }
    if (calendar_popup(value, start, width))
        result.changed = result.committed = true;
    // The button lies on the field: the line goes on below both.
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy(ImVec2(width, theme::px(theme::CONTROL_HEIGHT)));
    detail::field_footer(own);
    ImGui::EndGroup();
    ImGui::PopID();
    return result;
}

} // namespace ui
