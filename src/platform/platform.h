// Ports to the world outside: clock, randomness, files, printing, announcements. Implementations live in
// platform/browser and platform/native; nothing else reads the time or touches a machine.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace platform {

class Clock {
public:
    virtual ~Clock() = default;
    virtual base::Instant now() const = 0;
    // Milliseconds since some moment of this run, which nobody can set: what the clock's own progress is judged by
    // (J11). A clock without such a measure is believed.
    virtual std::int64_t steady_milliseconds() const { return now().milliseconds; }
};

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

struct OpenedFile {
    std::string name;
    std::uint64_t size{0};
    // Reads [offset, offset + bytes.size()) of the file; short only at its end. Synchronous in every implementation.
    std::function<base::Result<std::size_t>(std::uint64_t offset, std::span<std::uint8_t> bytes)> read;
};

// A file that is handed to the person once all its pieces are there; given up where it is destroyed before.
class SavedFile {
public:
    virtual ~SavedFile() = default;
    virtual void write(std::string_view piece) = 0;
    virtual void finish() = 0;
};

class Files {
public:
    virtual ~Files() = default;
    // Asks the person for a file. `accept` is a list such as ".json,.csv". Not called back when the person cancels.
    virtual void open(std::string const& accept, std::function<void(OpenedFile)> opened) = 0;
    // Hands a finished file to the person (a download). `mime` as in "application/json".
    virtual void save(std::string const& name, std::string const& mime, std::string_view bytes) = 0;
    // The same in pieces, for what may be too large for memory.
    virtual std::unique_ptr<SavedFile> begin_save(std::string const& name, std::string const& mime) = 0;
    // Shows a complete HTML document in a print dialog.
    virtual void print_html(std::string const& title, std::string const& html) = 0;
};

enum class Urgency { Polite, Assertive };

class Announcer {
public:
    virtual ~Announcer() = default;
    // Spoken by screen readers (aria-live); "已保存", "保存失败" and the like.
    virtual void announce(std::string const& text, Urgency urgency) = 0;
};

} // namespace platform
