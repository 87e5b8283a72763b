// 回避核定 (PR-03, 条例第二十八条第三款): who keeps out for an interest in the matter, and who only bears a name in it.
#include "domain/workflow/guards/guard.h"
#include "domain/workflow/visibility.h"

namespace domain {

static bool is_leader(Staff const& staff)
{
    return staff.has_role(Role::FirstLeader) || staff.has_role(Role::BureauLeader) || staff.has_role(Role::UnitLeader);
}

// Nobody rules himself out as the accused.
static void check_namesake(ArgumentContext const& context, std::optional<Recusal> const& recusal, bool is_by_leader)
{
    auto& payload = context.payload;
    if (!recusal)
        return context.refuse("PR-03", "这名工作人员与本件的信访人、被反映人都不同名，不必核定", "staff");
    switch (recusal->ground) {
    case RecusalGround::PetitionersName:
        payload.set("name_of", "PETITIONER");
        break;
    case RecusalGround::AccusedName:
        payload.set("name_of", "ACCUSED");
        if (!is_by_leader)
            context.refuse("PR-03", "与被反映人同名的，由本人以外的负责人核定（条例第二十八条第三款）", "decision");
        break;
    case RecusalGround::AccusedUnit:
        context.refuse("PR-03", recusal->why, "staff");
        break;
    case RecusalGround::Decided:
        context.refuse("PR-03", "这名工作人员已核定回避；认定有误的，请选“不再回避”", "decision");
        break;
    }
}

static void decide_recusal(ArgumentContext const& context)
{
    auto const* identity = context.guard.identity;
    auto const& organisation = context.surroundings().organisation;
    auto const* staff = organisation.find_staff(base::StaffId{context.text("staff")});
    if (!identity || !staff)
        return;
    auto const decision = context.text("decision");
    bool const is_own = identity->id == staff->id;
    bool const is_by_leader = !is_own && is_leader(*identity);
    auto const recusal = recusal_of(*staff, context.record(), organisation);
    bool const is_recused = recusal && recusal->ground == RecusalGround::Decided;
    if (decision == "NOT_THE_SAME")
        return check_namesake(context, recusal, is_by_leader);
    if (decision == "RECUSE" && !is_own && !is_by_leader)
        context.refuse("PR-03", "自己回避由本人提出；要求他人回避，由负责人决定（条例第二十八条第三款）", "staff");
    if (decision == "LIFT" && !is_recused)
        context.refuse("PR-03", "这名工作人员没有核定回避", "decision");
    else if (decision == "LIFT" && !is_by_leader)
        context.refuse("PR-03", "已核定的回避由本人以外的负责人解除（条例第二十八条第三款）", "decision");
}

std::span<GuardRow const> recusal_guards()
{
    static constexpr GuardRow ROWS[]{{"decide_recusal", nullptr, decide_recusal}};
    return ROWS;
}

} // namespace domain
