// What the shell needs from the composition root: files, printing, announcements, workspaces. Answers may come later,
// between frames.
#pragma once

#include "app/application.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ui {

class Host {
public:
    virtual ~Host() = default;

    // Asks the person for a file; not called back when they cancel. `accept` is a list such as ".json,.csv".
    virtual void open_file(std::string const& accept, std::function<void(platform::OpenedFile)> opened) = 0;
    virtual void save_file(std::string const& name, std::string const& mime, std::string_view bytes) = 0;
    // The same in pieces, for what may be too large for memory.
    virtual std::unique_ptr<platform::SavedFile> begin_file(std::string const& name, std::string const& mime) = 0;
    virtual void print_html(std::string const& title, std::string const& html) = 0;
    virtual void announce(std::string const& text, platform::Urgency urgency) = 0;
    virtual void request_frame() = 0;

    // 导出备份: hands the whole database to the person as a file and remembers the day.
    virtual void export_backup() = 0;
    // Lets the person choose such a file and opens it as the workspace.
    virtual void open_backup() = 0;
    virtual void take_over() = 0; // 在此接管: this tab becomes the one that writes
    virtual void open_demo() = 0;
    virtual void open_own_workspace() = 0;
    // After Application::set_up succeeded.
    virtual void workspace_was_set_up(app::WorkspaceSetup const& setup) = 0;
    virtual float remembered_zoom() = 0; // 1 to 2
    virtual void remember_zoom(float factor) = 0;
};

} // namespace ui
