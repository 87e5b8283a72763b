// See start_view.h.
#include "ui/views/start_view.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"
#include "ui/widgets/text.h"

namespace ui {

base::Mirror const& StartView::mirror() const
{
    return recorder().last();
}

StartChoice StartView::draw()
{
    auto choice = StartChoice::None;
    theme::apply();
    recorder().begin_frame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin(
        "start", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    vertical_space(96);
    if (!m_error) {
        empty_state(Icon::Info, "初信", m_loading);
    } else {
        empty_state(Icon::Warning, "工作区没有打开", m_error->message);
        bool const refused = m_error->code == base::ErrorCode::Storage;
        float total = button_width("重试", {.kind = ButtonKind::Primary}) + theme::px(8) + button_width("从备份恢复");
        if (refused)
            total += theme::px(8) + button_width("只在内存中使用");
        ImGui::SetCursorPosX((ImGui::GetWindowWidth() - total) / 2);
        if (button("重试", {.kind = ButtonKind::Primary}))
            choice = StartChoice::Retry;
        same_line();
        if (button("从备份恢复"))
            choice = StartChoice::RestoreBackup;
        if (refused) {
            same_line();
            if (button("只在内存中使用", {.description = "关闭页面后内容全部丢失"}))
                choice = StartChoice::WorkInMemory;
        }
    }
    ImGui::End();
    recorder().finish_frame();
    return choice;
}

} // namespace ui
