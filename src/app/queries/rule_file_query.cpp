#include "app/queries/rule_file_query.h"

#include "exchange/rule_files.h"

#include <algorithm>

namespace app {

namespace {

base::Result<std::string> text_of(Context& context, domain::RuleFile const& file, RuleEdition const* edition)
{
    if (edition)
        return content_of(context, *edition);
    return std::string(exchange::shipped_rule_file(file));
}

bool counts(RuleEdition const& edition, domain::RuleFile const& file)
{
    return edition.is_ours && edition.problem.empty() && edition.file == file.id;
}

EditionStanding standing_of(std::vector<RuleEdition> const& editions, RuleEdition const& edition,
    domain::RuleFile const& file, base::Date today)
{
    if (!counts(edition, file))
        return EditionStanding::Elsewhere;
    if (edition_on(editions, file, today) == &edition)
        return EditionStanding::InForce;
    bool const will_count = edition.valid_from > today && edition_on(editions, file, edition.valid_from) == &edition;
    return will_count ? EditionStanding::ToCome : EditionStanding::Superseded;
}

std::vector<RuleEditionRow> edition_rows(
    Context const& context, std::vector<RuleEdition> const& editions, domain::RuleFile const& file)
{
    std::vector<RuleEditionRow> rows;
    for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
        if (edition->file != file.id)
            continue;
        RuleEditionRow row;
        row.office = context.organisation.org_name(edition->org);
        row.text = base::to_iso(edition->valid_from) + " 起，" + base::to_iso(edition->adopted_on) + " "
            + context.organisation.staff_name(edition->adopted_by) + "启用";
        row.reason = edition->reason;
        row.problem = edition->problem;
        row.is_ours = edition->is_ours;
        row.standing = standing_of(editions, *edition, file, context.today());
        if (edition->is_as_shipped)
            row.text += "，恢复随程序的规则";
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

RuleEdition const* edition_on(std::vector<RuleEdition> const& editions, domain::RuleFile const& file, base::Date day)
{
    auto const found = std::find_if(editions.rbegin(), editions.rend(),
        [&](RuleEdition const& edition) { return counts(edition, file) && edition.valid_from <= day; });
    return found == editions.rend() ? nullptr : &*found;
}

base::Result<std::string> rule_file_on(
    Context& context, std::vector<RuleEdition> const& editions, domain::RuleFile const& file, base::Date day)
{
    return text_of(context, file, edition_on(editions, file, day));
}

std::vector<RuleFileSnapshot> make_rule_files(Context& context)
{
    std::vector<RuleFileSnapshot> files;
    auto const editions = rule_editions(context);
    if (editions.is_error())
        return files;
    for (auto const& file : domain::rule_files()) {
        auto const* edition = edition_on(editions.value(), file, context.today());
        auto const content = text_of(context, file, edition);
        if (content.is_error())
            continue;
        auto described = exchange::describe_rule_file(file, content.value(), exchange::shipped_rule_file(file));
        bool const is_own = std::any_of(
            described.rows.begin(), described.rows.end(), [](domain::RuleFileRow const& row) { return row.is_own; });
        RuleFileSnapshot snapshot;
        snapshot.file = file.id;
        snapshot.title = file.title;
        snapshot.taken = file.taken;
        snapshot.from_help = file.from_help;
        snapshot.state = edition && is_own ? "本单位 " + base::to_iso(edition->valid_from) + " 起"
                                           : "随程序（" + described.version + " 版）";
        snapshot.authority = std::move(described.authority);
        snapshot.note = std::move(described.note);
        snapshot.is_table = file.is_table;
        snapshot.is_own = is_own;
        snapshot.rows = std::move(described.rows);
        snapshot.editions = edition_rows(context, editions.value(), file);
        files.push_back(std::move(snapshot));
    }
    return files;
}

} // namespace app
