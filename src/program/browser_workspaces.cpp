// See browser_workspaces.h.
#include "program/browser_workspaces.h"

#include "store/memory_block_store.h"
#include "store/memory_file.h"

#include <cstring>
#include <vector>

namespace program {

using platform::browser::IndexedDbBlockStore;

store::BlockStore& BrowserWorkspaces::open(std::string const& id)
{
    if (auto found = m_memory_stores.find(id); found != m_memory_stores.end())
        return *found->second;
    auto& opened = m_stores[id];
    if (!opened)
        opened = std::make_unique<IndexedDbBlockStore>(id);
    return *opened;
}

IndexedDbBlockStore* BrowserWorkspaces::indexed_db(std::string const& id)
{
    auto found = m_stores.find(id);
    return found == m_stores.end() ? nullptr : found->second.get();
}

store::BlockStore& BrowserWorkspaces::open_in_memory(std::string const& id)
{
    forget_connection(id);
    auto& opened = m_memory_stores[id];
    opened = std::make_unique<store::MemoryBlockStore>();
    return *opened;
}

// A workspace made of a backup: the bytes cut into blocks, the last one padded.
static std::vector<store::Block> blocks_of(std::string const& bytes)
{
    std::vector<store::Block> blocks(store::blocks_for(bytes.size()));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto const offset = i * store::BLOCK_SIZE;
        blocks[i] = {};
        std::memcpy(
            blocks[i].data(), bytes.data() + offset, std::min<std::size_t>(store::BLOCK_SIZE, bytes.size() - offset));
    }
    return blocks;
}

void BrowserWorkspaces::replace(std::string const& id, std::string bytes, std::function<void(base::Result<void>)> done)
{
    auto& target = open(id);
    auto const write = [&target, bytes = std::move(bytes), done](base::Result<std::uint64_t> epoch) {
        if (epoch.is_error())
            return done(epoch.error());
        auto const blocks = blocks_of(bytes);
        std::vector<store::DirtyBlock> dirty;
        for (std::size_t i = 0; i < blocks.size(); ++i)
            dirty.push_back({static_cast<std::uint32_t>(i), blocks[i]});
        // The schema version stands in the file's own header (PRAGMA user_version), big-endian at byte 60.
        std::uint32_t schema = 0;
        for (std::size_t i = 60; i < 64; ++i)
            schema = schema << 8 | static_cast<std::uint8_t>(bytes[i]);
        store::BlockHeader const header{
            .epoch = epoch.value(), .commit_number = 1, .file_size = bytes.size(), .schema_version = schema};
        target.commit(header, dirty, [done](store::CommitStatus status, std::string const& detail) {
            if (status == store::CommitStatus::Acknowledged)
                return done({});
            done(base::Error{base::ErrorCode::Storage, {},
                "备份没有写入浏览器的存储（" + detail + "）。请检查磁盘空间后重试。", {}});
        });
    };
    target.take_over(write);
}

} // namespace program
