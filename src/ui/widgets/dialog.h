// A modal dialog in the office look: title, content, buttons at the bottom right. One scope per frame while it is open.
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
    // Before the buttons: space, then the cursor so that buttons of that total width end at the right edge.
    void begin_buttons(float total_width);

private:
    std::optional<WidthScope> m_width;
    bool m_shown{false}, m_appearing{false}, m_wants_close{false};
};

// Closes popups whose owner stopped drawing them; the shell calls it once at the end of a frame.
void close_abandoned_popups();

} // namespace ui
