// 设置: workspace, identity, organisation, calendar, storage health, display, shortcuts, check of the books.
#pragma once

#include "ui/commands.h"
#include "ui/dialogs/org_dialog.h"
#include "ui/dialogs/staff_dialog.h"

#include <optional>

namespace ui {

// The office as the lists show it, by organisation and name; made when the organisation changes.
struct OfficeLists {
    struct Person {
        base::StaffId id;
        std::string name, org, roles;
    };
    struct Office {
        base::OrgId id;
        std::string name, level, kind;
        int staff{0}; // in post
        std::string leaders; // 党政主要负责人 and those of a bureau, or who is missing
        bool lacks_leaders{false};
    };
    std::vector<Person> people;
    std::vector<Office> orgs;
    base::StaffId administrator; // in post, first by id; empty: there is none
    std::string administrator_name;
};
OfficeLists office_lists(domain::Organisation const& organisation);

struct SettingsSnapshot {
    app::ShellSnapshot const& shell;
    domain::Organisation const& organisation;
    OfficeLists const& office;
    FormReferences references;
    std::string const& calendar_years;
    std::string calendar_file;
    app::CalendarPreview const* calendar{nullptr};
    std::optional<base::Result<app::VerifyReport>> const& verification;
    bool read_only{false};
};

class SettingsView {
public:
    void draw(SettingsSnapshot const& snapshot, Commands& commands);
    StaffDialog& staff_dialog() { return m_staff_dialog; }
    OrgDialog& org_dialog() { return m_org_dialog; }

private:
    void draw_workspace(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_identity(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_office(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_people(SettingsSnapshot const& snapshot, bool may_edit, Commands& commands);
    void draw_orgs(SettingsSnapshot const& snapshot, bool may_edit, Commands& commands);
    void draw_calendar(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_preview(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_storage(SettingsSnapshot const& snapshot, Commands& commands);
    void draw_display(Commands& commands);
    void draw_shortcuts();
    void draw_verification(SettingsSnapshot const& snapshot, Commands& commands);

    StaffDialog m_staff_dialog;
    OrgDialog m_org_dialog;
    std::string m_office_page{"STAFF"}; // or ORGS
};

// 已保存, 正在保存 …
std::string_view save_state_text(app::SaveState state);
std::string backup_age_text(std::optional<int> days);

} // namespace ui
