#include "app/queries/duties_query.h"

#include "app/queries/visibility.h"

#include <algorithm>

namespace app {

std::vector<Duty> duties_of(Context& context, base::StaffId const& staff)
{
    std::vector<Duty> duties;
    auto const* person = context.organisation.find_staff(staff);
    if (!person)
        return duties;
    auto const org = context.index.number_of(person->org.value);
    if (!org)
        return duties;
    VisibilityPredicate const is_visible(context);
    for (auto const number : context.index.order(LedgerSort::Received)) {
        auto const& indexed = context.index.rows()[number];
        if (indexed.removed || !domain::is_open(indexed.state) || (indexed.unit != *org && indexed.first_unit != *org))
            continue;
        auto const row = context.projections.find_record(indexed.id);
        if (row.is_error() || !row.value())
            continue;
        auto const add = [&](std::string const& holder, std::string const& side) {
            if (holder == staff.value)
                duties.push_back({base::RecordId(row.value()->record_id), row.value()->petition_no,
                    is_visible(indexed) ? row.value()->title : std::string("（内容不对本身份显示）"), side});
        };
        add(row.value()->present_officer, "FIRST");
        add(row.value()->unit_leader, "UNIT_LEADER");
        add(row.value()->unit_officer, "UNIT_OFFICER");
    }
    return duties;
}

} // namespace app
