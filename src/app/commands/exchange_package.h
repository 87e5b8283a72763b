// The workspace, or a selection of cases, as a chuxin.exchange package and back. Importing is a union of journals:
// everything is checked first, then applied in one transaction or not at all.
#pragma once

#include "app/commands/entry_union.h"
#include "app/snapshots.h"
#include "app/work.h"
#include "exchange/package_reader.h"
#include "platform/platform.h"

#include <functional>
#include <memory>
#include <optional>

namespace app {

// An empty selection means the whole workspace. Leaves an entry that says what left the office (W11).
base::Result<void> export_package(
    Context& context, std::vector<base::RecordId> const& selection, std::function<void(std::string_view)> const& sink);

class ImportWork : public Work, private exchange::PackageHandler {
public:
    enum class Apply { No, Yes }; // No: the same path up to the folding, then everything is rolled back

    static base::Result<std::unique_ptr<ImportWork>> create(
        Context& context, platform::OpenedFile const& file, Apply apply);
    base::Result<bool> step() override;
    std::string title() const override { return m_apply == Apply::Yes ? "正在导入" : "正在检查文件"; }
    double fraction() const override;
    bool holds_transaction() const override { return m_transaction.has_value(); }
    void abandon() override;

    ImportReport const& report() const { return m_report; }

private:
    ImportWork(Context& context, platform::OpenedFile file, Apply apply);

    base::Result<void> on_reference(exchange::PackageReference&& reference) override;
    base::Result<void> on_entries(std::span<exchange::PackageEntry> entries) override;
    base::Result<std::string_view> read_chunk();
    void make_report();
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
    ImportReport m_report;
};

} // namespace app
