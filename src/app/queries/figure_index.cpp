#include "app/queries/figure_index.h"

#include "app/queries/fact_text.h"

namespace app {

std::int32_t day_of(std::string_view iso)
{
    auto const date = base::parse_date(iso);
    return date ? date->days : domain::NEVER;
}

namespace {

using domain::AlertClock;
using domain::NEVER;

constexpr int HANDLING_DAYS = 60; // only to find the start of a limit that follows from silence
constexpr int NOTICE_DAYS = 15;

// A limit met in time is of no interest any more; one met late may have been a fault (S127), by whatever rules of the
// day asked about.
bool is_of_interest(AlertClock const& clock)
{
    auto const due = clock.effective == NEVER ? clock.nominal : clock.effective;
    if (clock.rule_id == "L13" || clock.rule_id == "L15") // rights of the petitioner: they remind nobody
        return false;
    return clock.stopped == NEVER || clock.stopped > due;
}

std::vector<AlertClock> alert_clocks(std::vector<store::ClockRow> const& rows)
{
    std::vector<AlertClock> clocks;
    for (auto const& row : rows) {
        AlertClock clock{.rule_id = row.rule_id,
            .occurrence = static_cast<int>(row.occurrence),
            .start = day_of(row.start_on),
            .nominal = day_of(row.nominal_on),
            .effective = day_of(row.effective_on),
            .stopped = row.state == "STOPPED" ? day_of(row.stopped_on) : NEVER,
            .extension_days = static_cast<int>(row.extension_days),
            .is_paused = row.state == "PAUSED"};
        if (is_of_interest(clock))
            clocks.push_back(std::move(clock));
    }
    return clocks;
}

// L38 and L06 passed in silence: the notice, then the sixty days run although no act began them (law.md 1.1).
void add_deemed(std::vector<AlertClock>& clocks, domain::IndicatorFacts const& facts)
{
    if (facts.deemed_from == NEVER || facts.deemed_due == NEVER)
        return;
    auto signed_from = NEVER;
    bool has_notice = false;
    for (auto const& clock : clocks) {
        has_notice |= clock.rule_id == "L06";
        if (clock.rule_id == "L38" && clock.effective != NEVER)
            signed_from = clock.effective + 1;
    }
    auto const nominal = facts.deemed_due - HANDLING_DAYS;
    if (!has_notice && signed_from != NEVER)
        clocks.push_back({.rule_id = "L06",
            .start = nominal - NOTICE_DAYS,
            .nominal = nominal,
            .effective = facts.deemed_from - 1,
            .exists_from = signed_from});
    clocks.push_back({.rule_id = "L10",
        .start = nominal,
        .nominal = facts.deemed_due,
        .effective = facts.deemed_due_effective,
        .exists_from = facts.deemed_from});
}

} // namespace

void FigureIndex::set_rules(domain::IndicatorRules const& rules)
{
    if (!(rules == m_table.rules()))
        m_table.set_rules(rules);
}

void FigureIndex::put(store::PetitionRecordRow const& row, std::vector<store::ClockRow> const& clocks)
{
    remove(row.record_id);
    auto stored = parse_facts(row);
    if (!stored)
        return;
    m_table.put(stored->record);
    auto const number = *m_table.row_of(row.record_id);
    auto kept = alert_clocks(clocks);
    add_deemed(kept, stored->record.facts);
    if (!kept.empty())
        m_clocks[number] = std::move(kept);
    if (!stored->reactions.empty())
        m_reactions[number] = std::move(stored->reactions);
}

void FigureIndex::remove(std::string const& record)
{
    auto const row = m_table.row_of(record);
    if (!row)
        return;
    m_clocks.erase(*row);
    m_reactions.erase(*row);
    m_table.remove(record);
}

std::vector<AlertClock> const& FigureIndex::clocks_of(std::uint32_t row) const
{
    static std::vector<AlertClock> const none;
    auto const found = m_clocks.find(row);
    return found == m_clocks.end() ? none : found->second;
}

std::vector<domain::AlertReaction> const& FigureIndex::reactions_of(std::uint32_t row) const
{
    static std::vector<domain::AlertReaction> const none;
    auto const found = m_reactions.find(row);
    return found == m_reactions.end() ? none : found->second;
}

} // namespace app
