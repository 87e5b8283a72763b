// The demo workspace and generated workspaces for tests and benchmarks: an office in Nanjing, its people, and a lawful
// history of petitions, the same for the same seed.
#pragma once

#include "app/application.h"
#include "platform/platform.h"

#include <cstdint>

namespace app {

// 2026-06-16 09:00 in Nanjing: the demo's clock starts here and runs on.
base::Instant demo_start();

// Runs as fast as the machine's clock, from a moment of its own.
class DemoClock final : public platform::Clock {
public:
    explicit DemoClock(platform::Clock const& machine, base::Instant start = demo_start())
        : m_machine(machine)
    {
        set(start);
    }
    void set(base::Instant now)
    {
        m_start = now;
        m_machine_start = m_machine.now();
    }
    base::Instant now() const override
    {
        return {m_start.milliseconds + m_machine.now().milliseconds - m_machine_start.milliseconds};
    }
    std::int64_t steady_milliseconds() const override { return m_machine.steady_milliseconds(); }

private:
    platform::Clock const& m_machine;
    base::Instant m_start, m_machine_start;
};

// Where the clock of an existing demo workspace goes on: at its last entry, but never before demo_start().
base::Result<base::Instant> demo_clock_start(store::Database& database);

struct GenerateOptions {
    int matters{300};
    std::uint64_t seed{2026};
    // Last day of the history; it begins two years before. The application's clock must stand on or after it.
    base::Date until{base::civil_date(demo_start())};
};

inline constexpr int FULL_HISTORY_LIMIT = 5000; // above it most matters stop early: about three entries for each

inline constexpr int MATTERS_IN_STEPS = 1000; // one journal; more is for tools, which can wait

// Sets up the empty workspace as a demo and begins to fill it: Application::work_step() does the rest, with progress.
base::Result<void> begin_generation(Application& application, GenerateOptions const& options);
// Sets up the empty workspace as a demo and fills it. Every generated act passed the guards of the domain.
base::Result<void> generate_workspace(Application& application, GenerateOptions const& options);

} // namespace app
