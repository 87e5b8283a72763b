// Acknowledged write-behind with group commit, back-off and fencing.
#include "store/durability.h"

#include <algorithm>

namespace store {

static bool s_poisoned = false;

void poison_all_commits()
{
    s_poisoned = true;
}

bool commits_are_poisoned()
{
    return s_poisoned;
}

Durability::Durability(BlockStore& store, BlockHeader const& loaded, Mode mode)
    : m_store(store)
    , m_header(loaded)
{
    m_status.committed = loaded.commit_number;
    m_status.acknowledged = loaded.commit_number;
    m_status.engine = store.engine_name();
    m_status.durable = store.is_durable();
    m_status.read_only = mode == Mode::ReadOnly;
}

void Durability::add_commit(CommitSet set, std::uint32_t schema_version)
{
    ++m_header.commit_number;
    m_header.file_size = set.file_size;
    m_header.schema_version = schema_version;
    m_status.committed = m_header.commit_number;
    for (auto& captured : set.blocks)
        m_pending[captured.index] = std::move(captured.block);
    m_pending.erase(m_pending.lower_bound(blocks_for(set.file_size)), m_pending.end());
    write_pending();
    notify();
}

void Durability::write_pending()
{
    if (s_poisoned)
        m_status.poisoned = true;
    if (m_is_in_flight || m_status.read_only || m_status.poisoned || m_retry_at || !m_status.has_unacknowledged())
        return;
    m_in_flight = std::move(m_pending);
    m_pending.clear();
    m_is_in_flight = true;
    m_in_flight_number = m_header.commit_number;
    std::vector<DirtyBlock> blocks;
    blocks.reserve(m_in_flight.size());
    for (auto const& [index, block] : m_in_flight)
        blocks.push_back({index, *block});
    // The answer may come before commit() returns, or after this object is gone.
    m_store.commit(
        m_header, blocks, [this, alive = std::weak_ptr<bool>(m_alive)](CommitStatus status, std::string const& detail) {
            if (!alive.expired())
                finish(status, detail);
        });
}

// Blocks of a failed write go back under the newer ones; those past the present end of the file are no longer needed.
void Durability::take_back_in_flight()
{
    m_pending.merge(m_in_flight);
    m_in_flight.clear();
    m_pending.erase(m_pending.lower_bound(blocks_for(m_header.file_size)), m_pending.end());
}

void Durability::finish(CommitStatus status, std::string const& detail)
{
    constexpr std::int64_t FIRST_DELAY = 250, LONGEST_DELAY = 8000; // milliseconds
    m_is_in_flight = false;
    switch (status) {
    case CommitStatus::Acknowledged:
        m_in_flight.clear();
        m_status.acknowledged = m_in_flight_number;
        m_status.failing_since.reset();
        m_status.error_detail.clear();
        m_failures = 0;
        break;
    case CommitStatus::Fenced:
        take_back_in_flight();
        m_status.read_only = true;
        m_status.error_detail = detail;
        break;
    case CommitStatus::Failed: {
        take_back_in_flight();
        if (!m_status.failing_since)
            m_status.failing_since = m_now;
        m_status.error_detail = detail;
        auto const delay = std::min(LONGEST_DELAY, FIRST_DELAY << std::min(m_failures, 10));
        ++m_failures;
        m_retry_at = base::Instant{m_now.milliseconds + delay};
        break;
    }
    }
    write_pending();
    notify();
}

void Durability::tick(base::Instant now)
{
    m_now = now;
    if (m_retry_at && *m_retry_at <= now)
        retry_now();
}

void Durability::retry_now()
{
    if (!m_retry_at)
        return;
    m_retry_at.reset();
    write_pending();
    notify();
}

void Durability::become_read_only()
{
    m_status.read_only = true;
    notify();
}

void Durability::notify()
{
    if (m_listener)
        m_listener();
}

} // namespace store
