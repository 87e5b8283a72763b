// 交换: export of the whole workspace or of what the ledger shows; import with the report of its check.
#pragma once

#include "ui/commands.h"

#include <optional>
#include <span>
#include <string>

namespace ui {

struct ExchangeSnapshot {
    int total{0}; // records of the workspace
    int filtered{0}; // records that the ledger shows now
    std::string file_name; // of the file that was checked
    app::ImportReport const* report{nullptr}; // of its check
    bool read_only{false};
    app::ExportReport const* exported{nullptr}; // the last export, where it left something out
    std::span<app::PickerItem const> orgs{};
};

class ExchangeView {
public:
    void draw(ExchangeSnapshot const& snapshot, Commands& commands);

private:
    void draw_export(ExchangeSnapshot const& snapshot, Commands& commands);
    void draw_import(ExchangeSnapshot const& snapshot, Commands& commands);
    void draw_report(ExchangeSnapshot const& snapshot, Commands& commands);

    bool m_with_attachments{false};
    std::string m_recipient; // organisation; empty: nobody in particular
};

} // namespace ui
