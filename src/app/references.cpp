#include "app/references.h"

#include "base/embedded.h"
#include "base/sha256.h"
#include "exchange/calendar_csv.h"
#include "exchange/reference_json.h"
#include "exchange/rule_override_json.h"

#include <charconv>

namespace app {

namespace {

struct ShippedFiles {
    std::string_view prefix;
    char const* kind;
};

constexpr ShippedFiles SHIPPED[]{{"assets/calendars/", reference_kind::CALENDAR},
    {"assets/rules/deadline_rules", reference_kind::RULES}, {"assets/rules/office_hours", reference_kind::OFFICE_HOURS},
    {"assets/regions/", reference_kind::REGIONS}, {"assets/dictionaries/", reference_kind::DICTIONARY}};

std::string file_stem(std::string_view path)
{
    auto const name = path.substr(path.rfind('/') + 1);
    return std::string(name.substr(0, name.rfind('.')));
}

void put_dictionary(domain::ReferenceData& references, domain::Dictionary dictionary)
{
    for (auto& known : references.dictionaries) {
        if (known.id() == dictionary.id()) {
            known = std::move(dictionary);
            return;
        }
    }
    references.dictionaries.push_back(std::move(dictionary));
}

base::Result<void> put_content(domain::ReferenceData& references, store::ReferenceRow const& row)
{
    if (row.kind == reference_kind::CALENDAR) {
        references.calendar = TRY(exchange::parse_calendar(row.content));
    } else if (row.kind == reference_kind::CALENDAR_YEAR) {
        int year = 0;
        std::from_chars(row.version.data(), row.version.data() + row.version.size(), year);
        references.calendar =
            references.calendar.with_year(year, TRY(exchange::parse_calendar_year(row.content, year)));
    } else if (row.kind == reference_kind::RULES) {
        references.rules = TRY(exchange::parse_rule_set(row.content, row.version));
    } else if (row.kind == reference_kind::OFFICE_HOURS) {
        references.office_hours = TRY(exchange::parse_office_hours(row.content, row.version));
    } else if (row.kind == reference_kind::REGIONS) {
        references.regions = TRY(exchange::parse_regions(row.content, row.version));
    } else if (row.kind == reference_kind::DICTIONARY) {
        put_dictionary(references, TRY(exchange::parse_dictionary(row.content, row.version)));
    }
    return {};
}

} // namespace

base::Result<void> adopt_reference(
    Context& context, std::string const& kind, std::string const& version, std::string_view content)
{
    auto const sha256 = base::to_hex(base::sha256(content));
    EntryDraft draft;
    draft.act = system_act::ADOPT_REFERENCE;
    draft.subjects = {{domain::SubjectKind::Reference, kind + "/" + version}};
    draft.identity = context.identity();
    draft.org = context.identity_org();
    draft.occurred_on = context.today();
    draft.payload = {
        {"kind", kind}, {"version", version}, {"sha256", sha256}, {"valid_from", base::to_iso(context.today())}};
    auto const entry = TRY(append_entry(context, std::move(draft)));
    return context.local.put_reference({kind, version, sha256, std::string(content), entry.id.value});
}

base::Result<void> adopt_shipped_references(Context& context)
{
    for (auto const& files : SHIPPED) {
        for (auto const& file : base::embedded_files()) {
            if (file.path.starts_with(files.prefix))
                TRY(adopt_reference(context, files.kind, file_stem(file.path), file.content));
        }
    }
    return {};
}

base::Result<domain::ReferenceData> references_from(Context& context, std::vector<domain::JournalEntry> const& entries)
{
    auto references = TRY(exchange::shipped_reference_data());
    std::vector<exchange::RuleOverride> overrides; // they stay when a new edition of the rules is adopted
    for (auto const& entry : entries) {
        if (entry.act != system_act::ADOPT_REFERENCE)
            continue;
        auto const row = TRY(
            context.local.find_reference(base::text_or(entry.payload, "kind"), base::text_or(entry.payload, "sha256")));
        if (row && row->kind == reference_kind::RULE_OVERRIDE)
            overrides.push_back(TRY(exchange::parse_rule_override(row->content, row->version)));
        else if (row) // An entry from elsewhere whose content did not travel leaves what was in force.
            TRY(put_content(references, *row));
    }
    for (auto const& own : overrides) {
        auto changed = references.rules.with_override(own.rule_id, own.n, own.valid_from);
        if (!changed.is_error()) // The new edition may have made the row statutory: then the statute counts.
            references.rules = changed.release_value();
    }
    return references;
}

base::Result<void> load_references(Context& context)
{
    context.references = TRY(references_from(context, TRY(entries_of_kind(context, domain::SubjectKind::Reference))));
    context.config.closing_time = context.references.office_hours.closing;
    return {};
}

} // namespace app
