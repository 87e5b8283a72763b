// The closed field looks like a text field with a chevron; the popup holds the filter and a clipped list of options.
#include "ui/widgets/picker.h"

#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>

namespace ui {

namespace {

constexpr float OPTION_HEIGHT = 34;
constexpr std::size_t MOST_OPTIONS = 8; // in view at once
constexpr std::size_t FILTER_FROM = 9; // items; fewer are looked through faster than filtered

struct OpenPicker { // one can be open at a time
    ImGuiID id{0};
    std::string filter;
    std::vector<std::size_t> found;
    int highlighted{0};
    bool just_opened{false};
    bool scroll_to_highlighted{false};
};

OpenPicker& open_picker()
{
    static OpenPicker s_open;
    return s_open;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

void filter_items(OpenPicker& open, std::span<app::PickerItem const> items)
{
    open.found.clear();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (matches_filter(items[i], open.filter))
            open.found.push_back(i);
    }
    open.highlighted = 0;
}

void draw_closed_field(ImVec2 start, ImVec2 end, std::string_view shown, FieldOptions const& options, bool is_open)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(start, end, options.disabled ? theme::NEUTRAL_SOFT : theme::CARD, theme::px(theme::RADIUS));
    detail::draw_field_frame(start, end, options, is_open, ImGui::IsItemHovered());
    TextStyle style;
    style.colour = options.disabled ? theme::INK_SECONDARY : shown.empty() ? theme::INK_FAINT : theme::INK;
    std::string_view text = !shown.empty() ? shown : !options.hint.empty() ? options.hint : "请选择";
    std::string fitted = ellipsised(text, end.x - start.x - theme::px(40), style);
    float y = start.y + (end.y - start.y - theme::font_size(style.size)) / 2;
    draw_text(list, ImVec2(start.x + theme::px(11), y), fitted, style);
    ImVec2 chevron(end.x - theme::px(16), (start.y + end.y) / 2);
    draw_icon(list, Icon::ChevronDown, chevron, theme::px(12), theme::INK_SECONDARY);
}

bool draw_option(app::PickerItem const& item, int position, OpenPicker& open, bool selected)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + ImGui::GetContentRegionAvail().x, start.y + theme::px(OPTION_HEIGHT));
    ImGui::PushID(item.code.c_str());
    Pressable state = pressable(ImGui::GetID("option"), start, end, ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (state.hovered && (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0))
        open.highlighted = position;
    if (open.highlighted == position)
        list.AddRectFilled(start, end, theme::ROW_SELECTED, theme::px(4));
    float y = start.y + (end.y - start.y - theme::font_size(theme::TextSize::Body)) / 2;
    TextStyle style;
    style.colour = selected ? theme::PRIMARY : theme::INK;
    draw_text(list, ImVec2(start.x + theme::px(10), y), ellipsised(item.label, end.x - start.x - theme::px(20), style),
        style);
    // 村务管理 is followed by 农村农业, not by its own name once more.
    std::string_view detail = item.detail;
    if (detail.ends_with(item.label))
        detail.remove_suffix(item.label.size());
    if (detail.ends_with("／"))
        detail.remove_suffix(std::string_view("／").size());
    float const room = end.x - start.x - measure(item.label).x - theme::px(36);
    if (!detail.empty() && room > theme::px(40)) {
        TextStyle grey{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
        std::string const fitted = ellipsised(detail, room, grey);
        draw_text(list, ImVec2(end.x - measure(fitted, grey).x - theme::px(10), y + theme::px(1)), fitted, grey);
    }
    base::MirrorNode node = item_node(base::MirrorRole::Option, item.label);
    node.selected = selected ? base::MirrorState::True : base::MirrorState::False;
    node.focused = open.highlighted == position;
    node.description = item.detail;
    recorder().add(std::move(node));
    ImGui::PopID();
    return state.pressed;
}

void move_highlight(OpenPicker& open)
{
    int count = static_cast<int>(open.found.size());
    int before = open.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow))
        ++open.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow))
        --open.highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown))
        open.highlighted += 8;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp))
        open.highlighted -= 8;
    open.highlighted = std::clamp(open.highlighted, 0, std::max(0, count - 1));
    open.scroll_to_highlighted |= before != open.highlighted;
}

// Where the popup goes: below the field, or above it where there is more room; with as many options as fit.
struct Placement {
    bool above{false};
    std::size_t options{8};
};

Placement place_popup(std::size_t items, float top, float bottom)
{
    float const fixed = theme::px(items >= FILTER_FROM ? 12 + 42 : 12) + theme::px(8);
    float const below = ImGui::GetMainViewport()->Size.y - bottom - fixed;
    float const above = top - fixed;
    float const wanted = theme::px(OPTION_HEIGHT) * static_cast<float>(std::clamp<std::size_t>(items, 1, MOST_OPTIONS));
    Placement placement;
    placement.above = below < wanted && above > below;
    float const room = placement.above ? above : below;
    placement.options =
        static_cast<std::size_t>(std::clamp(room / theme::px(OPTION_HEIGHT), 2.0F, static_cast<float>(MOST_OPTIONS)));
    return placement;
}

// Returns the index of the chosen item, or -1.
int draw_options(OpenPicker& open, std::span<app::PickerItem const> items, std::string const& code,
    std::string_view name, std::size_t most)
{
    int chosen = -1;
    float height = theme::px(OPTION_HEIGHT) * static_cast<float>(std::clamp<std::size_t>(open.found.size(), 1, most));
    ImGui::BeginChild("options", ImVec2(0, height), ImGuiChildFlags_None, ImGuiWindowFlags_NoNav);
    recorder().cover(ImGui::GetCurrentWindow()->ChildId);
    MirrorScope scope(base::MirrorRole::ListBox, name);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (open.found.empty())
        text("没有符合的选项", {theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY});
    if (open.scroll_to_highlighted) {
        float top = static_cast<float>(open.highlighted) * theme::px(OPTION_HEIGHT);
        float scroll = ImGui::GetScrollY();
        if (top < scroll)
            ImGui::SetScrollY(top);
        else if (top + theme::px(OPTION_HEIGHT) > scroll + height)
            ImGui::SetScrollY(top + theme::px(OPTION_HEIGHT) - height);
        open.scroll_to_highlighted = false;
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(open.found.size()), theme::px(OPTION_HEIGHT));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            std::size_t index = open.found[static_cast<std::size_t>(i)];
            if (draw_option(items[index], i, open, items[index].code == code))
                chosen = static_cast<int>(index);
        }
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
    return chosen;
}

// The popup under the field; returns true when `code` changed.
bool draw_popup(
    std::string& code, std::span<app::PickerItem const> items, FieldOptions const& options, ImVec2 start, ImVec2 end)
{
    OpenPicker& open = open_picker();
    // What need not be filled in can be emptied again.
    bool const may_clear = !options.required && !code.empty()
        && std::none_of(items.begin(), items.end(), [](app::PickerItem const& item) { return item.code.empty(); });
    Placement const placement = place_popup(items.size() + (may_clear ? 1 : 0), start.y, end.y);
    float const width = std::max(end.x - start.x, theme::px(items.size() >= FILTER_FROM ? 280 : 200));
    float const left = std::max(0.0F, std::min(start.x, ImGui::GetMainViewport()->Size.x - width - theme::px(8)));
    float const gap = theme::px(2);
    ImGui::SetNextWindowPos(ImVec2(left, placement.above ? start.y - gap : end.y + gap), ImGuiCond_Always,
        ImVec2(0, placement.above ? 1.0F : 0.0F));
    ImGui::SetNextWindowSize(ImVec2(width, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme::px(6), theme::px(6)));
    bool changed = false;
    constexpr ImGuiWindowFlags FLAGS = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav
        | ImGuiWindowFlags_NoSavedSettings;
    if (ImGui::BeginPopup("picker", FLAGS)) {
        WidthScope own_width(-1);
        if (items.size() >= FILTER_FROM) {
            std::string name = "筛选" + std::string(visible_label(options.label));
            FieldOptions filter;
            filter.label = name;
            filter.hint = "输入文字、代码或拼音首字母";
            if (open.just_opened)
                request_focus("picker_filter");
            if (search_field("picker_filter", open.filter, filter))
                filter_items(open, items);
        }
        open.just_opened = false;
        move_highlight(open);
        int chosen = draw_options(open, items, code, visible_label(options.label), placement.options);
        bool entered = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
        if (chosen < 0 && entered && !open.found.empty() && !ImGui::IsWindowAppearing())
            chosen = static_cast<int>(open.found[static_cast<std::size_t>(open.highlighted)]);
        bool const cleared = may_clear && button("清除选择", {.kind = ButtonKind::Link, .small = true});
        if (cleared) {
            code.clear();
            changed = true;
        } else if (chosen >= 0) {
            changed = code != items[static_cast<std::size_t>(chosen)].code;
            code = items[static_cast<std::size_t>(chosen)].code;
        }
        if (cleared || chosen >= 0 || ImGui::IsKeyPressed(ImGuiKey_Escape, false)
            || ImGui::IsKeyPressed(ImGuiKey_Tab, false))
            ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return changed;
}

} // namespace

bool matches_filter(app::PickerItem const& item, std::string_view typed)
{
    std::string_view wanted_text = base::trimmed(typed);
    if (wanted_text.empty())
        return true;
    std::string wanted = lower(wanted_text);
    return lower(item.code).starts_with(wanted) || lower(item.pinyin).find(wanted) != std::string::npos
        || item.label.find(wanted_text) != std::string::npos || item.detail.find(wanted_text) != std::string::npos;
}

FieldResult picker(
    char const* id, std::string& code, std::span<app::PickerItem const> items, FieldOptions const& options)
{
    ImGui::PushID(id);
    ImGui::BeginGroup();
    detail::field_label(options);
    float width = options.width > 0 ? options.width : content_width();
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + width, start.y + theme::px(theme::CONTROL_HEIGHT));
    if (options.disabled || options.read_only)
        ImGui::BeginDisabled();
    ImGuiID item = ImGui::GetID("field");
    if (detail::take_focus_request(id))
        ImGui::SetKeyboardFocusHere();
    Pressable state = pressable(item, start, end);
    bool opens = state.pressed
        || (ImGui::IsItemFocused() && ImGui::IsKeyPressed(ImGuiKey_DownArrow, false) && ImGui::GetIO().KeyAlt);
    if (opens) {
        ImGui::OpenPopup("picker");
        open_picker() = {item, {}, {}, 0, true, true};
        filter_items(open_picker(), items);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].code == code)
                open_picker().highlighted = static_cast<int>(i);
        }
    }
    bool is_open = ImGui::IsPopupOpen("picker");
    auto chosen =
        std::find_if(items.begin(), items.end(), [&](app::PickerItem const& one) { return one.code == code; });
    std::string shown = chosen == items.end() ? code : chosen->label;
    draw_closed_field(start, end, shown, options, is_open);
    base::MirrorNode node = item_node(base::MirrorRole::ComboBox, options.label);
    node.value = shown;
    node.expanded = is_open ? base::MirrorState::True : base::MirrorState::False;
    node.description = std::string(options.error.empty() ? options.help : options.error);
    node.invalid = !options.error.empty();
    node.required = options.required;
    recorder().add(std::move(node));
    if (options.disabled || options.read_only)
        ImGui::EndDisabled();
    FieldResult result;
    result.changed = is_open && draw_popup(code, items, options, start, end);
    result.committed = result.changed;
    detail::field_footer(options);
    ImGui::EndGroup();
    ImGui::PopID();
    return result;
}

FieldResult picker(
    char const* id, std::string& code, std::span<domain::Choice const> choices, FieldOptions const& options)
{
    std::vector<app::PickerItem> items;
    items.reserve(choices.size());
    for (domain::Choice const& choice : choices)
        items.push_back({std::string(choice.code), std::string(choice.label), {}, {}});
    return picker(id, code, items, options);
}

} // namespace ui
