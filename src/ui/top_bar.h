// The bar above everything: brand, search, state of saving, identity. And the navigation at the left.
#pragma once

#include "ui/commands.h"
#include "ui/search_palette.h"

namespace ui {

struct TopBar {
    app::ShellSnapshot const& shell;
    domain::Organisation const& organisation;
    SearchPalette& search;
};

SearchEvents draw_top_bar(TopBar const& bar, Commands& commands);
void draw_self_service_bar(TopBar const& bar, Commands& commands); // for the petitioner at the machine

// Narrow windows and high zoom leave the icons only.
float navigation_width();
void draw_navigation(app::ShellSnapshot const& shell, ViewKind current, Commands& commands);

} // namespace ui
