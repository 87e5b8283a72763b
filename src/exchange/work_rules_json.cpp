// From the rows of the files to the structs of domain; what they may mean is checked there.
#include "exchange/work_rules_json.h"

#include "base/embedded.h"
#include "exchange/row_reader.h"

namespace exchange {

using base::Result;

static domain::RuleBasis read_basis(RowReader& reader)
{
    return {
        reader.code("source", SOURCES), reader.text("basis", true), reader.date("valid_from"), reader.date("valid_to")};
}

// Every list is read alike: the frame, then row by row until the first mistake.
template <typename Row, typename Read>
static Result<std::vector<Row>> parse_rows(
    std::string_view json, std::string_view file, std::string_view schema, std::string_view list, Read read)
{
    auto const object = TRY(parse_reference_file(json, file, schema));
    auto const& rows = base::list_or_empty(object, list);
    if (rows.empty())
        return base::invalid_input(
            std::string(file) + " 没有内容：" + std::string(list) + " 应当是列表。", std::string(list));
    std::vector<Row> result;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        RowReader reader(rows[index], file, list, index);
        auto row = read(reader);
        if (auto error = reader.take_error())
            return std::move(*error);
        result.push_back(std::move(row));
    }
    return result;
}

Result<std::vector<domain::CheckRule>> parse_checklist(std::string_view json, std::string_view file)
{
    return parse_rows<domain::CheckRule>(json, file, "chuxin.checklist", "checks", [](RowReader& reader) {
        domain::CheckRule row;
        row.id = reader.text("id", true);
        row.stage = reader.text("stage", true);
        row.text = reader.text("text", true);
        row.asked_at = reader.text("asked_at", true);
        row.is_mandatory = reader.boolean("mandatory");
        row.basis = read_basis(reader);
        return row;
    });
}

Result<std::vector<domain::GroundRule>> parse_grounds(std::string_view json, std::string_view file)
{
    return parse_rows<domain::GroundRule>(json, file, "chuxin.grounds", "grounds", [](RowReader& reader) {
        domain::GroundRule row;
        row.id = reader.text("id", true);
        row.kind = reader.text("kind", true);
        row.text = reader.text("text", true);
        row.document = reader.text("document", true);
        row.basis = read_basis(reader);
        return row;
    });
}

static std::string known_conditions()
{
    return "URGENT_OR_THREAT、FINALLY_CLOSED、LITIGATION、ACCUSATION、PARTY_APPEAL、IN_HAND、SKIP_LEVEL_VISIT、"
           "OTHER_ROUTE、SEVERAL_UNITS、COMPETENT_AT_LEVEL、COMPETENT_BELOW、ANSWERABLE_NOW";
}

Result<std::vector<domain::RoutingRule>> parse_routing(std::string_view json, std::string_view file)
{
    return parse_rows<domain::RoutingRule>(json, file, "chuxin.routing", "rules", [](RowReader& reader) {
        domain::RoutingRule row;
        row.id = reader.text("id", true);
        auto const condition = reader.text("condition", true);
        if (auto const parsed = domain::parse_routing_condition(condition))
            row.condition = *parsed;
        else
            reader.refuse("condition", "“" + condition + "”不是已知的值，应为 " + known_conditions());
        row.act = reader.text("act", true);
        row.text = reader.text("text", true);
        row.basis = read_basis(reader);
        return row;
    });
}

Result<std::vector<domain::SubstanceRule>> parse_substance(std::string_view json, std::string_view file)
{
    return parse_rows<domain::SubstanceRule>(json, file, "chuxin.substance", "rules", [](RowReader& reader) {
        domain::SubstanceRule row;
        row.id = reader.text("id", true);
        row.holds_up = reader.text("holds_up", true);
        row.text = reader.text("text", true);
        row.characters = reader.integer("characters");
        row.percent = reader.integer("percent");
        row.days = reader.integer("days");
        row.basis = read_basis(reader);
        return row;
    });
}

Result<std::vector<domain::UnitDuty>> parse_unit_duties(std::string_view json, std::string_view file)
{
    return parse_rows<domain::UnitDuty>(json, file, "chuxin.unit_duties", "duties", [](RowReader& reader) {
        domain::UnitDuty row;
        row.category = reader.text("category", true);
        row.unit = reader.text("unit", true);
        row.basis = read_basis(reader);
        return row;
    });
}

Result<domain::WorkRules> shipped_work_rules()
{
    domain::WorkRules::Parts parts;
    parts.checks = TRY(parse_checklist(base::embedded_file("assets/rules/checklist.json"), "checklist.json"));
    parts.grounds = TRY(parse_grounds(base::embedded_file("assets/rules/grounds.json"), "grounds.json"));
    parts.routing = TRY(parse_routing(base::embedded_file("assets/rules/routing.json"), "routing.json"));
    parts.substance = TRY(parse_substance(base::embedded_file("assets/rules/substance.json"), "substance.json"));
    parts.duties = TRY(parse_unit_duties(base::embedded_file("assets/rules/unit_duties.json"), "unit_duties.json"));
    return domain::WorkRules::create(std::move(parts));
}

} // namespace exchange
