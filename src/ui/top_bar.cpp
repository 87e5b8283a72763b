// See top_bar.h.
#include "ui/top_bar.h"

#include "base/text.h"
#include "ui/labels.h"
#include "ui/views/settings_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr float NARROW_WINDOW = 900; // design pixels
constexpr float NARROW_NAVIGATION = 56;
constexpr float NARROW_ITEM = 48;
constexpr float IDENTITY_MENU_WIDTH = 300;
constexpr std::size_t MANY_IDENTITIES = 8; // from then on the menu can be searched

struct NavigationItem {
    ViewKind view;
    Label label;
    Icon icon;
};

constexpr std::array ITEMS{NavigationItem{ViewKind::Today, Label::Today, Icon::Today},
    NavigationItem{ViewKind::Register, Label::Register, Icon::Register},
    NavigationItem{ViewKind::Ledger, Label::Ledger, Icon::Ledger},
    NavigationItem{ViewKind::Alerts, Label::Alerts, Icon::Bell},
    NavigationItem{ViewKind::Indicators, Label::Indicators, Icon::Chart},
    NavigationItem{ViewKind::LedgerItems, Label::LedgerItems, Icon::Folder},
    NavigationItem{ViewKind::Exchange, Label::Exchange, Icon::Exchange},
    NavigationItem{ViewKind::Rules, Label::Rules, Icon::Rules},
    NavigationItem{ViewKind::Settings, Label::Settings, Icon::Settings}};

bool is_narrow()
{
    return ImGui::GetMainViewport()->Size.x < theme::px(NARROW_WINDOW);
}

app::Chip save_chip(app::StorageHealth const& storage)
{
    std::string text(save_state_text(storage.state));
    switch (storage.state) {
    case app::SaveState::Saved:
        return {text + "・" + backup_age_text(storage.backup_age_days), app::ChipLevel::Ok};
    case app::SaveState::Saving:
        return {text, app::ChipLevel::Info};
    case app::SaveState::ReadOnly:
        return {text, app::ChipLevel::DueSoon};
    case app::SaveState::Failed:
    case app::SaveState::MemoryOnly:
        return {text, app::ChipLevel::Overdue};
    }
    return {text, app::ChipLevel::Neutral};
}

// ● 已保存・备份 2 天前
float draw_save_state(app::StorageHealth const& storage, float right, float middle)
{
    app::Chip chip = save_chip(storage);
    theme::ChipColours colours = theme::chip_colours(chip.level);
    TextStyle style{theme::TextSize::Small, theme::Weight::Regular, colours.ink};
    float width = measure(chip.text, style).x + theme::px(34);
    ImVec2 start(right - width, middle - chip_height() / 2);
    ImVec2 end(right, start.y + chip_height());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(start, end, colours.background, chip_height() / 2);
    list.AddCircleFilled(ImVec2(start.x + theme::px(15), middle), theme::px(5), colours.ink);
    draw_text(list, ImVec2(start.x + theme::px(24), middle - theme::font_size(style.size) / 2), chip.text, style);
    base::MirrorNode node;
    node.role = base::MirrorRole::Text;
    node.name = chip.text;
    set_rectangle(node, start, end);
    recorder().add(std::move(node));
    return start.x;
}

// 以…身份: the name, and the post in grey at the right.
bool identity_line(domain::Staff const& staff, domain::Organisation const& organisation, bool current)
{
    std::string const post = staff.roles.empty() ? std::string() : std::string(to_chinese(staff.roles.front()));
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + theme::px(IDENTITY_MENU_WIDTH), start.y + theme::px(32));
    Pressable state = pressable(ImGui::GetID(staff.id.value.c_str()), start, end);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (state.hovered || current)
        list.AddRectFilled(start, end, current ? theme::PRIMARY_SOFT : theme::NEUTRAL_SOFT, theme::px(theme::RADIUS));
    ImU32 const ink = current ? theme::PRIMARY : theme::INK;
    float const middle = (start.y + end.y) / 2;
    draw_icon(list, current ? Icon::Check : Icon::Person, ImVec2(start.x + theme::px(16), middle), theme::px(14), ink);
    TextStyle const name_style{theme::TextSize::Body, theme::Weight::Regular, ink};
    draw_text(
        list, ImVec2(start.x + theme::px(32), middle - theme::font_size(name_style.size) / 2), staff.name, name_style);
    TextStyle const grey{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
    draw_text(list, ImVec2(end.x - measure(post, grey).x - theme::px(10), middle - theme::font_size(grey.size) / 2),
        post, grey);
    base::MirrorNode node = item_node(base::MirrorRole::Button, "以" + staff.name + "身份 ");
    node.name += organisation.org_name(staff.org) + (post.empty() ? "" : "（" + post + "）");
    recorder().add(std::move(node));
    return state.pressed;
}

bool is_found(domain::Staff const& staff, domain::Organisation const& organisation, std::string_view typed)
{
    if (typed.empty() || staff.name.find(typed) != std::string::npos
        || organisation.org_name(staff.org).find(typed) != std::string::npos)
        return true;
    return std::any_of(staff.roles.begin(), staff.roles.end(),
        [&](domain::Role role) { return to_chinese(role).find(typed) != std::string_view::npos; });
}

// Everybody in post, under the names of their organisations; many can be narrowed by typing.
void draw_identities(TopBar const& bar, std::string& filter, Commands& commands)
{
    MirrorScope scope(base::MirrorRole::Popup, label(Label::SwitchIdentity));
    base::OrgId shown_org;
    bool any = false;
    for (domain::Staff const& staff : bar.shell.identities) {
        if (!is_found(staff, bar.organisation, base::trimmed(filter)))
            continue;
        if (!any || staff.org != shown_org) {
            vertical_space(6);
            small_text(bar.organisation.org_name(staff.org));
        }
        any = true;
        shown_org = staff.org;
        if (identity_line(staff, bar.organisation, staff.id == bar.shell.identity_id)) {
            if (staff.id != bar.shell.identity_id)
                commands.push(SwitchIdentity{bar.shell.operator_id, staff.id});
            ImGui::CloseCurrentPopup();
        }
    }
    if (!any)
        small_text(label(Label::IdentityNotFound));
}

void draw_identity_menu(TopBar const& bar, Commands& commands)
{
    static std::string s_filter; // of the one menu there is
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(theme::px(8), theme::px(8)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(theme::px(8), theme::px(2)));
    if (ImGui::BeginPopup("identity", ImGuiWindowFlags_NoMove)) {
        WidthScope own_width(-1);
        bool const appearing = ImGui::IsWindowAppearing();
        if (appearing)
            s_filter.clear();
        if (bar.shell.identities.size() > MANY_IDENTITIES) {
            FieldOptions const options{.label = label(Label::IdentityFilter),
                .hint = label(Label::IdentityFilterHint),
                .width = theme::px(IDENTITY_MENU_WIDTH)};
            if (appearing)
                request_focus("identity_filter");
            search_field("identity_filter", s_filter, options);
        }
        draw_identities(bar, s_filter, commands);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false))
            ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

// The identity at the right, a button that opens the menu; returns its left edge.
float draw_identity(TopBar const& bar, float right, float middle, float room, Commands& commands)
{
    TextStyle style{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
    std::string shown = ellipsised(bar.shell.identity_line, std::max(theme::px(60), room - theme::px(36)), style);
    float width = measure(shown, style).x + theme::px(36);
    ImVec2 start(right - width, middle - theme::px(16)), end(right, middle + theme::px(16));
    Pressable state = pressable(ImGui::GetID("identity_button"), start, end);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (state.hovered)
        list.AddRectFilled(start, end, theme::NEUTRAL_SOFT, theme::px(theme::RADIUS));
    draw_text(list, ImVec2(start.x + theme::px(8), middle - theme::font_size(style.size) / 2), shown, style);
    draw_icon(list, Icon::ChevronDown, ImVec2(end.x - theme::px(14), middle), theme::px(10), theme::INK_SECONDARY);
    base::MirrorNode node = item_node(base::MirrorRole::Button, label(Label::SwitchIdentity));
    node.name += "：" + bar.shell.identity_line;
    node.expanded = ImGui::IsPopupOpen("identity") ? base::MirrorState::True : base::MirrorState::False;
    recorder().add(std::move(node));
    if (state.pressed)
        ImGui::OpenPopup("identity");
    ImGui::SetNextWindowPos(ImVec2(end.x, end.y + theme::px(4)), ImGuiCond_Always, ImVec2(1, 0));
    ImGui::SetNextWindowSizeConstraints(
        ImVec2(0, 0), ImVec2(FLT_MAX, ImGui::GetMainViewport()->Size.y - end.y - theme::px(20)));
    draw_identity_menu(bar, commands);
    return start.x;
}

void draw_item(
    NavigationItem const& item, app::ShellSnapshot const& shell, bool current, ImVec2 size, Commands& commands)
{
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + size.x, start.y + size.y);
    std::string_view name = label(item.label);
    Pressable state = pressable(ImGui::GetID(name.data(), name.data() + name.size()), start, end);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (current || state.hovered)
        list.AddRectFilled(start, end, current ? theme::PRIMARY_SOFT : theme::TABLE_HEAD, theme::px(theme::RADIUS));
    if (current)
        list.AddRectFilled(start, ImVec2(start.x + theme::px(3), end.y), theme::PRIMARY, theme::px(3));
    ImU32 ink = current ? theme::PRIMARY : theme::INK;
    float middle = (start.y + end.y) / 2;
    base::MirrorNode node = item_node(base::MirrorRole::Link, name);
    node.selected = current ? base::MirrorState::True : base::MirrorState::False;
    if (is_narrow()) { // the word below its icon
        TextStyle style{theme::TextSize::Small, current ? theme::Weight::Bold : theme::Weight::Regular, ink};
        float const centre = (start.x + end.x) / 2;
        draw_icon(list, item.icon, ImVec2(centre, start.y + theme::px(15)), theme::px(16), ink);
        draw_text(list, ImVec2(centre - measure(name, style).x / 2, start.y + theme::px(26)), name, style);
    } else {
        draw_icon(list, item.icon, ImVec2(start.x + theme::px(20), middle), theme::px(16), ink);
        TextStyle style{theme::TextSize::Body, current ? theme::Weight::Bold : theme::Weight::Regular, ink};
        draw_text(list, ImVec2(start.x + theme::px(36), middle - theme::font_size(style.size) / 2), name, style);
        app::NavigationBadge badge = item.view == ViewKind::Today ? shell.today
            : item.view == ViewKind::Ledger                       ? shell.ledger
                                                                  : app::NavigationBadge{};
        draw_badge(list, end.x - theme::px(12), middle, badge);
        if (badge.count > 0)
            node.description = std::to_string(badge.count) + " 件";
    }
    recorder().add(std::move(node));
    if (state.pressed)
        commands.push(Navigate{item.view, {}, {}});
}

} // namespace

float navigation_width()
{
    return theme::px(is_narrow() ? NARROW_NAVIGATION : theme::NAVIGATION_WIDTH);
}

SearchEvents draw_top_bar(TopBar const& bar, Commands& commands)
{
    ImGuiViewport* viewport = ImGui::GetMainViewport();
    float width = viewport->Size.x, height = theme::px(theme::TOP_BAR_HEIGHT);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(ImVec2(0, 0), ImVec2(width, height), theme::CARD);
    list.AddRectFilled(ImVec2(0, height - 1), ImVec2(width, height), theme::LINE);
    float middle = height / 2;
    TextStyle brand{theme::TextSize::Title, theme::Weight::Bold, theme::PRIMARY};
    draw_text(list, ImVec2(theme::px(16), middle - theme::font_size(brand.size) / 2), label(Label::Brand), brand);
    float x = theme::px(16) + measure(label(Label::Brand), brand).x;
    TextStyle note{theme::TextSize::Small, theme::Weight::Regular, theme::INK_SECONDARY};
    float search_left = theme::px(theme::NAVIGATION_WIDTH + 16);
    if (is_narrow())
        search_left = x + theme::px(16);
    else
        draw_text(
            list, ImVec2(x + theme::px(6), middle - theme::font_size(note.size) / 2), label(Label::BrandNote), note);
    // The search field comes first in the tab order, so its room is settled before the right side is drawn.
    float search_width = std::min(theme::px(424), (width - search_left) * (is_narrow() ? 0.34F : 0.42F));
    ImGui::SetCursorScreenPos(ImVec2(search_left, middle - theme::px(theme::CONTROL_HEIGHT) / 2));
    SearchEvents events = bar.search.draw(search_width);
    float right = width - theme::px(12);
    float room = right - search_left - search_width - theme::px(190);
    float identity_left = draw_identity(bar, right, middle, room, commands);
    draw_save_state(bar.shell.storage, identity_left - theme::px(8), middle);
    return events;
}

// PR-05: no search and no navigation; the identity stays, so that the staff take the machine back.
void draw_self_service_bar(TopBar const& bar, Commands& commands)
{
    float const width = ImGui::GetMainViewport()->Size.x, height = theme::px(theme::TOP_BAR_HEIGHT);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(ImVec2(0, 0), ImVec2(width, height), theme::CARD);
    list.AddRectFilled(ImVec2(0, height - 1), ImVec2(width, height), theme::LINE);
    float const middle = height / 2;
    TextStyle const brand{theme::TextSize::Title, theme::Weight::Bold, theme::PRIMARY};
    draw_text(list, ImVec2(theme::px(16), middle - theme::font_size(brand.size) / 2), label(Label::Brand), brand);
    float const right = width - theme::px(12);
    float const identity_left = draw_identity(bar, right, middle, width / 2, commands);
    draw_save_state(bar.shell.storage, identity_left - theme::px(8), middle);
}

void draw_navigation(app::ShellSnapshot const& shell, ViewKind current, Commands& commands)
{
    ImGuiViewport* viewport = ImGui::GetMainViewport();
    float top = theme::px(theme::TOP_BAR_HEIGHT), width = navigation_width();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(ImVec2(0, top), ImVec2(width, viewport->Size.y), theme::CARD);
    list.AddRectFilled(ImVec2(width - 1, top), ImVec2(width, viewport->Size.y), theme::LINE);
    base::MirrorNode node;
    node.role = base::MirrorRole::Navigation;
    node.name = std::string(label(Label::NavigationName));
    recorder().push(std::move(node));
    float y = top + theme::px(12);
    // In a low window the lines move closer together, so that the last one stays in it.
    float const room = viewport->Size.y - y - theme::px(22);
    float const pitch =
        std::min(theme::px(is_narrow() ? NARROW_ITEM + 2 : 38), room / static_cast<float>(ITEMS.size()));
    for (NavigationItem const& item : ITEMS) {
        if (item.view == ViewKind::Exchange) {
            list.AddRectFilled(
                ImVec2(theme::px(12), y + theme::px(6)), ImVec2(width - theme::px(12), y + theme::px(7)), theme::LINE);
            y += theme::px(14);
        }
        ImGui::SetCursorScreenPos(ImVec2(theme::px(8), y));
        bool is_current = item.view == current || (item.view == ViewKind::Ledger && current == ViewKind::Case);
        draw_item(item, shell, is_current, ImVec2(width - theme::px(16), pitch - theme::px(2)), commands);
        y += pitch;
    }
    recorder().pop(ImVec2(0, top), ImVec2(width, viewport->Size.y));
}

} // namespace ui
