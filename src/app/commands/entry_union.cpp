#include "app/commands/entry_union.h"

#include "app/commands/open_workspace.h"
#include "app/commands/upkeep.h"
#include "app/journal_entries.h"
#include "app/references.h"

#include <algorithm>

namespace app {

static constexpr std::size_t MANY_RECORDS = 50;

void EntryUnion::note(store::StoredEntry const& entry)
{
    for (auto const& subject : entry.subjects) {
        // Matters follow from their records.
        if (subject.kind == "record")
            m_touched.records.insert(base::RecordId(subject.id));
        else if (subject.kind == "org" || subject.kind == "staff")
            m_touched.organisation = true;
        else if (subject.kind == "reference")
            m_touched.references = true;
    }
    if (entry.act == "register_petition")
        ++m_records_new;
}

base::Result<void> EntryUnion::add(std::span<IncomingEntry> entries)
{
    for (auto const& incoming : entries) {
        if (!TRY(m_context.journal.append(incoming.stored))) {
            ++m_known;
            continue;
        }
        ++m_new;
        if (incoming.stored.presence == store::Presence::Here)
            note(incoming.stored);
    }
    return {};
}

base::Result<void> EntryUnion::add_all_records()
{
    m_touched.organisation = m_touched.references = true; // prepare_folding() then takes every record
    return {};
}

// The numbers are met while folding, which reads the entries anyway (J9).
base::Result<void> EntryUnion::write_numbers()
{
    for (auto const& [series, serial] : m_numbers) {
        if (serial > TRY(m_context.projections.last_number(series)))
            TRY(m_context.projections.put(store::NumberSeriesRow{series, serial}));
    }
    return {};
}

base::Result<void> EntryUnion::prepare_folding()
{
    m_is_prepared = true;
    m_context.cache.clear();
    if (m_touched.references)
        TRY(load_references(m_context));
    if (m_touched.organisation) {
        TRY(load_organisation(m_context));
        TRY(project_organisation(m_context));
    }
    if (m_touched.references || m_touched.organisation) {
        // Every fold looks at them, so records that got no entry may look different too.
        for (auto const& id : TRY(m_context.journal.subject_ids("record")))
            m_touched.records.insert(base::RecordId(id));
    }
    m_queue.assign(m_touched.records.begin(), m_touched.records.end());
    m_starts_empty = !TRY(m_context.projections.has_records());
    return {};
}

base::Result<void> EntryUnion::project_next(domain::PetitionRecord const& record)
{
    if (!m_starts_empty) {
        Touched touched;
        TRY(project_with_followers(m_context, record.id, touched));
        for (auto const& id : touched.matters)
            TRY(project_matter(m_context, id));
        m_touched.records.insert(touched.records.begin(), touched.records.end());
        return {};
    }
    auto const matter = TRY(project_record(m_context, record));
    if (matter.is_empty())
        return {};
    // A matter is written again with each further member.
    auto& members = m_members[matter];
    members.push_back(record.id);
    return project_matter(m_context, matter, members);
}

base::Result<void> EntryUnion::fold_next()
{
    auto const& id = m_queue[m_next];
    auto entries = TRY(entries_of(m_context, record_subject(id)));
    if (entries.empty())
        return {};
    for (auto const& entry : entries) {
        for (auto const& taken : numbers_of(entry)) {
            auto& greatest = m_numbers[taken.series];
            greatest = std::max(greatest, taken.serial);
        }
    }
    m_context.cache.forget(id);
    return project_next(m_context.cache.put(domain::fold_record(id, std::move(entries), m_context.surroundings())));
}

base::Result<bool> EntryUnion::step(std::size_t limit)
{
    if (!m_is_prepared)
        TRY(prepare_folding());
    if (m_queue.size() > MANY_RECORDS)
        m_context.index.forget_orders();
    for (std::size_t i = 0; i < limit && m_next < m_queue.size(); ++i, ++m_next) {
        TRY(fold_next());
        m_context.cache.trim();
    }
    if (m_next < m_queue.size())
        return true;
    TRY(write_numbers());
    if (m_starts_empty)
        TRY(note_projections(m_context, PROJECTION_VERSION));
    return false;
}

double EntryUnion::fraction() const
{
    return m_queue.empty() ? 0 : static_cast<double>(m_next) / static_cast<double>(m_queue.size());
}

} // namespace app
