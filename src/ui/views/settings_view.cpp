// See settings_view.h.
#include "ui/views/settings_view.h"

#include "base/text.h"
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

OfficeLists office_lists(domain::Organisation const& organisation)
{
    OfficeLists lists;
    for (domain::Org const& org : organisation.orgs()) {
        OfficeLists::Office office{
            org.id, org.name, std::string(to_chinese(org.level)), std::string(to_chinese(org.kind)), 0};
        for (domain::Staff const& person : organisation.staff()) {
            if (person.org != org.id)
                continue;
            office.staff += person.active ? 1 : 0;
            lists.people.push_back(
                {person.id, person.active ? person.name : person.name + "（已离岗）", org.name, roles_text(person)});
        }
        std::vector<std::string> named;
        std::vector<std::string> missing;
        for (domain::NamedLeader const& leader : leaders_of(org)) {
            if (leader.name.empty())
                missing.emplace_back(leader.post);
            else if (std::find(named.begin(), named.end(), leader.name) == named.end())
                named.push_back(leader.name);
        }
        office.lacks_leaders = !missing.empty();
        office.leaders = missing.empty() ? base::join(named, "、") : "缺 " + base::join(missing, "、");
        lists.orgs.push_back(std::move(office));
    }
    for (domain::Staff const& person : organisation.staff()) {
        if (!person.active || !person.has_role(domain::Role::Admin) || !lists.administrator.is_empty())
            continue;
        lists.administrator = person.id;
        lists.administrator_name = person.name;
    }
    return lists;
}

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
    draw_office(snapshot, commands);
    columns.next();
    draw_storage(snapshot, commands);
    vertical_space(8);
    draw_display(commands);
    vertical_space(8);
    draw_calendar(snapshot, commands);
    vertical_space(8);
    draw_verification(snapshot, commands);
    vertical_space(8);
    draw_shortcuts();
    m_staff_dialog.draw(
        {snapshot.organisation, snapshot.references.orgs, snapshot.shell.operator_id, snapshot.shell.identity_id},
        commands);
    m_org_dialog.draw(snapshot.references, commands);
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
    std::string chosen = snapshot.shell.identity_id.value;
    if (picker("settings_identity", chosen, snapshot.references.staff, {.label = label(Label::SwitchIdentity)}))
        commands.push(SwitchIdentity{snapshot.shell.operator_id, base::StaffId(chosen)});
    text_wrapped(label(Label::IdentityNote), GREY);
}

void SettingsView::draw_office(SettingsSnapshot const& snapshot, Commands& commands)
{
    Card card("people", {.title = label(Label::OrgTitle)});
    static constexpr std::array PAGES{RadioChoice{"STAFF", "人员"}, RadioChoice{"ORGS", "机构"}};
    segmented(label(Label::OrgTitle), m_office_page, PAGES);
    domain::Staff const* identity = snapshot.organisation.find_staff(snapshot.shell.identity_id);
    bool const is_admin = (identity != nullptr && identity->has_role(domain::Role::Admin))
        || snapshot.office.administrator.is_empty(); // nobody is: then anybody may name the first
    bool const may_edit = is_admin && !snapshot.read_only;
    std::string_view const add = m_office_page == "STAFF" ? "增加人员" : "增加机构";
    if (may_edit) {
        same_line();
        align_right(button_width(add, {.icon = Icon::Plus}));
        if (button(add, {.icon = Icon::Plus})) {
            if (m_office_page == "STAFF")
                commands.push(EditStaff{});
            else
                commands.push(EditOrg{});
        }
        small_text(
            m_office_page == "STAFF" ? "点一行修改姓名、岗位，或办理离岗和移交。" : "点一行修改名称、层级和上级。");
    } else if (snapshot.read_only) {
        small_text("只读时不能修改。");
    } else {
        std::string const action = "以" + snapshot.office.administrator_name + "身份修改";
        if (notice(NoticeKind::Info, "增加、修改机构和人员须以管理员身份办理。", action))
            commands.push(SwitchIdentity{snapshot.shell.operator_id, snapshot.office.administrator});
    }
    if (m_office_page == "STAFF")
        draw_people(snapshot, may_edit, commands);
    else
        draw_orgs(snapshot, may_edit, commands);
}

namespace {

float list_height(std::size_t rows)
{
    return theme::px(36) + theme::px(theme::ROW_HEIGHT) * static_cast<float>(std::clamp<std::size_t>(rows, 2, 10));
}

} // namespace

void SettingsView::draw_people(SettingsSnapshot const& snapshot, bool may_edit, Commands& commands)
{
    static std::array<TableColumn, 3> const s_columns{TableColumn{label(Label::ColumnStaff), 0.4F, 96},
        TableColumn{label(Label::ColumnOrg), 1.2F, 120}, TableColumn{label(Label::ColumnRoles), 1.4F, 120}};
    auto const& people = snapshot.office.people;
    TableSpec spec{.name = "人员", .columns = s_columns};
    spec.row_count = static_cast<int>(people.size());
    spec.height = list_height(people.size());
    TableEvents const events = data_table("people", spec, [&](int row, TableRow& cells) {
        auto const& person = people[static_cast<std::size_t>(row)];
        cells.text(person.name);
        cells.text(person.org);
        cells.text(person.roles);
    });
    if (events.activated >= 0 && may_edit)
        commands.push(EditStaff{people[static_cast<std::size_t>(events.activated)].id});
}

void SettingsView::draw_orgs(SettingsSnapshot const& snapshot, bool may_edit, Commands& commands)
{
    static std::array<TableColumn, 5> const s_columns{TableColumn{label(Label::ColumnOrg), 1.4F, 140},
        TableColumn{label(Label::ColumnLevel), 0.2F, 64, false, 3}, TableColumn{"类型", 0.6F, 92, false, 2},
        TableColumn{"主要领导、分管领导", 1.2F, 130}, TableColumn{"在岗人数", 0.1F, 84, false, 1}};
    auto const& orgs = snapshot.office.orgs;
    TableSpec spec{.name = "机构", .columns = s_columns};
    spec.row_count = static_cast<int>(orgs.size());
    spec.height = list_height(orgs.size());
    TableEvents const events = data_table("orgs", spec, [&](int row, TableRow& cells) {
        auto const& org = orgs[static_cast<std::size_t>(row)];
        cells.text(org.name);
        cells.text(org.level);
        cells.text(org.kind);
        cells.text(org.leaders, {.colour = org.lacks_leaders ? theme::OVERDUE : theme::INK});
        cells.text(std::to_string(org.staff));
    });
    if (events.activated >= 0 && may_edit)
        commands.push(EditOrg{orgs[static_cast<std::size_t>(events.activated)].id});
}

void SettingsView::draw_calendar(SettingsSnapshot const& snapshot, Commands& commands)
{
    Card card("calendar", {.title = label(Label::CalendarTitle)});
    label_value(label(Label::CalendarYears), snapshot.calendar_years);
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
    label_value(label(Label::StorageState), state, 112);
    label_value(label(Label::StorageEngine),
        storage.engine == "Memory" ? std::string("内存") : "浏览器数据库（" + storage.engine + "）", 112);
    label_value(label(Label::StorageSize), size_text(storage.size), 112);
    label_value(label(Label::StoragePending), std::to_string(storage.unacknowledged) + " 笔", 112);
    label_value(label(Label::StorageBackup), backup_age_text(storage.backup_age_days), 112);
    if (!storage.last_saved_act.empty())
        label_value(label(Label::StorageLastAct), storage.last_saved_act, 112);
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
    same_line();
    ButtonOptions rebuild{.description = "由账目重新算出台账、时限和全部结果"};
    if (snapshot.read_only)
        rebuild.closed_because = "只读";
    if (button(label(Label::RebuildRun), rebuild))
        commands.push(RebuildBooks{});
    if (!snapshot.verification)
        return;
    if (snapshot.verification->is_error()) {
        notice(NoticeKind::Danger, snapshot.verification->error().message);
        return;
    }
    app::VerifyReport const& report = snapshot.verification->value();
    if (report.is_sound && !report.has_all_files())
        notice(NoticeKind::Warning, label(Label::VerifyFilesBad));
    else if (report.is_sound)
        notice(NoticeKind::Ok, label(Label::VerifyOk));
    else
        notice(NoticeKind::Danger, label(Label::VerifyFailed));
    text_wrapped(report.text);
}

} // namespace ui
