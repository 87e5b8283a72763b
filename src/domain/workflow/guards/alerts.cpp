// When there is something to urge or to explain (通知三（四）: 到期催办督办, 逾期问效问责). Alerts are computed, not
// kept (J5); the guards ask the limits that they are computed from.
#include "domain/workflow/guards/guard.h"

#include <algorithm>

namespace domain {

static bool is_duty(RecordClock const& clock)
{
    return !clock.is_window;
}

static bool is_late(RecordClock const& clock, base::Date today)
{
    bool const is_running_late =
        clock.state != ClockState::Stopped && clock.deadline.effective && *clock.deadline.effective < today;
    return is_duty(clock) && (is_running_late || clock.days_late());
}

static std::optional<Refusal> urge_is_open(GuardContext const& context)
{
    auto const limits = clocks(*context.record, context.surroundings);
    if (std::any_of(limits.begin(), limits.end(),
            [](RecordClock const& clock) { return is_duty(clock) && clock.state != ClockState::Stopped; }))
        return {};
    return Refusal{"S72", "本件没有正在计算的时限，没有可以催办的事（通知三（四））"};
}

static std::optional<Refusal> explain_is_open(GuardContext const& context)
{
    auto const limits = clocks(*context.record, context.surroundings);
    auto const& today = context.surroundings.today;
    if (std::any_of(limits.begin(), limits.end(), [&](RecordClock const& clock) { return is_late(clock, today); }))
        return {};
    return Refusal{"S73", "本件没有逾期的时限，不需要作逾期说明（通知三（四））"};
}

// A-06.<record>.L10.1.+7
static void check_alert(ArgumentContext const& context)
{
    auto const alert = context.text("alert");
    bool const is_of_record = (alert.starts_with("A-") || alert.starts_with("S127."))
        && alert.find("." + context.record().id.value) != std::string::npos;
    if (!alert.empty() && !is_of_record)
        context.refuse("S71", "本件没有这一条提醒", "alert");
}

std::span<GuardRow const> alert_guards()
{
    static constexpr GuardRow ROWS[]{
        {"acknowledge_alert", nullptr, check_alert},
        {"urge", urge_is_open, check_alert},
        {"explain_overdue", explain_is_open, check_alert},
    };
    return ROWS;
}

} // namespace domain
