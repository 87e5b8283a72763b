// Drawing of the shell: one window over the whole canvas, so that Tab runs through everything in reading order.
#include "ui/shell.h"

#include "ui/labels.h"
#include "ui/top_bar.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

constexpr float CONTENT_PADDING = 20;
constexpr float SMALLEST_CONTENT = 600; // design pixels; narrower windows scroll sideways
constexpr float ZOOM_STEP = 0.25F;

} // namespace

Shell::Shell(app::Application& application, Host& host)
    : m_app(application)
    , m_host(host)
    , m_self(std::make_shared<Shell*>(this))
{
    theme::set_zoom(host.remembered_zoom());
    theme::apply();
}

Shell::~Shell() = default;

base::Mirror const& Shell::mirror() const
{
    return recorder().last();
}

void Shell::show_toast(NoticeKind kind, std::string text)
{
    m_host.announce(text,
        kind == NoticeKind::Danger || kind == NoticeKind::Warning ? platform::Urgency::Assertive
                                                                  : platform::Urgency::Polite);
    m_toasts.add(kind, std::move(text));
    m_host.request_frame();
}

void Shell::draw()
{
    refresh_stale();
    recorder().begin_frame();
    take_shortcuts();
    draw_window();
    m_toasts.draw(ImGui::GetTime());
    close_abandoned_popups();
    leave_vanished_focus();
    recorder().finish_frame();
    execute(m_commands);
    save_due_drafts(false);
    work_on();
    refresh_ledger();
    refresh_search();
    if (m_settle_frames > 0 && --m_settle_frames > 0)
        m_host.request_frame();
}

void Shell::take_shortcuts()
{
    bool dialog_open = ImGui::GetTopMostPopupModal() != nullptr;
    for (CommandEntry const& entry : command_table()) {
        bool const is_for_petitioners = entry.name == CommandName::ZoomIn || entry.name == CommandName::ZoomOut
            || entry.name == CommandName::ZoomReset;
        if (entry.chord != ImGuiKey_None && !dialog_open && m_is_set_up
            && (!m_shell.is_self_service || is_for_petitioners)
            && ImGui::Shortcut(entry.chord, ImGuiInputFlags_RouteGlobal | ImGuiInputFlags_RouteOverActive))
            run_command(entry.name);
    }
}

void Shell::run_command(CommandName name)
{
    auto zoom_to = [this](float factor) { m_commands.push(SetZoom{std::clamp(factor, 1.0F, 2.0F)}); };
    switch (name) {
    case CommandName::GoToday:
        m_commands.push(Navigate{ViewKind::Today, {}, {}});
        break;
    case CommandName::GoRegister:
        m_commands.push(Navigate{ViewKind::Register, {}, {}});
        break;
    case CommandName::GoLedger:
        m_commands.push(Navigate{ViewKind::Ledger, {}, {}});
        break;
    case CommandName::GoAlerts:
        m_commands.push(Navigate{ViewKind::Alerts, {}, {}});
        break;
    case CommandName::GoIndicators:
        m_commands.push(Navigate{ViewKind::Indicators, {}, {}});
        break;
    case CommandName::GoLedgerItems:
        m_commands.push(Navigate{ViewKind::LedgerItems, {}, {}});
        break;
    case CommandName::GoExchange:
        m_commands.push(Navigate{ViewKind::Exchange, {}, {}});
        break;
    case CommandName::GoSettings:
        m_commands.push(Navigate{ViewKind::Settings, {}, {}});
        break;
    case CommandName::GoRules:
        m_commands.push(Navigate{ViewKind::Rules, {}, {}});
        break;
    case CommandName::FocusSearch:
        m_search.focus();
        break;
    case CommandName::SaveBackup:
        m_commands.push(SaveBackup{});
        break;
    case CommandName::ZoomIn:
        zoom_to(theme::zoom() + ZOOM_STEP);
        break;
    case CommandName::ZoomOut:
        zoom_to(theme::zoom() - ZOOM_STEP);
        break;
    case CommandName::ZoomReset:
        zoom_to(1);
        break;
    case CommandName::ShowShortcuts:
        m_shortcuts_open = true;
        break;
    case CommandName::Count:
        break;
    }
}

void Shell::draw_window()
{
    ImGuiViewport* viewport = ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(ImVec2(0, 0));
    ImGui::SetNextWindowSize(viewport->Size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    constexpr ImGuiWindowFlags FLAGS = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove
        | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus
        | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin("root", nullptr, FLAGS);
    ImGui::PopStyleVar();
    if (m_is_set_up && m_shell.is_self_service) {
        draw_self_service_bar({m_shell, m_app.organisation(), m_search}, m_commands);
    } else if (m_is_set_up) {
        SearchEvents events = draw_top_bar({m_shell, m_app.organisation(), m_search}, m_commands);
        if (events.command)
            run_command(*events.command);
        if (events.record)
            m_commands.push(Navigate{ViewKind::Case, *events.record, {}});
        if (events.search_ledger) {
            Navigate navigate{ViewKind::Ledger, {}, {}};
            navigate.filter.text = m_search.text();
            m_commands.push(std::move(navigate));
        }
        if (events.command || events.record || events.search_ledger)
            m_search.clear();
        draw_navigation(m_shell, m_route.view, m_commands);
    }
    draw_content();
    ImGui::End();
    draw_progress();
    if (m_shortcuts_open)
        draw_shortcuts_sheet();
    if (m_shell.demo)
        draw_watermark();
}

void Shell::draw_content()
{
    ImVec2 size = ImGui::GetMainViewport()->Size;
    float left = m_is_set_up && !m_shell.is_self_service ? navigation_width() : 0;
    float top = m_is_set_up ? theme::px(theme::TOP_BAR_HEIGHT) : 0;
    ImGui::SetCursorScreenPos(ImVec2(left, top));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme::px(CONTENT_PADDING), theme::px(16)));
    // One scrolling area per page, so that none jumps when another one is as long.
    std::string id = "content" + std::to_string(static_cast<int>(m_route.view)) + m_route.record.value;
    float inner = std::max(size.x - left, theme::px(SMALLEST_CONTENT));
    // The bar below exists for narrow windows only: otherwise it would flash while the one at the side appears.
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground;
    if (inner > size.x - left) {
        flags |= ImGuiWindowFlags_HorizontalScrollbar;
        ImGui::SetNextWindowContentSize(ImVec2(inner - 2 * theme::px(CONTENT_PADDING), 0));
    }
    if (std::exchange(m_to_top, false))
        ImGui::SetNextWindowScroll(ImVec2(0, 0));
    ImGui::BeginChild(id.c_str(), ImVec2(size.x - left, size.y - top),
        ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding, flags);
    ImGui::PopStyleVar();
    recorder().cover(ImGui::GetCurrentWindow()->ChildId);
    draw_banners();
    draw_view();
    ImGui::EndChild();
}

void Shell::draw_banners()
{
    std::string_view action = m_is_set_up && !m_shell.is_self_service ? label(Label::ExportBackup) : std::string_view();
    switch (m_shell.storage.state) {
    case app::SaveState::Failed:
        if (notice(NoticeKind::Danger, label(Label::SaveFailedBanner), action))
            m_commands.push(SaveBackup{});
        break;
    case app::SaveState::MemoryOnly:
        if (notice(NoticeKind::Danger, label(Label::MemoryOnlyBanner), action))
            m_commands.push(SaveBackup{});
        break;
    case app::SaveState::ReadOnly:
        if (notice(NoticeKind::Warning, label(Label::ReadOnlyBanner), label(Label::TakeOver)))
            m_commands.push(TakeOver{});
        break;
    case app::SaveState::Saved:
    case app::SaveState::Saving:
        break;
    }
    if (!m_shell.clock_question.empty()
        && notice(NoticeKind::Danger, m_shell.clock_question, label(Label::ClockIsRight)))
        m_commands.push(ConfirmClock{});
    for (std::string const& text : m_shell.notices)
        notice(NoticeKind::Warning, text);
}

void Shell::draw_view()
{
    if (!m_is_set_up) {
        m_wizard_view.draw(m_places, m_commands);
        return;
    }
    if (m_shell.is_self_service) {
        m_self_service_view.draw(m_commands);
        return;
    }
    bool read_only = m_shell.storage.state == app::SaveState::ReadOnly;
    switch (m_route.view) {
    case ViewKind::Today:
        m_today_view.draw(m_today, m_commands);
        break;
    case ViewKind::Register:
        m_register_view.draw(register_snapshot(), m_commands);
        break;
    case ViewKind::Ledger:
        m_ledger_view.draw({static_cast<int>(m_ledger.size()), m_shell.ledger.count, m_shell.void_records,
                               m_shell.hidden_records, m_ledger_first, m_ledger_rows, m_units},
            m_commands);
        break;
    case ViewKind::Case:
        if (m_case)
            m_case_view.draw({*m_case, m_shell, references(), m_case_as_of}, m_commands);
        else if (empty_state(
                     Icon::Info, label(Label::CaseMissing), label(Label::CaseMissingNote), label(Label::Ledger)))
            m_commands.push(Navigate{ViewKind::Ledger, {}, {}});
        break;
    case ViewKind::Alerts:
        m_alerts_view.draw({m_alerts, m_risks, m_breaches, m_accountability}, m_commands);
        break;
    case ViewKind::Indicators:
        m_indicators_view.draw(
            {m_board, m_numerator, m_denominator, m_numerator_count, m_denominator_count, m_process, m_responsibility},
            m_commands);
        break;
    case ViewKind::LedgerItems:
        m_ledger_items_view.draw({m_ledger_kinds, m_ledger_kind, m_ledger_item, references()}, m_commands);
        break;
    case ViewKind::Exchange:
        m_exchange_view.draw(
            {m_shell.ledger.count + m_shell.void_records, static_cast<int>(m_ledger.size()),
                m_import_file ? m_import_file->name : std::string(), m_import_report ? &*m_import_report : nullptr,
                read_only, m_export_report ? &*m_export_report : nullptr, m_recipients},
            m_commands);
        break;
    case ViewKind::Rules:
        m_rules_view.draw(
            {m_rules, m_rule_preview, m_rule_files, m_rule_file_preview, m_rule_problems, base::to_iso(m_app.today())},
            m_commands);
        break;
    case ViewKind::Settings:
        m_settings_view.draw(
            {m_shell, m_app.organisation(), m_office, {m_places, m_categories, m_orgs, m_identities, m_records},
                m_calendar_years, m_calendar_file, m_calendar_preview ? &*m_calendar_preview : nullptr, m_verification,
                read_only},
            m_commands);
        break;
    }
}

void Shell::draw_progress()
{
    if (!m_progress.active)
        return;
    Dialog dialog(m_progress.title + "##progress", 440);
    progress_bar(m_progress.title, m_progress.fraction);
    dialog.begin_buttons(button_width(label(Label::Cancel)));
    if (button(label(Label::Cancel)) || dialog.wants_close())
        m_commands.push(CancelWork{});
}

void Shell::draw_shortcuts_sheet()
{
    Dialog dialog(label(Label::ShortcutsTitle), 520);
    for (CommandEntry const& entry : command_table()) {
        if (!entry.shortcut.empty())
            label_value(entry.shortcut, std::string(entry.label) + "：" + std::string(entry.help), 90);
    }
    label_value("Ctrl+Enter", "提交正在填写的表单", 90);
    label_value("Tab", "到下一个控件；方向键在列表中移动；空格或回车按下", 90);
    dialog.begin_buttons(button_width(label(Label::Close)));
    if (button(std::string(label(Label::Close)) + "##sheet") || dialog.wants_close())
        m_shortcuts_open = false;
}

// 演示, pale and slanted over the whole page, so that no screenshot of it passes for a real office.
void Shell::draw_watermark()
{
    ImVec2 size = ImGui::GetMainViewport()->Size;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    TextStyle style{theme::TextSize::Figure, theme::Weight::Bold, IM_COL32(0x66, 0x70, 0x85, 0x14)};
    float step_x = theme::px(320), step_y = theme::px(200);
    int row = 0;
    for (float y = theme::px(120); y < size.y; y += step_y, ++row) {
        for (float x = theme::px(240) + (row % 2 == 0 ? 0 : step_x / 2); x < size.x; x += step_x) {
            int first = list.VtxBuffer.Size;
            draw_text(list, ImVec2(x, y), label(Label::DemoMark), style);
            constexpr float COSINE = 0.906F, SINE = -0.423F; // 25 degrees upwards
            for (int i = first; i < list.VtxBuffer.Size; ++i) {
                ImVec2& vertex = list.VtxBuffer[i].pos;
                ImVec2 from(vertex.x - x, vertex.y - y);
                vertex = ImVec2(x + from.x * COSINE - from.y * SINE, y + from.x * SINE + from.y * COSINE);
            }
        }
    }
}

} // namespace ui
