// 考核: three pages: the indicators; how the work itself goes; what each organisation has in place. K01–K22 for a
// month, quarter or year, with 同比 and 环比, by region, unit, category and channel; every figure opens into the
// records behind it.
#pragma once

#include "ui/commands.h"
#include "ui/views/process_view.h"
#include "ui/views/responsibility_view.h"

#include <optional>
#include <string>

namespace ui {

struct IndicatorsSnapshot {
    app::IndicatorBoard const& board;
    // Of the chosen indicator: the records that count as fulfilled, and all that count.
    std::vector<app::RecordRow> const& numerator;
    std::vector<app::RecordRow> const& denominator;
    std::size_t numerator_count{0}, denominator_count{0}; // the lists hold the first ones
    app::ProcessBoard const& process; // its chosen line's records are the same two lists
    app::ResponsibilityBoard const& responsibility;
};

class IndicatorsView {
public:
    // `today` decides the period shown first.
    app::IndicatorRequest request(base::Date today) const;
    std::optional<domain::Indicator> indicator() const { return m_indicator; }
    enum class Page { Figures, Process, Responsibility };
    Page page() const;
    std::string const& process_line() const { return m_process.chosen(); }
    bool take_change()
    {
        bool const changed = m_process.take_change();
        return std::exchange(m_changed, false) || changed;
    }
    void draw(IndicatorsSnapshot const& snapshot, Commands& commands);

private:
    void draw_figures(IndicatorsSnapshot const& snapshot, Commands& commands);
    void draw_choices(std::string const& period_text);
    void draw_cards(app::IndicatorBoard const& board);
    void draw_figure(app::IndicatorCard const& card, IndicatorsSnapshot const& snapshot, Commands& commands);
    void draw_group_choice();
    void draw_groups(app::IndicatorBoard const& board);

    ProcessView m_process;
    ResponsibilityView m_responsibility;
    std::string m_page{"FIGURES"};
    std::string m_kind{"MONTH"}, m_variant{"V1"}, m_group{"UNIT"};
    int m_periods_back{0};
    std::optional<domain::Indicator> m_indicator;
    bool m_changed{false};
};

} // namespace ui
