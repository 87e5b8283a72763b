// 督查: what is due soon, due and overdue today, in the three levels of the notice; faults, risks of repeats,
// thresholds and grounds for suggestions beside it. Each line opens its case, where it is acted on.
#pragma once

#include "ui/commands.h"

#include <string>

namespace ui {

struct AlertsSnapshot {
    app::AlertList const& alerts; // of the request
    std::vector<app::RiskRow> const& risks;
    std::vector<app::BreachRow> const& breaches;
    std::vector<app::AccountabilityRow> const& accountability;
};

class AlertsView {
public:
    // What to ask for; the shell queries it between frames when it changed.
    app::AlertRequest const& request() const { return m_request; }
    bool take_change() { return std::exchange(m_changed, false); }
    void draw(AlertsSnapshot const& snapshot, Commands& commands);

private:
    void draw_cards(app::AlertList const& alerts);
    void draw_list(app::AlertList const& alerts, Commands& commands);
    void draw_risks(std::vector<app::RiskRow> const& risks, Commands& commands);
    void draw_breaches(std::vector<app::BreachRow> const& breaches);
    void draw_accountability(std::vector<app::AccountabilityRow> const& rows, Commands& commands);
    void show(app::AlertRequest request);

    app::AlertRequest m_request;
    bool m_changed{false};
};

} // namespace ui
