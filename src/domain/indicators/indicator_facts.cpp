// From the folded record to the row of facts. Acts of other stages (evaluate, mark_backlog ...) are read from the
// timeline by their names, so that a record without them costs nothing.
#include "domain/indicators/indicator_facts.h"

#include "base/text.h"
#include "domain/statistics/process_statistics.h"
#include "domain/workflow/act_tables.h"
#include "domain/workflow/effects.h"
#include "domain/workflow/substance.h"

#include <algorithm>

namespace domain {

namespace {

std::int32_t day(std::optional<base::Date> const& date)
{
    return date ? date->days : NEVER;
}

std::int32_t first_event(PetitionRecord const& record, std::string_view name)
{
    for (auto const& event : record.events)
        if (event.name == name)
            return event.on.days;
    return NEVER;
}

ChannelCode channel_of(std::string_view code)
{
    if (code == "LETTER")
        return ChannelCode::Letter;
    if (code == "VISIT")
        return ChannelCode::Visit;
    if (code == "ONLINE")
        return ChannelCode::Online;
    return code == "PHONE" ? ChannelCode::Phone : ChannelCode::Unknown;
}

ClassCode class_of(std::string_view code)
{
    if (code == "SUGGESTION")
        return ClassCode::Suggestion;
    if (code == "ACCUSATION")
        return ClassCode::Accusation;
    if (code == "APPEAL")
        return ClassCode::Appeal;
    if (code == "CONSULT")
        return ClassCode::Consult;
    return code.empty() ? ClassCode::Unknown : ClassCode::Other;
}

std::uint8_t rank_of(Organisation const& organisation, base::OrgId const& id)
{
    auto const* org = organisation.find_org(id);
    return org ? static_cast<std::uint8_t>(org->level) : std::uint8_t{0};
}

std::int32_t first_entered(PetitionRecord const& record, std::initializer_list<State> states)
{
    auto first = NEVER;
    for (auto const state : states)
        if (auto const found = record.entered_on.find(state); found != record.entered_on.end())
            first = std::min(first, found->second.days);
    return first;
}

class Derivation {
public:
    Derivation(PetitionRecord const& record, std::vector<RecordClock> const& clocks, Surroundings const& surroundings)
        : m_record(record)
        , m_clocks(clocks)
        , m_surroundings(surroundings)
    {
    }

    void add_registration(IndicatorFacts& facts) const
    {
        facts.received = m_record.received_on.days;
        auto const& values = m_surroundings.config.workflow_on(m_record.received_on);
        facts.backlog_on = facts.received + values.backlog_days + 1;
        facts.backlog_repeats = static_cast<std::uint8_t>(values.backlog_repeats);
        auto const registered = first_event(m_record, "registered_at");
        facts.registered = registered == NEVER ? facts.received : registered;
        facts.channel = channel_of(m_record.channel);
        facts.persons = static_cast<std::uint16_t>(std::clamp(m_record.petitioner_count, 1, 9999));
        facts.first_time = m_record.first_time;
        facts.matter_class = class_of(m_record.matter_class);
        facts.triaged = day(m_record.triaged_on);
        set(facts, fact_flag::ANONYMOUS, m_record.anonymous);
        set(facts, fact_flag::LITIGATION, m_record.litigation || m_record.route == "R1_JUDICIAL");
        set(facts, fact_flag::BY_BUREAU, m_record.registered_by_bureau);
        set(facts, fact_flag::COLLECTIVE, m_record.collective);
        set(facts, fact_flag::URGENT, m_record.urgent);
        set(facts, fact_flag::THREAT, m_record.threat);
        set(facts, fact_flag::SECRET, base::boolean_or(m_record.fields, "secret", false));
        set(facts, fact_flag::NO_ORDINARY_ROUTE,
            m_record.route.starts_with("R1") || m_record.route.starts_with("R2") || m_record.route.starts_with("R3")
                || m_record.route.starts_with("R4"));
        bool const is_reachable = std::any_of(m_record.petitioners.begin(), m_record.petitioners.end(),
            [](Petitioner const& person) { return !person.phone.empty() || !person.address.empty(); });
        set(facts, fact_flag::REACHABLE, is_reachable);
        add_ranks(facts);
        if (closing_time_passed())
            facts.hints |= fact_hint::AFTER_HOURS;
        set(facts, fact_flag::NO_FIRST_LEADER, m_record.first_leader.is_empty());
    }

    void add_disposal(IndicatorFacts& facts) const
    {
        facts.assigned = first_event(m_record, "assigned_at");
        facts.disposed = std::min(first_event(m_record, "dispatched_at"),
            first_entered(m_record,
                {State::Dispatched, State::NotAccepted, State::NoLongerAccepted, State::ReferredPoliticalLegal,
                    State::ReferredDiscipline, State::RoutedOther, State::Guided, State::UnitReceived}));
        facts.clearing_due = due_of("L03", true);
        facts.unit_received = day(m_record.unit_received_on);
        auto const decided = first_entered(m_record, {State::NotAccepted, State::NoLongerAccepted, State::RoutedOther});
        facts.notice = std::min(day(m_record.notice_on), m_record.unit_received_on ? decided : NEVER);
        facts.notice_due = m_record.unit_received_on ? notice_due(*m_record.unit_received_on) : NEVER;
        facts.accepted = day(m_record.accepted_on);
        set(facts, fact_flag::SELF, m_record.disposal == "SELF");
        // By what was done, not by the state: filing it away afterwards changes none of it.
        set(facts, fact_flag::REFUSED, m_record.non_acceptance.has_value());
        set(facts, fact_flag::REFERRED, m_record.referral.has_value());
        set(facts, fact_flag::GUIDED, m_record.guided_on.has_value());
        if (m_record.guided_on && is_kept_from_assignment(m_record, m_record.disposal, m_surroundings.organisation))
            facts.hints |= fact_hint::KEPT_BACK;
        set(facts, fact_flag::WITHDRAWN, m_record.withdrawn_on.has_value());
        set(facts, fact_flag::HAS_UNIT, !m_record.unit.is_empty() && !facts.has(fact_flag::GUIDED));
    }

    void add_handling(IndicatorFacts& facts) const
    {
        facts.contacted = day(m_record.contacted_on);
        auto const* limit = handling_clock();
        if (limit) {
            facts.handling_due = limit->deadline.nominal.days;
            facts.handling_due_effective = limit->deadline.working_date().days;
        } else {
            add_deemed(facts);
        }
        facts.submitted = first_event(m_record, "submitted_at");
        facts.reviewed = first_event(m_record, "verified_at");
        facts.sent_back = first_event(m_record, "sent_back_at");
        facts.send_backs = static_cast<std::uint8_t>(std::min(m_record.send_back_count, 255));
        facts.answered = first_event(m_record, "opinion_issued_at");
        facts.first_delivered = first_event(m_record, "opinion_delivered_at");
        facts.delivered = day(m_record.delivered_on);
        facts.closed = day(m_record.closed_on);
        if (m_record.delivered_online)
            facts.hints |= fact_hint::DELIVERED_ONLINE;
        for (std::size_t i = 0; i < std::size(CAUSE_CHOICES); ++i)
            if (CAUSE_CHOICES[i].code == m_record.cause_code)
                facts.cause = static_cast<std::uint8_t>(i + 1);
        facts.ended = m_record.settled_on ? m_record.settled_on->days
            : is_final(m_record.state)    ? m_record.state_since.days
                                          : NEVER;
        set(facts, fact_flag::ENDED, facts.ended != NEVER);
        set(facts, fact_flag::DISAGREED, m_record.petitioner_opinion == "DISAGREE");
        set(facts, fact_flag::FAILED_CHECK, m_record.send_back_count > 0);
        facts.evaluation_ends = last_due_of("L24");
        facts.follow_up_due = last_due_of("L23");
        add_outcomes(facts);
        add_follow_ups(facts);
    }

    // 5.7, unless the first leader confirmed with a reason that the matter was handled in substance. PS-4 and PS-6
    // depend on today and are found when somebody looks; likeness to other opinions (PS-2) is asked at the review only,
    // so that the row depends on its own record alone (J5).
    void add_procedural_risk(IndicatorFacts& facts) const
    {
        Surroundings const alone{m_surroundings.organisation, m_surroundings.calendar, m_surroundings.rules,
            m_surroundings.config, m_surroundings.today, {}, {}};
        for (auto const& hit : procedural_hits(m_record, alone)) {
            auto const bit = hit.rule == "PS-1" ? fact_hint::PS_1
                : hit.rule == "PS-2"            ? fact_hint::PS_2
                : hit.rule == "PS-3"            ? fact_hint::PS_3
                : hit.rule == "PS-5"            ? fact_hint::PS_5
                                                : 0u;
            if (!hit.is_confirmed)
                facts.hints |= bit;
        }
        set(facts, fact_flag::PROCEDURAL_RISK,
            (facts.hints & (fact_hint::PS_1 | fact_hint::PS_2 | fact_hint::PS_3 | fact_hint::PS_5)) != 0);
        for (auto const& known : m_record.confirmations) {
            if (known.round != m_record.round)
                continue;
            facts.hints |= known.rule == "PS-4" ? fact_hint::PS_4_CONFIRMED : 0u;
            facts.hints |= known.rule == "PS-6" ? fact_hint::PS_6_CONFIRMED : 0u;
        }
    }

    // 评价引导, 包案计划, 复盘, 督办结果: what later steps still owe.
    void add_duties(IndicatorFacts& facts) const
    {
        if (m_record.in_eval_scope)
            facts.hints |= fact_hint::IN_EVALUATION;
        if (!m_record.guidances.empty())
            facts.guided = m_record.guidances.back().on.days;
        if (m_record.led_case)
            for (auto const& measure : m_record.led_case->measures)
                if (measure.due && measure.progress < 100)
                    facts.plan_due = std::min(facts.plan_due, measure.due->days);
        if (m_record.retrospect)
            facts.retrospected = m_record.retrospect->on.days;
        // S60: the promise stands until the matter is settled or its solution is on record, however it was disposed of.
        if (m_record.retrospect && !m_record.retrospect->resolved_on && !m_record.settled_on)
            facts.resolve_due = day(m_record.retrospect->resolve_due);
        if (m_record.supervisions.empty() || !m_record.supervisions.back().answered_on)
            return;
        facts.supervised = m_record.supervisions.back().answered_on->days;
        if (m_record.supervisions.back().result != "SOLVED")
            facts.hints |= fact_hint::NO_RESULT;
    }

    void add_timeline(IndicatorFacts& facts) const
    {
        for (auto const& item : m_record.timeline) {
            if (!is_in_force(item))
                continue;
            if (is_first_action(item.act))
                facts.first_action = std::min(facts.first_action, item.occurred_on.days);
            if (item.act == "evaluate")
                add_evaluation(facts, item);
            else if (item.act == "mark_backlog")
                facts.marked_backlog = std::min(facts.marked_backlog, item.occurred_on.days);
            else if (item.act == "report_up")
                set(facts, fact_flag::REPORTED_UP, true);
            else if (item.act == "record_retrospect")
                set(facts, fact_flag::RETROSPECT, true);
            else if (item.act == "record_education")
                set(facts, fact_flag::EDUCATED, true);
            else if (item.act == "publish_result")
                facts.published = std::min(facts.published, item.occurred_on.days);
            else if (item.act == "reject_objection" && facts.rejected_objections < 255)
                ++facts.rejected_objections;
        }
        // T34 closes only what has its public entry, so a closing without an entry of its own is the publication.
        if (facts.published == NEVER && facts.closed != NEVER)
            facts.published = facts.closed;
        add_repeat_kind(facts);
    }

private:
    static void set(IndicatorFacts& facts, std::uint32_t flag, bool is_set)
    {
        if (is_set)
            facts.flags |= flag;
    }

    bool closing_time_passed() const // CAL-10
    {
        return m_record.received_at > m_surroundings.config.hours_on(m_record.received_on).closing;
    }

    void add_ranks(IndicatorFacts& facts) const
    {
        facts.received_rank = static_cast<std::uint8_t>(m_record.source_rank); // where it was received (law.md 3.6)
        facts.competent_rank = m_record.competent_level > 0
            ? static_cast<std::uint8_t>(m_record.competent_level)
            : rank_of(m_surroundings.organisation, m_record.competent_unit);
        facts.unit_rank = rank_of(m_surroundings.organisation, m_record.unit);
        bool const skips = facts.channel == ChannelCode::Visit && facts.competent_rank > 0
            && facts.received_rank > facts.competent_rank + 1;
        set(facts, fact_flag::SKIP_LEVEL, skips);
        set(facts, fact_flag::TO_BEIJING, skips && facts.received_rank == static_cast<int>(OrgLevel::Nation));
    }

    // Of the unit that has to tell now: the run that began with its receipt, not that of a unit that gave it back.
    std::int32_t notice_due(base::Date received) const
    {
        auto due = due_of("L05", false);
        for (auto const& clock : m_clocks)
            if (clock.rule_id == "L06" && clock.start == received)
                due = clock.deadline.nominal.days;
        return due;
    }

    std::int32_t due_of(std::string_view rule, bool effective) const
    {
        for (auto const& clock : m_clocks)
            if (clock.rule_id == rule)
                return effective ? clock.deadline.working_date().days : clock.deadline.nominal.days;
        return NEVER;
    }

    std::int32_t last_due_of(std::string_view rule) const
    {
        auto due = NEVER;
        for (auto const& clock : m_clocks)
            if (clock.rule_id == rule)
                due = clock.deadline.working_date().days;
        return due;
    }

    // 限办截止时间: the simple procedure's own limit while it lasts, else the sixty days, extended where it was.
    RecordClock const* handling_clock() const
    {
        auto const find = [&](std::string_view rule) -> RecordClock const* {
            for (auto const& clock : m_clocks)
                if (clock.rule_id == rule)
                    return &clock;
            return nullptr;
        };
        if (m_record.procedure == Procedure::Simple)
            if (auto const* simple = find("L20"))
                return simple;
        if (auto const* switched = find("L21"))
            return switched;
        if (auto const* ordinary = find("L10"))
            return ordinary;
        return find("L22");
    }

    std::optional<Deadline> limit(std::string_view rule_id, base::Date start) const
    {
        auto const* rule = m_surroundings.rules.find(rule_id, start);
        if (!rule)
            return {};
        return compute_deadline(*rule, {start, {}}, {}, m_surroundings.calendar, m_surroundings.config.hours_on(start));
    }

    // The day on which silence turns into acceptance is stored, not whether it has come (J5).
    void add_deemed(IndicatorFacts& facts) const
    {
        if (m_record.disposal == "SELF" || m_record.accepted_on)
            return;
        auto received = m_record.unit_received_on;
        auto from = NEVER;
        if (m_record.state == State::Dispatched && m_record.dispatched_on) {
            auto const signing = limit("L38", *m_record.dispatched_on);
            if (!signing || !signing->effective)
                return;
            received = m_record.dispatched_on;
            from = signing->effective->days + 1;
        } else if (!may_be_deemed_accepted(m_record.state)) {
            return;
        }
        auto const notice = received ? limit("L06", *received) : std::nullopt;
        if (!notice || !notice->effective)
            return;
        auto const handling = limit("L10", notice->nominal);
        facts.deemed_from = from == NEVER ? notice->effective->days + 1 : std::max(from, notice->effective->days + 1);
        if (handling) {
            facts.deemed_due = handling->nominal.days;
            facts.deemed_due_effective = handling->working_date().days;
        }
    }

    void add_outcomes(IndicatorFacts& facts) const
    {
        if (!m_record.opinion)
            return;
        std::int32_t last = 0;
        bool is_open = false;
        for (auto const& outcome : m_record.opinion->outcomes) {
            set(facts, fact_flag::EXPLAINED, outcome.outcome == "EXPLAINED");
            set(facts, fact_flag::NOT_SUPPORTED, outcome.outcome == "NOT_SUPPORTED");
            if (outcome.outcome != "SUPPORTED" && outcome.outcome != "PARTLY_SUPPORTED")
                continue;
            set(facts, fact_flag::SUPPORTED, true);
            if (outcome.executed_on) {
                last = std::max(last, outcome.executed_on->days);
                set(facts, fact_flag::EXECUTED_LATE,
                    outcome.execution_due && *outcome.executed_on > *outcome.execution_due);
            } else {
                is_open = true;
                facts.execution_due = std::min(facts.execution_due, day(outcome.execution_due));
            }
        }
        if (facts.has(fact_flag::SUPPORTED) && !is_open)
            facts.executed = last;
    }

    // Of each closing the first follow-up that reached the petitioner, or the proof that nobody could (W5).
    void add_follow_ups(IndicatorFacts& facts) const
    {
        std::vector<ClosingSpan> spans;
        for (auto const& event : m_record.events) {
            if (event.name == "closed_at")
                spans.push_back({event.on.days, NEVER, NEVER});
            else if (event.name == "follow_up_at" && !spans.empty() && spans.back().followed_up == NEVER)
                spans.back().followed_up = event.on.days;
            else if (event.name == "reopened_at" && !spans.empty() && spans.back().reopened == NEVER)
                spans.back().reopened = event.on.days;
        }
        if (!spans.empty() && spans.back().reopened == NEVER && m_record.closed_on) {
            facts.followed_up = spans.back().followed_up;
            spans.pop_back();
        }
        std::erase_if(spans, [](ClosingSpan const& span) { return span.reopened == NEVER; });
        facts.earlier_closings = std::move(spans);
        set(facts, fact_flag::UNREACHED, m_record.unreachable);
        for (auto const& visit : m_record.follow_ups)
            set(facts, fact_flag::BAD_ATTITUDE, base::text_or(visit.responsibility, "attitude") == "POOR");
    }

    static void add_evaluation(IndicatorFacts& facts, TimelineItem const& item)
    {
        auto const code = base::text_or(item.payload, "value");
        auto const value = code == "NOT_SATISFIED" ? EvaluationCode::NotSatisfied
            : code == "BASICALLY"                  ? EvaluationCode::Basically
                                                   : EvaluationCode::Satisfied;
        bool const is_bureau = base::text_or(item.payload, "side") == "BUREAU";
        auto& on = is_bureau ? facts.evaluated_bureau : facts.evaluated_unit;
        if (on != NEVER) // once only (law.md 6)
            return;
        on = item.occurred_on.days;
        (is_bureau ? facts.bureau_value : facts.unit_value) = value;
    }

    // What a person said when linking counts. Without it: a question is no new petition, and what was only filed had
    // no content of its own (law.md 4.5): thanks, or the same letter at another window (FT-06).
    void add_repeat_kind(IndicatorFacts& facts) const
    {
        if (m_record.first_time != FirstTime::Repeat)
            return;
        std::string said;
        for (auto const& item : m_record.timeline)
            if (is_in_force(item) && (item.act == "triage" || item.act == "link_repeat"))
                said = base::text_or(item.payload, "repeat_kind", said);
        if (said == "PROGRESS" || (said.empty() && facts.matter_class == ClassCode::Consult))
            facts.repeat_kind = RepeatKind::Progress;
        else if (said == "REVIEW")
            facts.repeat_kind = RepeatKind::Review;
        else if (said == "DUPLICATE" || (said.empty() && is_same_letter()))
            facts.repeat_kind = RepeatKind::Duplicate;
        else if (said == "THANKS" || (said.empty() && m_record.disposal == "FILE_ONLY"))
            facts.repeat_kind = RepeatKind::Thanks;
    }

    bool is_same_letter() const
    {
        if (m_record.disposal != "FILE_ONLY" && m_record.disposal != "MERGED")
            return false;
        auto const* original = m_surroundings.find_record ? m_surroundings.find_record(m_record.repeat_of) : nullptr;
        return original && original->received_on == m_record.received_on && original->channel == m_record.channel;
    }

    PetitionRecord const& m_record;
    std::vector<RecordClock> const& m_clocks;
    Surroundings const& m_surroundings;
};

// Final destination's region if any, else the problem place (law.md 3.5, IFNULL(zjqxdm, wtsddm)).
std::string region_of(PetitionRecord const& record, Organisation const& organisation)
{
    auto const* unit = organisation.find_org(record.unit);
    return unit && !unit->region.empty() ? unit->region : record.place;
}

std::string person_of(PetitionRecord const& record)
{
    if (record.anonymous || record.petitioners.empty())
        return {};
    auto const& main = record.petitioners.front();
    if (!main.id_no.empty())
        return base::folded_for_comparison(main.id_no);
    return main.phone.empty() ? std::string() : base::folded_for_comparison(main.name + "/" + main.phone);
}

} // namespace

bool is_in_force(TimelineItem const& item)
{
    return !item.inert && !item.undone && !item.overruled && !item.mention && !item.pending
        && !item.refused_by_approver;
}

std::optional<RecordFacts> indicator_facts(PetitionRecord const& record, std::vector<RecordClock> const& clocks,
    base::MatterId const& matter, Surroundings const& surroundings)
{
    if (record.state == State::None || record.state == State::Void)
        return {};
    RecordFacts result;
    Derivation const derivation(record, clocks, surroundings);
    derivation.add_registration(result.facts);
    derivation.add_disposal(result.facts);
    derivation.add_handling(result.facts);
    derivation.add_timeline(result.facts);
    derivation.add_procedural_risk(result.facts);
    derivation.add_duties(result.facts);
    result.record = record.id.value;
    result.matter = matter.is_empty() ? record.matter_id.value : matter.value;
    result.unit = record.unit.value;
    result.first_unit = record.first_unit.value;
    result.region = region_of(record, surroundings.organisation);
    result.category = record.category;
    result.person = person_of(record);
    return result;
}

} // namespace domain
