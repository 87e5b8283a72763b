// Commands that belong to the whole program: one table feeds navigation, palette, shortcuts and the shortcuts sheet.
#pragma once

#include "ui/commands.h"
#include "ui/widgets/icons.h"

#include <span>
#include <string_view>

namespace ui {

enum class CommandName {
    GoToday,
    GoRegister,
    GoLedger,
    GoAlerts,
    GoIndicators,
    GoLedgerItems,
    GoExchange,
    GoRules,
    GoSettings,
    FocusSearch,
    SaveBackup,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ShowShortcuts,
    Count,
};

struct CommandEntry {
    CommandName name;
    std::string_view label; // 去今日
    std::string_view pinyin; // initials, for the palette
    Icon icon;
    ImGuiKeyChord chord; // ImGuiKey_None: no shortcut
    std::string_view shortcut; // as shown
    std::string_view help;
};

std::span<CommandEntry const> command_table();
CommandEntry const& command_entry(CommandName name);

} // namespace ui
