// See alerts_view.h.
#include "ui/views/alerts_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/number_card.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr std::size_t SHOWN = 200;

app::ChipLevel chip_level(domain::AlertLevel level)
{
    switch (level) {
    case domain::AlertLevel::Overdue:
        return app::ChipLevel::Overdue;
    case domain::AlertLevel::Due:
        return app::ChipLevel::DueSoon;
    default:
        return app::ChipLevel::Info;
    }
}

std::string answer_text(app::AlertRow const& row)
{
    if (row.alert.is_fault)
        return "未催办督办";
    if (row.alert.needs_explanation)
        return row.acknowledged_text.empty() ? "待逾期说明" : "待逾期说明（" + row.acknowledged_text + "）";
    return row.acknowledged_text.empty() ? "待处理" : row.acknowledged_text;
}

// Where something can be done about it: the case; for alerts of the office the board, the settings or a ledger item.
Navigate place_of(domain::Alert const& alert)
{
    constexpr int THRESHOLDS = 14, NO_LEADER = 21;
    if (!alert.record.empty())
        return {ViewKind::Case, base::RecordId{alert.record}, {}};
    if (alert.number == THRESHOLDS)
        return {ViewKind::Indicators, {}, {}};
    if (alert.id.starts_with("A-18.rule."))
        return {ViewKind::Rules, {}, {}};
    if (alert.id.starts_with("A-18.calendar.") || alert.number == NO_LEADER)
        return {ViewKind::Settings, {}, {}};
    // A-16.<item>.<rule>.<step>
    auto const first = alert.id.find('.') + 1;
    auto const step = alert.id.rfind('.');
    auto const rule = step == std::string::npos || step == 0 ? step : alert.id.rfind('.', step - 1);
    Navigate navigate{ViewKind::LedgerItems, {}, {}};
    if (first > 0 && rule != std::string::npos && rule > first)
        navigate.ledger_item = alert.id.substr(first, rule - first);
    // A report that nobody has drafted yet: ANALYSIS/2026-05-31.
    if (auto const slash = navigate.ledger_item.find('/'); slash != std::string::npos)
        navigate.ledger_item.resize(slash);
    return navigate;
}

} // namespace

void AlertsView::show(app::AlertRequest request)
{
    m_request = std::move(request);
    m_changed = true;
}

void AlertsView::draw(AlertsSnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::Alerts));
    small_text("临期提示提醒、到期催办督办、逾期问效问责，按今天算出；点一行到本件办理、催办或说明。");
    vertical_space(4);
    draw_cards(snapshot.alerts);
    vertical_space(8);
    draw_list(snapshot.alerts, commands);
    vertical_space(8);
    Columns columns({1, 1});
    columns.next();
    draw_risks(snapshot.risks, commands);
    columns.next();
    draw_breaches(snapshot.breaches);
    vertical_space(8);
    draw_accountability(snapshot.accountability, commands);
}

// Each figure shows its lines alone; pressed once more, all of them.
void AlertsView::draw_cards(app::AlertList const& alerts)
{
    struct Figure {
        char const* title;
        char const* note;
        int count;
        app::ChipLevel level;
        app::AlertRequest request;
    };
    using domain::AlertLevel;
    std::array const figures{
        Figure{"逾期问效问责", "已过期限", alerts.overdue, app::ChipLevel::Overdue, {.level = AlertLevel::Overdue}},
        Figure{"到期催办督办", "今天到期", alerts.due, app::ChipLevel::DueSoon, {.level = AlertLevel::Due}},
        Figure{"临期提示提醒", "即将到期", alerts.reminders, app::ChipLevel::Info, {.level = AlertLevel::Reminder}},
        Figure{
            "待逾期说明", "责任单位尚未说明", alerts.unexplained, app::ChipLevel::Overdue, {.only_unexplained = true}},
        Figure{"未履行督办职责", "三个工作日无人处理", alerts.faults, app::ChipLevel::Overdue, {.only_faults = true}}};
    Columns columns(std::vector<float>(figures.size(), 1.0F));
    auto const card_of = [](Figure const& figure) {
        return app::NumberCard{figure.title, std::to_string(figure.count), figure.note,
            figure.count > 0 ? figure.level : app::ChipLevel::Neutral, figure.title};
    };
    float height = 0;
    for (auto const& figure : figures)
        height = std::max(height, number_card_height(card_of(figure), columns.width()));
    for (auto const& figure : figures) {
        columns.next();
        if (!number_card(card_of(figure), height))
            continue;
        bool const is_shown = m_request.level == figure.request.level
            && m_request.only_faults == figure.request.only_faults
            && m_request.only_unexplained == figure.request.only_unexplained;
        show(is_shown ? app::AlertRequest{} : figure.request);
    }
}

void AlertsView::draw_list(app::AlertList const& alerts, Commands& commands)
{
    static std::array<TableColumn, 6> const s_columns{TableColumn{"级别", 0, 124}, TableColumn{"编号", 0.6F, 192},
        TableColumn{"提醒", 3, 190}, TableColumn{"到期", 0.2F, 112}, TableColumn{"发送", 1.2F, 150, false, 1},
        TableColumn{"处理", 0.5F, 112}};
    Card card("alert_list", {.title = "提醒"});
    std::string count = "共 " + std::to_string(alerts.total) + " 条，待处理 " + std::to_string(alerts.waiting) + " 条";
    if (alerts.past > 0)
        count += "；往期 " + std::to_string(alerts.past) + " 条列在最后";
    if (alerts.total > static_cast<int>(alerts.rows.size()))
        count += "，先列最急的 " + std::to_string(alerts.rows.size()) + " 条";
    small_text(count);
    bool const is_filtered = m_request.level || m_request.only_faults || m_request.only_unexplained;
    if (is_filtered) {
        same_line();
        if (button("显示全部提醒", {.kind = ButtonKind::Link, .small = true}))
            show({});
    }
    TableSpec spec{.name = "提醒", .columns = s_columns};
    spec.row_count = static_cast<int>(std::min(alerts.rows.size(), SHOWN));
    spec.height = theme::px(380);
    spec.empty_text = "今天没有提醒。";
    auto const events = data_table("alerts", spec, [&](int row, TableRow& cells) {
        auto const& line = alerts.rows[static_cast<std::size_t>(row)];
        cells.chip({line.level_text, line.is_past ? app::ChipLevel::Neutral : chip_level(line.alert.level)});
        if (line.petition_no.empty())
            cells.text("本单位");
        else
            cells.link(line.petition_no);
        cells.text(line.alert.text);
        cells.text(line.due_text);
        cells.text(line.recipients_text);
        cells.text(answer_text(line));
    });
    if (events.activated < 0)
        return;
    commands.push(place_of(alerts.rows[static_cast<std::size_t>(events.activated)].alert));
}

void AlertsView::draw_risks(std::vector<app::RiskRow> const& risks, Commands& commands)
{
    static std::array<TableColumn, 3> const s_columns{
        TableColumn{"风险分", 0, 76}, TableColumn{"编号", 1, 200}, TableColumn{"因素", 2, 160}};
    Card card("risks", {.title = "初转重风险"});
    small_text("60 分以上为红色，40 分以上为橙色；因素和分值为内部设定（可配置）。");
    TableSpec spec{.name = "初转重风险", .columns = s_columns};
    spec.row_count = static_cast<int>(risks.size());
    spec.height = theme::px(240);
    spec.empty_text = "没有达到预警分值的信访件。";
    auto const events = data_table("risks", spec, [&](int row, TableRow& cells) {
        auto const& line = risks[static_cast<std::size_t>(row)];
        cells.chip({std::to_string(line.points), line.is_red ? app::ChipLevel::Overdue : app::ChipLevel::DueSoon});
        cells.link(line.petition_no);
        cells.text(line.factors_text);
    });
    if (events.activated >= 0)
        commands.push(Navigate{ViewKind::Case, risks[static_cast<std::size_t>(events.activated)].record, {}});
}

void AlertsView::draw_breaches(std::vector<app::BreachRow> const& breaches)
{
    static std::array<TableColumn, 4> const s_columns{TableColumn{"地区或单位", 1, 110}, TableColumn{"情形", 1, 130},
        TableColumn{"数据", 1.6F, 140}, TableColumn{"建议", 0.8F, 110}};
    Card card("breaches", {.title = "阈值预警"});
    small_text("阈值为内部设定（可配置）；系统只提建议，由负责人决定。");
    TableSpec spec{.name = "阈值预警", .columns = s_columns};
    spec.row_count = static_cast<int>(breaches.size());
    spec.height = theme::px(240);
    spec.empty_text = "没有越过阈值的地区或单位。";
    data_table("breaches", spec, [&](int row, TableRow& cells) {
        auto const& line = breaches[static_cast<std::size_t>(row)];
        cells.text(line.label);
        cells.text(line.name);
        cells.text(line.text);
        cells.text(line.proposal_text);
    });
}

void AlertsView::draw_accountability(std::vector<app::AccountabilityRow> const& rows, Commands& commands)
{
    static std::array<TableColumn, 3> const s_columns{
        TableColumn{"编号", 0.6F, 200}, TableColumn{"责任单位", 1, 130}, TableColumn{"线索", 3, 150}};
    Card card("accountability", {.title = "三项建议线索"});
    small_text("由逾期、退回、回访等情况整理，供人工判断；提出建议在“专项”的“三项建议”中办理。");
    TableSpec spec{.name = "三项建议线索", .columns = s_columns};
    spec.row_count = static_cast<int>(rows.size());
    spec.height = theme::px(240);
    spec.empty_text = "没有线索。";
    auto const events = data_table("accountability", spec, [&](int row, TableRow& cells) {
        auto const& line = rows[static_cast<std::size_t>(row)];
        cells.link(line.petition_no);
        cells.text(line.unit);
        std::string grounds;
        for (auto const& ground : line.grounds)
            grounds += (grounds.empty() ? "" : "；") + ground.text;
        cells.text(grounds);
    });
    if (events.activated >= 0)
        commands.push(Navigate{ViewKind::Case, rows[static_cast<std::size_t>(events.activated)].record, {}});
}

} // namespace ui
