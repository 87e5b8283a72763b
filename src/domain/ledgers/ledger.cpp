// The fold of ledger items, when they fall due, and which acts are open on them.
#include "domain/ledgers/ledger_tables.h"
#include "domain/workflow/act_tables.h"

#include <algorithm>

namespace domain {

namespace {

bool is_argument_of_an_item(std::string_view name)
{
    return name != "item";
}

// Why an act can have no effect on the item in this state; empty when it can.
std::string why_inert(LedgerItem const& item, LedgerPlace const& place)
{
    bool const opens = place.act->step == LedgerStep::Open;
    if (opens)
        return item.kind.empty() ? std::string() : "这一项已经登记";
    if (item.kind.empty())
        return "此前没有登记这一项";
    if (place.kind && place.kind->code != item.kind)
        return "这一项不是“" + std::string(place.kind->label) + "”";
    if (item.state == LedgerState::Void)
        return "这一项已作废";
    if (item.state == LedgerState::Closed && place.act->act.name != "correct_ledger_item")
        return "这一项已结（" + item.status + "）";
    if (!place.act->after.empty() && !item.has_done(place.act->after))
        return "须先“" + std::string(find_act(place.act->after)->label) + "”";
    if (place.act->once && item.has_done(place.act->act.name))
        return "“" + std::string(place.act->act.label) + "”已经做过";
    return {};
}

void correct(LedgerItem& item, base::ValueObject const& payload)
{
    auto const field = base::text_or(payload, "field");
    if (auto const* value = payload.find("value"); value && item.fields.find(field))
        item.fields.set(field, *value);
    if (field == "title")
        item.title = base::text_or(item.fields, "title");
}

void take_effect(LedgerItem& item, LedgerPlace const& place, JournalEntry const& entry)
{
    if (place.act->act.name == "correct_ledger_item")
        return correct(item, entry.payload);
    for (auto const& [name, value] : entry.payload.fields())
        if (is_argument_of_an_item(name))
            item.fields.set(name, value);
    item.status = place.act->status;
    if (auto record = base::text_or(entry.payload, "record"); !record.empty()) {
        base::RecordId id{std::move(record)};
        if (std::find(item.records.begin(), item.records.end(), id) == item.records.end())
            item.records.push_back(std::move(id));
    }
    if (place.act->step == LedgerStep::Open) {
        item.kind = place.kind->code;
        item.title = base::text_or(entry.payload, "title");
        item.org = entry.org_id;
        item.opened_by = entry.identity_id;
        item.opened_on = entry.occurred_on;
    } else if (place.act->step == LedgerStep::Close) {
        item.state = place.act->act.name == "void_ledger_item" ? LedgerState::Void : LedgerState::Closed;
        item.closed_on = entry.occurred_on;
    }
}

std::optional<base::Date> date_field(LedgerItem const& item, std::string_view name)
{
    return name.empty() ? std::nullopt : base::parse_date(base::text_or(item.fields, name));
}

} // namespace

bool LedgerItem::has_done(std::string_view act) const
{
    return std::any_of(
        events.begin(), events.end(), [&](LedgerEvent const& event) { return event.act == act && !event.inert; });
}

void apply(LedgerItem& item, JournalEntry const& entry)
{
    auto const place = find_ledger_act(entry.act);
    if (!place.act)
        return;
    LedgerEvent event{entry.id, entry.act, entry.occurred_on, entry.recorded_at, entry.identity_id, entry.org_id,
        entry.payload, entry.parents, false, why_inert(item, place)};
    event.inert = !event.why_inert.empty();
    if (!event.inert)
        take_effect(item, place, entry);
    item.events.push_back(std::move(event));
}

std::map<std::string, LedgerItem> fold_ledger(std::vector<JournalEntry> entries)
{
    sort_causally(entries);
    std::map<std::string, LedgerItem> items;
    for (auto const& entry : entries) {
        for (auto const& subject : entry.subjects) {
            if (subject.kind != SubjectKind::Ledger || !find_ledger_act(entry.act).act)
                continue;
            auto& item = items[subject.id];
            item.id = subject.id;
            apply(item, entry);
        }
    }
    return items;
}

std::optional<Deadline> ledger_deadline(LedgerItem const& item, RuleSet const& rules, WorkCalendar const& calendar)
{
    auto const* kind = find_ledger_kind(item.kind);
    if (!kind || item.state == LedgerState::Void)
        return {};
    auto stated = date_field(item, kind->due.later);
    if (!stated)
        stated = date_field(item, kind->due.argument);
    if (stated) {
        DeadlineRule rule;
        rule.unit = DeadlineUnit::Document;
        DeadlineAdjustments adjustments;
        adjustments.document_due = stated;
        return compute_deadline(rule, {item.opened_on, {}}, adjustments, calendar);
    }
    auto const start = date_field(item, kind->due.start);
    auto const* rule = start ? rules.find(kind->due.rule_id, *start) : nullptr;
    return rule ? compute_deadline(*rule, {*start, {}}, {}, calendar) : std::nullopt;
}

bool is_late(LedgerItem const& item, RuleSet const& rules, WorkCalendar const& calendar, base::Date today)
{
    auto const deadline = ledger_deadline(item, rules, calendar);
    return deadline && deadline->effective && *deadline->effective < item.closed_on.value_or(today);
}

bool is_involved(Staff const& staff, LedgerItem const& item, Organisation const& organisation)
{
    if (organisation.is_same_or_above(staff.org, item.org))
        return true;
    for (auto const& event : item.events) {
        auto const* act = find_act(event.act);
        for (auto const& argument : act ? act->arguments : std::span<ArgumentDefinition const>{})
            if (argument.type == ArgumentType::Org && base::text_or(item.fields, argument.name) == staff.org.value)
                return true;
    }
    return false;
}

namespace {

std::string roles_text(std::span<Role const> roles)
{
    std::string text;
    for (auto role : roles)
        text += (text.empty() ? "" : "、") + std::string(to_chinese(role));
    return text;
}

std::string_view first_clause(LedgerKind const& kind)
{
    return kind.clauses.substr(0, kind.clauses.find(' '));
}

std::optional<Refusal> closed_because(
    LedgerKind const& kind, LedgerAct const& act, LedgerItem const* item, Staff const* staff, Organisation const& orgs)
{
    std::string const id{first_clause(kind)};
    auto const label = in_quotes(act.act.label);
    if (item)
        if (auto why = why_inert(*item, {act.act.name == "void_ledger_item" ? nullptr : &kind, &act}); !why.empty())
            return Refusal{id, label + "不能办理：" + why};
    if (!staff || !staff->active)
        return Refusal{id, "当前身份不在机构人员名册中，或已不在岗"};
    auto const holds = [&](Role role) { return staff->has_role(role); };
    if (std::none_of(act.act.actors.begin(), act.act.actors.end(), holds))
        return Refusal{id, label + "只能由" + roles_text(act.act.actors) + "办理，当前身份是" + in_quotes(staff->name)};
    if (item && !is_involved(*staff, *item, orgs))
        return Refusal{id, label + "只能由" + in_quotes(orgs.org_name(item->org)) + "或台账所列单位办理"};
    if (item && act.four_eyes && item->opened_by == staff->id)
        return Refusal{id, label + "不能由登记人本人办理，须由另一人办理"};
    return {};
}

} // namespace

std::vector<LedgerAvailability> ledger_availability(
    LedgerKind const& kind, LedgerItem const* item, Identity const& identity, Surroundings const& surroundings)
{
    std::vector<LedgerAvailability> result;
    auto const* staff = surroundings.organisation.find_staff(identity.identity_id);
    auto const add = [&](LedgerAct const& act) {
        if ((act.step == LedgerStep::Open) != (item == nullptr))
            return;
        auto refusal = closed_because(kind, act, item, staff, surroundings.organisation);
        auto const* definition = find_act(act.act.name);
        if (refusal)
            result.push_back({definition, false, std::move(refusal->id), std::move(refusal->why)});
        else
            result.push_back({definition, true, {}, {}});
    };
    for (auto const& act : kind.acts)
        add(act);
    for (auto const& act : common_ledger_acts())
        add(act);
    return result;
}

static void check_ledger_act(ArgumentContext const& context)
{
    auto const place = find_ledger_act(context.guard.act.name);
    LedgerItem const* item = nullptr;
    auto const* kind = place.kind;
    if (place.act->step != LedgerStep::Open) {
        auto const& find = context.surroundings().find_ledger_item;
        item = find ? find(context.text("item")) : nullptr;
        if (!item)
            return context.errors.push_back(
                base::invalid_input("台账中没有编号" + in_quotes(context.text("item")) + "这一项", "item"));
        kind = find_ledger_kind(item->kind);
        if (place.kind && place.kind != kind)
            return context.refuse(std::string(first_clause(*place.kind)),
                "这一项是" + in_quotes(kind->label) + "，不能" + in_quotes(place.act->act.label), "item");
    }
    auto const& organisation = context.surroundings().organisation;
    if (auto refusal = closed_because(*kind, *place.act, item, context.guard.identity, organisation))
        return context.refuse(refusal->id, refusal->why, item ? "item" : "");
    for (auto const& argument : place.act->act.arguments)
        if (argument.type == ArgumentType::Integer && base::integer_or(context.payload, argument.name, 0) < 0)
            context.errors.push_back(
                base::invalid_input(in_quotes(argument.label) + "不能是负数", std::string(argument.name)));
    if (place.act->act.name == "correct_ledger_item")
        check_ledger_correction(context, *kind, *item);
    if (place.act->check)
        place.act->check(context, item);
}

std::span<GuardRow const> ledger_guards()
{
    static std::vector<GuardRow> const rows = [] {
        std::vector<GuardRow> all;
        for (auto const& act : ledger_acts())
            all.push_back({act.name, nullptr, check_ledger_act});
        return all;
    }();
    return rows;
}

} // namespace domain
