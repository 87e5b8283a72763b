// The total fold of a record. Entries come in causal order; each becomes a timeline item and, where the state allows,
// takes effect. What cannot take effect stays as an inert item (J3).
//
// Undo and the resolution of a conflict change which items count. They mark items and refold the whole timeline:
//   timeline  A  B  undo(B)         marks B as undone, refold applies A alone
//   timeline  A  X  Y(inert)  resolve(Y, REPLACE)   overrules X, refold applies A and Y
// The marks are recomputed from the undo and resolve items at each refold, so applying entries one by one and folding
// all of them at once give the same record.
#include "domain/workflow/effects.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace domain {

namespace {

bool changes_marks(std::string_view act)
{
    return act == "undo" || act == "resolve_conflict";
}

TimelineItem* find_item(PetitionRecord& record, base::EntryId const& id)
{
    for (auto& item : record.timeline)
        if (item.entry == id)
            return &item;
    return nullptr;
}

bool has_effect(TimelineItem const& item)
{
    return !item.inert && !item.undone && !item.overruled && !item.mention;
}

std::unordered_set<base::EntryId> ancestors_of(PetitionRecord const& record, TimelineItem const& item)
{
    std::unordered_map<base::EntryId, TimelineItem const*> items;
    for (auto const& known : record.timeline)
        items.emplace(known.entry, &known);
    std::unordered_set<base::EntryId> seen;
    std::vector<base::EntryId> open = item.parents;
    while (!open.empty()) {
        auto const id = open.back();
        open.pop_back();
        if (!seen.insert(id).second)
            continue;
        if (auto const it = items.find(id); it != items.end())
            open.insert(open.end(), it->second->parents.begin(), it->second->parents.end());
    }
    return seen;
}

// The latest act in force that was done without knowing of this one, and that moved the state (J2).
base::EntryId concurrent_act_in_force(PetitionRecord const& record, TimelineItem const& item)
{
    auto const ancestors = ancestors_of(record, item);
    for (auto it = record.timeline.rbegin(); it != record.timeline.rend(); ++it) {
        bool const moved_state =
            it->act == "undo" || it == record.timeline.rend() - 1 || it->state_after != std::next(it)->state_after;
        if (has_effect(*it) && moved_state && !ancestors.contains(it->entry))
            return it->entry;
    }
    return {};
}

void make_inert(PetitionRecord& record, TimelineItem& item, std::string why)
{
    item.inert = true;
    item.why_inert = std::move(why);
    if (item.conflicts_with.is_empty())
        item.conflicts_with = concurrent_act_in_force(record, item);
}

std::string state_refusal(PetitionRecord const& record, ActDefinition const& act)
{
    auto const sentence = [&](std::string_view what) {
        return "“" + std::string(act.label) + "”未生效：" + std::string(what);
    };
    if (act.name == "split_registration" && record.state == State::None) // a sibling begins with it (W9)
        return {};
    if (act.from.empty()) {
        if (record.state == State::None)
            return sentence("此前没有登记");
        if (record.state == State::Void && !changes_marks(act.name))
            return sentence("本件已误登作废");
        if (act.needs_open && !is_open(record.state))
            return sentence("当时状态为“" + std::string(to_chinese(record.state)) + "”，已经终结");
        return {};
    }
    if (!starts_from(act, record.state))
        return sentence("当时状态为“" + std::string(to_chinese(record.state)) + "”");
    return {};
}

bool holds_any(Organisation const& organisation, base::StaffId const& id, std::span<Role const> roles)
{
    auto const* staff = organisation.find_staff(id);
    return staff && std::any_of(roles.begin(), roles.end(), [&](Role role) { return staff->has_role(role); });
}

// W3. What the deciding office wrote into the entry counts, so that a later change of roles does not change the past.
bool awaits_approval(ActDefinition const& act, TimelineItem const& item, Organisation const& organisation)
{
    if (act.approvers.empty())
        return false;
    auto const* fixed = item.payload.find("awaits_approval");
    if (fixed && fixed->boolean())
        return *fixed->boolean();
    return !holds_any(organisation, item.identity_id, act.approvers);
}

// Two corrections of one field, made without knowing of each other, are for a person to decide (J3).
std::string concurrent_correction(PetitionRecord const& record, TimelineItem& item)
{
    auto const field = base::text_or(item.payload, "field");
    auto const* value = item.payload.find("value");
    auto const ancestors = ancestors_of(record, item);
    for (auto const& other : record.timeline) {
        auto const* other_value = other.payload.find("value");
        if (other.act != "correct" || !has_effect(other) || other.pending
            || base::text_or(other.payload, "field") != field || ancestors.contains(other.entry))
            continue;
        if (value && other_value && !(*value == *other_value)) {
            item.conflicts_with = other.entry;
            return "同一项目在另一处已更正为不同内容";
        }
    }
    return {};
}

// The files that an act in force brought. A part of a split registration has the materials of the whole (W9).
void note_attachments(PetitionRecord& record, TimelineItem const& item)
{
    bool const begins = item.act == "split_registration" && !(item.about == record.id);
    // Elsewhere `purpose` is what the petitioner wants.
    auto const purpose = item.act == "add_attachments" ? base::text_or(item.payload, "purpose") : std::string();
    for (auto& file : attachments_in(begins ? record.fields : item.payload))
        record.attachments.push_back({std::move(file), item.entry, item.act, purpose, item.occurred_on});
}

// Runs the effect of `item`, whose act is `act`; empty when it took effect.
std::string run(PetitionRecord& record, ActDefinition const& act, TimelineItem& item, Surroundings const& surroundings)
{
    if (auto why = state_refusal(record, act); !why.empty())
        return why;
    if (act.name == "correct")
        if (auto why = concurrent_correction(record, item); !why.empty())
            return why;
    auto const effect = find_effect(act.name);
    auto why = effect ? effect(record, item, surroundings) : std::string{};
    if (why.empty()) {
        note_attachments(record, item);
        refresh_computed_facts(record, surroundings);
    }
    return why;
}

std::string approve(PetitionRecord& record, TimelineItem& item, Surroundings const& surroundings)
{
    base::EntryId const of{base::text_or(item.payload, "of")};
    auto const pending = std::find_if(record.pending.begin(), record.pending.end(),
        [&](PendingApproval const& waiting) { return waiting.entry == of; });
    if (pending == record.pending.end())
        return "没有这一待批事项，可能已经批过";
    auto const waiting = *pending;
    auto* asked = find_item(record, of);
    auto const* act = find_act(waiting.act);
    bool const approved = base::text_or(item.payload, "decision") == "APPROVE";
    if (approved && asked && act) {
        // The act counts from the day of the approval, in the name of the one who asked for it.
        TimelineItem effective = *asked;
        effective.occurred_on = item.occurred_on;
        effective.recorded_at = item.recorded_at;
        effective.parents = item.parents;
        if (auto why = run(record, *act, effective, surroundings); !why.empty()) {
            item.conflicts_with = effective.conflicts_with;
            return why;
        }
    }
    std::erase_if(record.pending, [&](PendingApproval const& other) { return other.entry == of; });
    if (asked) {
        asked->pending = false;
        asked->refused_by_approver = !approved;
    }
    return {};
}

void apply_item(PetitionRecord& record, TimelineItem item, Surroundings const& surroundings)
{
    auto const* act = find_act(item.act);
    std::string why;
    if (item.undone || item.overruled || item.mention) {
        // Kept in the timeline, without effect.
    } else if (!act) {
        why = "本版本不认识这一办理动作，原样保留";
    } else if (item.act == "approve") {
        why = record.state == State::None ? "此前没有登记" : approve(record, item, surroundings);
    } else if (awaits_approval(*act, item, surroundings.organisation)) {
        why = state_refusal(record, *act);
        if (why.empty()) {
            item.pending = true;
            record.pending.push_back({item.entry, item.act, item.payload, item.identity_id, item.occurred_on});
        }
    } else {
        why = run(record, *act, item, surroundings);
    }
    if (!why.empty())
        make_inert(record, item, std::move(why));
    item.state_after = record.state;
    record.timeline.push_back(std::move(item));
}

// The records linked to this one, from the acts that name it; an undone or dissolved link leaves the list.
void recompute_repeats(PetitionRecord& record)
{
    record.repeats.clear();
    for (auto const& item : record.timeline) {
        if (!item.mention || item.undone || base::text_or(item.payload, "repeat_of") != record.id.value)
            continue;
        std::erase(record.repeats, item.about);
        if (item.act != "unlink_repeat")
            record.repeats.push_back(item.about);
    }
}

void set_marks(std::vector<TimelineItem>& items)
{
    std::unordered_map<base::EntryId, TimelineItem*> by_id;
    for (auto& item : items) {
        item.overruled = item.conflict_resolved = false;
        item.undone = item.undone && item.mention;
        by_id.emplace(item.entry, &item);
    }
    auto const target_of = [&](TimelineItem const& item) -> TimelineItem* {
        auto const it = by_id.find(base::EntryId{base::text_or(item.payload, "of")});
        return it == by_id.end() ? nullptr : it->second;
    };
    for (auto& item : items) {
        if (item.act != "resolve_conflict" || item.inert)
            continue;
        if (auto* target = target_of(item))
            target->conflict_resolved = true;
        auto const winner = by_id.find(item.conflicts_with);
        if (winner != by_id.end() && base::text_or(item.payload, "decision") == "REPLACE")
            winner->second->overruled = true;
    }
    for (auto& item : items)
        if (item.act == "undo" && !item.inert && !item.overruled)
            if (auto* target = target_of(item))
                target->undone = true;
}

void refold(PetitionRecord& record, Surroundings const& surroundings)
{
    auto items = std::move(record.timeline);
    auto frontier = std::move(record.frontier);
    auto id = record.id;
    record = PetitionRecord{};
    record.id = std::move(id);
    set_marks(items);
    for (auto& item : items) {
        if (changes_marks(item.act)) {
            item.state_after = record.state;
            record.timeline.push_back(std::move(item));
            continue;
        }
        item.inert = item.pending = item.refused_by_approver = false;
        item.why_inert.clear();
        item.conflicts_with = {};
        apply_item(record, std::move(item), surroundings);
    }
    record.frontier = std::move(frontier);
    recompute_repeats(record);
}

std::string undo_refusal(PetitionRecord& record, TimelineItem const& item)
{
    auto const* target = find_item(record, base::EntryId{base::text_or(item.payload, "of")});
    if (!target)
        return "没有找到要撤销的事项";
    if (!has_effect(*target) || changes_marks(target->act))
        return "要撤销的事项本来没有生效，或不能撤销";
    // J10: only what was the last act when the undo was done.
    if (std::find(item.parents.begin(), item.parents.end(), target->entry) == item.parents.end())
        return "此后已有其他办理，不能撤销，只能更正";
    for (auto const& later : record.timeline) {
        if (has_effect(later)
            && std::find(later.parents.begin(), later.parents.end(), target->entry) != later.parents.end())
            return "另一处已在此基础上继续办理";
    }
    return {};
}

std::string resolve_refusal(PetitionRecord& record, TimelineItem& item)
{
    auto const* target = find_item(record, base::EntryId{base::text_or(item.payload, "of")});
    if (!target || !target->inert || target->conflict_resolved)
        return "没有这一待处理的冲突";
    item.conflicts_with = target->conflicts_with;
    return {};
}

// The first record subject is the one the act was done on; others are only named by it.
base::RecordId record_of(JournalEntry const& entry)
{
    for (auto const& subject : entry.subjects)
        if (subject.kind == SubjectKind::Record)
            return base::RecordId{subject.id};
    return {};
}

bool is_late_entry(JournalEntry const& entry, Surroundings const& surroundings)
{
    auto const recorded_on = base::civil_date(entry.recorded_at);
    auto const gap = surroundings.calendar.working_days_between(entry.occurred_on, recorded_on);
    return gap.value_or(base::days_between(entry.occurred_on, recorded_on))
        > surroundings.config.workflow_on(entry.occurred_on).late_entry_working_days;
}

bool begins_with(base::RecordId const& id, JournalEntry const& entry)
{
    if (entry.act != "split_registration")
        return false;
    auto const& siblings = base::list_or_empty(entry.payload, "siblings");
    return std::any_of(siblings.begin(), siblings.end(),
        [&](base::Value const& value) { return value.object() && base::text_or(*value.object(), "id") == id.value; });
}

TimelineItem to_item(PetitionRecord const& record, JournalEntry const& entry, Surroundings const& surroundings)
{
    TimelineItem item;
    item.entry = entry.id;
    item.act = entry.act;
    item.occurred_on = entry.occurred_on;
    item.recorded_at = entry.recorded_at;
    item.identity_id = entry.identity_id;
    item.operator_id = entry.operator_id;
    item.org_id = entry.org_id;
    item.payload = entry.payload;
    item.parents = entry.parents;
    item.late_entry = is_late_entry(entry, surroundings);
    item.about = record_of(entry);
    item.mention = !item.about.is_empty() && !(item.about == record.id) && !begins_with(record.id, entry);
    return item;
}

// An act on another record that names this one. When the other record's link is undone, the mention is undone with it.
void apply_mention(PetitionRecord& record, TimelineItem item, Surroundings const& surroundings)
{
    if (item.act == "undo")
        if (auto* target = find_item(record, base::EntryId{base::text_or(item.payload, "of")}))
            target->undone = target->mention;
    apply_item(record, std::move(item), surroundings);
    recompute_repeats(record);
}

} // namespace

void apply(PetitionRecord& record, JournalEntry const& entry, Surroundings const& surroundings)
{
    std::erase_if(record.frontier, [&](base::EntryId const& id) {
        return std::find(entry.parents.begin(), entry.parents.end(), id) != entry.parents.end();
    });
    record.frontier.push_back(entry.id);
    auto item = to_item(record, entry, surroundings);
    if (item.mention)
        return apply_mention(record, std::move(item), surroundings);
    if (!changes_marks(item.act))
        return apply_item(record, std::move(item), surroundings);

    auto why = record.state == State::None ? std::string("此前没有登记")
        : item.act == "undo"               ? undo_refusal(record, item)
                                           : resolve_refusal(record, item);
    if (!why.empty())
        make_inert(record, item, std::move(why));
    bool const is_effective = !item.inert;
    item.state_after = record.state;
    record.timeline.push_back(std::move(item));
    if (is_effective)
        refold(record, surroundings);
}

PetitionRecord fold_record(
    base::RecordId const& id, std::vector<JournalEntry> entries, Surroundings const& surroundings)
{
    sort_causally(entries);
    PetitionRecord record;
    record.id = id;
    for (auto const& entry : entries) {
        bool const concerns = entry.subjects.empty()
            || std::any_of(entry.subjects.begin(), entry.subjects.end(),
                [&](Subject const& subject) { return subject.kind == SubjectKind::Record && subject.id == id.value; });
        if (concerns)
            apply(record, entry, surroundings);
    }
    return record;
}

} // namespace domain
