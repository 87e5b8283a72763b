// FT-01 in two questions: is it the same petitioner, and is it the same matter?
//   same petitioner   ID number equal, or name and phone equal: strong
//                     name equal and address alike (Dice of bigrams >= 0.8), or a common member of a group: weak
//   same matter       same level-1 category, same place at six digits (weak at four), and the same accused or alike
//                     texts (>= 0.55)
// Example: 刘德芳 with the same phone, 住房保障 in 320102, texts alike at 0.81 -> REPEAT; the same person about wages
// -> FIRST (FT-03), whatever the phone.
#include "domain/matching/first_or_repeat.h"

#include "base/text.h"
#include "domain/code_table.h"
#include "domain/petition_record.h"
#include "domain/reference/resident_id.h"

#include <algorithm>
#include <cstdio>

namespace domain {

static constexpr CodeRow<MatchVerdict> VERDICTS[]{
    {MatchVerdict::First, "FIRST", "初次"},
    {MatchVerdict::Check, "CHECK", "待核对"},
    {MatchVerdict::Repeat, "REPEAT", "可能重复"},
};

std::string_view to_chinese(MatchVerdict verdict)
{
    return label_in(VERDICTS, verdict);
}

std::string MatchProposal::reason_text() const
{
    return base::join(reasons, "；");
}

static std::string joined_text(std::string const& summary, std::vector<std::string> const& demands)
{
    // A summary that only repeats the first demand would count it twice.
    std::string text = demands.empty() || summary != demands.front() ? summary : std::string{};
    for (auto const& demand : demands)
        text += "\n" + demand;
    return text;
}

MatchingFacts matching_facts(PetitionRecord const& record)
{
    MatchingFacts facts;
    facts.id = record.id;
    facts.petitioners = record.petitioners;
    facts.place = record.place;
    facts.category = record.category;
    facts.accused = base::text_or(record.fields, "accused");
    facts.text = joined_text(record.summary, record.demands);
    facts.received_on = record.received_on;
    facts.anonymous = record.anonymous;
    facts.collective = record.collective;
    facts.channel = record.channel;
    return facts;
}

MatchingFacts matching_facts(base::ValueObject const& registration)
{
    MatchingFacts facts;
    for (auto const& item : base::list_or_empty(registration, "petitioners"))
        if (auto const* object = item.object())
            facts.petitioners.push_back({base::text_or(*object, "name"), base::text_or(*object, "id_type"),
                base::text_or(*object, "id_no"), base::text_or(*object, "phone"), base::text_or(*object, "address")});
    std::vector<std::string> demands;
    for (auto const& item : base::list_or_empty(registration, "demands"))
        if (item.text())
            demands.push_back(*item.text());
    facts.place = base::text_or(registration, "place");
    facts.category = base::text_or(registration, "category");
    facts.accused = base::text_or(registration, "accused");
    facts.text = joined_text(base::text_or(registration, "summary"), demands);
    if (auto const date = base::parse_date(base::text_or(registration, "received_on")))
        facts.received_on = *date;
    facts.anonymous = base::boolean_or(registration, "anonymous", false);
    facts.collective = base::integer_or(registration, "petitioner_count", 1) >= COLLECTIVE_FROM;
    facts.channel = base::text_or(registration, "channel");
    return facts;
}

namespace {

enum class Strength { None, Weak, Strong };

struct Evidence {
    Strength strength{Strength::None};
    std::string reason;
};

bool equal_folded(std::string const& left, std::string const& right)
{
    auto const folded = base::folded_for_comparison(left);
    return !folded.empty() && folded == base::folded_for_comparison(right);
}

bool equal_phone(std::string const& left, std::string const& right)
{
    auto const one = parse_phone(left);
    auto const other = parse_phone(right);
    if (one.is_error() || other.is_error())
        return equal_folded(left, right);
    return one.value().number == other.value().number;
}

Evidence compare(Petitioner const& left, Petitioner const& right)
{
    if (equal_folded(left.id_no, right.id_no))
        return {Strength::Strong, "证件号码一致"};
    if (!equal_folded(left.name, right.name))
        return {};
    if (equal_phone(left.phone, right.phone))
        return {Strength::Strong, "姓名＋电话一致"};
    if (base::bigram_similarity(left.address, right.address) >= SIMILAR_ADDRESS)
        return {Strength::Weak, "姓名一致、住址相近"};
    return {};
}

// Main petitioners first; a common member of a group is weak evidence only, whatever the numbers say.
Evidence same_petitioner(MatchingFacts const& left, MatchingFacts const& right)
{
    if (left.petitioners.empty() || right.petitioners.empty() || left.anonymous || right.anonymous) // FT-05
        return {};
    auto main = compare(left.petitioners.front(), right.petitioners.front());
    if (main.strength != Strength::None)
        return main;
    for (auto const& one : left.petitioners)
        for (auto const& other : right.petitioners)
            if (compare(one, other).strength != Strength::None)
                return {Strength::Weak, "有共同的信访人" + one.name};
    return {};
}

bool is_same_start(std::string const& left, std::string const& right, std::size_t digits)
{
    return left.size() >= digits && right.size() >= digits && left.compare(0, digits, right, 0, digits) == 0;
}

std::string two_decimals(double value)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

Strength same_matter(MatchingFacts const& left, MatchingFacts const& right, MatchProposal& proposal)
{
    if (!is_same_start(left.category, right.category, 2))
        return Strength::None;
    bool const is_same_place = is_same_start(left.place, right.place, 6);
    bool const is_near = is_same_start(left.place, right.place, 4);
    bool const is_same_accused = equal_folded(left.accused, right.accused);
    bool const is_alike = proposal.text_similarity >= SIMILAR_TEXT;
    if (!is_near || !(is_same_accused || is_alike))
        return Strength::None;
    proposal.reasons.emplace_back(is_same_place ? "同属地" : "同一设区市");
    if (is_same_accused)
        proposal.reasons.emplace_back("被反映对象相同");
    if (is_alike)
        proposal.reasons.push_back("内容相似 " + two_decimals(proposal.text_similarity));
    return is_same_place ? Strength::Strong : Strength::Weak;
}

} // namespace

std::string petitioner_likeness(MatchingFacts const& known, MatchingFacts const& registration)
{
    auto evidence = same_petitioner(known, registration);
    if (evidence.strength != Strength::None || known.anonymous || registration.anonymous)
        return std::move(evidence.reason);
    for (auto const& one : known.petitioners)
        for (auto const& other : registration.petitioners)
            if (!base::trimmed(other.phone).empty() && equal_phone(one.phone, other.phone))
                return base::trimmed(other.name).empty() ? "电话一致"
                                                         : "电话一致，姓名不同（" + one.name + "），请核对";
    return {};
}

MatchProposal propose(MatchingFacts const& candidate, MatchingFacts const& registration)
{
    MatchProposal proposal;
    proposal.candidate = candidate.id;
    auto const person = same_petitioner(candidate, registration);
    if (person.strength == Strength::None)
        return proposal;
    proposal.reasons.push_back(person.reason);
    proposal.text_similarity = base::bigram_similarity(candidate.text, registration.text);
    auto const matter = same_matter(candidate, registration, proposal);
    if (matter == Strength::None) { // FT-03: a new matter of the same person
        proposal.reasons.clear();
        return proposal;
    }
    proposal.same_letter = candidate.received_on == registration.received_on && !candidate.channel.empty()
        && candidate.channel == registration.channel && proposal.text_similarity >= SAME_LETTER_TEXT;
    if (proposal.same_letter)
        proposal.reasons.emplace_back("同日、同一形式、内容相同，疑似一信多投");
    bool const is_certain = person.strength == Strength::Strong && matter == Strength::Strong;
    proposal.verdict = is_certain ? MatchVerdict::Repeat : MatchVerdict::Check;
    proposal.score = (person.strength == Strength::Strong ? 0.5 : 0.25) + (matter == Strength::Strong ? 0.25 : 0.1)
        + 0.25 * proposal.text_similarity;
    return proposal;
}

std::vector<MatchProposal> propose(std::vector<MatchingFacts> const& candidates, MatchingFacts const& registration)
{
    std::vector<MatchProposal> proposals;
    for (auto const& candidate : candidates) {
        auto proposal = propose(candidate, registration);
        if (proposal.verdict != MatchVerdict::First)
            proposals.push_back(std::move(proposal));
    }
    std::sort(proposals.begin(), proposals.end(), [](MatchProposal const& left, MatchProposal const& right) {
        if (left.score != right.score)
            return left.score > right.score;
        return left.candidate < right.candidate;
    });
    return proposals;
}

} // namespace domain
