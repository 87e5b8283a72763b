// Value: the plain tree in which act arguments, journal payloads and package rows travel between layers.
// JSON text is exchange's business; the meaning of the fields is domain's.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace base {

class Value;
using ValueList = std::vector<Value>;

// An object keeps its keys sorted, so equal objects serialise to equal bytes.
class ValueObject {
public:
    ValueObject() = default;
    ValueObject(std::initializer_list<std::pair<std::string, Value>> fields);

    Value const* find(std::string_view key) const;
    Value* find(std::string_view key);
    // Inserts or replaces.
    void set(std::string key, Value value);
    void remove(std::string_view key);
    bool is_empty() const;
    std::size_t size() const;
    std::vector<std::pair<std::string, Value>> const& fields() const { return m_fields; }
    bool operator==(ValueObject const&) const;

private:
    std::vector<std::pair<std::string, Value>> m_fields;
};

class Value {
public:
    Value() = default; // null
    Value(bool value)
        : m_value(value)
    {
    }
    Value(std::int64_t value)
        : m_value(value)
    {
    }
    Value(int value)
        : m_value(static_cast<std::int64_t>(value))
    {
    }
    Value(double value)
        : m_value(value)
    {
    }
    Value(std::string value)
        : m_value(std::move(value))
    {
    }
    Value(std::string_view value)
        : m_value(std::string(value))
    {
    }
    Value(char const* value)
        : m_value(std::string(value))
    {
    }
    Value(ValueList value)
        : m_value(std::move(value))
    {
    }
    Value(ValueObject value)
        : m_value(std::move(value))
    {
    }

    bool is_null() const { return m_value.index() == 0; }
    // Each accessor is empty (null pointer) when the value is of another kind.
    bool const* boolean() const { return std::get_if<bool>(&m_value); }
    std::int64_t const* integer() const { return std::get_if<std::int64_t>(&m_value); }
    double const* real() const { return std::get_if<double>(&m_value); }
    std::string const* text() const { return std::get_if<std::string>(&m_value); }
    ValueList const* list() const { return std::get_if<ValueList>(&m_value); }
    ValueList* list() { return std::get_if<ValueList>(&m_value); }
    ValueObject const* object() const { return std::get_if<ValueObject>(&m_value); }
    ValueObject* object() { return std::get_if<ValueObject>(&m_value); }
    bool operator==(Value const&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, ValueList, ValueObject> m_value;
};

// Readers for optional fields of an object: the fallback where the field is absent or of another kind.
std::string text_or(ValueObject const& object, std::string_view key, std::string_view fallback = {});
std::int64_t integer_or(ValueObject const& object, std::string_view key, std::int64_t fallback);
bool boolean_or(ValueObject const& object, std::string_view key, bool fallback);
ValueList const& list_or_empty(ValueObject const& object, std::string_view key);

} // namespace base
