// See indicators_view.h.
#include "ui/views/indicators_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/number_card.h"
#include "ui/widgets/picker.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

using domain::GroupBy;
using domain::PeriodKind;

constexpr std::array KINDS{RadioChoice{"MONTH", "月"}, RadioChoice{"QUARTER", "季"}, RadioChoice{"YEAR", "年"}};
constexpr std::array VARIANTS{RadioChoice{"V1", "V1"}, RadioChoice{"V2", "V2"}, RadioChoice{"V3", "V3"}};

// What the variants of K08 and K09 mean (law.md 3.5), for the line under the switch.
constexpr std::string_view variant_text(std::string_view variant)
{
    if (variant == "V2")
        return "V2：本期登记且期限已过的，逾期未办结的算未化解";
    if (variant == "V3")
        return "V3：同 V1，办结前的重复也计入";
    return "V1：本期办结的，办结后再次信访的算转为重复";
}

struct GroupChoice {
    std::string_view code, label;
    GroupBy group;
};
constexpr std::array GROUPS{GroupChoice{"UNIT", "责任单位", GroupBy::Unit},
    GroupChoice{"FIRST_UNIT", "首办单位", GroupBy::FirstUnit}, GroupChoice{"REGION", "地区", GroupBy::Region},
    GroupChoice{"CITY", "设区市", GroupBy::City}, GroupChoice{"CATEGORY", "内容分类", GroupBy::Category},
    GroupChoice{"CHANNEL", "信访形式", GroupBy::Channel}};

std::vector<app::PickerItem> group_items()
{
    std::vector<app::PickerItem> items;
    items.reserve(GROUPS.size());
    for (auto const& choice : GROUPS)
        items.push_back({std::string(choice.code), std::string(choice.label), {}, {}});
    return items;
}

// The figures that are compared between units; the whole board has them all.
constexpr std::array HEADLINES{domain::Indicator::K09, domain::Indicator::K07, domain::Indicator::K03,
    domain::Indicator::K16, domain::Indicator::K17, domain::Indicator::K18, domain::Indicator::K11,
    domain::Indicator::K21};

PeriodKind kind_of(std::string_view code)
{
    return code == "YEAR" ? PeriodKind::Year : code == "QUARTER" ? PeriodKind::Quarter : PeriodKind::Month;
}

int months_of(std::string_view code)
{
    return code == "YEAR" ? 12 : code == "QUARTER" ? 3 : 1;
}

std::string comparison_text(app::IndicatorCard const& card)
{
    std::string text;
    for (auto const* comparison : {&card.year_before, &card.period_before}) {
        auto const& change = comparison->change_text;
        text += (text.empty() ? "" : "\n") + comparison->label + " " + (change.empty() ? "—" : change);
    }
    return text;
}

app::ChipLevel level_of(app::IndicatorCard const& card)
{
    if (!card.figure.value())
        return app::ChipLevel::Neutral;
    return card.misses_target ? app::ChipLevel::Overdue : app::ChipLevel::Neutral;
}

} // namespace

app::IndicatorRequest IndicatorsView::request(base::Date today) const
{
    app::IndicatorRequest request;
    request.period = domain::period_of(kind_of(m_kind), today);
    if (m_periods_back > 0)
        request.period = domain::months_before(request.period, m_periods_back * months_of(m_kind));
    request.options.variant = m_variant == "V2" ? domain::Variant::V2
        : m_variant == "V3"                     ? domain::Variant::V3
                                                : domain::Variant::V1;
    for (auto const& choice : GROUPS) {
        if (choice.code == m_group)
            request.group = choice.group;
    }
    return request;
}

IndicatorsView::Page IndicatorsView::page() const
{
    return m_page == "PROCESS" ? Page::Process : m_page == "RESPONSIBILITY" ? Page::Responsibility : Page::Figures;
}

void IndicatorsView::draw(IndicatorsSnapshot const& snapshot, Commands& commands)
{
    static constexpr std::array PAGES{RadioChoice{"FIGURES", "考核指标"}, RadioChoice{"PROCESS", "过程统计"},
        RadioChoice{"RESPONSIBILITY", "责任落实"}};
    page_title(label(Label::Indicators));
    m_changed |= segmented("考核内容", m_page, PAGES);
    switch (page()) {
    case Page::Figures:
        draw_figures(snapshot, commands);
        break;
    case Page::Process:
        draw_choices(snapshot.process.period_text + "（" + snapshot.process.cut_off_text + "）");
        vertical_space(4);
        m_process.draw({snapshot.process, snapshot.numerator, snapshot.denominator, snapshot.numerator_count,
                           snapshot.denominator_count},
            commands);
        vertical_space(8);
        {
            Card card("process_groups", {.title = "分组比较"});
            draw_group_choice();
            m_process.draw_groups(snapshot.process);
        }
        break;
    case Page::Responsibility:
        vertical_space(4);
        m_responsibility.draw(snapshot.responsibility, commands);
        break;
    }
}

void IndicatorsView::draw_figures(IndicatorsSnapshot const& snapshot, Commands& commands)
{
    draw_choices(snapshot.board.period_text + "（" + snapshot.board.cut_off_text + "）");
    vertical_space(4);
    draw_cards(snapshot.board);
    for (auto const& card : snapshot.board.cards) {
        if (m_indicator == card.indicator) {
            vertical_space(8);
            draw_figure(card, snapshot, commands);
        }
    }
    vertical_space(8);
    draw_groups(snapshot.board);
}

void IndicatorsView::draw_choices(std::string const& period_text)
{
    bool changed = false;
    if (button("上一期", {.icon = Icon::ChevronLeft})) {
        ++m_periods_back;
        changed = true;
    }
    same_line();
    centre_on_line(theme::font_size(theme::TextSize::Body));
    text(period_text, {.weight = theme::Weight::Bold});
    same_line();
    if (button("下一期", {.disabled = m_periods_back == 0, .icon = Icon::ChevronRight})) {
        --m_periods_back;
        changed = true;
    }
    same_line(24);
    if (segmented("期间", m_kind, KINDS)) {
        m_periods_back = 0;
        changed = true;
    }
    if (page() == Page::Figures) {
        same_line(24);
        changed |= segmented("一次性化解率口径", m_variant, VARIANTS);
        small_text(variant_text(m_variant));
    }
    m_changed |= changed;
}

void IndicatorsView::draw_cards(app::IndicatorBoard const& board)
{
    constexpr float NARROW = 900;
    std::size_t const across = content_width() < theme::px(NARROW) ? 3 : 5;
    Columns columns(std::vector<float>(across, 1.0F), 12, 12);
    std::vector<app::NumberCard> cards;
    float height = 0;
    for (auto const& card : board.cards) {
        std::string const fraction = card.fraction_text.empty() ? std::string() : card.fraction_text + "\n";
        cards.push_back({card.name, card.value_text, fraction + comparison_text(card), level_of(card), card.code});
        height = std::max(height, number_card_height(cards.back(), columns.width()));
    }
    for (std::size_t i = 0; i < cards.size(); ++i) {
        columns.next();
        if (!number_card(cards[i], height))
            continue;
        auto const indicator = board.cards[i].indicator;
        m_indicator = m_indicator == indicator ? std::nullopt : std::optional(indicator);
        m_changed = true;
    }
}

void IndicatorsView::draw_figure(
    app::IndicatorCard const& figure, IndicatorsSnapshot const& snapshot, Commands& commands)
{
    std::string const title = figure.name + "（" + figure.code + "）";
    Card card("indicator", {.title = title});
    label_value("数值", figure.value_text + (figure.fraction_text.empty() ? "" : "（" + figure.fraction_text + "）"));
    label_value("算法", figure.formula);
    label_value("归期", figure.anchor);
    label_value("依据", figure.basis);
    if (!figure.variant_text.empty())
        label_value("口径", figure.variant_text);
    if (!figure.target_text.empty())
        label_value("目标", figure.target_text);
    for (auto const* comparison : {&figure.year_before, &figure.period_before})
        label_value(comparison->label, comparison->value_text + "　" + comparison->change_text);
    vertical_space(4);
    Columns columns(record_columns());
    columns.next();
    record_list("numerator", "分子", snapshot.numerator_count, snapshot.numerator, commands);
    columns.next();
    record_list("denominator", "分母", snapshot.denominator_count, snapshot.denominator, commands);
}

void IndicatorsView::draw_group_choice()
{
    static std::vector<app::PickerItem> const s_groups = group_items();
    Columns columns({1, 3});
    columns.next();
    if (picker("indicator_group", m_group, s_groups, {.label = "分组"}))
        m_changed = true;
}

void IndicatorsView::draw_groups(app::IndicatorBoard const& board)
{
    Card card("indicator_groups", {.title = "分组比较"});
    draw_group_choice();
    std::vector<std::string> titles;
    for (auto const indicator : HEADLINES) {
        for (auto const& known : board.cards) {
            if (known.indicator == indicator)
                titles.push_back(known.name);
        }
    }
    std::vector<TableColumn> columns{{"名称", 1.4F, 130}};
    for (auto const& title : titles)
        columns.push_back({title, 1, 88});
    TableSpec spec{.name = "分组比较", .columns = columns};
    spec.row_count = static_cast<int>(board.groups.size());
    spec.height = theme::px(320);
    spec.empty_text = "这一期没有数据。";
    data_table("indicator_groups", spec, [&](int row, TableRow& cells) {
        auto const& group = board.groups[static_cast<std::size_t>(row)];
        cells.text(group.label);
        for (auto const indicator : HEADLINES) {
            auto const index = static_cast<std::size_t>(indicator);
            cells.text(index < group.cells.size() ? group.cells[index].value_text : std::string("—"));
        }
    });
}

} // namespace ui
