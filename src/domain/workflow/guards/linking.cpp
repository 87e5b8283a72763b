// Links between repeats and their matter (FT-01, T44, W1) and changes of officers (W2).
#include "domain/workflow/guards/guard.h"

namespace domain {

// Follows links to the record that stands at the head of the matter; a loop ends where it began.
static PetitionRecord const* head_of(PetitionRecord const* record, Surroundings const& surroundings)
{
    for (int step = 0; record && step < 1000 && record->first_time == FirstTime::Repeat; ++step) {
        auto const* next = surroundings.find_record(record->repeat_of);
        if (!next)
            break;
        record = next;
    }
    return record;
}

void check_repeat_link(ArgumentContext const& context)
{
    auto const& surroundings = context.surroundings();
    auto const& record = context.record();
    base::RecordId const id{context.text("repeat_of")};
    if (id == record.id)
        return context.refuse("FT-01", "不能把信访件并到它自己", "repeat_of");
    if (!record.repeats.empty())
        return context.refuse("FT-01", "本件名下已有重复件，应把后来的件并到原件", "repeat_of");
    if (!surroundings.find_record)
        return;
    auto const* named = surroundings.find_record(id);
    if (!named || named->state == State::None)
        return context.refuse("FT-01", "没有找到原信访件" + in_quotes(id.value), "repeat_of");
    auto const* head = head_of(named, surroundings);
    if (head->id == record.id)
        return context.refuse("FT-01", "原信访件本来就是本件的重复件", "repeat_of");
    if (head->state == State::Void)
        return context.refuse("FT-01", "原信访件" + in_quotes(head->petition_no) + "已误登作废，不能并入", "repeat_of");
    context.payload.set("repeat_of", head->id.value);
    context.payload.set("matter_id", head->own_matter_id.value);
}

static std::optional<Refusal> link_is_open(GuardContext const& context)
{
    auto const& record = *context.record;
    if (record.first_time == FirstTime::Undecided)
        return Refusal{"T02", "本件尚未甄别，请在甄别时判定初次或重复（T02）"};
    if (record.first_time == FirstTime::Repeat)
        return Refusal{"FT-01", "本件已并为重复件，需要改并的请先解除"};
    if (!record.repeats.empty())
        return Refusal{"FT-01", "本件名下已有重复件，应把后来的件并到原件"};
    return {};
}

static std::optional<Refusal> unlink_is_open(GuardContext const& context)
{
    if (context.record->first_time != FirstTime::Repeat)
        return Refusal{"FT-01", "本件没有并为重复件"};
    for (auto const& pending : context.record->pending)
        if (pending.act == "not_accept" || pending.act == "no_longer_accept")
            return Refusal{"FT-01", "不予受理、不再受理正等待负责人批准，批准或不批准之后再解除关联（W3）"};
    return {};
}

static void unlink(ArgumentContext const& context)
{
    context.payload.set("repeat_of", context.record().repeat_of.value);
}

static std::optional<Refusal> change_is_open(GuardContext const& context)
{
    if (context.identity && context.identity->org == context.record->first_unit
        && context.identity->has_role(Role::FirstLeader))
        return {};
    if (context.record->unit.is_empty())
        return Refusal{"W2", "本件还没有责任单位，只有首办责任领导可以变更现承办人"};
    return {};
}

static void change_officer(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const* identity = context.guard.identity;
    auto const side = context.text("side").empty() ? std::string("FIRST") : context.text("side");
    bool const is_first = side == "FIRST";
    auto const& org = is_first ? record.first_unit : record.unit;
    auto const needed = is_first ? Role::FirstLeader : Role::UnitLeader;
    if (org.is_empty())
        return context.refuse("W2", "本件还没有责任单位", "side");
    if (identity && !(identity->org == org && identity->has_role(needed)))
        context.refuse("W2",
            "这一变更须由" + in_quotes(context.surroundings().organisation.org_name(org)) + "的"
                + std::string(to_chinese(needed)) + "决定",
            "side");
    auto const* officer = context.surroundings().organisation.find_staff(base::StaffId{context.text("officer")});
    auto const role = is_first ? Role::FirstOfficer : side == "UNIT_LEADER" ? Role::UnitLeader : Role::UnitOfficer;
    if (officer && !(officer->active && officer->org == org && officer->has_role(role)))
        context.refuse("W2",
            in_quotes(officer->name) + "不是" + in_quotes(context.surroundings().organisation.org_name(org)) + "在岗的"
                + std::string(to_chinese(role)),
            "officer");
}

std::span<GuardRow const> linking_guards()
{
    static constexpr GuardRow ROWS[]{
        {"link_repeat", link_is_open, check_repeat_link},
        {"unlink_repeat", unlink_is_open, unlink},
        {"change_officer", change_is_open, change_officer},
    };
    return ROWS;
}

} // namespace domain
