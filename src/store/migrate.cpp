// Runs the embedded migrations in order of their numbers.
#include "store/migrate.h"

#include "base/embedded.h"

namespace store {

// "sql/0001_initial.sql" → 1; 0 for any other embedded file.
static std::uint32_t migration_number(std::string_view path)
{
    constexpr std::string_view FOLDER = "sql/";
    constexpr std::size_t DIGITS = 4;
    if (!path.starts_with(FOLDER) || path.size() < FOLDER.size() + DIGITS)
        return 0;
    std::uint32_t number = 0;
    for (char digit : path.substr(FOLDER.size(), DIGITS)) {
        if (digit < '0' || digit > '9')
            return 0;
        number = number * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return number;
}

std::uint32_t newest_schema_version()
{
    std::uint32_t newest = 0;
    for (auto const& file : base::embedded_files())
        newest = std::max(newest, migration_number(file.path));
    return newest;
}

static base::Result<void> apply(Database& database, std::uint32_t number, std::string_view sql)
{
    auto transaction = TRY(Transaction::begin(database));
    TRY(database.execute(sql));
    TRY(database.set_schema_version(number));
    TRY(transaction.commit());
    return {};
}

base::Result<MigrationOutcome> migrate(Database& database)
{
    auto current = TRY(database.schema_version());
    if (current > newest_schema_version())
        return MigrationOutcome::DatabaseTooNew;
    // Embedded files are ordered by path, so migrations come in the order of their numbers.
    for (auto const& file : base::embedded_files()) {
        auto const number = migration_number(file.path);
        if (number <= current)
            continue;
        CHECK(number == current + 1);
        auto applied = apply(database, number, file.content);
        if (applied.is_error()) {
            database.forget_schema_version();
            return applied.release_error();
        }
        current = number;
    }
    return MigrationOutcome::Success;
}

base::Result<std::string> schema_text(Database& database)
{
    auto statement = TRY(database.prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type = 'index', name"));
    std::string text;
    while (TRY(statement.step()))
        text.append(statement.text(0)).append(";\n\n");
    return text;
}

} // namespace store
