// The table of facts with the indicator rules of the day asked about: the index counts by those of today; for another
// edition a copy is counted.
#pragma once

#include "app/context.h"

#include <optional>

namespace app {

class RuledTable {
public:
    RuledTable(Context const& context, base::Date day)
        : m_table(&context.index.figures().table())
    {
        auto const& rules = context.references.history.indicators.on(day);
        if (rules == m_table->rules())
            return;
        m_copy = *m_table;
        m_copy->set_rules(rules);
        m_table = &*m_copy;
    }
    RuledTable(RuledTable const&) = delete;
    RuledTable& operator=(RuledTable const&) = delete;

    domain::IndicatorTable const& operator*() const { return *m_table; }

private:
    domain::IndicatorTable const* m_table;
    std::optional<domain::IndicatorTable> m_copy;
};

} // namespace app
