// What happens to a demo matter and when: a list of steps in legal order, each so many days after the one before. Who
// acts and with which words is decided when the step is played.
#pragma once

#include "app/demo/demo_random.h"
#include "base/date.h"
#include "domain/deadline/work_calendar.h"

#include <optional>
#include <vector>

namespace app::demo {

enum class StepKind {
    Register,
    Triage,
    AskAssign, // by an officer; waits for the leader
    ApproveAssign,
    Assign, // by a leader at once
    Transfer,
    Refer, // to the political-legal department or the discipline organ
    SelfReceive,
    SignFor,
    Accept,
    StartHandling,
    Investigate,
    Extend,
    SubmitOpinion,
    TakeForVerification,
    SendBack,
    Resubmit,
    Pass,
    Deliver,
    Close,
    FollowUpInVain,
    FollowUpUnsolved,
    FollowUp,
    RecordExecution, // of every supported demand, one entry each
    Settle,
    Reopen,
    Guide,
    Merge, // a repeat taken into the matter it repeats (T11)
    Withdraw,
    Void,
    AskCorrection,
    ApproveCorrection,
    ChangeOfficer,
};

struct Step {
    StepKind kind{StepKind::Register};
    int days{0}; // after the step before
    bool counts_working_days{true};
    int recorded_late{0}; // working days between the act and its entry (补录)
    std::optional<base::Date> on; // instead of `days`, unless the step before is later
};

enum class Path {
    Assigned, // 交办 through to settlement
    AssignedByLeader,
    SentBackOnce,
    Extended,
    Reopened,
    Unreachable,
    Transferred,
    SelfHandled,
    ToPoliticalLegal, // also for the discipline organ; ends there
    Guided,
    Merged,
    Withdrawn,
    Voided,
};

std::vector<Step> steps_of(Path path, DemoRandom& random);
// Drops every step after the first one of this kind.
void stop_after(std::vector<Step>& steps, StepKind last);
// A start so early that all steps up to the first of `anchor` fit before `on`, which then is that step's date.
base::Date anchor(std::vector<Step>& steps, StepKind anchor, base::Date on);

// The date of a step: the working day on or after the previous date and the delay.
base::Date date_of(Step const& step, base::Date previous, domain::WorkCalendar const& calendar);

// Matters that show one thing each, wherever the chance of the others falls: every state of the main path, some due
// today, some overdue. `days_ago` is the age of the anchored step at the end of the demo.
struct Showcase {
    Path path;
    StepKind anchor;
    int days_ago;
    StepKind last;
};
std::vector<Showcase> const& showcases();

} // namespace app::demo
