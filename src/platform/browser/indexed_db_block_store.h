// IndexedDbBlockStore: the block store of every browser deployment; the other half is web/storage.ts. Answers come when
// the worker's event loop turns, never before the call returns.
#pragma once

#include "store/block_store.h"

#include <functional>
#include <string>

namespace platform::browser {

class IndexedDbBlockStore final : public store::BlockStore {
public:
    // `workspace_id` names the IndexedDB database; nothing is opened before the first call.
    explicit IndexedDbBlockStore(std::string const& workspace_id);
    ~IndexedDbBlockStore() override;
    IndexedDbBlockStore(IndexedDbBlockStore const&) = delete;
    IndexedDbBlockStore& operator=(IndexedDbBlockStore const&) = delete;

    void read_header(store::LoadCallback done) override;
    void load(store::BlockSink sink, store::LoadCallback done) override;
    void take_over(store::EpochCallback done) override;
    void commit(store::BlockHeader const&, std::span<store::DirtyBlock const>, store::CommitCallback done) override;
    bool is_durable() const override { return true; }
    std::string engine_name() const override { return "IndexedDB"; }

    // Called once when another tab says that it has taken over, before any commit meets the fence.
    void on_taken_over(std::function<void()> callback);

    std::uint32_t handle() const { return m_handle; } // of the connection, in web/storage.ts

private:
    std::uint32_t m_handle;
};

// Whether another living tab writes the workspace: then this one opens read-only and offers 在此接管. Answers within
// 150 ms also where there are no Web Locks.
void find_writer(std::string const& workspace_id, std::function<void(bool is_present)> done);

} // namespace platform::browser
