// Builders of journal entries.
#include "support/store/stored_entries.h"

namespace test_support {

std::vector<store::StoredEntry> a_chain(std::string const& node, int length, std::string const& record_id)
{
    std::vector<store::StoredEntry> chain;
    base::Hash prev{};
    for (int sequence = 1; sequence <= length; ++sequence) {
        store::StoredEntry entry;
        entry.node = node;
        entry.sequence = sequence;
        entry.lamport = sequence;
        entry.prev = prev;
        entry.nonce.fill(static_cast<std::uint8_t>(sequence));
        entry.bytes =
            "{\"node\":\"" + node + "\",\"record\":\"" + record_id + "\",\"n\":" + std::to_string(sequence) + "}";
        entry.commitment = domain::commitment_of(entry.nonce, entry.bytes);
        prev = domain::entry_hash(entry.prev, entry.commitment);
        entry.id = domain::to_entry_id(prev);
        entry.act = sequence == 1 ? "register_petition" : "triage";
        entry.operator_id = "staff-1";
        entry.identity_id = "staff-2";
        entry.org_id = "org-1";
        entry.occurred_on = "2023-06-15";
        entry.recorded_at = 1686794400000 + sequence;
        if (!chain.empty())
            entry.parents = {chain.back().id};
        entry.subjects = {{"record", record_id}, {"matter", "matter of " + record_id}};
        chain.push_back(entry);
    }
    return chain;
}

store::StoredEntry withheld(store::StoredEntry const& entry)
{
    store::StoredEntry bare;
    bare.id = entry.id;
    bare.node = entry.node;
    bare.sequence = entry.sequence;
    bare.prev = entry.prev;
    bare.commitment = entry.commitment;
    bare.presence = store::Presence::Withheld;
    return bare;
}

} // namespace test_support
