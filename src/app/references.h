// Reference data in force: what the journal has adopted, in order, from the content kept in the store (J6). What the
// program ships counts only until a workspace adopts its own.
#pragma once

#include "app/context.h"
#include "app/journal_entries.h"

#include <vector>

namespace app {

// Kinds of adopt_reference entries and of rows of reference_data.
namespace reference_kind {
inline constexpr char const* CALENDAR = "CALENDAR"; // the shipped file of several years
inline constexpr char const* CALENDAR_YEAR = "CALENDAR_YEAR"; // one year an office adopted; version is the year
inline constexpr char const* RULES = "RULES";
inline constexpr char const* RULE_OVERRIDE = "RULE_OVERRIDE"; // an office's own value; version is rule/valid_from
inline constexpr char const* OFFICE_HOURS = "OFFICE_HOURS"; // the hour of 日清
inline constexpr char const* REGIONS = "REGIONS";
inline constexpr char const* DICTIONARY = "DICTIONARY";
} // namespace reference_kind

// Content and entry of one part, inside the caller's transaction.
base::Result<void> adopt_reference(
    Context& context, std::string const& kind, std::string const& version, std::string_view content);
// Every file the program ships, at set-up.
base::Result<void> adopt_shipped_references(Context& context);
// context.references as of the journal.
base::Result<void> load_references(Context& context);
// The same from these entries, in causal order: for views of an earlier day.
base::Result<domain::ReferenceData> references_from(Context& context, std::vector<domain::JournalEntry> const& entries);

} // namespace app
