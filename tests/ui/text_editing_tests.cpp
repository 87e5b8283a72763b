// The editing model of the wrapped text field: caret, words, selection, length, undo.
#include "ui/widgets/text_editing.h"

#include "support/doctest.h"

namespace text_editing_tests {

TEST_SUITE("ui/text_editing")
{
    using ui::Extend;
    using ui::TextEditing;

    TextEditing started(std::string text, std::size_t max_length = 4000)
    {
        TextEditing editing;
        editing.start(std::move(text), max_length);
        return editing;
    }

    TEST_CASE("the caret steps over whole characters, also outside the BMP")
    {
        TextEditing editing = started("甲𠮷a");
        editing.left(Extend::No);
        CHECK(editing.caret() == 7);
        editing.left(Extend::No);
        CHECK(editing.caret() == 3);
        editing.erase_right();
        CHECK(editing.text() == "甲a");
        editing.erase_left();
        CHECK(editing.text() == "a");
    }

    TEST_CASE("typed text replaces the selection and stops at the length in characters")
    {
        TextEditing editing = started("一二三", 4);
        editing.insert("四五六");
        CHECK(editing.text() == "一二三四");
        editing.select(0, 6);
        editing.insert("上中下");
        CHECK(editing.text() == "上中三四");
        CHECK(editing.caret() == 6);
    }

    TEST_CASE("a double click selects the run of Chinese characters between punctuation, or the number")
    {
        TextEditing editing = started("四月向物业投诉，5月拨打12345");
        editing.select_word(3);
        CHECK(editing.selected() == "四月向物业投诉");
        editing.select_word(editing.text().size() - 1);
        CHECK(editing.selected() == "12345");
        editing.select_line(3);
        CHECK(editing.selected() == editing.text());
    }

    TEST_CASE("words are left and right in steps, with Shift the selection grows")
    {
        TextEditing editing = started("abc 玄武区，12");
        editing.word_left(Extend::No);
        CHECK(editing.text().substr(editing.caret()) == "12");
        editing.word_left(Extend::Yes);
        CHECK(editing.selected() == "，");
        editing.word_left(Extend::No);
        editing.word_left(Extend::No);
        CHECK(editing.caret() == 0);
        editing.word_right(Extend::No);
        CHECK(editing.caret() == 4);
        editing.erase_word_right();
        CHECK(editing.text() == "abc ，12");
    }

    TEST_CASE("undo takes back typing as one step and a deletion as another; redo brings it again")
    {
        TextEditing editing = started("");
        editing.insert("一");
        editing.insert("二");
        editing.erase_left();
        CHECK(editing.text() == "一");
        editing.undo();
        CHECK(editing.text() == "一二");
        editing.undo();
        CHECK(editing.text() == "");
        editing.undo();
        CHECK(editing.text() == "");
        editing.redo();
        CHECK(editing.text() == "一二");
        editing.insert("三");
        editing.redo();
        CHECK(editing.text() == "一二三");
    }

    TEST_CASE("at a wrap the caret shows below, after End above; Home and End stay on the wrapped line")
    {
        TextEditing editing = started("一二三四五\n六");
        std::string_view text = editing.text();
        editing.set_lines({text.substr(0, 9), text.substr(9, 6), text.substr(16)});
        editing.move_to(9, Extend::No);
        CHECK(editing.caret_line() == 1);
        editing.move_to(3, Extend::No);
        editing.to_line_end(Extend::No);
        CHECK(editing.caret() == 9);
        CHECK(editing.caret_line() == 0);
        editing.to_line_start(Extend::No);
        CHECK(editing.caret() == 0);
        editing.move_to(16, Extend::No);
        CHECK(editing.caret_line() == 2);
        editing.to_line_end(Extend::No);
        CHECK(editing.caret() == text.size());
    }
}

} // namespace text_editing_tests
