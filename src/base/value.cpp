// Value and ValueObject: a sorted flat map is smaller and faster than a tree at the ten or so fields an act has.
#include "base/value.h"

#include <algorithm>

namespace base {

static auto lower_bound(std::vector<std::pair<std::string, Value>>& fields, std::string_view key)
{
    return std::lower_bound(
        fields.begin(), fields.end(), key, [](auto const& field, std::string_view k) { return field.first < k; });
}

ValueObject::ValueObject(std::initializer_list<std::pair<std::string, Value>> fields)
{
    for (auto const& field : fields)
        set(field.first, field.second);
}

Value const* ValueObject::find(std::string_view key) const
{
    return const_cast<ValueObject*>(this)->find(key);
}

Value* ValueObject::find(std::string_view key)
{
    auto it = lower_bound(m_fields, key);
    return it != m_fields.end() && it->first == key ? &it->second : nullptr;
}

void ValueObject::set(std::string key, Value value)
{
    auto it = lower_bound(m_fields, key);
    if (it != m_fields.end() && it->first == key)
        it->second = std::move(value);
    else
        m_fields.emplace(it, std::move(key), std::move(value));
}

void ValueObject::remove(std::string_view key)
{
    auto it = lower_bound(m_fields, key);
    if (it != m_fields.end() && it->first == key)
        m_fields.erase(it);
}

bool ValueObject::is_empty() const
{
    return m_fields.empty();
}

std::size_t ValueObject::size() const
{
    return m_fields.size();
}

bool ValueObject::operator==(ValueObject const& other) const
{
    return m_fields == other.m_fields;
}

std::string text_or(ValueObject const& object, std::string_view key, std::string_view fallback)
{
    auto const* value = object.find(key);
    return value && value->text() ? *value->text() : std::string(fallback);
}

std::int64_t integer_or(ValueObject const& object, std::string_view key, std::int64_t fallback)
{
    auto const* value = object.find(key);
    return value && value->integer() ? *value->integer() : fallback;
}

bool boolean_or(ValueObject const& object, std::string_view key, bool fallback)
{
    auto const* value = object.find(key);
    return value && value->boolean() ? *value->boolean() : fallback;
}

ValueList const& list_or_empty(ValueObject const& object, std::string_view key)
{
    static ValueList const empty;
    auto const* value = object.find(key);
    return value && value->list() ? *value->list() : empty;
}

} // namespace base
