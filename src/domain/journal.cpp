// The causal order of entries (J2): Kahn's algorithm over parents; among the entries that are ready the smallest
// (lamport, node, sequence, id) goes first. The order depends on the set of entries alone, never on how they came in.
#include "domain/journal.h"

#include "domain/code_table.h"

#include <queue>
#include <tuple>
#include <unordered_map>

namespace domain {

static constexpr CodeRow<SubjectKind> SUBJECT_KINDS[]{
    {SubjectKind::Record, "record", "信访件"},
    {SubjectKind::Matter, "matter", "信访事项"},
    {SubjectKind::Org, "org", "机构"},
    {SubjectKind::Staff, "staff", "人员"},
    {SubjectKind::Reference, "reference", "基础数据"},
    {SubjectKind::Workspace, "workspace", "工作区"},
    {SubjectKind::Ledger, "ledger", "台账"},
};

std::string_view to_text(SubjectKind kind)
{
    return code_in(SUBJECT_KINDS, kind);
}

bool parse_subject_kind(std::string_view text, SubjectKind& out)
{
    auto const kind = parse_in(SUBJECT_KINDS, text);
    if (kind)
        out = *kind;
    return kind.has_value();
}

static auto order_key(JournalEntry const& entry)
{
    return std::tie(entry.lamport, entry.node, entry.sequence, entry.id);
}

void sort_causally(std::vector<JournalEntry>& entries)
{
    std::unordered_map<base::EntryId, std::size_t> index_of;
    index_of.reserve(entries.size());
    for (std::size_t index = 0; index < entries.size(); ++index)
        index_of.emplace(entries[index].id, index);

    std::vector<std::size_t> waiting_for(entries.size(), 0);
    std::vector<std::vector<std::size_t>> successors(entries.size());
    for (std::size_t index = 0; index < entries.size(); ++index) {
        for (auto const& parent : entries[index].parents) {
            auto const it = index_of.find(parent);
            if (it == index_of.end() || it->second == index)
                continue;
            successors[it->second].push_back(index);
            ++waiting_for[index];
        }
    }

    auto const later = [&](std::size_t left, std::size_t right) {
        return order_key(entries[right]) < order_key(entries[left]);
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> blocked(later);
    for (std::size_t index = 0; index < entries.size(); ++index)
        (waiting_for[index] == 0 ? ready : blocked).push(index);

    std::vector<std::size_t> order;
    std::vector<bool> is_taken(entries.size(), false);
    order.reserve(entries.size());
    auto const take = [&](std::size_t index) {
        is_taken[index] = true;
        order.push_back(index);
        for (auto successor : successors[index])
            if (--waiting_for[successor] == 0 && !is_taken[successor])
                ready.push(successor);
    };
    while (order.size() < entries.size()) {
        if (!ready.empty()) {
            auto const index = ready.top();
            ready.pop();
            if (!is_taken[index])
                take(index);
        } else {
            // Only a damaged journal has a cycle (ids are hashes of their content); order by key and go on (J3).
            auto const index = blocked.top();
            blocked.pop();
            if (!is_taken[index])
                take(index);
        }
    }

    std::vector<JournalEntry> sorted;
    sorted.reserve(entries.size());
    for (auto index : order)
        sorted.push_back(std::move(entries[index]));
    entries = std::move(sorted);
}

} // namespace domain
