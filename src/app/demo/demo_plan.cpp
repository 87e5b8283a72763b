// The delays are those of an ordinary office; the law's limits are kept by most matters and missed by some on purpose.
#include "app/demo/demo_plan.h"

#include <algorithm>

namespace app::demo {

using enum StepKind;

static void add(std::vector<Step>& steps, StepKind kind, int working_days)
{
    steps.push_back({.kind = kind, .days = working_days});
}

static void add_registration(std::vector<Step>& steps, DemoRandom& random)
{
    Step registration{.kind = Register};
    if (random.chance(5))
        registration.recorded_late = random.between(2, 3);
    steps.push_back(registration);
    Step triage{.kind = Triage, .days = registration.recorded_late + random.between(0, 2)};
    steps.push_back(triage);
}

static void add_dispatch(std::vector<Step>& steps, Path path, DemoRandom& random)
{
    switch (path) {
    case Path::SelfHandled:
        return add(steps, SelfReceive, random.between(0, 2));
    case Path::ToPoliticalLegal:
        return add(steps, Refer, random.between(0, 2));
    case Path::Transferred:
        add(steps, Transfer, random.between(0, 2));
        break;
    case Path::AssignedByLeader:
        add(steps, Assign, random.between(0, 2));
        break;
    default:
        add(steps, AskAssign, random.between(0, 1));
        add(steps, ApproveAssign, random.between(0, 1));
    }
    add(steps, SignFor, random.between(1, 2));
}

static void add_handling(std::vector<Step>& steps, Path path, DemoRandom& random)
{
    add(steps, Accept, random.between(1, 7));
    add(steps, StartHandling, random.between(1, 4));
    add(steps, Investigate, random.between(2, 8));
    if (random.chance(35))
        add(steps, Investigate, random.between(1, 6));
    if (random.chance(4))
        add(steps, ChangeOfficer, 1);
    if (path == Path::Extended) {
        add(steps, Extend, random.between(12, 18));
        add(steps, Investigate, random.between(4, 10));
    }
    add(steps, SubmitOpinion, random.between(3, 12));
}

static void add_verification(std::vector<Step>& steps, Path path, DemoRandom& random)
{
    add(steps, TakeForVerification, random.between(0, 2));
    if (path == Path::SentBackOnce) {
        add(steps, SendBack, random.between(0, 2));
        add(steps, Resubmit, random.between(2, 4));
        add(steps, TakeForVerification, random.between(0, 1));
    }
    add(steps, Pass, random.between(0, 2));
    add(steps, Deliver, random.between(1, 3));
    add(steps, Close, random.between(0, 3));
}

static void add_follow_up(std::vector<Step>& steps, Path path, DemoRandom& random)
{
    if (path == Path::Unreachable) {
        for (int attempt = 0; attempt < 3; ++attempt)
            add(steps, FollowUpInVain, random.between(1, 3));
    } else {
        if (random.chance(12))
            add(steps, FollowUpInVain, random.between(1, 4));
        add(steps, FollowUp, random.between(2, 8));
    }
    add(steps, RecordExecution, random.between(2, 20));
    // Past the thirty days in which a review may be asked for, whatever the petitioner said (L13).
    steps.push_back({.kind = Settle, .days = random.between(32, 45), .counts_working_days = false});
}

static std::vector<Step> short_path(Path path, DemoRandom& random)
{
    std::vector<Step> steps;
    add_registration(steps, random);
    switch (path) {
    case Path::Guided:
        add(steps, Guide, random.between(0, 1));
        break;
    case Path::Merged:
        add(steps, Merge, random.between(0, 1));
        break;
    case Path::Voided:
        add(steps, Void, 0);
        break;
    case Path::Withdrawn:
        add_dispatch(steps, Path::Assigned, random);
        add(steps, Accept, random.between(1, 5));
        add(steps, Withdraw, random.between(1, 6));
        break;
    default:
        add_dispatch(steps, path, random);
    }
    return steps;
}

std::vector<Step> steps_of(Path path, DemoRandom& random)
{
    switch (path) {
    case Path::Guided:
    case Path::Merged:
    case Path::Voided:
    case Path::Withdrawn:
    case Path::ToPoliticalLegal:
        return short_path(path, random);
    default:
        break;
    }
    std::vector<Step> steps;
    add_registration(steps, random);
    add_dispatch(steps, path, random);
    if (random.chance(4)) {
        add(steps, AskCorrection, 0);
        add(steps, ApproveCorrection, random.between(0, 1));
    }
    add_handling(steps, path, random);
    add_verification(steps, path, random);
    if (path == Path::Reopened) {
        add(steps, FollowUpUnsolved, random.between(2, 8));
        add(steps, Reopen, random.between(0, 2));
        add(steps, Investigate, random.between(2, 5));
        add(steps, SubmitOpinion, random.between(2, 5));
        add_verification(steps, Path::Assigned, random);
    }
    add_follow_up(steps, path, random);
    return steps;
}

void stop_after(std::vector<Step>& steps, StepKind last)
{
    auto const it = std::find_if(steps.begin(), steps.end(), [&](Step const& step) { return step.kind == last; });
    if (it != steps.end())
        steps.erase(it + 1, steps.end());
}

base::Date anchor(std::vector<Step>& steps, StepKind kind, base::Date on)
{
    int days = 0;
    for (auto& step : steps) {
        // A working day is at most twice a calendar day on average, holidays included; the rest is slack.
        days += step.counts_working_days ? 2 * step.days : step.days;
        if (step.kind == kind) {
            step.on = on;
            break;
        }
    }
    return base::add_days(on, -(days + (days > 0 ? 9 : 0)));
}

base::Date date_of(Step const& step, base::Date previous, domain::WorkCalendar const& calendar)
{
    if (step.on)
        return std::max(*step.on, previous);
    auto date =
        calendar.working_day_on_or_after(step.counts_working_days ? previous : base::add_days(previous, step.days));
    for (int day = 0; date && step.counts_working_days && day < step.days; ++day)
        date = calendar.next_working_day(*date);
    return date.value_or(base::add_days(previous, step.days));
}

std::vector<Showcase> const& showcases()
{
    static std::vector<Showcase> const ALL{
        {Path::Assigned, Register, 0, Register},
        {Path::Assigned, Register, 1, Register},
        {Path::Assigned, Register, 15, Register}, // L02 ends today
        {Path::Assigned, Register, 1, Triage},
        {Path::Assigned, Register, 15, Triage},
        {Path::Assigned, Register, 18, Triage}, // L02 missed
        {Path::Assigned, AskAssign, 0, AskAssign}, // waits for the leader
        {Path::Assigned, AskAssign, 1, AskAssign},
        {Path::Assigned, ApproveAssign, 1, ApproveAssign},
        {Path::Assigned, ApproveAssign, 5, ApproveAssign}, // nobody signs
        {Path::Transferred, Transfer, 0, Transfer},
        {Path::Assigned, SignFor, 15, SignFor}, // L06 ends today
        {Path::AssignedByLeader, SignFor, 13, SignFor},
        {Path::Assigned, SignFor, 20, SignFor}, // L06 missed
        {Path::SelfHandled, SelfReceive, 4, SelfReceive},
        {Path::Assigned, Accept, 1, Accept},
        {Path::Assigned, Accept, 60, Investigate}, // L10 ends today
        {Path::Assigned, Accept, 60, StartHandling},
        {Path::AssignedByLeader, Accept, 57, Investigate},
        {Path::Assigned, Accept, 75, Investigate}, // L10 missed
        {Path::Extended, Accept, 88, Extend}, // in the extension
        {Path::SelfHandled, Accept, 61, Investigate},
        {Path::Assigned, SubmitOpinion, 0, SubmitOpinion},
        {Path::Assigned, SubmitOpinion, 4, SubmitOpinion},
        {Path::Assigned, TakeForVerification, 0, TakeForVerification},
        {Path::SelfHandled, TakeForVerification, 5, TakeForVerification},
        {Path::SentBackOnce, SendBack, 1, SendBack},
        {Path::SentBackOnce, SendBack, 8, SendBack},
        {Path::SentBackOnce, Resubmit, 0, Resubmit},
        {Path::Assigned, Pass, 0, Pass},
        {Path::Assigned, Pass, 6, Pass},
        {Path::Assigned, Deliver, 0, Deliver},
        {Path::Assigned, Deliver, 5, Deliver},
        {Path::Assigned, Close, 1, Close},
        {Path::Assigned, Close, 14, Close}, // the follow-up is due today
        {Path::AssignedByLeader, Close, 20, Close}, // and missed
        {Path::Unreachable, FollowUpInVain, 1, FollowUpInVain},
        {Path::Assigned, FollowUp, 4, FollowUp},
        {Path::Reopened, FollowUpUnsolved, 2, FollowUpUnsolved},
        {Path::Reopened, Reopen, 4, Reopen},
    };
    return ALL;
}

} // namespace app::demo
