// An office in memory whose people do lawful things at random, for property tests. Everything follows from the seed.
#pragma once

#include "app/workspace.h"
#include "domain/ledgers/ledger.h"
#include "platform/native/native_ports.h"
#include "store/memory_block_store.h"
#include "training/act_generator.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace support {

struct DoneAct {
    std::string act;
    base::RecordId record;
    base::StaffId identity;
    base::EntryId entry;
};

class RandomOffice {
public:
    explicit RandomOffice(std::uint64_t seed);
    // A copy of what these packages hold, which goes on from `now` by itself.
    RandomOffice(std::uint64_t seed, std::vector<std::string> const& packages, base::Instant now);

    // Does one act that is open to somebody; empty when none was found this time. Time goes on a little before it.
    // `before` is called with the record just before the act is done.
    using Before = std::function<void(base::RecordId const&)>;
    std::optional<DoneAct> step(Before const& before = {});
    // Tries an act that is closed to somebody, with arguments as they might be; true when it was refused.
    bool closed_act_is_refused();
    // The same for the ledgers beside petition matters: an item is opened, or something is done on one.
    bool ledger_step();
    bool closed_ledger_act_is_refused();
    void let_time_pass();
    void keep_live(std::size_t records) { m_wanted = records; } // so many at a time; fewer meet more often
    std::string export_all();
    void import(std::string const& package);
    base::Instant now() const { return m_clock.now(); }
    std::vector<std::string> const& items() const { return m_items; } // of ledgers, opened here

    app::Application& app() { return m_workspace->application(); }
    std::vector<base::RecordId> const& records() const { return m_records; }
    domain::PetitionRecord record(base::RecordId const& id); // a copy
    std::map<std::string, int> const& done() const { return m_done; } // by act
    std::map<std::string, int> const& given_up() const { return m_given_up; } // open, but no arguments were found
    void act_as(base::StaffId const& staff);
    std::string const& failure() const { return m_failure; } // of the last command that was refused though checked
    training::ActGenerator& generator() { return *m_generator; }

private:
    struct LedgerChoice {
        domain::LedgerKind const* kind;
        std::string item; // empty: one is opened
        base::StaffId identity;
    };
    LedgerChoice some_ledger_choice();
    std::vector<domain::LedgerAvailability> ledger_acts(LedgerChoice const& choice);
    void open_workspace();
    struct Choice {
        domain::ActDefinition const* act;
        base::StaffId identity;
    };
    std::vector<Choice> open_acts(domain::PetitionRecord const& record);
    std::optional<DoneAct> execute(
        Choice const& choice, domain::PetitionRecord const* record, Before const& before = {});

    store::MemoryBlockStore m_blocks;
    platform::SettableClock m_clock;
    platform::SeededRandom m_nonces;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<training::ActGenerator> m_generator;
    std::vector<base::RecordId> m_records, m_live;
    std::vector<std::string> m_items;
    std::size_t m_wanted{40}; // records that acts are drawn for; the others rest
    std::map<std::string, int> m_done, m_given_up;
    std::string m_failure;
};

} // namespace support
