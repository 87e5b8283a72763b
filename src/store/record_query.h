// What a list of petition records shows and in which order, and the SQL for it.
#pragma once

#include "store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace store {

// State code of a registration voided as a mistake; lists leave it out unless asked.
inline constexpr std::int64_t VOIDED_STATE = 99;

// Every set part narrows the list; a default filter shows everything that is not voided.
struct RecordFilter {
    std::string text; // part of name, folded name, initials, number, ID number, phone or title
    std::vector<std::int64_t> states; // any of these
    std::optional<std::int64_t> stage;
    std::optional<std::int64_t> state_below; // open records: states below this code
    std::string channel, unit, first_unit, unit_officer, first_officer, matter_id;
    std::string category_prefix, place_prefix;
    std::string due_from, due_to; // effective date of the next limit, both inclusive
    std::string received_from, received_to; // both inclusive
    std::int64_t flags_all{0}; // all of these flags are set
    std::int64_t flags_none{0}; // none of these flags is set
    bool with_voided{false};
    // Who looks (PR-01, PR-02): only records whose first or present unit is among these. Empty optional: sees all.
    std::optional<std::vector<std::string>> visible_orgs;

    bool operator==(RecordFilter const&) const = default;
};

enum class RecordSortKey { Due, Received, Number, PetitionerName, State, Unit };
enum class SortDirection { Ascending, Descending };

// Records without the sorted value come last in both directions; ties are ordered by record id.
struct RecordSort {
    RecordSortKey key{RecordSortKey::Due};
    SortDirection direction{SortDirection::Ascending};

    bool operator==(RecordSort const&) const = default;
};

// The text after FROM petition_records: WHERE, and with `sort` ORDER BY. Values are parameters, bound in this order.
struct RecordQuery {
    std::string sql;
    std::vector<std::variant<std::string, std::int64_t>> parameters;

    void bind(Statement&) const;
};

// Without a sort (for counting) SQLite chooses the index. With one, conditions that would tempt it away from the index
// of that order, only to sort tens of thousands of rows afterwards, are kept from choosing (measured at 100,000 rows).
RecordQuery make_record_query(RecordFilter const&, std::optional<RecordSort> const& sort = {});
std::string order_by(RecordSort const&);

} // namespace store
