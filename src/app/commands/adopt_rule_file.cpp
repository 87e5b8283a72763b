#include "app/commands/adopt_rule_file.h"

#include "app/commands/adoption.h"
#include "app/queries/rule_effects_query.h"
#include "app/queries/rule_file_query.h"
#include "app/references.h"
#include "base/text.h"
#include "exchange/rule_files.h"

namespace app {

namespace {

base::Result<domain::RuleFile const*> file_of(RuleFileChange const& change)
{
    if (auto const* file = domain::find_rule_file(change.file))
        return file;
    return base::invalid_input("没有名为“" + change.file + "”的规则文件。", "file");
}

std::vector<exchange::RuleValue> values_of(RuleFileChange const& change)
{
    std::vector<exchange::RuleValue> values;
    values.reserve(change.values.size());
    for (auto const& value : change.values)
        values.push_back({value.row, value.field, value.value});
    return values;
}

base::Result<std::string> content_for(Context& context, std::vector<RuleEdition> const& editions,
    domain::RuleFile const& file, RuleFileChange const& change)
{
    if (change.restore)
        return std::string(exchange::shipped_rule_file(file));
    if (!change.content.empty())
        return change.content;
    auto const day = change.values.empty() ? context.today() : change.valid_from;
    auto content = TRY(rule_file_on(context, editions, file, day));
    if (change.values.empty())
        return content;
    return exchange::with_rule_values(file, content, values_of(change));
}

// Editions whose day is still to come and will not: whoever decides last has seen what was decided before.
base::Result<std::vector<std::string>> superseded_by(Context& context, std::vector<RuleEdition> const& editions,
    domain::RuleFile const& file, base::Date valid_from, std::string const& content)
{
    std::vector<std::string> lines;
    for (auto const& edition : editions) {
        if (edition.valid_from <= valid_from || edition_on(editions, file, edition.valid_from) != &edition)
            continue;
        lines.push_back(base::to_iso(edition.valid_from) + " 起的版本（" + edition.reason + "）不再施行");
        for (auto const& line : exchange::rule_file_changes(file, TRY(content_of(context, edition)), content))
            lines.push_back("　" + line);
    }
    return lines;
}

struct Adoption {
    domain::RuleFile const& file;
    std::string content, before; // `before`: what it would replace from its day on
    domain::RuleFileContent rules;
    std::vector<std::string> superseded;
};

base::Result<Adoption> read_change(Context& context, RuleFileChange const& change)
{
    auto const* file = TRY(file_of(change));
    if (base::trimmed(change.reason).empty())
        return base::invalid_input("请写明理由，例如本地规定的名称和条款。", "reason");
    // What has happened was judged by the rules of its day.
    if (change.valid_from < context.today())
        return base::invalid_input("起用日期不能早于今天。", "valid_from");
    auto const editions = TRY(rule_editions(context, file));
    auto content = TRY(content_for(context, editions, *file, change));
    auto rules = TRY(exchange::read_rule_file(*file, content, context.references));
    auto before = TRY(rule_file_on(context, editions, *file, change.valid_from));
    auto superseded = TRY(superseded_by(context, editions, *file, change.valid_from, content));
    if (superseded.empty() && exchange::rule_file_changes(*file, before, content).empty())
        return base::invalid_input(
            "“" + std::string(file->title) + "”与那一天施行的规则相同，没有要采用的内容。", "content");
    return Adoption{*file, std::move(content), std::move(before), std::move(rules), std::move(superseded)};
}

// Whose projections rest on a rule of the day of receipt or of a limit's beginning: those from the first day on.
base::Result<std::set<base::RecordId>> records_concerned(
    Context& context, domain::RuleFile const& file, base::Date valid_from)
{
    std::set<base::RecordId> records;
    if (file.id != "substance" && file.id != "workflow" && file.id != "office_hours")
        return records;
    for (auto const& row : context.index.rows())
        if (!row.removed && row.received != IndexedRecord::NO_DAY && row.received >= valid_from.days)
            records.emplace(row.id);
    if (file.id == "office_hours") {
        auto const from = base::to_iso(valid_from);
        TRY(context.projections.for_each_clock_from(from, [&](store::ClockRow const& clock) {
            if (clock.start_on >= from)
                records.emplace(clock.record_id);
            return true;
        }));
    }
    return records;
}

base::Result<void> write_rule_file(
    Context& context, Adoption const& adoption, RuleFileChange const& change, Touched& touched)
{
    auto const concerned = TRY(records_concerned(context, adoption.file, change.valid_from));
    OwnEdition const edition{std::string(adoption.file.kind), std::string(adoption.file.id), change.valid_from,
        std::string(base::trimmed(change.reason))};
    if (change.restore)
        TRY(adopt_as_shipped(context, edition));
    else
        TRY(adopt_own(context, edition, adoption.content));
    TRY(load_references(context));
    context.cache.clear(); // folded with the rules as they were
    for (auto const& id : concerned) {
        touched.records.insert(id);
        if (auto const* record = TRY(load_record(context, id)))
            TRY(project_record(context, *record));
        context.cache.trim();
    }
    return {};
}

} // namespace

base::Result<RuleFileText> rule_file_text(Context& context, RuleFileChange const& change)
{
    auto const* file = TRY(file_of(change));
    auto const editions = TRY(rule_editions(context, file));
    return RuleFileText{std::string(file->id) + ".json", TRY(content_for(context, editions, *file, change))};
}

RuleFilePreview preview_rule_file(Context& context, RuleFileChange const& change)
{
    RuleFilePreview preview;
    auto adoption = read_change(context, change);
    if (adoption.is_error()) {
        preview.problems.push_back(adoption.error());
        return preview;
    }
    auto const& [file, content, before, rules, superseded] = adoption.value();
    preview.changes = exchange::rule_file_changes(file, before, content);
    preview.superseded = superseded;
    preview.effects = rule_effects(context, file, rules, change.valid_from);
    return preview;
}

base::Result<void> adopt_rule_file(Context& context, RuleFileChange const& change)
{
    if (auto problem = why_not_adopter(context, "采用本单位规则"))
        return std::move(*problem);
    auto const adoption = TRY(read_change(context, change));
    return adopt_with(context, [&](Touched& touched) { return write_rule_file(context, adoption, change, touched); });
}

} // namespace app
