// The shell on a real workspace (SQLite in memory): what a person does with mouse and keyboard ends in the journal.
#include "ui/completeness.h"
#include "ui/shell.h"
#include "ui/test_screen.h"

#include "support/app/late_files.h"
#include "support/app/test_workspace.h"

#include "support/doctest.h"

namespace shell_tests {

namespace {

using base::MirrorRole;

// What the composition root would do, kept for looking at.
class TestHost final : public ui::Host {
public:
    void open_file(std::string const&, std::function<void(platform::OpenedFile)> opened) override
    {
        if (!next_file.empty())
            opened(support::file_of(next_file, next_name));
    }
    void save_file(std::string const& name, std::string const& mime, std::string_view bytes) override
    {
        saved_name = name;
        saved_mime = mime;
        saved = bytes;
    }
    std::unique_ptr<platform::SavedFile> begin_file(std::string const& name, std::string const& mime) override
    {
        return std::make_unique<TestFile>(*this, name, mime);
    }
    void print_html(std::string const&, std::string const& html) override { printed = html; }
    void announce(std::string const& text, platform::Urgency) override { announced += text + "\n"; }
    void request_frame() override { }
    void export_backup() override { ++backups; }
    void open_backup() override { }
    void take_over() override { }
    void open_demo() override { ++demos; }
    void open_own_workspace() override { }
    void workspace_was_set_up(app::WorkspaceSetup const&) override { ++set_ups; }
    float remembered_zoom() override { return zoom; }
    void remember_zoom(float factor) override { zoom = factor; }

    std::string next_file, next_name{"包.json"}, saved_name, saved_mime, saved, printed, announced;
    int backups{0}, demos{0}, set_ups{0};
    float zoom{1};
    int files_given_up{0};
    std::size_t largest_piece{0};

private:
    class TestFile final : public platform::SavedFile {
    public:
        TestFile(TestHost& host, std::string name, std::string mime)
            : m_host(host)
            , m_name(std::move(name))
            , m_mime(std::move(mime))
        {
        }
        ~TestFile() override { m_host.files_given_up += !m_is_finished; }
        void write(std::string_view piece) override
        {
            m_host.largest_piece = std::max(m_host.largest_piece, piece.size());
            m_bytes += piece;
        }
        void finish() override
        {
            m_is_finished = true;
            m_host.save_file(m_name, m_mime, m_bytes);
        }

    private:
        TestHost& m_host;
        std::string m_name, m_mime, m_bytes;
        bool m_is_finished{false};
    };
};

struct Desk {
    explicit Desk(float width = 1440, float height = 900, store::AttachmentStore* files = nullptr)
        : screen(width, height)
        , workspace(1, "2023-06-15", files)
    {
        workspace.set_up();
    }

    void open()
    {
        shell = std::make_unique<ui::Shell>(workspace.app(), host);
        screen.show_bare([this] { shell->draw(); });
    }

    // Through the palette: the first record that the text finds.
    void find_case(std::string_view text)
    {
        screen.press(ImGuiMod_Ctrl | ImGuiKey_K);
        screen.type(text);
        screen.press(ImGuiKey_DownArrow);
        screen.press(ImGuiKey_Enter);
    }

    void open_ledger(std::string_view group, std::string_view kind)
    {
        for (std::string_view const name : {std::string_view("专项"), group, kind}) {
            screen.click(MirrorRole::Link, name);
            screen.frame(3);
        }
    }

    void fill(MirrorRole role, std::string_view name, std::string_view text)
    {
        reach(role, name);
        screen.click(role, name);
        screen.type(text);
    }

    void replace(std::string_view name, std::string_view text)
    {
        reach(MirrorRole::TextBox, name);
        screen.click(MirrorRole::TextBox, name);
        screen.press(ImGuiMod_Ctrl | ImGuiKey_A);
        screen.type(text);
    }

    void choose(std::string_view field, std::string_view option)
    {
        reach(MirrorRole::ComboBox, field);
        screen.click(MirrorRole::ComboBox, field);
        screen.click(MirrorRole::Option, option);
    }

    // Scrolls the page until the widget is in view, as a person would.
    void reach(MirrorRole role, std::string_view name)
    {
        for (int i = 0; i < 20; ++i) {
            base::MirrorNode const& node = screen.node(role, name);
            if (node.height > 20 && node.y + node.height < 890)
                return;
            screen.wheel(700, 500, node.y > 400 ? 2 : -2);
        }
    }

    test::Screen screen;
    TestHost host; // outlives an export that is still running
    support::TestWorkspace workspace;
    std::unique_ptr<ui::Shell> shell;
};

} // namespace

TEST_SUITE("ui/shell")
{
    TEST_CASE("a workspace that is not set up starts with the wizard")
    {
        test::Screen screen;
        support::TestWorkspace workspace;
        TestHost host;
        ui::Shell shell(workspace.app(), host);
        screen.show_bare([&] { shell.draw(); });
        CHECK(screen.find(MirrorRole::Button, "开始建立") != nullptr);
        CHECK(screen.find(MirrorRole::Link, "台账") == nullptr);
        screen.click(MirrorRole::Button, "打开演示工作区");
        CHECK(host.demos == 1);
    }

    TEST_CASE("PR-05: the self-service identity has one page: query code and ID number, then that evaluation alone")
    {
        Desk desk;
        auto const record = desk.workspace.registers();
        desk.workspace.carries_to_acceptance(record);
        auto const code = desk.workspace.app().case_view(record)->record.query_code;
        desk.workspace.act_as("li");
        desk.workspace.does("define_staff", {},
            {{"id", "self"}, {"name", "自助评价"}, {"org", "bureau"}, {"roles", base::ValueList{"PETITIONER"}},
                {"active", true}});
        REQUIRE(!desk.workspace.app().switch_identity(base::StaffId("self"), base::StaffId("self")).is_error());
        desk.open();
        desk.screen.frame(4);
        for (auto const* page : {"今日", "登记", "台账", "督查", "考核", "专项", "交换", "规则", "设置"})
            CHECK_MESSAGE(desk.screen.find(MirrorRole::Link, page) == nullptr, page);
        CHECK(!desk.screen.has_text("刘德芳"));
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_3); // no way round by a shortcut
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_K);
        desk.screen.frame(2);
        CHECK(desk.screen.node(MirrorRole::TextBox, "查询码").required);
        CHECK(desk.screen.node(MirrorRole::TextBox, "证件号码后四位").required);
        desk.screen.click(MirrorRole::Button, "查询");
        desk.screen.frame(2);
        CHECK(desk.screen.has_text("请填写查询码和证件号码后四位"));
        desk.fill(MirrorRole::TextBox, "查询码", "22222222");
        desk.fill(MirrorRole::TextBox, "证件号码后四位", "无");
        desk.screen.click(MirrorRole::Button, "查询");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("对不上"));
        desk.replace("查询码", code);
        desk.screen.click(MirrorRole::Button, "查询");
        desk.screen.frame(4);
        CHECK(desk.screen.has_text("处理意见送达后才能评价"));
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.choose("满意度", "不满意");
        desk.screen.click(MirrorRole::Button, "提交评价");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("不满意的请写明理由"));
        CHECK(!desk.screen.has_text("evaluate"));
        desk.choose("满意度", "满意");
        desk.screen.click(MirrorRole::Button, "提交评价");
        desk.screen.frame(4);
        CHECK(desk.screen.has_text("已评价：满意"));
        desk.screen.click(MirrorRole::Button, "结束");
        desk.screen.frame(3);
        CHECK(desk.screen.node(MirrorRole::TextBox, "查询码").value.empty());
        desk.screen.click(MirrorRole::Button, "切换身份：玄武区信访局・自助评价（信访人）");
        desk.screen.frame(2);
        desk.screen.click(MirrorRole::Button, "以李敏身份 玄武区信访局（首办责任人）");
        desk.screen.frame(4);
        CHECK(desk.screen.find(MirrorRole::Link, "台账") != nullptr); // the staff have taken the machine back
        CHECK(desk.workspace.app().case_view(record)->record.evaluations.size() == 1);
    }

    TEST_CASE("every page of a working office is mirrored completely, at 100 % and at 200 %")
    {
        Desk desk;
        base::RecordId const record = desk.workspace.registers();
        desk.workspace.triages(record);
        desk.workspace.act_as("li");
        SUBCASE("100 %") { }
        SUBCASE("200 %")
        {
            desk.host.zoom = 2;
        }
        SUBCASE("small window")
        {
            ImGui::GetIO().DisplaySize = ImVec2(1024, 700);
        }
        desk.open();
        for (std::string_view page : {"今日", "登记", "台账", "督查", "考核", "专项", "交换", "规则", "设置"}) {
            desk.screen.click(MirrorRole::Link, page);
            CHECK(test::unmirrored_items(desk.screen) == "");
            CHECK(desk.screen.node(MirrorRole::Link, page).selected == base::MirrorState::True);
        }
        desk.screen.click(MirrorRole::Link, "台账");
        desk.screen.click(MirrorRole::Cell, "刘德芳");
        CHECK(desk.shell->route().view == ui::ViewKind::Case);
        CHECK(desk.shell->route().record == record);
        CHECK(test::unmirrored_items(desk.screen) == "");
    }

    TEST_CASE("what is wrong on one page is not said on the next")
    {
        Desk desk;
        desk.workspace.act_as("li");
        desk.open();
        desk.shell->show_toast(ui::NoticeKind::Danger, "“名称”没有填写");
        desk.shell->show_toast(ui::NoticeKind::Ok, "身份已切换");
        desk.screen.frame(2);
        CHECK(desk.screen.has_text("“名称”没有填写"));
        desk.screen.click(MirrorRole::Link, "专项");
        desk.screen.frame(2);
        CHECK_FALSE(desk.screen.has_text("“名称”没有填写"));
        CHECK(desk.screen.has_text("身份已切换"));
    }

    TEST_CASE("the dialog of an analysis begins with the month that is over")
    {
        Desk desk;
        desk.workspace.act_as("li");
        desk.open();
        desk.open_ledger("督查督办", "分析报告");
        desk.screen.click(MirrorRole::Button, "起草分析报告");
        desk.screen.frame(3);
        CHECK(desk.screen.node(MirrorRole::TextBox, "名称").value == "2023年5月初次信访分析报告");
        CHECK(desk.screen.node(MirrorRole::TextBox, "截止日期").value == "2023-05-31");
    }

    TEST_CASE("a registration with mistakes keeps everything, marks each field, and the draft outlives the program")
    {
        Desk desk;
        desk.open();
        desk.screen.click(MirrorRole::Link, "登记");
        desk.fill(MirrorRole::TextBox, "姓名", "刘德芳");
        desk.fill(MirrorRole::TextBox, "证件号码", "32010219570314082X");
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        CHECK(desk.shell->route().view == ui::ViewKind::Register);
        CHECK(desk.screen.node(MirrorRole::TextBox, "证件号码").invalid);
        CHECK(desk.screen.node(MirrorRole::TextBox, "证件号码").description.find("校验") != std::string::npos);
        CHECK(desk.screen.node(MirrorRole::TextBox, "姓名").value == "刘德芳");
        CHECK_FALSE(desk.screen.node(MirrorRole::TextBox, "姓名").invalid);
        CHECK(desk.screen.node(MirrorRole::TextBox, "住址").invalid);
        CHECK(desk.screen.node(MirrorRole::ComboBox, "信访目的").invalid);
        CHECK(desk.host.announced.find("共") != std::string::npos);
        CHECK(desk.workspace.app().ledger_ids({}).empty());
        desk.workspace.clock().set(base::Instant{desk.workspace.clock().now().milliseconds + 2000});
        desk.screen.frame(2);
        desk.shell.reset();
        desk.workspace.reopen();
        desk.open();
        desk.screen.click(MirrorRole::Link, "登记");
        CHECK(desk.screen.node(MirrorRole::TextBox, "证件号码").value == "32010219570314082X");
    }

    TEST_CASE("a registration typed by hand ends in the journal, and the case opens with its triage")
    {
        Desk desk;
        desk.open();
        desk.screen.click(MirrorRole::Link, "登记");
        desk.fill(MirrorRole::TextBox, "姓名", "刘德芳");
        desk.fill(MirrorRole::TextBox, "联系电话", "13800002231");
        desk.fill(MirrorRole::TextBox, "住址", "南京市玄武区锁金村12号");
        desk.reach(MirrorRole::ComboBox, "信访目的");
        desk.screen.click(MirrorRole::ComboBox, "信访目的");
        desk.screen.press(ImGuiKey_DownArrow);
        desk.screen.press(ImGuiKey_Enter);
        CHECK_FALSE(desk.screen.node(MirrorRole::ComboBox, "信访目的").value.empty());
        desk.reach(MirrorRole::ComboBox, "内容分类");
        desk.screen.click(MirrorRole::ComboBox, "内容分类");
        desk.screen.type("zf");
        desk.screen.press(ImGuiKey_Enter);
        CHECK_FALSE(desk.screen.node(MirrorRole::ComboBox, "内容分类").value.empty());
        desk.fill(MirrorRole::MultilineTextBox, "主要诉求", "要求交付地下车位");
        desk.fill(MirrorRole::MultilineTextBox, "事实和理由", "收房后物业要求购买车位方可办理门禁。");
        desk.fill(MirrorRole::MultilineTextBox, "信访过程", "4月向物业投诉。");
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        desk.screen.frame(4);
        CHECK_MESSAGE(desk.workspace.app().ledger_ids({}).size() == 1, desk.host.announced);
        CHECK(desk.shell->route().view == ui::ViewKind::Case);
        CHECK(desk.screen.find(MirrorRole::Dialog, "甄别") != nullptr);
        CHECK(desk.host.announced.find("已登记 LF") != std::string::npos);
        CHECK_FALSE(desk.workspace.app().load_draft(ui::RegisterView::DRAFT_KEY).has_value());
    }

    TEST_CASE("the search box finds a person and opens the case; Enter alone shows the ledger")
    {
        Desk desk;
        base::RecordId const record = desk.workspace.registers();
        desk.open();
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_K);
        CHECK(desk.screen.node(MirrorRole::SearchBox, "搜索").active);
        desk.screen.type("刘德");
        desk.screen.press(ImGuiKey_DownArrow);
        desk.screen.press(ImGuiKey_Enter);
        CHECK(desk.shell->route().record == record);
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_K);
        desk.screen.type("刘德");
        desk.screen.press(ImGuiKey_Enter);
        CHECK(desk.shell->route().view == ui::ViewKind::Ledger);
        CHECK(desk.screen.node(MirrorRole::SearchBox, "在台账中查找").value == "刘德");
        CHECK(desk.screen.node(MirrorRole::Table, "台账").row_count == 1);
    }

    TEST_CASE("what one office exports another imports; a damaged package changes nothing and says where")
    {
        std::string package;
        {
            Desk desk;
            desk.workspace.registers();
            desk.open();
            desk.screen.click(MirrorRole::Link, "交换");
            desk.screen.click(MirrorRole::Button, "导出整个工作区（1 件）");
            CHECK(desk.host.saved_name.ends_with(".json"));
            package = desk.host.saved;
        }
        CHECK(package.find("chuxin.exchange") != std::string::npos);

        Desk other;
        other.open();
        other.screen.click(MirrorRole::Link, "交换");
        other.host.next_file = package.substr(0, package.size() / 2);
        other.screen.click(MirrorRole::Button, "选择文件…");
        other.screen.frame(6);
        CHECK(other.screen.has_text("这个文件不能导入"));
        CHECK(other.screen.find(MirrorRole::Button, "确认导入") == nullptr);
        CHECK(other.workspace.app().ledger_ids({}).empty());
        other.screen.click(MirrorRole::Button, "关闭");
        other.host.next_file = package;
        other.screen.click(MirrorRole::Button, "选择文件…");
        other.screen.frame(6);
        other.screen.click(MirrorRole::Button, "确认导入");
        other.screen.frame(10);
        CHECK(other.workspace.app().ledger_ids({}).size() == 1);
        CHECK(other.host.announced.find("导入完成") != std::string::npos);
    }

    TEST_CASE("J12: a file is attached to a dialog, kept by the draft, named by the act, and saved again byte by byte")
    {
        Desk desk;
        auto const record = desk.workspace.registers();
        desk.workspace.act_as("li");
        desk.open();
        desk.find_case("刘德");
        auto const open_dialog = [&] {
            desk.reach(MirrorRole::Button, "补充附件");
            desk.screen.click(MirrorRole::Button, "补充附件");
            desk.screen.frame(2); // it opens with the next frame
        };
        open_dialog();
        desk.host.next_file = std::string("\x89PNG\0\xFF scan", 11);
        desk.host.next_name = "送达回证.png";
        desk.screen.click(MirrorRole::Button, "选择文件…");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("送达回证.png（11 字节）"));
        desk.host.next_name = "大图.png";
        auto const small = std::exchange(desk.host.next_file, std::string(10 * 1024 * 1024 + 1, 'x'));
        desk.screen.click(MirrorRole::Button, "选择文件…");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text(
            "附件“大图.png”有 10.0 MB，超过单个附件 10 MB 的上限（技术限制，不是法定要求），请压缩或拆分后再附。"));
        desk.screen.click(MirrorRole::Button, "取消"); // the draft keeps the file
        open_dialog();
        CHECK(desk.screen.has_text("送达回证.png（11 字节）"));
        desk.screen.click(MirrorRole::Button, "移除");
        desk.screen.frame(3); // the dialog has a line less
        CHECK_FALSE(desk.screen.has_text("送达回证.png（11 字节）"));
        desk.host.next_file = small;
        desk.host.next_name = "送达回证.png";
        desk.screen.click(MirrorRole::Button, "选择文件…");
        desk.screen.frame(3);
        desk.choose("材料类别", "送达凭证");
        auto const nodes = desk.screen.mirror().nodes; // the page behind the dialog has a button of this name too
        auto const submit = std::find_if(nodes.rbegin(), nodes.rend(),
            [](auto const& node) { return node.role == MirrorRole::Button && node.name == "补充附件"; });
        REQUIRE(submit != nodes.rend());
        desk.screen.click_at(submit->x + submit->width / 2, submit->y + submit->height / 2);
        desk.screen.frame(3);
        auto const view = desk.workspace.app().case_view(record);
        REQUIRE(view);
        REQUIRE(view->attachments.size() == 1);
        CHECK(view->attachments.front().file.name == "送达回证.png");
        desk.reach(MirrorRole::Button, "另存为…");
        desk.screen.click(MirrorRole::Button, "另存为…");
        CHECK(desk.host.saved_name == "送达回证.png");
        CHECK(desk.host.saved_mime == "image/png");
        CHECK(desk.host.saved == small);

        desk.screen.click(MirrorRole::Link, "交换");
        desk.screen.click(MirrorRole::CheckBox, "包含附件");
        desk.screen.click(MirrorRole::Button, "导出整个工作区（1 件）");
        for (int i = 0; i < 20 && !desk.host.saved_name.ends_with(".json"); ++i)
            desk.screen.frame(2);
        CHECK(desk.host.saved.find("\"files\":[\n{") != std::string::npos);
    }

    TEST_CASE("J12: no act goes out while its file is being stored, and the file goes to no other form")
    {
        constexpr auto WAIT = "附件还在保存，请稍候再提交。";
        support::LateFiles files;
        Desk desk(1440, 900, &files);
        auto const record = desk.workspace.registers();
        desk.workspace.act_as("li");
        desk.open();
        auto const said = [&](std::string_view text) {
            auto const& nodes = desk.screen.mirror().nodes;
            return std::count_if(nodes.begin(), nodes.end(), [&](auto const& node) { return node.name == text; });
        };
        auto const choose_file = [&] {
            desk.reach(MirrorRole::Button, "选择文件…");
            desk.screen.click(MirrorRole::Button, "选择文件…");
            desk.screen.frame(2);
            REQUIRE(said("正在保存附件……") == 1);
        };
        desk.host.next_file = "scan";
        desk.host.next_name = "来信.png";
        desk.screen.press(ImGuiMod_Alt | ImGuiKey_2);
        choose_file();
        desk.reach(MirrorRole::Button, "登记并甄别");
        desk.host.announced.clear();
        desk.screen.click(MirrorRole::Button, "登记并甄别");
        desk.screen.frame(2);
        CHECK(said(WAIT) == 2); // beside the field, and at the top of the form
        CHECK(desk.host.announced.empty()); // the act did not go out to be refused

        // The form is cleared before the file is stored: it belongs to nobody.
        desk.screen.click(MirrorRole::Button, "清空重填");
        CHECK(files.deliver());
        desk.screen.frame(3);
        CHECK(said("来信.png（4 字节）") == 0);
        CHECK(desk.host.announced.find("“来信.png”没有附上") != std::string::npos);
        choose_file();
        CHECK(files.deliver());
        desk.screen.frame(3);
        CHECK(said("来信.png（4 字节）") == 1);
        CHECK(said(WAIT) == 0);

        // The same with a dialog that is closed and opened once more.
        desk.screen.press(ImGuiMod_Alt | ImGuiKey_1);
        desk.find_case("刘德");
        auto const open_dialog = [&] {
            desk.reach(MirrorRole::Button, "补充附件");
            desk.screen.click(MirrorRole::Button, "补充附件");
            desk.screen.frame(2);
        };
        auto const submit = [&] {
            auto const nodes = desk.screen.mirror().nodes;
            auto const button = std::find_if(nodes.rbegin(), nodes.rend(),
                [](auto const& node) { return node.role == MirrorRole::Button && node.name == "补充附件"; });
            REQUIRE(button != nodes.rend());
            desk.screen.click_at(button->x + button->width / 2, button->y + button->height / 2);
            desk.screen.frame(3);
        };
        open_dialog();
        desk.choose("材料类别", "送达凭证");
        desk.screen.click(MirrorRole::Button, "选择文件…");
        desk.screen.frame(2);
        submit();
        CHECK(said(WAIT) == 2);
        desk.screen.click(MirrorRole::Button, "取消");
        desk.host.announced.clear();
        open_dialog();
        CHECK(files.deliver());
        desk.screen.frame(3);
        CHECK(desk.host.announced.find("“来信.png”没有附上") != std::string::npos);
        desk.screen.click(MirrorRole::Button, "选择文件…");
        CHECK(files.deliver());
        desk.screen.frame(3);
        submit();
        CHECK(desk.workspace.app().case_view(record)->attachments.size() == 1);
    }

    TEST_CASE("an export with files is handed over in pieces, says what it left out, and is given up when cancelled")
    {
        support::LateFiles files;
        Desk desk(1440, 900, &files);
        auto const record = desk.workspace.registers();
        base::ValueList list;
        for (auto const name : {"一.jpg", "二.jpg", "三.jpg"}) {
            std::string const content(200'000, name[2]);
            auto const hash = base::sha256(content);
            files.disk().put(
                hash, {reinterpret_cast<std::uint8_t const*>(content.data()), content.size()}, [](auto, auto&) {});
            list.emplace_back(domain::to_value({name, "image/jpeg", 200'000, base::to_hex(hash)}));
        }
        desk.workspace.reopen(); // it finds them
        desk.workspace.does("add_attachments", record, {{"purpose", "OTHER"}, {"attachments", std::move(list)}});
        auto& damaged = files.disk().files().begin()->second;
        damaged.front() ^= 1;
        desk.open();
        desk.screen.click(MirrorRole::Link, "交换");
        desk.screen.click(MirrorRole::CheckBox, "包含附件");
        auto const start = [&] {
            desk.screen.click(MirrorRole::Button, "导出整个工作区（1 件）");
            desk.screen.frame(2);
        };
        start();
        desk.screen.click(MirrorRole::Button, "取消");
        desk.screen.frame(2);
        CHECK(desk.host.files_given_up == 1);
        while (files.deliver()) { } // an answer that nobody waits for any more
        start();
        for (int i = 0; i < 40 && desk.host.saved.empty(); ++i) {
            files.deliver();
            desk.screen.frame();
        }
        desk.screen.frame();
        CHECK(desk.host.saved.find("\"files\":[\n{") != std::string::npos);
        CHECK(desk.host.saved.size() > 500'000);
        CHECK(desk.host.largest_piece < 400'000);
        CHECK(desk.host.announced.find("数据包已导出，含附件 2 个；另有 1 个已损坏，未写入：") != std::string::npos);
        CHECK(desk.screen.has_text("另有 1 个已损坏"));
    }

    TEST_CASE("zoom, backup and shortcuts are on the keyboard; an idle screen asks for no frame within a minute")
    {
        Desk desk;
        desk.open();
        desk.screen.press(ImGuiMod_Alt | ImGuiKey_Equal);
        CHECK(desk.host.zoom == doctest::Approx(1.25));
        desk.screen.press(ImGuiMod_Alt | ImGuiKey_0);
        CHECK(desk.host.zoom == doctest::Approx(1));
        desk.screen.press(ImGuiMod_Ctrl | ImGuiKey_S);
        CHECK(desk.host.backups == 1);
        desk.screen.press(ImGuiMod_Alt | ImGuiKey_3);
        CHECK(desk.shell->route().view == ui::ViewKind::Ledger);
        desk.screen.press(ImGuiKey_F1);
        CHECK(desk.screen.find(MirrorRole::Dialog, "快捷键") != nullptr);
        desk.screen.press(ImGuiKey_Escape);
        CHECK(desk.screen.find(MirrorRole::Dialog, "快捷键") == nullptr);
        CHECK(desk.shell->seconds_to_wake() > 60);
    }

    TEST_CASE("acting as somebody else changes who is named in the bar and in the next act")
    {
        Desk desk;
        desk.open();
        desk.screen.click(MirrorRole::Button, "切换身份：玄武区信访局・李敏（首办责任人）");
        desk.screen.click(MirrorRole::Button, "以王海峰身份 玄武区信访局（首办责任领导）");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("切换身份：玄武区信访局・王海峰"));
        CHECK(desk.workspace.app().shell().operator_id == base::StaffId("li"));
        CHECK(desk.workspace.app().shell().identity_id == base::StaffId("wang"));
    }

    TEST_CASE("S118: a training is entered in its ledger with a mistake marked first, assessed, and counted")
    {
        Desk desk(1440, 1400);
        desk.workspace.act_as("he");
        desk.open();
        desk.open_ledger("考核与队伍", "全员培训");
        CHECK(desk.screen.has_text("只能由")); // 何平 keeps no training records
        desk.workspace.act_as("wang");
        desk.shell->refresh();
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("还没有登记"));
        desk.screen.click(MirrorRole::Link, "全员培训");
        desk.screen.frame(3);
        desk.screen.click(MirrorRole::Button, "登记培训");
        desk.screen.frame(2);
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.fill(MirrorRole::TextBox, "名称", "条例培训");
        desk.choose("参训人员", "李敏");
        CHECK(desk.screen.node(MirrorRole::TextBox, "日期").value == base::to_iso(desk.workspace.app().today()));
        desk.fill(MirrorRole::TextBox, "内容", "条例");
        auto const submit = [&] {
            base::MirrorNode const* last = nullptr; // the one of the dialog
            for (auto const& node : desk.screen.mirror().nodes)
                if (node.role == MirrorRole::Button && node.name == "登记培训")
                    last = &node;
            REQUIRE(last != nullptr);
            desk.screen.click_at(last->x + last->width / 2, last->y + last->height / 2);
            desk.screen.frame(3);
        };
        submit();
        CHECK(desk.screen.node(MirrorRole::TextBox, "学时").invalid);
        desk.fill(MirrorRole::TextBox, "学时", "8");
        submit();
        CHECK(desk.screen.find(MirrorRole::Dialog, "登记培训") == nullptr);
        CHECK(desk.screen.has_text("条例培训"));
        CHECK(desk.workspace.app().ledger_kind("TRAINING")->kind.open == 1);
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.screen.click(MirrorRole::Link, "返回全员培训");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("1/4")); // one of four people
        CHECK(desk.screen.find(MirrorRole::Cell, "条例培训") != nullptr);
    }

    TEST_CASE("S96: the rules page shows every rule; an internal limit is changed after its preview")
    {
        Desk desk;
        desk.open();
        desk.screen.click(MirrorRole::Link, "设置");
        desk.screen.click(MirrorRole::Link, "规则");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("条例第二十二条第一款"));
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.screen.click(MirrorRole::Cell, "L02");
        desk.screen.frame(2);
        CHECK(desk.screen.find(MirrorRole::Dialog, "调整内部时限") == nullptr); // a statute
        desk.screen.click(MirrorRole::Cell, "L09");
        desk.screen.frame(2);
        REQUIRE(desk.screen.find(MirrorRole::Dialog, "调整内部时限") != nullptr);
        desk.screen.click(MirrorRole::Button, "预览变动");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("请写明调整理由"));
        desk.fill(MirrorRole::MultilineTextBox, "理由", "本市规定");
        desk.fill(MirrorRole::TextBox, "改为", "1");
        desk.screen.click(MirrorRole::Button, "预览变动");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("没有在走的时限因此变动"));
        desk.screen.click(MirrorRole::Button, "启用");
        desk.screen.frame(3);
        CHECK(desk.screen.find(MirrorRole::Dialog, "调整内部时限") == nullptr);
        bool is_changed = false;
        for (auto const& rule : desk.workspace.app().rules())
            is_changed |= rule.rule_id == "L09" && rule.n != 2;
        CHECK(is_changed);
    }

    TEST_CASE("S96: a number of a rule file is changed in place after its preview, and given back")
    {
        Desk desk;
        desk.workspace.registers();
        desk.open();
        desk.screen.click(MirrorRole::Link, "规则");
        desk.screen.frame(3);
        desk.screen.click(MirrorRole::Link, "初转重风险评分");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("随程序（2026.1 版）"));
        CHECK(desk.screen.has_text("60 分"));
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.screen.click(MirrorRole::Cell, "红色界限");
        desk.screen.frame(2);
        REQUIRE(desk.screen.find(MirrorRole::Dialog, "调整内部规则") != nullptr);
        desk.screen.click(MirrorRole::Button, "预览变动");
        desk.screen.frame(2);
        CHECK(desk.screen.has_text("与现值相同"));
        desk.replace("红色界限（分）", "101");
        desk.screen.click(MirrorRole::Button, "预览变动");
        desk.screen.frame(2);
        CHECK(desk.screen.has_text("应为 2 至 100 的整数"));
        desk.replace("红色界限（分）", "55");
        desk.fill(MirrorRole::MultilineTextBox, "理由", "本市规定");
        desk.screen.click(MirrorRole::Button, "预览变动");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("改 红色界限：60 → 55"));
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.screen.click(MirrorRole::Button, "采用");
        desk.screen.frame(3);
        CHECK(desk.screen.find(MirrorRole::Dialog, "调整内部规则") == nullptr);
        CHECK(desk.screen.has_text("55 分"));
        CHECK(desk.screen.has_text("本单位 2023-06-15 起"));
        desk.screen.click(MirrorRole::Button, "恢复随程序的规则");
        desk.screen.frame(2);
        desk.fill(MirrorRole::MultilineTextBox, "理由", "本市规定废止");
        desk.screen.click(MirrorRole::Button, "预览变动");
        desk.screen.frame(3);
        desk.screen.click(MirrorRole::Button, "恢复");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("60 分"));
        CHECK(desk.screen.has_text("随程序（2026.1 版）"));
    }

    TEST_CASE("S96: a table of rules goes out as a file and comes back changed, never looser than the law")
    {
        Desk desk;
        desk.open();
        desk.screen.click(MirrorRole::Link, "规则");
        desk.screen.frame(3);
        desk.screen.click(MirrorRole::Link, "审核清单");
        desk.screen.frame(3);
        desk.screen.click(MirrorRole::Button, "导出规则文件");
        desk.screen.frame(2);
        CHECK(desk.host.saved_name == "checklist.json");
        std::string const mandatory = R"("text": "有调查核实记录", "mandatory": true)";
        auto const at = desk.host.saved.find(mandatory);
        REQUIRE(at != std::string::npos);
        desk.host.next_file = desk.host.saved;
        desk.host.next_file.replace(at, mandatory.size(), R"("text": "有调查核实记录", "mandatory": false)");
        auto const adopt = [&] {
            desk.screen.click(MirrorRole::Button, "采用规则文件…");
            desk.screen.frame(3);
            REQUIRE(desk.screen.find(MirrorRole::Dialog, "采用规则文件") != nullptr);
            desk.fill(MirrorRole::MultilineTextBox, "理由", "本市规定");
            desk.screen.click(MirrorRole::Button, "预览变动");
            desk.screen.frame(3);
        };
        adopt();
        CHECK(desk.screen.has_text("“Q13”是必审项（条例第三十一条第六项），不能改为选审"));
        CHECK(desk.screen.find(MirrorRole::Button, "采用") == nullptr);
        desk.screen.click(MirrorRole::Button, "取消");
        desk.screen.frame(2);
        std::string const optional = R"("text": "收到当日（工作日）登记", "mandatory": false)";
        desk.host.next_file = desk.host.saved;
        desk.host.next_file.replace(
            desk.host.saved.find(optional), optional.size(), R"("text": "收到当日（工作日）登记", "mandatory": true)");
        adopt();
        CHECK(desk.screen.has_text("改 Q06：必审 否 → 是"));
        desk.screen.click(MirrorRole::Button, "采用");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("本单位 2023-06-15 起"));
    }

    TEST_CASE("an administrator adds a person; who leaves hands over what is in hand")
    {
        Desk desk(1440, 1400);
        base::RecordId const record = desk.workspace.registers();
        desk.open();
        desk.screen.click(MirrorRole::Link, "设置");
        desk.screen.click(MirrorRole::Button, "增加人员");
        desk.screen.frame(2);
        desk.screen.click(MirrorRole::Button, "保存");
        desk.screen.frame(3);
        CHECK(desk.screen.node(MirrorRole::TextBox, "姓名").invalid);
        CHECK(desk.screen.has_text("请至少选一个岗位"));
        desk.fill(MirrorRole::TextBox, "姓名", "赵倩");
        desk.screen.click(MirrorRole::CheckBox, "首办责任人");
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.screen.click(MirrorRole::Button, "保存");
        desk.screen.frame(3);
        CHECK(desk.screen.find(MirrorRole::Dialog, "增加人员") == nullptr);
        domain::Staff const* added = nullptr;
        for (auto const& staff : desk.workspace.app().organisation().staff()) {
            if (staff.name == "赵倩")
                added = &staff;
        }
        REQUIRE(added != nullptr);
        base::StaffId const zhao = added->id;
        CHECK(added->org == base::OrgId("bureau"));

        // 王海峰 runs the office now; 李敏 stays the operator, so 赵倩 is the one who leaves in the end.
        desk.workspace.act_as("wang");
        desk.workspace.does("change_officer", record, {{"officer", zhao.value}, {"reason", "调整分工"}});
        desk.workspace.act_as("li");
        desk.shell->refresh();
        desk.screen.frame(2);
        CHECK(desk.workspace.app().duties_of(zhao).size() == 1);
        desk.screen.click(MirrorRole::Cell, "赵倩");
        desk.screen.frame(2);
        desk.screen.click(MirrorRole::CheckBox, "在岗");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("名下在办 1 件"));
        desk.screen.click(MirrorRole::Button, "保存");
        desk.screen.frame(3);
        CHECK(desk.screen.has_text("请选择接手的人"));
        desk.choose("首办单位承办 1 件移交给", "李敏");
        desk.screen.click(MirrorRole::Button, "保存");
        desk.screen.frame(3);
        CHECK_FALSE(desk.workspace.app().organisation().find_staff(zhao)->active);
        CHECK(desk.workspace.app().duties_of(zhao).empty());
        CHECK(desk.workspace.app().case_view(record)->record.present_officer == base::StaffId("li"));
        CHECK(desk.workspace.app().shell().identity_id == base::StaffId("li"));
        CHECK(desk.screen.find(MirrorRole::Cell, "赵倩（已离岗）") != nullptr);
    }

    TEST_CASE("verification warns over damaged proof, though the books are sound")
    {
        store::MemoryAttachmentStore files;
        Desk desk(1440, 900, &files);
        auto const record = desk.workspace.registers();
        desk.workspace.act_as("li");
        std::string const content = "scan";
        desk.workspace.app().add_attachment("来信.png",
            {reinterpret_cast<std::uint8_t const*>(content.data()), content.size()},
            [&](base::Result<domain::Attachment> const& added) {
                desk.workspace.does("add_attachments", record,
                    {{"purpose", "OTHER"},
                        {"attachments", base::ValueList{base::Value(domain::to_value(added.value()))}}});
            });
        files.files().begin()->second.front() ^= 1;
        desk.open();
        desk.screen.click(MirrorRole::Link, "设置");
        desk.reach(MirrorRole::Button, "开始核对");
        desk.screen.click(MirrorRole::Button, "开始核对");
        desk.screen.frame(20);
        CHECK(desk.screen.has_text("账目核对通过，但有附件损坏或缺失"));
        CHECK(desk.screen.has_text("附件已损坏 1 个"));
    }

    TEST_CASE("an organisation gets a name, a superior and an id of its own; the books are rebuilt to the same results")
    {
        Desk desk(1440, 1400);
        desk.workspace.registers();
        desk.open();
        desk.screen.click(MirrorRole::Link, "设置");
        desk.screen.click(MirrorRole::Radio, "机构");
        desk.screen.click(MirrorRole::Button, "增加机构");
        desk.screen.frame(2);
        desk.screen.click(MirrorRole::Button, "保存");
        desk.screen.frame(3);
        CHECK(desk.screen.node(MirrorRole::TextBox, "机构名称").invalid);
        desk.fill(MirrorRole::TextBox, "机构名称", "玄武区教育局");
        CHECK(test::unmirrored_items(desk.screen) == "");
        desk.screen.click(MirrorRole::Button, "保存");
        desk.screen.frame(3);
        CHECK(desk.screen.find(MirrorRole::Dialog, "增加机构") == nullptr);
        domain::Org const* added = nullptr;
        for (auto const& org : desk.workspace.app().organisation().orgs()) {
            if (org.name == "玄武区教育局")
                added = &org;
        }
        REQUIRE(added != nullptr);
        CHECK(added->parent == base::OrgId("bureau"));
        CHECK(added->region == "320102");
        CHECK(added->level == domain::OrgLevel::County);
        desk.screen.click(MirrorRole::Button, "重算全部结果");
        desk.screen.frame(2);
        CHECK(desk.host.announced.find("重算完成，结果与原来完全一致") != std::string::npos);
        desk.screen.click(MirrorRole::Button, "开始核对");
        desk.screen.frame(2);
        CHECK(desk.screen.has_text("核对通过"));
        desk.workspace.act_as("wang"); // who is no administrator; the organisation was read again by the check
        desk.shell->refresh();
        desk.screen.frame(2);
        CHECK(desk.screen.find(MirrorRole::Button, "以李敏身份修改") != nullptr);
    }
}

} // namespace shell_tests
