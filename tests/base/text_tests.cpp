// UTF-8, trimming and the folding behind comparisons.
#include "base/text.h"

#include "support/doctest.h"

namespace text_tests {

TEST_SUITE("base/text_tests")
{
    TEST_CASE("valid UTF-8 is told from damage")
    {
        for (auto const* text : {"", "abc", "玄武区", "𠮷野", "\xF4\x8F\xBF\xBF", "\xEF\xBF\xBD"})
            CHECK(base::is_valid_utf8(text));
        for (auto const* text : {"\xFF", "\xC0\x80", "\xC1\xBF", "\xE4\xB8", "\xE0\x80\x80", "\xED\xA0\x80",
                 "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\x80", "a\xCD\xF5"})
            CHECK_FALSE(base::is_valid_utf8(text));
    }

    TEST_CASE("decoding and encoding are inverse, characters outside the BMP included")
    {
        std::string const text = "aé玄𠮷";
        std::string copy;
        std::vector<std::uint32_t> seen;
        for (std::size_t offset = 0; offset < text.size();) {
            seen.push_back(base::next_code_point(text, offset));
            base::append_code_point(copy, seen.back());
        }
        CHECK(seen == std::vector<std::uint32_t>{'a', 0xE9, 0x7384, 0x20BB7});
        CHECK(copy == text);
    }

    TEST_CASE("a damaged byte is passed over one at a time")
    {
        std::string_view const text = "a\xE4\xB8z";
        std::size_t offset = 1;
        CHECK(base::next_code_point(text, offset) == 0xFFFD);
        CHECK(offset == 2);
        CHECK(base::code_point_count(text) == 4);
    }

    TEST_CASE("a prefix never cuts a character")
    {
        CHECK(base::first_code_points("玄武区", 2) == "玄武");
        CHECK(base::first_code_points("𠮷a", 1) == "𠮷");
        CHECK(base::first_code_points("ab", 5) == "ab");
    }

    TEST_CASE("white space is removed at both ends, the ideographic space included")
    {
        CHECK(base::trimmed(" \t　王 建国　\r\n") == "王 建国");
        CHECK(base::trimmed("　 ") == "");
    }

    TEST_CASE("splitting and joining are inverse")
    {
        CHECK(base::split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
        CHECK(base::split("", ',').size() == 1);
        CHECK(base::join({"甲", "乙"}, "、") == "甲、乙");
    }

    TEST_CASE("ASCII digits")
    {
        CHECK(base::is_ascii_digits("320102"));
        CHECK_FALSE(base::is_ascii_digits(""));
        CHECK_FALSE(base::is_ascii_digits("32O102"));
        CHECK_FALSE(base::is_ascii_digits("３"));
    }

    TEST_CASE("folding removes what does not matter for comparing")
    {
        CHECK(base::folded_for_comparison("玄武区 中山路１２号，（Ａ座）3-201室。") == "玄武区中山路12号a座3201室");
        CHECK(base::folded_for_comparison("“拆迁”——补偿、款！？…《条例》〔2023〕9号") == "拆迁补偿款条例20239号");
        CHECK(base::folded_for_comparison("二〇二三年 々") == "二〇二三年々");
        CHECK(base::folded_for_comparison("a\u200B\u00A0b\uFEFF") == "ab");
    }

    TEST_CASE("similarity is the Dice coefficient over bigrams (W8)")
    {
        struct Pair {
            char const* left;
            char const* right;
            double expected;
        };
        // Worked by hand: twice the shared bigrams over the sum of both counts.
        static Pair const PAIRS[] = {
            {"", "", 0},
            {"", "玄武", 0},
            {"！", "？", 0},
            {"玄武区", "玄武区", 1},
            {"玄武区。", "　玄武区", 1},
            {"玄武区", "鼓楼区", 0},
            {"abcd", "ABXD", 2.0 / 6}, // ab
            {"拆迁补偿款未到位", "拆迁补偿款未足额到位", 2.0 * 6 / (7 + 9)}, // 拆迁 迁补 补偿 偿款 款未 到位
            {"欠薪欠薪", "欠薪", 2.0 * 1 / (3 + 1)}, // a multiset: 欠薪 counts twice on the left only
            {"中山路12号", "中山路１２号", 1},
        };
        for (auto const& pair : PAIRS) {
            CAPTURE(pair.left);
            CAPTURE(pair.right);
            CHECK(base::bigram_similarity(pair.left, pair.right) == doctest::Approx(pair.expected));
            CHECK(base::bigram_similarity(pair.right, pair.left) == doctest::Approx(pair.expected));
        }
    }
}

} // namespace text_tests
