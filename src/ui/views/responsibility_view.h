// 考核 → 责任落实 (S132): leaders named, own rules, ledgers kept, overdue and faults, one line for each organisation.
#pragma once

#include "ui/commands.h"

namespace ui {

class ResponsibilityView {
public:
    void draw(app::ResponsibilityBoard const& board, Commands& commands);

private:
    void draw_row(app::ResponsibilityRow const& row, Commands& commands);

    base::OrgId m_chosen;
};

} // namespace ui
