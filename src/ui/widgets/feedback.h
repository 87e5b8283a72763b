// What the program tells the person: notice bars, toasts, progress, and the designed empty, loading and failed states.
#pragma once

#include "app/snapshots.h"
#include "ui/widgets/buttons.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

enum class NoticeKind { Info, Ok, Warning, Danger };

// A coloured bar over the column's width with an icon and, optionally, one button at its right; true when pressed.
bool notice(NoticeKind kind, std::string_view text, std::string_view action = {});
// The list of problems of an act that belong to no field; nothing for an empty list.
void problem_list(std::vector<base::Error> const& problems, std::string_view heading = {});

// A large grey state in the middle of the column: nothing there, still loading, or failed; true when its button was
// pressed.
bool empty_state(Icon icon, std::string_view title, std::string_view explanation, std::string_view action = {});

void progress_bar(std::string_view title, double fraction);

// Short messages at the bottom left, away from the buttons of a page; each leaves after some seconds of `now` (seconds,
// monotonic).
class Toasts {
public:
    void add(NoticeKind kind, std::string text);
    void draw(double now);
    bool is_empty() const { return m_toasts.empty(); }
    void drop_problems(); // what is said to be wrong belongs to the page it was said on
    // Seconds until one leaves; empty when none is shown.
    std::optional<double> next_change(double now) const;

private:
    struct Toast {
        NoticeKind kind;
        std::string text;
        double until{0}; // 0: not drawn yet
    };
    std::vector<Toast> m_toasts;
};

} // namespace ui
