#include "training/scenario.h"

#include "domain/workflow/engine.h"

namespace training {

Answer refusal(std::string id, std::string why)
{
    return {false, std::move(id), std::move(why), {}};
}

Scenario::Scenario(app::Application& application, std::function<void(base::Instant)> set_clock)
    : m_application(application)
    , m_set_clock(std::move(set_clock))
{
}

base::RecordId Scenario::record_of(std::string const& ref) const
{
    auto const found = m_refs.find(ref);
    return found == m_refs.end() ? base::RecordId() : found->second;
}

std::string Scenario::ledger_item_of(std::string const& ref) const
{
    auto const found = m_items.find(ref);
    return found == m_items.end() ? std::string() : found->second;
}

std::string Scenario::ref_of(base::RecordId const& record) const
{
    for (auto const& [ref, id] : m_refs)
        if (id == record)
            return ref;
    return record.value;
}

// Time never runs back: an act with an earlier `at` is a late entry of that day (J11, J13).
base::Result<void> Scenario::move_clock(Step const& step, std::optional<base::Date>& occurred_on)
{
    if (!step.at)
        return {};
    if (*step.at >= m_application.now()) {
        m_set_clock(*step.at);
        return {};
    }
    if (step.act.empty())
        return base::refused("J11", "时钟不能倒退，现在已是 " + base::to_iso_shanghai(m_application.now()) + "。");
    if (!occurred_on)
        occurred_on = base::civil_date(*step.at);
    return {};
}

base::Result<void> Scenario::ensure_set_up()
{
    if (m_application.is_set_up())
        return {};
    app::WorkspaceSetup setup;
    setup.workspace_name = "情景演练";
    setup.orgs = {
        {base::OrgId(SCENARIO_ADMIN), "系统管理", domain::OrgLevel::Province, "320000", domain::OrgKind::Unit, {}}};
    base::OrgId const office(SCENARIO_ADMIN);
    setup.staff = {{base::StaffId(SCENARIO_ADMIN), "系统管理员", office, {domain::Role::Admin}, true},
        {base::StaffId(SCENARIO_PETITIONER), "信访人", office, {domain::Role::Petitioner}, true}};
    setup.operator_id = base::StaffId(SCENARIO_ADMIN);
    m_identity = {setup.operator_id, setup.operator_id};
    return m_application.set_up(setup);
}

static bool is_definition(Step const& step)
{
    return step.act == "define_org" || step.act == "define_staff";
}

// Offices and people are defined by whoever the scenario names; before he is defined himself, by the administrator.
base::Result<void> Scenario::take_identity(Step const& step)
{
    auto const& organisation = m_application.organisation();
    auto identity = base::StaffId(step.identity);
    if (identity.is_empty())
        identity = is_definition(step) ? base::StaffId(SCENARIO_ADMIN) : m_identity.identity_id;
    if (!organisation.find_staff(identity)) {
        if (!is_definition(step))
            return base::refused("W3", "没有“" + identity.value + "”这名工作人员，请先用 define_staff 登记。");
        identity = base::StaffId(SCENARIO_ADMIN);
    }
    auto const operator_id = step.operator_id.empty() ? identity : base::StaffId(step.operator_id);
    if (operator_id == m_identity.operator_id && identity == m_identity.identity_id)
        return {};
    TRY(m_application.switch_identity(operator_id, identity));
    m_identity = {operator_id, identity};
    return {};
}

static Answer refused_by(base::Error const& error, std::string_view otherwise)
{
    return refusal(error.id.empty() ? std::string(otherwise) : error.id, error.message);
}

// The most specific answer: the first problem that names a clause or check, else the first with the T number.
static Answer refused_by(app::CommandProblems const& problems, domain::ActDefinition const& act)
{
    auto const number = act.transition.empty() ? act.name : act.transition;
    for (auto const& problem : problems.problems)
        if (!problem.id.empty())
            return refused_by(problem, number);
    CHECK(!problems.problems.empty());
    return refused_by(problems.problems.front(), number);
}

static base::ValueList warning_list(std::vector<base::Error> const& warnings)
{
    base::ValueList list;
    for (auto const& warning : warnings)
        list.emplace_back(base::ValueObject{{"id", warning.id}, {"why", warning.message}});
    return list;
}

Answer Scenario::describe(Step const& step, bool creates, app::Outcome const& outcome)
{
    Answer answer;
    if (!outcome.ledger_item.empty()) {
        auto const ref = step.ref.empty() ? outcome.ledger_item : step.ref;
        m_items.try_emplace(ref, outcome.ledger_item);
        answer.members.set("ref", ref);
        if (auto const item = m_application.ledger_item(outcome.ledger_item))
            answer.members.set("status", item->row.status);
    }
    if (outcome.record.is_empty())
        return answer;
    auto const ref = creates ? (step.ref.empty() ? outcome.record.value : step.ref) : ref_of(outcome.record);
    m_refs.insert_or_assign(ref, outcome.record);
    m_latest_ref = ref;
    answer.members.set("ref", ref);
    answer.members.set("number", outcome.petition_no);
    if (auto const* record = m_application.surroundings().find_record(outcome.record))
        answer.members.set("state", domain::to_code(record->state));
    if (outcome.awaiting_approval)
        answer.members.set("awaits_approval", true);
    return answer;
}

Answer Scenario::run_act(Step const& step, std::optional<base::Date> occurred_on)
{
    auto const* act = domain::find_act(step.act);
    if (!act)
        return refusal("SYNTAX", "没有“" + step.act + "”这种办理。");
    if (step.act == "adopt_reference")
        return adopt_rules(m_application, step.arguments);
    bool const creates = act->from.size() == 1 && act->from.front() == domain::State::None;
    if (creates && !step.ref.empty() && m_refs.contains(step.ref))
        return refusal("SYNTAX", "“" + step.ref + "”已是另一件信访件的名称，请换一个。");
    app::Command command{step.act, creates ? base::RecordId() : record_of(step.ref), {}, occurred_on};
    if (!creates && act->on_record && step.ref.empty())
        command.record = record_of(m_latest_ref);
    auto arguments = resolve_arguments(*this, *act, step, command.record);
    if (arguments.is_error())
        return refused_by(arguments.error(), "SYNTAX");
    if (act->on_record && !creates && command.record.is_empty())
        return refusal(
            "SYNTAX", step.ref.empty() ? "要用“ref”指明是哪一件信访件。" : "还没有名为“" + step.ref + "”的信访件。");
    command.arguments = arguments.release_value();

    auto surroundings = m_application.surroundings();
    auto const warnings = domain::warnings(*act, command.arguments,
        command.record.is_empty() ? nullptr : surroundings.find_record(command.record), surroundings);
    auto const result = m_application.execute(command);
    if (auto const* problems = std::get_if<app::CommandProblems>(&result))
        return refused_by(*problems, *act);
    auto answer = describe(step, creates, std::get<app::Outcome>(result));
    if (!warnings.empty())
        answer.members.set("warnings", warning_list(warnings));
    return answer;
}

Answer Scenario::run(Step const& step)
{
    auto occurred_on = step.occurred_on;
    if (auto const moved = move_clock(step, occurred_on); moved.is_error())
        return refused_by(moved.error(), "J11");
    if (auto const ready = ensure_set_up(); ready.is_error())
        return refused_by(ready.error(), "SYNTAX");
    if (step.act.empty() && step.question.empty())
        return {true, {}, {}, {{"at", base::to_iso_shanghai(m_application.now())}}};
    if (auto const taken = take_identity(step); taken.is_error())
        return refused_by(taken.error(), "W3");
    return step.act.empty() ? answer_question(*this, step) : run_act(step, occurred_on);
}

} // namespace training
