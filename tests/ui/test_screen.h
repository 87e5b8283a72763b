// Dear ImGui without a backend: a font of fixed advances, frames on demand, a mouse and a keyboard. Tests press what a
// person would press, found through the mirror by role and name.
#pragma once

#include "ui/theme.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui.h>

#include <functional>
#include <string>
#include <string_view>

namespace test {

class Screen {
public:
    explicit Screen(float width = 1440, float height = 900);
    ~Screen();
    Screen(Screen const&) = delete;
    Screen& operator=(Screen const&) = delete;

    // What to draw inside one full-size window; kept for the frames that follow.
    void show(std::function<void()> draw);
    // What to draw without a window of ours around it.
    void show_bare(std::function<void()> draw);
    void frame(int count = 1);

    base::Mirror const& mirror() const { return ui::recorder().last(); }
    base::MirrorNode const* find(base::MirrorRole role, std::string_view name) const;
    // Fails the test when it is not there.
    base::MirrorNode const& node(base::MirrorRole role, std::string_view name) const;
    bool has_text(std::string_view part) const; // in the name of any node
    int count(base::MirrorRole role) const;

    void click(base::MirrorRole role, std::string_view name);
    void click_at(float x, float y);
    void wheel(float x, float y, float steps);
    void press(ImGuiKeyChord chord);
    void type(std::string_view utf8);
    std::string const& clipboard() const;

private:
    std::function<void()> m_draw;
    bool m_bare{false};
};

} // namespace test
