// See search_palette.h. The list is a window of its own that never takes the focus from the field.
#include "ui/search_palette.h"

#include "base/text.h"
#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"
#include "ui/widgets/picker.h"

#include <imgui_internal.h>

#include <algorithm>

namespace ui {

namespace {

constexpr float LINE_HEIGHT = 40;

bool draw_line(std::string_view title, std::string_view detail, std::size_t place, bool highlighted)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + ImGui::GetContentRegionAvail().x, start.y + theme::px(LINE_HEIGHT));
    ImGui::PushID(static_cast<int>(place));
    Pressable state = pressable(ImGui::GetID("line"), start, end, ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (highlighted || state.hovered)
        list.AddRectFilled(start, end, theme::ROW_SELECTED, theme::px(4));
    float y = start.y + (end.y - start.y - theme::font_size(theme::TextSize::Body)) / 2;
    TextStyle grey{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
    float room = end.x - start.x - theme::px(20);
    std::string fitted_detail = ellipsised(detail, room / 2, grey);
    float detail_width = measure(fitted_detail, grey).x;
    draw_text(list, ImVec2(start.x + theme::px(10), y), ellipsised(title, room - detail_width - theme::px(12)));
    draw_text(list, ImVec2(end.x - detail_width - theme::px(10), y + theme::px(1)), fitted_detail, grey);
    base::MirrorNode node = item_node(base::MirrorRole::Option, title);
    node.description = std::string(detail);
    node.focused = highlighted;
    recorder().add(std::move(node));
    ImGui::PopID();
    return state.pressed;
}

} // namespace

void SearchPalette::focus()
{
    request_focus("search");
}

void SearchPalette::clear()
{
    m_text.clear();
    m_records.clear();
    m_highlighted = -1;
    m_open = false;
    drop_active_edit();
}

bool SearchPalette::take_query_request()
{
    return std::exchange(m_query_wanted, false);
}

std::vector<SearchPalette::Line> SearchPalette::lines() const
{
    std::vector<Line> lines;
    std::string_view typed = base::trimmed(m_text);
    if (typed.empty())
        return lines;
    for (CommandEntry const& entry : command_table()) {
        app::PickerItem item{{}, std::string(entry.label), {}, std::string(entry.pinyin)};
        if (entry.name != CommandName::FocusSearch && matches_filter(item, typed))
            lines.push_back({std::string(entry.label), std::string(entry.shortcut), entry.name, {}});
    }
    for (app::RecordRow const& record : m_records)
        lines.push_back({record.petitioner + "・" + record.title, record.petition_no, {}, record.id});
    return lines;
}

void SearchPalette::move_highlight(std::size_t count)
{
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow))
        ++m_highlighted;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow))
        --m_highlighted;
    m_highlighted = std::clamp(m_highlighted, -1, static_cast<int>(count) - 1);
}

std::optional<std::size_t> SearchPalette::draw_list(std::vector<Line> const& lines, ImVec2 below, float width)
{
    std::optional<std::size_t> chosen;
    ImGui::SetNextWindowPos(ImVec2(below.x, below.y + theme::px(4)));
    ImGui::SetNextWindowSize(ImVec2(width, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme::px(6), theme::px(6)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme::CARD);
    constexpr ImGuiWindowFlags FLAGS = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav
        | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize
        | ImGuiWindowFlags_Tooltip;
    if (ImGui::Begin("##search_results", nullptr, FLAGS)) {
        WidthScope own_width(-1);
        MirrorScope scope(base::MirrorRole::ListBox, label(Label::SearchName));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (draw_line(lines[i].title, lines[i].detail, i, static_cast<int>(i) == m_highlighted))
                chosen = i;
        }
        if (lines.empty())
            small_text(label(Label::SearchNothing));
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    return chosen;
}

SearchEvents SearchPalette::draw(float width)
{
    SearchEvents events;
    ImVec2 start = ImGui::GetCursorScreenPos();
    FieldOptions options{
        .label = label(Label::SearchName), .hint = label(Label::SearchHint), .keeps_up_and_down = true, .width = width};
    std::vector<Line> found = lines();
    if (m_open)
        move_highlight(found.size());
    FieldResult result = search_field("search", m_text, options, "Ctrl K");
    bool active = result.active;
    if (result.changed) {
        m_query_wanted = true;
        m_highlighted = -1;
    }
    std::optional<std::size_t> chosen;
    bool mouse_on_list = false;
    if (m_open && !m_text.empty()) {
        chosen = draw_list(found, ImVec2(start.x, start.y + theme::px(theme::CONTROL_HEIGHT)), width);
        ImGuiWindow* list = ImGui::FindWindowByName("##search_results");
        mouse_on_list = list != nullptr && GImGui->HoveredWindow == list;
    }
    if (result.submitted && m_highlighted >= 0 && m_highlighted < static_cast<int>(found.size()))
        chosen = static_cast<std::size_t>(m_highlighted);
    else if (result.submitted && !base::trimmed(m_text).empty())
        events.search_ledger = true;
    if (chosen) {
        events.command = found[*chosen].command;
        events.record = found[*chosen].record;
    }
    // Escape leaves the search as it was before.
    if (m_was_active && !active && ImGui::IsKeyPressed(ImGuiKey_Escape, false))
        clear();
    m_was_active = active;
    // Pressing the mouse on the list takes the focus from the field before the button comes up again.
    m_open = active || (m_open && mouse_on_list);
    return events;
}

} // namespace ui
