// CSV as spreadsheets write it.
#include "exchange/csv.h"

#include "support/doctest.h"

namespace csv_tests {

using exchange::CsvTable;

using Fields = std::vector<std::string>;

static std::vector<exchange::CsvRow> parsed(std::string_view text)
{
    auto result = exchange::parse_csv(text);
    REQUIRE_MESSAGE(!result.is_error(), text);
    return result.release_value();
}

static std::string refusal(std::string_view text)
{
    auto const result = exchange::parse_csv(text);
    return result.is_error() ? result.error().message : "";
}

TEST_SUITE("exchange/csv_tests")
{
    TEST_CASE("plain and quoted fields, either line ending, with or without a last line end")
    {
        auto const rows = parsed("\xEF\xBB\xBF"
                                 "date,name\r\n2027-01-01,\"元旦, \"\"新年\"\"\"\n\"多\n行\",\r\n,");
        REQUIRE(rows.size() == 4);
        CHECK(rows[0].fields == Fields{"date", "name"});
        CHECK(rows[1].fields == Fields{"2027-01-01", "元旦, \"新年\""});
        CHECK(rows[2].fields == Fields{"多\n行", ""});
        CHECK(rows[3].fields == Fields{"", ""});
        CHECK(rows[2].line == 3);
        CHECK(rows[3].line == 5); // the quoted field spans two lines
    }

    TEST_CASE("empty lines are left out, an empty quoted field is not")
    {
        CHECK(parsed("").empty());
        CHECK(parsed("\n\r\n\n").empty());
        CHECK(parsed("a\n\nb").size() == 2);
        CHECK(parsed("a\n\"\"\nb").size() == 3);
        CHECK(parsed("a\n\nb")[1].line == 3);
    }

    TEST_CASE("damaged quotes and foreign encodings are refused with their line")
    {
        CHECK(refusal("a,b\nc,\"d") == "第 2 行：引号没有成对。");
        CHECK(refusal("a,b\nc\",d") == "第 2 行：引号应当在字段的开头。");
        CHECK(refusal("a,b\n\"c\"d,e") == "第 2 行：引号之后应当是逗号。");
        CHECK(refusal("a,b\nc,\xD4\xAA\xB5\xA9")
            == "第 2 行：含有不是 UTF-8 编码的字节，请另存为“CSV UTF-8（逗号分隔）”。");
    }

    TEST_CASE("writing and reading are inverse")
    {
        std::vector<std::vector<std::string>> const rows{
            {"a", "逗,号", "引\"号", "换\r\n行", ""}, {""}, {"", ""}, {" 空格 "}};
        auto const back = parsed(exchange::write_csv(rows));
        REQUIRE(back.size() == rows.size());
        for (std::size_t index = 0; index < rows.size(); ++index)
            CHECK(back[index].fields == rows[index]);
        CHECK(exchange::write_csv({{"a", "b,c"}}) == "a,\"b,c\"\r\n");
    }

    TEST_CASE("a table finds its columns by name in any order")
    {
        auto const table = CsvTable::create("name, code \n 玄武区 ,320102\n", {"code", "name"});
        REQUIRE_FALSE(table.is_error());
        REQUIRE(table.value().rows().size() == 1);
        auto const& row = table.value().rows()[0];
        CHECK(table.value().field(row, "code") == "320102");
        CHECK(table.value().field(row, "name") == "玄武区");
        CHECK(table.value().field(row, "absent").empty());
        CHECK(row.line == 2);
    }

    TEST_CASE("a table that lacks a column or a field is refused")
    {
        auto const message = [](std::string_view text) {
            auto const table = CsvTable::create(text, {"code", "name"});
            return table.is_error() ? table.error().message : "";
        };
        CHECK(message("") == "文件是空的，应当以表头开始。");
        CHECK(message("code,title\n") == "第 1 行：表头缺少列“name”。");
        CHECK(message("code,name,code\n") == "第 1 行：表头的列“code”重复。");
        CHECK(message("code,name\n1,2\n1\n") == "第 3 行：应有 2 列，现有 1 列。");
        CHECK(message("code,name\n").empty());
    }
}

} // namespace csv_tests
