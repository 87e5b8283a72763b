// What a view asks for while it is drawn. The shell carries the queue out after the frame; a view changes nothing
// itself.
#pragma once

#include "app/application.h"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ui {

enum class ViewKind { Today, Register, Ledger, Case, Alerts, Indicators, LedgerItems, Exchange, Settings, Rules };

// Names the form that asked, so that the shell hands the result back to it: problems beside the fields, or closing.
using FormId = std::uint32_t;

struct DoAct {
    app::Command command;
    FormId form{0};
    std::string draft_key; // discarded when the act succeeds; empty: none
    std::string success_notice; // 已登记, shown with the number
};
// Opens the dialog of an act on a record; the shell fills it with the draft, else with what the application proposes.
struct OpenAct {
    base::RecordId record;
    std::string act;
    base::ValueObject fixed; // arguments that the choice itself settles, e.g. `of` of an undo
};
// Opens the dialog of an act on a ledger item; an empty item opens a new one.
struct OpenLedgerAct {
    std::string act, item;
};
struct Navigate {
    ViewKind view{ViewKind::Today};
    base::RecordId record; // of a case
    app::LedgerFilter filter; // of the ledger
    std::string ledger_item{}; // of the special ledgers
};
struct SaveDraft {
    std::string key;
    base::ValueObject fields;
};
struct DiscardDraft {
    std::string key;
};
struct SwitchIdentity {
    base::StaffId operator_id, identity_id;
};
// Lets the person choose a file for that argument of the form; it is stored before the form holds it (J12).
struct ChooseAttachment {
    FormId form{0};
    std::uint32_t serial{0}; // ActForm::serial(): the file belongs to that filling of the form only
    std::string path;
};
struct SaveAttachment {
    domain::Attachment file;
};
enum class ExportScope { Workspace, FilteredLedger };
struct ExportPackage {
    ExportScope scope{ExportScope::Workspace};
    bool with_attachments{false};
    base::OrgId recipient{}; // empty: nobody in particular, nothing is withheld (J7)
};
struct LookUpEvaluation { // by the petitioner at the self-service screen (PR-05)
    std::string query_code, id_tail;
};
struct ChooseImportFile { };
struct ApplyImport { };
struct CancelImport { };
struct SaveBackup { };
struct ChooseCalendarFile { };
struct ApplyCalendar { };
// A CONFIG rule's own value: first what would move, then its adoption.
struct PreviewRule {
    app::RuleChange change;
};
struct ApplyRule {
    app::RuleChange change;
};
// The same for a rule file of the office's own.
struct PreviewRuleFile {
    app::RuleFileChange change;
};
struct ApplyRuleFile {
    app::RuleFileChange change;
};
struct ExportRuleFile {
    std::string file;
};
struct ChooseRuleFile { // the view then shows it for adoption
    std::string file;
};
struct PrintDocument {
    base::RecordId record;
    std::string kind; // "D03", "D16"
};
struct ShowAsOf {
    base::RecordId record;
    std::string day; // "YYYY-MM-DD"; empty: today
};
struct VerifyBooks { };
struct RebuildBooks { };
// Opens the dialog of a person or an organisation; an empty id adds one.
struct EditStaff {
    base::StaffId staff;
};
struct EditOrg {
    base::OrgId org;
};
// What somebody who leaves had in hand goes to `receiver`; a holder of `decider` in the same organisation decides (W2).
struct HandOver {
    app::Duty duty;
    base::StaffId receiver;
    domain::Role decider{domain::Role::FirstLeader};
    std::string reason;
};
// The arguments of define_staff; the hand-overs come first, and a refused one stops the rest.
struct SaveStaff {
    base::ValueObject arguments;
    std::vector<HandOver> hand_overs;
};
struct SetZoom {
    float factor{1};
};
struct OpenDemo { };
struct OpenOwnWorkspace { };
struct SetUpWorkspace {
    app::WorkspaceSetup setup;
};
struct OpenBackupFile { };
struct TakeOver { };
struct CancelWork { };
struct ConfirmClock { };

using UiCommand = std::variant<DoAct, OpenAct, OpenLedgerAct, Navigate, SaveDraft, DiscardDraft, SwitchIdentity,
    ChooseAttachment, SaveAttachment, ExportPackage, ChooseImportFile, ApplyImport, CancelImport, SaveBackup,
    ChooseCalendarFile, ApplyCalendar, PreviewRule, ApplyRule, PreviewRuleFile, ApplyRuleFile, ExportRuleFile,
    ChooseRuleFile, PrintDocument, ShowAsOf, VerifyBooks, RebuildBooks, EditStaff, EditOrg, SaveStaff, SetZoom,
    OpenDemo, OpenOwnWorkspace, SetUpWorkspace, OpenBackupFile, TakeOver, CancelWork, ConfirmClock, LookUpEvaluation>;

class Commands {
public:
    template <typename T> void push(T command) { m_queue.emplace_back(std::move(command)); }
    std::vector<UiCommand> take() { return std::exchange(m_queue, {}); }
    bool is_empty() const { return m_queue.empty(); }
    std::vector<UiCommand> const& queue() const { return m_queue; }

private:
    std::vector<UiCommand> m_queue;
};

} // namespace ui
