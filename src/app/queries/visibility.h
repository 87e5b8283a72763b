// Who may see which record (PR-01, PR-02). Every list, count, badge and search asks this one predicate (W10); in an
// office's own workspace everybody sees everything.
#pragma once

#include "app/context.h"

namespace app {

class VisibilityPredicate {
public:
    explicit VisibilityPredicate(Context const& context);
    bool operator()(IndexedRecord const& record) const;

private:
    bool m_is_staff{false};
};

} // namespace app
