// Facts of every record in memory for the assessment and the alerts (rulings P7): built from the record rows at open,
// kept up to date with each act, never a source of facts.
#pragma once

#include "domain/alerts/alerts.h"
#include "domain/indicators/indicator_table.h"
#include "store/projection_rows.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace app {

std::int32_t day_of(std::string_view iso); // domain::NEVER where there is no date

class FigureIndex {
public:
    void put(store::PetitionRecordRow const& row, std::vector<store::ClockRow> const& clocks);
    void remove(std::string const& record);

    domain::IndicatorTable const& table() const { return m_table; }
    void set_rules(domain::IndicatorRules const& rules);
    std::vector<domain::AlertClock> const& clocks_of(std::uint32_t row) const;
    std::vector<domain::AlertReaction> const& reactions_of(std::uint32_t row) const;

private:
    domain::IndicatorTable m_table;
    std::unordered_map<std::uint32_t, std::vector<domain::AlertClock>> m_clocks; // of records that have any
    std::unordered_map<std::uint32_t, std::vector<domain::AlertReaction>> m_reactions;
};

} // namespace app
