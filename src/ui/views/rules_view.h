// 时限规则: every deadline rule with its limit, source and clause; an administrator may shorten an internal one after
// seeing which limits would move.
#pragma once

#include "ui/commands.h"

#include <optional>

namespace ui {

struct RulesSnapshot {
    std::vector<app::RuleRow> const& rules;
    std::optional<app::CalendarPreview> const& preview; // of the change in the dialog
    std::string today; // "YYYY-MM-DD"
};

class RulesView {
public:
    void draw(RulesSnapshot const& snapshot, Commands& commands);
    void close() { m_open = false; } // after the change was adopted

private:
    void draw_dialog(RulesSnapshot const& snapshot, Commands& commands);
    void draw_preview(app::CalendarPreview const& preview);
    std::optional<app::RuleChange> change(); // empty, with the error beside the field, while something is no value

    app::RuleRow m_rule;
    std::string m_n, m_valid_from, m_reason;
    std::string m_n_error, m_date_error;
    bool m_open{false};
    bool m_previewed{false}; // the preview belongs to what the fields hold
};

} // namespace ui
