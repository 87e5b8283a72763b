// What the screens draw: plain values made by queries. A frame never queries; a stale snapshot is made again between
// frames. Texts in them are ready to show (Chinese), so that ui decides nothing.
#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/value.h"
#include "domain/deadline/deadline.h"
#include "domain/organisation.h"
#include "domain/petition_record.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/checklist.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

enum class ChipLevel { Neutral, Info, Ok, DueSoon, Overdue };

struct Chip {
    std::string text;
    ChipLevel level{ChipLevel::Neutral};
};

enum class SaveState {
    Saved, // every committed act is acknowledged by the block store
    Saving,
    Failed, // writing fails; nothing is dropped, 导出备份 is offered
    ReadOnly, // another tab took over
    MemoryOnly, // storage refused: everything is lost with the tab
};

struct StorageHealth {
    SaveState state{SaveState::Saved};
    std::string engine; // "IndexedDB"
    std::string detail; // of a failure
    std::uint64_t size{0}; // bytes of the database
    std::int64_t unacknowledged{0}; // commits
    std::optional<int> backup_age_days; // empty: no backup outside the browser yet
    std::string last_saved_act; // 登记 LF320102…0001 14:18:03
};

struct NavigationBadge {
    int count{0};
    bool urgent{false}; // red instead of grey
};

struct ShellSnapshot {
    std::string workspace_name;
    bool demo{false};
    base::Instant now;
    std::string today_text; // 2023年6月16日 星期五
    std::string identity_line; // 玄武区信访局・李敏（接访窗口）
    base::TimeOfDay closing_time; // of today: what is due today changes then
    base::StaffId operator_id, identity_id;
    bool is_self_service{false}; // a petitioner sits at the machine: the evaluation is all there is (PR-05)
    std::vector<domain::Staff> identities; // that the operator may act as (以…身份)
    StorageHealth storage;
    NavigationBadge today, ledger;
    int void_records{0}; // 误登作废: kept with their numbers, in no list but by search
    int hidden_records{0}; // in which the identity's organisation has no part (PR-01); accusations are not told
    int drafts{0};
    std::string clock_question; // the machine's clock jumped: no act before a person has confirmed it (J11)
    std::vector<std::string> notices; // e.g. calendar of next year missing
};

struct NumberCard {
    std::string title, figure, note;
    ChipLevel level{ChipLevel::Neutral};
    std::string
        filter; // name of the ledger filter it opens: "day_open", "due_soon", "due_today", "overdue", "follow_up"
};

struct RecordRow {
    base::RecordId id;
    std::string petition_no;
    std::string petitioner; // 赵志强 等 6 人
    std::string title; // 事项
    std::string category; // level-1 name
    std::string channel;
    std::string unit; // 责任单位
    std::string stage; // 受理
    std::string state; // 已受理
    std::string received_on; // 2023-06-15
    std::string first_unit;
    Chip due; // 下一时限
    std::string due_name; // 转送交办
    bool repeat{false};
};

struct TodaySnapshot {
    std::string title_line; // 2023年6月16日 星期五・距日清 17:30 还有 3 小时 12 分
    std::vector<NumberCard> cards;
    std::vector<RecordRow> worklist; // at most 50, most urgent first
    int worklist_total{0};
    std::vector<std::string> recent; // 14:02 住建局 签收 LF…0615001
};

enum class LedgerSort { Due, Received, Number, Petitioner, State, Unit };

struct LedgerFilter {
    std::string text; // name, pinyin initials, ID number, phone, registration number, words of the content
    std::vector<domain::State> states;
    std::optional<domain::Stage> stage;
    std::string channel, unit, first_unit, place, category;
    std::string quick; // NumberCard::filter, "joint" (S103), or empty
    bool only_open{false};
    LedgerSort sort{LedgerSort::Due};
    bool descending{false};

    bool operator==(LedgerFilter const&) const = default;
};

struct StageStep {
    std::string name; // 登记
    std::string date; // 4-15, empty while not reached
    enum class Progress { Done, Current, Ahead } progress{Progress::Ahead};
    std::string note; // 办理中 第 56 天
    std::vector<std::string> missing; // items without which the stage cannot be left
};

struct LabelledText {
    std::string label, text;
};

struct ClockLine {
    std::string rule_id, name; // L10 普通办理
    std::string date; // 6月20日, or 顺延待定
    Chip chip;
    std::string source; // 法定时限, 国家规定时限, 通知要求 or 内部目标（可配置）
    bool running{false};
    std::vector<std::string> explanation; // lines, start event first
};

struct ActChoice {
    domain::ActDefinition const* act{nullptr};
    bool open{false};
    std::string refused, why; // when closed
    bool main{false}; // the one primary button
    bool is_step{false}; // takes the matter on, or back: a wide button
};

// Somebody else of the office for whom a step on from here is open that is closed for the present identity.
struct NextHand {
    domain::ActDefinition const* act{nullptr};
    base::StaffId staff;
    std::string name; // 韩志远（责任单位负责人）
};

// A matter in hand of somebody who leaves: it goes to a colleague first (change_officer, W2).
struct Duty {
    base::RecordId record;
    std::string petition_no, title;
    std::string side; // FIRST, UNIT_LEADER or UNIT_OFFICER, as in change_officer
};

struct TimelineLine {
    std::string title, detail;
    base::EntryId entry;
    bool inert{false}, undone{false};
    bool can_undo{false};
};

struct AttachmentLine {
    domain::Attachment file;
    std::string label; // 送达回证.jpg（送达・6-15，2.4 MB）
    bool is_here{false}; // false: 原件不在本机
    bool is_damaged{false}; // what is here is not what was registered
};

struct CheckRow { // of the review checklist that counts for the record
    std::string id; // Q13
    std::string text; // 有调查核实记录
    std::string stage_label; // 办理
    bool is_mandatory{false};
    domain::AskedAt asked_at{domain::AskedAt::Verification};
};

struct CaseSnapshot {
    domain::PetitionRecord record;
    std::string breadcrumb_no, title; // 王建国・拆迁补偿款未足额到位
    std::vector<Chip> chips;
    std::vector<StageStep> stages; // five
    std::vector<LabelledText> responsibility;
    std::vector<LabelledText> registration, opinion; // the fields as registered
    std::vector<ClockLine> clocks;
    std::vector<ActChoice> acts; // open ones first, then the closed ones with reasons
    std::vector<NextHand> next_hands; // of the steps that lead on from here
    std::vector<TimelineLine> timeline; // oldest first, as it came about
    std::vector<LabelledText> documents; // kind, 受理告知书
    std::vector<AttachmentLine> attachments; // in the order in which they came
    std::vector<RecordRow> same_petitioner;
    std::vector<RecordRow> same_matter;
    std::vector<CheckRow> checks; // the whole checklist
};

struct DuplicateCandidate {
    base::RecordId id;
    std::string petition_no, headline, detail,
        reason; // 刘德芳・电话相同 / 车位捆绑销售・2023-05-02・已转送 / 姓名＋电话一致…
    bool strong{false};
};

// Beside the form of an act: what forbids nothing but should be known (`where` is an argument path, or empty), and
// facts that the act would use or move.
struct SelfServiceSide { // of the evaluation
    std::string code, label; // BUREAU, 信访部门
    std::string state; // 尚未评价
    bool is_open{false};
};

struct SelfServiceSnapshot { // what the petitioner sees who has entered the query code (PR-05)
    base::RecordId record;
    std::string petition_no;
    std::vector<LabelledText> milestones;
    std::vector<SelfServiceSide> sides;
    std::string closed_because; // why nothing can be judged now
};

struct ActAdvice {
    std::vector<base::Error> problems; // that what is chosen so far calls for: to be marked before anything is sent
    std::vector<base::Error> warnings;
    std::vector<LabelledText> notes;
};

struct RegisterAdvice {
    std::vector<DuplicateCandidate> duplicates;
    std::vector<DuplicateCandidate> same_person; // other matters of who is typed so far, newest first
    int same_person_total{0}; // more than are listed
    std::vector<LabelledText> suggestions; // 初重, 程序, 去向, 依据
    std::vector<LabelledText> deadlines; // 今日日清 6月16日 17:30
    std::vector<base::Error> problems; // of the fields typed so far; `where` is the argument path
};

struct PickerItem {
    std::string code, label, detail;
    std::string pinyin; // initials, for filtering
};

struct ImportReport {
    bool valid{false};
    std::string summary; // 共 300 件、2,134 条记录，其中新记录 …
    std::vector<base::Error> problems; // row, field, reason, expected
    std::int64_t entries_new{0}, entries_known{0}, matters_new{0};
    std::int64_t files_new{0}, files_missing{0}; // missing: named by the entries, neither in the package nor here
};

// What went into a package, and which files that its entries name did not.
struct ExportReport {
    std::string summary; // 数据包已导出，含附件 12 个；另有 3 个不在本机，未写入：…
    std::int64_t files{0};
    std::int64_t withheld{0}; // entries that the recipient may not see (J7)
    std::vector<std::string> missing, damaged; // names
    bool is_whole() const { return missing.empty() && damaged.empty(); }
};

struct ProgressState {
    bool active{false};
    std::string title;
    double fraction{0};
};

struct CalendarPreview {
    int year{0};
    std::vector<base::Error> problems;
    std::vector<std::string> moves; // LF… 普通办理 2027-01-04 → 2027-01-05
    int moved_count{0};
};

} // namespace app
