#include "app/references.h"

#include "base/embedded.h"
#include "base/sha256.h"
#include "exchange/calendar_csv.h"
#include "exchange/reference_json.h"
#include "exchange/rule_files.h"
#include "exchange/rule_override_json.h"

#include <algorithm>
#include <charconv>
#include <map>

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
        references.history.hours.set_shipped(references.office_hours);
    } else if (row.kind == reference_kind::REGIONS) {
        references.regions = TRY(exchange::parse_regions(row.content, row.version));
    } else if (row.kind == reference_kind::DICTIONARY) {
        auto dictionary = TRY(exchange::parse_dictionary(row.content, row.version));
        if (dictionary.id() == references.history.categories.shipped().id())
            references.history.categories.set_shipped(dictionary);
        put_dictionary(references, std::move(dictionary));
    }
    return {};
}

// What an office wrote for itself carries its reason; what came with the program has none.
bool is_own_edition(domain::JournalEntry const& entry)
{
    return entry.act == system_act::ADOPT_REFERENCE && !base::text_or(entry.payload, "reason").empty();
}

RuleEdition to_edition(domain::JournalEntry const& entry, domain::RuleFile const& file, bool is_ours)
{
    RuleEdition edition;
    edition.file = file.id;
    edition.version = base::text_or(entry.payload, "version");
    edition.sha256 = base::text_or(entry.payload, "sha256");
    edition.valid_from = base::parse_date(base::text_or(entry.payload, "valid_from")).value_or(entry.occurred_on);
    edition.reason = base::text_or(entry.payload, "reason");
    edition.org = entry.org_id;
    edition.adopted_by = entry.identity_id;
    edition.adopted_on = entry.occurred_on;
    edition.is_ours = is_ours;
    return edition;
}

base::Result<void> write_adoption(
    Context& context, OwnEdition const& edition, std::string_view content, base::ValueObject extra)
{
    auto const sha256 = base::to_hex(base::sha256(content));
    EntryDraft draft;
    draft.act = system_act::ADOPT_REFERENCE;
    draft.subjects = {{domain::SubjectKind::Reference, edition.kind + "/" + edition.version}};
    draft.identity = context.identity();
    draft.org = context.identity_org();
    draft.occurred_on = context.today();
    draft.payload = std::move(extra);
    draft.payload.set("kind", edition.kind);
    draft.payload.set("version", edition.version);
    draft.payload.set("sha256", sha256);
    draft.payload.set("valid_from", base::to_iso(edition.valid_from));
    auto const entry = TRY(append_entry(context, std::move(draft)));
    return context.local.put_reference({edition.kind, edition.version, sha256, std::string(content), entry.id.value});
}

} // namespace

base::Result<OwnEntries> OwnEntries::create(Context& context, std::vector<domain::JournalEntry> const& adoptions)
{
    OwnEntries own;
    std::map<std::string, std::string> goes_on_for;
    for (auto const& entry : TRY(entries_of(context, workspace_subject())))
        if (entry.act == system_act::START_NODE)
            goes_on_for[base::text_or(entry.payload, "node")] = base::text_or(entry.payload, "old_node");
    for (auto node = context.node.name; !node.empty(); node = goes_on_for[node]) {
        if (std::find(own.m_nodes.begin(), own.m_nodes.end(), node) != own.m_nodes.end())
            break;
        own.m_nodes.push_back(node);
    }
    // The office is that of whoever set the workspace up. A copy that only imported shows what its sender saw.
    auto const is_own = [&](domain::JournalEntry const& entry) {
        return std::find(own.m_nodes.begin(), own.m_nodes.end(), entry.node) != own.m_nodes.end();
    };
    auto const first = std::find_if(adoptions.begin(), adoptions.end(), is_own);
    if (first != adoptions.end())
        own.m_org = first->org_id;
    else if (!adoptions.empty())
        own.m_org = adoptions.front().org_id;
    return own;
}

bool OwnEntries::contains(domain::JournalEntry const& entry) const
{
    return (!m_org.is_empty() && entry.org_id == m_org)
        || std::find(m_nodes.begin(), m_nodes.end(), entry.node) != m_nodes.end();
}

base::Result<void> adopt_reference(
    Context& context, std::string const& kind, std::string const& version, std::string_view content)
{
    return write_adoption(context, {kind, version, context.today(), {}}, content, {});
}

base::Result<void> adopt_own(Context& context, OwnEdition const& edition, std::string_view content)
{
    return write_adoption(
        context, edition, content, {{"scope", context.identity_org().value}, {"reason", edition.reason}});
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

base::Result<std::string> content_of(Context& context, RuleEdition const& edition)
{
    auto const* file = domain::find_rule_file(edition.file);
    CHECK(file != nullptr);
    auto const row = TRY(context.local.find_reference(file->kind, edition.sha256));
    return row ? row->content : std::string();
}

base::Result<std::vector<RuleEdition>> rule_editions(Context& context)
{
    auto const entries = TRY(entries_of_kind(context, domain::SubjectKind::Reference));
    auto const own = TRY(OwnEntries::create(context, entries));
    std::vector<RuleEdition> editions;
    for (auto const& entry : entries) {
        auto const* file = domain::find_rule_file_of_kind(base::text_or(entry.payload, "kind"));
        if (!file || !is_own_edition(entry))
            continue;
        auto edition = to_edition(entry, *file, own.contains(entry));
        auto const content = TRY(content_of(context, edition));
        if (content.empty()) {
            edition.problem = "内容没有随交换包到达。";
        } else if (auto read = exchange::read_rule_file(*file, content, context.references); read.is_error()) {
            edition.problem = read.error().message;
        }
        editions.push_back(std::move(edition));
    }
    return editions;
}

base::Result<domain::ReferenceData> references_from(Context& context, std::vector<domain::JournalEntry> const& entries)
{
    auto references = TRY(exchange::shipped_reference_data());
    auto const own = TRY(OwnEntries::create(context, entries));
    std::vector<exchange::RuleOverride> overrides; // they stay when a new edition of the rules is adopted
    for (auto const& entry : entries) {
        if (entry.act != system_act::ADOPT_REFERENCE)
            continue;
        auto const row = TRY(
            context.local.find_reference(base::text_or(entry.payload, "kind"), base::text_or(entry.payload, "sha256")));
        if (!row) // An entry from elsewhere whose content did not travel leaves what was in force.
            continue;
        auto const* file = is_own_edition(entry) ? domain::find_rule_file_of_kind(row->kind) : nullptr;
        if (row->kind == reference_kind::RULE_OVERRIDE) {
            if (own.contains(entry))
                overrides.push_back(TRY(exchange::parse_rule_override(row->content, row->version)));
        } else if (file) {
            // What this program cannot read any more, or what breaks the law, has no effect (J3); the page says so.
            auto content = exchange::read_rule_file(*file, row->content, references);
            if (own.contains(entry) && !content.is_error())
                references.history.adopt(to_edition(entry, *file, true).valid_from, content.release_value());
        } else {
            TRY(put_content(references, *row));
        }
    }
    for (auto const& own_value : overrides) {
        auto changed = references.rules.with_override(own_value.rule_id, own_value.n, own_value.valid_from);
        if (!changed.is_error()) // The new edition may have made the row statutory: then the statute counts.
            references.rules = changed.release_value();
    }
    return references;
}

base::Result<void> load_references(Context& context)
{
    context.references = TRY(references_from(context, TRY(entries_of_kind(context, domain::SubjectKind::Reference))));
    context.config.closing_time = context.references.office_hours.closing;
    take_rules_of_the_day(context);
    return {};
}

void take_rules_of_the_day(Context& context)
{
    context.rules_day = context.today();
    context.index.set_indicator_rules(context.references.history.indicators.on(context.rules_day));
}

} // namespace app
