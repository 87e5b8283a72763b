// Packages written and read again: same entries, bytes kept (J8), withheld ones accepted (J7), bounded memory, and what
// is said about files that are no package.
#include "package_builder.h"

#include "exchange/json.h"
#include "exchange/package_elements.h"

#include "support/doctest.h"

#include <cstdint>

namespace package_tests {

using tests::a_package;
using tests::in_pieces;
using tests::PackageBuilder;
using tests::read_text;

static base::Error first_problem(std::string_view text)
{
    auto const report = read_text(text);
    CHECK_FALSE(report.is_valid());
    REQUIRE_FALSE(report.problems.empty());
    return report.problems.front();
}

static std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST_SUITE("exchange/package_tests")
{
    TEST_CASE("a package survives the round trip, wherever the file is cut")
    {
        auto builder = a_package();
        auto const text = builder.text();
        CHECK(builder.was_kept());
        for (std::size_t piece : {1, 7, 100, 4096, 1000000}) {
            CAPTURE(piece);
            tests::Collector collector;
            auto const report = exchange::read_package(in_pieces(text, piece), collector, exchange::is_act_of_table);
            for (auto const& problem : report.problems)
                MESSAGE(problem.message);
            REQUIRE(report.is_valid());
            CHECK(*report.header == builder.header);
            CHECK(report.entries == 5);
            CHECK(report.withheld == 1);
            CHECK(report.erased == 1);
            REQUIRE(collector.references.size() == 1);
            CHECK(collector.references[0].content == builder.references[0].content);
            REQUIRE(collector.entries.size() == 5);
            for (std::size_t index = 0; index < 5; ++index) {
                auto const& left = collector.entries[index];
                auto const& right = builder.entries[index];
                CHECK(left.bytes == right.bytes);
                CHECK(left.hash == right.hash);
                CHECK(left.prev == right.prev);
                CHECK(left.commitment == right.commitment);
                CHECK(left.nonce == right.nonce);
                CHECK(left.presence == right.presence);
                if (left.presence == exchange::EntryPresence::Here) {
                    CHECK(left.entry.id.value == base::to_hex(right.hash));
                    CHECK(left.entry.act == right.entry.act);
                    CHECK(left.entry.parents == right.entry.parents);
                }
            }
        }
    }

    TEST_CASE("a package that was indented by another program is still the same package")
    {
        auto const text = a_package().text();
        std::string indented;
        for (char c : text) {
            indented += c;
            if (c == '\n')
                indented += " \t\r\n ";
        }
        CHECK(read_text(indented).is_valid());
        CHECK(read_text("\xEF\xBB\xBF" + text).is_valid());
    }

    TEST_CASE("attachments travel byte by byte, and are found again at their place in the file")
    {
        std::string every_byte;
        for (int i = 0; i < 1000; ++i)
            every_byte += static_cast<char>(i * 7);
        auto builder = a_package();
        builder.file("送达回证");
        builder.file(every_byte);
        auto const text = builder.text();
        CHECK(builder.was_kept());
        for (std::size_t piece : {1, 100, 1000000}) {
            tests::Collector collector;
            auto const report = exchange::read_package(in_pieces(text, piece), collector, exchange::is_act_of_table);
            REQUIRE(report.is_valid());
            CHECK(report.files == 2);
            CHECK(*report.header == builder.header);
            REQUIRE(collector.files.size() == 2);
            for (std::size_t i = 0; i < 2; ++i) {
                auto const& found = collector.files[i];
                CHECK(found.file.bytes == (*builder.files)[i].bytes);
                exchange::PackageFile again;
                CHECK_FALSE(exchange::parse_file(std::string_view(text).substr(found.offset, found.size), again));
                CHECK(again.bytes == found.file.bytes);
            }
        }
    }

    TEST_CASE("no changed byte of an attachment passes unnoticed")
    {
        auto builder = a_package();
        builder.file("送达回证");
        auto const text = builder.text();
        for (std::size_t index = text.find("\"files\":["); index < text.size(); ++index) {
            auto damaged = text;
            damaged[index] = static_cast<char>(damaged[index] ^ 1);
            CAPTURE(index);
            CHECK_FALSE(read_text(damaged).is_valid());
        }
    }

    TEST_CASE("a package with attachments is read with the memory of its largest one")
    {
        auto builder = a_package();
        std::string megabyte(1024 * 1024, 'x');
        for (int i = 0; i < 12; ++i) {
            megabyte[0] = static_cast<char>('a' + i);
            builder.file(megabyte);
        }
        auto const text = builder.text();
        exchange::PackageHandler handler;
        exchange::PackageReader reader(in_pieces(text, 65536), handler, exchange::is_act_of_table);
        std::size_t most = 0;
        while (reader.step())
            most = std::max(most, reader.buffered_bytes());
        CHECK(reader.report().is_valid());
        CHECK(most < 2 * 1024 * 1024);
        CHECK(text.size() > 15 * 1024 * 1024);
    }

    TEST_CASE("an empty selection is a package too")
    {
        PackageBuilder builder;
        CHECK(read_text(builder.text()).is_valid());
        builder.header.selection = exchange::PackageSelection::Records;
        builder.header.records = {base::RecordId("r1"), base::RecordId("r2")};
        builder.header.from = *base::parse_instant("2026-01-01T00:00:00Z");
        tests::Collector collector;
        auto const report = exchange::read_package(in_pieces(builder.text(), 64), collector, exchange::is_act_of_table);
        REQUIRE(report.is_valid());
        CHECK(*report.header == builder.header);
    }

    TEST_CASE("a writer that was promised another count says so")
    {
        auto builder = a_package();
        builder.text();
        exchange::PackageWriter writer([](std::string_view) {});
        writer.begin(builder.header);
        CHECK(writer.finish().error().code == base::ErrorCode::Conflict);
    }

    TEST_CASE("no prefix of a package is a package")
    {
        auto const text = a_package().text();
        for (std::size_t length = 0; length + 2 < text.size(); length += 3) {
            CAPTURE(length);
            auto const report = read_text(std::string_view(text).substr(0, length));
            CHECK_FALSE(report.is_valid());
            CHECK_FALSE(report.problems.empty());
        }
    }

    TEST_CASE("no changed byte passes unnoticed")
    {
        auto const text = a_package().text();
        std::uint32_t noise = 3;
        for (std::size_t index = 0; index < text.size(); ++index) {
            noise = noise * 1664525 + 1013904223;
            for (char changed : {static_cast<char>(text[index] ^ 1), static_cast<char>(noise >> 24)}) {
                if (changed == text[index])
                    continue;
                std::string damaged = text;
                damaged[index] = changed;
                auto const report = read_text(damaged);
                bool const was_space = text[index] == '\n';
                bool const is_space = changed == ' ' || changed == '\n' || changed == '\r' || changed == '\t';
                if (!(was_space && is_space)) {
                    CAPTURE(index);
                    CAPTURE(damaged.substr(index > 20 ? index - 20 : 0, 60));
                    CHECK_FALSE(report.is_valid());
                }
            }
        }
    }

    TEST_CASE("the reader stops a hopeless file early and reports a repairable one in full")
    {
        auto builder = a_package();
        auto text = builder.text();
        text = replaced(text, "王建国", "王建囯");
        text = replaced(text, "𠮷永福", "吉永福");
        auto const report = read_text(text);
        REQUIRE(report.problems.size() == 2);
        CHECK(report.problems[0].where == "entries[0].bytes");
        CHECK(report.problems[1].where == "entries[1].bytes");
        CHECK(report.problems[1].message.starts_with("第 2 条记录（文件第 "));
        CHECK(first_problem(replaced(text, "],\n\"entries\"", "}")).message.find("字节") != std::string::npos);
    }

    TEST_CASE("at most a hundred problems are listed")
    {
        PackageBuilder builder;
        for (int index = 0; index < 300; ++index)
            builder.entry("a1", "invented_act", {});
        auto const report = read_text(builder.text());
        CHECK(report.problems.size() == exchange::MAX_PROBLEMS);
        CHECK(report.has_more_problems);
        CHECK(report.problems.front().code == base::ErrorCode::TooNew);
        CHECK(report.problems.front().where == "entries[0].bytes.act");
    }

    TEST_CASE("a chain with a missing entry is refused in a whole export and counted in a selection")
    {
        PackageBuilder builder;
        for (int index = 0; index < 4; ++index)
            builder.entry("a1", "withdraw", {{"statement", "是"}});
        builder.entries.erase(builder.entries.begin() + 1);
        CHECK(first_problem(builder.text()).where == "entries[1].sequence");
        builder.header.selection = exchange::PackageSelection::Records;
        auto const report = read_text(builder.text());
        CHECK(report.is_valid());
        CHECK(report.chain_gaps == 1);
    }

    TEST_CASE("a link to another entry is refused")
    {
        PackageBuilder builder;
        for (int index = 0; index < 3; ++index)
            builder.entry("a1", "withdraw", {{"statement", "是"}});
        builder.entries[1].prev[0] ^= 1;
        PackageBuilder::seal(builder.entries[1]);
        CHECK(first_problem(builder.text()).where == "entries[1].prev");
    }

    TEST_CASE("the same entry twice is refused, a fork is kept as two branches")
    {
        PackageBuilder builder;
        for (int index = 0; index < 3; ++index)
            builder.entry("a1", "withdraw", {{"statement", "是"}});
        auto fork = builder.entries[2];
        builder.entries.push_back(fork);
        CHECK(first_problem(builder.text()).where == "entries[3].hash");
        fork.nonce.fill(99);
        PackageBuilder::seal(fork);
        builder.entries.back() = fork;
        CHECK(read_text(builder.text()).is_valid());
    }

    TEST_CASE("cutting the last entries off and mending the counts is noticed by the heads")
    {
        auto builder = a_package();
        auto const heads_of_five = builder.text();
        builder.entries.pop_back();
        CHECK(first_problem(builder.text()).where == "header.heads");
    }

    TEST_CASE("an argument of the wrong kind is found before anything is applied")
    {
        PackageBuilder builder;
        builder.entry("a1", "register_petition", {{"petitioners", "王建国"}});
        auto const problem = first_problem(builder.text());
        CHECK(problem.where == "entries[0].bytes.payload.petitioners");
        CHECK(problem.message.find("信访人") != std::string::npos);
    }

    TEST_CASE("an error of the one who applies the entries ends the reading")
    {
        class Refusing final : public exchange::PackageHandler {
        public:
            base::Result<void> on_entries(std::span<exchange::PackageEntry>) override
            {
                return base::Error{base::ErrorCode::Storage, {}, "磁盘已满。", {}};
            }
        };
        Refusing handler;
        auto const text = a_package().text();
        auto const report = exchange::read_package(in_pieces(text, 4096), handler, exchange::is_act_of_table);
        REQUIRE(report.problems.size() == 1);
        CHECK(report.problems[0].message == "磁盘已满。");
        CHECK_FALSE(report.is_valid());
    }

    TEST_CASE("files that people hand in by mistake are told apart")
    {
        struct Row {
            std::string_view file, says;
        };
        for (auto const& row : {
                 Row{"", "文件是空的"},
                 Row{"SQLite format 3\0xxxx", "数据库备份文件"},
                 Row{"PK\x03\x04xxxx", "压缩文件或 Office 文件"},
                 Row{"%PDF-1.7", "PDF"},
                 Row{"编号,姓名\n1,王建国\n", "以 { 开头的 JSON 文件"},
                 Row{"\xFF\xFE{\0", "UTF-16"},
                 Row{"[1,2]", "以 { 开头的 JSON 文件"},
                 Row{"{}", "开头应当是文件头"},
                 Row{"{\"name\":\"别的系统\"}", "现为 \"name\""},
                 Row{"{\"header\":{\"format\":\"other\"}}", "这不是初信的交换包"},
             }) {
            CAPTURE(row.file);
            auto const problem = first_problem(row.file);
            CHECK(problem.code == base::ErrorCode::Damaged);
            CHECK_MESSAGE(problem.message.find(row.says) != std::string::npos, problem.message);
            CHECK(problem.message.find("字节") != std::string::npos);
        }
    }

    TEST_CASE("ten thousand entries are read with the memory of a few")
    {
        PackageBuilder builder;
        for (int index = 0; index < 10000; ++index)
            builder.entry("a1", "register_petition", tests::registration("王建国"));
        auto const text = builder.text();
        REQUIRE(text.size() > 8'000'000);

        class Counting final : public exchange::PackageHandler {
        public:
            std::int64_t entries{0};
            std::size_t largest_batch{0};
            base::Result<void> on_entries(std::span<exchange::PackageEntry> batch) override
            {
                entries += static_cast<std::int64_t>(batch.size());
                largest_batch = std::max(largest_batch, batch.size());
                return {};
            }
        };
        Counting handler;
        exchange::PackageReader reader(in_pieces(text, 64 * 1024), handler, exchange::is_act_of_table);
        std::size_t steps = 0, largest_buffer = 0;
        std::uint64_t before = 0;
        while (reader.step()) {
            ++steps;
            CHECK(reader.bytes_read() >= before);
            before = reader.bytes_read();
            largest_buffer = std::max(largest_buffer, reader.buffered_bytes());
        }
        CHECK(reader.report().is_valid());
        CHECK(handler.entries == 10000);
        CHECK(handler.largest_batch <= exchange::PackageReader::STEP_ELEMENTS);
        CHECK(steps >= 10000 / exchange::PackageReader::STEP_ELEMENTS);
        CHECK(largest_buffer < 256 * 1024);
        CHECK(reader.bytes_read() == text.size());
    }
}

} // namespace package_tests
