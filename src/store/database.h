// Database: one memory-resident SQLite database over a block store, its prepared statements and transactions.
// SQL and rows only; what the tables mean lives in journal_store, projection_store and their neighbours.
#pragma once

#include "base/result.h"
#include "store/durability.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

inline std::span<std::uint8_t const> as_bytes(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

// A prepared statement. Parameters count from 1, columns from 0. Bound text and blobs are copied.
class Statement {
public:
    Statement() = default;
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, char const* text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind_blob(int index, std::span<std::uint8_t const> bytes);
    Statement& bind_null(int index);
    // Not copied: the text outlives the statement's next step to its end. For rows that are written by the thousand.
    Statement& bind_view(int index, std::string_view text);
    Statement& bind_blob_view(int index, std::span<std::uint8_t const> bytes);

    // True while there is a row to read.
    base::Result<bool> step();
    // Runs a statement that answers no rows, and resets it for the next use.
    base::Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    // Valid until the next step, reset or destruction. Empty for NULL.
    std::string_view text(int column) const;
    std::span<std::uint8_t const> blob(int column) const;
    bool is_null(int column) const;
    enum class Kind { Null, Integer, Real, Text, Blob };
    Kind kind(int column) const;
    int column_count() const;
    std::string column_name(int column) const;

private:
    friend class Database;
    explicit Statement(sqlite3_stmt* statement)
        : m_statement(statement)
    {
    }
    base::Error last_error() const;

    sqlite3_stmt* m_statement{nullptr};
};

enum class OpenMode {
    TakeOver, // become the one writer; every other writer is fenced from then on
    ReadOnly, // look only; the stored epoch is left alone
};

class Database {
public:
    using OpenCallback = std::function<void(base::Result<std::unique_ptr<Database>>)>;

    // Reads the stored database (or starts an empty one) and opens it. A database written by a newer program
    // (schema above `newest_schema`) is refused with ErrorCode::TooNew and left untouched. `store` must outlive it.
    static void open(BlockStore& store, OpenMode, std::uint32_t newest_schema, OpenCallback done);
    // An empty database of its own without any block store, for scratch work and tests.
    static base::Result<std::unique_ptr<Database>> create_scratch();

    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database();

    base::Result<Statement> prepare(std::string_view sql);
    // Runs one or more statements without parameters.
    base::Result<void> execute(std::string_view sql);
    // The first column of the first row; 0 when there is none.
    base::Result<std::int64_t> query_integer(std::string_view sql);
    std::int64_t changed_rows() const; // by the last statement
    std::int64_t last_inserted_row() const; // rowid of the last inserted row

    bool is_in_transaction() const;
    bool is_read_only() const { return m_durability && m_durability->status().read_only; }
    // PRAGMA integrity_check: empty when the database is sound, else what is wrong.
    base::Result<std::string> integrity_problems();
    // The same of one table with its indexes, for checking a large database in pieces.
    base::Result<std::string> integrity_problems(std::string_view table);
    base::Result<std::vector<std::string>> tables();

    // The number of the schema in the file and in the header of the next commit; set inside the migrating transaction.
    base::Result<std::uint32_t> schema_version();
    base::Result<void> set_schema_version(std::uint32_t version);
    // After a rolled back migration: the number in the file counts again.
    void forget_schema_version();

    // Empty for a scratch database.
    Durability* durability() { return m_durability.get(); }
    std::uint64_t file_size() const { return m_file ? m_file->size() : 0; } // bytes
    // The whole file as .sqlite bytes, for a backup. Must not be called inside a transaction.
    CommitSet snapshot() const;

private:
    Database() = default;
    static base::Result<std::unique_ptr<Database>> open_file(std::unique_ptr<MemoryFile>);
    base::Error last_error() const;
    struct Opening;

    sqlite3* m_connection{nullptr};
    std::unique_ptr<MemoryFile> m_file;
    std::string m_name;
    std::unique_ptr<Durability> m_durability;
    std::optional<std::uint32_t> m_schema_version;
};

// A write transaction: rolled back when it goes out of scope without commit().
class Transaction {
public:
    // Refused with ErrorCode::Conflict while the database is read-only, because another tab writes.
    static base::Result<Transaction> begin(Database&);
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    base::Result<void> commit();
    void rollback();

private:
    explicit Transaction(Database& database)
        : m_database(&database)
    {
    }
    Database* m_database{nullptr};
};

} // namespace store
