// Pinyin initials of the generated table, and the filters that use them.
#include "domain/reference/pinyin.h"

#include "domain/reference/pinyin_table.h"

#include "support/doctest.h"

#include <algorithm>

namespace pinyin_tests {

using domain::matches_pinyin;
using domain::pinyin_initials;

TEST_SUITE("domain/reference/pinyin_tests")
{
    TEST_CASE("each character gives the first letter of its pinyin")
    {
        CHECK(pinyin_initials("玄武区") == "xwq");
        CHECK(pinyin_initials("江苏省南京市") == "jssnjs");
        CHECK(pinyin_initials("盱眙县") == "xyx");
        CHECK(pinyin_initials("二〇二三年") == "elesn");
        CHECK(pinyin_initials("A座3-201室") == "az3201s");
        CHECK(pinyin_initials("") == "");
        CHECK(pinyin_initials("，。！") == "");
    }

    TEST_CASE("a filter finds by initials, by text and by both")
    {
        CHECK(matches_pinyin("玄武区", "xw"));
        CHECK(matches_pinyin("玄武区", "XWQ"));
        CHECK(matches_pinyin("玄武区", "wq"));
        CHECK(matches_pinyin("玄武区", "武区"));
        CHECK(matches_pinyin("玄武区", "玄w"));
        CHECK(matches_pinyin("玄武区", "ｘｗ"));
        CHECK(matches_pinyin("玄武区", ""));
        CHECK(matches_pinyin("", ""));
        CHECK_FALSE(matches_pinyin("玄武区", "xq"));
        CHECK_FALSE(matches_pinyin("玄武区", "xwqq"));
        CHECK_FALSE(matches_pinyin("", "x"));
        CHECK(matches_pinyin("030701 工程质量", "0307"));
    }

    TEST_CASE("every reading counts, surnames too")
    {
        CHECK(matches_pinyin("重庆", "cq"));
        CHECK(matches_pinyin("重庆", "zq"));
        CHECK(matches_pinyin("单雄信", "sxx"));
        CHECK(matches_pinyin("曾国藩", "zgf"));
        CHECK(matches_pinyin("仇英", "qy"));
        CHECK(matches_pinyin("解缙", "xj"));
        CHECK_FALSE(matches_pinyin("玄武", "cw"));
    }

    TEST_CASE("a character outside the table matches itself only")
    {
        CHECK(matches_pinyin("𠮷野", "𠮷y"));
        CHECK_FALSE(matches_pinyin("𠮷野", "jy"));
        CHECK(pinyin_initials("𠮷野") == "y");
    }

    TEST_CASE("the table is whole, ordered and small")
    {
        namespace table = domain::pinyin_table;
        CHECK(table::INITIALS.size() == 0x9FFF - 0x4E00 + 1);
        CHECK(std::count(table::INITIALS.begin(), table::INITIALS.end(), '.') < 300);
        CHECK(table::FURTHER_CHARACTERS.size() == table::FURTHER_INITIALS.size());
        CHECK(std::is_sorted(table::FURTHER_CHARACTERS.begin(), table::FURTHER_CHARACTERS.end()));
        CHECK(table::INITIALS.size() + 3 * table::FURTHER_INITIALS.size() < 60 * 1024);
    }
}

} // namespace pinyin_tests
