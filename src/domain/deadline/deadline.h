// From a rule and its start event to the day on which it falls due, with the steps that led there (law 7.4).
// Deliberately unaware of matters, of today, and of which event stops the clock.
#pragma once

#include "base/date.h"
#include "domain/deadline/work_calendar.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class DeadlineUnit { CalendarDays, WorkingDays, SameDay, Hours, Months, Document, Term };
enum class RuleSource { Statute, NationalRule, Notice, Config }; // by authority, strongest first
enum class RollToWorkingDay { No, Yes }; // CAL-3

// One row of the rule table: assets/rules/deadline_rules.json.
struct DeadlineRule {
    std::string rule_id; // L01 .. L39
    std::string name;
    std::string starts_at; // event names, or "L10.due" for a limit that follows another
    std::string ends_at;
    std::string start_label; // how the start is called on screen: 受理之日
    std::string actor; // role that is bound
    std::optional<int> n; // empty: the document says it (Document)
    DeadlineUnit unit{DeadlineUnit::CalendarDays};
    RollToWorkingDay roll{RollToWorkingDay::Yes};
    int extension_days{0}; // at most, in all
    int term_day{0}; // Term: day of the n-th month after the start (W13)
    RuleSource source{RuleSource::Config};
    std::string basis; // 条例第三十四条
    std::string confidence;
    std::vector<std::string> alerts;
    std::optional<base::Date> valid_from; // inclusive, compared with the start event's date (J6)
    std::optional<base::Date> valid_to; // inclusive
};

// A civil day, and the time of day where it is known; the time matters to SameDay and Hours only.
struct Moment {
    base::Date date;
    std::optional<base::TimeOfDay> at;
};
using StartEvent = Moment;

// A span in which the clock stands still, both days included: a hearing in 复核 (CAL-9).
struct Pause {
    base::Date from;
    std::optional<base::Date> to; // empty: still going on, so the due day is not known yet
    std::string reason; // 听证
};

enum class PauseCounting { BothDays, WithoutLastDay }; // CAL-9: with or without the + 1

struct DeadlineAdjustments {
    int extension_days{0};
    std::string extension_approver;
    std::optional<base::Date> extension_approved_on;
    std::vector<Pause> pauses; // only those that this rule excludes
    PauseCounting pause_counting{PauseCounting::BothDays};
    std::optional<base::Date> document_due; // the date that an assignment or an order states; outranks n
};

struct OfficeHours {
    base::TimeOfDay closing{17 * 60 + 30}; // CAL-10: received later than this counts as the next working day
};

enum class StepKind {
    Count, // start + n = nominal
    Basis, // article, authority, unit
    CountedRestDays, // a holiday inside a limit in calendar days
    SkippedDays, // rest days that a limit in working days leaves out
    CountedMakeUpDay, // a weekend day that counts because it is worked
    Moved, // SameDay: received on a rest day or after closing (CAL-10)
    Pause,
    Extension,
    NoExtension,
    Roll,
    NoRoll,
    MissingCalendar, // CAL-13
    Provisional, // CAL-11
};

struct ExplanationStep {
    StepKind kind{StepKind::Count};
    base::Date from; // the day, or first day, that the step speaks of
    base::Date to; // the last day; equal to `from` for a single day
    std::string text; // Chinese, one line
};

struct Deadline {
    base::Date start;
    DeadlineUnit unit{DeadlineUnit::CalendarDays};
    std::optional<int> limit; // n plus extension in `unit`; empty for Document
    base::Date nominal; // not rolled: what K01 to K04 measure (CAL-6)
    std::optional<base::Date> effective; // rolled: what decides whether it is overdue; empty while not known
    std::optional<base::TimeOfDay> due_time; // Hours only; otherwise the day ends at 24:00 (CAL-4)
    bool is_missing_calendar{false}; // CAL-13: show 顺延待定, run on nominal, block nothing
    bool is_provisional{false}; // CAL-11: show 暂定
    bool is_paused{false}; // a pause has no end yet
    std::vector<ExplanationStep> explanation; // filled by explain_deadline only

    base::Date working_date() const { return effective.value_or(nominal); } // what alerts and sorting run on
};

// Cheap, for recomputing many clocks. Empty only for a Document rule whose document states no date.
std::optional<Deadline> compute_deadline(DeadlineRule const& rule, StartEvent start,
    DeadlineAdjustments const& adjustments, WorkCalendar const& calendar, OfficeHours hours = {});
// The same with the explanation filled, for showing one clock.
std::optional<Deadline> explain_deadline(DeadlineRule const& rule, StartEvent start,
    DeadlineAdjustments const& adjustments, WorkCalendar const& calendar, OfficeHours hours = {});

std::string_view unit_label(DeadlineUnit unit); // 自然日
std::string_view source_label(RuleSource source); // 法定时限; Config: 内部目标（可配置）, never 法定
std::string limit_text(DeadlineRule const& rule); // 60日, 5个工作日, 当日

} // namespace domain
