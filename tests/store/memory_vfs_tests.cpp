// The VFS and its commit boundary, seen through a block store that counts: once per commit, never on rollback.
#include "store/memory_vfs.h"

#include "platform/native/crash_block_store.h"
#include "support/store/opened_database.h"

namespace memory_vfs_tests {

using namespace test_support;
using store::MemoryFile;

static std::vector<std::uint8_t> bytes_of(std::size_t count, std::uint8_t value)
{
    return std::vector<std::uint8_t>(count, value);
}

TEST_SUITE("memory_file")
{
    TEST_CASE("bytes across block borders come back, and the end of the file reads as zeros")
    {
        MemoryFile file;
        file.write(store::BLOCK_SIZE - 10, bytes_of(20, 7));
        CHECK(file.size() == store::BLOCK_SIZE + 10);
        auto read = bytes_of(30, 1);
        CHECK(file.read(store::BLOCK_SIZE - 10, read) == 20);
        CHECK(read[0] == 7);
        CHECK(read[19] == 7);
        CHECK(read[20] == 0);
        CHECK(file.take_changes().blocks.size() == 2);
        CHECK_FALSE(file.has_changes());
    }

    TEST_CASE("a commit in flight keeps its bytes while the file changes")
    {
        MemoryFile file;
        file.write(0, bytes_of(100, 1));
        auto const set = file.take_changes();
        file.write(0, bytes_of(100, 2));
        CHECK((*set.blocks[0].block)[0] == 1);
        auto read = bytes_of(1, 0);
        file.read(0, read);
        CHECK(read[0] == 2);
    }

    TEST_CASE("blocks that the file grows over again are dirty though nobody wrote to them")
    {
        MemoryFile file;
        file.write(0, bytes_of(3 * store::BLOCK_SIZE, 1));
        (void)file.take_changes();
        file.truncate(100);
        file.write(2 * store::BLOCK_SIZE, bytes_of(1, 9));
        auto const set = file.take_changes();
        REQUIRE(set.blocks.size() == 3);
        CHECK((*set.blocks[0].block)[99] == 1);
        CHECK((*set.blocks[0].block)[100] == 0);
        CHECK((*set.blocks[1].block)[0] == 0);
    }
}

TEST_SUITE("memory_vfs")
{
    struct Counted {
        platform::CrashBlockStore blocks;
        std::unique_ptr<store::Database> database = value_of(open_now(blocks, store::OpenMode::TakeOver, 100));
        int counted{0};

        void run(char const* sql) { REQUIRE_OK(database->execute(sql)); }
        // Commits since the last call.
        int commits()
        {
            auto const now = blocks.commit_count();
            return now - std::exchange(counted, now);
        }
    };

    TEST_CASE("each commit reaches the store exactly once")
    {
        Counted c;
        CHECK(c.commits() == 0);
        c.run("CREATE TABLE t(x)");
        CHECK(c.commits() == 1);
        c.run("INSERT INTO t VALUES(1)");
        CHECK(c.commits() == 1);
        c.run("BEGIN; INSERT INTO t VALUES(2); INSERT INTO t VALUES(3); COMMIT");
        CHECK(c.commits() == 1);
        c.run("SAVEPOINT s; INSERT INTO t VALUES(4); RELEASE s");
        CHECK(c.commits() == 1);
        c.run("PRAGMA user_version=3");
        CHECK(c.commits() == 1);
    }

    TEST_CASE("nothing reaches the store on rollback, refusal, reading or an empty transaction")
    {
        Counted c;
        c.run("CREATE TABLE t(x UNIQUE); INSERT INTO t VALUES(1)");
        (void)c.commits();
        c.run("BEGIN; INSERT INTO t VALUES(2); ROLLBACK");
        CHECK(c.database->execute("INSERT INTO t VALUES(1)").is_error());
        c.run("SELECT * FROM t");
        c.run("BEGIN IMMEDIATE; COMMIT");
        c.run("UPDATE t SET x=5 WHERE x=4");
        CHECK(c.commits() == 0);
    }

    static char const* const FILL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000)"
                                    " INSERT INTO t SELECT hex(randomblob(500)) FROM n";

    TEST_CASE("a transaction larger than the cache commits once and rolls back without a trace")
    {
        Counted c;
        c.run("PRAGMA cache_size=10; PRAGMA cache_spill=10; CREATE TABLE t(x)");
        (void)c.commits();
        c.run("BEGIN");
        c.run(FILL);
        CHECK(c.commits() == 0);
        c.run("ROLLBACK");
        CHECK(c.commits() == 0);
        CHECK(value_of(c.database->query_integer("SELECT count(*) FROM t")) == 0);
        CHECK(value_of(c.database->integrity_problems()).empty());
        c.run("BEGIN");
        c.run(FILL);
        c.run("COMMIT");
        CHECK(c.commits() == 1);
        // What the spilled rollback left behind was written too: the store holds a sound database.
        auto const again = value_of(open_now(c.blocks, store::OpenMode::ReadOnly, 100));
        CHECK(value_of(again->query_integer("SELECT count(*) FROM t")) == 2000);
        CHECK(value_of(again->integrity_problems()).empty());
    }

    TEST_CASE("VACUUM shrinks the stored file in one commit")
    {
        Counted c;
        c.run("CREATE TABLE t(x)");
        c.run(FILL);
        c.run("DELETE FROM t WHERE rowid % 10 <> 0");
        auto const before = c.database->snapshot().file_size;
        (void)c.commits();
        c.run("VACUUM");
        CHECK(c.commits() == 1);
        CHECK(c.database->snapshot().file_size < before / 4);
        auto const again = value_of(open_now(c.blocks, store::OpenMode::ReadOnly, 100));
        CHECK(value_of(again->query_integer("SELECT count(*) FROM t")) == 200);
        CHECK(value_of(again->integrity_problems()).empty());
        CHECK(again->snapshot().file_size == c.database->snapshot().file_size);
    }

    TEST_CASE("the snapshot is a complete database file")
    {
        Counted c;
        c.run("CREATE TABLE t(x); INSERT INTO t VALUES('赵志强')");
        auto const set = c.database->snapshot();
        CHECK(set.file_size % 4096 == 0);
        std::string const magic(reinterpret_cast<char const*>(set.blocks[0].block->data()), 15);
        CHECK(magic == "SQLite format 3");
    }

    TEST_CASE("SQL never gets the real time, and random bytes differ")
    {
        auto const database = value_of(store::Database::create_scratch());
        CHECK(value_of(database->query_integer("SELECT strftime('%Y', 'now') = '1970'")) == 1);
        CHECK(value_of(database->query_integer("SELECT randomblob(600) <> randomblob(600)")) == 1);
    }

    TEST_CASE("a file that is no database is refused in Chinese")
    {
        platform::CrashBlockStore blocks;
        auto const junk = bytes_of(store::BLOCK_SIZE, 'x');
        store::DirtyBlock const dirty[] = {{0, junk}};
        blocks.commit({0, 1, store::BLOCK_SIZE, store::BLOCK_SIZE, 0}, dirty,
            [](store::CommitStatus status, std::string const&) { CHECK(status == store::CommitStatus::Acknowledged); });
        auto const opened = open_now(blocks, store::OpenMode::TakeOver, 100);
        REQUIRE(opened.is_error());
        CHECK(opened.error().code == base::ErrorCode::Damaged);
        CHECK(opened.error().message.find("备份") != std::string::npos);
    }
}

} // namespace memory_vfs_tests
