// 考核: K01–K22 for a month, quarter or year, with 同比 and 环比, by region, unit, category and channel; every figure
// opens into the records behind it.
#pragma once

#include "ui/commands.h"

#include <optional>
#include <string>

namespace ui {

struct IndicatorsSnapshot {
    app::IndicatorBoard const& board;
    // Of the chosen indicator: the records that count as fulfilled, and all that count.
    std::vector<app::RecordRow> const& numerator;
    std::vector<app::RecordRow> const& denominator;
    std::size_t numerator_count{0}, denominator_count{0}; // the lists hold the first ones
};

class IndicatorsView {
public:
    // `today` decides the period shown first.
    app::IndicatorRequest request(base::Date today) const;
    std::optional<domain::Indicator> indicator() const { return m_indicator; }
    bool take_change() { return std::exchange(m_changed, false); }
    void draw(IndicatorsSnapshot const& snapshot, Commands& commands);

private:
    void draw_choices(app::IndicatorBoard const& board);
    void draw_cards(app::IndicatorBoard const& board);
    void draw_figure(app::IndicatorCard const& card, IndicatorsSnapshot const& snapshot, Commands& commands);
    void draw_records(char const* id, std::string_view title, std::size_t count,
        std::vector<app::RecordRow> const& rows, Commands& commands);
    void draw_groups(app::IndicatorBoard const& board);

    std::string m_kind{"MONTH"}, m_variant{"V1"}, m_group{"UNIT"};
    int m_periods_back{0};
    std::optional<domain::Indicator> m_indicator;
    bool m_changed{false};
};

} // namespace ui
