// What an office adopted in place of what the program ships, each from a day on. The newest adoption counts from its
// day on, also over an earlier one whose day is still to come: whoever decides last has seen the others.
#pragma once

#include "base/date.h"

#include <optional>
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
    // From that day on what the program ships, whichever version that is.
    void restore(base::Date valid_from) { m_own.emplace_back(valid_from, std::nullopt); }
    void set_shipped(Rules rules) { m_shipped = std::move(rules); }
    Rules const& shipped() const { return m_shipped; }
    // Null where what the program ships counts on that day.
    Rules const* own_on(base::Date day) const
    {
        for (auto edition = m_own.rbegin(); edition != m_own.rend(); ++edition)
            if (edition->first <= day)
                return edition->second ? &*edition->second : nullptr;
        return nullptr;
    }
    Rules const& on(base::Date day) const
    {
        auto const* own = own_on(day);
        return own ? *own : m_shipped;
    }
    // Those adopted, newest first, then the shipped one: where to look for what a later edition left out.
    std::vector<Rules const*> all() const
    {
        std::vector<Rules const*> editions;
        for (auto edition = m_own.rbegin(); edition != m_own.rend(); ++edition)
            if (edition->second)
                editions.push_back(&*edition->second);
        editions.push_back(&m_shipped);
        return editions;
    }

private:
    Rules m_shipped;
    std::vector<std::pair<base::Date, std::optional<Rules>>> m_own; // in the order of adoption; empty: as shipped
};

} // namespace domain
