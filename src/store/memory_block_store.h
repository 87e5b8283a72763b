// MemoryBlockStore: a block store without anything behind it. The browser falls back to it when storage is refused
// (with a loud warning); tests and scratch databases use it too.
#pragma once

#include "store/block_store.h"

#include <map>

namespace store {

class MemoryBlockStore : public BlockStore {
public:
    void read_header(LoadCallback done) override;
    void load(BlockSink sink, LoadCallback done) override;
    void take_over(EpochCallback done) override;
    void commit(BlockHeader const&, std::span<DirtyBlock const>, CommitCallback done) override;
    bool is_durable() const override { return false; }
    std::string engine_name() const override { return "Memory"; }

protected:
    using Blocks = std::map<std::uint32_t, std::vector<std::uint8_t>>;
    static Blocks copy_of(std::span<DirtyBlock const> blocks);
    bool is_fenced(BlockHeader const& header) const { return header.epoch < m_header.epoch; }
    void apply(BlockHeader const&, Blocks&&);
    LoadedStore loaded() const;

private:
    bool m_exists{false};
    BlockHeader m_header;
    Blocks m_blocks;
};

} // namespace store
