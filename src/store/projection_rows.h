// Row structs of the projection tables: plain values, columns named as in sql/. Codes are those of the journal; empty
// text and empty dates are NULL in the table. Dates are ISO 8601, instants milliseconds since 1970 UTC.
#pragma once

#include <cstdint>
#include <string>

namespace store {

struct PetitionRecordRow {
    std::string record_id, petition_no, matter_id, channel, received_on;
    std::int64_t registered_at{0};
    std::string petitioner_name, petitioner_folded, petitioner_initials, petitioner_id_no, petitioner_phone,
        petitioner_address;
    std::int64_t petitioner_count{1};
    bool collective{false};
    bool anonymous{false};
    std::string place, category, purpose, matter_class, route;
    std::int64_t first_time{0}; // 0 undecided, 1 first, 2 repeat
    std::string repeat_of, title;
    std::int64_t state{10}; // 10..99
    std::int64_t stage{1}; // 1..5
    std::string first_unit, first_leader, first_officer, present_officer, unit, unit_leader, unit_officer;
    std::int64_t procedure{0}; // 0 none, 1 ordinary, 2 simple
    std::int64_t flags{0}; // bit set of the application
    std::string next_due_rule, next_due_nominal, next_due_effective;
    std::string accepted_on, opinion_issued_on, delivered_on, closed_on, settled_on, voided_on;
    std::int64_t updated_at{0};
    std::string facts_digest; // free for the application
    std::string access; // the same

    bool operator==(PetitionRecordRow const&) const = default;
};

struct PetitionRecordTextRow {
    std::string record_id, demand, facts, history;

    bool operator==(PetitionRecordTextRow const&) const = default;
};

struct CoPetitionerKeyRow {
    std::string record_id, key;

    bool operator==(CoPetitionerKeyRow const&) const = default;
};

// By what one petitioner is found again; empty where it is not known.
struct PetitionerKeys {
    std::string id_no, phone, folded_name;
};

struct MatterRow {
    std::string matter_id, governing_record, first_unit, first_leader, first_officer;
    std::int64_t state{10};
    std::int64_t stage{1};
    std::string closed_on, settled_on;
    std::int64_t repeat_count{0};
    bool provisional{true};

    bool operator==(MatterRow const&) const = default;
};

struct ClockRow {
    std::string record_id, rule_id;
    std::int64_t occurrence{1};
    std::string start_on;
    std::int64_t start_minutes{-1}; // minutes after midnight; -1 where only the date counts
    std::string nominal_on, effective_on;
    std::string state; // RUNNING, STOPPED, PAUSED, MISSING_CALENDAR
    std::string stopped_on;
    std::int64_t extension_days{0};
    std::string responsible_org;

    bool operator==(ClockRow const&) const = default;
};

struct OrgRow {
    std::string org_id, name;
    std::int64_t level{2};
    std::string region, kind, parent;

    bool operator==(OrgRow const&) const = default;
};

struct StaffRow {
    std::string staff_id, name, org_id;
    bool active{true};

    bool operator==(StaffRow const&) const = default;
};

struct StaffRoleRow {
    std::string staff_id, role;

    bool operator==(StaffRoleRow const&) const = default;
};

struct NumberSeriesRow {
    std::string series;
    std::int64_t last_number{0};

    bool operator==(NumberSeriesRow const&) const = default;
};

} // namespace store
