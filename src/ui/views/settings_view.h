// 设置: workspace, identity, organisation, calendar, storage health, display, shortcuts, check of the books.
#pragma once

#include "ui/commands.h"

#include <optional>

namespace ui {

struct SettingsSnapshot {
    app::ShellSnapshot const& shell;
    domain::Organisation const& organisation;
    std::vector<int> calendar_years;
    std::string calendar_file;
    app::CalendarPreview const* calendar{nullptr};
    std::optional<base::Result<app::VerifyReport>> const& verification;
    bool read_only{false};
};

class SettingsView {
public:
    void draw(SettingsSnapshot const& snapshot, Commands& commands);

private:
    void draw_workspace(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_identity(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_people(SettingsSnapshot const& snapshot);
    void draw_calendar(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_preview(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_storage(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_display(Commands& commands);
    void draw_shortcuts();
    void draw_verification(SettingsSnapshot const& snapshot, Commands& commands);
};

// 已保存, 正在保存 …
std::string_view save_state_text(app::SaveState state);
std::string backup_age_text(std::optional<int> days);

} // namespace ui
