// SQL of the projection tables, made from projection_columns.h.
#include "store/projection_store.h"

#include "store/projection_columns.h"

#include <set>
#include <utility>

namespace store {

template <typename Row> static std::string column_list()
{
    std::string list;
    for (auto const& column : Table<Row>::COLUMNS)
        list.append(list.empty() ? "" : ",").append(column.name);
    return list;
}

template <typename Row> static std::string key_list()
{
    std::string list;
    for (int i = 0; i < Table<Row>::KEY; ++i)
        list.append(i == 0 ? "" : ",").append(Table<Row>::COLUMNS[static_cast<std::size_t>(i)].name);
    return list;
}

template <typename Row> static std::string insert_sql()
{
    std::string marks;
    for (std::size_t i = 0; i < Table<Row>::COLUMNS.size(); ++i)
        marks += i == 0 ? "?" : ",?";
    return std::string("INSERT OR REPLACE INTO ") + Table<Row>::NAME + "(" + column_list<Row>() + ") VALUES(" + marks
        + ")";
}

template <typename Row> static std::string select_sql(std::string const& rest)
{
    return "SELECT " + column_list<Row>() + " FROM " + Table<Row>::NAME + rest;
}

template <typename Row> static base::Result<void> put_row(Statement& statement, Row const& row)
{
    int index = 0;
    for (auto const& column : Table<Row>::COLUMNS) {
        ++index;
        if (auto const* text = std::get_if<std::string Row::*>(&column.member)) {
            auto const& value = row.*(*text);
            if (value.empty() && !column.is_required)
                statement.bind_null(index);
            else
                statement.bind_view(index, value);
        } else if (auto const* integer = std::get_if<std::int64_t Row::*>(&column.member)) {
            statement.bind(index, row.*(*integer));
        } else {
            statement.bind(index, row.*(std::get<bool Row::*>(column.member)) ? 1 : 0);
        }
    }
    return statement.run();
}

template <typename Row> static void read_row(Statement const& statement, Row& row)
{
    int index = 0;
    for (auto const& column : Table<Row>::COLUMNS) {
        if (auto const* text = std::get_if<std::string Row::*>(&column.member))
            row.*(*text) = statement.text(index);
        else if (auto const* integer = std::get_if<std::int64_t Row::*>(&column.member))
            row.*(*integer) = statement.integer(index);
        else
            row.*(std::get<bool Row::*>(column.member)) = statement.integer(index) != 0;
        ++index;
    }
}

template <typename Row> static base::Result<std::vector<Row>> read_rows(Statement& statement)
{
    std::vector<Row> rows;
    while (TRY(statement.step()))
        read_row(statement, rows.emplace_back());
    statement.reset();
    return rows;
}

template <typename Row> static base::Result<std::optional<Row>> find_row(Statement& statement, std::string_view key)
{
    std::optional<Row> row;
    statement.bind(1, key);
    if (TRY(statement.step()))
        read_row(statement, row.emplace());
    statement.reset();
    return row;
}

template <typename Row>
static base::Result<void> visit_rows(
    Database& database, std::string const& rest, std::function<bool(Row const&)> const& visit)
{
    auto statement = TRY(database.prepare(select_sql<Row>(rest)));
    Row row;
    while (TRY(statement.step())) {
        read_row(statement, row);
        if (!visit(row))
            break;
    }
    return {};
}

base::Result<ProjectionStore> ProjectionStore::create(Database& database)
{
    ProjectionStore store(database);
    store.m_put_record = TRY(database.prepare(insert_sql<PetitionRecordRow>()));
    store.m_put_texts = TRY(database.prepare(insert_sql<PetitionRecordTextRow>()));
    store.m_put_matter = TRY(database.prepare(insert_sql<MatterRow>()));
    store.m_put_clock = TRY(database.prepare(insert_sql<ClockRow>()));
    store.m_put_org = TRY(database.prepare(insert_sql<OrgRow>()));
    store.m_put_staff = TRY(database.prepare(insert_sql<StaffRow>()));
    store.m_put_role = TRY(database.prepare(insert_sql<StaffRoleRow>()));
    store.m_put_series = TRY(database.prepare(insert_sql<NumberSeriesRow>()));
    store.m_find_record = TRY(database.prepare(select_sql<PetitionRecordRow>(" WHERE record_id=?")));
    store.m_find_texts = TRY(database.prepare(select_sql<PetitionRecordTextRow>(" WHERE record_id=?")));
    store.m_find_matter = TRY(database.prepare(select_sql<MatterRow>(" WHERE matter_id=?")));
    store.m_clocks_of = TRY(database.prepare(select_sql<ClockRow>(" WHERE record_id=? ORDER BY rule_id, occurrence")));
    store.m_running_clock = TRY(database.prepare(select_sql<ClockRow>(
        " WHERE record_id=? AND rule_id=? AND state<>'STOPPED' ORDER BY occurrence DESC LIMIT 1")));
    store.m_of_matter = TRY(database.prepare(select_sql<PetitionRecordRow>(" WHERE matter_id=? ORDER BY record_id")));
    store.m_last_number = TRY(database.prepare("SELECT last_number FROM number_series WHERE series=?"));
    store.m_delete_clocks = TRY(database.prepare("DELETE FROM clocks WHERE record_id=?"));
    store.m_delete_roles = TRY(database.prepare("DELETE FROM staff_roles WHERE staff_id=?"));
    store.m_delete_record = TRY(database.prepare("DELETE FROM petition_records WHERE record_id=?"));
    store.m_delete_texts = TRY(database.prepare("DELETE FROM petition_record_texts WHERE record_id=?"));
    store.m_put_co_petitioner = TRY(database.prepare(insert_sql<CoPetitionerKeyRow>()));
    store.m_delete_co_petitioners = TRY(database.prepare("DELETE FROM co_petitioner_keys WHERE record_id=?"));
    store.m_similar =
        TRY(database.prepare("SELECT record_id FROM petition_records WHERE petitioner_id_no=?1 OR petitioner_phone=?2 "
                             "OR petitioner_folded=?3"
                             " UNION SELECT record_id FROM co_petitioner_keys WHERE key IN (?4, ?5, ?6)"));
    store.m_delete_matter = TRY(database.prepare("DELETE FROM matters WHERE matter_id=?"));
    return store;
}

base::Result<void> ProjectionStore::put(PetitionRecordRow const& row)
{
    return put_row(m_put_record, row);
}
base::Result<void> ProjectionStore::put(PetitionRecordTextRow const& row)
{
    return put_row(m_put_texts, row);
}
base::Result<void> ProjectionStore::put(MatterRow const& row)
{
    return put_row(m_put_matter, row);
}
base::Result<void> ProjectionStore::put(ClockRow const& row)
{
    return put_row(m_put_clock, row);
}
base::Result<void> ProjectionStore::put(OrgRow const& row)
{
    return put_row(m_put_org, row);
}
base::Result<void> ProjectionStore::put(StaffRow const& row)
{
    return put_row(m_put_staff, row);
}
base::Result<void> ProjectionStore::put(StaffRoleRow const& row)
{
    return put_row(m_put_role, row);
}
base::Result<void> ProjectionStore::put(NumberSeriesRow const& row)
{
    return put_row(m_put_series, row);
}

base::Result<void> ProjectionStore::put_clocks(std::string_view record_id, std::span<ClockRow const> clocks)
{
    TRY(m_delete_clocks.bind(1, record_id).run());
    for (auto const& clock : clocks) {
        CHECK(clock.record_id == record_id);
        TRY(put(clock));
    }
    return {};
}

base::Result<void> ProjectionStore::put_roles(std::string_view staff_id, std::span<std::string const> roles)
{
    TRY(m_delete_roles.bind(1, staff_id).run());
    for (auto const& role : roles)
        TRY(put(StaffRoleRow{std::string(staff_id), role}));
    return {};
}

base::Result<std::optional<PetitionRecordRow>> ProjectionStore::find_record(std::string_view record_id)
{
    return find_row<PetitionRecordRow>(m_find_record, record_id);
}

base::Result<std::optional<PetitionRecordTextRow>> ProjectionStore::find_record_texts(std::string_view record_id)
{
    return find_row<PetitionRecordTextRow>(m_find_texts, record_id);
}

base::Result<std::optional<MatterRow>> ProjectionStore::find_matter(std::string_view matter_id)
{
    return find_row<MatterRow>(m_find_matter, matter_id);
}

base::Result<std::int64_t> ProjectionStore::last_number(std::string_view series)
{
    m_last_number.bind(1, series);
    std::int64_t const number = TRY(m_last_number.step()) ? m_last_number.integer(0) : 0;
    m_last_number.reset();
    return number;
}

base::Result<std::vector<ClockRow>> ProjectionStore::clocks_of(std::string_view record_id)
{
    return read_rows<ClockRow>(m_clocks_of.bind(1, record_id));
}

base::Result<std::optional<ClockRow>> ProjectionStore::running_clock(
    std::string_view record_id, std::string_view rule_id)
{
    return find_row<ClockRow>(m_running_clock.bind(2, rule_id), record_id);
}

base::Result<std::vector<PetitionRecordRow>> ProjectionStore::records_of_matter(std::string_view matter_id)
{
    return read_rows<PetitionRecordRow>(m_of_matter.bind(1, matter_id));
}

base::Result<std::vector<OrgRow>> ProjectionStore::orgs()
{
    auto statement = TRY(m_database->prepare(select_sql<OrgRow>(" ORDER BY org_id")));
    return read_rows<OrgRow>(statement);
}

base::Result<std::vector<StaffRow>> ProjectionStore::staff()
{
    auto statement = TRY(m_database->prepare(select_sql<StaffRow>(" ORDER BY staff_id")));
    return read_rows<StaffRow>(statement);
}

base::Result<std::vector<StaffRoleRow>> ProjectionStore::staff_roles()
{
    auto statement = TRY(m_database->prepare(select_sql<StaffRoleRow>(" ORDER BY staff_id, role")));
    return read_rows<StaffRoleRow>(statement);
}

base::Result<std::vector<MatterRow>> ProjectionStore::matters()
{
    auto statement = TRY(m_database->prepare(select_sql<MatterRow>(" ORDER BY matter_id")));
    return read_rows<MatterRow>(statement);
}

base::Result<void> ProjectionStore::remove_record(std::string_view record_id)
{
    TRY(m_delete_record.bind(1, record_id).run());
    TRY(m_delete_texts.bind(1, record_id).run());
    TRY(m_delete_clocks.bind(1, record_id).run());
    TRY(m_delete_co_petitioners.bind(1, record_id).run());
    return {};
}

base::Result<void> ProjectionStore::remove_matter(std::string_view matter_id)
{
    return m_delete_matter.bind(1, matter_id).run();
}

// --- Lists ---

base::Result<std::vector<std::string>> ProjectionStore::record_ids()
{
    auto statement = TRY(m_database->prepare("SELECT record_id FROM petition_records ORDER BY record_id"));
    std::vector<std::string> ids;
    while (TRY(statement.step()))
        ids.emplace_back(statement.text(0));
    return ids;
}

base::Result<bool> ProjectionStore::has_records()
{
    return TRY(m_database->query_integer("SELECT EXISTS (SELECT 1 FROM petition_records)")) != 0;
}

base::Result<std::vector<PetitionRecordRow>> ProjectionStore::load_records(std::span<std::string const> ids)
{
    std::vector<PetitionRecordRow> rows;
    rows.reserve(ids.size());
    for (auto const& id : ids) {
        if (auto row = TRY(find_record(id)))
            rows.push_back(std::move(*row));
    }
    return rows;
}

base::Result<void> ProjectionStore::for_each_record(std::function<bool(PetitionRecordRow const&)> const& visit)
{
    return visit_rows<PetitionRecordRow>(*m_database, " ORDER BY record_id", visit);
}

base::Result<void> ProjectionStore::for_each_record_text(std::function<bool(PetitionRecordTextRow const&)> const& visit)
{
    return visit_rows<PetitionRecordTextRow>(*m_database, " ORDER BY record_id", visit);
}

base::Result<void> ProjectionStore::for_each_clock_from(
    std::string_view nominal_from, std::function<bool(ClockRow const&)> const& visit)
{
    auto statement =
        TRY(m_database->prepare(select_sql<ClockRow>(" WHERE nominal_on>=?1 ORDER BY record_id, rule_id, occurrence")));
    statement.bind(1, nominal_from);
    ClockRow row;
    while (TRY(statement.step())) {
        read_row(statement, row);
        if (!visit(row))
            break;
    }
    return {};
}

// The letter keeps a phone from passing for an identity number.
static std::array<std::string, 3> keys_of(PetitionerKeys const& petitioner)
{
    auto const key = [](char kind, std::string const& text) { return text.empty() ? std::string() : kind + text; };
    return {key('i', petitioner.id_no), key('p', petitioner.phone), key('n', petitioner.folded_name)};
}

base::Result<void> ProjectionStore::put_co_petitioners(
    std::string_view record_id, std::span<PetitionerKeys const> petitioners)
{
    TRY(m_delete_co_petitioners.bind_view(1, record_id).run());
    for (auto const& petitioner : petitioners) {
        for (auto const& key : keys_of(petitioner)) {
            if (!key.empty())
                TRY(put_row(m_put_co_petitioner, CoPetitionerKeyRow{std::string(record_id), key}));
        }
    }
    return {};
}

base::Result<std::vector<PetitionRecordRow>> ProjectionStore::similar_petitioners(
    std::span<PetitionerKeys const> petitioners, std::string_view except_record)
{
    std::set<std::string> ids;
    for (auto const& petitioner : petitioners) {
        // NULL equals nothing, so an empty text matches nothing.
        auto const bind = [&](int index, std::string const& text) {
            if (text.empty())
                m_similar.bind_null(index);
            else
                m_similar.bind_view(index, text);
        };
        bind(1, petitioner.id_no);
        bind(2, petitioner.phone);
        bind(3, petitioner.folded_name);
        auto const keys = keys_of(petitioner);
        for (std::size_t i = 0; i < keys.size(); ++i)
            bind(static_cast<int>(4 + i), keys[i]);
        while (TRY(m_similar.step()))
            ids.emplace(m_similar.text(0));
        m_similar.reset();
    }
    ids.erase(std::string(except_record));
    return load_records(std::vector<std::string>(ids.begin(), ids.end()));
}

// --- Import and rebuild ---

base::Result<void> ProjectionStore::suspend_indexes()
{
    CHECK(m_database->is_in_transaction());
    m_suspended.clear();
    std::vector<std::string> names;
    auto indexes = TRY(m_database->prepare("SELECT name, sql FROM sqlite_schema WHERE type='index' AND sql IS NOT NULL"
                                           " AND tbl_name IN ('petition_records', 'clocks') ORDER BY name"));
    while (TRY(indexes.step())) {
        names.emplace_back(indexes.text(0));
        m_suspended.emplace_back(indexes.text(1));
    }
    indexes.reset();
    for (auto const& name : names)
        TRY(m_database->execute("DROP INDEX " + name));
    return {};
}

base::Result<void> ProjectionStore::restore_indexes()
{
    CHECK(m_database->is_in_transaction());
    for (auto const& sql : std::exchange(m_suspended, {}))
        TRY(m_database->execute(sql));
    return {};
}

static void hash_number(base::Sha256& sha, std::uint64_t number)
{
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    sha.update(bytes);
}

// Kind and length before every value, so that no two tables give the same bytes.
static void hash_value(base::Sha256& sha, Statement const& row, int column)
{
    auto const kind = row.kind(column);
    hash_number(sha, static_cast<std::uint64_t>(kind));
    if (kind == Statement::Kind::Integer) {
        hash_number(sha, static_cast<std::uint64_t>(row.integer(column)));
    } else if (kind != Statement::Kind::Null) {
        auto const text = row.text(column);
        hash_number(sha, text.size());
        sha.update(text);
    }
}

namespace {

struct HashedTable {
    std::string name, sql;
};

template <typename Row> HashedTable hashed_table()
{
    return {Table<Row>::NAME, select_sql<Row>(" ORDER BY " + key_list<Row>())};
}

std::vector<HashedTable> const& hashed_tables()
{
    static std::vector<HashedTable> const tables{hashed_table<PetitionRecordRow>(),
        hashed_table<PetitionRecordTextRow>(), hashed_table<CoPetitionerKeyRow>(), hashed_table<MatterRow>(),
        hashed_table<ClockRow>(), hashed_table<OrgRow>(), hashed_table<StaffRow>(), hashed_table<StaffRoleRow>(),
        hashed_table<NumberSeriesRow>()};
    return tables;
}

} // namespace

base::Result<bool> ProjectionDigest::step(std::size_t rows)
{
    auto const& tables = hashed_tables();
    for (std::size_t row = 0; row < rows && m_table < tables.size(); ++row) {
        if (!m_statement) {
            m_sha.update(tables[m_table].name);
            m_statement = TRY(m_database->prepare(tables[m_table].sql));
        }
        if (!TRY(m_statement->step())) {
            m_statement.reset();
            ++m_table;
            continue;
        }
        auto const columns = m_statement->column_count();
        for (int column = 0; column < columns; ++column)
            hash_value(m_sha, *m_statement, column);
    }
    return m_table < tables.size();
}

base::Result<base::Hash> ProjectionStore::digest()
{
    ProjectionDigest digest(*m_database);
    while (TRY(digest.step(SIZE_MAX))) { }
    return digest.finish();
}

base::Result<void> ProjectionStore::clear()
{
    return m_database->execute("DELETE FROM petition_records; DELETE FROM petition_record_texts; DELETE FROM matters;"
                               "DELETE FROM co_petitioner_keys; DELETE FROM clocks; DELETE FROM orgs; DELETE FROM "
                               "staff; DELETE FROM staff_roles;"
                               "DELETE FROM number_series;");
}

} // namespace store
