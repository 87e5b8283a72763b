// Stage bar and timeline, drawn as in the agreed pictures.
#include "ui/widgets/case_parts.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <cmath>

namespace ui {

namespace {

std::string stage_text(app::StageStep const& step)
{
    if (step.progress == app::StageStep::Progress::Current && !step.note.empty())
        return step.note;
    if (step.date.empty())
        return step.name;
    return step.name + " " + step.date;
}

// A piece of the bar: pointed at its right, notched at its left except for the first one.
void draw_chevron(ImDrawList& list, ImVec2 start, ImVec2 end, float point, bool notched, ImU32 colour)
{
    float middle = (start.y + end.y) / 2;
    float body = end.x - point;
    list.AddRectFilled(ImVec2(start.x + (notched ? point : 0), start.y), ImVec2(body, end.y), colour);
    list.AddTriangleFilled(ImVec2(body, start.y), ImVec2(end.x, middle), ImVec2(body, end.y), colour);
    if (notched) {
        list.AddTriangleFilled(start, ImVec2(start.x + point, start.y), ImVec2(start.x + point, middle), colour);
        list.AddTriangleFilled(
            ImVec2(start.x + point, middle), ImVec2(start.x + point, end.y), ImVec2(start.x, end.y), colour);
    }
}

void draw_stage(app::StageStep const& step, ImVec2 start, ImVec2 end, float point, bool first)
{
    using Progress = app::StageStep::Progress;
    bool done = step.progress == Progress::Done, current = step.progress == Progress::Current;
    ImU32 fill = done ? IM_COL32(0xDC, 0xF0, 0xE4, 255) : current ? theme::PRIMARY : theme::NEUTRAL_SOFT;
    TextStyle style{theme::TextSize::Body, current ? theme::Weight::Bold : theme::Weight::Regular,
        done          ? theme::OK
            : current ? theme::WHITE
                      : theme::INK_SECONDARY};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_chevron(list, start, end, point, !first, fill);
    float left = start.x + (first ? 0 : point), right = end.x - point;
    float const room = right - left - theme::px(done ? 24 : 4);
    std::string shown = stage_text(step);
    if (measure(shown, style).x > room) // the name alone says more than half a sentence
        shown = ellipsised(step.name, room, style);
    float width = measure(shown, style).x + (done ? theme::px(20) : 0);
    float x = left + std::max(0.0F, (right - left - width) / 2);
    if (done) {
        draw_icon(list, Icon::Check, ImVec2(x + theme::px(7), (start.y + end.y) / 2), theme::px(12), style.colour);
        x += theme::px(20);
    }
    draw_text(list, ImVec2(x, start.y + (end.y - start.y - theme::font_size(style.size)) / 2), shown, style);
}

} // namespace

void stage_bar(std::span<app::StageStep const> stages)
{
    if (stages.empty())
        return;
    ImVec2 start = ImGui::GetCursorScreenPos();
    float width = content_width(), height = theme::px(44), point = theme::px(12), gap = theme::px(4);
    float step = width / static_cast<float>(stages.size());
    base::MirrorNode list_node;
    list_node.role = base::MirrorRole::List;
    list_node.name = "五个环节";
    recorder().push(std::move(list_node));
    for (std::size_t i = 0; i < stages.size(); ++i) {
        ImVec2 minimum(std::round(start.x + static_cast<float>(i) * step), start.y);
        ImVec2 maximum(
            std::round(start.x + static_cast<float>(i + 1) * step + (i + 1 < stages.size() ? point - gap : 0)),
            start.y + height);
        draw_stage(stages[i], minimum, maximum, point, i == 0);
        constexpr std::string_view PROGRESS[]{"已完成", "进行中", "未开始"};
        base::MirrorNode node;
        node.role = base::MirrorRole::ListItem;
        node.name = stages[i].name;
        node.value = std::string(PROGRESS[static_cast<std::size_t>(stages[i].progress)]);
        node.description = stage_text(stages[i]);
        node.selected = stages[i].progress == app::StageStep::Progress::Current ? base::MirrorState::True
                                                                                : base::MirrorState::False;
        set_rectangle(node, minimum, maximum);
        recorder().add(std::move(node));
    }
    ImGui::Dummy(ImVec2(width, height));
    recorder().pop(start, ImVec2(start.x + width, start.y + height));
}

TimelineEvents timeline(std::span<app::TimelineLine const> lines)
{
    TimelineEvents events;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    MirrorScope scope(base::MirrorRole::List, "经过");
    float right = ImGui::GetCursorScreenPos().x + content_width();
    ImVec2 previous_dot(0, 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        app::TimelineLine const& line = lines[i];
        bool pale = line.inert || line.undone;
        ImGui::PushID(static_cast<int>(i));
        ImVec2 start = ImGui::GetCursorScreenPos();
        float left = start.x + theme::px(24);
        ImVec2 dot(start.x + theme::px(7), start.y + theme::px(10));
        if (i > 0)
            list.AddRectFilled(
                ImVec2(dot.x - 1, previous_dot.y + theme::px(7)), ImVec2(dot.x + 1, dot.y - theme::px(7)), theme::LINE);
        list.AddCircleFilled(dot, theme::px(5), pale ? theme::INK_FAINT : theme::PRIMARY);
        previous_dot = dot;
        base::MirrorNode node;
        node.role = base::MirrorRole::ListItem;
        node.name = line.title;
        node.description = line.detail;
        recorder().push(std::move(node));
        float spacing = ImGui::GetStyle().ItemSpacing.y;
        ImGui::GetStyle().ItemSpacing.y = theme::px(3);
        float undo_room = line.can_undo ? theme::px(56) : 0;
        {
            WidthScope width(right - undo_room);
            ImGui::SetCursorScreenPos(ImVec2(left, start.y));
            TextStyle title_style{theme::TextSize::Body, theme::Weight::Regular, pale ? theme::INK_FAINT : theme::INK};
            text_wrapped(line.undone ? line.title + "（已撤销）"
                    : line.inert     ? line.title + "（未生效）"
                                     : line.title,
                title_style);
        }
        {
            WidthScope width(right - undo_room);
            ImGui::SetCursorScreenPos(ImVec2(left, ImGui::GetCursorScreenPos().y));
            if (!line.detail.empty())
                small_text(line.detail);
        }
        ImVec2 end = ImGui::GetCursorScreenPos();
        ImGui::GetStyle().ItemSpacing.y = spacing;
        if (line.can_undo) {
            ImGui::SetCursorScreenPos(ImVec2(right - undo_room, start.y - theme::px(4)));
            ButtonOptions options;
            options.kind = ButtonKind::Link;
            options.small = true;
            if (button("撤销", options))
                events.undo = static_cast<int>(i);
        }
        ImGui::SetCursorScreenPos(ImVec2(start.x, end.y));
        ImGui::Dummy(ImVec2(1, theme::px(4)));
        recorder().pop(start, ImVec2(right, end.y));
        ImGui::PopID();
    }
    return events;
}

} // namespace ui
