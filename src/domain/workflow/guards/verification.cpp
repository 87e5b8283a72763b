// Verification by the first unit (T29, T30, T32), delivery (T33) and closing (T34). Four eyes: who handled the matter
// does not verify it (law.md 5.3).
#include "domain/workflow/guards/guard.h"

#include "domain/workflow/substance.h"

#include <algorithm>
#include <set>

namespace domain {

static std::optional<Refusal> is_another_person(GuardContext const& context)
{
    auto const& handlers = context.record->handlers;
    if (context.identity && std::find(handlers.begin(), handlers.end(), context.identity->id) != handlers.end())
        return Refusal{std::string(context.act.transition),
            in_quotes(context.identity->name) + "承办过本件，审核须由首办单位的其他人进行（"
                + std::string(context.act.transition) + "，审核与承办分开）"};
    return {};
}

static std::vector<ChecklistItem> checklist_of(ArgumentContext const& context)
{
    return checklist_on(context.surroundings().config, context.record().received_on);
}

static void send_back(ArgumentContext const& context)
{
    auto const items = checklist_of(context);
    auto const failed = texts_in(context.payload, "failed");
    for (std::size_t index = 0; index < failed.size(); ++index)
        if (!find_checklist_item(items, failed[index]))
            context.refuse("T30", in_quotes(failed[index]) + "不是审核项，应为 " + checklist_ids(items),
                "failed[" + std::to_string(index) + "]");
    if (failed.empty())
        context.refuse("T30", "退回重办至少要指明一个不通过的审核项（T30）", "failed");
}

static void check_result(ArgumentContext const& context, std::vector<ChecklistItem> const& items,
    base::ValueObject const& check, std::size_t index, std::set<std::string>& seen)
{
    auto const where = "checks[" + std::to_string(index) + "]";
    auto const id = base::text_or(check, "check");
    auto const* item = find_checklist_item(items, id);
    if (!item)
        return context.refuse("T32", in_quotes(id) + "不是审核项，应为 " + checklist_ids(items), where + ".check");
    if (!seen.insert(id).second)
        return context.refuse("T32", "审核项 " + id + " 重复填写", where + ".check");
    if (base::text_or(check, "result") == "FAIL" && item->is_mandatory && item->asked_at == AskedAt::Verification)
        context.refuse(id, "必审项 " + id + "“" + std::string(item->text) + "”不通过，不能出具，应退回重办（T30、T32）",
            where + ".result");
}

// PS-1…3 (law.md 5.7): the first leader confirms with a reason, beforehand or in the comment on Q16.
static void check_substance(ArgumentContext const& context, base::ValueList const& checks)
{
    std::string comment;
    for (auto const& value : checks)
        if (auto const* check = value.object(); check && base::text_or(*check, "check") == "Q16")
            comment = base::text_or(*check, "comment");
    base::ValueList confirmed;
    for (auto const& hit : procedural_hits(context.record(), context.surroundings())) {
        if (hit.is_confirmed || hit.rule > "PS-3")
            continue;
        if (is_blank_text(comment))
            context.refuse(hit.rule,
                "疑似程序性办理：" + hit.text + "；请退回重办，或由首办责任领导在 Q16 写明不属程序性办理的理由（"
                    + hit.rule + "，通知三（三））",
                "checks");
        else
            confirmed.emplace_back(hit.rule);
    }
    if (!confirmed.empty())
        context.payload.set("confirmed_rules", std::move(confirmed));
}

static void pass_verification(ArgumentContext const& context)
{
    std::set<std::string> seen;
    auto const items = checklist_of(context);
    auto const& checks = base::list_or_empty(context.payload, "checks");
    for (std::size_t index = 0; index < checks.size(); ++index)
        if (auto const* check = checks[index].object())
            check_result(context, items, *check, index, seen);
    for (auto const& item : items)
        if (item.is_mandatory && item.asked_at == AskedAt::Verification && !seen.contains(std::string(item.id)))
            context.refuse(std::string(item.id),
                "必审项 " + std::string(item.id) + "“" + std::string(item.text)
                    + "”没有审核结果（T32，严格审查办理结果）",
                "checks");
    check_substance(context, checks);
}

static void deliver(ArgumentContext const& context)
{
    context.check_date("delivered_on", context.record().opinion_issued_on, "处理意见书出具日期");
    bool const is_refused_in_person =
        context.text("method") == "IN_PERSON" && !base::boolean_or(context.payload, "signed", true);
    bool const has_proof =
        !context.text("witness").empty() || !context.text("proof").empty() || has_attachments(context.payload);
    if (is_refused_in_person && !has_proof)
        context.refuse("Q19", "当面送达被拒收的，须写明见证人或送达凭证，或者附上凭证文件（Q19，T33）", "witness");
}

static std::optional<Refusal> close_is_open(GuardContext const& context)
{
    if (!context.record->delivered_on)
        return Refusal{"Q19", "认定办结须先有送达记录（Q19，T34）"};
    return {};
}

static void close(ArgumentContext const& context)
{
    check_answers(context, AskedAt::Closing, {"办结时", "不能认定办结（T34）"}); // Q19 (law.md 5.3)
    auto const& delivered_on = context.record().delivered_on;
    if (delivered_on && context.occurred_on < *delivered_on)
        context.refuse("T34", "办结日期不能早于送达日期（" + base::to_chinese(*delivered_on) + "）", "occurred_on");
}

std::span<GuardRow const> verification_guards()
{
    static constexpr GuardRow ROWS[]{
        {"take_for_verification", is_another_person, nullptr},
        {"send_back", is_another_person, send_back},
        {"pass_verification", is_another_person, pass_verification},
        {"deliver", nullptr, deliver},
        {"close", close_is_open, close},
    };
    return ROWS;
}

} // namespace domain
