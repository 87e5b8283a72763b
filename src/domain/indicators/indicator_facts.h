// What the assessment needs of one petition record: dates as day numbers, codes as small integers. Derived from the
// folded record and its clocks; nothing here depends on today (J5), so rows can be kept as arrays and be stored.
#pragma once

#include "domain/workflow/engine.h"

#include <cstdint>
#include <string>
#include <vector>

namespace domain {

inline constexpr std::int32_t NEVER = INT32_MAX; // a day that has not come

enum class ChannelCode : std::uint8_t { Unknown, Letter, Visit, Online, Phone };
enum class ClassCode : std::uint8_t { Unknown, Suggestion, Accusation, Appeal, Consult, Other };
enum class EvaluationCode : std::uint8_t { Satisfied, Basically, NotSatisfied };

// Why a linked record is or is not a repeat in the sense of K08 (law.md 3.5 exclusions, FT-06).
enum class RepeatKind : std::uint8_t { Continued, Progress, Thanks, Review, Duplicate };

namespace fact_flag {
inline constexpr std::uint32_t ANONYMOUS = 1u << 0;
inline constexpr std::uint32_t LITIGATION = 1u << 1;
inline constexpr std::uint32_t BY_BUREAU = 1u << 2; // registered by a petition bureau
inline constexpr std::uint32_t HAS_UNIT = 1u << 3; // reached a responsible unit
inline constexpr std::uint32_t SELF = 1u << 4; // 自办: the first unit is itself competent
inline constexpr std::uint32_t REFUSED = 1u << 5; // N- and X-grounds
inline constexpr std::uint32_t REFERRED = 1u << 6; // political-legal organs, discipline organs, other procedures
inline constexpr std::uint32_t GUIDED = 1u << 7;
inline constexpr std::uint32_t WITHDRAWN = 1u << 8;
inline constexpr std::uint32_t SUPPORTED = 1u << 9; // at least one demand supported, fully or partly
inline constexpr std::uint32_t EXECUTED_LATE = 1u << 10; // at least one of them after its date
inline constexpr std::uint32_t REACHABLE = 1u << 11; // a phone or an address to reach the petitioner
inline constexpr std::uint32_t SECRET = 1u << 12;
inline constexpr std::uint32_t SKIP_LEVEL = 1u << 13; // law.md 3.6
inline constexpr std::uint32_t TO_BEIJING = 1u << 14;
inline constexpr std::uint32_t UNREACHED = 1u << 15; // 未能联系 with proof stands for the follow-up (W5)
inline constexpr std::uint32_t COLLECTIVE = 1u << 16;
inline constexpr std::uint32_t PROCEDURAL_RISK = 1u << 17; // 5.7
inline constexpr std::uint32_t EXPLAINED = 1u << 18;
inline constexpr std::uint32_t NOT_SUPPORTED = 1u << 19;
inline constexpr std::uint32_t DISAGREED = 1u << 20; // 信访人意见：不同意
inline constexpr std::uint32_t ENDED = 1u << 21; // nothing more runs: settled, final, withdrawn, refused ...
inline constexpr std::uint32_t URGENT = 1u << 22;
inline constexpr std::uint32_t THREAT = 1u << 23;
inline constexpr std::uint32_t NO_ORDINARY_ROUTE = 1u << 24; // R1 to R4 of Art. 31
inline constexpr std::uint32_t BAD_ATTITUDE = 1u << 25; // told in a follow-up (G3)
inline constexpr std::uint32_t FAILED_CHECK = 1u << 26; // a mandatory check was not passed at some review (G2)
inline constexpr std::uint32_t REPORTED_UP = 1u << 27; // 重大紧急 told to Party committee and government (L17)
inline constexpr std::uint32_t RETROSPECT = 1u << 28; // 越级进京复盘 done
inline constexpr std::uint32_t NO_FIRST_LEADER = 1u << 29;
inline constexpr std::uint32_t ASSIGNABLE = 1u << 30; // 应交办: accepted first-time appeal of a bureau
inline constexpr std::uint32_t EDUCATED = 1u << 31; // 疏导教育 recorded
} // namespace fact_flag

namespace fact_hint { // what the alerts ask
inline constexpr std::uint32_t PS_1 = 1u << 0; // 5.7, found and not confirmed by the first leader; PS-2 by length only
inline constexpr std::uint32_t PS_2 = 1u << 1;
inline constexpr std::uint32_t PS_3 = 1u << 2;
inline constexpr std::uint32_t PS_5 = 1u << 4;
inline constexpr std::uint32_t PS_4_CONFIRMED = 1u << 5; // whether they stand depends on today
inline constexpr std::uint32_t PS_6_CONFIRMED = 1u << 6;
inline constexpr std::uint32_t IN_EVALUATION = 1u << 7; // law.md 6
inline constexpr std::uint32_t NO_RESULT = 1u << 8; // the last supervision was answered without a solution
inline constexpr std::uint32_t KEPT_BACK = 1u << 9; // guided, answered or filed instead of assigned (S38)
inline constexpr std::uint32_t DELIVERED_ONLINE = 1u << 10; // S116
inline constexpr std::uint32_t AFTER_HOURS = 1u << 11; // received after closing time: work begins the next day (S28)
} // namespace fact_hint

struct ClosingSpan { // a closing that was reopened later (W4)
    std::int32_t closed{NEVER};
    std::int32_t reopened{NEVER};
    std::int32_t followed_up{NEVER};
};

struct IndicatorFacts {
    std::int32_t registered{NEVER}, received{NEVER};
    std::int32_t triaged{NEVER}; // the bureau's acceptance (T02)
    std::int32_t assigned{NEVER};
    std::int32_t disposed{NEVER}; // first transfer, assignment or other disposal
    std::int32_t clearing_due{NEVER}; // 日清: effective date of L03
    std::int32_t unit_received{NEVER};
    std::int32_t notice{NEVER}; // first written notice of the unit: acceptance, refusal or other route
    std::int32_t notice_due{NEVER}; // nominal, L05 or L06
    std::int32_t accepted{NEVER};
    std::int32_t contacted{NEVER};
    std::int32_t handling_due{NEVER}; // nominal with extension: L10, L20 or L21
    std::int32_t handling_due_effective{NEVER};
    std::int32_t deemed_from{NEVER}; // from this day on it counts as accepted although nobody gave notice (law.md 1.1)
    std::int32_t deemed_due{NEVER}, deemed_due_effective{NEVER};
    std::int32_t submitted{NEVER}; // first opinion sent up for review
    std::int32_t reviewed{NEVER}, sent_back{NEVER}; // first decision of the first unit's review; first send-back
    std::int32_t answered{NEVER}; // first opinion issued (K03, W4)
    std::int32_t first_delivered{NEVER}; // K05
    std::int32_t delivered{NEVER}; // of the opinion in force
    std::int32_t closed{NEVER}; // of the closing in force
    std::int32_t followed_up{NEVER}; // of that closing
    std::int32_t published{NEVER};
    std::int32_t evaluated_bureau{NEVER}, evaluated_unit{NEVER};
    std::int32_t evaluation_ends{NEVER}; // last day of the window (L24)
    std::int32_t executed{NEVER}; // day of the last supported demand that was carried out, once all are
    std::int32_t execution_due{NEVER}; // earliest date promised in the opinion that is still open or was the last
    std::int32_t marked_backlog{NEVER}; // by the joint conference
    std::int32_t backlog_on{NEVER}; // unresolved for so long, if it still is (workflow.json)
    std::int32_t ended{NEVER}; // settled or otherwise at its end
    std::int32_t follow_up_due{NEVER}; // effective, L23
    std::int32_t guided{NEVER}; // last 引导评价 (S66)
    std::int32_t plan_due{NEVER}; // earliest measure of the led case that is not finished (S58)
    std::int32_t resolve_due{NEVER}; // promised in the retrospect of an 越级进京 visit (S60)
    std::int32_t retrospected{NEVER}; // 复盘 of an 越级进京 visit
    std::int32_t supervised{NEVER}; // last supervision answered
    std::int32_t first_action{NEVER}; // first act that takes it up after registration (S28)
    std::uint32_t hints{0};
    std::uint32_t flags{0};
    std::uint32_t matter{0}, unit{0}, first_unit{0}, region{0}, category{0}; // numbers of the table's texts
    std::uint16_t persons{1};
    std::uint8_t send_backs{0};
    std::uint8_t rejected_objections{0};
    std::uint8_t cause{0}; // place in CAUSE_CHOICES from 1, 0 while none is settled (S89)
    std::uint8_t backlog_repeats{3}; // so many within twelve months after closing make a backlog (workflow.json)
    FirstTime first_time{FirstTime::Undecided};
    ChannelCode channel{ChannelCode::Unknown};
    ClassCode matter_class{ClassCode::Unknown};
    RepeatKind repeat_kind{RepeatKind::Continued};
    EvaluationCode bureau_value{EvaluationCode::Satisfied}, unit_value{EvaluationCode::Satisfied};
    std::uint8_t received_rank{0}, competent_rank{0}, unit_rank{0}; // law.md 3.6; 0 = unknown
    std::vector<ClosingSpan> earlier_closings; // nearly always empty

    bool has(std::uint32_t flag) const { return (flags & flag) != 0; }
    bool has_hint(std::uint32_t hint) const { return (hints & hint) != 0; }
    bool is_first() const { return first_time == FirstTime::First; }
};

// The same with texts where the table keeps numbers.
struct RecordFacts {
    IndicatorFacts facts;
    std::string record, matter, unit, first_unit, region, category;
    // Who is one person for the count of earlier matters (8.8): ID number, else name and phone; empty where unknown.
    std::string person;
};

// Empty for a record that does not count at all: not registered, or void (T48). `clocks` are those of the record.
std::optional<RecordFacts> indicator_facts(PetitionRecord const& record, std::vector<RecordClock> const& clocks,
    base::MatterId const& matter, Surroundings const& surroundings);

// Items of the timeline that have effect: not undone, inert, overruled, pending, refused or only mentions.
bool is_in_force(TimelineItem const& item);

} // namespace domain
