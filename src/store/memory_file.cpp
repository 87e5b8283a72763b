// Blocks in memory, copied on write while a commit set still holds them.
#include "store/memory_file.h"

#include <algorithm>
#include <cstring>

namespace store {

std::size_t MemoryFile::read(std::uint64_t offset, std::span<std::uint8_t> bytes) const
{
    std::size_t inside = 0;
    if (offset < m_size)
        inside = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), m_size - offset));
    std::size_t done = 0;
    while (done < inside) {
        auto const position = offset + done;
        auto const start = static_cast<std::size_t>(position % BLOCK_SIZE);
        auto const count = std::min(inside - done, static_cast<std::size_t>(BLOCK_SIZE) - start);
        auto const& block = m_blocks[position / BLOCK_SIZE];
        std::memcpy(bytes.data() + done, block->data() + start, count);
        done += count;
    }
    if (inside < bytes.size())
        std::memset(bytes.data() + inside, 0, bytes.size() - inside);
    return inside;
}

Block& MemoryFile::writable_block(std::uint32_t index)
{
    auto& block = m_blocks[index];
    if (block.use_count() > 1)
        block = std::make_shared<Block>(*block);
    m_dirty.insert(index);
    return *block;
}

// Every block the file grows over becomes dirty, written to or not: a block store may still hold an older block there.
void MemoryFile::ensure_blocks(std::uint64_t size)
{
    auto const needed = blocks_for(size);
    while (m_blocks.size() < needed) {
        m_dirty.insert(static_cast<std::uint32_t>(m_blocks.size()));
        m_blocks.push_back(std::make_shared<Block>(Block{}));
    }
}

void MemoryFile::write(std::uint64_t offset, std::span<std::uint8_t const> bytes)
{
    auto const end = offset + bytes.size();
    ensure_blocks(end);
    std::size_t done = 0;
    while (done < bytes.size()) {
        auto const position = offset + done;
        auto const start = static_cast<std::size_t>(position % BLOCK_SIZE);
        auto const count = std::min(bytes.size() - done, static_cast<std::size_t>(BLOCK_SIZE) - start);
        auto& block = writable_block(static_cast<std::uint32_t>(position / BLOCK_SIZE));
        std::memcpy(block.data() + start, bytes.data() + done, count);
        done += count;
    }
    m_size = std::max(m_size, end);
}

void MemoryFile::truncate(std::uint64_t size)
{
    if (size >= m_size) {
        ensure_blocks(size);
        m_size = size;
        return;
    }
    m_blocks.resize(blocks_for(size));
    m_dirty.erase(m_dirty.lower_bound(blocks_for(size)), m_dirty.end());
    auto const used = static_cast<std::size_t>(size % BLOCK_SIZE);
    if (used != 0) {
        auto& last = writable_block(blocks_for(size) - 1);
        std::fill(last.begin() + static_cast<std::ptrdiff_t>(used), last.end(), 0);
    }
    m_size = size;
}

void MemoryFile::load_block(std::uint32_t index, std::span<std::uint8_t const> bytes)
{
    CHECK(bytes.size() == BLOCK_SIZE);
    if (m_blocks.size() <= index)
        m_blocks.resize(index + 1);
    auto block = std::make_shared<Block>();
    std::memcpy(block->data(), bytes.data(), BLOCK_SIZE);
    m_blocks[index] = std::move(block);
}

void MemoryFile::finish_load(std::uint64_t size)
{
    m_blocks.resize(blocks_for(size));
    for (auto& block : m_blocks) {
        if (!block)
            block = std::make_shared<Block>(Block{});
    }
    m_size = size;
    m_committed_size = size;
    m_dirty.clear();
}

CommitSet MemoryFile::take_changes()
{
    CommitSet set{m_size, {}};
    set.blocks.reserve(m_dirty.size());
    for (auto index : m_dirty)
        set.blocks.push_back({index, m_blocks[index]});
    m_dirty.clear();
    m_committed_size = m_size;
    return set;
}

CommitSet MemoryFile::snapshot() const
{
    CommitSet set{m_size, {}};
    set.blocks.reserve(m_blocks.size());
    for (std::uint32_t index = 0; index < m_blocks.size(); ++index)
        set.blocks.push_back({index, m_blocks[index]});
    return set;
}

} // namespace store
