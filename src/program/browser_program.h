// The composition root's larger half: which workspace is open, how it came to be, and what the shell asks of the
// browser. Opening is asynchronous; until it is done a start screen is drawn.
#pragma once

#include "app/application.h"
#include "app/demo/demo_workspace.h"
#include "platform/browser/browser_platform.h"
#include "program/browser_workspaces.h"
#include "ui/shell.h"
#include "ui/views/start_view.h"

#include <memory>
#include <string>

namespace program {

// The office's own workspace of this browser profile.
inline constexpr char const* OWN_WORKSPACE_ID = "own";

class BrowserProgram final : public ui::Host {
public:
    void draw();
    base::Mirror const& mirror() const;
    std::optional<base::Instant> next_wake() const;

    void open_file(std::string const& accept, std::function<void(platform::OpenedFile)> opened) override;
    void save_file(std::string const& name, std::string const& mime, std::string_view bytes) override;
    std::unique_ptr<platform::SavedFile> begin_file(std::string const& name, std::string const& mime) override;
    void print_html(std::string const& title, std::string const& html) override;
    void announce(std::string const& text, platform::Urgency urgency) override;
    void request_frame() override;
    void export_backup() override;
    void open_backup() override;
    void take_over() override;
    void open_demo() override;
    void open_own_workspace() override;
    void workspace_was_set_up(app::WorkspaceSetup const& setup) override;
    float remembered_zoom() override;
    void remember_zoom(float factor) override;

private:
    // Everything that lives as long as one workspace is open; destroyed in the opposite order.
    struct OpenWorkspace {
        std::string id;
        std::unique_ptr<store::Database> database;
        std::unique_ptr<app::Application> application;
        std::unique_ptr<ui::Shell> shell;
    };

    void start();
    void close();
    void open(std::string const& id, std::function<void()> opened = {});
    void open_as(std::string const& id, store::OpenMode mode, std::function<void()> opened);
    base::Result<void> finish_opening(std::string const& id, std::unique_ptr<store::Database> database);
    base::Result<void> open_demo_application(app::Application& application, store::Database& database);
    void work_in_memory();
    void storage_changed();
    void storage_taken_over();
    void restore(platform::OpenedFile const& file);
    void show_failure(base::Error const& error);

    platform::browser::BrowserClock m_clock;
    platform::browser::BrowserRandom m_random;
    platform::browser::BrowserFiles m_files;
    platform::browser::BrowserAnnouncer m_announcer;
    app::DemoClock m_demo_clock{m_clock};
    BrowserWorkspaces m_workspaces;
    ui::StartView m_start_view;
    OpenWorkspace m_open;
    std::string m_last{OWN_WORKSPACE_ID}; // opened, or tried, last
    std::string m_wanted; // workspace to open once the present frame is over
    bool m_take_over{false}; // m_wanted is to be written by this tab, whoever wrote it before
    bool m_started{false};
};

} // namespace program
