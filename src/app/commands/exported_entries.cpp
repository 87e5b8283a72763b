#include "app/commands/exported_entries.h"

#include "app/journal_entries.h"

#include <algorithm>

namespace app {

static bool names_record(base::ValueList const& records, domain::JournalEntry const& entry)
{
    return std::any_of(records.begin(), records.end(), [&](base::Value const& record) {
        return record.text() && std::any_of(entry.subjects.begin(), entry.subjects.end(), [&](auto const& subject) {
            return subject.kind == domain::SubjectKind::Record && subject.id == *record.text();
        });
    });
}

base::Result<bool> is_exported(Context& context, domain::JournalEntry const& entry)
{
    for (auto const& other : TRY(entries_of(context, workspace_subject()))) {
        if (other.act != system_act::EXPORT_PACKAGE || other.lamport < entry.lamport)
            continue;
        auto const& records = base::list_or_empty(other.payload, "records");
        if (records.empty() || names_record(records, entry)) // No selection: the whole workspace left.
            return true;
    }
    return false;
}

} // namespace app
