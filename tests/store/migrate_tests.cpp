// Migrations: from nothing to now, a newer database left alone, and every schema change visible in review.
#include "store/migrate.h"

#include "platform/native/crash_block_store.h"
#include "platform/native/native_ports.h"
#include "support/store/opened_database.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace migrate_tests {

using namespace test_support;

TEST_SUITE("migrate")
{
    TEST_CASE("an empty database is brought to the newest schema, and again changes nothing")
    {
        auto const database = value_of(store::Database::create_scratch());
        CHECK(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
        CHECK(value_of(database->schema_version()) == store::newest_schema_version());
        auto const schema = value_of(store::schema_text(*database));
        CHECK(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
        CHECK(value_of(store::schema_text(*database)) == schema);
    }

    TEST_CASE("the schema is the one in schema_snapshot.sql")
    {
        auto const database = value_of(store::Database::create_scratch());
        REQUIRE(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
        auto const schema = value_of(store::schema_text(*database));
        std::string const path = std::string(CHUXIN_SOURCE_DIR) + "/src/store/sql/schema_snapshot.sql";
        if (std::getenv("CHUXIN_UPDATE_GOLDEN"))
            std::ofstream(path, std::ios::binary) << schema;
        std::ostringstream snapshot;
        snapshot << std::ifstream(path, std::ios::binary).rdbuf();
        CHECK_MESSAGE(snapshot.str() == schema,
            "the schema has changed; set CHUXIN_UPDATE_GOLDEN=1, run again and review the difference");
    }

    TEST_CASE("every table is STRICT and every column has a comment")
    {
        auto const database = value_of(store::Database::create_scratch());
        REQUIRE(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
        auto tables = value_of(database->prepare("SELECT name, sql FROM sqlite_schema WHERE type='table'"));
        int count = 0;
        while (value_of(tables.step())) {
            ++count;
            std::string const name(tables.text(0));
            INFO("table " << name);
            std::istringstream lines{std::string(tables.text(1))};
            std::string line;
            while (std::getline(lines, line)) {
                bool const needs_comment = line.starts_with("CREATE TABLE")
                    || (line.starts_with("    ") && line.find("PRIMARY KEY (") == line.npos);
                if (needs_comment)
                    CHECK_MESSAGE(line.find(" -- ") != line.npos, line);
            }
            CHECK(line.find("STRICT") != line.npos);
        }
        CHECK(count > 10);
    }

    TEST_CASE("a database of a newer program is refused and left untouched")
    {
        platform::CrashBlockStore blocks;
        {
            auto const database = value_of(open_now(blocks, store::OpenMode::TakeOver, 100));
            REQUIRE_OK(database->set_schema_version(100));
        }
        auto const commits = blocks.commit_count();
        auto const refused = open_now(blocks, store::OpenMode::TakeOver, store::newest_schema_version());
        REQUIRE(refused.is_error());
        CHECK(refused.error().code == base::ErrorCode::TooNew);
        CHECK(blocks.commit_count() == commits);
        // Not even the epoch was raised: the newer program still writes.
        blocks.read_header([](base::Result<store::LoadedStore> found) { CHECK(found.value().header.epoch == 1); });

        auto const database = value_of(store::Database::create_scratch());
        REQUIRE_OK(database->set_schema_version(100));
        CHECK(value_of(store::migrate(*database)) == store::MigrationOutcome::DatabaseTooNew);
        CHECK(value_of(database->query_integer("SELECT count(*) FROM sqlite_schema")) == 0);
    }

    TEST_CASE("the header of the store carries the schema version")
    {
        platform::CrashBlockStore blocks;
        auto const database = value_of(open_now(blocks, store::OpenMode::TakeOver, store::newest_schema_version()));
        REQUIRE(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
        blocks.read_header([](base::Result<store::LoadedStore> found) {
            CHECK(found.value().header.schema_version == store::newest_schema_version());
        });
    }
}

} // namespace migrate_tests
