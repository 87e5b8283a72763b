// ProjectionStore: reads and writes the projection tables. What the rows mean is computed by the application from the
// journal; every table can be cleared and rebuilt, bit for bit (J15).
#pragma once

#include "base/sha256.h"
#include "store/database.h"
#include "store/projection_rows.h"

#include <functional>
#include <optional>
#include <vector>

namespace store {

// The digest of J15 in pieces, so that a large workspace does not stop the screen. Nothing is written meanwhile.
class ProjectionDigest {
public:
    explicit ProjectionDigest(Database& database)
        : m_database(&database)
    {
    }
    // Up to `rows` rows; false when every table is hashed.
    base::Result<bool> step(std::size_t rows);
    base::Hash finish() { return m_sha.finish(); }

private:
    Database* m_database;
    base::Sha256 m_sha;
    std::size_t m_table{0};
    std::optional<Statement> m_statement;
};

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
    // Of the petitioners after the main one, whose keys stand in the record's row. The old ones go.
    base::Result<void> put_co_petitioners(std::string_view record_id, std::span<PetitionerKeys const> petitioners);
    base::Result<void> put_roles(std::string_view staff_id, std::span<std::string const> roles);

    base::Result<std::optional<PetitionRecordRow>> find_record(std::string_view record_id);
    base::Result<std::optional<PetitionRecordTextRow>> find_record_texts(std::string_view record_id);
    base::Result<std::optional<MatterRow>> find_matter(std::string_view matter_id);
    base::Result<std::int64_t> last_number(std::string_view series); // 0 for a new series
    base::Result<std::vector<ClockRow>> clocks_of(std::string_view record_id); // by rule, occurrence
    // The last occurrence that is not STOPPED.
    base::Result<std::optional<ClockRow>> running_clock(std::string_view record_id, std::string_view rule_id);
    base::Result<std::vector<PetitionRecordRow>> records_of_matter(std::string_view matter_id); // by record id

    base::Result<std::vector<OrgRow>> orgs(); // each ordered by primary key
    base::Result<std::vector<StaffRow>> staff();
    base::Result<std::vector<StaffRoleRow>> staff_roles();
    base::Result<std::vector<MatterRow>> matters();

    base::Result<void> remove_record(std::string_view record_id); // with its texts and clocks
    base::Result<void> remove_matter(std::string_view matter_id);

    // --- Records in bulk: lists and orders are arrays of the application, rows come window by window ---
    base::Result<std::vector<std::string>> record_ids(); // ordered
    base::Result<bool> has_records();
    // In the order of `ids`; unknown ids are left out.
    base::Result<std::vector<PetitionRecordRow>> load_records(std::span<std::string const> ids);
    // Every record once, in order of id, for building in-memory indexes; stops when `visit` answers false.
    base::Result<void> for_each_record(std::function<bool(PetitionRecordRow const&)> const& visit);
    base::Result<void> for_each_record_text(std::function<bool(PetitionRecordTextRow const&)> const& visit);
    // All clocks, stopped ones too, whose nominal date is not before `nominal_from`, by record, rule.
    base::Result<void> for_each_clock_from(
        std::string_view nominal_from, std::function<bool(ClockRow const&)> const& visit);

    // Records of which any petitioner shares an ID number, phone or folded name with any of these, for the proposal of
    // repeats (FT rules); empty texts match nothing. By record id.
    base::Result<std::vector<PetitionRecordRow>> similar_petitioners(
        std::span<PetitionerKeys const> petitioners, std::string_view except_record);

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
    Database* m_database;
    std::vector<std::string> m_suspended; // CREATE INDEX statements, as in the schema
    Statement m_put_record, m_put_texts, m_put_matter, m_put_clock, m_put_org, m_put_staff, m_put_role, m_put_series;
    Statement m_put_co_petitioner, m_delete_co_petitioners, m_similar;
    Statement m_find_record, m_find_texts, m_find_matter, m_clocks_of, m_running_clock, m_of_matter, m_last_number;
    Statement m_delete_clocks, m_delete_roles, m_delete_record, m_delete_texts, m_delete_matter;
};

} // namespace store
