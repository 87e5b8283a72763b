// See ledger_view.h.
#include "ui/views/ledger_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

struct SortColumn {
    TableColumn column;
    app::LedgerSort sort;
};

std::array<SortColumn, 9> const& sort_columns()
{
    using app::LedgerSort;
    static std::array<SortColumn, 9> const s_columns{{
        {{label(Label::ColumnNumber), 0, 200, true}, LedgerSort::Number},
        {{label(Label::ColumnPetitioner), 0.8F, 96, true}, LedgerSort::Petitioner},
        {{label(Label::ColumnTitle), 3, 110, false}, LedgerSort::Due},
        {{label(Label::ColumnCategory), 0.6F, 78, false, 4}, LedgerSort::Due},
        {{label(Label::ColumnChannel), 0.1F, 62, false, 5}, LedgerSort::Due},
        {{label(Label::ColumnReceived), 0.1F, 104, true, 2}, LedgerSort::Received},
        {{label(Label::ColumnUnit), 1, 92, true, 3}, LedgerSort::Unit},
        {{label(Label::ColumnState), 0.5F, 92, true, 1}, LedgerSort::State},
        {{label(Label::ColumnDue), 0, 118, true}, LedgerSort::Due},
    }};
    return s_columns;
}

std::array<TableColumn, 9> const& table_columns()
{
    static std::array<TableColumn, 9> const s_columns = [] {
        std::array<TableColumn, 9> columns;
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i] = sort_columns()[i].column;
        return columns;
    }();
    return s_columns;
}

struct QuickName {
    std::string_view filter, text;
};

constexpr std::array QUICK_NAMES{QuickName{"day_open", "今日收件未转出"}, QuickName{"due_soon", "临期提示"},
    QuickName{"due_today", "到期催办"}, QuickName{"overdue", "逾期问效"}, QuickName{"follow_up", "待回访"},
    QuickName{"joint", "县乡联办"}};

constexpr std::array<domain::Stage, 5> STAGES{domain::Stage::Register, domain::Stage::Accept, domain::Stage::Handle,
    domain::Stage::Supervise, domain::Stage::Assess};

// Registered by mistake (T48): in no other list, as nothing is to be done about it, but its number stays.
constexpr std::string_view VOID_CODE = "VOID";
std::vector<domain::State> const ONLY_VOID{domain::State::Void};

std::vector<app::PickerItem> stage_items()
{
    std::vector<app::PickerItem> items{{"", std::string(label(Label::FilterAll)), {}, {}}};
    for (domain::Stage stage : STAGES)
        items.push_back({std::string(to_code(stage)), std::string(to_chinese(stage)), {}, {}});
    items.push_back({std::string(VOID_CODE), "误登作废", {}, {}});
    return items;
}

// The channels of the act table, so that a new channel needs no change here.
std::vector<app::PickerItem> channel_items()
{
    std::vector<app::PickerItem> items{{"", std::string(label(Label::FilterAll)), {}, {}}};
    domain::ActDefinition const* act = domain::find_act("register_petition");
    for (domain::ArgumentDefinition const& argument :
        act ? act->arguments : std::span<domain::ArgumentDefinition const>{}) {
        if (argument.name != "channel")
            continue;
        for (domain::Choice const& choice : argument.choices)
            items.push_back({std::string(choice.code), std::string(choice.label), {}, {}});
    }
    return items;
}

Label empty_label(LedgerSnapshot const& snapshot)
{
    if (snapshot.total > 0)
        return Label::LedgerEmptyFiltered;
    return snapshot.hidden > 0 ? Label::LedgerEmptyHidden : Label::LedgerEmpty;
}

} // namespace

void LedgerView::set_filter(app::LedgerFilter filter)
{
    m_filter = std::move(filter);
    bool const is_void = m_filter.states == ONLY_VOID;
    m_stage_code = m_filter.stage ? std::string(to_code(*m_filter.stage)) : std::string(is_void ? VOID_CODE : "");
    m_selected = -1;
}

void LedgerView::draw(LedgerSnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::Ledger));
    same_line(12);
    std::string count = "共 " + std::to_string(snapshot.row_count) + " 件";
    if (snapshot.row_count != snapshot.total)
        count += "（全部 " + std::to_string(snapshot.total) + " 件）";
    if (snapshot.void_records > 0)
        count += "，误登作废 " + std::to_string(snapshot.void_records) + " 件不列入";
    if (snapshot.hidden > 0)
        count += "，另有 " + std::to_string(snapshot.hidden) + " 件与本单位无关，不在这里显示";
    text(count, {theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY});
    Card card("ledger", {.minimum_height = ImGui::GetContentRegionAvail().y - theme::px(24)});
    draw_filters(snapshot);
    draw_quick(snapshot);
    draw_table(snapshot, commands);
}

void LedgerView::draw_filters(LedgerSnapshot const& snapshot)
{
    static std::vector<app::PickerItem> const s_stages = stage_items();
    static std::vector<app::PickerItem> const s_channels = channel_items();
    std::string all(label(Label::FilterAll));
    Columns columns({2.2F, 1, 1, 1.4F}, 12);
    columns.next();
    FieldOptions find{.label = label(Label::FilterText), .hint = label(Label::FilterTextHint)};
    detail::field_label({.label = label(Label::FilterText)});
    search_field("ledger_text", m_filter.text, find);
    columns.next();
    if (picker("ledger_stage", m_stage_code, s_stages, {.label = label(Label::FilterStage), .hint = all})) {
        m_filter.stage.reset();
        for (domain::Stage stage : STAGES) {
            if (to_code(stage) == m_stage_code)
                m_filter.stage = stage;
        }
        m_filter.states = m_stage_code == VOID_CODE ? ONLY_VOID : std::vector<domain::State>();
    }
    columns.next();
    picker("ledger_channel", m_filter.channel, s_channels, {.label = label(Label::FilterChannel), .hint = all});
    columns.next();
    picker("ledger_unit", m_filter.unit, snapshot.units, {.label = label(Label::FilterUnit), .hint = all});
}

void LedgerView::draw_quick(LedgerSnapshot const&)
{
    float const right = ImGui::GetCursorScreenPos().x + content_width();
    bool first = true;
    auto const toggle = [&](std::string_view name, bool on) {
        float const width = measure(name, {theme::TextSize::Small}).x + theme::px(24);
        if (!first && ImGui::GetItemRectMax().x + theme::px(8) + width <= right)
            same_line(8);
        first = false;
        return toggle_chip(name, on);
    };
    if (toggle(label(Label::FilterOnlyOpen), m_filter.only_open))
        m_filter.only_open = !m_filter.only_open;
    for (QuickName const& quick : QUICK_NAMES) {
        bool on = m_filter.quick == quick.filter;
        if (toggle(quick.text, on))
            m_filter.quick = on ? std::string() : std::string(quick.filter);
    }
    app::LedgerFilter plain;
    plain.sort = m_filter.sort;
    plain.descending = m_filter.descending;
    if (m_filter != plain) {
        same_line(8);
        if (button(label(Label::FilterClear), {.kind = ButtonKind::Link, .small = true}))
            set_filter(plain);
    }
    vertical_space(0);
}

void LedgerView::sort_by(int column)
{
    app::LedgerSort sort = sort_columns()[static_cast<std::size_t>(column)].sort;
    m_filter.descending = m_filter.sort == sort && !m_filter.descending;
    m_filter.sort = sort;
}

void LedgerView::draw_table(LedgerSnapshot const& snapshot, Commands& commands)
{
    TableSpec spec{.name = label(Label::Ledger), .columns = table_columns()};
    spec.row_count = snapshot.row_count;
    spec.height = std::max(theme::px(240), ImGui::GetContentRegionAvail().y - theme::px(40));
    bool const is_other = m_filter != m_shown_filter;
    if (is_other) {
        m_shown_filter = m_filter;
        m_selected = -1;
    }
    spec.to_top = is_other;
    spec.selected_row = m_selected;
    spec.descending = m_filter.descending;
    spec.empty_text = label(empty_label(snapshot));
    for (std::size_t i = 0; i < sort_columns().size(); ++i) {
        if (sort_columns()[i].column.sortable && sort_columns()[i].sort == m_filter.sort)
            spec.sorted_column = static_cast<int>(i);
    }
    auto loaded = [&](int row) -> app::RecordRow const* {
        int index = row - snapshot.first_loaded;
        return index >= 0 && index < static_cast<int>(snapshot.rows.size())
            ? &snapshot.rows[static_cast<std::size_t>(index)]
            : nullptr;
    };
    TableEvents events = data_table("ledger", spec, [&](int row, TableRow& cells) {
        app::RecordRow const* record = loaded(row);
        if (record == nullptr) {
            for (std::size_t i = 0; i < table_columns().size(); ++i)
                cells.skip();
            return;
        }
        cells.text(record->petition_no);
        cells.text(record->repeat ? record->petitioner + "（重）" : record->petitioner);
        cells.text(record->title);
        cells.text(record->category);
        cells.text(record->channel);
        cells.text(record->received_on);
        unit_cell(cells, record->unit);
        cells.text(record->state);
        cells.chip(record->due);
    });
    m_first_visible = events.first_visible;
    m_last_visible = std::max(events.last_visible, events.first_visible);
    if (events.selected >= 0)
        m_selected = events.selected;
    if (events.sort_by >= 0)
        sort_by(events.sort_by);
    app::RecordRow const* opened = events.activated >= 0 ? loaded(events.activated) : nullptr;
    if (opened != nullptr) {
        m_selected = events.activated;
        commands.push(Navigate{ViewKind::Case, opened->id, {}});
    }
}

} // namespace ui
