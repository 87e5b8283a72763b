#include "app/projector.h"

#include "app/queries/fact_text.h"
#include "app/queries/record_access.h"
#include "base/text.h"
#include "domain/reference/pinyin.h"
#include "domain/workflow/visibility.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t TITLE_CODE_POINTS = 60;

std::string iso(std::optional<base::Date> const& date)
{
    return date ? base::to_iso(*date) : std::string();
}

std::string_view to_text(domain::ClockState state)
{
    switch (state) {
    case domain::ClockState::Running:
        return "RUNNING";
    case domain::ClockState::Stopped:
        return "STOPPED";
    case domain::ClockState::Paused:
        return "PAUSED";
    case domain::ClockState::MissingCalendar:
        return "MISSING_CALENDAR";
    }
    return {};
}

std::string responsible_org(domain::PetitionRecord const& record, std::string_view actor)
{
    if (actor == "PETITIONER")
        return {};
    bool const is_unit = actor == "UNIT_OFFICER" || actor == "UNIT_LEADER";
    return is_unit && !record.unit.is_empty() ? record.unit.value : record.first_unit.value;
}

// Rights that may be used within a window and are never overdue: the petitioner's, and the unit's objection.
bool is_window(domain::DeadlineRule const& rule)
{
    return rule.actor == "PETITIONER" || rule.rule_id == "L08";
}

std::int64_t flags_of(domain::PetitionRecord const& record)
{
    std::int64_t flags = 0;
    auto const set = [&](bool condition, std::int64_t flag) { flags |= condition ? flag : 0; };
    set(record.urgent, record_flag::URGENT);
    set(record.threat, record_flag::THREAT);
    set(!record.pending.empty(), record_flag::AWAITING_APPROVAL);
    set(record.litigation, record_flag::LITIGATION);
    set(record.extension_days > 0, record_flag::EXTENDED);
    set(domain::is_confidential(record), record_flag::CONFIDENTIAL);
    for (auto const& item : record.timeline)
        set(item.inert && !item.undone && !item.mention && !item.conflict_resolved, record_flag::HAS_INERT_ENTRY);
    return flags;
}

std::string_view one_line(std::string_view text)
{
    text = base::trimmed(text);
    return base::first_code_points(text.substr(0, text.find('\n')), TITLE_CODE_POINTS);
}

void set_petitioner(store::PetitionRecordRow& row, domain::PetitionRecord const& record)
{
    row.petitioner_count = record.petitioner_count;
    row.anonymous = record.anonymous;
    row.collective = record.collective;
    if (record.petitioners.empty())
        return;
    auto const& main = record.petitioners.front();
    row.petitioner_name = main.name;
    row.petitioner_folded = base::folded_for_comparison(main.name);
    row.petitioner_initials = domain::pinyin_initials(main.name);
    row.petitioner_id_no = main.id_no;
    row.petitioner_phone = main.phone;
    row.petitioner_address = main.address;
}

void set_responsibility(store::PetitionRecordRow& row, domain::PetitionRecord const& record)
{
    row.first_unit = record.first_unit.value;
    row.first_leader = record.first_leader.value;
    row.first_officer = record.first_officer.value;
    row.present_officer = record.present_officer.value;
    row.unit = record.unit.value;
    row.unit_leader = record.unit_leader.value;
    row.unit_officer = record.unit_officer.value;
}

} // namespace

std::string title_of(domain::PetitionRecord const& record)
{
    if (auto const title = one_line(record.summary); !title.empty())
        return std::string(title);
    return record.demands.empty() ? std::string() : std::string(one_line(record.demands.front()));
}

store::PetitionRecordTextRow to_text_row(domain::PetitionRecord const& record)
{
    return {record.id.value, base::join(record.demands, "\n"), record.facts, record.history};
}

std::vector<store::PetitionerKeys> petitioner_keys(domain::PetitionRecord const& record)
{
    std::vector<store::PetitionerKeys> keys;
    for (auto const& person : record.petitioners)
        keys.push_back({person.id_no, person.phone, base::folded_for_comparison(person.name)});
    return keys;
}

std::vector<store::ClockRow> to_clock_rows(
    domain::PetitionRecord const& record, std::span<domain::RecordClock const> clocks, domain::RuleSet const& rules)
{
    std::vector<store::ClockRow> rows;
    for (auto const& clock : clocks) {
        store::ClockRow row;
        row.record_id = record.id.value;
        row.rule_id = clock.rule_id;
        row.occurrence = clock.occurrence;
        row.start_on = base::to_iso(clock.start);
        row.start_minutes = clock.start_time ? clock.start_time->minutes : -1;
        row.nominal_on = base::to_iso(clock.deadline.nominal);
        row.effective_on = iso(clock.deadline.effective);
        row.state = to_text(clock.state);
        row.stopped_on = iso(clock.stopped_on);
        if (auto const* rule = rules.find(clock.rule_id, clock.start)) {
            if (rule->n && clock.deadline.limit)
                row.extension_days = *clock.deadline.limit - *rule->n;
            row.responsible_org = responsible_org(record, rule->actor);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void set_next_due(store::PetitionRecordRow& row, std::span<store::ClockRow const> clocks, domain::RuleSet const& rules)
{
    store::ClockRow const* next = nullptr;
    domain::RuleSource next_source = domain::RuleSource::Config;
    auto const working_date = [](store::ClockRow const& clock) -> std::string const& {
        return clock.effective_on.empty() ? clock.nominal_on : clock.effective_on;
    };
    for (auto const& clock : clocks) {
        if (clock.state == "STOPPED" || clock.state == "PAUSED")
            continue;
        auto const* rule = rules.find(clock.rule_id, base::parse_date(clock.start_on).value_or(base::Date{}));
        if (!rule || is_window(*rule))
            continue;
        bool const is_sooner = !next || working_date(clock) < working_date(*next)
            || (working_date(clock) == working_date(*next) && rule->source < next_source);
        if (is_sooner) {
            next = &clock;
            next_source = rule->source;
        }
    }
    row.next_due_rule = next ? next->rule_id : std::string();
    row.next_due_nominal = next ? next->nominal_on : std::string();
    row.next_due_effective = next ? next->effective_on : std::string();
}

store::PetitionRecordRow to_row(domain::PetitionRecord const& record)
{
    store::PetitionRecordRow row;
    row.record_id = record.id.value;
    row.petition_no = record.petition_no;
    row.matter_id = record.matter_id.value;
    row.channel = record.channel;
    row.received_on = base::to_iso(record.received_on);
    row.registered_at = record.registered_at.milliseconds;
    set_petitioner(row, record);
    row.place = record.place;
    row.category = record.category;
    row.purpose = record.purpose;
    row.matter_class = record.matter_class;
    row.route = record.route;
    row.first_time = static_cast<std::int64_t>(record.first_time);
    row.repeat_of = record.repeat_of.value;
    row.title = title_of(record);
    row.state = static_cast<std::int64_t>(record.state);
    row.stage = static_cast<std::int64_t>(domain::stage_of(record.state));
    set_responsibility(row, record);
    row.procedure = static_cast<std::int64_t>(record.procedure);
    row.flags = flags_of(record);
    row.access = access_text(domain::access_of(record));
    row.accepted_on = iso(record.accepted_on);
    row.opinion_issued_on = iso(record.opinion_issued_on);
    row.delivered_on = iso(record.delivered_on);
    row.closed_on = iso(record.closed_on);
    row.settled_on = iso(record.settled_on);
    row.voided_on = iso(record.voided_on);
    for (auto const& item : record.timeline)
        row.updated_at = std::max(row.updated_at, item.recorded_at.milliseconds);
    return row;
}

base::Result<void> fold_into_cache(Context& context, domain::JournalEntry const& entry)
{
    auto const surroundings = context.surroundings();
    for (auto const& subject : entry.subjects) {
        if (subject.kind != domain::SubjectKind::Record)
            continue;
        if (auto* record = context.cache.find(base::RecordId(subject.id)))
            domain::apply(*record, entry, surroundings);
    }
    return {};
}

base::Result<base::MatterId> project_record(Context& context, domain::PetitionRecord const& record)
{
    if (record.state == domain::State::None) { // Registration undone, or only inert entries.
        TRY(context.projections.remove_record(record.id.value));
        context.index.remove(record.id.value);
        return base::MatterId{};
    }
    auto const& rules = context.references.rules;
    // J5: what becomes true with the passing of days is worked out when somebody looks. The day after receipt is late
    // enough for L07 (当场) to have ended and too early for anything deemed or lapsed.
    auto surroundings = context.surroundings();
    surroundings.today = base::add_days(record.received_on, 1);
    auto const domain_clocks = domain::clocks(record, surroundings);
    auto const clocks = to_clock_rows(record, domain_clocks, rules);
    auto row = to_row(record);
    set_next_due(row, clocks, rules);
    auto matter = domain::matter_of(record, surroundings.find_record);
    row.matter_id = matter.value;
    if (auto facts = domain::indicator_facts(record, domain_clocks, matter, surroundings))
        row.facts_digest = facts_text({std::move(*facts), domain::reactions_of(record)});
    auto const texts = to_text_row(record);
    TRY(context.projections.put(row));
    TRY(context.projections.put(texts));
    TRY(context.projections.put_clocks(record.id.value, clocks));
    auto const petitioners = petitioner_keys(record);
    TRY(context.projections.put_co_petitioners(
        record.id.value, std::span(petitioners).subspan(std::min<std::size_t>(1, petitioners.size()))));
    context.index.put(row, texts, clocks);
    return matter;
}

base::Result<void> project_with_followers(Context& context, base::RecordId const& id, Touched& touched)
{
    auto const* record = TRY(load_record(context, id));
    if (!record)
        return {};
    touched.records.insert(id);
    auto const before = TRY(context.projections.find_record(id.value));
    auto const matter = TRY(project_record(context, *record));
    if (!matter.is_empty())
        touched.matters.insert(matter);
    if (!before || before->matter_id == matter.value)
        return {};
    touched.matters.insert(base::MatterId(before->matter_id));
    for (auto const& row : TRY(context.projections.records_of_matter(before->matter_id))) {
        auto const* follower = TRY(load_record(context, base::RecordId(row.record_id)));
        if (!follower)
            continue;
        touched.records.insert(follower->id);
        touched.matters.insert(TRY(project_record(context, *follower)));
    }
    touched.matters.erase(base::MatterId{});
    return {};
}

base::Result<void> project_subjects(Context& context, domain::JournalEntry const& entry, Touched& touched)
{
    for (auto const& subject : entry.subjects) {
        if (subject.kind == domain::SubjectKind::Record)
            TRY(project_with_followers(context, base::RecordId(subject.id), touched));
    }
    for (auto const& id : touched.matters)
        TRY(project_matter(context, id));
    return {};
}

static base::Result<void> put_matter(
    Context& context, base::MatterId const& id, std::optional<domain::Matter> const& matter)
{
    if (!matter) {
        TRY(context.projections.remove_matter(id.value));
        return {};
    }
    store::MatterRow row;
    row.matter_id = id.value;
    row.governing_record = matter->governing_record.value;
    row.first_unit = matter->first_unit.value;
    row.first_leader = matter->first_leader.value;
    row.first_officer = matter->first_officer.value;
    row.state = static_cast<std::int64_t>(matter->state);
    row.stage = static_cast<std::int64_t>(domain::stage_of(matter->state));
    row.closed_on = iso(matter->closed_on);
    row.settled_on = iso(matter->settled_on);
    row.repeat_count = matter->repeat_count;
    row.provisional = matter->provisional;
    return context.projections.put(row);
}

base::Result<void> project_matter(Context& context, base::MatterId const& id)
{
    return put_matter(context, id, TRY(load_matter(context, id)));
}

base::Result<void> project_matter(
    Context& context, base::MatterId const& id, std::vector<base::RecordId> const& members)
{
    return put_matter(context, id, TRY(load_matter(context, id, members)));
}

base::Result<void> project_organisation(Context& context)
{
    for (auto const& org : context.organisation.orgs()) {
        TRY(context.projections.put(store::OrgRow{org.id.value, org.name, static_cast<std::int64_t>(org.level),
            org.region, std::string(domain::to_code(org.kind)), org.parent.value}));
    }
    for (auto const& staff : context.organisation.staff()) {
        TRY(context.projections.put(store::StaffRow{staff.id.value, staff.name, staff.org.value, staff.active}));
        std::vector<std::string> roles;
        for (auto const role : staff.roles)
            roles.emplace_back(domain::to_code(role));
        TRY(context.projections.put_roles(staff.id.value, roles));
    }
    return {};
}

std::vector<TakenNumber> numbers_of(domain::JournalEntry const& entry)
{
    std::vector<TakenNumber> numbers;
    if (entry.act == "register_petition") {
        if (auto taken = parse_number(base::text_or(entry.payload, "petition_no")))
            numbers.push_back(std::move(*taken));
    } else if (!numbered_document(entry.act).empty()) {
        if (auto taken = parse_document_number(base::text_or(entry.payload, "document_no")))
            numbers.push_back(std::move(*taken));
    }
    return numbers;
}

base::Result<void> project_numbers(Context& context, domain::JournalEntry const& entry)
{
    for (auto const& taken : numbers_of(entry)) {
        if (taken.serial > TRY(context.projections.last_number(taken.series)))
            TRY(context.projections.put(store::NumberSeriesRow{taken.series, taken.serial}));
    }
    return {};
}

base::Result<void> reindex(Context& context, Touched const& touched)
{
    for (auto const& id : touched.records) {
        auto const row = TRY(context.projections.find_record(id.value));
        if (!row) {
            context.index.remove(id.value);
            continue;
        }
        auto const texts = TRY(context.projections.find_record_texts(id.value));
        context.index.put(
            *row, texts.value_or(store::PetitionRecordTextRow{}), TRY(context.projections.clocks_of(id.value)));
    }
    return {};
}

} // namespace app
