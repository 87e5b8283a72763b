// The journal entry as the domain sees it: one act, who did it, when, on what. Append-only; the current state of
// everything is a total fold over entries in causal order (rulings J1–J5, J13).
#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace domain {

enum class SubjectKind { Record, Matter, Org, Staff, Reference, Workspace, Ledger };

struct Subject {
    SubjectKind kind{SubjectKind::Record};
    std::string id;

    bool operator==(Subject const&) const = default;
};

std::string_view to_text(SubjectKind kind); // "record", "matter", ...
bool parse_subject_kind(std::string_view text, SubjectKind& out);

struct JournalEntry {
    base::EntryId id;
    std::string node; // label of the writing node; (node, sequence) is a label, the hash is the identity (J1)
    std::int64_t sequence{0};
    std::int64_t lamport{0};
    std::vector<base::EntryId> parents; // frontier of the subjects when the act was done (J2)
    std::vector<Subject> subjects;
    std::string act; // name of the act table (workflow/acts.h), e.g. "register_petition"
    base::StaffId operator_id; // who sat at the machine
    base::StaffId identity_id; // as whom the act was done (以…身份)
    base::OrgId org_id; // organisation of the identity
    base::Date occurred_on; // legal civil date; may be back-dated (J13)
    base::Instant recorded_at; // UTC
    base::ValueObject payload; // the act's arguments, plus what the act fixed (numbers, ids, first_*)
};

// Sorts into the one fold order: topological by parents, then (lamport, node, sequence) (J2). Entries whose parents
// are not in the list count as having none.
void sort_causally(std::vector<JournalEntry>& entries);

} // namespace domain
