// See ledger_dialog.h.
#include "ui/dialogs/ledger_dialog.h"

#include "domain/ledgers/ledger.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <map>

namespace ui {

void LedgerDialog::open(
    domain::ActDefinition const& act, std::string item, base::ValueObject const& initial, std::string today)
{
    m_item = std::move(item);
    m_occurred_on = std::move(today);
    m_occurred_on_error.clear();
    m_form.start(act, initial, std::string(act.name));
    m_open = true;
}

std::string LedgerDialog::draft_key(std::string_view act, std::string_view item)
{
    return std::string(act) + "/" + std::string(item);
}

void LedgerDialog::show_problems(std::vector<base::Error> problems)
{
    m_occurred_on_error.clear();
    for (auto const& problem : problems) {
        if (problem.where == "occurred_on")
            m_occurred_on_error = problem.message;
    }
    m_form.set_problems(std::move(problems));
    m_form.focus_first_problem();
}

void LedgerDialog::draw(app::LedgerItemSnapshot const* item, FormReferences const& references, Commands& commands)
{
    if (!m_open)
        return;
    auto const& act = m_form.act();
    Dialog dialog(act.label, 620);
    small_text(std::string(act.help) + "（" + std::string(act.clause) + "）");
    vertical_space(8);
    for (auto const& sentence : m_form.general_problems()) {
        if (sentence != m_occurred_on_error)
            notice(NoticeKind::Danger, sentence);
    }
    FormEvents events;
    m_form.offer("indicators.indicator", {references.indicators.begin(), references.indicators.end()});
    bool const corrects = item && m_form.act().name == "correct_ledger_item";
    if (corrects)
        events.add(draw_correction(*item, references));
    for (auto const& argument : act.arguments) {
        bool const is_drawn = corrects && (argument.name == "field" || argument.name == "value");
        if (argument.name != "item" && !is_drawn)
            events.add(m_form.draw(argument.name, references));
    }
    vertical_space(4);
    auto const date = date_field("ledger_occurred_on", m_occurred_on,
        {.label = "办理日期",
            .error = m_occurred_on_error,
            .help = "补录以前办的事项时，填实际办理的日期",
            .required = true});
    events.submitted |= date.submitted;

    dialog.begin_buttons(button_width("取消") + button_width(act.label, {.kind = ButtonKind::Primary}) + theme::px(8));
    if (button("取消##ledger"))
        close();
    same_line();
    if (button(std::string(act.label) + "##ledger_submit", {.kind = ButtonKind::Primary}) || events.submitted)
        submit(commands);
    else if (events.changed || events.committed)
        commands.push(SaveDraft{draft_key(act.name, m_item), m_form.arguments()});
    if (dialog.wants_close())
        close();
}

// A field that the item has, then its new value in the widget of that field.
FormEvents LedgerDialog::draw_correction(app::LedgerItemSnapshot const& item, FormReferences const& references)
{
    using domain::ArgumentType;
    auto const* kind = domain::find_ledger_kind(item.kind);
    std::map<std::string_view, domain::ArgumentDefinition const*> definitions;
    std::vector<app::PickerItem> choices;
    for (auto const& place : kind ? kind->acts : std::span<domain::LedgerAct const>{}) {
        for (auto const& argument : place.act.arguments) {
            bool const is_composed = argument.type == ArgumentType::TextList || argument.type == ArgumentType::Object
                || argument.type == ArgumentType::ObjectList || argument.type == ArgumentType::Boolean
                || argument.type == ArgumentType::Record;
            auto const has_value = std::any_of(item.fields.begin(), item.fields.end(),
                [&](app::LabelledText const& field) { return field.label == argument.label; });
            if (argument.name == "item" || is_composed || !has_value)
                continue;
            if (definitions.emplace(argument.name, &argument).second)
                choices.push_back({.code = std::string(argument.name), .label = std::string(argument.label)});
        }
    }
    FormEvents events;
    auto field = m_form.text("field");
    if (picker("ledger_correct/field", field, choices,
            {.label = "更正的项目", .error = m_form.problem_at("field"), .required = true})) {
        m_form.set_text("field", field);
        m_form.set_text("value", {});
        events = {true, true, false};
    }
    auto const chosen = definitions.find(field);
    if (chosen == definitions.end())
        return events;
    for (auto const& known : item.fields) {
        if (known.label == chosen->second->label)
            label_value("现在", known.text);
    }
    auto shape = *chosen->second;
    shape.required = true;
    events.add(m_form.draw_as("value", shape, references, {.label = "更正为", .required = true}));
    return events;
}

void LedgerDialog::submit(Commands& commands)
{
    auto const typed = normalised_date(m_occurred_on);
    auto const date = typed ? base::parse_date(*typed) : std::nullopt;
    if (!date) {
        m_occurred_on_error = "办理日期不是有效的日期，应为如 2023-06-15 的形式";
        return;
    }
    DoAct act;
    act.command.act = std::string(m_form.act().name);
    act.command.arguments = m_form.arguments();
    if (!m_item.empty())
        act.command.arguments.set("item", m_item);
    act.command.occurred_on = *date;
    act.form = FORM;
    act.draft_key = draft_key(m_form.act().name, m_item);
    act.success_notice = "已" + std::string(m_form.act().label);
    commands.push(std::move(act));
}

} // namespace ui
