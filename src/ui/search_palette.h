// The search box of the top bar: finds commands and petition records while typing; Enter opens the ledger with the
// text.
#pragma once

#include "ui/command_table.h"
#include "ui/commands.h"

#include <optional>
#include <string>

namespace ui {

struct SearchEvents {
    std::optional<CommandName> command;
    std::optional<base::RecordId> record;
    bool search_ledger{false}; // for text()
};

class SearchPalette {
public:
    std::string const& text() const { return m_text; }
    void focus();
    void clear();
    // True once after the text changed: the shell then finds records again.
    bool take_query_request();
    void set_records(std::vector<app::RecordRow> records) { m_records = std::move(records); }
    // The field at the cursor with that width; the list hangs below it while the field is in use.
    SearchEvents draw(float width);

private:
    struct Line {
        std::string title, detail;
        std::optional<CommandName> command;
        std::optional<base::RecordId> record;
    };

    std::vector<Line> lines() const;
    std::optional<std::size_t> draw_list(std::vector<Line> const& lines, ImVec2 below, float width);
    void move_highlight(std::size_t count);

    std::string m_text;
    std::vector<app::RecordRow> m_records;
    int m_highlighted{-1};
    bool m_open{false}, m_was_active{false};
    bool m_query_wanted{false};
};

} // namespace ui
