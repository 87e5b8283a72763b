// The fast reader must agree with the careful one about every text: same verdict, same value.
#include "exchange/json.h"
#include "exchange/json_cursor.h"

#include "support/doctest.h"

#include <cstdint>
#include <string>

namespace json_cursor_tests {

static bool cursor_reads(std::string_view text, base::Value& value)
{
    exchange::JsonCursor cursor(text);
    return cursor.read_value(value) && cursor.at_end();
}

static void check_agreement(std::string_view text)
{
    CAPTURE(text);
    auto const careful = exchange::parse_json(text);
    base::Value value;
    bool const is_read = cursor_reads(text, value);
    CHECK(is_read == !careful.is_error());
    if (is_read && !careful.is_error())
        CHECK(value == careful.value());
    // Skipping gives the same verdict and the same kind of value, and leaves the rest where reading leaves it.
    exchange::JsonCursor cursor(text);
    exchange::ValueShape shape{};
    bool const is_skipped = cursor.skip_value(shape) && cursor.at_end();
    CHECK(is_skipped == is_read);
    if (is_skipped && is_read)
        CHECK(shape == exchange::shape_of(value));
}

TEST_SUITE("exchange/json_cursor_tests")
{
    TEST_CASE("the fast reader and the careful reader agree on sound and on damaged texts")
    {
        for (std::string_view text : {
                 R"({"a":1,"b":[1,2.5,-3e2,true,false,null],"c":{"甲":"乙"},"d":""})",
                 R"( { "a" : [ ] , "b" : { } } )",
                 R"("\"\\\/\b\f\n\r\t\u4e2d\ud842\udfb7")",
                 R"("𠮷𬭎")",
                 "0",
                 "-0",
                 "9223372036854775807",
                 "-9223372036854775808",
                 "9223372036854775808",
                 "-9223372036854775809",
                 "01",
                 "1.",
                 ".5",
                 "1e",
                 "1e5",
                 "1E+2",
                 "1e999",
                 "+1",
                 "--1",
                 "tru",
                 "nul",
                 "[1,]",
                 "[,1]",
                 "{\"a\":1,}",
                 "{\"a\" 1}",
                 "{a:1}",
                 "{\"a\":1,\"a\":2}",
                 "[1 2]",
                 "[1,2",
                 "{\"a\":",
                 "\"abc",
                 "\"\\x\"",
                 "\"\\u12\"",
                 "\"\\ud842\"",
                 "\"\\ud842\\u0041\"",
                 "\"\\udfb7\"",
                 "\"a\nb\"",
                 "\"\xFF\"",
                 "\"\xE4\xBD\"",
                 "\"\xED\xA0\x80\"",
                 "",
                 " ",
                 "1 2",
                 "{}{}",
                 "]",
                 "'a'",
                 "[1]//",
                 "\"\t\"",
             })
            check_agreement(text);
    }

    TEST_CASE("the readers agree on every prefix and on every changed byte of a text")
    {
        std::string const text = R"({"act":"登记","list":[{"n":-12.5e1},"\u00e9\n",[true,null]],"z":{}})";
        for (std::size_t length = 0; length < text.size(); ++length)
            check_agreement(std::string_view(text).substr(0, length));
        std::uint32_t noise = 1;
        for (std::size_t index = 0; index < text.size(); ++index) {
            noise = noise * 1664525 + 1013904223;
            std::string damaged = text;
            damaged[index] = static_cast<char>(noise >> 24);
            check_agreement(damaged);
            damaged[index] = static_cast<char>(text[index] ^ 1);
            check_agreement(damaged);
        }
    }

    TEST_CASE("nesting deeper than the limit is refused, not followed")
    {
        check_agreement(std::string(exchange::MAX_JSON_DEPTH, '[') + std::string(exchange::MAX_JSON_DEPTH, ']'));
        check_agreement(
            std::string(exchange::MAX_JSON_DEPTH + 1, '[') + std::string(exchange::MAX_JSON_DEPTH + 1, ']'));
        base::Value value;
        CHECK_FALSE(cursor_reads(std::string(100000, '['), value));
    }

    TEST_CASE("text written by the fast writer is the canonical text")
    {
        for (std::string_view text : {"", "甲\"乙\\丙", "\x01\x1f\n\r\t/", "𠮷\xFF末", "\xE4\xBD"}) {
            std::string written;
            exchange::append_json_text(written, text);
            CHECK(written == exchange::write_json(base::Value{text}));
        }
    }

    TEST_CASE("a problem names the place and the first problem stays")
    {
        exchange::JsonCursor cursor(R"({"a":x})");
        std::string key;
        base::Value value;
        REQUIRE(cursor.enter_object());
        REQUIRE(cursor.next_key(key));
        CHECK_FALSE(cursor.read_value(value));
        CHECK(cursor.offset() == 5);
        CHECK_FALSE(cursor.fail("别的"));
        CHECK(cursor.problem() == "不符合 JSON 格式");
        CHECK_FALSE(cursor.next_key(key));
    }
}

} // namespace json_cursor_tests
