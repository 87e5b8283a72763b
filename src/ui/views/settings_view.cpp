// See settings_view.h.
#include "ui/views/settings_view.h"

#include "ui/command_table.h"
#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ui {

namespace {

constexpr TextStyle GREY{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};

std::string size_text(std::uint64_t bytes)
{
    if (bytes < 1024 * 1024)
        return std::to_string((bytes + 1023) / 1024) + " KB";
    std::uint64_t tenths = bytes * 10 / (1024 * 1024);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string roles_text(domain::Staff const& staff)
{
    std::vector<std::string> names;
    for (domain::Role role : staff.roles)
        names.emplace_back(to_chinese(role));
    std::string joined;
    for (std::string const& name : names)
        joined += joined.empty() ? name : "、" + name;
    return joined;
}

} // namespace

std::string_view save_state_text(app::SaveState state)
{
    switch (state) {
    case app::SaveState::Saved:
        return label(Label::Saved);
    case app::SaveState::Saving:
        return label(Label::Saving);
    case app::SaveState::Failed:
        return label(Label::SaveFailed);
    case app::SaveState::ReadOnly:
        return label(Label::ReadOnly);
    case app::SaveState::MemoryOnly:
        return label(Label::MemoryOnly);
    }
    return {};
}

std::string backup_age_text(std::optional<int> days)
{
    if (!days)
        return std::string(label(Label::BackupNever));
    if (*days == 0)
        return std::string(label(Label::BackupToday));
    return "备份 " + std::to_string(*days) + " 天前";
}

void SettingsView::draw(SettingsSnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::Settings));
    vertical_space(4);
    Columns columns({1, 1});
    columns.next();
    draw_workspace(snapshot, commands);
    vertical_space(8);
    draw_identity(snapshot, commands);
    vertical_space(8);
    draw_people(snapshot);
    vertical_space(8);
    draw_shortcuts();
    columns.next();
    draw_storage(snapshot, commands);
    vertical_space(8);
    draw_display(commands);
    vertical_space(8);
    draw_calendar(snapshot, commands);
    vertical_space(8);
    draw_verification(snapshot, commands);
}

void SettingsView::draw_workspace(SettingsSnapshot const& snapshot, Commands& commands)
{
    Card card("workspace", {.title = label(Label::WorkspaceTitle)});
    label_value(label(Label::WorkspaceName), snapshot.shell.workspace_name);
    label_value(label(Label::WorkspaceKind), label(snapshot.shell.demo ? Label::WorkspaceDemo : Label::WorkspaceReal));
    if (snapshot.shell.demo) {
        if (button(label(Label::OpenOwn)))
            commands.push(OpenOwnWorkspace{});
    } else if (button(label(Label::OpenDemo))) {
        commands.push(OpenDemo{});
    }
}

void SettingsView::draw_identity(SettingsSnapshot const& snapshot, Commands& commands)
{
    Card card("identity", {.title = label(Label::IdentityTitle)});
    label_value(label(Label::IdentityNow), snapshot.shell.identity_line);
    std::vector<app::PickerItem> items;
    for (domain::Staff const& staff : snapshot.shell.identities)
        items.push_back(
            {staff.id.value, staff.name, snapshot.organisation.org_name(staff.org) + "・" + roles_text(staff), {}});
    std::string chosen = snapshot.shell.identity_id.value;
    if (picker("settings_identity", chosen, items, {.label = label(Label::SwitchIdentity)}))
        commands.push(SwitchIdentity{snapshot.shell.operator_id, base::StaffId(chosen)});
    text_wrapped(label(Label::IdentityNote), GREY);
}

void SettingsView::draw_people(SettingsSnapshot const& snapshot)
{
    Card card("people", {.title = label(Label::OrgTitle)});
    static std::array<TableColumn, 4> const s_columns{TableColumn{label(Label::ColumnOrg), 1.4F, 110},
        TableColumn{label(Label::ColumnLevel), 0.2F, 56}, TableColumn{label(Label::ColumnStaff), 0.4F, 70},
        TableColumn{label(Label::ColumnRoles), 1.6F, 110}};
    std::vector<domain::Staff> const& staff = snapshot.organisation.staff();
    TableSpec spec{.name = label(Label::OrgTitle), .columns = s_columns};
    spec.row_count = static_cast<int>(staff.size());
    spec.height =
        theme::px(36) + theme::px(theme::ROW_HEIGHT) * static_cast<float>(std::clamp<std::size_t>(staff.size(), 2, 8));
    data_table("people", spec, [&](int row, TableRow& cells) {
        domain::Staff const& person = staff[static_cast<std::size_t>(row)];
        domain::Org const* org = snapshot.organisation.find_org(person.org);
        cells.text(org ? org->name : person.org.value);
        cells.text(org ? to_chinese(org->level) : std::string_view());
        cells.text(person.active ? person.name : person.name + "（已离岗）");
        cells.text(roles_text(person));
    });
}

void SettingsView::draw_calendar(SettingsSnapshot const& snapshot, Commands& commands)
{
    Card card("calendar", {.title = label(Label::CalendarTitle)});
    std::string years;
    for (int year : snapshot.calendar_years)
        years += (years.empty() ? "" : "、") + std::to_string(year);
    label_value(label(Label::CalendarYears), years);
    text_wrapped(label(Label::CalendarNote), GREY);
    ButtonOptions options;
    if (snapshot.read_only)
        options.closed_because = "只读时不能采用";
    if (button(label(Label::CalendarChoose), options))
        commands.push(ChooseCalendarFile{});
    if (snapshot.calendar != nullptr)
        draw_preview(snapshot, commands);
}

void SettingsView::draw_preview(SettingsSnapshot const& snapshot, Commands& commands)
{
    app::CalendarPreview const& preview = *snapshot.calendar;
    text(snapshot.calendar_file, {theme::TextSize::Body, theme::Weight::Bold, theme::INK});
    for (base::Error const& problem : preview.problems)
        notice(NoticeKind::Danger, problem.where.empty() ? problem.message : problem.where + "：" + problem.message);
    if (!preview.problems.empty())
        return;
    text(std::string(label(Label::CalendarMoves)) + "（" + std::to_string(preview.moved_count) + "）");
    if (preview.moved_count == 0)
        small_text(label(Label::CalendarNoMoves));
    for (std::size_t i = 0; i < std::min<std::size_t>(preview.moves.size(), 12); ++i)
        small_text(preview.moves[i]);
    if (preview.moves.size() > 12)
        small_text("……另有 " + std::to_string(preview.moves.size() - 12) + " 个");
    std::string name = std::string(label(Label::CalendarApply)) + " " + std::to_string(preview.year) + " 年日历";
    if (button(name, {.kind = ButtonKind::Primary}))
        commands.push(ApplyCalendar{});
}

void SettingsView::draw_storage(SettingsSnapshot const& snapshot, Commands& commands)
{
    Card card("storage", {.title = label(Label::StorageTitle)});
    app::StorageHealth const& storage = snapshot.shell.storage;
    std::string state(save_state_text(storage.state));
    if (!storage.detail.empty())
        state += "：" + storage.detail;
    label_value(label(Label::StorageState), state, 100);
    label_value(label(Label::StorageEngine), storage.engine, 100);
    label_value(label(Label::StorageSize), size_text(storage.size), 100);
    label_value(label(Label::StoragePending), std::to_string(storage.unacknowledged) + " 笔", 100);
    label_value(label(Label::StorageBackup), backup_age_text(storage.backup_age_days), 100);
    if (!storage.last_saved_act.empty())
        label_value(label(Label::StorageLastAct), storage.last_saved_act, 100);
    text_wrapped(label(Label::BackupNote), GREY);
    if (button(label(Label::ExportBackup)))
        commands.push(SaveBackup{});
}

void SettingsView::draw_display(Commands& commands)
{
    Card card("display", {.title = label(Label::DisplayTitle)});
    static constexpr std::array ZOOMS{RadioChoice{"100", "100%"}, RadioChoice{"125", "125%"},
        RadioChoice{"150", "150%"}, RadioChoice{"175", "175%"}, RadioChoice{"200", "200%"}};
    std::string code = std::to_string(std::lround(theme::zoom() * 100));
    if (segmented(label(Label::DisplayZoom), code, ZOOMS)) {
        int percent = 100;
        std::from_chars(code.data(), code.data() + code.size(), percent);
        commands.push(SetZoom{static_cast<float>(percent) / 100});
    }
}

void SettingsView::draw_shortcuts()
{
    Card card("shortcuts", {.title = label(Label::ShortcutsTitle)});
    for (CommandEntry const& entry : command_table())
        label_value(entry.shortcut, std::string(entry.label) + "：" + std::string(entry.help), 76);
}

void SettingsView::draw_verification(SettingsSnapshot const& snapshot, Commands& commands)
{
    Card card("verify", {.title = label(Label::VerifyTitle)});
    text_wrapped(label(Label::VerifyNote), GREY);
    if (button(label(Label::VerifyRun)))
        commands.push(VerifyBooks{});
    if (!snapshot.verification)
        return;
    if (snapshot.verification->is_error()) {
        notice(NoticeKind::Danger, snapshot.verification->error().message);
        return;
    }
    app::VerifyReport const& report = snapshot.verification->value();
    if (report.is_sound)
        notice(NoticeKind::Ok, label(Label::VerifyOk));
    else
        notice(NoticeKind::Danger, label(Label::VerifyFailed));
    text_wrapped(report.text);
}

} // namespace ui
