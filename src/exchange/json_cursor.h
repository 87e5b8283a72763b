// A pull parser over JSON text that lies in memory as a whole: the hot path of journal entries and package elements,
// where 300,000 of them are read in seconds. Files of people's own go through json.h.
#pragma once

#include "base/result.h"
#include "base/value.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace exchange {

// What a value is, without the value.
enum class ValueShape { Null, Boolean, Integer, Real, Text, EmptyList, TextList, ObjectList, OtherList, Object };
ValueShape shape_of(base::Value const& value);

// Every read_* returns false after the first problem; from then on the cursor stays where the problem is.
// Strict JSON: no comments, no trailing commas, no duplicate keys, valid UTF-8, integers within 64 bits.
class JsonCursor {
public:
    explicit JsonCursor(std::string_view text)
        : m_text(text)
    {
    }

    bool enter_object(); // then: while (next_key(key)) read the value
    bool next_key(std::string& key); // false at the end of the object (left behind) or on a problem
    bool enter_array(); // then: while (next_element()) read the value
    bool next_element();
    bool read_text(std::string& out);
    bool read_integer(std::int64_t& out);
    bool read_value(base::Value& out);
    bool skip_value();
    // The same, and says what kind of value it was. Nothing is allocated where keys are in order, as we write them.
    bool skip_value(ValueShape& shape);
    bool is_null(); // and steps over it
    bool at_end(); // only white space is left

    bool has_problem() const { return !m_problem.empty(); }
    // Reports a problem of the receiver's own at the value just read; the first problem wins.
    bool fail(std::string_view chinese_reason);
    std::string const& problem() const { return m_problem; }
    std::size_t offset() const { return m_problem.empty() ? m_position : m_problem_offset; } // bytes before it

private:
    void skip_space();
    bool expect(char character);
    bool read_literal(std::string_view literal);
    bool read_escape(std::string& out);
    bool read_hex4(std::uint32_t& out);
    bool read_number(base::Value& out);
    bool read_object(base::ValueObject& out);
    bool read_list(base::ValueList& out);
    bool skip_text(std::string_view& raw);
    bool skip_plainly(ValueShape& shape);
    bool skip_object();
    bool skip_list(ValueShape& shape);

    std::string_view m_text;
    std::size_t m_position{0};
    std::size_t m_problem_offset{0};
    std::size_t m_depth{0};
    bool m_is_first{false}; // the container just entered has had no member yet
    std::string m_problem;
};

// Appends `text` as a JSON string with its quotes; the counterpart of read_text. Damaged UTF-8 becomes U+FFFD.
void append_json_text(std::string& out, std::string_view text);

} // namespace exchange
