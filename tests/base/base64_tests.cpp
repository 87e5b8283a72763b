// Base64 as attachments travel in packages: one text for each sequence of bytes.
#include "base/base64.h"

#include "support/doctest.h"

namespace base64_tests {

TEST_SUITE_BEGIN("base64_tests");

static std::string encoded(std::string_view text)
{
    std::string out;
    base::append_base64(out, {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()});
    return out;
}

TEST_CASE("the vectors of RFC 4648 go both ways")
{
    struct Row {
        std::string_view plain, text;
    };
    for (auto const& row :
        {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"}, Row{"foob", "Zm9vYg=="},
            Row{"fooba", "Zm9vYmE="}, Row{"foobar", "Zm9vYmFy"}, Row{"\xFB\xFF\xBE", "+/++"}}) {
        CHECK(encoded(row.plain) == row.text);
        auto const parsed = base::parse_base64(row.text);
        REQUIRE(parsed);
        CHECK(std::string(parsed->begin(), parsed->end()) == row.plain);
    }
}

TEST_CASE("every byte value survives")
{
    std::vector<std::uint8_t> bytes;
    for (int i = 0; i < 1000; ++i)
        bytes.push_back(static_cast<std::uint8_t>(i * 7 + i / 256));
    std::string text;
    base::append_base64(text, bytes);
    CHECK(base::parse_base64(text) == bytes);
}

TEST_CASE("what append_base64 would not write is refused")
{
    for (auto const* text :
        {"Zg", "Zg=", "Zg===", "Z===", "====", "Zm9v\n", "Zm 9", "Zm-_", "=Zg=", "Zh==", "Zm9=", "Zm9vZg==Zm9v"})
        CHECK_FALSE_MESSAGE(base::parse_base64(text), text);
}

TEST_SUITE_END();

} // namespace base64_tests
