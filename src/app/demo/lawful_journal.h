// Makes the journal of one node as its people would have written it: every act passes domain::decide() as a command
// does, then it is chained, folded and kept. Only the database comes later and all at once
// (Application::apply_entries).
#pragma once

#include "app/commands/entry_union.h"
#include "domain/ledgers/ledger.h"
#include "domain/reference/reference_data.h"
#include "domain/workflow/engine.h"
#include "platform/platform.h"

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace app::demo {

class LawfulJournal {
public:
    // The record in the maker's hands, or null where it has none of that id.
    using FindRecord = std::function<domain::PetitionRecord*(base::RecordId const&)>;

    struct Act {
        std::string name;
        base::StaffId identity;
        base::ValueObject arguments;
    };

    LawfulJournal(domain::Organisation const& organisation, domain::ReferenceData const& references, std::string node,
        platform::Random& random, FindRecord find);

    // Writes the act where the law allows it, else answers why not. A registration takes its number here (J9); the id
    // of its record comes from next_id('R').
    // `nonces`: where the entry's nonce comes from; null: where those of the matters come from.
    base::Result<void> perform(
        domain::PetitionRecord& record, Act act, base::Date on, base::Instant at, platform::Random* nonces = nullptr);
    // An act on a ledger: an empty `item` is opened and receives its id.
    base::Result<void> perform_on_ledger(
        std::string& item, Act act, base::Date on, base::Instant at, platform::Random& nonces);
    void append(domain::JournalEntry entry, platform::Random* nonces = nullptr); // unasked: what sets the office up
    std::string next_id(char kind) const;
    domain::Surroundings surroundings(base::Instant at) const;
    domain::Organisation const& organisation() const { return m_organisation; }
    std::vector<IncomingEntry> take_entries() { return std::exchange(m_entries, {}); }

private:
    domain::Org const* org_of(base::StaffId const& id) const; // never null
    domain::JournalEntry entry_of(Act act, base::Date on, base::Instant at) const;

    domain::Organisation const& m_organisation;
    domain::ReferenceData const& m_references;
    domain::OfficeConfig m_config;
    std::string m_node;
    platform::Random& m_random;
    FindRecord m_find;
    std::unordered_map<std::string, std::vector<base::EntryId>> m_frontiers; // by kind and id of the subject
    std::map<std::string, std::int64_t> m_serials;
    store::ChainHead m_head;
    std::map<std::string, domain::LedgerItem> m_ledger;
    std::vector<IncomingEntry> m_entries;
};

} // namespace app::demo
