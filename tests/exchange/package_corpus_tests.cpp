// The corpus of sound and damaged packages in tests/fixtures/packages: every file gets the verdict of expected.json.
// web/tests/schema.test.mjs reads the same files with the JSON Schema, so that code and schema cannot drift apart.
#include "package_builder.h"

#include "exchange/json.h"

#include "support/doctest.h"

#include <cstdio>
#include <optional>

namespace package_corpus_tests {

static std::optional<std::string> file_content(std::string const& name)
{
    auto const path = std::string(CHUXIN_SOURCE_DIR) + "/tests/fixtures/packages/" + name;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file)
        return {};
    std::string content;
    char piece[4096];
    while (std::size_t const size = std::fread(piece, 1, sizeof piece, file))
        content.append(piece, size);
    std::fclose(file);
    return content;
}

static std::string_view verdict(exchange::PackageReport const& report)
{
    if (report.is_valid())
        return "valid";
    return report.problems.at(0).code == base::ErrorCode::TooNew ? "TooNew" : "Damaged";
}

TEST_SUITE("exchange/package_corpus_tests")
{
    TEST_CASE("every package of the corpus gets its verdict")
    {
        auto const expected_text = file_content("expected.json");
        REQUIRE(expected_text);
        auto const expected = exchange::parse_json(*expected_text);
        REQUIRE_FALSE(expected.is_error());
        REQUIRE(expected.value().list());
        CHECK(expected.value().list()->size() > 40);
        for (auto const& row : *expected.value().list()) {
            REQUIRE(row.object());
            auto const file = base::text_or(*row.object(), "file");
            CAPTURE(file);
            auto const content = file_content(file);
            REQUIRE(content);
            for (std::size_t piece : {13, 65536}) {
                auto const report = tests::read_text(*content, piece);
                CHECK(verdict(report) == base::text_or(*row.object(), "reader"));
                if (report.problems.empty())
                    continue;
                auto const& problem = report.problems.front();
                CHECK(problem.where == base::text_or(*row.object(), "where"));
                CHECK_MESSAGE(
                    problem.message.find(base::text_or(*row.object(), "says")) != std::string::npos, problem.message);
                CHECK(problem.message.ends_with("。"));
            }
        }
    }
}

} // namespace package_corpus_tests
