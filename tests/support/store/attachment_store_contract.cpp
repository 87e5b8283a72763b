// The contract of AttachmentStore.
#include "support/store/attachment_store_contract.h"

#include <algorithm>

namespace test_support {

using namespace store;

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t LARGE = 5 * 1024 * 1024 + 3;

struct Contract {
    Contract(Steps& steps, AttachmentFactory factory)
        : steps(steps)
        , factory(std::move(factory))
    {
    }

    Steps& steps;
    AttachmentFactory factory;
    std::unique_ptr<AttachmentStore> writer, reader;

    // Every byte value occurs, so that nothing is taken for text on the way.
    static Bytes pattern(std::size_t size, std::uint8_t version)
    {
        Bytes bytes(size);
        for (std::size_t i = 0; i < size; ++i)
            bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 251 + version);
        return bytes;
    }

    static base::Hash hash_of(Bytes const& bytes)
    {
        base::Sha256 hash;
        hash.update(bytes);
        return hash.finish();
    }

    // The buffer is overwritten as soon as put() returns.
    static void put(AttachmentStore& store, Bytes bytes, base::Hash const& hash, std::function<void(PutStatus)> done)
    {
        store.put(hash, bytes, [done](PutStatus status, std::string const&) { done(status); });
        std::fill(bytes.begin(), bytes.end(), std::uint8_t{0xEE});
    }

    void expect_stored(AttachmentStore& store, Bytes const& bytes, Steps::Next const& next)
    {
        store.get(hash_of(bytes), [this, bytes, next](base::Result<Bytes> found) {
            steps.expect(!found.is_error(), found.is_error() ? found.error().message : "found");
            steps.expect(!found.is_error() && found.value() == bytes, "the same bytes");
            next();
        });
    }

    void expect_list(AttachmentStore& store, std::vector<Bytes> const& files, Steps::Next const& next)
    {
        std::vector<base::Hash> expected;
        for (auto const& file : files)
            expected.push_back(hash_of(file));
        std::sort(expected.begin(), expected.end());
        store.list([this, expected, next](base::Result<std::vector<base::Hash>> listed) {
            steps.expect(!listed.is_error(), "listed");
            auto hashes = listed.is_error() ? std::vector<base::Hash>{} : listed.release_value();
            std::sort(hashes.begin(), hashes.end());
            steps.expect(hashes == expected, std::to_string(hashes.size()) + " hashes");
            next();
        });
    }
};

using Shared = std::shared_ptr<Contract>;

void add_writing_steps(Steps& steps, Shared const& c)
{
    steps.add("an empty store lists nothing and says what it has not", [c](Steps::Next next) {
        c->factory(Access::ReadWrite, [c, next](std::unique_ptr<AttachmentStore> store) {
            c->writer = std::move(store);
            c->writer->get(Contract::hash_of(Contract::pattern(9, 9)), [c, next](base::Result<Bytes> found) {
                c->steps.expect(found.is_error() && found.error().code == base::ErrorCode::NotFound, "not found");
                c->expect_list(*c->writer, {}, next);
            });
        });
    });
    steps.add("an acknowledged file is read again, from bytes copied in time", [c](Steps::Next next) {
        auto const bytes = Contract::pattern(1000, 1);
        Contract::put(*c->writer, bytes, Contract::hash_of(bytes), [c, bytes, next](PutStatus status) {
            c->steps.expect(status == PutStatus::Acknowledged, "acknowledged");
            c->expect_stored(*c->writer, bytes, next);
        });
    });
    steps.add("bytes with another hash are refused and leave nothing", [c](Steps::Next next) {
        auto const claimed = Contract::hash_of(Contract::pattern(1000, 2));
        Contract::put(*c->writer, Contract::pattern(1000, 3), claimed, [c, claimed, next](PutStatus status) {
            c->steps.expect(status == PutStatus::Failed, "refused");
            c->writer->get(claimed, [c, next](base::Result<Bytes> found) {
                c->steps.expect(found.is_error() && found.error().code == base::ErrorCode::NotFound, "not found");
                next();
            });
        });
    });
    steps.add("the same file again is acknowledged and kept once", [c](Steps::Next next) {
        auto const bytes = Contract::pattern(1000, 1);
        Contract::put(*c->writer, bytes, Contract::hash_of(bytes), [c, bytes, next](PutStatus status) {
            c->steps.expect(status == PutStatus::Acknowledged, "acknowledged");
            c->expect_list(*c->writer, {bytes}, next);
        });
    });
    steps.add("an empty file and five megabytes are kept byte by byte", [c](Steps::Next next) {
        auto const empty = Bytes{};
        auto const large = Contract::pattern(LARGE, 4);
        Contract::put(*c->writer, empty, Contract::hash_of(empty), [c, empty, large, next](PutStatus first) {
            c->steps.expect(first == PutStatus::Acknowledged, "empty file acknowledged");
            Contract::put(*c->writer, large, Contract::hash_of(large), [c, empty, large, next](PutStatus second) {
                c->steps.expect(second == PutStatus::Acknowledged, "large file acknowledged");
                c->expect_stored(*c->writer, empty, [c, large, next] { c->expect_stored(*c->writer, large, next); });
            });
        });
    });
}

void add_reading_steps(Steps& steps, Shared const& c)
{
    steps.add("a store that only looks reads everything", [c](Steps::Next next) {
        c->factory(Access::ReadOnly, [c, next](std::unique_ptr<AttachmentStore> store) {
            c->reader = std::move(store);
            c->expect_list(*c->reader, {Contract::pattern(1000, 1), Bytes{}, Contract::pattern(LARGE, 4)},
                [c, next] { c->expect_stored(*c->reader, Contract::pattern(LARGE, 4), next); });
        });
    });
    steps.add("and writes nothing", [c](Steps::Next next) {
        auto const bytes = Contract::pattern(50, 5);
        Contract::put(*c->reader, bytes, Contract::hash_of(bytes), [c, bytes, next](PutStatus status) {
            c->steps.expect(status == PutStatus::ReadOnly, "refused as read-only");
            c->writer->get(Contract::hash_of(bytes), [c, next](base::Result<Bytes> found) {
                c->steps.expect(found.is_error(), "nothing was written");
                next();
            });
        });
    });
    steps.add("the next start finds all of it and writes on", [c](Steps::Next next) {
        c->reader.reset();
        c->writer.reset();
        c->factory(Access::ReadWrite, [c, next](std::unique_ptr<AttachmentStore> store) {
            c->writer = std::move(store);
            auto const bytes = Contract::pattern(50, 5);
            Contract::put(*c->writer, bytes, Contract::hash_of(bytes), [c, bytes, next](PutStatus status) {
                c->steps.expect(status == PutStatus::Acknowledged, "acknowledged");
                auto const finish = [c, next] {
                    c->writer.reset();
                    next();
                };
                c->expect_list(
                    *c->writer, {Contract::pattern(1000, 1), Bytes{}, Contract::pattern(LARGE, 4), bytes}, finish);
            });
        });
    });
}

} // namespace

void add_attachment_store_contract(Steps& steps, AttachmentFactory factory)
{
    auto const contract = std::make_shared<Contract>(steps, std::move(factory));
    add_writing_steps(steps, contract);
    add_reading_steps(steps, contract);
}

} // namespace test_support
