// Which column holds which member: the one table from which all projection SQL is made, in the order of sql/.
#pragma once

#include "store/projection_rows.h"

#include <array>
#include <variant>

namespace store {

template <typename Row> struct Column {
    char const* name;
    std::variant<std::string Row::*, std::int64_t Row::*, bool Row::*> member;
    bool is_required{false}; // NOT NULL: empty text is stored as it is
};

template <typename Row> struct Table; // name, COLUMNS, KEY (leading columns that are the primary key)

template <> struct Table<PetitionRecordRow> {
    using Row = PetitionRecordRow;
    static constexpr char const* NAME = "petition_records";
    static constexpr int KEY = 1;
    static constexpr std::array COLUMNS{
        Column<Row>{"record_id", &Row::record_id, true},
        Column<Row>{"petition_no", &Row::petition_no},
        Column<Row>{"matter_id", &Row::matter_id},
        Column<Row>{"channel", &Row::channel},
        Column<Row>{"received_on", &Row::received_on},
        Column<Row>{"registered_at", &Row::registered_at},
        Column<Row>{"petitioner_name", &Row::petitioner_name},
        Column<Row>{"petitioner_folded", &Row::petitioner_folded},
        Column<Row>{"petitioner_initials", &Row::petitioner_initials},
        Column<Row>{"petitioner_id_no", &Row::petitioner_id_no},
        Column<Row>{"petitioner_phone", &Row::petitioner_phone},
        Column<Row>{"petitioner_address", &Row::petitioner_address},
        Column<Row>{"petitioner_count", &Row::petitioner_count},
        Column<Row>{"collective", &Row::collective},
        Column<Row>{"anonymous", &Row::anonymous},
        Column<Row>{"place", &Row::place},
        Column<Row>{"category", &Row::category},
        Column<Row>{"purpose", &Row::purpose},
        Column<Row>{"matter_class", &Row::matter_class},
        Column<Row>{"route", &Row::route},
        Column<Row>{"first_time", &Row::first_time},
        Column<Row>{"repeat_of", &Row::repeat_of},
        Column<Row>{"title", &Row::title},
        Column<Row>{"state", &Row::state},
        Column<Row>{"stage", &Row::stage},
        Column<Row>{"first_unit", &Row::first_unit},
        Column<Row>{"first_leader", &Row::first_leader},
        Column<Row>{"first_officer", &Row::first_officer},
        Column<Row>{"present_officer", &Row::present_officer},
        Column<Row>{"unit", &Row::unit},
        Column<Row>{"unit_leader", &Row::unit_leader},
        Column<Row>{"unit_officer", &Row::unit_officer},
        Column<Row>{"procedure", &Row::procedure},
        Column<Row>{"flags", &Row::flags},
        Column<Row>{"next_due_rule", &Row::next_due_rule},
        Column<Row>{"next_due_nominal", &Row::next_due_nominal},
        Column<Row>{"next_due_effective", &Row::next_due_effective},
        Column<Row>{"accepted_on", &Row::accepted_on},
        Column<Row>{"opinion_issued_on", &Row::opinion_issued_on},
        Column<Row>{"delivered_on", &Row::delivered_on},
        Column<Row>{"closed_on", &Row::closed_on},
        Column<Row>{"settled_on", &Row::settled_on},
        Column<Row>{"voided_on", &Row::voided_on},
        Column<Row>{"updated_at", &Row::updated_at},
        Column<Row>{"facts_digest", &Row::facts_digest},
        Column<Row>{"access", &Row::access},
    };
};

template <> struct Table<PetitionRecordTextRow> {
    using Row = PetitionRecordTextRow;
    static constexpr char const* NAME = "petition_record_texts";
    static constexpr int KEY = 1;
    static constexpr std::array COLUMNS{
        Column<Row>{"record_id", &Row::record_id, true},
        Column<Row>{"demand", &Row::demand},
        Column<Row>{"facts", &Row::facts},
        Column<Row>{"history", &Row::history},
    };
};

template <> struct Table<CoPetitionerKeyRow> {
    using Row = CoPetitionerKeyRow;
    static constexpr char const* NAME = "co_petitioner_keys";
    static constexpr int KEY = 2;
    static constexpr std::array COLUMNS{
        Column<Row>{"record_id", &Row::record_id, true},
        Column<Row>{"key", &Row::key, true},
    };
};

template <> struct Table<MatterRow> {
    using Row = MatterRow;
    static constexpr char const* NAME = "matters";
    static constexpr int KEY = 1;
    static constexpr std::array COLUMNS{
        Column<Row>{"matter_id", &Row::matter_id, true},
        Column<Row>{"governing_record", &Row::governing_record},
        Column<Row>{"first_unit", &Row::first_unit},
        Column<Row>{"first_leader", &Row::first_leader},
        Column<Row>{"first_officer", &Row::first_officer},
        Column<Row>{"state", &Row::state},
        Column<Row>{"stage", &Row::stage},
        Column<Row>{"closed_on", &Row::closed_on},
        Column<Row>{"settled_on", &Row::settled_on},
        Column<Row>{"repeat_count", &Row::repeat_count},
        Column<Row>{"provisional", &Row::provisional},
    };
};

template <> struct Table<ClockRow> {
    using Row = ClockRow;
    static constexpr char const* NAME = "clocks";
    static constexpr int KEY = 3;
    static constexpr std::array COLUMNS{
        Column<Row>{"record_id", &Row::record_id, true},
        Column<Row>{"rule_id", &Row::rule_id, true},
        Column<Row>{"occurrence", &Row::occurrence},
        Column<Row>{"start_on", &Row::start_on},
        Column<Row>{"start_minutes", &Row::start_minutes},
        Column<Row>{"nominal_on", &Row::nominal_on},
        Column<Row>{"effective_on", &Row::effective_on},
        Column<Row>{"state", &Row::state, true},
        Column<Row>{"stopped_on", &Row::stopped_on},
        Column<Row>{"extension_days", &Row::extension_days},
        Column<Row>{"responsible_org", &Row::responsible_org},
    };
};

template <> struct Table<OrgRow> {
    using Row = OrgRow;
    static constexpr char const* NAME = "orgs";
    static constexpr int KEY = 1;
    static constexpr std::array COLUMNS{
        Column<Row>{"org_id", &Row::org_id, true},
        Column<Row>{"name", &Row::name, true},
        Column<Row>{"level", &Row::level},
        Column<Row>{"region", &Row::region},
        Column<Row>{"kind", &Row::kind, true},
        Column<Row>{"parent", &Row::parent},
    };
};

template <> struct Table<StaffRow> {
    using Row = StaffRow;
    static constexpr char const* NAME = "staff";
    static constexpr int KEY = 1;
    static constexpr std::array COLUMNS{
        Column<Row>{"staff_id", &Row::staff_id, true},
        Column<Row>{"name", &Row::name, true},
        Column<Row>{"org_id", &Row::org_id},
        Column<Row>{"active", &Row::active},
    };
};

template <> struct Table<StaffRoleRow> {
    using Row = StaffRoleRow;
    static constexpr char const* NAME = "staff_roles";
    static constexpr int KEY = 2;
    static constexpr std::array COLUMNS{
        Column<Row>{"staff_id", &Row::staff_id, true},
        Column<Row>{"role", &Row::role, true},
    };
};

template <> struct Table<NumberSeriesRow> {
    using Row = NumberSeriesRow;
    static constexpr char const* NAME = "number_series";
    static constexpr int KEY = 1;
    static constexpr std::array COLUMNS{
        Column<Row>{"series", &Row::series, true},
        Column<Row>{"last_number", &Row::last_number},
    };
};

} // namespace store
