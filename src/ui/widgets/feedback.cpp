// Messages are drawn with an icon and words: a colour is never the only sign.
#include "ui/widgets/feedback.h"

#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double TOAST_SECONDS = 5;

struct NoticeLook {
    ImU32 ink, background;
    Icon icon;
};

NoticeLook look_of(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Info:
        return {theme::PRIMARY, theme::PRIMARY_SOFT, Icon::Info};
    case NoticeKind::Ok:
        return {theme::OK, theme::OK_SOFT, Icon::Check};
    case NoticeKind::Warning:
        return {theme::DUE_SOON, theme::DUE_SOON_SOFT, Icon::Warning};
    case NoticeKind::Danger:
        return {theme::OVERDUE, theme::OVERDUE_SOFT, Icon::Warning};
    }
    return {theme::PRIMARY, theme::PRIMARY_SOFT, Icon::Info};
}

} // namespace

bool notice(NoticeKind kind, std::string_view message, std::string_view action)
{
    NoticeLook look = look_of(kind);
    ImVec2 start = ImGui::GetCursorScreenPos();
    float width = content_width();
    ButtonOptions options;
    options.small = true;
    float action_width = action.empty() ? 0 : button_width(action, options) + theme::px(12);
    TextStyle style{theme::TextSize::Body, theme::Weight::Regular, look.ink};
    float text_left = theme::px(38);
    std::vector<std::string_view> lines = wrap_lines(message, width - text_left - action_width - theme::px(12), style);
    float line_height = std::round(theme::font_size(style.size) * 1.2F);
    float height = std::max(theme::px(40), line_height * static_cast<float>(lines.size()) + theme::px(20));
    ImVec2 end(start.x + width, start.y + height);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(start, end, look.background, theme::px(theme::RADIUS));
    draw_icon(list, look.icon, ImVec2(start.x + theme::px(20), (start.y + end.y) / 2), theme::px(16), look.ink);
    float y = start.y + (height - line_height * static_cast<float>(lines.size())) / 2;
    for (std::string_view line : lines) {
        draw_text(list, ImVec2(start.x + text_left, y + (line_height - theme::font_size(style.size)) / 2), line, style);
        y += line_height;
    }
    ImGui::Dummy(ImVec2(width, height));
    base::MirrorNode node;
    node.role = base::MirrorRole::Text;
    node.name = std::string(message);
    set_rectangle(node, start, end);
    recorder().add(std::move(node));
    if (action.empty())
        return false;
    ImGui::SetCursorScreenPos(ImVec2(end.x - action_width, start.y + (height - theme::px(28)) / 2));
    bool pressed = button(action, options);
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy(ImVec2(width, height)); // the next line starts below the bar
    return pressed;
}

void problem_list(std::vector<base::Error> const& problems, std::string_view heading)
{
    if (problems.empty())
        return;
    if (!heading.empty())
        notice(NoticeKind::Danger, heading);
    for (base::Error const& problem : problems)
        notice(NoticeKind::Danger, problem.id.empty() ? problem.message : problem.message + "（" + problem.id + "）");
}

bool empty_state(Icon icon, std::string_view title, std::string_view explanation, std::string_view action)
{
    float width = content_width();
    ImVec2 start = ImGui::GetCursorScreenPos();
    auto centred = [&](std::string_view line, TextStyle const& style) {
        ImVec2 position = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos(ImVec2(start.x + std::max(0.0F, (width - measure(line, style).x) / 2), position.y));
        text(line, style);
    };
    draw_icon(*ImGui::GetWindowDrawList(), icon, ImVec2(start.x + width / 2, start.y + theme::px(48)), theme::px(32),
        theme::INK_FAINT);
    ImGui::Dummy(ImVec2(width, theme::px(76)));
    centred(title, {theme::TextSize::Body, theme::Weight::Bold, theme::INK});
    TextStyle grey{theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY};
    for (std::string_view line : wrap_lines(explanation, std::min(width, theme::px(480)), grey))
        centred(line, grey);
    bool pressed = false;
    if (!action.empty()) {
        vertical_space(4);
        ImVec2 position = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos(ImVec2(start.x + (width - button_width(action)) / 2, position.y));
        pressed = button(action);
    }
    vertical_space(16);
    return pressed;
}

void progress_bar(std::string_view title, double fraction)
{
    text(title, {}, Mirrored::No);
    ImVec2 start = ImGui::GetCursorScreenPos();
    float width = content_width(), height = theme::px(8);
    float done = width * static_cast<float>(std::clamp(fraction, 0.0, 1.0));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(start, ImVec2(start.x + width, start.y + height), theme::NEUTRAL_SOFT, height / 2);
    list.AddRectFilled(start, ImVec2(start.x + std::max(done, height), start.y + height), theme::PRIMARY, height / 2);
    ImGui::Dummy(ImVec2(width, height));
    base::MirrorNode node;
    node.role = base::MirrorRole::ProgressBar;
    node.name = std::string(title);
    node.value = std::to_string(static_cast<int>(fraction * 100)) + "%";
    set_rectangle(node, start, ImVec2(start.x + width, start.y + height));
    recorder().add(std::move(node));
}

void Toasts::add(NoticeKind kind, std::string text)
{
    m_toasts.push_back({kind, std::move(text)});
}

void Toasts::drop_problems()
{
    std::erase_if(m_toasts,
        [](Toast const& toast) { return toast.kind == NoticeKind::Danger || toast.kind == NoticeKind::Warning; });
}

void Toasts::draw(double now)
{
    for (Toast& toast : m_toasts) {
        if (toast.until == 0)
            toast.until = now + TOAST_SECONDS;
    }
    std::erase_if(m_toasts, [now](Toast const& toast) { return toast.until <= now; });
    if (m_toasts.empty())
        return;
    ImGuiViewport* viewport = ImGui::GetMainViewport();
    // At the left: the buttons of a dialog stand at the right.
    ImGui::SetNextWindowPos(ImVec2(theme::px(16), viewport->Size.y - theme::px(16)), ImGuiCond_Always, ImVec2(0, 1));
    ImGui::SetNextWindowSize(ImVec2(theme::px(380), 0));
    constexpr ImGuiWindowFlags FLAGS = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs
        | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing
        | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize;
    if (ImGui::Begin("toasts", nullptr, FLAGS)) {
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
        WidthScope own_width(-1);
        for (Toast const& toast : m_toasts)
            notice(toast.kind, toast.text);
    }
    ImGui::End();
}

std::optional<double> Toasts::next_change(double now) const
{
    std::optional<double> next;
    for (Toast const& toast : m_toasts) {
        double left = toast.until == 0 ? 0 : std::max(0.0, toast.until - now);
        next = next ? std::min(*next, left) : left;
    }
    return next;
}

} // namespace ui
