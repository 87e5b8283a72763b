#include "app/commands/adoption.h"

#include "app/commands/upkeep.h"
#include "app/journal_entries.h"
#include "app/references.h"

namespace app {

std::optional<base::Error> why_not_adopter(Context const& context, std::string_view what)
{
    auto const* staff = context.organisation.find_staff(context.session.identity_id);
    if (!staff || !staff->has_role(domain::Role::Admin))
        return base::refused("J6", std::string(what) + "须由系统管理员操作，请先切换身份。");
    if (!context.own_org.is_empty() && staff->org != context.own_org)
        return base::refused("J6",
            std::string(what) + "须由" + context.organisation.org_name(context.own_org) + "的系统管理员操作，“"
                + staff->name + "”是" + context.organisation.org_name(staff->org) + "的，请先切换身份。");
    return {};
}

base::Result<void> adopt_with(Context& context, std::function<base::Result<void>(Touched&)> const& write)
{
    Touched touched;
    auto const in_transaction = [&]() -> base::Result<void> {
        auto transaction = TRY(store::Transaction::begin(context.database));
        TRY(write(touched));
        return transaction.commit();
    };
    auto written = in_transaction();
    context.cache.clear();
    if (written.is_error()) {
        TRY(reload_node(context));
        TRY(load_references(context));
        TRY(reindex(context, touched));
        return written;
    }
    ++context.generation;
    return reindex(context, touched);
}

} // namespace app
