// Ledgers (台账): the records beside petition matters that the notice asks for: screening of disputes, policy issues,
// leaders' receptions, bulletins, suggestions, orders, training and so on (S3–S5, S30, S73, S79–S133). Each kind is a
// row with acts of the act table; an item is folded from the journal like everything else.
#pragma once

#include "domain/deadline/deadline.h"
#include "domain/journal.h"
#include "domain/organisation.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/guards/guard.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class LedgerGroup { Source, Leadership, Service, Supervision, Accountability, Staff };
enum class LedgerStep { Open, Progress, Close };

struct LedgerItem;
using LedgerCheck = void (*)(ArgumentContext const&, LedgerItem const* item); // `item` is null when it is opened

// One act on the items of a kind.
struct LedgerAct {
    ActDefinition act;
    LedgerStep step{LedgerStep::Progress};
    std::string_view status; // what the item is called afterwards: 已送达，待反馈
    std::string_view after{}; // act that must have been done before; empty: none
    bool once{false}; // may be done only once on an item
    bool four_eyes{false}; // by somebody else than who opened the item (W3)
    LedgerCheck check{nullptr};
};

// When an item falls due. The date that a document states outranks the rule.
struct LedgerDue {
    std::string_view argument{}; // date argument of any act on the item; the last one given counts
    std::string_view rule_id{}; // deadline rule, e.g. L25
    std::string_view start{}; // date argument from which the rule counts
    std::string_view later{}; // date argument that a later step sets in place of the first one: 整改期限 after 约谈
};

struct LedgerKind {
    std::string_view code; // "DISPUTE"
    std::string_view label; // 矛盾纠纷排查
    LedgerGroup group{LedgerGroup::Source};
    std::string_view clauses; // "S88"
    std::string_view basis; // 通知三（五）
    std::span<LedgerAct const> acts; // the first one opens an item
    LedgerDue due{};
    std::string_view alert{}; // raised when an item is due or overdue; empty: none
    std::span<std::string_view const> sums{}; // integer arguments that reports add up
    std::string_view covers{}; // staff argument whose holders are counted against all staff (S118)
};

std::span<LedgerKind const> ledger_kinds(); // by group
LedgerKind const* find_ledger_kind(std::string_view code);
std::string_view to_chinese(LedgerGroup group);

// Where an act of the act table belongs among the ledgers; null for other acts.
struct LedgerPlace {
    LedgerKind const* kind{nullptr};
    LedgerAct const* act{nullptr};
};
LedgerPlace find_ledger_act(std::string_view act);

struct LedgerEvent {
    base::EntryId entry;
    std::string act;
    base::Date occurred_on;
    base::Instant recorded_at;
    base::StaffId identity_id;
    base::OrgId org_id;
    base::ValueObject payload;
    std::vector<base::EntryId> parents;
    bool inert{false}; // came too late in a merged state; kept and shown, without effect (J3)
    std::string why_inert;
};

enum class LedgerState { Open, Closed, Void };

struct LedgerItem {
    std::string id;
    std::string kind; // code
    std::string title;
    std::string status;
    LedgerState state{LedgerState::Open};
    base::OrgId org; // organisation that keeps it
    base::StaffId opened_by;
    base::Date opened_on;
    std::optional<base::Date> closed_on;
    base::ValueObject fields; // arguments of all acts that took effect, later ones on top
    std::vector<base::RecordId> records; // petition records it is about
    std::vector<LedgerEvent> events; // in fold order

    bool has_done(std::string_view act) const;
};

// The fold; total (J3). `entry` concerns this item.
void apply(LedgerItem& item, JournalEntry const& entry);
// Every item of these entries, by id; entries in any order, other entries are left out.
std::map<std::string, LedgerItem> fold_ledger(std::vector<JournalEntry> entries);

// Empty where nothing is due: closed items too, because their duty is done.
std::optional<Deadline> ledger_deadline(LedgerItem const& item, RuleSet const& rules, WorkCalendar const& calendar);
// Whether it was, or is, late as of `today`: closed after its effective date, or still open after it.
bool is_late(LedgerItem const& item, RuleSet const& rules, WorkCalendar const& calendar, base::Date today);

// The keeper's organisation, those above it, and every organisation that the item names.
bool is_involved(Staff const& staff, LedgerItem const& item, Organisation const& organisation);

struct LedgerAvailability {
    ActDefinition const* act{nullptr};
    bool open{false};
    std::string refused, why; // when closed
};
// The acts on an existing item, for this identity; null item: the acts that open one of `kind`.
std::vector<LedgerAvailability> ledger_availability(
    LedgerKind const& kind, LedgerItem const* item, Identity const& identity, Surroundings const& surroundings);

// One line of a report: an organisation in a period, or the whole where `org` is empty.
struct LedgerReportLine {
    base::OrgId org;
    int opened{0}, closed{0}, closed_late{0}, open{0}, overdue{0};
    std::vector<std::int64_t> sums; // as LedgerKind::sums
    int covered{0}, to_cover{0}; // staff; both 0 where the kind covers nobody
};
struct LedgerReportPeriod {
    base::Date from, to; // inclusive; an item counts when it was opened in the period
};
// The total first, then the organisations by id.
std::vector<LedgerReportLine> ledger_report(LedgerKind const& kind, std::map<std::string, LedgerItem> const& items,
    LedgerReportPeriod period, Surroundings const& surroundings);

std::span<GuardRow const> ledger_guards();

} // namespace domain
