// The facts that single acts leave on a petition record: relays, objections, disputes, referrals, reviews, hearings,
// evaluations, supervision, special handling. Plain values in the order in which they happened.
#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/value.h"

#include <optional>
#include <string>
#include <vector>

namespace domain {

struct Relay { // 逐级转送 (T13)
    base::OrgId from, to;
    base::Date received_on; // when the relaying bureau got it
    base::Date relayed_on;
};

struct Objection { // 异议 (T14–T16)
    base::OrgId unit;
    base::Date raised_on;
    std::string reason;
    base::OrgId proposed_unit;
    std::string decision; // CONSENT, REJECT; empty while open
    std::optional<base::Date> decided_on;
    std::string decision_reason;
};

struct DisputeStep { // a step of the chain of 条例第二十四条 on which the dispute lay
    int step{1};
    base::Date since;
    std::string reason; // why the step before did not settle it
};

struct AcceptanceDispute { // 受理争议, 条例第二十四条 (T18, T19)
    base::OrgId raised_by;
    base::Date raised_on;
    std::vector<base::OrgId> units;
    std::string reason;
    std::optional<base::Date> decided_on;
    base::OrgId decided_by, lead;
    std::vector<base::OrgId> assist;
    std::string basis;
    // Decided on: 1 agreed, 2 common superior, 3 joint conference, 4 successor unit, 5 Party and government; 0 while
    // open.
    int step{0};
    std::vector<DisputeStep> steps; // begins with 1
    std::string decider; // who decided, as it follows from the step: 城东区信访局, 县级党委、政府
    base::OrgId former_unit; // step 4: what was split, merged or abolished
    std::string decision_no; // step 5: of the decision of Party committee and government
};

struct Referral { // left the petition procedure for another one (T06–T08, T22)
    std::string kind; // POLITICAL_LEGAL, DISCIPLINE, OTHER_ROUTE
    base::OrgId org; // where it went; empty for OTHER_ROUTE without a named organ
    std::string reason; // ACCUSATION, DISCIPLINE_APPEAL, or the route
    base::Date on;
    std::optional<base::Date> receipt_on, result_on; // as the organ answered
    std::string result;
};

struct NonAcceptance { // 不予受理、不再受理 (T09, T10)
    std::string ground; // N-01..N-03, X-01..X-03
    std::string final_document;
    base::OrgId by;
    base::Date on;
};

struct Hearing { // 听证 (T26), and the hearing inside 复核 that stops L16 (CAL-9)
    bool in_recheck{false};
    base::Date opened_on;
    std::optional<base::Date> concluded_on;
    std::string conclusion;
};

struct Mediation { // 调解、和解 (T27)
    base::Date opened_on;
    std::optional<base::Date> concluded_on;
    std::string agreement; // empty where none was reached
    std::optional<base::Date> performance_due;
};

struct Review { // 复查, 复核 (T40–T42)
    bool is_recheck{false};
    base::Date requested_on; // by mail: postmark (W7)
    base::Date received_on;
    bool late_with_good_reason{false};
    std::string decision; // MAINTAIN, CHANGE, REVOKE; empty while open
    std::string reason;
    std::optional<base::Date> issued_on, delivered_on;
    base::OrgId decided_by;
    int round{0}; // which handling it is about
};

struct Evaluation { // 满意度评价, once per side
    std::string side; // BUREAU, UNIT
    std::string value; // SATISFIED, BASICALLY, NOT_SATISFIED
    std::string reason;
    base::Date on;
};

struct EvaluationGuidance { // 引导查询、评价 (S66)
    base::Date on;
    std::string method; // SMS, PHONE, ON_SITE
    std::string text;
};

struct Supervision { // 督办 (T37)
    std::string id; // of the entry
    std::string obligation; // the obligation it carries out (J5), empty where it is of the desk's own accord
    std::string desk, mode, ground, opinion;
    base::Date issued_on;
    std::optional<base::Date> reply_due;
    base::OrgId issued_by;
    std::optional<base::Date> answered_on;
    std::string reply;
    std::string result; // SOLVED, PROGRESSING, NOT_SOLVED
};

struct Difficulty { // 重大、疑难、复杂 (S54)
    std::string grade; // ORDINARY, MAJOR, DIFFICULT, COMPLEX
    std::vector<std::string> criteria;
    base::Date on;
};

struct JointConferenceReport { // 提请联席会议 (T38)
    std::string proposal;
    base::OrgId by;
    base::Date on;
};

struct Measure { // of the plan of a led case (S58)
    std::string text, owner;
    std::optional<base::Date> due;
    int progress{0}; // 0–100
    std::optional<base::Date> progressed_on;
    std::string note;
};

struct LedCase { // 领导包案 (T39)
    base::StaffId leader;
    base::Date assigned_on;
    std::vector<Measure> measures;
};

struct LogNote { // a dated note of one of several ledgers of the record
    std::string kind;
    base::Date on;
    std::string text, outcome;
    std::vector<std::string> participants;
    base::StaffId by;
};

struct Retrospect { // 越级进京复盘 (S59, S60)
    base::Date on;
    std::string findings, cause, measures;
    std::string resolve_leader;
    std::optional<base::Date> resolve_due;
    std::optional<base::Date> resolved_on; // 化解到位
    std::string resolution;
};

struct SubstantiveConfirmation { // FIRST_LEADER's word that a PS hit is not 程序性办理 (law.md 5.7)
    std::string rule; // PS-1..PS-6
    std::string reason;
    base::Date on;
    base::StaffId by;
    int round{0};
};

struct Delegation { // follow-up or verification left to a lower bureau (AMB-19)
    std::string task; // FOLLOW_UP, VERIFICATION
    base::OrgId to;
    base::Date on;
    std::string reason;
};

} // namespace domain
