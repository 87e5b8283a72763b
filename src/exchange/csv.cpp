// One pass over the bytes; a quoted field may hold separators, line feeds and doubled quotes.
#include "exchange/csv.h"

#include "base/text.h"

#include <algorithm>

namespace exchange {

using base::Error;
using base::Result;

static Error damage_on_line(int line, std::string const& text)
{
    std::string const place = "第 " + std::to_string(line) + " 行";
    return {base::ErrorCode::Damaged, {}, place + "：" + text + "。", place};
}

class CsvReader {
public:
    explicit CsvReader(std::string_view text)
        : m_text(text)
    {
    }

    Result<std::vector<CsvRow>> read()
    {
        std::vector<CsvRow> rows;
        while (m_position < m_text.size()) {
            auto row = TRY(read_row());
            bool const is_empty_line = row.fields.size() == 1 && row.fields[0].empty() && !m_was_quoted;
            if (!is_empty_line)
                rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    bool is_at_row_end() const
    {
        return m_position >= m_text.size() || m_text[m_position] == '\n' || m_text[m_position] == '\r';
    }
    void skip_line_end()
    {
        if (m_position < m_text.size() && m_text[m_position] == '\r')
            ++m_position;
        if (m_position < m_text.size() && m_text[m_position] == '\n')
            ++m_position;
        ++m_line;
    }

    Result<CsvRow> read_row()
    {
        CsvRow row{m_line, {}};
        for (;;) {
            m_was_quoted = m_position < m_text.size() && m_text[m_position] == '"';
            row.fields.push_back(m_was_quoted ? TRY(read_quoted_field()) : TRY(read_plain_field()));
            if (is_at_row_end()) {
                skip_line_end();
                return row;
            }
            ++m_position; // the comma
        }
    }

    Result<std::string> read_plain_field()
    {
        std::size_t const start = m_position;
        while (!is_at_row_end() && m_text[m_position] != ',') {
            if (m_text[m_position] == '"')
                return damage_on_line(m_line, "引号应当在字段的开头");
            ++m_position;
        }
        return std::string(m_text.substr(start, m_position - start));
    }

    Result<std::string> read_quoted_field()
    {
        int const first_line = m_line;
        std::string field;
        ++m_position;
        for (;; ++m_position) {
            if (m_position >= m_text.size())
                return damage_on_line(first_line, "引号没有成对");
            char const character = m_text[m_position];
            if (character == '\n')
                ++m_line;
            if (character != '"') {
                field += character;
                continue;
            }
            bool const is_doubled = m_position + 1 < m_text.size() && m_text[m_position + 1] == '"';
            if (!is_doubled)
                break;
            field += '"';
            ++m_position;
        }
        ++m_position;
        if (!is_at_row_end() && m_text[m_position] != ',')
            return damage_on_line(m_line, "引号之后应当是逗号");
        return field;
    }

    std::string_view m_text;
    std::size_t m_position{0};
    int m_line{1};
    bool m_was_quoted{false};
};

static int line_of_damage(std::string_view text)
{
    int line = 1;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (!base::is_valid_utf8(text.substr(0, end)))
            break;
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
    }
    return line;
}

Result<std::vector<CsvRow>> parse_csv(std::string_view text)
{
    static constexpr std::string_view BYTE_ORDER_MARK = "\xEF\xBB\xBF";
    if (text.starts_with(BYTE_ORDER_MARK))
        text.remove_prefix(BYTE_ORDER_MARK.size());
    if (!base::is_valid_utf8(text))
        return damage_on_line(line_of_damage(text), "含有不是 UTF-8 编码的字节，请另存为“CSV UTF-8（逗号分隔）”");
    return CsvReader(text).read();
}

Result<CsvTable> CsvTable::create(std::string_view text, std::vector<std::string_view> const& required_columns)
{
    auto rows = TRY(parse_csv(text));
    CsvTable table;
    if (rows.empty())
        return Error{base::ErrorCode::Damaged, {}, "文件是空的，应当以表头开始。", {}};
    for (auto const& name : rows.front().fields) {
        auto const column = base::trimmed(name);
        if (std::find(table.m_columns.begin(), table.m_columns.end(), column) != table.m_columns.end())
            return damage_on_line(rows.front().line, "表头的列“" + std::string(column) + "”重复");
        table.m_columns.emplace_back(column);
    }
    for (auto const column : required_columns) {
        if (std::find(table.m_columns.begin(), table.m_columns.end(), column) == table.m_columns.end())
            return damage_on_line(rows.front().line, "表头缺少列“" + std::string(column) + "”");
    }
    rows.erase(rows.begin());
    for (auto const& row : rows) {
        if (row.fields.size() != table.m_columns.size()) {
            return damage_on_line(row.line,
                "应有 " + std::to_string(table.m_columns.size()) + " 列，现有 " + std::to_string(row.fields.size())
                    + " 列");
        }
    }
    table.m_rows = std::move(rows);
    return table;
}

std::string_view CsvTable::field(CsvRow const& row, std::string_view column) const
{
    auto const it = std::find(m_columns.begin(), m_columns.end(), column);
    if (it == m_columns.end())
        return {};
    return base::trimmed(row.fields[static_cast<std::size_t>(it - m_columns.begin())]);
}

std::string write_csv(std::vector<std::vector<std::string>> const& rows)
{
    std::string out;
    for (auto const& row : rows) {
        for (std::size_t index = 0; index < row.size(); ++index) {
            auto const& field = row[index];
            if (index > 0)
                out += ',';
            // A lone empty field is quoted, or its row would read back as an empty line.
            bool const needs_quotes =
                field.find_first_of(",\"\r\n") != std::string::npos || (field.empty() && row.size() == 1);
            if (!needs_quotes) {
                out += field;
                continue;
            }
            out += '"';
            for (char const character : field) {
                if (character == '"')
                    out += '"';
                out += character;
            }
            out += '"';
        }
        out += "\r\n";
    }
    return out;
}

} // namespace exchange
