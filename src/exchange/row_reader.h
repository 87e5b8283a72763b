// One row of a reference file, read field by field; the first thing wrong with it is remembered with file, row and
// field. Private to exchange.
#pragma once

#include "base/result.h"
#include "base/value.h"
#include "domain/deadline/deadline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace exchange {

// The object of a reference file whose schema and version are as they should be.
base::Result<base::ValueObject> parse_reference_file(
    std::string_view json, std::string_view file, std::string_view schema);

inline constexpr std::array<std::pair<std::string_view, domain::RuleSource>, 4> SOURCES{
    {{"STATUTE", domain::RuleSource::Statute}, {"NATIONAL_RULE", domain::RuleSource::NationalRule},
        {"NOTICE", domain::RuleSource::Notice}, {"CONFIG", domain::RuleSource::Config}}};

// Reads the fields of one row and remembers the first thing that is wrong with it.
class RowReader {
public:
    RowReader(base::Value const& row, std::string_view file, std::string_view list, std::size_t index)
        : m_file(file)
        , m_list(list)
        , m_index(index)
        , m_object(row.object())
    {
        if (!m_object)
            fail("", "应当是一个对象");
    }

    std::string text(std::string_view field, bool is_required)
    {
        auto const* value = find(field);
        if (value && value->text())
            return *value->text();
        if (value || is_required)
            fail(field, value ? "应当是文字" : "缺少");
        return {};
    }
    std::optional<int> integer(std::string_view field)
    {
        auto const* value = find(field);
        if (!value)
            return {};
        auto const* number = value->integer();
        if (!number || *number < -1000000 || *number > 1000000) {
            fail(field, "应当是整数");
            return {};
        }
        return static_cast<int>(*number);
    }
    bool boolean(std::string_view field)
    {
        auto const* value = find(field);
        if (value && value->boolean())
            return *value->boolean();
        fail(field, "应当是 true 或 false");
        return false;
    }
    std::optional<base::Date> date(std::string_view field)
    {
        auto const* value = find(field);
        if (!value)
            return {};
        auto const parsed = value->text() ? base::parse_date(*value->text()) : std::nullopt;
        if (!parsed)
            fail(field, "应当是 2023-06-15 这样的日期");
        return parsed;
    }
    std::vector<std::string> texts(std::string_view field)
    {
        std::vector<std::string> result;
        auto const* value = find(field);
        if (!value)
            return result;
        if (!value->list()) {
            fail(field, "应当是列表");
            return result;
        }
        for (auto const& item : *value->list()) {
            if (item.text())
                result.push_back(*item.text());
            else
                fail(field, "列表里应当都是文字");
        }
        return result;
    }
    std::vector<int> integers(std::string_view field)
    {
        std::vector<int> result;
        auto const* value = find(field);
        if (!value || !value->list()) {
            fail(field, "应当是整数的列表");
            return result;
        }
        for (auto const& item : *value->list()) {
            if (item.integer() && *item.integer() >= 0 && *item.integer() <= 1000)
                result.push_back(static_cast<int>(*item.integer()));
            else
                fail(field, "应当是 0 至 1000 的整数");
        }
        return result;
    }
    std::optional<double> number(std::string_view field)
    {
        auto const* value = find(field);
        if (!value)
            return {};
        if (value->integer())
            return static_cast<double>(*value->integer());
        if (!value->real())
            fail(field, "应当是数字");
        return value->real() ? std::optional(*value->real()) : std::nullopt;
    }
    void refuse(std::string_view field, std::string const& text) { fail(field, text); }
    template <typename Enum, std::size_t SIZE>
    Enum code(std::string_view field, std::array<std::pair<std::string_view, Enum>, SIZE> const& codes)
    {
        auto const name = text(field, true);
        std::string known;
        for (auto const& [code, value] : codes) {
            if (code == name)
                return value;
            known += (known.empty() ? "" : "、") + std::string(code);
        }
        fail(field, "“" + name + "”不是已知的值，应为 " + known);
        return codes[0].second;
    }

    // A field nobody asked for is a slip of the pen: what it should have said would be passed over in silence.
    std::optional<base::Error> take_error()
    {
        if (m_object)
            for (auto const& field : m_object->fields())
                if (std::find(m_asked.begin(), m_asked.end(), field.first) == m_asked.end())
                    fail(field.first, "程序不认识这一项");
        return std::move(m_error);
    }

private:
    base::Value const* find(std::string_view field)
    {
        m_asked.emplace_back(field);
        return m_object ? m_object->find(field) : nullptr;
    }
    void fail(std::string_view field, std::string const& text)
    {
        if (m_error)
            return;
        std::string message = m_file + " 的 " + m_list + " 第 " + std::to_string(m_index + 1) + " 条";
        if (!field.empty())
            message += "的 " + std::string(field);
        m_error = base::invalid_input(message + "：" + text + "。",
            m_list + "[" + std::to_string(m_index) + "]" + (field.empty() ? "" : "." + std::string(field)));
    }

    std::string m_file;
    std::string m_list;
    std::size_t m_index;
    base::ValueObject const* m_object;
    std::vector<std::string> m_asked;
    std::optional<base::Error> m_error;
};

} // namespace exchange
