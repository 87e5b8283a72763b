// BlockStore: the port through which the memory-resident database becomes durable. IndexedDB, a native file and a
// crash-injecting memory implement it; one contract test runs over all three. Bytes of SQLite, meaning of nothing.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace store {

// Blocks are 32 KiB: per-record cost dominates IndexedDB writes below that, write amplification above 64 KiB.
inline constexpr std::uint32_t BLOCK_SIZE = 32 * 1024;

struct BlockHeader {
    std::uint64_t epoch{0}; // fencing epoch of the writer; a commit with an older one than stored is refused
    std::uint64_t commit_number{0};
    std::uint64_t file_size{0}; // bytes; the last block may be partly used
    std::uint32_t block_size{BLOCK_SIZE};
    std::uint32_t schema_version{0}; // PRAGMA user_version, so that old code can refuse without opening
};

// `bytes` is exactly BLOCK_SIZE long and owned by the caller; the store copies it before commit() returns.
struct DirtyBlock {
    std::uint32_t index{0};
    std::span<std::uint8_t const> bytes;
};

enum class CommitStatus {
    Acknowledged, // durable: a killed tab, renderer or browser keeps it
    Fenced, // another writer took over (its epoch is newer); nothing was written
    Failed, // quota, disk, closed connection: nothing was written, the caller keeps the blocks and retries
};

using CommitCallback = std::function<void(CommitStatus status, std::string const& detail)>;

struct LoadedStore {
    bool exists{false};
    BlockHeader header;
};

using LoadCallback = std::function<void(base::Result<LoadedStore>)>;
// Called once per stored block while loading, in any order.
using BlockSink = std::function<void(std::uint32_t index, std::span<std::uint8_t const> bytes)>;
using EpochCallback = std::function<void(base::Result<std::uint64_t>)>;

class BlockStore {
public:
    virtual ~BlockStore() = default;

    // Reads the header alone: a program looks at the schema version before it takes over or loads anything.
    virtual void read_header(LoadCallback done) = 0;

    // Reads header and blocks of the last complete commit. Callbacks may come before or after load() returns.
    virtual void load(BlockSink sink, LoadCallback done) = 0;

    // Raises the stored epoch by one, atomically, and reports the new value: from then on every other writer is fenced.
    virtual void take_over(EpochCallback done) = 0;

    // All of `blocks` and the header become durable together or not at all. Blocks at or past
    // header.file_size / BLOCK_SIZE (rounded up) are dropped. At most one commit is in flight.
    virtual void commit(BlockHeader const& header, std::span<DirtyBlock const> blocks, CommitCallback done) = 0;

    virtual bool is_durable() const = 0; // false: memory only, everything is lost with the tab
    virtual std::string engine_name() const = 0; // "IndexedDB", "File", "Memory"
};

} // namespace store
