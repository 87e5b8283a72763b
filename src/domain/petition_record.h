// A petition record (信访件) and its matter (信访事项) as folded from the journal. Plain facts; deadlines, open acts
// and indicators are functions of them.
#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/value.h"
#include "domain/attachment.h"
#include "domain/journal.h"
#include "domain/petition_facts.h"
#include "domain/workflow/states.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace domain {

struct Petitioner {
    std::string name;
    std::string id_type; // code of GA/T 517, 111 = resident ID
    std::string id_no; // text, exactly as given
    std::string phone;
    std::string address;
};

enum class FirstTime { Undecided, First, Repeat };
enum class Procedure { None, Ordinary, Simple };

struct Outcome { // of one demand (Art. 32)
    std::size_t demand{0}; // index into demands
    std::string outcome; // SUPPORTED, PARTLY_SUPPORTED, EXPLAINED, NOT_SUPPORTED
    std::string text;
    std::string execution_unit;
    std::optional<base::Date> execution_due;
    std::optional<base::Date> executed_on;
    std::string execution_proof;
};

struct HandlingOpinion { // 处理意见书 D16: the four parts of Art. 32 and the remedy clause
    std::string request;
    std::string facts;
    std::vector<Outcome> outcomes;
    std::vector<std::string> legal_basis;
    std::string remedy;
    base::Date submitted_on;
};

struct CheckResult {
    std::string check; // Q01..Q22
    std::string result; // PASS, FAIL, NA
    std::string comment;
};

struct FollowUpRecord { // 回访 D26, both questionnaire parts (S48, S49)
    base::Date on;
    std::string method; // ON_SITE, PHONE, ONLINE
    bool reached{false};
    base::ValueObject responsibility;
    base::ValueObject handling;
    base::EntryId entry;
    int round{0}; // which closing it belongs to; reopening begins the next one
};

// A dated fact that starts or stops clocks, named as in the deadline rules ("received_at", "opinion_issued_at").
struct ClockEvent {
    std::string name;
    base::Date on;
    std::optional<base::TimeOfDay> time{};
    std::string key{}; // tells apart clocks of one rule that run side by side: the id of a supervision
    std::string detail{}; // what the rule needs besides the day: a stated due date, the level of a relaying bureau
};

struct RecordAttachment { // 附件, with the act that brought it (J12)
    Attachment file;
    base::EntryId entry;
    std::string act;
    std::string purpose; // of add_attachments: DELIVERY …
    base::Date on;
};

enum class RecusalFinding { Recused, NotThePetitioner, NotTheAccused };
struct RecusalDecision { // 回避核定 in force (PR-03): one of each finding a person
    base::StaffId staff;
    RecusalFinding finding{RecusalFinding::Recused};
    std::string basis;
    base::StaffId decided_by;
    base::Date on;
};

struct PendingApproval { // an act that waits for its approver (W3)
    base::EntryId entry;
    std::string act;
    base::ValueObject payload;
    base::StaffId asked_by;
    base::Date asked_on;
};

struct TimelineItem {
    base::EntryId entry;
    std::string act;
    base::Date occurred_on;
    base::Instant recorded_at;
    base::StaffId identity_id;
    base::StaffId operator_id;
    base::OrgId org_id;
    State state_after{State::None};
    bool inert{false}; // unlawful in the merged state; kept, flagged, without effect (J3)
    bool undone{false};
    bool late_entry{false}; // 补录: recorded more than one working day after it occurred (J13)
    std::string why_inert;
    base::ValueObject payload;
    std::vector<base::EntryId> parents;
    bool pending{false}; // waits for its approver, so far without effect (W3)
    bool refused_by_approver{false};
    base::RecordId about; // of a mention: the record on which the act was done
    bool mention{false}; // the act is about another record and names this one, e.g. a repeat that was linked to it
    bool overruled{false}; // a person decided the conflict for the other act (J3)
    base::EntryId conflicts_with; // of an inert item: the concurrent act that took effect instead
    bool conflict_resolved{false};
};

inline constexpr int COLLECTIVE_FROM = 5; // persons: a collective petition (law.md 4.1)

struct PetitionRecord {
    base::RecordId id;
    std::string petition_no; // 信访件编号; taken at registration (J9)
    base::MatterId matter_id;
    State state{State::None};
    std::map<State, base::Date> entered_on; // first occurred_on of each state
    base::ValueObject fields; // registration fields as last corrected: channel, received_on, place, category, ...

    std::string channel;
    base::Date received_on;
    base::TimeOfDay received_at{};
    base::Instant registered_at;
    std::vector<Petitioner> petitioners; // first is the main petitioner
    int petitioner_count{1};
    int representatives{0};
    std::string purpose, place, category;
    std::vector<std::string> demands;
    std::string summary, facts, history;
    bool anonymous{false}, urgent{false}, threat{false}, collective{false};

    // 首办责任: fixed at first registration, never moved by a transfer (S22, W2)
    base::OrgId first_unit;
    base::StaffId first_leader, first_officer;
    // present holder of the officer's role in the first unit (change_officer)
    base::StaffId present_officer;

    FirstTime first_time{FirstTime::Undecided};
    base::RecordId repeat_of;
    std::string matter_class, route;
    bool litigation{false};
    base::OrgId competent_unit;
    std::optional<base::Date> triaged_on;

    base::OrgId unit; // 责任单位 that holds it now
    std::string disposal; // TRANSFER, ASSIGN, ...
    std::string not_assigned_reason;
    std::optional<base::Date> dispatched_on, arrived_on, unit_received_on, feedback_due;
    base::StaffId unit_leader, unit_officer;
    Procedure procedure{Procedure::None};
    std::optional<base::Date> accepted_on, notice_on;
    std::optional<base::Date> contacted_on;
    std::string contact;
    std::vector<std::string> investigations;
    std::size_t earlier_investigations{0}; // how many of them belong to earlier rounds
    int extension_days{0};
    base::StaffId extension_approver;
    std::optional<base::Date> extended_on;
    std::optional<base::Date> extension_notified_on; // the petitioner was told (条例第三十四条)

    std::optional<HandlingOpinion> opinion;
    std::vector<HandlingOpinion> earlier_opinions;
    std::optional<base::Date> submitted_on, verification_started_on, sent_back_on, opinion_issued_on;
    std::vector<std::string> failed_checks; // of the last send-back
    std::string required_correction;
    int send_back_count{0};
    std::vector<CheckResult> checks;
    std::optional<base::Date> delivered_on;
    std::string delivery_method;
    bool delivery_signed{false}, delivered_online{false};
    std::optional<base::Date> closed_on;
    std::string petitioner_opinion; // AGREE, DISAGREE, NONE
    std::vector<FollowUpRecord> follow_ups;
    std::optional<base::Date> settled_on;
    std::optional<base::Date> voided_on;

    base::MatterId own_matter_id; // the provisional matter of T01; revived when the record is unlinked (W1)
    base::Date state_since; // occurred_on of the act that led to the present state
    bool registered_by_bureau{true}; // L02 and L03 bind petition bureaus only
    base::OrgId dispatched_by;
    int round{0}; // raised by each reopening
    int competent_level{0}; // rank of law.md 3.6; 0 = not stated
    std::optional<base::Date> deemed_accepted_on; // L06 passed without a notice (law.md 1.1)
    bool unreachable{false}; // 未能联系, proved by attempts on different days (S47)
    std::optional<base::Date> withdrawn_on, guided_on, reopened_on;
    std::vector<base::StaffId> handlers; // who handled it in the unit; they never verify it (four eyes)
    std::vector<base::RecordId> repeats; // records linked to this one as repeats (T44)
    std::vector<ClockEvent> events; // in fold order

    // 受理
    std::optional<base::Date> reported_up_on; // T03
    std::vector<std::string> reported_to;
    std::vector<Relay> relays;
    std::vector<Objection> objections;
    std::vector<AcceptanceDispute> disputes;
    std::vector<base::OrgId> assist_units; // 协办, decided under 条例第二十四条
    std::optional<Referral> referral;
    std::optional<NonAcceptance> non_acceptance;
    std::optional<base::Date> returned_on; // T15
    bool simple_proposed{false};
    std::string notice_form; // PAPER, PHONE, SMS, NETWORK
    std::optional<base::Date> simple_accepted_on, switched_on; // T21, T24
    std::string switch_reason;
    int source_rank{0}; // level at which it was received, law.md 3.6
    bool skip_level{false}, skip_to_beijing{false}; // 越级走访, 越级进京
    std::vector<std::string> cross_kinds; // 三跨三分离
    std::string split_from; // petition_no of the registration that was split (W9)
    // 办理 and 救济
    std::vector<Hearing> hearings;
    std::vector<Mediation> mediations;
    std::vector<Review> reviews;
    std::string cause, cause_code, prevention; // 产生原因与预防建议, at closing (S13, S89)
    std::vector<LogNote> educations; // 疏导教育 (S18)
    std::vector<LogNote> assistances; // 帮扶救助 (S19)
    std::vector<LogNote> conducts; // 信访人违规行为及处理 (S20)
    std::vector<SubstantiveConfirmation> confirmations;
    // 督查 and special handling
    std::vector<Supervision> supervisions;
    std::vector<Difficulty> difficulties; // the last one counts
    std::vector<JointConferenceReport> conference_reports;
    std::optional<LedCase> led_case;
    std::vector<LogNote> consultations; // 集体会商 (S57)
    std::vector<LogNote> leader_activities; // 包案领导 (S56)
    std::optional<Retrospect> retrospect;
    std::optional<base::Date> backlog_marked_on; // by the joint conference (law.md 3.7)
    std::vector<Delegation> delegations;
    std::vector<RecusalDecision> recusals;
    // 考核
    std::string query_code; // for query and evaluation by the petitioner
    bool in_eval_scope{false};
    std::string eval_scope_reason; // why it is, or is not
    std::vector<Evaluation> evaluations;
    std::vector<EvaluationGuidance> guidances;
    std::optional<base::Date> archived_on;

    std::vector<RecordAttachment> attachments; // of acts in force, in fold order
    std::vector<PendingApproval> pending;
    std::vector<TimelineItem> timeline;
    std::vector<base::EntryId> frontier; // entries without a successor on this record
    std::vector<std::string> documents; // kinds issued so far, e.g. "D03"
};

struct Matter {
    base::MatterId id;
    base::RecordId governing_record;
    std::vector<base::RecordId> records; // in order of registration
    base::OrgId first_unit;
    base::StaffId first_leader, first_officer;
    State state{State::None};
    std::optional<base::Date> closed_on, settled_on;
    int repeat_count{0};
    bool provisional{true}; // opened by T01, confirmed by T02 FIRST (W1)
};

} // namespace domain
