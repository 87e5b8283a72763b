// Works of upkeep: building the record index at open, rebuilding the projections, verifying the journal.
#pragma once

#include "app/application.h"
#include "app/commands/entry_union.h"
#include "app/commands/named_attachments.h"
#include "app/work.h"

#include <optional>

namespace app {

class IndexWork : public Work {
public:
    static base::Result<std::unique_ptr<IndexWork>> create(Context& context);
    base::Result<bool> step() override;
    std::string title() const override { return "正在建立检索索引"; }
    double fraction() const override;
    std::size_t records() const { return m_ids.size(); }

private:
    IndexWork(Context& context, std::vector<std::string> ids)
        : m_context(context)
        , m_ids(std::move(ids))
    {
    }
    Context& m_context;
    std::vector<std::string> m_ids;
    std::size_t m_next{0};
};

// What this program makes of a journal has a number. A workspace whose projections carry another one, or none, is
// rebuilt when it is opened; so is one whose rebuild was due when the program ended.
inline constexpr char const* PROJECTION_VERSION = "9";
base::Result<bool> has_present_projections(Context& context);
// Inside the caller's transaction.
base::Result<void> note_projections(Context& context, std::string_view version);
inline constexpr char const* STALE_PROJECTIONS = "stale";

// Clears every projection and folds everything anew; the digest before and after must be equal (J15).
class RebuildWork : public Work {
public:
    enum class Keep { Result, Nothing }; // Nothing: only to compare, the transaction is rolled back

    static base::Result<std::unique_ptr<RebuildWork>> create(Context& context, Keep keep);
    base::Result<bool> step() override;
    std::string title() const override { return "正在从日志重建"; }
    double fraction() const override;
    bool holds_transaction() const override { return m_transaction.has_value(); }
    void abandon() override;

    bool is_equal() const { return m_before == m_after; }

private:
    enum class Phase { Before, Folding, After };

    RebuildWork(Context& context, Keep keep)
        : m_context(context)
        , m_keep(keep)
        , m_union(context)
        , m_digest(context.database)
    {
    }
    base::Result<void> begin_folding();
    base::Result<void> finish();

    Context& m_context;
    Keep m_keep;
    Phase m_phase{Phase::Before};
    EntryUnion m_union;
    store::ProjectionDigest m_digest;
    std::optional<store::Transaction> m_transaction;
    base::Hash m_before{}, m_after{};
};

// Reads every proof file that the journal names. What is missing may never have been sent along (附件未随包); what is
// damaged has to be fetched again. Neither touches the chain, which names files by their hash (J12).
class AttachmentCheck {
public:
    static base::Result<AttachmentCheck> create(Context& context);
    base::Result<bool> step(); // some entries, then one file
    bool is_waiting() const { return m_answer != nullptr && !m_answer->has_value(); }
    void report_to(VerifyReport& report) const; // lines and counts

private:
    using Answer = std::optional<base::Result<std::vector<std::uint8_t>>>;
    AttachmentCheck(Context& context, store::EntryCursor cursor)
        : m_context(&context)
        , m_cursor(std::move(cursor))
    {
    }
    base::Result<void> read_entries();
    void judge(domain::Attachment const& file, base::Result<std::vector<std::uint8_t>> const& bytes);

    Context* m_context;
    std::optional<store::EntryCursor> m_cursor; // of the journal, until all files that it names are known
    NamedAttachments m_named;
    std::vector<domain::Attachment> m_files;
    std::size_t m_next{0};
    std::shared_ptr<Answer> m_answer;
    std::vector<std::string> m_missing, m_damaged, m_unread; // names
    std::string m_reason; // why the first of them could not be read
};

// Chain, database file, proof files and projections; nothing is changed.
class VerifyWork : public Work {
public:
    static base::Result<std::unique_ptr<VerifyWork>> create(Context& context);
    base::Result<bool> step() override;
    std::string title() const override { return "正在核对账目"; }
    double fraction() const override;
    bool holds_transaction() const override { return true; } // what is written meanwhile would be called a difference
    bool is_waiting() const override { return m_attachments && m_attachments->is_waiting(); }
    void abandon() override;

    VerifyReport const& report() const { return m_report; }

private:
    VerifyWork(Context& context, store::ChainVerification chain, std::vector<std::string> tables, std::int64_t entries)
        : m_context(context)
        , m_chain(std::move(chain))
        , m_tables(std::move(tables))
        , m_entries(entries)
    {
    }
    base::Result<void> check_next_table();
    base::Result<void> finish_tables();
    void finish();

    Context& m_context;
    std::optional<store::ChainVerification> m_chain;
    std::vector<std::string> m_tables;
    std::size_t m_next_table{0};
    std::int64_t m_entries{0};
    std::string m_damage;
    std::optional<AttachmentCheck> m_attachments;
    std::unique_ptr<RebuildWork> m_rebuild;
    VerifyReport m_report;
};

// Entries from elsewhere in one transaction, folded and indexed.
base::Result<void> apply_incoming(Context& context, std::vector<IncomingEntry>& entries);

// Generated entries in steps, in one transaction.
class GenerateWork : public Work {
public:
    static base::Result<std::unique_ptr<GenerateWork>> create(Context& context, std::unique_ptr<EntrySource> source);
    base::Result<bool> step() override;
    std::string title() const override { return "正在准备演示数据"; }
    double fraction() const override;
    bool holds_transaction() const override { return true; }
    void abandon() override;

private:
    GenerateWork(Context& context, std::unique_ptr<EntrySource> source)
        : m_context(context)
        , m_source(std::move(source))
        , m_union(context)
    {
    }

    Context& m_context;
    std::unique_ptr<EntrySource> m_source; // empty once it has made everything
    std::vector<IncomingEntry> m_entries;
    std::size_t m_next{0};
    EntryUnion m_union;
    std::optional<store::Transaction> m_transaction;
};

// Runs a work to its end at once.
base::Result<void> run_to_end(Work& work);
} // namespace app
