// From the text of reference files to the validated structs of domain. Form is checked here, meaning there.
#include "exchange/reference_json.h"

#include "base/embedded.h"
#include "exchange/calendar_csv.h"
#include "exchange/csv.h"
#include "exchange/figure_rules_json.h"
#include "exchange/json.h"
#include "exchange/row_reader.h"
#include "exchange/work_rules_json.h"

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

static constexpr std::array<std::pair<std::string_view, DeadlineUnit>, 7> UNITS{{{"CAL", DeadlineUnit::CalendarDays},
    {"WD", DeadlineUnit::WorkingDays}, {"SAME", DeadlineUnit::SameDay}, {"HOUR", DeadlineUnit::Hours},
    {"MONTH", DeadlineUnit::Months}, {"DOC", DeadlineUnit::Document}, {"TERM", DeadlineUnit::Term}}};

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
Result<ValueObject> parse_reference_file(std::string_view json, std::string_view file, std::string_view schema)
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
    auto const object = TRY(parse_reference_file(json, file, "chuxin.rules"));
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
    auto const object = TRY(parse_reference_file(json, file, "chuxin.dictionary"));
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
    auto const object = TRY(parse_reference_file(json, file, "chuxin.office_hours"));
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
    data.work_rules = TRY(shipped_work_rules());
    data.regions = TRY(parse_regions(base::embedded_file("assets/regions/jiangsu.csv"), "jiangsu.csv"));
    for (auto const& file : base::embedded_files()) {
        if (file.path.starts_with("assets/dictionaries/"))
            data.dictionaries.push_back(TRY(parse_dictionary(file.content, file_name(file.path))));
    }
    auto const figures = TRY(shipped_figure_rules());
    auto const& rules = data.work_rules;
    data.history = {.checks = domain::Editions(rules.checks()),
        .grounds = domain::Editions(rules.grounds()),
        .routing = domain::Editions(rules.routing()),
        .substance = domain::Editions(rules.substance()),
        .duties = domain::Editions(rules.duties()),
        .alerts = domain::Editions(figures.alerts),
        .risk = domain::Editions(figures.risk),
        .thresholds = domain::Editions(figures.thresholds),
        .indicators = domain::Editions(figures.indicators),
        .workflow = domain::Editions(figures.workflow),
        .hours = domain::Editions(data.office_hours)};
    for (auto const& dictionary : data.dictionaries)
        if (dictionary.id() == "content_categories")
            data.history.categories = domain::Editions(dictionary);
    return data;
}

} // namespace exchange
