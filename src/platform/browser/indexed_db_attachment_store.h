// IndexedDbAttachmentStore: attachments in an object store of their own in the workspace's IndexedDB database; the
// other half is web/storage.ts. It writes while the block store it belongs to holds the epoch, and reads always.
#pragma once

#include "platform/browser/indexed_db_block_store.h"
#include "store/attachment_store.h"

namespace platform::browser {

class IndexedDbAttachmentStore final : public store::AttachmentStore {
public:
    // `blocks` outlives it: both use one connection.
    explicit IndexedDbAttachmentStore(IndexedDbBlockStore const& blocks);

    void list(store::AttachmentListCallback done) override;

private:
    void write(base::Hash const& sha256, std::span<std::uint8_t const> bytes, store::PutCallback done) override;
    void read(base::Hash const& sha256, store::AttachmentCallback done) override;

    std::uint32_t m_handle;
};

} // namespace platform::browser
