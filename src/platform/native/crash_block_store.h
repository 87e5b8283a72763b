// CrashBlockStore: a memory block store that answers late, fails, and dies on command, for tests of what a killed
// browser leaves behind. Commits wait in order until deliver() lets them through.
#pragma once

#include "store/memory_block_store.h"

#include <deque>

namespace platform {

class CrashBlockStore final : public store::MemoryBlockStore {
public:
    enum class CrashOutcome {
        Lost, // the write had not reached the disk
        Kept, // it had, only the answer was never given
    };

    void commit(store::BlockHeader const&, std::span<store::DirtyBlock const>, store::CommitCallback done) override;
    bool is_durable() const override { return true; }
    std::string engine_name() const override { return "Crash"; }

    // Without a delay every commit is answered before commit() returns.
    void answer_late() { m_is_late = true; }
    std::size_t waiting() const { return m_waiting.size(); }
    // Writes and answers the oldest waiting commit; false when none waits.
    bool deliver();
    // The next `count` commits fail.
    void fail_next(int count) { m_failures = count; }
    // The process dies: waiting commits are lost or kept whole, nothing is answered any more. The store then stands
    // for the disk as the next start finds it.
    void crash(CrashOutcome);
    int commit_count() const { return m_commits; } // commits handed in so far

private:
    struct Waiting {
        store::BlockHeader header;
        Blocks blocks;
        store::CommitCallback done;
    };
    void answer(Waiting);

    std::deque<Waiting> m_waiting;
    bool m_is_late{false};
    int m_failures{0};
    int m_commits{0};
};

} // namespace platform
