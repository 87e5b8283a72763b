// The SQLite connection. Beside memory_vfs.cpp the only file that includes sqlite3.h.
#include "store/database.h"

#include "store/memory_vfs.h"

#include <sqlite3.h>
#include <utility>

namespace store {

static base::Error sqlite_error(sqlite3* connection)
{
    std::string detail = connection ? sqlite3_errmsg(connection) : "out of memory";
    auto const code = connection ? sqlite3_errcode(connection) : SQLITE_NOMEM;
    auto const primary = code & 0xff;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
        return {base::ErrorCode::Damaged, {}, "数据库内容已损坏，请用最近的备份恢复（" + detail + "）。", {}};
    return {base::ErrorCode::Storage, {}, "数据库未能完成操作（" + detail + "）。", {}};
}

// --- Statement ---

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

base::Error Statement::last_error() const
{
    return sqlite_error(sqlite3_db_handle(m_statement));
}

Statement& Statement::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL; empty text is a value of its own.
    CHECK(sqlite3_bind_text(
              m_statement, index, text.data() ? text.data() : "", static_cast<int>(text.size()), SQLITE_TRANSIENT)
        == SQLITE_OK);
    return *this;
}

Statement& Statement::bind(int index, std::int64_t value)
{
    CHECK(sqlite3_bind_int64(m_statement, index, value) == SQLITE_OK);
    return *this;
}

Statement& Statement::bind_blob(int index, std::span<std::uint8_t const> bytes)
{
    void const* data = bytes.data() ? static_cast<void const*>(bytes.data()) : "";
    CHECK(sqlite3_bind_blob(m_statement, index, data, static_cast<int>(bytes.size()), SQLITE_TRANSIENT) == SQLITE_OK);
    return *this;
}

Statement& Statement::bind_view(int index, std::string_view text)
{
    CHECK(sqlite3_bind_text(
              m_statement, index, text.data() ? text.data() : "", static_cast<int>(text.size()), SQLITE_STATIC)
        == SQLITE_OK);
    return *this;
}

Statement& Statement::bind_blob_view(int index, std::span<std::uint8_t const> bytes)
{
    void const* data = bytes.data() ? static_cast<void const*>(bytes.data()) : "";
    CHECK(sqlite3_bind_blob(m_statement, index, data, static_cast<int>(bytes.size()), SQLITE_STATIC) == SQLITE_OK);
    return *this;
}

Statement& Statement::bind_null(int index)
{
    CHECK(sqlite3_bind_null(m_statement, index) == SQLITE_OK);
    return *this;
}

base::Result<bool> Statement::step()
{
    auto const code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    auto error = last_error();
    sqlite3_reset(m_statement);
    return error;
}

base::Result<void> Statement::run()
{
    while (TRY(step())) { }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(m_statement, column));
    if (!text)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::span<std::uint8_t const> Statement::blob(int column) const
{
    auto const* bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(m_statement, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Statement::Kind Statement::kind(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return Kind::Integer;
    case SQLITE_FLOAT:
        return Kind::Real;
    case SQLITE_TEXT:
        return Kind::Text;
    case SQLITE_BLOB:
        return Kind::Blob;
    default:
        return Kind::Null;
    }
}

int Statement::column_count() const
{
    return sqlite3_column_count(m_statement);
}

std::string Statement::column_name(int column) const
{
    return sqlite3_column_name(m_statement, column);
}

// --- Database ---

Database::~Database()
{
    // Statements that outlive the database keep a zombie connection, which must not commit into a file that is gone.
    if (m_file)
        m_file->on_commit = nullptr;
    CHECK(sqlite3_close(m_connection) == SQLITE_OK);
    unregister_memory_file(m_name);
}

base::Error Database::last_error() const
{
    return sqlite_error(m_connection);
}

base::Result<std::unique_ptr<Database>> Database::open_file(std::unique_ptr<MemoryFile> file)
{
    std::unique_ptr<Database> database(new Database);
    database->m_file = std::move(file);
    database->m_name = register_memory_file(*database->m_file);
    auto const code = sqlite3_open_v2(
        database->m_name.c_str(), &database->m_connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code != SQLITE_OK)
        return database->last_error();
    // 128 MiB of pages are cached. Beyond that a page is copied from the memory file again, for about a microsecond;
    // caching a large workspace whole would hold it in memory twice. A large transaction spills into the memory file.
    TRY(database->execute("PRAGMA page_size=4096; PRAGMA journal_mode=MEMORY; PRAGMA temp_store=MEMORY;"
                          "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL; PRAGMA cache_size=-131072;"
                          "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"));
    // The first read finds a damaged or foreign file here, not in the middle of somebody's work.
    TRY(database->query_integer("SELECT count(*) FROM sqlite_schema"));
    return database;
}

base::Result<std::unique_ptr<Database>> Database::create_scratch()
{
    return open_file(std::make_unique<MemoryFile>());
}

// One opening under way: header, take-over, blocks, SQLite. Kept alive by the callbacks that it hands out.
struct Database::Opening : std::enable_shared_from_this<Database::Opening> {
    BlockStore& store;
    OpenMode mode;
    std::uint32_t newest_schema;
    OpenCallback done;
    std::uint64_t epoch{0};
    std::unique_ptr<MemoryFile> file{std::make_unique<MemoryFile>()};

    Opening(BlockStore& store, OpenMode mode, std::uint32_t newest_schema, OpenCallback done)
        : store(store)
        , mode(mode)
        , newest_schema(newest_schema)
        , done(std::move(done))
    {
    }

    std::optional<base::Error> refusal(BlockHeader const& header) const
    {
        if (header.schema_version > newest_schema)
            return base::Error{base::ErrorCode::TooNew, {},
                "这个工作区由更新版本的初信写入，本版本不能打开；数据未作任何改动，请使用新版本。", {}};
        if (header.block_size != BLOCK_SIZE)
            return base::Error{base::ErrorCode::Damaged, {}, "工作区的存储块大小不符，请用最近的备份恢复。", {}};
        return {};
    }

    // The header alone comes first: taking over a database that is too new would fence the newer program.
    void start()
    {
        store.read_header([self = shared_from_this()](base::Result<LoadedStore> found) {
            if (found.is_error())
                return self->done(found.release_error());
            if (auto error = self->refusal(found.value().header); found.value().exists && error)
                return self->done(std::move(*error));
            self->epoch = found.value().header.epoch;
            if (self->mode == OpenMode::TakeOver)
                self->take_over();
            else
                self->load();
        });
    }

    void take_over()
    {
        store.take_over([self = shared_from_this()](base::Result<std::uint64_t> epoch) {
            if (epoch.is_error())
                return self->done(epoch.release_error());
            self->epoch = epoch.value();
            self->load();
        });
    }

    void load()
    {
        auto sink = [self = shared_from_this()](std::uint32_t index, std::span<std::uint8_t const> bytes) {
            self->file->load_block(index, bytes);
        };
        store.load(sink, [self = shared_from_this()](base::Result<LoadedStore> loaded) {
            if (loaded.is_error())
                return self->done(loaded.release_error());
            self->done(self->finish(loaded.value()));
        });
    }

    base::Result<std::unique_ptr<Database>> finish(LoadedStore const& loaded)
    {
        auto header = loaded.exists ? loaded.header : BlockHeader{};
        // Another tab may have written between our look at the header and our take-over.
        if (auto error = refusal(header))
            return std::move(*error);
        header.epoch = epoch;
        file->finish_load(header.file_size);
        auto database = TRY(open_file(std::move(file)));
        database->m_durability = std::make_unique<Durability>(
            store, header, mode == OpenMode::TakeOver ? Durability::Mode::Writer : Durability::Mode::ReadOnly);
        auto* raw = database.get();
        raw->m_file->on_commit = [raw] {
            auto const version = raw->m_schema_version.value_or(0);
            raw->m_durability->add_commit(raw->m_file->take_changes(), version);
        };
        raw->m_schema_version = header.schema_version;
        return database;
    }
};

void Database::open(BlockStore& store, OpenMode mode, std::uint32_t newest_schema, OpenCallback done)
{
    std::make_shared<Opening>(store, mode, newest_schema, std::move(done))->start();
}

base::Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    auto const code = sqlite3_prepare_v3(
        m_connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return last_error();
    CHECK(statement); // The text held no statement.
    return Statement(statement);
}

base::Result<void> Database::execute(std::string_view sql)
{
    std::string const terminated(sql);
    if (sqlite3_exec(m_connection, terminated.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return last_error();
    return {};
}

base::Result<std::int64_t> Database::query_integer(std::string_view sql)
{
    auto statement = TRY(prepare(sql));
    if (!TRY(statement.step()))
        return std::int64_t{0};
    return statement.integer(0);
}

std::int64_t Database::changed_rows() const
{
    return sqlite3_changes64(m_connection);
}

std::int64_t Database::last_inserted_row() const
{
    return sqlite3_last_insert_rowid(m_connection);
}

bool Database::is_in_transaction() const
{
    return sqlite3_get_autocommit(m_connection) == 0;
}

static base::Result<std::string> problems_of(Statement statement)
{
    std::string problems;
    while (TRY(statement.step())) {
        if (statement.text(0) != "ok")
            problems.append(statement.text(0)).append("\n");
    }
    return problems;
}

base::Result<std::string> Database::integrity_problems()
{
    return problems_of(TRY(prepare("PRAGMA integrity_check")));
}

base::Result<std::string> Database::integrity_problems(std::string_view table)
{
    return problems_of(TRY(prepare("PRAGMA integrity_check('" + std::string(table) + "')")));
}

base::Result<std::vector<std::string>> Database::tables()
{
    auto statement = TRY(prepare("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name"));
    std::vector<std::string> names;
    while (TRY(statement.step()))
        names.emplace_back(statement.text(0));
    return names;
}

base::Result<std::uint32_t> Database::schema_version()
{
    return static_cast<std::uint32_t>(TRY(query_integer("PRAGMA user_version")));
}

base::Result<void> Database::set_schema_version(std::uint32_t version)
{
    // Outside a transaction the pragma commits by itself, so the header's number is set first.
    m_schema_version = version;
    auto result = execute("PRAGMA user_version=" + std::to_string(version));
    if (result.is_error())
        forget_schema_version();
    return result;
}

void Database::forget_schema_version()
{
    auto const version = schema_version();
    m_schema_version = version.is_error() ? 0 : version.value();
}

CommitSet Database::snapshot() const
{
    CHECK(!is_in_transaction());
    return m_file->snapshot();
}

// --- Transaction ---

base::Result<Transaction> Transaction::begin(Database& database)
{
    CHECK(!database.is_in_transaction());
    if (database.is_read_only())
        return base::Error{base::ErrorCode::Conflict, {},
            "本窗口现在只能查看：工作区正由另一个窗口使用，点“在此接管”后才能继续办理。", {}};
    if (commits_are_poisoned())
        return base::Error{base::ErrorCode::Storage, {}, "程序已停止写入，请重新打开。", {}};
    TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    rollback();
}

base::Result<void> Transaction::commit()
{
    CHECK(m_database);
    TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

void Transaction::rollback()
{
    auto* database = std::exchange(m_database, nullptr);
    if (!database || !database->is_in_transaction())
        return; // SQLite has already rolled back by itself, e.g. out of memory.
    CHECK(!database->execute("ROLLBACK").is_error());
}

} // namespace store
