// From the text of reference files to the validated structs of domain. Form is checked here, meaning there.
#include "exchange/reference_json.h"

#include "base/embedded.h"
#include "exchange/calendar_csv.h"
#include "exchange/csv.h"
#include "exchange/json.h"

#include <array>
#include <utility>

namespace exchange {

using base::Error;
using base::Result;
using base::Value;
using base::ValueObject;
using domain::AlertLead;
using domain::DeadlineRule;
using domain::DeadlineUnit;
using domain::RuleSource;

static constexpr std::array<std::pair<std::string_view, DeadlineUnit>, 7> UNITS{{{"CAL", DeadlineUnit::CalendarDays},
    {"WD", DeadlineUnit::WorkingDays}, {"SAME", DeadlineUnit::SameDay}, {"HOUR", DeadlineUnit::Hours},
    {"MONTH", DeadlineUnit::Months}, {"DOC", DeadlineUnit::Document}, {"TERM", DeadlineUnit::Term}}};

static constexpr std::array<std::pair<std::string_view, RuleSource>, 4> SOURCES{{{"STATUTE", RuleSource::Statute},
    {"NATIONAL_RULE", RuleSource::NationalRule}, {"NOTICE", RuleSource::Notice}, {"CONFIG", RuleSource::Config}}};

// Reads the fields of one row and remembers the first thing that is wrong with it.
class RowReader {
public:
    RowReader(Value const& row, std::string_view file, std::string_view list, std::size_t index)
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

    std::optional<Error> take_error() { return std::move(m_error); }

private:
    Value const* find(std::string_view field) const { return m_object ? m_object->find(field) : nullptr; }
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
    ValueObject const* m_object;
    std::optional<Error> m_error;
};

static Result<DeadlineRule> parse_rule(RowReader reader)
{
    DeadlineRule rule;
    rule.rule_id = reader.text("rule_id", true);
    rule.name = reader.text("name", true);
    rule.starts_at = reader.text("starts_at", true);
    rule.start_label = reader.text("start_label", true);
    rule.ends_at = reader.text("ends_at", true);
    rule.actor = reader.text("actor", true);
    rule.n = reader.integer("n");
    rule.unit = reader.code("unit", UNITS);
    rule.roll = reader.boolean("roll") ? domain::RollToWorkingDay::Yes : domain::RollToWorkingDay::No;
    rule.extension_days = reader.integer("extension_days").value_or(0);
    rule.term_day = reader.integer("term_day").value_or(0);
    rule.source = reader.code("source", SOURCES);
    rule.basis = reader.text("basis", true);
    rule.confidence = reader.text("confidence", false);
    rule.alerts = reader.texts("alerts");
    rule.valid_from = reader.date("valid_from");
    rule.valid_to = reader.date("valid_to");
    if (auto error = reader.take_error())
        return std::move(*error);
    return rule;
}

static Result<AlertLead> parse_lead(RowReader reader)
{
    AlertLead lead;
    lead.unit = reader.code("unit", UNITS);
    lead.up_to = reader.integer("up_to").value_or(0);
    lead.before = reader.integers("before");
    lead.after = reader.integers("after");
    if (auto error = reader.take_error())
        return std::move(*error);
    return lead;
}

// Opens a file of ours: JSON, an object, of the schema expected.
static Result<ValueObject> parse_file(std::string_view json, std::string_view file, std::string_view schema)
{
    auto parsed = parse_json(json);
    if (parsed.is_error()) {
        auto error = parsed.release_error();
        error.message = std::string(file) + " " + error.message;
        return error;
    }
    auto* object = parsed.value().object();
    if (!object || base::text_or(*object, "schema") != schema) {
        return base::invalid_input(
            std::string(file) + " 不是所需的文件：schema 应为 " + std::string(schema) + "。", "schema");
    }
    if (base::text_or(*object, "version").empty())
        return base::invalid_input(std::string(file) + " 缺少版本号 version。", "version");
    return std::move(*object);
}

Result<domain::RuleSet> parse_rule_set(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_file(json, file, "chuxin.rules"));
    auto const& rows = base::list_or_empty(object, "rules");
    if (rows.empty())
        return base::invalid_input(std::string(file) + " 没有规则。", "rules");
    std::vector<DeadlineRule> rules;
    for (std::size_t index = 0; index < rows.size(); ++index)
        rules.push_back(TRY(parse_rule(RowReader(rows[index], file, "rules", index))));
    domain::AlertLeads leads;
    auto const& lead_rows = base::list_or_empty(object, "alert_leads");
    for (std::size_t index = 0; index < lead_rows.size(); ++index)
        leads.push_back(TRY(parse_lead(RowReader(lead_rows[index], file, "alert_leads", index))));
    return domain::RuleSet::create(base::text_or(object, "version"), std::move(rules), std::move(leads), file);
}

Result<domain::Dictionary> parse_dictionary(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_file(json, file, "chuxin.dictionary"));
    auto const& rows = base::list_or_empty(object, "items");
    std::vector<domain::DictionaryItem> items;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        RowReader reader(rows[index], file, "items", index);
        domain::DictionaryItem item;
        item.code = reader.text("code", true);
        item.label = reader.text("label", true);
        item.parent = reader.text("parent", false);
        item.national_code = reader.text("national_code", false);
        item.note = reader.text("note", false);
        if (auto error = reader.take_error())
            return std::move(*error);
        items.push_back(std::move(item));
    }
    return domain::Dictionary::create(base::text_or(object, "id"), base::text_or(object, "name"),
        base::text_or(object, "version"), base::text_or(object, "basis"), std::move(items), file);
}

static constexpr std::array<std::pair<std::string_view, domain::RegionLevel>, 5> REGION_LEVELS{
    {{"TOWNSHIP", domain::RegionLevel::Township}, {"COUNTY", domain::RegionLevel::County},
        {"CITY", domain::RegionLevel::City}, {"PROVINCE", domain::RegionLevel::Province},
        {"NATION", domain::RegionLevel::Nation}}};

Result<domain::RegionTable> parse_regions(std::string_view csv, std::string_view file)
{
    auto table = CsvTable::create(csv, {"code", "name", "parent", "level"});
    if (table.is_error()) {
        auto error = table.release_error();
        error.message = std::string(file) + " " + error.message;
        return error;
    }
    std::vector<domain::Region> regions;
    for (auto const& row : table.value().rows()) {
        auto const field = [&](std::string_view column) { return std::string(table.value().field(row, column)); };
        domain::Region region{
            field("code"), field("name"), field("parent"), domain::RegionLevel::County, field("std") != "0"};
        bool is_known = false;
        for (auto const& [code, level] : REGION_LEVELS) {
            if (code == field("level")) {
                region.level = level;
                is_known = true;
            }
        }
        if (!is_known) {
            return base::invalid_input(std::string(file) + " 第 " + std::to_string(row.line) + " 行：level“"
                    + field("level") + "”不是已知的级别。",
                "第 " + std::to_string(row.line) + " 行");
        }
        regions.push_back(std::move(region));
    }
    return domain::RegionTable::create(std::move(regions), file);
}

Result<domain::OfficeHours> parse_office_hours(std::string_view json, std::string_view file)
{
    auto const object = TRY(parse_file(json, file, "chuxin.office_hours"));
    auto const closing = base::parse_time_of_day(base::text_or(object, "closing"));
    if (!closing)
        return base::invalid_input(std::string(file) + " 的 closing：应当是 17:30 这样的时间。", "closing");
    return domain::OfficeHours{*closing};
}

static std::string_view file_name(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

Result<domain::ReferenceData> shipped_reference_data()
{
    domain::ReferenceData data;
    data.rules = TRY(parse_rule_set(base::embedded_file("assets/rules/deadline_rules.json"), "deadline_rules.json"));
    data.office_hours =
        TRY(parse_office_hours(base::embedded_file("assets/rules/office_hours.json"), "office_hours.json"));
    data.calendar = TRY(parse_calendar(base::embedded_file("assets/calendars/cn-2022-2026.csv")));
    data.regions = TRY(parse_regions(base::embedded_file("assets/regions/jiangsu.csv"), "jiangsu.csv"));
    for (auto const& file : base::embedded_files()) {
        if (file.path.starts_with("assets/dictionaries/"))
            data.dictionaries.push_back(TRY(parse_dictionary(file.content, file_name(file.path))));
    }
    return data;
}

} // namespace exchange
