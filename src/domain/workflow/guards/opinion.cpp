// Handling: contact (T23), extension (T25), the handling opinion of 条例第三十二条 (T28) and its correction (T31).
#include "domain/workflow/guards/guard.h"

#include <algorithm>

namespace domain {

// W7: the extension must be approved by the effective date of L10 as it stood without it. Empty where the calendar or
// the rule is missing; CAL-13 then blocks nothing.
static std::optional<base::Date> original_due(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const* rule = record.accepted_on ? surroundings.rules.find("L10", *record.accepted_on) : nullptr;
    if (!rule)
        return {};
    auto const deadline = compute_deadline(
        *rule, {*record.accepted_on, {}}, {}, surroundings.calendar, surroundings.config.hours_on(*record.accepted_on));
    return deadline ? deadline->effective : std::nullopt;
}

static std::optional<Refusal> extend_is_open(GuardContext const& context)
{
    if (context.record->procedure == Procedure::Simple)
        return Refusal{"SP-09", "简易办理不能延期，十个工作日内不能办结的应转普通程序（简易办理办法，SP-09）"};
    if (context.record->extended_on)
        return Refusal{"T25",
            "本件已于" + base::to_chinese(*context.record->extended_on)
                + "延期一次，只能延期一次（条例第三十四条，T25）"};
    return {};
}

// J13 lets an act be entered late, TC08 does not let one be made late: that it was approved and told in time has to be
// shown by the papers of the time.
static void check_late_extension(ArgumentContext const& context, base::Date due)
{
    if (!has_attachments(context.payload))
        context.refuse("T25",
            "原办理期限（" + base::to_chinese(due)
                + "）已过，补录期限内批准的延期须附当时的审批单或者延期告知书（条例第三十四条，J13，T25）",
            "attachments");
    auto const notified_on = date_in(context.payload, "notified_on");
    if (notified_on && *notified_on > due)
        context.refuse("T25",
            "延期应在原办理期限（" + base::to_chinese(due) + "）届满前告知信访人（条例第三十四条，T25）",
            "notified_on");
}

static void extend(ArgumentContext const& context)
{
    auto const days = base::integer_or(context.payload, "days", 0);
    if (days < 1 || days > MAX_EXTENSION_DAYS)
        context.refuse("T25", "“延长日数”应为 1 至 30 日（条例第三十四条，T25）", "days");
    auto const due = original_due(context.record(), context.surroundings());
    if (due && context.occurred_on > *due)
        context.refuse("T25", "延期须在原办理期限（" + base::to_chinese(*due) + "）届满前批准（条例第三十四条，T25）",
            "occurred_on");
    else if (due && context.surroundings().today > *due)
        check_late_extension(context, *due);
    context.check_date("notified_on", context.record().accepted_on, "受理日期");
    auto const notified_on = date_in(context.payload, "notified_on");
    if (due && notified_on && *notified_on > *due) // D19
        context.refuse("T25",
            "延期应在原办理期限（" + base::to_chinese(*due) + "）届满前告知信访人（条例第三十四条，T25）",
            "notified_on");
}

static void start_handling(ArgumentContext const& context)
{
    context.check_date("contacted_on", context.record().received_on, "收到日期");
}

static std::optional<Refusal> submit_is_open(GuardContext const& context)
{
    if (context.record->investigations.empty())
        return Refusal{"Q13", "提交处理意见须先有调查核实记录（Q13，条例第三十一条第六项）"};
    return {};
}

static void check_parts(ArgumentContext const& context)
{
    struct Part {
        std::string_view argument;
        std::string_view id;
        std::string_view message;
    };
    static constexpr Part PARTS[]{
        {"request", "Q15", "处理意见书缺“投诉请求”（条例第三十二条，Q15）"},
        {"facts", "Q15", "处理意见书缺“事实和理由”（条例第三十二条，Q15）"},
        {"remedy", "Q17", "处理意见书缺救济途径：应写明三十日内向哪个机关申请复查（条例第三十五条，Q17）"},
    };
    for (auto const& part : PARTS)
        if (context.text(part.argument).empty())
            context.refuse(std::string(part.id), std::string(part.message), std::string(part.argument));
    auto const remedy = context.text("remedy");
    if (!remedy.empty() && remedy.find("复查") == std::string::npos)
        context.refuse("Q17", std::string(PARTS[2].message), "remedy");
    auto const basis = texts_in(context.payload, "legal_basis");
    if (std::all_of(basis.begin(), basis.end(), [](auto const& text) { return is_blank_text(text); }))
        context.refuse("Q15", "处理意见书缺法律法规依据，应写明具体条款（条例第三十二条，Q15）", "legal_basis");
}

static void check_outcome(ArgumentContext const& context, base::ValueObject const& outcome, std::size_t index)
{
    auto const code = base::text_or(outcome, "outcome");
    auto const where = "outcomes[" + std::to_string(index) + "].";
    if (code == "NOT_SUPPORTED" && context.record().procedure == Procedure::Simple)
        context.refuse(
            "SP-02(3)", "简易办理的事项不予支持的，应先转普通程序（T24，SP-02(3)、SP-09）", where + "outcome");
    if (code != "SUPPORTED" && code != "PARTLY_SUPPORTED")
        return;
    if (is_blank_text(base::text_or(outcome, "execution_unit")))
        context.refuse("Q20", "予以支持的诉求须写明执行单位（条例第三十二条，Q20）", where + "execution_unit");
    if (is_blank_text(base::text_or(outcome, "execution_due")))
        context.refuse("Q20", "予以支持的诉求须写明执行期限（条例第三十二条，Q20）", where + "execution_due");
    else if (auto const due = date_in(outcome, "execution_due"); due && *due < context.occurred_on)
        context.refuse("Q20", "执行期限不能早于提出意见的日期（" + base::to_chinese(context.occurred_on) + "）",
            where + "execution_due");
}

static void check_outcomes(ArgumentContext const& context)
{
    auto const& demands = context.record().demands;
    std::vector<int> answered(demands.size(), 0);
    auto const& outcomes = base::list_or_empty(context.payload, "outcomes");
    for (std::size_t index = 0; index < outcomes.size(); ++index) {
        auto const* outcome = outcomes[index].object();
        if (!outcome)
            continue;
        auto const demand = base::integer_or(*outcome, "demand", -1);
        if (demand < 0 || demand >= static_cast<std::int64_t>(demands.size()))
            context.refuse("Q14", "处理意见对应的诉求不存在，本件共有 " + std::to_string(demands.size()) + " 项诉求",
                "outcomes[" + std::to_string(index) + "].demand");
        else
            ++answered[static_cast<std::size_t>(demand)];
        check_outcome(context, *outcome, index);
    }
    for (std::size_t demand = 0; demand < demands.size(); ++demand) {
        auto const name = "第 " + std::to_string(demand + 1) + " 项诉求" + in_quotes(demands[demand]);
        if (answered[demand] == 0)
            context.refuse("Q14", name + "没有处理意见，每项诉求都要答复（条例第三十二条，Q14）", "outcomes");
        else if (answered[demand] > 1)
            context.refuse("Q14", name + "有不止一条处理意见，应合为一条", "outcomes");
    }
}

static void submit_opinion(ArgumentContext const& context)
{
    check_parts(context);
    check_outcomes(context);
}

base::ValueObject to_value(Outcome const& outcome)
{
    base::ValueObject object{
        {"demand", static_cast<std::int64_t>(outcome.demand)}, {"outcome", outcome.outcome}, {"text", outcome.text}};
    if (!outcome.execution_unit.empty())
        object.set("execution_unit", outcome.execution_unit);
    if (outcome.execution_due)
        object.set("execution_due", base::to_iso(*outcome.execution_due));
    return object;
}

base::ValueList renewed_outcomes(HandlingOpinion const& opinion, base::Date today, base::Date due)
{
    base::ValueList outcomes;
    for (auto outcome : opinion.outcomes) {
        if (outcome.execution_due && *outcome.execution_due < today)
            outcome.execution_due = due;
        outcomes.emplace_back(to_value(outcome));
    }
    return outcomes;
}

// What a resubmission leaves out stays as it was; the entry holds the whole opinion, so it can be read by itself.
static void complete_from(base::ValueObject& payload, HandlingOpinion const& before)
{
    auto const keep = [&](std::string key, base::Value value) {
        if (!payload.find(key))
            payload.set(std::move(key), std::move(value));
    };
    keep("request", before.request);
    keep("facts", before.facts);
    keep("remedy", before.remedy);
    base::ValueList basis;
    for (auto const& text : before.legal_basis)
        basis.emplace_back(text);
    keep("legal_basis", std::move(basis));
    base::ValueList outcomes;
    for (auto const& outcome : before.outcomes)
        outcomes.emplace_back(to_value(outcome));
    keep("outcomes", std::move(outcomes));
}

static void resubmit(ArgumentContext const& context)
{
    auto const& record = context.record();
    for (auto const& failed : record.failed_checks) {
        auto const& answers = base::list_or_empty(context.payload, "answers");
        bool const is_answered = std::any_of(answers.begin(), answers.end(), [&](base::Value const& value) {
            auto const* answer = value.object();
            return answer && base::text_or(*answer, "check") == failed
                && !is_blank_text(base::text_or(*answer, "answer"));
        });
        if (!is_answered)
            context.refuse(failed, "审核项 " + failed + " 没有整改说明，退回的每一项都要逐一答复（T31）", "answers");
    }
    if (record.opinion)
        complete_from(context.payload, *record.opinion);
    submit_opinion(context);
}

static void open_hearing(ArgumentContext const& context)
{
    context.check_date("on", context.record().accepted_on, "受理日期");
}

static void conclude_hearing(ArgumentContext const& context)
{
    auto const& hearings = context.record().hearings;
    context.check_date(
        "on", hearings.empty() ? std::nullopt : std::optional(hearings.back().opened_on), "听证开始日期");
}

static void conclude_mediation(ArgumentContext const& context)
{
    auto const& mediations = context.record().mediations;
    context.check_date(
        "on", mediations.empty() ? std::nullopt : std::optional(mediations.back().opened_on), "调解开始日期");
    auto const due = date_in(context.payload, "performance_due");
    if (due && context.text("agreement").empty())
        context.refuse("T27", "没有达成协议的不填履行期限（条例第三十三条，T27）", "performance_due");
}

std::span<GuardRow const> opinion_guards()
{
    static constexpr GuardRow ROWS[]{
        {"start_handling", nullptr, start_handling},
        {"extend", extend_is_open, extend},
        {"open_hearing", nullptr, open_hearing},
        {"conclude_hearing", nullptr, conclude_hearing},
        {"open_mediation", nullptr, open_hearing},
        {"conclude_mediation", nullptr, conclude_mediation},
        {"submit_opinion", submit_is_open, submit_opinion},
        {"resubmit", nullptr, resubmit},
    };
    return ROWS;
}

} // namespace domain
