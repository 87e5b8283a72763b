#include "app/queries/act_advice_query.h"

#include "app/commands/execute_command.h"
#include "app/projector.h"
#include "app/queries/case_query.h"
#include "app/queries/visibility.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/correction.h"

#include <algorithm>

namespace app {

namespace {

std::string day_and_shift(domain::Deadline const& deadline)
{
    auto text = base::to_chinese(deadline.nominal);
    if (!deadline.effective)
        return text + "（顺延待定）";
    if (*deadline.effective != deadline.nominal)
        text += "，顺延至 " + base::to_chinese(*deadline.effective);
    return text;
}

// W7: the limit as it runs now, and as it would run with the days that are asked for.
std::vector<LabelledText> extension_notes(
    domain::PetitionRecord const& record, base::ValueObject const& arguments, domain::Surroundings const& surroundings)
{
    auto const clocks = domain::clocks(record, surroundings);
    auto const running = std::find_if(clocks.begin(), clocks.end(), [](domain::RecordClock const& clock) {
        return clock.rule_id == "L10" && clock.state != domain::ClockState::Stopped;
    });
    if (running == clocks.end())
        return {};
    std::vector<LabelledText> notes{{"现在的办理期限", day_and_shift(running->deadline)}};
    auto const days = static_cast<int>(base::integer_or(arguments, "days", 0));
    auto const* rule = surroundings.rules.find("L10", running->start);
    if (!rule || days <= 0)
        return notes;
    domain::DeadlineAdjustments adjustments;
    adjustments.extension_days = record.extension_days + days;
    auto const extended = domain::compute_deadline(*rule, {running->start, running->start_time}, adjustments,
        surroundings.calendar, surroundings.config.hours_on(running->start));
    if (extended)
        notes.push_back({"延期后的期限", day_and_shift(*extended)});
    return notes;
}

// S66: what the petitioner is to be told.
std::vector<LabelledText> guidance_notes(Context const& context, domain::PetitionRecord const& record)
{
    auto const code = query_code_for(context, record);
    if (!code)
        return {};
    return {{"查询码", *code},
        {"怎样评价", "信访人凭查询码和证件号码后四位，在“自助评价”身份下自己评价；受理告知书上印有查询码，可以打印"}};
}

// A reason that a choice calls for, asked by the same check that would refuse the act: another answer than the
// comparison proposes (FT-01), another desk than that of the repeat's channel (S75).
std::vector<base::Error> asked_for(Context& context, Command const& command)
{
    if (command.act != "triage" && command.act != "supervise")
        return {};
    auto problems = check_command(context, command);
    std::erase_if(problems, [](base::Error const& problem) { return problem.id != "FT-01" && problem.id != "S75"; });
    return problems;
}

// T47: which limits a correction moves, each with the day before and after.
std::vector<LabelledText> correction_notes(
    domain::PetitionRecord const& record, base::ValueObject const& correction, domain::Surroundings const& surroundings)
{
    auto const path = base::text_or(correction, "field");
    auto const* definition = domain::find_correctable(path);
    auto const* typed = correction.find("value");
    auto const value = definition && typed ? domain::read_corrected_value(*definition, *typed) : std::nullopt;
    if (!value || !domain::validate_argument(*definition, *value, "value").empty())
        return {};
    auto const before = domain::clocks(record, surroundings);
    auto const after =
        domain::clocks(domain::with_correction(record, path, *value, surroundings.today, surroundings), surroundings);
    std::vector<LabelledText> notes;
    for (auto const& clock : after) {
        auto const known = std::find_if(before.begin(), before.end(), [&](domain::RecordClock const& one) {
            return one.rule_id == clock.rule_id && one.occurrence == clock.occurrence && one.key == clock.key;
        });
        auto const* rule = surroundings.rules.find(clock.rule_id, clock.start);
        auto const now = day_and_shift(clock.deadline);
        auto const was = known == before.end() ? std::string("没有") : day_and_shift(known->deadline);
        if (!rule || was == now || clock.state == domain::ClockState::Stopped)
            continue;
        bool const is_late = clock.deadline.effective && *clock.deadline.effective < surroundings.today;
        LabelledText note{rule->name, was};
        note.text.append(" 改为 ").append(now).append(is_late ? "，已经逾期" : "");
        notes.push_back(std::move(note));
    }
    return notes;
}

// The correction that a leader is asked to approve: the named one, else the only one that waits.
base::ValueObject const* awaited_correction(domain::PetitionRecord const& record, base::ValueObject const& arguments)
{
    auto const of = base::text_or(arguments, "of");
    for (auto const& pending : record.pending)
        if (pending.act == "correct" && (of.empty() || pending.entry.value == of))
            return &pending.payload;
    return nullptr;
}

} // namespace

ActAdvice make_act_advice(Context& context, Command const& command)
{
    ActAdvice advice;
    auto const* act = domain::find_act(command.act);
    if (!act)
        return advice;
    auto const surroundings = context.surroundings();
    domain::PetitionRecord const* record = nullptr;
    if (!command.record.is_empty()) {
        auto const* indexed = context.index.find(command.record.value);
        auto const loaded = load_record(context, command.record);
        if (!indexed || !VisibilityPredicate(context)(*indexed) || loaded.is_error() || !loaded.value())
            return advice;
        record = loaded.value();
    }
    advice.problems = asked_for(context, command);
    advice.warnings = domain::warnings(*act, command.arguments, record, surroundings);
    if (act->name == "extend" && record)
        advice.notes = extension_notes(*record, command.arguments, surroundings);
    if (act->name == "correct" && record)
        advice.notes = correction_notes(*record, command.arguments, surroundings);
    if (act->name == "approve" && record)
        if (auto const* correction = awaited_correction(*record, command.arguments))
            advice.notes = correction_notes(*record, *correction, surroundings);
    if (act->name == "record_guidance" && record)
        advice.notes = guidance_notes(context, *record);
    return advice;
}

} // namespace app
