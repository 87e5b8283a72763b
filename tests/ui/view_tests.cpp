// The views: what they ask for when something is pressed, from fixtures; and that nothing in them lacks a mirror node.
#include "ui/completeness.h"
#include "ui/fixtures.h"
#include "ui/test_screen.h"
#include "ui/top_bar.h"
#include "ui/views/case_view.h"
#include "ui/views/exchange_view.h"
#include "ui/views/indicators_view.h"
#include "ui/views/ledger_view.h"
#include "ui/views/register_view.h"
#include "ui/views/settings_view.h"
#include "ui/views/today_view.h"
#include "ui/views/wizard_view.h"

#include "support/doctest.h"

namespace view_tests {

TEST_SUITE("ui/views")
{
    using base::MirrorRole;
    using test::first_command;

    TEST_CASE("today: a figure opens the ledger with its filter, a row opens its case, the button opens registration")
    {
        test::Screen screen;
        ui::TodayView view;
        ui::Commands commands;
        app::TodaySnapshot const today = test::a_today();
        screen.show([&] { view.draw(today, commands); });
        screen.click(MirrorRole::Button, "临期提示 6");
        REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
        CHECK(first_command<ui::Navigate>(commands)->view == ui::ViewKind::Ledger);
        CHECK(first_command<ui::Navigate>(commands)->filter.quick == "due_soon");
        commands.take();
        screen.click(MirrorRole::Cell, "LF32010220230615003");
        REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
        CHECK(first_command<ui::Navigate>(commands)->record == base::RecordId("record-3"));
        commands.take();
        screen.click(MirrorRole::Button, "登记");
        REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
        CHECK(first_command<ui::Navigate>(commands)->view == ui::ViewKind::Register);
        CHECK(screen.node(MirrorRole::Table, "该我办的").row_count == 6);
        CHECK(test::unmirrored_items(screen) == "");
    }

    TEST_CASE("today: with nothing to do it says so")
    {
        test::Screen screen;
        ui::TodayView view;
        ui::Commands commands;
        app::TodaySnapshot const today;
        screen.show([&] { view.draw(today, commands); });
        CHECK(screen.has_text("现在没有该您办的信访件"));
    }

    TEST_CASE("PR-01: the ledger says how many matters it keeps for others, above all where it would look empty")
    {
        test::Screen screen;
        ui::LedgerView view;
        ui::Commands commands;
        std::vector<app::RecordRow> const none;
        std::vector<app::PickerItem> const units;
        int hidden = 12;
        screen.show([&] { view.draw({0, 0, 2, hidden, 0, none, units}, commands); });
        CHECK(screen.has_text("共 0 件，误登作废 2 件不列入，另有 12 件与本单位无关"));
        CHECK(screen.has_text("本单位都没有参与办理"));
        hidden = 0;
        screen.frame();
        CHECK_FALSE(screen.has_text("与本单位无关"));
        CHECK(screen.has_text("台账里还没有信访件。"));
    }

    TEST_CASE("ledger: filters, quick filters and sorting change the filter; a loaded row opens")
    {
        test::Screen screen;
        ui::LedgerView view;
        ui::Commands commands;
        std::vector<app::RecordRow> const rows{test::a_record(1), test::a_record(2)};
        std::vector<app::PickerItem> const units{{"", "全部", "", ""}, {"housing", "玄武区住建局", "", "xwqzjj"}};
        screen.show([&] { view.draw({3482, 3482, 0, 0, 0, rows, units}, commands); });
        screen.click(MirrorRole::SearchBox, "在台账中查找");
        screen.type("王建国");
        CHECK(view.filter().text == "王建国");
        screen.click(MirrorRole::CheckBox, "逾期问效");
        CHECK(view.filter().quick == "overdue");
        screen.click(MirrorRole::ComboBox, "责任单位");
        screen.click(MirrorRole::Option, "玄武区住建局");
        CHECK(view.filter().unit == "housing");
        screen.click(MirrorRole::ComboBox, "环节");
        screen.click(MirrorRole::Option, "受理");
        CHECK(view.filter().stage == domain::Stage::Accept);
        screen.click(MirrorRole::CheckBox, "只看未办完");
        CHECK(view.filter().only_open);
        screen.click(MirrorRole::ColumnHeader, "信访日期");
        CHECK(view.filter().sort == app::LedgerSort::Received);
        CHECK_FALSE(view.filter().descending);
        screen.click(MirrorRole::ColumnHeader, "信访日期");
        CHECK(view.filter().descending);
        screen.click(MirrorRole::Cell, rows[1].petition_no);
        REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
        CHECK(first_command<ui::Navigate>(commands)->record == rows[1].id);
        CHECK(test::unmirrored_items(screen) == "");
        screen.click(MirrorRole::Link, "清除条件");
        CHECK(view.filter().text.empty());
        CHECK(view.filter().sort == app::LedgerSort::Received);
    }

    TEST_CASE("ledger: rows outside the loaded window are blank and do not open")
    {
        test::Screen screen;
        ui::LedgerView view;
        ui::Commands commands;
        std::vector<app::RecordRow> const none;
        std::vector<app::PickerItem> const units;
        screen.show([&] { view.draw({100'000, 100'000, 0, 0, 0, none, units}, commands); });
        base::MirrorNode const& table = screen.node(MirrorRole::Table, "台账");
        CHECK(table.row_count == 100'000);
        screen.click_at(table.x + 200, table.y + 100);
        CHECK(first_command<ui::Navigate>(commands) == nullptr);
        CHECK(view.last_visible() > 5);
    }

    TEST_CASE(
        "exchange: warns that packages are not encrypted, exports all or the filtered ones, shows a bad file's places")
    {
        test::Screen screen;
        ui::ExchangeView view;
        ui::Commands commands;
        app::ImportReport report;
        report.problems = {
            {base::ErrorCode::Damaged, "", "第 3 条记录的哈希不符，文件可能被改动", "sections.entries[2]"}};
        screen.show([&] { view.draw({10, 1, "包.json", &report, false}, commands); });
        CHECK(screen.has_text("尚未加密"));
        CHECK(screen.find(MirrorRole::Cell, "sections.entries[2]") != nullptr);
        CHECK(screen.has_text("第 3 条记录的哈希不符"));
        CHECK(screen.find(MirrorRole::Button, "确认导入") == nullptr);
        screen.click(MirrorRole::Button, "导出台账筛选结果（1 件）");
        REQUIRE(first_command<ui::ExportPackage>(commands) != nullptr);
        CHECK(first_command<ui::ExportPackage>(commands)->scope == ui::ExportScope::FilteredLedger);
        screen.click(MirrorRole::Button, "选择文件…");
        CHECK(first_command<ui::ChooseImportFile>(commands) != nullptr);
        CHECK(test::unmirrored_items(screen) == "");
        report = {true, "共 300 件", {}, 300, 0, 300};
        screen.frame(2);
        screen.click(MirrorRole::Button, "确认导入");
        CHECK(first_command<ui::ApplyImport>(commands) != nullptr);
    }

    TEST_CASE("exchange: a package for an organisation names it, and what was withheld is told (J7)")
    {
        test::Screen screen;
        ui::ExchangeView view;
        ui::Commands commands;
        std::vector<app::PickerItem> const orgs{{"", "不限（全部内容）", {}, {}}, {"housing", "玄武区住建局", {}, {}}};
        app::ExportReport exported;
        exported.summary = "数据包已导出，收件单位“玄武区住建局”，不随附 7 条";
        ui::ExchangeSnapshot snapshot{10, 10, {}, nullptr, false};
        snapshot.orgs = orgs;
        screen.show([&] { view.draw(snapshot, commands); });
        screen.click(MirrorRole::Button, "导出整个工作区（10 件）");
        REQUIRE(first_command<ui::ExportPackage>(commands) != nullptr);
        CHECK(first_command<ui::ExportPackage>(commands)->recipient.is_empty());
        commands.take();
        screen.click(MirrorRole::ComboBox, "接收机构");
        screen.click(MirrorRole::Option, "玄武区住建局");
        snapshot.exported = &exported;
        screen.frame(2);
        CHECK(screen.has_text("不随附 7 条"));
        screen.click(MirrorRole::Button, "导出整个工作区（10 件）");
        REQUIRE(first_command<ui::ExportPackage>(commands) != nullptr);
        CHECK(first_command<ui::ExportPackage>(commands)->recipient == base::OrgId("housing"));
        CHECK(test::unmirrored_items(screen) == "");
    }

    TEST_CASE("settings: backup, zoom, identity and the check of the books are asked for; storage health is told")
    {
        test::Screen screen(1440, 1800);
        ui::SettingsView view;
        ui::Commands commands;
        app::ShellSnapshot const shell = test::a_shell();
        domain::Organisation const organisation = test::an_organisation();
        std::optional<base::Result<app::VerifyReport>> const verification;
        ui::OfficeLists const office = ui::office_lists(organisation);
        std::vector<app::PickerItem> const identities{{"li", "李敏", "", "lm"}, {"wang", "王海峰", "", "whf"}};
        std::string const years = "2022、2023";
        ui::FormReferences const references{{}, {}, {}, identities, {}};
        screen.show([&] {
            view.draw({shell, organisation, office, references, years, "", nullptr, verification, false}, commands);
        });
        CHECK(screen.has_text("存储方式：浏览器数据库（IndexedDB）"));
        CHECK(screen.has_text("已有年份：2022、2023"));
        CHECK(screen.find(MirrorRole::Cell, "何平") != nullptr);
        screen.click(MirrorRole::Button, "导出备份");
        CHECK(first_command<ui::SaveBackup>(commands) != nullptr);
        screen.click(MirrorRole::Radio, "150%");
        REQUIRE(first_command<ui::SetZoom>(commands) != nullptr);
        CHECK(first_command<ui::SetZoom>(commands)->factor == doctest::Approx(1.5));
        screen.click(MirrorRole::ComboBox, "切换身份");
        screen.click(MirrorRole::Option, "王海峰");
        REQUIRE(first_command<ui::SwitchIdentity>(commands) != nullptr);
        CHECK(first_command<ui::SwitchIdentity>(commands)->identity_id == base::StaffId("wang"));
        screen.click(MirrorRole::Button, "开始核对");
        CHECK(first_command<ui::VerifyBooks>(commands) != nullptr);
        screen.click(MirrorRole::Button, "重算全部结果");
        CHECK(first_command<ui::RebuildBooks>(commands) != nullptr);
        CHECK(test::unmirrored_items(screen) == "");
    }

    TEST_CASE("settings: only an administrator edits the office; others are offered that identity in one press")
    {
        test::Screen screen(1440, 1800);
        ui::SettingsView view;
        ui::Commands commands;
        app::ShellSnapshot shell = test::a_shell();
        domain::Organisation organisation = test::an_organisation();
        domain::Staff wang = *organisation.find_staff(base::StaffId("wang"));
        wang.roles.push_back(domain::Role::Admin);
        organisation.put(wang);
        ui::OfficeLists const office = ui::office_lists(organisation);
        std::optional<base::Result<app::VerifyReport>> const verification;
        std::string const years;
        screen.show([&] {
            view.draw({shell, organisation, office, {}, years, "", nullptr, verification, false}, commands);
        });
        CHECK(screen.find(MirrorRole::Button, "增加人员") == nullptr);
        screen.click(MirrorRole::Cell, "何平");
        CHECK(first_command<ui::EditStaff>(commands) == nullptr);
        screen.click(MirrorRole::Button, "以王海峰身份修改");
        REQUIRE(first_command<ui::SwitchIdentity>(commands) != nullptr);
        CHECK(first_command<ui::SwitchIdentity>(commands)->identity_id == base::StaffId("wang"));
        shell.identity_id = base::StaffId("wang");
        screen.frame(2);
        screen.click(MirrorRole::Cell, "何平");
        REQUIRE(first_command<ui::EditStaff>(commands) != nullptr);
        CHECK(first_command<ui::EditStaff>(commands)->staff == base::StaffId("he"));
        screen.click(MirrorRole::Radio, "机构");
        CHECK(screen.has_text("缺 党委（党组）主要负责人、政府（行政）主要负责人")); // S11
        screen.click(MirrorRole::Cell, "玄武区住建局");
        REQUIRE(first_command<ui::EditOrg>(commands) != nullptr);
        CHECK(first_command<ui::EditOrg>(commands)->org == base::OrgId("housing"));
        CHECK(test::unmirrored_items(screen) == "");
    }

    TEST_CASE(
        "assessment: the pages for the process and for responsibility; a line opens its records, a row its details")
    {
        test::Screen screen(1440, 2400);
        ui::IndicatorsView view;
        ui::Commands commands;
        app::IndicatorBoard const board;
        app::ProcessBoard process;
        process.period_text = "2023年6月";
        process.lines = {{"WAIT.TOTAL", "群众等待合计", "收到日到首次送达日", 12, 0, "12 件", "20 天", "55 天", "", ""},
            {"FIRST_ACTION", "收到→首次处置", "按工作日", 9, 2, "9 件", "0 个工作日", "3 个工作日", "超过目标",
                "超过目标 2 件"}};
        app::ResponsibilityBoard responsibility;
        app::ResponsibilityRow row;
        row.org = base::OrgId("housing");
        row.name = "玄武区住建局";
        row.leaders = {{"党委（党组）主要负责人", "未明确"}};
        row.leaders_text = "缺 党委（党组）主要负责人";
        row.lacks_leaders = true;
        row.not_kept_text = "矛盾纠纷排查";
        row.faults = 3;
        responsibility.rows = {row};
        std::vector<app::RecordRow> const marked{test::a_record(1)}, counted{test::a_record(1), test::a_record(2)};
        screen.show([&] { view.draw({board, marked, counted, 1, 2, process, responsibility}, commands); });
        screen.click(MirrorRole::Radio, "过程统计");
        CHECK(view.page() == ui::IndicatorsView::Page::Process);
        CHECK(view.take_change());
        CHECK(view.process_line() == "WAIT.TOTAL");
        screen.frame(2);
        CHECK(screen.node(MirrorRole::Table, "计入的件（久的在前）").row_count == 2);
        screen.click(MirrorRole::Cell, "收到→首次处置");
        CHECK(view.process_line() == "FIRST_ACTION");
        CHECK(view.take_change());
        screen.frame(2);
        CHECK(screen.node(MirrorRole::Table, "超过目标").row_count == 1);
        screen.click(MirrorRole::Cell, counted[1].petition_no);
        REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
        CHECK(first_command<ui::Navigate>(commands)->record == counted[1].id);
        CHECK(test::unmirrored_items(screen) == "");
        commands.take();
        screen.click(MirrorRole::Radio, "责任落实");
        CHECK(view.page() == ui::IndicatorsView::Page::Responsibility);
        screen.frame(2);
        CHECK_FALSE(screen.has_text("矛盾纠纷排查"));
        screen.click(MirrorRole::Cell, "玄武区住建局");
        screen.frame(2);
        CHECK(screen.has_text("矛盾纠纷排查"));
        screen.click(MirrorRole::Button, "看提醒和逾期说明");
        REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
        CHECK(first_command<ui::Navigate>(commands)->view == ui::ViewKind::Alerts);
        CHECK(test::unmirrored_items(screen) == "");
    }

    TEST_CASE(
        "case: one primary step, the other open ones after it, the closed ones folded by stage with their reasons")
    {
        test::Screen screen(1440, 2400);
        ui::Commands commands;
        app::ShellSnapshot const shell = test::a_shell();
        app::CaseSnapshot snapshot = test::a_case();
        snapshot.acts = {{domain::find_act("submit_opinion"), true, "", "", true},
            {domain::find_act("correct"), true, "", "", false},
            {domain::find_act("deliver"), false, "T26", "须先通过首办单位审核", false},
            {domain::find_act("settle"), false, "T36", "还没有回访", false}};
        ui::CaseView view;
        screen.show([&] { view.draw({snapshot, shell, {}, ""}, commands); });
        CHECK(screen.node(MirrorRole::Button, "更正").y > screen.node(MirrorRole::Button, "提交处理意见（报审）").y);
        CHECK_FALSE(screen.has_text("还没有回访"));
        screen.click(MirrorRole::Link, "不可办的 2 项及原因");
        CHECK(screen.has_text("须先通过首办单位审核"));
        CHECK(screen.has_text("还没有回访"));
        CHECK(test::unmirrored_items(screen) == "");
        screen.click(MirrorRole::Link, "收起不可办的");
        CHECK_FALSE(screen.has_text("还没有回访"));
        screen.click(MirrorRole::Button, "更正");
        REQUIRE(first_command<ui::OpenAct>(commands) != nullptr);
        CHECK(first_command<ui::OpenAct>(commands)->act == "correct");
    }

    TEST_CASE("case: where the step is somebody else's, one press goes on as that person")
    {
        test::Screen screen(1440, 2400);
        ui::Commands commands;
        app::ShellSnapshot const shell = test::a_shell();
        app::CaseSnapshot snapshot = test::a_case();
        snapshot.acts = {{domain::find_act("accept"), false, "T15", "只能由责任单位负责人办理", false}};
        snapshot.next_hands = {{domain::find_act("accept"), base::StaffId("wang"), "王海峰（首办责任领导）"}};
        ui::CaseView view;
        screen.show([&] { view.draw({snapshot, shell, {}, ""}, commands); });
        screen.click(MirrorRole::Button, "受理・以王海峰身份");
        REQUIRE(first_command<ui::SwitchIdentity>(commands) != nullptr);
        CHECK(first_command<ui::SwitchIdentity>(commands)->identity_id == base::StaffId("wang"));
        REQUIRE(first_command<ui::OpenAct>(commands) != nullptr);
        CHECK(first_command<ui::OpenAct>(commands)->act == "accept");
        CHECK(test::unmirrored_items(screen) == "");
    }

    TEST_CASE("top bar and navigation: places, badges, save state, identity menu, search")
    {
        test::Screen screen;
        ui::SearchPalette search;
        ui::Commands commands;
        ui::SearchEvents events;
        app::ShellSnapshot const shell = test::a_shell();
        domain::Organisation const organisation = test::an_organisation();
        search.set_records({test::a_record(7)});
        screen.show([&] {
            ui::SearchEvents now = ui::draw_top_bar({shell, organisation, search}, commands);
            if (now.command || now.record || now.search_ledger)
                events = now;
            ui::draw_navigation(shell, ui::ViewKind::Today, commands);
        });
        CHECK(screen.has_text("已保存・备份 2 天前"));
        CHECK(screen.node(MirrorRole::Link, "今日").selected == base::MirrorState::True);
        CHECK(screen.node(MirrorRole::Link, "台账").description == "3482 件");
        screen.click(MirrorRole::Link, "交换");
        REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
        CHECK(first_command<ui::Navigate>(commands)->view == ui::ViewKind::Exchange);
        screen.click(MirrorRole::Button, "切换身份：玄武区信访局・李敏（接访窗口）");
        CHECK(test::unmirrored_items(screen) == "");
        screen.click(MirrorRole::Button, "以王海峰身份 玄武区信访局（首办责任领导）");
        REQUIRE(first_command<ui::SwitchIdentity>(commands) != nullptr);
        screen.click(MirrorRole::SearchBox, "搜索");
        screen.type("jh");
        CHECK(screen.find(MirrorRole::Option, "去交换") != nullptr);
        CHECK(test::unmirrored_items(screen) == "");
        screen.press(ImGuiKey_DownArrow);
        screen.press(ImGuiKey_Enter);
        REQUIRE(events.command.has_value());
        CHECK(*events.command == ui::CommandName::GoExchange);
        screen.click(MirrorRole::SearchBox, "搜索");
        screen.type("x");
        screen.click(MirrorRole::Option, "王建国・拆迁补偿款未足额到位");
        REQUIRE(events.record.has_value());
        CHECK(*events.record == base::RecordId("record-7"));
    }

    TEST_CASE("no widget of the case page, the registration and the wizard lacks a mirror node")
    {
        test::Screen screen(1440, 2400);
        ui::Commands commands;
        app::ShellSnapshot const shell = test::a_shell();
        app::RegisterAdvice const advice;
        std::vector<app::PickerItem> const places = test::some_places();
        ui::FormReferences references{places, places, places, places, places};
        SUBCASE("case")
        {
            app::CaseSnapshot const snapshot = test::a_case();
            ui::CaseView view;
            screen.show([&] { view.draw({snapshot, shell, references, ""}, commands); });
            CHECK(test::unmirrored_items(screen) == "");
            CHECK(screen.count(MirrorRole::ListItem) == 7);
            screen.click(MirrorRole::Link, "撤销");
            REQUIRE(first_command<ui::OpenAct>(commands) != nullptr);
            CHECK(first_command<ui::OpenAct>(commands)->act == "undo");
        }
        SUBCASE("registration")
        {
            ui::RegisterView view;
            view.start({{"channel", "VISIT"}}, nullptr);
            screen.show([&] { view.draw({shell, advice, references, "玄武区信访局", "王海峰", "李敏"}, commands); });
            CHECK(test::unmirrored_items(screen) == "");
            view.show_problems({{base::ErrorCode::InvalidInput, "", "姓名不能为空", "petitioners[0].name"}});
            screen.frame(3);
            CHECK(screen.node(MirrorRole::TextBox, "姓名").invalid);
            CHECK(screen.node(MirrorRole::TextBox, "姓名").active);
            CHECK(screen.has_text("姓名不能为空"));
        }
        SUBCASE("registration of somebody known")
        {
            app::RegisterAdvice known;
            known.same_person.push_back({base::RecordId("R9"), "LF32010220230615000100", {},
                "地下车位・2023-06-15・已受理", "电话一致", false});
            known.same_person_total = 3;
            ui::RegisterView view;
            view.start({{"channel", "VISIT"}}, nullptr);
            screen.show([&] { view.draw({shell, known, references, "玄武区信访局", "王海峰", "李敏"}, commands); });
            CHECK(test::unmirrored_items(screen) == "");
            CHECK(screen.find(MirrorRole::Heading, "同一人的其他事项（3）") != nullptr);
            CHECK(screen.has_text("电话一致"));
            commands.take();
            screen.click(MirrorRole::Link, "查看");
            REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
            CHECK(first_command<ui::Navigate>(commands)->record == base::RecordId("R9"));
        }
        SUBCASE("wizard, left empty")
        {
            base::ValueObject const draft{{"page", "people"}, {"name", "玄武区信访局"}, {"region", "320102"}};
            ui::WizardView view;
            view.start(&draft);
            screen.show([&] { view.draw(places, commands); });
            screen.click(MirrorRole::Button, "建立工作区");
            screen.frame(2);
            for (auto const* field : {"首办责任领导", "首办责任人（窗口）", "单位 1", "责任领导 1", "承办人 1"}) {
                CAPTURE(field);
                CHECK(screen.node(MirrorRole::TextBox, field).invalid);
            }
        }
        SUBCASE("wizard")
        {
            ui::WizardView view;
            screen.show([&] { view.draw(places, commands); });
            screen.click(MirrorRole::Button, "开始建立");
            CHECK(test::unmirrored_items(screen) == "");
            commands.take();
            screen.click(MirrorRole::TextBox, "单位名称");
            screen.type("玄武区信访局");
            // What was typed goes into a draft, and another start of the wizard begins with it.
            auto const queue = commands.take();
            REQUIRE_FALSE(queue.empty());
            auto const* draft = std::get_if<ui::SaveDraft>(&queue.back());
            REQUIRE(draft != nullptr);
            CHECK(draft->key == ui::WizardView::DRAFT_KEY);
            auto const fields = draft->fields;
            view.start(nullptr);
            screen.frame();
            CHECK(screen.find(MirrorRole::TextBox, "单位名称") == nullptr);
            view.start(&fields);
            screen.frame();
            CHECK(screen.node(MirrorRole::TextBox, "单位名称").value == "玄武区信访局");
        }
    }
}

} // namespace view_tests
