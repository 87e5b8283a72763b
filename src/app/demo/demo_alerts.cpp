#include "app/demo/demo_alerts.h"

#include "domain/workflow/acts.h"

#include <algorithm>

namespace app::demo {

using base::Date;
using domain::AlertLevel;

static constexpr std::uint64_t SEED = 43; // no matter depends on it
static constexpr int ANSWERED_PERCENT = 95;
static constexpr int EXPLAINED_PERCENT = 80;
static constexpr int SUPERVISED_PERCENT = 85;
static constexpr int GUIDED_PERCENT = 75;
static constexpr std::uint64_t JUDGEMENT_SEED = 44;
static constexpr int JUDGING_PERCENT = 72;
static constexpr int BOTH_SIDES_PERCENT = 85; // of those who judge
static constexpr int NEVER_RISKY = 1000; // the risk score is nobody's limit

DemoAlerts::DemoAlerts(domain::ReferenceData const& references)
    : m_references(references)
    , m_rules(references.history.alerts.shipped())
    , m_random(SEED)
    , m_judgement(JUDGEMENT_SEED)
{
}

Date DemoAlerts::working_days_after(Date date, int days) const
{
    for (int day = 0; day < days; ++day)
        date = m_references.calendar.next_working_day(date).value_or(base::add_days(date, 1));
    return date;
}

static bool can_be_late(domain::RecordClock const& clock)
{
    bool const is_running = clock.state == domain::ClockState::Running && clock.deadline.effective;
    return is_running && !clock.is_window && clock.actor != "PETITIONER" && clock.rule_id != "L08"
        && clock.rule_id != "L13" && clock.rule_id != "L15";
}

std::vector<DemoAlerts::Plan> DemoAlerts::plan(domain::PetitionRecord const& record,
    domain::Surroundings const& surroundings, std::map<std::string, bool>& handled)
{
    std::vector<Plan> plans;
    for (auto const& clock : domain::clocks(record, surroundings)) {
        auto const* rule = can_be_late(clock) ? m_references.rules.find(clock.rule_id, clock.start) : nullptr;
        if (!rule || rule->alerts.empty())
            continue;
        auto const due = *clock.deadline.effective;
        auto const last = working_days_after(due, m_rules.values().fault_working_days);
        auto const key = clock.rule_id + "." + std::to_string(clock.occurrence);
        if (handled.find(key) == handled.end())
            handled[key] = m_random.chance(ANSWERED_PERCENT);
        if (!handled[key] || surroundings.today > last)
            continue;
        auto const on = std::min(last, std::max(working_days_after(due, m_random.below(3)), surroundings.today));
        plans.push_back({on, key, Answer::React});
        if (m_random.chance(EXPLAINED_PERCENT))
            plans.push_back({working_days_after(due, m_random.between(4, 8)), key, Answer::Explain});
    }
    return plans;
}

std::vector<DemoAlerts::Plan> DemoAlerts::plan_guidance(Date delivered_on)
{
    if (!m_random.chance(GUIDED_PERCENT))
        return {};
    return {{working_days_after(delivered_on, m_random.between(1, 3)), {}, Answer::Guide}};
}

std::vector<DemoAlerts::Plan> DemoAlerts::plan_evaluation(Date delivered_on)
{
    if (!m_judgement.chance(JUDGING_PERCENT))
        return {};
    auto const on = working_days_after(delivered_on, m_judgement.between(2, 12));
    std::vector<Plan> plans{{on, {}, Answer::JudgeUnit}};
    if (m_judgement.chance(BOTH_SIDES_PERCENT))
        plans.push_back({on, {}, Answer::JudgeBureau});
    return plans;
}

// The petitioner's own words: most are content where something was granted, fewer where it was not.
static LawfulJournal::Act evaluation_of(
    domain::PetitionRecord const& record, base::StaffId self_service, std::string_view side)
{
    bool const was_granted = record.opinion
        && std::any_of(record.opinion->outcomes.begin(), record.opinion->outcomes.end(),
            [](domain::Outcome const& outcome) { return outcome.outcome != "NOT_SUPPORTED"; });
    // As different from one matter to the next as the codes are, and the same on every run.
    unsigned mood = side == "BUREAU" ? 1 : 0;
    for (char const letter : record.query_code)
        mood = mood * 31 + static_cast<unsigned char>(letter);
    auto const of_hundred = mood % 100;
    auto const content = was_granted ? 74U : 48U;
    auto const* value = of_hundred < content ? "SATISFIED" : of_hundred < content + 18 ? "BASICALLY" : "NOT_SATISFIED";
    base::ValueObject arguments{{"side", side}, {"value", value}, {"query_code", record.query_code}};
    if (std::string_view(value) == "NOT_SATISFIED")
        arguments.set("reason", side == "UNIT" ? "处理结果和我的诉求还有差距。" : "希望更早告诉我办到哪一步。");
    auto const& id_no = record.petitioners.front().id_no;
    if (domain::find_argument(domain::find_act("evaluate")->arguments, "id_tail") && id_no.size() >= 4)
        arguments.set("id_tail", id_no.substr(id_no.size() - 4));
    return {"evaluate", std::move(self_service), std::move(arguments)};
}

std::vector<DemoAlerts::Plan> DemoAlerts::plan_supervision(Date repeated_on)
{
    if (!m_random.chance(SUPERVISED_PERCENT))
        return {};
    auto const on = working_days_after(repeated_on, m_random.below(3));
    return {
        {on, {}, Answer::Supervise}, {working_days_after(on, m_random.between(3, 8)), {}, Answer::ReplyToSupervision}};
}

static LawfulJournal::Act supervision_of(domain::PetitionRecord const& record, base::StaffId inspector)
{
    return {"supervise", std::move(inspector),
        {{"mode", "PHONE"}, {"ground", "REPEAT"},
            {"opinion", "信访人再次反映，请核实原处理意见的落实情况，并当面答复。"},
            {"record", "电话督办" + std::string(record.unit_officer.is_empty() ? "" : "，承办人已接听") + "。"}}};
}

std::vector<domain::Alert> DemoAlerts::standing(
    domain::PetitionRecord const& record, domain::Surroundings const& surroundings) const
{
    auto const clocks = domain::clocks(record, surroundings);
    auto const facts = domain::indicator_facts(record, clocks, record.matter_id, surroundings);
    if (!facts)
        return {};
    std::vector<domain::AlertClock> running;
    for (auto const& clock : clocks) {
        if (!can_be_late(clock))
            continue;
        running.push_back({.rule_id = clock.rule_id,
            .occurrence = clock.occurrence,
            .start = clock.start.days,
            .nominal = clock.deadline.nominal.days,
            .effective = clock.deadline.effective->days});
    }
    auto const reactions = domain::reactions_of(record);
    auto const values = surroundings.config.as_of(record.received_on);
    domain::AlertSubject const subject{.record = record.id.value,
        .facts = &facts->facts,
        .clocks = &running,
        .reactions = &reactions,
        .execution_days = values.execution_days,
        .early_repeat_days = values.early_repeat_days};
    return domain::alerts_of(subject,
        {surroundings.rules, m_rules, surroundings.calendar, surroundings.config.hours_on(surroundings.today),
            NEVER_RISKY, NEVER_RISKY, {surroundings.today, surroundings.config.hours_on(surroundings.today).closing}});
}

std::optional<LawfulJournal::Act> DemoAlerts::act_of(
    Plan const& plan, domain::PetitionRecord const& record, domain::Surroundings const& surroundings) const
{
    if (plan.answer == Answer::Guide)
        return LawfulJournal::Act{"record_guidance", record.present_officer,
            {{"on", base::to_iso(plan.on)}, {"method", "PHONE"}, {"text", "告知查询码，说明查询和评价办法。"}}};
    if (plan.answer == Answer::JudgeUnit || plan.answer == Answer::JudgeBureau) {
        auto const screens = surroundings.organisation.staff_of(record.first_unit, domain::Role::Petitioner);
        if (screens.empty() || record.petitioners.empty() || !record.in_eval_scope)
            return {};
        return evaluation_of(record, screens.front()->id, plan.answer == Answer::JudgeUnit ? "UNIT" : "BUREAU");
    }
    if (plan.answer == Answer::Supervise) {
        auto const inspectors = surroundings.organisation.staff_of(record.first_unit, domain::Role::Inspector);
        return supervision_of(record, inspectors.empty() ? record.present_officer : inspectors.front()->id);
    }
    if (plan.answer == Answer::ReplyToSupervision)
        return LawfulJournal::Act{"answer_supervision", record.unit_leader,
            {{"reply", "已再次与信访人见面，逐项说明办理情况，信访人表示理解。"}, {"result", "SOLVED"}}};
    for (auto const& alert : standing(record, surroundings)) {
        if (alert.id.find("." + record.id.value + "." + plan.key + ".") == std::string::npos)
            continue;
        if (plan.answer == Answer::Explain) {
            auto const leader = alert.binds_first_unit ? record.first_leader : record.unit_leader;
            if (!alert.needs_explanation || leader.is_empty())
                return {};
            return LawfulJournal::Act{"explain_overdue", leader,
                {{"alert", alert.id}, {"reason", "情况复杂，需要会同有关单位核实，未能按期完成。"},
                    {"measures", "已明确专人跟进，每周报告进展。"}}};
        }
        if (alert.level < AlertLevel::Due)
            return {};
        if (alert.binds_first_unit)
            return LawfulJournal::Act{
                "acknowledge_alert", record.present_officer, {{"alert", alert.id}, {"note", "已安排办理，今天落实。"}}};
        return LawfulJournal::Act{"urge", record.present_officer,
            {{"alert", alert.id}, {"mode", "PHONE"}, {"text", "电话催办，请抓紧办理并回复进展。"}}};
    }
    return {};
}

} // namespace app::demo
