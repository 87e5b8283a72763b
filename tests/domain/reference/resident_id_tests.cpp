// ID and telephone numbers as people type them.
#include "domain/reference/resident_id.h"

#include "support/doctest.h"

namespace resident_id_tests {

using domain::parse_phone;
using domain::parse_resident_id;

static base::Date const TODAY = *base::parse_date("2026-06-16");

static std::string refusal(std::string_view text)
{
    auto const result = parse_resident_id(text, TODAY);
    return result.is_error() ? result.error().message : "";
}

static std::string phone(std::string_view text)
{
    auto const result = parse_phone(text);
    return result.is_error() ? result.error().message : result.value().number;
}

TEST_SUITE("domain/reference/resident_id_tests")
{
    TEST_CASE("the check digit follows ISO 7064 MOD 11-2 (GB 11643)")
    {
        // The examples of the standard itself.
        CHECK(domain::resident_id_check_digit("11010519491231002") == 'X');
        CHECK(domain::resident_id_check_digit("44052418800101001") == '4');
        CHECK(refusal("11010519491231002X").empty());
        CHECK(refusal("320102198001010013") == "校验位不正确，应为 6");
        CHECK(refusal("320102198001010016").empty());
    }

    TEST_CASE("every single wrong digit and every swap of neighbours is noticed")
    {
        std::string const good = "11010519491231002X";
        for (std::size_t index = 0; index < 17; ++index) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string changed = good;
                changed[index] = digit;
                if (changed != good)
                    CHECK_FALSE(refusal(changed).empty());
            }
            std::string swapped = good;
            std::swap(swapped[index], swapped[index + 1]);
            if (swapped != good)
                CHECK_FALSE(refusal(swapped).empty());
        }
    }

    TEST_CASE("a valid number tells region, birth date and sex")
    {
        auto const id = parse_resident_id(" １１０１０５１９４９１２３１００２ｘ　", TODAY);
        REQUIRE_FALSE(id.is_error());
        CHECK(id.value().number == "11010519491231002X");
        CHECK(id.value().region_code == "110105");
        CHECK(base::to_iso(id.value().born_on) == "1949-12-31");
        CHECK(id.value().sex == domain::Sex::Female);
        CHECK(parse_resident_id("320102198001010016", TODAY).value().sex == domain::Sex::Male);
    }

    TEST_CASE("what is wrong is said in words")
    {
        CHECK(refusal("") == "身份证号应为 18 位，现为 0 位");
        CHECK(refusal("32010219800101001") == "身份证号应为 18 位，现为 17 位");
        CHECK(refusal("320102800101001") == "身份证号应为 18 位，现为 15 位");
        CHECK(refusal("32O102198001010013") == "身份证号前 17 位应为数字，末位应为数字或 X");
        CHECK(refusal("32010219800101001Y") == "身份证号前 17 位应为数字，末位应为数字或 X");
        CHECK(refusal("甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲") == "身份证号前 17 位应为数字，末位应为数字或 X");
        CHECK(refusal("990102198001010013") == "前 2 位 99 不是省级区划代码");
        CHECK(refusal("320102198013010013") == "出生日期 1980-13-01 不存在");
        CHECK(refusal("320102202302290013") == "出生日期 2023-02-29 不存在");
        CHECK(refusal("320102202606170013") == "出生日期 2026-06-17 晚于今天");
    }

    TEST_CASE("numbers are masked for those who need not see them")
    {
        CHECK(domain::masked_resident_id("11010519491231002X") == "110105********002X");
        CHECK(domain::masked_resident_id("H12345") == "H****5");
        CHECK(domain::masked_phone("13812345678") == "138****5678");
        CHECK(domain::masked_phone("025-83791234") == "********1234");
        CHECK(domain::masked_phone("") == "");
    }

    TEST_CASE("mobile numbers have eleven digits")
    {
        CHECK(phone("13812345678") == "13812345678");
        CHECK(phone("138 1234 5678") == "13812345678");
        CHECK(phone("１３８１２３４５６７８") == "13812345678");
        CHECK(phone("+86 138-1234-5678") == "13812345678");
        CHECK(phone("008613812345678") == "13812345678");
        CHECK(phone("+86-13812345678") == "13812345678");
        CHECK(phone("12345678901") == "手机号应为 13 至 19 开头的 11 位数字，固定电话应带区号，例如 025-83791234");
        CHECK(phone("1381234567") == "手机号应为 11 位，现为 10 位");
        CHECK(phone("138123456789") == "手机号应为 11 位，现为 12 位");
    }

    TEST_CASE("landline numbers have an area code, and may have an extension")
    {
        CHECK(phone("025-83791234") == "025-83791234");
        CHECK(phone("02583791234") == "025-83791234");
        CHECK(phone("（025）83791234") == "025-83791234");
        CHECK(phone("0512-65123456转801") == "0512-65123456-801");
        CHECK(phone("83791234") == "83791234");
        CHECK(phone("4008123456") == "4008123456");
        CHECK(phone("025-837912") == "固定电话应为区号加 7 至 8 位号码，例如 025-83791234");
        CHECK(phone("025-83791234-801-2") == "固定电话应为区号加 7 至 8 位号码，例如 025-83791234");
        CHECK(phone("025-03791234") == "固定电话应为区号加 7 至 8 位号码，例如 025-83791234");
    }

    TEST_CASE("text that is no number at all is refused")
    {
        for (auto const* text : {"", "-", "没有电话", "1381234567O", "+1 212 555 0100", "+86", "0086"}) {
            CAPTURE(text);
            CHECK(parse_phone(text).is_error());
        }
    }
}

} // namespace resident_id_tests
