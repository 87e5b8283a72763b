// The petitioner's evaluation (law.md 6, 国信发〔2022〕11号) and the guidance towards it (S66).
#include "domain/workflow/guards/guard.h"
#include "domain/workflow/query_code.h"
#include "domain/workflow/visibility.h"

#include "base/text.h"

#include <algorithm>

namespace domain {

static std::optional<Refusal> evaluate_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    bool const is_keyed_in_by_staff = context.operator_staff && context.operator_staff != context.identity
        && !context.operator_staff->has_role(Role::Petitioner);
    if (is_keyed_in_by_staff)
        return Refusal{"PR-05",
            "满意度由信访人本人录入，现在操作的是" + in_quotes(context.operator_staff->name)
                + "，工作人员不得代评（国信发〔2022〕11号，PR-05）"};
    if (!record.in_eval_scope)
        return Refusal{"S64", "本件不纳入满意度评价：" + record.eval_scope_reason + "（S64）"};
    // L24: both sides close together; before delivery only the bureau can be judged.
    for (auto const& clock : clocks(record, context.surroundings))
        if (clock.rule_id == "L24" && clock.deadline.working_date() < context.surroundings.today)
            return Refusal{
                "L24", "评价期限已于" + base::to_chinese(clock.deadline.working_date()) + "截止（内部规则，L24）"};
    return {};
}

// PR-05: who evaluates shows it with the query code and the end of the ID number. Without a registered ID number the
// code, which only the petitioner was told, stands alone.
static void check_petitioner_proof(ArgumentContext const& context)
{
    auto const& record = context.record();
    if (folded_query_code(context.text("query_code")) != record.query_code)
        context.refuse("PR-05", "查询码不对，请信访人核对告知书上的查询码（国信发〔2022〕11号，PR-05）", "query_code");
    auto const tails = id_tails(record);
    auto const tail = base::folded_for_comparison(context.text("id_tail"));
    if (!tails.empty() && std::find(tails.begin(), tails.end(), tail) == tails.end())
        context.refuse(
            "PR-05", "证件号码后四位不对，应为登记的信访人证件号码的后四位（国信发〔2022〕11号，PR-05）", "id_tail");
}

static void evaluate(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const side = context.text("side");
    bool const was_judged = std::any_of(record.evaluations.begin(), record.evaluations.end(),
        [&](Evaluation const& known) { return known.side == side; });
    if (was_judged)
        context.refuse("evaluate", "这一方已经评价过，每方只评价一次、不再改动（国信发〔2022〕11号）", "side");
    if (side == "BUREAU" && !record.registered_by_bureau)
        context.refuse("evaluate", "本件由责任单位直接受理，没有信访部门可以评价", "side");
    if (side == "BUREAU" && !record.dispatched_on && record.disposal.empty())
        context.refuse("evaluate", "信访部门还没有转送、交办，尚不能评价", "side");
    if (side == "UNIT" && !record.delivered_on)
        context.refuse("evaluate", "处理意见还没有送达，尚不能评价责任单位", "side");
    if (context.text("value") == "NOT_SATISFIED" && context.text("reason").empty())
        context.refuse("evaluate", "不满意的请写明理由", "reason");
    check_petitioner_proof(context);
}

static std::optional<Refusal> guidance_is_open(GuardContext const& context)
{
    if (!context.record->in_eval_scope)
        return Refusal{"S64", "本件不纳入满意度评价：" + context.record->eval_scope_reason + "（S64）"};
    return {};
}

static void record_guidance(ArgumentContext const& context)
{
    context.check_date("on", context.record().received_on, "收到日期");
}

// S65: what is answered and may be public; an accusation or a referral never is (条例第三十条).
static std::optional<Refusal> publication_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    if (is_confidential(record) || base::boolean_or(record.fields, "secret", false))
        return Refusal{"PR-02", "检举控告和需要保密的事项不公开（条例第三十条，PR-02）"};
    if (!record.delivered_on)
        return Refusal{"S65", "处理意见送达以后才公开办理结果（通知三（三），S65）"};
    return {};
}

static void publish_result(ArgumentContext const& context)
{
    context.check_date("on", context.record().delivered_on, "送达日期");
}

std::span<GuardRow const> evaluation_guards()
{
    static constexpr GuardRow ROWS[]{
        {"evaluate", evaluate_is_open, evaluate},
        {"record_guidance", guidance_is_open, record_guidance},
        {"publish_result", publication_is_open, publish_result},
    };
    return ROWS;
}

} // namespace domain
