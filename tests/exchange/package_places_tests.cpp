// A place in a package, as it is told to the office.
#include "exchange/package_places.h"

#include "support/doctest.h"

namespace package_places_tests {

TEST_SUITE_BEGIN("package_places");

TEST_CASE("places are named in Chinese and counted from one; what no office knows stays in quotes")
{
    using exchange::package_place;
    CHECK(package_place("header.version") == "文件头・版本");
    CHECK(package_place("entries[12].occurred_on") == "第 13 条记录・发生日期");
    CHECK(package_place("references[0].content") == "第 1 份基础数据・内容");
    CHECK(package_place("entries[0].payload.demands[1]") == "第 1 条记录・办理内容・“demands”第 2 项");
    CHECK(package_place("files[1].data") == "第 2 个附件・附件内容");
    CHECK(package_place("entries[x]") == "办理记录");
    CHECK(package_place("").empty());
}

TEST_SUITE_END();

} // namespace package_places_tests
