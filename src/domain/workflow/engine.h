// The workflow engine: folds entries into records and matters, and answers which acts are open, to whom, and why each
// other act is closed. Pure; guards refuse commands, never entries (J3).
#pragma once

#include "base/result.h"
#include "domain/deadline/deadline.h"
#include "domain/deadline/rule_set.h"
#include "domain/deadline/work_calendar.h"
#include "domain/organisation.h"
#include "domain/petition_record.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/workflow_values.h"

#include <functional>
#include <string>
#include <vector>

namespace domain {

struct LedgerItem;
struct RuleHistory;

// Office values that may be changed but never made looser than a statute (CONFIG rows).
struct OfficeConfig {
    base::TimeOfDay closing_time{17 * 60 + 30};
    WorkflowValues workflow; // as shipped; read through workflow_on
    int opinion_min_characters{150}; // PS-2
    double opinion_max_similarity{0.9}; // PS-2
    int quick_opinion_days{1}; // PS-3
    int execution_days{30}; // PS-4, from delivery
    int early_repeat_days{30}; // PS-6, from closing
    // What the office adopted instead, by the day of the event; null where nothing can have been adopted.
    RuleHistory const* history{nullptr};

    OfficeHours hours_on(base::Date day) const;
    // The values of PS-2 to PS-6 for what was received on that day; the others unchanged.
    OfficeConfig as_of(base::Date received_on) const;
    WorkflowValues const& workflow_on(base::Date received_on) const;
};

// What a decision may look at besides the record itself. References stay valid during the call.
struct Surroundings {
    Organisation const& organisation;
    WorkCalendar const& calendar;
    RuleSet const& rules;
    OfficeConfig const& config;
    base::Date today; // Asia/Shanghai, from the injected clock
    std::function<PetitionRecord const*(base::RecordId const&)> find_record; // for links; may return null
    std::function<Matter const*(base::MatterId const&)> find_matter;
    std::function<LedgerItem const*(std::string const&)> find_ledger_item{}; // by id; may be empty or return null
    // Other opinions of a unit, for PS-2; where it is empty, opinions are not compared.
    std::function<std::vector<PetitionRecord const*>(base::OrgId const&)> opinions_of_unit{};
    std::optional<base::TimeOfDay> now{}; // of `today`; empty: times of today are not compared with it
};

struct Identity {
    base::StaffId operator_id;
    base::StaffId identity_id;
};

// Applies one entry; total: an entry that cannot take effect becomes an inert timeline item (J3).
void apply(PetitionRecord& record, JournalEntry const& entry, Surroundings const& surroundings);
PetitionRecord fold_record(
    base::RecordId const& id, std::vector<JournalEntry> entries, Surroundings const& surroundings);
// `members` are the matter's records in any order; which records belong follows from link, unlink and triage entries.
Matter fold_matter(base::MatterId const& id, std::vector<PetitionRecord const*> members);

// Law 1.1: the date on which the matter counts as accepted because L06 had effectively passed on `as_of` without a
// notice; empty before that, and while the calendar is missing (CAL-13).
std::optional<base::Date> deemed_acceptance(
    PetitionRecord const& record, Surroundings const& surroundings, base::Date as_of);
// Law 1.1 knows no pause: T14 lets L06 run on under an objection, and a dispute under 条例第二十四条 does not stop it.
bool may_be_deemed_accepted(State state);
// L38: not signed for in time counts as signed for on the day of dispatch; empty when it was signed for, or may still
// be.
std::optional<base::Date> deemed_receipt(
    PetitionRecord const& record, Surroundings const& surroundings, base::Date as_of);
int unreached_days(PetitionRecord const& record); // different days of vain follow-up attempts since the last closing
// The matter a record belongs to by following the links to the oldest record, whatever forks were merged (W1, J4).
base::MatterId matter_of(
    PetitionRecord const& record, std::function<PetitionRecord const*(base::RecordId const&)> const& find_record);
// What an entry of this act concerns: the record, its matter, and the record and matter it is linked to (J4).
std::vector<Subject> subjects_of(std::string_view act, base::ValueObject const& payload, PetitionRecord const& record);

struct ActAvailability {
    ActDefinition const* act{nullptr};
    bool open{false};
    std::string refused; // most specific id (Qxx, SP-xx, Lxx, T number) when closed
    std::string why; // Chinese sentence with clause and the missing item
    bool is_for_others{false}; // closed to this identity, by post or recusal; it may be open to somebody else
};

// Every act of the table for this record, for this identity. Arguments are not looked at.
std::vector<ActAvailability> availability(
    PetitionRecord const& record, Identity const& identity, Surroundings const& surroundings);

// Whether the act takes the record on from where it stands: the primary acts, but where a settled follow-up is there
// not one more of them, and the execution that settling waits for (T43) instead.
bool leads_on(ActDefinition const& act, PetitionRecord const& record);

// Decides a command with its arguments: the guards of law.md 5.3. Success means that the entry may be written.
// Fills in what the act fixes (first_*, defaults) into `payload`. `record` is null for acts that create one.
base::Result<void> decide(ActDefinition const& act, base::ValueObject& payload, base::Date occurred_on,
    PetitionRecord const* record, Identity const& identity, Surroundings const& surroundings);

// Every problem with the arguments at once, each with `where` = path of the field, for marking a form. The first one
// is the error of decide(); whether the act is open at all is availability()'s answer.
std::vector<base::Error> argument_problems(ActDefinition const& act, base::ValueObject const& payload,
    base::Date occurred_on, PetitionRecord const* record, Identity const& identity, Surroundings const& surroundings);
// What a person should know before going on, though it closes nothing: no phone number, six representatives (TC11), a
// review period still running at settling (W5).
std::vector<base::Error> warnings(ActDefinition const& act, base::ValueObject const& payload,
    PetitionRecord const* record, Surroundings const& surroundings);

enum class ClockState { Running, Stopped, Paused, MissingCalendar };

struct RecordClock {
    std::string rule_id; // "L10"
    int occurrence{1}; // 2 for the second run of the same rule
    base::Date start;
    std::optional<base::TimeOfDay> start_time;
    Deadline deadline;
    ClockState state{ClockState::Running};
    std::optional<base::Date> stopped_on;
    std::optional<base::TimeOfDay> stopped_at; // where it is known; limits in hours are kept or missed by it
    RuleSource source{RuleSource::Config};
    std::string actor; // role that is bound, "UNIT_LEADER"
    bool is_window{false}; // a right within a window (L08, L13, L24): it lapses, it is never overdue
    std::string key; // of its start event: which supervision

    // Of a duty done after its day (0: after its hour); empty where it was in time, and where the effective day is not
    // known: lateness is not guessed from the nominal one (CAL-6, CAL-13).
    std::optional<int> days_late() const;
};

// All clocks a record ever started, running and stopped, ordered by start then rule (law.md 1.1, 5.3 "clock effect").
std::vector<RecordClock> clocks(PetitionRecord const& record, Surroundings const& surroundings);

// The most urgent running clock, or null; STATUTE before CONFIG on equal dates.
RecordClock const* next_due(std::vector<RecordClock> const& clocks);

} // namespace domain
