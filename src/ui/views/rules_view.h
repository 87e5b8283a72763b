// 规则: every deadline rule with its limit, source and clause, and the other rule files; an administrator may change
// what is internal after seeing what would move.
#pragma once

#include "ui/commands.h"
#include "ui/views/rule_files_view.h"

#include <optional>

namespace ui {

struct RulesSnapshot {
    std::vector<app::RuleRow> const& rules;
    std::optional<app::CalendarPreview> const& preview; // of the change in the dialog
    std::vector<app::RuleFileSnapshot> const& files;
    std::optional<app::RuleFilePreview> const& file_preview;
    std::vector<std::string> const& problems; // adopted, but without effect in this program
    std::string today; // "YYYY-MM-DD"
};

class RulesView {
public:
    void draw(RulesSnapshot const& snapshot, Commands& commands);
    void close() // after the change was adopted
    {
        m_open = false;
        m_files.close();
    }
    RuleFilesView& files() { return m_files; }

private:
    void draw_list(RulesSnapshot const& snapshot);
    void draw_deadlines(RulesSnapshot const& snapshot);
    void draw_dialog(RulesSnapshot const& snapshot, Commands& commands);
    void draw_preview(app::CalendarPreview const& preview);
    std::optional<app::RuleChange> change(); // empty, with the error beside the field, while something is no value

    RuleFilesView m_files;
    std::string m_file; // that is shown; empty: the deadlines
    app::RuleRow m_rule;
    std::string m_n, m_valid_from, m_reason;
    std::string m_n_error, m_date_error;
    bool m_open{false};
    bool m_previewed{false}; // the preview belongs to what the fields hold
};

} // namespace ui
