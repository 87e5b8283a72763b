// The one SAX path under every reader: nlohmann's lexer pulls bytes through ChunkIterator, Reader adds the limits and
// the JSON path, and JsonEvents receives what is left. The library is built without exceptions.
#include "exchange/json.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace exchange {

using base::Error;
using base::Result;
using base::Value;
using base::ValueList;
using base::ValueObject;

// Where the bytes come from; shared by all copies of the iterator.
struct ChunkSource {
    ReadChunk const& read_chunk;
    std::string_view chunk;
    std::size_t position{0}; // in the chunk
    std::size_t bytes_before{0}; // of the chunks already used up
    bool is_at_end{false};
    std::optional<Error> error;

    std::size_t offset() const { return bytes_before + position; }
    void ensure_byte()
    {
        while (!is_at_end && position == chunk.size()) {
            bytes_before += chunk.size();
            position = 0;
            chunk = {};
            auto next = read_chunk();
            if (next.is_error())
                error = next.release_error();
            else
                chunk = next.value();
            is_at_end = chunk.empty();
        }
    }
};

// As little of an input iterator as the lexer's adapter asks for.
class ChunkIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = char const*;
    using reference = char;

    explicit ChunkIterator(ChunkSource* source)
        : m_source(source)
    {
    }
    char operator*() const { return m_source->chunk[m_source->position]; }
    ChunkIterator& operator++()
    {
        ++m_source->position;
        return *this;
    }
    // The only other iterator is the end.
    bool operator==(ChunkIterator const&) const
    {
        m_source->ensure_byte();
        return m_source->is_at_end;
    }
    bool operator!=(ChunkIterator const& other) const { return !(*this == other); }

private:
    ChunkSource* m_source;
};

static Error format_error(std::string message)
{
    return {base::ErrorCode::Damaged, {}, std::move(message), {}};
}

// The library speaks English and of its own states; a person needs to know what is wrong with the file.
static std::string_view chinese_reason(std::string_view library_message)
{
    auto const says = [&](std::string_view words) { return library_message.find(words) != std::string_view::npos; };
    if (says("ill-formed UTF-8"))
        return "含有不是 UTF-8 编码的字节，请以 UTF-8 编码保存文件";
    if (says("unexpected end of input") || says("missing closing quote"))
        return "内容到此中断，文件不完整";
    if (says("number overflow"))
        return "数字超出范围";
    if (says("control character"))
        return "文字中有未转义的控制字符";
    if (says("surrogate"))
        return "\\u 转义不成对";
    return "不符合 JSON 格式";
}

// nlohmann's SAX interface: every function returns whether to go on.
class Reader {
public:
    explicit Reader(JsonEvents& events)
        : m_events(events)
    {
    }

    bool null() { return scalar(Value{}); }
    bool boolean(bool value) { return scalar(Value{value}); }
    bool number_integer(std::int64_t value) { return scalar(Value{value}); }
    bool number_unsigned(std::uint64_t value)
    {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return fail(format_error("整数超出 64 位范围"));
        return scalar(Value{static_cast<std::int64_t>(value)});
    }
    bool number_float(double value, std::string const& digits)
    {
        // The library falls back to a real number where an integer does not fit; that would lose digits silently.
        if (digits.find_first_of(".eE") == std::string::npos)
            return fail(format_error("整数超出 64 位范围"));
        return scalar(Value{value});
    }
    bool string(std::string& value) { return scalar(Value{std::move(value)}); }
    bool binary(std::vector<std::uint8_t>&) { return fail(format_error("不符合 JSON 格式")); }

    bool start_object(std::size_t)
    {
        return enter_value() && push(Frame::Kind::Object) && forward(m_events.on_object_begin());
    }
    bool key(std::string& key)
    {
        auto& frame = m_frames[m_depth - 1];
        frame.key = key;
        auto const place = std::lower_bound(frame.keys.begin(), frame.keys.end(), key);
        if (place != frame.keys.end() && *place == key)
            return fail(format_error("字段“" + key + "”重复"));
        if (frame.keys.size() >= MAX_JSON_FIELDS)
            return fail(format_error("一个对象的字段超过 " + std::to_string(MAX_JSON_FIELDS) + " 个"));
        frame.keys.insert(place, key);
        return forward(m_events.on_key(std::move(key)));
    }
    bool end_object() { return pop(), forward(m_events.on_object_end()); }
    bool start_array(std::size_t)
    {
        return enter_value() && push(Frame::Kind::Array) && forward(m_events.on_array_begin());
    }
    bool end_array() { return pop(), forward(m_events.on_array_end()); }
    bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const& exception)
    {
        return fail(format_error(std::string(chinese_reason(exception.what()))));
    }

    bool has_error() const { return m_error.has_value(); }
    bool is_ours() const { return m_is_ours; } // the file's form is wrong, as against a refusal by the receiver
    Error take_error() { return std::move(*m_error); }

private:
    struct Frame {
        enum class Kind { Object, Array };
        Kind kind{Kind::Object};
        std::string key;
        std::vector<std::string> keys; // sorted, of the object so far
        std::int64_t index{-1};
    };

    std::string path() const
    {
        std::string text;
        for (std::size_t depth = 0; depth < m_depth; ++depth) {
            auto const& frame = m_frames[depth];
            if (frame.kind == Frame::Kind::Array && frame.index >= 0)
                text += "[" + std::to_string(frame.index) + "]";
            else if (frame.kind == Frame::Kind::Object && !frame.key.empty())
                text += (text.empty() ? "" : ".") + frame.key;
        }
        return text;
    }
    bool fail(Error error)
    {
        m_is_ours = true;
        error.where = path();
        m_error = std::move(error);
        return false;
    }
    bool forward(Result<void> result)
    {
        if (!result.is_error())
            return true;
        m_error = result.release_error();
        if (m_error->where.empty())
            m_error->where = path();
        return false;
    }
    bool enter_value()
    {
        if (m_depth > 0 && m_frames[m_depth - 1].kind == Frame::Kind::Array)
            ++m_frames[m_depth - 1].index;
        return true;
    }
    bool scalar(Value value)
    {
        enter_value();
        return forward(m_events.on_scalar(std::move(value)));
    }
    bool push(Frame::Kind kind)
    {
        if (m_depth >= MAX_JSON_DEPTH)
            return fail(format_error("嵌套超过 " + std::to_string(MAX_JSON_DEPTH) + " 层"));
        // Frames are kept when left, so that their memory serves the next object of the same depth.
        if (m_frames.size() == m_depth)
            m_frames.emplace_back();
        auto& frame = m_frames[m_depth++];
        frame.kind = kind;
        frame.key.clear();
        frame.keys.clear();
        frame.index = -1;
        return true;
    }
    void pop() { --m_depth; }

    JsonEvents& m_events;
    std::vector<Frame> m_frames;
    std::size_t m_depth{0};
    std::optional<Error> m_error;
    bool m_is_ours{false};
};

struct ReadOutcome {
    std::optional<Error> error;
    bool is_format_error{false};
    std::size_t offset{0}; // bytes read when the error was found
};

static ReadOutcome read(ReadChunk const& read_chunk, JsonEvents& events)
{
    ChunkSource source{.read_chunk = read_chunk};
    Reader reader(events);
    bool const is_complete = nlohmann::json::sax_parse(ChunkIterator(&source), ChunkIterator(&source), &reader);
    if (source.error)
        return {std::move(source.error), false, source.offset()};
    if (is_complete)
        return {};
    CHECK(reader.has_error());
    return {reader.take_error(), reader.is_ours(), source.offset()};
}

Result<void> parse_json_stream(ReadChunk const& read_chunk, JsonEvents& events)
{
    auto outcome = read(read_chunk, events);
    if (!outcome.error)
        return {};
    auto error = std::move(*outcome.error);
    if (outcome.is_format_error) {
        std::string const place = error.where.empty() ? "" : "（" + error.where + "）";
        error.message = "文件第 " + std::to_string(outcome.offset) + " 字节" + place + "：" + error.message + "。";
    }
    return error;
}

// Builds one Value from the events of a single JSON value.
class ValueBuilder {
public:
    bool is_complete() const { return m_is_complete; }
    bool is_empty() const { return m_open.empty() && !m_is_complete; }
    Value take()
    {
        m_is_complete = false;
        return std::exchange(m_root, Value{});
    }

    void begin_object() { m_open.push_back({Value{ValueObject{}}, {}}); }
    void begin_array() { m_open.push_back({Value{ValueList{}}, {}}); }
    void key(std::string key) { m_open.back().key = std::move(key); }
    void scalar(Value value) { place(std::move(value)); }
    void end()
    {
        Value value = std::move(m_open.back().container);
        m_open.pop_back();
        place(std::move(value));
    }

private:
    struct Open {
        Value container;
        std::string key;
    };

    void place(Value value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            m_is_complete = true;
        } else if (auto* list = m_open.back().container.list()) {
            list->push_back(std::move(value));
        } else {
            m_open.back().container.object()->set(std::move(m_open.back().key), std::move(value));
        }
    }

    std::vector<Open> m_open;
    Value m_root;
    bool m_is_complete{false};
};

class WholeValue final : public JsonEvents {
public:
    Result<void> on_object_begin() override { return m_builder.begin_object(), Result<void>{}; }
    Result<void> on_object_end() override { return m_builder.end(), Result<void>{}; }
    Result<void> on_array_begin() override { return m_builder.begin_array(), Result<void>{}; }
    Result<void> on_array_end() override { return m_builder.end(), Result<void>{}; }
    Result<void> on_key(std::string key) override { return m_builder.key(std::move(key)), Result<void>{}; }
    Result<void> on_scalar(Value value) override { return m_builder.scalar(std::move(value)), Result<void>{}; }
    Value take() { return m_builder.take(); }

private:
    ValueBuilder m_builder;
};

// Line and column, in characters as an editor counts them, of the byte before `offset`.
static std::string line_and_column(std::string_view text, std::size_t offset)
{
    auto const before = text.substr(0, offset > 0 ? offset - 1 : 0);
    auto const line = 1 + std::count(before.begin(), before.end(), '\n');
    auto const line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    auto const column = 1 + base::code_point_count(before.substr(line_start));
    return "第 " + std::to_string(line) + " 行第 " + std::to_string(column) + " 列";
}

Result<Value> parse_json(std::string_view text)
{
    std::string_view rest = text;
    ReadChunk const whole = [&]() -> Result<std::string_view> { return std::exchange(rest, std::string_view{}); };
    WholeValue events;
    auto outcome = read(whole, events);
    if (!outcome.error)
        return events.take();
    auto error = std::move(*outcome.error);
    error.message = line_and_column(text, outcome.offset) + "：" + error.message + "。";
    return error;
}

// Splits the one top-level object into members and elements of arrays.
class SectionReader final : public JsonEvents {
public:
    explicit SectionReader(JsonSectionHandler& handler)
        : m_handler(handler)
    {
    }

    Result<void> on_object_begin() override
    {
        if (!m_is_inside) {
            m_is_inside = true;
            return {};
        }
        m_builder.begin_object();
        return {};
    }
    Result<void> on_object_end() override
    {
        if (m_builder.is_empty())
            return {}; // the package itself
        m_builder.end();
        return deliver_if_complete();
    }
    Result<void> on_array_begin() override
    {
        if (!m_is_inside)
            return not_an_object();
        if (m_builder.is_empty() && !m_is_in_section) {
            m_is_in_section = true;
            m_index = 0;
            return m_handler.on_section_begin(m_key);
        }
        m_builder.begin_array();
        return {};
    }
    Result<void> on_array_end() override
    {
        if (m_builder.is_empty()) {
            m_is_in_section = false;
            return m_handler.on_section_end(m_key);
        }
        m_builder.end();
        return deliver_if_complete();
    }
    Result<void> on_key(std::string key) override
    {
        if (m_builder.is_empty())
            m_key = std::move(key);
        else
            m_builder.key(std::move(key));
        return {};
    }
    Result<void> on_scalar(Value value) override
    {
        if (!m_is_inside)
            return not_an_object();
        m_builder.scalar(std::move(value));
        return deliver_if_complete();
    }

private:
    static Result<void> not_an_object() { return format_error("文件的最外层应当是一个对象（以 { 开头）。"); }
    Result<void> deliver_if_complete()
    {
        if (!m_builder.is_complete())
            return {};
        if (m_is_in_section)
            return m_handler.on_element(m_key, m_index++, m_builder.take());
        return m_handler.on_member(m_key, m_builder.take());
    }

    JsonSectionHandler& m_handler;
    ValueBuilder m_builder;
    std::string m_key;
    std::size_t m_index{0};
    bool m_is_inside{false};
    bool m_is_in_section{false};
};

Result<void> parse_json_sections(ReadChunk const& read_chunk, JsonSectionHandler& handler)
{
    SectionReader reader(handler);
    return parse_json_stream(read_chunk, reader);
}

} // namespace exchange
