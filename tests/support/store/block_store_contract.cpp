// The contract of BlockStore, and of a Database over it.
#include "support/store/block_store_contract.h"

#include "store/database.h"
#include "store/memory_file.h"
#include "store/migrate.h"

#include <map>

namespace test_support {

using namespace store;

namespace {

struct Contract {
    explicit Contract(Steps& steps, StoreFactory factory)
        : steps(steps)
        , factory(std::move(factory))
    {
    }

    Steps& steps;
    StoreFactory factory;
    std::unique_ptr<BlockStore> first, second;
    std::unique_ptr<Database> database;
    std::map<std::uint32_t, std::vector<std::uint8_t>> seen;
    BlockHeader header;

    // A block whose bytes depend on index and version, so that a mixed-up block shows.
    static std::vector<std::uint8_t> pattern(std::uint32_t index, std::uint8_t version)
    {
        std::vector<std::uint8_t> bytes(BLOCK_SIZE);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(i * 31 + index * 7 + version);
        return bytes;
    }

    // Commits the blocks of one version; the buffers are overwritten as soon as commit() returns.
    void commit(BlockStore& store, std::vector<std::uint32_t> const& indices, std::uint8_t version,
        std::uint64_t file_blocks, std::function<void(CommitStatus)> done)
    {
        ++header.commit_number;
        header.file_size = file_blocks * BLOCK_SIZE - 100;
        header.schema_version = 7;
        std::vector<std::vector<std::uint8_t>> buffers;
        std::vector<DirtyBlock> blocks;
        for (auto index : indices)
            buffers.push_back(pattern(index, version));
        for (std::size_t i = 0; i < indices.size(); ++i)
            blocks.push_back({indices[i], buffers[i]});
        store.commit(header, blocks, [done](CommitStatus status, std::string const&) { done(status); });
        for (auto& buffer : buffers)
            std::fill(buffer.begin(), buffer.end(), std::uint8_t{0xEE});
    }

    void load(BlockStore& store, std::function<void(LoadedStore const&)> done)
    {
        seen.clear();
        store.load(
            [this](std::uint32_t index, std::span<std::uint8_t const> bytes) {
                steps.expect(bytes.size() == BLOCK_SIZE, "a loaded block has full size");
                steps.expect(!seen.contains(index), "a block is loaded once");
                seen[index].assign(bytes.begin(), bytes.end());
            },
            [this, done](base::Result<LoadedStore> loaded) {
                steps.expect(!loaded.is_error(), "load succeeds");
                done(loaded.is_error() ? LoadedStore{} : loaded.value());
            });
    }

    void expect_header(LoadedStore const& loaded)
    {
        steps.expect(loaded.exists, "the store exists");
        steps.expect(loaded.header.epoch == header.epoch, "epoch " + std::to_string(loaded.header.epoch));
        steps.expect(loaded.header.commit_number == header.commit_number,
            "commit number " + std::to_string(loaded.header.commit_number));
        steps.expect(loaded.header.file_size == header.file_size, "file size");
        steps.expect(loaded.header.schema_version == header.schema_version, "schema version");
        steps.expect(loaded.header.block_size == BLOCK_SIZE, "block size");
    }

    void expect_blocks(std::map<std::uint32_t, std::uint8_t> const& versions)
    {
        steps.expect(seen.size() == versions.size(), std::to_string(seen.size()) + " blocks stored");
        for (auto const& [index, version] : versions)
            steps.expect(seen[index] == pattern(index, version), "content of block " + std::to_string(index));
    }
};

using Shared = std::shared_ptr<Contract>;

void add_first_steps(Steps& steps, Shared const& c)
{
    steps.add("an empty store does not exist", [c](Steps::Next next) {
        c->first = c->factory();
        c->first->read_header([c, next](base::Result<LoadedStore> found) {
            c->steps.expect(!found.is_error() && !found.value().exists, "no header");
            c->load(*c->first, [c, next](LoadedStore const& loaded) {
                c->steps.expect(!loaded.exists && c->seen.empty(), "nothing to load");
                next();
            });
        });
    });
    steps.add("taking over gives the first epoch", [c](Steps::Next next) {
        c->first->take_over([c, next](base::Result<std::uint64_t> epoch) {
            c->steps.expect(!epoch.is_error() && epoch.value() == 1, "epoch 1");
            c->header.epoch = epoch.is_error() ? 0 : epoch.value();
            next();
        });
    });
    steps.add("a store only taken over still holds no database", [c](Steps::Next next) {
        c->load(*c->first, [c, next](LoadedStore const& loaded) {
            c->steps.expect(!loaded.exists && loaded.header.epoch == 1, "epoch without database");
            next();
        });
    });
    steps.add("an acknowledged commit is loaded again, from bytes copied in time", [c](Steps::Next next) {
        c->commit(*c->first, {0, 1, 2}, 1, 3, [c, next](CommitStatus status) {
            c->steps.expect(status == CommitStatus::Acknowledged, "acknowledged");
            c->first = c->factory();
            c->load(*c->first, [c, next](LoadedStore const& loaded) {
                c->expect_header(loaded);
                c->expect_blocks({{0, 1}, {1, 1}, {2, 1}});
                next();
            });
        });
    });
    steps.add("the header can be read alone", [c](Steps::Next next) {
        c->first->read_header([c, next](base::Result<LoadedStore> found) {
            c->steps.expect(!found.is_error(), "header is read");
            if (!found.is_error())
                c->expect_header(found.value());
            next();
        });
    });
}

void add_change_steps(Steps& steps, Shared const& c)
{
    steps.add("a commit replaces only its own blocks", [c](Steps::Next next) {
        c->commit(*c->first, {1, 3}, 2, 4, [c, next](CommitStatus status) {
            c->steps.expect(status == CommitStatus::Acknowledged, "acknowledged");
            c->load(*c->first, [c, next](LoadedStore const& loaded) {
                c->expect_header(loaded);
                c->expect_blocks({{0, 1}, {1, 2}, {2, 1}, {3, 2}});
                next();
            });
        });
    });
    steps.add("blocks past the end of the file are dropped", [c](Steps::Next next) {
        c->commit(*c->first, {0}, 3, 2, [c, next](CommitStatus status) {
            c->steps.expect(status == CommitStatus::Acknowledged, "acknowledged");
            c->load(*c->first, [c, next](LoadedStore const& loaded) {
                c->expect_header(loaded);
                c->expect_blocks({{0, 3}, {1, 2}});
                next();
            });
        });
    });
    steps.add("a commit without blocks changes the header alone", [c](Steps::Next next) {
        c->commit(*c->first, {}, 3, 1, [c, next](CommitStatus status) {
            c->steps.expect(status == CommitStatus::Acknowledged, "acknowledged");
            c->load(*c->first, [c, next](LoadedStore const& loaded) {
                c->expect_header(loaded);
                c->expect_blocks({{0, 3}});
                next();
            });
        });
    });
    steps.add("twelve megabytes in one commit load completely", [c](Steps::Next next) {
        std::vector<std::uint32_t> indices;
        for (std::uint32_t index = 0; index < 400; ++index)
            indices.push_back(index);
        c->commit(*c->first, indices, 4, 400, [c, next](CommitStatus status) {
            c->steps.expect(status == CommitStatus::Acknowledged, "acknowledged");
            c->load(*c->first, [c, next](LoadedStore const& loaded) {
                c->expect_header(loaded);
                std::map<std::uint32_t, std::uint8_t> versions;
                for (std::uint32_t index = 0; index < 400; ++index)
                    versions[index] = 4;
                c->expect_blocks(versions);
                next();
            });
        });
    });
}

void add_fencing_steps(Steps& steps, Shared const& c)
{
    steps.add("a second writer fences the first", [c](Steps::Next next) {
        c->second = c->factory();
        c->second->take_over([c, next](base::Result<std::uint64_t> epoch) {
            c->steps.expect(!epoch.is_error() && epoch.value() == 2, "epoch 2");
            auto const before = c->header;
            c->commit(*c->first, {0}, 9, 1, [c, next, before](CommitStatus status) {
                c->steps.expect(status == CommitStatus::Fenced, "the stale writer is fenced");
                c->header = before;
                c->header.epoch = 2;
                c->load(*c->second, [c, next](LoadedStore const& loaded) {
                    c->expect_header(loaded);
                    c->steps.expect(c->seen.size() == 400, "nothing was dropped by the fenced commit");
                    c->steps.expect(c->seen[0] == Contract::pattern(0, 4), "nothing was written by it");
                    next();
                });
            });
        });
    });
    steps.add("the second writer writes", [c](Steps::Next next) {
        c->commit(*c->second, {0}, 5, 1, [c, next](CommitStatus status) {
            c->steps.expect(status == CommitStatus::Acknowledged, "acknowledged");
            c->load(*c->first, [c, next](LoadedStore const& loaded) {
                c->expect_header(loaded);
                c->expect_blocks({{0, 5}});
                next();
            });
        });
    });
    steps.add("the first takes over again", [c](Steps::Next next) {
        c->first->take_over([c, next](base::Result<std::uint64_t> epoch) {
            c->steps.expect(!epoch.is_error() && epoch.value() == 3, "epoch 3");
            c->commit(*c->second, {0}, 6, 1, [c, next](CommitStatus status) {
                c->steps.expect(status == CommitStatus::Fenced, "now the second is fenced");
                c->first.reset();
                c->second.reset();
                next();
            });
        });
    });
}

// Opens the database over a new instance of the store.
void open_database(Shared const& c, std::function<void()> done)
{
    c->first = c->factory();
    Database::open(*c->first, OpenMode::TakeOver, newest_schema_version(),
        [c, done](base::Result<std::unique_ptr<Database>> opened) {
            c->steps.expect(!opened.is_error(), "the database opens");
            if (!opened.is_error())
                c->database = opened.release_value();
            done();
        });
}

void when_acknowledged(Shared const& c, std::function<void()> done)
{
    auto& durability = *c->database->durability();
    if (!durability.status().has_unacknowledged())
        return done();
    durability.set_listener([c, done] {
        if (c->database->durability()->status().has_unacknowledged())
            return;
        auto const finished = done; // outlives the listener, which is taken away now
        c->database->durability()->set_listener({});
        finished();
    });
}

} // namespace

void add_block_store_contract(Steps& steps, StoreFactory factory)
{
    auto const contract = std::make_shared<Contract>(steps, std::move(factory));
    add_first_steps(steps, contract);
    add_change_steps(steps, contract);
    add_fencing_steps(steps, contract);
}

void add_database_contract(Steps& steps, StoreFactory factory)
{
    auto const c = std::make_shared<Contract>(steps, std::move(factory));
    steps.add("a new database is migrated and acknowledged", [c](Steps::Next next) {
        open_database(c, [c, next] {
            if (!c->database)
                return next();
            auto const outcome = migrate(*c->database);
            c->steps.expect(!outcome.is_error() && outcome.value() == MigrationOutcome::Success, "migrated");
            when_acknowledged(c, next);
        });
    });
    steps.add("a thousand settings in fifty transactions are acknowledged", [c](Steps::Next next) {
        if (!c->database)
            return next();
        for (int i = 0; i < 50; ++i) {
            auto transaction = Transaction::begin(*c->database);
            c->steps.expect(!transaction.is_error(), "transaction begins");
            auto const first = std::to_string(i * 20);
            auto const inserted =
                c->database->execute("WITH RECURSIVE n(i) AS (SELECT " + first + " UNION ALL SELECT i+1 FROM n WHERE i<"
                    + first + "+19) INSERT INTO settings SELECT 'key '||i, hex(zeroblob(i)) FROM n");
            c->steps.expect(!inserted.is_error() && !transaction.value().commit().is_error(), "committed");
        }
        when_acknowledged(c, next);
    });
    steps.add("the next start finds all of it", [c](Steps::Next next) {
        c->database.reset();
        open_database(c, [c, next] {
            if (!c->database)
                return next();
            auto const count = c->database->query_integer("SELECT count(*) FROM settings");
            c->steps.expect(!count.is_error() && count.value() == 1000, "1000 settings");
            auto const problems = c->database->integrity_problems();
            c->steps.expect(!problems.is_error() && problems.value().empty(), "integrity");
            auto const version = c->database->schema_version();
            c->steps.expect(!version.is_error() && version.value() == newest_schema_version(), "schema version");
            c->database.reset();
            c->first.reset();
            next();
        });
    });
}

} // namespace test_support
