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
#include <set>

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

constexpr char const* AS_SHIPPED = "as_shipped"; // in the payload: no content, what the program ships counts

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
    edition.is_as_shipped = base::boolean_or(entry.payload, AS_SHIPPED, false);
    return edition;
}

base::Result<domain::JournalEntry> write_entry(
    Context& context, OwnEdition const& edition, std::string const& sha256, base::ValueObject extra)
{
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
    return append_entry(context, std::move(draft));
}

base::Result<void> write_adoption(
    Context& context, OwnEdition const& edition, std::string_view content, base::ValueObject extra)
{
    auto const sha256 = base::to_hex(base::sha256(content));
    auto const entry = TRY(write_entry(context, edition, sha256, std::move(extra)));
    return context.local.put_reference({edition.kind, edition.version, sha256, std::string(content), entry.id.value});
}

base::ValueObject own_payload(Context const& context, OwnEdition const& edition)
{
    return {{"scope", context.identity_org().value}, {"reason", edition.reason}};
}

// Whose own rules count here: those of the office that set this copy up, on whichever machine and by whichever of its
// people they were adopted. The nodes only lead to that office. A copy that set nothing up goes by the office whose
// package came in first, and so shows what its sender saw.
base::Result<base::OrgId> own_org_of(Context& context, std::vector<domain::JournalEntry> const& adoptions)
{
    std::map<std::string, std::string> goes_on_for;
    for (auto const& entry : TRY(entries_of(context, workspace_subject())))
        if (entry.act == system_act::START_NODE)
            goes_on_for[base::text_or(entry.payload, "node")] = base::text_or(entry.payload, "old_node");
    auto const first_package = TRY(context.local.setting(FIRST_PACKAGE_SETTING)).value_or(std::string());
    for (auto const& begin : {context.node.name, first_package}) {
        std::set<std::string> nodes; // that one and those it goes on for (J1)
        for (auto node = begin; !node.empty() && nodes.insert(node).second;)
            node = goes_on_for[node];
        auto const first = std::find_if(adoptions.begin(), adoptions.end(),
            [&](domain::JournalEntry const& entry) { return nodes.contains(entry.node); });
        if (first != adoptions.end())
            return first->org_id;
    }
    return adoptions.empty() ? base::OrgId{} : adoptions.front().org_id;
}

// What an entry of reference data does, content in hand.
base::Result<void> take_content(AdoptedReferences& adopted, std::vector<exchange::RuleOverride>& overrides,
    domain::JournalEntry const& entry, store::ReferenceRow const& row)
{
    bool const is_ours = !adopted.own_org.is_empty() && entry.org_id == adopted.own_org;
    auto const* file = is_own_edition(entry) ? domain::find_rule_file_of_kind(row.kind) : nullptr;
    if (row.kind == reference_kind::RULE_OVERRIDE) {
        if (is_ours)
            overrides.push_back(TRY(exchange::parse_rule_override(row.content, row.version)));
    } else if (file) {
        // An edition that this program cannot use is told in the list of editions.
        auto content = exchange::read_rule_file(*file, row.content, adopted.data);
        if (is_ours && !content.is_error())
            adopted.data.history.adopt(to_edition(entry, *file, true).valid_from, content.release_value());
    } else {
        TRY(put_content(adopted.data, row));
    }
    return {};
}

} // namespace

base::Result<void> adopt_reference(
    Context& context, std::string const& kind, std::string const& version, std::string_view content)
{
    return write_adoption(context, {kind, version, context.today(), {}}, content, {});
}

base::Result<void> adopt_own(Context& context, OwnEdition const& edition, std::string_view content)
{
    return write_adoption(context, edition, content, own_payload(context, edition));
}

base::Result<void> adopt_as_shipped(Context& context, OwnEdition const& edition)
{
    auto payload = own_payload(context, edition);
    payload.set(AS_SHIPPED, true);
    TRY(write_entry(context, edition, {}, std::move(payload)));
    return {};
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
    if (edition.is_as_shipped)
        return std::string(exchange::shipped_rule_file(*file));
    auto const row = TRY(context.local.find_reference(file->kind, edition.sha256));
    return row ? row->content : std::string();
}

base::Result<std::vector<RuleEdition>> rule_editions(Context& context, domain::RuleFile const* of)
{
    std::vector<RuleEdition> editions;
    for (auto const& entry : TRY(entries_of_kind(context, domain::SubjectKind::Reference))) {
        auto const* file = domain::find_rule_file_of_kind(base::text_or(entry.payload, "kind"));
        if (!file || (of && of != file) || !is_own_edition(entry))
            continue;
        auto edition = to_edition(entry, *file, entry.org_id == context.own_org);
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

base::Result<AdoptedReferences> references_from(Context& context, std::vector<domain::JournalEntry> const& entries)
{
    AdoptedReferences adopted{TRY(exchange::shipped_reference_data()), TRY(own_org_of(context, entries)), {}};
    std::vector<exchange::RuleOverride> overrides; // they stay when a new edition of the rules is adopted
    for (auto const& entry : entries) {
        if (entry.act != system_act::ADOPT_REFERENCE)
            continue;
        auto const kind = base::text_or(entry.payload, "kind");
        auto const* file = domain::find_rule_file_of_kind(kind);
        if (file && base::boolean_or(entry.payload, AS_SHIPPED, false)) {
            if (entry.org_id == adopted.own_org)
                adopted.data.history.restore(file->id, to_edition(entry, *file, true).valid_from);
            continue;
        }
        auto const row = TRY(context.local.find_reference(kind, base::text_or(entry.payload, "sha256")));
        if (!row) // An entry from elsewhere whose content did not travel leaves what was in force.
            continue;
        // What this program cannot read has no effect (J3): nothing may keep a workspace from opening.
        if (auto const taken = take_content(adopted, overrides, entry, *row); taken.is_error())
            adopted.problems.push_back(
                base::to_iso(entry.occurred_on) + " 采用的“" + row->version + "”没有生效：" + taken.error().message);
    }
    for (auto const& own_value : overrides) {
        auto changed = adopted.data.rules.with_override(own_value.rule_id, own_value.n, own_value.valid_from);
        if (!changed.is_error()) // The new edition may have made the row statutory: then the statute counts.
            adopted.data.rules = changed.release_value();
    }
    return adopted;
}

base::Result<void> load_references(Context& context)
{
    auto adopted = TRY(references_from(context, TRY(entries_of_kind(context, domain::SubjectKind::Reference))));
    context.references = std::move(adopted.data);
    context.own_org = adopted.own_org;
    context.reference_problems = std::move(adopted.problems);
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
