#include "app/commands/execute_command.h"

#include "app/commands/exported_entries.h"
#include "app/commands/organisation_change.h"
#include "app/journal_entries.h"
#include "app/numbering.h"
#include "app/projector.h"
#include "app/queries/ledger_items_query.h"
#include "app/queries/personal_data.h"
#include "app/queries/proposal_query.h"
#include "app/queries/visibility.h"
#include "base/text.h"
#include "domain/ledgers/ledger.h"
#include "domain/organisation_fold.h"

#include <algorithm>

namespace app {

namespace {

struct Prepared {
    domain::ActDefinition const* act{nullptr};
    base::RecordId record_id; // empty for acts that concern no record
    bool creates_record{false};
    std::string ledger_item; // of an act on a ledger
    EntryDraft draft;
};

using Preparation = std::variant<Prepared, CommandProblems>;

CommandProblems one_problem(base::Error error)
{
    return {{std::move(error)}};
}

bool creates_record(domain::ActDefinition const& act)
{
    return act.from.size() == 1 && act.from.front() == domain::State::None;
}

// Acts that the program records by itself or through a screen of its own.
bool is_system_act(std::string_view act)
{
    return act == system_act::START_NODE || act == system_act::ADOPT_REFERENCE || act == system_act::CLOCK_SUSPECT;
}

void add_subject(std::vector<domain::Subject>& subjects, domain::Subject subject)
{
    if (!subject.id.empty() && std::find(subjects.begin(), subjects.end(), subject) == subjects.end())
        subjects.push_back(std::move(subject));
}

base::Result<std::vector<domain::Subject>> subjects_for(
    Context& context, Prepared const& prepared, domain::PetitionRecord const* record, base::ValueObject const& payload)
{
    auto const& act = prepared.act->name;
    if (act == "define_org" || act == "define_staff") {
        auto const kind = act == "define_org" ? domain::SubjectKind::Org : domain::SubjectKind::Staff;
        return std::vector<domain::Subject>{{kind, base::text_or(payload, "id")}};
    }
    if (domain::find_ledger_act(act).act) {
        std::vector<domain::Subject> subjects{{domain::SubjectKind::Ledger, prepared.ledger_item}};
        add_subject(subjects, record_subject(base::RecordId(base::text_or(payload, "record"))));
        return subjects;
    }
    domain::PetitionRecord fresh;
    fresh.id = prepared.record_id;
    auto subjects = domain::subjects_of(act, payload, record ? *record : fresh);
    if (auto const of = base::text_or(payload, "of"); !of.empty()) {
        // Whatever the answered entry concerned, its answer concerns too.
        if (auto const stored = TRY(context.journal.find(base::EntryId(of)))) {
            for (auto const& subject : TRY(to_entry(*stored)).subjects)
                add_subject(subjects, subject);
        }
    }
    return subjects;
}

std::string next_id(Context const& context, char kind)
{
    return kind + context.node.name + "-" + std::to_string(context.node.head.sequence + 1);
}

std::optional<base::Error> why_act_cannot_start(
    Context& context, Command const& command, domain::ActDefinition const* act)
{
    if (!act || is_system_act(command.act))
        return base::invalid_input("没有“" + command.act + "”这种操作，请从页面上的按钮选择。", "act");
    if (context.session.identity_id.is_empty())
        return base::refused("W3", "还没有选择以什么身份操作，请先选择身份。");
    if (context.database.is_read_only()) {
        return base::Error{
            base::ErrorCode::Conflict, {}, "另一个窗口正在写入，本窗口只能查看；要在此操作请先接管。", {}};
    }
    if (act->on_record && !creates_record(*act) && command.record.is_empty())
        return base::invalid_input("没有指明是哪一件信访件。", "ref");
    return {};
}

// A form marks everything at once: what is wrong beside what is missing.
void add_wrong_arguments(Context& context, Command const& command, std::vector<base::Error>& problems)
{
    auto const* act = domain::find_act(command.act);
    domain::PetitionRecord const* record = nullptr;
    if (act->on_record && !creates_record(*act)) {
        auto const loaded = load_record(context, command.record);
        record = loaded.is_error() ? nullptr : loaded.value();
        if (!record)
            return;
    }
    auto const wrong = domain::argument_problems(*act, command.arguments, command.occurred_on.value_or(context.today()),
        record, context.identity(), context.surroundings());
    for (auto const& problem : wrong) {
        auto const is_marked = [&](base::Error const& known) { return known.where == problem.where; };
        if (!problem.where.empty() && std::none_of(problems.begin(), problems.end(), is_marked))
            problems.push_back(problem);
    }
}

// FT-01: the decision of a person is kept beside what the comparison proposed, and one that overrides it says why. The
// words of the proposal itself are no reason against it.
std::optional<base::Error> why_override_is_unclear(
    domain::MatchProposal const& proposed, base::ValueObject const& payload)
{
    auto const decision = base::text_or(payload, "first_time");
    auto const reason = base::trimmed(base::text_or(payload, "reason"));
    bool const is_first_against_it = decision == "FIRST" && proposed.verdict == domain::MatchVerdict::Repeat;
    bool const is_repeat_against_it = decision == "REPEAT" && proposed.verdict == domain::MatchVerdict::First;
    if (is_first_against_it && (reason.empty() || reason == proposed.reason_text()))
        return base::Error{base::ErrorCode::Refused, "FT-01",
            "比对结果是重复件（" + proposed.reason_text() + "），改判为初次的须写明理由（FT-01）", "reason"};
    if (is_repeat_against_it && reason.empty())
        return base::Error{
            base::ErrorCode::Refused, "FT-01", "比对没有找到同一人同一事项，判为重复件的须写明理由（FT-01）", "reason"};
    return {};
}

// Asked together with whatever else is still missing, so that a form marks the reason as soon as the other value is
// picked.
void check_first_or_repeat(
    Context& context, Command const& command, base::ValueObject& payload, std::vector<base::Error>& problems)
{
    if (command.act != "triage")
        return;
    auto const loaded = load_record(context, command.record);
    if (loaded.is_error() || !loaded.value() || loaded.value()->state != domain::State::Registered)
        return;
    auto const registered = *loaded.value(); // comparing loads other records
    auto const proposed = match_of(context, registered);
    if (auto problem = why_override_is_unclear(proposed, payload))
        problems.push_back(std::move(*problem));
    payload.set("proposed",
        proposed.verdict == domain::MatchVerdict::Repeat      ? "REPEAT"
            : proposed.verdict == domain::MatchVerdict::Check ? "CHECK"
                                                              : "FIRST");
}

Preparation prepare(Context& context, Command const& command)
{
    Prepared prepared;
    prepared.act = domain::find_act(command.act);
    if (auto problem = why_act_cannot_start(context, command, prepared.act))
        return one_problem(std::move(*problem));
    auto payload = command.arguments;
    // A new organisation or person gets an id that no other office gives out.
    if ((command.act == "define_org" || command.act == "define_staff") && base::text_or(payload, "id").empty())
        payload.set("id", next_id(context, command.act == "define_org" ? 'O' : 'S'));
    auto problems = domain::validate_arguments(*prepared.act, payload);
    auto hidden = why_hidden(context, *prepared.act, command.record, payload);
    if (!problems.empty() && !hidden)
        add_wrong_arguments(context, command, problems);
    if (!hidden)
        check_first_or_repeat(context, command, payload, problems);
    if (!problems.empty())
        return CommandProblems{std::move(problems)};
    if (hidden)
        return one_problem(std::move(*hidden));

    if (auto problem = why_not_masked(context, *prepared.act, payload))
        return one_problem(std::move(*problem));

    // J12: the bytes are durable before the entry that names them.
    if (problems = context.attachments.problems_with(payload); !problems.empty())
        return CommandProblems{std::move(problems)};

    prepared.creates_record = creates_record(*prepared.act);
    domain::PetitionRecord const* record = nullptr;
    if (prepared.creates_record) {
        prepared.record_id = base::RecordId(next_id(context, 'R'));
    } else if (prepared.act->on_record) {
        prepared.record_id = command.record;
        auto loaded = load_record(context, command.record);
        if (loaded.is_error())
            return one_problem(loaded.release_error());
        record = loaded.value();
        if (!record) {
            return one_problem(
                {base::ErrorCode::NotFound, {}, "找不到这件信访件，可能已在别处删除或尚未导入。", "ref"});
        }
    }

    auto const occurred_on = command.occurred_on.value_or(context.today());
    auto decided =
        domain::decide(*prepared.act, payload, occurred_on, record, context.identity(), context.surroundings());
    if (decided.is_error()) {
        // A form marks every wrong field at once, not only the first.
        problems = domain::argument_problems(
            *prepared.act, payload, occurred_on, record, context.identity(), context.surroundings());
        bool const is_about_arguments = !problems.empty() && problems.front().message == decided.error().message;
        if (is_about_arguments)
            return CommandProblems{std::move(problems)};
        return one_problem(decided.release_error());
    }
    if (command.act == "undo") {
        auto const stored = context.journal.find(base::EntryId(base::text_or(payload, "of")));
        if (stored.is_error() || !stored.value())
            return one_problem(base::invalid_input("要撤销的那一步不在日志里。", "of"));
        auto entry = to_entry(*stored.value());
        if (entry.is_error())
            return one_problem(entry.release_error());
        if (auto problem = why_not_undoable(context, entry.value()))
            return one_problem(std::move(*problem));
    }
    if (prepared.creates_record)
        payload.set("matter_id", next_id(context, 'M'));
    if (command.act == "evaluate") { // PR-05: at which machine, and who had worked there before
        payload.set("station", context.node.name);
        if (!context.session.before.is_empty())
            payload.set("before", context.session.before.value);
    }

    if (auto const place = domain::find_ledger_act(command.act); place.act)
        prepared.ledger_item =
            place.act->step == domain::LedgerStep::Open ? next_id(context, 'L') : base::text_or(payload, "item");

    auto subjects = subjects_for(context, prepared, record, payload);
    if (subjects.is_error())
        return one_problem(subjects.release_error());
    prepared.draft.act = command.act;
    prepared.draft.subjects = subjects.release_value();
    prepared.draft.identity = context.identity();
    prepared.draft.org = context.identity_org();
    prepared.draft.occurred_on = occurred_on;
    prepared.draft.payload = std::move(payload);
    return prepared;
}

// Numbers are taken inside the transaction of the act, so that an act that fails takes none (J9).
base::Result<void> take_petition_number(Context& context, EntryDraft& draft)
{
    auto const first_unit = base::text_or(draft.payload, "first_unit", draft.org.value);
    auto const* org = context.organisation.find_org(base::OrgId(first_unit));
    NumberSeries series;
    series.channel_code = number_prefix(base::text_or(draft.payload, "channel"));
    series.region = org ? org->region : std::string();
    series.date = draft.occurred_on;
    series.tag = context.node.tag;
    auto const serial = TRY(context.projections.last_number(series.key())) + 1;
    draft.payload.set("petition_no", series.number(serial));
    return {};
}

// The series is that of whoever issues the document: the opinion that the first unit passed is the handling unit's.
base::Result<void> take_document_number(Context& context, base::RecordId const& record_id, EntryDraft& draft)
{
    DocumentSeries series;
    series.kind = numbered_document(draft.act);
    if (series.kind.empty())
        return {};
    auto const* record = draft.act == "pass_verification" ? TRY(load_record(context, record_id)) : nullptr;
    series.unit = context.organisation.org_name(record ? record->unit : draft.org);
    series.year = base::year_month_day(draft.occurred_on).year;
    series.tag = context.node.tag;
    auto const serial = TRY(context.projections.last_number(series.key())) + 1;
    draft.payload.set("document_no", series.number(serial));
    return {};
}

base::Result<Outcome> write_record_act(Context& context, Prepared& prepared, Touched& touched)
{
    if (prepared.creates_record)
        TRY(take_petition_number(context, prepared.draft));
    TRY(take_document_number(context, prepared.record_id, prepared.draft));
    auto const entry = TRY(append_entry(context, std::move(prepared.draft)));
    TRY(project_numbers(context, entry));
    TRY(fold_into_cache(context, entry));
    TRY(project_subjects(context, entry, touched));

    auto const* record = TRY(load_record(context, prepared.record_id));
    Outcome outcome;
    outcome.record = prepared.record_id;
    outcome.petition_no = record ? record->petition_no : std::string();
    outcome.entry = entry.id;
    outcome.awaiting_approval = record
        && std::any_of(record->pending.begin(), record->pending.end(),
            [&](domain::PendingApproval const& pending) { return pending.entry == entry.id; });
    return outcome;
}

base::Result<Outcome> write_ledger_act(Context& context, Prepared& prepared, Touched& touched)
{
    TRY(load_ledger(context));
    auto const entry = TRY(append_entry(context, std::move(prepared.draft)));
    auto& item = (*context.ledger)[prepared.ledger_item];
    item.id = prepared.ledger_item;
    domain::apply(item, entry);
    TRY(fold_into_cache(context, entry));
    TRY(project_subjects(context, entry, touched));
    Outcome outcome;
    outcome.entry = entry.id;
    outcome.ledger_item = prepared.ledger_item;
    return outcome;
}

base::Result<Outcome> write_office_act(Context& context, Prepared& prepared, Touched& touched)
{
    auto const entry = TRY(append_entry(context, std::move(prepared.draft)));
    auto const before = context.organisation;
    if (domain::apply(context.organisation, entry)) {
        touched.organisation = true;
        TRY(project_organisation(context));
        TRY(follow_organisation(context, before, touched));
    }
    Outcome outcome;
    outcome.entry = entry.id;
    return outcome;
}

base::Result<Outcome> write(Context& context, Prepared& prepared, Touched& touched)
{
    auto transaction = TRY(store::Transaction::begin(context.database));
    auto outcome = TRY(prepared.act->on_record ? write_record_act(context, prepared, touched)
            : !prepared.ledger_item.empty()    ? write_ledger_act(context, prepared, touched)
                                               : write_office_act(context, prepared, touched));
    TRY(transaction.commit());
    return outcome;
}

} // namespace

std::optional<base::Error> why_not_undoable(Context& context, domain::JournalEntry const& entry)
{
    for (auto const& subject : entry.subjects) {
        auto const frontier = frontier_of(context, {subject});
        if (frontier.is_error())
            return frontier.error();
        if (std::find(frontier.value().begin(), frontier.value().end(), entry.id) == frontier.value().end())
            return base::refused("J10", "这一步之后已有别的操作，不能撤销，请用“更正”。");
    }
    auto const has_left = is_exported(context, entry);
    if (has_left.is_error())
        return has_left.error();
    if (has_left.value())
        return base::refused("J10", "这一步已随交换包导出，不能撤销，请用“更正”。");
    return {};
}

CommandResult execute_command(Context& context, Command const& command)
{
    if (auto question = context.clock_watch.question(context.clock, {context.node.last_recorded_at})) {
        ++context.generation; // The frame around the screens asks.
        return one_problem({base::ErrorCode::Conflict, "J11", std::move(*question), {}});
    }
    auto preparation = prepare(context, command);
    if (auto* problems = std::get_if<CommandProblems>(&preparation)) {
        context.cache.trim();
        return std::move(*problems);
    }
    auto& prepared = std::get<Prepared>(preparation);
    Touched touched;
    auto const organisation_before = context.organisation;
    auto written = write(context, prepared, touched);
    if (written.is_error()) {
        // The transaction is rolled back: what memory holds of it goes too.
        context.cache.clear();
        context.clock_watch.forget_written();
        context.organisation = organisation_before;
        context.ledger.reset();
        auto restored = reload_node(context);
        if (!restored.is_error())
            restored = reindex(context, touched);
        return one_problem(restored.is_error() ? restored.release_error() : written.release_error());
    }
    ++context.generation;
    context.cache.trim();
    return written.release_value();
}

std::vector<base::Error> check_command(Context& context, Command const& command)
{
    auto preparation = prepare(context, command);
    context.cache.trim();
    if (auto* problems = std::get_if<CommandProblems>(&preparation))
        return std::move(problems->problems);
    return {};
}

} // namespace app
