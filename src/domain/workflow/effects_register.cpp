// Effects of registration and triage, and the registration fields that T47 may correct later.
#include "domain/workflow/effects.h"
#include "domain/workflow/query_code.h"

#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>

namespace domain {

static std::vector<Petitioner> petitioners_in(base::ValueObject const& fields)
{
    std::vector<Petitioner> petitioners;
    for (auto const& item : base::list_or_empty(fields, "petitioners")) {
        auto const* object = item.object();
        if (!object)
            continue;
        petitioners.push_back({base::text_or(*object, "name"), base::text_or(*object, "id_type"),
            base::text_or(*object, "id_no"), base::text_or(*object, "phone"), base::text_or(*object, "address")});
    }
    return petitioners;
}

static int count_in(base::ValueObject const& fields, std::string_view key, int fallback)
{
    return static_cast<int>(std::clamp<std::int64_t>(base::integer_or(fields, key, fallback), 0, 9999));
}

static void load_received(PetitionRecord& record)
{
    if (auto const on = date_in(record.fields, "received_on"))
        record.received_on = *on;
    if (auto const time = base::parse_time_of_day(base::text_or(record.fields, "received_time")))
        record.received_at = *time;
    for (auto& event : record.events) {
        if (event.name == "received_at") {
            event.on = record.received_on;
            event.time = record.received_at;
        }
    }
}

void load_registration(PetitionRecord& record, Surroundings const&)
{
    auto const& fields = record.fields;
    record.channel = base::text_or(fields, "channel");
    record.petitioners = petitioners_in(fields);
    record.petitioner_count =
        count_in(fields, "petitioner_count", static_cast<int>(std::max<std::size_t>(record.petitioners.size(), 1)));
    record.representatives = count_in(fields, "representatives", 0);
    record.purpose = base::text_or(fields, "purpose");
    record.place = base::text_or(fields, "place");
    record.category = base::text_or(fields, "category");
    record.demands = texts_in(fields, "demands");
    record.summary = base::text_or(fields, "summary");
    if (base::trimmed(record.summary).empty() && !record.demands.empty())
        record.summary = record.demands.front();
    record.facts = base::text_or(fields, "facts");
    record.history = base::text_or(fields, "history");
    record.anonymous = base::boolean_or(fields, "anonymous", false);
    record.urgent = base::boolean_or(fields, "urgent", false);
    record.threat = base::boolean_or(fields, "threat", false);
    record.collective = record.petitioner_count >= COLLECTIVE_FROM;
    load_received(record);
}

struct FieldPath {
    std::string_view name;
    std::optional<std::size_t> index;
    std::string_view member;
};

// "place", "demands[1]" or "petitioners[0].phone".
static std::optional<FieldPath> parse_path(std::string_view path)
{
    auto const open = path.find('[');
    if (open == std::string_view::npos)
        return path.empty() ? std::nullopt : std::optional(FieldPath{path, {}, {}});
    auto const close = path.find(']', open);
    if (open == 0 || close == std::string_view::npos)
        return {};
    auto const digits = path.substr(open + 1, close - open - 1);
    if (!base::is_ascii_digits(digits) || digits.size() > 4)
        return {};
    std::size_t index = 0;
    for (char digit : digits)
        index = index * 10 + static_cast<std::size_t>(digit - '0');
    auto const rest = path.substr(close + 1);
    if (!rest.empty() && (rest.front() != '.' || rest.size() < 2))
        return {};
    return FieldPath{path.substr(0, open), index, rest.empty() ? rest : rest.substr(1)};
}

bool set_registration_field(base::ValueObject& fields, std::string_view path, base::Value value)
{
    auto const parsed = parse_path(path);
    if (!parsed)
        return false;
    if (!parsed->index) {
        fields.set(std::string(parsed->name), std::move(value));
        return true;
    }
    auto* found = fields.find(parsed->name);
    auto* list = found ? found->list() : nullptr;
    if (!list || *parsed->index >= list->size())
        return false;
    auto& item = (*list)[*parsed->index];
    if (parsed->member.empty()) {
        item = std::move(value);
        return true;
    }
    auto* object = item.object();
    if (!object)
        return false;
    object->set(std::string(parsed->member), std::move(value));
    return true;
}

base::Value const* find_registration_field(base::ValueObject const& fields, std::string_view path)
{
    auto const parsed = parse_path(path);
    auto const* found = parsed ? fields.find(parsed->name) : nullptr;
    if (!found || !parsed->index)
        return found;
    auto const* list = found->list();
    if (!list || *parsed->index >= list->size())
        return nullptr;
    auto const& item = (*list)[*parsed->index];
    if (parsed->member.empty())
        return &item;
    return item.object() ? item.object()->find(parsed->member) : nullptr;
}

static void fix_first_responsibility(PetitionRecord& record, TimelineItem const& item, Organisation const& organisation)
{
    // S22: the unit, leader and officer that received it first, from the identity of the act, unless the act fixed
    // them.
    record.first_unit = base::OrgId{base::text_or(item.payload, "first_unit", item.org_id.value)};
    record.first_officer = base::StaffId{base::text_or(item.payload, "first_officer", item.identity_id.value)};
    auto const* leader = organisation.leader_of(record.first_unit);
    record.first_leader = base::StaffId{base::text_or(item.payload, "first_leader", leader ? leader->id.value : "")};
    record.present_officer = record.first_officer;
}

static std::string register_petition(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    record.fields = item.payload;
    for (auto fixed :
        {"petition_no", "matter_id", "first_unit", "first_leader", "first_officer", "collective", "split_from"})
        record.fields.remove(fixed);
    record.petition_no = base::text_or(item.payload, "petition_no");
    // W1: registration opens a provisional matter of its own, revived when the record is unlinked.
    record.own_matter_id = base::MatterId{base::text_or(item.payload, "matter_id", record.id.value)};
    record.matter_id = record.own_matter_id;
    record.registered_at = item.recorded_at;
    record.received_on = item.occurred_on;
    if (record.received_on == base::civil_date(item.recorded_at))
        record.received_at = base::time_of_day(item.recorded_at);
    note_event(record, "received_at", record.received_on, record.received_at);
    load_registration(record, surroundings);
    fix_first_responsibility(record, item, surroundings.organisation);
    auto const* org = surroundings.organisation.find_org(record.first_unit);
    record.registered_by_bureau = !org || org->kind == OrgKind::Bureau;
    record.query_code = query_code_of(item.entry);
    record.split_from = base::text_or(item.payload, "split_from");
    if (record.urgent || record.threat)
        note_event(record, "urgent_known_at", record.received_on, record.received_at);
    note_event(record, "registered_at", item.occurred_on);
    note_document(record, "D01");
    enter(record, State::Registered, item.occurred_on);
    return {};
}

static std::string split_off(PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    for (auto const& value : base::list_or_empty(item.payload, "siblings")) {
        auto const* sibling = value.object();
        auto const* registration = sibling ? sibling->find("registration") : nullptr;
        if (!registration || !registration->object() || base::text_or(*sibling, "id") != record.id.value)
            continue;
        auto own = item;
        own.payload = *registration->object();
        own.occurred_on = date_in(*sibling, "registered_on").value_or(item.occurred_on);
        return register_petition(record, own, surroundings);
    }
    return "拆分的内容里没有这一件";
}

static std::string split_registration(
    PetitionRecord& record, TimelineItem const& item, Surroundings const& surroundings)
{
    if (record.state == State::None)
        return split_off(record, item, surroundings);
    auto const& parts = base::list_or_empty(item.payload, "parts");
    auto const* first = parts.empty() ? nullptr : parts.front().object();
    if (!first || !record.split_from.empty())
        return "本件已经拆分过，或者没有写明拆分";
    record.split_from = record.petition_no;
    record.petition_no += "-1";
    record.fields.set("demands", first->find("demands") ? *first->find("demands") : base::Value(base::ValueList{}));
    load_registration(record, surroundings);
    if (record.state == State::Triaged)
        record.competent_unit = base::OrgId{base::text_or(*first, "competent_unit")};
    return {};
}

static void link_to(PetitionRecord& record, TimelineItem const& item)
{
    record.first_time = FirstTime::Repeat;
    record.repeat_of = base::RecordId{base::text_or(item.payload, "repeat_of")};
    record.matter_id = base::MatterId{base::text_or(item.payload, "matter_id", record.repeat_of.value)};
}

// What the triage found is kept among the fields as well, so that T47 can correct it.
void load_triage(PetitionRecord& record)
{
    auto const& fields = record.fields;
    record.matter_class = base::text_or(fields, "matter_class");
    record.route = base::text_or(fields, "route");
    record.litigation = base::boolean_or(fields, "litigation", record.route == "R1_JUDICIAL");
    record.competent_unit = base::OrgId{base::text_or(fields, "competent_unit")};
    auto const level = parse_org_level(base::text_or(fields, "competent_level"));
    record.competent_level = level ? static_cast<int>(*level) : 0;
}

static std::string triage(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const& payload = item.payload;
    auto const repeat_of = base::text_or(payload, "repeat_of");
    if (base::text_or(payload, "first_time") == "REPEAT") {
        if (repeat_of.empty() || repeat_of == record.id.value)
            return "重复件没有指明原信访件";
        link_to(record, item);
    } else {
        record.first_time = FirstTime::First;
    }
    for (auto const key : {"matter_class", "route", "litigation", "competent_unit", "competent_level"})
        if (auto const* value = payload.find(key))
            record.fields.set(key, *value);
    load_triage(record);
    record.cross_kinds = texts_in(payload, "cross_kinds");
    record.triaged_on = item.occurred_on;
    note_event(record, "bureau_accepted_at", item.occurred_on);
    enter(record, State::Triaged, item.occurred_on);
    return {};
}

static std::string link_repeat(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    auto const repeat_of = base::text_or(item.payload, "repeat_of");
    if (repeat_of.empty() || repeat_of == record.id.value)
        return "没有指明原信访件";
    link_to(record, item);
    return {};
}

// A disposal for which the record had to be a repeat: the same matter in hand or at its end, joined to it, or its copy.
static bool rests_on_the_link(PetitionRecord const& record)
{
    if (record.non_acceptance)
        return record.non_acceptance->ground == "N-01" || record.non_acceptance->ground == "X-01"
            || record.non_acceptance->ground == "X-03";
    if (!record.guided_on)
        return false;
    std::string ground;
    for (auto const& item : record.timeline)
        if (item.act == "guide" && !item.inert && !item.undone && !item.overruled)
            ground = base::text_or(item.payload, "ground");
    return record.disposal == "MERGED" || (record.disposal == "FILE_ONLY" && ground == "DUPLICATE");
}

// The matter is open again, and its clocks run on from the original receipt as if that disposal had never been.
static void take_back_disposal(PetitionRecord& record, base::Date on)
{
    auto& events = record.events;
    for (auto index = events.size(); index-- > 0;) {
        if (events[index].name != "ended_at")
            continue;
        events.erase(events.begin() + static_cast<std::ptrdiff_t>(index));
        bool const was_told =
            index > 0 && (events[index - 1].name == "dispatched_at" || events[index - 1].name == "notice_at");
        if (was_told)
            events.erase(events.begin() + static_cast<std::ptrdiff_t>(index - 1));
        break;
    }
    for (auto const state : {State::NotAccepted, State::NoLongerAccepted, State::Guided, State::Archived})
        record.entered_on.erase(state);
    record.non_acceptance.reset();
    record.guided_on.reset();
    record.archived_on.reset();
    bool const is_own = record.unit == record.first_unit;
    record.disposal = !record.unit_received_on ? "" : is_own ? "SELF" : record.feedback_due ? "ASSIGN" : "TRANSFER";
    enter(record,
        record.unit_received_on     ? State::UnitReceived
            : record.reported_up_on ? State::ReportedUp
                                    : State::Triaged,
        on);
}

static std::string unlink_repeat(PetitionRecord& record, TimelineItem const& item, Surroundings const&)
{
    if (record.first_time != FirstTime::Repeat)
        return "本件没有并为重复件";
    if (rests_on_the_link(record))
        take_back_disposal(record, item.occurred_on);
    record.first_time = FirstTime::First;
    record.repeat_of = {};
    record.matter_id = record.own_matter_id;
    return {};
}

Effect find_register_effect(std::string_view act)
{
    if (act == "register_petition")
        return register_petition;
    if (act == "triage")
        return triage;
    if (act == "split_registration")
        return split_registration;
    if (act == "link_repeat")
        return link_repeat;
    if (act == "unlink_repeat")
        return unlink_repeat;
    return nullptr;
}

} // namespace domain
