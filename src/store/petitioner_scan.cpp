#include "store/petitioner_scan.h"

namespace store {

base::Result<void> each_petitioner(
    Database& database, std::function<void(std::string_view name, std::string_view address)> const& visit)
{
    auto statement = TRY(database.prepare("SELECT petitioner_name, petitioner_address FROM petition_records"
                                          " UNION ALL SELECT substr(key, 2), NULL FROM co_petitioner_keys"
                                          " WHERE key >= 'n' AND key < 'o'"));
    while (TRY(statement.step()))
        visit(statement.text(0), statement.text(1));
    return {};
}

} // namespace store
