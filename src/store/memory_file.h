// MemoryFile: the bytes of one database as blocks in memory, with the set of blocks changed since the last commit.
// It knows neither SQLite nor any block store; memory_vfs fills it, durability takes the changes away.
#pragma once

#include "store/block_store.h"

#include <array>
#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace store {

using Block = std::array<std::uint8_t, BLOCK_SIZE>;
using SharedBlock = std::shared_ptr<Block const>;

struct CapturedBlock {
    std::uint32_t index{0};
    SharedBlock block;
};

// What one commit changed. The blocks are shared with the file, which clones one before writing to it again: a commit
// in flight keeps its bytes even while the next transaction spills pages.
struct CommitSet {
    std::uint64_t file_size{0};
    std::vector<CapturedBlock> blocks; // ascending by index
};

class MemoryFile {
public:
    std::uint64_t size() const { return m_size; }
    // Copies into `bytes` and answers how many of them lie inside the file; the rest is zeroed.
    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> bytes) const;
    void write(std::uint64_t offset, std::span<std::uint8_t const> bytes);
    void truncate(std::uint64_t size);

    // For loading: the block becomes part of the file without becoming dirty.
    void load_block(std::uint32_t index, std::span<std::uint8_t const> bytes);
    void finish_load(std::uint64_t size);

    bool has_changes() const { return !m_dirty.empty() || m_size != m_committed_size; }
    // Takes the changes away; the file is clean afterwards.
    CommitSet take_changes();
    // The whole file; cheap, because the blocks are shared. Only meaningful outside a transaction.
    CommitSet snapshot() const;

    // Called at SQLite's commit boundary when there are changes.
    std::function<void()> on_commit;

private:
    Block& writable_block(std::uint32_t index);
    void ensure_blocks(std::uint64_t size);

    std::vector<std::shared_ptr<Block>> m_blocks;
    std::set<std::uint32_t> m_dirty;
    std::uint64_t m_size{0};
    std::uint64_t m_committed_size{0};
};

inline std::uint32_t blocks_for(std::uint64_t size)
{
    return static_cast<std::uint32_t>((size + BLOCK_SIZE - 1) / BLOCK_SIZE);
}

} // namespace store
