// The contract of BlockStore over the native file and the memory stores; IndexedDB runs the same steps in a browser.
#include "support/store/block_store_contract.h"

#include "platform/native/crash_block_store.h"
#include "platform/native/file_block_store.h"
#include "store/memory_file.h"
#include "support/store/opened_database.h"
#include "support/store/temporary_folder.h"

#include <fcntl.h>
#include <unistd.h>

namespace block_store_contract_tests {

using namespace test_support;

namespace {

// Shares one memory store between the "tabs" that the contract opens.
class SharedStore final : public store::BlockStore {
public:
    explicit SharedStore(std::shared_ptr<store::BlockStore> store)
        : m_store(std::move(store))
    {
    }
    void read_header(store::LoadCallback done) override { m_store->read_header(std::move(done)); }
    void load(store::BlockSink sink, store::LoadCallback done) override
    {
        m_store->load(std::move(sink), std::move(done));
    }
    void take_over(store::EpochCallback done) override { m_store->take_over(std::move(done)); }
    void commit(store::BlockHeader const& header, std::span<store::DirtyBlock const> blocks,
        store::CommitCallback done) override
    {
        m_store->commit(header, blocks, std::move(done));
    }
    bool is_durable() const override { return m_store->is_durable(); }
    std::string engine_name() const override { return m_store->engine_name(); }

private:
    std::shared_ptr<store::BlockStore> m_store;
};

void run(Steps& steps, std::function<bool()> const& deliver = {})
{
    steps.pump();
    while (!steps.is_finished() && deliver && deliver()) { }
    INFO("stopped at: " << steps.current());
    CHECK(steps.is_finished());
    CHECK(steps.checks() > 0);
    for (auto const& failure : steps.failures())
        FAIL_CHECK(failure);
}

} // namespace

TEST_SUITE("block_store_contract")
{
    TEST_CASE("the native file keeps the contract")
    {
        TemporaryFolder const folder;
        Steps steps;
        add_block_store_contract(
            steps, [&] { return std::make_unique<platform::FileBlockStore>(folder.path("contract")); });
        add_database_contract(
            steps, [&] { return std::make_unique<platform::FileBlockStore>(folder.path("database")); });
        run(steps);
    }

    TEST_CASE("memory keeps the contract")
    {
        Steps steps;
        auto const memory = std::make_shared<store::MemoryBlockStore>();
        add_block_store_contract(steps, [=] { return std::make_unique<SharedStore>(memory); });
        auto const other = std::make_shared<store::MemoryBlockStore>();
        add_database_contract(steps, [=] { return std::make_unique<SharedStore>(other); });
        run(steps);
    }

    TEST_CASE("a store that answers late keeps the contract")
    {
        Steps steps;
        auto const late = std::make_shared<platform::CrashBlockStore>();
        late->answer_late();
        add_block_store_contract(steps, [=] { return std::make_unique<SharedStore>(late); });
        auto const other = std::make_shared<platform::CrashBlockStore>();
        other->answer_late();
        add_database_contract(steps, [=] { return std::make_unique<SharedStore>(other); });
        run(steps, [&] { return late->deliver() || other->deliver(); });
        // Fifty transactions went in while one was in flight: they were merged.
        CHECK(other->commit_count() < 10);
    }
}

TEST_SUITE("file_block_store")
{
    using platform::FileBlockStore;

    static store::LoadedStore loaded_header(FileBlockStore & file)
    {
        store::LoadedStore loaded;
        file.read_header([&](base::Result<store::LoadedStore> found) { loaded = value_of(std::move(found)); });
        return loaded;
    }

    static store::CommitStatus commit_block(FileBlockStore & file, std::uint64_t number, std::uint8_t fill)
    {
        std::vector<std::uint8_t> const bytes(store::BLOCK_SIZE, fill);
        store::DirtyBlock const blocks[] = {{0, bytes}};
        auto status = store::CommitStatus::Failed;
        file.commit({0, number, store::BLOCK_SIZE, store::BLOCK_SIZE, 1}, blocks,
            [&](store::CommitStatus answer, std::string const&) { status = answer; });
        return status;
    }

    static int first_byte(FileBlockStore & file)
    {
        int first = -1;
        file.load([&](std::uint32_t, std::span<std::uint8_t const> bytes) { first = bytes[0]; },
            [](base::Result<store::LoadedStore> loaded) { REQUIRE_OK(loaded); });
        return first;
    }

    TEST_CASE("a commit file that was written whole is applied at the next start")
    {
        TemporaryFolder const folder;
        FileBlockStore file(folder.path("data"));
        REQUIRE(commit_block(file, 1, 11) == store::CommitStatus::Acknowledged);
        FileBlockStore dying(folder.path("data"));
        dying.die_before_copying();
        commit_block(dying, 2, 22);
        FileBlockStore next(folder.path("data"));
        CHECK(loaded_header(next).header.commit_number == 2);
        CHECK(first_byte(next) == 22);
    }

    TEST_CASE("a commit file cut short anywhere counts as never written")
    {
        TemporaryFolder const folder;
        FileBlockStore file(folder.path("data"));
        REQUIRE(commit_block(file, 1, 11) == store::CommitStatus::Acknowledged);
        FileBlockStore dying(folder.path("data"));
        dying.die_before_copying();
        commit_block(dying, 2, 22);
        auto const whole = folder.read("data.commit");
        REQUIRE(whole.size() > store::BLOCK_SIZE);
        for (std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{44}, whole.size() / 2, whole.size() - 1}) {
            folder.write("data.commit", whole.substr(0, size));
            FileBlockStore next(folder.path("data"));
            CHECK(loaded_header(next).header.commit_number == 1);
            CHECK(first_byte(next) == 11);
            CHECK_FALSE(folder.exists("data.commit"));
        }
    }

    TEST_CASE("a foreign or damaged file is named, not opened")
    {
        TemporaryFolder const folder;
        folder.write("data", std::string(9000, 'x'));
        FileBlockStore file(folder.path("data"));
        bool refused = false;
        file.load([](std::uint32_t, std::span<std::uint8_t const>) {},
            [&](base::Result<store::LoadedStore> loaded) {
                refused = loaded.is_error() && loaded.error().code == base::ErrorCode::Damaged;
            });
        CHECK(refused);
        CHECK(folder.read("data") == std::string(9000, 'x'));
    }

    TEST_CASE("a folder that is not there fails the commit and says so")
    {
        TemporaryFolder const folder;
        FileBlockStore file(folder.path("missing/data"));
        CHECK(commit_block(file, 1, 11) == store::CommitStatus::Failed);
    }
}

} // namespace block_store_contract_tests
