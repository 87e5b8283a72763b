// The workspaces of this browser profile: one IndexedDB block store each, or memory where the browser refuses storage.
#pragma once

#include "base/result.h"
#include "platform/browser/indexed_db_attachment_store.h"
#include "platform/browser/indexed_db_block_store.h"
#include "store/block_store.h"
#include "store/memory_attachment_store.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace program {

class BrowserWorkspaces {
public:
    // The block store of that workspace, made on first use. Stays valid until forget().
    store::BlockStore& open(std::string const& id);
    platform::browser::IndexedDbBlockStore* indexed_db(std::string const& id);
    // Where the proof files of that workspace are, after open(); valid as long as its block store.
    store::AttachmentStore& attachments(std::string const& id);
    // Storage was refused: this workspace lives in memory only from now on, and says so.
    store::BlockStore& open_in_memory(std::string const& id);
    // Closes the connection, so that the next open() starts afresh; a workspace in memory stays.
    void forget_connection(std::string const& id)
    {
        m_attachments.erase(id);
        m_stores.erase(id);
    }
    // Writes a checked backup over whatever the workspace held, in one commit.
    void replace(std::string const& id, std::string const& bytes, std::uint32_t schema_version,
        std::function<void(base::Result<void>)> done);

private:
    std::map<std::string, std::unique_ptr<platform::browser::IndexedDbBlockStore>> m_stores;
    std::map<std::string, std::unique_ptr<store::BlockStore>> m_memory_stores;
    std::map<std::string, std::unique_ptr<platform::browser::IndexedDbAttachmentStore>> m_attachments;
    std::map<std::string, store::MemoryAttachmentStore> m_memory_attachments;
};

} // namespace program
