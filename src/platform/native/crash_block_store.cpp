// Late, failing and dying commits.
#include "platform/native/crash_block_store.h"

namespace platform {

using store::CommitStatus;

void CrashBlockStore::commit(
    store::BlockHeader const& header, std::span<store::DirtyBlock const> blocks, store::CommitCallback done)
{
    ++m_commits;
    Waiting waiting{header, copy_of(blocks), std::move(done)};
    if (m_is_late)
        m_waiting.push_back(std::move(waiting));
    else
        answer(std::move(waiting));
}

void CrashBlockStore::answer(Waiting waiting)
{
    if (m_failures > 0) {
        --m_failures;
        waiting.done(CommitStatus::Failed, "injected failure");
        return;
    }
    if (is_fenced(waiting.header)) {
        waiting.done(CommitStatus::Fenced, "a newer writer holds the store");
        return;
    }
    apply(waiting.header, std::move(waiting.blocks));
    waiting.done(CommitStatus::Acknowledged, {});
}

bool CrashBlockStore::deliver()
{
    if (m_waiting.empty())
        return false;
    auto waiting = std::move(m_waiting.front());
    m_waiting.pop_front();
    answer(std::move(waiting));
    return true;
}

void CrashBlockStore::crash(CrashOutcome outcome)
{
    if (outcome == CrashOutcome::Kept) {
        for (auto& waiting : m_waiting) {
            if (!is_fenced(waiting.header))
                apply(waiting.header, std::move(waiting.blocks));
        }
    }
    m_waiting.clear();
    m_is_late = false;
    m_failures = 0;
}

} // namespace platform
