// Organisations and staff: roles that exist, and no organisation above itself.
#include "domain/workflow/guards/guard.h"

namespace domain {

static void define_staff(ArgumentContext const& context)
{
    auto const roles = texts_in(context.payload, "roles");
    for (std::size_t index = 0; index < roles.size(); ++index)
        if (!parse_role(roles[index]))
            context.errors.push_back(
                base::invalid_input("没有" + in_quotes(roles[index]) + "这种角色，请从角色列表中选择",
                    "roles[" + std::to_string(index) + "]"));
}

static void define_org(ArgumentContext const& context)
{
    base::OrgId const id{context.text("id")};
    base::OrgId const parent{context.text("parent")};
    if (!parent.is_empty() && context.surroundings().organisation.is_same_or_above(id, parent))
        context.errors.push_back(base::invalid_input("上级机构不能是它自己或它的下级", "parent"));
}

std::span<GuardRow const> workspace_guards()
{
    static constexpr GuardRow ROWS[]{
        {"define_org", nullptr, define_org},
        {"define_staff", nullptr, define_staff},
    };
    return ROWS;
}

} // namespace domain
