// All rows of facts of a workspace, and the figures over them: K01–K22 for a period, grouped, with the matters behind
// each numerator and denominator. One pass over the rows answers the whole board.
#pragma once

#include "domain/indicators/indicator_rules.h"

#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace domain {

struct Period { // both days included
    base::Date from, to;

    bool operator==(Period const&) const = default;
};

enum class PeriodKind { Month, Quarter, Year };

Period period_of(PeriodKind kind, base::Date day); // the one that holds the day
Period months_before(Period const& period, int months); // whole periods only: from and to move by months
std::string to_chinese(Period const& period); // 2023年6月, 2023年第二季度, 2023年, 2023-06-05 至 2023-06-20

// K08 and K09 (law.md 3.5): V1 repeats after closing; V2 the cohort registered in the period whose limit has passed;
// V3 as V1, and repeats before closing count too.
enum class Variant { V1 = 1, V2, V3 };

struct IndicatorOptions {
    Variant variant{Variant::V1};
    std::optional<int> window_days; // W: repeats up to so many days after closing; empty: up to the cut-off
    bool with_suggestions{false}; // 建议意见 count beside 申诉求决
    bool participation_by_product{false}; // K12 variant B
};

std::string to_text(IndicatorOptions const& options); // "V1", "V1,W=90": printed with every figure

struct IndicatorFilter { // empty texts filter nothing
    std::string region; // a beginning of the region code, zeros at its end aside
    std::string unit, first_unit;
    std::string category; // a beginning of the category code, zeros at its end aside
    ChannelCode channel{ChannelCode::Unknown};
};

struct IndicatorQuery {
    Period period;
    base::Date cut_off; // nothing later is known to the figure
    IndicatorOptions options{};
    IndicatorFilter filter{};
};

enum class GroupBy { Nothing, Region, City, Unit, FirstUnit, Category, Channel };

struct IndicatorFigure {
    std::int64_t numerator{0};
    std::int64_t denominator{0};
    IndicatorUnit unit{IndicatorUnit::Percent};

    // Empty where the denominator is 0: shown as —, never as 0 % or 100 %.
    std::optional<double> value() const;
    bool operator==(IndicatorFigure const&) const = default;
};

using Board = std::array<IndicatorFigure, INDICATOR_COUNT>;

struct BoardGroup {
    std::string key; // code of the region, unit, category or channel; empty for the whole
    Board board;
};

struct IndicatorRows { // row numbers; K12 answers those of K10
    std::vector<std::uint32_t> numerator, denominator;
};

// 同比 and 环比 with the same length of observation: the cut-off lies as far from the period's end, and a period that
// is not over yet is compared with as many days.
IndicatorQuery year_before(IndicatorQuery const& query);
IndicatorQuery period_before(IndicatorQuery const& query);

class IndicatorTable {
public:
    explicit IndicatorTable(IndicatorRules rules = {})
        : m_rules(std::move(rules))
    {
    }

    void put(RecordFacts const& record); // inserts or replaces
    void remove(std::string const& record);

    Board board(IndicatorQuery const& query) const;
    std::vector<BoardGroup> boards(IndicatorQuery const& query, GroupBy group) const; // by key
    IndicatorRows rows_of(Indicator indicator, IndicatorQuery const& query) const;

    // Every row that the filter admits, whatever the period.
    std::vector<std::uint32_t> rows_in(IndicatorFilter const& filter) const;
    std::string group_key(std::uint32_t row, GroupBy group) const; // as in boards()

    IndicatorRules const& rules() const { return m_rules; }
    // Counts what is there by other rules from now on.
    void set_rules(IndicatorRules rules);
    std::vector<IndicatorFacts> const& rows() const { return m_rows; }
    bool is_removed(std::uint32_t row) const { return m_eligible[row] == 0; }
    std::string const& record_of(std::uint32_t row) const { return m_records[row]; }
    std::optional<std::uint32_t> row_of(std::string const& record) const;
    std::string const& text(std::uint32_t number) const { return m_texts[number]; }
    // The matter's other records, by row number.
    std::vector<std::uint32_t> others_of_matter(std::uint32_t row) const;
    int earlier_matters_of_person(std::uint32_t row) const; // first-time matters registered before it
    std::int32_t backlog_day(std::uint32_t row, std::int32_t cut) const; // law.md 3.7; NEVER
    int repeats_of(std::uint32_t row, std::int32_t cut) const;
    std::int32_t closed_at(std::uint32_t row, std::int32_t cut) const; // closing in force at the cut-off (W4)

private:
    struct Share { // what one row adds to a figure
        std::int32_t numerator{0}, denominator{0};
    };
    struct Scope;

    std::uint32_t intern(std::string const& text);
    std::uint64_t eligible_for(IndicatorFacts const& facts) const;
    void add_to_matter(std::uint32_t row);
    void take_from_matter(std::uint32_t row);
    Scope scope_of(IndicatorQuery const& query) const;
    Share share(Indicator indicator, std::uint32_t row, Scope const& scope) const;
    Share acceptance_share(Indicator indicator, IndicatorFacts const& facts, Scope const& scope) const;
    Share resolution_share(Indicator indicator, std::uint32_t row, Scope const& scope) const;
    Share evaluation_share(Indicator indicator, IndicatorFacts const& facts, Scope const& scope) const;
    Share closing_share(Indicator indicator, std::uint32_t row, Scope const& scope) const;
    std::uint64_t live_in(std::uint32_t row, Scope const& scope) const;
    bool has_repeat(std::uint32_t row, std::int32_t closed, Scope const& scope) const;
    std::int32_t followed_up_at(IndicatorFacts const& facts, std::int32_t cut) const;
    std::vector<std::int32_t> repeat_days(std::uint32_t row, std::int32_t closed) const;

    IndicatorRules m_rules;
    std::vector<IndicatorFacts> m_rows;
    std::vector<std::uint64_t> m_eligible; // bit per indicator; 0 for a removed row
    std::vector<std::string> m_records;
    std::vector<std::uint32_t> m_next_of_matter; // ring of the rows of a matter
    std::vector<std::uint32_t> m_person;
    std::unordered_map<std::string, std::uint32_t> m_by_record;
    std::unordered_map<std::uint32_t, std::uint32_t> m_last_of_matter;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_by_person;
    std::vector<std::string> m_texts{std::string()};
    std::unordered_map<std::string, std::uint32_t> m_numbers{{std::string(), 0}};
};

} // namespace domain
