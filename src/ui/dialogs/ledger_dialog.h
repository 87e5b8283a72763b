// The dialog of one act on a ledger item: help with its clause, the arguments, the legal date.
#pragma once

#include "app/ledger_snapshots.h"
#include "ui/commands.h"
#include "ui/forms/act_form.h"

namespace ui {

class LedgerDialog {
public:
    static constexpr FormId FORM = 6;

    // An empty item opens a new one.
    void open(domain::ActDefinition const& act, std::string item, base::ValueObject const& initial, std::string today);
    void close() { m_open = false; }
    bool is_open() const { return m_open; }
    static std::string draft_key(std::string_view act, std::string_view item);
    // `item`: the one that the act is done on; null where it opens a new one.
    void draw(app::LedgerItemSnapshot const* item, FormReferences const& references, Commands& commands);
    void show_problems(std::vector<base::Error> problems);

private:
    FormEvents draw_correction(app::LedgerItemSnapshot const& item, FormReferences const& references);
    void submit(Commands& commands);

    ActForm m_form;
    std::string m_item;
    std::string m_occurred_on; // "YYYY-MM-DD"
    std::string m_occurred_on_error;
    bool m_open{false};
};

} // namespace ui
