// See fixtures.h. Names and numbers are invented.
#include "ui/fixtures.h"

namespace test {

app::RecordRow a_record(int number)
{
    app::RecordRow row;
    row.id = base::RecordId("record-" + std::to_string(number));
    row.petition_no = "LF3201022023061500" + std::to_string(number);
    row.petitioner = "王建国";
    row.title = "拆迁补偿款未足额到位";
    row.category = "城乡建设";
    row.channel = "来访";
    row.unit = "玄武区住建局";
    row.stage = "受理";
    row.state = "已受理";
    row.received_on = "2023-06-15";
    row.first_unit = "玄武区信访局";
    row.due = {"逾期 1 天", app::ChipLevel::Overdue};
    row.due_name = "转送交办";
    return row;
}

domain::Organisation an_organisation()
{
    domain::Organisation organisation;
    organisation.put(domain::Org{
        base::OrgId("bureau"), "玄武区信访局", domain::OrgLevel::County, "320102", domain::OrgKind::Bureau, {}});
    organisation.put(domain::Org{
        base::OrgId("housing"), "玄武区住建局", domain::OrgLevel::County, "320102", domain::OrgKind::Unit, {}});
    organisation.put(domain::Staff{
        base::StaffId("li"), "李敏", base::OrgId("bureau"), {domain::Role::FirstOfficer, domain::Role::BureauOfficer}});
    organisation.put(
        domain::Staff{base::StaffId("wang"), "王海峰", base::OrgId("bureau"), {domain::Role::FirstLeader}});
    organisation.put(domain::Staff{base::StaffId("he"), "何平", base::OrgId("housing"), {domain::Role::UnitOfficer}});
    return organisation;
}

app::ShellSnapshot a_shell()
{
    app::ShellSnapshot shell;
    shell.workspace_name = "玄武区信访局";
    shell.today_text = "2023年6月16日 星期五";
    shell.identity_line = "玄武区信访局・李敏（接访窗口）";
    shell.operator_id = shell.identity_id = base::StaffId("li");
    domain::Organisation organisation = an_organisation();
    shell.identities = organisation.staff();
    shell.storage.engine = "IndexedDB";
    shell.storage.size = 5'400'000;
    shell.storage.backup_age_days = 2;
    shell.today = {12, true};
    shell.ledger = {3482, false};
    return shell;
}

app::TodaySnapshot a_today()
{
    app::TodaySnapshot today;
    today.title_line = "2023年6月16日 星期五・距日清 17:30 还有 3 小时 12 分";
    today.cards = {{"今日收件未转出（日清）", "4", "即接即转，下班前清零", app::ChipLevel::Overdue, "day_open"},
        {"临期提示", "6", "3 个工作日内到期", app::ChipLevel::DueSoon, "due_soon"}};
    for (int i = 1; i <= 6; ++i)
        today.worklist.push_back(a_record(i));
    today.worklist_total = 6;
    today.recent = {"14:02 住建局 签收 LF…0615001"};
    return today;
}

std::vector<app::PickerItem> some_places()
{
    return {{"320102", "玄武区", "南京市", "xwq"}, {"320104", "秦淮区", "南京市", "qhq"}};
}

app::CaseSnapshot a_case()
{
    app::CaseSnapshot snapshot;
    snapshot.record.id = base::RecordId("record-1");
    snapshot.record.petition_no = snapshot.breadcrumb_no = "LF32010220230415007";
    snapshot.record.state = domain::State::Handling;
    snapshot.title = "王建国・拆迁补偿款未足额到位";
    snapshot.chips = {{"全国初次", app::ChipLevel::Info}, {"重大疑难", app::ChipLevel::DueSoon}};
    snapshot.stages.resize(5);
    char const* names[]{"登记", "受理", "办理", "督查", "考核"};
    for (std::size_t i = 0; i < 5; ++i)
        snapshot.stages[i].name = names[i];
    snapshot.stages[0].progress = snapshot.stages[1].progress = app::StageStep::Progress::Done;
    snapshot.stages[2].progress = app::StageStep::Progress::Current;
    snapshot.stages[2].note = "办理中 第 56 天";
    snapshot.responsibility = {{"首办单位", "玄武区信访局"}, {"首办领导", "王海峰"}};
    snapshot.clocks = {
        {"L10", "60 日办结", "6月20日", {"剩 4 天", app::ChipLevel::DueSoon}, "法定时限", true, {"受理之日 4月21日"}}};
    snapshot.acts = {{domain::find_act("submit_opinion"), true, "", "", true},
        {domain::find_act("deliver"), false, "T26", "须先通过首办单位审核", false}};
    snapshot.timeline = {{"登记・来访・李敏", "4-15 10:02", base::EntryId("a"), false, false, false},
        {"交办 住建局", "4-17 16:40", base::EntryId("b"), false, false, true}};
    snapshot.documents = {{"D03", "受理告知书"}};
    snapshot.same_petitioner = {a_record(2)};
    return snapshot;
}

} // namespace test
