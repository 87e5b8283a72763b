// See rules_view.h.
#include "ui/views/rules_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ui {

void RulesView::draw(RulesSnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::Rules));
    small_text(
        "法律、法规、规章和通知规定的不能改；标“内部目标（可配置）”的是本单位的内部要求，系统管理员可以调整，但不"
        "得放宽法定要求。");
    for (auto const& problem : snapshot.problems)
        notice(NoticeKind::Warning, problem);
    vertical_space(4);
    {
        Columns columns({1, 4});
        columns.next();
        draw_list(snapshot);
        columns.next();
        auto const file = std::find_if(snapshot.files.begin(), snapshot.files.end(),
            [&](app::RuleFileSnapshot const& one) { return one.file == m_file; });
        if (file == snapshot.files.end())
            draw_deadlines(snapshot);
        else
            m_files.draw(*file, commands);
    }
    if (m_open)
        draw_dialog(snapshot, commands);
    m_files.draw_dialog(snapshot.files, snapshot.file_preview, snapshot.today, commands);
}

void RulesView::draw_list(RulesSnapshot const& snapshot)
{
    Card card("rule_files", {.title = "规则目录"});
    auto const line = [](std::string const& name, bool is_shown, bool is_own) {
        return button(name,
            {.kind = ButtonKind::Quiet,
                .icon = is_own ? Icon::Check : Icon::None,
                .description = is_own ? "本单位的" : "",
                .width = FILL,
                .small = true,
                .left_aligned = true,
                .selected = is_shown});
    };
    if (line("时限规则", m_file.empty(), false))
        m_file.clear();
    for (auto const& file : snapshot.files)
        if (line(file.title + "##" + file.file, file.file == m_file, file.is_own))
            m_file = file.file;
}

void RulesView::draw_deadlines(RulesSnapshot const& snapshot)
{
    static std::array<TableColumn, 8> const s_columns{TableColumn{"编号", 0, 64}, TableColumn{"时限", 1.4F, 130},
        TableColumn{"期限", 0.2F, 96}, TableColumn{"效期", 0.6F, 130}, TableColumn{"起算", 1, 120, false, 2},
        TableColumn{"责任", 0.4F, 100, false, 3}, TableColumn{"来源", 0.2F, 150},
        TableColumn{"依据", 1.6F, 150, false, 1}};
    Card card("rules", {.title = "时限规则"});
    small_text("内部时限可以改短，不得长于法定时限。点一行调整。");
    TableSpec spec{.name = "时限规则", .columns = s_columns};
    spec.row_count = static_cast<int>(snapshot.rules.size());
    spec.height = std::max(theme::px(240), ImGui::GetContentRegionAvail().y - theme::px(48));
    auto const events = data_table("rules", spec, [&](int row, TableRow& cells) {
        auto const& rule = snapshot.rules[static_cast<std::size_t>(row)];
        cells.text(rule.rule_id);
        if (rule.may_change)
            cells.link(rule.name);
        else
            cells.text(rule.name);
        cells.text(rule.limit);
        cells.text(rule.validity);
        cells.text(rule.counted);
        cells.text(rule.actor);
        cells.text(rule.source);
        cells.text(rule.basis);
    });
    if (events.activated < 0 || !snapshot.rules[static_cast<std::size_t>(events.activated)].may_change)
        return;
    m_rule = snapshot.rules[static_cast<std::size_t>(events.activated)];
    m_n = std::to_string(m_rule.n);
    m_valid_from = snapshot.today;
    m_reason.clear();
    m_n_error.clear();
    m_date_error.clear();
    m_previewed = false;
    m_open = true;
}

std::optional<app::RuleChange> RulesView::change()
{
    int n = -1;
    auto const [end, error] = std::from_chars(m_n.data(), m_n.data() + m_n.size(), n);
    m_n_error = error == std::errc() && end == m_n.data() + m_n.size() && n > 0 ? "" : "应为大于 0 的整数";
    auto const typed = normalised_date(m_valid_from);
    auto const date = typed ? base::parse_date(*typed) : std::nullopt;
    m_date_error = date ? "" : "不是有效的日期，应为如 2023-06-15 的形式";
    if (!m_n_error.empty() || !m_date_error.empty())
        return {};
    return app::RuleChange{m_rule.rule_id, n, *date, m_reason};
}

void RulesView::draw_preview(app::CalendarPreview const& preview)
{
    constexpr std::size_t SHOWN_MOVES = 8;
    for (auto const& problem : preview.problems)
        notice(NoticeKind::Danger, problem.message);
    if (!preview.problems.empty())
        return;
    if (preview.moved_count == 0)
        small_text("没有在走的时限因此变动；起用之后开始的按新期限。");
    else
        text("有 " + std::to_string(preview.moved_count) + " 个在走的时限变动：");
    for (std::size_t i = 0; i < std::min(preview.moves.size(), SHOWN_MOVES); ++i)
        small_text(preview.moves[i]);
    if (preview.moves.size() > SHOWN_MOVES)
        small_text("……另有 " + std::to_string(preview.moves.size() - SHOWN_MOVES) + " 个");
}

void RulesView::draw_dialog(RulesSnapshot const& snapshot, Commands& commands)
{
    Dialog dialog("调整内部时限", 520);
    text(m_rule.rule_id + "　" + m_rule.name + "　现为 " + m_rule.limit, {.weight = theme::Weight::Bold});
    small_text(m_rule.counted + "　" + m_rule.basis);
    vertical_space(4);
    bool changed = number_field("rule_n", m_n, {.label = "改为", .error = m_n_error, .required = true}).changed;
    changed |= date_field("rule_valid_from", m_valid_from,
        {.label = "起用日期", .error = m_date_error, .help = "从这一天起开始计算的时限按新期限", .required = true})
                   .changed;
    changed |=
        text_area("rule_reason", m_reason, {.label = "理由", .hint = "本地规定的名称和条款", .required = true}).changed;
    m_previewed = m_previewed && !changed;
    if (m_previewed && snapshot.preview)
        draw_preview(*snapshot.preview);
    bool const may_apply = m_previewed && snapshot.preview && snapshot.preview->problems.empty();
    std::string_view const next = may_apply ? "启用" : "预览变动";
    dialog.begin_buttons(button_width("取消") + button_width(next, {.kind = ButtonKind::Primary}) + theme::px(8));
    if (button("取消##rule") || dialog.wants_close())
        m_open = false;
    same_line();
    if (!button(std::string(next) + "##rule", {.kind = ButtonKind::Primary}))
        return;
    auto const wanted = change();
    if (!wanted)
        return;
    if (may_apply) {
        commands.push(ApplyRule{*wanted});
    } else {
        commands.push(PreviewRule{*wanted});
        m_previewed = true;
    }
}

} // namespace ui
