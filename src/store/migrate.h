// Brings a database to the newest schema. Migrations are sql/000N_*.sql, embedded at build, append only.
#pragma once

#include "store/database.h"

namespace store {

enum class MigrationOutcome {
    Success,
    DatabaseTooNew, // written by a newer program; left untouched
};

// The number of the last migration this program knows.
std::uint32_t newest_schema_version();

// Each missing migration in a transaction of its own.
base::Result<MigrationOutcome> migrate(Database&);

// Every CREATE statement with its comments, ordered; what sql/schema_snapshot.sql holds.
base::Result<std::string> schema_text(Database&);

} // namespace store
