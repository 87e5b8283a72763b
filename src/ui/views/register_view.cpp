// See register_view.h. The fields are those of law.md 4.1 that a window fills; their rules live in the domain.
#include "ui/views/register_view.h"

#include "domain/workflow/visibility.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <utility>

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
    m_warnings.clear();
    m_proposed_class.clear();
    m_more = false;
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
    m_events.submitted |= submit_shortcut();

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

static bool is_narrow()
{
    return content_width() < theme::px(THREE_FIELDS_FROM);
}

static std::vector<float> three_fields()
{
    if (is_narrow())
        return {1, 1};
    return {1, 1, 1};
}

// A narrow and a wide field whose edges stand under those of three equal ones.
static std::vector<float> one_and_two_thirds()
{
    if (is_narrow())
        return {1};
    float const gap = theme::px(theme::GAP);
    float const third = (content_width() - 2 * gap) / 3;
    return {third, 2 * third + gap};
}

// 越级 is a matter of who came where (law.md 3.6), so the level is asked of a visit; other letters say it further down.
void RegisterView::draw_reception(RegisterSnapshot const& snapshot)
{
    section_heading("接收");
    bool const is_visit = m_form.text("channel") == "VISIT";
    std::vector<float> weights{1.2F, 1.3F, 1};
    if (is_visit)
        weights = is_narrow() ? std::vector<float>{1, 1} : std::vector<float>{1, 1.1F, 0.8F, 1.1F};
    Columns columns(weights);
    columns.next();
    take(m_form.draw("channel", snapshot.references));
    columns.next();
    take(m_form.draw("received_on", snapshot.references));
    columns.next();
    take(m_form.draw("received_time", snapshot.references, {.hint = "如 10:05"}));
    if (is_visit) {
        columns.next();
        take(m_form.draw("source_level", snapshot.references, {.hint = "不填为本级"}));
    }
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
    Columns columns({1, 1, 1});
    columns.next();
    auto const purpose = m_form.draw("purpose", snapshot.references);
    take(purpose);
    if (purpose.changed)
        propose_class();
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
    auto const field = [&](std::string_view name, std::string_view label, bool is_required) {
        auto const shown = std::string(label) + suffix;
        take(m_form.draw(prefix + std::string(name), snapshot.references, {.label = shown, .required = is_required}));
    };
    bool const narrow = is_narrow();
    {
        Columns columns(three_fields());
        columns.next();
        field("name", "姓名", required);
        if (narrow) {
            columns.next();
            field("phone", "联系电话", false);
        }
        columns.next();
        field("id_type", "证件类型", false);
        columns.next();
        field("id_no", "证件号码", false);
    }
    Columns columns(one_and_two_thirds());
    if (!narrow) {
        columns.next();
        field("phone", "联系电话", false);
    }
    columns.next();
    field("address", "住址", required);
}

// law.md 1.4: what is wanted says what class of matter it is, until somebody says otherwise.
void RegisterView::propose_class()
{
    auto const& chosen = m_form.text("matter_class");
    if (!chosen.empty() && chosen != m_proposed_class)
        return;
    m_proposed_class = domain::class_of_purpose(m_form.text("purpose"));
    m_form.set_text("matter_class", m_proposed_class);
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
    take(m_form.draw("place_address", snapshot.references, {.hint = "路、小区、门牌；与住址相同的可以不填"}));
    draw_accused(snapshot);
    take(m_form.draw("demands", snapshot.references));
    take(m_form.draw("facts", snapshot.references, {.height = theme::px(92)}));
    take(m_form.draw(
        "history", snapshot.references, {.help = "此前向哪里反映过、结果如何；没有的写“无”", .height = theme::px(56)}));
    take(m_form.draw("summary", snapshot.references, {.help = "不填时取第一项诉求", .height = theme::px(56)}));
    take(m_form.draw(domain::ATTACHMENTS, snapshot.references, {.label = "附件（来信扫描件、身份证明、证据材料等）"}));
    draw_rare(snapshot);
}

// 条例第三十条: whom an accusation is against must be known before anybody is given it.
void RegisterView::draw_accused(RegisterSnapshot const& snapshot)
{
    bool const is_accusation = m_form.text("purpose") == "03" || m_form.text("matter_class") == "ACCUSATION";
    bool const is_complaint = m_form.text("purpose") == "01";
    bool const is_filled = !m_form.text("accused").empty() || !m_form.text("accused_position").empty();
    if (!is_accusation && !is_complaint && !is_filled)
        return;
    Columns columns({2, 1});
    columns.next();
    take(m_form.draw("accused", snapshot.references,
        {.help = is_accusation ? "检举控告应写明，以便回避和保密（PR-02）" : std::string_view()}));
    columns.next();
    take(m_form.draw("accused_position", snapshot.references));
}

// What few registrations have: behind a link, until one of them is filled in.
void RegisterView::draw_rare(RegisterSnapshot const& snapshot)
{
    bool const is_visit = m_form.text("channel") == "VISIT";
    bool const is_filled = !m_form.text("addressee").empty() || !m_form.text("remark").empty()
        || (!is_visit && !m_form.text("source_level").empty());
    if (!m_more && !is_filled) {
        auto const label = is_visit ? "填写受信人、备注" : "填写受信人、信访来源层级、备注";
        m_more = button(label, {.kind = ButtonKind::Link, .icon = Icon::Plus, .small = true});
        return;
    }
    {
        Columns columns({1, 1});
        columns.next();
        take(m_form.draw("addressee", snapshot.references, {.hint = "写给领导的信件填领导姓名、职务"}));
        if (!is_visit) {
            columns.next();
            take(m_form.draw("source_level", snapshot.references));
        }
    }
    take(m_form.draw("remark", snapshot.references, {.height = theme::px(56)}));
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
    for (auto const& warning : m_warnings)
        small_text("请留意：" + warning.message, theme::DUE_SOON);
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

app::Command RegisterView::command() const
{
    return {.act = "register_petition", .record = {}, .arguments = m_form.arguments(), .occurred_on = {}};
}

// An empty form has nothing to be warned about yet.
void RegisterView::set_warnings(std::vector<base::Error> warnings)
{
    bool const is_begun = !m_form.text("petitioners[0].name").empty() || !m_form.text("demands[0]").empty()
        || !m_form.text("facts").empty() || m_form.text("received_on") != base::text_or(m_defaults, "received_on");
    m_warnings = is_begun ? std::move(warnings) : std::vector<base::Error>{};
}

void RegisterView::submit(Commands& commands)
{
    if (m_form.refuses_to_submit())
        return;
    DoAct act;
    act.command = command();
    act.form = FORM;
    act.draft_key = DRAFT_KEY;
    act.success_notice = "已登记";
    commands.push(std::move(act));
}

void RegisterView::draw_duplicates(RegisterSnapshot const& snapshot, Commands& commands)
{
    Card card("duplicates", {.title = "查重"});
    float const right = ImGui::GetCursorScreenPos().x + content_width();
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
        auto const open_label = "查看##" + id;
        ButtonOptions const look{.kind = ButtonKind::Link};
        if (ImGui::GetItemRectMax().x + theme::px(16) + button_width(open_label, look) <= right)
            same_line();
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
