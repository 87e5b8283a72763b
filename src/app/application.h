// The application: one open workspace, the session's identity, commands and queries. Every change goes one way:
// Command -> transaction -> load -> domain decides -> journal entry and projections saved together -> snapshots stale.
#pragma once

#include "app/ledger_snapshots.h"
#include "app/queries/alert_snapshots.h"
#include "app/queries/indicator_snapshots.h"
#include "app/queries/similar_snapshots.h"
#include "app/rule_snapshots.h"
#include "app/snapshots.h"
#include "base/result.h"
#include "domain/workflow/engine.h"
#include "domain/workflow/routing_proposal.h"
#include "platform/platform.h"
#include "store/attachment_store.h"
#include "store/database.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace app {

struct Context; // context.h
struct IncomingEntry; // commands/entry_union.h
class EntrySource;

// An act somebody wants to do. `arguments` are those of domain/workflow/acts.h without `ref`.
struct Command {
    std::string act;
    base::RecordId record; // empty for acts that create one or concern none
    base::ValueObject arguments;
    std::optional<base::Date> occurred_on; // empty: today
};

struct Outcome {
    base::RecordId record;
    std::string petition_no;
    base::EntryId entry;
    bool awaiting_approval{false};
    std::string ledger_item; // of an act on a ledger beside petition matters
};

// What went wrong, all of it: `where` of each is an argument path, or empty for the act as a whole.
struct CommandProblems {
    std::vector<base::Error> problems;
};

using CommandResult = std::variant<Outcome, CommandProblems>;

struct WorkspaceSetup { // first start (wizard)
    std::string workspace_name;
    std::vector<domain::Org> orgs;
    std::vector<domain::Staff> staff;
    base::StaffId operator_id;
    bool demo{false}; // watermarked 演示
};

struct VerifyReport {
    std::string text; // lines
    bool is_sound{false}; // chain, database file and projections; the chain names files by their hash only
    std::int64_t files_missing{0}, files_damaged{0}, files_unread{0}; // unread: their store gave no answer
    bool has_all_files() const { return files_missing == 0 && files_damaged == 0 && files_unread == 0; }
};

class Application {
public:
    // `database` is open and migrated; all references outlive the application. Without `attachments` proof files live
    // in memory as long as the application does.
    Application(store::Database& database, platform::Clock& clock, platform::Random& random,
        store::AttachmentStore* attachments = nullptr);
    ~Application();

    // --- Workspace and session ---
    base::Result<void> open(); // reads references and builds the in-memory indexes; in steps through work_step()
    bool is_set_up() const; // false: the wizard is due
    base::Result<void> set_up(WorkspaceSetup const& setup);
    bool is_demo() const;
    base::Result<void> switch_identity(base::StaffId const& operator_id, base::StaffId const& identity_id);
    domain::Organisation const& organisation() const;
    base::Date today() const;
    base::Instant now() const;
    base::Instant last_entry_at() const; // of this node's chain; zero before the first entry

    // --- Acts ---
    CommandResult execute(Command const& command);

    // --- Queries ---
    // For pure questions of the domain about the open workspace, beyond what the snapshots show: references into it,
    // valid until the next command, `today` as of the call.
    domain::Surroundings surroundings() const;
    ShellSnapshot shell() const;
    TodaySnapshot today_view();
    // The records that a filter matches, in its order, as row numbers: they mean the same records until the generation
    // changes. What a row shows is loaded per window, so that scrolling never sorts again.
    std::vector<std::uint32_t> ledger(LedgerFilter const& filter);
    std::vector<RecordRow> ledger_rows(std::span<std::uint32_t const> rows);
    std::vector<RecordRow> ledger_rows(std::span<base::RecordId const> ids);
    std::vector<base::RecordId> ledger_ids(LedgerFilter const& filter);
    std::optional<CaseSnapshot> case_view(base::RecordId const& id);
    // The case as it was known on that day ("as of"), from the journal alone.
    std::optional<CaseSnapshot> case_view_as_of(base::RecordId const& id, base::Date day);
    // --- Ledgers beside petition matters: domain/ledgers ---
    std::vector<LedgerKindRow> ledger_kinds();
    std::optional<LedgerKindSnapshot> ledger_kind(std::string_view code);
    std::optional<LedgerItemSnapshot> ledger_item(std::string const& id);

    RegisterAdvice register_advice(base::ValueObject const& arguments);
    // 考核: the board for a period with 同比 and 环比, its groups, and the records behind a figure.
    IndicatorBoard indicator_board(IndicatorRequest const& request) const;
    IndicatorRecords indicator_records(domain::Indicator indicator, IndicatorRequest const& request) const;
    // 过程统计: waits by stage, the first action, causes, online handling; `chosen` line by groups.
    ProcessBoard process_board(IndicatorRequest const& request, std::string_view chosen = {}) const;
    IndicatorRecords process_records(IndicatorRequest const& request, std::string_view code) const;
    ResponsibilityBoard responsibility_board() const; // 责任落实 (S132)
    // 提醒: what stands today, three levels (8.9); 初转重 risks, thresholds and accountability candidates beside it.
    AlertList alerts(AlertRequest const& request) const;
    std::vector<domain::Alert> alerts_of(base::RecordId const& id) const;
    std::vector<RiskRow> risks(std::size_t limit = 100) const;
    std::vector<BreachRow> breaches(IndicatorRequest const& request) const;
    std::vector<AccountabilityRow> accountability(std::size_t limit = 100) const;
    // Matters alike in substance, best first (W8, FT-06).
    std::vector<SimilarMatter> similar_matters(SimilarRequest const& request) const;
    ActAdvice act_advice(Command const& command);
    // PR-05: what the petitioner at the self-service screen may see, opened by the code and the ID's last four digits.
    base::Result<SelfServiceSnapshot> self_service(std::string_view query_code, std::string_view id_tail);
    // All problems of a command without doing it; the same code path as execute.
    std::vector<base::Error> check(Command const& command);
    std::vector<PickerItem> places() const; // regions with township
    std::vector<PickerItem> categories() const;
    std::vector<PickerItem> orgs() const;
    std::vector<PickerItem> staff_of(base::OrgId const& org) const;
    std::vector<Duty> duties_of(base::StaffId const& staff) const; // open records in that person's hand

    std::vector<int> calendar_years() const; // ascending; later years give nominal dates only (CAL-13)
    // What the dialog of an act, and a new registration, start with.
    base::ValueObject proposed_arguments(base::RecordId const& id, std::string const& act);
    std::optional<domain::RoutingProposal> routing_proposal(base::RecordId const& id); // RT-00 to RT-11
    base::ValueObject registration_defaults() const;

    // --- Drafts: saved apart from the journal, one per key such as "register" or "submit_opinion/<record>" ---
    base::Result<void> save_draft(std::string const& key, base::ValueObject const& fields);
    std::optional<base::ValueObject> load_draft(std::string const& key);
    base::Result<void> discard_draft(std::string const& key);

    // --- Attachments (J12): the bytes first, the act that names them afterwards ---
    // Hashes and stores the file; calls back when it is durable, now or later, never after the application is gone.
    using AttachmentAdded = std::function<void(base::Result<domain::Attachment>)>;
    void add_attachment(std::string const& name, std::span<std::uint8_t const> bytes, AttachmentAdded done);
    void add_attachment(platform::OpenedFile const& file, AttachmentAdded done);
    void read_attachment(std::string const& sha256, store::AttachmentCallback done);
    bool has_attachment(std::string const& sha256) const;

    // --- Exchange ---
    enum class WithAttachments { No, Yes };
    // The package is written in pieces to `sink`; an empty selection means the whole workspace. For a recipient,
    // entries about what that organisation may not see travel without their content (J7, PR-02).
    base::Result<ExportReport> export_package(std::vector<base::RecordId> const& selection,
        std::function<void(std::string_view)> const& sink, WithAttachments attachments = WithAttachments::No,
        base::OrgId const& recipient = {});
    // The same in steps, for a store of attachments that answers later.
    base::Result<void> begin_export(std::vector<base::RecordId> const& selection,
        std::function<void(std::string_view)> sink, WithAttachments attachments, base::OrgId const& recipient = {});
    std::optional<base::Result<ExportReport>> take_export_outcome();
    // Validates everything first (dry run on the same code path); changes nothing.
    ImportReport check_package(platform::OpenedFile const& file);
    // All in one transaction or nothing.
    base::Result<ImportReport> import_package(platform::OpenedFile const& file);
    // The same in steps: begin, then work_step() from the frame loop until it answers false, then take_import_report().
    // Acts are refused meanwhile; cancel_work() gives up without a trace. Refused while other work goes on.
    base::Result<void> begin_check(platform::OpenedFile const& file);
    base::Result<void> begin_import(platform::OpenedFile const& file);
    std::optional<base::Result<ImportReport>> take_import_report(); // of the work that ended last; empties it
    // Long work runs in steps from the frame loop; false when there is nothing left to do.
    bool work_step();
    // As many steps as fit between two frames: a step alone would leave most of the time to waiting for the screen.
    bool work_slice();
    ProgressState progress() const;
    void cancel_work();
    // Entries made by a generator (demo data): a union of journals like an import, in one transaction.
    base::Result<void> apply_entries(std::vector<IncomingEntry> entries);
    // The same in steps; not given up by cancel_work(), because a workspace without its data is of no use.
    base::Result<void> begin_entries(std::unique_ptr<EntrySource> source);

    // --- Reference data ---
    CalendarPreview preview_calendar(std::string_view csv);
    base::Result<void> adopt_calendar(std::string_view csv);
    std::vector<RuleRow> rules() const; // by id, then validity
    CalendarPreview preview_rule(RuleChange const& change);
    base::Result<void> override_rule(RuleChange const& change);
    // The other rule files, with the rows in force today and the editions adopted.
    std::vector<RuleFileSnapshot> rule_files();
    // Adopted reference data that this program cannot use, in words.
    std::vector<std::string> rule_problems() const;
    base::Result<RuleFileText> rule_file_text(RuleFileChange const& change); // what adopting it would put in force
    RuleFilePreview preview_rule_file(RuleFileChange const& change);
    base::Result<void> adopt_rule_file(RuleFileChange const& change);

    // --- Upkeep ---
    base::Result<void> rebuild(); // projections from the journal; must reproduce them bit for bit (J15)
    base::Result<std::string> verify(); // chain and projections, a report in lines
    base::Result<VerifyReport> verify_report(); // the same with the verdict
    // Both in steps, like an import: begin, work_step() until it answers false, then the outcome is taken.
    base::Result<void> begin_rebuild();
    base::Result<void> begin_verify();
    std::optional<base::Result<VerifyReport>> take_verify_report();
    std::optional<base::Result<bool>> take_rebuild_outcome(); // true: the projections were as the journal gives them
    // The machine's clock is right, says a person, though it jumped (J11); see ShellSnapshot::clock_question.
    void confirm_clock();
    base::Result<std::string> projection_digest(); // 64 hex digits; equal digests mean equal states (J15)
    // A new chain after a restored backup or a copied profile; its first entry names the old head (J1).
    base::Result<void> start_new_node(std::string const& reason);
    base::Result<void> note_backup(); // a backup was saved outside the browser just now
    base::Result<std::string> print_document(base::RecordId const& id, std::string const& kind); // "D03", "D16": HTML
    StorageHealth storage() const;
    std::uint64_t generation() const; // grows with every change that makes snapshots stale

private:
    struct Implementation;
    Context& open_context() const;
    base::Result<void> finish_due();
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace app
