#include "app/queries/proposal_query.h"

#include "app/projector.h"
#include "app/queries/alert_query.h"
#include "app/queries/case_query.h"
#include "app/queries/ledger_proposal.h"
#include "app/queries/record_texts.h"
#include "app/queries/visibility.h"
#include "base/text.h"
#include "domain/matching/first_or_repeat.h"
#include "domain/workflow/checklist.h"
#include "domain/workflow/routing_proposal.h"
#include "domain/workflow/visibility.h"

#include <algorithm>
#include <iterator>

namespace app {

domain::MatchProposal match_of(Context& context, domain::PetitionRecord const& record)
{
    if (record.petitioners.empty() || record.anonymous)
        return {};
    auto const rows = context.projections.similar_petitioners(petitioner_keys(record), record.id.value);
    if (rows.is_error())
        return {};
    std::vector<domain::MatchingFacts> known;
    VisibilityPredicate const is_visible(context);
    for (auto const& row : rows.value()) {
        auto const* indexed = context.index.find(row.record_id);
        if (!indexed || !is_visible(*indexed)) // W10
            continue;
        auto const other = load_record(context, base::RecordId(row.record_id));
        if (!other.is_error() && other.value() && other.value()->registered_at < record.registered_at
            && other.value()->state != domain::State::Void)
            known.push_back(domain::matching_facts(*other.value()));
    }
    auto const matches = domain::propose(known, domain::matching_facts(record));
    return matches.empty() ? domain::MatchProposal{} : matches.front();
}

namespace {

constexpr int FEEDBACK_DAYS = 50; // before the 60 days of L10 end, with time left for the review

struct Proposal {
    Context& context;
    domain::PetitionRecord const& record;
    base::ValueObject arguments{};

    std::string today() const { return base::to_iso(context.today()); }
    void set(std::string key, base::Value value) { arguments.set(std::move(key), std::move(value)); }
    void set_if_known(std::string key, std::string const& value)
    {
        if (!value.empty())
            arguments.set(std::move(key), value);
    }
};

// The only active holder of a role in a unit, or nobody.
std::string only_holder(Context const& context, base::OrgId const& org, domain::Role role)
{
    auto const holders = context.organisation.staff_of(org, role);
    return holders.size() == 1 ? holders.front()->id.value : std::string();
}

void propose_responsible(Proposal& proposal, base::OrgId const& unit)
{
    auto const& record = proposal.record;
    proposal.set_if_known("unit_leader",
        record.unit_leader.is_empty() ? only_holder(proposal.context, unit, domain::Role::UnitLeader)
                                      : record.unit_leader.value);
    proposal.set_if_known("unit_officer",
        record.unit_officer.is_empty() ? only_holder(proposal.context, unit, domain::Role::UnitOfficer)
                                       : record.unit_officer.value);
}

void propose_triage(Proposal& proposal)
{
    auto const& record = proposal.record;
    proposal.set_if_known("matter_class", domain::presumed_class(record.fields));
    auto const match = match_of(proposal.context, record);
    if (match.verdict == domain::MatchVerdict::First)
        proposal.set("first_time", "FIRST");
    if (match.verdict == domain::MatchVerdict::Repeat) {
        proposal.set("first_time", "REPEAT");
        proposal.set("repeat_of", match.candidate.value);
        proposal.set("reason", match.reason_text());
        if (match.same_letter) // FT-06
            proposal.set("repeat_kind", "DUPLICATE");
    }
    if (match.verdict == domain::MatchVerdict::Check) // a person decides, so nothing is chosen beforehand
        proposal.set("reason", match.reason_text());
    if (base::text_or(proposal.arguments, "matter_class") == "APPEAL")
        proposal.set("route", "R6_PETITION");
}

// 条例第三十五条, Q17: the organ is named where the unit's superior is known; else the writer names it.
std::string remedy_text(domain::Organisation const& organisation, base::OrgId const& unit_id)
{
    auto const* unit = organisation.find_org(unit_id);
    auto const* superior = unit ? organisation.find_org(unit->parent) : nullptr;
    bool const reviews = superior && superior->level > unit->level && superior->kind == domain::OrgKind::Unit;
    return "如不服本处理意见，可自收到本意见书之日起三十日内，向"
        + (reviews ? superior->name + "（原办理单位的上一级）" : "原办理机关、单位的上一级机关、单位")
        + "申请复查（《信访工作条例》第三十五条）。";
}

// The unit that the duty table names for the category, for the officer to confirm.
void propose_competent_unit(Proposal& proposal)
{
    auto& context = proposal.context;
    auto const& record = proposal.record;
    if (!record.competent_unit.is_empty()) {
        proposal.set("competent_unit", record.competent_unit.value);
        return;
    }
    auto const& rules = context.references.history.work_rules_on(record.received_on, context.today());
    if (auto const* org = domain::competent_by_duty(domain::routing_facts(record), context.organisation, rules))
        proposal.set("competent_unit", org->id.value);
}

void propose_opinion(Proposal& proposal)
{
    auto const& record = proposal.record;
    auto const* opinion = record.opinion ? &*record.opinion : nullptr;
    proposal.set("request", opinion ? opinion->request : base::join(record.demands, "\n"));
    if (opinion)
        proposal.set("facts", opinion->facts);
    else if (!record.investigations.empty())
        proposal.set("facts", base::join(record.investigations, "\n"));
    base::ValueList outcomes;
    for (std::size_t i = 0; i < record.demands.size(); ++i) {
        base::ValueObject outcome{{"demand", static_cast<std::int64_t>(i)}};
        for (auto const& earlier : opinion ? opinion->outcomes : std::vector<domain::Outcome>{}) {
            if (earlier.demand != i)
                continue;
            outcome.set("outcome", earlier.outcome);
            outcome.set("text", earlier.text);
            if (!earlier.execution_unit.empty())
                outcome.set("execution_unit", earlier.execution_unit);
            if (earlier.execution_due)
                outcome.set("execution_due", base::to_iso(*earlier.execution_due));
        }
        outcomes.emplace_back(std::move(outcome));
    }
    proposal.set("outcomes", std::move(outcomes));
    if (opinion) {
        base::ValueList basis;
        for (auto const& line : opinion->legal_basis)
            basis.emplace_back(line);
        proposal.set("legal_basis", std::move(basis));
    }
    proposal.set("remedy", opinion ? opinion->remedy : remedy_text(proposal.context.organisation, record.unit));
}

void propose_answers(Proposal& proposal)
{
    base::ValueList answers;
    for (auto const& check : proposal.record.failed_checks)
        answers.emplace_back(base::ValueObject{{"check", check}});
    proposal.set("answers", std::move(answers));
    propose_opinion(proposal);
}

// Every check stands in the form; its result is for the reviewer to say.
void propose_checks(Proposal& proposal)
{
    base::ValueList checks;
    for (auto const& item : domain::checklist_on(proposal.context.config, proposal.record.received_on)) {
        if (item.asked_at == domain::AskedAt::Verification)
            checks.emplace_back(base::ValueObject{{"check", item.id}});
    }
    proposal.set("checks", std::move(checks));
}

// Where one demand alone is to be carried out there is nothing to choose.
void propose_demand(Proposal& proposal)
{
    auto const& opinion = proposal.record.opinion;
    std::vector<std::size_t> supported;
    for (auto const& outcome : opinion ? opinion->outcomes : std::vector<domain::Outcome>{}) {
        bool const is_supported = outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED";
        if (is_supported && !outcome.executed_on)
            supported.push_back(outcome.demand);
    }
    if (supported.size() == 1)
        proposal.set("demand", static_cast<std::int64_t>(supported.front()));
}

void propose_approval(Proposal& proposal)
{
    if (!proposal.record.pending.empty())
        proposal.set("of", proposal.record.pending.front().entry.value);
}

void propose_referral(Proposal& proposal)
{
    auto const routing = routing_of(proposal.context, proposal.record);
    proposal.set_if_known("org", routing.target.value);
    if (routing.act == "refer_discipline")
        proposal.set("reason", proposal.record.matter_class == "ACCUSATION" ? "ACCUSATION" : "DISCIPLINE_APPEAL");
}

domain::PetitionRecord const* repeated_record(Context& context, base::RecordId const& id)
{
    if (id.is_empty())
        return nullptr;
    auto const loaded = load_record(context, id);
    return loaded.is_error() ? nullptr : loaded.value();
}

// D35 (S124): what was found and when each step was done; a person completes and signs it.
void propose_suggestion(Proposal& proposal)
{
    auto const& record = proposal.record;
    auto const grounds = grounds_of_record(proposal.context, record.id.value);
    std::string facts = "信访件 " + record.petition_no + "：";
    std::string first;
    for (auto const& ground : grounds) {
        facts += ground.text + "；";
        if (first.empty() && ground.id.starts_with('G'))
            first = ground.id;
    }
    facts += "\n办理经过：";
    for (auto const& item : record.timeline)
        if (domain::is_in_force(item))
            facts += base::to_iso(item.occurred_on) + " " + timeline_title(proposal.context, item) + "；";
    proposal.set("title", "关于信访件 " + record.petition_no + " 的改进工作建议");
    proposal.set("kind", "IMPROVE_WORK");
    proposal.set_if_known("unit", record.unit.value);
    proposal.set_if_known("ground", first);
    proposal.set("record", record.id.value);
    proposal.set("facts", facts);
}

// The desk of the channel through which it came again, and why (S74, S75).
void propose_supervision(Proposal& proposal)
{
    auto const& record = proposal.record;
    auto const* last = record.repeats.empty() ? nullptr : repeated_record(proposal.context, record.repeats.back());
    proposal.set_if_known("desk", last ? last->channel : record.channel);
    if (last)
        proposal.set("ground", "REPEAT");
    auto const clocks = domain::clocks(record, proposal.context.surroundings());
    auto const* due = domain::next_due(clocks);
    if (!last && due && due->deadline.working_date() < proposal.context.today())
        proposal.set("ground", "OVERDUE");
}

// 条例第二十四条: the step that follows the present one. After the agreement comes the common superior.
void propose_next_step(Proposal& proposal)
{
    constexpr int LAST_STEP = 5;
    auto const& disputes = proposal.record.disputes;
    if (!disputes.empty() && !disputes.back().steps.empty() && disputes.back().steps.back().step < LAST_STEP)
        proposal.set("step", std::to_string(disputes.back().steps.back().step + 1));
}

// 复核意见书 of the record that this one repeats, by its number.
void propose_refusal(Proposal& proposal, std::string_view act)
{
    auto const& record = proposal.record;
    auto const* earlier = repeated_record(proposal.context, record.repeat_of);
    auto const routing = routing_of(proposal.context, record);
    if (act == "not_accept") {
        bool const is_own = routing.act == act;
        proposal.set_if_known("ground", is_own ? (routing.rule == "RT-05" ? "N-01" : "N-03") : "");
        return;
    }
    if (routing.act != act || !earlier)
        return;
    proposal.set("ground", "X-01");
    std::string number;
    for (auto const& item : earlier->timeline)
        if (item.act == "issue_recheck" && !item.undone && !item.inert)
            number = base::text_or(item.payload, "document_no");
    proposal.set("final_document", "复核意见书" + (number.empty() ? "（" + earlier->petition_no + "）" : " " + number));
}

// Days of what has just happened: most acts are entered on their day.
void propose_days(base::ValueObject& arguments, std::string_view act, std::string const& today)
{
    static constexpr std::string_view EVENT_DAYS[]{
        "on", "requested_on", "delivered_on", "held_on", "issued_on", "published_on", "submitted_on"};
    auto const* definition = domain::find_act(act);
    for (auto const& argument : definition ? definition->arguments : std::span<domain::ArgumentDefinition const>{}) {
        bool const is_event = argument.type == domain::ArgumentType::Date && argument.required
            && std::find(std::begin(EVENT_DAYS), std::end(EVENT_DAYS), argument.name) != std::end(EVENT_DAYS);
        if (is_event && !arguments.find(argument.name))
            arguments.set(std::string(argument.name), today);
    }
}

} // namespace

domain::RoutingProposal routing_of(Context& context, domain::PetitionRecord const& record)
{
    auto repeats = record.repeat_of;
    if (record.first_time == domain::FirstTime::Undecided) {
        Proposal triage{context, record};
        propose_triage(triage);
        repeats = base::RecordId(base::text_or(triage.arguments, "repeat_of"));
    }
    return domain::propose_routing(domain::routing_facts(record, repeated_record(context, repeats)),
        context.organisation, context.references.history.work_rules_on(record.received_on, context.today()));
}

base::ValueObject registration_defaults(Context const& context)
{
    auto const now = context.now();
    base::ValueObject fields{{"channel", "VISIT"}, {"received_on", base::to_iso(base::civil_date(now))},
        {"received_time", base::to_text(base::time_of_day(now))}, {"petitioner_count", 1}};
    if (auto const* org = context.organisation.find_org(context.identity_org()))
        fields.set("place", org->region);
    return fields;
}

base::ValueObject proposed_arguments(Context& context, base::RecordId const& id, std::string_view act)
{
    if (id.is_empty()) {
        auto proposed = proposed_ledger_arguments(context, act);
        propose_days(proposed, act, base::to_iso(context.today()));
        return proposed;
    }
    auto const loaded = load_record(context, id);
    if (loaded.is_error() || !loaded.value() || !may_see(context, id))
        return {};
    auto const& record = *loaded.value();
    Proposal proposal{context, record};
    if (act == "triage") {
        propose_triage(proposal);
        propose_competent_unit(proposal);
    } else if (act == "assign" || act == "transfer") {
        proposal.set_if_known("unit", record.competent_unit == record.first_unit ? "" : record.competent_unit.value);
        if (act == "assign")
            proposal.set("feedback_due", base::to_iso(base::add_days(context.today(), FEEDBACK_DAYS)));
    } else if (act == "refer_political_legal" || act == "refer_discipline") {
        propose_referral(proposal);
    } else if (act == "not_accept" || act == "no_longer_accept") {
        propose_refusal(proposal, act);
    } else if (act == "sign_for") {
        proposal.set("arrived_on", proposal.today());
        propose_responsible(proposal, record.unit);
    } else if (act == "self_receive") {
        propose_responsible(proposal, record.first_unit);
    } else if (act == "accept" || act == "accept_simple") {
        proposal.set("notice_on", proposal.today());
        propose_responsible(proposal, record.unit);
    } else if (act == "start_handling") {
        proposal.set("contacted_on", proposal.today());
    } else if (act == "extend") {
        proposal.set("days", 30); // the notice is a fact of its own: its date is typed
    } else if (act == "submit_opinion") {
        propose_opinion(proposal);
    } else if (act == "resubmit") {
        propose_answers(proposal);
    } else if (act == "pass_verification") {
        propose_checks(proposal);
    } else if (act == "deliver") {
        proposal.set("delivered_on", proposal.today());
    } else if (act == "follow_up" || act == "publish_result") {
        proposal.set("on", proposal.today());
    } else if (act == "record_execution") {
        proposal.set("executed_on", proposal.today());
        propose_demand(proposal);
    } else if (act == "issue_suggestion") {
        propose_suggestion(proposal);
    } else if (act == "supervise") {
        propose_supervision(proposal);
    } else if (act == "advance_dispute") {
        propose_next_step(proposal);
    } else if (act == "approve") {
        propose_approval(proposal);
    }
    propose_days(proposal.arguments, act, proposal.today());
    context.cache.trim();
    return std::move(proposal.arguments);
}

} // namespace app
