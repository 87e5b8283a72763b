// The editing model of a wrapped text: caret, selection, words, undo. No drawing, no Dear ImGui: text_area.cpp is its
// face. Positions are byte offsets that never lie inside a character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

enum class Extend { No, Yes }; // the selection, as with Shift held

class TextEditing {
public:
    // `lines` are the wrapped lines of text(), in order; give them again after each change.
    void start(std::string text, std::size_t max_length); // in code points
    void set_lines(std::vector<std::string_view> const& lines);

    std::string const& text() const { return m_text; }
    std::size_t caret() const { return m_caret; }
    std::size_t selection_start() const;
    std::size_t selection_end() const;
    bool has_selection() const { return m_caret != m_anchor; }
    std::string_view selected() const;
    void select(std::size_t anchor, std::size_t caret);
    void select_all() { select(0, m_text.size()); }
    void select_word(std::size_t position);
    void select_line(std::size_t position);

    // The wrapped line that shows the caret; at a break it is the lower one, except after to_line_end().
    std::size_t caret_line() const;
    std::size_t line_start(std::size_t line) const { return m_lines[line].start; }
    std::size_t line_end(std::size_t line) const { return m_lines[line].end; }
    std::size_t line_count() const { return m_lines.size(); }

    void move_to(std::size_t position, Extend extend);
    void left(Extend extend);
    void right(Extend extend);
    void word_left(Extend extend);
    void word_right(Extend extend);
    void to_line_start(Extend extend);
    void to_line_end(Extend extend);

    void insert(std::string_view typed); // replaces the selection; cut at max_length
    void erase_left();
    void erase_right();
    void erase_word_left();
    void erase_word_right();
    void undo();
    void redo();

private:
    struct Line {
        std::size_t start, end; // without the line feed
    };
    struct State {
        std::string text;
        std::size_t caret;
    };

    std::size_t previous(std::size_t position) const;
    std::size_t next(std::size_t position) const;
    int kind_at(std::size_t position) const; // of the character: blank, letters and digits, wide, punctuation
    std::size_t word_start(std::size_t position) const;
    std::size_t word_end(std::size_t position) const;
    void remember(bool typing);
    void replace(std::size_t from, std::size_t to, std::string_view with);

    std::string m_text;
    std::size_t m_caret{0}, m_anchor{0}, m_max_length{4000};
    bool m_at_line_end{false}; // the caret shows at the end of the upper line of a break
    bool m_typing{false}; // the last change was typing: the next key belongs to the same undo step
    std::vector<Line> m_lines{{0, 0}};
    std::vector<State> m_undo, m_redo;
};

} // namespace ui
