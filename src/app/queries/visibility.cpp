#include "app/queries/visibility.h"

namespace app {

VisibilityPredicate::VisibilityPredicate(Context const& context)
    : m_is_staff(context.organisation.find_staff(context.session.identity_id) != nullptr)
{
}

bool VisibilityPredicate::operator()(IndexedRecord const& record) const
{
    return m_is_staff && !record.removed;
}

} // namespace app
