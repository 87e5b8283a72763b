// Reference data in force: what the journal has adopted, in order, from the content kept in the store (J6). What the
// program ships counts only until a workspace adopts its own.
#pragma once

#include "app/context.h"
#include "app/journal_entries.h"
#include "domain/reference/rule_file.h"

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
// Further rule files have the kind that domain/reference/rule_file.h gives them.
} // namespace reference_kind

// An edition of a rule file that an office adopted instead of what the program ships.
struct RuleEdition {
    std::string file; // "checklist"
    std::string version, sha256; // of the stored content
    base::Date valid_from;
    std::string reason;
    base::OrgId org;
    base::StaffId adopted_by;
    base::Date adopted_on;
    bool is_ours{false}; // an edition of another office is shown, never used
    bool is_as_shipped{false}; // from its day on whatever the program ships: there is no content
    std::string problem; // why this program cannot use it; then what was in force before stays
};

// Setting: the node whose package came in before anything was set up here.
inline constexpr char const* FIRST_PACKAGE_SETTING = "first_package_node";

// Content and entry of one part, inside the caller's transaction.
base::Result<void> adopt_reference(
    Context& context, std::string const& kind, std::string const& version, std::string_view content);
// An edition of the office's own, in force from a day on.
struct OwnEdition {
    std::string kind, version;
    base::Date valid_from;
    std::string reason;
};
base::Result<void> adopt_own(Context& context, OwnEdition const& edition, std::string_view content);
// From that day on whatever the program ships, today's version and later ones.
base::Result<void> adopt_as_shipped(Context& context, OwnEdition const& edition);
// Every adopted edition of the rule files, or of one of them, oldest first.
base::Result<std::vector<RuleEdition>> rule_editions(Context& context, domain::RuleFile const* of = nullptr);
// The text of an edition; empty where its content did not travel.
base::Result<std::string> content_of(Context& context, RuleEdition const& edition);
// Every file the program ships, at set-up.
base::Result<void> adopt_shipped_references(Context& context);
// context.references as of the journal.
base::Result<void> load_references(Context& context);
// What is counted by the rules of today: after the references were loaded, and when a new day has begun.
void take_rules_of_the_day(Context& context);

struct AdoptedReferences {
    domain::ReferenceData data;
    base::OrgId own_org;
    std::vector<std::string> problems;
};

// The same from these entries, in causal order: for views of an earlier day.
base::Result<AdoptedReferences> references_from(Context& context, std::vector<domain::JournalEntry> const& entries);

} // namespace app
