// See act_dialog.h. Acts whose arguments need a layout of their own are in act_dialog_parts.cpp.
#include "ui/dialogs/act_dialog.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace ui {

void ActDialog::open(domain::ActDefinition const& act, domain::PetitionRecord const& record,
    base::ValueObject const& initial, std::vector<app::CheckRow> checks, std::string const& today)
{
    m_checks = std::move(checks);
    m_set_aside = {};
    m_form.start(act, initial, std::string(act.name));
    if (m_form.list_size("checks") == 0)
        list_checks();
    m_record = record.id;
    m_occurred_on = today;
    m_occurred_on_error.clear();
    m_advice = {};
    m_advice_wanted = true;
    m_open = true;
}

void ActDialog::set_advice(app::ActAdvice advice)
{
    m_form.set_asked(advice.problems);
    m_advice = std::move(advice);
}

std::string ActDialog::draft_key() const
{
    return std::string(m_form.act().name) + "/" + m_record.value;
}

void ActDialog::show_problems(std::vector<base::Error> problems)
{
    m_occurred_on_error.clear();
    for (auto const& problem : problems) {
        if (problem.where == "occurred_on")
            m_occurred_on_error = problem.message;
    }
    m_form.set_problems(std::move(problems));
    m_form.focus_first_problem();
}

static float dialog_width(std::string_view act)
{
    bool const wide = act == "split_registration" || act == "assign_case_leader" || act == "submit_opinion"
        || act == "resubmit" || act == "pass_verification" || act == "follow_up" || act == "send_back";
    return wide ? 760.0F : 560.0F;
}

void ActDialog::draw(domain::PetitionRecord const& record, FormReferences const& references, Commands& commands)
{
    if (!m_open)
        return;
    auto const& act = m_form.act();
    offer_choices(record, references);
    Dialog dialog(act.label, dialog_width(act.name));
    small_text(std::string(act.help) + "（" + std::string(act.clause) + "）");
    vertical_space(8);
    for (auto const& sentence : m_form.general_problems()) {
        if (sentence != m_occurred_on_error)
            notice(NoticeKind::Danger, sentence);
    }
    draw_notes();
    auto events = draw_arguments(record, references);
    if (auto path = m_form.take_wanted_file(); !path.empty())
        commands.push(ChooseAttachment{FORM, m_form.serial(), std::move(path)});
    vertical_space(4);
    auto const date = date_field("occurred_on", m_occurred_on,
        {.label = "办理日期",
            .error = m_occurred_on_error,
            .help = "补录以前办的事项时，填实际办理的日期",
            .required = true});
    events.submitted |= date.submitted || submit_shortcut();
    m_advice_wanted |= events.changed || events.committed;
    draw_warnings();

    auto const& label = act.label;
    dialog.begin_buttons(button_width("取消") + button_width(label, {.kind = ButtonKind::Primary}) + theme::px(8));
    if (button("取消"))
        close();
    same_line();
    if (button(std::string(label) + "##submit", {.kind = ButtonKind::Primary}) || events.submitted)
        submit(commands);
    else if (events.changed || events.committed)
        commands.push(SaveDraft{draft_key(), m_form.arguments()});
    if (dialog.wants_close())
        close();
}

void ActDialog::draw_notes() const
{
    for (auto const& note : m_advice.notes)
        label_value(note.label, note.text, 120);
    if (!m_advice.notes.empty())
        vertical_space(4);
}

// Above the button: the act stays possible, but nobody should learn of it afterwards.
void ActDialog::draw_warnings() const
{
    for (auto const& warning : m_advice.warnings)
        notice(NoticeKind::Warning, warning.message);
}

// An appeal needs its way of handling (law.md 1.4), so the star stands there as soon as it is one.
// What a repeat needs is out of the way while it is judged a first matter, and comes back with the choice (FT-01).
void ActDialog::set_repeat_aside()
{
    for (std::size_t i = 0; i < std::size(OF_A_REPEAT); ++i) {
        std::string const name(OF_A_REPEAT[i]);
        if (m_form.text("first_time") == "FIRST") {
            m_set_aside[i] = m_form.text(name);
            m_form.set_text(name, {});
        } else if (m_form.text(name).empty()) {
            m_form.set_text(name, m_set_aside[i]);
        }
    }
}

FormEvents ActDialog::draw_triage(FormReferences const& references)
{
    FormEvents events;
    for (auto const& argument : m_form.act().arguments) {
        bool const is_hidden =
            m_form.text("first_time") == "FIRST" && (argument.name == "repeat_of" || argument.name == "repeat_kind");
        if (is_hidden)
            continue;
        bool const is_appeal = m_form.text("matter_class") == "APPEAL";
        auto const drawn = m_form.draw(argument.name, references, {.required = argument.name == "route" && is_appeal});
        if (drawn.changed && argument.name == "matter_class" && m_form.text("matter_class") == "APPEAL"
            && m_form.text("route").empty())
            m_form.set_text("route", "R6_PETITION");
        if (drawn.changed && argument.name == "first_time")
            set_repeat_aside();
        events.add(drawn);
        vertical_space(4);
    }
    return events;
}

FormEvents ActDialog::draw_arguments(domain::PetitionRecord const& record, FormReferences const& references)
{
    auto const name = m_form.act().name;
    if (name == "submit_opinion")
        return draw_opinion(record, references);
    if (name == "resubmit") {
        auto events = draw_answers(references);
        events.add(draw_opinion(record, references));
        return events;
    }
    if (name == "pass_verification")
        return draw_checks(references);
    if (name == "send_back")
        return draw_failed_checks(references);
    if (name == "follow_up")
        return draw_follow_up(references);
    if (name == "correct")
        return draw_correction(record, references);
    if (name == "record_execution")
        return draw_execution(record, references);
    if (name == "approve")
        return draw_approval(record, references);
    if (name == "split_registration")
        return draw_split(record, references);
    if (name == "triage")
        return draw_triage(references);
    // What is undone stands beside the button that opened this; a checklist has a layout of its own.
    FormEvents events;
    for (auto const& argument : m_form.act().arguments) {
        if (argument.name == "checks")
            events.add(draw_checks(references));
        else if (name != "undo" || argument.name != "of")
            events.add(m_form.draw(argument.name, references,
                {.label = argument.name == "alert" ? std::string_view("提醒") : std::string_view()}));
        vertical_space(4);
    }
    return events;
}

app::Command ActDialog::command() const
{
    auto const typed = normalised_date(m_occurred_on);
    return {.act = std::string(m_form.act().name),
        .record = m_record,
        .arguments = arguments(),
        .occurred_on = typed ? base::parse_date(*typed) : std::nullopt};
}

void ActDialog::submit(Commands& commands)
{
    if (m_form.refuses_to_submit())
        return;
    auto const typed = normalised_date(m_occurred_on);
    auto const date = typed ? base::parse_date(*typed) : std::nullopt;
    if (!date) {
        m_occurred_on_error = "办理日期不是有效的日期，应为如 2023-06-15 的形式";
        return;
    }
    DoAct act;
    act.command = command();
    act.form = FORM;
    act.draft_key = draft_key();
    act.success_notice = "已" + std::string(m_form.act().label);
    commands.push(std::move(act));
}

} // namespace ui
