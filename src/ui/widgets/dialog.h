// A modal dialog in the office look: title, content, buttons at the bottom right. One scope per frame while it is open.
// When the content is higher than the window, it scrolls between the title and the buttons.
#pragma once

#include "ui/widgets/layout.h"

#include <optional>
#include <string_view>

namespace ui {

// A view keeps a state that says the dialog is open and draws the scope only then:
//     if (m_open) { Dialog dialog("交办", 560); ...; if (dialog.wants_close()) m_open = false; }
class Dialog {
public:
    explicit Dialog(std::string_view title, float width = 560);
    ~Dialog();
    Dialog(Dialog const&) = delete;
    Dialog& operator=(Dialog const&) = delete;
    // Escape (unless a list or calendar inside took it), or the cross at the right top.
    bool wants_close() const { return m_wants_close; }
    // True in the first frame: the moment to request_focus() on the first field.
    bool is_appearing() const { return m_appearing; }
    // Ends the content; then the cursor stands so that buttons of that total width end at the right edge.
    void begin_buttons(float total_width);

private:
    void begin_body();
    void end_body();

    std::optional<WidthScope> m_width, m_body_width;
    bool m_shown{false}, m_appearing{false}, m_wants_close{false};
    bool m_body_open{false}, m_scrolls{false};
};

// Closes popups whose owner stopped drawing them; the shell calls it once at the end of a frame.
void close_abandoned_popups();
// What the keyboard was on is gone, with the page it stood on: Tab starts at the first widget. Also once a frame.
void leave_vanished_focus();

} // namespace ui
