// See browser_workspaces.h.
#include "program/browser_workspaces.h"

#include "store/backup_file.h"
#include "store/memory_block_store.h"

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

store::AttachmentStore& BrowserWorkspaces::attachments(std::string const& id)
{
    auto const* blocks = indexed_db(id);
    if (!blocks)
        return m_memory_attachments[id];
    auto& opened = m_attachments[id];
    if (!opened)
        opened = std::make_unique<platform::browser::IndexedDbAttachmentStore>(*blocks);
    return *opened;
}

store::BlockStore& BrowserWorkspaces::open_in_memory(std::string const& id)
{
    forget_connection(id);
    auto& opened = m_memory_stores[id];
    opened = std::make_unique<store::MemoryBlockStore>();
    return *opened;
}

void BrowserWorkspaces::replace(std::string const& id, std::string const& bytes, std::uint32_t schema_version,
    std::function<void(base::Result<void>)> done)
{
    auto& target = open(id);
    store::BlockHeader const content{.commit_number = 1, .file_size = bytes.size(), .schema_version = schema_version};
    target.take_over([&target, content, blocks = store::backup_blocks(bytes), done](base::Result<std::uint64_t> epoch) {
        if (epoch.is_error())
            return done(epoch.error());
        auto header = content;
        header.epoch = epoch.value();
        std::vector<store::DirtyBlock> dirty;
        for (std::size_t i = 0; i < blocks.size(); ++i)
            dirty.push_back({static_cast<std::uint32_t>(i), blocks[i]});
        target.commit(header, dirty, [done](store::CommitStatus status, std::string const& detail) {
            if (status == store::CommitStatus::Acknowledged)
                return done({});
            done(base::Error{base::ErrorCode::Storage, {},
                "备份没有写入浏览器的存储（" + detail + "）。请检查磁盘空间后重试。", {}});
        });
    });
}

} // namespace program
