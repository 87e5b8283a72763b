// 今日: figures that open the ledger, the present identity's work by urgency, recent activity.
#pragma once

#include "ui/commands.h"

namespace ui {

class TodayView {
public:
    void draw(app::TodaySnapshot const& snapshot, Commands& commands);

private:
    void draw_cards(app::TodaySnapshot const& snapshot, Commands& commands);
    void draw_worklist(app::TodaySnapshot const& snapshot, float height, Commands& commands);
    void draw_recent(app::TodaySnapshot const& snapshot, float height);
};

} // namespace ui
