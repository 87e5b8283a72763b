// Day closing, overdue explanations, analysis, bulletins, interviews, listed supervision and rectification: S30, S73,
// S79–S87 (三（四）), and the yearly report (条例第三十九条、第四十一条).
#include "domain/ledgers/ledger_tables.h"

namespace domain {

static constexpr Choice OBJECT_CHOICES[]{{"REGION", "地区"}, {"UNIT", "部门、单位"}, {"MATTER", "信访事项"}};
static constexpr Choice GROUND_CHOICES[]{{"ESC-1", "一次性化解率偏低"}, {"ESC-2a", "重复信访占比较高"},
    {"ESC-2b", "重复信访增幅较大"}, {"ESC-3", "新增信访积案较多"}, {"S60", "越级进京复盘后再次信访"},
    {"OTHER", "其他"}};

static constexpr ArgumentDefinition PROGRESS[]{ITEM, text("progress", "进展情况")};

// --- S30: the day is closed ---
static constexpr ArgumentDefinition DAY[]{TITLE, date("on", "日期"), count("received", "当日收件"),
    count("registered", "当日登记"), count("disposed", "当日转交")};
static constexpr ArgumentDefinition DAY_CLOSE[]{ITEM, text("result", "未清事项逐件说明（无则写“日清”）")};
static constexpr std::string_view DAY_SUMS[]{"received", "registered", "disposed"};
static constexpr LedgerAct DAY_ACTS[]{
    {ledger_act(
         "open_day_close", "登记日清单", "下班前核对当日收件、登记和转交。", "通知三（一）日收日清", BUREAU, DAY),
        LedgerStep::Open, "待签认"},
    {ledger_act(
         "sign_day_close", "签认日清", "负责人签认当日日清情况。", "通知三（一）日收日清", BUREAU_HEADS, DAY_CLOSE),
        LedgerStep::Close, "已签认"},
};

// --- S73: overdue explanation ---
static constexpr ArgumentDefinition OVERDUE[]{
    TITLE, record(REQUIRED), org("unit", "责任单位"), line("rule", "逾期时限"), date("due_on", "说明期限")};
static constexpr ArgumentDefinition OVERDUE_ANSWER[]{
    ITEM, text("reason", "逾期原因"), text("measure", "整改措施"), date("promised_on", "承诺办结日期")};
static constexpr ArgumentDefinition OVERDUE_CLOSE[]{
    ITEM, yes_no("accepted", "理由成立", REQUIRED), text("opinion", "效能审查意见")};
static constexpr LedgerAct OVERDUE_ACTS[]{
    {ledger_act("demand_explanation", "要求逾期说明", "逾期问效问责：要求责任单位负责人说明逾期原因。", "通知三（四）",
         INSPECTORS, OVERDUE),
        LedgerStep::Open, "待说明"},
    {ledger_act("answer_explanation_demand", "作出说明", "责任单位负责人说明原因、措施和承诺日期。", "通知三（四）",
         UNIT_HEADS, OVERDUE_ANSWER),
        LedgerStep::Progress, "已说明，待审查"},
    {ledger_act(
         "review_explanation", "效能审查", "对逾期说明作出审查意见。", "通知三（四）", BUREAU_HEADS, OVERDUE_CLOSE),
        LedgerStep::Close, "已审查", "answer_explanation_demand", true},
};

// --- S79: periodic analysis ---
static constexpr ArgumentDefinition ANALYSIS[]{TITLE, place("place", "地区"), date("from", "起始日期"),
    date("to", "截止日期"), text("content", "分析内容（总量、类别、地区、单位、环节迟延、重复原因、典型事项）")};
static constexpr ArgumentDefinition ANALYSIS_EDIT[]{ITEM, text("content", "修改后的内容")};
static constexpr ArgumentDefinition ANALYSIS_CLOSE[]{ITEM, text("opinion", "审定意见")};
static constexpr LedgerAct ANALYSIS_ACTS[]{
    {ledger_act("draft_analysis", "起草分析报告", "定期梳理分析本地区初次信访事项办理情况。", "通知三（四）", ANALYSTS,
         ANALYSIS),
        LedgerStep::Open, "起草中", {}, false, false, check_period},
    {ledger_act("edit_analysis", "修改", "修改分析报告。", "通知三（四）", ANALYSTS, ANALYSIS_EDIT),
        LedgerStep::Progress, "起草中"},
    {ledger_act("approve_analysis", "审定", "审定分析报告。", "通知三（四）", BUREAU_HEADS, ANALYSIS_CLOSE),
        LedgerStep::Close, "已审定", {}, true, true},
};

// --- S80: bulletin ---
static constexpr ArgumentDefinition BULLETIN[]{TITLE, line("issue_no", "期号"), date("from", "起始日期"),
    date("to", "截止日期"), texts("recipients", "通报范围"),
    text("content", "通报内容（一次性化解率、初转重情况、排名、问题和要求）")};
static constexpr ArgumentDefinition BULLETIN_CLOSE[]{ITEM, date("issued_on", "印发日期"), text("opinion", "签发意见")};
static constexpr LedgerAct BULLETIN_ACTS[]{
    {ledger_act("draft_bulletin", "起草通报",
         "在一定范围内通报一次性化解率、初次信访转重复信访等情况；不得含个人信息。", "通知三（四）", ANALYSTS,
         BULLETIN),
        LedgerStep::Open, "待签发", {}, false, false, check_masked},
    {ledger_act(
         "issue_bulletin", "签发通报", "由负责人签发，起草人不得签发。", "通知三（四）", BUREAU_HEADS, BULLETIN_CLOSE),
        LedgerStep::Close, "已印发", {}, true, true, check_not_before_opening},
};

// --- S84, S85: interview, criticism ---
static constexpr ArgumentDefinition INTERVIEW[]{TITLE, choice("object", "约谈对象类型", OBJECT_CHOICES),
    org("unit", "约谈对象"), choice("ground", "事由", GROUND_CHOICES), text("facts", "指标和问题"),
    date("due_on", "约谈日期")};
static constexpr ArgumentDefinition MINUTES[]{ITEM, date("held_on", "实际日期"), line("attendees", "参加人员"),
    text("requirements", "约谈要求"), text("commitment", "表态和承诺"), date("promised_on", "整改期限")};
static constexpr ArgumentDefinition INTERVIEW_CLOSE[]{ITEM, text("result", "承诺落实情况")};
static constexpr LedgerAct INTERVIEW_ACTS[]{
    {ledger_act("call_interview", "发出约谈通知", "对有关地区和部门约谈。", "条例第三十九条第三款；通知三（四）",
         JOINT_OFFICE, INTERVIEW),
        LedgerStep::Open, "待约谈"},
    {ledger_act(
         "record_interview", "记录约谈纪要", "记录约谈要求和承诺。", "条例第三十九条第三款", JOINT_OFFICE, MINUTES),
        LedgerStep::Progress, "已约谈，承诺落实中", {}, true, false, check_not_before_opening},
    {ledger_act("close_interview", "承诺落实", "承诺已落实，约谈事项销号。", "条例第三十九条第三款", JOINT_OFFICE,
         INTERVIEW_CLOSE),
        LedgerStep::Close, "已销号", "record_interview"},
};

static constexpr ArgumentDefinition CRITICISM[]{TITLE, choice("object", "通报对象类型", OBJECT_CHOICES),
    org("unit", "通报对象"), choice("ground", "事由", GROUND_CHOICES), text("content", "通报内容"),
    date("due_on", "反馈期限")};
static constexpr ArgumentDefinition CRITICISM_CLOSE[]{ITEM, text("result", "反馈的整改情况")};
static constexpr LedgerAct CRITICISM_ACTS[]{
    {ledger_act("issue_criticism", "通报批评", "对有关地区和部门通报。", "条例第三十九条第三款；通知三（四）",
         JOINT_OFFICE, CRITICISM),
        LedgerStep::Open, "待反馈", {}, false, false, check_masked},
    {ledger_act("answer_criticism", "反馈整改", "被通报单位反馈整改情况。", "条例第三十九条第三款", UNIT_HEADS,
         CRITICISM_CLOSE),
        LedgerStep::Close, "已反馈"},
};

// --- S86: listed supervision ---
static constexpr ArgumentDefinition LISTING[]{TITLE, line("listing_no", "挂牌编号"),
    choice("object", "对象类型", OBJECT_CHOICES), org("unit", "责任单位"), record(), text("requirements", "督办要求"),
    date("delivered_on", "送达日期"), date("due_on", "摘牌期限", OPTIONAL)};
static constexpr ArgumentDefinition DELISTING[]{ITEM, text("evidence", "摘牌依据"), text("opinion", "验收意见")};
static constexpr LedgerAct LISTING_ACTS[]{
    {ledger_act("list_supervision", "挂牌督办", "对有关地区、部门或信访事项挂牌督办。",
         "条例第三十九条第三款；通知三（四）", JOINT_OFFICE, LISTING),
        LedgerStep::Open, "挂牌中"},
    {ledger_act(
         "record_listing_progress", "记录进展", "责任单位报告进展。", "条例第三十九条第三款", OFFICERS, PROGRESS),
        LedgerStep::Progress, "挂牌中"},
    {ledger_act("delist_supervision", "摘牌", "凭依据验收摘牌。", "条例第三十九条第三款", JOINT_OFFICE, DELISTING),
        LedgerStep::Close, "已摘牌"},
};

// --- S87: rectification within a limit ---
static constexpr ArgumentDefinition RECTIFY[]{TITLE, choice("object", "对象类型", OBJECT_CHOICES),
    org("unit", "责任单位"), choice("ground", "事由", GROUND_CHOICES), texts("problems", "问题清单"),
    date("delivered_on", "送达日期"), date("due_on", "整改期限", OPTIONAL)};
static constexpr ArgumentDefinition RECTIFY_REPORT[]{ITEM, text("measures", "整改措施"), text("result", "整改结果")};
static constexpr ArgumentDefinition RECTIFY_CLOSE[]{
    ITEM, yes_no("passed", "验收合格", REQUIRED), text("opinion", "验收意见")};
static void check_passed(ArgumentContext const& context, LedgerItem const*)
{
    if (!base::boolean_or(context.payload, "passed", false))
        context.refuse("S87", "验收不合格的不能销号，应要求继续整改并记录进展", "passed");
}
static constexpr LedgerAct RECTIFY_ACTS[]{
    {ledger_act("order_rectification", "责令限期整改", "责令有关地区、部门限期整改。",
         "条例第三十九条第三款；通知三（四）", JOINT_OFFICE, RECTIFY),
        LedgerStep::Open, "整改中"},
    {ledger_act("report_rectification", "报告整改", "责任单位报告整改措施和结果。", "条例第三十九条第三款", UNIT_HEADS,
         RECTIFY_REPORT),
        LedgerStep::Progress, "已报告，待验收"},
    {ledger_act("accept_rectification", "验收", "验收合格销号。", "条例第三十九条第三款", JOINT_OFFICE, RECTIFY_CLOSE),
        LedgerStep::Close, "已销号", "report_rectification", false, false, check_passed},
};

// --- L30: yearly report ---
static constexpr ArgumentDefinition YEARLY[]{TITLE, date("year_end", "年度末日"),
    text("statistics", "信访事项数据统计"), text("field", "信访事项涉及领域和被投诉较多的机关、单位"),
    text("supervision", "督查督办和追责问责情况"), text("suggestions", "三项建议及采纳情况")};
static constexpr ArgumentDefinition YEARLY_CLOSE[]{
    ITEM, date("submitted_on", "报送日期"), texts("recipients", "报送单位")};
static constexpr LedgerAct YEARLY_ACTS[]{
    {ledger_act("draft_annual_report", "起草年度报告", "向本级党委政府和上一级信访部门提交年度报告。", "条例第四十一条",
         ANALYSTS, YEARLY),
        LedgerStep::Open, "起草中"},
    {ledger_act(
         "submit_annual_report", "报送", "负责人审定并报送年度报告。", "条例第四十一条", BUREAU_HEADS, YEARLY_CLOSE),
        LedgerStep::Close, "已报送"},
};

std::span<LedgerKind const> supervision_ledgers()
{
    static constexpr LedgerKind KINDS[]{
        {"DAY_CLOSE", "日清单", LedgerGroup::Supervision, "S30", "通知三（一）", DAY_ACTS, {"on"}, "A-01", DAY_SUMS},
        {"OVERDUE_EXPLANATION", "逾期说明", LedgerGroup::Supervision, "S73", "通知三（四）", OVERDUE_ACTS, {"due_on"},
            "A-16"},
        {"ANALYSIS", "分析报告", LedgerGroup::Supervision, "S79", "通知三（四）", ANALYSIS_ACTS, {{}, "L31", "to"},
            "A-18"},
        {"BULLETIN", "通报", LedgerGroup::Supervision, "S80", "通知三（四）", BULLETIN_ACTS, {{}, "L31", "to"}, "A-18"},
        {"INTERVIEW", "约谈", LedgerGroup::Supervision, "S84", "条例第三十九条第三款", INTERVIEW_ACTS,
            {.argument = "due_on", .later = "promised_on"}, "A-16"},
        {"CRITICISM", "通报批评", LedgerGroup::Supervision, "S85", "条例第三十九条第三款", CRITICISM_ACTS, {"due_on"},
            "A-16"},
        {"LISTING", "挂牌督办", LedgerGroup::Supervision, "S86", "条例第三十九条第三款", LISTING_ACTS,
            {"due_on", "L27", "delivered_on"}, "A-16"},
        {"RECTIFICATION", "责令限期整改", LedgerGroup::Supervision, "S87", "条例第三十九条第三款", RECTIFY_ACTS,
            {"due_on", "L27", "delivered_on"}, "A-16"},
        {"ANNUAL_REPORT", "年度报告", LedgerGroup::Supervision, "S117", "条例第四十一条", YEARLY_ACTS,
            {{}, "L30", "year_end"}, "A-18"},
    };
    return KINDS;
}

} // namespace domain
