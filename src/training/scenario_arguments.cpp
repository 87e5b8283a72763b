// The arguments of a step. A form shows some of them filled in already, and so does a scenario: the day of the act, the
// hour of receipt, the number of petitioners. Words, choices and persons are never made up.
#include "base/base64.h"
#include "base/text.h"
#include "training/scenario.h"

#include <algorithm>

namespace training {

namespace {

struct Resolver {
    Scenario const& scenario;
    domain::ActDefinition const& act;
    base::Date day; // of the act

    bool is_day_of_act(domain::ArgumentDefinition const& argument) const
    {
        return argument.type == domain::ArgumentType::Date && argument.required
            && (argument.name == "on" || argument.name.ends_with("_on"));
    }
    void resolve_fields(std::span<domain::ArgumentDefinition const> definitions, base::ValueObject& fields) const;
    void resolve(domain::ArgumentDefinition const& argument, base::Value& value) const;
};

// A code may be written as its label: 来访 for VISIT, 城乡建设 for 030000.
void take_code(std::vector<app::PickerItem> const& items, base::Value& value)
{
    auto const label = *value.text();
    for (auto const& item : items) {
        if (item.label == label) {
            value = item.code;
            return;
        }
    }
}

// {"name": "回证.txt", "text": "…"} or {"name": "回证.jpg", "base64": "…"}: the file is stored, as a form does, and
// named by its hash. What is refused stays as it is, so that the act says what is wrong with it.
void take_file(app::Application& application, base::ValueObject& file)
{
    std::vector<std::uint8_t> bytes;
    auto const* text = file.find("text");
    auto const* encoded = file.find("base64");
    if (text && text->text()) {
        bytes.assign(text->text()->begin(), text->text()->end());
    } else if (encoded && encoded->text()) {
        auto decoded = base::parse_base64(*encoded->text());
        if (!decoded)
            return;
        bytes = std::move(*decoded);
    } else {
        return;
    }
    application.add_attachment(base::text_or(file, "name"), bytes, [&](base::Result<domain::Attachment> const& added) {
        if (!added.is_error())
            file = domain::to_value(added.value());
    });
}

void Resolver::resolve(domain::ArgumentDefinition const& argument, base::Value& value) const
{
    if (auto const* text = value.text()) {
        if (argument.type == domain::ArgumentType::Record && !scenario.record_of(*text).is_empty())
            value = scenario.record_of(*text).value;
        else if (argument.type == domain::ArgumentType::Place && !base::is_ascii_digits(*text))
            take_code(scenario.application().places(), value);
        else if (argument.type == domain::ArgumentType::Category && !base::is_ascii_digits(*text))
            take_code(scenario.application().categories(), value);
        else if (argument.type == domain::ArgumentType::Enumeration) {
            auto const label = *text;
            for (auto const& choice : argument.choices)
                if (choice.label == label)
                    value = choice.code;
        }
    } else if (argument.type == domain::ArgumentType::Files && value.list()) {
        for (auto& item : *value.list())
            if (auto* file = item.object())
                take_file(scenario.application(), *file);
    } else if (auto* object = value.object()) {
        resolve_fields(argument.fields, *object);
    } else if (auto* list = value.list()) {
        for (auto& item : *list)
            if (auto* element = item.object())
                resolve_fields(argument.fields, *element);
    }
}

// A member written as null stays away, so that a scenario can leave out what would be filled in.
void Resolver::resolve_fields(std::span<domain::ArgumentDefinition const> definitions, base::ValueObject& fields) const
{
    for (auto const& argument : definitions) {
        auto* value = fields.find(argument.name);
        if (!value) {
            if (definitions.data() == act.arguments.data() && is_day_of_act(argument))
                fields.set(std::string(argument.name), base::to_iso(day));
        } else if (value->is_null()) {
            fields.remove(argument.name);
        } else {
            resolve(argument, *value);
        }
    }
}

void fill_registration(base::ValueObject& fields, base::Instant now)
{
    auto const& petitioners = base::list_or_empty(fields, "petitioners");
    if (!fields.find("petitioner_count"))
        fields.set("petitioner_count", std::max<std::int64_t>(1, static_cast<std::int64_t>(petitioners.size())));
    if (!fields.find("received_time") && base::text_or(fields, "received_on") == base::to_iso(base::civil_date(now)))
        fields.set("received_time", base::to_text(base::time_of_day(now)));
    auto* people = fields.find("petitioners");
    if (!people || !people->list())
        return;
    for (auto& person : *people->list()) {
        auto* object = person.object();
        if (object && object->find("id_no") && !object->find("id_type"))
            object->set("id_type", "111"); // resident ID
    }
}

// A demand may be named by its own words.
void number_demand(base::ValueObject& object, std::vector<std::string> const& demands)
{
    auto* demand = object.find("demand");
    if (!demand || !demand->text())
        return;
    auto const found = std::find(demands.begin(), demands.end(), *demand->text());
    if (found != demands.end())
        *demand = static_cast<std::int64_t>(found - demands.begin());
}

void number_demands(Scenario const& scenario, base::RecordId const& record, base::ValueObject& arguments)
{
    auto const surroundings = scenario.application().surroundings();
    auto const* petition = record.is_empty() ? nullptr : surroundings.find_record(record);
    if (!petition)
        return;
    number_demand(arguments, petition->demands);
    auto* outcomes = arguments.find("outcomes");
    if (outcomes && outcomes->list())
        for (auto& item : *outcomes->list())
            if (item.object())
                number_demand(*item.object(), petition->demands);
}

struct Waiting {
    base::RecordId record;
    base::EntryId entry;
};

// What waits for an approval: on this record, or anywhere where `of` names the record or the act.
std::vector<Waiting> waiting_for_approval(
    Scenario const& scenario, base::RecordId const& record, std::string const& act)
{
    std::vector<Waiting> found;
    auto const surroundings = scenario.application().surroundings();
    for (auto const& [ref, id] : scenario.refs()) {
        if (!record.is_empty() && !(id == record))
            continue;
        auto const* petition = surroundings.find_record(id);
        if (!petition)
            continue;
        for (auto const& pending : petition->pending)
            if (act.empty() || pending.act == act || pending.entry.value == act)
                found.push_back({id, pending.entry});
    }
    return found;
}

// `approve` names what it decides by the act that waits (of), by the record (ref, or of as well), or by both.
void find_waiting(Scenario const& scenario, Step const& step, base::ValueObject& arguments, base::RecordId& record)
{
    auto of = base::text_or(arguments, "of");
    base::RecordId where = scenario.record_of(step.ref);
    if (where.is_empty() && !scenario.record_of(of).is_empty())
        where = scenario.record_of(std::exchange(of, {}));
    if (auto const waiting = waiting_for_approval(scenario, where, of); !waiting.empty()) {
        record = waiting.back().record;
        arguments.set("of", waiting.back().entry.value);
    } else if (!where.is_empty()) {
        record = where;
        if (of.empty())
            arguments.set("of", "-"); // Nothing waits: the guard of W3 says so.
    }
}

// Undo means the last step, a conflict the act that took no effect.
void find_step(Scenario const& scenario, base::RecordId const& record, base::ValueObject& arguments, bool of_conflict)
{
    auto const surroundings = scenario.application().surroundings();
    auto const* petition = surroundings.find_record(record);
    if (!petition || arguments.find("of"))
        return;
    for (auto it = petition->timeline.rbegin(); it != petition->timeline.rend(); ++it) {
        if (!of_conflict || (it->inert && !it->conflict_resolved && !it->mention)) {
            arguments.set("of", it->entry.value);
            return;
        }
    }
}

// An act on an item of a ledger names it by `ref`, as acts on petitions name theirs, or by `item`.
void find_item(
    Scenario const& scenario, domain::ActDefinition const& act, Step const& step, base::ValueObject& arguments)
{
    if (act.on_record || !domain::find_argument(act.arguments, "item"))
        return;
    auto const name = base::text_or(arguments, "item", step.ref);
    if (auto const item = scenario.ledger_item_of(name); !item.empty())
        arguments.set("item", item);
}

} // namespace

base::Result<base::ValueObject> resolve_arguments(
    Scenario const& scenario, domain::ActDefinition const& act, Step const& step, base::RecordId& record)
{
    auto arguments = step.arguments;
    auto const now = scenario.application().now();
    Resolver const resolver{
        scenario, act, step.occurred_on.value_or(step.at ? base::civil_date(*step.at) : base::civil_date(now))};
    if (act.name == "approve")
        find_waiting(scenario, step, arguments, record);
    else if (act.name == "undo" || act.name == "resolve_conflict")
        find_step(scenario, record, arguments, act.name == "resolve_conflict");
    find_item(scenario, act, step, arguments);
    // The code that the petitioner of that record was told.
    if (auto const of = scenario.record_of(base::text_or(arguments, "query_code")); !of.is_empty())
        if (auto const* petition = scenario.application().surroundings().find_record(of))
            arguments.set("query_code", petition->query_code);
    resolver.resolve_fields(act.arguments, arguments);
    number_demands(scenario, record, arguments);
    if (act.name == "register_petition")
        fill_registration(arguments, now);
    return arguments;
}

} // namespace training
