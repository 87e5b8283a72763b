// FileBlockStore: blocks in one file of the machine, for the command-line tool and for tests. A commit is first written
// whole to <path>.commit and synced, then copied into place: a crash at any point leaves the old or the new state.
#pragma once

#include "store/block_store.h"

#include <string>

namespace platform {

class FileBlockStore final : public store::BlockStore {
public:
    // The file need not exist yet; its folder must.
    explicit FileBlockStore(std::string path);

    void read_header(store::LoadCallback done) override;
    void load(store::BlockSink sink, store::LoadCallback done) override;
    void take_over(store::EpochCallback done) override;
    void commit(store::BlockHeader const&, std::span<store::DirtyBlock const>, store::CommitCallback done) override;
    bool is_durable() const override { return true; }
    std::string engine_name() const override { return "File"; }

    std::string const& path() const { return m_path; }
    std::string commit_path() const { return m_path + ".commit"; }
    // Tests stop here, as if the process died after the commit file was written and before it was copied into place.
    void die_before_copying() { m_dies_before_copying = true; }

private:
    std::string m_path;
    bool m_dies_before_copying{false};
};

} // namespace platform
