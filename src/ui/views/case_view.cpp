// See case_view.h.
#include "ui/views/case_view.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/case_parts.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace ui {

static constexpr float THREE_COLUMNS_FROM = 960; // design pixels of the page

void CaseView::reset()
{
    m_dialog.close();
    m_open_clock.clear();
    m_all_clocks = m_whole_timeline = false;
    m_closed_acts = false;
    m_as_of_text.clear();
}

void CaseView::draw(CasePage const& page, Commands& commands)
{
    auto const& view = page.view;
    draw_header(page, commands);
    stage_bar(view.stages);
    for (auto const& stage : view.stages) {
        if (stage.progress != app::StageStep::Progress::Current)
            continue;
        for (auto const& item : stage.missing)
            small_text("本阶段还缺：" + item, theme::DUE_SOON);
    }
    vertical_space(12);

    // What can be done comes first where three columns would be too narrow to read.
    if (content_width() < theme::px(THREE_COLUMNS_FROM)) {
        Columns columns({1, 1.15F});
        columns.next();
        draw_acts(page, commands);
        vertical_space(8);
        draw_facts(view);
        columns.next();
        draw_timeline(view, commands);
        vertical_space(8);
        draw_papers(view, commands);
    } else {
        Columns columns({1.12F, 1.38F, 1});
        columns.next();
        draw_facts(view);
        columns.next();
        draw_timeline(view, commands);
        columns.next();
        draw_acts(page, commands);
        vertical_space(8);
        draw_papers(view, commands);
    }

    if (m_dialog.is_open()) {
        auto references = page.references;
        references.opinion = view.opinion;
        m_dialog.draw(view.record, references, commands);
    }
}

void CaseView::draw_facts(app::CaseSnapshot const& view)
{
    {
        Card card("responsibility", {.title = "责任"});
        label_values(view.responsibility);
    }
    vertical_space(8);
    draw_clocks(view);
    vertical_space(8);
    {
        Card card("registration", {.title = "登记内容"});
        label_values(view.registration);
    }
    if (!view.opinion.empty()) {
        vertical_space(8);
        Card card("opinion", {.title = "处理意见"});
        label_values(view.opinion);
    }
}

void CaseView::draw_timeline(app::CaseSnapshot const& view, Commands& commands)
{
    constexpr std::size_t MANY = 10, SHOWN = 8; // the last step stays in view, where it can be taken back
    Card card("timeline", {.title = "经过"});
    auto const total = view.timeline.size();
    auto const first = total > MANY && !m_whole_timeline ? total - SHOWN : 0;
    if (total > MANY) {
        auto const label =
            m_whole_timeline ? std::string("只看最近的步骤") : "显示较早的 " + std::to_string(first) + " 步";
        if (button(label, {.kind = ButtonKind::Link, .small = true}))
            m_whole_timeline = !m_whole_timeline;
    }
    auto const events = timeline(std::span(view.timeline).subspan(first));
    if (events.undo >= 0) {
        auto const& line = view.timeline[first + static_cast<std::size_t>(events.undo)];
        commands.push(OpenAct{view.record.id, "undo", {{"of", line.entry.value}}});
    }
}

// Documents and what else there is of this person and of this matter.
void CaseView::draw_papers(app::CaseSnapshot const& view, Commands& commands)
{
    draw_documents(view, commands);
    vertical_space(8);
    draw_attachments(view, commands);
    vertical_space(8);
    draw_related("同一信访人", "无其他信访件", view.same_petitioner, commands);
    if (!view.same_matter.empty()) {
        vertical_space(8);
        draw_related("同一事项", "", view.same_matter, commands);
    }
}

void CaseView::draw_header(CasePage const& page, Commands& commands)
{
    auto const& view = page.view;
    if (button("台账", {.kind = ButtonKind::Link, .small = true}))
        commands.push(Navigate{.view = ViewKind::Ledger});
    same_line(4);
    text("/ " + view.breadcrumb_no, {.colour = theme::INK_SECONDARY});
    draw_as_of(page, commands);
    page_title(view.title);
    for (auto const& mark : view.chips) {
        same_line();
        chip(mark);
    }
    if (!page.as_of.empty()
        && notice(NoticeKind::Info, "现在看到的是 " + page.as_of + " 当天所知的情况，只能查看。", "回到今天"))
        commands.push(ShowAsOf{view.record.id, {}});
    vertical_space(8);
}

void CaseView::draw_as_of(CasePage const& page, Commands& commands)
{
    float const width = theme::px(140);
    float const label_width = button_width("看当时情况", {.small = true});
    same_line();
    align_right(width + label_width + theme::px(8));
    auto const field = date_field(
        "as_of", m_as_of_text, {.label = "看哪一天的情况", .hint = "选一天", .hide_label = true, .width = width});
    same_line();
    if (button("看当时情况", {.small = true}) || field.submitted) {
        if (auto const day = normalised_date(m_as_of_text))
            commands.push(ShowAsOf{page.view.record.id, *day});
    }
}

void CaseView::draw_clocks(app::CaseSnapshot const& view)
{
    Card card("clocks", {.title = "时限"});
    if (std::any_of(view.clocks.begin(), view.clocks.end(), [](auto const& clock) { return clock.running; }))
        small_text("点击看怎么算的");
    if (m_open_clock.empty()) {
        for (auto const& clock : view.clocks) {
            if (clock.running) {
                m_open_clock = clock.rule_id;
                break;
            }
        }
    }
    int stopped = 0;
    for (auto const& clock : view.clocks) {
        stopped += clock.running ? 0 : 1;
        if (clock.running || m_all_clocks)
            draw_clock(clock);
    }
    if (view.clocks.empty() || static_cast<int>(view.clocks.size()) == stopped)
        small_text("现在没有在走的时限。");
    if (stopped > 0) {
        auto const label =
            m_all_clocks ? std::string("只看在走的时限") : "已停止的时限 " + std::to_string(stopped) + " 个";
        if (button(label, {.kind = ButtonKind::Link, .small = true}))
            m_all_clocks = !m_all_clocks;
    }
}

void CaseView::draw_clock(app::ClockLine const& clock)
{
    bool const open = m_open_clock == clock.rule_id;
    auto const label = clock.name + "##clock" + clock.rule_id;
    float const start = ImGui::GetCursorScreenPos().x;
    if (button(label, {.kind = ButtonKind::Link, .description = open ? "收起算法" : "看怎么算的", .small = true}))
        m_open_clock = open ? std::string("-") : clock.rule_id;
    float const right = start + content_width();
    float const name_end = ImGui::GetItemRectMax().x + theme::px(8);
    TextStyle const date_style{.weight = clock.running ? theme::Weight::Bold : theme::Weight::Regular};
    float const wanted = measure(clock.date, date_style).x + theme::px(8) + chip_width(clock.chip.text);
    float const date_left = std::max(start + theme::px(164), name_end);
    if (date_left + wanted <= right) {
        ImGui::SameLine();
        ImGui::SetCursorScreenPos({date_left, ImGui::GetCursorScreenPos().y});
    } else {
        ImGui::SetCursorScreenPos({start, ImGui::GetCursorScreenPos().y});
    }
    text(clock.date, date_style);
    same_line();
    chip(clock.chip);
    if (!open)
        return;
    for (auto const& line : clock.explanation)
        small_text(line);
    if (std::none_of(clock.explanation.begin(), clock.explanation.end(),
            [&](std::string const& line) { return line.find(clock.source) != std::string::npos; }))
        small_text(clock.source);
    vertical_space(4);
}

void CaseView::open_act(app::CaseSnapshot const& view, domain::ActDefinition const& act, Commands& commands)
{
    base::ValueObject fixed;
    if (act.name == "approve" && !view.record.pending.empty())
        fixed.set("of", view.record.pending.front().entry.value);
    commands.push(OpenAct{view.record.id, std::string(act.name), std::move(fixed)});
}

void CaseView::draw_acts(CasePage const& page, Commands& commands)
{
    auto const& view = page.view;
    Card card("next_acts", {.title = "下一步"});
    if (!page.as_of.empty()) {
        small_text("回到今天后才能办理。");
        return;
    }
    bool any = false;
    for (auto const& choice : view.acts) {
        bool const is_step = choice.main || choice.is_step;
        if (!choice.open || !is_step)
            continue;
        any = true;
        ButtonOptions options{.kind = choice.main ? ButtonKind::Primary : ButtonKind::Secondary,
            .description = choice.act->help,
            .width = FILL};
        if (button(choice.act->label, options))
            open_act(view, *choice.act, commands);
        if (choice.main)
            small_text(choice.act->help);
    }
    if (!any && view.next_hands.empty())
        small_text(domain::is_final(view.record.state) ? "本件已经办完，没有下一步。"
                                                       : "现在没有可以办的步骤，原因见下面“不可办”。");
    if (!view.next_hands.empty())
        draw_next_hands(page, any ? "由别的岗位办的：" : "下一步由别的岗位办理：", commands);
    draw_other_acts(view, commands);
    draw_closed_acts(view);
}

// The step belongs to somebody else of this workspace: one press goes on as that person.
void CaseView::draw_next_hands(CasePage const& page, std::string_view heading, Commands& commands)
{
    vertical_space(2);
    small_text(heading);
    for (auto const& hand : page.view.next_hands) {
        auto const person = hand.name.substr(0, hand.name.find("（"));
        auto const label = std::string(hand.act->label) + "・以" + person + "身份";
        if (button(label, {.description = hand.name, .width = FILL, .small = true})) {
            // The petitioner's own act is keyed in by the petitioner (PR-05).
            bool const is_petitioners = hand.act->name == "evaluate";
            commands.push(SwitchIdentity{is_petitioners ? hand.staff : page.shell.operator_id, hand.staff});
            if (!is_petitioners) // who has a page of one's own, and enters the query code there
                open_act(page.view, *hand.act, commands);
        }
    }
}

// Corrections, links, taking back: small buttons that fill the lines of the card.
void CaseView::draw_other_acts(app::CaseSnapshot const& view, Commands& commands)
{
    float const right = ImGui::GetCursorScreenPos().x + content_width();
    bool first = true;
    for (auto const& choice : view.acts) {
        // Taking back stands beside the step in the timeline.
        if (!choice.open || choice.main || choice.is_step || choice.act->name == "undo")
            continue;
        ButtonOptions const options{.description = choice.act->help, .small = true};
        if (first) {
            vertical_space(4);
            small_text("其他可办");
        } else if (ImGui::GetItemRectMax().x + theme::px(8) + button_width(choice.act->label, options) <= right) {
            same_line();
        }
        first = false;
        if (button(choice.act->label, options))
            open_act(view, *choice.act, commands);
    }
}

namespace {

// Where in the closed loop an act belongs: the stage of the first state it starts from.
domain::Stage stage_of_act(domain::ActDefinition const& act)
{
    return act.from.empty() ? domain::Stage::None : domain::stage_of(act.from.front());
}

} // namespace

void CaseView::draw_closed_acts(app::CaseSnapshot const& view)
{
    auto const closed =
        std::count_if(view.acts.begin(), view.acts.end(), [](app::ActChoice const& choice) { return !choice.open; });
    if (closed == 0)
        return;
    vertical_space(4);
    auto const label = m_closed_acts ? std::string("收起不可办的") : "不可办的 " + std::to_string(closed) + " 项及原因";
    if (button(label, {.kind = ButtonKind::Link, .small = true}))
        m_closed_acts = !m_closed_acts;
    if (!m_closed_acts)
        return;
    using domain::Stage;
    for (auto const stage :
        {Stage::Register, Stage::Accept, Stage::Handle, Stage::Supervise, Stage::Assess, Stage::None}) {
        bool heading = true;
        for (auto const& choice : view.acts) {
            if (choice.open || stage_of_act(*choice.act) != stage)
                continue;
            if (heading)
                section_heading(stage == Stage::None ? "不限环节" : domain::to_chinese(stage));
            heading = false;
            text(choice.act->label);
            small_text(choice.why);
            vertical_space(2);
        }
        if (!heading)
            vertical_space(4);
    }
}

void CaseView::draw_documents(app::CaseSnapshot const& view, Commands& commands)
{
    Card card("documents", {.title = "文书"});
    if (view.documents.empty())
        small_text("还没有文书。");
    for (auto const& document : view.documents) {
        bool const printable = document.label == "D03" || document.label == "D16";
        if (!printable) {
            text(document.text);
            continue;
        }
        auto const label = "打印" + document.text + "##" + document.label;
        if (button(label, {.kind = ButtonKind::Link, .icon = Icon::Printer, .small = true}))
            commands.push(PrintDocument{view.record.id, document.label});
    }
}

void CaseView::draw_attachments(app::CaseSnapshot const& view, Commands& commands)
{
    Card card("attachments", {.title = "附件"});
    if (view.attachments.empty())
        small_text("还没有附件。");
    for (std::size_t i = 0; i < view.attachments.size(); ++i) {
        auto const& line = view.attachments[i];
        text_wrapped(line.label);
        if (!line.is_here) {
            small_text(line.is_damaged ? "原件已损坏：可导入含附件的数据包，或重新选择原件补充。"
                                       : "原件不在本机：可导入含附件的数据包，或重新选择原件补充。",
                theme::DUE_SOON);
            continue;
        }
        auto const label = "另存为…##attachment" + std::to_string(i);
        if (button(label, {.kind = ButtonKind::Quiet, .description = line.file.name, .small = true}))
            commands.push(SaveAttachment{line.file});
    }
}

void CaseView::draw_related(
    std::string_view title, std::string_view none, std::vector<app::RecordRow> const& rows, Commands& commands)
{
    auto const id = std::string("related_") + std::string(title);
    Card card(id.c_str(), {.title = title});
    if (rows.empty())
        small_text(none);
    for (auto const& row : rows) {
        auto const label = row.petition_no + "##" + id;
        if (button(label, {.kind = ButtonKind::Link, .description = row.title, .small = true}))
            commands.push(Navigate{.view = ViewKind::Case, .record = row.id});
        small_text(row.received_on + "・" + row.state + "・" + row.title);
    }
}

} // namespace ui
