// The widget kit: what a press or a typed text does, and what the mirror says about it.
#include "ui/completeness.h"
#include "ui/test_screen.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/case_parts.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/picker.h"

#include "support/doctest.h"

#include <array>

namespace widget_tests {

TEST_SUITE("ui/widgets")
{
    using base::MirrorRole;
    using base::MirrorState;

    TEST_CASE("a button is pressed by mouse, by Space and by Enter, and a closed one never")
    {
        test::Screen screen;
        int pressed = 0, closed = 0;
        screen.show([&] {
            pressed += ui::button("登记##one", {.kind = ui::ButtonKind::Primary}) ? 1 : 0;
            closed += ui::button("送达", {.closed_because = "须先通过首办单位审核"}) ? 1 : 0;
        });
        screen.click(MirrorRole::Button, "登记");
        CHECK(pressed == 1);
        screen.press(ImGuiMod_Shift | ImGuiKey_Tab); // the keyboard takes over where the mouse was
        screen.press(ImGuiKey_Tab);
        CHECK(screen.node(MirrorRole::Button, "登记").focused);
        screen.press(ImGuiKey_Space);
        CHECK(pressed == 2);
        screen.press(ImGuiKey_Enter);
        CHECK(pressed == 3);
        screen.click(MirrorRole::Button, "送达");
        CHECK(closed == 0);
        CHECK(screen.node(MirrorRole::Button, "送达").disabled);
        CHECK(screen.node(MirrorRole::Button, "送达").description == "须先通过首办单位审核");
        CHECK(screen.node(MirrorRole::Button, "登记").width > 20);
    }

    TEST_CASE("a text field takes Chinese text, shows its error beside it and keeps what was typed on Escape")
    {
        test::Screen screen;
        std::string name;
        ui::FieldResult last;
        bool committed = false;
        screen.show([&] {
            last = ui::text_field(
                "name", name, {.label = "姓名", .error = name.size() > 9 ? "姓名太长" : "", .required = true});
            committed |= last.committed;
            ui::button("别处");
        });
        screen.click(MirrorRole::TextBox, "姓名");
        CHECK(screen.node(MirrorRole::TextBox, "姓名").active);
        screen.type("王建国𠮷");
        CHECK(name == "王建国𠮷");
        base::MirrorNode const& node = screen.node(MirrorRole::TextBox, "姓名");
        CHECK(node.value == "王建国𠮷");
        CHECK(node.invalid);
        CHECK(node.required);
        CHECK(node.description == "姓名太长");
        CHECK(screen.find(MirrorRole::Text, "姓名太长") != nullptr);
        screen.press(ImGuiKey_Escape);
        CHECK(name == "王建国𠮷");
        CHECK(committed);
        CHECK_FALSE(screen.node(MirrorRole::TextBox, "姓名").active);
    }

    TEST_CASE("a text field stops at its length, counted in characters and not in bytes")
    {
        test::Screen screen;
        std::string value;
        screen.show([&] { ui::text_field("short", value, {.label = "短", .max_length = 3}); });
        screen.click(MirrorRole::TextBox, "短");
        screen.type("一二三四五");
        CHECK(value == "一二三");
    }

    TEST_CASE("a number field takes digits only, and full-width ones as digits")
    {
        test::Screen screen;
        std::string value;
        screen.show([&] { ui::number_field("count", value, {.label = "人数"}); });
        screen.click(MirrorRole::TextBox, "人数");
        screen.type("1a２人3");
        CHECK(value == "123");
    }

    TEST_CASE("a date is read tolerantly and refused when there is no such day")
    {
        CHECK(ui::normalised_date("2023.6.5") == "2023-06-05");
        CHECK(ui::normalised_date("20230605") == "2023-06-05");
        CHECK(ui::normalised_date("2023年6月5日") == "2023-06-05");
        CHECK(ui::normalised_date("２０２３/6/5") == "2023-06-05");
        CHECK_FALSE(ui::normalised_date("2023-02-30").has_value());
        CHECK_FALSE(ui::normalised_date("6月5日").has_value());

        test::Screen screen;
        std::string value;
        screen.show([&] {
            ui::date_field("day", value, {.label = "信访日期"});
            ui::button("别处");
        });
        screen.click(MirrorRole::TextBox, "信访日期");
        screen.type("2023.6.5");
        CHECK(value == "2023.6.5");
        screen.click(MirrorRole::Button, "别处");
        CHECK(value == "2023-06-05");
        screen.click(MirrorRole::Button, "打开日历 信访日期");
        CHECK(screen.find(MirrorRole::ListBox, "选择日期") != nullptr);
        screen.click(MirrorRole::Option, "2023年6月16日");
        CHECK(value == "2023-06-16");
        CHECK(screen.find(MirrorRole::ListBox, "选择日期") == nullptr);
    }

    TEST_CASE("a text area wraps and grows, takes new lines, copies, pastes, undoes, and Ctrl+Enter submits")
    {
        test::Screen screen;
        std::string facts;
        bool submitted = false;
        screen.show([&] {
            submitted |=
                ui::text_area("facts", facts, {.label = "事实和理由", .max_length = 60, .width = 200}).submitted;
            ui::button("别处");
        });
        float const empty_height = screen.node(MirrorRole::MultilineTextBox, "事实和理由").height;
        screen.click(MirrorRole::MultilineTextBox, "事实和理由");
        CHECK(screen.node(MirrorRole::MultilineTextBox, "事实和理由").active);
        CHECK(ImGui::GetIO().WantTextInput);
        screen.type("二〇二三年三月收房后物业要求购买车位方可办理门禁六户业主多次协商未果请求调查处理并书面答复");
        CHECK(screen.node(MirrorRole::MultilineTextBox, "事实和理由").height > empty_height);
        screen.press(ImGuiKey_Enter);
        screen.type("第二行");
        CHECK(facts.ends_with("答复\n第二行"));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Z);
        CHECK(facts.ends_with("答复\n"));
        screen.press(ImGuiMod_Ctrl | ImGuiKey_A);
        screen.press(ImGuiMod_Ctrl | ImGuiKey_C);
        CHECK(screen.clipboard() == facts);
        screen.type("短");
        CHECK(facts == "短");
        screen.press(ImGuiMod_Ctrl | ImGuiKey_V);
        CHECK(facts.starts_with("短二〇二三年"));
        CHECK_FALSE(submitted);
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        CHECK(submitted);
        screen.type(std::string(200, 'a'));
        CHECK(facts.find(std::string(30, 'a')) == std::string::npos); // stopped at 60 characters
        screen.press(ImGuiKey_Tab);
        CHECK(screen.node(MirrorRole::Button, "别处").focused);
        CHECK_FALSE(screen.node(MirrorRole::MultilineTextBox, "事实和理由").active);
    }

    TEST_CASE("arrow keys move over wrapped lines and typing goes to where the mouse pressed")
    {
        test::Screen screen;
        std::string text = "一二三四五六七八九十甲乙丙丁戊己庚辛";
        screen.show([&] { ui::text_area("facts", text, {.label = "事实", .width = 14 * 10 + 26}); });
        base::MirrorNode const area = screen.node(MirrorRole::MultilineTextBox, "事实");
        screen.click_at(area.x + 12, area.y + 10);
        screen.press(ImGuiKey_DownArrow);
        screen.type("X");
        CHECK(text == "一二三四五六七八九十X甲乙丙丁戊己庚辛");
        screen.press(ImGuiKey_Home);
        screen.press(ImGuiMod_Shift | ImGuiKey_End);
        screen.press(ImGuiKey_Delete);
        CHECK(text == "一二三四五六七八九十");
    }

    std::vector<app::PickerItem> places()
    {
        std::vector<app::PickerItem> items{{"320102", "玄武区", "南京市", "xwq"}, {"320104", "秦淮区", "南京市", "qhq"},
            {"320105", "建邺区", "南京市", "jyq"}};
        for (int i = 0; i < 20; ++i)
            items.push_back({"3211" + std::to_string(10 + i), "某区" + std::to_string(i), "镇江市", "mq"});
        return items;
    }

    TEST_CASE("a picker filters by pinyin initials, chooses by Enter and says so in the mirror")
    {
        test::Screen screen;
        std::string code;
        bool changed = false;
        std::vector<app::PickerItem> const items = places();
        screen.show([&] { changed |= ui::picker("place", code, items, {.label = "问题属地"}).changed; });
        CHECK(screen.node(MirrorRole::ComboBox, "问题属地").expanded == MirrorState::False);
        screen.click(MirrorRole::ComboBox, "问题属地");
        CHECK(screen.node(MirrorRole::ComboBox, "问题属地").expanded == MirrorState::True);
        CHECK(screen.node(MirrorRole::SearchBox, "筛选问题属地").active);
        screen.type("QHQ");
        CHECK(screen.count(MirrorRole::Option) == 1);
        screen.press(ImGuiKey_Enter);
        CHECK(code == "320104");
        CHECK(changed);
        CHECK(screen.node(MirrorRole::ComboBox, "问题属地").value == "秦淮区");
        CHECK(screen.count(MirrorRole::Option) == 0);
    }

    TEST_CASE("a picker finds by code and by text, moves with the arrows, and Escape changes nothing")
    {
        std::vector<app::PickerItem> const items = places();
        CHECK(ui::matches_filter(items[0], "3201"));
        CHECK(ui::matches_filter(items[0], "玄武"));
        CHECK(ui::matches_filter(items[0], " xw "));
        CHECK_FALSE(ui::matches_filter(items[0], "qh"));

        test::Screen screen;
        std::string code = "320102";
        screen.show([&] { ui::picker("place", code, items, {.label = "问题属地"}); });
        screen.click(MirrorRole::ComboBox, "问题属地");
        screen.press(ImGuiKey_DownArrow);
        screen.press(ImGuiKey_Escape);
        CHECK(code == "320102");
        CHECK(screen.count(MirrorRole::Option) == 0);
        screen.click(MirrorRole::ComboBox, "问题属地");
        screen.press(ImGuiKey_DownArrow);
        screen.press(ImGuiKey_Enter);
        CHECK(code == "320104");
        screen.click(MirrorRole::ComboBox, "问题属地");
        screen.click(MirrorRole::Option, "建邺区");
        CHECK(code == "320105");
    }

    TEST_CASE("a choice that need not be made can be taken back, a required one cannot")
    {
        test::Screen screen;
        std::string code = "320102";
        std::vector<app::PickerItem> const places{{"320102", "玄武区", "", "xwq"}, {"320104", "秦淮区", "", "qhq"}};
        ui::FieldOptions options{.label = "问题属地"};
        screen.show([&] { ui::picker("place", code, places, options); });
        options.required = true;
        screen.click(MirrorRole::ComboBox, "问题属地");
        CHECK(screen.find(MirrorRole::Link, "清除选择") == nullptr);
        screen.press(ImGuiKey_Escape);
        options.required = false;
        screen.click(MirrorRole::ComboBox, "问题属地");
        screen.click(MirrorRole::Link, "清除选择");
        CHECK(code.empty());
        CHECK(screen.count(MirrorRole::Option) == 0);
    }

    TEST_CASE("check boxes and radio buttons change by a click and tell their state")
    {
        test::Screen screen;
        bool urgent = false;
        std::string purpose = "REQUEST";
        std::array const choices{ui::RadioChoice{"REQUEST", "求决"}, ui::RadioChoice{"ADVICE", "建议"}};
        screen.show([&] {
            ui::checkbox("紧急", urgent);
            ui::radio_group("目的", purpose, choices, {}, true);
        });
        screen.click(MirrorRole::CheckBox, "紧急");
        CHECK(urgent);
        CHECK(screen.node(MirrorRole::CheckBox, "紧急").checked == MirrorState::True);
        base::MirrorNode const group = screen.node(MirrorRole::RadioGroup, "目的");
        CHECK(group.required);
        CHECK(screen.node(MirrorRole::Radio, "建议").parent == group.id);
        screen.click(MirrorRole::Radio, "建议");
        CHECK(purpose == "ADVICE");
        CHECK(screen.node(MirrorRole::Radio, "求决").checked == MirrorState::False);
        CHECK(screen.node(MirrorRole::Radio, "建议").checked == MirrorState::True);
    }

    TEST_CASE("Tab starts at the first widget where the one it was on is gone")
    {
        test::Screen screen;
        bool second_page = false;
        screen.show([&] {
            if (!second_page)
                second_page = ui::button("开始建立");
            else
                ui::button("返回");
            ui::leave_vanished_focus();
        });
        screen.press(ImGuiKey_Tab);
        CHECK(screen.node(MirrorRole::Button, "开始建立").focused);
        screen.press(ImGuiKey_Enter);
        REQUIRE(second_page);
        screen.frame(2);
        CHECK_FALSE(screen.node(MirrorRole::Button, "返回").focused);
        screen.press(ImGuiKey_Tab);
        CHECK(screen.node(MirrorRole::Button, "返回").focused);
    }

    TEST_CASE("Tab and Shift+Tab go through the controls in reading order")
    {
        test::Screen screen;
        std::string first, second;
        screen.show([&] {
            ui::text_field("first", first, {.label = "一"});
            ui::Columns columns({1, 1});
            columns.next();
            ui::text_field("second", second, {.label = "二"});
            columns.next();
            ui::button("三");
        });
        screen.click(MirrorRole::TextBox, "一");
        screen.press(ImGuiKey_Tab);
        CHECK(screen.node(MirrorRole::TextBox, "二").active);
        screen.press(ImGuiKey_Tab);
        CHECK(screen.node(MirrorRole::Button, "三").focused);
        screen.press(ImGuiMod_Shift | ImGuiKey_Tab);
        CHECK(screen.node(MirrorRole::TextBox, "二").active);
    }

    ui::TableEvents g_events;

    void draw_long_table(int rows, ui::TableSpec spec)
    {
        static std::array const s_columns{ui::TableColumn{"编号", 1, 80, true}, ui::TableColumn{"事项", 2, 80, false}};
        spec.name = "台账";
        spec.columns = s_columns;
        spec.row_count = rows;
        ui::TableEvents events = ui::data_table("table", spec, [](int row, ui::TableRow& cells) {
            cells.text("LF" + std::to_string(row));
            cells.chip({"剩 1 天", app::ChipLevel::DueSoon});
        });
        if (events.activated >= 0 || events.sort_by >= 0)
            g_events = events;
        g_events.first_visible = events.first_visible;
        g_events.last_visible = events.last_visible;
    }

    TEST_CASE("a table of 100,000 rows draws and mirrors only the rows in view")
    {
        test::Screen screen;
        g_events = {};
        screen.show([&] { draw_long_table(100'000, {.height = 436}); });
        base::MirrorNode const& table = screen.node(MirrorRole::Table, "台账");
        CHECK(table.row_count == 100'000);
        CHECK(table.column_count == 2);
        CHECK(screen.count(MirrorRole::Row) <= 14); // with the header
        CHECK(screen.find(MirrorRole::Cell, "LF0") != nullptr);
        for (int i = 0; i < 10; ++i)
            screen.wheel(300, 300, 3);
        CHECK(screen.find(MirrorRole::Cell, "LF0") == nullptr);
        CHECK(g_events.first_visible > 20);
        CHECK(screen.count(MirrorRole::Row) <= 14);
    }

    TEST_CASE("a row opens by a click and by Enter, a sortable header asks for sorting, another one does not")
    {
        test::Screen screen;
        g_events = {};
        screen.show([&] { draw_long_table(30, {.height = 436, .sorted_column = 0}); });
        screen.click(MirrorRole::Cell, "LF2");
        CHECK(g_events.activated == 2);
        screen.press(ImGuiKey_DownArrow);
        screen.press(ImGuiKey_Enter);
        CHECK(g_events.activated == 3);
        screen.click(MirrorRole::ColumnHeader, "编号");
        CHECK(g_events.sort_by == 0);
        g_events.sort_by = -1;
        screen.click(MirrorRole::ColumnHeader, "事项");
        CHECK(g_events.sort_by == -1);
        CHECK(screen.node(MirrorRole::ColumnHeader, "编号").description == "升序");
    }

    TEST_CASE("a dialog keeps the page behind it out of reach and closes by Escape and by its cross")
    {
        test::Screen screen;
        bool open = true;
        int behind = 0, inside = 0;
        screen.show([&] {
            behind += ui::button("后面") ? 1 : 0;
            if (!open)
                return;
            ui::Dialog dialog("交办");
            inside += ui::button("确定") ? 1 : 0;
            if (dialog.wants_close())
                open = false;
        });
        CHECK(screen.find(MirrorRole::Dialog, "交办") != nullptr);
        screen.click(MirrorRole::Button, "后面");
        CHECK(behind == 0);
        screen.click(MirrorRole::Button, "确定");
        CHECK(inside == 1);
        screen.press(ImGuiKey_Escape);
        CHECK_FALSE(open);
        CHECK(screen.find(MirrorRole::Dialog, "交办") == nullptr);
        screen.click(MirrorRole::Button, "后面");
        CHECK(behind == 1);
        open = true;
        screen.frame(3);
        screen.click(MirrorRole::Button, "关闭");
        CHECK_FALSE(open);
    }

    TEST_CASE("a dialog higher than the window keeps its title and buttons in sight and scrolls what is between them")
    {
        test::Screen screen(1024, 700);
        std::array<std::string, 30> texts;
        bool done = false;
        screen.show([&] {
            ui::Dialog dialog("提交处理意见");
            for (std::size_t i = 0; i < texts.size(); ++i) {
                std::string const id = "field" + std::to_string(i);
                ui::text_field(id.c_str(), texts[i], {.label = id});
            }
            dialog.begin_buttons(ui::button_width("确定"));
            done = ui::button("确定") || done;
        });
        base::MirrorNode const dialog = screen.node(MirrorRole::Dialog, "提交处理意见");
        CHECK(dialog.y >= 8);
        CHECK(dialog.y + dialog.height <= 700 - 8);
        base::MirrorNode const confirm = screen.node(MirrorRole::Button, "确定");
        CHECK(confirm.height >= 30);
        CHECK(confirm.y + confirm.height <= dialog.y + dialog.height);
        CHECK(screen.node(MirrorRole::TextBox, "field29").height == 0);
        screen.wheel(512, 350, 60);
        screen.frame(4);
        base::MirrorNode const last = screen.node(MirrorRole::TextBox, "field29");
        CHECK(last.height > 20);
        CHECK(last.y + last.height <= confirm.y);
        CHECK(screen.node(MirrorRole::Button, "确定").y == confirm.y);
        CHECK(screen.node(MirrorRole::Button, "关闭").height > 20);
        CHECK(test::unmirrored_items(screen) == "");
        screen.click(MirrorRole::Button, "确定");
        CHECK(done);
    }

    TEST_CASE("where its columns do not fit, a table leaves out the least important first and never runs over its edge")
    {
        constexpr std::array COLUMNS{ui::TableColumn{"编号", 0, 200}, ui::TableColumn{"渠道", 0, 200, false, 2},
            ui::TableColumn{"单位", 0, 200, false, 1}, ui::TableColumn{"时限", 0, 200}};
        float width = 900;
        test::Screen screen;
        screen.show([&] {
            ui::WidthScope scope(ImGui::GetCursorScreenPos().x + width);
            ui::TableSpec spec{.name = "表", .columns = COLUMNS};
            spec.row_count = 1;
            ui::data_table("narrowing", spec, [](int, ui::TableRow& cells) {
                for (std::string_view text : {"一", "二", "三", "四"})
                    cells.text(text);
            });
        });
        CHECK(screen.find(MirrorRole::Cell, "二") != nullptr);
        width = 700;
        screen.frame(2);
        CHECK(screen.find(MirrorRole::ColumnHeader, "渠道") == nullptr);
        CHECK(screen.find(MirrorRole::Cell, "二") == nullptr);
        CHECK(screen.find(MirrorRole::Cell, "三") != nullptr);
        width = 500;
        screen.frame(2);
        CHECK(screen.find(MirrorRole::Cell, "三") == nullptr);
        base::MirrorNode const& last = screen.node(MirrorRole::Cell, "四");
        base::MirrorNode const& table = screen.node(MirrorRole::Table, "表");
        CHECK(last.x + last.width <= table.x + table.width + 1);
    }

    TEST_CASE("Chinese text wraps inside its width and no line starts with closing punctuation")
    {
        test::Screen screen;
        screen.show([] {
            std::string_view const text =
                "受理之日4月21日（不计入），加60日为6月20日；未延期（可延30日，须负责人批准并告知）。";
            float const width = ui::measure("一二三四五六七八").x;
            std::size_t length = 0;
            for (std::string_view line : ui::wrap_lines(text, width)) {
                CHECK(ui::measure(line).x <= width);
                CHECK_FALSE(line.starts_with("，"));
                CHECK_FALSE(line.starts_with("）"));
                CHECK_FALSE(line.starts_with("。"));
                CHECK_FALSE(line.ends_with("（"));
                length += line.size();
            }
            CHECK(length == text.size());
        });
    }

    TEST_CASE("the stage bar tells each stage and which one is current")
    {
        test::Screen screen;
        std::vector<app::StageStep> stages(5);
        stages[0] = {"登记", "4-15", app::StageStep::Progress::Done, "", {}};
        stages[1] = {"受理", "4-21", app::StageStep::Progress::Current, "办理中 第 56 天", {}};
        screen.show([&] { ui::stage_bar(stages); });
        CHECK(screen.count(MirrorRole::ListItem) == 5);
        CHECK(screen.node(MirrorRole::ListItem, "登记").value == "已完成");
        CHECK(screen.node(MirrorRole::ListItem, "受理").selected == MirrorState::True);
        CHECK(screen.node(MirrorRole::ListItem, "受理").description == "办理中 第 56 天");
    }
}

} // namespace widget_tests
