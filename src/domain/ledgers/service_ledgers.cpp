// Windows, platforms and guidance (三（六）): S4, S97, S102, S103, S107, S108, S112, S113, S115, S133.
#include "domain/ledgers/ledger_tables.h"

namespace domain {

static constexpr Choice SERVICE_CHOICES[]{{"REGISTER", "登记信访事项"}, {"CONSULT", "咨询"}, {"MEDIATE", "调解"},
    {"REFER", "引导转办"}, {"QUERY", "查询评价"}};
static constexpr Choice ARTICLE_CHOICES[]{
    {"QA", "问答"}, {"TEMPLATE", "文书范本"}, {"POLICY", "政策依据"}, {"CASE", "案例"}};
static constexpr Choice SIMPLIFY_CHOICES[]{{"REDUCE", "减"}, {"OPTIMISE", "优化"}};
static constexpr Choice PORT_CHOICES[]{{"PAPER", "纸质来信"}, {"VISIT", "来访窗口"}, {"WEB", "网上端口"},
    {"HOTLINE", "12345 热线"}, {"MAILBOX", "领导信箱"}, {"SUPERIOR", "上级转送"}};

static constexpr ArgumentDefinition PROGRESS[]{ITEM, text("progress", "进展情况")};

// --- S4, S102: model county items ---
static constexpr ArgumentDefinition MODEL[]{TITLE, place("place", "县（市、区）"), text("standard", "创建标准"),
    count("full_score", "分值"), date("due_on", "达标期限")};
static constexpr ArgumentDefinition MODEL_SCORE[]{ITEM, count("score", "自评得分"), text("evidence", "佐证材料")};
static constexpr ArgumentDefinition MODEL_CLOSE[]{ITEM, count("final_score", "核定得分"), text("result", "核定意见")};
static constexpr std::string_view MODEL_SUMS[]{"full_score", "score", "final_score"};
static void check_score(ArgumentContext const& context, LedgerItem const* item)
{
    auto const full = item ? base::integer_or(item->fields, "full_score", 0) : 0;
    for (auto const* name : {"score", "final_score"}) {
        auto const score = base::integer_or(context.payload, name, 0);
        if (item && (score < 0 || score > full))
            context.refuse("S4", "得分应在 0 到 " + std::to_string(full) + " 之间", name);
    }
}
static constexpr LedgerAct MODEL_ACTS[]{
    {ledger_act("open_model_item", "登记创建指标", "登记全国信访工作示范县（市、区）创建指标。", "通知一、三（六）",
         BUREAU_HEADS, MODEL),
        LedgerStep::Open, "创建中"},
    {ledger_act("score_model_item", "自评", "自评得分并附佐证。", "通知三（六）", BUREAU, MODEL_SCORE),
        LedgerStep::Progress, "已自评", {}, false, false, check_score},
    {ledger_act("confirm_model_item", "核定", "核定得分。", "通知三（六）", BUREAU_HEADS, MODEL_CLOSE),
        LedgerStep::Close, "已核定", "score_model_item", true, true, check_score},
};

// --- S97: guidance ---
static constexpr ArgumentDefinition ARTICLE[]{
    TITLE, choice("kind", "类型", ARTICLE_CHOICES), text("content", "内容"), line("basis", "依据", OPTIONAL)};
static constexpr ArgumentDefinition ARTICLE_EDIT[]{ITEM, text("content", "修订后的内容"), text("reason", "修订理由")};
static constexpr ArgumentDefinition ARTICLE_CLOSE[]{ITEM, text("reason", "停用理由")};
static constexpr LedgerAct ARTICLE_ACTS[]{
    {ledger_act(
         "publish_article", "发布业务指导", "发布问答、文书范本、政策依据或案例。", "通知三（六）", BUREAU, ARTICLE),
        LedgerStep::Open, "有效"},
    {ledger_act("revise_article", "修订", "修订业务指导的内容。", "通知三（六）", BUREAU, ARTICLE_EDIT),
        LedgerStep::Progress, "有效"},
    {ledger_act("withdraw_article", "停用", "停用业务指导。", "通知三（六）", BUREAU_HEADS, ARTICLE_CLOSE),
        LedgerStep::Close, "已停用"},
};
static constexpr ArgumentDefinition CONSULT[]{
    TITLE, org("unit", "请示单位"), record(), text("question", "问题"), date("due_on", "答复期限")};
static constexpr ArgumentDefinition CONSULT_CLOSE[]{ITEM, text("answer", "答复意见"), line("basis", "依据")};
static constexpr LedgerAct CONSULT_ACTS[]{
    {ledger_act("ask_guidance", "业务请示", "就初次信访事项办理提出业务请示。", "通知三（六）", OFFICERS, CONSULT),
        LedgerStep::Open, "待答复"},
    {ledger_act("answer_guidance", "答复请示", "答复业务请示，写明依据。", "通知三（六）", BUREAU, CONSULT_CLOSE),
        LedgerStep::Close, "已答复"},
};

// --- S107, S108: the window ---
static constexpr ArgumentDefinition SESSION[]{TITLE, line("window", "窗口"),
    choice("service", "服务事项", SERVICE_CHOICES), count("waiting_minutes", "等候分钟"), record()};
static constexpr ArgumentDefinition SESSION_CLOSE[]{
    ITEM, count("served_minutes", "接待分钟"), yes_no("satisfied", "群众满意", REQUIRED), text("result", "办理情况")};
static constexpr std::string_view SESSION_SUMS[]{"waiting_minutes", "served_minutes"};
static constexpr LedgerAct SESSION_ACTS[]{
    {ledger_act("open_window_session", "窗口接待", "“一站式”窗口接待一名群众：登记、咨询、调解、引导或查询。",
         "通知三（六）", BUREAU, SESSION),
        LedgerStep::Open, "接待中"},
    {ledger_act("close_window_session", "接待结束", "记录接待用时和群众评价。", "通知三（六）", BUREAU, SESSION_CLOSE),
        LedgerStep::Close, "已结束"},
};

// --- S112: three reductions, three optimisations ---
static constexpr ArgumentDefinition SIMPLIFY[]{TITLE, choice("kind", "类型", SIMPLIFY_CHOICES),
    text("before", "现行做法"), text("after", "简化优化后"), date("due_on", "完成期限")};
static constexpr ArgumentDefinition SIMPLIFY_CLOSE[]{ITEM, text("result", "成效")};
static constexpr LedgerAct SIMPLIFY_ACTS[]{
    {ledger_act(
         "open_simplification", "登记减优事项", "登记“三减三优化”事项。", "通知三（六）", BUREAU_HEADS, SIMPLIFY),
        LedgerStep::Open, "推进中"},
    {ledger_act("record_simplification_progress", "记录进展", "记录推进情况。", "通知三（六）", BUREAU, PROGRESS),
        LedgerStep::Progress, "推进中"},
    {ledger_act(
         "close_simplification", "完成", "减优事项已落地，写明成效。", "通知三（六）", BUREAU_HEADS, SIMPLIFY_CLOSE),
        LedgerStep::Close, "已完成"},
};

// --- S113: published channels ---
static constexpr ArgumentDefinition CHANNEL[]{TITLE, place("place", "所在地"), line("address", "地址"),
    line("hours", "接待时间"), line("phone", "电话"), line("online_entry", "网上入口", OPTIONAL)};
static constexpr ArgumentDefinition CHANNEL_EDIT[]{ITEM, line("address", "地址", OPTIONAL),
    line("hours", "接待时间", OPTIONAL), line("phone", "电话", OPTIONAL), line("online_entry", "网上入口", OPTIONAL),
    text("reason", "变更说明")};
static constexpr ArgumentDefinition CHANNEL_CLOSE[]{ITEM, text("reason", "撤销说明")};
static constexpr LedgerAct CHANNEL_ACTS[]{
    {ledger_act("publish_channel", "公布信访渠道", "向社会公布接待地点、时间、电话和网上入口。",
         "条例第十八条；通知三（六）", BUREAU, CHANNEL),
        LedgerStep::Open, "已公布"},
    {ledger_act("change_channel", "变更", "变更已公布的内容。", "条例第十八条", BUREAU, CHANNEL_EDIT),
        LedgerStep::Progress, "已公布"},
    {ledger_act("withdraw_channel", "撤销", "不再使用的渠道予以撤销。", "条例第十八条", BUREAU_HEADS, CHANNEL_CLOSE),
        LedgerStep::Close, "已撤销"},
};

// --- S115, S126: what came in at each port against what was registered ---
static constexpr ArgumentDefinition INTAKE[]{TITLE, choice("port", "端口", PORT_CHOICES), date("on", "日期"),
    count("received", "收到件数"), count("registered", "登记件数"), count("merged", "一信多投合并件数", OPTIONAL)};
static constexpr ArgumentDefinition INTAKE_CLOSE[]{ITEM, text("result", "核对结论（未登记的逐件说明）")};
static constexpr std::string_view INTAKE_SUMS[]{"received", "registered", "merged"};
static constexpr LedgerAct INTAKE_ACTS[]{
    {ledger_act("count_intake", "登记端口收件", "多端口进入的收件数与登记数逐日核对。", "通知三（六）、三（七）",
         BUREAU, INTAKE),
        LedgerStep::Open, "待核对"},
    {ledger_act("reconcile_intake", "核对", "收件与登记不符的逐件说明。", "通知三（七）", BUREAU, INTAKE_CLOSE),
        LedgerStep::Close, "已核对"},
};

// --- S133: how each place carries the notice out ---
static constexpr ArgumentDefinition IMPLEMENTATION[]{
    TITLE, org("unit", "单位"), text("plan", "贯彻措施"), line("contact", "联系人"), date("due_on", "完成期限")};
static constexpr ArgumentDefinition IMPLEMENTATION_CLOSE[]{ITEM, text("result", "落实情况")};
static constexpr LedgerAct IMPLEMENTATION_ACTS[]{
    {ledger_act("open_implementation", "登记贯彻方案", "登记各地各部门贯彻落实本通知的方案和期限。", "通知正文",
         BUREAU_HEADS, IMPLEMENTATION),
        LedgerStep::Open, "落实中"},
    {ledger_act("record_implementation_progress", "记录进展", "记录贯彻落实进展。", "通知正文", OFFICERS, PROGRESS),
        LedgerStep::Progress, "落实中"},
    {ledger_act("close_implementation", "完成", "贯彻措施全部落实。", "通知正文", BUREAU_HEADS, IMPLEMENTATION_CLOSE),
        LedgerStep::Close, "已落实"},
};

std::span<LedgerKind const> service_ledgers()
{
    static constexpr LedgerKind KINDS[]{
        {"WINDOW_SESSION", "窗口接待", LedgerGroup::Service, "S107 S108", "通知三（六）", SESSION_ACTS, {}, {},
            SESSION_SUMS},
        {"INTAKE", "端口收件核对", LedgerGroup::Service, "S115 S126", "通知三（六）、三（七）", INTAKE_ACTS, {"on"},
            "A-01", INTAKE_SUMS},
        {"CHANNEL", "信访渠道公布", LedgerGroup::Service, "S113", "通知三（六）；条例第十八条", CHANNEL_ACTS},
        {"ARTICLE", "业务指导", LedgerGroup::Service, "S97", "通知三（六）", ARTICLE_ACTS},
        {"CONSULT", "业务请示", LedgerGroup::Service, "S97", "通知三（六）", CONSULT_ACTS, {"due_on"}, "A-17"},
        {"SIMPLIFICATION", "三减三优化", LedgerGroup::Service, "S112", "通知三（六）", SIMPLIFY_ACTS, {"due_on"},
            "A-17"},
        {"MODEL_ITEM", "示范县创建", LedgerGroup::Service, "S4 S102", "通知一、三（六）", MODEL_ACTS, {"due_on"},
            "A-17", MODEL_SUMS},
        {"IMPLEMENTATION", "贯彻落实", LedgerGroup::Service, "S133", "通知正文", IMPLEMENTATION_ACTS, {"due_on"},
            "A-17"},
    };
    return KINDS;
}

} // namespace domain
