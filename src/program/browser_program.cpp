// See browser_program.h.
#include "program/browser_program.h"

#include "app/workspace_host.h"
#include "store/backup_file.h"
#include "store/migrate.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace program {

// Names of what the browser remembers. Which workspace is open is a matter of the tab: the next one starts in the
// office's own, and a reload stays where it was.
static constexpr char const* ZOOM = "zoom"; // percent
static constexpr char const* WORKSPACE = "workspace";

// What the browser remembers is known from the first frame on, so that is when the workspace is opened.
void BrowserProgram::start()
{
    bool const demo = platform::browser::remembered(WORKSPACE) == app::DEMO_WORKSPACE_ID;
    m_wanted = demo ? app::DEMO_WORKSPACE_ID : OWN_WORKSPACE_ID;
    ui::theme::set_zoom(remembered_zoom());
}

void BrowserProgram::draw()
{
    if (!std::exchange(m_started, true))
        start();
    if (m_open.database && m_open.database->durability())
        m_open.database->durability()->tick(m_clock.now());
    if (!m_wanted.empty())
        open(std::exchange(m_wanted, {}));
    if (m_open.shell) {
        m_open.shell->draw();
        return;
    }
    switch (m_start_view.draw()) {
    case ui::StartChoice::Retry:
        m_wanted = m_last;
        request_frame();
        break;
    case ui::StartChoice::WorkInMemory:
        work_in_memory();
        break;
    case ui::StartChoice::RestoreBackup:
        open_backup();
        break;
    case ui::StartChoice::None:
        break;
    }
}

base::Mirror const& BrowserProgram::mirror() const
{
    return m_open.shell ? m_open.shell->mirror() : m_start_view.mirror();
}

std::optional<base::Instant> BrowserProgram::next_wake() const
{
    if (!m_open.shell)
        return {};
    auto const after = static_cast<std::int64_t>(m_open.shell->seconds_to_wake() * 1000);
    base::Instant wake{m_clock.now().milliseconds + after};
    auto* durability = m_open.database->durability();
    if (durability && durability->next_retry_at())
        wake = std::min(wake, *durability->next_retry_at());
    return wake;
}

// The shell looks at the application, and the application at the database.
void BrowserProgram::close()
{
    m_open.shell.reset();
    m_open.application.reset();
    m_open.database.reset();
}

void BrowserProgram::open(std::string const& id, std::function<void()> opened)
{
    close();
    m_last = id;
    m_start_view.show_loading("正在打开工作区……");
    request_frame();
    if (std::exchange(m_take_over, false))
        return open_as(id, store::OpenMode::TakeOver, std::move(opened));
    platform::browser::find_writer(id, [this, id, opened = std::move(opened)](bool is_present) {
        open_as(id, is_present ? store::OpenMode::ReadOnly : store::OpenMode::TakeOver, opened);
    });
}

void BrowserProgram::open_as(std::string const& id, store::OpenMode mode, std::function<void()> opened)
{
    m_workspaces.forget_connection(id);
    store::Database::open(m_workspaces.open(id), mode, store::newest_schema_version(),
        [this, id, opened = std::move(opened)](base::Result<std::unique_ptr<store::Database>> database) {
            if (database.is_error())
                return show_failure(database.error());
            auto finished = finish_opening(id, database.release_value());
            if (finished.is_error())
                return show_failure(finished.error());
            if (opened)
                opened();
            request_frame();
        });
}

base::Result<void> BrowserProgram::finish_opening(std::string const& id, std::unique_ptr<store::Database> database)
{
    if (!database->is_read_only() && TRY(store::migrate(*database)) == store::MigrationOutcome::DatabaseTooNew) {
        return base::Error{base::ErrorCode::TooNew, {},
            "工作区由更新版本的程序写成，本程序不改动它。请用新版程序打开，或刷新页面取得新版。", {}};
    }
    bool const demo = id == app::DEMO_WORKSPACE_ID;
    platform::Clock& clock = demo ? static_cast<platform::Clock&>(m_demo_clock) : m_clock;
    auto application = std::make_unique<app::Application>(*database, clock, m_random, &m_workspaces.attachments(id));
    if (demo)
        TRY(open_demo_application(*application, *database));
    else
        TRY(application->open());
    m_open.id = id;
    platform::browser::remember(WORKSPACE, id, platform::browser::MemoryScope::Tab);
    m_open.database = std::move(database);
    m_open.application = std::move(application);
    m_open.shell = std::make_unique<ui::Shell>(*m_open.application, *this);
    platform::browser::set_title("初信・" + m_open.application->shell().workspace_name);
    if (auto* durability = m_open.database->durability()) {
        durability->set_listener([this] { storage_changed(); });
        storage_changed();
    }
    if (auto* indexed_db = m_workspaces.indexed_db(id))
        indexed_db->on_taken_over([this] { storage_taken_over(); });
    return {};
}

base::Result<void> BrowserProgram::open_demo_application(app::Application& application, store::Database& database)
{
    m_demo_clock.set(TRY(app::demo_clock_start(database)));
    TRY(application.open());
    bool const can_write = !database.is_read_only();
    if (!application.is_set_up() || (can_write && application.ledger({}).empty()))
        TRY(app::begin_generation(application, {}));
    return {};
}

void BrowserProgram::storage_taken_over()
{
    if (!m_open.database)
        return;
    m_open.database->durability()->become_read_only();
    m_open.shell->refresh();
    request_frame();
}

// Storage was refused: the person chose to work on, knowing that everything is lost with the tab.
void BrowserProgram::work_in_memory()
{
    auto& memory = m_workspaces.open_in_memory(m_last);
    store::Database::open(memory, store::OpenMode::TakeOver, store::newest_schema_version(),
        [this](base::Result<std::unique_ptr<store::Database>> database) {
            auto finished = database.is_error() ? base::Result<void>(database.error())
                                                : finish_opening(m_last, database.release_value());
            if (finished.is_error())
                show_failure(finished.error());
        });
}

void BrowserProgram::storage_changed()
{
    auto const& status = m_open.database->durability()->status();
    platform::browser::set_leave_guard(status.has_unacknowledged() || !status.durable
            ? platform::browser::LeaveGuard::Armed
            : platform::browser::LeaveGuard::Off);
    if (!status.has_unacknowledged() && m_open.application)
        platform::browser::set_last_saved(m_open.application->storage().last_saved_act);
    request_frame();
}

void BrowserProgram::show_failure(base::Error const& error)
{
    close();
    m_start_view.show_failure(error);
    request_frame();
}

void BrowserProgram::open_file(std::string const& accept, std::function<void(platform::OpenedFile)> opened)
{
    m_files.open(accept, std::move(opened));
}

void BrowserProgram::save_file(std::string const& name, std::string const& mime, std::string_view bytes)
{
    m_files.save(name, mime, bytes);
}

std::unique_ptr<platform::SavedFile> BrowserProgram::begin_file(std::string const& name, std::string const& mime)
{
    return m_files.begin_save(name, mime);
}

void BrowserProgram::print_html(std::string const& title, std::string const& html)
{
    m_files.print_html(title, html);
}

void BrowserProgram::announce(std::string const& text, platform::Urgency urgency)
{
    m_announcer.announce(text, urgency);
}

void BrowserProgram::request_frame()
{
    platform::browser::request_frame();
}

void BrowserProgram::export_backup()
{
    auto const snapshot = m_open.database->snapshot();
    std::string bytes(snapshot.file_size, '\0');
    for (auto const& captured : snapshot.blocks) {
        auto const offset = std::size_t{captured.index} * store::BLOCK_SIZE;
        auto const count = std::min<std::size_t>(store::BLOCK_SIZE, bytes.size() - offset);
        std::copy_n(captured.block->begin(), count, bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    }
    auto const& application = *m_open.application;
    m_files.save("初信备份-" + application.shell().workspace_name + "-" + base::to_iso(application.today()) + ".sqlite",
        "application/vnd.sqlite3", bytes);
    auto noted = m_open.application->note_backup();
    if (noted.is_error())
        m_open.shell->show_toast(ui::NoticeKind::Danger, noted.error().message);
    else
        m_open.shell->show_toast(ui::NoticeKind::Ok, "备份已交给浏览器下载，请存到本机以外的地方");
}

void BrowserProgram::open_backup()
{
    m_files.open(".sqlite", [this](platform::OpenedFile file) { restore(file); });
}

void BrowserProgram::restore(platform::OpenedFile const& file)
{
    std::string bytes(static_cast<std::size_t>(file.size), '\0');
    auto const read = file.read(0, std::span(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()));
    auto const checked =
        read.is_error() ? base::Result<std::uint32_t>(read.error()) : store::check_backup(bytes, file.name);
    if (checked.is_error()) {
        if (m_open.shell)
            m_open.shell->show_toast(ui::NoticeKind::Danger, checked.error().message);
        else
            show_failure(checked.error());
        return;
    }
    close();
    m_start_view.show_loading("正在从备份恢复……");
    m_workspaces.replace(OWN_WORKSPACE_ID, bytes, checked.value(), [this](base::Result<void> replaced) {
        if (replaced.is_error())
            return show_failure(replaced.error());
        open(OWN_WORKSPACE_ID, [this] {
            auto minted = m_open.application->start_new_node("从备份文件恢复");
            m_open.shell->refresh();
            if (minted.is_error())
                m_open.shell->show_toast(ui::NoticeKind::Danger, minted.error().message);
            else
                m_open.shell->show_toast(ui::NoticeKind::Ok, "已从备份恢复");
        });
    });
}

void BrowserProgram::take_over()
{
    m_wanted = m_open.id;
    m_take_over = true;
    request_frame();
}

void BrowserProgram::open_demo()
{
    m_wanted = app::DEMO_WORKSPACE_ID;
    request_frame();
}

void BrowserProgram::open_own_workspace()
{
    m_wanted = OWN_WORKSPACE_ID;
    request_frame();
}

void BrowserProgram::workspace_was_set_up(app::WorkspaceSetup const& setup)
{
    platform::browser::set_title("初信・" + setup.workspace_name);
}

float BrowserProgram::remembered_zoom()
{
    auto const text = platform::browser::remembered(ZOOM);
    int percent = 100;
    std::from_chars(text.data(), text.data() + text.size(), percent);
    return static_cast<float>(std::clamp(percent, 100, 200)) / 100;
}

void BrowserProgram::remember_zoom(float factor)
{
    auto const percent = std::to_string(std::lround(factor * 100));
    platform::browser::remember(ZOOM, percent, platform::browser::MemoryScope::Browser);
}

} // namespace program
