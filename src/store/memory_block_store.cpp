// Blocks in a map.
#include "store/memory_block_store.h"

#include "store/memory_file.h"

namespace store {

// A store that was only taken over holds an epoch, but no database yet.
LoadedStore MemoryBlockStore::loaded() const
{
    return {m_exists, m_header};
}

void MemoryBlockStore::read_header(LoadCallback done)
{
    done(loaded());
}

void MemoryBlockStore::load(BlockSink sink, LoadCallback done)
{
    for (auto const& [index, bytes] : m_blocks)
        sink(index, bytes);
    done(loaded());
}

void MemoryBlockStore::take_over(EpochCallback done)
{
    done(++m_header.epoch);
}

MemoryBlockStore::Blocks MemoryBlockStore::copy_of(std::span<DirtyBlock const> blocks)
{
    Blocks copy;
    for (auto const& block : blocks) {
        CHECK(block.bytes.size() == BLOCK_SIZE);
        copy[block.index].assign(block.bytes.begin(), block.bytes.end());
    }
    return copy;
}

void MemoryBlockStore::apply(BlockHeader const& header, Blocks&& blocks)
{
    for (auto& [index, bytes] : blocks)
        m_blocks[index] = std::move(bytes);
    m_blocks.erase(m_blocks.lower_bound(blocks_for(header.file_size)), m_blocks.end());
    m_header = header;
    m_exists = true;
}

void MemoryBlockStore::commit(BlockHeader const& header, std::span<DirtyBlock const> blocks, CommitCallback done)
{
    if (is_fenced(header)) {
        done(CommitStatus::Fenced, "a newer writer holds the store");
        return;
    }
    apply(header, copy_of(blocks));
    done(CommitStatus::Acknowledged, {});
}

} // namespace store
