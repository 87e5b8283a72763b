// Obligations, difficulty, backlog and flags.
#include "domain/workflow/special_handling.h"

#include "base/text.h"
#include "domain/reference/rule_history.h"
#include "domain/workflow/act_tables.h"
#include "domain/workflow/substance.h"

#include <algorithm>
#include <tuple>

namespace domain {

namespace {

// The repeats of a record that really are repeats today, by the day on which they came.
std::vector<PetitionRecord const*> repeats_of(PetitionRecord const& record, Surroundings const& surroundings)
{
    std::vector<PetitionRecord const*> repeats;
    if (!surroundings.find_record)
        return repeats;
    for (auto const& id : record.repeats) {
        auto const* repeat = surroundings.find_record(id);
        if (repeat && repeat->state != State::Void && repeat->state != State::None)
            repeats.push_back(repeat);
    }
    std::stable_sort(repeats.begin(), repeats.end(), [](auto const* left, auto const* right) {
        return std::tie(left->received_on, left->id) < std::tie(right->received_on, right->id);
    });
    return repeats;
}

// Each supervision on the ground of a repeat carries out one obligation: the one it names, else the oldest open one of
// its desk that had arisen by then.
void assign_supervisions(PetitionRecord const& record, std::vector<SupervisionObligation>& obligations)
{
    for (auto const& supervision : record.supervisions) {
        auto const named = std::find_if(obligations.begin(), obligations.end(),
            [&](auto const& obligation) { return obligation.id == supervision.obligation; });
        if (named != obligations.end() && named->supervision.empty()) {
            named->supervision = supervision.id;
            continue;
        }
        if (!supervision.obligation.empty() || supervision.ground != "REPEAT")
            continue;
        auto const open = std::find_if(obligations.begin(), obligations.end(), [&](auto const& obligation) {
            return obligation.supervision.empty() && obligation.since <= supervision.issued_on
                && obligation.desk == supervision.desk;
        });
        if (open != obligations.end())
            open->supervision = supervision.id;
    }
}

} // namespace

std::vector<SupervisionObligation> supervision_obligations(
    PetitionRecord const& record, Surroundings const& surroundings)
{
    std::vector<SupervisionObligation> obligations;
    for (auto const* repeat : repeats_of(record, surroundings))
        obligations.push_back({"S74:" + record.id.value + ":" + repeat->id.value, repeat->id, repeat->channel,
            base::civil_date(repeat->registered_at), {}});
    assign_supervisions(record, obligations);
    return obligations;
}

std::string why_other_desk(std::vector<SupervisionObligation> const& obligations)
{
    std::vector<std::string> owed;
    for (auto const& obligation : obligations) {
        auto label = std::string(choice_label(CHANNEL_CHOICES, obligation.desk));
        if (obligation.supervision.empty() && std::find(owed.begin(), owed.end(), label) == owed.end())
            owed.push_back(std::move(label));
    }
    return "信访人这次是通过" + base::join(owed, "、")
        + "再次信访的，应由该渠道归口督办；由别的渠道督办的，请写明理由（通知三（四），S75）";
}

DifficultyProposal propose_difficulty(PetitionRecord const& record)
{
    DifficultyProposal proposal;
    bool is_major = false;
    bool is_difficult = false;
    bool is_complex = false;
    auto const add = [&](bool applies, bool& grade, std::string text) {
        if (!applies)
            return;
        grade = true;
        proposal.criteria.push_back(std::move(text));
    };
    add(record.collective, is_major, "五人以上（" + std::to_string(record.petitioner_count) + " 人）");
    add(record.urgent, is_major, "重大紧急");
    add(record.threat, is_major, "有扬言或极端倾向");
    add(!record.assist_units.empty() || !record.disputes.empty(), is_complex, "涉及两个以上责任单位");
    add(!record.cross_kinds.empty(), is_complex, "三跨三分离");
    add(!record.repeats.empty(), is_difficult, "信访人已再次信访");
    add(!record.reviews.empty(), is_difficult, "已申请复查复核");
    add(record.extended_on.has_value(), is_difficult, "已延期办理");
    proposal.grade = is_major ? "MAJOR" : is_complex ? "COMPLEX" : is_difficult ? "DIFFICULT" : "ORDINARY";
    return proposal;
}

static bool is_unresolved(PetitionRecord const& record)
{
    return !record.closed_on && is_open(record.state);
}

// The day on which the n-th repeat within any twelve months after closing came; empty where it never did.
static std::optional<base::Date> crowded_on(std::vector<base::Date> const& dates, int count)
{
    auto const needed = static_cast<std::size_t>(std::max(count, 1));
    for (std::size_t last = needed - 1; last < dates.size(); ++last)
        if (dates[last] <= base::add_months(dates[last - (needed - 1)], 12))
            return dates[last];
    return {};
}

BacklogStatus backlog_status(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const& values = surroundings.config.workflow_on(record.received_on);
    auto const* history = surroundings.config.history;
    auto const warning = history ? history->alerts.on(surroundings.today).values() : AlertValues{};
    if (record.backlog_marked_on)
        return {BacklogLevel::Backlog, record.backlog_marked_on, "联席会议认定"};
    std::vector<base::Date> after_closing;
    for (auto const* repeat : repeats_of(record, surroundings))
        if (record.closed_on && repeat->received_on > *record.closed_on)
            after_closing.push_back(repeat->received_on);
    if (auto const on = crowded_on(after_closing, values.backlog_repeats))
        return {
            BacklogLevel::Backlog, on, "办结后十二个月内重复信访 " + std::to_string(values.backlog_repeats) + " 次"};
    auto const grown_on = base::add_days(record.received_on, values.backlog_days + 1);
    if (is_unresolved(record) && surroundings.today >= grown_on)
        return {BacklogLevel::Backlog, grown_on, "超过 " + std::to_string(values.backlog_days) + " 天未化解"};
    if (auto const on = crowded_on(after_closing, warning.pre_backlog_repeats))
        return {BacklogLevel::Warning, on, "办结后重复信访 " + std::to_string(warning.pre_backlog_repeats) + " 次"};
    auto const warned_on = base::add_days(record.received_on, warning.pre_backlog_days);
    if (is_unresolved(record) && surroundings.today >= warned_on)
        return {BacklogLevel::Warning, warned_on, "已 " + std::to_string(warning.pre_backlog_days) + " 天未化解"};
    return {};
}

static bool is_overdue(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const all = clocks(record, surroundings);
    return std::any_of(all.begin(), all.end(), [&](RecordClock const& clock) {
        bool const is_running = clock.state == ClockState::Running || clock.state == ClockState::MissingCalendar;
        return is_running && !clock.is_window && clock.source != RuleSource::Config && clock.deadline.effective
            && *clock.deadline.effective < surroundings.today; // CAL-13: nothing is guessed
    });
}

std::vector<std::string_view> flags_of(PetitionRecord const& record, Surroundings const& surroundings)
{
    std::vector<std::string_view> flags;
    auto const add = [&](bool is_set, std::string_view flag) {
        if (is_set)
            flags.push_back(flag);
    };
    auto const judged = [&](std::string_view side) {
        return std::any_of(record.evaluations.begin(), record.evaluations.end(),
            [&](Evaluation const& evaluation) { return evaluation.side == side; });
    };
    add(record.extended_on.has_value(), "extended");
    add(!record.supervisions.empty(), "supervised");
    add(!record.conference_reports.empty(), "joint_conference");
    add(record.led_case.has_value(), "leader_case");
    add(is_overdue(record, surroundings), "overdue");
    add(!record.repeats.empty(), "repeat_arrived");
    add(backlog_status(record, surroundings).level == BacklogLevel::Backlog, "backlog");
    add(record.urgent, "urgent");
    add(record.threat, "threat");
    add(record.skip_level, "skip_level");
    add(record.skip_to_beijing, "skip_to_beijing");
    add(!procedural_hits(record, surroundings).empty(), "procedural_risk");
    add(record.collective, "collective");
    add(record.anonymous, "anonymous");
    add(record.litigation, "litigation");
    add(judged("BUREAU"), "eval_bureau");
    add(judged("UNIT"), "eval_unit");
    add(record.procedure == Procedure::Simple, "simple");
    add(record.deemed_accepted_on
            || (!record.accepted_on && deemed_acceptance(record, surroundings, surroundings.today)),
        "deemed_accepted");
    return flags;
}

} // namespace domain
