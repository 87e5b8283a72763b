// Result<T>, Error and TRY: everything that can fail from outside (input, files, JSON, SQL set-up, a refused act).
#pragma once

#include "base/check.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace base {

enum class ErrorCode {
    InvalidInput, // a value a person or a file supplied is wrong
    Refused, // the law or the office's rules close this act now
    NotFound,
    Damaged, // a file or a stored block does not hold what it should
    TooNew, // written by a newer version; left untouched
    Storage, // the block store or SQLite could not do its work
    MissingCalendar, // a date lies in a year without calendar data (CAL-13)
    Conflict, // somebody else holds the write epoch, or a sequence is taken
    Cancelled,
};

// `message` is one Chinese sentence for the person at the screen: what is wrong, where, and what is expected.
struct Error {
    ErrorCode code{ErrorCode::InvalidInput};
    std::string id; // most specific clause or check id, e.g. "Q15", "T25", "J11"; empty where none applies
    std::string message;
    std::string where; // field name, JSON path or line of a file; empty where none applies
};

template <typename T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_value(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_value(std::in_place_index<1>, std::move(error))
    {
    }

    bool is_error() const { return m_value.index() == 1; }
    T& value()
    {
        CHECK(!is_error());
        return *std::get_if<0>(&m_value);
    }
    T const& value() const
    {
        CHECK(!is_error());
        return *std::get_if<0>(&m_value);
    }
    T release_value() { return std::move(value()); }
    Error const& error() const
    {
        CHECK(is_error());
        return *std::get_if<1>(&m_value);
    }
    Error release_error()
    {
        CHECK(is_error());
        return std::move(*std::get_if<1>(&m_value));
    }

private:
    std::variant<T, Error> m_value;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    bool is_error() const { return m_error.has_value(); }
    void value() const { CHECK(!is_error()); }
    void release_value() const { CHECK(!is_error()); }
    Error const& error() const
    {
        CHECK(is_error());
        return *m_error;
    }
    Error release_error()
    {
        CHECK(is_error());
        return std::move(*m_error);
    }

private:
    std::optional<Error> m_error;
};

inline Error invalid_input(std::string message, std::string where = {})
{
    return {ErrorCode::InvalidInput, {}, std::move(message), std::move(where)};
}

inline Error refused(std::string id, std::string message)
{
    return {ErrorCode::Refused, std::move(id), std::move(message), {}};
}

} // namespace base

// Evaluates to the value, or returns the error from the enclosing function. A statement expression (gcc and clang).
#define TRY(expression)                                                                                                \
    ({                                                                                                                 \
        auto&& try_result = (expression);                                                                              \
        if (try_result.is_error()) [[unlikely]]                                                                        \
            return try_result.release_error();                                                                         \
        try_result.release_value();                                                                                    \
    })
