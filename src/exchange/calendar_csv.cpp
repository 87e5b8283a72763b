// Checks an arrangement as a clerk would proof-read it against the State Council's notice, line by line.
#include "exchange/calendar_csv.h"

#include "exchange/csv.h"

#include <algorithm>
#include <map>

namespace exchange {

using base::Date;
using base::Error;
using base::Result;
using domain::CalendarDayKind;
using domain::CalendarException;
using domain::WorkCalendar;

static constexpr int FIRST_YEAR = 2000;
static constexpr int LAST_YEAR = 2100;

struct CalendarRow {
    int line{0};
    CalendarException exception;
};

static Error error_on_line(int line, std::string const& text)
{
    std::string const place = "第 " + std::to_string(line) + " 行";
    return base::invalid_input(place + "：" + text + "。", place);
}

static Result<bool> parse_flag(CsvTable const& table, CsvRow const& row, std::string_view column)
{
    auto const text = table.field(row, column);
    if (text.empty() || text == "0")
        return false;
    if (text == "1")
        return true;
    return error_on_line(row.line, std::string(column) + " 应为 0 或 1，现为“" + std::string(text) + "”");
}

static Result<CalendarRow> parse_row(CsvTable const& table, CsvRow const& row)
{
    CalendarRow parsed{row.line, {}};
    auto& exception = parsed.exception;
    auto const date_text = std::string(table.field(row, "date"));
    auto const date = base::parse_date(date_text);
    if (!date)
        return error_on_line(row.line, "日期“" + date_text + "”无效，应为 2027-01-01 的写法");
    exception.date = *date;
    auto const kind = table.field(row, "kind");
    if (kind != "OFF" && kind != "WORK")
        return error_on_line(row.line, "kind 应为 OFF（放假）或 WORK（上班），现为“" + std::string(kind) + "”");
    exception.kind = kind == "WORK" ? CalendarDayKind::Work : CalendarDayKind::Off;
    exception.name = table.field(row, "name");
    if (exception.name.empty())
        return error_on_line(row.line, "缺少节日名称");
    exception.is_statutory = TRY(parse_flag(table, row, "statutory"));
    exception.is_in_lieu = TRY(parse_flag(table, row, "in_lieu"));

    bool const is_weekend = base::weekday(exception.date) >= base::Weekday::Saturday;
    auto const day = date_text + " 是" + std::string(base::weekday_chinese(base::weekday(exception.date)));
    if (exception.kind == CalendarDayKind::Work && !is_weekend)
        return error_on_line(row.line, day + "，本来就上班，不应列为调休上班（WORK）");
    if (exception.kind == CalendarDayKind::Work && (exception.is_statutory || exception.is_in_lieu))
        return error_on_line(row.line, date_text + " 是调休上班，statutory 和 in_lieu 应为 0");
    return parsed;
}

static Result<std::vector<CalendarRow>> parse_rows(std::string_view text)
{
    auto const table = TRY(CsvTable::create(text, {"date", "kind", "name", "statutory", "in_lieu"}));
    std::vector<CalendarRow> rows;
    std::map<Date, int> lines;
    for (auto const& row : table.rows()) {
        rows.push_back(TRY(parse_row(table, row)));
        auto const [earlier, is_new] = lines.emplace(rows.back().exception.date, row.line);
        if (!is_new) {
            return error_on_line(row.line,
                base::to_iso(earlier->first) + " 重复，第 " + std::to_string(earlier->second) + " 行已有这一天");
        }
    }
    return rows;
}

static Result<void> check_year(std::vector<CalendarRow> const& rows, int year)
{
    bool has_new_year = false;
    for (auto const& row : rows) {
        auto const& exception = row.exception;
        auto const parts = base::year_month_day(exception.date);
        bool const is_inside = parts.year == year
            || (parts.year == year - 1 && parts.month == 12 && parts.day >= 25 && exception.name == "元旦");
        if (!is_inside) {
            return error_on_line(
                row.line, base::to_iso(exception.date) + " 不属于" + std::to_string(year) + "年的放假安排");
        }
        if (exception.kind == CalendarDayKind::Off && parts.year == year && parts.month == 1 && parts.day == 1)
            has_new_year = true;
    }
    if (has_new_year)
        return {};
    auto const number = std::to_string(year);
    return base::invalid_input(number + "年的放假安排缺少元旦（" + number + "-01-01，OFF）。");
}

std::vector<std::string> missing_holidays(std::vector<CalendarException> const& arrangement)
{
    std::vector<std::string> missing;
    for (auto const* name : {"元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆"}) {
        bool const is_listed = std::any_of(arrangement.begin(), arrangement.end(), [&](auto const& exception) {
            return exception.kind == CalendarDayKind::Off && exception.name.find(name) != std::string::npos;
        });
        if (!is_listed)
            missing.emplace_back(name);
    }
    return missing;
}

Result<std::vector<CalendarException>> parse_calendar_year(std::string_view text, int year)
{
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return base::invalid_input("年份应在 2000 至 2100 之间，现为 " + std::to_string(year) + "。");
    auto const rows = TRY(parse_rows(text));
    TRY(check_year(rows, year));
    std::vector<CalendarException> exceptions;
    exceptions.reserve(rows.size());
    for (auto const& row : rows)
        exceptions.push_back(row.exception);
    std::sort(exceptions.begin(), exceptions.end(), [](auto const& a, auto const& b) { return a.date < b.date; });
    return exceptions;
}

Result<WorkCalendar> parse_calendar(std::string_view text)
{
    auto const rows = TRY(parse_rows(text));
    std::map<int, std::vector<CalendarRow>> by_year;
    for (auto const& row : rows)
        by_year[domain::arrangement_year(row.exception)].push_back(row);
    if (by_year.empty())
        return base::invalid_input("放假安排是空的。");
    std::vector<int> years;
    std::vector<CalendarException> exceptions;
    for (auto const& [year, year_rows] : by_year) {
        if (year < FIRST_YEAR || year > LAST_YEAR)
            return error_on_line(year_rows.front().line, "年份应在 2000 至 2100 之间");
        TRY(check_year(year_rows, year));
        years.push_back(year);
        for (auto const& row : year_rows)
            exceptions.push_back(row.exception);
    }
    return WorkCalendar(std::move(years), std::move(exceptions));
}

std::string write_calendar_csv(std::vector<CalendarException> const& exceptions)
{
    std::vector<std::vector<std::string>> rows{{"date", "kind", "name", "statutory", "in_lieu"}};
    for (auto const& exception : exceptions) {
        rows.push_back({base::to_iso(exception.date), exception.kind == CalendarDayKind::Work ? "WORK" : "OFF",
            exception.name, exception.is_statutory ? "1" : "0", exception.is_in_lieu ? "1" : "0"});
    }
    return write_csv(rows);
}

} // namespace exchange
