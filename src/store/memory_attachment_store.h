// MemoryAttachmentStore: attachments without anything behind them. The browser falls back to it when storage is
// refused, together with the memory block store; tests and scratch workspaces use it too.
#pragma once

#include "store/attachment_store.h"

#include <map>

namespace store {

class MemoryAttachmentStore : public AttachmentStore {
public:
    void list(AttachmentListCallback done) override;

    using Files = std::map<base::Hash, std::vector<std::uint8_t>>;
    Files& files() { return m_files; } // as the disk is to the other stores: for tests of damage

private:
    void write(base::Hash const& sha256, std::span<std::uint8_t const> bytes, PutCallback done) override;
    void read(base::Hash const& sha256, AttachmentCallback done) override;

    Files m_files;
};

} // namespace store
