// The program's ports in the browser (platform/platform.h) and the loop that draws it. Everything runs in one worker;
// frames are drawn on demand only.
#pragma once

#include "base/date.h"
#include "base/mirror.h"
#include "platform/platform.h"

#include <functional>
#include <optional>
#include <string>

namespace platform::browser {

struct Message;

struct Program {
    std::function<void()> draw; // between ImGui::NewFrame() and ImGui::Render()
    std::function<base::Mirror const&()> mirror; // of the frame just drawn
    std::function<std::optional<base::Instant>()> next_wake; // when to draw again without any input
    void (*on_failed_check)(){nullptr}; // before the program stops on a bug of its own
};

// Does not return: main()'s locals stay alive while the page is open.
// Contract for the interface: ImGui's Fonts[0] is Regular, Fonts[1] Bold; a font size of 16 gives text of 14 CSS
// pixels.
[[noreturn]] void run(Program program);

// For code that finishes between frames, such as a storage acknowledgement.
void request_frame();

// Shown by the crash panel as the last act that is certainly kept.
void set_last_saved(std::string const& text);

enum class LeaveGuard { Off, Armed };
// Armed: the browser asks before the page is closed, because acts are not acknowledged yet.
void set_leave_guard(LeaveGuard guard);

void set_title(std::string const& title);

// Small facts about this browser or this tab that belong to no workspace. Known from the first frame on; empty where
// nothing is remembered, or where the browser keeps nothing.
enum class MemoryScope { Browser, Tab };
std::string remembered(std::string_view name);
void remember(std::string_view name, std::string_view value, MemoryScope scope);

class BrowserClock final : public Clock {
public:
    base::Instant now() const override;
    std::int64_t steady_milliseconds() const override;
};

class BrowserRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

class BrowserFiles final : public Files {
public:
    void open(std::string const& accept, std::function<void(OpenedFile)> opened) override;
    void save(std::string const& name, std::string const& mime, std::string_view bytes) override;
    std::unique_ptr<SavedFile> begin_save(std::string const& name, std::string const& mime) override;
    void print_html(std::string const& title, std::string const& html) override;
};

class BrowserAnnouncer final : public Announcer {
public:
    void announce(std::string const& text, Urgency urgency) override;
};

void receive_opened_file(Message const& message); // called by the bridge
void receive_remembered(Message const& message); // the same

} // namespace platform::browser
