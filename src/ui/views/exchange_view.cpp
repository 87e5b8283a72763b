// See exchange_view.h.
#include "ui/views/exchange_view.h"

#include "ui/labels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"

#include <algorithm>
#include <array>

namespace ui {

static constexpr std::size_t TOLD_IN_FULL = 5;

void ExchangeView::draw(ExchangeSnapshot const& snapshot, Commands& commands)
{
    page_title(label(Label::Exchange));
    vertical_space(4);
    Columns columns({1, 1});
    columns.next();
    draw_export(snapshot, commands);
    columns.next();
    draw_import(snapshot, commands);
}

void ExchangeView::draw_export(ExchangeSnapshot const& snapshot, Commands& commands)
{
    Card card("export", {.title = label(Label::ExportTitle)});
    text_wrapped(label(Label::ExportNote), {theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY});
    // W11: until packages can be encrypted, exporting warns and leaves an entry.
    notice(NoticeKind::Warning, label(Label::ExportUnencrypted));
    picker("export_recipient", m_recipient, snapshot.orgs,
        {.label = "接收机构",
            .help = m_recipient.empty()
                ? "不选机构的，导出全部内容，供本单位备份、迁移。"
                : "接收机构无权查看的信访件和台账不随附内容，只留校验值；导出后说明不随附的条数。",
            .hint = "不限（全部内容）"});
    vertical_space(4);
    checkbox("包含附件", m_with_attachments);
    small_text(m_with_attachments ? "照片、扫描件等原件一并写入，文件会大得多。"
                                  : "不含附件原件：对方只看到名称和校验值，显示为“原件不在本机”。");
    std::string whole = std::string(label(Label::ExportAll)) + "（" + std::to_string(snapshot.total) + " 件）";
    ButtonOptions options{.kind = ButtonKind::Primary};
    options.disabled = snapshot.total == 0;
    if (button(whole + "##all", options))
        commands.push(ExportPackage{.with_attachments = m_with_attachments, .recipient = base::OrgId(m_recipient)});
    std::string part = "导出台账筛选结果（" + std::to_string(snapshot.filtered) + " 件）";
    if (snapshot.filtered != snapshot.total && button(part + "##filtered", {.disabled = snapshot.filtered == 0}))
        commands.push(ExportPackage{ExportScope::FilteredLedger, m_with_attachments, base::OrgId(m_recipient)});
    if (snapshot.exported != nullptr)
        notice(NoticeKind::Warning, snapshot.exported->summary);
}

void ExchangeView::draw_import(ExchangeSnapshot const& snapshot, Commands& commands)
{
    Card card("import", {.title = label(Label::ImportTitle)});
    text_wrapped(label(Label::ImportNote), {theme::TextSize::Body, theme::Weight::Regular, theme::INK_SECONDARY});
    ButtonOptions options;
    if (snapshot.read_only)
        options.closed_because = "只读时不能导入";
    if (button(label(Label::ImportChoose), options))
        commands.push(ChooseImportFile{});
    if (snapshot.report != nullptr)
        draw_report(snapshot, commands);
}

void ExchangeView::draw_report(ExchangeSnapshot const& snapshot, Commands& commands)
{
    app::ImportReport const& report = *snapshot.report;
    vertical_space(4);
    text(snapshot.file_name, {theme::TextSize::Body, theme::Weight::Bold, theme::INK});
    notice(report.valid ? NoticeKind::Ok : NoticeKind::Danger,
        label(report.valid ? Label::ImportValid : Label::ImportInvalid));
    if (report.valid && !report.summary.empty())
        text_wrapped(report.summary);
    if (!report.problems.empty()) {
        static std::array<TableColumn, 2> const s_columns{
            TableColumn{label(Label::ColumnPlace), 1, 120}, TableColumn{label(Label::ColumnProblem), 3, 200}};
        TableSpec spec{.name = label(Label::ColumnProblem), .columns = s_columns};
        spec.row_count = static_cast<int>(report.problems.size());
        auto const shown = static_cast<float>(std::min<std::size_t>(report.problems.size(), 8));
        spec.height = theme::px(38) + shown * theme::px(theme::ROW_HEIGHT);
        data_table("problems", spec, [&](int row, TableRow& cells) {
            base::Error const& problem = report.problems[static_cast<std::size_t>(row)];
            cells.text(problem.where.empty() ? snapshot.file_name : problem.where);
            cells.text(problem.message);
        });
        // A cell shows the beginning; the first ones are told in full.
        for (std::size_t i = 0; i < std::min(report.problems.size(), TOLD_IN_FULL); ++i) {
            if (measure(report.problems[i].message).x > content_width() * 0.7F)
                small_text(report.problems[i].message);
        }
    }
    if (report.valid && button(label(Label::ImportApply), {.kind = ButtonKind::Primary}))
        commands.push(ApplyImport{});
    if (report.valid)
        same_line(8);
    if (button(std::string(label(report.valid ? Label::Cancel : Label::Close)) + "##import"))
        commands.push(CancelImport{});
}

} // namespace ui
