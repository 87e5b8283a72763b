// The pump.
#include "support/store/steps.h"

namespace test_support {

void Steps::add(std::string name, std::function<void(Next)> step)
{
    m_steps.push_back({std::move(name), std::move(step)});
}

void Steps::pump()
{
    if (m_is_pumping)
        return;
    m_is_pumping = true;
    while (!m_is_waiting && !m_steps.empty()) {
        auto step = std::move(m_steps.front());
        m_steps.pop_front();
        m_current = step.name;
        m_is_waiting = true;
        step.run([this] {
            m_is_waiting = false;
            pump();
        });
    }
    m_is_pumping = false;
}

void Steps::expect(bool holds, std::string const& what)
{
    ++m_checks;
    if (!holds)
        m_failures.push_back(m_current + ": " + what);
}

} // namespace test_support
