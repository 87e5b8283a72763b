// The detection rules, one function each.
#include "domain/workflow/substance.h"

#include "base/text.h"
#include "domain/reference/rule_history.h"

#include <algorithm>

namespace domain {

static constexpr std::size_t MIN_FINDINGS = 10; // characters; less says nothing about facts

std::string opinion_text(HandlingOpinion const& opinion)
{
    auto text = opinion.request + opinion.facts;
    for (auto const& outcome : opinion.outcomes)
        text += outcome.text;
    for (auto const& basis : opinion.legal_basis)
        text += basis;
    return text + opinion.remedy;
}

// As it will be printed (D16): the title, the number, whom it is for, the headings, the unit and the date count as
// text.
static std::size_t printed_characters(PetitionRecord const& record, Organisation const& organisation)
{
    auto text = "信访事项处理意见书" + record.petition_no
        + "一、投诉请求二、事实和理由三、处理意见四、法律法规依据五、救济途径" + opinion_text(*record.opinion)
        + organisation.org_name(record.unit) + base::to_chinese(record.opinion->submitted_on);
    if (!record.petitioners.empty())
        text += record.petitioners.front().name;
    return base::code_point_count(text);
}

// What two opinions of one unit would differ in; basis and remedy are alike by nature.
static std::string own_words(HandlingOpinion const& opinion)
{
    auto text = opinion.facts;
    for (auto const& outcome : opinion.outcomes)
        text += outcome.text;
    return text;
}

static bool is_supported(Outcome const& outcome)
{
    return outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED";
}

static bool has_findings(PetitionRecord const& record)
{
    std::size_t characters = 0;
    for (std::size_t index = record.earlier_investigations; index < record.investigations.size(); ++index)
        characters += base::code_point_count(base::trimmed(record.investigations[index]));
    return characters >= MIN_FINDINGS;
}

static bool says_only_that_it_was_passed_on(Outcome const& outcome)
{
    if (is_supported(outcome))
        return false;
    static constexpr std::string_view PHRASES[]{"已转", "已告知", "已解释"};
    return std::any_of(std::begin(PHRASES), std::end(PHRASES),
        [&](std::string_view phrase) { return outcome.text.find(phrase) != std::string::npos; });
}

static std::string passed_on_only(PetitionRecord const& record, Surroundings const&, OfficeConfig const&)
{
    auto const& outcomes = record.opinion->outcomes;
    bool const is_hit = !outcomes.empty() && !has_findings(record)
        && std::all_of(outcomes.begin(), outcomes.end(), says_only_that_it_was_passed_on);
    return is_hit ? "处理意见只有已转、已告知或已解释，没有查明事实" : "";
}

static std::string short_or_copied(
    PetitionRecord const& record, Surroundings const& surroundings, OfficeConfig const& config)
{
    auto const count = printed_characters(record, surroundings.organisation);
    auto const least = static_cast<std::size_t>(config.opinion_min_characters);
    if (count < least)
        return "处理意见书全文 " + std::to_string(count) + " 字，不足 " + std::to_string(least) + " 字";
    if (!surroundings.opinions_of_unit || record.opinion_issued_on) // compared while it can still be sent back
        return {};
    auto const words = own_words(*record.opinion);
    for (auto const* other : surroundings.opinions_of_unit(record.unit))
        if (other && !(other->id == record.id) && other->opinion
            && base::bigram_similarity(words, own_words(*other->opinion)) >= config.opinion_max_similarity)
            return "处理意见与" + other->petition_no + "几乎相同";
    return {};
}

static std::string too_quick(PetitionRecord const& record, Surroundings const&, OfficeConfig const& config)
{
    if (record.procedure != Procedure::Ordinary || !record.accepted_on || !record.submitted_on || record.round > 0)
        return {};
    bool const is_quick = base::days_between(*record.accepted_on, *record.submitted_on) <= config.quick_opinion_days;
    if (!is_quick || !base::trimmed(record.contact).empty())
        return {};
    return (config.quick_opinion_days == 1 ? std::string("受理后一日内")
                                           : "受理后 " + std::to_string(config.quick_opinion_days) + " 日内")
        + "拟出处理意见，且没有联系信访人的记录";
}

static std::string not_executed(
    PetitionRecord const& record, Surroundings const& surroundings, OfficeConfig const& config)
{
    auto const& outcomes = record.opinion->outcomes;
    bool const is_pending = std::any_of(outcomes.begin(), outcomes.end(),
        [](Outcome const& outcome) { return is_supported(outcome) && !outcome.executed_on; });
    auto const days = config.execution_days;
    if (!is_pending || !record.delivered_on || surroundings.today <= base::add_days(*record.delivered_on, days))
        return {};
    return "予以支持的诉求送达后 " + std::to_string(days) + " 日仍无执行记录";
}

static std::string not_solved(PetitionRecord const& record, Surroundings const&, OfficeConfig const&)
{
    for (auto it = record.follow_ups.rbegin(); it != record.follow_ups.rend(); ++it) {
        if (!it->reached || it->round != record.round)
            continue;
        bool const is_solved =
            base::boolean_or(it->handling, "solved", true) && base::boolean_or(it->handling, "executed", true);
        return is_solved ? "" : "最近一次回访反映问题没有实际解决或意见没有执行";
    }
    return {};
}

static std::string early_repeat(
    PetitionRecord const& record, Surroundings const& surroundings, OfficeConfig const& config)
{
    if (!record.closed_on || !surroundings.find_record)
        return {};
    auto const until = base::add_days(*record.closed_on, config.early_repeat_days);
    for (auto const& id : record.repeats) {
        auto const* repeat = surroundings.find_record(id);
        if (repeat && repeat->state != State::Void && repeat->received_on > *record.closed_on
            && repeat->received_on <= until)
            return "办结后 " + std::to_string(config.early_repeat_days) + " 日内信访人又来信访（" + repeat->petition_no
                + "）";
    }
    return {};
}

std::vector<ProceduralHit> procedural_hits(PetitionRecord const& record, Surroundings const& surroundings)
{
    struct Row {
        std::string_view rule;
        std::string (*find)(PetitionRecord const&, Surroundings const&, OfficeConfig const&);
        bool needs_opinion;
    };
    static constexpr Row ROWS[]{{"PS-1", passed_on_only, true}, {"PS-2", short_or_copied, true},
        {"PS-3", too_quick, true}, {"PS-4", not_executed, true}, {"PS-5", not_solved, false},
        {"PS-6", early_repeat, false}};
    auto const config = surroundings.config.as_of(record.received_on); // a matter goes on as it began
    std::vector<ProceduralHit> hits;
    for (auto const& row : ROWS) {
        if (row.needs_opinion && !record.opinion)
            continue;
        auto text = row.find(record, surroundings, config);
        if (text.empty())
            continue;
        bool const is_confirmed = std::any_of(
            record.confirmations.begin(), record.confirmations.end(), [&](SubstantiveConfirmation const& known) {
                return known.rule == row.rule && known.round == record.round;
            });
        hits.push_back({std::string(row.rule), std::move(text), is_confirmed});
    }
    return hits;
}

void take_limits(OfficeConfig& config, std::vector<SubstanceRule> const& rules)
{
    auto const take = [](std::optional<int> const& limit, int& value) { value = limit.value_or(value); };
    for (auto const& rule : rules) {
        if (rule.id == "PS-2") {
            take(rule.characters, config.opinion_min_characters);
            config.opinion_max_similarity = rule.percent ? *rule.percent / 100.0 : config.opinion_max_similarity;
        }
        if (rule.id == "PS-3")
            take(rule.days, config.quick_opinion_days);
        if (rule.id == "PS-4")
            take(rule.days, config.execution_days);
        if (rule.id == "PS-6")
            take(rule.days, config.early_repeat_days);
    }
}

OfficeConfig OfficeConfig::as_of(base::Date received_on) const
{
    auto config = *this;
    if (auto const* own = history ? history->substance.own_on(received_on) : nullptr)
        take_limits(config, *own);
    return config;
}

WorkflowValues const& OfficeConfig::workflow_on(base::Date received_on) const
{
    auto const* own = history ? history->workflow.own_on(received_on) : nullptr;
    return own ? *own : workflow;
}

OfficeHours OfficeConfig::hours_on(base::Date day) const
{
    auto const* own = history ? history->hours.own_on(day) : nullptr;
    return own ? *own : OfficeHours{closing_time};
}

ProceduralHit const* first_unconfirmed(
    std::vector<ProceduralHit> const& hits, std::string_view from, std::string_view to)
{
    for (auto const& hit : hits)
        if (!hit.is_confirmed && hit.rule >= from && hit.rule <= to)
            return &hit;
    return nullptr;
}

} // namespace domain
