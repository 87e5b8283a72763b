// See org_dialog.h.
#include "ui/dialogs/org_dialog.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"

namespace ui {

void OrgDialog::open(domain::Org const* org, domain::Org const* parent)
{
    auto const* act = domain::find_act("define_org");
    CHECK(act);
    base::ValueObject values;
    m_id = org ? org->id.value : std::string();
    if (org) {
        values = {{"name", org->name}, {"level", std::string(to_code(org->level))}, {"region", org->region},
            {"kind", std::string(to_code(org->kind))}, {"parent", org->parent.value},
            {"party_leader", org->party_leader}, {"government_leader", org->government_leader},
            {"main_leader", org->main_leader}, {"deputy_leader", org->deputy_leader}};
    } else {
        values.set("kind", std::string(to_code(domain::OrgKind::Unit)));
        if (parent) {
            values.set("level", std::string(to_code(parent->level)));
            values.set("region", parent->region);
            values.set("parent", parent->id.value);
        }
    }
    m_form.start(*act, values, "org");
    m_open = true;
}

void OrgDialog::show_problems(std::vector<base::Error> problems)
{
    m_form.set_problems(std::move(problems));
    m_form.focus_first_problem();
}

void OrgDialog::draw(FormReferences const& references, Commands& commands)
{
    if (!m_open)
        return;
    Dialog dialog(m_id.empty() ? "增加机构" : "修改机构", 560);
    for (auto const& sentence : m_form.general_problems())
        notice(NoticeKind::Danger, sentence);
    FormEvents events;
    events.add(m_form.draw("name", references, {.hint = "如 玄武区住建局"}));
    {
        Columns columns({1, 1});
        columns.next();
        events.add(m_form.draw("kind", references));
        columns.next();
        events.add(m_form.draw("level", references));
        columns.next();
        events.add(m_form.draw("region", references, {.hint = "名称、代码或拼音首字母"}));
        columns.next();
        events.add(m_form.draw("parent", references));
        columns.next();
        events.add(m_form.draw("party_leader", references, {.hint = "姓名"}));
        columns.next();
        events.add(m_form.draw("government_leader", references, {.hint = "姓名"}));
        if (base::text_or(m_form.arguments(), "kind") == to_code(domain::OrgKind::Bureau)) {
            columns.next();
            events.add(m_form.draw("main_leader", references, {.hint = "负总责的领导姓名"}));
            columns.next();
            events.add(m_form.draw("deputy_leader", references, {.hint = "具体抓的领导姓名"}));
        }
    }
    dialog.begin_buttons(button_width("取消") + button_width("保存") + theme::px(8));
    if (button("取消##org") || dialog.wants_close())
        close();
    same_line();
    if (button("保存##org", {.kind = ButtonKind::Primary}) || events.submitted) {
        DoAct act;
        act.command.act = "define_org";
        act.command.arguments = m_form.arguments();
        if (!m_id.empty()) {
            act.command.arguments.set("id", m_id);
            for (auto const* leader : {"party_leader", "government_leader", "main_leader", "deputy_leader"})
                if (!act.command.arguments.find(leader)) // emptied: nobody holds the post, the old name does not stay
                    act.command.arguments.set(leader, "");
        }
        act.form = FORM;
        act.success_notice = "机构已保存";
        commands.push(std::move(act));
    }
}

} // namespace ui
