// Clock, randomness, files and announcements of the browser.
#include "platform/browser/browser_platform.h"

#include "platform/browser/bridge.h"
#include "platform/browser/canvas.h"

#include <algorithm>
#include <chrono>
#include <emscripten.h>
#include <map>
#include <memory>
#include <unistd.h>
#include <utility>

namespace platform::browser {

static std::map<std::uint32_t, std::function<void(OpenedFile)>>& open_requests()
{
    static std::map<std::uint32_t, std::function<void(OpenedFile)>> s_requests;
    return s_requests;
}

static std::map<std::string, std::string, std::less<>>& memory()
{
    static std::map<std::string, std::string, std::less<>> s_memory;
    return s_memory;
}

static void (*s_on_failed_check)() = nullptr;

static void report_failed_check(char const* expression, char const* file, int line)
{
    if (s_on_failed_check)
        s_on_failed_check();
    post(ToPage::Crash, {}, std::string(expression) + " (" + file + ":" + std::to_string(line) + ")");
}

void run(Program program)
{
    s_on_failed_check = program.on_failed_check;
    base::set_check_failed_hook(report_failed_check);
    canvas().start(std::move(program));
    emscripten_exit_with_live_runtime();
    __builtin_unreachable();
}

void request_frame()
{
    canvas().request_frame();
}

void set_last_saved(std::string const& text)
{
    post(ToPage::LastSaved, {}, text);
}

void set_leave_guard(LeaveGuard guard)
{
    post(ToPage::LeaveGuard, {guard == LeaveGuard::Armed ? 1.0 : 0.0});
}

void set_title(std::string const& title)
{
    post(ToPage::Title, {}, title);
}

std::string remembered(std::string_view name)
{
    auto const found = memory().find(name);
    return found == memory().end() ? std::string() : found->second;
}

void remember(std::string_view name, std::string_view value, MemoryScope scope)
{
    auto& known = memory()[std::string(name)];
    if (known == value)
        return;
    known = std::string(value);
    post(ToPage::Remember, {scope == MemoryScope::Tab ? 1.0 : 0.0}, std::string(name) + "\n" + known);
}

void receive_remembered(Message const& message)
{
    auto const end = message.text.find('\n');
    if (end != std::string_view::npos)
        memory()[std::string(message.text.substr(0, end))] = std::string(message.text.substr(end + 1));
}

base::Instant BrowserClock::now() const
{
    auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

std::int64_t BrowserClock::steady_milliseconds() const
{
    auto since_start = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_start).count();
}

void BrowserRandom::fill(std::span<std::uint8_t> bytes)
{
    // getentropy() refuses more than 256 bytes at a time.
    while (!bytes.empty()) {
        auto const part = bytes.first(std::min<std::size_t>(bytes.size(), 256));
        CHECK(getentropy(part.data(), part.size()) == 0);
        bytes = bytes.subspan(part.size());
    }
}

void BrowserFiles::open(std::string const& accept, std::function<void(OpenedFile)> opened)
{
    static std::uint32_t s_next_request = 0;
    // Only one picker can be open; a cancelled one never answers.
    open_requests().clear();
    open_requests().emplace(++s_next_request, std::move(opened));
    post(ToPage::OpenFile, {static_cast<double>(s_next_request)}, accept);
}

namespace {

// The page collects the pieces as Blobs, which the browser may keep on its disk.
class PageFile final : public SavedFile {
public:
    explicit PageFile(std::string name_and_type)
        : m_name_and_type(std::move(name_and_type))
    {
        static double s_last_number = 0;
        m_number = ++s_last_number;
    }
    ~PageFile() override
    {
        if (!m_is_finished && m_has_pieces)
            post(ToPage::SaveEnd, {m_number, 0});
    }
    void write(std::string_view piece) override
    {
        m_has_pieces = true;
        post(ToPage::SavePiece, {m_number}, {}, {reinterpret_cast<std::uint8_t const*>(piece.data()), piece.size()});
    }
    void finish() override
    {
        m_is_finished = true;
        post(ToPage::SaveEnd, {m_number, 1}, m_name_and_type);
    }

private:
    std::string m_name_and_type;
    double m_number{0};
    bool m_has_pieces{false}, m_is_finished{false};
};

} // namespace

void BrowserFiles::save(std::string const& name, std::string const& mime, std::string_view bytes)
{
    auto const file = begin_save(name, mime);
    file->write(bytes);
    file->finish();
}

std::unique_ptr<SavedFile> BrowserFiles::begin_save(std::string const& name, std::string const& mime)
{
    return std::make_unique<PageFile>(name + "\n" + mime);
}

void BrowserFiles::print_html(std::string const& title, std::string const& html)
{
    post(ToPage::PrintHtml, {}, title + "\n" + html);
}

void BrowserAnnouncer::announce(std::string const& text, Urgency urgency)
{
    post(ToPage::Announce, {urgency == Urgency::Assertive ? 1.0 : 0.0}, text);
}

namespace {

// Keeps the JavaScript File alive as long as somebody can still read from it.
struct FileHandle {
    explicit FileHandle(std::uint32_t number)
        : number(number)
    {
    }
    FileHandle(FileHandle const&) = delete;
    FileHandle& operator=(FileHandle const&) = delete;
    ~FileHandle() { js_file_close(number); }

    std::uint32_t number;
};

} // namespace

void receive_opened_file(Message const& message)
{
    auto found = open_requests().find(static_cast<std::uint32_t>(message.number(0)));
    auto handle = std::make_shared<FileHandle>(static_cast<std::uint32_t>(message.number(1)));
    if (found == open_requests().end())
        return;
    auto const opened = std::move(found->second);
    open_requests().erase(found);
    OpenedFile file;
    file.name = std::string(message.text);
    file.size = static_cast<std::uint64_t>(message.number(2));
    file.read = [handle, name = file.name](
                    std::uint64_t offset, std::span<std::uint8_t> bytes) -> base::Result<std::size_t> {
        auto const count = js_file_read(handle->number, static_cast<double>(offset), bytes.data(), bytes.size());
        if (count < 0) {
            return base::Error{
                base::ErrorCode::Storage, {}, "文件“" + name + "”读不出来，可能已被移动、改名或拔出，请重新选择", name};
        }
        return static_cast<std::size_t>(count);
    };
    opened(std::move(file));
    request_frame();
}

} // namespace platform::browser
