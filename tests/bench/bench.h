// What the benches share: a stopwatch, percentiles, and the one line that tools/bench reads.
#pragma once

#include "base/result.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace bench {

class Stopwatch {
public:
    double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }
    double seconds() const { return milliseconds() / 1000; }

private:
    std::chrono::steady_clock::time_point m_start{std::chrono::steady_clock::now()};
};

class Samples {
public:
    template <typename Action> void measure(Action action)
    {
        Stopwatch const watch;
        action();
        m_values.push_back(watch.milliseconds());
    }
    void add(double value) { m_values.push_back(value); }
    // The value that 95 of 100 samples do not exceed.
    double p95()
    {
        if (m_values.empty())
            return 0;
        std::sort(m_values.begin(), m_values.end());
        return m_values[std::min(m_values.size() - 1, m_values.size() * 95 / 100)];
    }
    double greatest() const { return m_values.empty() ? 0 : *std::max_element(m_values.begin(), m_values.end()); }

private:
    std::vector<double> m_values;
};

// `target` is empty where design has set none.
inline void report(std::string const& what, double measured, char const* unit, char const* target = "")
{
    std::printf("bench|%s|%.2f|%s|%s\n", what.c_str(), measured, unit, target);
    std::fflush(stdout);
}

// A bench that cannot do its work has measured nothing.
template <typename T> T value_of(base::Result<T> result)
{
    if (result.is_error()) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return result.release_value();
}

} // namespace bench
