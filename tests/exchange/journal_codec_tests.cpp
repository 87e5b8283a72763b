// Journal entries as bytes: golden form, round trip, and what is said about bytes that are no entry (J8, J14).
#include "exchange/journal_codec.h"
#include "exchange/json.h"

#include "support/doctest.h"

#include <cstdint>
#include <string>

namespace journal_codec_tests {

using base::Value;
using base::ValueList;
using base::ValueObject;
using domain::JournalEntry;

static std::string const PARENT(64, 'a');

static JournalEntry an_entry()
{
    JournalEntry entry;
    entry.id = base::EntryId(std::string(64, 'c'));
    entry.node = "n1";
    entry.sequence = 7;
    entry.lamport = 12;
    entry.parents = {base::EntryId(PARENT)};
    entry.subjects = {{domain::SubjectKind::Record, "r-1"}, {domain::SubjectKind::Matter, "m-1"}};
    entry.act = "register_petition";
    entry.operator_id = base::StaffId("s-1");
    entry.identity_id = base::StaffId("s-2");
    entry.org_id = base::OrgId("o-1");
    entry.occurred_on = *base::parse_date("2026-06-15");
    entry.recorded_at = *base::parse_instant("2026-06-15T09:08:07.006+08:00");
    entry.payload = ValueObject{{"channel", "VISIT"}, {"anonymous", false}, {"petitioner_count", 6},
        {"petitioners", ValueList{Value{ValueObject{{"name", "𠮷永\"福\""}, {"id_no", "320102199001010016"}}}}}};
    return entry;
}

static void check_equal(JournalEntry const& left, JournalEntry const& right)
{
    CHECK(left.id == right.id);
    CHECK(left.node == right.node);
    CHECK(left.sequence == right.sequence);
    CHECK(left.lamport == right.lamport);
    CHECK(left.parents == right.parents);
    CHECK(left.subjects == right.subjects);
    CHECK(left.act == right.act);
    CHECK(left.operator_id == right.operator_id);
    CHECK(left.identity_id == right.identity_id);
    CHECK(left.org_id == right.org_id);
    CHECK(left.occurred_on == right.occurred_on);
    CHECK(left.recorded_at == right.recorded_at);
    CHECK(left.payload == right.payload);
}

static base::Error failure_of(std::string const& bytes)
{
    auto result = exchange::decode_entry(bytes, {});
    REQUIRE_MESSAGE(result.is_error(), bytes);
    return result.error();
}

static std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST_SUITE("exchange/journal_codec_tests")
{
    TEST_CASE("the bytes of an entry never change: they are what was hashed")
    {
        CHECK(exchange::encode_entry(an_entry())
            == R"({"act":"register_petition","format":1,"identity_id":"s-2","lamport":12,"node":"n1",)"
               R"("occurred_on":"2026-06-15","operator_id":"s-1","org_id":"o-1","parents":[")"
                + PARENT
                + R"("],"payload":{"anonymous":false,"channel":"VISIT","petitioner_count":6,)"
                  R"("petitioners":[{"id_no":"320102199001010016","name":"𠮷永\"福\""}]},)"
                  R"("recorded_at":"2026-06-15T01:08:07.006Z","sequence":7,)"
                  R"("subjects":[{"id":"r-1","kind":"record"},{"id":"m-1","kind":"matter"}]})");
    }

    TEST_CASE("an entry survives the round trip")
    {
        auto entry = an_entry();
        entry.payload.set(
            "deep", ValueObject{{"empty", ValueObject{}}, {"none", Value{}}, {"list", ValueList{}}, {"rate", 0.25}});
        entry.payload.set("text", "一行\n二行\t\x01\\");
        auto const bytes = exchange::encode_entry(entry);
        auto decoded = exchange::decode_entry(bytes, entry.id);
        REQUIRE_FALSE(decoded.is_error());
        check_equal(decoded.value(), entry);
        CHECK(exchange::encode_entry(decoded.value()) == bytes);
    }

    TEST_CASE("the bytes are the canonical JSON of their own value")
    {
        auto const bytes = exchange::encode_entry(an_entry());
        CHECK(exchange::write_json(exchange::parse_json(bytes).value()) == bytes);
    }

    TEST_CASE("an entry written by another program, in another order and with white space, is read")
    {
        auto const bytes =
            exchange::write_json_pretty(exchange::parse_json(exchange::encode_entry(an_entry())).value());
        auto decoded = exchange::decode_entry(bytes, an_entry().id);
        REQUIRE_FALSE(decoded.is_error());
        check_equal(decoded.value(), an_entry());
    }

    TEST_CASE("checking an entry tells the shape of its payload and keeps everything else")
    {
        auto const bytes = exchange::encode_entry(an_entry());
        exchange::PayloadShape shape;
        auto checked = exchange::check_entry(bytes, an_entry().id, shape);
        REQUIRE_FALSE(checked.is_error());
        auto const whole = an_entry();
        REQUIRE(shape.size() == whole.payload.size());
        for (std::size_t i = 0; i < shape.size(); ++i) {
            CHECK(shape[i].first == whole.payload.fields()[i].first);
            CHECK(shape[i].second == exchange::shape_of(whole.payload.fields()[i].second));
        }
        auto without = whole;
        without.payload = {};
        check_equal(checked.value(), without);
        auto const twice = replaced(bytes, "\"payload\":{", "\"payload\":{\"z\":1,\"b\":1,\"z\":2,");
        CHECK(exchange::check_entry(twice, {}, shape).is_error());
    }

    TEST_CASE("a damaged entry names its field")
    {
        auto const bytes = exchange::encode_entry(an_entry());
        struct Row {
            std::string_view from, to, where;
        };
        for (auto const& row : {
                 Row{"\"2026-06-15\"", "\"2026-06-31\"", "occurred_on"},
                 Row{"\"2026-06-15\"", "20260615", "occurred_on"},
                 Row{"2026-06-15T01:08:07.006Z", "2026-06-15 01:08", "recorded_at"},
                 Row{"\"sequence\":7", "\"sequence\":-7", "sequence"},
                 Row{"\"sequence\":7", "\"sequence\":7.5", "sequence"},
                 Row{"\"sequence\":7", "\"sequence\":\"7\"", "sequence"},
                 Row{"\"sequence\":7,", "", "sequence"},
                 Row{"\"sequence\":7,", "\"sequence\":7,\"sequence\":8,", "sequence"},
                 Row{"\"lamport\":12", "\"lamport\":null", "lamport"},
                 Row{"\"node\":\"n1\"", "\"node\":\"\"", "node"},
                 Row{"\"kind\":\"matter\"", "\"kind\":\"planet\"", "subjects[1].kind"},
                 Row{",\"kind\":\"matter\"", "", "subjects[1]"},
                 Row{"aaaa", "aaaA", "parents[0]"},
                 Row{"\"aaaa", "\"aaa", "parents[0]"},
                 Row{"\"payload\":{", "\"payload\":5,\"x\":{", "payload"},
                 Row{"\"lamport\":12", "\"lamport\":12,\"lamp\":1", "lamp"},
             }) {
            CAPTURE(row.to);
            auto const error = failure_of(replaced(bytes, row.from, row.to));
            CHECK(error.code == base::ErrorCode::Damaged);
            CHECK(error.where == row.where);
            CHECK(error.message.find(std::string(row.where)) != std::string::npos);
        }
        CHECK(failure_of(bytes + "x").code == base::ErrorCode::Damaged);
        CHECK(failure_of("[]").code == base::ErrorCode::Damaged);
        CHECK(failure_of("").message == "记录内容已损坏：第 1 字节，内容到此中断，文件不完整。");
    }

    TEST_CASE("an entry of a later format is called newer, not damaged")
    {
        auto const bytes = replaced(exchange::encode_entry(an_entry()), "\"format\":1", "\"format\":2,\"future\":[1]");
        CHECK(failure_of(bytes).code == base::ErrorCode::TooNew);
    }

    TEST_CASE("no prefix is an entry, and no changed byte stops the program")
    {
        auto const bytes = exchange::encode_entry(an_entry());
        for (std::size_t length = 0; length < bytes.size(); ++length)
            failure_of(bytes.substr(0, length));
        std::uint32_t noise = 7;
        for (int round = 0; round < 20000; ++round) {
            std::string damaged = bytes;
            for (int change = 0; change < 3; ++change) {
                noise = noise * 1664525 + 1013904223;
                damaged[(noise >> 8) % damaged.size()] = static_cast<char>(noise >> 24);
            }
            auto const result = exchange::decode_entry(damaged, {});
            // The reader that only checks is exactly as strict.
            exchange::PayloadShape shape;
            CHECK(exchange::check_entry(damaged, {}, shape).is_error() == result.is_error());
            if (!result.is_error()) // then the change was inside a value, and the entry is whole
                CHECK_FALSE(exchange::decode_entry(exchange::encode_entry(result.value()), {}).is_error());
        }
    }
}

} // namespace journal_codec_tests
