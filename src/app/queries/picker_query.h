// Lists to choose from, with pinyin initials for filtering.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

std::vector<PickerItem> place_items(Context const& context);
std::vector<PickerItem> category_items(Context const& context);
std::vector<PickerItem> org_items(Context const& context);
std::vector<PickerItem> staff_items(Context const& context, base::OrgId const& org);

} // namespace app
