// Acceptance: ordinary (T20, S51), simple (T21, SP-01…SP-08) and the switch between them (T24, SP-09).
#include "domain/workflow/guards/guard.h"

#include "domain/workflow/simple_procedure.h"

namespace domain {

// S51: 收到初次信访事项后，应当明确责任领导和责任人.
static void check_responsible(ArgumentContext const& context)
{
    auto const& record = context.record();
    check_unit_staff(context, "unit_leader", record.unit);
    check_unit_staff(context, "unit_officer", record.unit);
    if (record.unit_leader.is_empty() && context.text("unit_leader").empty())
        context.refuse("L32", "受理须先明确责任领导（通知三（三），S51，L32）", "unit_leader");
    if (record.unit_officer.is_empty() && context.text("unit_officer").empty())
        context.refuse("L32", "受理须先明确责任人（通知三（三），S51，L32）", "unit_officer");
}

static std::optional<Refusal> acceptance_is_open(GuardContext const& context)
{
    if (auto why = sent_elsewhere_by_law(*context.record))
        return Refusal{std::string(context.act.transition), *std::move(why)};
    return {};
}

static void accept(ArgumentContext const& context)
{
    context.check_date("notice_on", context.record().unit_received_on, "收到日期");
    context.check_date("notice_arrived_on", date_in(context.payload, "notice_on"), "告知书日期");
    check_responsible(context);
}

static std::optional<Refusal> accept_simple_is_open(GuardContext const& context)
{
    auto const conditions = simple_conditions(*context.record, context.surroundings);
    if (auto const* unmet = first_unmet(conditions))
        return Refusal{unmet->id, unmet->text};
    return {};
}

static void accept_simple(ArgumentContext const& context)
{
    context.check_date("notice_on", context.record().unit_received_on, "收到日期");
    check_responsible(context);
    auto const conditions =
        simple_conditions(context.record(), context.surroundings(), context.text("expected_outcome"));
    if (auto const* unmet = first_unmet(conditions))
        context.refuse(unmet->id, unmet->text, "expected_outcome");
}

static std::optional<Refusal> switch_is_open(GuardContext const& context)
{
    if (context.record->procedure != Procedure::Simple)
        return Refusal{"T24", "本件不是简易办理，不需要转普通程序（T24）"};
    return {};
}

static void switch_to_ordinary(ArgumentContext const& context)
{
    context.check_date("notified_on", context.record().simple_accepted_on, "简易受理日期");
}

std::span<GuardRow const> acceptance_guards()
{
    static constexpr GuardRow ROWS[]{
        {"accept", acceptance_is_open, accept},
        {"accept_simple", accept_simple_is_open, accept_simple},
        {"switch_to_ordinary", switch_is_open, switch_to_ordinary},
    };
    return ROWS;
}

} // namespace domain
