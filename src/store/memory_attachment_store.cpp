// Files in a map.
#include "store/memory_attachment_store.h"

namespace store {

void MemoryAttachmentStore::list(AttachmentListCallback done)
{
    std::vector<base::Hash> hashes;
    hashes.reserve(m_files.size());
    for (auto const& [hash, bytes] : m_files)
        hashes.push_back(hash);
    done(std::move(hashes));
}

void MemoryAttachmentStore::write(base::Hash const& sha256, std::span<std::uint8_t const> bytes, PutCallback done)
{
    m_files[sha256].assign(bytes.begin(), bytes.end()); // heals what was damaged; the hash was checked
    done(PutStatus::Acknowledged, {});
}

void MemoryAttachmentStore::read(base::Hash const& sha256, AttachmentCallback done)
{
    auto const found = m_files.find(sha256);
    if (found == m_files.end())
        return done(attachment_not_found(sha256));
    done(found->second);
}

} // namespace store
