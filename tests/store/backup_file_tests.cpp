// A backup file is looked at before it replaces anything: whole, sound, ours, and not newer than this program.
#include "store/backup_file.h"

#include "store/memory_block_store.h"
#include "store/migrate.h"
#include "support/store/opened_database.h"

#include <functional>

namespace backup_file_tests {

using namespace test_support;

namespace {

std::string backup_of(std::function<void(store::Database&)> const& fill)
{
    store::MemoryBlockStore blocks;
    auto const database = value_of(open_now(blocks, store::OpenMode::TakeOver, store::newest_schema_version()));
    fill(*database);
    auto const snapshot = database->snapshot();
    std::string bytes;
    for (auto const& captured : snapshot.blocks)
        bytes.append(reinterpret_cast<char const*>(captured.block->data()), captured.block->size());
    bytes.resize(snapshot.file_size);
    return bytes;
}

std::string sound_backup()
{
    return backup_of([](store::Database& database) {
        REQUIRE(value_of(store::migrate(database)) == store::MigrationOutcome::Success);
        REQUIRE_OK(database.execute("INSERT INTO settings(key, value) VALUES('note', 'kept')"));
    });
}

std::string why_refused(std::string const& bytes)
{
    auto const checked = store::check_backup(bytes, "备份.sqlite");
    REQUIRE(checked.is_error());
    CHECK(checked.error().code == base::ErrorCode::Damaged);
    CHECK(checked.error().message.starts_with("“备份.sqlite”"));
    CHECK(checked.error().message.ends_with("工作区没有改动。"));
    return checked.error().message;
}

bool says(std::string const& bytes, std::string_view part)
{
    auto const why = why_refused(bytes);
    INFO(why);
    return why.find(part) != std::string::npos;
}

} // namespace

TEST_SUITE("backup_file")
{
    TEST_CASE("a sound backup passes and becomes the same database again")
    {
        auto const bytes = sound_backup();
        CHECK(value_of(store::check_backup(bytes, "备份.sqlite")) == store::newest_schema_version());
        auto const blocks = store::backup_blocks(bytes);
        REQUIRE(blocks.size() == store::blocks_for(bytes.size()));
        std::string joined;
        for (auto const& block : blocks)
            joined.append(reinterpret_cast<char const*>(block.data()), block.size());
        CHECK(joined.substr(0, bytes.size()) == bytes);
        CHECK(joined.substr(bytes.size()) == std::string(joined.size() - bytes.size(), '\0'));
    }

    TEST_CASE("what is no database is refused, however short")
    {
        CHECK(says("", "不是初信的备份文件"));
        CHECK(says("SQLite format 3", "不是初信的备份文件"));
        CHECK(says(std::string("SQLite format 3\0", 16), "不是初信的备份文件"));
        CHECK(says(std::string(5000, 'x'), "不是初信的备份文件"));
    }

    TEST_CASE("a file that was cut off names both lengths")
    {
        auto const bytes = sound_backup();
        auto const cut = bytes.substr(0, bytes.size() - 4096);
        CHECK(says(cut, std::to_string(bytes.size()) + " 字节"));
        CHECK(says(cut, std::to_string(cut.size()) + " 字节"));
    }

    TEST_CASE("a damaged page is refused")
    {
        auto bytes = sound_backup();
        // The first page of a table: its tree no longer holds together.
        std::fill(bytes.begin() + 4096, bytes.begin() + 8192, '\x5a');
        CHECK(says(bytes, "已损坏"));
    }

    TEST_CASE("another program's database is refused")
    {
        auto const foreign = backup_of([](store::Database& database) {
            REQUIRE_OK(database.execute("CREATE TABLE people(name TEXT); INSERT INTO people VALUES('张三')"));
        });
        CHECK(says(foreign, "不是初信的备份文件"));
        auto const numbered = backup_of([](store::Database& database) {
            REQUIRE_OK(database.execute("CREATE TABLE people(name TEXT); PRAGMA user_version=1"));
        });
        CHECK(says(numbered, "不是初信的备份文件"));
    }

    TEST_CASE("a backup of a newer program is refused")
    {
        auto bytes = sound_backup();
        bytes[63] = static_cast<char>(store::newest_schema_version() + 1);
        CHECK(says(bytes, "更新版本"));
    }
}

} // namespace backup_file_tests
