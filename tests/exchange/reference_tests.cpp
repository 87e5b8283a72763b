// The shipped reference data, and what is said about files that an office supplies.
#include "exchange/reference_json.h"

#include "base/embedded.h"

#include "support/doctest.h"

#include <set>

namespace reference_tests {

static domain::ReferenceData const& shipped()
{
    static auto const data = exchange::shipped_reference_data();
    REQUIRE_MESSAGE(!data.is_error(), data.error().message);
    return data.value();
}

TEST_SUITE("exchange/reference_tests")
{
    TEST_CASE("everything that is shipped loads")
    {
        CHECK(shipped().rules.rules().size() == 42);
        CHECK(shipped().calendar.has_year(2026));
        CHECK(shipped().regions.regions().size() == 118);
        CHECK(base::to_text(shipped().office_hours.closing) == "17:30");
        for (auto const* id : {"content_categories", "purposes", "channels", "id_types", "occupations",
                 "matter_classes", "routes", "outcomes", "disposals", "delivery_methods", "sign_results",
                 "petitioner_opinions", "satisfaction_values", "notice_forms", "follow_up_methods", "origins",
                 "not_accept_grounds", "supervision_grounds", "cross_boundary_kinds"}) {
            CAPTURE(id);
            auto const* dictionary = shipped().dictionary(id);
            REQUIRE(dictionary);
            CHECK_FALSE(dictionary->basis().empty());
        }
        CHECK_FALSE(shipped().dictionary("nonsense"));
    }

    TEST_CASE("content categories have two levels with codes that nest (law 4.3)")
    {
        auto const& categories = *shipped().dictionary("content_categories");
        CHECK(categories.children("").size() == 17);
        CHECK(categories.full_label("030700") == "城乡建设／工程质量");
        CHECK(categories.label("990000") == "其他");
        for (auto const& item : categories.items()) {
            CAPTURE(item.code);
            CHECK(item.code.size() == 6);
            if (!item.parent.empty())
                CHECK(item.code.substr(0, 2) == item.parent.substr(0, 2));
        }
    }

    TEST_CASE("Jiangsu has 13 cities and the county codes nest under them")
    {
        auto const& regions = shipped().regions;
        CHECK(regions.children("320000").size() == 13);
        CHECK(regions.full_name("320102") == "江苏省南京市玄武区");
        CHECK(regions.full_name("320302") == "江苏省徐州市鼓楼区");
        int standard_counties = 0;
        for (auto const& region : regions.regions()) {
            bool const is_county = region.level == domain::RegionLevel::County;
            standard_counties += is_county && region.is_standard ? 1 : 0;
            if (is_county)
                CHECK(region.code.substr(0, 4) == region.parent.substr(0, 4));
        }
        CHECK(standard_counties == 95);
    }

    TEST_CASE("every rule names its basis, and every statutory one its article")
    {
        std::set<std::string> sources;
        for (auto const& rule : shipped().rules.rules()) {
            CAPTURE(rule.rule_id);
            CHECK_FALSE(rule.basis.empty());
            if (rule.source == domain::RuleSource::Statute)
                CHECK(rule.basis.starts_with("条例第"));
        }
    }

    TEST_CASE("a damaged rule file is refused with file, row and field")
    {
        auto const message = [](std::string_view json) {
            auto const result = exchange::parse_rule_set(json, "本单位规则.json");
            return result.is_error() ? result.error().message : "";
        };
        std::string const head = R"({"schema":"chuxin.rules","version":"1","rules":[)";
        std::string const row =
            R"("rule_id":"L35","name":"目标","starts_at":"a","start_label":"起算之日","ends_at":"b","actor":"UNIT_LEADER","basis":"内部设定","source":"CONFIG","roll":true)";
        CHECK(message(head + "{" + row + R"(,"unit":"CAL","n":30}]})").empty());
        CHECK(message("{") == "本单位规则.json 第 1 行第 1 列：内容到此中断，文件不完整。");
        CHECK(message("[]") == "本单位规则.json 不是所需的文件：schema 应为 chuxin.rules。");
        CHECK(
            message(R"({"schema":"chuxin.exchange"})") == "本单位规则.json 不是所需的文件：schema 应为 chuxin.rules。");
        CHECK(message(R"({"schema":"chuxin.rules"})") == "本单位规则.json 缺少版本号 version。");
        CHECK(message(head + "]}") == "本单位规则.json 没有规则。");
        CHECK(message(head + "1]}") == "本单位规则.json 的 rules 第 1 条：应当是一个对象。");
        CHECK(message(head + "{" + row + R"(,"unit":"DAYS","n":30}]})")
            == "本单位规则.json 的 rules 第 1 条的 unit：“DAYS”不是已知的值，应为 "
               "CAL、WD、SAME、HOUR、MONTH、DOC、TERM。");
        CHECK(message(head + "{" + row + R"(,"unit":"CAL","n":"三十"}]})")
            == "本单位规则.json 的 rules 第 1 条的 n：应当是整数。");
        CHECK(message(head + "{" + row + R"(,"unit":"CAL","n":30,"valid_from":"2023-02-30"}]})")
            == "本单位规则.json 的 rules 第 1 条的 valid_from：应当是 2023-06-15 这样的日期。");
        CHECK(message(head + "{" + row + R"(,"unit":"CAL"}]})")
            == "本单位规则.json 第 1 条规则（L35）的 n：缺少期限长度。");
        CHECK(message(head + R"({"rule_id":"L35"}]})") == "本单位规则.json 的 rules 第 1 条的 name：缺少。");
    }

    TEST_CASE("a damaged dictionary or region file is refused")
    {
        auto const dictionary = exchange::parse_dictionary(
            R"({"schema":"chuxin.dictionary","version":"1","id":"x","name":"测试","items":[{"code":"1"}]})", "x.json");
        REQUIRE(dictionary.is_error());
        CHECK(dictionary.error().message == "x.json 的 items 第 1 条的 label：缺少。");
        CHECK(dictionary.error().where == "items[0].label");

        auto const regions = exchange::parse_regions("code,name,parent,level,std\n320000,江苏省,,省,1\n", "r.csv");
        REQUIRE(regions.is_error());
        CHECK(regions.error().message == "r.csv 第 2 行：level“省”不是已知的级别。");
    }
}

} // namespace reference_tests
