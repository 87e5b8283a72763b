// Layouts of the acts whose arguments belong to something on the record: opinion per demand, checks, follow-up.
#include "domain/workflow/checklist.h"
#include "domain/workflow/correction.h"
#include "domain/workflow/effects.h"
#include "ui/dialogs/act_dialog.h"
#include "ui/forms/argument_text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace ui {

static std::string at(std::string_view list, std::size_t index, std::string_view field)
{
    return std::string(list) + "[" + std::to_string(index) + "]." + std::string(field);
}

// The four parts of Art. 32 and the remedy clause.
FormEvents ActDialog::draw_opinion(domain::PetitionRecord const& record, FormReferences const& references)
{
    FormEvents events;
    events.add(m_form.draw("request", references, {.label = "一、投诉请求", .required = true}));
    events.add(m_form.draw("facts", references,
        {.label = "二、事实和理由", .help = "来源和收到日期、查明的事实和证据", .required = true}));
    events.add(draw_outcomes(record, references));
    events.add(m_form.draw("legal_basis", references,
        {.label = "四、法律法规依据", .hint = "如《国有土地上房屋征收与补偿条例》第二十五条", .required = true}));
    events.add(m_form.draw("remedy", references, {.label = "五、救济途径", .required = true}));
    return events;
}

FormEvents ActDialog::draw_outcomes(domain::PetitionRecord const& record, FormReferences const& references)
{
    FormEvents events;
    section_heading("三、处理意见（逐项答复诉求）");
    if (auto const problem = m_form.problem_at("outcomes"); !problem.empty())
        small_text(problem, theme::OVERDUE);
    for (std::size_t i = 0; i < m_form.list_size("outcomes"); ++i) {
        auto const number = std::to_string(i + 1);
        text_wrapped("诉求 " + number + "：" + (i < record.demands.size() ? record.demands[i] : std::string()),
            {.weight = theme::Weight::Bold});
        auto const outcome = at("outcomes", i, "outcome");
        auto const label = "诉求 " + number + " 处理结果";
        auto const decided = m_form.draw(outcome, references, {.label = label});
        if (decided.changed)
            propose_execution(record, references, i);
        events.add(decided);
        auto const text_label = "诉求 " + number + " 处理意见";
        events.add(m_form.draw(at("outcomes", i, "text"), references, {.label = text_label}));
        auto const& chosen = m_form.text(outcome);
        if (chosen == "SUPPORTED" || chosen == "PARTLY_SUPPORTED") {
            Columns columns({1, 1});
            columns.next();
            auto const unit_label = "诉求 " + number + " 执行单位";
            events.add(
                m_form.draw(at("outcomes", i, "execution_unit"), references, {.label = unit_label, .required = true}));
            columns.next();
            auto const due_label = "诉求 " + number + " 执行期限";
            events.add(
                m_form.draw(at("outcomes", i, "execution_due"), references, {.label = due_label, .required = true}));
        }
        separator();
    }
    return events;
}

// What is supported is carried out, mostly by the unit that decided; what is not needs no execution.
void ActDialog::propose_execution(
    domain::PetitionRecord const& record, FormReferences const& references, std::size_t demand)
{
    auto const unit = at("outcomes", demand, "execution_unit");
    auto const& chosen = m_form.text(at("outcomes", demand, "outcome"));
    if (chosen != "SUPPORTED" && chosen != "PARTLY_SUPPORTED") {
        m_form.set_text(unit, {});
        m_form.set_text(at("outcomes", demand, "execution_due"), {});
        return;
    }
    for (auto const& org : references.orgs) {
        if (org.code == record.unit.value && m_form.text(unit).empty())
            m_form.set_text(unit, org.label);
    }
}

// The opinion under review, beside the questions about it (S42).
static void draw_reviewed_opinion(FormReferences const& references)
{
    if (references.opinion.empty())
        return;
    section_heading("报审的处理意见");
    label_values(references.opinion);
    vertical_space(8);
}

FormEvents ActDialog::draw_checks(FormReferences const& references)
{
    static constexpr RadioChoice RESULTS[]{{"PASS", "通过"}, {"FAIL", "不通过"}, {"NA", "不适用"}};
    FormEvents events;
    if (m_form.act().name == "pass_verification")
        draw_reviewed_opinion(references);
    if (auto const problem = m_form.problem_at("checks"); !problem.empty())
        small_text(problem, theme::OVERDUE);
    std::string stage;
    for (std::size_t i = 0; i < m_form.list_size("checks"); ++i) {
        auto const* check = find_check(m_form.text(at("checks", i, "check")));
        if (!check)
            continue;
        if (check->stage_label != stage)
            section_heading(check->stage_label);
        stage = check->stage_label;
        auto const label = check->id + " " + check->text + (check->is_mandatory ? "（必审）" : "");
        auto const path = at("checks", i, "result");
        auto result = m_form.text(path);
        if (radio_group(label, result, RESULTS, m_form.problem_at(path))) {
            m_form.set_text(path, result);
            events = {true, true, false};
        }
        auto const comment_label = check->id + " 说明";
        bool const commented = !m_form.text(at("checks", i, "comment")).empty();
        if (result == "FAIL" || commented)
            events.add(m_form.draw(at("checks", i, "comment"), references, {.label = comment_label}));
    }
    return events;
}

FormEvents ActDialog::draw_failed_checks(FormReferences const& references)
{
    FormEvents events;
    draw_reviewed_opinion(references);
    section_heading("不通过的审核项");
    if (auto const problem = m_form.problem_at("failed"); !problem.empty())
        small_text(problem, theme::OVERDUE);
    std::vector<std::string> failed;
    for (std::size_t i = 0; i < m_form.list_size("failed"); ++i)
        failed.push_back(m_form.text("failed[" + std::to_string(i) + "]"));
    for (auto const& check : m_checks) {
        if (check.asked_at != domain::AskedAt::Verification)
            continue;
        bool chosen = std::find(failed.begin(), failed.end(), check.id) != failed.end();
        if (!checkbox(check.id + " " + check.text, chosen))
            continue;
        if (chosen)
            failed.emplace_back(check.id);
        else
            std::erase(failed, check.id);
        m_form.set_list_size("failed", failed.size());
        for (std::size_t i = 0; i < failed.size(); ++i)
            m_form.set_text("failed[" + std::to_string(i) + "]", failed[i]);
        m_form.forget_problem("failed");
        events = {true, true, false};
    }
    events.add(m_form.draw("required", references));
    return events;
}

FormEvents ActDialog::draw_answers(FormReferences const& references)
{
    FormEvents events;
    section_heading("逐项整改说明");
    for (std::size_t i = 0; i < m_form.list_size("answers"); ++i) {
        auto const* check = find_check(m_form.text(at("answers", i, "check")));
        auto const label = check ? check->id + " " + check->text : std::string("整改情况");
        events.add(m_form.draw(at("answers", i, "answer"), references, {.label = label}));
    }
    return events;
}

FormEvents ActDialog::draw_follow_up(FormReferences const& references)
{
    FormEvents events;
    {
        Columns columns({1, 1, 1});
        columns.next();
        events.add(m_form.draw("on", references));
        columns.next();
        events.add(m_form.draw("method", references));
        columns.next();
        events.add(m_form.draw("reached", references));
    }
    if (m_form.text("reached") == "false") {
        events.add(m_form.draw("proof", references, {.help = "三个不同日期各联系一次仍联系不上的，记为未能联系"}));
    } else {
        Columns columns({1, 1});
        columns.next();
        events.add(m_form.draw("responsibility", references, {.label = "一、工作责任落实情况"}));
        columns.next();
        section_heading("二、信访事项处理情况");
        for (auto const* field : {"result_received", "executed", "solved", "accepts", "new_demand"})
            events.add(m_form.draw(std::string("handling.") + field, references, {.required = true}));
        if (m_form.text("handling.new_demand") == "true")
            events.add(m_form.draw("handling.new_demand_text", references));
    }
    events.add(m_form.draw("note", references));
    events.add(m_form.draw(domain::ATTACHMENTS, references));
    return events;
}

// A field of the registration, then its new value in the widget that the registration uses for it.
FormEvents ActDialog::draw_correction(domain::PetitionRecord const& record, FormReferences const& references)
{
    FormEvents events;
    auto const correctable = domain::correctable_fields(record);
    std::vector<app::PickerItem> items;
    items.reserve(correctable.size());
    for (auto const& field : correctable)
        items.push_back({.code = field.path, .label = field.label});
    auto path = m_form.text("field");
    auto const find = [&] {
        return std::find_if(correctable.begin(), correctable.end(), [&](auto const& one) { return one.path == path; });
    };
    if (picker("correct/field", path, items,
            {.label = "更正的项目", .error = m_form.problem_at("field"), .required = true})) {
        m_form.set_text("field", path);
        auto const chosen = find();
        m_form.set_text("value", chosen == correctable.end() ? std::string() : typed_text(chosen->value));
        events = {true, true, false};
    }
    auto const field = find();
    if (field != correctable.end()) {
        auto const now = argument_text(*field->definition, field->value, references);
        label_value("现在", now.empty() ? std::string("没有填写") : now);
        auto shape = *field->definition;
        shape.required = true;
        ArgumentLook const look{.label = "更正为",
            .help = shape.type == domain::ArgumentType::TextList ? "一行写一项" : std::string_view(),
            .required = true};
        events.add(m_form.draw_as("value", shape, references, look));
    }
    events.add(m_form.draw("reason", references));
    return events;
}

FormEvents ActDialog::draw_execution(domain::PetitionRecord const& record, FormReferences const& references)
{
    std::vector<app::PickerItem> demands;
    for (std::size_t i = 0; i < record.demands.size(); ++i)
        demands.push_back({.code = std::to_string(i), .label = record.demands[i]});
    FormEvents events;
    auto demand = m_form.text("demand");
    if (picker("record_execution/demand", demand, demands,
            {.label = "对应诉求", .error = m_form.problem_at("demand"), .required = true})) {
        m_form.set_text("demand", demand);
        events = {true, true, false};
    }
    events.add(m_form.draw("executed_on", references));
    events.add(m_form.draw("proof", references));
    events.add(m_form.draw(domain::ATTACHMENTS, references));
    return events;
}

// Who approves sees the old value beside the new one; the limits that it moves stand above (T47).
static void draw_awaited_correction(
    domain::PetitionRecord const& record, base::ValueObject const& correction, FormReferences const& references)
{
    auto const path = base::text_or(correction, "field");
    label_value("更正的项目", domain::correction_label(path));
    auto const* definition = domain::find_correctable(path);
    auto const* now = domain::find_registration_field(record.fields, path);
    auto const* then = correction.find("value");
    auto const shown = [&](base::Value const* value) {
        auto const words = definition && value ? argument_text(*definition, *value, references) : std::string();
        return words.empty() ? std::string("没有填写") : words;
    };
    label_value("现在", shown(now));
    label_value("更正为", shown(then));
    label_value("更正理由", base::text_or(correction, "reason"));
}

FormEvents ActDialog::draw_approval(domain::PetitionRecord const& record, FormReferences const& references)
{
    FormEvents events;
    if (record.pending.size() > 1)
        events.add(m_form.draw("of", references));
    for (auto const& pending : record.pending) {
        if (pending.entry.value != m_form.text("of"))
            continue;
        auto const* act = domain::find_act(pending.act);
        label_value("待批准", act ? act->label : std::string_view(pending.act));
        label_value("提出日期", base::to_chinese(pending.asked_on));
        if (pending.act == "correct") {
            draw_awaited_correction(record, pending.payload, references);
            continue;
        }
        for (auto const& argument : act ? act->arguments : std::span<domain::ArgumentDefinition const>{}) {
            auto const* value = pending.payload.find(argument.name);
            auto const shown = value ? argument_text(argument, *value, references) : std::string();
            if (!shown.empty())
                label_value(argument.label, shown);
        }
    }
    vertical_space(8);
    events.add(m_form.draw("decision", references));
    events.add(m_form.draw("reason", references));
    return events;
}

} // namespace ui
