// 三（六）: the assessment scheme and the staff: S117 (scheme), S118 (training, examinations), S119 (rotation, skills).
#include "domain/ledgers/ledger_tables.h"

namespace domain {

static constexpr Choice DIRECTION_CHOICES[]{{"HIGHER", "越高越好"}, {"LOWER", "越低越好"}};
static constexpr Choice SKILL_CHOICES[]{{"LETTER", "办信"}, {"VISIT", "接访"}, {"ONLINE", "网上信访"},
    {"PHONE", "电话"}, {"INSPECTION", "督查"}, {"REVIEW", "复查复核"}};
static constexpr Choice LEVEL_OF_SKILL[]{{"BASIC", "能独立办理"}, {"SKILLED", "熟练"}, {"EXPERT", "能手"}};
static constexpr Choice EXAM_CHOICES[]{{"WRITTEN", "笔试"}, {"PRACTICE", "实务测评"}, {"ANNUAL", "年度考核"}};

// --- S117: assessment scheme ---
static constexpr ArgumentDefinition INDICATOR[]{line("indicator", "指标（K01–K22）"), count("weight", "权重"),
    count("target", "目标值（‰）"), choice("direction", "方向", DIRECTION_CHOICES), count("cap", "封顶分", OPTIONAL)};
static constexpr ArgumentDefinition SCHEME[]{TITLE, date("from", "起始日期"), date("to", "截止日期"),
    rows("indicators", "指标", INDICATOR), text("rules", "计分办法")};
static constexpr ArgumentDefinition SCHEME_EDIT[]{
    ITEM, rows("indicators", "指标", INDICATOR), text("rules", "计分办法")};
static constexpr ArgumentDefinition SCHEME_FREEZE[]{ITEM, text("opinion", "审定意见")};
static constexpr ArgumentDefinition SCHEME_PUBLISH[]{
    ITEM, date("published_on", "公布日期"), texts("recipients", "公布范围")};
static constexpr ArgumentDefinition SCHEME_APPEAL[]{ITEM, org("unit", "申诉单位"), text("appeal", "申诉内容")};
static constexpr ArgumentDefinition SCHEME_DECIDE[]{ITEM, org("unit", "申诉单位"), text("decision", "答复意见")};
static constexpr ArgumentDefinition SCHEME_CLOSE[]{ITEM, text("result", "考核结果通报情况")};
static void check_not_frozen(ArgumentContext const& context, LedgerItem const* item)
{
    check_weights(context, item);
    if (item && item->has_done("freeze_scheme"))
        context.refuse("S117", "考核方案已审定冻结，不能再改", "item");
}
static constexpr LedgerAct SCHEME_ACTS[]{
    {ledger_act("draft_scheme", "拟定考核方案", "将初次信访事项化解质效纳入信访工作考核：指标、权重和计分办法。",
         "条例第三十九条第一款；通知三（六）", ANALYSTS, SCHEME),
        LedgerStep::Open, "拟定中", {}, false, false, check_not_frozen},
    {ledger_act("revise_scheme", "修改方案", "冻结前修改指标和权重。", "通知三（六）", ANALYSTS, SCHEME_EDIT),
        LedgerStep::Progress, "拟定中", {}, false, false, check_not_frozen},
    {ledger_act("freeze_scheme", "审定冻结", "审定后指标和权重不再变动。", "通知三（六）", JOINT_OFFICE, SCHEME_FREEZE),
        LedgerStep::Progress, "已冻结", {}, true, true},
    {ledger_act("publish_scheme", "公布", "向被考核单位公布方案。", "通知三（六）", JOINT_OFFICE, SCHEME_PUBLISH),
        LedgerStep::Progress, "已公布", "freeze_scheme", true},
    {ledger_act("appeal_score", "申诉", "被考核单位对得分提出申诉。", "通知三（六）", UNIT_HEADS, SCHEME_APPEAL),
        LedgerStep::Progress, "有申诉待答复", "publish_scheme"},
    {ledger_act("decide_appeal", "答复申诉", "答复考核申诉。", "通知三（六）", JOINT_OFFICE, SCHEME_DECIDE),
        LedgerStep::Progress, "已答复申诉", "appeal_score"},
    {ledger_act(
         "close_scheme", "通报结果", "年度考核结果予以通报。", "条例第三十九条第一款", JOINT_OFFICE, SCHEME_CLOSE),
        LedgerStep::Close, "已结束", "publish_scheme"},
};

// --- S118: training and examination of everybody ---
static constexpr ArgumentDefinition TRAINING[]{
    TITLE, staff("person", "参训人员"), date("on", "日期"), count("hours", "学时"), line("subject", "内容")};
static constexpr ArgumentDefinition TRAINING_CLOSE[]{
    ITEM, yes_no("passed", "合格", REQUIRED), text("result", "培训评价")};
static constexpr std::string_view TRAINING_SUMS[]{"hours"};
static constexpr LedgerAct TRAINING_ACTS[]{
    {ledger_act("record_training", "登记培训", "登记一名信访干部的培训。", "通知三（六）全员培训", ADMINS, TRAINING),
        LedgerStep::Open, "已登记"},
    {ledger_act("assess_training", "培训考评", "记录培训是否合格。", "通知三（六）", ADMINS, TRAINING_CLOSE),
        LedgerStep::Close, "已考评"},
};
static void check_percent(ArgumentContext const& context, LedgerItem const*)
{
    auto const score = base::integer_or(context.payload, "score", 0);
    if (score < 0 || score > 100)
        context.refuse("S118", "成绩应在 0 到 100 之间", "score");
}
static constexpr ArgumentDefinition EXAM[]{
    TITLE, staff("person", "参考人员"), choice("kind", "考核类型", EXAM_CHOICES), date("on", "日期")};
static constexpr ArgumentDefinition EXAM_CLOSE[]{ITEM, count("score", "成绩"), text("result", "评语", OPTIONAL)};
static constexpr std::string_view EXAM_SUMS[]{"score"};
static constexpr LedgerAct EXAM_ACTS[]{
    {ledger_act("register_exam", "登记考核", "登记一名信访干部参加考核。", "通知三（六）全员考核", ADMINS, EXAM),
        LedgerStep::Open, "待评分"},
    {ledger_act("score_exam", "评分", "记录考核成绩。", "通知三（六）", ADMINS, EXAM_CLOSE), LedgerStep::Close,
        "已评分", {}, true, false, check_percent},
};

// --- S119: rotation and skills ---
static constexpr ArgumentDefinition ROTATION[]{TITLE, staff("person", "轮岗人员"), line("from_post", "原岗位"),
    line("to_post", "新岗位"), date("from", "起始日期"), date("due_on", "期满日期")};
static constexpr ArgumentDefinition ROTATION_CLOSE[]{ITEM, text("result", "轮岗鉴定")};
static constexpr LedgerAct ROTATION_ACTS[]{
    {ledger_act(
         "open_rotation", "登记轮岗", "登记一名信访干部的轮岗交流或实践锻炼。", "通知三（六）", ADMINS, ROTATION),
        LedgerStep::Open, "轮岗中"},
    {ledger_act("close_rotation", "轮岗期满", "轮岗期满，作出鉴定。", "通知三（六）", ADMINS, ROTATION_CLOSE),
        LedgerStep::Close, "已期满"},
};
static constexpr ArgumentDefinition SKILL[]{
    TITLE, staff("person", "人员"), choice("skill", "业务", SKILL_CHOICES), choice("level", "水平", LEVEL_OF_SKILL)};
static constexpr ArgumentDefinition SKILL_EDIT[]{
    ITEM, choice("level", "水平", LEVEL_OF_SKILL), text("reason", "调整理由")};
static constexpr ArgumentDefinition SKILL_CLOSE[]{ITEM, text("reason", "注销理由")};
static constexpr LedgerAct SKILL_ACTS[]{
    {ledger_act("record_skill", "登记技能", "登记一名信访干部的业务技能（一专多能）。", "通知三（六）", ADMINS, SKILL),
        LedgerStep::Open, "有效"},
    {ledger_act("change_skill", "调整", "调整技能水平。", "通知三（六）", ADMINS, SKILL_EDIT), LedgerStep::Progress,
        "有效"},
    {ledger_act("withdraw_skill", "注销", "不再具备的技能予以注销。", "通知三（六）", ADMINS, SKILL_CLOSE),
        LedgerStep::Close, "已注销"},
};

std::span<LedgerKind const> staff_ledgers()
{
    static constexpr LedgerKind KINDS[]{
        {"SCHEME", "考核方案", LedgerGroup::Staff, "S117", "条例第三十九条第一款；通知三（六）", SCHEME_ACTS},
        {"TRAINING", "全员培训", LedgerGroup::Staff, "S118", "通知三（六）", TRAINING_ACTS, {}, {}, TRAINING_SUMS,
            "person"},
        {"EXAM", "全员考核", LedgerGroup::Staff, "S118", "通知三（六）", EXAM_ACTS, {"on"}, "A-17", EXAM_SUMS,
            "person"},
        {"ROTATION", "轮岗交流", LedgerGroup::Staff, "S119", "通知三（六）", ROTATION_ACTS, {"due_on"}, "A-17", {},
            "person"},
        {"SKILL", "技能矩阵", LedgerGroup::Staff, "S119", "通知三（六）", SKILL_ACTS, {}, {}, {}, "person"},
    };
    return KINDS;
}

} // namespace domain
