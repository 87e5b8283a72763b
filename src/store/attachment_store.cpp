// Hashing around every write and read of an attachment.
#include "store/attachment_store.h"

namespace store {

static base::Hash hash_of(std::span<std::uint8_t const> bytes)
{
    base::Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

base::Error attachment_not_found(base::Hash const& sha256)
{
    return {base::ErrorCode::NotFound, "J12", "附件不在本机，可能没有随交换包送来。", base::to_hex(sha256)};
}

base::Error attachment_damaged(base::Hash const& sha256)
{
    return {base::ErrorCode::Damaged, "J12", "附件与登记的校验值不符，内容已损坏，请从原件重新取得。",
        base::to_hex(sha256)};
}

void AttachmentStore::put(base::Hash const& sha256, std::span<std::uint8_t const> bytes, PutCallback done)
{
    if (hash_of(bytes) != sha256)
        return done(PutStatus::Failed, "the bytes have another hash");
    write(sha256, bytes, std::move(done));
}

void AttachmentStore::get(base::Hash const& sha256, AttachmentCallback done)
{
    read(sha256, [sha256, done = std::move(done)](base::Result<std::vector<std::uint8_t>> bytes) {
        if (!bytes.is_error() && hash_of(bytes.value()) != sha256)
            return done(attachment_damaged(sha256));
        done(std::move(bytes));
    });
}

} // namespace store
