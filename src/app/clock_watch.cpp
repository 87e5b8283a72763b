#include "app/clock_watch.h"

namespace app {

namespace {

constexpr std::int64_t BACK_TOLERANCE_MS = 5 * 60 * 1000; // J11
constexpr std::int64_t FORWARD_TOLERANCE_MS = 24 * 60 * 60 * 1000; // J11

std::string moment_text(base::Instant instant)
{
    return base::to_iso(base::civil_date(instant)) + " " + base::to_text(base::time_of_day(instant));
}

} // namespace

void ClockWatch::start(platform::Clock const& clock)
{
    *this = {};
    m_seen = clock.now();
    m_seen_steady = clock.steady_milliseconds();
}

std::optional<ClockWatch::Jump> ClockWatch::find_jump(platform::Clock const& clock, base::Instant newest) const
{
    auto const now = clock.now();
    base::Instant const expected{m_seen.milliseconds + clock.steady_milliseconds() - m_seen_steady};
    auto const moved = now.milliseconds - expected.milliseconds;
    if (moved < -BACK_TOLERANCE_MS || moved > FORWARD_TOLERANCE_MS)
        return Jump{expected, now};
    if (now.milliseconds < newest.milliseconds - BACK_TOLERANCE_MS && newest > m_accepted_newest)
        return Jump{newest, now};
    return {};
}

std::optional<std::string> ClockWatch::question(platform::Clock const& clock, base::Instant newest)
{
    auto const jump = find_jump(clock, newest);
    if (!jump) {
        m_seen = clock.now();
        m_seen_steady = clock.steady_milliseconds();
        return {};
    }
    return "本机时间现为 " + moment_text(jump->found) + "，按此前的记录应在 " + moment_text(jump->expected)
        + " 前后。请核对电脑的日期和时间，不对就先改正；确认无误后才能继续办理。";
}

void ClockWatch::confirm(platform::Clock const& clock, base::Instant newest)
{
    if (auto const jump = find_jump(clock, newest)) {
        m_confirmed = jump;
        m_is_written = false;
    }
    m_accepted_newest = newest;
    m_seen = clock.now();
    m_seen_steady = clock.steady_milliseconds();
}

std::optional<ClockWatch::Jump> ClockWatch::take_unwritten()
{
    if (!m_confirmed || m_is_written)
        return {};
    m_is_written = true;
    return m_confirmed;
}

} // namespace app
