// The questions of a scenario. Everything is computed from the record and the reference data when it is asked; a
// question changes nothing.
#include "base/text.h"
#include "domain/workflow/engine.h"
#include "domain/workflow/milestones.h"
#include "domain/workflow/special_handling.h"
#include "training/scenario_figures.h"

namespace training {

namespace {

using base::Value;
using base::ValueList;
using base::ValueObject;

Value date_or_null(std::optional<base::Date> const& date)
{
    return date ? Value(base::to_iso(*date)) : Value();
}

Value text_or_null(std::string const& text)
{
    return text.empty() ? Value() : Value(text);
}

std::string_view to_code(domain::ClockState state)
{
    switch (state) {
    case domain::ClockState::Running:
        return "RUNNING";
    case domain::ClockState::Stopped:
        return "STOPPED";
    case domain::ClockState::Paused:
        return "PAUSED";
    case domain::ClockState::MissingCalendar:
        return "MISSING_CALENDAR";
    }
    return "";
}

ValueObject clock_row(domain::RecordClock const& clock)
{
    return {{"rule", clock.rule_id}, {"start", base::to_iso(clock.start)},
        {"nominal", base::to_iso(clock.deadline.nominal)}, {"effective", date_or_null(clock.deadline.effective)},
        {"state", to_code(clock.state)}, {"stopped_on", date_or_null(clock.stopped_on)},
        {"late", clock.state == domain::ClockState::Stopped && clock.days_late().has_value()}};
}

Answer clocks_answer(domain::PetitionRecord const& record, domain::Surroundings const& surroundings)
{
    ValueList rows;
    for (auto const& clock : domain::clocks(record, surroundings))
        rows.emplace_back(clock_row(clock));
    return {true, {}, {}, {{"clocks", std::move(rows)}}};
}

Answer due_answer(domain::PetitionRecord const& record, domain::Surroundings const& surroundings)
{
    auto const clocks = domain::clocks(record, surroundings);
    auto const* next = domain::next_due(clocks);
    return {true, {}, {}, {{"due", next ? Value(clock_row(*next)) : Value()}}};
}

std::optional<domain::DeadlineUnit> parse_unit(std::string_view text)
{
    struct Row {
        std::string_view code;
        domain::DeadlineUnit unit;
    };
    static constexpr Row ROWS[]{{"CAL", domain::DeadlineUnit::CalendarDays}, {"WD", domain::DeadlineUnit::WorkingDays},
        {"SAME", domain::DeadlineUnit::SameDay}, {"HOUR", domain::DeadlineUnit::Hours},
        {"MONTH", domain::DeadlineUnit::Months}};
    for (auto const& row : ROWS)
        if (row.code == text)
            return row.unit;
    return {};
}

// A limit by itself, as `chuxin due` counts it.
Answer counted_answer(ValueObject const& question, domain::Surroundings const& surroundings)
{
    auto const from = base::parse_date(base::text_or(question, "from"));
    auto const unit = parse_unit(base::text_or(question, "unit"));
    auto const time = base::parse_time_of_day(base::text_or(question, "time", "09:00"));
    auto const n = base::integer_or(question, "n", 0);
    if (!from || !unit || !time || n < 0 || n > 10000)
        return refusal("SYNTAX", "要写 from（日期）、unit（CAL、WD、SAME、HOUR、MONTH）、n（0 到 10000）。");
    domain::DeadlineRule rule;
    rule.unit = *unit;
    rule.n = static_cast<int>(n);
    auto const deadline =
        domain::compute_deadline(rule, {*from, *time}, {}, surroundings.calendar, surroundings.config.hours_on(*from));
    CHECK(deadline.has_value()); // Empty for Document rules only.
    return {
        true, {}, {}, {{"nominal", base::to_iso(deadline->nominal)}, {"effective", date_or_null(deadline->effective)}}};
}

Answer acts_answer(
    Scenario const& scenario, domain::PetitionRecord const& record, domain::Surroundings const& surroundings)
{
    ValueList rows;
    for (auto const& act : domain::availability(record, scenario.identity(), surroundings)) {
        rows.emplace_back(ValueObject{{"act", act.act->name}, {"open", act.open},
            {"refused", text_or_null(act.refused)}, {"why", text_or_null(act.why)}});
    }
    return {true, {}, {}, {{"acts", std::move(rows)}}};
}

// Those of the domain, and what concerns the record as an entry of the journal.
ValueList flag_list(domain::PetitionRecord const& record, domain::Surroundings const& surroundings)
{
    ValueList flags;
    for (auto const flag : domain::flags_of(record, surroundings))
        flags.emplace_back(flag);
    auto const add = [&](bool is_set, std::string_view name) {
        if (is_set)
            flags.emplace_back(name);
    };
    add(record.unreachable, "unreachable");
    add(!record.pending.empty(), "awaits_approval");
    bool is_late = false, has_conflict = false;
    for (auto const& item : record.timeline) {
        is_late = is_late || (item.late_entry && !item.undone);
        has_conflict = has_conflict || (item.inert && !item.conflict_resolved && !item.mention);
    }
    add(is_late, "late_entry");
    add(has_conflict, "conflict");
    return flags;
}

ValueList milestone_list(domain::PetitionRecord const& record)
{
    ValueList rows;
    for (auto const& milestone : domain::public_milestones(record))
        rows.emplace_back(ValueObject{{"what", milestone.label}, {"on", base::to_iso(milestone.on)}});
    return rows;
}

std::string_view to_code(domain::FirstTime first_time)
{
    return first_time == domain::FirstTime::First ? "FIRST" : first_time == domain::FirstTime::Repeat ? "REPEAT" : "";
}

// State and stage are those of the record, responsibility is that of its matter: a repeat joins the older one (W1).
Answer matter_answer(
    Scenario const& scenario, domain::PetitionRecord const& record, domain::Surroundings const& surroundings)
{
    auto const* matter = surroundings.find_matter(domain::matter_of(record, surroundings.find_record));
    auto const& first_unit = matter ? matter->first_unit : record.first_unit;
    auto const& first_leader = matter ? matter->first_leader : record.first_leader;
    auto const& first_officer = matter ? matter->first_officer : record.first_officer;
    ValueObject row{{"state", domain::to_code(record.state)},
        {"stage", domain::to_code(domain::stage_of(record.state))}, {"first_unit", text_or_null(first_unit.value)},
        {"first_leader", text_or_null(first_leader.value)}, {"first_officer", text_or_null(first_officer.value)},
        {"unit", text_or_null(record.unit.value)},
        {"first_time", text_or_null(std::string(to_code(record.first_time)))},
        {"repeat_of", record.repeat_of.is_empty() ? Value() : Value(scenario.ref_of(record.repeat_of))},
        {"flags", flag_list(record, surroundings)}, {"public", milestone_list(record)}};
    return {true, {}, {}, {{"matter", std::move(row)}}};
}

// What the form of an act proposes: the verdict FIRST or REPEAT, the route, the persons. Decided by nobody yet.
Answer proposal_answer(Scenario const& scenario, Step const& step, base::RecordId const& record)
{
    auto const act = base::text_or(step.arguments, "act", "triage");
    if (!domain::find_act(act))
        return refusal("SYNTAX", "没有“" + act + "”这种办理。");
    auto proposed = scenario.application().proposed_arguments(record, act);
    for (auto const* name : {"repeat_of"})
        if (auto const id = base::text_or(proposed, name); !id.empty())
            proposed.set(name, scenario.ref_of(base::RecordId(id)));
    auto const route = scenario.application().routing_proposal(record);
    ValueObject row;
    if (route)
        row = {{"rule", text_or_null(route->rule)}, {"act", text_or_null(route->act)},
            {"target", text_or_null(route->target.value)}, {"text", route->destination}, {"basis", route->basis}};
    return {true, {}, {}, {{"proposal", std::move(proposed)}, {"route", std::move(row)}}};
}

Answer attachments_answer(Scenario const& scenario, domain::PetitionRecord const& record)
{
    ValueList rows;
    for (auto const& attachment : record.attachments) {
        auto row = domain::to_value(attachment.file);
        row.set("act", attachment.act);
        row.set("purpose", text_or_null(attachment.purpose));
        row.set("on", base::to_iso(attachment.on));
        row.set("here", scenario.application().has_attachment(attachment.file.sha256));
        rows.emplace_back(std::move(row));
    }
    return {true, {}, {}, {{"attachments", std::move(rows)}}};
}

// What the person finds in the ledger: nothing that must not be seen (PR-01, PR-02, W10).
Answer search_answer(Scenario const& scenario, Step const& step)
{
    app::LedgerFilter filter;
    filter.text = base::text_or(step.arguments, "text");
    ValueList rows;
    for (auto const& id : scenario.application().ledger_ids(filter))
        rows.emplace_back(scenario.ref_of(id));
    return {true, {}, {}, {{"search", std::move(rows)}}};
}

// One item of a ledger: how far it is, when it is due, what may be done with it.
Answer ledger_answer(Scenario const& scenario, Step const& step)
{
    auto const item = scenario.application().ledger_item(scenario.ledger_item_of(step.ref));
    if (!item)
        return refusal("SYNTAX", "还没有名为“" + step.ref + "”的台账事项。");
    ValueList acts;
    for (auto const& act : item->acts)
        acts.emplace_back(ValueObject{{"act", act.act->name}, {"open", act.open},
            {"refused", text_or_null(act.refused)}, {"why", text_or_null(act.why)}});
    return {true, {}, {},
        {{"ledger",
            ValueObject{{"kind", item->kind}, {"title", item->row.title}, {"status", item->row.status},
                {"due", text_or_null(item->row.due_on)}, {"closed", item->row.closed}, {"acts", std::move(acts)}}}}};
}

} // namespace

Answer answer_question(Scenario const& scenario, Step const& step)
{
    auto const& question = step.question;
    if (auto figures = answer_figures(scenario, step))
        return std::move(*figures);
    if (question == "search")
        return search_answer(scenario, step);
    if (question == "ledger")
        return ledger_answer(scenario, step);
    if (question == "due" && step.ref.empty())
        return counted_answer(step.arguments, scenario.application().surroundings());
    auto const id = scenario.record_of(step.ref);
    bool const is_known = question == "clocks" || question == "acts" || question == "matter" || question == "due"
        || question == "proposal" || question == "attachments";
    if (!is_known)
        return refusal("SYNTAX", "没有“" + question + "”这种提问。");
    if (id.is_empty())
        return refusal(
            "SYNTAX", step.ref.empty() ? "要用“ref”指明是哪一件信访件。" : "还没有名为“" + step.ref + "”的信访件。");
    if (!step.identity.empty() && !scenario.application().case_view(id))
        return refusal("PR-01", "以这一身份看不到“" + step.ref + "”（信访工作条例第三十条，PR-01、PR-02）。");
    if (question == "proposal")
        return proposal_answer(scenario, step, id);
    auto const surroundings = scenario.application().surroundings();
    auto const* found = surroundings.find_record(id);
    CHECK(found != nullptr); // The scenario registered it.
    auto const record = *found;
    if (question == "attachments")
        return attachments_answer(scenario, record);
    if (question == "clocks")
        return clocks_answer(record, surroundings);
    if (question == "due")
        return due_answer(record, surroundings);
    if (question == "acts")
        return acts_answer(scenario, record, surroundings);
    return matter_answer(scenario, record, surroundings);
}

} // namespace training
