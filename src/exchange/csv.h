// CSV as RFC 4180 has it, in UTF-8, with what spreadsheets add tolerated: a byte order mark, either line ending.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace exchange {

struct CsvRow {
    int line{1}; // of the file, from 1; a quoted field may make a row span several
    std::vector<std::string> fields;
};

// Empty lines are left out. Refuses invalid UTF-8 and damaged quotes, naming the line.
base::Result<std::vector<CsvRow>> parse_csv(std::string_view text);

// A table with a header: fields are found by name, in whatever order the file has them.
class CsvTable {
public:
    // Refuses a missing column, a repeated one, and rows whose number of fields differs from the header's.
    static base::Result<CsvTable> create(std::string_view text, std::vector<std::string_view> const& required_columns);

    std::vector<CsvRow> const& rows() const { return m_rows; } // without the header
    // Empty text when the column is absent. White space around the field is removed.
    std::string_view field(CsvRow const& row, std::string_view column) const;

private:
    std::vector<std::string> m_columns;
    std::vector<CsvRow> m_rows;
};

// Lines end in CR LF; fields are quoted where they must be.
std::string write_csv(std::vector<std::vector<std::string>> const& rows);

} // namespace exchange
