// See backup_file.h. Offsets are those of the SQLite file format, numbers big-endian.
#include "store/backup_file.h"

#include "store/database.h"
#include "store/journal_store.h"
#include "store/memory_block_store.h"
#include "store/migrate.h"

#include <algorithm>

namespace store {

static constexpr std::string_view MAGIC{"SQLite format 3\0", 16};
static constexpr std::size_t FILE_HEADER_SIZE = 100;
static constexpr std::size_t PAGE_SIZE_AT = 16, PAGE_COUNT_AT = 28, USER_VERSION_AT = 60;

static std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t number = 0;
    for (auto const byte : bytes.substr(at, size))
        number = number << 8 | static_cast<std::uint8_t>(byte);
    return number;
}

std::vector<Block> backup_blocks(std::string_view bytes)
{
    std::vector<Block> blocks(blocks_for(bytes.size()));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto const part = bytes.substr(i * BLOCK_SIZE, BLOCK_SIZE);
        blocks[i] = {};
        std::copy(part.begin(), part.end(), blocks[i].begin());
    }
    return blocks;
}

static base::Error refused(std::string const& name, std::string const& reason)
{
    return {base::ErrorCode::Damaged, {}, "“" + name + "”" + reason + "工作区没有改动。", name};
}

static base::Result<void> check_content(MemoryBlockStore& store, std::string const& name)
{
    std::optional<base::Result<std::unique_ptr<Database>>> opened;
    // A block store in memory answers at once.
    Database::open(store, OpenMode::TakeOver, newest_schema_version(),
        [&opened](base::Result<std::unique_ptr<Database>> database) { opened = std::move(database); });
    CHECK(opened);
    if (opened->is_error())
        return refused(name, "打不开，可能已损坏，请换一份备份。");
    auto const database = opened->release_value();
    auto const problems = database->integrity_problems();
    if (problems.is_error() || !problems.value().empty())
        return refused(name, "已损坏，请换一份备份。");
    // Any database passes so far; ours has the journal.
    if (migrate(*database).is_error() || JournalStore::create(*database).is_error())
        return refused(name, "不是初信的备份文件，应为从初信导出的 .sqlite 文件。");
    return {};
}

base::Result<std::uint32_t> check_backup(std::string_view bytes, std::string const& name)
{
    if (bytes.size() < FILE_HEADER_SIZE || !bytes.starts_with(MAGIC))
        return refused(name, "不是初信的备份文件，应为从初信导出的 .sqlite 文件。");
    auto const stored_page_size = number_at(bytes, PAGE_SIZE_AT, 2);
    std::uint64_t const page_size = stored_page_size == 1 ? 65536 : stored_page_size;
    auto const size = page_size * number_at(bytes, PAGE_COUNT_AT, 4);
    if (size != bytes.size()) {
        return refused(name,
            "不完整：应为 " + std::to_string(size) + " 字节，实为 " + std::to_string(bytes.size())
                + " 字节，请换一份备份。");
    }
    auto const schema = number_at(bytes, USER_VERSION_AT, 4);
    if (schema == 0)
        return refused(name, "不是初信的备份文件，应为从初信导出的 .sqlite 文件。");
    if (schema > newest_schema_version())
        return refused(name, "由更新版本的程序导出，请用新版程序恢复。");

    MemoryBlockStore store;
    auto const blocks = backup_blocks(bytes);
    std::vector<DirtyBlock> dirty;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        dirty.push_back({static_cast<std::uint32_t>(i), blocks[i]});
    store.commit({.commit_number = 1, .file_size = bytes.size(), .schema_version = schema}, dirty,
        [](CommitStatus, std::string const&) {});
    TRY(check_content(store, name));
    return schema;
}

} // namespace store
