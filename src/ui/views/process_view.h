// 考核 → 过程统计: how long each stage takes, the first action, online handling and causes; a line opens into the
// groups and the records behind it.
#pragma once

#include "ui/commands.h"

#include <string>
#include <vector>

namespace ui {

struct ProcessSnapshot {
    app::ProcessBoard const& board;
    std::vector<app::RecordRow> const& marked; // of the chosen line: the part that stands out
    std::vector<app::RecordRow> const& counted;
    std::size_t marked_count{0}, counted_count{0}; // the lists hold the first ones
};

class ProcessView {
public:
    std::string const& chosen() const { return m_chosen; } // code of the line, or empty
    bool take_change() { return std::exchange(m_changed, false); }
    void draw(ProcessSnapshot const& snapshot, Commands& commands);
    void draw_groups(app::ProcessBoard const& board); // below the page's picker of groups

private:
    void draw_line(app::ProcessLineRow const& line, ProcessSnapshot const& snapshot, Commands& commands);

    std::string m_chosen{"WAIT.TOTAL"};
    bool m_changed{false};
};

// Two lists of records side by side, or below each other where the page is narrow.
std::vector<float> record_columns();
// A list of records behind a figure: heading with the count, rows that open the case.
void record_list(char const* id, std::string_view title, std::size_t count, std::vector<app::RecordRow> const& rows,
    Commands& commands);

} // namespace ui
