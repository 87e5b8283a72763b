// The contract of AttachmentStore over memory and the native folder; IndexedDB runs the same steps in a browser.
#include "support/store/attachment_store_contract.h"

#include "platform/native/folder_attachment_store.h"
#include "store/memory_attachment_store.h"
#include "support/store/opened_database.h"
#include "support/store/temporary_folder.h"

namespace attachment_store_tests {

using namespace test_support;

namespace {

// Shares one store between the "tabs" that the contract opens; one that only looks refuses to write, which only the
// browser's store has to do itself.
class SharedFiles final : public store::AttachmentStore {
public:
    SharedFiles(std::shared_ptr<store::AttachmentStore> files, Access access)
        : m_files(std::move(files))
        , m_access(access)
    {
    }
    void list(store::AttachmentListCallback done) override { m_files->list(std::move(done)); }

private:
    void write(base::Hash const& hash, std::span<std::uint8_t const> bytes, store::PutCallback done) override
    {
        if (m_access == Access::ReadOnly)
            return done(store::PutStatus::ReadOnly, {});
        m_files->put(hash, bytes, std::move(done));
    }
    void read(base::Hash const& hash, store::AttachmentCallback done) override { m_files->get(hash, std::move(done)); }

    std::shared_ptr<store::AttachmentStore> m_files;
    Access m_access;
};

void run(Steps& steps)
{
    steps.pump();
    INFO("stopped at: " << steps.current());
    CHECK(steps.is_finished());
    CHECK(steps.checks() > 20);
    for (auto const& failure : steps.failures())
        FAIL_CHECK(failure);
}

base::Hash hash_of(std::string_view text)
{
    return base::sha256(text);
}

std::span<std::uint8_t const> bytes_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

base::ErrorCode code_of_get(store::AttachmentStore& files, base::Hash const& hash)
{
    auto code = base::ErrorCode::Cancelled;
    files.get(hash, [&](base::Result<std::vector<std::uint8_t>> found) {
        REQUIRE(found.is_error());
        code = found.error().code;
    });
    return code;
}

} // namespace

TEST_SUITE("attachment_store")
{
    TEST_CASE("memory keeps the contract")
    {
        Steps steps;
        auto const memory = std::make_shared<store::MemoryAttachmentStore>();
        add_attachment_store_contract(
            steps, [=](Access access, auto done) { done(std::make_unique<SharedFiles>(memory, access)); });
        run(steps);
    }

    TEST_CASE("the native folder keeps the contract")
    {
        TemporaryFolder const folder;
        Steps steps;
        add_attachment_store_contract(steps, [&](Access access, auto done) {
            auto const files = std::make_shared<platform::FolderAttachmentStore>(folder.path("office.files"));
            done(std::make_unique<SharedFiles>(files, access));
        });
        run(steps);
    }

    TEST_CASE("a file that was changed on the disk is called damaged, and healed by the right bytes")
    {
        TemporaryFolder const folder;
        platform::FolderAttachmentStore files(folder.path("office.files"));
        auto const hash = hash_of("送达回证");
        files.put(hash, bytes_of("送达回证"), [](store::PutStatus, std::string const&) {});
        auto const name = "office.files/" + base::to_hex(hash);
        REQUIRE(folder.read(name) == "送达回证");
        folder.write(name, "送达回执");
        CHECK(code_of_get(files, hash) == base::ErrorCode::Damaged);
        folder.write(name, "");
        CHECK(code_of_get(files, hash) == base::ErrorCode::Damaged);
        files.put(hash, bytes_of("送达回证"),
            [](store::PutStatus status, std::string const&) { CHECK(status == store::PutStatus::Acknowledged); });
        CHECK(folder.read(name) == "送达回证");

        store::MemoryAttachmentStore memory;
        memory.put(hash, bytes_of("送达回证"), [](store::PutStatus, std::string const&) {});
        memory.files()[hash].back() ^= 1;
        CHECK(code_of_get(memory, hash) == base::ErrorCode::Damaged);
    }

    TEST_CASE("a half-written file and foreign names are no attachments")
    {
        TemporaryFolder const folder;
        platform::FolderAttachmentStore files(folder.path("office.files"));
        files.put(hash_of("a"), bytes_of("a"), [](store::PutStatus, std::string const&) {});
        folder.write("office.files/" + base::to_hex(hash_of("b")) + ".part", "b");
        folder.write("office.files/readme.txt", "x");
        files.list([&](base::Result<std::vector<base::Hash>> listed) {
            REQUIRE_OK(listed);
            CHECK(listed.value() == std::vector<base::Hash>{hash_of("a")});
        });
        CHECK(code_of_get(files, hash_of("b")) == base::ErrorCode::NotFound);
    }

    TEST_CASE("a folder that cannot be made fails the put and says so")
    {
        TemporaryFolder const folder;
        platform::FolderAttachmentStore files(folder.path("missing/office.files"));
        auto status = store::PutStatus::Acknowledged;
        files.put(hash_of("a"), bytes_of("a"), [&](store::PutStatus answer, std::string const& detail) {
            status = answer;
            CHECK_FALSE(detail.empty());
        });
        CHECK(status == store::PutStatus::Failed);
    }
}

} // namespace attachment_store_tests
