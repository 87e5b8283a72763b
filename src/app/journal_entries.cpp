#include "app/journal_entries.h"

#include "exchange/journal_codec.h"

#include <algorithm>
#include <array>
#include <set>

namespace app {

namespace {

constexpr std::size_t NODE_NAME_LENGTH = 8;
constexpr std::size_t NODE_TAG_LENGTH = 2;

// Digits and capitals without I, L, O and U, so that a number read over the telephone is heard right.
std::string random_name(platform::Random& random)
{
    constexpr std::string_view ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<std::uint8_t, NODE_NAME_LENGTH> bytes{};
    random.fill(bytes);
    std::string name;
    for (auto const byte : bytes)
        name.push_back(ALPHABET[byte % ALPHABET.size()]);
    return name;
}

store::StoredEntry to_stored(domain::JournalEntry const& entry)
{
    store::StoredEntry stored;
    stored.node = entry.node;
    stored.sequence = entry.sequence;
    stored.lamport = entry.lamport;
    stored.act = entry.act;
    stored.operator_id = entry.operator_id.value;
    stored.identity_id = entry.identity_id.value;
    stored.org_id = entry.org_id.value;
    stored.occurred_on = base::to_iso(entry.occurred_on);
    stored.recorded_at = entry.recorded_at.milliseconds;
    stored.parents = entry.parents;
    for (auto const& subject : entry.subjects)
        stored.subjects.push_back({std::string(domain::to_text(subject.kind)), subject.id});
    return stored;
}

base::Result<domain::JournalEntry> append_one(Context& context, EntryDraft draft)
{
    auto& node = context.node;
    domain::JournalEntry entry;
    entry.node = node.name;
    entry.sequence = node.head.sequence + 1;
    entry.lamport = node.lamport + 1;
    entry.parents = TRY(frontier_of(context, draft.subjects));
    entry.subjects = std::move(draft.subjects);
    entry.act = std::move(draft.act);
    entry.operator_id = draft.identity.operator_id;
    entry.identity_id = draft.identity.identity_id;
    entry.org_id = draft.org;
    entry.occurred_on = draft.occurred_on;
    entry.recorded_at = {std::max(context.now().milliseconds, node.last_recorded_at)};
    entry.payload = std::move(draft.payload);

    auto chained = chain_entry(std::move(entry), node.head, context.random);
    if (!TRY(context.journal.append(chained.stored)))
        return base::Error{base::ErrorCode::Conflict, "J1", "日志中已有同一条目，未重复写入。", {}};
    node.head = {node.name, chained.entry.sequence, chained.entry.id, chained.entry.lamport,
        chained.entry.recorded_at.milliseconds};
    node.lamport = chained.entry.lamport;
    node.last_recorded_at = chained.entry.recorded_at.milliseconds;
    return std::move(chained.entry);
}

} // namespace

domain::Subject record_subject(base::RecordId const& id)
{
    return {domain::SubjectKind::Record, id.value};
}

domain::Subject matter_subject(base::MatterId const& id)
{
    return {domain::SubjectKind::Matter, id.value};
}

domain::Subject workspace_subject()
{
    return {domain::SubjectKind::Workspace, WORKSPACE_SUBJECT};
}

ChainedEntry chain_entry(domain::JournalEntry entry, store::ChainHead const& head, platform::Random& random)
{
    auto stored = to_stored(entry);
    random.fill(stored.nonce);
    stored.bytes = exchange::encode_entry(entry);
    if (head.sequence > 0)
        CHECK(domain::to_hash(head.id, stored.prev));
    stored.commitment = domain::commitment_of(stored.nonce, stored.bytes);
    stored.id = domain::to_entry_id(domain::entry_hash(stored.prev, stored.commitment));
    entry.id = stored.id;
    return {std::move(entry), std::move(stored)};
}

base::Result<domain::JournalEntry> append_entry(Context& context, EntryDraft draft)
{
    if (auto const jump = context.clock_watch.take_unwritten()) {
        EntryDraft suspect;
        suspect.act = system_act::CLOCK_SUSPECT;
        suspect.subjects = {workspace_subject()};
        suspect.identity = draft.identity;
        suspect.org = draft.org;
        suspect.occurred_on = context.today();
        suspect.payload.set("now", base::to_iso_utc(jump->found));
        suspect.payload.set("previous", base::to_iso_utc(jump->expected));
        TRY(append_one(context, std::move(suspect)));
    }
    return append_one(context, std::move(draft));
}

base::Result<void> reload_node(Context& context)
{
    auto& node = context.node;
    node.head = {};
    if (auto const head = TRY(context.journal.head(node.name)))
        node.head = *head;
    node.lamport = TRY(context.journal.greatest_lamport());
    node.last_recorded_at = node.head.recorded_at;
    return {};
}

base::Result<void> start_node(Context& context, base::ValueObject payload, domain::Identity const& identity)
{
    if (context.node.head.sequence > 0) {
        payload.set("old_node", context.node.name);
        payload.set("old_head", context.node.head.id.value);
    }
    auto const name = random_name(context.random);
    payload.set("node", name);
    TRY(context.local.set_setting("node", name));
    context.node.name = name;
    context.node.tag = name.substr(NODE_NAME_LENGTH - NODE_TAG_LENGTH);
    context.node.head = {};

    EntryDraft draft;
    draft.act = system_act::START_NODE;
    draft.subjects = {workspace_subject()};
    draft.identity = identity;
    if (auto const* staff = context.organisation.find_staff(identity.identity_id))
        draft.org = staff->org;
    draft.occurred_on = context.today();
    draft.payload = std::move(payload);
    TRY(append_one(context, std::move(draft)));
    return {};
}

base::Result<domain::JournalEntry> to_entry(store::StoredEntry const& stored)
{
    return exchange::decode_entry(stored.bytes, stored.id);
}

base::Result<std::vector<domain::JournalEntry>> entries_of(Context& context, domain::Subject const& subject)
{
    std::vector<domain::JournalEntry> entries;
    TRY(context.journal.visit_bytes_of_subject(
        domain::to_text(subject.kind), subject.id, [&](base::EntryId id, std::string_view bytes) -> base::Result<void> {
            entries.push_back(TRY(exchange::decode_entry(bytes, std::move(id))));
            return {};
        }));
    return entries;
}

base::Result<std::vector<domain::JournalEntry>> entries_of_kind(Context& context, domain::SubjectKind kind)
{
    std::vector<domain::JournalEntry> all;
    for (auto const& id : TRY(context.journal.subject_ids(domain::to_text(kind)))) {
        auto entries = TRY(entries_of(context, {kind, id}));
        std::move(entries.begin(), entries.end(), std::back_inserter(all));
    }
    domain::sort_causally(all);
    return all;
}

// Of each subject by itself: an entry that another subject's entry followed is still the last one of this subject, and
// without it as a parent the next act on this subject would seem not to know of it.
base::Result<std::vector<base::EntryId>> frontier_of(Context& context, std::vector<domain::Subject> const& subjects)
{
    std::vector<base::EntryId> frontier;
    for (auto const& subject : subjects) {
        std::vector<base::EntryId> in_order;
        std::set<base::EntryId> followed;
        for (auto const& stored : TRY(context.journal.of_subject(domain::to_text(subject.kind), subject.id))) {
            in_order.push_back(stored.id);
            followed.insert(stored.parents.begin(), stored.parents.end());
        }
        for (auto const& id : in_order)
            if (!followed.contains(id) && std::find(frontier.begin(), frontier.end(), id) == frontier.end())
                frontier.push_back(id);
    }
    return frontier;
}

} // namespace app
