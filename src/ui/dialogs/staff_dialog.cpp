// See staff_dialog.h.
#include "ui/dialogs/staff_dialog.h"

#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"

#include <algorithm>

namespace ui {

using domain::Role;

namespace {

constexpr Role ROLES[]{Role::FirstOfficer, Role::FirstLeader, Role::BureauOfficer, Role::BureauLeader,
    Role::UnitOfficer, Role::UnitLeader, Role::Inspector, Role::JcOffice, Role::CaseLeader, Role::ReviewOrg,
    Role::RecheckOrg, Role::PoliticalLegal, Role::Discipline, Role::Analyst, Role::Admin};

// Who takes over a duty and who decides that (W2).
struct Side {
    std::string_view code, label;
    Role holder, decider;
};

constexpr Side DUTY_SIDES[]{{"FIRST", "首办单位承办", Role::FirstOfficer, Role::FirstLeader},
    {"UNIT_LEADER", "责任领导", Role::UnitLeader, Role::UnitLeader},
    {"UNIT_OFFICER", "责任人", Role::UnitOfficer, Role::UnitLeader}};

constexpr std::size_t SHOWN_DUTIES = 6;

} // namespace

void StaffDialog::open(domain::Staff const* staff, base::OrgId const& org, std::vector<app::Duty> duties)
{
    m_id = staff ? staff->id : base::StaffId{};
    m_name = staff ? staff->name : std::string();
    m_org = staff ? staff->org.value : org.value;
    m_roles = staff ? staff->roles : std::vector<Role>{};
    m_was_active = m_active = !staff || staff->active;
    m_reason = "人员离岗，工作移交";
    m_duties = std::move(duties);
    m_receivers = {};
    m_problems.clear();
    m_open = true;
}

void StaffDialog::note_handed_over(std::size_t count)
{
    m_duties.erase(m_duties.begin(), m_duties.begin() + static_cast<std::ptrdiff_t>(std::min(count, m_duties.size())));
}

std::string_view StaffDialog::problem_at(std::string_view where) const
{
    for (auto const& problem : m_problems) {
        if (problem.where == where)
            return problem.message;
    }
    return {};
}

std::size_t StaffDialog::duties_on(std::size_t side) const
{
    return static_cast<std::size_t>(std::count_if(
        m_duties.begin(), m_duties.end(), [&](app::Duty const& duty) { return duty.side == DUTY_SIDES[side].code; }));
}

void StaffDialog::draw(StaffPage const& page, Commands& commands)
{
    if (!m_open)
        return;
    Dialog dialog(m_id.is_empty() ? "增加人员" : "修改人员", 620);
    for (auto const& problem : m_problems) {
        if (problem.where.empty())
            notice(NoticeKind::Danger, problem.message);
    }
    bool const submitted = draw_fields(page);
    draw_roles();
    draw_self_service();
    draw_presence(page);

    dialog.begin_buttons(button_width("取消") + button_width("保存") + theme::px(8));
    if (button("取消##staff") || dialog.wants_close())
        close();
    same_line();
    if ((button("保存##staff", {.kind = ButtonKind::Primary}) || submitted) && check(page))
        save(commands);
}

bool StaffDialog::draw_fields(StaffPage const& page)
{
    Columns columns({1, 1.4F});
    columns.next();
    auto const name = text_field(
        "staff/name", m_name, {.label = "姓名", .error = problem_at("name"), .required = true, .max_length = 60});
    columns.next();
    picker("staff/org", m_org, page.orgs, {.label = "所在机构", .error = problem_at("org"), .required = true});
    return name.submitted;
}

void StaffDialog::draw_roles()
{
    section_heading("岗位（可选几项）");
    if (auto const problem = problem_at("roles"); !problem.empty())
        small_text(problem, theme::OVERDUE);
    Columns columns({1, 1, 1}, theme::GAP, 4);
    for (auto const role : ROLES) {
        columns.next();
        auto const known = std::find(m_roles.begin(), m_roles.end(), role);
        bool chosen = known != m_roles.end();
        if (!checkbox(to_chinese(role), chosen))
            continue;
        if (chosen) {
            std::erase(m_roles, Role::Petitioner);
            m_roles.push_back(role);
        } else {
            m_roles.erase(known);
        }
        std::erase_if(m_problems, [](base::Error const& problem) { return problem.where.starts_with("roles"); });
    }
}

// PR-05: whoever works on matters never judges them, so this is a name of its own, of a screen and not of a person.
void StaffDialog::draw_self_service()
{
    vertical_space(4);
    bool chosen = is_self_service();
    if (checkbox("自助评价（供信访人评价，不与岗位兼任）", chosen)) {
        m_roles = chosen ? std::vector<Role>{Role::Petitioner} : std::vector<Role>{};
        if (chosen && base::trimmed(m_name).empty())
            m_name = "自助评价";
        std::erase_if(m_problems, [](base::Error const& problem) { return problem.where.starts_with("roles"); });
    }
    if (is_self_service())
        small_text("信访人在接待场所凭查询码自己评价时使用；工作人员不得代评（国信发〔2022〕11号）。");
}

bool StaffDialog::is_self_service() const
{
    return std::find(m_roles.begin(), m_roles.end(), Role::Petitioner) != m_roles.end();
}

void StaffDialog::draw_presence(StaffPage const& page)
{
    if (m_id.is_empty())
        return;
    vertical_space(4);
    if (m_id == page.identity_id || m_id == page.operator_id) {
        small_text("这是现在的操作人或所用身份，不能在这里办理离岗；请先切换身份。");
        return;
    }
    checkbox("在岗", m_active);
    if (!m_active && m_was_active)
        draw_hand_over(page);
}

void StaffDialog::draw_hand_over(StaffPage const& page)
{
    if (m_duties.empty()) {
        small_text("名下没有在办的信访件，可以直接离岗。以后仍可改回在岗。");
        return;
    }
    auto const count = std::to_string(m_duties.size());
    section_heading("名下在办 " + count + " 件，离岗前移交");
    for (std::size_t i = 0; i < std::min(m_duties.size(), SHOWN_DUTIES); ++i)
        small_text(m_duties[i].petition_no + "・" + m_duties[i].title);
    if (m_duties.size() > SHOWN_DUTIES)
        small_text("……另有 " + std::to_string(m_duties.size() - SHOWN_DUTIES) + " 件");
    for (std::size_t side = 0; side < std::size(DUTY_SIDES); ++side) {
        auto const held = duties_on(side);
        if (held == 0)
            continue;
        std::vector<app::PickerItem> colleagues;
        for (auto const* staff : page.organisation.staff_of(base::OrgId(m_org), DUTY_SIDES[side].holder)) {
            if (staff->id != m_id)
                colleagues.push_back(
                    {staff->id.value, staff->name, std::string(to_chinese(DUTY_SIDES[side].holder)), {}});
        }
        auto const label = std::string(DUTY_SIDES[side].label) + " " + std::to_string(held) + " 件移交给";
        auto const id = "staff/receiver" + std::to_string(side);
        if (colleagues.empty())
            small_text("本机构没有其他在岗的" + std::string(to_chinese(DUTY_SIDES[side].holder))
                    + "，请先增加一名再办理离岗。",
                theme::OVERDUE);
        else
            picker(id.c_str(), m_receivers[side], colleagues,
                {.label = label, .error = problem_at(DUTY_SIDES[side].code), .required = true});
    }
    text_field("staff/reason", m_reason,
        {.label = "移交理由", .error = problem_at("reason"), .required = true, .max_length = 200});
}

bool StaffDialog::check(StaffPage const& page)
{
    m_problems.clear();
    if (base::trimmed(m_name).empty())
        m_problems.push_back(base::invalid_input("请填写姓名", "name"));
    if (!page.organisation.find_org(base::OrgId(m_org)))
        m_problems.push_back(base::invalid_input("请选择所在机构", "org"));
    if (m_roles.empty())
        m_problems.push_back(base::invalid_input("请至少选一个岗位，岗位决定能办哪些步骤", "roles"));
    if (m_active || !m_was_active)
        return m_problems.empty();
    for (std::size_t side = 0; side < std::size(DUTY_SIDES); ++side) {
        if (duties_on(side) > 0 && m_receivers[side].empty())
            m_problems.push_back(base::invalid_input("请选择接手的人", std::string(DUTY_SIDES[side].code)));
    }
    if (!m_duties.empty() && base::trimmed(m_reason).empty())
        m_problems.push_back(base::invalid_input("请填写移交理由", "reason"));
    return m_problems.empty();
}

void StaffDialog::save(Commands& commands) const
{
    SaveStaff command;
    base::ValueList roles;
    for (auto const role : m_roles)
        roles.emplace_back(std::string(to_code(role)));
    if (!m_id.is_empty())
        command.arguments.set("id", m_id.value);
    command.arguments.set("name", std::string(base::trimmed(m_name)));
    command.arguments.set("org", m_org);
    command.arguments.set("roles", std::move(roles));
    command.arguments.set("active", m_active);
    if (!m_active && m_was_active) {
        for (auto const& duty : m_duties) {
            for (std::size_t side = 0; side < std::size(DUTY_SIDES); ++side) {
                if (duty.side == DUTY_SIDES[side].code)
                    command.hand_overs.push_back(
                        {duty, base::StaffId(m_receivers[side]), DUTY_SIDES[side].decider, m_reason});
            }
        }
    }
    commands.push(std::move(command));
}

} // namespace ui
