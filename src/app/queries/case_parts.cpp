// The parts of a case page that are tables of words: stages, responsibility, registration fields, clocks.
#include "app/queries/case_query.h"
#include "app/queries/record_texts.h"
#include "base/text.h"
#include "domain/statistics/process_statistics.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/milestones.h"

#include <algorithm>

namespace app {

namespace {

std::optional<base::Date> entered_first(domain::PetitionRecord const& record, domain::Stage stage)
{
    std::optional<base::Date> first;
    for (auto const& [state, date] : record.entered_on) {
        if (domain::stage_of(state) == stage && (!first || date < *first))
            first = date;
    }
    return first;
}

// The day shown in the stage bar: when the stage's result was reached, else when the stage was entered.
std::optional<base::Date> stage_date(domain::PetitionRecord const& record, domain::Stage stage)
{
    switch (stage) {
    case domain::Stage::Accept:
        return record.accepted_on ? record.accepted_on : entered_first(record, stage);
    case domain::Stage::Handle:
        return record.opinion_issued_on ? record.opinion_issued_on : entered_first(record, stage);
    case domain::Stage::Supervise:
        return record.closed_on ? record.closed_on : entered_first(record, stage);
    case domain::Stage::Assess:
        return record.settled_on ? record.settled_on : entered_first(record, stage);
    case domain::Stage::Register:
    case domain::Stage::None:
        break;
    }
    return entered_first(record, stage);
}

// Why the acts that lead on from the present state are closed, each reason once. One way that is open is enough, and
// that it is somebody else's turn is no lack: the next step names who.
std::vector<std::string> missing_items(
    domain::PetitionRecord const& record, std::vector<domain::ActAvailability> const& acts)
{
    std::vector<std::string> missing;
    for (auto const& act : acts) {
        bool const is_of_state =
            std::find(act.act->from.begin(), act.act->from.end(), record.state) != act.act->from.end();
        if (!is_of_state || !domain::leads_on(*act.act, record))
            continue;
        if (act.open)
            return {};
        if (!act.is_for_others && std::find(missing.begin(), missing.end(), act.why) == missing.end())
            missing.push_back(act.why);
    }
    return missing;
}

std::string staff_or_open(Context const& context, base::StaffId const& id)
{
    return id.is_empty() ? "待明确" : context.organisation.staff_name(id);
}

Chip stopped_chip(domain::RecordClock const& clock, base::Date today)
{
    if (!clock.stopped_on)
        return {"已停止", ChipLevel::Neutral};
    if (clock.is_window)
        return {"已结束", ChipLevel::Neutral};
    if (auto const late = clock.days_late())
        return {*late > 0 ? "逾期 " + std::to_string(*late) + " 天完成" : "超过时限完成", ChipLevel::Overdue};
    return {short_date(*clock.stopped_on, today) + " 完成", ChipLevel::Ok};
}

Chip running_chip(domain::RecordClock const& clock, domain::Surroundings const& surroundings, base::Instant now)
{
    auto const left = domain::remaining({surroundings.today, base::time_of_day(now)}, clock.deadline,
        surroundings.rules.alert_leads(), surroundings.calendar, surroundings.config.hours_on(surroundings.today));
    switch (left.level) {
    case domain::RemainingLevel::Overdue:
        return {left.text, ChipLevel::Overdue};
    case domain::RemainingLevel::DueToday:
    case domain::RemainingLevel::Soon:
        return {left.text, ChipLevel::DueSoon};
    case domain::RemainingLevel::Normal:
        return {left.text, ChipLevel::Info};
    case domain::RemainingLevel::Pending:
        break;
    }
    return {left.text, ChipLevel::Neutral};
}

std::vector<std::string> explanation_of(domain::PetitionRecord const& record, domain::RecordClock const& clock,
    domain::DeadlineRule const& rule, domain::Surroundings const& surroundings)
{
    domain::DeadlineAdjustments adjustments;
    if (rule.n && clock.deadline.limit && *clock.deadline.limit > *rule.n) {
        adjustments.extension_days = *clock.deadline.limit - *rule.n;
        adjustments.extension_approver = surroundings.organisation.staff_name(record.extension_approver);
        adjustments.extension_approved_on = record.extended_on;
    }
    if (rule.unit == domain::DeadlineUnit::Document)
        adjustments.document_due = clock.deadline.nominal;
    auto const explained = domain::explain_deadline(rule, {clock.start, clock.start_time}, adjustments,
        surroundings.calendar, surroundings.config.hours_on(clock.start));
    std::vector<std::string> lines;
    if (explained) {
        for (auto const& step : explained->explanation)
            lines.push_back(step.text);
    }
    return lines;
}

// 维持原处理意见，6-01 送达；6月5日申请…
std::string review_text(domain::Review const& review, base::Date today)
{
    auto const act = review.is_recheck ? "issue_recheck" : "issue_review";
    auto text = review.decision.empty() ? std::string("待出具意见") : choice_text(act, "decision", review.decision);
    if (review.issued_on)
        text += "（" + short_date(*review.issued_on, today) + " 出具"
            + (review.delivered_on ? "，" + short_date(*review.delivered_on, today) + " 送达" : std::string()) + "）";
    text +=
        "；申请日期 " + short_date(review.requested_on, today) + "，收到日期 " + short_date(review.received_on, today);
    return text + (review.late_with_good_reason ? "，逾期有正当理由" : "");
}

// The code is the petitioner's key to query and evaluation (law.md 4.1): those who handle the matter hand it over; the
// self-service identity has to be told it (PR-05).
bool may_see_query_code(Context const& context, domain::PetitionRecord const& record)
{
    auto const* viewer = context.organisation.find_staff(context.session.identity_id);
    return viewer && !viewer->has_role(domain::Role::Petitioner)
        && (viewer->org == record.first_unit || viewer->org == record.unit);
}

} // namespace

std::optional<std::string> query_code_for(Context const& context, domain::PetitionRecord const& record)
{
    if (record.query_code.empty() || !may_see_query_code(context, record))
        return {};
    return record.query_code;
}

std::vector<StageStep> stage_steps(
    domain::PetitionRecord const& record, std::vector<domain::ActAvailability> const& acts, base::Date today)
{
    std::vector<StageStep> steps;
    auto const current = domain::stage_of(record.state);
    bool const is_over = domain::is_final(record.state);
    for (int number = 1; number <= 5; ++number) {
        auto const stage = static_cast<domain::Stage>(number);
        StageStep step;
        step.name = std::string(domain::to_chinese(stage));
        if (stage > current) {
            steps.push_back(std::move(step));
            continue;
        }
        if (auto const date = stage_date(record, stage))
            step.date = short_date(*date, today);
        step.progress = stage < current || is_over ? StageStep::Progress::Done : StageStep::Progress::Current;
        if (stage == current) {
            step.note = std::string(domain::to_chinese(record.state));
            if (!is_over) {
                auto const since =
                    stage == domain::Stage::Handle && record.accepted_on ? *record.accepted_on : record.state_since;
                step.note += " 第 " + std::to_string(std::max(1, base::days_between(since, today))) + " 天";
                step.missing = missing_items(record, acts);
            }
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

// 接诉即办 (S28): when it was taken up first, against the internal target.
static std::string first_action_text(Context const& context, domain::PetitionRecord const& record)
{
    auto const clocks = std::vector<domain::RecordClock>{};
    domain::Surroundings const surroundings{context.organisation, context.references.calendar, context.references.rules,
        context.config, context.today(), {}, {}};
    auto const facts = domain::indicator_facts(record, clocks, record.matter_id, surroundings);
    if (!facts)
        return {};
    auto const days =
        domain::working_days_to_first_action(facts->facts, context.today().days, context.references.calendar);
    auto const target = context.config.workflow_on(record.received_on).first_action_working_days;
    auto const& first = facts->facts.first_action;
    std::string text =
        first == domain::NEVER ? std::string("尚未处置") : month_day(base::Date{first}, context.today()) + " 首次办理";
    if (!days)
        return text + "（该年放假安排未启用，工作日待定）";
    text += first == domain::NEVER ? "，已 " : "，用 ";
    text += std::to_string(*days) + " 个工作日";
    text += *days > target ? "，超过" : "，";
    return text + "内部目标 " + std::to_string(target) + " 个工作日（可配置）";
}

std::vector<LabelledText> responsibility_lines(Context const& context, domain::PetitionRecord const& record)
{
    std::vector<LabelledText> lines{
        {"首办单位", context.organisation.org_name(record.first_unit) + "（一盯到底）"},
        {"首办领导", staff_or_open(context, record.first_leader)},
        {"首办责任人", staff_or_open(context, record.first_officer)},
    };
    if (record.present_officer != record.first_officer)
        lines.push_back({"现承办人", staff_or_open(context, record.present_officer)});
    if (!record.unit.is_empty()) {
        lines.push_back({"责任单位", context.organisation.org_name(record.unit)});
        lines.push_back({"责任领导", staff_or_open(context, record.unit_leader)});
        lines.push_back({"责任人", staff_or_open(context, record.unit_officer)});
    }
    if (auto text = first_action_text(context, record); !text.empty())
        lines.push_back({"接诉即办", std::move(text)});
    for (auto const& review : record.reviews)
        lines.push_back({review.is_recheck ? "复核" : "复查", review_text(review, context.today())});
    std::vector<std::string> open_to_petitioner; // S14, S65
    for (auto const& milestone : domain::public_milestones(record))
        open_to_petitioner.push_back(month_day(milestone.on, context.today()) + " " + milestone.label);
    if (!open_to_petitioner.empty())
        lines.push_back({"信访人可查", base::join(open_to_petitioner, "；")});
    return lines;
}

std::vector<LabelledText> registration_lines(Context const& context, domain::PetitionRecord const& record)
{
    std::vector<LabelledText> lines{{"编号", record.petition_no}};
    if (auto const code = query_code_for(context, record))
        lines.push_back({"查询码", *code});
    auto const* act = domain::find_act("register_petition");
    for (auto const& argument : act->arguments) {
        auto const* value = record.fields.find(argument.name);
        auto text = value ? argument_text(context, argument, *value) : std::string();
        if (!text.empty())
            lines.push_back({std::string(argument.label), std::move(text)});
    }
    return lines;
}

std::vector<AttachmentLine> attachment_lines(Context const& context, domain::PetitionRecord const& record)
{
    std::vector<AttachmentLine> lines;
    for (auto const& attachment : record.attachments) {
        auto const* act = domain::find_act(attachment.act);
        auto const source = attachment.purpose.empty()
            ? std::string(act ? act->label : std::string_view(attachment.act))
            : choice_text(attachment.act, "purpose", attachment.purpose);
        lines.push_back({attachment.file,
            attachment.file.name + "（"
                + join_dots(
                    {source, short_date(attachment.on, context.today()), domain::size_text(attachment.file.size)})
                + "）",
            context.attachments.is_here(attachment.file.sha256),
            context.attachments.is_damaged(attachment.file.sha256)});
    }
    return lines;
}

std::vector<LabelledText> opinion_lines(domain::PetitionRecord const& record)
{
    if (!record.opinion)
        return {};
    auto const& opinion = *record.opinion;
    std::vector<LabelledText> lines{{"一、投诉请求", opinion.request}, {"二、事实理由", opinion.facts}};
    for (auto const& outcome : opinion.outcomes) {
        auto const* act = domain::find_act("submit_opinion");
        auto const* outcomes = domain::find_argument(act->arguments, "outcomes");
        auto const* choice = domain::find_argument(outcomes->fields, "outcome");
        auto text = join_dots({std::string(domain::choice_label(choice->choices, outcome.outcome)), outcome.text});
        if (!outcome.execution_unit.empty())
            text += "\n执行单位：" + outcome.execution_unit;
        if (outcome.execution_due)
            text += "，执行期限：" + base::to_chinese(*outcome.execution_due);
        lines.push_back({"三、诉求 " + std::to_string(outcome.demand + 1), std::move(text)});
    }
    lines.push_back({"四、依据", base::join(opinion.legal_basis, "\n")});
    lines.push_back({"五、救济途径", opinion.remedy});
    return lines;
}

std::vector<ClockLine> clock_lines(
    domain::PetitionRecord const& record, domain::Surroundings const& surroundings, base::Instant now)
{
    std::vector<ClockLine> lines;
    for (auto const& clock : domain::clocks(record, surroundings)) {
        auto const* rule = surroundings.rules.find(clock.rule_id, clock.start);
        if (!rule)
            continue;
        ClockLine line;
        line.rule_id = clock.rule_id;
        line.name = rule->name;
        line.date = month_day(clock.deadline.working_date(), surroundings.today);
        if (clock.deadline.is_missing_calendar)
            line.date += "（顺延待定）";
        else if (clock.deadline.is_provisional)
            line.date += "（暂定）";
        line.running = clock.state != domain::ClockState::Stopped;
        line.chip = line.running ? running_chip(clock, surroundings, now) : stopped_chip(clock, surroundings.today);
        line.source = domain::source_label(rule->source);
        line.explanation = explanation_of(record, clock, *rule, surroundings);
        lines.push_back(std::move(line));
    }
    std::stable_partition(lines.begin(), lines.end(), [](ClockLine const& line) { return line.running; });
    return lines;
}

} // namespace app
