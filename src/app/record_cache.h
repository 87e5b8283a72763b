// The folded petition records used last, so that an act on an open case does not read its journal again.
// References stay valid until trim(), forget() or clear(): commands trim when they are done.
#pragma once

#include "domain/petition_record.h"

#include <list>
#include <unordered_map>

namespace app {

class RecordCache {
public:
    domain::PetitionRecord* find(base::RecordId const& id);
    domain::PetitionRecord& put(domain::PetitionRecord record);
    void forget(base::RecordId const& id);
    void clear();
    void trim(); // drops the least recently used beyond the capacity

private:
    static constexpr std::size_t CAPACITY = 128;

    std::list<domain::PetitionRecord> m_records; // most recently used first
    std::unordered_map<base::RecordId, std::list<domain::PetitionRecord>::iterator> m_by_id;
};

} // namespace app
