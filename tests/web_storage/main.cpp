// The storage engine alone as a wasm module: the block store contract over IndexedDB, and a database that acts, is
// killed and opened again. Driven by web/tests/storage_*.test.mjs; what it prints are lines for them.
#include "platform/browser/indexed_db_attachment_store.h"
#include "platform/browser/indexed_db_block_store.h"
#include "store/database.h"
#include "store/migrate.h"
#include "support/store/attachment_store_contract.h"
#include "support/store/block_store_contract.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

using platform::browser::IndexedDbBlockStore;

test_support::Steps s_steps;
std::unique_ptr<IndexedDbBlockStore> s_blocks;
std::unique_ptr<store::Database> s_database;
int s_act{0};
std::uint64_t s_reported{0}; // acknowledged commits already printed
std::vector<double> s_latencies; // milliseconds
int s_latencies_left{0};
std::chrono::steady_clock::time_point s_started;

template <typename T> T value_of(base::Result<T> result)
{
    if (result.is_error()) {
        std::printf("error %s\n", result.error().message.c_str());
        std::fflush(stdout);
    }
    return result.release_value();
}

void say(std::string const& line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

std::string figures(store::Database& database)
{
    auto const count = [&](char const* sql) { return std::to_string(value_of(database.query_integer(sql))); };
    auto const problems = value_of(database.integrity_problems());
    return "acts " + count("SELECT count(DISTINCT value) FROM settings") + " rows "
        + count("SELECT count(*) FROM settings") + " last "
        + count("SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM settings") + " integrity "
        + (problems.empty() ? "ok" : problems);
}

// One act: ten rows that carry its number, all or none, and a draft to make the blocks differ in size.
void act()
{
    ++s_act;
    auto transaction = value_of(store::Transaction::begin(*s_database));
    auto insert = value_of(s_database->prepare("INSERT INTO settings VALUES(?,?)"));
    for (int row = 0; row < 10; ++row) {
        auto const key = std::to_string(s_act) + "/" + std::to_string(row);
        auto const done = insert.bind(1, key).bind(2, s_act).run();
        if (done.is_error())
            say("error " + done.error().message);
    }
    auto draft = value_of(s_database->prepare("INSERT OR REPLACE INTO drafts VALUES(?, zeroblob(?), 0)"));
    (void)draft.bind(1, s_act % 7).bind(2, (s_act % 11) * 4000).run();
    auto const committed = transaction.commit();
    if (committed.is_error())
        say("error " + committed.error().message);
}

void next_latency()
{
    if (s_latencies_left-- > 0) {
        s_started = std::chrono::steady_clock::now();
        act();
        return;
    }
    std::sort(s_latencies.begin(), s_latencies.end());
    auto at = [](double part) {
        return std::to_string(
            s_latencies[static_cast<std::size_t>(part * static_cast<double>(s_latencies.size() - 1))]);
    };
    say("latency p50 " + at(0.5) + " p95 " + at(0.95) + " max " + at(1));
}

void status_changed()
{
    auto const& status = s_database->durability()->status();
    if (status.read_only) {
        say("read-only " + status.error_detail);
        return;
    }
    if (status.failing_since)
        say("failing " + status.error_detail);
    if (status.acknowledged == s_reported)
        return;
    s_reported = status.acknowledged;
    if (!s_latencies.empty() || s_latencies_left > 0) {
        std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - s_started;
        s_latencies.push_back(took.count());
        next_latency();
        return;
    }
    // With at most one commit in flight the newest act is acknowledged only when nothing is left.
    if (!status.has_unacknowledged())
        say("acknowledged " + std::to_string(s_act));
}

// Attachments with the connection they belong to.
class OwnFiles final : public store::AttachmentStore {
public:
    explicit OwnFiles(std::string const& workspace)
        : m_blocks(workspace)
    {
    }
    IndexedDbBlockStore& blocks() { return m_blocks; }
    void list(store::AttachmentListCallback done) override { m_files.list(std::move(done)); }

private:
    void write(base::Hash const& hash, std::span<std::uint8_t const> bytes, store::PutCallback done) override
    {
        m_files.put(hash, bytes, std::move(done));
    }
    void read(base::Hash const& hash, store::AttachmentCallback done) override { m_files.get(hash, std::move(done)); }

    IndexedDbBlockStore m_blocks;
    platform::browser::IndexedDbAttachmentStore m_files{m_blocks};
};

void open_files(test_support::Access access, std::function<void(std::unique_ptr<store::AttachmentStore>)> done)
{
    auto files = std::make_unique<OwnFiles>("attachments");
    if (access == test_support::Access::ReadOnly)
        return done(std::move(files));
    auto& blocks = files->blocks();
    auto const held = std::make_shared<std::unique_ptr<OwnFiles>>(std::move(files));
    blocks.take_over([held, done](base::Result<std::uint64_t>) { done(std::move(*held)); });
}

base::Hash file_hash(std::string const& bytes)
{
    return base::sha256(bytes);
}

} // namespace

extern "C" {

void chuxin_test_contract()
{
    // The storage is empty: the page has a profile of its own.
    test_support::add_block_store_contract(s_steps, [] { return std::make_unique<IndexedDbBlockStore>("contract"); });
    test_support::add_database_contract(s_steps, [] { return std::make_unique<IndexedDbBlockStore>("database"); });
    test_support::add_attachment_store_contract(s_steps, open_files);
    s_steps.add("report", [](test_support::Steps::Next next) {
        for (auto const& failure : s_steps.failures())
            say("failed " + failure);
        say("contract " + std::to_string(s_steps.checks()) + " checks, " + std::to_string(s_steps.failures().size())
            + " failed");
        next();
    });
    s_steps.pump();
}

// Where the contract stands, for a test that waits in vain.
void chuxin_test_position()
{
    say("position " + s_steps.current());
}

void chuxin_test_open(std::uint32_t take_over)
{
    s_blocks = std::make_unique<IndexedDbBlockStore>("kill");
    auto const mode = take_over ? store::OpenMode::TakeOver : store::OpenMode::ReadOnly;
    store::Database::open(
        *s_blocks, mode, store::newest_schema_version(), [mode](base::Result<std::unique_ptr<store::Database>> opened) {
            s_database = value_of(std::move(opened));
            if (mode == store::OpenMode::TakeOver)
                (void)value_of(store::migrate(*s_database));
            s_act = static_cast<int>(
                value_of(s_database->query_integer("SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM settings")));
            s_database->durability()->set_listener(status_changed);
            s_blocks->on_taken_over([] { s_database->durability()->become_read_only(); });
            say("opened " + figures(*s_database));
        });
}

void chuxin_test_act(std::uint32_t count)
{
    for (std::uint32_t i = 0; i < count; ++i)
        act();
}

void chuxin_test_latency(std::uint32_t count)
{
    s_latencies.clear();
    s_latencies_left = static_cast<int>(count);
    next_latency();
}

// Attachments of the workspace "kill" over the connection of chuxin_test_open: one short file per number.
void chuxin_test_put_file(std::uint32_t number)
{
    auto const bytes = "file " + std::to_string(number);
    platform::browser::IndexedDbAttachmentStore files(*s_blocks);
    files.put(file_hash(bytes), {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()},
        [](store::PutStatus status, std::string const& detail) {
            say(status == store::PutStatus::Acknowledged   ? "put done"
                    : status == store::PutStatus::ReadOnly ? "put read-only"
                    : status == store::PutStatus::Cleared  ? "put cleared"
                                                           : "put failed " + detail);
        });
}

void chuxin_test_get_file(std::uint32_t number)
{
    platform::browser::IndexedDbAttachmentStore files(*s_blocks);
    files.get(file_hash("file " + std::to_string(number)), [](base::Result<std::vector<std::uint8_t>> found) {
        if (found.is_error())
            say(found.error().code == base::ErrorCode::Damaged        ? "get damaged"
                    : found.error().code == base::ErrorCode::NotFound ? "get absent"
                                                                      : "get failed " + found.error().message);
        else
            say("get " + std::string(found.value().begin(), found.value().end()));
    });
}

void chuxin_test_find_writer()
{
    platform::browser::find_writer("kill", [](bool is_present) { say(is_present ? "writer yes" : "writer no"); });
}

} // extern "C"

int main()
{
    return 0;
}
