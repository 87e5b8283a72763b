// Every record's list columns in memory: filters, orders, counts and search answer from arrays (rulings P7). Built from
// the projections at open and kept up to date with each act; never a source of facts.
#pragma once

#include "app/queries/figure_index.h"
#include "app/queries/search_index.h"
#include "app/queries/similar_index.h"
#include "app/snapshots.h"
#include "domain/deadline/deadline.h"
#include "store/projection_rows.h"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace app {

// Bits of PetitionRecordRow::flags.
namespace record_flag {
inline constexpr std::int64_t URGENT = 1;
inline constexpr std::int64_t THREAT = 2;
inline constexpr std::int64_t AWAITING_APPROVAL = 4;
inline constexpr std::int64_t LITIGATION = 8;
inline constexpr std::int64_t HAS_INERT_ENTRY = 16; // a contradiction after a merge that a person resolves (J3)
inline constexpr std::int64_t LATE_ENTRY = 32; // 补录 (J13)
inline constexpr std::int64_t EXTENDED = 64;
inline constexpr std::int64_t CONFIDENTIAL = 128; // accusations and Party-member appeals (PR-02)
} // namespace record_flag

// Texts that occur in many rows, as small numbers. 0 is the empty text.
class TextPool {
public:
    std::uint32_t intern(std::string_view text);
    std::optional<std::uint32_t> find(std::string_view text) const;
    std::string const& text(std::uint32_t number) const { return m_texts[number]; }
    std::size_t size() const { return m_texts.size(); }

private:
    std::vector<std::string> m_texts{std::string()};
    std::unordered_map<std::string, std::uint32_t> m_numbers{{std::string(), 0}};
};

// One row's columns. Dates are day numbers; NO_DAY where there is none.
struct IndexedRecord {
    static constexpr std::int32_t NO_DAY = INT32_MAX;

    std::string id, petition_no, petitioner; // the name with its pinyin initials before it, for sorting
    std::uint32_t matter{0}, channel{0}, unit{0}, first_unit{0}, place{0}, category{0}, due_rule{0};
    std::uint32_t access{0}; // number of its access text
    std::int32_t received{NO_DAY};
    std::int32_t due{NO_DAY}; // nearest running limit of an office: effective, else nominal
    std::int32_t dispatch_due{NO_DAY}; // L03 while it runs: 日清
    std::int32_t follow_up_due{NO_DAY}; // L23 while it runs
    domain::State state{domain::State::None};
    domain::Stage stage{domain::Stage::None};
    std::int64_t flags{0};
    bool repeat{false};
    bool removed{false};
};

class RecordIndex {
public:
    // Inserts or replaces. `clocks` are those of the record.
    void put(store::PetitionRecordRow const& row, store::PetitionRecordTextRow const& texts,
        std::vector<store::ClockRow> const& clocks);
    void remove(std::string const& id);
    // Before many rows change: sorting once afterwards costs less than moving each row in its order.
    void forget_orders() { m_has_order = {}; }
    void clear()
    {
        auto const rules = m_figures.table().rules();
        *this = RecordIndex();
        m_figures.set_rules(rules);
    }
    void set_indicator_rules(domain::IndicatorRules const& rules) { m_figures.set_rules(rules); }

    std::size_t size() const { return m_rows.size(); } // including removed rows
    std::vector<IndexedRecord> const& rows() const { return m_rows; }
    IndexedRecord const* find(std::string const& id) const;
    std::string const& text(std::uint32_t number) const { return m_pool.text(number); }
    std::optional<std::uint32_t> number_of(std::string_view text) const { return m_pool.find(text); }

    // On what sight of a record rests; equal texts have one number below access_texts().
    std::string const& access_text(std::uint32_t number) const { return m_accesses.text(number); }
    std::size_t access_texts() const { return m_accesses.size(); }
    // Row numbers of the records of a matter, removed ones too.
    std::vector<std::uint32_t> const& rows_of_matter(std::uint32_t matter) const;

    // Row numbers in ascending order; kept until a row changes its place.
    std::vector<std::uint32_t> const& order(LedgerSort sort);
    // Every word must occur: in name, initials, numbers or title, and one of two characters or more in the content too.
    RowSet search(std::string_view text) const;
    // What the assessment and the alerts count, row for row.
    FigureIndex const& figures() const { return m_figures; }
    // Row numbers of the records whose demands are most like the text, candidates for an exact comparison (W8).
    std::vector<SimilarRow> similar(std::string_view text, std::size_t limit) const
    {
        return m_similar.find(text, limit);
    }
    bool is_complete{true}; // false while it is being built at open

private:
    static constexpr std::size_t SORTS = static_cast<std::size_t>(LedgerSort::Unit) + 1;
    bool is_before(LedgerSort sort, std::uint32_t left, std::uint32_t right) const;
    void move_in_orders(std::uint32_t row, IndexedRecord next);
    void move_to_matter(std::uint32_t row, std::uint32_t matter);

    std::vector<IndexedRecord> m_rows;
    std::unordered_map<std::string, std::uint32_t> m_by_id;
    TextPool m_pool, m_accesses;
    std::vector<std::vector<std::uint32_t>> m_matters; // rows, by the matter's number in the pool
    PackedText m_names, m_codes, m_titles;
    SignedText m_contents;
    std::array<std::vector<std::uint32_t>, SORTS> m_orders;
    std::array<bool, SORTS> m_has_order{};
    FigureIndex m_figures;
    SimilarIndex m_similar;
};

} // namespace app
