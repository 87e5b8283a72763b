// ProjectionStore: reads and writes the projection tables. What the rows mean is computed by the application from the
// journal; every table can be cleared and rebuilt, bit for bit (J15).
#pragma once

#include "base/sha256.h"
#include "store/database.h"
#include "store/projection_rows.h"
#include "store/record_query.h"

#include <optional>
#include <vector>

namespace store {

class ProjectionStore {
public:
    // `database` is migrated and outlives the store.
    static base::Result<ProjectionStore> create(Database& database);

    // Insert or replace by primary key.
    base::Result<void> put(PetitionRecordRow const&);
    base::Result<void> put(PetitionRecordTextRow const&);
    base::Result<void> put(MatterRow const&);
    base::Result<void> put(ClockRow const&);
    base::Result<void> put(OrgRow const&);
    base::Result<void> put(StaffRow const&);
    base::Result<void> put(StaffRoleRow const&);
    base::Result<void> put(NumberSeriesRow const&);
    // All clocks of a record at once: the old ones go.
    base::Result<void> put_clocks(std::string_view record_id, std::span<ClockRow const>);
    base::Result<void> put_roles(std::string_view staff_id, std::span<std::string const> roles);

    base::Result<std::optional<PetitionRecordRow>> find_record(std::string_view record_id);
    base::Result<std::optional<PetitionRecordTextRow>> find_record_texts(std::string_view record_id);
    base::Result<std::optional<MatterRow>> find_matter(std::string_view matter_id);
    base::Result<std::int64_t> last_number(std::string_view series); // 0 for a new series
    base::Result<std::vector<ClockRow>> clocks_of(std::string_view record_id); // by rule, occurrence
    base::Result<std::vector<PetitionRecordRow>> records_of_matter(std::string_view matter_id); // by record id

    base::Result<std::vector<OrgRow>> orgs(); // each ordered by primary key
    base::Result<std::vector<StaffRow>> staff();
    base::Result<std::vector<StaffRoleRow>> staff_roles();
    base::Result<std::vector<MatterRow>> matters();

    base::Result<void> remove_record(std::string_view record_id); // with its texts and clocks
    base::Result<void> remove_matter(std::string_view matter_id);

    // --- Lists (record_query.h) ---
    base::Result<std::vector<PetitionRecordRow>> list_records(
        RecordFilter const&, RecordSort const&, std::int64_t offset, std::int64_t limit);
    base::Result<std::int64_t> count_records(RecordFilter const&);
    // Ids alone, in order; with a limit only the first ones. Rows then come from load_records() window by window.
    base::Result<std::vector<std::string>> ordered_ids(
        RecordFilter const&, RecordSort const&, std::optional<std::int64_t> limit = {});
    // In the order of `ids`; unknown ids are left out.
    base::Result<std::vector<PetitionRecordRow>> load_records(std::span<std::string const> ids);
    // Every record once, in order of id, for building in-memory indexes; stops when `visit` answers false.
    base::Result<void> for_each_record(std::function<bool(PetitionRecordRow const&)> const& visit);
    base::Result<void> for_each_record_text(std::function<bool(PetitionRecordTextRow const&)> const& visit);
    // Clocks that still run (any state but STOPPED), by effective date, record, rule.
    base::Result<void> for_each_open_clock(std::function<bool(ClockRow const&)> const& visit);

    // All clocks, stopped ones too, whose nominal date is not before `nominal_from`, by record, rule.
    base::Result<void> for_each_clock_from(
        std::string_view nominal_from, std::function<bool(ClockRow const&)> const& visit);

    // Records with the same ID number, phone or folded name, for the proposal of repeats (FT rules); empty arguments
    // match nothing. By record id.
    base::Result<std::vector<PetitionRecordRow>> similar_petitioners(
        std::string_view id_no, std::string_view phone, std::string_view folded_name, std::string_view except_record);

    // --- Import and rebuild ---
    // Drops the secondary indexes of the projections for a bulk write, restore_indexes() builds them again sorted: both
    // inside the one transaction of the bulk write, whose rollback brings them back as well. Lists are slow meanwhile.
    base::Result<void> suspend_indexes();
    base::Result<void> restore_indexes();

    // --- Rebuild (J15) ---
    // SHA-256 over every projection table, ordered by primary key.
    base::Result<base::Hash> digest();
    base::Result<void> clear();

private:
    explicit ProjectionStore(Database& database)
        : m_database(&database)
    {
    }
    base::Result<std::vector<PetitionRecordRow>> read_records(Statement&);

    Database* m_database;
    std::vector<std::string> m_suspended; // CREATE INDEX statements, as in the schema
    Statement m_put_record, m_put_texts, m_put_matter, m_put_clock, m_put_org, m_put_staff, m_put_role, m_put_series;
    Statement m_find_record, m_find_texts, m_find_matter, m_clocks_of, m_of_matter, m_last_number;
    Statement m_delete_clocks, m_delete_roles, m_delete_record, m_delete_texts, m_delete_matter;
};

} // namespace store
