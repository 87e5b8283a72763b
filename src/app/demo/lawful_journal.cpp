#include "app/demo/lawful_journal.h"

#include "app/journal_entries.h"
#include "app/numbering.h"

#include <algorithm>

namespace app::demo {

static std::string key_of(domain::Subject const& subject)
{
    return static_cast<char>('a' + static_cast<int>(subject.kind)) + subject.id;
}

LawfulJournal::LawfulJournal(domain::Organisation const& organisation, domain::ReferenceData const& references,
    std::string node, platform::Random& random, FindRecord find)
    : m_organisation(organisation)
    , m_references(references)
    , m_node(std::move(node))
    , m_random(random)
    , m_find(std::move(find))
{
}

domain::Surroundings LawfulJournal::surroundings(base::Instant at) const
{
    auto const find = [this](base::RecordId const& id) -> domain::PetitionRecord const* { return m_find(id); };
    return {m_organisation, m_references.calendar, m_references.rules, m_config, base::civil_date(at), find,
        [](base::MatterId const&) -> domain::Matter const* { return nullptr; },
        [this](std::string const& id) -> domain::LedgerItem const* {
            auto const item = m_ledger.find(id);
            return item == m_ledger.end() ? nullptr : &item->second;
        }};
}

std::string LawfulJournal::next_id(char kind) const
{
    return kind + m_node + "-" + std::to_string(m_head.sequence + 1);
}

base::Result<void> LawfulJournal::perform(
    domain::PetitionRecord& record, Act act, base::Date on, base::Instant at, platform::Random* nonces)
{
    auto const* definition = domain::find_act(act.name);
    CHECK(definition);
    bool const creates_record = act.name == "register_petition";
    domain::Identity const identity{act.identity, act.identity};
    TRY(domain::decide(*definition, act.arguments, on, creates_record ? nullptr : &record, identity, surroundings(at)));
    if (creates_record) {
        auto const* org = org_of(act.identity);
        NumberSeries const series{std::string(number_prefix(base::text_or(act.arguments, "channel"))), org->region, on,
            m_node.substr(m_node.size() - 2)};
        act.arguments.set("matter_id", next_id('M'));
        act.arguments.set("petition_no", series.number(++m_serials[series.key()]));
    } else if (auto const kind = numbered_document(act.name); !kind.empty()) {
        auto const& issuer = act.name == "pass_verification" ? record.unit : org_of(act.identity)->id;
        DocumentSeries const series{
            m_organisation.org_name(issuer), kind, base::year_month_day(on).year, m_node.substr(m_node.size() - 2)};
        act.arguments.set("document_no", series.number(++m_serials[series.key()]));
    }
    auto subjects = domain::subjects_of(act.name, act.arguments, record);
    auto entry = entry_of(std::move(act), on, at);
    entry.subjects = std::move(subjects);
    append(std::move(entry), nonces);
    return {};
}

base::Result<void> LawfulJournal::perform_on_ledger(
    std::string& item, Act act, base::Date on, base::Instant at, platform::Random& nonces)
{
    auto const* definition = domain::find_act(act.name);
    CHECK(definition);
    bool const opens = item.empty();
    if (!opens)
        act.arguments.set("item", item);
    domain::Identity const identity{act.identity, act.identity};
    TRY(domain::decide(*definition, act.arguments, on, nullptr, identity, surroundings(at)));
    if (opens)
        item = next_id('L');
    auto entry = entry_of(std::move(act), on, at);
    entry.subjects = {{domain::SubjectKind::Ledger, item}};
    if (auto record = base::text_or(entry.payload, "record"); !record.empty())
        entry.subjects.push_back({domain::SubjectKind::Record, std::move(record)});
    append(std::move(entry), &nonces);
    return {};
}

domain::Org const* LawfulJournal::org_of(base::StaffId const& id) const
{
    auto const* staff = m_organisation.find_staff(id);
    auto const* org = staff ? m_organisation.find_org(staff->org) : nullptr;
    CHECK(org);
    return org;
}

domain::JournalEntry LawfulJournal::entry_of(Act act, base::Date on, base::Instant at) const
{
    domain::JournalEntry entry;
    entry.act = std::move(act.name);
    entry.operator_id = entry.identity_id = act.identity;
    entry.org_id = org_of(act.identity)->id;
    entry.occurred_on = on;
    entry.recorded_at = at;
    entry.payload = std::move(act.arguments);
    return entry;
}

void LawfulJournal::append(domain::JournalEntry entry, platform::Random* nonces)
{
    entry.node = m_node;
    entry.sequence = m_head.sequence + 1;
    entry.lamport = m_head.lamport + 1;
    entry.recorded_at.milliseconds = std::max(entry.recorded_at.milliseconds, m_head.recorded_at);
    for (auto const& subject : entry.subjects) {
        for (auto const& id : m_frontiers[key_of(subject)]) {
            if (std::find(entry.parents.begin(), entry.parents.end(), id) == entry.parents.end())
                entry.parents.push_back(id);
        }
    }
    auto chained = chain_entry(std::move(entry), m_head, nonces ? *nonces : m_random);
    auto const& made = chained.entry;
    for (auto const& subject : made.subjects) {
        auto& frontier = m_frontiers[key_of(subject)];
        std::erase_if(frontier, [&](base::EntryId const& id) {
            return std::find(made.parents.begin(), made.parents.end(), id) != made.parents.end();
        });
        frontier.push_back(made.id);
        if (subject.kind == domain::SubjectKind::Ledger) {
            auto& item = m_ledger[subject.id];
            item.id = subject.id;
            domain::apply(item, made);
        }
        if (subject.kind != domain::SubjectKind::Record)
            continue;
        if (auto* record = m_find(base::RecordId(subject.id)))
            domain::apply(*record, made, surroundings(made.recorded_at));
    }
    m_head = {m_node, made.sequence, made.id, made.lamport, made.recorded_at.milliseconds};
    m_entries.push_back({std::move(chained.stored), std::move(chained.entry)});
}

} // namespace app::demo
