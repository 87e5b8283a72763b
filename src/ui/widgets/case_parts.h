// Two pictures of a case: the bar of the five stages and the timeline.
#pragma once

#include "app/snapshots.h"

#include <span>

namespace ui {

// Five chevrons 登记—受理—办理—督查—考核; done ones green with a tick, the present one blue.
void stage_bar(std::span<app::StageStep const> stages);

struct TimelineEvents {
    int undo{-1}; // line whose 撤销 was pressed
};
TimelineEvents timeline(std::span<app::TimelineLine const> lines);

} // namespace ui
