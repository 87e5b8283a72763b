// JSON in and out: what is refused, where the error points, and that a package can be read piece by piece.
#include "exchange/json.h"

#include "support/doctest.h"

#include <limits>
#include <utility>

namespace json_tests {

using base::Value;
using base::ValueList;
using base::ValueObject;

static ValueObject parsed_object(std::string_view text)
{
    auto result = exchange::parse_json(text);
    REQUIRE_MESSAGE(!result.is_error(), text);
    REQUIRE(result.value().object());
    return *result.value().object();
}

static base::Error parse_failure(std::string_view text)
{
    auto result = exchange::parse_json(text);
    REQUIRE_MESSAGE(result.is_error(), text);
    return result.error();
}

// Hands out `text` in pieces of `size` bytes, cut anywhere.
static exchange::ReadChunk in_pieces(std::string_view text, std::size_t size)
{
    return [text, size]() mutable -> base::Result<std::string_view> {
        auto const piece = text.substr(0, size);
        text.remove_prefix(piece.size());
        return piece;
    };
}

TEST_SUITE("exchange/json_tests")
{
    TEST_CASE("every kind of value is read")
    {
        auto const object = parsed_object(
            R"({"text":"拆迁\u8865偿","count":-3,"rate":0.5,"yes":true,"no":false,"none":null,"list":[1,[2]],"sub":{"a":1}})");
        CHECK(base::text_or(object, "text") == "拆迁补偿");
        CHECK(base::integer_or(object, "count", 0) == -3);
        CHECK(*object.find("rate")->real() == 0.5);
        CHECK(base::boolean_or(object, "yes", false));
        CHECK_FALSE(base::boolean_or(object, "no", true));
        CHECK(object.find("none")->is_null());
        CHECK(base::list_or_empty(object, "list").size() == 2);
        CHECK(base::integer_or(*object.find("sub")->object(), "a", 0) == 1);
    }

    TEST_CASE("a byte order mark before the text is tolerated")
    {
        CHECK(base::integer_or(parsed_object("\xEF\xBB\xBF{\"a\":1}"), "a", 0) == 1);
    }

    TEST_CASE("writing sorts keys and reading gives the same value back")
    {
        Value const value = ValueObject{{"b", 1}, {"a", ValueList{"引号\"\\\n\t\x01", 1.5, 2.0, true, Value{}}},
            {"c", ValueObject{}}, {"d", ValueList{}}};
        std::string const text = exchange::write_json(value);
        CHECK(text == "{\"a\":[\"引号\\\"\\\\\\n\\t\\u0001\",1.5,2.0,true,null],\"b\":1,\"c\":{},\"d\":[]}");
        CHECK(exchange::parse_json(text).value() == value);
        CHECK(exchange::parse_json(exchange::write_json_pretty(value)).value() == value);
    }

    TEST_CASE("pretty text puts one field on a line")
    {
        CHECK(exchange::write_json_pretty(ValueObject{{"b", ValueList{1}}, {"a", "甲"}})
            == "{\n  \"a\": \"甲\",\n  \"b\": [\n    1\n  ]\n}\n");
    }

    TEST_CASE("a damaged byte in a text is written as the replacement character")
    {
        CHECK(exchange::write_json(Value{"a\xFFz"}) == "\"a\xEF\xBF\xBDz\"");
    }

    TEST_CASE("the largest integers survive and larger ones are refused")
    {
        CHECK(base::integer_or(parsed_object(R"({"n":9223372036854775807})"), "n", 0)
            == std::numeric_limits<std::int64_t>::max());
        CHECK(base::integer_or(parsed_object(R"({"n":-9223372036854775808})"), "n", 0)
            == std::numeric_limits<std::int64_t>::min());
        for (auto const* text : {R"({"n":9223372036854775808})", R"({"n":18446744073709551616})",
                 R"({"n":-9223372036854775809})", R"({"n":123456789012345678901234567890})"}) {
            CAPTURE(text);
            CHECK(parse_failure(text).message.find("整数超出 64 位范围") != std::string::npos);
        }
    }

    TEST_CASE("an error names line and column in characters")
    {
        auto const error = parse_failure("{\n  \"姓名\": 甲\n}");
        CHECK(error.message == "第 2 行第 9 列：不符合 JSON 格式。");
        CHECK(error.where == "姓名");
        CHECK(error.code == base::ErrorCode::Damaged);
    }

    TEST_CASE("text that is not JSON is refused")
    {
        for (auto const* text : {"", "   ", "{", "[1,]", "{\"a\":1}x", "NaN", "[Infinity]", "[-]", "[01]", "{'a':1}",
                 "[\"a\nb\"]", "[\"\\ud800\"]", "[1e999]", "// comment\n1", "nul"}) {
            CAPTURE(text);
            CHECK(exchange::parse_json(text).is_error());
        }
    }

    TEST_CASE("text that is not UTF-8 is refused with advice")
    {
        auto const error = parse_failure("{\"name\":\"\xCD\xF5\"}"); // 王 in GB18030
        CHECK(error.message.find("UTF-8") != std::string::npos);
        CHECK(error.where == "name");
    }

    TEST_CASE("a duplicate key is refused at its place")
    {
        auto const error = parse_failure(R"({"rows":[{"a":1},{"a":1,"b":2,"a":3}]})");
        CHECK(error.message.find("字段“a”重复") != std::string::npos);
        CHECK(error.where == "rows[1].a");
        CHECK_FALSE(exchange::parse_json(R"([{"a":1},{"a":1}])").is_error());
    }

    TEST_CASE("nesting is limited")
    {
        std::string const deep_enough = std::string(64, '[') + std::string(64, ']');
        CHECK_FALSE(exchange::parse_json(deep_enough).is_error());
        CHECK(parse_failure(std::string(65, '[') + std::string(65, ']')).message.find("嵌套超过 64 层")
            != std::string::npos);
        // A hostile file of one million brackets neither overflows the stack nor fills the memory.
        CHECK(exchange::parse_json(std::string(1000000, '[')).is_error());
    }

    TEST_CASE("the number of fields of one object is limited")
    {
        std::string text = "{";
        for (int index = 0; index <= 10000; ++index)
            text += (index > 0 ? ",\"k" : "\"k") + std::to_string(index) + "\":0";
        CHECK(parse_failure(text + "}").message.find("超过 10000 个") != std::string::npos);
    }
}

namespace {

// Writes down what arrives, in order.
class Recorder final : public exchange::JsonSectionHandler {
public:
    base::Result<void> on_member(std::string_view key, Value value) override
    {
        log += std::string(key) + "=" + exchange::write_json(value) + ";";
        return {};
    }
    base::Result<void> on_section_begin(std::string_view key) override
    {
        log += std::string(key) + "[";
        return {};
    }
    base::Result<void> on_element(std::string_view key, std::size_t index, Value value) override
    {
        if (value == Value{"refuse"})
            return base::invalid_input("这一条不能导入。");
        log += std::string(key) + std::to_string(index) + "=" + exchange::write_json(value) + ";";
        return {};
    }
    base::Result<void> on_section_end(std::string_view) override
    {
        log += "]";
        return {};
    }

    std::string log;
};

} // namespace

TEST_SUITE("exchange/json_tests: streams")
{
    TEST_CASE("members arrive whole and arrays element by element, wherever the pieces are cut")
    {
        std::string_view const text =
            R"({"schema":"chuxin.exchange","node":{"id":"玄武","tags":[1,2]},"entries":[{"a":[1]},2,[3,{}]],"empty":[],"end":null})";
        std::string const expected =
            R"(schema="chuxin.exchange";node={"id":"玄武","tags":[1,2]};entries[entries0={"a":[1]};entries1=2;entries2=[3,{}];]empty[]end=null;)";
        for (std::size_t size = 1; size <= text.size(); ++size) {
            CAPTURE(size);
            Recorder recorder;
            auto const result = exchange::parse_json_sections(in_pieces(text, size), recorder);
            REQUIRE_FALSE(result.is_error());
            CHECK(recorder.log == expected);
        }
    }

    TEST_CASE("a damaged stream names the byte and the path")
    {
        Recorder recorder;
        std::string_view const text = R"({"entries":[{"seq":1},{"seq":}]})";
        auto const result = exchange::parse_json_sections(in_pieces(text, 7), recorder);
        REQUIRE(result.is_error());
        CHECK(result.error().message == "文件第 30 字节（entries[1].seq）：不符合 JSON 格式。");
        CHECK(result.error().where == "entries[1].seq");
    }

    TEST_CASE("a truncated stream says that the file is not complete")
    {
        Recorder recorder;
        auto const result = exchange::parse_json_sections(in_pieces(R"({"entries":[{"seq":1},{"na)", 5), recorder);
        REQUIRE(result.is_error());
        CHECK(result.error().message.find("文件不完整") != std::string::npos);
    }

    TEST_CASE("a refusal by the receiver stops the reading and gets the path")
    {
        Recorder recorder;
        auto const result = exchange::parse_json_sections(in_pieces(R"({"entries":[1,"refuse",3]})", 4), recorder);
        REQUIRE(result.is_error());
        CHECK(result.error().message == "这一条不能导入。");
        CHECK(result.error().where == "entries[1]");
        CHECK(recorder.log == "entries[entries0=1;");
    }

    TEST_CASE("an error of the source passes through")
    {
        Recorder recorder;
        int calls = 0;
        exchange::ReadChunk const failing = [&]() -> base::Result<std::string_view> {
            if (++calls == 1)
                return std::string_view{R"({"entries":[1,)"};
            return base::Error{base::ErrorCode::Storage, {}, "读取文件失败。", {}};
        };
        auto const result = exchange::parse_json_sections(failing, recorder);
        REQUIRE(result.is_error());
        CHECK(result.error().code == base::ErrorCode::Storage);
        CHECK(result.error().message == "读取文件失败。");
    }

    TEST_CASE("a package whose outermost value is not an object is refused")
    {
        for (auto const* text : {"[1]", "3", "\"a\""}) {
            Recorder recorder;
            auto const result = exchange::parse_json_sections(in_pieces(text, 64), recorder);
            REQUIRE(result.is_error());
            CHECK(result.error().message == "文件的最外层应当是一个对象（以 { 开头）。");
        }
    }
}

} // namespace json_tests
