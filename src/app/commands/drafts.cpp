#include "app/commands/drafts.h"

#include "exchange/json.h"

namespace app {

base::Result<void> save_draft(Context& context, std::string const& key, base::ValueObject const& fields)
{
    auto transaction = TRY(store::Transaction::begin(context.database));
    TRY(context.local.save_draft({key, exchange::write_json(base::Value(fields)), context.now().milliseconds}));
    return transaction.commit();
}

std::optional<base::ValueObject> load_draft(Context& context, std::string const& key)
{
    auto const row = context.local.draft(key);
    if (row.is_error() || !row.value())
        return {};
    auto const value = exchange::parse_json(row.value()->bytes);
    if (value.is_error() || !value.value().object())
        return {};
    return *value.value().object();
}

base::Result<void> discard_draft(Context& context, std::string const& key)
{
    auto transaction = TRY(store::Transaction::begin(context.database));
    TRY(context.local.discard_draft(key));
    return transaction.commit();
}

} // namespace app
