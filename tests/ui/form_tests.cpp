// The registration and the dialogs of acts as forms: nothing typed is lost, the first mistake is found, Ctrl+Enter
// works everywhere, rare fields come where they matter.
#include "ui/dialogs/act_dialog.h"
#include "ui/dialogs/staff_dialog.h"
#include "ui/fixtures.h"
#include "ui/test_screen.h"
#include "ui/views/case_view.h"
#include "ui/views/register_view.h"
#include "ui/views/wizard_view.h"
#include "ui/widgets/fields.h"

#include "support/doctest.h"

namespace form_tests {

TEST_SUITE("ui/forms")
{
    using base::MirrorRole;
    using test::first_command;

    struct Desk {
        explicit Desk(float width = 1440, float height = 1600, char const* channel = "VISIT")
            : screen(width, height)
        {
            view.start({{"channel", channel}, {"received_on", "2023-06-15"}}, nullptr);
            screen.show([this] { view.draw({shell, advice, references, "玄武区信访局", "王海峰", "李敏"}, commands); });
        }
        float left(MirrorRole role, std::string_view name) { return screen.node(role, name).x; }
        float top(MirrorRole role, std::string_view name) { return screen.node(role, name).y; }

        test::Screen screen;
        app::ShellSnapshot shell{test::a_shell()};
        app::RegisterAdvice advice;
        std::vector<app::PickerItem> places{test::some_places()}, staff;
        ui::FormReferences references{places, places, {}, {}, {}};
        ui::Commands commands;
        ui::RegisterView view;
    };

    TEST_CASE("Ctrl+Enter registers wherever the keyboard is: nowhere, on a picker, on another button")
    {
        Desk desk;
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        REQUIRE(first_command<ui::DoAct>(desk.commands) != nullptr);
        CHECK(first_command<ui::DoAct>(desk.commands)->command.act == "register_petition");
        desk.commands.take();
        desk.screen.click(MirrorRole::ComboBox, "信访目的");
        desk.screen.click(MirrorRole::Option, "求决");
        desk.screen.frame(2);
        desk.commands.take();
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        CHECK(first_command<ui::DoAct>(desk.commands) != nullptr);
        CHECK(desk.screen.count(MirrorRole::Option) == 0); // the picker stays closed
    }

    TEST_CASE("what is wanted proposes the class of the matter; a class that somebody chose stays")
    {
        Desk desk;
        auto const choose = [&](std::string_view field, std::string_view option) {
            desk.screen.click(MirrorRole::ComboBox, field);
            desk.screen.click(MirrorRole::Option, option);
            desk.screen.frame(2);
        };
        choose("信访目的", "求决");
        CHECK(base::text_or(desk.view.arguments(), "matter_class") == "APPEAL");
        CHECK(desk.screen.find(MirrorRole::TextBox, "被反映人或单位") == nullptr);
        choose("信访目的", "揭发控告");
        CHECK(base::text_or(desk.view.arguments(), "matter_class") == "ACCUSATION");
        CHECK(desk.screen.find(MirrorRole::TextBox, "被反映人或单位") != nullptr);
        CHECK(desk.screen.find(MirrorRole::TextBox, "被反映人职务") != nullptr);
        choose("诉求类别", "其他");
        choose("信访目的", "求决");
        CHECK(base::text_or(desk.view.arguments(), "matter_class") == "OTHER");
    }

    TEST_CASE("the level of the source is asked of a visit; addressee and remark come on demand")
    {
        {
            Desk visit;
            CHECK(visit.screen.find(MirrorRole::ComboBox, "信访来源层级") != nullptr);
            CHECK(visit.screen.find(MirrorRole::TextBox, "问题发生地址") != nullptr);
            CHECK(visit.screen.find(MirrorRole::TextBox, "受信人") == nullptr);
            visit.screen.click(MirrorRole::Link, "填写受信人、备注");
            visit.screen.frame(2);
            CHECK(visit.screen.find(MirrorRole::TextBox, "受信人") != nullptr);
            CHECK(visit.screen.find(MirrorRole::MultilineTextBox, "备注") != nullptr);
        }
        Desk letter(1440, 1600, "LETTER");
        CHECK(letter.screen.find(MirrorRole::ComboBox, "信访来源层级") == nullptr);
        CHECK(letter.screen.find(MirrorRole::Link, "填写受信人、信访来源层级、备注") != nullptr);
    }

    TEST_CASE("the keyboard goes to the first mistake on the page, whatever order they are reported in")
    {
        Desk desk;
        auto const wrong = [](char const* where) {
            return base::Error{base::ErrorCode::InvalidInput, "", "没有填写", where};
        };
        desk.view.show_problems({wrong("facts"), wrong("demands"), wrong("category"), wrong("petitioners[0].address")});
        desk.screen.frame(3);
        CHECK(desk.screen.node(MirrorRole::TextBox, "住址").active);
        CHECK(!desk.screen.node(MirrorRole::MultilineTextBox, "事实和理由").active);
    }

    TEST_CASE("a paste longer than the field is kept whole and marked")
    {
        Desk desk;
        std::string pasted;
        for (int i = 0; i < 4100; ++i)
            pasted += "字";
        ImGui::SetClipboardText(pasted.c_str());
        desk.screen.click(MirrorRole::MultilineTextBox, "事实和理由");
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_V);
        desk.screen.frame(2);
        CHECK(base::text_or(desk.view.arguments(), "facts") == pasted);
        CHECK(desk.screen.node(MirrorRole::MultilineTextBox, "事实和理由").invalid);
        CHECK(desk.screen.has_text("超出 100 字"));
        desk.screen.press(ImGuiKey_Escape);
        desk.screen.click(MirrorRole::TextBox, "联系电话");
        desk.screen.type("13800002231 转 8001，下午不在");
        desk.screen.frame(2);
        CHECK(desk.screen.node(MirrorRole::TextBox, "联系电话").value == "13800002231 转 8001，下午不在");
        CHECK(desk.screen.node(MirrorRole::TextBox, "联系电话").invalid);
    }

    TEST_CASE("registration: what is warned of stands above the button, not on an empty form")
    {
        Desk desk;
        std::vector<base::Error> const warnings{
            {base::ErrorCode::InvalidInput, "A-13", "有扬言或极端倾向的，应记下扬言内容并立即报告", "threat_text"}};
        desk.view.set_warnings(warnings);
        desk.screen.frame(2);
        CHECK(!desk.screen.has_text("应记下扬言内容"));
        desk.screen.click(MirrorRole::TextBox, "姓名");
        desk.screen.type("刘德芳");
        desk.view.set_warnings(warnings);
        desk.screen.frame(2);
        CHECK(desk.screen.has_text("应记下扬言内容"));
    }

    TEST_CASE("no field of the registration stands alone or far from its kind, wide and narrow")
    {
        for (float const width : {1440.0F, 760.0F}) {
            CAPTURE(width);
            Desk desk(width, 2400);
            CHECK(desk.top(MirrorRole::ComboBox, "证件类型") == desk.top(MirrorRole::TextBox, "证件号码"));
            CHECK(desk.top(MirrorRole::TextBox, "收到时间") == desk.top(MirrorRole::ComboBox, "信访来源层级"));
            CHECK(desk.top(MirrorRole::TextBox, "信访人数") == desk.top(MirrorRole::TextBox, "代表人数"));
            auto const beside_phone = width > 1000 ? "住址" : "姓名";
            CHECK(desk.top(MirrorRole::TextBox, "联系电话") == desk.top(MirrorRole::TextBox, beside_phone));
        }
    }

    TEST_CASE("an act's dialog shows warnings and notes, offers only case leaders (T39), and is sent with Ctrl+Enter")
    {
        test::Screen screen;
        ui::Commands commands;
        ui::ActDialog dialog;
        auto const record = test::a_case().record;
        std::vector<app::PickerItem> const staff{
            {"he", "何平", "玄武区住建局・承办人", ""}, {"zhou", "周强", "玄武区信访局・首办责任领导、包案领导", ""}};
        std::vector<app::PickerItem> const leaders{staff[1]};
        ui::FormReferences references{{}, {}, {}, staff, {}};
        references.case_leaders = leaders;
        auto const* act = domain::find_act("assign_case_leader");
        REQUIRE(act != nullptr);
        dialog.open(*act, record, {}, {}, "2023-06-15");
        screen.show([&] { dialog.draw(record, references, commands); });
        CHECK(dialog.take_advice_request());
        CHECK(!dialog.take_advice_request());
        app::ActAdvice advice;
        advice.warnings.push_back({base::ErrorCode::InvalidInput, "T26", "本件尚未评定难易程度", {}});
        advice.notes.push_back({"现在的办理期限", "2023年8月21日"});
        dialog.set_advice(std::move(advice));
        screen.frame(4);
        CHECK(screen.has_text("本件尚未评定难易程度"));
        CHECK(screen.has_text("现在的办理期限"));
        screen.click(MirrorRole::ComboBox, "包案领导");
        CHECK(screen.count(MirrorRole::Option) == 1);
        screen.click(MirrorRole::Option, "周强");
        screen.frame(2);
        CHECK(dialog.take_advice_request());
        commands.take();
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        REQUIRE(first_command<ui::DoAct>(commands) != nullptr);
        CHECK(first_command<ui::DoAct>(commands)->command.act == "assign_case_leader");
    }

    TEST_CASE("triage: the way of handling has its star and its usual value as soon as the matter is an appeal")
    {
        test::Screen screen;
        ui::Commands commands;
        ui::ActDialog dialog;
        auto const record = test::a_case().record;
        auto const* act = domain::find_act("triage");
        REQUIRE(act != nullptr);
        dialog.open(*act, record, {{"first_time", "FIRST"}}, {}, "2023-06-15");
        screen.show([&] { dialog.draw(record, {}, commands); });
        screen.frame(4);
        CHECK(!screen.node(MirrorRole::ComboBox, "分类处理途径").required);
        screen.click(MirrorRole::ComboBox, "诉求类别");
        screen.click(MirrorRole::Option, "申诉求决");
        screen.frame(3);
        CHECK(screen.node(MirrorRole::ComboBox, "分类处理途径").required);
        CHECK(dialog.form().text("route") == "R6_PETITION");
    }

    TEST_CASE("wizard: a field that has been filled in is not red any more, the others stay so")
    {
        test::Screen screen;
        ui::Commands commands;
        auto const places = test::some_places();
        base::ValueObject const draft{{"page", "people"}, {"name", "玄武区信访局"}, {"region", "320102"}};
        ui::WizardView view;
        view.start(&draft);
        screen.show([&] { view.draw(places, commands); });
        screen.click(MirrorRole::Button, "建立工作区");
        screen.frame(2);
        screen.click(MirrorRole::TextBox, "首办责任领导");
        screen.type("王海峰");
        screen.frame(2);
        CHECK(!screen.node(MirrorRole::TextBox, "首办责任领导").invalid);
        CHECK(screen.node(MirrorRole::TextBox, "单位 1").invalid);
    }

    TEST_CASE("a long course shows its last steps, with the one that can be taken back; the earlier ones on demand")
    {
        test::Screen screen(1440, 2000);
        ui::Commands commands;
        app::CaseSnapshot snapshot = test::a_case();
        snapshot.timeline.clear();
        for (int i = 1; i <= 14; ++i)
            snapshot.timeline.push_back({"步骤 " + std::to_string(i), "6-15", base::EntryId("e" + std::to_string(i))});
        snapshot.timeline.back().can_undo = true;
        auto const shell = test::a_shell();
        ui::CaseView view;
        screen.show([&] { view.draw({snapshot, shell, {}, ""}, commands); });
        CHECK(screen.find(MirrorRole::ListItem, "步骤 6") == nullptr);
        CHECK(screen.find(MirrorRole::ListItem, "步骤 7") != nullptr);
        screen.click(MirrorRole::Link, "撤销");
        REQUIRE(first_command<ui::OpenAct>(commands) != nullptr);
        CHECK(base::text_or(first_command<ui::OpenAct>(commands)->fixed, "of") == "e14");
        screen.click(MirrorRole::Link, "显示较早的 6 步");
        screen.frame(2);
        CHECK(screen.find(MirrorRole::ListItem, "步骤 1") != nullptr);
    }

    TEST_CASE("what a choice calls for is marked beside its field before anything is sent (FT-01)")
    {
        test::Screen screen(1440, 1600);
        ui::Commands commands;
        ui::ActDialog dialog;
        auto const record = test::a_case().record;
        dialog.open(*domain::find_act("triage"), record, {{"first_time", "REPEAT"}}, {}, "2023-06-15");
        screen.show([&] { dialog.draw(record, {}, commands); });
        dialog.take_advice_request();
        screen.click(MirrorRole::ComboBox, "初次或重复");
        screen.click(MirrorRole::Option, "初次");
        screen.frame(2);
        REQUIRE(dialog.take_advice_request());
        app::ActAdvice advice;
        advice.problems.push_back({base::ErrorCode::Refused, "FT-01", "改判为初次的须写明理由（FT-01）", "reason"});
        dialog.set_advice(advice);
        screen.frame(3);
        CHECK(screen.has_text("改判为初次的须写明理由"));
        dialog.set_advice({}); // the reason is there, or the choice is the proposed one again
        screen.frame(3);
        CHECK(!screen.has_text("改判为初次的须写明理由"));
    }

    TEST_CASE("an evaluation at the office is keyed in by the petitioner: the operator changes too (PR-05)")
    {
        test::Screen screen(1440, 1600);
        ui::Commands commands;
        app::CaseSnapshot snapshot = test::a_case();
        snapshot.next_hands = {{domain::find_act("evaluate"), base::StaffId("self"), "自助评价（信访人）"}};
        auto const shell = test::a_shell();
        ui::CaseView view;
        screen.show([&] { view.draw({snapshot, shell, {}, ""}, commands); });
        screen.click(MirrorRole::Button, "满意度评价・以自助评价身份");
        REQUIRE(first_command<ui::SwitchIdentity>(commands) != nullptr);
        CHECK(first_command<ui::SwitchIdentity>(commands)->operator_id == base::StaffId("self"));
        CHECK(first_command<ui::SwitchIdentity>(commands)->identity_id == base::StaffId("self"));
    }

    TEST_CASE("the administrator adds a screen of self-service, which holds no post")
    {
        test::Screen screen;
        ui::Commands commands;
        domain::Organisation const organisation = test::an_organisation();
        std::vector<app::PickerItem> const orgs{{"bureau", "玄武区信访局", "", ""}};
        ui::StaffDialog dialog;
        dialog.open(nullptr, base::OrgId("bureau"), {});
        screen.show([&] { dialog.draw({organisation, orgs, {}, {}}, commands); });
        screen.frame(3);
        screen.click(MirrorRole::CheckBox, "首办责任人");
        screen.click(MirrorRole::CheckBox, "自助评价（供信访人评价，不与岗位兼任）");
        screen.frame(2);
        CHECK(screen.node(MirrorRole::TextBox, "姓名").value == "自助评价");
        screen.click(MirrorRole::Button, "保存");
        REQUIRE(first_command<ui::SaveStaff>(commands) != nullptr);
        auto const& roles = base::list_or_empty(first_command<ui::SaveStaff>(commands)->arguments, "roles");
        REQUIRE(roles.size() == 1);
        CHECK(*roles.front().text() == "PETITIONER");
    }
}

} // namespace form_tests
