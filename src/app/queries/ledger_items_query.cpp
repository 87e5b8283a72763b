#include "app/queries/ledger_items_query.h"

#include "app/journal_entries.h"
#include "app/queries/record_texts.h"
#include "app/queries/visibility.h"

#include <algorithm>

namespace app {

namespace {

using Items = std::map<std::string, domain::LedgerItem>;

std::string value_text(Context const& context, domain::ArgumentDefinition const& argument, base::Value const& value)
{
    if (auto const* truth = value.boolean())
        return *truth ? "是" : "否";
    if (auto const* number = value.integer())
        return std::to_string(*number);
    if (auto const* text = value.text()) {
        switch (argument.type) {
        case domain::ArgumentType::Enumeration:
            return std::string(domain::choice_label(argument.choices, *text));
        case domain::ArgumentType::Org:
            return context.organisation.org_name(base::OrgId{*text});
        case domain::ArgumentType::Staff:
            return context.organisation.staff_name(base::StaffId{*text});
        case domain::ArgumentType::Place: {
            auto const* region = context.references.regions.find(*text);
            return region ? region->name : *text;
        }
        default:
            return *text;
        }
    }
    std::string joined;
    if (auto const* list = value.list()) {
        for (auto const& item : *list) {
            if (!joined.empty())
                joined += "；";
            if (auto const* row = item.object()) {
                std::string line;
                for (auto const& field : argument.fields)
                    if (auto const* part = row->find(field.name))
                        line += (line.empty() ? "" : "，") + value_text(context, field, *part);
                joined += line;
            } else {
                joined += value_text(context, argument, item);
            }
        }
    }
    return joined;
}

domain::ArgumentDefinition const* argument_of(domain::LedgerKind const& kind, std::string_view name)
{
    for (auto const& act : kind.acts)
        if (auto const* found = domain::find_argument(act.act.arguments, name))
            return found;
    return nullptr;
}

Chip due_chip(Context const& context, domain::Deadline const& deadline)
{
    auto const now = context.now();
    auto const left = domain::remaining({base::civil_date(now), base::time_of_day(now)}, deadline,
        context.references.rules.alert_leads(), context.references.calendar, context.config.hours_on(context.today()));
    auto const level = left.level == domain::RemainingLevel::Overdue ? ChipLevel::Overdue
        : left.level == domain::RemainingLevel::DueToday || left.level == domain::RemainingLevel::Soon
        ? ChipLevel::DueSoon
        : ChipLevel::Info;
    return {left.text, level};
}

LedgerItemRow to_row(Context const& context, domain::LedgerItem const& item)
{
    LedgerItemRow row;
    row.id = item.id;
    row.title = item.title;
    row.status = item.status;
    row.org = context.organisation.org_name(item.org);
    row.opened_on = base::to_iso(item.opened_on);
    row.closed = item.state != domain::LedgerState::Open;
    if (auto const deadline = domain::ledger_deadline(item, context.references.rules, context.references.calendar)) {
        row.due_on = base::to_iso(deadline->working_date());
        if (!row.closed)
            row.due = due_chip(context, *deadline);
    }
    return row;
}

LedgerKindRow count(Context const& context, domain::LedgerKind const& kind, Items const& items)
{
    LedgerKindRow row{std::string(kind.code), std::string(kind.label), std::string(domain::to_chinese(kind.group)),
        std::string(kind.basis)};
    auto const today = context.today();
    for (auto const& [id, item] : items) {
        if (item.kind != kind.code || item.state == domain::LedgerState::Void)
            continue;
        bool const is_open = item.state == domain::LedgerState::Open;
        row.open += is_open;
        row.closed += !is_open;
        row.overdue += is_open && domain::is_late(item, context.references.rules, context.references.calendar, today);
    }
    return row;
}

std::vector<ActChoice> choices(Context& context, domain::LedgerKind const& kind, domain::LedgerItem const* item)
{
    std::vector<ActChoice> result;
    bool has_main = false;
    for (auto& known : domain::ledger_availability(kind, item, context.identity(), context.surroundings())) {
        bool const is_main = known.open && !has_main && domain::find_ledger_act(known.act->name).kind != nullptr;
        has_main |= is_main;
        result.push_back({known.act, known.open, std::move(known.refused), std::move(known.why), is_main});
    }
    std::stable_partition(result.begin(), result.end(), [](ActChoice const& choice) { return choice.open; });
    return result;
}

std::vector<LedgerReportRow> report_rows(Context& context, domain::LedgerKind const& kind, Items const& items)
{
    auto const today = context.today();
    auto const year = base::year_month_day(today).year;
    auto const first = base::parse_date(std::to_string(year) + "-01-01").value_or(today);
    std::vector<LedgerReportRow> rows;
    for (auto const& line : domain::ledger_report(kind, items, {first, today}, context.surroundings())) {
        LedgerReportRow row;
        row.org = line.org.is_empty() ? "合计" : context.organisation.org_name(line.org);
        row.opened = line.opened;
        row.closed = line.closed;
        row.closed_late = line.closed_late;
        row.open = line.open;
        row.overdue = line.overdue;
        for (auto const sum : line.sums)
            row.sums.push_back(std::to_string(sum));
        if (line.to_cover > 0)
            row.coverage = std::to_string(line.covered) + "/" + std::to_string(line.to_cover);
        rows.push_back(std::move(row));
    }
    return rows;
}

bool comes_first(LedgerItemRow const& left, LedgerItemRow const& right)
{
    if (left.closed != right.closed)
        return right.closed;
    if (left.closed)
        return left.opened_on > right.opened_on;
    if (left.due_on.empty() != right.due_on.empty())
        return right.due_on.empty();
    return left.due_on < right.due_on;
}

TimelineLine to_line(Context const& context, domain::LedgerKind const& kind, domain::LedgerEvent const& event)
{
    auto const* act = domain::find_act(event.act);
    TimelineLine line;
    line.entry = event.entry;
    line.inert = event.inert;
    line.title = base::to_iso(event.occurred_on) + " " + std::string(act ? act->label : event.act) + "　"
        + context.organisation.org_name(event.org_id) + "・" + context.organisation.staff_name(event.identity_id);
    if (event.inert)
        line.detail = event.why_inert;
    else if (event.act == "correct_ledger_item") {
        auto const field = base::text_or(event.payload, "field");
        auto const* argument = argument_of(kind, field);
        auto const* value = event.payload.find("value");
        line.detail = std::string(argument ? argument->label : field) + "更正为“"
            + (argument && value ? value_text(context, *argument, *value) : std::string()) + "”："
            + base::text_or(event.payload, "reason");
    } else if (act)
        for (auto const& argument : act->arguments)
            if (auto const* value = event.payload.find(argument.name); value && argument.name != "item")
                line.detail += (line.detail.empty() ? "" : "　") + std::string(argument.label) + "："
                    + value_text(context, argument, *value);
    return line;
}

} // namespace

base::Result<Items const*> load_ledger(Context& context)
{
    if (!context.ledger)
        context.ledger = domain::fold_ledger(TRY(entries_of_kind(context, domain::SubjectKind::Ledger)));
    return static_cast<Items const*>(&*context.ledger);
}

base::Result<VisibleLedger> load_visible_ledger(Context& context)
{
    auto const* items = TRY(load_ledger(context));
    VisibleLedger visible;
    VisibilityPredicate const is_visible(context);
    bool const is_all = std::all_of(
        items->begin(), items->end(), [&](Items::value_type const& known) { return is_visible(known.second); });
    if (is_all) {
        visible.m_all = items;
        return visible;
    }
    for (auto const& known : *items)
        if (is_visible(known.second))
            visible.m_some.insert(known);
    return visible;
}

std::vector<LedgerKindRow> make_ledger_kinds(Context& context)
{
    std::vector<LedgerKindRow> rows;
    auto const items = load_visible_ledger(context);
    if (items.is_error())
        return rows;
    for (auto const& kind : domain::ledger_kinds())
        rows.push_back(count(context, kind, items.value().items()));
    return rows;
}

std::optional<LedgerKindSnapshot> make_ledger_kind(Context& context, std::string_view code)
{
    auto const* kind = domain::find_ledger_kind(code);
    auto const items = load_visible_ledger(context);
    if (!kind || items.is_error())
        return {};
    LedgerKindSnapshot snapshot;
    snapshot.kind = count(context, *kind, items.value().items());
    for (auto const& [id, item] : items.value().items())
        if (item.kind == code)
            snapshot.items.push_back(to_row(context, item));
    std::stable_sort(snapshot.items.begin(), snapshot.items.end(), comes_first);
    snapshot.acts = choices(context, *kind, nullptr);
    for (auto const name : kind->sums)
        if (auto const* argument = argument_of(*kind, name))
            snapshot.sum_labels.emplace_back(argument->label);
    snapshot.report = report_rows(context, *kind, items.value().items());
    return snapshot;
}

std::optional<LedgerItemSnapshot> make_ledger_item(Context& context, std::string const& id)
{
    auto const items = load_ledger(context);
    if (items.is_error())
        return {};
    auto const found = items.value()->find(id);
    auto const* kind = found == items.value()->end() ? nullptr : domain::find_ledger_kind(found->second.kind);
    if (!kind || !VisibilityPredicate(context)(found->second))
        return {};
    auto const& item = found->second;
    LedgerItemSnapshot snapshot;
    snapshot.row = to_row(context, item);
    snapshot.kind = kind->code;
    snapshot.kind_label = kind->label;
    for (auto const& act : kind->acts)
        for (auto const& argument : act.act.arguments) {
            auto const* value = argument.name == "item" || argument.type == domain::ArgumentType::Record
                ? nullptr
                : item.fields.find(argument.name);
            bool const is_listed = std::any_of(snapshot.fields.begin(), snapshot.fields.end(),
                [&](LabelledText const& line) { return line.label == argument.label; });
            if (value && !is_listed)
                snapshot.fields.push_back({std::string(argument.label), value_text(context, argument, *value)});
        }
    for (auto const& event : item.events)
        snapshot.timeline.push_back(to_line(context, *kind, event));
    snapshot.acts = choices(context, *kind, &item);
    snapshot.records = record_rows(context, item.records);
    return snapshot;
}

} // namespace app
