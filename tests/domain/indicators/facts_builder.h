// Rows of facts by hand for the indicator tests: only what a case speaks of is set.
#pragma once

#include "domain/indicators/indicator_table.h"
#include "exchange/figure_rules_json.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <initializer_list>
#include <string>

namespace support {

inline std::int32_t day(std::string_view iso)
{
    return on(iso).days;
}

inline domain::IndicatorRules const& indicator_rules()
{
    static auto const rules = exchange::shipped_figure_rules();
    if (rules.is_error())
        FAIL(rules.error().message);
    return rules.value().indicators;
}

// A first-time appeal, by letter to a county bureau, handled by a county unit; no step done yet.
inline domain::RecordFacts first_time(std::string record, std::string_view registered)
{
    domain::RecordFacts facts;
    facts.matter = record;
    facts.record = std::move(record);
    facts.unit = "housing";
    facts.first_unit = "bureau";
    facts.region = "320102";
    facts.category = "030500";
    auto& row = facts.facts;
    row.registered = row.received = row.triaged = row.clearing_due = day(registered);
    row.backlog_on = row.received + 366;
    row.first_time = domain::FirstTime::First;
    row.channel = domain::ChannelCode::Letter;
    row.matter_class = domain::ClassCode::Appeal;
    row.flags = domain::fact_flag::BY_BUREAU | domain::fact_flag::HAS_UNIT | domain::fact_flag::REACHABLE;
    row.received_rank = row.competent_rank = row.unit_rank = 2;
    return facts;
}

inline domain::RecordFacts repeat_of(std::string matter, std::string record, std::string_view received)
{
    auto facts = first_time(std::move(record), received);
    facts.matter = std::move(matter);
    facts.facts.first_time = domain::FirstTime::Repeat;
    return facts;
}

inline domain::RecordFacts closed_matter(std::string record, std::string_view registered, std::string_view closed)
{
    auto facts = first_time(std::move(record), registered);
    auto& row = facts.facts;
    row.closed = row.delivered = row.first_delivered = row.answered = day(closed);
    row.accepted = row.notice = day(registered);
    return facts;
}

inline domain::IndicatorTable table_of(std::initializer_list<domain::RecordFacts> rows)
{
    domain::IndicatorTable table(indicator_rules());
    for (auto const& row : rows)
        table.put(row);
    return table;
}

// The whole of June 2023, as known on `cut_off`.
inline domain::IndicatorQuery june(std::string_view cut_off = "2023-12-31")
{
    return {{on("2023-06-01"), on("2023-06-30")}, on(cut_off)};
}

// "2/3" or "—/0" for a rate, "3" for a count; the checks read like the worked figures.
inline std::string figure(
    domain::IndicatorTable const& table, domain::Indicator indicator, domain::IndicatorQuery const& query = june())
{
    auto const board = table.board(query);
    auto const& one = board[static_cast<std::size_t>(indicator)];
    if (one.unit == domain::IndicatorUnit::Count)
        return std::to_string(one.numerator);
    return (one.value() ? std::to_string(one.numerator) : std::string("—")) + "/" + std::to_string(one.denominator);
}

} // namespace support
