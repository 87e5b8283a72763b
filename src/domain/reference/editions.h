// What an office adopted in place of what the program ships, each from a day on. The newest adoption counts from its
// day on, also over an earlier one whose day is still to come: whoever decides last has seen the others.
#pragma once

#include "base/date.h"

#include <utility>
#include <vector>

namespace domain {

template <typename Rules> class Editions {
public:
    Editions() = default;
    explicit Editions(Rules shipped)
        : m_shipped(std::move(shipped))
    {
    }

    void adopt(base::Date valid_from, Rules rules) { m_own.emplace_back(valid_from, std::move(rules)); }
    void set_shipped(Rules rules) { m_shipped = std::move(rules); }
    Rules const& shipped() const { return m_shipped; }
    // Null where what the program ships counts on that day.
    Rules const* own_on(base::Date day) const
    {
        for (auto edition = m_own.rbegin(); edition != m_own.rend(); ++edition)
            if (edition->first <= day)
                return &edition->second;
        return nullptr;
    }
    Rules const& on(base::Date day) const
    {
        auto const* own = own_on(day);
        return own ? *own : m_shipped;
    }

private:
    Rules m_shipped;
    std::vector<std::pair<base::Date, Rules>> m_own; // in the order of adoption
};

} // namespace domain
