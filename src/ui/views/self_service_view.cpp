// See self_service_view.h.
#include "ui/views/self_service_view.h"

#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace ui {

void SelfServiceView::draw(Commands& commands)
{
    page_title("自助评价");
    small_text("请信访人本人操作；工作人员不得代评（国信发〔2022〕11号）。");
    vertical_space(4);
    Columns columns({3, 2});
    columns.next();
    if (!m_matter) {
        draw_entry(commands);
        return;
    }
    draw_evaluation(commands);
    columns.next();
    if (m_matter) // unless it was just ended
        draw_matter();
}

void SelfServiceView::draw_entry(Commands& commands)
{
    Card card("look_up", {.title = "查询信访事项"});
    auto const code = text_field("query_code", m_query_code,
        {.label = "查询码", .error = m_error, .help = "印在受理告知书上，共八位", .required = true, .max_length = 12});
    auto const tail = text_field("id_tail", m_id_tail,
        {.label = "证件号码后四位", .help = "登记时没有提供证件号码的，填“无”", .required = true, .max_length = 4});
    if (code.changed || tail.changed)
        m_error.clear();
    vertical_space(4);
    bool const wants = button("查询", {.kind = ButtonKind::Primary}) || code.submitted || tail.submitted;
    if (!wants)
        return;
    if (base::trimmed(m_query_code).empty() || base::trimmed(m_id_tail).empty())
        m_error = "请填写查询码和证件号码后四位";
    else
        commands.push(look_up());
}

void SelfServiceView::draw_matter()
{
    Card card("matter", {.title = "办理经过"});
    label_value("信访件编号", m_matter->petition_no, 100);
    for (auto const& milestone : m_matter->milestones)
        label_value(milestone.label, milestone.text, 100);
}

void SelfServiceView::draw_evaluation(Commands& commands)
{
    Card card("evaluation", {.title = "满意度评价"});
    for (auto const& side : m_matter->sides)
        label_value(side.label, side.state, 100);
    bool const is_open = m_matter->closed_because.empty()
        && std::any_of(m_matter->sides.begin(), m_matter->sides.end(), [](auto const& side) { return side.is_open; });
    if (!m_matter->closed_because.empty())
        text_wrapped(m_matter->closed_because);
    if (is_open) {
        separator();
        for (auto const& sentence : m_form.general_problems())
            small_text(sentence, theme::OVERDUE);
        FormReferences const references;
        for (auto const* argument : {"side", "value"})
            m_form.draw(argument, references);
        m_form.draw("reason", references, {.required = m_form.text("value") == "NOT_SATISFIED"});
        small_text("每一方只评价一次，提交后不再改动。");
    }
    vertical_space(4);
    if (is_open && button("提交评价", {.kind = ButtonKind::Primary}))
        submit(commands);
    if (is_open)
        same_line();
    if (button("结束"))
        clear();
}

void SelfServiceView::submit(Commands& commands)
{
    auto arguments = m_form.arguments();
    arguments.set("query_code", m_query_code);
    arguments.set("id_tail", m_id_tail);
    DoAct act;
    act.command = {.act = "evaluate", .record = m_matter->record, .arguments = std::move(arguments)};
    act.form = FORM;
    act.success_notice = "评价已提交，谢谢";
    commands.push(std::move(act));
}

void SelfServiceView::show(app::SelfServiceSnapshot snapshot)
{
    m_matter = std::move(snapshot);
    m_error.clear();
    base::ValueObject initial;
    auto const open =
        std::find_if(m_matter->sides.begin(), m_matter->sides.end(), [](auto const& side) { return side.is_open; });
    if (open != m_matter->sides.end())
        initial.set("side", open->code);
    m_form.start(*domain::find_act("evaluate"), initial, "self_service");
}

void SelfServiceView::show_error(std::string message)
{
    m_matter.reset();
    m_error = std::move(message);
}

void SelfServiceView::show_problems(std::vector<base::Error> problems)
{
    m_form.set_problems(std::move(problems));
    m_form.focus_first_problem();
}

void SelfServiceView::clear()
{
    drop_active_edit();
    *this = {};
}

} // namespace ui
