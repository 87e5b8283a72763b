// A table of an enumeration's code and Chinese label: the one place where both are written down.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace domain {

template <typename Enum> struct CodeRow {
    Enum value;
    std::string_view code; // "COUNTY"
    std::string_view label; // 县级
};

template <typename Enum, std::size_t SIZE> std::string_view code_in(CodeRow<Enum> const (&table)[SIZE], Enum value)
{
    for (auto const& row : table)
        if (row.value == value)
            return row.code;
    return {};
}

template <typename Enum, std::size_t SIZE> std::string_view label_in(CodeRow<Enum> const (&table)[SIZE], Enum value)
{
    for (auto const& row : table)
        if (row.value == value)
            return row.label;
    return {};
}

template <typename Enum, std::size_t SIZE>
std::optional<Enum> parse_in(CodeRow<Enum> const (&table)[SIZE], std::string_view code)
{
    for (auto const& row : table)
        if (row.code == code)
            return row.value;
    return {};
}

} // namespace domain
