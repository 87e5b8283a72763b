// adopt_reference in a scenario: rules of the office's own from a day on, as the rules page adopts them.
#include "training/scenario.h"

namespace training {

static Answer refused_by(base::Error const& error)
{
    auto const clause = error.id.empty() ? std::string("J6") : error.id;
    return refusal(clause, error.message);
}

// "SUBSTANCE" of adopt_reference, or the file's name "substance".
static std::string file_named(std::string const& kind)
{
    for (auto const& file : domain::rule_files())
        if (file.kind == kind || file.id == kind)
            return std::string(file.id);
    return kind;
}

static base::Result<std::vector<app::RuleFileValueChange>> values_in(base::ValueObject const& arguments)
{
    std::vector<app::RuleFileValueChange> values;
    for (auto const& item : base::list_or_empty(arguments, "values")) {
        auto const* object = item.object();
        auto const* value = object ? object->find("value") : nullptr;
        if (!value || base::text_or(*object, "field").empty())
            return base::invalid_input("“values”的每一项应为 {\"row\":…,\"field\":…,\"value\":…}。", "values");
        values.push_back({base::text_or(*object, "row"), base::text_or(*object, "field"), *value});
    }
    return values;
}

static Answer adopt_limits(app::Application& application, std::vector<app::RuleFileValueChange> const& values,
    base::Date valid_from, std::string const& reason)
{
    base::ValueList changes;
    for (auto const& value : values) {
        auto const* n = value.value.integer();
        if (value.field != "n" || !n)
            return refusal("SYNTAX", "时限规则只能改 n，应为整数。");
        auto const* before = application.surroundings().rules.find(value.row, valid_from);
        auto const old = before ? domain::limit_text(*before) : std::string();
        auto adopted = application.override_rule({value.row, static_cast<int>(*n), valid_from, reason});
        if (adopted.is_error())
            return refused_by(adopted.error());
        if (auto const* after = application.surroundings().rules.find(value.row, valid_from))
            changes.emplace_back(value.row + " " + after->name + "：" + old + " → " + domain::limit_text(*after));
    }
    Answer answer;
    answer.members.set("changes", std::move(changes));
    return answer;
}

// The arrangement of a year as the State Council General Office publishes it.
static Answer adopt_year(app::Application& application, std::string const& csv)
{
    auto const preview = application.preview_calendar(csv);
    if (auto adopted = application.adopt_calendar(csv); adopted.is_error())
        return refused_by(adopted.error());
    base::ValueList changes;
    for (auto const& line : preview.moves)
        changes.emplace_back(line);
    Answer answer;
    answer.members.set("changes", std::move(changes));
    return answer;
}

Answer adopt_rules(app::Application& application, base::ValueObject const& arguments)
{
    for (auto const& [name, value] : arguments.fields())
        if (name != "kind" && name != "valid_from" && name != "reason" && name != "values" && name != "content"
            && name != "restore")
            return refusal("SYNTAX", "采用规则没有“" + name + "”这一项。");
    auto const valid_from = base::parse_date(base::text_or(arguments, "valid_from", base::to_iso(application.today())));
    if (!valid_from)
        return refusal("SYNTAX", "“valid_from”应为日期，如 2023-06-15。");
    auto values = values_in(arguments);
    if (values.is_error())
        return refusal("SYNTAX", values.error().message);
    auto const kind = base::text_or(arguments, "kind");
    auto const reason = base::text_or(arguments, "reason");
    auto const whole = base::text_or(arguments, "content");
    if (kind == "CALENDAR")
        return whole.empty() ? refusal("SYNTAX", "采用日历要写 content：一年放假安排的 CSV。")
                             : adopt_year(application, whole);
    bool const names_values =
        !values.value().empty() && whole.empty() && !base::boolean_or(arguments, "restore", false);
    if (kind == "RULES" && !names_values)
        return refusal("SYNTAX", "时限规则逐条采用：用 values 写明 row、field（n）和 value，不收 content 和 restore。");
    if (kind == "RULES")
        return adopt_limits(application, values.value(), *valid_from, reason);
    app::RuleFileChange change;
    change.file = file_named(kind);
    change.content = base::text_or(arguments, "content");
    change.values = values.release_value();
    change.restore = base::boolean_or(arguments, "restore", false);
    change.valid_from = *valid_from;
    change.reason = reason;
    auto const preview = application.preview_rule_file(change);
    if (auto adopted = application.adopt_rule_file(change); adopted.is_error())
        return refused_by(adopted.error());
    Answer answer;
    base::ValueList changes;
    for (auto const& line : preview.changes)
        changes.emplace_back(line);
    answer.members.set("changes", std::move(changes));
    return answer;
}

} // namespace training
