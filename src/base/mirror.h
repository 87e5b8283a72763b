// The semantic tree of what is on screen: recorded by ui's widgets each frame, shown to screen readers and browser
// tests by platform/browser as hidden DOM elements (rulings P1, P2). Plain data; neither side knows the other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace base {

enum class MirrorRole : std::uint8_t {
    Button,
    Link,
    TextBox,
    MultilineTextBox,
    SearchBox,
    CheckBox,
    Radio,
    ComboBox,
    ListBox,
    Option,
    Tab,
    TabList,
    Table,
    Row,
    ColumnHeader,
    Cell,
    Navigation,
    Region,
    Heading,
    Dialog,
    Text, // static text worth reading and testing
    ProgressBar,
    List,
    ListItem,
    RadioGroup,
    Popup, // a group of widgets that lies over everything, such as a menu of buttons
    Count,
};

enum class MirrorState : std::uint8_t { NotApplicable, False, True, Mixed };

struct MirrorNode {
    std::uint32_t id{0}; // ImGui id of the widget, or any id unique within the frame for static nodes
    std::uint32_t parent{0}; // 0: child of the root
    MirrorRole role{MirrorRole::Text};
    std::string name; // accessible name, without any "##" part
    std::string value; // text of a field, chosen text of a combo box, percent of a progress bar
    std::string description; // error or help text that belongs to the widget
    float x{0}, y{0}, width{0}, height{0}; // CSS pixels from the canvas' top left, clipped to what is visible
    MirrorState checked{MirrorState::NotApplicable};
    MirrorState selected{MirrorState::NotApplicable};
    MirrorState expanded{MirrorState::NotApplicable};
    bool disabled{false};
    bool invalid{false};
    bool required{false};
    bool read_only{false};
    bool active{false}; // the text field being edited: the text agent stands in for it
    bool focused{false}; // keyboard navigation is here
    int row{-1}, column{-1}; // 0-based place in a table, of rows, headers and cells
    int row_count{-1}, column_count{-1}; // of a table, including rows that are not on screen
    int level{0}; // of a heading
};

struct Mirror {
    std::vector<MirrorNode> nodes; // parents before children
};

} // namespace base
