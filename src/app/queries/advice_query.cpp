#include "app/queries/advice_query.h"

#include "app/projector.h"
#include "app/queries/record_texts.h"
#include "app/queries/visibility.h"
#include "base/text.h"
#include "domain/matching/first_or_repeat.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/effects.h"
#include "domain/workflow/visibility.h"

#include <algorithm>
#include <map>

namespace app {

namespace {

constexpr std::size_t MAX_CANDIDATES = 5;
constexpr std::size_t MAX_COMPARED = 50;
constexpr std::size_t MAX_SAME_PERSON = 5;

struct Typed {
    explicit Typed(base::ValueObject const& arguments)
        : arguments(arguments)
    {
        for (auto const& petitioner : base::list_or_empty(arguments, "petitioners")) {
            if (!petitioner.object())
                continue;
            auto const text = [&](std::string_view key) {
                return std::string(base::trimmed(base::text_or(*petitioner.object(), key)));
            };
            keys.push_back({text("id_no"), text("phone"), base::folded_for_comparison(text("name"))});
        }
        has_name = !keys.empty() && !keys.front().folded_name.empty();
    }
    std::string text(std::string_view key) const { return base::text_or(arguments, key); }
    // 2: the main petitioner of the record has an identity number of the form, 1: a telephone.
    int closeness(store::PetitionRecordRow const& row) const
    {
        auto const is_of = [&](auto const& key) { return !key.id_no.empty() && key.id_no == row.petitioner_id_no; };
        auto const has_phone = [&](auto const& key) { return !key.phone.empty() && key.phone == row.petitioner_phone; };
        if (std::any_of(keys.begin(), keys.end(), is_of))
            return 2;
        return std::any_of(keys.begin(), keys.end(), has_phone) ? 1 : 0;
    }

    base::ValueObject const& arguments;
    std::vector<store::PetitionerKeys> keys; // of every petitioner, the main one first
    bool has_name{false};
};

// The records that share an ID number, a telephone or a name with the form; what the identity may not see is never a
// candidate (W10).
std::vector<domain::MatchingFacts> known_petitioners(Context& context, Typed const& typed)
{
    std::vector<domain::MatchingFacts> known;
    auto const rows = context.projections.similar_petitioners(typed.keys, {});
    if (rows.is_error() || base::boolean_or(typed.arguments, "anonymous", false))
        return known;
    VisibilityPredicate const is_visible(context);
    std::vector<store::PetitionRecordRow const*> likely;
    for (auto const& row : rows.value()) {
        auto const* indexed = context.index.find(row.record_id);
        if (indexed && is_visible(*indexed) && indexed->state != domain::State::Void)
            likely.push_back(&row);
    }
    // Of a common name there may be many: the same identity number first, then the same telephone, then the newest.
    std::sort(likely.begin(), likely.end(), [&](auto const* left, auto const* right) {
        auto const one = typed.closeness(*left);
        auto const other = typed.closeness(*right);
        return one != other ? one > other : left->received_on > right->received_on;
    });
    likely.resize(std::min(likely.size(), MAX_COMPARED));
    for (auto const* row : likely) {
        auto const record = load_record(context, base::RecordId(row->record_id));
        if (!record.is_error() && record.value())
            known.push_back(domain::matching_facts(*record.value()));
    }
    return known;
}

std::string detail_of(domain::PetitionRecord const& record)
{
    return join_dots(
        {title_of(record), base::to_iso(record.received_on), std::string(domain::to_chinese(record.state))});
}

// FT-01 to FT-05.
std::vector<DuplicateCandidate> find_duplicates(
    Context& context, Typed const& typed, std::vector<domain::MatchingFacts> const& known)
{
    std::vector<DuplicateCandidate> candidates;
    for (auto const& proposal : domain::propose(known, domain::matching_facts(typed.arguments))) {
        auto const* record = context.cache.find(proposal.candidate);
        if (!record || candidates.size() == MAX_CANDIDATES)
            continue;
        auto const name = record->petitioners.empty() ? std::string() : record->petitioners.front().name;
        candidates.push_back({record->id, record->petition_no,
            join_dots({name, proposal.reasons.empty() ? std::string() : proposal.reasons.front()}), detail_of(*record),
            proposal.reason_text(), proposal.verdict == domain::MatchVerdict::Repeat});
    }
    return candidates;
}

// What else this person has raised, whatever it is about: the window knows whom it has before it.
void add_same_person(
    Context& context, Typed const& typed, std::vector<domain::MatchingFacts> known, RegisterAdvice& advice)
{
    std::stable_sort(known.begin(), known.end(),
        [](auto const& left, auto const& right) { return left.received_on > right.received_on; });
    auto const registration = domain::matching_facts(typed.arguments);
    for (auto const& facts : known) {
        auto const is_shown = [&](DuplicateCandidate const& candidate) { return candidate.id == facts.id; };
        if (std::any_of(advice.duplicates.begin(), advice.duplicates.end(), is_shown))
            continue;
        auto const why = domain::petitioner_likeness(facts, registration);
        auto const* record = why.empty() ? nullptr : context.cache.find(facts.id);
        if (!record)
            continue;
        ++advice.same_person_total;
        if (advice.same_person.size() < MAX_SAME_PERSON)
            advice.same_person.push_back({record->id, record->petition_no, {}, detail_of(*record), why, false});
    }
}

bool same_prefix(std::string_view left, std::string_view right, std::size_t digits)
{
    return left.size() >= digits && right.size() >= digits && left.substr(0, digits) == right.substr(0, digits);
}

// The unit that has most often handled this category at this place.
std::string usual_unit(Context const& context, Typed const& typed)
{
    std::map<std::uint32_t, int> counts;
    for (auto const& record : context.index.rows()) {
        if (record.unit != 0 && same_prefix(context.index.text(record.category), typed.text("category"), 2)
            && same_prefix(context.index.text(record.place), typed.text("place"), 6))
            ++counts[record.unit];
    }
    auto const most = std::max_element(
        counts.begin(), counts.end(), [](auto const& left, auto const& right) { return left.second < right.second; });
    return most == counts.end() ? std::string()
                                : context.organisation.org_name(base::OrgId(context.index.text(most->first)));
}

// RT, law.md 5.5: a proposal that the officer confirms at triage.
LabelledText suggested_way(Context const& context, Typed const& typed)
{
    auto const matter_class = domain::presumed_class(typed.arguments);
    if (matter_class == "ACCUSATION")
        return {"去向", "转纪检监察机关（按干部管理权限）"};
    auto const unit = usual_unit(context, typed);
    if (unit.empty())
        return {"去向", "甄别时确定有权处理单位"};
    return {"去向", (matter_class == "SUGGESTION" ? "转送 " : "交办 ") + unit};
}

std::vector<LabelledText> suggestions(
    Context const& context, Typed const& typed, std::vector<DuplicateCandidate> const& duplicates)
{
    std::vector<LabelledText> lines;
    bool const has_strong = std::any_of(
        duplicates.begin(), duplicates.end(), [](DuplicateCandidate const& candidate) { return candidate.strong; });
    if (has_strong)
        lines.push_back({"初重", "建议认定为重复，待确认"});
    else if (!duplicates.empty())
        lines.push_back({"初重", "可能重复，待确认"});
    else if (typed.has_name || base::boolean_or(typed.arguments, "anonymous", false))
        lines.push_back({"初重", "初次"});
    auto const count = base::integer_or(typed.arguments, "petitioner_count", 1);
    lines.push_back(
        {"程序", count >= 5 ? "普通（" + std::to_string(count) + " 人集体，不适用简易）" : std::string("普通")});
    lines.push_back(suggested_way(context, typed));
    lines.push_back({"依据", "属地管理、分级负责，谁主管、谁负责"});
    if (base::boolean_or(typed.arguments, "urgent", false) || base::boolean_or(typed.arguments, "threat", false))
        lines.push_back({"提示", "重大紧急，须同时报请党委政府（条例第二十五条）"});
    return lines;
}

void add_deadline(Context const& context, std::string_view rule_id, std::string label, domain::StartEvent const& start,
    std::vector<LabelledText>& lines)
{
    auto const* rule = context.references.rules.find(rule_id, start.date);
    if (!rule)
        return;
    auto const hours = context.config.hours_on(start.date);
    auto const deadline = domain::compute_deadline(*rule, start, {}, context.references.calendar, hours);
    if (!deadline)
        return;
    auto text = base::to_month_day(deadline->nominal);
    if (rule->unit == domain::DeadlineUnit::SameDay)
        text = base::to_month_day(deadline->working_date()) + " " + base::to_text(hours.closing);
    else if (!deadline->effective)
        text += " → 顺延待定";
    else if (*deadline->effective != deadline->nominal)
        text += " → 顺延 " + base::to_month_day(*deadline->effective);
    lines.push_back({std::move(label), std::move(text)});
}

std::vector<LabelledText> deadline_preview(Context const& context, Typed const& typed)
{
    std::vector<LabelledText> lines;
    auto const now = context.now();
    domain::StartEvent start{base::parse_date(typed.text("received_on")).value_or(base::civil_date(now)), {}};
    start.at = base::parse_time_of_day(typed.text("received_time"));
    if (!start.at && start.date == base::civil_date(now))
        start.at = base::time_of_day(now);
    add_deadline(context, "L03", "今日日清", start, lines);
    add_deadline(context, "L02", "转送交办", start, lines);
    return lines;
}

bool is_typed(base::ValueObject const& arguments, std::string const& where)
{
    auto const* value = domain::find_registration_field(arguments, where);
    if (!value || value->is_null())
        return false;
    return !value->text() || !base::trimmed(*value->text()).empty();
}

} // namespace

RegisterAdvice make_register_advice(Context& context, base::ValueObject const& arguments)
{
    RegisterAdvice advice;
    Typed const typed(arguments);
    auto known = known_petitioners(context, typed);
    advice.duplicates = find_duplicates(context, typed, known);
    add_same_person(context, typed, std::move(known), advice);
    advice.suggestions = suggestions(context, typed, advice.duplicates);
    advice.deadlines = deadline_preview(context, typed);

    auto const* act = domain::find_act("register_petition");
    auto const surroundings = context.surroundings();
    auto problems = domain::validate_arguments(*act, arguments);
    for (auto& problem :
        domain::argument_problems(*act, arguments, context.today(), nullptr, context.identity(), surroundings))
        problems.push_back(std::move(problem));
    for (auto& problem : problems) { // What is still empty is not wrong yet.
        auto const is_known = std::any_of(advice.problems.begin(), advice.problems.end(),
            [&](base::Error const& known) { return known.where == problem.where; });
        if (!is_known && is_typed(arguments, problem.where))
            advice.problems.push_back(std::move(problem));
    }
    context.cache.trim();
    return advice;
}

} // namespace app
