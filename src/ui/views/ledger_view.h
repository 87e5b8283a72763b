// 台账: all petition records with filter, sorting and search; any length, only the rows in view are loaded.
#pragma once

#include "ui/commands.h"

namespace ui {

struct LedgerSnapshot {
    int row_count{0}; // of the present filter
    int total{0}; // of the workspace, as far as the identity may see it
    int void_records{0}; // registered by mistake: not among the total
    int hidden{0}; // kept here for others: the identity's organisation has no part in them (PR-01)
    int first_loaded{0};
    std::vector<app::RecordRow> const& rows; // from first_loaded on
    std::vector<app::PickerItem> const& units;
};

class LedgerView {
public:
    app::LedgerFilter const& filter() const { return m_filter; }
    void set_filter(app::LedgerFilter filter);
    void draw(LedgerSnapshot const& snapshot, Commands& commands);
    // Rows that were in view in the last frame; the shell loads them with some around.
    int first_visible() const { return m_first_visible; }
    int last_visible() const { return m_last_visible; }

private:
    void draw_filters(LedgerSnapshot const& snapshot);
    void draw_quick(LedgerSnapshot const& snapshot);
    void draw_table(LedgerSnapshot const& snapshot, Commands& commands);
    void sort_by(int column);

    app::LedgerFilter m_filter, m_shown_filter;
    std::string m_stage_code;
    int m_selected{-1};
    int m_first_visible{0}, m_last_visible{40};
};

} // namespace ui
