#include "app/commands/entry_union.h"

#include "app/commands/open_workspace.h"
#include "app/journal_entries.h"
#include "app/references.h"

#include <algorithm>

namespace app {

static constexpr std::size_t MANY_RECORDS = 50;

void EntryUnion::note(domain::JournalEntry const& entry)
{
    for (auto const& subject : entry.subjects) {
        switch (subject.kind) {
        case domain::SubjectKind::Record:
            m_touched.records.insert(base::RecordId(subject.id));
            break;
        case domain::SubjectKind::Org:
        case domain::SubjectKind::Staff:
            m_touched.organisation = true;
            break;
        case domain::SubjectKind::Reference:
            m_touched.references = true;
            break;
        case domain::SubjectKind::Matter: // follows from its records
        case domain::SubjectKind::Workspace:
        case domain::SubjectKind::Ledger:
            break;
        }
    }
    if (entry.act == "register_petition")
        ++m_records_new;
    for (auto const& taken : numbers_of(entry)) {
        auto& greatest = m_numbers[taken.series];
        greatest = std::max(greatest, taken.serial);
    }
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
            note(incoming.entry);
    }
    return {};
}

base::Result<void> EntryUnion::add_all_records()
{
    m_touched.organisation = m_touched.references = true;
    auto cursor = TRY(m_context.journal.entries(store::EntryOrder::Storage));
    while (TRY(cursor.next())) {
        auto const& stored = cursor.entry();
        if (stored.presence != store::Presence::Here)
            continue;
        for (auto const& subject : stored.subjects) {
            if (subject.kind == "record")
                m_touched.records.insert(base::RecordId(subject.id));
        }
        if (stored.act == "register_petition" || !numbered_document(stored.act).empty())
            note(TRY(to_entry(stored)));
    }
    return {};
}

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
    TRY(write_numbers());
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
    return {};
}

base::Result<bool> EntryUnion::step(std::size_t limit)
{
    if (!m_is_prepared)
        TRY(prepare_folding());
    if (m_queue.size() > MANY_RECORDS)
        m_context.index.forget_orders();
    for (std::size_t i = 0; i < limit && m_next < m_queue.size(); ++i, ++m_next) {
        Touched touched;
        TRY(project_with_followers(m_context, m_queue[m_next], touched));
        for (auto const& id : touched.matters)
            TRY(project_matter(m_context, id));
        m_touched.records.insert(touched.records.begin(), touched.records.end());
        m_context.cache.trim();
    }
    return m_next < m_queue.size();
}

double EntryUnion::fraction() const
{
    return m_queue.empty() ? 0 : static_cast<double>(m_next) / static_cast<double>(m_queue.size());
}

} // namespace app
