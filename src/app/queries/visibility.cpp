#include "app/queries/visibility.h"

#include "domain/workflow/special_handling.h"

namespace app {

VisibilityPredicate::VisibilityPredicate(Context const& context)
    : m_context(context)
    , m_viewer(context.organisation.find_staff(context.session.identity_id))
{
}

bool VisibilityPredicate::operator()(IndexedRecord const& record) const
{
    if (!m_viewer || record.removed)
        return false;
    return !(record.flags & record_flag::CONFIDENTIAL) || may_see_confidential(record.first_unit);
}

bool VisibilityPredicate::may_see_confidential(std::uint32_t first_unit) const
{
    auto const known = m_by_first_unit.find(first_unit);
    if (known != m_by_first_unit.end())
        return known->second;
    bool const may_see =
        domain::may_see_confidential(*m_viewer, base::OrgId(m_context.index.text(first_unit)), m_context.organisation);
    m_by_first_unit.emplace(first_unit, may_see);
    return may_see;
}

} // namespace app
