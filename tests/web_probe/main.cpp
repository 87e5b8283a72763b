// One screen with a widget of every kind, without the program around it: the tests of the browser run time
// (web/tests/runtime_*.test.mjs) type, click, copy and crash here.
#include "base/mirror.h"
#include "platform/browser/browser_platform.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <string>
#include <utility>
#include <vector>

using base::MirrorNode;
using base::MirrorRole;
using base::MirrorState;

namespace {

class Probe {
public:
    void draw();
    base::Mirror const& mirror() const { return m_mirror; }

private:
    MirrorNode& record(MirrorRole role, std::string name);
    void draw_fields();
    void draw_buttons();
    void draw_table();
    void draw_samples();

    base::Mirror m_mirror;
    char m_name[200]{};
    char m_phone[200]{"138 0000 2231"};
    char m_facts[4000]{};
    bool m_collective{false};
    int m_purpose{0};
    int m_registered{0};
    int m_row{-1};
    std::string m_opened;
    platform::browser::BrowserFiles m_files;
    platform::browser::BrowserAnnouncer m_announcer;
};

MirrorNode& Probe::record(MirrorRole role, std::string name)
{
    auto const min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    MirrorNode node;
    node.id = ImGui::GetItemID();
    if (node.id == 0)
        node.id = ImGui::GetID((name + std::to_string(m_mirror.nodes.size())).c_str());
    node.role = role;
    node.name = std::move(name);
    node.x = min.x;
    node.y = min.y;
    node.width = max.x - min.x;
    node.height = max.y - min.y;
    node.focused = ImGui::IsItemFocused();
    return m_mirror.nodes.emplace_back(std::move(node));
}

void Probe::draw_fields()
{
    ImGui::SetNextItemWidth(320);
    ImGui::InputTextWithHint("##name", "请输入姓名", m_name, sizeof(m_name));
    auto& name = record(MirrorRole::TextBox, "姓名");
    name.value = m_name;
    name.invalid = std::string_view(m_name).find('?') != std::string_view::npos;
    ImGui::SameLine();
    ImGui::SetNextItemWidth(320);
    ImGui::InputText("##phone", m_phone, sizeof(m_phone));
    record(MirrorRole::TextBox, "联系电话").value = m_phone;
    ImGui::InputTextMultiline("##facts", m_facts, sizeof(m_facts), {648, 96});
    record(MirrorRole::MultilineTextBox, "事实和理由").value = m_facts;
}

void Probe::draw_buttons()
{
    if (ImGui::Button("登记")) {
        m_registered++;
        m_announcer.announce("已登记 " + std::to_string(m_registered) + " 件", platform::Urgency::Polite);
        platform::browser::set_last_saved("登记第 " + std::to_string(m_registered) + " 件");
        platform::browser::set_leave_guard(platform::browser::LeaveGuard::Armed);
    }
    record(MirrorRole::Button, "登记");
    ImGui::SameLine();
    ImGui::Checkbox("集体访", &m_collective);
    record(MirrorRole::CheckBox, "集体访").checked = m_collective ? MirrorState::True : MirrorState::False;
    ImGui::SameLine();
    if (ImGui::Button("打开文件")) {
        m_files.open(".json,.txt", [this](platform::OpenedFile file) {
            std::string content(static_cast<std::size_t>(file.size), '\0');
            auto const read = file.read(0, {reinterpret_cast<std::uint8_t*>(content.data()), content.size()});
            m_opened = read.is_error() ? read.error().message : file.name + "：" + content;
        });
    }
    record(MirrorRole::Button, "打开文件");
    ImGui::SameLine();
    if (ImGui::Button("保存文件"))
        m_files.save("初信.txt", "text/plain", m_name);
    record(MirrorRole::Button, "保存文件");
    ImGui::SameLine();
    if (ImGui::Button("打印"))
        m_files.print_html("告知书", "<!doctype html><meta charset=utf-8><h1>受理告知书</h1><p>" + std::string(m_name));
    record(MirrorRole::Button, "打印");
    ImGui::SameLine();
    if (ImGui::Button("复制编号"))
        ImGui::SetClipboardText("WX32010220230616001");
    record(MirrorRole::Button, "复制编号");
    ImGui::SameLine();
    if (ImGui::Button("出错"))
        CHECK(m_registered < 0);
    record(MirrorRole::Button, "出错");
    ImGui::TextUnformatted(("已登记 " + std::to_string(m_registered) + " 件").c_str());
    record(MirrorRole::Text, "已登记 " + std::to_string(m_registered) + " 件");
    ImGui::TextUnformatted(m_opened.c_str());
    record(MirrorRole::Text, "打开的文件：" + m_opened);
}

void Probe::draw_table()
{
    static char const* const PURPOSES[] = {"求决", "举报", "建议"};
    ImGui::SetNextItemWidth(200);
    if (ImGui::BeginCombo("##purpose", PURPOSES[m_purpose])) {
        for (int i = 0; i < 3; i++) {
            if (ImGui::Selectable(PURPOSES[i], i == m_purpose))
                m_purpose = i;
            record(MirrorRole::Option, PURPOSES[i]).selected = i == m_purpose ? MirrorState::True : MirrorState::False;
        }
        ImGui::EndCombo();
    }
    auto& combo = record(MirrorRole::ComboBox, "信访目的");
    combo.value = PURPOSES[m_purpose];
    combo.expanded = MirrorState::False;

    static char const* const ROWS[][2] = {
        {"刘德芳", "车位捆绑销售"}, {"王建国", "拖欠工资"}, {"𠮷田𬭎", "生僻字"}};
    auto const origin = ImGui::GetCursorScreenPos();
    auto const place = m_mirror.nodes.size();
    m_mirror.nodes.emplace_back();
    if (!ImGui::BeginTable("##table", 2, ImGuiTableFlags_Borders, {648, 0}))
        return;
    auto const table_id = ImGui::GetID("##table");
    for (int row = 0; row < 3; row++) {
        ImGui::TableNextRow();
        for (int column = 0; column < 2; column++) {
            ImGui::TableSetColumnIndex(column);
            ImGui::PushID(row * 2 + column);
            if (ImGui::Selectable(ROWS[row][column], row == m_row))
                m_row = row;
            auto& cell = record(MirrorRole::Cell, ROWS[row][column]);
            cell.parent = table_id;
            cell.row = row;
            cell.column = column;
            ImGui::PopID();
        }
    }
    ImGui::EndTable();
    auto& table = m_mirror.nodes[place];
    table.id = table_id;
    table.role = MirrorRole::Table;
    table.name = "台账";
    table.x = origin.x;
    table.y = origin.y;
    table.width = 648;
    table.height = ImGui::GetCursorScreenPos().y - origin.y;
    table.row_count = 100000;
    table.column_count = 2;
}

void Probe::draw_samples()
{
    for (float size : {14.0f, 16.0f, 23.0f, 32.0f}) {
        ImGui::PushFont(ImGui::GetIO().Fonts->Fonts[0], size);
        ImGui::TextUnformatted("初次信访事项 办理情况：2023年6月16日，第１２３号。Ágyj");
        ImGui::PopFont();
    }
    ImGui::PushFont(ImGui::GetIO().Fonts->Fonts[1], 23);
    ImGui::TextUnformatted("玄武区信访局 粗体 Bold 𠮷 𬭎 没有的字 \xF4\x8F\xBF\xBD");
    ImGui::PopFont();
}

void Probe::draw()
{
    m_mirror.nodes.clear();
    auto const* viewport = ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(viewport->Pos);
    ImGui::SetNextWindowSize(viewport->Size);
    ImGui::Begin("探针", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBringToFrontOnFocus);
    draw_fields();
    draw_buttons();
    draw_table();
    draw_samples();
    ImGui::End();
}

} // namespace

static void set_style()
{
    ImGui::StyleColorsLight();
    auto& style = ImGui::GetStyle();
    style.FrameRounding = 6;
    style.FrameBorderSize = 1;
    style.FramePadding = {10, 8};
    style.ItemSpacing = {8, 8};
    style.WindowPadding = {24, 24};
}

int main()
{
    Probe probe;
    platform::browser::Program program;
    program.draw = [&probe, styled = false]() mutable {
        if (!std::exchange(styled, true))
            set_style();
        probe.draw();
    };
    program.mirror = [&probe]() -> base::Mirror const& { return probe.mirror(); };
    platform::browser::run(std::move(program));
}
