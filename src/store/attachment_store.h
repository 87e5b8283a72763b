// AttachmentStore: the port for proof files (附件), kept beside the database and named by their SHA-256 (J12). Memory,
// a native folder and IndexedDB implement it; one contract test runs over all three. Bytes only, meaning of nothing.
#pragma once

#include "base/result.h"
#include "base/sha256.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace store {

enum class PutStatus {
    Acknowledged, // durable: a killed tab, renderer or browser keeps it
    ReadOnly, // this store may only read: another writer holds the workspace
    Cleared, // what was stored here is gone: somebody cleared the site's data
    Failed, // quota, disk, wrong hash: nothing was written
};

using PutCallback = std::function<void(PutStatus status, std::string const& detail)>;
using AttachmentCallback = std::function<void(base::Result<std::vector<std::uint8_t>>)>;
using AttachmentListCallback = std::function<void(base::Result<std::vector<base::Hash>>)>;

// Bytes are stored under their own hash only, so nothing can be overwritten by something else. Whatever is read is
// hashed again. Callbacks may come before or after the call returns.
class AttachmentStore {
public:
    virtual ~AttachmentStore() = default;

    // Failed where `bytes` have another hash. What is there already is acknowledged. `bytes` are copied before it
    // returns.
    void put(base::Hash const& sha256, std::span<std::uint8_t const> bytes, PutCallback done);

    // NotFound where nothing is stored under this hash, Damaged where what is stored has another one.
    void get(base::Hash const& sha256, AttachmentCallback done);

    // All hashes, in no order.
    virtual void list(AttachmentListCallback done) = 0;

private:
    virtual void write(base::Hash const& sha256, std::span<std::uint8_t const> bytes, PutCallback done) = 0;
    virtual void read(base::Hash const& sha256, AttachmentCallback done) = 0;
};

// The errors of get(), one wording for every implementation.
base::Error attachment_not_found(base::Hash const& sha256);
base::Error attachment_damaged(base::Hash const& sha256);

} // namespace store
