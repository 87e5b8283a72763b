// What an act's arguments may name of the record it is done on: its alerts, supervisions, measures, conflicts.
// A clerk chooses from these; nobody types the id of an entry.
#include "domain/workflow/checklist.h"
#include "ui/dialogs/act_dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace ui {

namespace {

using Items = std::vector<app::PickerItem>;

Items same_text(std::vector<std::string> const& texts)
{
    Items items;
    items.reserve(texts.size());
    for (auto const& text : texts)
        items.push_back({.code = text, .label = text});
    return items;
}

// 条例第二十四条 and 通知三（三）: where a matter crosses regions, departments and trades, or where person, household
// and matter are apart.
Items cross_kinds()
{
    return same_text({"跨地区", "跨部门", "跨行业", "人事分离", "人户分离", "人事户分离"});
}

Items supervisions(domain::PetitionRecord const& record)
{
    Items items;
    for (auto const& supervision : record.supervisions) {
        if (!supervision.answered_on)
            items.push_back({.code = supervision.id,
                .label = base::to_month_day(supervision.issued_on) + "督办",
                .detail = supervision.opinion});
    }
    return items;
}

Items measures(domain::PetitionRecord const& record)
{
    Items items;
    if (!record.led_case)
        return items;
    for (auto const& measure : record.led_case->measures) {
        auto const number = std::to_string(items.size() + 1);
        items.push_back({.code = number,
            .label = number + ". " + measure.text,
            .detail = measure.owner + "・" + std::to_string(measure.progress) + "%"});
    }
    return items;
}

std::string headline(domain::TimelineItem const& item)
{
    auto const* act = domain::find_act(item.act);
    return base::to_month_day(item.occurred_on) + " " + std::string(act ? act->label : std::string_view(item.act));
}

Items conflicts(domain::PetitionRecord const& record)
{
    Items items;
    for (auto const& item : record.timeline) {
        if (item.inert && !item.conflict_resolved)
            items.push_back({.code = item.entry.value, .label = headline(item), .detail = item.why_inert});
    }
    return items;
}

Items pending(domain::PetitionRecord const& record)
{
    Items items;
    for (auto const& waiting : record.pending) {
        auto const* act = domain::find_act(waiting.act);
        items.push_back({.code = waiting.entry.value,
            .label = base::to_month_day(waiting.asked_on) + " "
                + std::string(act ? act->label : std::string_view(waiting.act))});
    }
    return items;
}

Items copy(std::span<app::PickerItem const> items)
{
    return {items.begin(), items.end()};
}

} // namespace

void ActDialog::offer_choices(domain::PetitionRecord const& record, FormReferences const& references)
{
    auto const name = m_form.act().name;
    if (name == "acknowledge_alert" || name == "urge" || name == "explain_overdue")
        m_form.offer("alert", copy(references.alerts), "本件今天没有提醒");
    else if (name == "answer_supervision")
        m_form.offer("of", supervisions(record), "没有待答复的督办");
    else if (name == "record_measure_progress")
        m_form.offer("measure", measures(record), "包案时没有列出措施");
    else if (name == "resolve_conflict")
        m_form.offer("of", conflicts(record), "没有待处理的冲突");
    else if (name == "approve")
        m_form.offer("of", pending(record), "没有待批准的事项");
    else if (name == "assign_case_leader")
        m_form.offer("leader", copy(references.case_leaders), "名册里还没有“包案领导”，请先在设置中登记");
    else if (name == "dispute_acceptance")
        m_form.offer("units", copy(references.orgs));
    else if (name == "decide_acceptance")
        m_form.offer("assist", copy(references.orgs));
    else if (name == "triage")
        m_form.offer("cross_kinds", cross_kinds());
}

// W9: each demand goes to a unit; those of one unit are one part, the first of which stays with this record.
FormEvents ActDialog::draw_split(domain::PetitionRecord const& record, FormReferences const& references)
{
    FormEvents events;
    auto const number = [](std::size_t index) { return "[" + std::to_string(index) + "]"; };
    std::vector<std::string> units(record.demands.size());
    for (std::size_t part = 0; part < m_form.list_size("parts"); ++part) {
        auto const path = "parts" + number(part);
        for (std::size_t i = 0; i < m_form.list_size(path + ".demands"); ++i) {
            auto const& text = m_form.text(path + ".demands" + number(i));
            auto const demand = std::find(record.demands.begin(), record.demands.end(), text);
            if (demand != record.demands.end())
                units[static_cast<std::size_t>(demand - record.demands.begin())] =
                    m_form.text(path + ".competent_unit");
        }
    }
    auto problem = std::string(m_form.problem_at("parts"));
    for (std::size_t part = 0; problem.empty() && part < m_form.list_size("parts"); ++part)
        problem = m_form.problem_at("parts" + number(part) + ".competent_unit");
    for (std::size_t i = 0; i < record.demands.size(); ++i) {
        auto const label = "诉求 " + std::to_string(i + 1) + " 有权处理单位";
        text_wrapped("诉求 " + std::to_string(i + 1) + "：" + record.demands[i], {.weight = theme::Weight::Bold});
        FieldOptions options{.label = label, .required = true};
        if (i == 0 || units[i].empty())
            options.error = problem;
        auto const id = "split/" + std::to_string(i);
        if (picker(id.c_str(), units[i], references.orgs, options))
            events = {true, true, false};
        vertical_space(4);
    }
    if (events.changed)
        set_parts(record, units);
    events.add(m_form.draw("reason", references));
    return events;
}

void ActDialog::set_parts(domain::PetitionRecord const& record, std::vector<std::string> const& units)
{
    std::vector<std::string> parts;
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].empty())
            continue;
        auto const place = std::find(parts.begin(), parts.end(), units[i]);
        auto const part = static_cast<std::size_t>(place - parts.begin());
        if (place == parts.end()) {
            parts.push_back(units[i]);
            sizes.push_back(0);
        }
        auto const path = "parts[" + std::to_string(part) + "]";
        m_form.set_text(path + ".competent_unit", units[i]);
        m_form.set_text(path + ".demands[" + std::to_string(sizes[part]++) + "]", record.demands[i]);
        m_form.set_list_size(path + ".demands", sizes[part]);
    }
    m_form.set_list_size("parts", parts.size());
    m_form.set_problems({});
}

// The checks of this step stand in the form; what is left unanswered is not sent where the act does not require it.
void ActDialog::list_checks()
{
    auto const name = m_form.act().name;
    bool const closes = name == "close";
    if (!closes && name != "issue_review" && name != "issue_recheck")
        return;
    auto const asked = closes ? domain::AskedAt::Closing : domain::AskedAt::Review;
    std::size_t count = 0;
    for (auto const& item : m_checks) {
        if (item.asked_at == asked)
            m_form.set_text("checks[" + std::to_string(count++) + "].check", item.id);
    }
    m_form.set_list_size("checks", count);
}

app::CheckRow const* ActDialog::find_check(std::string const& id) const
{
    auto const found =
        std::find_if(m_checks.begin(), m_checks.end(), [&](app::CheckRow const& check) { return check.id == id; });
    return found == m_checks.end() ? nullptr : &*found;
}

base::ValueObject ActDialog::arguments() const
{
    auto arguments = m_form.arguments();
    auto const* definition = domain::find_argument(m_form.act().arguments, "checks");
    auto const* checks = arguments.find("checks");
    if (!definition || definition->required || !checks || !checks->list())
        return arguments;
    base::ValueList answered;
    for (auto const& check : *checks->list()) {
        if (check.object() && check.object()->find("result"))
            answered.push_back(check);
    }
    if (answered.empty())
        arguments.remove("checks");
    else
        arguments.set("checks", std::move(answered));
    return arguments;
}

} // namespace ui
