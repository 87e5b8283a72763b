// Source prevention (三（五）、三（六）): S3, S5, S88, S91, S92, S104, S110, S111, S131.
#include "domain/ledgers/ledger_tables.h"

namespace domain {

static constexpr Choice RISK_CHOICES[]{{"HIGH", "高"}, {"MEDIUM", "中"}, {"LOW", "低"}};
static constexpr Choice SOURCE_CHOICES[]{{"SCREENING", "日常排查"}, {"GRID", "网格上报"}, {"PETITION", "信访反映"},
    {"HOTLINE", "热线反映"}, {"OTHER", "其他"}};
static constexpr Choice METHOD_CHOICES[]{{"PEOPLES_MEDIATION", "人民调解"}, {"ADMINISTRATIVE_MEDIATION", "行政调解"},
    {"JUDICIAL_MEDIATION", "司法调解"}, {"ARBITRATION", "仲裁"}, {"RECONSIDERATION", "行政复议"},
    {"LEGAL_AID", "法律援助"}, {"PSYCHOLOGICAL_HELP", "心理疏导"}, {"ASSISTANCE", "困难帮扶"},
    {"DIRECT", "直接协调解决"}};
static constexpr Choice RESOLVED_CHOICES[]{
    {"RESOLVED", "已化解"}, {"STABLE", "稳控"}, {"TRANSFERRED", "已转其他途径"}, {"UNRESOLVED", "未化解"}};
static constexpr Choice POLICY_CHOICES[]{
    {"ATTACK", "政策攻关"}, {"SUPPLY", "政策供给"}, {"EXPLAIN", "政策阐释"}, {"IMPLEMENT", "政策落实"}};
static constexpr Choice MECHANISM_CHOICES[]{
    {"PREVENTION", "源头防控"}, {"SCREENING", "排查梳理"}, {"DIVERSE", "多元化解"}, {"EMERGENCY", "应急处置"}};
static constexpr Choice ADVICE_CHOICES[]{{"ADOPTED", "采纳"}, {"PARTLY", "部分采纳"}, {"NOT_ADOPTED", "未采纳"}};

static constexpr ArgumentDefinition PROGRESS[]{ITEM, text("progress", "进展情况")};

// --- S3: campaign ---
static constexpr ArgumentDefinition CAMPAIGN[]{TITLE, date("from", "起始日期"), date("due_on", "完成期限"),
    count("target", "目标件数"), text("goal", "工作目标", OPTIONAL)};
static constexpr ArgumentDefinition CAMPAIGN_PROGRESS[]{
    ITEM, count("done", "本期完成件数"), text("progress", "进展情况")};
static constexpr ArgumentDefinition CAMPAIGN_CLOSE[]{ITEM, text("result", "总结")};
static constexpr std::string_view CAMPAIGN_SUMS[]{"target", "done"};
static constexpr LedgerAct CAMPAIGN_ACTS[]{
    {ledger_act("open_campaign", "登记攻坚行动", "登记一项信访问题源头治理攻坚行动及其目标、期限。", "通知一", BUREAU,
         CAMPAIGN),
        LedgerStep::Open, "进行中", {}, false, false, check_period},
    {ledger_act(
         "record_campaign_progress", "记录进展", "记录攻坚行动的完成件数和进展。", "通知一", BUREAU, CAMPAIGN_PROGRESS),
        LedgerStep::Progress, "进行中"},
    {ledger_act("close_campaign", "结束攻坚行动", "攻坚行动结束，作出总结。", "通知一", BUREAU_HEADS, CAMPAIGN_CLOSE),
        LedgerStep::Close, "已结束"},
};

// --- S5: prevention task ---
static constexpr ArgumentDefinition PREVENTION[]{TITLE, line("cause", "信访原因"), record(), org("unit", "责任单位"),
    text("measure", "预防措施"), date("due_on", "完成期限")};
static constexpr ArgumentDefinition PREVENTION_CLOSE[]{ITEM, text("result", "落实结果")};
static constexpr LedgerAct PREVENTION_ACTS[]{
    {ledger_act("open_prevention_task", "登记预防任务", "由信访原因提出源头预防任务，明确责任单位和期限。", "通知一",
         BUREAU, PREVENTION),
        LedgerStep::Open, "落实中"},
    {ledger_act("record_prevention_progress", "记录进展", "记录预防措施的落实进展。", "通知一", OFFICERS, PROGRESS),
        LedgerStep::Progress, "落实中"},
    {ledger_act(
         "close_prevention_task", "完成预防任务", "预防措施已落实，写明结果。", "通知一", UNIT_HEADS, PREVENTION_CLOSE),
        LedgerStep::Close, "已落实"},
};

// --- S88, S131: screening of disputes ---
static constexpr ArgumentDefinition DISPUTE[]{TITLE, choice("source", "发现途径", SOURCE_CHOICES),
    place("place", "发生地"), line("parties", "当事人"), count("persons", "涉及人数"),
    choice("risk", "风险等级", RISK_CHOICES), text("facts", "基本情况"), staff("resolver", "化解责任人"),
    date("due_on", "化解期限")};
static constexpr ArgumentDefinition DISPUTE_PETITION[]{ITEM, record(REQUIRED), text("why", "为何未能事前发现或化解")};
static constexpr ArgumentDefinition DISPUTE_CLOSE[]{ITEM, choice("outcome", "化解结果", RESOLVED_CHOICES),
    choice("method", "化解方式", METHOD_CHOICES), text("result", "化解情况")};
static constexpr std::string_view DISPUTE_SUMS[]{"persons"};
static constexpr LedgerAct DISPUTE_ACTS[]{
    {ledger_act("register_dispute", "登记矛盾纠纷", "登记排查发现的矛盾纠纷，明确化解责任人和期限。", "通知三（五）",
         OFFICERS, DISPUTE),
        LedgerStep::Open, "化解中"},
    {ledger_act("record_dispute_progress", "记录进展", "记录矛盾纠纷的化解进展。", "通知三（五）", OFFICERS, PROGRESS),
        LedgerStep::Progress, "化解中"},
    {ledger_act("link_dispute_petition", "关联信访件",
         "已排查的纠纷后来成了信访，或信访反映的纠纷未被排查到（应发现未发现）。", "通知三（五）", BUREAU,
         DISPUTE_PETITION),
        LedgerStep::Progress, "已转为信访"},
    {ledger_act(
         "resolve_dispute", "化解销号", "矛盾纠纷化解，写明方式和结果。", "通知三（五）", OFFICERS, DISPUTE_CLOSE),
        LedgerStep::Close, "已销号"},
};

// --- S91: research ---
static constexpr ArgumentDefinition RESEARCH[]{TITLE, line("field", "领域或行业"), text("question", "调研问题"),
    text("scope", "选取的信访事项和样本"), staff("leader", "负责人"), date("due_on", "完成期限")};
static constexpr ArgumentDefinition RESEARCH_CLOSE[]{
    ITEM, text("findings", "调研发现"), text("conclusion", "结论和政策建议")};
static constexpr LedgerAct RESEARCH_ACTS[]{
    {ledger_act(
         "open_research", "立项调研", "就信访矛盾多发的领域和行业立项调查研究。", "通知三（五）", ANALYSTS, RESEARCH),
        LedgerStep::Open, "调研中"},
    {ledger_act("record_research_progress", "记录进展", "记录调研进展。", "通知三（五）", ANALYSTS, PROGRESS),
        LedgerStep::Progress, "调研中"},
    {ledger_act("finish_research", "完成调研报告", "形成调研报告，写明发现、结论和政策建议。", "通知三（五）", ANALYSTS,
         RESEARCH_CLOSE),
        LedgerStep::Close, "已形成报告"},
};

// --- S92: policy issues ---
static constexpr ArgumentDefinition POLICY[]{TITLE, choice("kind", "类型", POLICY_CHOICES), line("field", "政策领域"),
    text("problem", "政策问题"), org("unit", "牵头单位"), date("due_on", "完成期限"), record()};
static constexpr ArgumentDefinition POLICY_CLOSE[]{
    ITEM, choice("adoption", "采纳情况", ADVICE_CHOICES), text("result", "结果或出台的政策")};
static constexpr LedgerAct POLICY_ACTS[]{
    {ledger_act("open_policy_issue", "登记政策问题", "登记需要攻关、供给、阐释或落实的政策问题。", "通知三（五）",
         BUREAU, POLICY),
        LedgerStep::Open, "研究中"},
    {ledger_act("record_policy_progress", "记录进展", "记录政策问题的推进情况。", "通知三（五）", OFFICERS, PROGRESS),
        LedgerStep::Progress, "研究中"},
    {ledger_act(
         "close_policy_issue", "办结政策问题", "写明采纳情况和结果。", "通知三（五）", BUREAU_HEADS, POLICY_CLOSE),
        LedgerStep::Close, "已办结"},
};

// --- S104: the four mechanisms ---
static constexpr ArgumentDefinition MECHANISM[]{TITLE, choice("mechanism", "工作机制", MECHANISM_CHOICES),
    text("content", "内容"), staff("responsible", "责任人"), date("due_on", "复核日期")};
static constexpr ArgumentDefinition INCIDENT[]{ITEM, line("incident", "事件"), text("handling", "处置经过和结果")};
static constexpr ArgumentDefinition MECHANISM_CLOSE[]{ITEM, text("result", "评估结论")};
static constexpr LedgerAct MECHANISM_ACTS[]{
    {ledger_act("record_mechanism", "建立工作机制", "建立源头防控、排查梳理、多元化解或应急处置机制（含预案）。",
         "通知三（六）", BUREAU_HEADS, MECHANISM),
        LedgerStep::Open, "运行中"},
    {ledger_act("record_incident", "记录运行或事件", "记录机制运行情况，或启动应急预案处置的事件。", "通知三（六）",
         OFFICERS, INCIDENT),
        LedgerStep::Progress, "运行中"},
    {ledger_act("review_mechanism", "评估机制", "到期评估机制运行效果，更新或终止。", "通知三（六）", BUREAU_HEADS,
         MECHANISM_CLOSE),
        LedgerStep::Close, "已评估"},
};

// --- S110, S111: mediation linked to petitions (访调对接) ---
static constexpr ArgumentDefinition MEDIATION[]{TITLE, record(REQUIRED), choice("method", "化解方式", METHOD_CHOICES),
    line("organ", "调解组织"), date("due_on", "调解期限")};
static constexpr ArgumentDefinition MEDIATION_CLOSE[]{ITEM, yes_no("agreed", "达成协议", REQUIRED),
    text("agreement", "协议或不成的原因"), yes_no("judicially_confirmed", "已司法确认")};
static constexpr LedgerAct MEDIATION_ACTS[]{
    {ledger_act("refer_mediation", "移送调解", "与人民调解等对接，移送调解组织调解。", "条例第三十三条；通知三（六）",
         OFFICERS, MEDIATION),
        LedgerStep::Open, "调解中"},
    {ledger_act("record_mediation_progress", "记录进展", "记录调解经过。", "条例第三十三条", OFFICERS, PROGRESS),
        LedgerStep::Progress, "调解中"},
    {ledger_act("return_mediation", "调解结果返回", "写明是否达成协议、是否司法确认，回到信访事项办理。",
         "条例第三十三条、第三十七条", OFFICERS, MEDIATION_CLOSE),
        LedgerStep::Close, "调解终结"},
};

std::span<LedgerKind const> source_ledgers()
{
    static constexpr LedgerKind KINDS[]{
        {"DISPUTE", "矛盾纠纷排查", LedgerGroup::Source, "S88 S131", "通知三（五）", DISPUTE_ACTS, {"due_on"}, "A-17",
            DISPUTE_SUMS},
        {"PREVENTION_TASK", "源头预防任务", LedgerGroup::Source, "S5", "通知一", PREVENTION_ACTS, {"due_on"}, "A-17"},
        {"POLICY_ISSUE", "政策问题", LedgerGroup::Source, "S92", "通知三（五）", POLICY_ACTS, {"due_on"}, "A-17"},
        {"RESEARCH", "调查研究", LedgerGroup::Source, "S91", "通知三（五）", RESEARCH_ACTS, {"due_on"}, "A-17"},
        {"MECHANISM", "工作机制", LedgerGroup::Source, "S104", "通知三（六）", MECHANISM_ACTS, {"due_on"}, "A-17"},
        {"MEDIATION", "访调对接", LedgerGroup::Source, "S110 S111", "通知三（六）；条例第三十三条", MEDIATION_ACTS,
            {"due_on"}, "A-17"},
        {"CAMPAIGN", "攻坚行动", LedgerGroup::Source, "S3", "通知一", CAMPAIGN_ACTS, {"due_on"}, "A-17", CAMPAIGN_SUMS},
    };
    return KINDS;
}

} // namespace domain
