// Asynchronous steps: each may end at once or wait for a callback; pump() runs whatever is ready. The same contract
// then runs over stores that answer at once and over IndexedDB, which answers when the event loop turns.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace test_support {

class Steps {
public:
    using Next = std::function<void()>;

    // `step` calls the given function exactly once when it is finished, now or later.
    void add(std::string name, std::function<void(Next)> step);
    // Runs steps until one waits or none is left. Called again by each step's end, so callers start it once.
    void pump();
    bool is_finished() const { return m_steps.empty() && !m_is_waiting; }
    std::string const& current() const { return m_current; }

    // A check inside a step; failures name the step.
    void expect(bool holds, std::string const& what);
    int checks() const { return m_checks; }
    std::vector<std::string> const& failures() const { return m_failures; }

private:
    struct Step {
        std::string name;
        std::function<void(Next)> run;
    };
    std::deque<Step> m_steps;
    std::string m_current;
    bool m_is_waiting{false};
    bool m_is_pumping{false};
    int m_checks{0};
    std::vector<std::string> m_failures;
};

} // namespace test_support
