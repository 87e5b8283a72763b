#include "app/queries/record_texts.h"

#include "app/queries/visibility.h"
#include "domain/workflow/acts.h"

#include <algorithm>
#include <optional>

namespace app {

std::string choice_text(std::string_view act, std::string_view argument, std::string_view code)
{
    auto const* definition = domain::find_act(act);
    auto const* found = definition ? domain::find_argument(definition->arguments, argument) : nullptr;
    return std::string(found ? domain::choice_label(found->choices, code) : code);
}

std::string petitioner_text(std::string_view name, std::int64_t count, bool anonymous)
{
    std::string text(name);
    if (text.empty())
        text = anonymous ? "匿名" : "（姓名不详）";
    if (count > 1)
        text += " 等 " + std::to_string(count) + " 人";
    return text;
}

std::string category_text(Context const& context, std::string_view code)
{
    auto const& dictionary = context.references.category(code, context.today());
    auto const* item = dictionary.find(code);
    while (item && !item->parent.empty()) {
        auto const* parent = dictionary.find(item->parent);
        if (!parent)
            break;
        item = parent;
    }
    return item ? item->label : std::string(code);
}

std::string short_date(base::Date date)
{
    auto const day = base::year_month_day(date);
    return std::to_string(day.month) + "-" + (day.day < 10 ? "0" : "") + std::to_string(day.day);
}

static bool is_same_year(base::Date date, base::Date today)
{
    return base::year_month_day(date).year == base::year_month_day(today).year;
}

std::string short_date(base::Date date, base::Date today)
{
    return is_same_year(date, today) ? short_date(date) : base::to_iso(date);
}

std::string month_day(base::Date date, base::Date today)
{
    return is_same_year(date, today) ? base::to_month_day(date) : base::to_chinese(date);
}

std::string join_dots(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts) {
        if (part.empty())
            continue;
        if (!text.empty())
            text += "・";
        text += part;
    }
    return text;
}

static ChipLevel chip_level(domain::RemainingLevel level)
{
    switch (level) {
    case domain::RemainingLevel::Overdue:
        return ChipLevel::Overdue;
    case domain::RemainingLevel::DueToday:
    case domain::RemainingLevel::Soon:
        return ChipLevel::DueSoon;
    case domain::RemainingLevel::Normal:
        return ChipLevel::Info;
    case domain::RemainingLevel::Pending:
        return ChipLevel::Neutral;
    }
    return ChipLevel::Neutral;
}

static domain::Deadline deadline_of(domain::DeadlineRule const& rule, store::ClockRow const& clock)
{
    domain::Deadline deadline;
    deadline.start = base::parse_date(clock.start_on).value_or(base::Date{});
    deadline.unit = rule.unit;
    if (rule.n)
        deadline.limit = *rule.n + static_cast<int>(clock.extension_days);
    deadline.nominal = base::parse_date(clock.nominal_on).value_or(deadline.start);
    deadline.effective = base::parse_date(clock.effective_on);
    deadline.is_missing_calendar = clock.state == "MISSING_CALENDAR";
    deadline.is_paused = clock.state == "PAUSED";
    return deadline;
}

Chip due_chip(Context const& context, store::ClockRow const& clock)
{
    auto const start = base::parse_date(clock.start_on).value_or(base::Date{});
    auto const* rule = context.references.rules.find(clock.rule_id, start);
    if (!rule)
        return {};
    auto const now = context.now();
    auto const left = domain::remaining({base::civil_date(now), base::time_of_day(now)}, deadline_of(*rule, clock),
        context.references.rules.alert_leads(), context.references.calendar, context.config.hours_on(context.today()));
    return {left.text, chip_level(left.level)};
}

RecordRow to_record_row(Context& context, store::PetitionRecordRow const& row)
{
    auto const state = static_cast<domain::State>(row.state);
    RecordRow out;
    out.id = base::RecordId(row.record_id);
    out.petition_no = row.petition_no;
    out.petitioner = petitioner_text(row.petitioner_name, row.petitioner_count, row.anonymous);
    out.title = row.title;
    out.category = category_text(context, row.category);
    out.channel = choice_text("register_petition", "channel", row.channel);
    out.unit = row.unit.empty() ? std::string() : context.organisation.org_name(base::OrgId(row.unit));
    out.stage = std::string(domain::to_chinese(static_cast<domain::Stage>(row.stage)));
    out.state = std::string(domain::to_chinese(state));
    out.received_on = row.received_on;
    out.first_unit = context.organisation.org_name(base::OrgId(row.first_unit));
    out.repeat = row.first_time == 2;
    std::optional<store::ClockRow> clock;
    if (!row.next_due_rule.empty()) {
        if (auto found = context.projections.running_clock(row.record_id, row.next_due_rule); !found.is_error())
            clock = std::move(found).value();
    }
    if (!clock) {
        out.due = {
            std::string(domain::to_chinese(state)), domain::is_final(state) ? ChipLevel::Ok : ChipLevel::Neutral};
        return out;
    }
    out.due = due_chip(context, *clock);
    if (auto const* rule = context.references.rules.find(clock->rule_id, *base::parse_date(clock->start_on)))
        out.due_name = rule->name;
    return out;
}

std::vector<RecordRow> record_rows(Context& context, std::vector<std::string> const& ids)
{
    VisibilityPredicate const is_visible(context);
    std::vector<std::string> visible;
    for (auto const& id : ids) {
        auto const* indexed = context.index.find(id);
        if (indexed && is_visible(*indexed))
            visible.push_back(id);
    }
    std::vector<RecordRow> rows;
    auto const loaded = context.projections.load_records(visible);
    if (loaded.is_error())
        return rows;
    for (auto const& row : loaded.value())
        rows.push_back(to_record_row(context, row));
    return rows;
}

std::vector<RecordRow> record_rows(Context& context, std::span<base::RecordId const> ids)
{
    std::vector<std::string> texts;
    for (auto const& id : ids)
        texts.push_back(id.value);
    return record_rows(context, texts);
}

std::vector<RecordRow> record_rows(Context& context, std::span<std::uint32_t const> rows)
{
    std::vector<std::string> ids;
    for (auto const row : rows) {
        if (row < context.index.rows().size())
            ids.push_back(context.index.rows()[row].id);
    }
    return record_rows(context, ids);
}

static std::string object_text(
    Context const& context, std::span<domain::ArgumentDefinition const> fields, base::ValueObject const& object)
{
    std::vector<std::string> parts;
    for (auto const& field : fields) {
        if (auto const* value = object.find(field.name))
            parts.push_back(argument_text(context, field, *value));
    }
    return join_dots(parts);
}

static std::string list_text(
    Context const& context, domain::ArgumentDefinition const& argument, base::ValueList const& list)
{
    std::vector<std::string> parts;
    for (auto const& item : list) {
        if (auto const* object = item.object())
            parts.push_back(object_text(context, argument.fields, *object));
        else if (auto const* text = item.text())
            parts.push_back(*text);
    }
    return base::join(parts, "\n");
}

std::string argument_text(Context const& context, domain::ArgumentDefinition const& argument, base::Value const& value)
{
    if (auto const* flag = value.boolean())
        return *flag ? "是" : "否";
    if (auto const* number = value.integer())
        return std::to_string(*number);
    if (argument.type == domain::ArgumentType::Files)
        return {}; // in a list of their own
    if (auto const* list = value.list())
        return list_text(context, argument, *list);
    if (auto const* object = value.object())
        return object_text(context, argument.fields, *object);
    auto const* text = value.text();
    if (!text)
        return {};
    switch (argument.type) {
    case domain::ArgumentType::Enumeration:
        return std::string(domain::choice_label(argument.choices, *text));
    case domain::ArgumentType::Place:
        return context.references.regions.full_name(*text);
    case domain::ArgumentType::Category:
        return context.references.category(*text, context.today()).full_label(*text);
    case domain::ArgumentType::Org:
        return context.organisation.org_name(base::OrgId(*text));
    case domain::ArgumentType::Staff:
        return context.organisation.staff_name(base::StaffId(*text));
    default:
        return *text;
    }
}

} // namespace app
