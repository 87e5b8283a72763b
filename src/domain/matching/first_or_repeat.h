// First or repeat (FT-01 to FT-06): compares a new registration with what is known and proposes. A person decides; the
// proposal is only ever evidence.
#pragma once

#include "base/date.h"
#include "domain/petition_record.h"

#include <string>
#include <vector>

namespace domain {

// Thresholds of ruling W8.
inline constexpr double SIMILAR_TEXT = 0.55;
inline constexpr double SIMILAR_ADDRESS = 0.80;
inline constexpr double SAME_LETTER_TEXT = 0.95; // FT-06: a copy differs by a slip of the pen at most

// What the comparison looks at, of a stored record or of a form that is being filled in.
struct MatchingFacts {
    base::RecordId id; // empty for a form
    std::vector<Petitioner> petitioners; // first is the main petitioner
    std::string place; // region code
    std::string category; // six-digit code
    std::string accused;
    std::string text; // summary and demands
    base::Date received_on;
    bool anonymous{false};
    bool collective{false};
    std::string channel;
};

MatchingFacts matching_facts(PetitionRecord const& record);
MatchingFacts matching_facts(base::ValueObject const& registration); // arguments of register_petition

enum class MatchVerdict { First, Check, Repeat };

struct MatchProposal {
    base::RecordId candidate;
    MatchVerdict verdict{MatchVerdict::First};
    std::vector<std::string> reasons; // 姓名＋电话一致, 同属地, 内容相似 0.81
    double score{0}; // for ordering candidates, 0..1
    double text_similarity{0};
    bool same_letter{false}; // FT-06 一信多投: same day, channel and text; merged, no repeat

    std::string reason_text() const; // 姓名＋电话一致；同属地；内容相似 0.81
};

std::string_view to_chinese(MatchVerdict verdict); // 可能重复

// Why the petitioner of a registration is, or may be, one who is known, whatever the matter: 证件号码一致; a telephone
// alone is said with a doubt. Empty: somebody else, or anonymous (FT-05).
std::string petitioner_likeness(MatchingFacts const& known, MatchingFacts const& registration);

// Strong person and same matter: REPEAT. Either one weaker: CHECK. Otherwise FIRST.
MatchProposal propose(MatchingFacts const& candidate, MatchingFacts const& registration);
// Every candidate that is not FIRST, best first.
std::vector<MatchProposal> propose(std::vector<MatchingFacts> const& candidates, MatchingFacts const& registration);

} // namespace domain
