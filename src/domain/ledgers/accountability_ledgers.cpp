// 三（七）: the three suggestions, orders to correct, accountability of first leader and officer: S120–S129.
#include "domain/ledgers/ledger_tables.h"

namespace domain {

static constexpr Choice SUGGESTION_CHOICES[]{
    {"IMPROVE_WORK", "改进工作"}, {"IMPROVE_POLICY", "完善政策"}, {"ACCOUNTABILITY", "追究责任"}};
static constexpr Choice GROUND_CHOICES[]{{"G1", "未按规定期限受理办理"}, {"G2", "程序不规范、处理意见不落实"},
    {"G3", "推诿塞责、敷衍了事、作风粗暴"}, {"SV-1", "受理或办理违反规定"}, {"SV-2", "推诿、敷衍、拖延"},
    {"SV-3", "弄虚作假"}, {"SV-4", "拒不执行处理意见"}, {"POLICY", "工作中发现的政策性问题"}};
static constexpr Choice SEVERITY_CHOICES[]{
    {"NONE", "一般"}, {"SERIOUS", "情节严重"}, {"GRAVE_CONSEQUENCES", "造成严重后果"}};
static constexpr Choice ADOPTION_CHOICES[]{{"ADOPTED", "采纳"}, {"PARTLY", "部分采纳"}, {"NOT_ADOPTED", "不采纳"}};
static constexpr Choice FAULT_CHOICES[]{{"NOT_REGISTERED", "未按规定登记"}, {"NOT_TRANSFERRED", "未按规定转送"},
    {"NOT_ASSIGNED", "未按规定交办"}, {"NOT_SUPERVISED", "应当履行督办职责而未履行"}};
static constexpr Choice PERSON_CHOICES[]{{"FIRST_LEADER", "首办责任领导"}, {"FIRST_OFFICER", "首办责任人"},
    {"UNIT_LEADER", "责任单位领导"}, {"UNIT_OFFICER", "责任单位承办人"}};
static constexpr Choice MEASURE_CHOICES[]{{"CRITICISM", "批评教育"}, {"ORDER_CORRECT", "责令改正"},
    {"ADMONISH", "诫勉"}, {"DISCIPLINE", "党纪政务处分"}, {"NONE", "不予追究"}};

// --- S120–S125: three suggestions ---
// S125: the notice says 情节严重或者造成严重后果, Art. 40(3) only the latter (AMB-14); the basis used is kept.
static void check_severity(ArgumentContext const& context, LedgerItem const*)
{
    if (context.text("kind") == "ACCOUNTABILITY"
        && (context.text("severity").empty() || context.text("severity") == "NONE"))
        context.refuse("S125", "追究责任的建议须情节严重或者造成严重后果，请选定并写明依据", "severity");
    if (context.text("kind") == "IMPROVE_POLICY" && context.text("ground") != "POLICY")
        context.refuse("S120", "完善政策的建议以工作中发现的政策性问题为由", "ground");
}
static constexpr ArgumentDefinition SUGGESTION[]{TITLE, choice("kind", "建议类型", SUGGESTION_CHOICES),
    org("unit", "建议对象"), choice("ground", "事由", GROUND_CHOICES), record(), text("facts", "事实和依据条款"),
    choice("severity", "情节", SEVERITY_CHOICES, OPTIONAL), text("suggestion", "建议内容")};
static constexpr ArgumentDefinition SUGGESTION_DELIVERY[]{
    ITEM, date("delivered_on", "送达日期"), line("method", "送达方式")};
static constexpr ArgumentDefinition SUGGESTION_FEEDBACK[]{
    ITEM, choice("adoption", "采纳情况", ADOPTION_CHOICES), text("result", "反馈内容（不采纳的写明理由）")};
static constexpr LedgerAct SUGGESTION_ACTS[]{
    {ledger_act("issue_suggestion", "提出建议", "提出改进工作、完善政策或追究责任的建议。",
         "条例第四十条；通知三（七）", BUREAU_HEADS, SUGGESTION),
        LedgerStep::Open, "待送达", {}, false, false, check_severity},
    {ledger_act("deliver_suggestion", "送达建议书", "建议书送达，反馈期限从送达起算（三十日，非法定期限）。",
         "条例第四十条", BUREAU, SUGGESTION_DELIVERY),
        LedgerStep::Progress, "已送达，待反馈", {}, true, false, check_not_before_opening},
    {ledger_act("answer_suggestion", "反馈采纳情况", "被建议单位书面反馈采纳情况。", "条例第四十条第四款", UNIT_HEADS,
         SUGGESTION_FEEDBACK),
        LedgerStep::Close, "已反馈", "deliver_suggestion"},
};

// --- S126–S128: ordered by the next higher organ ---
static constexpr ArgumentDefinition ORDER[]{TITLE, org("unit", "被责令单位"), choice("fault", "过错", FAULT_CHOICES),
    record(), text("facts", "事实"), date("delivered_on", "送达日期"), date("due_on", "改正期限", OPTIONAL)};
static constexpr ArgumentDefinition ORDER_REPORT[]{ITEM, text("result", "改正情况")};
static constexpr ArgumentDefinition ORDER_CLOSE[]{ITEM, text("opinion", "核查意见")};
static constexpr LedgerAct ORDER_ACTS[]{
    {ledger_act(
         "order_correction", "责令改正", "由上一级机关责令改正。", "条例第四十三条；通知三（七）", BUREAU_HEADS, ORDER),
        LedgerStep::Open, "改正中", {}, false, false, check_target_below},
    {ledger_act(
         "report_correction", "报告改正", "被责令单位报告改正情况。", "条例第四十三条", UNIT_HEADS, ORDER_REPORT),
        LedgerStep::Progress, "已报告，待核查"},
    {ledger_act("confirm_correction", "核查", "上一级机关核查改正情况。", "条例第四十三条", BUREAU_HEADS, ORDER_CLOSE),
        LedgerStep::Close, "已改正", "report_correction", false, false, check_target_below},
};

// --- S129: accountability cases ---
static void check_serious(ArgumentContext const& context, LedgerItem const*)
{
    if (context.text("severity") == "NONE")
        context.refuse("S129", "追究责任以情节严重或者造成严重后果为前提（条例第四十三条）", "severity");
}
static constexpr ArgumentDefinition CASE[]{TITLE, record(REQUIRED), choice("person_kind", "责任身份", PERSON_CHOICES),
    staff("person", "责任人员"), choice("severity", "情节", SEVERITY_CHOICES), text("facts", "事实和后果"),
    text("basis", "依据"), org("authority", "有权处理机关"), date("due_on", "处理期限")};
static constexpr ArgumentDefinition CASE_CLOSE[]{
    ITEM, choice("measure", "处理结果", MEASURE_CHOICES), text("result", "处理决定")};
static constexpr LedgerAct CASE_ACTS[]{
    {ledger_act("open_accountability", "提请追责", "造成严重后果的，依法依规追究首办责任领导和责任人的责任。",
         "条例第四十三条至第四十六条；通知三（七）", BUREAU_HEADS, CASE),
        LedgerStep::Open, "处理中", {}, false, false, check_serious},
    {ledger_act("decide_accountability", "处理决定", "有权处理机关作出处理决定。", "条例第四十三条至第四十六条",
         BUREAU_HEADS, CASE_CLOSE),
        LedgerStep::Close, "已处理"},
};

// --- S126, S127: faults found ---
static constexpr ArgumentDefinition FAULT[]{TITLE, org("unit", "单位"), choice("fault", "过错", FAULT_CHOICES),
    record(), text("facts", "事实"), date("due_on", "整改期限")};
static constexpr ArgumentDefinition FAULT_CLOSE[]{ITEM, text("result", "整改或移送结果")};
static constexpr LedgerAct FAULT_ACTS[]{
    {ledger_act(
         "record_fault", "登记过错", "自查或督查发现的登记、转送、交办、督办过错。", "通知三（七）", INSPECTORS, FAULT),
        LedgerStep::Open, "整改中"},
    {ledger_act("close_fault", "整改销号", "过错已整改，或已移送责令改正。", "通知三（七）", INSPECTORS, FAULT_CLOSE),
        LedgerStep::Close, "已销号", {}, false, true},
};

std::span<LedgerKind const> accountability_ledgers()
{
    static constexpr LedgerKind KINDS[]{
        {"SUGGESTION", "三项建议", LedgerGroup::Accountability, "S120 S121 S122 S123 S124 S125",
            "条例第四十条；通知三（七）", SUGGESTION_ACTS, {{}, "L25", "delivered_on"}, "A-16"},
        {"FAULT", "过错清单", LedgerGroup::Accountability, "S126 S127", "通知三（七）", FAULT_ACTS, {"due_on"}, "A-16"},
        {"CORRECTION_ORDER", "责令改正", LedgerGroup::Accountability, "S128", "条例第四十三条", ORDER_ACTS,
            {"due_on", "L27", "delivered_on"}, "A-16"},
        {"ACCOUNTABILITY", "追责案件", LedgerGroup::Accountability, "S129", "条例第四十三条；通知三（七）", CASE_ACTS,
            {"due_on"}, "A-16"},
    };
    return KINDS;
}

} // namespace domain
