// See rule_files_view.h.
#include "ui/views/rule_files_view.h"

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

static constexpr std::size_t SHOWN_LINES = 14;

void RuleFilesView::draw(app::RuleFileSnapshot const& file, Commands& commands)
{
    Card card("rule_file", {.title = file.title});
    chip(file.state, file.is_own ? app::ChipLevel::Info : app::ChipLevel::Neutral);
    same_line();
    centre_on_line(theme::font_size(theme::TextSize::Small));
    small_text(file.taken + "施行的版本适用");
    if (!file.note.empty())
        small_text(file.note);
    draw_buttons(file, commands);
    draw_rows(file);
    draw_editions(file);
}

void RuleFilesView::draw_buttons(app::RuleFileSnapshot const& file, Commands& commands)
{
    if (button("导出规则文件", {.small = true}))
        commands.push(ExportRuleFile{file.file});
    same_line();
    if (button("采用规则文件…", {.small = true}))
        commands.push(ChooseRuleFile{file.file});
    bool const has_own = file.is_own
        || std::any_of(file.editions.begin(), file.editions.end(),
            [](app::RuleEditionRow const& edition) { return edition.standing == app::EditionStanding::ToCome; });
    if (!has_own)
        return;
    same_line();
    if (button("恢复随程序的规则", {.small = true}))
        open(file.file, Mode::Restore);
}

void RuleFilesView::draw_rows(app::RuleFileSnapshot const& file)
{
    static std::array<TableColumn, 7> const s_columns{TableColumn{"编号", 0.5F, 76}, TableColumn{"内容", 1.8F, 150},
        TableColumn{"现值", 1, 110}, TableColumn{"来源", 0.3F, 130, false, 1}, TableColumn{"依据", 1.3F, 140, false, 2},
        TableColumn{"效期", 0.3F, 104, false, 3}, TableColumn{"", 0.1F, 76}};
    constexpr float BELOW = 24; // room for the card's lower edge
    constexpr float HISTORY = 96;
    TableSpec spec{.name = file.title, .columns = s_columns};
    spec.row_count = static_cast<int>(file.rows.size());
    auto const left = ImGui::GetContentRegionAvail().y - theme::px(BELOW + (file.editions.empty() ? 0 : HISTORY));
    spec.height = std::max(theme::px(240), left);
    auto const events = data_table(("rules_" + file.file).c_str(), spec, [&](int index, TableRow& cells) {
        auto const& row = file.rows[static_cast<std::size_t>(index)];
        cells.text(row.id);
        if (row.values.empty())
            cells.text(row.name);
        else
            cells.link(row.name);
        cells.text(row.value);
        cells.text(row.source);
        cells.text(row.basis);
        cells.text(row.validity);
        cells.chip({row.is_own ? "本单位" : "随程序", row.is_own ? app::ChipLevel::Info : app::ChipLevel::Neutral});
    });
    if (events.activated < 0)
        return;
    auto const& row = file.rows[static_cast<std::size_t>(events.activated)];
    if (row.values.empty())
        return;
    open(file.file, Mode::Values);
    m_row = row.id;
    m_row_name = row.id.empty() ? row.name : row.id + "　" + row.name;
    for (auto const& value : row.values)
        m_fields.push_back({value, value.value, {}});
}

static std::string_view standing_label(app::EditionStanding standing)
{
    switch (standing) {
    case app::EditionStanding::InForce:
        return "现行";
    case app::EditionStanding::ToCome:
        return "待施行";
    case app::EditionStanding::Superseded:
        return "不再施行";
    case app::EditionStanding::Elsewhere:
        break;
    }
    return "本单位";
}

void RuleFilesView::draw_editions(app::RuleFileSnapshot const& file)
{
    constexpr std::size_t SHOWN = 3;
    for (std::size_t i = 0; i < std::min(file.editions.size(), SHOWN); ++i) {
        auto const& edition = file.editions[i];
        auto const whose = edition.is_ours ? std::string(standing_label(edition.standing)) : edition.office;
        small_text(whose + "　" + edition.text + "　理由：" + edition.reason
                + (edition.is_ours ? "" : "（外单位的，只供查看）")
                + (edition.problem.empty() ? "" : "　没有生效：" + edition.problem),
            edition.problem.empty() ? theme::INK_SECONDARY : theme::OVERDUE);
    }
    if (file.editions.size() > SHOWN)
        small_text("另有 " + std::to_string(file.editions.size() - SHOWN) + " 次更早的采用");
}

void RuleFilesView::open(std::string const& file, Mode mode)
{
    m_file = file;
    m_mode = mode;
    m_row.clear();
    m_fields.clear();
    m_content.clear();
    m_content_name.clear();
    m_date_error.clear();
    m_reason.clear();
    m_previewed = false;
    m_open = m_is_new = true;
}

void RuleFilesView::open_content(std::string const& file, std::string name, std::string content)
{
    open(file, Mode::Content);
    m_content_name = std::move(name);
    m_content = std::move(content);
}

std::optional<app::RuleFileChange> RuleFilesView::change()
{
    app::RuleFileChange change;
    change.file = m_file;
    change.content = m_content;
    change.restore = m_mode == Mode::Restore;
    change.reason = m_reason;
    bool is_sound = true;
    for (auto& field : m_fields) {
        int number = -1;
        auto const [end, error] = std::from_chars(field.typed.data(), field.typed.data() + field.typed.size(), number);
        bool const is_number = error == std::errc() && end == field.typed.data() + field.typed.size();
        bool const is_in_range = is_number && number >= field.value.least && number <= field.value.most;
        field.error = is_in_range
            ? ""
            : "应为 " + std::to_string(field.value.least) + " 至 " + std::to_string(field.value.most) + " 的整数";
        is_sound &= is_in_range;
        if (field.typed != field.value.value)
            change.values.push_back({m_row, field.value.field, number});
    }
    auto const typed = normalised_date(m_valid_from);
    auto const date = typed ? base::parse_date(*typed) : std::nullopt;
    m_date_error = date ? "" : "不是有效的日期，应为如 2023-06-15 的形式";
    if (m_mode == Mode::Values && is_sound && change.values.empty()) {
        m_fields.front().error = "与现值相同";
        is_sound = false;
    }
    if (!date || !is_sound)
        return {};
    change.valid_from = *date;
    return change;
}

void RuleFilesView::draw_values(bool& changed)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        auto& field = m_fields[i];
        auto const unit = field.value.unit.empty() ? std::string() : "（" + field.value.unit + "）";
        auto const label = field.value.label + unit;
        auto const help = "现为 " + field.value.value + "，可填 " + std::to_string(field.value.least) + " 至 "
            + std::to_string(field.value.most);
        changed |= number_field(("rule_value" + std::to_string(i)).c_str(), field.typed,
            {.label = label, .error = field.error, .help = help, .required = true})
                       .changed;
    }
}

static void draw_lines(std::vector<std::string> const& lines)
{
    for (std::size_t i = 0; i < std::min(lines.size(), SHOWN_LINES); ++i)
        small_text(lines[i], theme::INK);
    if (lines.size() > SHOWN_LINES)
        small_text("……另有 " + std::to_string(lines.size() - SHOWN_LINES) + " 处");
}

void RuleFilesView::draw_preview(app::RuleFilePreview const& preview)
{
    for (auto const& problem : preview.problems)
        notice(NoticeKind::Danger, problem.message);
    if (!preview.problems.empty())
        return;
    section_heading("改动 " + std::to_string(preview.changes.size()) + " 处");
    draw_lines(preview.changes);
    vertical_space(4);
    if (!preview.superseded.empty()) {
        section_heading("已采用、尚未起用的");
        draw_lines(preview.superseded);
        vertical_space(4);
    }
    section_heading("影响");
    draw_lines(preview.effects);
}

void RuleFilesView::draw_dialog(std::vector<app::RuleFileSnapshot> const& files,
    std::optional<app::RuleFilePreview> const& preview, std::string const& today, Commands& commands)
{
    auto const file = std::find_if(
        files.begin(), files.end(), [&](app::RuleFileSnapshot const& snapshot) { return snapshot.file == m_file; });
    if (!m_open || file == files.end())
        return;
    m_valid_from = m_is_new ? today : m_valid_from;
    m_is_new = false;
    auto const title = m_mode == Mode::Values ? "调整内部规则"
        : m_mode == Mode::Content             ? "采用规则文件"
                                              : "恢复随程序的规则";
    Dialog dialog(title, 560);
    text(file->title + (m_mode == Mode::Values ? "　" + m_row_name : "　" + m_content_name),
        {.weight = theme::Weight::Bold});
    bool changed = false;
    draw_values(changed);
    changed |= date_field("rule_file_from", m_valid_from,
        {.label = "起用日期", .error = m_date_error, .help = file->from_help, .required = true})
                   .changed;
    changed |=
        text_area("rule_file_reason", m_reason, {.label = "理由", .hint = "本地规定的名称和条款", .required = true})
            .changed;
    m_previewed = m_previewed && !changed;
    if (m_previewed && preview)
        draw_preview(*preview);
    bool const may_apply = m_previewed && preview && preview->problems.empty();
    std::string_view const next = may_apply ? (m_mode == Mode::Restore ? "恢复" : "采用") : "预览变动";
    dialog.begin_buttons(button_width("取消") + button_width(next, {.kind = ButtonKind::Primary}) + theme::px(8));
    if (button("取消##rule_file") || dialog.wants_close())
        m_open = false;
    same_line();
    if (!button(std::string(next) + "##rule_file", {.kind = ButtonKind::Primary}))
        return;
    auto const wanted = change();
    if (!wanted)
        return;
    if (may_apply) {
        commands.push(ApplyRuleFile{*wanted});
    } else {
        commands.push(PreviewRuleFile{*wanted});
        m_previewed = true;
    }
}

} // namespace ui
