// The ledgers of a simulated year: every act on every kind of item is done once, by somebody of the county who may,
// with what the act table asks for; items are opened and brought on as far as the act needs.
#pragma once

#include "app/demo/lawful_journal.h"
#include "training/simulated_office.h"
#include "training/simulation.h"

namespace training {

class SimulatedLedgers {
public:
    SimulatedLedgers(app::demo::LawfulJournal& journal, SimulationReport& report, std::uint64_t seed);

    bool is_done() const { return m_next == m_acts.size(); }
    // The next act with what it needs, on this day; `record` is a petition that it may name.
    void play_next(Cast const& cast, base::RecordId const& record, base::Date on);

private:
    struct Moment {
        Cast const* cast;
        base::RecordId record;
        base::Date on;
        base::Instant at;
    };

    bool perform(std::string& item, domain::ActDefinition const& act, Moment& moment);
    base::ValueObject arguments_of(std::span<domain::ArgumentDefinition const> arguments, Moment const& moment) const;
    base::Value value_of(domain::ArgumentDefinition const& argument, Moment const& moment) const;

    app::demo::LawfulJournal& m_journal;
    SimulationReport& m_report;
    app::demo::DemoRandom m_nonces;
    std::vector<domain::ActDefinition const*> m_acts;
    std::size_t m_next{0};
};

} // namespace training
