// One field per line of the entry, in the order of their keys. Reading accepts any order and refuses any other field.
#include "exchange/journal_codec.h"

#include "exchange/json.h"
#include "exchange/json_cursor.h"

#include <algorithm>
#include <array>

namespace exchange {

using base::Error;
using base::ErrorCode;
using domain::JournalEntry;

static void append_key(std::string& out, std::string_view key)
{
    out += out.size() > 1 ? ",\"" : "\"";
    out += key;
    out += "\":";
}

static void append_field(std::string& out, std::string_view key, std::string_view text)
{
    append_key(out, key);
    append_json_text(out, text);
}

static void append_field(std::string& out, std::string_view key, std::int64_t number)
{
    append_key(out, key);
    out += std::to_string(number);
}

static void append_value(std::string& out, base::Value const& value)
{
    if (auto const* text = value.text()) {
        append_json_text(out, *text);
    } else if (auto const* object = value.object()) {
        char separator = '{';
        for (auto const& [key, field] : object->fields()) {
            out += separator;
            append_json_text(out, key);
            out += ':';
            append_value(out, field);
            separator = ',';
        }
        out += object->is_empty() ? "{}" : "}";
    } else if (auto const* list = value.list()) {
        char separator = '[';
        for (auto const& item : *list) {
            out += separator;
            append_value(out, item);
            separator = ',';
        }
        out += list->empty() ? "[]" : "]";
    } else {
        out += write_json(value);
    }
}

std::string encode_entry(JournalEntry const& entry)
{
    std::string out;
    out.reserve(1024);
    out += '{';
    append_field(out, "act", entry.act);
    append_field(out, "format", ENTRY_FORMAT);
    append_field(out, "identity_id", entry.identity_id.value);
    append_field(out, "lamport", entry.lamport);
    append_field(out, "node", entry.node);
    append_field(out, "occurred_on", base::to_iso(entry.occurred_on));
    append_field(out, "operator_id", entry.operator_id.value);
    append_field(out, "org_id", entry.org_id.value);
    append_key(out, "parents");
    out += '[';
    for (std::size_t index = 0; index < entry.parents.size(); ++index) {
        out += index > 0 ? "," : "";
        append_json_text(out, entry.parents[index].value);
    }
    out += ']';
    append_key(out, "payload");
    append_value(out, entry.payload);
    append_field(out, "recorded_at", base::to_iso_utc(entry.recorded_at));
    append_field(out, "sequence", entry.sequence);
    append_key(out, "subjects");
    out += '[';
    for (std::size_t index = 0; index < entry.subjects.size(); ++index) {
        out += index > 0 ? ",{\"id\":" : "{\"id\":";
        append_json_text(out, entry.subjects[index].id);
        out += ",\"kind\":";
        append_json_text(out, domain::to_text(entry.subjects[index].kind));
        out += '}';
    }
    out += "]}";
    return out;
}

namespace {

enum class Field {
    Act,
    Format,
    IdentityId,
    Lamport,
    Node,
    OccurredOn,
    OperatorId,
    OrgId,
    Parents,
    Payload,
    RecordedAt,
    Sequence,
    Subjects,
};

constexpr std::array<std::string_view, 13> FIELD_NAMES{"act", "format", "identity_id", "lamport", "node", "occurred_on",
    "operator_id", "org_id", "parents", "payload", "recorded_at", "sequence", "subjects"};

// Reads one entry; `path` of a problem is kept for the error.
class EntryReader {
public:
    // With a `shape` the payload is skipped and only its shape kept.
    EntryReader(std::string_view bytes, base::EntryId id, PayloadShape* shape)
        : m_cursor(bytes)
        , m_shape(shape)
    {
        m_entry.id = std::move(id);
    }

    base::Result<JournalEntry> read()
    {
        std::string key;
        if (m_cursor.enter_object()) {
            while (m_cursor.next_key(key) && read_member(key)) { }
        }
        if (!m_cursor.has_problem() && !m_cursor.at_end())
            fail({}, "结尾之后还有多余的内容");
        // A later format may hold other fields; say that the entry is newer before complaining about them.
        if (m_format > ENTRY_FORMAT)
            return Error{ErrorCode::TooNew, {},
                "这条记录的格式版本是 " + std::to_string(m_format) + "，由更新版本的程序写入；请升级后再打开。",
                "format"};
        for (std::size_t index = 0; !m_cursor.has_problem() && m_unknown.empty() && index < FIELD_NAMES.size();
             ++index) {
            if (!(m_seen & (1U << index)))
                fail(std::string(FIELD_NAMES[index]), "缺少这个字段");
        }
        if (!m_cursor.has_problem() && !m_unknown.empty())
            fail(m_unknown, "不认识这个字段");
        if (m_cursor.has_problem())
            return Error{ErrorCode::Damaged, {},
                "记录内容已损坏："
                    + (m_path.empty() ? "第 " + std::to_string(m_cursor.offset() + 1) + " 字节" : "字段 " + m_path)
                    + "，" + m_cursor.problem() + "。",
                m_path};
        return std::move(m_entry);
    }

private:
    bool fail(std::string path, std::string_view reason)
    {
        m_path = std::move(path);
        return m_cursor.fail(reason);
    }

    bool read_member(std::string const& key)
    {
        m_path = key;
        std::size_t index = 0;
        while (index < FIELD_NAMES.size() && FIELD_NAMES[index] != key)
            ++index;
        if (index == FIELD_NAMES.size()) {
            m_unknown = key;
            return m_cursor.skip_value();
        }
        if (m_seen & (1U << index))
            return m_cursor.fail("字段重复");
        m_seen |= 1U << index;
        if (!read_field(static_cast<Field>(index)))
            return false;
        m_path.clear();
        return true;
    }

    bool read_field(Field field)
    {
        switch (field) {
        case Field::Act:
            return m_cursor.read_text(m_entry.act) && (!m_entry.act.empty() || m_cursor.fail("行为名称为空"));
        case Field::Format:
            return m_cursor.read_integer(m_format) && (m_format >= 1 || m_cursor.fail("格式版本应当从 1 开始"));
        case Field::IdentityId:
            return m_cursor.read_text(m_entry.identity_id.value);
        case Field::Lamport:
            return m_cursor.read_integer(m_entry.lamport) && (m_entry.lamport >= 0 || m_cursor.fail("不能小于 0"));
        case Field::Node:
            return m_cursor.read_text(m_entry.node) && (!m_entry.node.empty() || m_cursor.fail("节点名称为空"));
        case Field::OccurredOn:
            return read_date();
        case Field::OperatorId:
            return m_cursor.read_text(m_entry.operator_id.value);
        case Field::OrgId:
            return m_cursor.read_text(m_entry.org_id.value);
        case Field::Parents:
            return read_parents();
        case Field::Payload:
            return read_payload();
        case Field::RecordedAt:
            return read_instant();
        case Field::Sequence:
            return m_cursor.read_integer(m_entry.sequence) && (m_entry.sequence >= 0 || m_cursor.fail("不能小于 0"));
        case Field::Subjects:
            return read_subjects();
        }
        return false;
    }

    bool read_date()
    {
        if (!m_cursor.read_text(m_text))
            return false;
        auto const date = base::parse_date(m_text);
        if (!date)
            return m_cursor.fail("“" + m_text + "”不是日期，应为 2026-06-16 这样的写法");
        m_entry.occurred_on = *date;
        return true;
    }

    bool read_instant()
    {
        if (!m_cursor.read_text(m_text))
            return false;
        auto const instant = base::parse_instant(m_text);
        if (!instant)
            return m_cursor.fail("“" + m_text + "”不是时间，应为 2026-06-16T01:00:00.000Z 这样的写法");
        m_entry.recorded_at = *instant;
        return true;
    }

    bool read_shape()
    {
        if (!m_cursor.enter_object())
            return false;
        auto& fields = *m_shape;
        fields.clear();
        std::string key;
        bool is_in_order = true; // then a key after all others is no duplicate
        while (m_cursor.next_key(key)) {
            ValueShape shape{};
            if (!m_cursor.skip_value(shape))
                return false;
            is_in_order = is_in_order && (fields.empty() || fields.back().first < key);
            bool const is_known = !is_in_order
                && std::any_of(fields.begin(), fields.end(), [&](auto const& field) { return field.first == key; });
            if (is_known)
                return m_cursor.fail("字段“" + key + "”重复");
            fields.emplace_back(key, shape);
        }
        return !m_cursor.has_problem();
    }

    bool read_payload()
    {
        if (m_shape)
            return read_shape();
        base::Value payload;
        if (!m_cursor.read_value(payload))
            return false;
        if (!payload.object())
            return m_cursor.fail("应当是一个对象");
        m_entry.payload = std::move(*payload.object());
        return true;
    }

    bool read_parents()
    {
        if (!m_cursor.enter_array())
            return false;
        while (m_cursor.next_element()) {
            m_path = "parents[" + std::to_string(m_entry.parents.size()) + "]";
            if (!m_cursor.read_text(m_text))
                return false;
            auto const is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
            bool const is_hash = m_text.size() == 64 && std::all_of(m_text.begin(), m_text.end(), is_digit);
            if (!is_hash)
                return m_cursor.fail("应当是 64 位小写十六进制的摘要");
            m_entry.parents.emplace_back(m_text);
        }
        return !m_cursor.has_problem();
    }

    bool read_subjects()
    {
        if (!m_cursor.enter_array())
            return false;
        std::string key;
        while (m_cursor.next_element()) {
            std::string const path = "subjects[" + std::to_string(m_entry.subjects.size()) + "]";
            m_path = path;
            auto& subject = m_entry.subjects.emplace_back();
            bool has_id = false, has_kind = false;
            if (!m_cursor.enter_object())
                return false;
            while (m_cursor.next_key(key)) {
                m_path = path;
                m_path += '.';
                m_path += key;
                if (!m_cursor.read_text(m_text))
                    return false;
                if (key == "id" && !has_id) {
                    has_id = true;
                    subject.id = m_text;
                } else if (key == "kind" && !has_kind) {
                    has_kind = true;
                    if (!domain::parse_subject_kind(m_text, subject.kind))
                        return m_cursor.fail("“" + m_text + "”不是已知的对象种类");
                } else {
                    return m_cursor.fail("多余的字段");
                }
            }
            m_path = path;
            if (!m_cursor.has_problem() && (!has_id || !has_kind))
                return m_cursor.fail("应当有 id 和 kind");
        }
        return !m_cursor.has_problem();
    }

    JsonCursor m_cursor;
    PayloadShape* m_shape{nullptr};
    JournalEntry m_entry;
    std::int64_t m_format{0};
    unsigned m_seen{0};
    std::string m_unknown;
    std::string m_path;
    std::string m_text;
};

} // namespace

base::Result<JournalEntry> decode_entry(std::string_view bytes, base::EntryId id)
{
    return EntryReader(bytes, std::move(id), nullptr).read();
}

base::Result<JournalEntry> check_entry(std::string_view bytes, base::EntryId id, PayloadShape& shape)
{
    return EntryReader(bytes, std::move(id), &shape).read();
}

} // namespace exchange
