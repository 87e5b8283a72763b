// The workspace, or a selection of cases, as a chuxin.exchange package and back. Importing is a union of journals:
// everything is checked first, then applied in one transaction or not at all.
#pragma once

#include "app/commands/entry_union.h"
#include "app/commands/named_attachments.h"
#include "app/snapshots.h"
#include "app/work.h"
#include "exchange/package_reader.h"
#include "exchange/package_writer.h"
#include "platform/platform.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace app {

// An empty selection means the whole workspace. Leaves an entry that says what left the office (W11). Attachments are
// read one in a step, because their store may answer later: once before the entries, whose header counts the sound
// ones, then once more to be written, so that memory never holds more than one of them.
class ExportWork : public Work {
public:
    static base::Result<std::unique_ptr<ExportWork>> create(Context& context,
        std::vector<base::RecordId> const& selection, std::function<void(std::string_view)> sink, bool with_attachments,
        base::OrgId const& recipient = {});
    base::Result<bool> step() override;
    std::string title() const override { return "正在导出"; }
    double fraction() const override;
    bool is_waiting() const override { return m_answer != nullptr && !m_answer->has_value(); }
    // What is written meanwhile would be missing from the entries that went out already.
    bool holds_transaction() const override { return true; }

    ExportReport const& report() const { return m_report; }

private:
    using Answer = std::optional<base::Result<std::vector<std::uint8_t>>>;

    ExportWork(Context& context, std::set<std::string> records, std::function<void(std::string_view)> sink)
        : m_context(context)
        , m_records(std::move(records))
        , m_writer(std::move(sink))
    {
    }
    base::Result<void> prepare(bool with_attachments);
    base::Result<void> withhold_from(base::OrgId const& recipient);
    bool is_withheld(store::StoredEntry const& entry) const;
    std::optional<base::Result<std::vector<std::uint8_t>>> next_bytes(domain::Attachment const& attachment);
    base::Result<void> check_file();
    base::Result<void> write_entries();
    base::Result<void> write_file();
    base::Result<void> finish();

    Context& m_context;
    std::set<std::string> m_records; // empty: all
    base::OrgId m_recipient; // empty: nobody in particular, as for a backup
    std::set<std::string> m_hidden_records, m_hidden_items; // from the recipient (J7)
    exchange::PackageHeader m_header;
    exchange::PackageWriter m_writer;
    std::vector<domain::Attachment> m_named; // by the entries that go out, as far as they should be here
    std::size_t m_next_named{0};
    std::vector<domain::Attachment> m_files; // the sound ones of them
    std::size_t m_next{0};
    bool m_has_entries{false};
    ExportReport m_report;
    std::shared_ptr<Answer> m_answer; // outlives the work where the store answers after it was given up
};

class ImportWork : public Work, private exchange::PackageHandler {
public:
    enum class Apply { No, Yes }; // No: the same path up to the folding, then everything is rolled back

    static base::Result<std::unique_ptr<ImportWork>> create(
        Context& context, platform::OpenedFile const& file, Apply apply);
    base::Result<bool> step() override;
    std::string title() const override { return m_apply == Apply::Yes ? "正在导入" : "正在检查文件"; }
    double fraction() const override;
    bool holds_transaction() const override { return m_transaction.has_value(); }
    bool is_waiting() const override { return m_stored != nullptr && !m_stored->has_value(); }
    void abandon() override;

    ImportReport const& report() const { return m_report; }

private:
    ImportWork(Context& context, platform::OpenedFile file, Apply apply);

    base::Result<void> on_header(exchange::PackageHeader const& header) override;
    base::Result<void> on_reference(exchange::PackageReference&& reference) override;
    base::Result<void> on_entries(std::span<exchange::PackageEntry> entries) override;
    base::Result<void> on_file(exchange::PackageFile&& file, std::uint64_t offset, std::size_t size) override;
    base::Result<bool> is_named(std::string const& hash);
    base::Result<std::string_view> read_chunk();
    base::Result<void> store_file();
    void make_report();
    void add_files_to_report();
    base::Result<void> finish();

    Context& m_context;
    platform::OpenedFile m_file;
    Apply m_apply;
    std::uint64_t m_offset{0};
    std::string m_chunk;
    EntryUnion m_union;
    std::optional<store::Transaction> m_transaction;
    std::unique_ptr<exchange::PackageReader> m_reader;
    bool m_is_reading{true};
    struct FilePlace { // in the package
        base::Hash sha256{};
        std::uint64_t offset{0};
        std::size_t size{0};
    };
    std::vector<FilePlace> m_files; // that are not here yet
    std::set<std::string> m_files_in_package;
    NamedAttachments m_named; // by the entries of the package
    std::optional<NamedAttachments> m_named_here; // by the journal, once a file makes it necessary to know
    std::size_t m_next_file{0};
    std::shared_ptr<std::optional<base::Result<void>>> m_stored; // the answer to the file that is being stored
    ImportReport m_report;
};

} // namespace app
