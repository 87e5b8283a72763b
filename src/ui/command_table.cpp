// The table; its completeness is checked when compiling. Ctrl with a letter is left to the browser where it owns it.
#include "ui/command_table.h"

#include <array>

namespace ui {

namespace {

constexpr std::array TABLE{
    CommandEntry{CommandName::GoToday, "去今日", "qjr", Icon::Today, ImGuiMod_Alt | ImGuiKey_1, "Alt+1",
        "今天要办的、快到期的和逾期的"},
    CommandEntry{CommandName::GoRegister, "登记信访件", "djxfj", Icon::Register, ImGuiMod_Alt | ImGuiKey_2, "Alt+2",
        "登记一件新的来信、来访、来电或网上信访"},
    CommandEntry{CommandName::GoLedger, "去台账", "qtz", Icon::Ledger, ImGuiMod_Alt | ImGuiKey_3, "Alt+3",
        "全部信访件，可筛选、排序、查找"},
    CommandEntry{CommandName::GoAlerts, "去督查", "qdc", Icon::Bell, ImGuiMod_Alt | ImGuiKey_4, "Alt+4",
        "临期提示、到期催办、逾期问效，风险和线索"},
    CommandEntry{CommandName::GoIndicators, "去考核", "qkh", Icon::Chart, ImGuiMod_Alt | ImGuiKey_5, "Alt+5",
        "一次性化解率等二十二项指标，同比环比，逐件可查"},
    CommandEntry{CommandName::GoLedgerItems, "去专项台账", "qzxtz", Icon::Folder, ImGuiMod_Alt | ImGuiKey_6, "Alt+6",
        "排查、政策、接访、通报、三项建议、培训等专项台账"},
    CommandEntry{CommandName::GoExchange, "去交换", "qjh", Icon::Exchange, ImGuiMod_Alt | ImGuiKey_7, "Alt+7",
        "导出和导入数据包"},
    CommandEntry{CommandName::GoRules, "去规则", "qgz", Icon::Rules, ImGuiMod_Alt | ImGuiKey_8, "Alt+8",
        "每条时限的期限、来源和依据；内部时限可以调整"},
    CommandEntry{CommandName::GoSettings, "去设置", "qsz", Icon::Settings, ImGuiMod_Alt | ImGuiKey_9, "Alt+9",
        "身份、机构、日历、存储和显示"},
    CommandEntry{
        CommandName::FocusSearch, "搜索", "ss", Icon::Search, ImGuiMod_Ctrl | ImGuiKey_K, "Ctrl+K", "查找信访件或命令"},
    CommandEntry{CommandName::SaveBackup, "导出备份", "dcbf", Icon::Exchange, ImGuiMod_Ctrl | ImGuiKey_S, "Ctrl+S",
        "把整个工作区存成浏览器外的文件"},
    CommandEntry{CommandName::ZoomIn, "放大", "fd", Icon::Plus, ImGuiMod_Alt | ImGuiKey_Equal, "Alt+=", "界面放大一级"},
    CommandEntry{
        CommandName::ZoomOut, "缩小", "sx", Icon::None, ImGuiMod_Alt | ImGuiKey_Minus, "Alt+-", "界面缩小一级"},
    CommandEntry{
        CommandName::ZoomReset, "原始大小", "ysdx", Icon::None, ImGuiMod_Alt | ImGuiKey_0, "Alt+0", "界面恢复到 100%"},
    CommandEntry{CommandName::ShowShortcuts, "快捷键一览", "kjjyl", Icon::Info, ImGuiKey_F1, "F1", "列出全部快捷键"},
};

constexpr bool table_is_in_order()
{
    for (std::size_t i = 0; i < TABLE.size(); ++i) {
        if (TABLE[i].name != static_cast<CommandName>(i) || TABLE[i].label.empty() || TABLE[i].help.empty())
            return false;
    }
    return true;
}
static_assert(TABLE.size() == static_cast<std::size_t>(CommandName::Count));
static_assert(table_is_in_order());

} // namespace

std::span<CommandEntry const> command_table()
{
    return TABLE;
}

CommandEntry const& command_entry(CommandName name)
{
    return TABLE[static_cast<std::size_t>(name)];
}

} // namespace ui
