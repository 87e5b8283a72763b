// See text_editing.h. Undo keeps whole texts: fields are a few thousand characters at most.
#include "ui/widgets/text_editing.h"

#include "base/text.h"

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t UNDO_STEPS = 200;

bool is_continuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool is_wide_punctuation(std::uint32_t code_point)
{
    return (code_point >= 0x3000 && code_point <= 0x303F) || (code_point >= 0xFF00 && code_point <= 0xFF0F)
        || (code_point >= 0xFF1A && code_point <= 0xFF20) || (code_point >= 0x2010 && code_point <= 0x2027);
}

} // namespace

void TextEditing::start(std::string text, std::size_t max_length)
{
    m_text = std::move(text);
    m_max_length = max_length;
    m_caret = m_anchor = m_text.size();
    m_at_line_end = m_typing = false;
    m_lines = {{0, m_text.size()}};
    m_undo.clear();
    m_redo.clear();
}

void TextEditing::set_lines(std::vector<std::string_view> const& lines)
{
    m_lines.clear();
    std::size_t start = 0;
    for (std::string_view line : lines) {
        m_lines.push_back({start, start + line.size()});
        start += line.size();
        if (start < m_text.size() && m_text[start] == '\n')
            ++start;
    }
    if (m_lines.empty())
        m_lines.push_back({0, 0});
}

std::size_t TextEditing::selection_start() const
{
    return std::min(m_anchor, m_caret);
}

std::size_t TextEditing::selection_end() const
{
    return std::max(m_anchor, m_caret);
}

std::string_view TextEditing::selected() const
{
    return std::string_view(m_text).substr(selection_start(), selection_end() - selection_start());
}

void TextEditing::select(std::size_t anchor, std::size_t caret)
{
    auto whole = [this](std::size_t position) {
        position = std::min(position, m_text.size());
        while (position > 0 && position < m_text.size() && is_continuation(m_text[position]))
            --position;
        return position;
    };
    m_anchor = whole(anchor);
    m_caret = whole(caret);
    m_at_line_end = m_typing = false;
}

std::size_t TextEditing::caret_line() const
{
    std::size_t line = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_caret < m_lines[i].start || m_caret > m_lines[i].end)
            continue;
        line = i;
        if (m_at_line_end && m_caret == m_lines[i].end)
            break;
    }
    return line;
}

std::size_t TextEditing::previous(std::size_t position) const
{
    if (position == 0)
        return 0;
    do
        --position;
    while (position > 0 && is_continuation(m_text[position]));
    return position;
}

std::size_t TextEditing::next(std::size_t position) const
{
    if (position >= m_text.size())
        return m_text.size();
    do
        ++position;
    while (position < m_text.size() && is_continuation(m_text[position]));
    return position;
}

int TextEditing::kind_at(std::size_t position) const
{
    std::uint32_t code_point = base::next_code_point(m_text, position);
    if (code_point == ' ' || code_point == '\n' || code_point == '\t' || code_point == 0x3000)
        return 0;
    if (is_wide_punctuation(code_point))
        return 3;
    if (code_point >= 0x2E80)
        return 2;
    bool word = (code_point >= '0' && code_point <= '9') || (code_point >= 'a' && code_point <= 'z')
        || (code_point >= 'A' && code_point <= 'Z') || code_point == '_' || code_point >= 0xC0;
    return word ? 1 : 3;
}

std::size_t TextEditing::word_start(std::size_t position) const
{
    while (position > 0 && kind_at(previous(position)) == 0)
        position = previous(position);
    if (position == 0)
        return 0;
    int kind = kind_at(previous(position));
    while (position > 0 && kind_at(previous(position)) == kind)
        position = previous(position);
    return position;
}

std::size_t TextEditing::word_end(std::size_t position) const
{
    if (position >= m_text.size())
        return m_text.size();
    int kind = kind_at(position);
    while (position < m_text.size() && kind_at(position) == kind)
        position = next(position);
    while (position < m_text.size() && kind_at(position) == 0)
        position = next(position);
    return position;
}

void TextEditing::select_word(std::size_t position)
{
    if (m_text.empty())
        return;
    std::size_t at = position < m_text.size() ? position : previous(m_text.size());
    int kind = kind_at(at);
    std::size_t start = at, end = next(at);
    while (start > 0 && kind_at(previous(start)) == kind)
        start = previous(start);
    while (end < m_text.size() && kind_at(end) == kind)
        end = next(end);
    select(start, end);
}

void TextEditing::select_line(std::size_t position)
{
    std::size_t start = m_text.rfind('\n', position == 0 ? 0 : position - 1);
    std::size_t end = m_text.find('\n', position);
    select(start == std::string::npos || position == 0 ? 0 : start + 1, end == std::string::npos ? m_text.size() : end);
}

void TextEditing::move_to(std::size_t position, Extend extend)
{
    std::size_t anchor = extend == Extend::Yes ? m_anchor : position;
    select(anchor, position);
}

void TextEditing::left(Extend extend)
{
    bool collapse = extend == Extend::No && has_selection();
    move_to(collapse ? selection_start() : previous(m_caret), extend);
}

void TextEditing::right(Extend extend)
{
    bool collapse = extend == Extend::No && has_selection();
    move_to(collapse ? selection_end() : next(m_caret), extend);
}

void TextEditing::word_left(Extend extend)
{
    move_to(word_start(m_caret), extend);
}

void TextEditing::word_right(Extend extend)
{
    move_to(word_end(m_caret), extend);
}

void TextEditing::to_line_start(Extend extend)
{
    move_to(m_lines[caret_line()].start, extend);
}

void TextEditing::to_line_end(Extend extend)
{
    move_to(m_lines[caret_line()].end, extend);
    m_at_line_end = true;
}

void TextEditing::remember(bool typing)
{
    if (!(typing && m_typing)) {
        m_undo.push_back({m_text, m_caret});
        if (m_undo.size() > UNDO_STEPS)
            m_undo.erase(m_undo.begin());
    }
    m_redo.clear();
    m_typing = typing;
}

void TextEditing::replace(std::size_t from, std::size_t to, std::string_view with)
{
    m_text.replace(from, to - from, with);
    m_caret = m_anchor = from + with.size();
    m_at_line_end = false;
}

void TextEditing::insert(std::string_view typed)
{
    std::size_t kept = base::code_point_count(m_text) - base::code_point_count(selected());
    std::string clean;
    for (char c : base::first_code_points(typed, m_max_length > kept ? m_max_length - kept : 0)) {
        if (c != '\r')
            clean.push_back(c);
    }
    if (clean.empty() && !has_selection())
        return;
    // A pause in the text, a paste or a replacement starts a step of its own.
    bool typing = clean.size() <= 4 && clean != "\n" && clean != " " && !has_selection();
    remember(typing);
    replace(selection_start(), selection_end(), clean);
}

void TextEditing::erase_left()
{
    if (!has_selection())
        m_anchor = previous(m_caret);
    if (!has_selection())
        return;
    remember(false);
    replace(selection_start(), selection_end(), {});
}

void TextEditing::erase_right()
{
    if (!has_selection())
        m_anchor = next(m_caret);
    if (!has_selection())
        return;
    remember(false);
    replace(selection_start(), selection_end(), {});
}

void TextEditing::erase_word_left()
{
    if (!has_selection())
        m_anchor = word_start(m_caret);
    erase_left();
}

void TextEditing::erase_word_right()
{
    if (!has_selection())
        m_anchor = word_end(m_caret);
    erase_right();
}

void TextEditing::undo()
{
    if (m_undo.empty())
        return;
    m_redo.push_back({std::move(m_text), m_caret});
    m_text = std::move(m_undo.back().text);
    select(m_undo.back().caret, m_undo.back().caret);
    m_undo.pop_back();
}

void TextEditing::redo()
{
    if (m_redo.empty())
        return;
    m_undo.push_back({std::move(m_text), m_caret});
    m_text = std::move(m_redo.back().text);
    select(m_redo.back().caret, m_redo.back().caret);
    m_redo.pop_back();
}

} // namespace ui
