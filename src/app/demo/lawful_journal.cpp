#include "app/demo/lawful_journal.h"

#include "app/journal_entries.h"
#include "app/numbering.h"

#include <algorithm>

namespace app::demo {

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
        [](base::MatterId const&) -> domain::Matter const* { return nullptr; }};
}

std::string LawfulJournal::next_id(char kind) const
{
    return kind + m_node + "-" + std::to_string(m_head.sequence + 1);
}

base::Result<void> LawfulJournal::perform(domain::PetitionRecord& record, Act act, base::Date on, base::Instant at)
{
    auto const* definition = domain::find_act(act.name);
    CHECK(definition);
    bool const creates_record = act.name == "register_petition";
    domain::Identity const identity{act.identity, act.identity};
    TRY(domain::decide(*definition, act.arguments, on, creates_record ? nullptr : &record, identity, surroundings(at)));
    auto const* staff = m_organisation.find_staff(act.identity);
    auto const* org = staff ? m_organisation.find_org(staff->org) : nullptr;
    CHECK(org);
    if (creates_record) {
        NumberSeries const series{std::string(number_prefix(base::text_or(act.arguments, "channel"))), org->region, on,
            m_node.substr(m_node.size() - 2)};
        act.arguments.set("matter_id", next_id('M'));
        act.arguments.set("petition_no", series.number(++m_serials[series.key()]));
    }
    domain::JournalEntry entry;
    entry.subjects = domain::subjects_of(act.name, act.arguments, record);
    entry.act = std::move(act.name);
    entry.operator_id = entry.identity_id = act.identity;
    entry.org_id = org->id;
    entry.occurred_on = on;
    entry.recorded_at = at;
    entry.payload = std::move(act.arguments);
    append(std::move(entry));
    return {};
}

void LawfulJournal::append(domain::JournalEntry entry)
{
    entry.node = m_node;
    entry.sequence = m_head.sequence + 1;
    entry.lamport = m_head.lamport + 1;
    entry.recorded_at.milliseconds = std::max(entry.recorded_at.milliseconds, m_head.recorded_at);
    for (auto const& subject : entry.subjects) {
        for (auto const& id : m_frontiers[{subject.kind, subject.id}]) {
            if (std::find(entry.parents.begin(), entry.parents.end(), id) == entry.parents.end())
                entry.parents.push_back(id);
        }
    }
    auto chained = chain_entry(std::move(entry), m_head, m_random);
    auto const& made = chained.entry;
    for (auto const& subject : made.subjects) {
        auto& frontier = m_frontiers[{subject.kind, subject.id}];
        std::erase_if(frontier, [&](base::EntryId const& id) {
            return std::find(made.parents.begin(), made.parents.end(), id) != made.parents.end();
        });
        frontier.push_back(made.id);
        if (subject.kind != domain::SubjectKind::Record)
            continue;
        if (auto* record = m_find(base::RecordId(subject.id)))
            domain::apply(*record, made, surroundings(made.recorded_at));
    }
    m_head = {m_node, made.sequence, made.id, made.lamport, made.recorded_at.milliseconds};
    m_entries.push_back({std::move(chained.stored), std::move(chained.entry)});
}

} // namespace app::demo
