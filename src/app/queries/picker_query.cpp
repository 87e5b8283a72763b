#include "app/queries/picker_query.h"

#include "base/text.h"
#include "domain/reference/pinyin.h"

#include <set>

namespace app {

static PickerItem make_item(std::string code, std::string label, std::string detail)
{
    auto pinyin = domain::pinyin_initials(label);
    return {std::move(code), std::move(label), std::move(detail), std::move(pinyin)};
}

std::vector<PickerItem> place_items(Context const& context)
{
    std::vector<PickerItem> items;
    std::set<std::string> known;
    for (auto const& region : context.references.regions.regions()) {
        items.push_back(make_item(region.code, region.name, context.references.regions.full_name(region.code)));
        known.insert(region.code);
    }
    // Townships come with the organisations that the wizard adds (W12).
    for (auto const& org : context.organisation.orgs()) {
        if (org.region.size() == 9 && known.insert(org.region).second) {
            items.push_back(make_item(
                org.region, org.name, context.references.regions.full_name(org.region.substr(0, 6)) + org.name));
        }
    }
    return items;
}

std::vector<PickerItem> category_items(Context const& context)
{
    std::vector<PickerItem> items;
    auto const* dictionary = context.references.dictionary("content_categories", context.today());
    if (!dictionary)
        return items;
    for (auto const& item : dictionary->items())
        items.push_back(make_item(item.code, item.label, dictionary->full_label(item.code)));
    return items;
}

std::vector<PickerItem> org_items(Context const& context)
{
    std::vector<PickerItem> items;
    for (auto const& org : context.organisation.orgs()) {
        items.push_back(make_item(org.id.value, org.name,
            std::string(domain::to_chinese(org.level)) + "・" + std::string(domain::to_chinese(org.kind))));
    }
    return items;
}

std::vector<PickerItem> staff_items(Context const& context, base::OrgId const& org)
{
    std::vector<PickerItem> items;
    for (auto const& staff : context.organisation.staff()) {
        if (!staff.active || staff.org != org)
            continue;
        std::vector<std::string> roles;
        for (auto const role : staff.roles)
            roles.emplace_back(domain::to_chinese(role));
        items.push_back(make_item(staff.id.value, staff.name, base::join(roles, "、")));
    }
    return items;
}

} // namespace app
