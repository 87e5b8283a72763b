#include "app/record_cache.h"

namespace app {

domain::PetitionRecord* RecordCache::find(base::RecordId const& id)
{
    auto const found = m_by_id.find(id);
    if (found == m_by_id.end())
        return nullptr;
    m_records.splice(m_records.begin(), m_records, found->second);
    return &m_records.front();
}

domain::PetitionRecord& RecordCache::put(domain::PetitionRecord record)
{
    if (auto const found = m_by_id.find(record.id); found != m_by_id.end()) {
        *found->second = std::move(record);
        return *found->second;
    }
    m_records.push_front(std::move(record));
    m_by_id.emplace(m_records.front().id, m_records.begin());
    return m_records.front();
}

void RecordCache::forget(base::RecordId const& id)
{
    auto const found = m_by_id.find(id);
    if (found == m_by_id.end())
        return;
    m_records.erase(found->second);
    m_by_id.erase(found);
}

void RecordCache::clear()
{
    m_by_id.clear();
    m_records.clear();
}

void RecordCache::trim()
{
    while (m_records.size() > CAPACITY) {
        m_by_id.erase(m_records.back().id);
        m_records.pop_back();
    }
}

} // namespace app
