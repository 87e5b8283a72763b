// See wizard_view.h. It asks for what the closed loop cannot do without: the office, its leader and officer, and the
// units that will handle matters. Everything can be added to later in 设置.
#include "ui/views/wizard_view.h"

#include "base/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <iterator>

namespace ui {

static constexpr domain::Choice LEVELS[]{
    {"TOWNSHIP", "乡镇（街道）"}, {"COUNTY", "县（市、区）"}, {"CITY", "设区市"}, {"PROVINCE", "省"}};

static std::string_view problem_at(std::vector<base::Error> const& problems, std::string_view where)
{
    for (auto const& problem : problems) {
        if (problem.where == where)
            return problem.message;
    }
    return {};
}

// Ids made of what they name: two offices never share one, and the same office set up on two machines does.
static std::string id_of(char kind, std::string_view what)
{
    std::uint64_t hash = 14695981039346656037U; // FNV-1a
    for (char const byte : what)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    std::string id(1, kind);
    for (int shift = 60; shift >= 0; shift -= 4)
        id += "0123456789abcdef"[(hash >> shift) & 15U];
    return id;
}

void WizardView::show_problems(std::vector<base::Error> problems)
{
    m_problems = std::move(problems);
}

static constexpr std::string_view PAGE_CODES[]{"welcome", "office", "people"};

void WizardView::start(base::ValueObject const* draft)
{
    *this = {};
    m_started = true;
    if (draft) {
        auto const page = std::find(std::begin(PAGE_CODES), std::end(PAGE_CODES), base::text_or(*draft, "page"));
        if (page != std::end(PAGE_CODES))
            m_page = static_cast<Page>(page - std::begin(PAGE_CODES));
        m_name = base::text_or(*draft, "name");
        m_region = base::text_or(*draft, "region");
        m_level = base::text_or(*draft, "level", m_level);
        m_leader = base::text_or(*draft, "leader");
        m_officer = base::text_or(*draft, "officer");
        m_bureau_officer = base::text_or(*draft, "bureau_officer");
        m_townships.clear();
        for (auto const& township : base::list_or_empty(*draft, "townships"))
            m_townships.push_back(township.text() ? *township.text() : std::string());
        m_units.clear();
        for (auto const& unit : base::list_or_empty(*draft, "units")) {
            if (auto const* fields = unit.object())
                m_units.push_back({base::text_or(*fields, "name"), base::text_or(*fields, "leader"),
                    base::text_or(*fields, "officer")});
        }
        if (m_townships.empty())
            m_townships.emplace_back();
        if (m_units.empty())
            m_units.emplace_back();
    }
    m_drafted = this->draft();
}

base::ValueObject WizardView::draft() const
{
    base::ValueList townships, units;
    for (auto const& township : m_townships)
        townships.emplace_back(township);
    for (auto const& unit : m_units)
        units.emplace_back(base::ValueObject{{"name", unit.name}, {"leader", unit.leader}, {"officer", unit.officer}});
    return {{"page", PAGE_CODES[static_cast<std::size_t>(m_page)]}, {"name", m_name}, {"region", m_region},
        {"level", m_level}, {"leader", m_leader}, {"officer", m_officer}, {"bureau_officer", m_bureau_officer},
        {"townships", std::move(townships)}, {"units", std::move(units)}};
}

void WizardView::draw(std::span<app::PickerItem const> places, Commands& commands)
{
    Columns columns({1, 2.4F, 1});
    columns.next();
    columns.next();
    vertical_space(32);
    switch (m_page) {
    case Page::Welcome:
        draw_welcome(commands);
        break;
    case Page::Office:
        draw_office(places, commands);
        break;
    case Page::People:
        draw_people(commands);
        break;
    }
    columns.next();
    if (auto fields = draft(); !(fields == m_drafted)) {
        forget_mended_problems();
        m_drafted = fields;
        commands.push(SaveDraft{DRAFT_KEY, std::move(fields)});
    }
}

void WizardView::draw_welcome(Commands& commands)
{
    page_title("欢迎使用初信");
    text_wrapped("初次信访事项从登记、受理、办理、督查到考核，一件一件跟到底。数据只存在这台电脑的浏览器里。");
    vertical_space(16);
    {
        Card card("wizard_new", {.title = "建立本单位的工作区"});
        text_wrapped("填写地区、单位和层级、领导、工作人员，两分钟就能开始登记。");
        if (button("开始建立", {.kind = ButtonKind::Primary}))
            m_page = Page::Office;
    }
    vertical_space(16);
    {
        Card card("wizard_demo", {.title = "先看演示"});
        text_wrapped("打开带有 300 件虚构事项的演示工作区。它是单独的数据库，日期停在 2026年6月16日，不影响真实数据。");
        if (button("打开演示工作区"))
            commands.push(OpenDemo{});
    }
    vertical_space(16);
    {
        Card card("wizard_backup", {.title = "从备份恢复"});
        text_wrapped("用以前导出的备份文件（.sqlite）建立工作区。");
        if (button("选择备份文件"))
            commands.push(OpenBackupFile{});
    }
}

void WizardView::draw_office(std::span<app::PickerItem const> places, Commands&)
{
    page_title("建立工作区・单位");
    small_text("第 1 步，共 2 步");
    vertical_space(8);
    {
        Card card("wizard_office", {.title = "首办单位（信访部门）"});
        text_field("wizard_name", m_name,
            {.label = "单位名称",
                .error = problem_at(m_problems, "name"),
                .hint = "如 玄武区信访局",
                .required = true,
                .max_length = 60});
        Columns columns({1, 1});
        columns.next();
        picker("wizard_level", m_level, std::span<domain::Choice const>(LEVELS),
            {.label = "单位层级", .error = problem_at(m_problems, "level"), .required = true});
        columns.next();
        picker("wizard_region", m_region, places,
            {.label = "所在地区",
                .error = problem_at(m_problems, "region"),
                .hint = "名称、代码或拼音首字母",
                .required = true});
    }
    vertical_space(16);
    {
        Card card("wizard_townships", {.title = "下辖街道、乡镇（可不填）"});
        for (std::size_t i = 0; i < m_townships.size(); ++i) {
            auto const id = "wizard_township" + std::to_string(i);
            auto const label = "街道或乡镇 " + std::to_string(i + 1);
            text_field(id.c_str(), m_townships[i], {.label = label, .hint = "如 锁金村街道", .max_length = 60});
        }
        if (button("再加一个街道", {.kind = ButtonKind::Link, .icon = Icon::Plus}))
            m_townships.emplace_back();
    }
    vertical_space(16);
    if (button("返回"))
        m_page = Page::Welcome;
    same_line();
    if (button("下一步", {.kind = ButtonKind::Primary}) && check_office())
        m_page = Page::People;
    same_line();
    small_text("草稿随时自动保存");
}

bool WizardView::check_office()
{
    m_problems.clear();
    if (base::trimmed(m_name).empty())
        m_problems.push_back(base::invalid_input("请填写单位名称，如“玄武区信访局”", "name"));
    if (m_region.empty())
        m_problems.push_back(base::invalid_input("请选择所在地区", "region"));
    return m_problems.empty();
}

void WizardView::draw_people(Commands& commands)
{
    page_title("建立工作区・人员");
    small_text("第 2 步，共 2 步");
    vertical_space(8);
    for (auto const& problem : m_problems) {
        if (problem.where.empty())
            notice(NoticeKind::Danger, problem.message);
    }
    {
        auto const title = m_name + "的人员";
        Card card("wizard_staff", {.title = title});
        Columns columns({1, 1, 1});
        columns.next();
        text_field("wizard_leader", m_leader,
            {.label = "首办责任领导",
                .error = problem_at(m_problems, "leader"),
                .help = "批准交办、签发处理意见",
                .required = true,
                .max_length = 60});
        columns.next();
        text_field("wizard_officer", m_officer,
            {.label = "首办责任人（窗口）",
                .error = problem_at(m_problems, "officer"),
                .help = "登记、甄别、审核、回访；就是您自己",
                .required = true,
                .max_length = 60});
        columns.next();
        text_field("wizard_bureau_officer", m_bureau_officer,
            {.label = "转办人员", .help = "转送、交办；可与首办责任人是同一人", .max_length = 60});
    }
    vertical_space(16);
    {
        Card card("wizard_units", {.title = "有权处理单位"});
        small_text("至少一个；以后可在设置里增加。");
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            auto const number = std::to_string(i + 1);
            Columns columns({1.4F, 1, 1});
            columns.next();
            auto const name = "单位 " + number;
            text_field(("wizard_unit" + number).c_str(), m_units[i].name,
                {.label = name,
                    .error = problem_at(m_problems, "units[" + std::to_string(i) + "].name"),
                    .hint = "如 玄武区住建局",
                    .required = i == 0,
                    .max_length = 60});
            columns.next();
            auto const leader = "责任领导 " + number;
            text_field(("wizard_unit_leader" + number).c_str(), m_units[i].leader,
                {.label = leader,
                    .error = problem_at(m_problems, "units[" + std::to_string(i) + "].leader"),
                    .required = i == 0,
                    .max_length = 60});
            columns.next();
            auto const officer = "承办人 " + number;
            text_field(("wizard_unit_officer" + number).c_str(), m_units[i].officer,
                {.label = officer,
                    .error = problem_at(m_problems, "units[" + std::to_string(i) + "].officer"),
                    .required = i == 0,
                    .max_length = 60});
        }
        if (button("再加一个单位", {.kind = ButtonKind::Link, .icon = Icon::Plus}))
            m_units.emplace_back();
    }
    vertical_space(16);
    if (button("返回"))
        m_page = Page::Office;
    same_line();
    if (button("建立工作区", {.kind = ButtonKind::Primary}) && check_people())
        commands.push(SetUpWorkspace{setup()});
    same_line();
    small_text("草稿随时自动保存");
}

// What has been filled in since is not red any more; nothing new turns red while typing.
void WizardView::forget_mended_problems()
{
    if (m_problems.empty())
        return;
    auto const shown = std::move(m_problems);
    m_page == Page::Office ? check_office() : check_people();
    auto const still_wrong = std::move(m_problems);
    m_problems.clear();
    for (auto const& problem : shown) {
        auto const is_same = [&](base::Error const& one) { return one.where == problem.where; };
        if (std::any_of(still_wrong.begin(), still_wrong.end(), is_same))
            m_problems.push_back(problem);
    }
}

bool WizardView::check_people()
{
    m_problems.clear();
    if (base::trimmed(m_leader).empty())
        m_problems.push_back(base::invalid_input("请填写首办责任领导的姓名", "leader"));
    if (base::trimmed(m_officer).empty())
        m_problems.push_back(base::invalid_input("请填写首办责任人的姓名", "officer"));
    if (!base::trimmed(m_leader).empty() && base::trimmed(m_leader) == base::trimmed(m_officer))
        m_problems.push_back(base::invalid_input("首办责任领导和责任人须是两个人，审核才有第二双眼睛", "officer"));
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        auto const& unit = m_units[i];
        auto const path = "units[" + std::to_string(i) + "].";
        bool const named = !base::trimmed(unit.name).empty();
        if (i == 0 && !named)
            m_problems.push_back(base::invalid_input("请至少填写一个有权处理单位", path + "name"));
        if (named && base::trimmed(unit.name) == base::trimmed(m_name))
            m_problems.push_back(
                base::invalid_input("与信访部门同名，请填写有权处理的单位，例如区住建局", path + "name"));
        for (std::size_t other = 0; named && other < i; ++other) {
            if (base::trimmed(m_units[other].name) == base::trimmed(unit.name))
                m_problems.push_back(
                    base::invalid_input("与单位 " + std::to_string(other + 1) + " 同名", path + "name"));
        }
        bool const is_wanted = named || i == 0;
        if (is_wanted && base::trimmed(unit.leader).empty())
            m_problems.push_back(base::invalid_input("请填写该单位的责任领导", path + "leader"));
        if (is_wanted && base::trimmed(unit.officer).empty())
            m_problems.push_back(base::invalid_input("请填写该单位的承办人", path + "officer"));
    }
    return m_problems.empty();
}

app::WorkspaceSetup WizardView::setup() const
{
    using domain::Role;
    auto const clean = [](std::string const& text) { return std::string(base::trimmed(text)); };
    app::WorkspaceSetup setup;
    setup.workspace_name = clean(m_name);
    auto const level = domain::parse_org_level(m_level).value_or(domain::OrgLevel::County);
    auto const office = m_region + "/" + m_level + "/" + clean(m_name);
    base::OrgId const bureau(id_of('B', office));
    setup.orgs.push_back({bureau, clean(m_name), level, m_region, domain::OrgKind::Bureau, {}});
    auto const add_staff = [&](std::string const& name, base::OrgId const& org, std::vector<Role> roles) {
        base::StaffId id(id_of('P', org.value + "/" + std::string(to_code(roles.front())) + "/" + clean(name)));
        setup.staff.push_back({id, clean(name), org, std::move(roles), true});
        return id;
    };
    add_staff(m_leader, bureau, {Role::FirstLeader, Role::BureauLeader, Role::Admin});
    bool const separate = !clean(m_bureau_officer).empty() && clean(m_bureau_officer) != clean(m_officer);
    std::vector<Role> officer_roles{Role::FirstOfficer};
    if (!separate)
        officer_roles.push_back(Role::BureauOfficer);
    setup.operator_id = add_staff(m_officer, bureau, officer_roles);
    if (separate)
        add_staff(m_bureau_officer, bureau, {Role::BureauOfficer});

    for (auto const& unit : m_units) {
        if (clean(unit.name).empty())
            continue;
        base::OrgId const id(id_of('U', office + "/" + clean(unit.name)));
        setup.orgs.push_back({id, clean(unit.name), level, m_region, domain::OrgKind::Unit, bureau});
        if (clean(unit.leader) == clean(unit.officer)) {
            add_staff(unit.leader, id, {Role::UnitLeader, Role::UnitOfficer});
            continue;
        }
        add_staff(unit.leader, id, {Role::UnitLeader});
        add_staff(unit.officer, id, {Role::UnitOfficer});
    }
    int township_number = 0;
    for (auto const& township : m_townships) {
        if (clean(township).empty())
            continue;
        ++township_number; // W12: nine digits, the county's six and a running number.
        auto const number = std::to_string(township_number);
        auto const region = m_region + std::string(3 - number.size(), '0') + number;
        setup.orgs.push_back({base::OrgId(id_of('T', office + "/" + clean(township))), clean(township),
            domain::OrgLevel::Township, region, domain::OrgKind::Unit, bureau});
    }
    return setup;
}

} // namespace ui
