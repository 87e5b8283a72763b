// Carries out what views asked for, after the frame. A failed act keeps everything typed and shows its problems beside
// the fields of the form that asked.
#include "ui/shell.h"

#include "domain/ledgers/ledger.h"
#include "ui/labels.h"
#include "ui/widgets/fields.h"

#include <algorithm>
#include <set>

namespace ui {

namespace {

constexpr std::int64_t DRAFT_DELAY = 600; // ms; a draft is acknowledged at most 2 s after the last key (P6)
constexpr std::int64_t DRAFT_RETRY = 10'000; // ms, after a draft could not be saved
constexpr int SETTLE_FRAMES = 4;

} // namespace

void Shell::execute(Commands& commands)
{
    std::vector<UiCommand> queue = commands.take();
    for (UiCommand& command : queue)
        std::visit([this](auto& one) { run(one); }, command);
    if (!queue.empty()) {
        m_settle_frames = SETTLE_FRAMES;
        m_host.request_frame();
    }
}

void Shell::report(base::Error const& error)
{
    show_toast(NoticeKind::Danger, error.where.empty() ? error.message : error.where + "：" + error.message);
}

void Shell::run(DoAct& command)
{
    app::CommandResult result = m_app.execute(command.command);
    if (auto* problems = std::get_if<app::CommandProblems>(&result))
        act_refused(command, std::move(problems->problems));
    else
        act_done(command, *std::get_if<app::Outcome>(&result));
}

void Shell::act_refused(DoAct const& command, std::vector<base::Error> problems)
{
    if (!problems.empty()) {
        base::Error const& first = problems.front();
        // An act without a clause has its own name for an id, which says nothing to a person.
        bool const is_no_clause = first.id.empty() || (first.id[0] >= 'a' && first.id[0] <= 'z');
        bool const names_clause = is_no_clause || first.message.find(first.id) != std::string::npos;
        std::string text = names_clause ? first.message : first.message + "（" + first.id + "）";
        if (problems.size() > 1)
            text += "……共 " + std::to_string(problems.size()) + " 处";
        show_toast(NoticeKind::Danger, text);
    }
    if (command.form == RegisterView::FORM) {
        m_register_view.show_problems(std::move(problems));
    } else if (command.form == ActDialog::FORM) {
        m_case_view.dialog().show_problems(std::move(problems));
    } else if (command.form == OrgDialog::FORM) {
        m_settings_view.org_dialog().show_problems(std::move(problems));
    } else if (command.form == LedgerDialog::FORM) {
        m_ledger_items_view.dialog().show_problems(std::move(problems));
    } else if (command.form == SelfServiceView::FORM) {
        m_self_service_view.show_problems(std::move(problems));
    }
}

void Shell::act_done(DoAct const& command, app::Outcome const& outcome)
{
    m_drafts.erase(command.draft_key);
    base::Result<void> discarded =
        command.draft_key.empty() ? base::Result<void>() : m_app.discard_draft(command.draft_key);
    leave_form(command, outcome);
    if (discarded.is_error()) // said on the page that is left would be gone
        report(discarded.error());
}

void Shell::leave_form(DoAct const& command, app::Outcome const& outcome)
{
    std::string text = outcome.awaiting_approval ? std::string(label(Label::AwaitingApproval)) : command.success_notice;
    if (!outcome.petition_no.empty())
        text += " " + outcome.petition_no;
    if (!text.empty())
        show_toast(NoticeKind::Ok, text);
    m_view_stale = true;
    drop_active_edit();
    if (command.form == ActDialog::FORM)
        m_case_view.dialog().close();
    if (command.form == OrgDialog::FORM)
        m_settings_view.org_dialog().close();
    if (command.form == LedgerDialog::FORM) {
        m_ledger_items_view.dialog().close();
        m_ledger_items_view.open_item(outcome.ledger_item);
    }
    if (command.form == SelfServiceView::FORM)
        m_commands.push(m_self_service_view.look_up());
    if (command.form != RegisterView::FORM)
        return;
    // 登记并甄别: the case page opens with the triage dialog, and with the older record confirmed in the duplicates
    // card.
    base::RecordId repeat_of = m_register_view.confirmed_repeat_of();
    start_registration();
    Navigate navigate{ViewKind::Case, outcome.record, {}};
    run(navigate);
    OpenAct triage{outcome.record, "triage", {}};
    if (!repeat_of.is_empty()) {
        triage.fixed.set("first_time", "REPEAT");
        triage.fixed.set("repeat_of", repeat_of.value);
    }
    refresh_case();
    // A namesake of the petitioner has to say first that he is somebody else (PR-03).
    bool const is_open = m_case
        && std::any_of(m_case->acts.begin(), m_case->acts.end(),
            [](app::ActChoice const& choice) { return choice.open && choice.act->name == "triage"; });
    if (is_open)
        m_commands.push(std::move(triage));
}

void Shell::run(OpenAct& command)
{
    domain::ActDefinition const* act = domain::find_act(command.act);
    if (act == nullptr)
        return;
    if (m_case_id != command.record || !m_case) {
        m_route = {ViewKind::Case, command.record};
        refresh_case();
    }
    if (!m_case)
        return;
    m_toasts.drop_problems(); // they are of something else, and would cover the dialog
    // A draft goes on where it was left, a moment ago too; the choice itself settles some arguments either way.
    save_due_drafts(true);
    std::string key = command.act + "/" + command.record.value;
    base::ValueObject initial;
    if (std::optional<base::ValueObject> draft = draft_of(key))
        initial = std::move(*draft);
    else
        initial = m_app.proposed_arguments(command.record, command.act);
    for (auto const& [name, value] : command.fixed.fields())
        initial.set(name, value);
    if (std::any_of(act->arguments.begin(), act->arguments.end(),
            [](domain::ArgumentDefinition const& argument) { return argument.type == domain::ArgumentType::Record; }))
        offer_newest_records();
    m_case_view.dialog().open(*act, m_case->record, initial, m_case->checks, base::to_iso(m_app.today()));
}

void Shell::run(OpenLedgerAct& command)
{
    domain::ActDefinition const* act = domain::find_act(command.act);
    if (act == nullptr)
        return;
    m_toasts.drop_problems();
    save_due_drafts(true);
    m_records.clear();
    offer_newest_records();
    if (domain::find_argument(act->arguments, "indicators") != nullptr && m_indicator_names.empty()) {
        app::IndicatorRequest month;
        month.period = domain::period_of(domain::PeriodKind::Month, m_app.today());
        constexpr std::size_t WHOLE_CODE = 3; // K09; K05A and K10B are parts that a scheme does not weigh
        for (app::IndicatorCard const& card : m_app.indicator_board(month).cards) {
            if (card.code.size() == WHOLE_CODE)
                m_indicator_names.push_back({card.code, card.name, card.code, {}});
        }
    }
    std::optional<base::ValueObject> draft = draft_of(LedgerDialog::draft_key(command.act, command.item));
    if (!draft)
        draft = m_app.proposed_arguments({}, command.act);
    m_ledger_items_view.dialog().open(*act, command.item, *draft, base::to_iso(m_app.today()));
}

// Any record may be named; those of the same person or matter stand first, then the newest.
void Shell::offer_newest_records()
{
    constexpr std::size_t OFFERED_RECORDS = 300;
    app::LedgerFilter newest;
    newest.sort = app::LedgerSort::Received;
    newest.descending = true;
    std::vector<std::uint32_t> const rows = m_app.ledger(newest);
    std::set<std::string> offered;
    for (app::PickerItem const& item : m_records)
        offered.insert(item.code);
    for (app::RecordRow const& row : m_app.ledger_rows(std::span(rows).first(std::min(rows.size(), OFFERED_RECORDS)))) {
        if (row.id != m_route.record && offered.insert(row.id.value).second)
            m_records.push_back({row.id.value, row.petition_no, row.petitioner + "・" + row.title, {}});
    }
}

void Shell::run(Navigate& command)
{
    bool const is_other_page = m_route != Route{command.view, command.record};
    if (is_other_page)
        m_toasts.drop_problems(); // before anything of this change can go wrong
    save_due_drafts(true);
    if (command.view == ViewKind::Ledger && !(command.filter == app::LedgerFilter{}))
        m_ledger_view.set_filter(command.filter);
    if (domain::find_ledger_kind(command.ledger_item) != nullptr) { // of what is not there yet: its ledger
        m_ledger_items_view.choose_kind(command.ledger_item);
        m_ledger_items_view.open_item({});
    } else if (!command.ledger_item.empty()) {
        if (std::optional<app::LedgerItemSnapshot> const item = m_app.ledger_item(command.ledger_item))
            m_ledger_items_view.choose_kind(item->kind);
        m_ledger_items_view.open_item(command.ledger_item);
    }
    m_to_top |= is_other_page;
    m_route = {command.view, command.record};
    if (!m_search.text().empty())
        m_search.clear();
    m_view_stale = true;
}

void Shell::run(SaveDraft& command)
{
    PendingDraft& draft = m_drafts[command.key];
    if (draft.due.milliseconds == 0)
        draft.due.milliseconds = m_app.now().milliseconds + DRAFT_DELAY;
    draft.fields = std::move(command.fields);
}

// What could not be saved yet is newer than what is stored.
std::optional<base::ValueObject> Shell::draft_of(std::string const& key)
{
    auto const pending = m_drafts.find(key);
    return pending != m_drafts.end() ? pending->second.fields : m_app.load_draft(key);
}

void Shell::save_due_drafts(bool all)
{
    std::int64_t now = m_app.now().milliseconds;
    for (auto draft = m_drafts.begin(); draft != m_drafts.end();) {
        if (!all && draft->second.due.milliseconds > now) {
            ++draft;
            continue;
        }
        base::Result<void> saved = m_app.save_draft(draft->first, draft->second.fields);
        if (saved.is_error()) { // kept for the next try
            show_toast(NoticeKind::Danger, std::string(label(Label::DraftFailed)) + saved.error().message);
            draft->second.due.milliseconds = now + DRAFT_RETRY;
            ++draft;
        } else {
            draft = m_drafts.erase(draft);
        }
    }
}

void Shell::run(DiscardDraft& command)
{
    m_drafts.erase(command.key);
    base::Result<void> discarded = m_app.discard_draft(command.key);
    if (discarded.is_error())
        report(discarded.error());
}

void Shell::run(LookUpEvaluation& command)
{
    auto found = m_app.self_service(command.query_code, command.id_tail);
    if (found.is_error())
        m_self_service_view.show_error(found.error().message);
    else
        m_self_service_view.show(found.release_value());
    m_host.request_frame();
}

void Shell::run(SwitchIdentity& command)
{
    save_due_drafts(true);
    // A petitioner sits at the machine (PR-05); whoever takes over afterwards does so in turn.
    auto const is_petitioner = [&](base::StaffId const& id) {
        auto const* staff = m_app.organisation().find_staff(id);
        return staff && staff->has_role(domain::Role::Petitioner);
    };
    if (is_petitioner(command.identity_id) || is_petitioner(command.operator_id))
        command.operator_id = command.identity_id;
    base::Result<void> switched = m_app.switch_identity(command.operator_id, command.identity_id);
    if (switched.is_error()) {
        report(switched.error());
        return;
    }
    m_self_service_view.clear();
    refresh();
    show_toast(NoticeKind::Ok,
        std::string(label(Label::IdentityDone)) + "：" + m_app.organisation().staff_name(command.identity_id));
}

void Shell::run(ChooseImportFile&)
{
    m_host.open_file(".json", [weak = std::weak_ptr(m_self)](platform::OpenedFile file) {
        if (auto self = weak.lock())
            (*self)->check_package(std::move(file));
    });
}

void Shell::check_package(platform::OpenedFile file)
{
    m_import_report.reset();
    m_import_file = std::move(file);
    m_importing = false;
    base::Result<void> begun = m_app.begin_check(*m_import_file);
    if (begun.is_error())
        m_import_report = app::ImportReport{.valid = false, .problems = {begun.error()}};
    m_host.request_frame();
}

void Shell::run(ApplyImport&)
{
    if (!m_import_file)
        return;
    m_importing = true;
    base::Result<void> begun = m_app.begin_import(*m_import_file);
    if (begun.is_error())
        report(begun.error());
}

void Shell::run(CancelImport&)
{
    m_import_file.reset();
    m_import_report.reset();
}

// Long work, a slice per frame; each asks for the next frame, so that the page stays alive and can cancel.
void Shell::work_on()
{
    bool had_work = m_app.progress().active;
    if (had_work && m_app.work_slice())
        m_host.request_frame();
    if (std::optional<base::Result<app::ImportReport>> ended = m_app.take_import_report()) {
        if (ended->is_error()) {
            m_import_report = app::ImportReport{.valid = false, .problems = {ended->error()}};
        } else if (m_importing) {
            show_toast(NoticeKind::Ok, std::string(label(Label::ImportDone)) + "：" + ended->value().summary);
            m_import_report.reset();
            m_import_file.reset();
        } else {
            m_import_report = ended->release_value();
        }
        m_importing = false;
    }
    take_upkeep_outcomes();
    take_export_outcome();
    if (had_work && !m_app.progress().active)
        refresh();
}

void Shell::run(CancelWork&)
{
    m_app.cancel_work();
    m_import_file.reset();
    m_import_report.reset();
}

void Shell::run(SaveBackup&)
{
    save_due_drafts(true);
    m_host.export_backup();
}

void Shell::run(PrintDocument& command)
{
    base::Result<std::string> html = m_app.print_document(command.record, command.kind);
    if (html.is_error())
        report(html.error());
    else
        m_host.print_html(m_case ? m_case->breadcrumb_no : command.kind, html.value());
}

void Shell::run(ShowAsOf& command)
{
    m_case_as_of = command.day;
    m_view_stale = true;
}

void Shell::run(ConfirmClock&)
{
    m_app.confirm_clock();
}

void Shell::run(SetZoom& command)
{
    theme::set_zoom(command.factor);
    theme::apply();
    m_host.remember_zoom(theme::zoom());
}

void Shell::run(OpenDemo&)
{
    save_due_drafts(true);
    m_host.open_demo();
}

void Shell::run(OpenOwnWorkspace&)
{
    save_due_drafts(true);
    m_host.open_own_workspace();
}

void Shell::run(SetUpWorkspace& command)
{
    base::Result<void> done = m_app.set_up(command.setup);
    if (done.is_error()) {
        m_wizard_view.show_problems({done.error()});
        return;
    }
    DiscardDraft discard{WizardView::DRAFT_KEY};
    run(discard);
    m_host.workspace_was_set_up(command.setup);
    m_route = {};
    refresh();
}

void Shell::run(OpenBackupFile&)
{
    m_host.open_backup();
}

void Shell::run(TakeOver&)
{
    m_host.take_over();
}

// Spoken once per change: a failure at once, the recovery politely.
void Shell::announce_save_state()
{
    app::SaveState state = m_shell.storage.state;
    if (state == m_announced_state)
        return;
    bool was_failed = m_announced_state == app::SaveState::Failed;
    m_announced_state = state;
    if (state == app::SaveState::Failed)
        m_host.announce(std::string(label(Label::SaveFailedBanner)), platform::Urgency::Assertive);
    else if (state == app::SaveState::ReadOnly)
        m_host.announce(std::string(label(Label::ReadOnlyBanner)), platform::Urgency::Assertive);
    else if (state == app::SaveState::MemoryOnly)
        m_host.announce(std::string(label(Label::MemoryOnlyBanner)), platform::Urgency::Assertive);
    else if (state == app::SaveState::Saved)
        m_host.announce(
            std::string(label(Label::Saved)), was_failed ? platform::Urgency::Assertive : platform::Urgency::Polite);
}

double Shell::seconds_to_wake() const
{
    base::Instant now = m_app.now();
    // The day's close and midnight change what is due; nothing else does by itself.
    base::Instant due = base::at(base::add_days(m_app.today(), 1), base::TimeOfDay{0});
    base::Instant day_clear = base::at(m_app.today(), m_shell.closing_time);
    if (day_clear > now)
        due = std::min(due, day_clear);
    for (auto const& [key, draft] : m_drafts)
        due = std::min(due, draft.due);
    double wait = static_cast<double>(std::max<std::int64_t>(0, due.milliseconds - now.milliseconds)) / 1000;
    if (std::optional<double> toast = m_toasts.next_change(ImGui::GetTime()))
        wait = std::min(wait, *toast);
    return wait;
}

} // namespace ui
