// 专项: the ledgers beside petition matters (排查, 政策, 接访, 通报, 三项建议, 培训 …): choose one, see its items and
// its report, open an item and act on it.
#pragma once

#include "ui/commands.h"
#include "ui/dialogs/ledger_dialog.h"

#include <optional>

namespace ui {

struct LedgerItemsSnapshot {
    std::vector<app::LedgerKindRow> const& kinds;
    std::optional<app::LedgerKindSnapshot> const& kind; // the chosen one
    std::optional<app::LedgerItemSnapshot> const& item; // the opened one
    FormReferences references;
};

class LedgerItemsView {
public:
    void draw(LedgerItemsSnapshot const& snapshot, Commands& commands);
    LedgerDialog& dialog() { return m_dialog; }
    // What is chosen; the shell queries it between frames when it changed.
    std::string const& kind() const { return m_kind; }
    std::string const& item() const { return m_item; }
    void choose_kind(std::string code);
    void open_item(std::string id);

private:
    void draw_kinds(LedgerItemsSnapshot const& snapshot);
    void draw_kind(app::LedgerKindSnapshot const& kind, Commands& commands);
    void draw_report(app::LedgerKindSnapshot const& kind);
    void draw_item(app::LedgerItemSnapshot const& item, Commands& commands);
    void draw_acts(std::vector<app::ActChoice> const& acts, std::string const& item, Commands& commands);

    std::string m_kind{"DISPUTE"};
    std::string m_item;
    std::string m_group; // whose ledgers are shown; "-": none
    LedgerDialog m_dialog;
};

} // namespace ui
