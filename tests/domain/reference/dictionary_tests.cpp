// Code lists and regions: look-ups, and what a list is refused for.
#include "domain/reference/dictionary.h"
#include "domain/reference/region.h"

#include "support/doctest.h"

namespace dictionary_tests {

using domain::Dictionary;
using domain::DictionaryItem;
using domain::Region;
using domain::RegionLevel;
using domain::RegionTable;

static base::Result<Dictionary> a_dictionary(std::vector<DictionaryItem> items)
{
    return Dictionary::create("content", "内容分类", "1", "依据", std::move(items), "content.json");
}

static std::string refusal(std::vector<DictionaryItem> items)
{
    auto const result = a_dictionary(std::move(items));
    return result.is_error() ? result.error().message : "";
}

static std::vector<Region> some_regions()
{
    return {{"320000", "江苏省", "", RegionLevel::Province, true},
        {"320100", "南京市", "320000", RegionLevel::City, true},
        {"320102", "玄武区", "320100", RegionLevel::County, true},
        {"320106", "鼓楼区", "320100", RegionLevel::County, true}};
}

static std::string region_refusal(Region extra)
{
    auto regions = some_regions();
    regions.push_back(std::move(extra));
    auto const result = RegionTable::create(std::move(regions), "jiangsu.csv");
    return result.is_error() ? result.error().message : "";
}

TEST_SUITE("domain/reference/dictionary_tests")
{
    TEST_CASE("items are found by code, and children keep the order of the list")
    {
        auto const result = a_dictionary({{"03", "城乡建设", "", "", ""}, {"0302", "工程质量", "03", "", ""},
            {"0301", "城乡规划", "03", "", ""}, {"99", "其他", "", "", ""}});
        REQUIRE_FALSE(result.is_error());
        auto const& dictionary = result.value();
        CHECK(dictionary.label("0302") == "工程质量");
        CHECK(dictionary.full_label("0302") == "城乡建设／工程质量");
        CHECK(dictionary.full_label("99") == "其他");
        CHECK(dictionary.children("").size() == 2);
        REQUIRE(dictionary.children("03").size() == 2);
        CHECK(dictionary.children("03")[0]->label == "工程质量");
        CHECK_FALSE(dictionary.find("0399"));
        CHECK(dictionary.label("0399") == "0399"); // made under an older list
    }

    TEST_CASE("a list with a mistake is refused at its row")
    {
        DictionaryItem const good{"01", "来信", "", "", ""};
        CHECK(refusal({good, {"", "来访", "", "", ""}}) == "content.json 的 items 第 2 条的 code：不能为空。");
        CHECK(refusal({good, {"02", "", "", "", ""}}) == "content.json 的 items 第 2 条的 label：不能为空。");
        CHECK(refusal({good, {"01", "来访", "", "", ""}}) == "content.json 的 items 第 2 条的 code：编码 01 重复。");
        CHECK(refusal({good, {"02", "来访", "07", "", ""}})
            == "content.json 的 items 第 2 条的 parent：上级编码 07 不存在。");
        CHECK_FALSE(refusal({good, {"02", "来访", "02", "", ""}}).empty());
        CHECK(refusal({}) == "content.json 没有条目。");
    }

    TEST_CASE("regions know their names, children and ancestors")
    {
        auto const result = RegionTable::create(some_regions(), "jiangsu.csv");
        REQUIRE_FALSE(result.is_error());
        auto const& table = result.value();
        CHECK(table.full_name("320102") == "江苏省南京市玄武区");
        CHECK(table.full_name("999999") == "999999");
        CHECK(table.find("320102000000")); // an organisation's twelve digits
        CHECK(table.find("320102000000")->name == "玄武区");
        CHECK(table.children("320100").size() == 2);
        CHECK(table.children("").size() == 1);
        CHECK(table.is_within("320102", "320100"));
        CHECK(table.is_within("320102", "320000"));
        CHECK(table.is_within("320102", "320102"));
        CHECK_FALSE(table.is_within("320100", "320102"));
        CHECK_FALSE(table.is_within("320102", "320106"));
        CHECK_FALSE(table.is_within("320102", "999999"));
    }

    TEST_CASE("a township is added with nine digits under its county (W12)")
    {
        auto const table = RegionTable::create(some_regions(), "jiangsu.csv").release_value();
        auto const with_township = table.with_township("320102002", "梅园新村街道");
        REQUIRE_FALSE(with_township.is_error());
        CHECK(with_township.value().full_name("320102002") == "江苏省南京市玄武区梅园新村街道");
        CHECK(with_township.value().find("320102002")->level == RegionLevel::Township);
        CHECK(with_township.value().find("320102002000")->name == "梅园新村街道");
        CHECK(table.with_township("3201020", "街道").is_error());
        CHECK(table.with_township("320199002", "街道").is_error()); // no such county
        CHECK(with_township.value().with_township("320102002", "又一个").is_error());
    }

    TEST_CASE("a region that does not fit is refused")
    {
        CHECK(region_refusal({"32010", "某区", "320100", RegionLevel::County, true})
            == "jiangsu.csv 区划代码“32010”应为 6 位数字。");
        CHECK(region_refusal({"320102", "某区", "320100", RegionLevel::County, true})
            == "jiangsu.csv 区划代码 320102 重复。");
        CHECK_FALSE(region_refusal({"320107", "", "320100", RegionLevel::County, true}).empty());
        CHECK_FALSE(region_refusal({"320107", "某区", "329900", RegionLevel::County, true}).empty());
        CHECK_FALSE(region_refusal({"320107", "某区", "320102", RegionLevel::County, true}).empty());
    }
}

} // namespace dictionary_tests
