// Acknowledged write-behind: what is shown as saved is saved, whatever fails, fences or dies in between.
#include "store/durability.h"

#include "platform/native/crash_block_store.h"
#include "platform/native/native_ports.h"
#include "store/migrate.h"
#include "support/store/opened_database.h"

namespace durability_tests {

using namespace test_support;
using platform::CrashBlockStore;

namespace {

std::unique_ptr<store::Database> opened(store::BlockStore& blocks)
{
    auto database = value_of(open_now(blocks, store::OpenMode::TakeOver, store::newest_schema_version()));
    REQUIRE(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
    return database;
}

// One act: `rows` settings that carry the act's number, all or none.
void do_act(store::Database& database, int act, int rows)
{
    auto transaction = value_of(store::Transaction::begin(database));
    auto insert = value_of(database.prepare("INSERT INTO settings VALUES(?,?)"));
    for (int row = 0; row < rows; ++row)
        REQUIRE_OK(insert.bind(1, std::to_string(act) + "/" + std::to_string(row)).bind(2, act).run());
    REQUIRE_OK(transaction.commit());
}

} // namespace

TEST_SUITE("durability")
{
    TEST_CASE("saved is shown only after the acknowledgement, and later commits are merged")
    {
        CrashBlockStore blocks;
        auto const database = opened(blocks);
        auto& durability = *database->durability();
        CHECK_FALSE(durability.status().has_unacknowledged());
        CHECK(durability.status().engine == "Crash");
        CHECK(durability.status().durable);
        int changes = 0;
        durability.set_listener([&] { ++changes; });
        blocks.answer_late();
        auto const before = blocks.commit_count();
        for (int act = 0; act < 5; ++act)
            do_act(*database, act, 3);
        CHECK(durability.status().has_unacknowledged());
        CHECK(blocks.commit_count() == before + 1);
        CHECK(changes == 5);
        REQUIRE(blocks.deliver());
        CHECK(durability.status().acknowledged == durability.status().committed - 4);
        CHECK(blocks.commit_count() == before + 2);
        REQUIRE(blocks.deliver());
        CHECK_FALSE(durability.status().has_unacknowledged());
        CHECK_FALSE(blocks.deliver());
    }

    TEST_CASE("a failed write keeps everything, is retried with growing pauses, and then is whole")
    {
        CrashBlockStore blocks;
        auto const database = opened(blocks);
        auto& durability = *database->durability();
        durability.tick({1000});
        blocks.fail_next(3);
        do_act(*database, 1, 3);
        CHECK(durability.status().failing_since == base::Instant{1000});
        CHECK(durability.status().error_detail == "injected failure");
        CHECK(durability.next_retry_at() == base::Instant{1250});
        durability.tick({1249});
        CHECK(durability.next_retry_at() == base::Instant{1250});
        do_act(*database, 2, 3); // waits for the retry with the others
        durability.tick({1250});
        CHECK(durability.next_retry_at() == base::Instant{1750});
        durability.tick({1750});
        CHECK(durability.next_retry_at() == base::Instant{2750});
        CHECK(durability.status().failing_since == base::Instant{1000});
        durability.retry_now();
        CHECK_FALSE(durability.status().has_unacknowledged());
        CHECK_FALSE(durability.status().failing_since.has_value());
        auto const again = value_of(open_now(blocks, store::OpenMode::ReadOnly, store::newest_schema_version()));
        CHECK(value_of(again->query_integer("SELECT count(*) FROM settings")) == 6);
    }

    TEST_CASE("another writer's take-over makes this one read-only and writes nothing of it")
    {
        CrashBlockStore blocks;
        auto const stale = opened(blocks);
        auto const fresh = opened(blocks);
        do_act(*fresh, 1, 2);
        do_act(*stale, 2, 2);
        CHECK(stale->durability()->status().read_only);
        CHECK(stale->durability()->status().has_unacknowledged());
        auto const refused = store::Transaction::begin(*stale);
        REQUIRE(refused.is_error());
        CHECK(refused.error().code == base::ErrorCode::Conflict);
        CHECK(refused.error().message.find("在此接管") != std::string::npos);
        auto const again = value_of(open_now(blocks, store::OpenMode::ReadOnly, store::newest_schema_version()));
        CHECK(value_of(again->query_integer("SELECT count(*) FROM settings WHERE value=1")) == 2);
        CHECK(value_of(again->query_integer("SELECT count(*) FROM settings")) == 2);
    }

    TEST_CASE("a read-only look leaves the writer its epoch")
    {
        CrashBlockStore blocks;
        auto const writer = opened(blocks);
        auto const reader = value_of(open_now(blocks, store::OpenMode::ReadOnly, store::newest_schema_version()));
        CHECK(store::Transaction::begin(*reader).is_error());
        do_act(*writer, 1, 1);
        CHECK_FALSE(writer->durability()->status().read_only);
        CHECK_FALSE(writer->durability()->status().has_unacknowledged());
    }

    TEST_CASE("an answer that comes after the database was closed is ignored")
    {
        CrashBlockStore blocks;
        auto database = opened(blocks);
        blocks.answer_late();
        do_act(*database, 1, 1);
        database.reset();
        CHECK(blocks.deliver());
        auto const again = value_of(open_now(blocks, store::OpenMode::ReadOnly, store::newest_schema_version()));
        CHECK(value_of(again->query_integer("SELECT count(*) FROM settings")) == 1);
    }

    // design.md's target: no acknowledged act lost, no corrupt database, in 1,000 random kills.
    TEST_CASE("a thousand kills at random points lose no acknowledged act and leave no torn one")
    {
        platform::SeededRandom random(20230901);
        CrashBlockStore blocks;
        int next_act = 0;
        int acknowledged_acts = 0;
        for (int round = 0; round < 1000; ++round) {
            auto database = opened(blocks);
            auto const& status = database->durability()->status();
            blocks.answer_late();
            if (random.below(8) == 0)
                blocks.fail_next(static_cast<int>(random.below(3)));
            std::vector<std::pair<std::uint64_t, int>> handed_in; // commit number, act
            auto const steps = 1 + random.below(12);
            for (std::uint64_t step = 0; step < steps; ++step) {
                if (random.below(3) == 0) {
                    blocks.deliver();
                } else if (random.below(6) == 0) {
                    auto rolled_back = value_of(store::Transaction::begin(*database));
                    REQUIRE_OK(database->execute("DELETE FROM settings"));
                } else {
                    do_act(*database, next_act, 4);
                    handed_in.emplace_back(status.committed, next_act++);
                }
                if (random.below(4) == 0)
                    database->durability()->retry_now();
            }
            for (auto const& [number, act] : handed_in) {
                if (number <= status.acknowledged)
                    acknowledged_acts = act + 1;
            }
            database.reset();
            blocks.crash(
                random.below(2) == 0 ? CrashBlockStore::CrashOutcome::Lost : CrashBlockStore::CrashOutcome::Kept);
            auto const after = value_of(open_now(blocks, store::OpenMode::ReadOnly, store::newest_schema_version()));
            if (round % 20 == 0)
                REQUIRE(value_of(after->integrity_problems()).empty());
            // Every act has all four rows, and the acts kept are the first ones without a gap.
            auto const kept = value_of(after->query_integer("SELECT count(DISTINCT value) FROM settings"));
            REQUIRE(kept >= acknowledged_acts);
            REQUIRE(value_of(after->query_integer("SELECT count(*) FROM settings")) == kept * 4);
            REQUIRE(value_of(after->query_integer("SELECT coalesce(max(CAST(value AS INTEGER)), -1) FROM settings"))
                == kept - 1);
            next_act = static_cast<int>(kept);
            acknowledged_acts = next_act;
        }
        CHECK(next_act > 1000);
        auto const last = value_of(open_now(blocks, store::OpenMode::ReadOnly, store::newest_schema_version()));
        CHECK(value_of(last->integrity_problems()).empty());
    }
}

} // namespace durability_tests
