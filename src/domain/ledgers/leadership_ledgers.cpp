// Leaders' own work on petitions (三（六）): reading, reception, instructions, joint reception: S99–S101, S109.
#include "domain/ledgers/ledger_tables.h"

namespace domain {

static constexpr Choice READING_CHOICES[]{{"LETTER", "来信"}, {"ONLINE", "网上信访"}};
static constexpr Choice SHAPE_CHOICES[]{
    {"RECEPTION", "定点接访"}, {"VISITING", "带案下访"}, {"APPOINTED", "约访"}, {"ONLINE", "视频接访"}};

static constexpr ArgumentDefinition PROGRESS[]{ITEM, text("progress", "进展情况")};

// --- S99: leaders read letters and online petitions ---
static constexpr ArgumentDefinition READING[]{TITLE, staff("leader", "阅办领导"),
    choice("channel", "来源", READING_CHOICES), record(REQUIRED), text("instruction", "批示意见"),
    org("unit", "落实单位"), date("due_on", "反馈期限")};
static constexpr ArgumentDefinition READING_CLOSE[]{ITEM, text("result", "落实结果")};
static constexpr LedgerAct READING_ACTS[]{
    {ledger_act("record_leader_reading", "登记领导阅办", "登记领导干部阅办群众来信和网上信访的批示、落实单位和期限。",
         "通知三（六）；条例第十八条", OFFICERS, READING),
        LedgerStep::Open, "落实中"},
    {ledger_act("record_reading_progress", "记录进展", "记录批示的落实进展。", "通知三（六）", OFFICERS, PROGRESS),
        LedgerStep::Progress, "落实中"},
    {ledger_act(
         "close_leader_reading", "反馈阅办结果", "向阅办领导反馈落实结果。", "通知三（六）", OFFICERS, READING_CLOSE),
        LedgerStep::Close, "已反馈"},
};

// --- S100: leaders receive visitors ---
static constexpr ArgumentDefinition PLAN[]{TITLE, staff("leader", "接访领导"), choice("shape", "方式", SHAPE_CHOICES),
    line("place_name", "地点"), date("due_on", "接访日期")};
static constexpr ArgumentDefinition RECEPTION[]{ITEM, date("held_on", "实际日期"), count("batches", "批次"),
    count("persons", "人次"), record(), text("result", "接访情况和交办事项")};
static constexpr std::string_view RECEPTION_SUMS[]{"batches", "persons"};
static constexpr LedgerAct RECEPTION_ACTS[]{
    {ledger_act("plan_reception", "安排接访", "排定领导干部接待群众来访的日期和地点。", "通知三（六）；条例第十八条",
         BUREAU, PLAN),
        LedgerStep::Open, "已安排"},
    {ledger_act("record_reception", "记录接访", "记录接访的批次、人次和交办事项。", "通知三（六）；条例第十八条",
         OFFICERS, RECEPTION),
        LedgerStep::Close, "已接访", {}, true, false, check_not_before_opening},
};

// --- S101: a leader's instruction becomes a task ---
static constexpr ArgumentDefinition INSTRUCTION[]{TITLE, staff("leader", "批示领导"), record(),
    text("instruction", "批示内容"), org("unit", "承办单位"), date("due_on", "反馈期限")};
static constexpr ArgumentDefinition INSTRUCTION_CLOSE[]{ITEM, text("result", "办理结果")};
static constexpr LedgerAct INSTRUCTION_ACTS[]{
    {ledger_act("record_instruction", "登记领导批示", "领导批示转为任务，明确承办单位和反馈期限。", "通知三（六）",
         OFFICERS, INSTRUCTION),
        LedgerStep::Open, "承办中"},
    {ledger_act("record_instruction_progress", "记录进展", "记录批示事项的进展。", "通知三（六）", OFFICERS, PROGRESS),
        LedgerStep::Progress, "承办中"},
    {ledger_act("close_instruction", "反馈批示结果", "反馈批示事项的办理结果。", "通知三（六）", UNIT_HEADS,
         INSTRUCTION_CLOSE),
        LedgerStep::Close, "已反馈"},
};

// --- S109: joint reception ---
static constexpr ArgumentDefinition CONCLUSION[]{
    org("unit", "参加单位"), staff("person", "参加人", OPTIONAL), text("conclusion", "接访意见")};
static constexpr ArgumentDefinition JOINT[]{
    TITLE, record(REQUIRED), texts("units", "参加单位"), date("due_on", "接访日期")};
static constexpr ArgumentDefinition JOINT_CLOSE[]{
    ITEM, date("held_on", "实际日期"), rows("conclusions", "各单位意见", CONCLUSION), text("result", "共同结论")};
static constexpr LedgerAct JOINT_ACTS[]{
    {ledger_act("open_joint_reception", "安排联合接访", "几个单位一次联合接待同一信访事项。",
         "条例第十八条；通知三（六）", BUREAU, JOINT),
        LedgerStep::Open, "已安排"},
    {ledger_act("record_joint_reception", "记录联合接访", "逐单位写明接访意见和共同结论。",
         "条例第十八条；通知三（六）", BUREAU, JOINT_CLOSE),
        LedgerStep::Close, "已接访", {}, true, false, check_not_before_opening},
};

std::span<LedgerKind const> leadership_ledgers()
{
    static constexpr LedgerKind KINDS[]{
        {"LEADER_READING", "领导阅办", LedgerGroup::Leadership, "S99", "通知三（六）；条例第十八条", READING_ACTS,
            {"due_on"}, "A-24", {}, "leader"},
        {"RECEPTION", "领导接访", LedgerGroup::Leadership, "S100", "通知三（六）；条例第十八条", RECEPTION_ACTS,
            {"due_on"}, "A-24", RECEPTION_SUMS, "leader"},
        {"INSTRUCTION", "领导批示", LedgerGroup::Leadership, "S101", "通知三（六）", INSTRUCTION_ACTS, {"due_on"},
            "A-17"},
        {"JOINT_RECEPTION", "联合接访", LedgerGroup::Leadership, "S109", "通知三（六）；条例第十八条", JOINT_ACTS,
            {"due_on"}, "A-24"},
    };
    return KINDS;
}

} // namespace domain
