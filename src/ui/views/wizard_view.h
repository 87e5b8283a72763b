// First start: create the office's own workspace, open the demo, or open a backup file.
#pragma once

#include "ui/commands.h"

#include <span>

namespace ui {

class WizardView {
public:
    static constexpr FormId FORM = 3;
    static constexpr char const* DRAFT_KEY = "wizard";

    // With the draft of an earlier start, if there is one.
    void start(base::ValueObject const* draft);
    bool is_started() const { return m_started; }
    void draw(std::span<app::PickerItem const> places, Commands& commands);
    void show_problems(std::vector<base::Error> problems);

private:
    enum class Page { Welcome, Office, People };
    struct Unit {
        std::string name, leader, officer;
    };

    void draw_welcome(Commands& commands);
    void draw_office(std::span<app::PickerItem const> places, Commands& commands);
    void draw_people(Commands& commands);
    base::ValueObject draft() const;
    bool check_office();
    bool check_people();
    void forget_mended_problems();
    app::WorkspaceSetup setup() const;

    bool m_started{false};
    base::ValueObject m_drafted; // what the saved draft holds
    Page m_page{Page::Welcome};
    std::string m_name, m_region, m_level{"COUNTY"}, m_leader, m_officer, m_bureau_officer;
    std::vector<std::string> m_townships{""};
    std::vector<Unit> m_units{Unit{}};
    std::vector<base::Error> m_problems;
};

} // namespace ui
