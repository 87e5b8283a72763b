// See register_view.h. The fields are those of law.md 4.1 that a window fills; their rules live in the domain.
#include "ui/views/register_view.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace ui {

void RegisterView::start(base::ValueObject defaults, base::ValueObject const* draft)
{
    m_defaults = std::move(defaults);
    auto const* act = domain::find_act("register_petition");
    CHECK(act);
    m_form.start(*act, draft ? *draft : m_defaults, "register");
    if (m_form.list_size("petitioners") == 0)
        m_form.set_list_size("petitioners", 1);
    m_repeat_of = {};
    m_not_same.clear();
    m_advice_wanted = true;
}

bool RegisterView::take_advice_request()
{
    return std::exchange(m_advice_wanted, false);
}

void RegisterView::show_problems(std::vector<base::Error> problems)
{
    m_form.set_problems(std::move(problems));
    m_form.focus_first_problem();
}

void RegisterView::add_problems(std::vector<base::Error> const& problems)
{
    auto all = m_form.problems();
    for (auto const& problem : problems) {
        auto const same_place = [&](base::Error const& known) { return known.where == problem.where; };
        if (!problem.where.empty() && std::none_of(all.begin(), all.end(), same_place))
            all.push_back(problem);
    }
    m_form.set_problems(std::move(all));
}

void RegisterView::draw(RegisterSnapshot const& snapshot, Commands& commands)
{
    m_events = {};
    page_title("登记信访件");
    small_text(snapshot.shell.today_text + "・首办单位 " + snapshot.first_unit + "・首办领导 " + snapshot.first_leader
        + "・首办责任人 " + snapshot.first_officer);
    vertical_space(8);

    Columns columns({2.5F, 1});
    columns.next();
    {
        Card card("register_form");
        for (auto const& sentence : m_form.general_problems())
            text_wrapped(sentence, {.colour = theme::OVERDUE});
        draw_reception(snapshot);
        draw_petitioners(snapshot);
        draw_matter(snapshot);
        draw_flags(snapshot);
        vertical_space(8);
        draw_buttons(commands);
    }
    columns.next();
    draw_side_cards(snapshot, commands);

    if (auto path = m_form.take_wanted_file(); !path.empty())
        commands.push(ChooseAttachment{FORM, m_form.serial(), std::move(path)});
    if (m_events.submitted)
        submit(commands);
    else if (m_events.changed || m_events.committed)
        commands.push(SaveDraft{DRAFT_KEY, m_form.arguments()});
    if (m_events.committed)
        m_advice_wanted = true;
}

// Below it three fields beside each other would cut an ID number.
static constexpr float THREE_FIELDS_FROM = 540;

static std::vector<float> three_fields()
{
    if (content_width() < theme::px(THREE_FIELDS_FROM))
        return {1, 1};
    return {1, 1, 1};
}

// A wide and a narrow field whose edges stand under those of three equal ones.
static std::vector<float> two_thirds()
{
    if (content_width() < theme::px(THREE_FIELDS_FROM))
        return {1};
    float const gap = theme::px(theme::GAP);
    float const third = (content_width() - 2 * gap) / 3;
    return {2 * third + gap, third};
}

void RegisterView::draw_reception(RegisterSnapshot const& snapshot)
{
    section_heading("接收");
    Columns columns(three_fields());
    columns.next();
    take(m_form.draw("channel", snapshot.references));
    columns.next();
    take(m_form.draw("received_on", snapshot.references));
    columns.next();
    take(m_form.draw("received_time", snapshot.references, {.hint = "如 10:05"}));
}

void RegisterView::draw_petitioners(RegisterSnapshot const& snapshot)
{
    std::size_t const count = m_form.list_size("petitioners");
    vertical_space(6);
    section_heading("信访人");
    same_line();
    ButtonOptions const add{.kind = ButtonKind::Link, .icon = Icon::Plus, .small = true};
    align_right(button_width("增加一名信访人", add));
    ImVec2 const place = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({place.x, place.y - theme::px(5)});
    if (button("增加一名信访人", add)) {
        m_form.set_list_size("petitioners", count + 1);
        m_events.changed = true;
    }
    for (std::size_t i = 0; i < m_form.list_size("petitioners"); ++i)
        draw_petitioner(snapshot, i);
    Columns columns(three_fields());
    columns.next();
    take(m_form.draw("petitioners[0].id_type", snapshot.references, {.label = "证件类型"}));
    columns.next();
    take(m_form.draw("petitioner_count", snapshot.references));
    columns.next();
    take(m_form.draw("representatives", snapshot.references, {.help = "来访代表不超过 5 人（条例第二十条）"}));
}

void RegisterView::draw_petitioner(RegisterSnapshot const& snapshot, std::size_t index)
{
    bool const anonymous = m_form.text("anonymous") == "true";
    auto const prefix = "petitioners[" + std::to_string(index) + "].";
    auto const suffix = index == 0 ? std::string() : " " + std::to_string(index + 1);
    bool const required = index == 0 && !anonymous;
    if (index > 0) {
        separator();
        small_text("信访人" + suffix);
        same_line();
        auto const remove = "删除信访人" + suffix;
        align_right(button_width(remove, {.kind = ButtonKind::Link, .small = true}));
        if (button(remove, {.kind = ButtonKind::Link, .small = true})) {
            m_form.remove_list_item("petitioners", index);
            m_events.changed = m_events.committed = true;
            return;
        }
    }
    {
        Columns columns(three_fields());
        columns.next();
        auto const name = "姓名" + suffix;
        take(m_form.draw(prefix + "name", snapshot.references, {.label = name, .required = required}));
        columns.next();
        auto const id_no = "证件号码" + suffix;
        take(m_form.draw(prefix + "id_no", snapshot.references, {.label = id_no}));
        columns.next();
        auto const phone = "联系电话" + suffix;
        take(m_form.draw(prefix + "phone", snapshot.references, {.label = phone}));
    }
    Columns columns(two_thirds());
    columns.next();
    auto const address = "住址" + suffix;
    take(m_form.draw(prefix + "address", snapshot.references, {.label = address, .required = required}));
    columns.next();
    auto const id_type = "证件类型" + suffix;
    if (index == 0)
        take(m_form.draw("purpose", snapshot.references));
    else
        take(m_form.draw(prefix + "id_type", snapshot.references, {.label = id_type}));
}

void RegisterView::draw_matter(RegisterSnapshot const& snapshot)
{
    vertical_space(6);
    section_heading("事项");
    {
        Columns columns(three_fields());
        columns.next();
        take(m_form.draw("place", snapshot.references, {.hint = "名称、代码或拼音首字母"}));
        columns.next();
        take(m_form.draw("category", snapshot.references, {.hint = "名称、代码或拼音首字母"}));
        columns.next();
        take(m_form.draw("matter_class", snapshot.references));
    }
    take(m_form.draw("demands", snapshot.references));
    take(m_form.draw("facts", snapshot.references, {.height = theme::px(92)}));
    take(m_form.draw(
        "history", snapshot.references, {.help = "此前向哪里反映过、结果如何；没有的写“无”", .height = theme::px(56)}));
    take(m_form.draw("summary", snapshot.references, {.help = "不填时取第一项诉求", .height = theme::px(56)}));
    take(m_form.draw(domain::ATTACHMENTS, snapshot.references, {.label = "附件（来信扫描件、身份证明、证据材料等）"}));
}

void RegisterView::draw_flags(RegisterSnapshot const& snapshot)
{
    Columns columns({1, 1, 1, 1, 1.4F});
    columns.next();
    take(m_form.draw("anonymous", snapshot.references));
    columns.next();
    take(m_form.draw("joint", snapshot.references));
    columns.next();
    take(m_form.draw("urgent", snapshot.references));
    columns.next();
    take(m_form.draw("threat", snapshot.references, {.label = "有扬言"}));
    columns.next();
    if (m_form.text("channel") == "VISIT")
        take(m_form.draw("confirmed_with_visitor", snapshot.references));
    if (m_form.text("threat") == "true") {
        columns.next();
        take(m_form.draw("threat_text", snapshot.references));
    }
}

void RegisterView::draw_buttons(Commands& commands)
{
    if (button("登记并甄别", {.kind = ButtonKind::Primary, .shortcut = "Ctrl+Enter"}))
        m_events.submitted = true;
    same_line();
    if (button("清空重填")) {
        start(m_defaults, nullptr);
        commands.push(DiscardDraft{DRAFT_KEY});
    }
    same_line();
    small_text("草稿随时自动保存");
}

void RegisterView::submit(Commands& commands)
{
    if (m_form.refuses_to_submit())
        return;
    DoAct act;
    act.command.act = "register_petition";
    act.command.arguments = m_form.arguments();
    act.form = FORM;
    act.draft_key = DRAFT_KEY;
    act.success_notice = "已登记";
    commands.push(std::move(act));
}

void RegisterView::draw_duplicates(RegisterSnapshot const& snapshot, Commands& commands)
{
    Card card("duplicates", {.title = "查重"});
    int shown = 0;
    for (auto const& candidate : snapshot.advice.duplicates) {
        if (std::find(m_not_same.begin(), m_not_same.end(), candidate.id) != m_not_same.end())
            continue;
        ++shown;
        bool const confirmed = m_repeat_of == candidate.id;
        chip(confirmed             ? "已确认为重复件"
                : candidate.strong ? "可能重复"
                                   : "疑似，请核对",
            confirmed ? app::ChipLevel::Info : app::ChipLevel::DueSoon);
        text_wrapped(candidate.headline, {.weight = theme::Weight::Bold});
        text(candidate.petition_no);
        small_text(candidate.detail);
        small_text(candidate.reason);
        vertical_space(4);
        auto const id = candidate.id.value;
        auto const confirm_label = "确认为重复件##" + id;
        if (!confirmed && button(confirm_label, {.description = candidate.petition_no}))
            m_repeat_of = candidate.id;
        if (!confirmed)
            same_line();
        auto const reject_label = "不是同一事项##" + id;
        if (button(reject_label, {.description = candidate.petition_no})) {
            m_not_same.push_back(candidate.id);
            if (confirmed)
                m_repeat_of = {};
        }
        same_line();
        auto const open_label = "查看##" + id;
        if (button(open_label, {.kind = ButtonKind::Link, .description = candidate.petition_no}))
            commands.push(Navigate{.view = ViewKind::Case, .record = candidate.id});
        vertical_space(8);
    }
    if (shown == 0)
        small_text(snapshot.advice.same_person.empty()
                ? "没有发现同一信访人的相近事项。填好姓名、证件、电话或住址后自动查找。"
                : "没有发现内容相近的事项；同一人的其他事项见下。");
}

void RegisterView::draw_same_person(RegisterSnapshot const& snapshot, Commands& commands)
{
    auto const& advice = snapshot.advice;
    if (advice.same_person.empty())
        return;
    auto const title = "同一人的其他事项（" + std::to_string(advice.same_person_total) + "）";
    vertical_space(8);
    Card card("same_person", {.title = title});
    for (auto const& matter : advice.same_person) {
        text(matter.petition_no);
        same_line();
        auto const open_label = "查看##same" + matter.id.value;
        if (button(open_label, {.kind = ButtonKind::Link, .description = matter.petition_no, .small = true}))
            commands.push(Navigate{.view = ViewKind::Case, .record = matter.id});
        small_text(matter.detail);
        small_text(matter.reason);
        vertical_space(4);
    }
    if (advice.same_person_total > static_cast<int>(advice.same_person.size()))
        small_text("只列最近的 " + std::to_string(advice.same_person.size()) + " 件，其余请搜索姓名。");
}

void RegisterView::draw_side_cards(RegisterSnapshot const& snapshot, Commands& commands)
{
    draw_duplicates(snapshot, commands);
    draw_same_person(snapshot, commands);
    vertical_space(8);
    {
        Card card("suggestions", {.title = "系统建议"});
        label_values(snapshot.advice.suggestions, 56);
    }
    vertical_space(8);
    {
        Card card("deadline_preview", {.title = "时限预告"});
        label_values(snapshot.advice.deadlines, 72);
    }
}

} // namespace ui
