// JSON text to base::Value and back, and a streaming reader for packages of any size. With json.cpp, the only home of
// the JSON library. What the fields mean is decided elsewhere.
#pragma once

#include "base/result.h"
#include "base/value.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace exchange {

// Containers nested deeper, and objects with more fields, are refused: no file of ours comes near either.
inline constexpr std::size_t MAX_JSON_DEPTH = 64;
inline constexpr std::size_t MAX_JSON_FIELDS = 10000;

// Refuses duplicate keys, integers beyond 64 bits, NaN, invalid UTF-8 and text after the value. The error's message
// names line and column, its `where` the JSON path.
base::Result<base::Value> parse_json(std::string_view text);

// Canonical: keys sorted, no white space, non-ASCII text unescaped. Equal values give equal bytes.
std::string write_json(base::Value const& value);
// The same with an indentation of two spaces and a line feed at the end, for files that people read.
std::string write_json_pretty(base::Value const& value);

// Receives the parts of a JSON text in order. An error stops the reading; its empty `where` is set to the JSON path.
class JsonEvents {
public:
    virtual ~JsonEvents() = default;
    virtual base::Result<void> on_object_begin() = 0;
    virtual base::Result<void> on_object_end() = 0;
    virtual base::Result<void> on_array_begin() = 0;
    virtual base::Result<void> on_array_end() = 0;
    virtual base::Result<void> on_key(std::string key) = 0;
    virtual base::Result<void> on_scalar(base::Value value) = 0; // null, boolean, integer, real or text
};

// The next piece of the text, cut anywhere; empty at the end. It must stay valid until the next call.
using ReadChunk = std::function<base::Result<std::string_view>()>;

// Reads with memory bounded by the largest single string. The error's message names the byte, its `where` the path.
base::Result<void> parse_json_stream(ReadChunk const& read_chunk, JsonEvents& events);

// A package is one object whose large parts are arrays: they arrive element by element, all other members whole.
class JsonSectionHandler {
public:
    virtual ~JsonSectionHandler() = default;
    virtual base::Result<void> on_member(std::string_view key, base::Value value) = 0;
    virtual base::Result<void> on_section_begin(std::string_view key) = 0;
    virtual base::Result<void> on_element(std::string_view key, std::size_t index, base::Value value) = 0;
    virtual base::Result<void> on_section_end(std::string_view key) = 0;
};

base::Result<void> parse_json_sections(ReadChunk const& read_chunk, JsonSectionHandler& handler);

} // namespace exchange
