// The ports of platform.h for tests and tools: clocks, randomness, and files named by a path. No window.
#pragma once

#include "platform/platform.h"

#include <string>

namespace platform {

class SystemClock final : public Clock {
public:
    base::Instant now() const override;
    std::int64_t steady_milliseconds() const override;
};

// Stands still until told otherwise.
class SettableClock final : public Clock {
public:
    explicit SettableClock(base::Instant now)
        : m_now(now)
    {
    }
    base::Instant now() const override { return m_now; }
    void set(base::Instant now) { m_now = now; }
    void advance(std::int64_t milliseconds) { m_now.milliseconds += milliseconds; }
    // As when somebody sets the machine's clock: no time has passed.
    void jump(std::int64_t milliseconds)
    {
        m_now.milliseconds += milliseconds;
        m_jumped += milliseconds;
    }
    std::int64_t steady_milliseconds() const override { return m_now.milliseconds - m_jumped; }

private:
    base::Instant m_now;
    std::int64_t m_jumped{0};
};

class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

// The same bytes for the same seed on every machine (SplitMix64); for tests and generated workspaces, never for nonces
// that keep a secret.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }
    void fill(std::span<std::uint8_t> bytes) override;
    std::uint64_t next();
    std::uint64_t below(std::uint64_t limit); // 0 .. limit-1

private:
    std::uint64_t m_state;
};

base::Result<std::string> read_file(std::string const& path);
base::Result<void> write_file(std::string const& path, std::string_view bytes);
// A file of the machine as the exchange reads it, in pieces.
base::Result<OpenedFile> open_file(std::string const& path);

} // namespace platform
