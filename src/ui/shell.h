// The frame around every screen: top bar, navigation, routing, banners, toasts, progress; and the one place where the
// wishes of views are carried out. Snapshots are made here between frames; drawing never queries.
#pragma once

#include "base/mirror.h"
#include "ui/command_table.h"
#include "ui/commands.h"
#include "ui/host.h"
#include "ui/search_palette.h"
#include "ui/views/alerts_view.h"
#include "ui/views/case_view.h"
#include "ui/views/exchange_view.h"
#include "ui/views/indicators_view.h"
#include "ui/views/ledger_items_view.h"
#include "ui/views/ledger_view.h"
#include "ui/views/register_view.h"
#include "ui/views/rules_view.h"
#include "ui/views/self_service_view.h"
#include "ui/views/settings_view.h"
#include "ui/views/today_view.h"
#include "ui/views/wizard_view.h"
#include "ui/widgets/feedback.h"

#include <map>
#include <memory>
#include <optional>

namespace ui {

struct Route {
    ViewKind view{ViewKind::Today};
    base::RecordId record; // of a case
    bool operator==(Route const&) const = default;
};

class Shell {
public:
    // The application is open; both outlive the shell. Dear ImGui's context and fonts exist.
    Shell(app::Application& application, Host& host);
    ~Shell();

    void draw(); // one frame, between ImGui::NewFrame() and ImGui::Render()
    base::Mirror const& mirror() const;
    // Seconds until the next frame is due without any input: a toast leaves, a draft is to be saved, the day changes.
    // Not an instant, because the clock of a demo workspace is not that of the machine.
    double seconds_to_wake() const;

    // For the host, between frames.
    void show_toast(NoticeKind kind, std::string text);
    void refresh(); // everything is stale, e.g. after a take-over or a restored backup
    Route const& route() const { return m_route; }

private:
    struct PendingDraft {
        base::ValueObject fields;
        base::Instant due;
    };

    // shell.cpp: drawing
    void draw_window();
    void draw_content();
    void draw_view();
    void draw_banners();
    void draw_progress();
    void draw_shortcuts_sheet();
    void draw_watermark();
    void take_shortcuts();
    void run_command(CommandName name);

    // shell_snapshots.cpp: queries between frames
    void refresh_stale();
    void refresh_view();
    void refresh_lists();
    void refresh_ledger();
    void load_ledger_rows(int first, int end, bool keep);
    void refresh_case();
    void refresh_ledger_items();
    void refresh_alerts();
    void refresh_indicators();
    void refresh_search();
    FormReferences references() const;
    RegisterSnapshot register_snapshot() const;

    // shell_commands.cpp: what views asked for
    void execute(Commands& commands);
    void run(DoAct& command);
    void act_done(DoAct const& command, app::Outcome const& outcome);
    void leave_form(DoAct const& command, app::Outcome const& outcome);
    void act_refused(DoAct const& command, std::vector<base::Error> problems);
    void run(OpenAct& command);
    void run(OpenLedgerAct& command);
    void offer_newest_records();
    void run(Navigate& command);
    void run(SaveDraft& command);
    void run(DiscardDraft& command);
    void run(SwitchIdentity& command);
    void run(LookUpEvaluation& command);
    // shell_files.cpp
    void run(ChooseAttachment& command);
    void store_attachment(ChooseAttachment const& wanted, platform::OpenedFile const& file);
    ActForm* form_of(ChooseAttachment const& wanted);
    void attachment_came(
        ChooseAttachment const& wanted, std::string const& name, base::Result<domain::Attachment> const& added);
    void report_lost_file(std::string const& name);
    void run(SaveAttachment& command);
    void run(ExportPackage& command);
    void take_export_outcome();
    void run(ChooseImportFile& command);
    void check_package(platform::OpenedFile file);
    void run(ApplyImport& command);
    void run(CancelImport& command);
    void run(SaveBackup& command);
    void run(ChooseCalendarFile& command);
    void preview_calendar(platform::OpenedFile const& file);
    void run(ApplyCalendar& command);
    void run(PreviewRule& command);
    void run(ApplyRule& command);
    void run(PreviewRuleFile& command);
    void run(ApplyRuleFile& command);
    void run(ExportRuleFile& command);
    void run(ChooseRuleFile& command);
    void take_rule_file(std::string const& id, platform::OpenedFile const& file);
    void run(PrintDocument& command);
    void run(ShowAsOf& command);
    void run(VerifyBooks& command);
    void run(RebuildBooks& command);
    void take_upkeep_outcomes();
    void run(EditStaff& command);
    void run(EditOrg& command);
    void run(SaveStaff& command);
    std::optional<base::Error> hand_over(HandOver const& hand_over);
    void run(ConfirmClock& command);
    void run(SetZoom& command);
    void run(OpenDemo& command);
    void run(OpenOwnWorkspace& command);
    void run(SetUpWorkspace& command);
    void run(OpenBackupFile& command);
    void run(TakeOver& command);
    void run(CancelWork& command);
    void report(base::Error const& error);
    std::optional<base::ValueObject> draft_of(std::string const& key);
    void save_due_drafts(bool all);
    void work_on();
    void announce_save_state();
    void start_registration();

    app::Application& m_app;
    Host& m_host;
    std::shared_ptr<Shell*> m_self; // a file may be chosen when this shell is gone: callbacks hold it weakly
    Commands m_commands;
    Route m_route;
    Toasts m_toasts;
    bool m_shortcuts_open{false};
    bool m_to_top{false}; // the page that is shown next begins at its top

    // Snapshots and what they were made of.
    std::uint64_t m_generation{0};
    std::int64_t m_minute{-1};
    bool m_view_stale{true};
    int m_settle_frames{4}; // a new page needs some until its scroll bar and focus stand
    bool m_is_set_up{false};
    app::ShellSnapshot m_shell;
    app::ProgressState m_progress;
    std::string m_calendar_years; // 2022、2023
    OfficeLists m_office;
    app::TodaySnapshot m_today;
    std::optional<app::CaseSnapshot> m_case;
    base::RecordId m_case_id; // that m_case was asked for
    std::string m_case_as_of; // "YYYY-MM-DD" or empty
    app::RegisterAdvice m_advice;
    std::vector<app::PickerItem> m_places, m_categories, m_orgs, m_units, m_recipients, m_staff, m_case_leaders,
        m_identities, m_records, m_case_alerts, m_indicator_names;
    app::LedgerFilter m_ledger_filter; // that m_ledger belongs to
    bool m_ledger_loaded{false};
    std::vector<std::uint32_t> m_ledger; // row numbers
    std::vector<app::RecordRow> m_ledger_rows;
    int m_ledger_first{0};
    std::optional<base::Result<app::VerifyReport>> m_verification;
    app::AlertList m_alerts;
    std::vector<app::RiskRow> m_risks;
    std::vector<app::BreachRow> m_breaches;
    std::vector<app::AccountabilityRow> m_accountability;
    app::IndicatorBoard m_board;
    app::ProcessBoard m_process;
    app::ResponsibilityBoard m_responsibility;
    std::vector<app::RecordRow> m_numerator, m_denominator; // of the chosen indicator
    std::size_t m_numerator_count{0}, m_denominator_count{0};
    std::vector<app::LedgerKindRow> m_ledger_kinds;
    std::optional<app::LedgerKindSnapshot> m_ledger_kind;
    std::optional<app::LedgerItemSnapshot> m_ledger_item;
    std::string m_ledger_item_id; // that m_ledger_item was asked for
    std::optional<app::ImportReport> m_import_report;
    std::optional<platform::OpenedFile> m_import_file;
    std::shared_ptr<platform::SavedFile> m_package; // that is being exported; the work that writes it has it too
    std::optional<app::ExportReport> m_export_report; // of the last export, where it left files out
    bool m_importing{false}; // the running work writes, it does not only check
    std::vector<app::RuleRow> m_rules;
    std::optional<app::CalendarPreview> m_rule_preview;
    std::vector<app::RuleFileSnapshot> m_rule_files;
    std::vector<std::string> m_rule_problems;
    std::optional<app::RuleFilePreview> m_rule_file_preview;
    std::optional<app::CalendarPreview> m_calendar_preview;
    std::string m_calendar_file, m_calendar_csv;
    std::map<std::string, PendingDraft> m_drafts;
    app::SaveState m_announced_state{app::SaveState::Saved};

    TodayView m_today_view;
    RegisterView m_register_view;
    LedgerView m_ledger_view;
    AlertsView m_alerts_view;
    IndicatorsView m_indicators_view;
    LedgerItemsView m_ledger_items_view;
    CaseView m_case_view;
    ExchangeView m_exchange_view;
    SettingsView m_settings_view;
    RulesView m_rules_view;
    WizardView m_wizard_view;
    SelfServiceView m_self_service_view;
    SearchPalette m_search;
};

} // namespace ui
