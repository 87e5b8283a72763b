// See prefill.h. Proposals only: decide() judges what is finally submitted.
#include "app/queries/prefill.h"

#include "domain/workflow/checklist.h"

#include <algorithm>

namespace app {

using domain::PetitionRecord;
using domain::Role;
using domain::Surroundings;

base::ValueObject registration_defaults(base::Date today, base::TimeOfDay time, std::string const& region)
{
    return {{"channel", "VISIT"}, {"received_on", base::to_iso(today)}, {"received_time", base::to_text(time)},
        {"petitioner_count", 1}, {"representatives", 1}, {"place", region},
        {"petitioners", base::ValueList{base::ValueObject{{"id_type", "111"}}}}};
}

static std::string proposed_class(PetitionRecord const& record)
{
    if (!record.matter_class.empty())
        return record.matter_class;
    auto const registered = base::text_or(record.fields, "matter_class");
    if (!registered.empty())
        return registered;
    // Purposes of the national system map to the class (law.md 1.4).
    if (record.purpose == "COMPLAINT" || record.purpose == "REQUEST")
        return "APPEAL";
    return record.purpose == "OTHER" ? std::string() : record.purpose;
}

static void prefill_triage(base::ValueObject& values, PetitionRecord const& record)
{
    auto const matter_class = proposed_class(record);
    if (!matter_class.empty())
        values.set("matter_class", matter_class);
    if (matter_class == "APPEAL")
        values.set("route", "R6_PETITION");
    if (record.anonymous)
        values.set("first_time", "FIRST"); // FT-05: no matching on a person
}

static void prefill_people(
    base::ValueObject& values, PetitionRecord const& record, base::OrgId const& org, Surroundings const& surroundings)
{
    auto leader = record.unit_leader;
    auto officer = record.unit_officer;
    if (leader.is_empty()) {
        auto const leaders = surroundings.organisation.staff_of(org, Role::UnitLeader);
        if (leaders.size() == 1)
            leader = leaders.front()->id;
    }
    if (officer.is_empty()) {
        auto const officers = surroundings.organisation.staff_of(org, Role::UnitOfficer);
        if (officers.size() == 1)
            officer = officers.front()->id;
    }
    if (!leader.is_empty())
        values.set("unit_leader", leader.value);
    if (!officer.is_empty())
        values.set("unit_officer", officer.value);
}

// The body that reviews is the one above the handling unit (Art. 35); its name is printed in the remedy clause.
static std::string remedy_clause(PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const* unit = surroundings.organisation.find_org(record.unit);
    auto const* upper = unit ? surroundings.organisation.find_org(unit->parent) : nullptr;
    bool const names_organ = upper && upper->kind != domain::OrgKind::Bureau;
    auto const organ = names_organ ? upper->name : std::string("本单位的上一级机关、单位");
    return "如不服本处理意见，可以自收到本意见书之日起30日内向" + organ + "请求复查。";
}

static void prefill_opinion(base::ValueObject& values, PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const* last = record.opinion     ? &*record.opinion
        : record.earlier_opinions.empty() ? nullptr
                                          : &record.earlier_opinions.back();
    std::string request;
    base::ValueList outcomes;
    for (std::size_t i = 0; i < record.demands.size(); ++i) {
        request += (i == 0 ? "" : "；") + record.demands[i];
        base::ValueObject outcome{{"demand", static_cast<std::int64_t>(i)}};
        if (last) {
            for (auto const& earlier : last->outcomes) {
                if (earlier.demand != i)
                    continue;
                outcome.set("outcome", earlier.outcome);
                outcome.set("text", earlier.text);
                outcome.set("execution_unit", earlier.execution_unit);
                if (earlier.execution_due)
                    outcome.set("execution_due", base::to_iso(*earlier.execution_due));
            }
        } else if (auto const* unit = surroundings.organisation.find_org(record.unit)) {
            outcome.set("execution_unit", unit->name);
        }
        outcomes.emplace_back(std::move(outcome));
    }
    values.set("request", last ? last->request : request);
    values.set("outcomes", std::move(outcomes));
    values.set("remedy", last ? last->remedy : remedy_clause(record, surroundings));
    if (last) {
        values.set("facts", last->facts);
        values.set("legal_basis", base::ValueList(last->legal_basis.begin(), last->legal_basis.end()));
        return;
    }
    std::string facts;
    for (auto const& findings : record.investigations)
        facts += (facts.empty() ? "" : "\n") + findings;
    if (!facts.empty())
        values.set("facts", facts);
}

static void prefill_answers(base::ValueObject& values, PetitionRecord const& record)
{
    base::ValueList answers;
    for (auto const& check : record.failed_checks)
        answers.emplace_back(base::ValueObject{{"check", check}});
    values.set("answers", std::move(answers));
}

// What the journal proves by itself is proposed; what needs a person's eye (Q02, Q04, Q07, Q16 …) stays open.
static std::string proposed_result(std::string_view check, PetitionRecord const& record)
{
    if (check == "Q03")
        return record.first_time != domain::FirstTime::Undecided ? "PASS" : "FAIL";
    if (check == "Q05" && record.petitioner_count == 1)
        return "NA";
    if (check == "Q10")
        return record.unit_leader.is_empty() || record.unit_officer.is_empty() ? "FAIL" : "PASS";
    if (check == "Q11")
        return "NA"; // An accepted matter was not refused.
    if (check == "Q12")
        return record.contacted_on ? "PASS" : "FAIL";
    if (check == "Q13")
        return record.investigations.empty() ? "FAIL" : "PASS";
    if (check == "Q14" && record.opinion)
        return record.opinion->outcomes.size() >= record.demands.size() ? "PASS" : "FAIL";
    if (check == "Q20" && record.opinion) {
        bool const supported =
            std::any_of(record.opinion->outcomes.begin(), record.opinion->outcomes.end(), [](auto const& outcome) {
                return outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED";
            });
        if (!supported)
            return "NA";
    }
    return {};
}

static void prefill_checks(base::ValueObject& values, PetitionRecord const& record)
{
    base::ValueList checks;
    for (auto const& item : domain::checklist()) {
        if (item.asked_at != domain::AskedAt::Verification)
            continue;
        base::ValueObject check{{"check", item.id}};
        if (auto const result = proposed_result(item.id, record); !result.empty())
            check.set("result", result);
        checks.emplace_back(std::move(check));
    }
    values.set("checks", std::move(checks));
}

base::ValueObject prefilled_arguments(domain::ActDefinition const& act, PetitionRecord const& record,
    domain::Identity const& identity, Surroundings const& surroundings)
{
    base::ValueObject values;
    auto const today = base::to_iso(surroundings.today);
    auto const* staff = surroundings.organisation.find_staff(identity.identity_id);
    auto const own_org = staff ? staff->org : base::OrgId{};
    auto const name = act.name;
    if (name == "triage") {
        prefill_triage(values, record);
    } else if (name == "assign" || name == "transfer") {
        if (!record.competent_unit.is_empty())
            values.set("unit", record.competent_unit.value);
        if (name == "assign") // The whole handling limit from today on; the assigner may ask for less.
            values.set("feedback_due", base::to_iso(base::add_days(surroundings.today, 60)));
    } else if (name == "sign_for") {
        values.set("arrived_on", base::to_iso(record.dispatched_on.value_or(surroundings.today)));
        prefill_people(values, record, own_org, surroundings);
    } else if (name == "self_receive") {
        prefill_people(values, record, own_org, surroundings);
    } else if (name == "accept") {
        values.set("notice_on", today);
        prefill_people(values, record, record.unit, surroundings);
    } else if (name == "start_handling") {
        values.set("contacted_on", today);
    } else if (name == "extend") {
        values.set("notified_on", today);
    } else if (name == "submit_opinion") {
        prefill_opinion(values, record, surroundings);
    } else if (name == "resubmit") {
        prefill_opinion(values, record, surroundings);
        prefill_answers(values, record);
    } else if (name == "pass_verification") {
        prefill_checks(values, record);
    } else if (name == "deliver") {
        values.set("delivered_on", today);
        values.set("method", "IN_PERSON");
    } else if (name == "follow_up") {
        values.set("on", today);
        values.set("method", "PHONE");
        values.set("reached", true);
    } else if (name == "record_execution") {
        values.set("executed_on", today);
        values.set("demand", 0);
    }
    return values;
}

} // namespace app
