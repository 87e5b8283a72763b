// Approvals (W3): an act of its own, by another person who holds the approving role.
#include "domain/workflow/guards/guard.h"

#include <algorithm>

namespace domain {

static bool may_approve(GuardContext const& context, PendingApproval const& pending)
{
    auto const* act = find_act(pending.act);
    if (!act || !context.identity || context.identity->id == pending.asked_by)
        return false;
    return std::any_of(act->approvers.begin(), act->approvers.end(), [&](Role role) {
        return acts_in_role(*context.identity, role, *act, *context.record, context.surroundings.organisation);
    });
}

static std::optional<Refusal> approve_is_open(GuardContext const& context)
{
    auto const& pending = context.record->pending;
    if (pending.empty())
        return Refusal{"W3", "本件没有待批准的事项"};
    if (std::none_of(
            pending.begin(), pending.end(), [&](auto const& waiting) { return may_approve(context, waiting); }))
        return Refusal{"W3", "待批事项须由首办单位负有审批职责的另一人批准，申请人自己不能批准"};
    return {};
}

static void approve(ArgumentContext const& context)
{
    auto const of = context.text("of");
    auto const& pending = context.record().pending;
    auto const waiting = std::find_if(
        pending.begin(), pending.end(), [&](PendingApproval const& item) { return item.entry.value == of; });
    if (waiting == pending.end())
        return context.refuse("W3", "没有这一待批事项，可能已经批过", "of");
    if (!may_approve(context.guard, *waiting))
        context.refuse("W3", "这一事项不由您审批", "of");
    if (context.occurred_on < waiting->asked_on)
        context.refuse("W3", "审批日期不能早于申请日期（" + base::to_chinese(waiting->asked_on) + "）", "occurred_on");
    if (context.text("decision") == "REFUSE" && context.text("reason").empty())
        context.refuse("W3", "不批准须写明理由", "reason");
}

std::span<GuardRow const> approval_guards()
{
    static constexpr GuardRow ROWS[]{{"approve", approve_is_open, approve}};
    return ROWS;
}

} // namespace domain
