// Who may see which record (PR-01, PR-02). Every list, count, badge and search asks this one predicate (W10). In an
// office's own workspace its staff see everything but what is confidential: that is for the first unit, the organs
// above it and discipline.
#pragma once

#include "app/context.h"

#include <unordered_map>

namespace app {

class VisibilityPredicate {
public:
    explicit VisibilityPredicate(Context const& context);
    bool operator()(IndexedRecord const& record) const;

private:
    bool may_see_confidential(std::uint32_t first_unit) const;

    Context const& m_context;
    domain::Staff const* m_viewer{nullptr};
    mutable std::unordered_map<std::uint32_t, bool> m_by_first_unit;
};

} // namespace app
